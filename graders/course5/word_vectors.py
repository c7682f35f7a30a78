"""Cases and known mistakes of word_vectors."""

import numpy as np

from graders.common.dicts import random_map
from invigilator.checking import Grader

grader = Grader("course5/word_vectors")
grader.include(random_map)


@grader.helper
def unit(vectors):
    """The same dictionary, with all vectors scaled to length 1."""
    return {word: vector / np.linalg.norm(vector) for word, vector in vectors.items()}


@grader.given
def some_words(read_glove_vecs):
    """Some words of GloVe."""
    names = [
        "father",
        "mother",
        "ball",
        "crocodile",
        "france",
        "italy",
        "paris",
        "rome",
        "italian",
        "spanish",
        "spain",
        "india",
        "delhi",
        "japan",
        "tokyo",
        "man",
        "woman",
        "boy",
        "girl",
        "small",
        "smaller",
        "large",
        "larger",
        "big",
        "receptionist",
        "water",
        "king",
        "queen",
        "prince",
        "teacher",
        "german",
        "english",
        "city",
        "london",
    ]
    _, word_to_vec_map = read_glove_vecs()
    return {name: word_to_vec_map[name] for name in names}


# ---- cosine_similarity ----


@grader.case
def words_of_the_notebook(cosine_similarity, some_words):
    """Words of GloVe, and differences of words."""
    e = some_words
    return {
        "father, mother": cosine_similarity(e["father"], e["mother"]),
        "ball, crocodile": cosine_similarity(e["ball"], e["crocodile"]),
        "france - paris, rome - italy": cosine_similarity(
            e["france"] - e["paris"], e["rome"] - e["italy"]
        ),
    }


@grader.case
def vectors_of_four_numbers(cosine_similarity):
    """Small vectors, among them the same one twice and two at a right angle."""
    u, v = np.array([1.0, 0.0, 2.0, -2.0]), np.array([0.0, 3.0, 4.0, 0.0])
    return {
        "u, v": cosine_similarity(u, v),
        "u, u": cosine_similarity(u, u),
        "u, -3u": cosine_similarity(u, -3 * u),
        "at a right angle": cosine_similarity(np.array([2.0, 0.0, 1.0]), np.array([0.0, 5.0, 0.0])),
    }


@grader.case(hidden=True, kind="vectors of other sizes")
def vectors_of_many_sizes(cosine_similarity, rng):
    """Vectors of 2, 7 and 300 numbers."""
    return [cosine_similarity(*rng.normal(0.2, 1.0, (2, size))) for size in (2, 7, 300)]


@grader.case(hidden=True, kind="vectors of very different lengths")
def vectors_of_other_lengths(cosine_similarity, rng):
    """A long and a short vector."""
    u, v = rng.normal(size=(2, 11))
    return [cosine_similarity(20 * u, v), cosine_similarity(u, -0.03 * v)]


@grader.case(hidden=True, kind="whole numbers")
def vectors_of_whole_numbers(cosine_similarity, rng):
    """Vectors of whole numbers."""
    return [cosine_similarity(*rng.integers(-9, 10, (2, 6))) for _ in range(3)]


DOT, NORM_U, NORM_V = "np.dot(u, v)", "np.linalg.norm(u)", "np.linalg.norm(v)"
SIMILARITY = "dot / (norm_u * norm_v)"

