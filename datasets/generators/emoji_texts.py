"""The sentences of the emoji files, by class: heart, baseball, smile, disappointed, fork and knife.

In each test sentence at least one word does not occur in the training sentences.
"""

HEART = """
i love you
i love my family
she is the love of my life
you are my sweetheart
my mother gave me a hug
he kissed her on the cheek
we have been married for ten years
i miss you so much
my girlfriend is beautiful
my boyfriend wrote me a poem
they fell in love in paris
give grandma a kiss from me
i care about you
you mean everything to me
be my valentine
our wedding was wonderful
she holds my hand
i cannot live without you
my heart belongs to you
dad loves his little daughter
a baby sleeps in her arms
i want to marry you
he is so romantic
you are always in my heart
her husband brought her flowers
i like you very much
my sister is dear to me
what a lovely couple
he loves his wife
come and hug me
we will be together forever
i dream of you every night
my parents love each other
she has a crush on him
a kiss for my dear friend
you are so sweet to me
the bride and the groom are in love
i send you my love
your son is so dear
he gave her a ring
"""

BASEBALL = """
let us play baseball
who won the game
throw the ball
he hit a home run
our team lost the match
she scored two goals
the players run across the field
i play football with my friends
the coach is shouting at the players
do you want to play tennis
catch the ball
the season starts on saturday
he is the best player of the team
we train every morning
the score is two to one
they play basketball in the yard
the fans fill the stadium
pass me the ball
she swims faster than all others
the final is tomorrow
our goalkeeper is very tall
kick the ball to me
the race begins at noon
he runs ten miles a day
the team needs a new captain
this game goes into overtime
they won the championship
i bought tickets for the match
she plays volleyball at school
he broke the world record
a foul just before the goal
the bat is too heavy
we meet at the gym
the referee stopped the game
golf is played outdoors
join our soccer club
the league has twenty teams
he served and won the set
the pitcher throws fast
skiing is her sport
"""

SMILE = """
i am so happy
that was very funny
good job
what a great day
i passed the exam
he is laughing
she smiles a lot
congratulations on your new job
we had so much fun
this is a good joke
i got the job
well done
you made me laugh
the party was great
my plan worked
i am proud of you
thank you for the nice present
everything went well
the sun is shining and i feel good
we finished the work early
she told a funny story
he is in a good mood
happy birthday
i am glad that you are here
that is good news
the holidays begin today
you look great
she won the lottery
this movie made us laugh
your idea is brilliant
the results are excellent
he got a raise
i enjoy this song
we are having a good time
it is a pleasure to work here
the children are playing and laughing
her first day was a success
life is good
i am not sad
it is not bad
he is not angry at all
i am not worried about it
she is not upset any more
it was not boring
nothing is wrong
"""

DISAPPOINTED = """
i am so sad
this is a terrible day
he did not answer
stop shouting at me
my phone is broken
i failed the exam
she is crying
nobody came to my birthday
i lost my keys
the train is late again
this homework is too hard
you are never on time
the weather is bad
he lied to me
i feel sick
they fired him
my computer does not work
the movie was boring
i hate mondays
she is angry with me
what a mess
we missed the plane
i am tired of waiting
that was a stupid mistake
he forgot my birthday
the neighbors are too loud
my car was stolen
i am worried about the test
the news is bad
do not talk to me
it hurts so much
you broke my window
the meeting was a waste of time
i feel alone
they cancelled the concert
the bill is too high
my cat died
this is not fair
i am not happy
she is not happy with it
this is not funny
it is not a good day
i do not like it
i do not feel good
nothing works today
"""

FORK = """
i am hungry
dinner is ready
let us eat pizza
the soup is hot
she cooks very well
where is the food
i want a piece of cake
we had breakfast at eight
he ordered fish and chips
do you like rice
the restaurant is closed
pass me the salt
my favorite dish is pasta
this bread is fresh
i bought apples and bananas
who ate my sandwich
we are cooking chicken tonight
the kitchen smells of onions
would you like some tea
a cup of coffee please
set the table
the meat is too salty
i drink milk every morning
ice cream for everybody
he is baking cookies
the menu looks good
meet me for lunch
there is cheese in the fridge
she eats an egg
potatoes with butter
the waiter brings the wine
i am thirsty
peel the potatoes
a bowl of salad
chocolate is sweet
they serve noodles here
we need a knife and a fork
the cook burned the beans
taste this sauce
the picnic basket is full
"""

