# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Word vectors: similarity, analogies and bias
#
# A network cannot multiply a word by a weight; it needs numbers. You will work with vectors for
# 50,000 words that a computer learned by reading six billion words of text. Directions in this
# space have a meaning: one leads from *man* to *woman*, and nearly the same one from *king* to
# *queen*. You will use that to complete analogies, and measure how often it really works. Then you
# will find out what else the vectors picked up from the text, remove a part of it, and test
# honestly what is still there afterwards.
#
# **When you are done you can**
#
# - measure how similar two words are by the angle between their vectors;
# - complete analogies by arithmetic, and judge the method by a score instead of by nice examples;
# - measure the part of a vector along a direction, and remove it;
# - make a pair of words equal in everything but one direction;
# - say what such a correction does not do.
#
# **You need** NumPy and dot products; no network is trained here. **Time:** 2 to 3 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned beside what was expected. Your points come from these
# checks and from hidden ones with other words and vectors of other sizes, so write for any input,
# not for the one you see. The reflection at the end is graded by a person.

# %% [markdown]
# ## 1. Set-up

# %%
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact

from coursework.data.analogies import analogy_questions
from coursework.data.bias_words import GENDER_PAIRS, NAMES, OCCUPATIONS
from coursework.figures import word_vectors as vector_figures
from coursework.metrics.analogies import analogy_scores, by_difference, by_nearest, by_sum
from coursework.metrics.bias import company, most_leaning, recovered_sides
from w2v_utils import read_glove_vecs

# %%
from graders import Checker

check = Checker("course5/word_vectors")

# %% [markdown]
# The vectors are called **GloVe** ([Pennington, Socher and Manning,
# 2014](https://aclanthology.org/D14-1162/)). They were made from counts of which words occur near
# which others, in Wikipedia and in news reports. Nobody told the computer what a word means;
# *coffee* and *tea* came to lie close together because they keep the same company.
#
# `word_to_vec_map` is a dictionary that gives each word its vector of 50 numbers. (We ship the
# 50,000 most frequent of 400,000 words and a few rarer ones, with the numbers rounded to three or
# four digits.)

# %% tags=["demo"]
words, word_to_vec_map = read_glove_vecs()
print(f"{len(words):,} words")
print("tea:", word_to_vec_map["tea"][:6], "...")

# %% [markdown]
# ## 2. How similar are two words?
#
# A single number of a vector tells you nothing. What counts is how vectors lie relative to each
# other, and the usual measure of that is the **cosine of the angle** between them:
#
# $$\text{cosine similarity}(u, v) = \frac{u \cdot v}{\lVert u \rVert \, \lVert v \rVert} = \cos\theta
# \qquad \text{with} \quad u \cdot v = \sum_i u_i v_i, \quad \lVert u \rVert = \sqrt{\sum_i u_i^2}$$
#
# It is 1 when both point the same way, 0 when they stand at a right angle, and −1 when they point
# in opposite directions. Lengths do not count: that is good here, because the length of a word
# vector has much to do with how frequent the word is. Move the sliders and compare the cosine
# similarity with the distance between the two tips.

# %% tags=["demo"] alt="Three pairs of arrows at angles of 20, 90 and 160 degrees: the cosine similarities are 0.94, 0 and -0.94, and the distance between the tips grows"
vector_figures.draw_angles([20, 90, 160])
plt.show()


def two_vectors(degrees=60, length=1.5):
    vector_figures.draw_angles([degrees], length)
    plt.show()


interact(two_vectors, degrees=(0, 180, 10), length=(0.5, 3, 0.25));

# %% [markdown]
# ### Exercise 1: `cosine_similarity`
#
# Write the formula as code. `np.dot` gives the dot product of two vectors; `np.linalg.norm` gives
# the length of one, or you take the square root of the sum of squares yourself. (A vector of zeros
# has no angle to anything. No word has such a vector, so you need not handle it.)

