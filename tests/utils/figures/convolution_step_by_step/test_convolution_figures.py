"""Figures of convolution, filters and pooling, read back from what matplotlib holds."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures.convolution_step_by_step import filters as filter_figures
from coursework.figures.convolution_step_by_step import layers as convolution_figures
from coursework.figures.convolution_step_by_step import pooling as pooling_figures


def numbers(axes):
    """The numbers of a grid, row by row."""
    cells = sorted((*reversed(text.get_position()), text.get_text()) for text in axes.texts)
    return [float(text.replace("−", "-")) for _, _, text in cells]


def titles():
    return [axes.get_title() for axes in plt.gcf().axes]


@pytest.mark.parametrize(
    ("pad", "first_row"), [(0, [1, 2, 3, 2, 1]), (1, [4, 6, 6, 6, 4]), (2, [9, 9, 9, 9, 9])]
)
def test_padding_lets_more_windows_see_the_border(pad, first_row):
    assert convolution_figures.count_windows(5, 3, pad)[0].tolist() == first_row


def test_visits_name_the_size_of_the_output():
    convolution_figures.draw_visits(5, 3, [0, 1])
    assert titles() == ["pad = 0: output 3 × 3", "pad = 1: output 5 × 5"]
    assert sum(numbers(plt.gcf().axes[0])) == 9 * 9


def test_padding_is_told_apart_from_the_picture():
    x = np.arange(6.0).reshape(2, 3) + 1
    convolution_figures.draw_padding(x, np.pad(x, 1))
    assert titles() == ["x: 2 × 3", "x_pad, pad = 1: 4 × 5"]
    before, after = plt.gcf().axes
    inside = [patch.get_facecolor() for patch in before.patches]
    colors = [patch.get_facecolor() for patch in after.patches]
    assert [colors.count(color) for color in (inside[0], colors[0])] == [6, 14]
    assert numbers(after)[5:10] == [0, 1, 2, 3, 0]


def test_a_single_step_ends_with_its_sum_and_bias():
    convolution_figures.draw_single_step(np.array([[3.0, 1], [0, 2]]), np.eye(2), b=-4.0)
    axes = plt.gcf().axes
    assert numbers(axes[4]) == [3, 0, 0, 2]
    assert axes[5].texts[0].get_text() == "sum = 5\n\nZ = 5 + (−4) = 1"


def test_windows_move_by_the_stride():
    convolution_figures.draw_window_positions(n_H_prev=4, n_W_prev=6, f=3, pad=1, stride=2)
    assert titles()[:2] + titles()[-1:] == [
        "h = 0, w = 0\nrows 0 to 2, columns 0 to 2",
        "h = 0, w = 1\nrows 0 to 2, columns 2 to 4",
        "h = 1, w = 2\nrows 2 to 4, columns 4 to 6",
    ]
    frames = [axes.patches[-1].get_xy() for axes in plt.gcf().axes]
    assert frames == [(x, y) for y in (-0.5, 1.5) for x in (-0.5, 1.5, 3.5)]


def test_maps_with_negative_numbers_are_coloured_around_zero():
    maps = np.dstack([np.linspace(-1, 3, 12).reshape(3, 4), np.ones((3, 4))])
    filter_figures.draw_feature_maps({"edges": np.eye(3), "mean": np.ones((3, 3))}, maps)
    signed, grey = (axes.images[0] for axes in plt.gcf().axes[2:])
    assert signed.get_clim()[0] == -signed.get_clim()[1]
    assert (signed.get_cmap().name, grey.get_cmap().name) == ("RdBu_r", "gray")


def test_a_sliding_filter_leaves_the_rest_of_the_map_empty():
    stops = [(0, 2), (2, 3)]
    filter_figures.draw_sliding(np.ones((5, 6)), np.arange(12.0).reshape(3, 4), 3, stops)
    maps = [np.ma.filled(axes.images[0].get_array(), np.nan) for axes in plt.gcf().axes[2:]]
    assert [int(np.isfinite(each).sum()) for each in maps] == [3, 12]
    assert titles()[2:] == ["3 of 12 numbers", "12 of 12 numbers"]


def test_learning_shows_stages_and_cost():
    learned = np.array([np.zeros((3, 3)), np.eye(3) / 2, np.eye(3)])
    filter_figures.draw_learning(learned, np.eye(3), [1.0, 0.1, 0.01])
    assert titles() == ["start", "learning …", "after 2 steps", "wanted", "cost"]
    assert numbers(plt.gcf().axes[2]) == numbers(plt.gcf().axes[3])
    assert plt.gcf().axes[4].lines[0].get_ydata().tolist() == [1.0, 0.1, 0.01]


def test_times_are_compared_with_the_first():
    filter_figures.draw_times({"loops": 2.0, "matrices": 0.01})
    labels = [text.get_text().split() for text in plt.gcf().axes[0].texts]
    assert labels == [["2,000.0", "ms", "(1", "×)"], ["10.0", "ms", "(200", "×)"]]


def test_pooling_keeps_a_number_for_each_window():
    block = np.arange(8.0).reshape(2, 4)
    pooling_figures.draw_pooling(block, f=2)
    _, largest, average = plt.gcf().axes
    assert (numbers(largest), numbers(average)) == ([5, 7], [2.5, 4.5])


def test_pooled_maps_have_one_scale():
    pooling_figures.draw_pooled({"before": np.full((4, 4), 2.0), "after": np.ones((2, 2))})
    assert titles() == ["before: 4 × 4", "after: 2 × 2"]
    assert {axes.images[0].get_clim() for axes in plt.gcf().axes} == {(0, 2)}


def test_cells_without_gradient_stay_white():
    block, route = np.array([[1.0, 2], [4, 3]]), np.array([[0.0, 0], [7, 0]])
    pooling_figures.draw_routes(block, np.array([[7.0]]), {"max": route}, f=2)
    axes = plt.gcf().axes[2]
    colors = [patch.get_facecolor() for patch in axes.patches]
    assert [color == (1, 1, 1, 1) for color in colors] == [True, True, False, True]
    assert numbers(axes) == [0, 0, 7, 0]
