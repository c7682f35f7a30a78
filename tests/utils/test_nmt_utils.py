"""The helpers of the notebook on translation with attention."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

HELPERS = "nmt_utils"

pytestmark = pytest.mark.frameworks

VOCAB = {"a": 0, "b": 1, " ": 2, "<unk>": 3, "<pad>": 4}


def test_text_becomes_numbers(helpers):
    assert helpers.string_to_int("Ab, b", 6, VOCAB) == [0, 1, 2, 1, 4, 4]
    assert helpers.string_to_int("abba", 2, VOCAB) == [0, 1]
    assert helpers.string_to_int("", 2, VOCAB) == [4, 4]


def test_unknown_characters_have_a_number(helpers):
    """In the classic course they became a text, on which the rest failed."""
    assert helpers.string_to_int("xa?", 3, VOCAB) == [3, 0, 3]


def test_vocabularies_and_one_hot_vectors(helpers):
    dataset, human, machine, inverse = helpers.load_dataset(50)
    assert (len(dataset), len(human), len(machine)) == (50, 43, 11)
    assert all(inverse[machine[each]] == each for each in machine)
    X, Y, Xoh, Yoh = helpers.preprocess_data(dataset, human, machine, 34, 10)
    assert (X.shape, Y.shape, Xoh.shape, Yoh.shape) == (
        (50, 34), (50, 10), (50, 34, 43), (50, 10, 11),
    )  # fmt: skip
    np.testing.assert_array_equal(Xoh.argmax(axis=-1), X)
    assert ["".join(inverse[i] for i in row) for row in Y] == [iso for _, iso in dataset]


def test_softmax_goes_over_time(helpers):
    x = np.random.default_rng(1).normal(size=(2, 3, 1)).astype("float32")
    np.testing.assert_allclose(np.asarray(helpers.softmax(x)).sum(axis=1), 1, rtol=1e-6)


def test_no_text_is_longer_than_the_notebook_allows(helpers):
    dataset, _, _, _ = helpers.load_dataset()
    assert max(len(text) for text, _ in dataset) == 34
    plt.close("all")