# %%
# GRADED FUNCTION: cosine_similarity
def cosine_similarity(u, v):
    """Compute the cosine of the angle between two vectors.

    Arguments:
    u -- vector of a word, shape (n,)
    v -- vector of another word, shape (n,)

    Returns:
    similarity -- a number from -1 to 1
    """
    ### START CODE HERE ### (≈ 3-4 lines of code)
    dot = np.dot(u, v)
    norm_u = np.linalg.norm(u)
    norm_v = np.linalg.norm(v)
    similarity = dot / (norm_u * norm_v)
    ### END CODE HERE ###

    return similarity


# %% points=20
check("cosine_similarity")

# %% tags=["demo"]
def e(name):
    """The vector of a word."""
    return word_to_vec_map[name]


print("father, mother:              ", round(cosine_similarity(e("father"), e("mother")), 3))
print("ball, crocodile:             ", round(cosine_similarity(e("ball"), e("crocodile")), 3))
similarity = cosine_similarity(e("france") - e("paris"), e("rome") - e("italy"))
print("france - paris, rome - italy:", round(similarity, 3))

# %% [markdown]
# Father and mother are close; ball and crocodile are not. The third number is the most interesting
# one: it compares two **differences**. One leads from a capital to its country, the other from a
# country to its capital: nearly opposite directions, hence the minus sign.
#
# Similar does not mean *same meaning*, though. Look at the neighbours of some words:

# %% tags=["demo"]
def neighbours(word, k=6):
    """The k words with the largest cosine similarity to a word."""
    similarity = {w: cosine_similarity(e(word), e(w)) for w in list(word_to_vec_map)[:20000]}
    similarity.pop(word, None)
    return sorted(similarity, key=similarity.get, reverse=True)[:k]


for word in ("tea", "good", "monday", "apple"):
    print(f"{word:7s}", ", ".join(neighbours(word)))

# %% [markdown]
# Words that can *replace* each other in a sentence come out similar, and that includes opposites:
# after "this is a", *good* and *bad* fit equally well. And a word with two meanings has only one
# vector. That of *apple* leans towards the company rather than the fruit. Keep both in mind when
# you build on such vectors.

# %% [markdown]
# ## 3. Analogies
#
# *Man* is to *woman* as *boy* is to what? Look at the differences: the step from *man* to *woman*,
# $e_b - e_a$, should point the same way as the step from *boy* to the word we are looking for,
# $e_w - e_c$.

# %% tags=["demo"] alt="Arrows from man to woman, boy to girl, king to queen, uncle to aunt and he to she in a plane: all point in nearly the same direction"
family = [("man", "woman"), ("boy", "girl"), ("king", "queen"), ("uncle", "aunt"), ("he", "she")]
vector_figures.draw_pairs(family, word_to_vec_map)
plt.show()

# %% [markdown]
# ### Exercise 2: `complete_analogy`
#
# *a is to b as c is to …* Go through all words $w$ and find the one with the largest
#
# $$\text{cosine similarity}\,(e_b - e_a,\; e_w - e_c)$$
#
# - The dictionary holds lower-case words only, so the three given words are first converted to
#   lower case.
# - The three given words are skipped. For $w = c$ the difference is zero and has no direction at
#   all. For $b$ there is another reason: *small* is to *smaller* as *large* is to what? If $b$ were
#   allowed, the answer would be *smaller* once more, which explains nothing.
# - All similarities may be negative, so the maximum starts below any that can occur.