wrong = grader.mistakes("cosine_similarity")
wrong(
    "The square root is missing: divide by the lengths, not by the sums of squares.",
    (NORM_U, "np.sum(u * u)"),
    (NORM_V, "np.sum(v * v)"),
)
wrong(
    "The length of v is never used: you divide by that of u twice.", (NORM_V, "np.linalg.norm(u)")
)
wrong("The length of u is never used: you divide by that of v twice.", (NORM_U, NORM_V))
wrong(
    "The dot product is multiplied by the lengths; divide it by them.",
    (SIMILARITY, "dot * (norm_u * norm_v)"),
)
wrong("norm_u is a sum of squares; take its square root.", (NORM_U, "np.sum(u * u)"))
wrong("// cuts the result to a whole number; divide with /.", (" / (norm", " // (norm"))
wrong(
    "You divide by the length of the element-wise product; multiply the two lengths instead.",
    (SIMILARITY, "dot / np.linalg.norm(u * v)"),
)
wrong(
    "That is the distance 1 - cos; return the cosine itself.",
    (SIMILARITY, "1 - dot / (norm_u * norm_v)"),
)
wrong("u * v multiplies element by element; a dot product sums the products.", (DOT, "u * v"))
wrong(
    "The sign is lost: vectors that point in opposite directions have a negative similarity.",
    (SIMILARITY, "abs(dot) / (norm_u * norm_v)"),
)
wrong("That is the dot product only; divide by both lengths.", (SIMILARITY, "dot"))
wrong(
    "As it stands, you multiply by the length of v: both lengths belong in the denominator.",
    (SIMILARITY, "dot / norm_u * norm_v"),
)
wrong(
    "You divide by the sum of the lengths; it should be their product.", (" * norm_v", " + norm_v")
)
wrong(
    "Only the length of u is divided out; divide by that of v as well.",
    (SIMILARITY, "dot / norm_u"),
)
wrong(
    "Only the length of v is divided out; divide by that of u as well.",
    (SIMILARITY, "dot / norm_v"),
)
wrong(
    "The lengths are sums of absolute values; a length is the square root of the sum of squares.",
    (NORM_U, "np.linalg.norm(u, 1)"),
    (NORM_V, "np.linalg.norm(v, 1)"),
)
wrong(
    "That is the angle; return its cosine.",
    (SIMILARITY, "np.arccos(np.clip(dot / (norm_u * norm_v), -1, 1))"),
)
wrong(
    "That is the distance of the two vectors, which depends on their lengths.",
    (SIMILARITY, "np.linalg.norm(u - v)"),
)
wrong("The products are averaged; a dot product is their sum.", (DOT, "np.mean(u * v)"))
wrong("np.outer gives a matrix of all products; use np.dot.", (DOT, "np.outer(u, v)"))
wrong(
    "The square root stands over the product of the lengths, which are square roots already.",
    (SIMILARITY, "dot / np.sqrt(norm_u * norm_v)"),
)
wrong(
    "The brackets are missing, and the lengths are added: divide by their product.",
    (SIMILARITY, "dot / norm_u + norm_v"),
)
wrong(
    "The fraction already is the cosine; do not take np.cos of it.",
    (SIMILARITY, "np.cos(dot / (norm_u * norm_v))"),
)
wrong(
    "You divide by the sum of the squared lengths; divide by the product of the lengths.",
    (SIMILARITY, "dot / (norm_u**2 + norm_v**2)"),
)
wrong("The fraction is upside down.", (SIMILARITY, "norm_u * norm_v / dot"))
wrong("The sign is reversed.", (SIMILARITY, "-dot / (norm_u * norm_v)"))
wrong(
    "The cosine is squeezed into the range from 0 to 1; leave it as it is.",
    (SIMILARITY, "(dot / (norm_u * norm_v) + 1) / 2"),
)
wrong(
    "The result is rounded; return all digits.", (SIMILARITY, "round(dot / (norm_u * norm_v), 2)")
)
wrong(
    "You divide by the number of entries; divide by both lengths.",
    (SIMILARITY, "dot / len(u)"),
)
wrong(
    "You divide by the distance of the vectors; divide by the product of their lengths.",
    (SIMILARITY, "dot / np.linalg.norm(u - v)"),
)
wrong(
    "The vectors are added; a dot product multiplies their entries and sums the products.",
    (DOT, "np.sum(u + v)"),
)
wrong(
    "The lengths are sums of the entries; square each entry first, and take the root of the sum.",
    (NORM_U, "np.sum(u)"),
    (NORM_V, "np.sum(v)"),
)
wrong(
    "The lengths are roots of sums without squares: square each entry before you sum.",
    (NORM_U, "np.sqrt(np.sum(u))"),
    (NORM_V, "np.sqrt(np.sum(v))"),
)
wrong(
    "len gives the number of entries; the length of a vector is np.linalg.norm.",
    (NORM_U, "len(u)"),
    (NORM_V, "len(v)"),
)
wrong(
    "norm_v is a sum of squares; take its square root, as for norm_u.",
    (NORM_V, "np.sum(v * v)"),
)
wrong(
    "The squares are averaged; a length is the square root of their sum.",
    (NORM_U, "np.sqrt(np.mean(u * u))"),
    (NORM_V, "np.sqrt(np.mean(v * v))"),
)
wrong("The cosine is squared.", (SIMILARITY, "(dot / (norm_u * norm_v)) ** 2"))
wrong(
    "The sums of the vectors are multiplied; multiply entry by entry, then sum.",
    (DOT, "np.sum(u) * np.sum(v)"),
)
wrong(
    "Negative similarities become 0; leave the result as it is.",
    (SIMILARITY, "max(0.0, dot / (norm_u * norm_v))"),
)
wrong(
    "That is in percent; return a number from -1 to 1.",
    (SIMILARITY, "100 * dot / (norm_u * norm_v)"),
)
wrong(
    "The lengths are subtracted from the dot product; divide it by them.",
    (SIMILARITY, "dot - norm_u * norm_v"),
)
wrong("The dot product is that of u with itself; take that of u and v.", (DOT, "np.dot(u, u)"))
wrong("The dot product is that of v with itself; take that of u and v.", (DOT, "np.dot(v, v)"))
wrong(
    "The dot product is divided by its own size; divide it by the lengths of u and v.",
    (SIMILARITY, "dot / np.linalg.norm(dot)"),
)
wrong(
    "You divide by the length of u + v; divide by the product of the two lengths.",
    (SIMILARITY, "dot / np.linalg.norm(u + v)"),
)
wrong(
    "The squares of both vectors are added under one root; each length has a root of its own.",
    (SIMILARITY, "dot / np.sqrt(norm_u**2 + norm_v**2)"),
)
wrong(
    "That is the correlation: do not subtract the means of the entries.",
    (SIMILARITY, "np.corrcoef(u, v)[0, 1]"),
)
wrong(
    "The means are subtracted in the dot product; take the vectors as they are.",
    (DOT, "np.dot(u - np.mean(u), v - np.mean(v))"),
)
wrong(
    "The lengths are standard deviations; a length is the square root of the sum of squares.",
    (NORM_U, "np.std(u)"),
    (NORM_V, "np.std(v)"),
)
wrong(
    "The lengths are the largest entries; a length is the square root of the sum of squares.",
    (NORM_U, "np.max(np.abs(u))"),
    (NORM_V, "np.max(np.abs(v))"),
)
wrong(
    "int cuts the result to a whole number; leave it out.",
    (SIMILARITY, "int(dot / (norm_u * norm_v))"),
)
wrong(
    "The fraction already is the cosine; do not take np.sin of it.",
    (SIMILARITY, "np.sin(dot / (norm_u * norm_v))"),
)
wrong(
    "The sum of the entries is squared; square each entry, and then add up.",
    (NORM_U, "np.sqrt(np.sum(u) ** 2)"),
    (NORM_V, "np.sqrt(np.sum(v) ** 2)"),
)
wrong(
    "You divide by the larger length only; divide by both.",
    (SIMILARITY, "dot / max(norm_u, norm_v)"),
)
wrong(
    "That is the angle in degrees; return its cosine.",
    (SIMILARITY, "np.degrees(np.arccos(np.clip(dot / (norm_u * norm_v), -1, 1)))"),
)
wrong(
    "The signs of the products are lost in the dot product.",
    (DOT, "np.sum(np.abs(u * v))"),
)
wrong(
    "That is made from the distance of the vectors; divide their dot product by both lengths.",
    (SIMILARITY, "1 / (1 + np.linalg.norm(u - v))"),
)


