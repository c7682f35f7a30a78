"""Figures of word vectors and of the emoji notebook."""

import matplotlib.pyplot as plt
import numpy as np

from coursework.figures import emojify, word_vectors


def titles():
    return [axes.get_title() for axes in plt.gcf().axes]


def test_angles_state_similarity_and_distance():
    word_vectors.draw_angles([90, 180], length=2)
    assert "similarity 0.00" in titles()[0]
    assert "distance 3.00" in titles()[1]


def test_pairs_are_labelled():
    rng = np.random.default_rng(1)
    vectors = {word: rng.normal(size=5) for word in ("man", "woman", "king", "queen")}
    word_vectors.draw_pairs([("man", "woman"), ("king", "queen")], vectors)
    assert {"man", "queen"} <= {text.get_text() for text in plt.gca().texts}


def test_scores_are_in_percent():
    word_vectors.draw_scores({"sum": {"family": 0.25}, "nearest": {"family": 0.5}})
    assert [bar.get_height() for bar in plt.gca().patches] == [25, 50]


def test_bias_is_sorted():
    word_vectors.draw_bias({"nurse": 0.3, "boss": -0.5}, {"nurse": 0.0, "boss": 0.0}, "Jobs")
    assert [label.get_text() for label in plt.gca().get_yticklabels()] == ["boss", "nurse"]


def test_equalized_pair_is_drawn_before_and_after():
    u, v = np.array([1.0, 0.2, 0.0]), np.array([-1.0, 0.4, 0.1])
    direction, neutral = np.array([2.0, 0.0, 0.0]), {"tree": np.array([0.0, 1.0, 0.0])}
    word_vectors.draw_equalized((u, v), (u, v), ("a", "b"), direction, neutral)
    assert titles() == ["before", "after"]


def test_company_states_the_correlation():
    word_vectors.draw_company([0.0, 1.0, 2.0], [0.0, 0.5, 1.0], [1.0, 0.5, 0.0])
    assert titles() == [
        "original vectors: correlation 1.00",
        "direction removed: correlation -1.00",
    ]


def test_confusions_count_pairs_of_classes():
    emojify.draw_confusions(np.array([0, 0, 4]), {"average": np.array([[0], [2], [4]])})
    counts = [text.get_text() for text in plt.gcf().axes[0].texts]
    assert (counts.count("1"), counts.count("0")) == (3, 22)


def test_accuracies_are_written_on_the_bars():
    emojify.draw_accuracies({"LSTM": {"test": 0.86}})
    assert "86" in {text.get_text() for text in plt.gca().texts}


def test_thoughts_have_a_tick_for_each_word():
    emojify.draw_thoughts(["not so good"], [np.full((3, 5), 0.2)])
    assert [label.get_text() for label in plt.gca().get_xticklabels()] == ["not", "so", "good"]
