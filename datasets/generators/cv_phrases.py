"""What sentences of CVs are made of: templates, and words that are combined or held out."""

#: Sentences with places for entities (lower case in braces), for words that are none (upper case),
#: and alternatives in brackets.
TEMPLATES = (
    "{name} [,|-|of|from] {location}",
    "[Curriculum vitae of|CV :|Name :|Application by] {name}",
    "{name} [is|was|became|works as|has been] a {position} [from|in|near|based in] {location} .",
    "I am [|now|still] a {position} with [more than|about|over|] NUMBER years of experience .",
    "{position} [at|with|for|,] {company} [, since|, from|until|:] MONTH YEAR",
    "{position} [,|-|;] {company} [,|in|-] {location}",
    "[From|Between] MONTH YEAR [to|and] MONTH YEAR I was {position} for {company} .",
    "At {company} I [reported to|worked for|assisted] {name} , [the|their|our] {position} .",
    "I [left|quit] {company} in YEAR and [joined|moved to|went to] {company} as a {position} .",
    "Until YEAR I [was|stayed] with {company} in {location} , where I led a team of NUMBER .",
    "{degree} [,|from|at|-|:] {college} [|, YEAR|in YEAR]",
    "I [hold|have|received|earned] a {degree} [from|at|of] {college} .",
    "Studied at {college} in {location} [and|, where I] [graduated with|got] a {degree} in YEAR .",
    "My [thesis|project|work] at {college} was supervised by [Professor|Doctor|] {name} .",
    "[Skills|Tools|Knowledge] : {skill} , {skill} [,|and] {skill}",
    "I [work with|use|like|know] {skill} and {skill} [every day|at work|and a little {skill}] .",
    "[Built|Designed|Sold|Tested] a PRODUCT [in|with|by] {skill} for {company} .",
    "Moved the PRODUCT of {company} from {skill} to {skill} .",
    "[Languages|Spoken|I speak] : LANGUAGE [and|,] LANGUAGE",
    "I [speak|write|teach] LANGUAGE and [excel at|go in for|enjoy] VERBING .",
    "Since MONTH YEAR , {name} has been [our|the|a] {position} [in|of|for] {location} .",
    "[References|Contact|Referee] : {name} [,|of|at] {company} [|in {location}|, {location}]",
    "[Won|Received|Missed] the AWARD in YEAR [for|with] a PRODUCT .",
    "[Summary|Profile] : {position} , [keen on|trained in] {skill} , [living in|from] {location} .",
    "[Together with|With|Like] {name} I [founded|left|joined] {company} in MONTH YEAR .",
    "[A|My|The] {degree} was [the start|a beginning|hard] ; VERBING came later .",
    "In MONTH I will [go|move] to {location} to work [for|with] {company} .",
    "[Interests|Hobbies] : VERBING , VERBING and the AWARD",
    "{company} [hired|promoted|trained|paid] me as {position} in [YEAR|MONTH|{location}] .",
    "{name} [taught|showed|asked] me [{skill}|VERBING|LANGUAGE] at {company} .",
    "{location} [is|was] [my home|where I live|too far] , {company} [is|was] my employer .",
    "{skill} [and|or|, then] {skill} [are|were] what {company} asked me [for|about] .",
)

#: Sentences of other make, which no training set has.
HELD_OUT_TEMPLATES = (
    "My name is {name} and I live in {location} .",
    "Currently employed by {company} ; my title is {position} .",
    "{company} ( {location} ) : {position} , YEAR to YEAR",
    "Education : {college} , {degree}",
    "After my {degree} I stayed at {college} for NUMBER more years .",
    "Please ask {name} of {company} about my work .",
    "What I know best is {skill} ; I have also used {skill} .",
    "Hired as a {position} , I soon taught {skill} to NUMBER colleagues at {company} .",
    "Born in {location} , I speak LANGUAGE at home .",
    "The PRODUCT that {name} and I wrote in {skill} won the AWARD .",
    "Before that : {position} , reporting to {name}",
    "I applied to {college} in YEAR but {company} needed me in {location} .",
)

#: Words that are no entities.
OTHERS = {
    "MONTH": "January February March April May June July August September October November",
    "YEAR": " ".join(str(year) for year in range(1996, 2025)),
    "NUMBER": "two three four five six seven eight nine ten twelve fifteen twenty",
    "LANGUAGE": "English German French Spanish Hindi Turkish Polish Arabic Italian Dutch",
    "PRODUCT": "website database dashboard forecast compiler newsletter catalog robot",
    "VERBING": "writing teaching planning sailing hiking cooking painting running",
    "AWARD": "Innovation Award|Golden Gear|Turing Cup|March Madness|Boston Marathon|Star of May",
}

LEVELS = ("", "", "Senior", "Junior", "Lead", "Deputy", "Associate")
FIELDS = (
    "Software", "Data", "Sales", "Marketing", "Quality", "Hardware", "Finance", "Logistics",
    "Research", "Security", "Product", "Network",
)  # fmt: skip
ROLES = ("Engineer", "Analyst", "Manager", "Consultant", "Developer", "Director", "Assistant")

GRADES = ("Bachelor of", "Master of", "Doctor of", "BSc", "MSc", "PhD", "Diploma in")
SUBJECTS = (
    "Science", "Arts", "Physics", "Mathematics", "Economics", "Law", "Chemistry", "Biology",
    "Computer Science", "Business Administration", "Mechanical Engineering", "Linguistics",
)  # fmt: skip

SKILLS = (
    "Python", "Java", "Go", "Excel", "SQL", "C++", "Rust", "Docker", "Kubernetes", "Git", "Linux",
    "Tableau", "React", "Spark", "Hadoop", "Photoshop", "Keras", "TensorFlow", "NumPy", "Scala",
    "machine learning", "project management", "bookkeeping", "statistics", "web design",
    "PowerPoint", "Oracle", "Jenkins", "Swift", "Ruby", "welding", "copywriting",
)  # fmt: skip
HELD_OUT_SKILLS = (
    "Haskell", "Ansible", "Figma", "Perl", "JAX", "Terraform", "risk analysis", "cost accounting",
    "Kafka", "Blender",
)  # fmt: skip

FIRMS = ("Systems", "Analytics", "Labs", "Group", "Inc", "Ltd", "Partners", "Bank", "Software")
COLLEGES = (
    "University of {}", "{} University", "{} Institute of Technology", "{} State College",
    "Technical University of {}", "{} Business School",
)  # fmt: skip