# ---- complete_analogy ----


@grader.helper
def answers(complete_analogy, questions, word_to_vec_map):
    """The answer to each question, such as "a b c"."""
    return {
        question: complete_analogy(*question.split(), word_to_vec_map) for question in questions
    }


@grader.case
def analogies_of_the_notebook(complete_analogy, some_words):
    """Analogies among 34 words of GloVe; one of them is written with capitals."""
    questions = ["italy italian spain", "India Delhi Japan", "man woman boy", "small smaller large"]
    questions += ["king prince queen", "italy rome france"]
    return answers(complete_analogy, questions, some_words)


@grader.case
def analogies_in_the_plane(complete_analogy):
    """Ten words with two numbers each."""
    places = """oak 3 3, elm 2 4, fir 3 2, ash -2 1, yew -2 2, fig -1 2, bay -1 0, sea -3 0,
        lime -3 2, rue 5 1"""
    rows = [row.split() for row in places.split(",")]
    vectors = {word: np.array([float(x), float(y)]) for word, x, y in rows}
    questions = ["oak elm ash", "oak fir yew", "fig oak sea", "oak elm rue", "elm yew rue"]
    return answers(complete_analogy, questions, vectors)


@grader.case
def no_word_in_the_right_direction(complete_analogy):
    """All words lie in the wrong direction from c, so all similarities are negative."""
    vectors = {
        "north": np.array([0.0, 0.0]),
        "south": np.array([1.0, 0.2]),
        "low": np.array([-4.0, 0.5]),
        "near": np.array([2.0, 1.0]),
        "far": np.array([-3.0, 4.0]),
        "high": np.array([-2.0, -1.5]),
    }
    return answers(complete_analogy, ["north south near"], vectors)


@grader.case(hidden=True, kind="other words")
def analogies_of_animals(complete_analogy, rng):
    """Twenty words with five numbers each."""
    words = (
        "ant bee cat dog eel fox gnu hen ibex jay koi lynx mole newt owl pig quail ray swan toad"
    )
    questions = ["ant bee cat", "dog toad fox", "swan gnu ant", "koi owl jay", "ray pig eel"]
    return answers(complete_analogy, questions, random_map(rng, words, 5))


@grader.case(hidden=True, kind="capital letters")
def analogies_with_capitals(complete_analogy, rng):
    """Words given in capitals, vectors of three numbers."""
    questions = ["A Bc De", "hI De jk", "Lm NO Pq", "pq a HI"]
    return answers(complete_analogy, questions, random_map(rng, "a bc de hi jk lm no pq rs tu", 3))


@grader.case(hidden=True, kind="a small vocabulary")
def few_words(complete_analogy, rng):
    """Five words, of which two can be the answer."""
    vectors = random_map(rng, "red blue pink green grey", 4)
    questions = ["red blue pink", "pink grey red", "green pink blue", "grey green pink"]
    return answers(complete_analogy, questions, vectors)


SKIP = "w in (word_a, word_b, word_c)"
COMPARED = "cosine_similarity(e_b - e_a, word_to_vec_map[w] - e_c)"
LOWER = "word_a, word_b, word_c = word_a.lower(), word_b.lower(), word_c.lower()"
BETTER = "if similarity > max_similarity:"