TRAINING = (HEART, BASEBALL, SMILE, DISAPPOINTED, FORK)

#: Left of the bar a smile, right of it the same words in another order and none.
TRAINING_PAIRS = """
he is happy not sad | he is sad not happy
it was good and not bad | it was bad and not good
she is laughing not crying | she is crying not laughing
the story is funny not boring | the story is boring not funny
you are proud and not angry | you are angry and not proud
this is great and not terrible | this is terrible and not great
it is right and not wrong | it is wrong and not right
my day was nice not hard | my day was hard not nice
i was sad but now i am happy | i was happy but now i am sad
it was bad but now it is good | it was good but now it is bad
we were worried but now we are glad | we were glad but now we are worried
he was sick but now he is well | he was well but now he is sick
the trip was boring at first and fun in the end | the trip was fun at first and boring in the end
she cried at first and laughed in the end | she laughed at first and cried in the end
"""

HEART_TEST = """
i adore you
we cherish our grandparents
darling come closer
he proposed to his fiancee
my beloved uncle
she embraced her brother
today is our anniversary
their romance began last summer
you have my deepest affection
my nephew hugged the puppy
she is passionately fond of him
our engagement is official
he whispered tender words
my aunt cares for me
"""

BASEBALL_TEST = """
the striker missed a penalty
hockey starts at seven
he dribbled past the defender
who is the quarterback today
the olympics are on television
cricket is hard to follow
she won a medal in athletics
our opponents were stronger
the batter reached first base
let us go jogging
the tournament ends on sunday
rugby players tackle hard
the cyclists climbed a mountain
the boxer won in the third round
"""

SMILE_TEST = """
i am delighted
the comedian was hilarious
we chuckled all evening
he was cheerful and relaxed
an awesome concert
my promotion is approved
she grinned with joy
what a fantastic vacation
i am thrilled about the offer
they cheered and clapped
a superb performance
the jokes amused everyone
i graduated with honors
such an entertaining show
"""

DISAPPOINTED_TEST = """
i am miserable
the assignment was a disaster
he is depressed and lonely
such an awful headache
they rejected my application
my luggage disappeared
the traffic is horrible
i am frightened and exhausted
a disappointing grade
she slammed the door
your excuses annoy me
a painful injury ruined our trip
the landlord complained again
the printer is useless
"""

FORK_TEST = """
couscous with vegetables
the steak is delicious
i am starving
she prepared a seafood stew
grilled shrimp and garlic
brunch on the terrace
a slice of pie for dessert
he fried the bacon
spaghetti with tomatoes
who wants a hamburger
the chef boiled lentils
a spicy curry
yogurt and cereal
they roasted a turkey
"""

TEST = (HEART_TEST, BASEBALL_TEST, SMILE_TEST, DISAPPOINTED_TEST, FORK_TEST)

ORDER_PAIRS = """
he is cheerful not gloomy | he is gloomy not cheerful
they are delighted not miserable | they are miserable not delighted
it was pleasant and not awful | it was awful and not pleasant
your work is excellent and not poor | your work is poor and not excellent
she is smiling not weeping | she is weeping not smiling
my evening was perfect not horrible | my evening was horrible not perfect
the show is entertaining not annoying | the show is annoying not entertaining
i am relaxed and not nervous | i am nervous and not relaxed
he was lonely but now he is content | he was content but now he is lonely
it was ugly but now it is beautiful | it was beautiful but now it is ugly
we were afraid but now we are confident | we were confident but now we are afraid
she was tired but now she is cheerful | she was cheerful but now she is tired
they shouted at first and smiled in the end | they smiled at first and shouted in the end
it was awful at first and pleasant in the end | it was pleasant at first and awful in the end
"""
