"""The figures of the logistic regression notebook, read back from what matplotlib holds."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures import logistic_regression as lr_figures
from coursework.figures.images import show_images

SIDE = 8


@pytest.fixture
def picture():
    return np.random.default_rng(0).integers(0, 256, size=(SIDE, SIDE, 3), dtype=np.uint8)


@pytest.fixture
def weights():
    return np.random.default_rng(1).normal(size=(SIDE * SIDE * 3, 1))


def titles():
    return [axes.get_title() for axes in plt.gcf().axes if axes.get_title()]


def shown(axes):
    return np.asarray(axes.images[0].get_array())


def test_pictures_stand_under_their_titles_and_a_heading(picture):
    names = [f"picture {i}" for i in range(11)]
    show_images([picture] * 11, names, "All of them", columns=4)
    assert titles() == names
    assert plt.gcf().get_suptitle() == "All of them"
    assert sum(bool(axes.images) for axes in plt.gcf().axes) == 11


def test_no_pictures_make_an_empty_figure():
    show_images([], [], "None is mislabelled")
    assert plt.gcf().get_suptitle() == "None is mislabelled"


def test_every_picture_needs_a_title(picture):
    with pytest.raises(ValueError, match="2 pictures but 1 titles"):
        show_images([picture, picture], ["only one"])


def test_the_neuron_looks_at_the_picture(picture):
    lr_figures.draw_neuron(picture)
    (axes,) = plt.gcf().axes
    assert np.array_equal(shown(axes), picture)
    assert {"$w_1$", "$w_n$", "one neuron"} <= {text.get_text() for text in axes.texts}


def test_saturation_is_drawn_from_the_given_function():
    def sigmoid(z):
        return 1 / (1 + np.exp(-z))

    lr_figures.draw_saturation(sigmoid)
    curve, distance = plt.gcf().axes
    z, s = curve.lines[0].get_data()
    assert np.allclose(s, sigmoid(z))
    z, left_over = distance.lines[1].get_data()
    assert left_over.min() > 0
    assert 36 < z.max() < 38


def test_each_descent_has_its_panel_and_its_path():
    paths = {"slow": np.array([[0.0, 0.0], [0.5, -0.5]]), "fast": np.array([[0.0, 0.0], [2.0, -2]])}
    lr_figures.draw_descent(lambda w, b: 1 + (w - 2) ** 2 + b**2, paths)
    assert titles() == ["slow", "fast"]
    for axes, path in zip(plt.gcf().axes, paths.values(), strict=True):
        assert np.array_equal(np.transpose(axes.lines[0].get_data()), path)


def test_weights_share_one_scale_around_zero(weights):
    lr_figures.draw_weights(weights, SIDE)
    planes = plt.gcf().axes[:3]
    largest = np.abs(weights).max()
    assert {axes.images[0].get_clim() for axes in planes} == {(-largest, largest)}
    assert np.array_equal(shown(planes[1]), weights.reshape(SIDE, SIDE, 3)[:, :, 1])


def test_evidence_adds_up_to_the_weighted_sum(weights, picture):
    lr_figures.draw_evidence(weights, picture / 255, "a cat")
    _, shares = plt.gcf().axes[:2]
    assert shown(shares).sum() == pytest.approx((weights.ravel() @ picture.ravel()) / 255)
    assert titles()[0] == "a cat"


def test_the_drawn_cat_is_a_colour_picture():
    cat = lr_figures.drawn_cat()
    assert (cat.mode, cat.size) == ("RGB", (320, 240))
    assert len(cat.getcolors()) > 4