wrong = grader.mistakes("complete_analogy")
wrong(
    "The word in the most opposite direction wins: check the order in both differences, and that "
    "the largest similarity is kept.",
    (COMPARED, "cosine_similarity(e_b - e_a, e_c - word_to_vec_map[w])"),
)
wrong(
    "You compare e_w itself with e_b - e_a + e_c; compare the differences e_b - e_a and e_w - e_c.",
    (COMPARED, "cosine_similarity(word_to_vec_map[w], e_b - e_a + e_c)"),
)
wrong(
    "word_b comes out as an answer: skip all three given words.",
    (SKIP, "w == word_c"),
)
wrong("word_a is not skipped; skip all three words.", (SKIP, "w in (word_b, word_c)"))
wrong(
    "The maximum starts too high: all similarities can be negative, and then no word is found.",
    ("max_similarity = -100", "max_similarity = 0"),
)
wrong(
    "The last word wins: replace the best word only if its similarity is larger than the largest "
    "so far, and keep that similarity too.",
    ("            max_similarity = similarity\n", ""),
)
wrong(
    "No word is ever kept: skip the three given words only, and keep the similarity and the word "
    "where it is larger than the largest so far, which starts below -1.",
    ("            best_word = w\n", "            pass\n"),
)
wrong(
    "The words are not converted to lower case.",
    (LOWER, "pass"),
)
wrong("break ends the whole loop at the first given word; continue goes on.", ("continue", "break"))
wrong(
    "The words are paired crosswise: b belongs to a, and w to c.",
    (COMPARED, "cosine_similarity(e_c - e_a, word_to_vec_map[w] - e_b)"),
)
wrong(
    "The second difference starts from e_b; it should start from e_c.",
    (COMPARED, "cosine_similarity(e_b - e_a, word_to_vec_map[w] - e_b)"),
)
wrong(
    "The second difference starts from e_a; it should start from e_c.",
    (COMPARED, "cosine_similarity(e_b - e_a, word_to_vec_map[w] - e_a)"),
)
wrong(
    "A dot product alone prefers long differences; use cosine_similarity.",
    (COMPARED, "np.dot(e_b - e_a, word_to_vec_map[w] - e_c)"),
)
wrong(
    "e_c is not subtracted: you compare e_b - e_a with e_w itself.",
    (COMPARED, "cosine_similarity(e_b - e_a, word_to_vec_map[w])"),
)
wrong(
    "The sign of the similarity is lost, so the opposite direction counts as well.",
    (COMPARED, "abs(cosine_similarity(e_b - e_a, word_to_vec_map[w] - e_c))"),
)
wrong(
    "You look for the word nearest to e_b - e_a + e_c by distance; compare directions.",
    (COMPARED, "-np.linalg.norm(word_to_vec_map[w] - (e_b - e_a + e_c))"),
)
wrong(
    "That is the largest similarity; return the word.",
    ("return best_word", "return max_similarity"),
)
wrong(
    "That is the vector of the best word; return the word.",
    ("return best_word", "return word_to_vec_map[best_word]"),
)
wrong(
    "w is the word itself; its vector is word_to_vec_map[w].",
    (COMPARED, "cosine_similarity(e_b - e_a, w - e_c)"),
)
wrong(
    "You add vectors; the analogy is in their differences, e_b - e_a and e_w - e_c.",
    (COMPARED, "cosine_similarity(e_b + e_a, word_to_vec_map[w] + e_c)"),
)
wrong(
    "You look for the word most similar to word_c; the first pair is not used.",
    (COMPARED, "cosine_similarity(e_c, word_to_vec_map[w])"),
)
wrong(
    "You look for the word most similar to word_b; word_a and word_c are not used.",
    (COMPARED, "cosine_similarity(e_b, word_to_vec_map[w])"),
)
wrong(
    "You look for the largest distance between the differences; compare their directions.",
    (COMPARED, "np.linalg.norm((e_b - e_a) - (word_to_vec_map[w] - e_c))"),
)
wrong(
    "The words are paired crosswise, and one of the differences is reversed.",
    (COMPARED, "cosine_similarity(e_c - e_a, e_b - word_to_vec_map[w])"),
)
wrong(
    "e_a is not subtracted: you compare e_b itself with e_w - e_c.",
    (COMPARED, "cosine_similarity(e_b, word_to_vec_map[w] - e_c)"),
)
wrong(
    "e_a and e_c are swapped: subtract e_a from e_b, and e_c from e_w.",
    (COMPARED, "cosine_similarity(e_b - e_c, word_to_vec_map[w] - e_a)"),
)
wrong(
    "e_c appears on both sides: compare e_b - e_a, without e_c, with e_w - e_c.",
    (COMPARED, "cosine_similarity(e_b - e_a + e_c, word_to_vec_map[w] - e_c)"),
)
wrong(
    "The first word that is kept stays: go through all words, each w with a similarity of its own.",
    ("            best_word = w\n", "            best_word = w\n            break\n"),
)
wrong(
    "e_a and e_b are swapped: you compare e_w itself with e_a - e_b + e_c.",
    (COMPARED, "cosine_similarity(word_to_vec_map[w], e_a - e_b + e_c)"),
)
wrong(
    "e_c is subtracted on the wrong side: compare e_b - e_a with e_w - e_c.",
    (COMPARED, "cosine_similarity(e_b - e_a - e_c, word_to_vec_map[w])"),
)
wrong(
    "You compare two similarities; take the similarity of the two differences.",
    (COMPARED, "cosine_similarity(e_b, e_a) - cosine_similarity(word_to_vec_map[w], e_c)"),
)
wrong(
    "You look for the word most similar to word_a; word_b and word_c are not used.",
    (COMPARED, "cosine_similarity(e_a, word_to_vec_map[w])"),
)
wrong(
    "e_c is added; subtract it from e_w.",
    (COMPARED, "cosine_similarity(e_b - e_a, word_to_vec_map[w] + e_c)"),
)
wrong(
    "e_a is added; subtract it from e_b.",
    (COMPARED, "cosine_similarity(e_b + e_a, word_to_vec_map[w] - e_c)"),
)
wrong(
    "You compare with 0; compare with the largest similarity so far.",
    ("similarity > max_similarity", "similarity > 0"),
)
wrong(
    "The answer is always word_b: skip the three given words, compare all others, and keep w.",
    ("w in (word_a, word_b, word_c)", "w not in (word_a, word_b, word_c)"),
)


# ---- neutralize ----


@grader.helper
def neutralized(neutralize, words, g, vectors):
    """The new vector of each word, and the old one as it is in the dictionary afterwards."""
    found = {word: neutralize(word, g, vectors) for word in words.split()}
    found["the dictionary's own vector afterwards"] = vectors[words.split()[0]]
    return found