# %%
# GRADED FUNCTION: complete_analogy
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    """Find the word that is to word_c as word_b is to word_a.

    Arguments:
    word_a, word_b -- the pair that is given
    word_c -- first word of the pair to complete
    word_to_vec_map -- dictionary with the vector of each word

    Returns:
    best_word -- the word w for which e_b - e_a and e_w - e_c have the largest cosine similarity;
                 none of the three given words
    """
    ### START CODE HERE ### (≈ 2 lines of code)
    # To lower case, and their vectors
    word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()
    e_a, e_b, e_c = word_to_vec_map[word_a], word_to_vec_map[word_b], word_to_vec_map[word_c]
    ### END CODE HERE ###

    best_word = None
    max_similarity = -100

    for w in word_to_vec_map:
        ### START CODE HERE ### (≈ 6 lines of code)
        # Skip the three given words
        if w in (word_a, word_b, word_c):
            continue
        # Similarity of the two differences
        similarity = cosine_similarity(e_b - e_a, word_to_vec_map[w] - e_c)
        # Keep the best word so far
        if similarity > max_similarity:
            max_similarity = similarity
            best_word = w
        ### END CODE HERE ###

    return best_word


# %% points=30
check("complete_analogy")

# %% [markdown]
# Each analogy goes through all 50,000 words in a Python loop, which takes about a second.

# %% tags=["demo"]
trials = [
    ("italy", "italian", "spain"), ("india", "delhi", "japan"), ("man", "woman", "boy"),
    ("small", "smaller", "large"), ("small", "smaller", "big"),
]
for a, b, c in trials:
    print(f"{a} -> {b}  ::  {c} -> {complete_analogy(a, b, c, word_to_vec_map)}")

# %% [markdown]
# Impressive, except for the last one. But four nice examples prove little: somebody chose them.
# What is the score when nobody chooses?
#
# ### A score instead of examples
#
# `analogy_questions` makes every analogy that can be made from seven lists of pairs: capitals,
# nationalities, family, comparatives, plurals, past tense and opposites, 1,622 questions in all.
# We answer them by three rules (with matrix products, hundreds of times faster than the loop):
#
# - **difference**: your rule;
# - **sum**: the usual one in the literature, the word nearest to $e_b - e_a + e_c$, with all
#   vectors scaled to length 1 first;
# - **nearest to c**: a rule that ignores the first pair altogether. This is our baseline: only what
#   a method scores above it is due to the analogy.
#
# The next cell takes some ten seconds.

# %% tags=["demo"] alt="Bars of the share of right answers for seven kinds of analogies and three rules; nationalities are nearly perfect, opposites hardly work, and the sum mostly beats the difference"
questions = analogy_questions()
rules = {"difference": by_difference, "sum": by_sum, "nearest to c": by_nearest}
scores = {
    name: analogy_scores(questions, word_to_vec_map, rule) for name, rule in rules.items()
}
vector_figures.draw_scores(scores)
plt.show()

# %% tags=["demo"]
def overall(shares):
    """Share of right answers over all kinds, by the number of their questions."""
    right = sum(shares[kind] * len(asked) for kind, asked in questions.items())
    return right / sum(len(asked) for asked in questions.values())


for name, shares in scores.items():
    print(f"{name:13s} {overall(shares):.1%}")
allowed = analogy_scores(questions, word_to_vec_map, by_sum, skip_inputs=False)
print(f"sum, when the given words are not skipped: {overall(allowed):.1%}")

# %% [markdown]
# - Nationalities: nearly perfect. Family and capitals: far above the baseline. But for
#   comparatives, plurals and the past tense the rule of differences is *worse* than the baseline,
#   which does not know the question. And opposites hardly work at all.
# - The sum does better, since it also asks the answer to be near $c$ itself. That is a good part of
#   its success: often the step $e_b - e_a$ is small, and the word nearest to $c$ is the right one
#   anyway ([Linzen, 2016](https://aclanthology.org/W16-2503/)).
# - If the given words are not skipped, the score of the sum drops by a third: the nearest word is
#   then often $c$ or $b$ itself. Remember this when you read that some vectors answer "man is to
#   doctor as woman is to *nurse*". With *doctor* skipped, the method is not free to say "doctor"
#   ([Nissim, van Noord and van der Goot, 2020](https://aclanthology.org/2020.cl-2.7/)). To show a
#   bias, it is better to measure it directly.

