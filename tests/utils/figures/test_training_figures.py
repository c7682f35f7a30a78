"""The figures of a trained classifier, read back from what matplotlib holds."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures import training_curves as training_figures

X = np.array([[-1.0, 0.5, 1.0, 3.0], [0.0, 2.0, 1.0, -2.0]])
Y = np.array([[0, 1, 1, 0]])


def above(points):
    """Class 1 above the horizontal axis."""
    return points[:, 1] > 0


def test_costs_stand_at_their_iterations_and_infinite_ones_are_left_out():
    training_figures.draw_training([np.inf, 0.5, 0.25], above, X, Y, "A run", every=200)
    curve = plt.gcf().axes[0]
    x, y = curve.lines[0].get_data()
    assert list(x) == [0, 200, 400]
    assert list(y) == [np.inf, 0.5, 0.25]
    assert np.all(np.isfinite(curve.get_ylim()))
    assert plt.gcf().get_suptitle() == "A run"


def test_regions_and_points_stand_around_the_data():
    training_figures.draw_training([1.0], above, X, Y, "A run")
    regions = plt.gcf().axes[1]
    np.testing.assert_array_equal(regions.collections[1].get_offsets(), X.T)
    for limits, values in ((regions.get_xlim(), X[0]), (regions.get_ylim(), X[1])):
        assert limits[0] < values.min()
        assert limits[1] > values.max()
        assert limits[1] - limits[0] < 1.5 * np.ptp(values)


@pytest.mark.parametrize("count", [1, 3])
def test_each_classifier_has_its_panel(count):
    titles = [f"number {i}" for i in range(count)]
    training_figures.draw_boundaries(dict.fromkeys(titles, above), X, Y)
    assert [axes.get_title() for axes in plt.gcf().axes] == titles


def test_a_classifier_that_knows_one_class_only_can_be_drawn():
    training_figures.draw_boundaries({"all red": lambda points: np.zeros(len(points))}, X, Y)
    assert len(plt.gcf().axes) == 1