@grader.case
def receptionist(neutralize, some_words):
    """Receptionist and teacher along woman - man."""
    g = some_words["woman"] - some_words["man"]
    return neutralized(neutralize, "receptionist teacher", g, some_words)


@grader.case
def words_of_three_numbers(neutralize):
    """Vectors of three numbers and a direction of length 3."""
    vectors = {"bread": np.array([1.0, 3.0, -2.0]), "stone": np.array([-4.0, 0.5, 1.0])}
    return neutralized(neutralize, "bread stone", np.array([2.0, -1.0, 2.0]), vectors)


@grader.case(hidden=True, kind="vectors of another size")
def words_of_eight_numbers(neutralize, rng):
    """Vectors of eight numbers and a short direction."""
    vectors = random_map(rng, "sun moon star", 8)
    return neutralized(neutralize, "moon star", 0.2 * rng.normal(size=8), vectors)


@grader.case(hidden=True, kind="vectors and a direction of length 1")
def words_of_length_one(neutralize, rng):
    """Vectors and direction of length 1."""
    vectors = unit(random_map(rng, "up down left", 6))
    return neutralized(neutralize, "down up", vectors["left"].copy(), vectors)


@grader.case(hidden=True, kind="a long direction")
def long_direction(neutralize, rng):
    """A direction that is longer than the vectors."""
    vectors = random_map(rng, "one two", 12)
    return neutralized(neutralize, "one two", 7 * rng.normal(size=12), vectors)


ALONG = "np.dot(e, g) / np.sum(g * g) * g"
CLEANED = "e_debiased = e - e_along"

wrong = grader.mistakes("neutralize")
wrong(
    "You divide by the length of g; divide by its square.",
    (ALONG, "np.dot(e, g) / np.linalg.norm(g) * g"),
)
wrong(
    "That is the part along g; return what is left without it.", (CLEANED, "e_debiased = e_along")
)
wrong(
    "You project g onto e; project e onto g.",
    (ALONG, "np.dot(e, g) / np.sum(e * e) * e"),
)
wrong("The division by the squared length of g is missing.", (ALONG, "np.dot(e, g) * g"))
wrong(
    "The dictionary has changed: do not store into it, and write e - e_along; e -= ... works in "
    "place.",
    (CLEANED, "e -= e_along; e_debiased = e"),
)
wrong("The part along g is added; subtract it.", (CLEANED, "e_debiased = e + e_along"))
wrong(
    "All of g is subtracted; subtract only the part of e along it.", (CLEANED, "e_debiased = e - g")
)
wrong(
    "The cosine is not the right factor: it is e · g divided by the squared length of g.",
    (ALONG, "cosine_similarity(e, g) * g"),
)
wrong(
    "e * g multiplies element by element; the factor needs the dot product, one number.",
    (ALONG, "e * g / np.sum(g * g) * g"),
)
wrong(
    "The projection points along g: multiply the factor by g, not by e.",
    (ALONG, "np.dot(e, g) / np.sum(g * g) * e"),
)
wrong(
    "A number is subtracted from every entry; the factor has to be multiplied by g first.",
    (ALONG, "np.dot(e, g) / np.sum(g * g)"),
)
wrong(
    "You divide by g itself; the factor, a number, should be multiplied by g.",
    (ALONG, "np.dot(e, g) / (np.sum(g * g) * g)"),
)
wrong(
    "The result is scaled to length 1; leave its length as it is.",
    (CLEANED, "e_debiased = (e - e_along) / np.linalg.norm(e - e_along)"),
)
wrong(
    "You square the sum of g; sum the squares.",
    (ALONG, "np.dot(e, g) / np.sum(g) ** 2 * g"),
)
wrong(
    "You divide by the lengths of e and g; divide by the squared length of g.",
    (ALONG, "np.dot(e, g) / (np.linalg.norm(e) * np.linalg.norm(g)) * g / np.linalg.norm(g)"),
)
wrong(
    "The difference is the wrong way round: e minus its part along g.",
    (CLEANED, "e_debiased = e_along - e"),
)
wrong(
    "You divide by the squared length of e; divide by that of g.",
    (ALONG, "np.dot(e, g) / np.sum(e * e) * g"),
)
wrong(
    "You divide by the number of entries; divide by the squared length of g.",
    (ALONG, "np.dot(e, g) / len(g) * g"),
)
wrong(
    "You divide by the sum of g; divide by the sum of its squares.",
    (ALONG, "np.dot(e, g) / np.sum(g) * g"),
)
wrong(
    "The squares of g are not summed; you divide by one number, the squared length.",
    (ALONG, "np.dot(e, g) / (g * g) * g"),
)
wrong(
    "You multiply by the squared length of g; divide by it.",
    (ALONG, "np.dot(e, g) * np.sum(g * g) * g"),
)
wrong("The vector comes back unchanged.", (CLEANED, "e_debiased = e"))
wrong("The vector is zero: all of e is subtracted.", (CLEANED, "e_debiased = e - e"))
wrong(
    "You subtract a part of e itself; subtract the part along g.",
    (ALONG, "cosine_similarity(e, g) * e"),
)
wrong(
    "The entries of e are averaged; the factor needs the dot product with g.",
    (ALONG, "np.mean(e) * g"),
)
wrong(
    "The sign of the factor is lost: e can also point against g.",
    (ALONG, "abs(np.dot(e, g)) / np.sum(g * g) * g"),
)
wrong(
    "You divide by the length of e; divide by the squared length of g.",
    (ALONG, "np.dot(e, g) / np.linalg.norm(e) * g"),
)
wrong("The part along g is subtracted twice.", (CLEANED, "e_debiased = e - 2 * e_along"))
wrong("e is the word itself; look up its vector.", ("e = word_to_vec_map[word]", "e = word"))
wrong(
    "You divide by the third power of the length of g; divide by its square.",
    (ALONG, "np.dot(e, g) / np.linalg.norm(g) ** 3 * g"),
)
wrong(
    "The length of g * g is not the squared length of g; sum the squares.",
    (ALONG, "np.dot(e, g) / np.linalg.norm(g * g) * g"),
)
wrong(
    "The squared length of g is squared once more; divide by the sum of the squares.",
    (ALONG, "np.dot(e, g) / np.sum(g * g) ** 2 * g"),
)
wrong("The fraction is upside down.", (ALONG, "np.sum(g * g) / np.dot(e, g) * g"))
wrong("The squares of g are averaged; sum them.", (ALONG, "np.dot(e, g) / np.mean(g * g) * g"))
wrong(
    "The projection is subtracted from g; subtract it from e.",
    (CLEANED, "e_debiased = g - e_along"),
)
wrong(
    "The projection is multiplied by g a second time.",
    (CLEANED, "e_debiased = e - e_along * g"),
)
wrong("The projection multiplies e; subtract it.", (CLEANED, "e_debiased = e * e_along"))
wrong(
    "word is a variable: look it up without quotes.",
    ("e = word_to_vec_map[word]", 'e = word_to_vec_map["word"]'),
)
wrong(
    "The direction g is given; do not compute it from words.",
    (
        "e = word_to_vec_map[word]",
        'e, g = word_to_vec_map[word], word_to_vec_map["woman"] - word_to_vec_map["man"]',
    ),
)
wrong(
    "cosine_similarity takes two vectors, and word is a string; the factor is not the cosine, "
    "either.",
    (ALONG, "cosine_similarity(word, g) * g"),
)
wrong(
    "e is scaled to length 1 first; take it as it is.",
    (
        "e = word_to_vec_map[word]",
        "e = word_to_vec_map[word] / np.linalg.norm(word_to_vec_map[word])",
    ),
)
wrong(
    "You divide by the squared lengths of e and g; divide by that of g alone.",
    (ALONG, "np.dot(e, g) / (np.sum(e * e) * np.sum(g * g)) * g"),
)
wrong(
    "The length of g is doubled; square it.",
    (ALONG, "np.dot(e, g) / (np.linalg.norm(g) * 2) * g"),
)
wrong(
    "You divide by the sum of the absolute values of g; divide by the sum of its squares.",
    (ALONG, "np.dot(e, g) / np.sum(np.abs(g)) * g"),
)
wrong(
    "You divide by the squared number of entries; the length of g is np.linalg.norm(g).",
    (ALONG, "np.dot(e, g) / len(g) ** 2 * g"),
)
wrong(
    "The dot product is that of e with itself; take that of e and g.",
    (ALONG, "np.dot(e, e) / np.sum(g * g) * g"),
)
wrong(
    "Only the dot product is subtracted, a number; subtract the part of e along g.",
    (CLEANED, "e_debiased = e - np.dot(e, g)"),
)
wrong(
    "Only half of the part along g is subtracted.",
    (CLEANED, "e_debiased = e - e_along / 2"),
)
wrong(
    "e is divided by its part along g; subtract that part.",
    (CLEANED, "e_debiased = e / e_along"),
)
wrong(
    "np.outer gives a matrix; the factor needs np.dot, one number.",
    (ALONG, "np.outer(e, g) / np.sum(g * g) * g"),
)
wrong(
    "The cosine, a number, is subtracted; subtract the part of e along g.",
    (ALONG, "cosine_similarity(e, g)"),
)
wrong(
    "A number is subtracted, e · g divided by the length of g; subtract the part of e along g.",
    (ALONG, "np.dot(e, g) / np.linalg.norm(g)"),
)