# %% [markdown]
# ## 4. What else the vectors have learned
#
# From here on we scale every vector to length 1. The method below was made for such vectors
# ([Bolukbasi and others, 2016](https://arxiv.org/abs/1607.06520)), and a cosine similarity becomes
# a plain dot product.
#
# The step from *man* to *woman* is a direction that stands for gender, roughly:
#
# $$g = e_{woman} - e_{man}$$
#
# Which words have a part along it? Names first: those of women should be positive, those of men
# negative.

# %% tags=["demo"]
unit_map = {word: vector / np.linalg.norm(vector) for word, vector in word_to_vec_map.items()}
g = unit_map["woman"] - unit_map["man"]
for name in NAMES:
    print(f"{name:10s} {cosine_similarity(unit_map[name], g):6.2f}")

# %% [markdown]
# That is as it should be: a name *is* a statement about gender. Now occupations, which are not:

# %% tags=["demo"]
original = {word: cosine_similarity(unit_map[word], g) for word in OCCUPATIONS}
for word in sorted(original, key=original.get)[:5] + sorted(original, key=original.get)[-5:]:
    print(f"{word:13s} {original[word]:6.2f}")
print(f"mean size over {len(original)} occupations: {np.mean(np.abs(list(original.values()))):.3f}")

# %% [markdown]
# Nobody intended this. The vectors repeat who did which job in the texts that they were computed
# from. That becomes a problem as soon as they are used: a search that ranks applications by
# similarity to *manager* would rank men's higher, for no reason that has to do with the job.
#
# ### Exercise 3: `neutralize`
#
# The first remedy: take away the part of $e$ along $g$.
#
# $$e^{along} = \frac{e \cdot g}{\lVert g \rVert^2}\, g \qquad\qquad e^{debiased} = e - e^{along}$$
#
# The first formula is the **projection** of $e$ onto $g$: the shadow that $e$ casts on the line
# through $g$. What remains stands at a right angle to $g$. Do not change the vector inside the
# dictionary; return a new one.

# %%
# GRADED FUNCTION: neutralize
def neutralize(word, g, word_to_vec_map):
    """Remove the part of a word's vector along a direction.

    Arguments:
    word -- the word
    g -- the direction, shape (n,), of any length
    word_to_vec_map -- dictionary with the vector of each word

    Returns:
    e_debiased -- vector of the word without its part along g, shape (n,)
    """
    ### START CODE HERE ### (≈ 3 lines of code)
    e = word_to_vec_map[word]
    e_along = np.dot(e, g) / np.sum(g * g) * g
    e_debiased = e - e_along
    ### END CODE HERE ###

    return e_debiased


# %% points=20
check("neutralize")

# %% tags=["demo"]
before = cosine_similarity(unit_map["receptionist"], g)
after = cosine_similarity(neutralize("receptionist", g, unit_map), g)
print(f"receptionist before: {before:.3f}   after: {after:.1g}")

# %% [markdown]
# Zero, but for rounding (any number around $10^{-17}$ counts as zero; it differs from computer to
# computer). Now all occupations. The figure shows those that lay farthest from zero; their vectors
# have length 1 again.

# %% tags=["demo"] alt="Bars of the cosine similarity of occupations with woman minus man: before neutralizing some are far to either side, afterwards all are zero"
neutral = {word: neutralize(word, g, unit_map) for word in OCCUPATIONS}
neutral = {word: vector / np.linalg.norm(vector) for word, vector in neutral.items()}
along_g = {word: cosine_similarity(neutral[word], g) for word in OCCUPATIONS}
shown = {word: bias for word, bias in original.items() if abs(bias) > 0.15}
vector_figures.draw_bias(shown, along_g, "Occupations along woman − man")
plt.show()

# %% [markdown]
# The measure is satisfied. Whether the *bias* is gone is another question; section 6 asks it.

