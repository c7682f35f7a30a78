"""The sentences, and the helpers of the emoji notebook."""

import numpy as np
import pytest

from emo_utils import (
    convert_to_one_hot,
    label_to_emoji,
    load_dataset,
    load_word_order,
    predict,
    print_predictions,
    read_csv,
    read_glove_vecs,
    report,
    softmax,
)


@pytest.fixture(autouse=True)
def _shipped(monkeypatch):
    monkeypatch.delenv("COURSE_DATA", raising=False)


def words_of(sentences):
    return {word for sentence in sentences for word in sentence.lower().split()}


def test_shipped_sentences_are_enough_and_no_two_alike():
    X_train, Y_train, X_test, Y_test = load_dataset()
    assert (len(X_train), len(X_test)) == (238, 70)
    assert np.bincount(Y_train).tolist() == [40, 40, 59, 59, 40]
    assert np.bincount(Y_test).tolist() == [14] * 5
    assert len({*X_train, *X_test, *load_word_order()[0]}) == 238 + 70 + 28


def test_every_test_sentence_has_a_word_unseen_in_training():
    X_train, _, X_test, _ = load_dataset()
    seen = words_of(X_train)
    assert [sentence for sentence in X_test if set(sentence.split()) <= seen] == []


def test_pairs_have_the_same_words_and_different_classes():
    X, Y = load_word_order()
    pairs = zip(X[::2], X[1::2], strict=True)
    assert all(sorted(a.split()) == sorted(b.split()) for a, b in pairs)
    assert Y.tolist() == [2, 3] * 14


def test_every_word_has_a_vector_and_a_number():
    word_to_index, index_to_word, vectors = read_glove_vecs()
    X_train, _, X_test, _ = load_dataset()
    assert words_of([*X_train, *X_test, *load_word_order()[0]]) <= set(vectors)
    assert sorted(index_to_word) == list(range(1, 50_013))
    assert index_to_word[word_to_index["cucumber"]] == "cucumber"


def test_own_files_are_read_with_their_tabs_and_columns(monkeypatch, tmp_path):
    (tmp_path / "train_emoji.csv").write_text("never again,3,,\nMiss you,0,, [0]\n")
    (tmp_path / "tesss.csv").write_text('"I want to eat\t",4\n')
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    X_train, Y_train, X_test, Y_test = load_dataset()
    assert (X_train.tolist(), Y_train.tolist()) == (["never again", "Miss you"], [3, 0])
    assert (X_test.tolist(), Y_test.tolist()) == (["I want to eat"], [4])
    assert read_csv(tmp_path / "tesss.csv")[1].tolist() == [4]


def test_softmax_of_large_numbers():
    np.testing.assert_allclose(softmax(np.array([1000.0, 1000.0])), [0.5, 0.5])


def test_one_hot_rows():
    assert convert_to_one_hot(np.array([2, 0]), 3).tolist() == [[0, 0, 1], [1, 0, 0]]


def test_predictions_and_their_accuracy(capsys):
    vectors = {"good": np.array([1.0, 0.0]), "bad": np.array([0.0, 1.0])}
    X, W, b = np.array(["Good good", "bad", "unheard"]), np.eye(2), np.array([0.0, 0.1])
    found = predict(X, np.array([0, 1, 0]), W, b, vectors)
    assert found.tolist() == [[0], [1], [1]]
    assert "66.7%" in capsys.readouterr().out


def test_report_gives_cost_and_accuracy(capsys):
    report(100, np.eye(2), np.eye(2), np.zeros((2, 2)), np.zeros(2))
    assert "cost 0.693   accuracy 50.0%" in capsys.readouterr().out


def test_each_class_has_its_emoji(capsys):
    assert len({label_to_emoji(label) for label in range(5)}) == 5
    print_predictions(["dinner"], np.array([[4]]))
    assert capsys.readouterr().out == "dinner \U0001f374\n"