# ---- equalize ----


@grader.helper
def equalized(equalize, pairs, axis, vectors):
    """Both new vectors of each pair, such as "man woman"."""
    found = {}
    for pair in pairs:
        both = equalize(tuple(pair.split()), axis, vectors)
        e1, e2 = both if isinstance(both, tuple | list) else (both, None)
        found |= {f"e1 of {pair}": e1, f"e2 of {pair}": e2}
    found["the dictionary's own vector afterwards"] = vectors[pairs[0].split()[0]]
    return found


@grader.case
def pairs_of_length_one(equalize, some_words):
    """Vectors of length 1, along woman - man."""
    vectors = unit(some_words)
    axis = vectors["woman"] - vectors["man"]
    return equalized(equalize, ["king queen", "boy girl"], axis, vectors)


@grader.case
def man_and_woman_as_they_are(equalize, some_words):
    """Vectors of GloVe, not scaled to length 1."""
    axis = some_words["woman"] - some_words["man"]
    return equalized(equalize, ["man woman"], axis, some_words)


@grader.case
def pair_of_three_numbers(equalize):
    """Vectors of three numbers, both on the same side of the axis."""
    vectors = {"hot": np.array([0.6, 0.0, 0.8]), "cold": np.array([0.2, -0.1, 0.3])}
    return equalized(equalize, ["hot cold"], np.array([2.0, 1.0, 2.0]), vectors)


@grader.case(hidden=True, kind="vectors of another size")
def pairs_of_nine_numbers(equalize, rng):
    """Vectors of nine numbers and length 1."""
    vectors = unit(random_map(rng, "day night sun moon", 9))
    return equalized(equalize, ["day night", "moon sun"], 3 * rng.normal(size=9), vectors)


