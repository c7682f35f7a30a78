"""The solution of word_vectors gives the published numbers, and other right answers pass.

The shipped vectors are rounded to half precision, so a published cosine is met to 2e-4.
"""

from types import SimpleNamespace

import numpy as np
import pytest

from tables import right, told, wrong
from w2v_utils import WordMap, read_glove_vecs

TARGET = "course5/word_vectors"
HALF_PRECISION = 2e-4

TOLD = [
    # (e - mu_orth) - mu_B is the part along the axis only if the pair agrees across it.
    wrong(
        "equalize: classic, along the axis",
        "parts across the axis",
        ("norm(e_w1B - mu_B)", "norm(e_w1 - mu_orth - mu_B)"),
        ("norm(e_w2B - mu_B)", "norm(e_w2 - mu_orth - mu_B)"),
    ),
    wrong(
        "equalize: classic, along the axis",
        "absolute values",
        ("np.linalg.norm(e_w1B - mu_B)", "np.abs(e_w1B - mu_B)"),
        ("np.linalg.norm(e_w2B - mu_B)", "np.abs(e_w2B - mu_B)"),
    ),
    # As a later edition of the classic course has it.
    wrong("complete_analogy: in one step", "word_b comes out", ("not in given", "!= given[2]")),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)

#: Cosine similarity of each word with woman - man, computed from the original vectors.
ALONG_GENDER = {
    "john": -0.23163356, "marie": 0.31559794, "sophie": 0.3186879, "ronaldo": -0.31244797,
    "priya": 0.17632042, "rahul": -0.16915471, "danielle": 0.24393299, "reza": -0.0793043,
    "katy": 0.28310687, "yasmin": 0.23313858, "lipstick": 0.27691916, "guns": -0.18884856,
    "science": -0.06082907, "arts": 0.00818931, "literature": 0.06472504, "warrior": -0.20920165,
    "doctor": 0.11895289, "tree": -0.07089399, "receptionist": 0.33077942,
    "technology": -0.13193732, "fashion": 0.03563895, "teacher": 0.17920923,
    "engineer": -0.08039280, "pilot": 0.00107645, "computer": -0.10330359, "singer": 0.18500518,
}  # fmt: skip


@pytest.fixture(scope="module")
def vectors() -> WordMap:
    """The shipped vectors."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COURSE_DATA", raising=False)
        return read_glove_vecs()[1]


@pytest.fixture(scope="module")
def gender(vectors: WordMap) -> np.ndarray:
    return vectors["woman"] - vectors["man"]


def near(number: float) -> object:
    return pytest.approx(number, abs=HALF_PRECISION)


def test_published_similarities(names: SimpleNamespace, vectors: WordMap) -> None:
    def similarity(first: str, second: str) -> float:
        return names.cosine_similarity(vectors[first], vectors[second])

    assert similarity("father", "mother") == near(0.890903844289)
    assert similarity("ball", "crocodile") == near(0.274392462614)
    to_country = vectors["france"] - vectors["paris"]
    to_capital = vectors["rome"] - vectors["italy"]
    assert names.cosine_similarity(to_country, to_capital) == near(-0.675147930817)


@pytest.mark.parametrize(
    ("question", "answer", "similarity"),
    [
        ("italy italian spain", "spanish", 0.88753037),
        ("india delhi japan", "tokyo", 0.74445558),
        ("man woman boy", "girl", 0.66950948),
        ("small smaller large", "larger", 0.68313245),
    ],
)
def test_published_analogies(
    question: str, answer: str, similarity: float, names: SimpleNamespace, vectors: WordMap
) -> None:
    a, b, c = question.split()
    assert names.complete_analogy(a, b, c, vectors) == answer
    differences = vectors[b] - vectors[a], vectors[answer] - vectors[c]
    assert names.cosine_similarity(*differences) == near(similarity)


def test_the_answer_of_the_later_version_is_the_given_word(
    names: SimpleNamespace, vectors: WordMap
) -> None:
    smaller = names.cosine_similarity(
        vectors["smaller"] - vectors["small"], vectors["smaller"] - vectors["large"]
    )
    assert smaller == near(0.84884445)


@pytest.mark.parametrize(("word", "published"), ALONG_GENDER.items(), ids=list(ALONG_GENDER))
def test_published_part_along_gender(
    word: str, published: float, names: SimpleNamespace, vectors: WordMap, gender: np.ndarray
) -> None:
    assert names.cosine_similarity(vectors[word], gender) == near(published)


def test_published_neutralized_word(
    names: SimpleNamespace, vectors: WordMap, gender: np.ndarray
) -> None:
    after = names.neutralize("receptionist", gender, vectors)
    assert names.cosine_similarity(after, gender) == pytest.approx(0, abs=1e-15)


def test_published_equalized_pair(
    names: SimpleNamespace, vectors: WordMap, gender: np.ndarray
) -> None:
    before = [names.cosine_similarity(vectors[word], gender) for word in ("man", "woman")]
    assert before == [near(-0.117110957653), near(0.356666188463)]
    pair = names.equalize(("man", "woman"), gender, vectors)
    after = [names.cosine_similarity(each, gender) for each in pair]
    assert after == [near(-0.700436428931), near(0.700436428931)]
    assert np.linalg.norm(pair, axis=1) == pytest.approx([7.29759487] * 2, rel=HALF_PRECISION)


def test_equalized_pair_of_length_one(names: SimpleNamespace, vectors: WordMap) -> None:
    unit = {
        word: vectors[word] / np.linalg.norm(vectors[word]) for word in ("man", "woman", "tree")
    }
    axis = unit["woman"] - unit["man"]
    man, woman = names.equalize(("man", "woman"), axis, unit)
    similarities = [names.cosine_similarity(each, axis) for each in (man, woman)]
    assert similarities == [near(-0.23871136142883703), near(0.23871136142883695)]
    assert np.linalg.norm([man, woman], axis=1) == pytest.approx([1, 1])
    tree = names.neutralize("tree", axis, unit)
    assert np.linalg.norm(tree - man) == pytest.approx(np.linalg.norm(tree - woman))
