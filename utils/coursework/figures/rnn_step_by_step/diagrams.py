"""Diagrams of recurrent networks: the array of a batch, the cells, and their course over time."""

from __future__ import annotations

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyBboxPatch, Rectangle

from coursework.figures.palette import BLUE, GREY, ORANGE

Point = tuple[float, float]

STEPS = 4
LIGHT = "#dbe7f0"


def draw_sequence_array(n_x: int = 3, m: int = 5, T_x: int = 4) -> None:
    """Draw the array of a batch of sequences as slices, one for each step of time.

    Parameters
    ----------
    n_x, m, T_x : int
        Number of inputs, of sequences and of steps.
    """
    figure, axes = plt.subplots(figsize=(9.5, 2.6), layout="constrained")
    for t in range(T_x):
        left = t * (m + 2)
        chosen = t == 1
        for row in range(n_x):
            for column in range(m):
                color = ORANGE if chosen else LIGHT
                place = (left + column, n_x - 1 - row)
                axes.add_patch(Rectangle(place, 1, 1, facecolor=color, edgecolor="white"))
        text = f"x[:, :, {t}]"
        axes.text(
            left + m / 2, -0.35, text, ha="center", va="top", color="black", family="monospace"
        )
        symbol = rf"$x^{{\langle {t + 1} \rangle}}$"
        axes.text(left + m / 2, n_x + 0.25, symbol, ha="center", va="bottom", fontsize=13)
    axes.text(-0.4, n_x / 2, "$n_x$ inputs", rotation=90, ha="right", va="center")
    axes.text(m / 2, -1.15, "$m$ sequences", ha="center", va="top", color=GREY)
    _arrow(axes, (m + 2, -1.5), ((m + 2) * T_x - 2, -1.5), "", GREY)
    axes.text((m + 2) * T_x / 2 + 2, -1.7, "time", ha="center", va="top", color=GREY)
    axes.set(xlim=(-1.5, (m + 2) * T_x - 1), ylim=(-2.4, n_x + 1.2), aspect="equal")
    axes.axis("off")
    figure.suptitle(f"A batch of {m} sequences with {T_x} steps: one matrix for each step")


def draw_over_time(backward: bool = False) -> None:
    """Draw a recurrent network unrolled over four steps.

    Parameters
    ----------
    backward : bool
        Whether to draw the backward pass of the gradients as well.
    """
    figure, axes = plt.subplots(figsize=(10, 3.8), layout="constrained")
    for t in range(1, STEPS + 1):
        x = 2.4 * t
        _box(axes, (x, 2), (1.1, 0.9), "cell", BLUE)
        _arrow(axes, (x, 0.75), (x, 1.5), color=BLUE)
        axes.text(x, 0.65, rf"$x^{{\langle {t} \rangle}}$", ha="center", va="top", fontsize=13)
        _arrow(axes, (x, 2.5), (x, 3.25), color=BLUE)
        label = rf"$\hat{{y}}^{{\langle {t} \rangle}}$"
        axes.text(x, 3.3, label, ha="center", va="bottom", fontsize=13)
        _arrow(axes, (x - 1.8, 2), (x - 0.6, 2), color=BLUE)
        state = rf"$a^{{\langle {t - 1} \rangle}}$"
        axes.text(x - 1.2, 2.1, state, ha="center", va="bottom", fontsize=13)
        if backward:
            _arrow(axes, (x - 0.6, 1.7), (x - 1.8, 1.7), color=ORANGE)
            _arrow(axes, (x + 0.2, 3.25), (x + 0.2, 2.5), color=ORANGE)
            _arrow(axes, (x + 0.2, 1.5), (x + 0.2, 0.75), color=ORANGE)
    end = 2.4 * STEPS
    _arrow(axes, (end + 0.6, 2), (end + 1.5, 2), color=BLUE)
    axes.text(end + 1.2, 2.1, rf"$a^{{\langle {STEPS} \rangle}}$", ha="center", fontsize=13)
    if backward:
        axes.text(1.2, 1.55, "$da_{prev}$", ha="center", va="top", color=ORANGE, fontsize=12)
        axes.text(2.75, 2.85, "$da$", va="center", color=ORANGE, fontsize=12)
        axes.text(2.75, 1.1, "$dx$", va="center", color=ORANGE, fontsize=12)
    axes.set(xlim=(0.3, end + 1.8), ylim=(0.2, 3.9))
    axes.axis("off")
    title = "One cell, used at every step: time runs from left to right"
    figure.suptitle("Forward (blue) and back through time (orange)" if backward else title)


