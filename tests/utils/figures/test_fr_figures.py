"""The figures of the face recognition notebook show what they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex

from coursework.figures.face_recognition import (
    draw_distances,
    draw_error_rates,
    draw_loss,
    draw_margin,
    draw_neighbours,
    draw_triplet,
    draw_worst_pairs,
)


@pytest.fixture
def pictures():
    return np.random.default_rng(0).integers(0, 256, (6, 4, 4, 3), dtype=np.uint8)


def shown():
    return [axes.get_images()[0].get_array() for axes in plt.gcf().axes if axes.get_images()]


def frame(axes):
    return to_hex(axes.spines["left"].get_edgecolor())


def test_the_anchor_stands_between_positive_and_negative(pictures):
    draw_triplet(*pictures[:3])
    (axes,) = plt.gcf().axes
    drawn = [image.get_array() for image in axes.get_images()]
    np.testing.assert_array_equal(drawn, pictures[[1, 0, 2]])


def test_margin_divides_hard_semi_hard_and_easy():
    draw_margin(np.array([0.0, 1.0, 2.0]), [0.7, 0.0, 0.0], positive=0.5, alpha=0.2)
    (axes,) = plt.gcf().axes
    assert [patch.get_x() for patch in axes.patches] == pytest.approx([0, 0.5, 0.7])
    assert axes.lines[0].get_ydata().tolist() == [0.7, 0.0, 0.0]


def test_each_kind_of_pairs_adds_up_to_100_percent():
    draw_distances(np.array([0.1, 0.2]), np.array([0.5, 0.8, 1.0]), 0.3, "Pairs")
    (axes,) = plt.gcf().axes
    heights = [sum(bar.get_height() for bar in bars) for bars in axes.containers]
    assert heights == pytest.approx([100, 100])
    assert "0.30" in " ".join(text.get_text() for text in axes.get_legend().get_texts())


def test_loss_is_set_against_that_of_equal_encodings():
    draw_loss([5.0, 3.0], triplets=10, alpha=0.2)
    (axes,) = plt.gcf().axes
    assert axes.lines[0].get_xydata().tolist() == [[1, 5], [2, 3]]
    assert axes.lines[1].get_ydata()[0] == pytest.approx(2)


def test_false_accepts_rise_and_false_rejects_fall():
    draw_error_rates(np.array([0.2, 0.4]), np.array([0.6, 1.0]), 0.5)
    accepts, rejects, line = plt.gcf().axes[0].lines
    assert (accepts.get_ydata()[0], accepts.get_ydata()[-1]) == (0, 50)
    assert (rejects.get_ydata()[0], rejects.get_ydata()[-1]) == (100, 0)
    assert line.get_xdata()[0] == 0.5


def test_neighbours_are_framed_by_whether_they_are_right(pictures):
    person, neighbours = np.array([0, 0, 1, 1, 2, 2]), np.array([[1, 2]] * 6)
    draw_neighbours(pictures, person, neighbours, [0])
    np.testing.assert_array_equal(shown(), pictures[[0, 1, 2]])
    _, right, wrong = (frame(axes) for axes in plt.gcf().axes)
    assert right != wrong


def test_worst_pairs_are_near_strangers_and_far_pictures_of_one(pictures):
    encodings = np.array([[0.0], [4.0], [4.5], [4.6], [9.0], [9.1]])
    draw_worst_pairs(pictures, encodings, np.array([0, 0, 1, 1, 2, 2]), count=2)
    titles = [axes.get_title() for axes in plt.gcf().axes]
    assert titles == ["distance 0.50", "distance 4.40", "distance 4.00", "distance 0.10"]
    np.testing.assert_array_equal(shown()[0], np.hstack(pictures[[1, 2]]))