@grader.case(hidden=True, kind="long vectors")
def long_pairs(equalize, rng):
    """Vectors that are longer than 1, and a short axis."""
    vectors = random_map(rng, "east west north south", 7)
    return equalized(equalize, ["east west", "south north"], 0.1 * rng.normal(size=7), vectors)


@grader.case(hidden=True, kind="short vectors")
def short_pairs(equalize, rng):
    """Vectors that are shorter than 1; the pair is given as a list."""
    vectors = {word: 0.2 * e for word, e in random_map(rng, "left right", 5).items()}
    e1, e2 = equalize(["left", "right"], rng.normal(size=5), vectors)
    return {"e1": e1, "e2": e2}


MEAN = "(e_w1 + e_w2) / 2"
MU_ALONG = "np.dot(mu, bias_axis) / np.sum(bias_axis**2) * bias_axis"
D1 = "np.dot(e_w1, bias_axis) / np.sum(bias_axis**2) * bias_axis - mu_along"
D2 = "np.dot(e_w2, bias_axis) / np.sum(bias_axis**2) * bias_axis - mu_along"
ROOT = "np.sqrt(np.abs(1 - np.sum(mu_across**2)))"
E1, E2 = (
    "mu_across + length * d1 / np.linalg.norm(d1)",
    "mu_across + length * d2 / np.linalg.norm(d2)",
)

