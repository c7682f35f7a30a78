"""Diagrams of the parts of a Transformer and of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from coursework.figures.palette import BLUE, GREY, ORANGE

WIDTH, HEIGHT, RISE = 3.0, 0.62, 1.08

#: What a layer consists of, from below: each part, and its colour; a norm follows each.
PARTS = {
    "encoder": [("self-attention (mha)\nQ, K, V from $x$", BLUE), ("small network (ffn)", GREY)],
    "decoder": [
        ("self-attention (mha1)\nfuture hidden", BLUE),
        ("cross-attention (mha2)\nK, V from the encoder", ORANGE),
        ("small network (ffn)", GREY),
    ],
}


def draw_layer(kind: str) -> None:
    """Draw an encoder or decoder layer from below to above, with its shortcuts.

    Parameters
    ----------
    kind : str
        ``"encoder"`` or ``"decoder"``.
    """
    parts = PARTS[kind]
    top = 2 * RISE * len(parts)
    _, axes = _canvas((-3.4, 3.6), (-0.75, top + 0.35), 0.62)
    _arrow(axes, (0, -0.55), (0, 0))
    axes.text(0, -0.6, "$x$", ha="center", va="top")
    for number, (label, colour) in enumerate(parts):
        bottom = 2 * RISE * number
        _box(axes, 0, bottom, label, colour)
        _arrow(axes, (0, bottom + HEIGHT), (0, bottom + RISE))
        _box(axes, 0, bottom + RISE, f"add, layernorm{number + 1}", "white")
        _shortcut(axes, bottom - 0.25, bottom + RISE + HEIGHT / 2)
        _arrow(axes, (0, bottom + RISE + HEIGHT), (0, bottom + 2 * RISE))
        if "cross" in label:
            _arrow(axes, (3.3, bottom + HEIGHT / 2), (WIDTH / 2, bottom + HEIGHT / 2))
            axes.text(2.5, bottom + HEIGHT / 2 + 0.08, "encoder output", ha="center", va="bottom")
    axes.set_title(f"One {kind} layer")


def draw_transformer() -> None:
    """Draw encoder and decoder side by side, with inputs, outputs and what goes between them."""
    _, axes = _canvas((-2.2, 8.2), (-0.7, 6.2), 0.78)
    _column(
        axes, 0, "input tokens", ["embedding + positions", "encoder layer 1", "encoder layer 2"]
    )
    names = ["embedding + positions", "decoder layer 1", "decoder layer 2", "dense, softmax"]
    _column(axes, 6, "output so far", names)
    axes.text(6, 4 * RISE + 0.5, "probabilities of the next token", ha="center", va="bottom")
    _arrow(axes, (6, 3 * RISE + HEIGHT), (6, 4 * RISE + 0.45))
    level = 2 * RISE + HEIGHT / 2
    for layer in (1, 2):
        _arrow(axes, (WIDTH / 2, level), (6 - WIDTH / 2, layer * RISE + HEIGHT / 2), ORANGE)
    axes.text(3, level + 0.12, "encoder output", ha="center", va="bottom", color=ORANGE)
    axes.text(0, 5.75, "ENCODER reads", ha="center", weight="bold")
    axes.text(6, 5.75, "DECODER writes", ha="center", weight="bold")


def _column(axes: Axes, centre: float, source: str, labels: Sequence[str]) -> None:
    """A stack of boxes with arrows between them, and what enters from below."""
    axes.text(centre, -0.42, source, ha="center", va="top")
    _arrow(axes, (centre, -0.4), (centre, 0))
    for number, label in enumerate(labels):
        colour = ORANGE if "decoder" in label else BLUE if "encoder" in label else GREY
        _box(axes, centre, number * RISE, label, colour)
        if number:
            _arrow(axes, (centre, (number - 1) * RISE + HEIGHT), (centre, number * RISE))


def _canvas(
    across: tuple[float, float], up: tuple[float, float], scale: float
) -> tuple[object, Axes]:
    """An empty drawing of a given extent."""
    size = (scale * (across[1] - across[0]) * 1.15, scale * (up[1] - up[0]) * 1.15)
    figure, axes = plt.subplots(figsize=size, layout="constrained")
    axes.set(xlim=across, ylim=up)
    axes.axis("off")
    return figure, axes


def _box(axes: Axes, centre: float, bottom: float, label: str, colour: str) -> None:
    """A labelled box; a pale shade of its colour inside."""
    corner = (centre - WIDTH / 2, bottom)
    edge = GREY if colour == "white" else colour
    shape: dict[str, Any] = {"boxstyle": "round,pad=0,rounding_size=0.1", "edgecolor": edge}
    axes.add_patch(FancyBboxPatch(corner, WIDTH, HEIGHT, facecolor="white", **shape))
    axes.add_patch(FancyBboxPatch(corner, WIDTH, HEIGHT, facecolor=colour, alpha=0.18, **shape))
    axes.text(centre, bottom + HEIGHT / 2, label, ha="center", va="center", fontsize=9)


def _shortcut(axes: Axes, start: float, end: float) -> None:
    """The way around a part, on its left."""
    left = -WIDTH / 2 - 0.9
    axes.plot([0, left, left], [start, start, end], color=GREY, linewidth=1)
    _arrow(axes, (left, end), (-WIDTH / 2, end), GREY)
    axes.text(left - 0.1, (start + end) / 2, "shortcut", rotation=90, ha="right", va="center")


def _arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], colour: str = "black"
) -> None:
    """A thin arrow."""
    axes.annotate("", end, start, arrowprops={"arrowstyle": "->", "color": colour})