# %% [markdown]
# ## 5. Words that may differ
#
# *Man* and *woman*, *actor* and *actress* should keep their gender: it is what they mean. But apart
# from it they should be equal. Otherwise *nurse*, even when neutral itself, could still lie nearer
# to one of the two than to the other, because they differ in other respects as well.
#
# Equalizing moves such a pair so that both words
#
# - have the same part *across* the direction, the mean of the two;
# - have opposite parts *along* it, equally large;
# - have length 1, so no length is lost or gained.
#
# With $\mu = (e_1 + e_2)/2$ and the projection of exercise 3, for a direction that we call the bias
# axis $a$:
#
# $$\mu^{along} = \frac{\mu \cdot a}{\lVert a \rVert^2}\, a \qquad \mu^{across} = \mu - \mu^{along}
# \qquad e_k^{along} = \frac{e_k \cdot a}{\lVert a \rVert^2}\, a \qquad (k = 1, 2)$$
#
# $$e_k^{new} = \mu^{across} + \sqrt{\left| 1 - \lVert \mu^{across} \rVert^2 \right|}\;
# \frac{e_k^{along} - \mu^{along}}{\lVert e_k^{along} - \mu^{along} \rVert}$$
#
# Read the last formula from right to left. The fraction is a vector of length 1 along the axis, one
# way for the first word and the other way for the second. The root is the length that it needs so
# that the whole has length 1, by Pythagoras. There are two kinds of bars: $\lVert\cdot\rVert$ is
# the length of a vector, while $|\cdot|$ is the absolute value of a number. For vectors of length 1
# the number under the root is never negative and $|\cdot|$ changes nothing. For raw GloVe vectors,
# with lengths around 5, it would be negative. The classic course applied the formula to those,
# where the bars merely hide that it does not fit: the pair ends up with length 7.3, far from all
# other words. (Its denominator was different as well: $\lVert e_k - \mu \rVert$, which includes
# parts across the axis. For *man* and *woman* that happens to be the same.)
#
# ### Exercise 4: `equalize`

# %%
# GRADED FUNCTION: equalize
def equalize(pair, bias_axis, word_to_vec_map):
    """Make a pair of words equal in everything but their parts along an axis.

    Arguments:
    pair -- the two words, such as ("man", "woman")
    bias_axis -- direction in which they may differ, shape (n,), of any length
    word_to_vec_map -- dictionary with the vector of each word

    Returns:
    e1 -- new vector of the first word, shape (n,)
    e2 -- new vector of the second word, shape (n,)
    """
    ### START CODE HERE ### (≈ 10 lines of code)
    # The two vectors and their mean
    w1, w2 = pair
    e_w1, e_w2 = word_to_vec_map[w1], word_to_vec_map[w2]
    mu = (e_w1 + e_w2) / 2
    # Parts of the mean along the axis and across it
    mu_along = np.dot(mu, bias_axis) / np.sum(bias_axis**2) * bias_axis
    mu_across = mu - mu_along
    # Parts of both words along the axis, minus that of the mean
    d1 = np.dot(e_w1, bias_axis) / np.sum(bias_axis**2) * bias_axis - mu_along
    d2 = np.dot(e_w2, bias_axis) / np.sum(bias_axis**2) * bias_axis - mu_along
    # New vectors
    length = np.sqrt(np.abs(1 - np.sum(mu_across**2)))
    e1 = mu_across + length * d1 / np.linalg.norm(d1)
    e2 = mu_across + length * d2 / np.linalg.norm(d2)
    ### END CODE HERE ###

    return e1, e2


# %% points=30
check("equalize")

# %% tags=["demo"] alt="Two plots of actor, actress, nurse and engineer along the gender direction and across it: after equalizing, actor and actress lie symmetrically about the axis"
pair = ("actor", "actress")
old = unit_map["actor"], unit_map["actress"]
new = equalize(pair, g, unit_map)
jobs = {word: neutral[word] for word in ("nurse", "engineer")}
vector_figures.draw_equalized(old, new, pair, g, jobs)
plt.show()

