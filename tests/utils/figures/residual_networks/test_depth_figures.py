"""The figures of plain and residual networks show the numbers that they are given."""

import matplotlib.pyplot as plt
import numpy as np

from coursework.figures.residual_networks.depth import draw_gradients, draw_learning_curves


def test_gradients_are_drawn_layer_by_layer_on_a_logarithmic_scale() -> None:
    panels = {"bare": {"plain": [1e-7, 1e-6], "other": [1, 2]}, "more": {"plain": [1, 2]}}
    draw_gradients(panels, "Gradients")
    left, right = plt.gcf().axes
    assert left.get_yscale() == "log"
    assert [line.get_label() for line in left.lines] == ["plain", "other"]
    np.testing.assert_array_equal(left.lines[0].get_xydata(), [[1, 1e-7], [2, 1e-6]])
    assert (left.get_title(), right.get_title()) == ("bare", "more")


def test_runs_of_a_network_share_colour_and_name() -> None:
    run = {"loss": [2.0, 1.0], "accuracy": [0.2, 0.6], "val_accuracy": [0.1, 0.5]}
    draw_learning_curves({"plain": [run, run], "residual": [run]})
    loss, _, test = plt.gcf().axes
    first, second, third = loss.lines
    assert first.get_color() == second.get_color() != third.get_color()
    assert [text.get_text() for text in loss.get_legend().get_texts()] == ["plain", "residual"]
    np.testing.assert_array_equal(test.lines[2].get_xydata(), [[1, 0.1], [2, 0.5]])
