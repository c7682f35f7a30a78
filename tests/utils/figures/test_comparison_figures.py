"""The comparison of classifiers: the intervals, and the charts read back from matplotlib."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures import deep_network_application as comparison_figures

SIDE = 4


@pytest.mark.parametrize(
    ("share", "m", "low", "high"),
    [(0.5, 100, 0.403832, 0.596168), (0.0, 10, 0.0, 0.277533), (1.0, 50, 0.928652, 1.0)],
)
def test_wilson_interval(share, m, low, high):
    assert comparison_figures.wilson_interval(share, m) == pytest.approx((low, high), abs=2e-5)


def test_more_pictures_leave_a_narrower_range():
    widths = [np.diff(comparison_figures.wilson_interval(0.7, m)).item() for m in (50, 200, 1000)]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] == pytest.approx(2 * widths[1], rel=0.05)


def test_each_network_has_a_bar_for_each_set():
    comparison_figures.draw_accuracies({"one": (0.9, 0.6), "two": (1.0, 0.7)}, 200, 50, 0.66)
    axes = plt.gca()
    heights = sorted(patch.get_height() for patch in axes.patches)
    assert heights == pytest.approx([60, 70, 90, 100])
    assert [label.get_text() for label in axes.get_xticklabels()] == ["one", "two"]
    _, labels = axes.get_legend_handles_labels()
    assert set(labels) == {"training set", "test set", "lazy rule, test set"}


def test_hidden_units_stand_in_the_order_of_their_vote():
    rng = np.random.default_rng(0)
    comparison_figures.draw_hidden_units(
        rng.normal(size=(3, SIDE * SIDE * 3)), [0.1, -2, 1.5], SIDE
    )
    titles = [axes.get_title() for axes in plt.gcf().axes]
    assert titles == [
        "unit 3\n+1.50: for a cat",
        "unit 1\n+0.10: for a cat",
        "unit 2\n-2.00: against",
    ]
    pictures = [np.asarray(axes.images[0].get_array()) for axes in plt.gcf().axes]
    assert all(p.shape == (SIDE, SIDE, 3) and p.min() == 0 and p.max() == 1 for p in pictures)


def test_each_start_is_a_dot_and_each_network_has_its_mean():
    comparison_figures.draw_starts({"one": [0.6, 0.7], "two": [0.9, 0.8]}, 0.5)
    axes = plt.gca()
    dots = [line.get_ydata().tolist() for line in axes.lines[:2]]
    np.testing.assert_allclose(dots, [[60, 70], [80, 90]])
    assert {"65", "85", "lazy rule"} == {text.get_text() for text in axes.texts}
