"""The figures of the Python basics notebook, read back from what matplotlib holds."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures import python_basics as basics_figures


def cells(axes):
    """The numbers in a drawn table, and whether each is a repetition."""
    pale = {True: "#9aa3ab", False: "black"}
    numbers = [text for text in axes.texts if text.get_text() not in ("", "+", "=")]
    return [(int(text.get_text()), text.get_color() == pale[True]) for text in numbers]


def test_tangents_touch_the_curve_with_the_slope_of_the_derivative():
    basics_figures.draw_tangents(np.square, lambda x: 2 * x)
    curve, slope = plt.gcf().axes
    tangents = [line.get_data() for line in curve.lines if len(line.get_xdata()) == 2]
    assert len(tangents) == 3
    for x, y in tangents:
        centre = x.mean()
        assert y.mean() == pytest.approx(centre**2)
        assert np.diff(y) == pytest.approx(2 * centre * np.diff(x))
    assert np.array_equal(slope.lines[0].get_ydata(), 2 * slope.lines[0].get_xdata())


def test_each_number_of_the_column_is_drawn_in_the_colour_of_its_channel():
    picture = np.random.default_rng(0).uniform(size=(2, 3, 3))
    basics_figures.draw_unrolled(picture, picture.reshape(-1, 1))
    left, right = plt.gcf().axes
    assert np.array_equal(left.images[0].get_array(), picture)
    shades, pixels = np.asarray(right.images[0].get_array())
    assert np.allclose(shades.sum(axis=1), picture.ravel())
    assert [np.flatnonzero(shade).item() for shade in shades] == 6 * [0, 1, 2]
    assert np.array_equal(pixels[::3], picture.reshape(6, 3))


@pytest.mark.parametrize(
    ("b", "drawn"),
    [
        (np.array([[7], [8]]), [(7, False), (7, True), (8, False), (8, True)]),
        (np.array([7, 8]), [(7, False), (8, False), (7, True), (8, True)]),
    ],
    ids=["column", "list"],
)
def test_repeated_cells_are_pale(b, drawn):
    a = np.array([[1, 2], [3, 4]])
    basics_figures.draw_broadcast(a, b)
    left, middle, right = plt.gcf().axes
    assert cells(left) == [(number, False) for number in (1, 2, 3, 4)]
    assert cells(middle) == drawn
    assert cells(right) == [(number, False) for number in (a + b).ravel()]
    assert middle.get_title() == f"shape {b.shape}"


def test_times_stand_on_logarithmic_axes_under_their_labels():
    basics_figures.draw_times([1, 100], {"loop": [1e-6, 1e-4], "array": [1e-6, 2e-6]})
    (axes,) = plt.gcf().axes
    assert (axes.get_xscale(), axes.get_yscale()) == ("log", "log")
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["loop", "array"]
    assert list(axes.lines[1].get_ydata()) == [1e-6, 2e-6]
