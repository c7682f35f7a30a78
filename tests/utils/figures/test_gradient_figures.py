"""The figures of the gradient checking notebook, read back from what matplotlib holds."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures import gradient_checking as gradient_figures
from gc_utils import dictionary_to_vector
from testCases import gradient_check_n_test_case


def labels(axes):
    return [text.get_text() for text in axes.get_legend().get_texts()]


def test_secants_carry_their_slopes():
    gradient_figures.draw_secants(lambda t: t**3, slope=12.0, theta=2.0, epsilon=0.5)
    one_side, both_sides = plt.gcf().axes
    assert labels(one_side)[1:] == ["true slope 12", "estimate 15.2"]
    assert labels(both_sides)[1:] == ["true slope 12", "estimate 12.2"]


def test_each_error_curve_leaves_out_what_is_exactly_zero():
    epsilons = np.array([1.0, 0.1, 0.01])
    curves = {"one": np.array([1.0, 0.0, 0.5]), "two": epsilons**2}
    gradient_figures.draw_error_curves(epsilons, curves, "Errors", threshold=1e-6)
    (axes,) = plt.gcf().axes
    assert axes.get_title() == "Errors"
    assert labels(axes) == ["one", "two", "threshold 1e-06"]
    assert [line.get_xdata().tolist() for line in axes.lines[:2]] == [[1.0, 0.01], [1.0, 0.1, 0.01]]


def test_the_column_has_a_cell_for_each_parameter():
    _, _, parameters = gradient_check_n_test_case()
    gradient_figures.draw_column(parameters)
    (axes,) = plt.gcf().axes
    assert len(axes.patches) == 2 * 47
    texts = [text.get_text() for text in axes.texts]
    assert {"W1\n(5, 4)", "b3\n(1, 1)", "theta, 47 numbers in one column"} <= set(texts)


def test_the_comparison_shows_both_columns_and_names_the_blocks():
    _, _, parameters = gradient_check_n_test_case()
    gradapprox, keys = dictionary_to_vector(parameters)
    grad = gradapprox + (np.array(keys) == "W2").reshape(-1, 1)
    gradient_figures.draw_comparison(grad, gradapprox, keys)
    (axes,) = plt.gcf().axes
    drawn = {line.get_label(): line.get_ydata() for line in axes.lines}
    assert drawn["by nudging"] == pytest.approx(gradapprox.ravel())
    assert drawn["by the backward pass"] == pytest.approx(grad.ravel())
    assert [text.get_text() for text in axes.texts] == ["W1", "b1", "W2", "b2", "W3", "b3"]
    (gaps,) = axes.collections
    heights = [np.ptp(segment[:, 1]) for segment in gaps.get_segments()]
    assert heights == pytest.approx([float(key == "W2") for key in keys])
