"""The figures of dropout, read back from what matplotlib holds."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures import regularization as dropout_figures

ALL, SOME = np.ones(4), np.array([True, False, False, True])


def parts(axes):
    """How many connections, units and crosses a drawing has."""
    lines, units, crosses = axes.collections
    return len(lines.get_segments()), len(units.get_offsets()), len(crosses.get_offsets())


def test_dropped_units_are_crossed_out_and_lose_their_connections():
    kept = {"whole": [ALL, np.ones(3)], "thinned": [SOME, np.array([0, 1, 1])]}
    dropout_figures.draw_thinned_networks([2, 4, 3, 1], kept)
    whole, thinned = plt.gcf().axes
    assert (whole.get_title(), thinned.get_title()) == ("whole", "thinned")
    assert parts(whole) == (2 * 4 + 4 * 3 + 3 * 1, 10, 0)
    assert parts(thinned) == (2 * 2 + 2 * 2 + 2 * 1, 7, 3)


def test_numbers_have_one_scale_and_truth_values_their_own():
    matrices = {
        "before": np.array([[0.0, 4.0], [1.0, 2.0]]),
        "mask": np.array([[True, False], [False, True]]),
        "after": np.array([[0.0, 8.0], [0.0, 4.0]]),
    }
    dropout_figures.draw_matrices(matrices, "Dropout")
    drawn = {axes.get_title(): axes.images[0] for axes in plt.gcf().axes if axes.get_title()}
    assert {name: image.get_clim() for name, image in drawn.items()} == {
        "before": (0, 8),
        "mask": (0, 1),
        "after": (0, 8),
    }
    for name, matrix in matrices.items():
        np.testing.assert_array_equal(drawn[name].get_array(), matrix)
    assert plt.gcf().get_suptitle() == "Dropout"


@pytest.mark.parametrize("dtype", [bool, int, float])
def test_a_mask_may_hold_any_kind_of_number(dtype):
    dropout_figures.draw_matrices({"mask": SOME.reshape(2, 2).astype(dtype)}, "Masks")
    assert plt.gcf().axes[0].images[0].get_clim() == (0, 1)
