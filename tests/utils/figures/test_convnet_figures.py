"""The figures of the convolutional network show the numbers that they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures.convolution_application import (
    draw_activations,
    draw_filters,
    draw_runs,
    draw_shift,
    draw_volumes,
)


def test_a_volume_has_a_sheet_for_each_channel() -> None:
    draw_volumes([("X", (64, 64, 3)), ("P", (16, 4, 2))], ["pool"])
    (axes,) = plt.gcf().axes
    sizes = [(sheet.get_height(), sheet.get_width()) for sheet in axes.patches]
    assert len(sizes) == 5
    assert sizes[0][0] == pytest.approx(sizes[0][1])
    assert sizes[-1][0] == pytest.approx(2 * sizes[-1][1])
    assert {"X\n64 × 64 × 3", "P\n16 × 4 × 2", "pool"} <= {t.get_text() for t in axes.texts}


def test_each_run_has_its_cost_and_two_accuracies() -> None:
    one = {"cost": [2.0, 1.0], "train": [0.2, 0.9], "test": [0.1, 0.5]}
    other = {"cost": [3.0], "train": [0.3], "test": [0.4]}
    draw_runs({"one": one, "other": other}, unseen="validation")
    costs, shares = plt.gcf().axes
    np.testing.assert_array_equal(costs.lines[0].get_xydata(), [[1, 2], [2, 1]])
    assert [line.get_ydata()[-1] for line in shares.lines] == [0.9, 0.5, 0.3, 0.4]
    assert [text.get_text() for text in costs.get_legend().get_texts()] == ["one", "other"]
    assert "validation" in shares.get_title()


def test_a_single_run_needs_no_legend() -> None:
    draw_runs({"": {"cost": [1.0], "train": [0.5], "test": [0.5]}}, unseen="test")
    assert plt.gcf().axes[0].get_legend() is None


def test_zero_is_grey_and_the_largest_number_full_colour() -> None:
    W = np.zeros((2, 2, 3, 4))
    W[0, 1, 2, 3] = -0.2
    draw_filters(W, "filters")
    pictures = [axes.images[0].get_array() for axes in plt.gcf().axes]
    assert len(pictures) == 4
    np.testing.assert_array_equal(pictures[0], np.full((2, 2, 3), 0.5))
    assert pictures[3][0, 1, 2] == 0


def test_a_filter_is_scaled_alike_in_all_rows() -> None:
    pictures = [np.zeros((4, 6, 3))] * 2
    activations = [np.full((4, 6, 2), 1.0), np.full((4, 6, 2), 5.0)]
    draw_activations(pictures, activations, "activations")
    shown = [axes.images[0] for axes in plt.gcf().axes]
    assert len(shown) == 6
    assert [shown[i].get_clim()[1] for i in (1, 2, 4, 5)] == [5.0] * 4


def test_each_network_has_a_line_over_the_distances() -> None:
    draw_shift([0, 4], {"dense": [0.9, 0.3], "convolutions": [0.95, 0.8]})
    (axes,) = plt.gcf().axes
    np.testing.assert_array_equal(axes.lines[1].get_xydata(), [[0, 0.95], [4, 0.8]])
