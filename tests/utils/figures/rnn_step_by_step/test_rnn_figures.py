"""Figures of recurrent networks show what they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursework.figures.rnn_step_by_step import curves, diagrams


@pytest.mark.parametrize(
    "draw", [diagrams.draw_sequence_array, diagrams.draw_rnn_cell, diagrams.draw_lstm_cell]
)
def test_diagrams_have_a_title(draw) -> None:
    draw()
    assert plt.gcf().get_suptitle()


def test_the_way_back_has_its_gradients() -> None:
    diagrams.draw_over_time(backward=True)
    texts = {text.get_text() for text in plt.gca().texts}
    assert {"$da_{prev}$", "$da$", "$dx$"} <= texts


def test_curves_are_labelled() -> None:
    sizes = np.geomspace(1, 1e-4, 20)
    curves.draw_memory({"one": sizes, "two": sizes**2}, "Memory")
    assert [text.get_text() for text in plt.gca().get_legend().get_texts()] == ["one", "two"]
    curves.draw_gradients({"one": sizes})
    np.testing.assert_array_equal(plt.gca().lines[0].get_ydata(), sizes)


def test_losses_are_smoothed() -> None:
    curves.draw_losses({"run": [1.0] * 10 + [0.5] * 10})
    drawn = plt.gca().lines[0].get_ydata()
    assert (drawn[0], drawn[-1]) == pytest.approx((1.0, 0.5))


def test_gates_have_one_panel_each() -> None:
    gates = {"forget gate": np.full((3, 5), 0.9), "update gate": np.full((3, 5), 0.1)}
    curves.draw_gates(gates, np.ones((3, 5)))
    titles = [axes.get_title() for axes in plt.gcf().axes]
    assert {"forget gate", "update gate", "cell state $c$"} <= set(titles)


def test_the_marked_number_is_drawn() -> None:
    x = np.zeros((2, 2, 4))
    x[0, :, 0] = 0.5, -0.25
    curves.draw_sequences(x, x[0, :, 0].reshape(1, 2))
    assert [axes.get_title() for axes in plt.gcf().axes] == [
        "right answer: 0.50",
        "right answer: -0.25",
    ]
