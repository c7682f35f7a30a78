"""The figures of the style transfer notebook show what they are given."""

import matplotlib.pyplot as plt
import numpy as np

from coursework.figures.neural_style_transfer import (
    draw_channels,
    draw_costs,
    draw_grams,
    show_pictures,
)

PICTURE = np.zeros((6, 8, 3), np.uint8)


def test_each_picture_has_its_title() -> None:
    show_pictures({f"number {i}": PICTURE + i for i in range(5)}, "Five", columns=3)
    axes = plt.gcf().axes
    assert [each.get_title() for each in axes] == [f"number {i}" for i in range(5)] + [""]
    assert [each.images[0].get_array()[0, 0, 0] for each in axes[:5]] == list(range(5))
    assert plt.gcf().get_suptitle() == "Five"


def test_strongest_channels_come_first() -> None:
    block = np.zeros((1, 3, 4, 5), np.float32)
    block[0, 1, 2] = [0, 3, 1, 9, 2]
    draw_channels(PICTURE, {"conv": block}, ["conv"], count=2)
    titles = [axes.get_title() for axes in plt.gcf().axes]
    assert titles == ["conv: 3 × 4 × 5", "channel 3", "channel 1"]


def test_gram_matrices_share_their_colours() -> None:
    grams = np.stack([np.eye(4), 4 * np.eye(4)])
    draw_grams({"one": PICTURE, "two": PICTURE}, grams, np.array([0, 7]), np.array([0, 1.5]))
    one, two = plt.gcf().axes[2:]
    assert one.images[0].get_clim() == two.images[0].get_clim()
    assert two.images[0].get_array().max() == 2
    assert two.get_title() == "content cost 7.00\nstyle cost 1.50"


def test_costs_are_drawn_with_their_weights() -> None:
    draw_costs({"content": [1.0, 2.0], "style": [5.0, 3.0]}, alpha=10, beta=2)
    content, style = plt.gca().lines
    np.testing.assert_array_equal(content.get_ydata(), [10, 20])
    np.testing.assert_array_equal(style.get_ydata(), [10, 6])
    assert plt.gca().get_yscale() == "log"