wrong = grader.mistakes("equalize")
wrong(
    "The denominator is the length of a vector, one number; you take absolute values.",
    (E1, "mu_across + length * d1 / np.abs(d1)"),
    (E2, "mu_across + length * d2 / np.abs(d2)"),
)
wrong(
    "The absolute value under the root is missing: for long vectors it gives nan.",
    (ROOT, "np.sqrt(1 - np.sum(mu_across**2))"),
)
wrong(
    "The part across the axis has the wrong sign in the result.",
    (E1, "length * d1 / np.linalg.norm(d1) - mu_across"),
    (E2, "length * d2 / np.linalg.norm(d2) - mu_across"),
)
wrong(
    "The projections are divided by the length of the axis; divide by its square.",
    (MU_ALONG, MU_ALONG.replace("np.sum(bias_axis**2)", "np.linalg.norm(bias_axis)")),
    (D1, D1.replace("np.sum(bias_axis**2)", "np.linalg.norm(bias_axis)")),
    (D2, D2.replace("np.sum(bias_axis**2)", "np.linalg.norm(bias_axis)")),
)
wrong("The mean is half of the sum: divide by 2.", (MEAN, "e_w1 + e_w2"))
wrong(
    "mu is the first word's vector; it should be the mean of both.",
    (MEAN, "e_w1"),
)
wrong(
    "The mean's part along the axis is a number; multiply it by the axis.",
    (MU_ALONG, "np.dot(mu, bias_axis) / np.sum(bias_axis**2)"),
)
wrong(
    "d1 and d2 start from the whole vectors; take the words' parts along the axis.",
    (D1, "e_w1 - mu_along"),
    (D2, "e_w2 - mu_along"),
)
wrong(
    "Under the root stands the length of 1 - mu_across; take 1 minus its squared length.",
    (ROOT, "np.sqrt(np.linalg.norm(1 - mu_across))"),
)
wrong(
    "The square covers 1 minus the length; square the length alone.",
    (ROOT, "np.sqrt(np.abs((1 - np.linalg.norm(mu_across)) ** 2))"),
)
wrong(
    "A new vector starts from the part of the mean along the axis; take that across it.",
    (E1, E1.replace("mu_across", "mu_along")),
    (E2, E2.replace("mu_across", "mu_along")),
)
wrong("mu_across is a sum; subtract the part along the axis.", ("mu - mu_along", "mu + mu_along"))
wrong(
    "The mean's part along the axis is not subtracted from the words' parts.",
    (D1, D1.replace(" - mu_along", "")),
    (D2, D2.replace(" - mu_along", "")),
)
wrong("The square root is missing.", (ROOT, "np.abs(1 - np.sum(mu_across**2))"))
wrong(
    "The length of mu_across is not squared under the root.",
    (ROOT, "np.sqrt(np.abs(1 - np.linalg.norm(mu_across)))"),
)
wrong(
    "Under the root stands the whole mean; only its part across the axis belongs there.",
    (ROOT, "np.sqrt(np.abs(1 - np.sum(mu**2)))"),
)
wrong(
    "Under the root stands the part of the mean along the axis; take that across it.",
    (ROOT, "np.sqrt(np.abs(1 - np.sum(mu_along**2)))"),
)
wrong(
    "e2 lies on the same side of the axis as e1: look at d2, and at whether e2 is made of it.",
    (E2, "mu_across + length * d1 / np.linalg.norm(d1)"),
)
wrong(
    "e1 lies on the same side of the axis as e2: look at d1, and at whether e1 is made of it.",
    (E1, "mu_across + length * d2 / np.linalg.norm(d2)"),
)
wrong("The two vectors are swapped.", ("return e1, e2", "return e2, e1"))
wrong(
    "The parts are divided by their squared length; divide by the length.",
    (E1, "mu_across + length * d1 / np.sum(d1**2)"),
    (E2, "mu_across + length * d2 / np.sum(d2**2)"),
)
wrong(
    "The part across the axis is missing: add mu_across.",
    (E1, "length * d1 / np.linalg.norm(d1)"),
    (E2, "length * d2 / np.linalg.norm(d2)"),
)
wrong(
    "The whole mean is added; add only its part across the axis.",
    (E1, "mu + length * d1 / np.linalg.norm(d1)"),
    (E2, "mu + length * d2 / np.linalg.norm(d2)"),
)
wrong(
    "A part along the axis is not scaled to length 1 before it gets its new length.",
    (E1, "mu_across + length * d1"),
    (E2, "mu_across + length * d2"),
)
wrong(
    "The new length is missing: multiply the unit vector by the root.",
    (E1, "mu_across + d1 / np.linalg.norm(d1)"),
    (E2, "mu_across + d2 / np.linalg.norm(d2)"),
)
wrong(
    "The difference of the whole vectors is used; only the parts along the axis may differ.",
    (D1, "e_w1 - mu"),
    (D2, "e_w2 - mu"),
)
wrong(
    "The denominator is the length of e - mu_across - mu_along, which holds parts across the axis "
    "too; take the length of the numerator.",
    (E1, "mu_across + length * d1 / np.linalg.norm(e_w1 - mu)"),
    (E2, "mu_across + length * d2 / np.linalg.norm(e_w2 - mu)"),
)
wrong(
    "The roles of along and across are swapped.",
    ("mu_across = mu - mu_along", "mu_across, mu_along = mu_along, mu - mu_along"),
)
wrong(
    "The parts along the axis keep their old size; scale them so that the whole has length 1.",
    (E1, "mu_across + d1 + mu_along"),
    (E2, "mu_across + d2 + mu_along"),
)
wrong(
    "You divide by the length of the axis; divide by the length of the part itself.",
    (E1, "mu_across + length * d1 / np.linalg.norm(bias_axis)"),
    (E2, "mu_across + length * d2 / np.linalg.norm(bias_axis)"),
)
wrong(
    "The root multiplies the part across the axis too; it belongs to the part along it only.",
    (E1, "length * (mu_across + d1 / np.linalg.norm(d1))"),
    (E2, "length * (mu_across + d2 / np.linalg.norm(d2))"),
)
wrong("Both words get the mean of the pair.", (E1, "mu"), (E2, "mu"))
wrong(
    "The words keep all that they have across the axis; it should be the mean's for both.",
    (E1, "e_w1 - mu_along"),
    (E2, "e_w2 - mu_along"),
)
wrong("The brackets are missing: only e_w2 is halved.", (MEAN, "e_w1 + e_w2 / 2"))
wrong(
    "The mean needs the sum of the two vectors, not their difference.", (MEAN, "(e_w1 - e_w2) / 2")
)
wrong(
    "mu_across is the part along the axis; it should be what is left of mu without that part.",
    ("mu_across = mu - mu_along", "mu_across = mu_along"),
)
wrong(
    "The squares under the root are not summed; the root is one number for both words.",
    (ROOT, "np.sqrt(np.abs(1 - mu_across**2))"),
)
wrong(
    "The division by the squared length of the axis is missing in the projections.",
    (MU_ALONG, "np.dot(mu, bias_axis) * bias_axis"),
    (D1, "np.dot(e_w1, bias_axis) * bias_axis - mu_along"),
    (D2, "np.dot(e_w2, bias_axis) * bias_axis - mu_along"),
)
wrong(
    "The part across is subtracted from a word's part along the axis; subtract mu_along.",
    (D1, D1.replace("mu_along", "mu_across")),
    (D2, D2.replace("mu_along", "mu_across")),
)
wrong(
    "The words' parts along the axis are divided by its length; divide by its square.",
    *(
        (term, term.replace("np.sum(bias_axis**2)", "np.linalg.norm(bias_axis)"))
        for term in (D1, D2)
    ),
)
wrong(
    "The mean's part along the axis is divided by the length of the axis; divide by its square.",
    (MU_ALONG, "np.dot(mu, bias_axis) / np.linalg.norm(bias_axis) * bias_axis"),
)
wrong(
    "The mean's part along the axis needs the squared length of the axis, not that of mu.",
    (MU_ALONG, "np.dot(mu, bias_axis) / np.sum(mu**2) * bias_axis"),
)
wrong(
    "The mean's part along the axis is not divided by the squared length of the axis.",
    (MU_ALONG, "np.dot(mu, bias_axis) * bias_axis"),
)
wrong(
    "The sign under the root is wrong: 1 minus the sum.",
    (ROOT, "np.sqrt(np.abs(1 + np.sum(mu_across**2)))"),
)
wrong(
    "The sum under the root is squared; sum the squares of mu_across.",
    (ROOT, "np.sqrt(np.abs(1 - np.sum(mu_across) ** 2))"),
)
wrong("Root and absolute value are missing in the new length.", (ROOT, "1 - np.sum(mu_across**2)"))
wrong(
    "The whole mean is subtracted from the words' parts; subtract mu_along.",
    (D1, D1.replace("mu_along", "mu")),
    (D2, D2.replace("mu_along", "mu")),
)
wrong(
    "The parts along the axis keep their old length; scale them to the new one.",
    (E1, "mu_across + d1"),
    (E2, "mu_across + d2"),
)
wrong(
    "The mean of all numbers is one number; take the mean of the two vectors.",
    (MEAN, "np.mean((e_w1, e_w2))"),
)
wrong(
    "d1 and d2 are only parts of the new vectors; return e1 and e2.",
    ("return e1, e2", "return d1, d2"),
)
