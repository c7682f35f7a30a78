"""Reading the word vectors, and the score of analogies."""

import numpy as np
import pytest

from coursework.data.analogies import analogy_questions
from coursework.data.bias_words import GENDER_PAIRS, NAMES, OCCUPATIONS
from coursework.metrics.analogies import analogy_scores, by_difference, by_nearest, by_sum
from coursework.metrics.bias import company, most_leaning, recovered_sides
from w2v_utils import read_glove_vecs


@pytest.fixture(autouse=True)
def _shipped(monkeypatch):
    monkeypatch.delenv("COURSE_DATA", raising=False)


def test_shipped_vectors_have_the_published_numbers():
    words, vectors = read_glove_vecs()
    assert len(words) == 50_012
    np.testing.assert_allclose(vectors["the"][:3], [0.418, 0.24968, -0.41242], atol=2e-4)
    assert {vector.shape for vector in vectors.values()} == {(50,)}
    assert vectors["the"].dtype == np.float64


def test_every_word_that_the_notebook_names_is_there():
    words, _ = read_glove_vecs()
    asked = {w for group in analogy_questions().values() for question in group for w in question}
    named = {word for pair in GENDER_PAIRS for word in pair} | set(NAMES) | set(OCCUPATIONS)
    assert asked | named <= words


def test_own_text_file_is_read(monkeypatch, tmp_path):
    (tmp_path / "glove.6B.50d.txt").write_text("tea 1 -2.5\n, 0.5 3\n", encoding="utf-8")
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    words, vectors = read_glove_vecs()
    assert words == {"tea", ","}
    assert vectors["tea"].tolist() == [1, -2.5]
    assert list(read_glove_vecs(str(tmp_path / "glove.6B.50d.txt"))[1]) == ["tea", ","]


def test_questions_of_one_kind_are_all_pairs_of_pairs():
    questions = analogy_questions()
    assert len(questions["capitals"]) == 16 * 15
    assert ("paris", "france", "oslo", "norway") in questions["capitals"]
    assert all(len(set(each)) == 4 for group in questions.values() for each in group)


VECTORS = {
    "man": np.array([1.0, 0.0, 0.1]), "woman": np.array([1.0, 1.0, 0.0]),
    "king": np.array([3.0, 0.1, 2.0]), "queen": np.array([3.0, 1.2, 2.0]),
    "prince": np.array([3.0, 0.1, 1.8]),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "score"), [(by_difference, 1), (by_sum, 1), (by_nearest, 0)])
def test_rules_complete_an_analogy(rule, score):
    asked = {"family": [("man", "woman", "king", "queen")]}
    assert analogy_scores(asked, VECTORS, rule) == {"family": score}


def test_without_skipping_the_sum_may_return_a_given_word():
    vectors = VECTORS | {"woman": np.array([1.0, 0.1, 0.1])}
    asked = {"family": [("man", "woman", "king", "queen")]}
    assert analogy_scores(asked, vectors, by_sum, skip_inputs=False) == {"family": 0}


def test_leaning_words_are_those_at_the_ends():
    vectors = {f"w{'abcdef'[k]}": np.array([k - 2.5, 1.0]) for k in range(6)}
    found = most_leaning(vectors, np.array([1.0, 0.0]), k=2, without={"wf"})
    assert found.words == ["wa", "wb", "wd", "we"]
    assert found.sides.tolist() == [0, 0, 1, 1]


def test_sides_that_can_be_seen_are_recovered():
    rng = np.random.default_rng(5)
    sides = np.repeat([0, 1], 60)
    vectors = rng.normal(size=(120, 4))
    assert recovered_sides(vectors, sides) < 0.75
    assert recovered_sides(vectors + 4 * sides[:, None], sides) > 0.95


def test_company_counts_the_nearest():
    vectors = np.array([[1.0, 0.0], [0.9, 0.1], [0.0, 1.0], [-1.0, 0.0]])
    assert company(np.array([1.0, 0.0]), vectors, np.array([1, 0, 0, 0]), k=2) == 0.5
