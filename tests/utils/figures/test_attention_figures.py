"""The figures of the notebook on attention show the numbers that they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures.machine_translation_attention import (
    draw_attention,
    draw_network,
    draw_shares,
    draw_sharpness,
    draw_training,
)


def test_attention_map_has_a_row_for_each_character_written():
    weights = np.full((3, 6), 1 / 6)
    draw_attention(weights, "9 may", "05-")
    axes = plt.gcf().axes[0]
    np.testing.assert_array_equal(axes.images[0].get_array(), weights)
    assert [each.get_text() for each in axes.get_xticklabels()] == [*"9 may·"]
    assert [each.get_text() for each in axes.get_yticklabels()] == [*"05-"]


def test_bars_add_up_to_one():
    draw_sharpness(np.array([0.0, 1.0, 3.0]), [0, 2], [*"abc"])
    for axes in plt.gcf().axes:
        assert sum(bar.get_height() for bar in axes.patches) == pytest.approx(1)


def test_network_shows_what_is_read_and_written():
    draw_network("ab", "12")
    texts = [each.get_text() for each in plt.gca().texts]
    assert {"a", "b", "1", "2"} <= set(texts)


def test_training_and_shares():
    draw_training([3.0, 1.0], [0.1, 0.9])
    assert [axes.lines[0].get_ydata()[-1] for axes in plt.gcf().axes] == [1.0, 0.9]
    draw_shares({"month": 0.25, "day": 1.0}, "Parts")
    assert [bar.get_width() for bar in plt.gca().patches] == [0.25, 1.0]
