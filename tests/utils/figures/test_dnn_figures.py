"""The diagrams of networks, read back from what matplotlib holds."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.patches import Circle

from coursework.figures import network_diagrams as dnn_figures


def texts(axes):
    return [text.get_text() for text in axes.texts]


@pytest.mark.parametrize("layers", [1, 3])
def test_each_layer_has_a_block_in_both_passes(layers):
    dnn_figures.draw_passes(layers)
    found = texts(plt.gca())
    assert found.count("LINEAR\n→ RELU") == layers - 1
    assert found.count("LINEAR\n→ SIGMOID") == 1
    assert found.count("cache") == layers
    assert {"$dA^{[0]}$", f"$dA^{{[{layers}]}}$", "cost\n$J$"} <= set(found)


def test_keys_are_counted_by_the_layer_that_hands_down():
    dnn_figures.draw_passes(2, keys=True)
    found = texts(plt.gca())
    assert {'"dA1"', '"dA2"', '"dW1", "db1"', '"dW2", "db2"'} <= set(found)
    places = {text.get_text(): text.get_position()[0] for text in plt.gca().texts}
    assert places['"dA1"'] < places['"dW1", "db1"'] < places['"dA2"'] < places['"dW2", "db2"']


def test_a_network_has_a_circle_for_each_unit_and_a_line_for_each_weight():
    dnn_figures.draw_network([3, 4, 1])
    axes = plt.gca()
    assert sum(isinstance(patch, Circle) for patch in axes.patches) == 8
    assert len(axes.lines) == 3 * 4 + 4 * 1
    assert any("(4, 3)" in text and "(4, 1)" in text for text in texts(axes))


def test_the_linear_step_shows_its_numbers_and_shapes():
    W, A, b = np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]), np.array([[0.5]])
    dnn_figures.draw_linear(W, A, b)
    panels = plt.gcf().axes
    assert [axes.get_title().splitlines()[1] for axes in panels] == [
        "(1, 2)",
        "(2, 1)",
        "(1, 1)",
        "(1, 1)",
    ]
    assert texts(panels[-1]) == ["11.5"]