# %% [markdown]
# The figure shows two directions out of fifty: the gender direction, and what the pair has in
# common across it. Did it work? Both words should now have the same length and be equally far from
# every neutral word.

# %% tags=["demo"]
for label, (e1, e2) in (("before", old), ("after", new)):
    print(f"{label}: lengths {np.linalg.norm(e1):.3f} and {np.linalg.norm(e2):.3f}")
    for word, vector in jobs.items():
        print(f"   distance from {word:9s}", *(f"{np.linalg.norm(vector - x):.4f}" for x in (e1, e2)))

# %% [markdown]
# ## 6. What debiasing does not do
#
# After neutralizing, the part along $g$ is zero for every occupation. Is the bias gone? Three tests.
#
# **Test 1: measure with another ruler.** $g$ came from a single pair. Here is what other pairs
# find in the *neutralized* vectors:

# %% tags=["demo"]
for man, woman in GENDER_PAIRS:
    other = unit_map[woman] - unit_map[man]
    sizes = [
        np.mean([abs(cosine_similarity(vectors[word], other)) for word in OCCUPATIONS])
        for vectors in (unit_map, neutral)
    ]
    print(f"{man + ', ' + woman:17s} before {sizes[0]:.3f}   after {sizes[1]:.3f}")

# %% [markdown]
# Only the ruler that was used for the correction reads zero. The others read less than before, but
# far from nothing, and *male, female* even reads a little more. Gender is not one direction. A
# better estimate from many pairs may help, but the next two tests do not depend on rulers. They are
# those of [Gonen and Goldberg, 2019](https://aclanthology.org/N19-1061/).
#
# **Test 2: can the old bias be recovered?** We take the 500 words that leaned most towards *man*
# and the 500 that leaned most towards *woman* in the original vectors (out of the 20,000 most
# frequent, the pairs above left out) and neutralize all of them. Now we train a classifier on half
# of them: on which side was this word? The other half tells how well it does. A coin would be right
# 50% of the time.

# %% tags=["demo"]
gendered = {word for gender_pair in GENDER_PAIRS for word in gender_pair}
leaning = most_leaning(unit_map, g, without=gendered)
cleaned = np.stack([neutralize(word, g, unit_map) for word in leaning.words])
cleaned /= np.linalg.norm(cleaned, axis=1, keepdims=True)
print("most to man:  ", ", ".join(leaning.words[:9]))
print("most to woman:", ", ".join(leaning.words[:-10:-1]))
print("largest part along g left:", f"{np.abs(cleaned @ g).max():.1g}")
found = [recovered_sides(cleaned, leaning.sides, seed) for seed in range(5)]
print(f"side recovered for held-out words: {np.mean(found):.1%}", end=" ")
print(f"(five random halves: {min(found):.1%} to {max(found):.1%})")

# %% [markdown]
# **Test 3: the company that words keep.** For each occupation we count how many of its 100 nearest
# neighbours among those 1,000 words lean towards *woman*, in the original vectors and in the
# neutralized ones.

# %% tags=["demo"] alt="Two scatter plots of the bias of occupations against the share of their neighbours that lean towards woman: the trend remains after neutralizing"
originals = np.stack([unit_map[word] for word in leaning.words])
bias = [original[word] for word in OCCUPATIONS]
shares = [company(unit_map[word], originals, leaning.sides) for word in OCCUPATIONS]
shares_after = [company(neutral[word], cleaned, leaning.sides) for word in OCCUPATIONS]
vector_figures.draw_company(bias, shares, shares_after)
plt.show()

