"""The figures of the Keras tutorial show the numbers that they are given."""

from collections.abc import Iterator

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures.keras_tutorial import (
    draw_accuracies,
    draw_company,
    draw_history,
    draw_maps,
    drawn_face,
)

HISTORY = {
    "loss": [2.0, 1.0],
    "val_loss": [3.0, 2.5],
    "accuracy": [0.5, 0.9],
    "val_accuracy": [0.4, 0.7],
}
FACE = np.zeros((6, 6, 3), dtype=np.uint8)


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def test_history_is_drawn_from_the_first_epoch_on() -> None:
    draw_history(HISTORY)
    loss, accuracy = plt.gcf().axes
    np.testing.assert_array_equal(loss.lines[0].get_xydata(), [[1, 2], [2, 1]])
    assert [line.get_ydata()[-1] for line in loss.lines] == [1.0, 2.5]
    assert [line.get_ydata()[-1] for line in accuracy.lines] == [0.9, 0.7]


def test_each_run_has_its_panel() -> None:
    draw_accuracies({"one": HISTORY, "two": {**HISTORY, "accuracy": [0.1, 0.2]}})
    one, two = plt.gcf().axes
    assert (one.get_title(), two.get_title()) == ("one", "two")
    assert two.lines[0].get_ydata()[-1] == 0.2


def test_company_has_a_row_for_each_face() -> None:
    draw_company(np.stack([FACE, FACE]), [[0.1, 0.9], [0.3, 0.4]], [[0.5, 0.5], [0.6, 0.6]])
    rows = plt.gcf().axes[1::2]
    assert [list(axes.lines[0].get_xdata()) for axes in rows] == [[0.1, 0.9], [0.3, 0.4]]
    assert [list(axes.lines[1].get_xdata()) for axes in rows] == [[0.5, 0.5], [0.6, 0.6]]


def test_every_map_is_shown_beside_the_face() -> None:
    maps = np.arange(12.0).reshape(2, 2, 3)
    draw_maps(FACE, maps)
    images = [axes.images[0].get_array() for axes in plt.gcf().axes]
    assert len(images) == 4
    np.testing.assert_array_equal(images[3], maps[..., 2])


def test_drawn_face_is_no_picture_of_64_pixels_yet() -> None:
    assert drawn_face().size == (320, 240)
