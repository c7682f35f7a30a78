"""Diagrams of networks: their units, their passes, and the arithmetic of one layer."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyBboxPatch

from coursework.array_types import FloatArray
from coursework.figures.palette import BLUE, GREY, ORANGE

Point = tuple[float, float]

BLOCK_WIDTH, BLOCK_HEIGHT, STEP = 1.7, 0.8, 2.9
FORWARD_ROW, BACKWARD_ROW = 3.2, 1.2


def draw_passes(layers: int, keys: bool = False) -> None:
    """Draw the forward and the backward pass of a network as two rows of blocks.

    Parameters
    ----------
    layers : int
        Number of layers L, at least 1.
    keys : bool
        Whether the backward arrows bear their keys in ``grads`` in place of the symbols.
    """
    figure, axes = plt.subplots(figsize=(3.1 * layers + 2.4, 4.4), layout="constrained")
    end, middle = STEP * layers, (FORWARD_ROW + BACKWARD_ROW) / 2
    axes.set(xlim=(BLOCK_WIDTH - STEP - 0.1, end + 0.6), ylim=(0, 4.4))
    axes.axis("off")
    _arrow(axes, (BLOCK_WIDTH - STEP, FORWARD_ROW), (0, FORWARD_ROW), "$X=A^{[0]}$", BLUE)
    for layer in range(1, layers + 1):
        _draw_layer(axes, layer, last=layer == layers)
        _label_backward(axes, layer, keys)
    _box(axes, (end, middle), 0.9, "cost\n$J$", GREY)
    _arrow(axes, (end, FORWARD_ROW), (end, middle + BLOCK_HEIGHT / 2), color=BLUE)
    axes.plot([end, end], [BACKWARD_ROW, middle - BLOCK_HEIGHT / 2], color=ORANGE, linewidth=1)
    target = end - STEP + BLOCK_WIDTH
    _arrow(axes, (end, BACKWARD_ROW), (target, BACKWARD_ROW), f"$dA^{{[{layers}]}}$", ORANGE)
    figure.suptitle(f"{layers} layers: forward to the cost (blue), back to the gradients (orange)")


def _draw_layer(axes: Axes, layer: int, last: bool) -> None:
    """The forward block of a layer, its backward block, and the cache between them."""
    left = STEP * (layer - 1)
    centre = left + BLOCK_WIDTH / 2
    activation = "SIGMOID" if last else "RELU"
    _box(axes, (centre, FORWARD_ROW), BLOCK_WIDTH, f"LINEAR\n→ {activation}", BLUE)
    _box(axes, (centre, BACKWARD_ROW), BLOCK_WIDTH, f"{activation} and\nLINEAR backward", ORANGE)
    top, bottom = FORWARD_ROW - BLOCK_HEIGHT / 2, BACKWARD_ROW + BLOCK_HEIGHT / 2
    _arrow(axes, (centre, top), (centre, bottom), color=GREY, style=":")
    axes.text(centre + 0.08, (top + bottom) / 2, "cache", va="center", color=GREY)
    above = FORWARD_ROW + BLOCK_HEIGHT / 2
    _arrow(axes, (centre, above + 0.4), (centre, above), color=BLUE)
    names = f"$W^{{[{layer}]}},\\ b^{{[{layer}]}}$"
    axes.text(centre, above + 0.45, names, ha="center", va="bottom", color=BLUE)
    right = left + BLOCK_WIDTH, FORWARD_ROW
    _arrow(axes, right, (left + STEP, FORWARD_ROW), f"$A^{{[{layer}]}}$", BLUE)


def _label_backward(axes: Axes, layer: int, keys: bool) -> None:
    """What the backward step of a layer gives: to the layer before, and for its parameters."""
    left = STEP * (layer - 1)
    down = f'"dA{layer}"' if keys else f"$dA^{{[{layer - 1}]}}$"
    _arrow(axes, (left, BACKWARD_ROW), (left - STEP + BLOCK_WIDTH, BACKWARD_ROW), down, ORANGE)
    centre, below = left + BLOCK_WIDTH / 2, BACKWARD_ROW - BLOCK_HEIGHT / 2
    _arrow(axes, (centre, below), (centre, below - 0.35), color=ORANGE)
    symbols = f"$dW^{{[{layer}]}},\\ db^{{[{layer}]}}$"
    text = f'"dW{layer}", "db{layer}"' if keys else symbols
    axes.text(centre, below - 0.4, text, ha="center", va="top", color=ORANGE)


def draw_network(layer_dims: Sequence[int]) -> None:
    """Draw the units of a network with all their connections, and the shapes of its parameters.

    Parameters
    ----------
    layer_dims : sequence of int
        Number of inputs, then the number of units of each layer.
    """
    figure, axes = plt.subplots(figsize=(2.6 * len(layer_dims), 4), layout="constrained")
    tallest = max(layer_dims)
    columns = [
        [(2.0 * layer, tallest / 2 - n / 2 + i + 0.5) for i in range(n)]
        for layer, n in enumerate(layer_dims)
    ]
    for layer, column in enumerate(columns):
        before = columns[layer - 1] if layer else []
        for x, y in column:
            for start in before:
                axes.plot([start[0], x], [start[1], y], color=GREY, linewidth=0.8, zorder=1)
            edge = BLUE if layer else GREY
            axes.add_patch(Circle((x, y), 0.3, facecolor="white", edgecolor=edge, lw=2, zorder=2))
        _name_layer(axes, layer, layer_dims, tallest)
    axes.set(xlim=(-1, 2.0 * len(layer_dims) - 1), ylim=(-1.4, tallest + 0.7), aspect="equal")
    axes.axis("off")
    figure.suptitle("A weight for each line, a bias for each blue unit")


def _name_layer(axes: Axes, layer: int, layer_dims: Sequence[int], top: float) -> None:
    x = 2.0 * layer
    axes.text(x, top + 0.3, f"layer {layer}" if layer else "input", ha="center", color=GREY)
    if layer:
        n, before = layer_dims[layer], layer_dims[layer - 1]
        shapes = f"$W^{{[{layer}]}}$: ({n}, {before})\n$b^{{[{layer}]}}$: ({n}, 1)"
        axes.text(x - 0.9, -0.2, shapes, ha="center", va="top", color=BLUE)


def draw_linear(W: FloatArray, A: FloatArray, b: FloatArray) -> None:
    """Draw ``W A + b`` as tables of numbers with their shapes, `b` beside every column.

    Parameters
    ----------
    W : ndarray, shape (n, n_prev)
        Weights.
    A : ndarray, shape (n_prev, m)
        Activations, one example a column.
    b : ndarray, shape (n, 1)
        Biases.
    """
    Z = W @ A + b
    parts = {"W": (W, "$W$"), "A": (A, "·  $A$"), "b": (b, "+  $b$"), "Z": (Z, "=  $Z$")}
    figure, panels = plt.subplots(
        1, 4, figsize=(10, 2.9), width_ratios=[x.shape[1] for x, _ in parts.values()]
    )
    largest = max(float(np.abs(table).max()) for table, _ in parts.values())
    for axes, (table, name) in zip(panels, parts.values(), strict=True):
        axes.imshow(table, cmap="RdBu_r", vmin=-2 * largest, vmax=2 * largest)
        for (row, column), number in np.ndenumerate(table):
            axes.text(column, row, f"{number:g}", ha="center", va="center", fontsize=11)
        axes.set(title=f"{name}\n{table.shape}", xticks=[], yticks=[])
    figure.suptitle("The bias is one column; NumPy adds it to every column of W · A", y=1.08)


def _box(axes: Axes, centre: Point, width: float, text: str, color: str) -> None:
    corner = centre[0] - width / 2, centre[1] - BLOCK_HEIGHT / 2
    box = FancyBboxPatch(corner, width, BLOCK_HEIGHT, "round,pad=0", fc="white", ec=color, lw=2)
    axes.add_patch(box)
    axes.text(*centre, text, ha="center", va="center", fontsize=10)


def _arrow(
    axes: Axes, start: Point, end: Point, text: str = "", color: str = GREY, style: str = "-"
) -> None:
    look = {"arrowstyle": "->", "color": color, "linestyle": style}
    axes.annotate("", xy=end, xytext=start, arrowprops=look)
    middle = (start[0] + end[0]) / 2
    axes.text(middle, max(start[1], end[1]) + 0.12, text, ha="center", color=color)