# %% [markdown]
# In more than nine cases out of ten the side can be read from what is left, and occupations that
# leaned towards *woman* are still found among words that did. The reason is simple. A word is tied
# to gender not by one direction but by its whole company, words about sport on one side, words
# about children and birth on the other, and neutralizing moves all of them together. What was
# removed is the part that our ruler reads.
#
# So, plainly:
#
# - Neutralizing **does** take away the direct link to a given direction. That can help where
#   exactly this link does harm.
# - It **does not** take away the bias. A network trained on the corrected vectors can pick it up
#   again from what is left.
# - It knows one kind of bias, two genders and the words of one list. Somebody has to choose which words
#   are neutral.
# - A measure that reads zero after it has been made a goal is no longer a measure.
#
# The honest way is to look at the decisions that a system makes, for whom it errs more often, and to
# ask whether it should be used for that purpose at all.

# %% [markdown]
# ## Quick questions
#
# 1. You multiply one of two vectors by 3. What happens to their cosine similarity, and to the
#    distance between their tips?
# 2. Why must `complete_analogy` skip `word_c`, even if you do not mind the answer "c"?
# 3. After `neutralize(word, g, …)` you call it again on the result. What changes?
#
# <details><summary>Answers</summary>
#
# 1. The similarity stays: the angle is the same. The distance changes.
# 2. For $w = c$ the difference $e_w - e_c$ is zero. Its length is 0, and the formula divides by it.
# 3. Nothing: the part along $g$ is zero already. A projection done twice is a projection done once.
#
# </details>
#
# ## If you want to go further
#
# - Estimate the gender direction from all eight pairs of `GENDER_PAIRS`: stack the differences and take the first
#   right singular vector of `np.linalg.svd`. Repeat section 6 with it. Which of the tests changes most?
# - Choose another kind of bias: of age, of origin, of religion. Find two sets of words for the ends and
#   one set that ought to be neutral, and measure. The association test by
#   [Caliskan, Bryson and Narayanan, 2017](https://arxiv.org/abs/1608.07187) is a good model; it also
#   shows how to tell a bias from chance.
#
# ## What you have learned
#
# - Words become vectors, and the angle between two vectors says how similarly the words are used.
# - Differences carry meaning. Analogies work well for some kinds of pairs and badly for others;
#   only a score next to a baseline tells.
# - Projection takes a vector apart: along a direction and across it. Neutralizing drops one part,
#   equalizing balances it within a pair.
# - Bias sits in the whole space. Removing a direction removes what we measure with it, not the bias.
#
# **References**
#
# - J. Pennington, R. Socher, C. Manning: [GloVe: Global Vectors for Word
#   Representation](https://aclanthology.org/D14-1162/), 2014.
# - T. Mikolov, W. Yih, G. Zweig: [Linguistic Regularities in Continuous Space Word
#   Representations](https://aclanthology.org/N13-1090/), 2013.
# - T. Linzen: [Issues in evaluating semantic spaces using word
#   analogies](https://aclanthology.org/W16-2503/), 2016.
# - T. Bolukbasi, K. Chang, J. Zou, V. Saligrama, A. Kalai: [Man is to Computer Programmer as Woman is
#   to Homemaker? Debiasing Word Embeddings](https://arxiv.org/abs/1607.06520), 2016.
# - H. Gonen, Y. Goldberg: [Lipstick on a Pig: Debiasing Methods Cover up Systematic Gender Biases in
#   Word Embeddings But do not Remove Them](https://aclanthology.org/N19-1061/), 2019.
# - M. Nissim, R. van Noord, R. van der Goot: [Fair Is Better than Sensational: Man Is to Doctor as
#   Woman Is to Doctor](https://aclanthology.org/2020.cl-2.7/), 2020.

# %% [markdown] tags=["reflection"] points=5
# ## Reflection
#
# A company wants to sort job applications by the similarity of their word vectors to the text of
# the advertisement. "We have debiased the vectors," its engineers say, "the part along *woman −
# man* is zero for every occupation." Write five to ten sentences to them: what does their statement
# show, what does it not show (use a result of section 6), and what would you measure instead
# before anybody uses this system?

# %%
check.summary()
