"""Words with which the gender that word vectors have picked up is measured."""

NAMES = [
    "john",
    "marie",
    "sophie",
    "ronaldo",
    "priya",
    "rahul",
    "danielle",
    "reza",
    "katy",
    "yasmin",
]

OCCUPATIONS = """
    accountant architect artist baker barber boss bookkeeper builder captain carpenter cashier chef
    chemist cleaner clerk coach dancer dentist designer director doctor driver economist editor
    electrician engineer farmer firefighter gardener guard hairdresser historian homemaker
    housekeeper janitor journalist judge lawyer lecturer librarian manager mathematician mechanic
    midwife musician nanny nurse nutritionist painter pharmacist philosopher photographer physician
    physicist pilot plumber poet politician president professor programmer psychologist receptionist
    scientist secretary singer soldier surgeon tailor teacher therapist trainer veterinarian warrior
    writer
""".split()

#: Pairs that should be equal but for gender.
GENDER_PAIRS = [
    ("man", "woman"),
    ("he", "she"),
    ("his", "her"),
    ("himself", "herself"),
    ("boy", "girl"),
    ("father", "mother"),
    ("son", "daughter"),
    ("male", "female"),
]
