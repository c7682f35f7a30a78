"""The figures of the TensorFlow notebook show the numbers that they are given."""

from collections.abc import Iterator

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures.tensorflow_introduction import draw_confusion, draw_history, draw_softmax


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def test_softmax_stands_beside_the_logits() -> None:
    draw_softmax(np.array([0.0, np.log(3)]), np.array([0.25, 0.75]), true=1)
    logits, probabilities = plt.gcf().axes
    assert [bar.get_height() for bar in logits.patches] == pytest.approx([0, np.log(3)])
    assert [bar.get_height() for bar in probabilities.patches] == [0.25, 0.75]
    assert "0.29" in plt.gcf().get_suptitle()


def test_history_is_drawn_from_the_first_epoch_on() -> None:
    draw_history({"loss": [2.0, 1.0], "train": [0.2, 0.9], "test": [0.1, 0.5]})
    loss, shares = plt.gcf().axes
    np.testing.assert_array_equal(loss.lines[0].get_xydata(), [[1, 2], [2, 1]])
    assert [line.get_ydata()[-1] for line in shares.lines] == [0.9, 0.5]


def test_rows_are_true_and_columns_predicted() -> None:
    draw_confusion(np.array([0, 0, 1]), np.array([1, 1, 1]), np.array([0, 1]))
    (axes,) = plt.gcf().axes
    counts = [text.get_text() for text in axes.texts]
    assert counts == ["0", "2", "0", "1"]
    assert plt.gcf().get_suptitle().startswith("1 of 3")
