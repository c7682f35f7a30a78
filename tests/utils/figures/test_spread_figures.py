"""The figures of activations, read back from what matplotlib holds."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures import initialization as spread_figures


@pytest.fixture
def networks():
    """Two networks with three layers each, the second a hundred times as strong."""
    rng = np.random.default_rng(0)
    weak = [rng.normal(size=(5, 40)) for _ in range(3)]
    return {"weak": weak, "strong": [100 * layer for layer in weak]}


def test_every_layer_has_a_histogram_with_its_strength_below(networks):
    spread_figures.draw_histograms(networks, (-4, 4), "Activations")
    panels = plt.gcf().axes
    assert [axes.get_title() for axes in panels[:3]] == ["layer 1", "layer 2", "layer 3"]
    assert [panels[0].get_ylabel(), panels[3].get_ylabel()] == ["weak", "strong"]
    assert plt.gcf().get_suptitle() == "Activations, from -4 to 4"
    for axes, layer in zip(panels, networks["weak"] + networks["strong"], strict=True):
        strength = np.sqrt(np.mean(layer**2))
        assert float(axes.get_xlabel()) == pytest.approx(strength, rel=0.05)


def test_what_lies_beyond_the_scale_is_counted_in_the_last_bars():
    layer = np.array([[-9.0, -7.0, 0.1, 8.0, 8.0, 8.0]])
    spread_figures.draw_histograms({"one": [layer]}, (-4, 4), "Activations")
    heights = [bar.get_height() for bar in plt.gcf().axes[0].patches]
    assert (heights[0], heights[-1], sum(heights)) == (2, 3, 6)


def test_exact_zeros_are_not_counted():
    layer = np.array([[0.0, 0.0, 0.0, 1.0, 2.0]])
    spread_figures.draw_histograms({"one": [layer]}, (0, 4), "Activations")
    assert sum(bar.get_height() for bar in plt.gcf().axes[0].patches) == 2


def test_strengths_are_drawn_by_layer_on_a_logarithmic_scale(networks):
    spread_figures.draw_strengths({"tanh": networks, "ReLU": networks})
    for axes, title in zip(plt.gcf().axes, ("tanh", "ReLU"), strict=True):
        assert (axes.get_title(), axes.get_yscale()) == (title, "log")
        for line, layers in zip(axes.lines, networks.values(), strict=False):
            x, y = line.get_data()
            assert list(x) == [1, 2, 3]
            assert list(y) == pytest.approx([np.sqrt(np.mean(A**2)) for A in layers])