def draw_rnn_cell() -> None:
    """Draw what happens inside the cell of a plain RNN."""
    figure, axes = plt.subplots(figsize=(9, 4), layout="constrained")
    axes.add_patch(
        FancyBboxPatch((1.6, 1.1), 5.6, 2.5, boxstyle="round,pad=0.1", fc="#f7f9fb", ec=GREY)
    )
    _box(axes, (2.6, 2.9), (1.3, 0.7), "$W_{aa}\\,a$", BLUE)
    _box(axes, (2.6, 1.7), (1.3, 0.7), "$W_{ax}\\,x$", BLUE)
    _dot(axes, (4.1, 2.3), "+")
    _box(axes, (5.3, 2.3), (0.9, 0.7), "tanh", ORANGE)
    _box(axes, (6.4, 4.4), (3.0, 0.7), "softmax$(W_{ya}\\,a + b_y)$", BLUE)
    for start, end in (
        ((0.9, 2.9), (1.9, 2.9)), ((2.6, 0.7), (2.6, 1.3)), ((3.3, 2.9), (3.95, 2.45)),
        ((3.3, 1.7), (3.95, 2.15)), ((4.1, 1.5), (4.1, 2.05)), ((4.35, 2.3), (4.8, 2.3)),
        ((5.8, 2.3), (8.1, 2.3)), ((6.4, 2.3), (6.4, 4.0)), ((6.4, 4.8), (6.4, 5.2)),
    ):  # fmt: skip
        _arrow(axes, start, end, color=GREY)
    axes.text(0.8, 2.9, r"$a^{\langle t-1 \rangle}$", ha="right", va="center", fontsize=13)
    axes.text(2.6, 0.6, r"$x^{\langle t \rangle}$", ha="center", va="top", fontsize=13)
    axes.text(4.1, 1.45, "$b_a$", ha="center", va="top", fontsize=13)
    axes.text(8.2, 2.3, r"$a^{\langle t \rangle}$", va="center", fontsize=13)
    axes.text(6.4, 5.25, r"$\hat{y}^{\langle t \rangle}$", ha="center", va="bottom", fontsize=13)
    axes.set(xlim=(0, 9), ylim=(0.1, 5.8))
    axes.axis("off")
    figure.suptitle("The cell of a plain RNN")


def draw_lstm_cell() -> None:
    """Draw what happens inside the cell of an LSTM."""
    figure, axes = plt.subplots(figsize=(10.5, 5), layout="constrained")
    axes.add_patch(
        FancyBboxPatch((1.3, 0.9), 8.5, 4.1, boxstyle="round,pad=0.1", fc="#f7f9fb", ec=GREY)
    )
    axes.plot([0.5, 10.2], [4.5, 4.5], color=ORANGE, linewidth=3, zorder=1)
    _arrow(axes, (10.1, 4.5), (10.6, 4.5), color=ORANGE)
    axes.plot([0.5, 7.9], [1.3, 1.3], color=GREY, linewidth=1.2, zorder=1)
    gates = {
        2.2: ("$\\sigma$", "forget\ngate $\\Gamma_f$"),
        4.0: ("$\\sigma$", "update\ngate $\\Gamma_u$"),
        5.9: ("tanh", "candidate\n$\\tilde{c}$"),
        7.9: ("$\\sigma$", "output\ngate $\\Gamma_o$"),
    }
    for x, (name, label) in gates.items():
        _arrow(axes, (x, 1.3), (x, 1.75), color=GREY)
        _box(axes, (x, 2.0), (0.9, 0.5), name, ORANGE if name == "tanh" else BLUE)
        axes.text(x + 0.53, 2.0, label, va="center", fontsize=9, color=GREY)
    _dot(axes, (2.2, 4.5), "×")
    _dot(axes, (5.0, 4.5), "+")
    _dot(axes, (5.0, 3.3), "×")
    _dot(axes, (9.1, 2.9), "×")
    _box(axes, (9.1, 3.7), (0.9, 0.45), "tanh", ORANGE)
    for start, end in (
        ((2.2, 2.25), (2.2, 4.25)), ((4.0, 2.25), (4.85, 3.1)), ((5.9, 2.25), (5.15, 3.1)),
        ((5.0, 3.55), (5.0, 4.25)), ((9.1, 4.5), (9.1, 3.95)), ((9.1, 3.48), (9.1, 3.15)),
        ((7.9, 2.25), (8.9, 2.75)),
    ):  # fmt: skip
        _arrow(axes, start, end, color=GREY)
    axes.plot([9.1, 9.1], [2.65, 1.3], color=GREY, linewidth=1.2)
    _arrow(axes, (9.1, 1.3), (10.6, 1.3), color=GREY)
    _arrow(axes, (1.6, 0.5), (1.6, 1.28), color=GREY)
    axes.text(0.4, 4.5, r"$c^{\langle t-1 \rangle}$", ha="right", va="center", fontsize=13)
    axes.text(0.4, 1.3, r"$a^{\langle t-1 \rangle}$", ha="right", va="center", fontsize=13)
    axes.text(1.6, 0.45, r"$x^{\langle t \rangle}$", ha="center", va="top", fontsize=13)
    axes.text(10.65, 4.5, r"$c^{\langle t \rangle}$", va="center", fontsize=13)
    axes.text(10.65, 1.3, r"$a^{\langle t \rangle}$", va="center", fontsize=13)
    axes.set(xlim=(-0.3, 11.3), ylim=(0, 5.4))
    axes.axis("off")
    figure.suptitle("The cell of an LSTM: the memory runs along the orange line")


def _arrow(axes: Axes, start: Point, end: Point, text: str = "", color: str = GREY) -> None:
    """An arrow, with a text above its middle."""
    style = {"arrowstyle": "-|>", "color": color, "linewidth": 1.4, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", xy=end, xytext=start, arrowprops=style)
    if text:
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        axes.text(*middle, text, ha="center", va="bottom", color=color)


def _box(axes: Axes, centre: Point, size: Point, text: str, color: str) -> None:
    """A rounded box with a text in it."""
    corner = (centre[0] - size[0] / 2, centre[1] - size[1] / 2)
    style = {"boxstyle": "round,pad=0,rounding_size=0.1", "zorder": 3}
    axes.add_patch(FancyBboxPatch(corner, *size, facecolor="white", edgecolor=color, **style))  # type: ignore[arg-type]
    axes.text(*centre, text, ha="center", va="center", color=color, fontsize=11, zorder=4)


def _dot(axes: Axes, centre: Point, sign: str) -> None:
    """A circle with the sign of an operation."""
    axes.add_patch(Circle(centre, 0.24, facecolor="white", edgecolor="black", zorder=3))
    axes.text(*centre, sign, ha="center", va="center", fontsize=13, zorder=4)
