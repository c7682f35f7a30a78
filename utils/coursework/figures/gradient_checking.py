"""Figures of the gradient checking notebook: each function draws one figure with matplotlib."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from coursework.array_types import FloatArray
from coursework.figures.palette import BLUE, GREY, ORANGE
from gc_utils import dictionary_to_vector

BLOCK_COLORS = plt.colormaps["tab10"].colors  # type: ignore[attr-defined]


def draw_secants(
    J: Callable[[FloatArray], FloatArray], slope: float, theta: float, epsilon: float
) -> None:
    """Draw two estimates of a derivative beside each other: a nudge to one side, and to both.

    Parameters
    ----------
    J : callable
        The cost, element by element.
    slope : float
        Its derivative at `theta`.
    theta : float
        Where the slope is wanted.
    epsilon : float
        How far the parameter is nudged.
    """
    figure, panels = plt.subplots(1, 2, figsize=(10, 3.8), sharey=True, layout="constrained")
    x = np.linspace(theta - 2.2 * epsilon, theta + 2.2 * epsilon, 201)
    touching = float(J(np.array(theta))) + slope * (x - theta)
    for axes, left, name in (
        (panels[0], theta, "one side"),
        (panels[1], theta - epsilon, "both sides"),
    ):
        ends = np.array([left, theta + epsilon])
        heights = J(ends)
        found = float(np.diff(heights)[0] / np.diff(ends)[0])
        axes.plot(x, J(x), color=BLUE, linewidth=2.5, label="J(θ)")
        axes.plot(x, touching, "--", color=GREY, label=f"true slope {slope:.3g}")
        line = heights[0] + found * (x - left)
        axes.plot(x, line, color=ORANGE, label=f"estimate {found:.3g}")
        axes.plot(ends, heights, "o", color=ORANGE)
        axes.set(title=f"A nudge to {name}", xlabel="θ")
        axes.legend(loc="upper left")
    figure.suptitle(f"The slope at θ = {theta:g}, estimated with ε = {epsilon:.3g}")


def draw_error_curves(
    epsilons: FloatArray,
    curves: Mapping[str, FloatArray],
    title: str,
    threshold: float | None = None,
) -> None:
    """Draw errors against the size of the nudge, both on logarithmic scales.

    Parameters
    ----------
    epsilons : ndarray, shape (k,)
        Sizes of the nudge.
    curves : mapping from str to ndarray of shape (k,)
        Errors by the label of their curve; those that are exactly 0 are left out.
    title : str
        Title of the image.
    threshold : float, optional
        Where to draw a border between right and wrong.
    """
    _, axes = plt.subplots(figsize=(8.4, 4), layout="constrained")
    for (label, errors), color in zip(curves.items(), (ORANGE, BLUE, GREY), strict=False):
        seen = errors > 0
        axes.loglog(epsilons[seen], errors[seen], "o-", color=color, ms=4, label=label)
    if threshold is not None:
        axes.axhline(threshold, color="black", linestyle=":", label=f"threshold {threshold:g}")
    axes.set(title=title, xlabel="ε", ylabel="relative error")
    axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1))


def draw_column(parameters: Mapping[str, FloatArray]) -> None:
    """Draw how all parameters are laid end to end in one column (which lies on its side).

    Parameters
    ----------
    parameters : mapping
        ``W1, b1, ..., WL, bL``.
    """
    theta, keys = dictionary_to_vector(dict(parameters))
    _, axes = plt.subplots(figsize=(11, 3.2), layout="constrained")
    names = list(dict.fromkeys(keys))
    for color, name in zip(BLOCK_COLORS, names, strict=False):
        first, count = keys.index(name), keys.count(name)
        rows, columns = parameters[name].shape
        left, top = first + (count - columns) / 2, 4 + rows / 2
        _cells(axes, left, top, rows, columns, color)
        _cells(axes, first, -0.3, 1, count, color)
        axes.annotate(
            "",
            xy=(first + count / 2, 0),
            xytext=(first + count / 2, top - rows - 0.2),
            arrowprops={"arrowstyle": "->", "color": GREY},
        )
        label = f"{name}\n({rows}, {columns})"
        axes.text(first + count / 2, 6.9, label, ha="center", va="bottom", color=color, fontsize=11)
    axes.text(len(keys) / 2, -2.7, f"theta, {theta.size} numbers in one column", ha="center")
    axes.set(xlim=(-0.5, len(keys) + 0.5), ylim=(-3, 9.2), aspect="equal")
    axes.set_title("Six arrays become one column, each read row by row")
    axes.axis("off")


def draw_comparison(grad: FloatArray, gradapprox: FloatArray, keys: Sequence[str]) -> None:
    """Draw what the backward pass says of each parameter beside what nudging says.

    Parameters
    ----------
    grad, gradapprox : ndarray, shape (k, 1)
        Derivatives by the backward pass and by nudging.
    keys : sequence of str, length k
        For each of them, the parameter that it belongs to.
    """
    _, axes = plt.subplots(figsize=(11, 3.8), layout="constrained")
    place = np.arange(len(keys))
    axes.vlines(place, gradapprox.ravel(), grad.ravel(), color=ORANGE, linewidth=3)
    axes.plot(place, gradapprox.ravel(), "o", mfc="white", mec=GREY, ms=9, label="by nudging")
    axes.plot(place, grad.ravel(), ".", color=BLUE, ms=6, label="by the backward pass")
    for name in dict.fromkeys(keys):
        first, count = keys.index(name), keys.count(name)
        axes.axvline(first - 0.5, color=GREY, linewidth=0.6)
        middle = first + (count - 1) / 2
        axes.text(middle, 1.02, name, ha="center", transform=axes.get_xaxis_transform())
    axes.axhline(0, color=GREY, linewidth=0.6)
    axes.set(xlabel="place in the column", ylabel="derivative of the cost")
    axes.set_xlim(-0.5, len(keys) - 0.5)
    axes.set_title(
        "Each derivative twice: a dot in its ring is right, an orange bar is a gap", pad=22
    )
    axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1))


def _cells(
    axes: Axes,
    left: float,
    top: float,
    rows: int,
    columns: int,
    color: tuple[float, float, float],
) -> None:
    """A grid of unit squares that hangs from `top`."""
    for row in range(rows):
        for column in range(columns):
            corner = (left + column, top - row - 1)
            axes.add_patch(Rectangle(corner, 1, 1, facecolor=color, edgecolor="white", alpha=0.8))
