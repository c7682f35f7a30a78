"""Figures of the logistic regression notebook: each function draws one figure with matplotlib."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyBboxPatch
from PIL import Image, ImageDraw

from coursework.figures.palette import BLUE, GREY, ORANGE

Array = npt.NDArray[Any]


def draw_neuron(image: Array) -> None:
    """Draw logistic regression as one neuron that looks at `image`.

    Parameters
    ----------
    image : ndarray of shape (height, width, 3)
        The image at the left end.
    """
    figure, axes = plt.subplots(figsize=(9.6, 3.7), layout="constrained")
    axes.imshow(image, extent=(0.1, 2.1, 0.8, 2.8))
    axes.set(xlim=(0, 9.7), ylim=(0, 3.6))
    axes.axis("off")
    axes.text(1.1, 0.6, "image", ha="center", va="top", color=GREY)
    _arrow(axes, (2.2, 1.8), (3.05, 1.8), "flatten")
    for y, index in ((3.2, "1"), (2.5, "2"), (0.4, "n")):
        _unit(axes, (3.45, y), 0.27, f"$x_{index}$", GREY)
        _arrow(axes, (3.77, y), (5.02, 1.8 + 0.24 * (y - 1.8)), f"$w_{index}$")
    axes.text(3.45, 1.45, "⋮", ha="center", va="center", fontsize=20, color=GREY)
    frame = FancyBboxPatch((4.95, 0.95), 3.3, 1.7, facecolor="#eef4f8", edgecolor=BLUE, ls="--")
    axes.add_patch(frame)
    axes.text(6.6, 0.55, "one neuron", ha="center", va="top", color=BLUE)
    _unit(axes, (5.7, 1.8), 0.66, "$z=w^T x+b$", BLUE)
    _unit(axes, (7.5, 1.8), 0.66, r"$a=\sigma(z)$", BLUE)
    _arrow(axes, (6.4, 1.8), (6.8, 1.8))
    _arrow(axes, (8.2, 1.8), (8.72, 1.8))
    axes.text(8.78, 1.8, "probability\nof a cat", va="center", fontsize=12, color=ORANGE)
    figure.suptitle("Logistic regression: a weighted sum, then the sigmoid")


def draw_saturation(sigmoid: Callable[[Array], Array]) -> None:
    """Draw the sigmoid, and how far it still is from 1 in the computer's own numbers.

    Parameters
    ----------
    sigmoid : callable
        The function to draw, from an ndarray to an ndarray of the same shape.
    """
    _, (curve, distance) = plt.subplots(1, 2, figsize=(10, 3.4), layout="constrained")
    z = np.linspace(-12, 12, 241)
    curve.plot(z, sigmoid(z), color=BLUE, linewidth=2.5)
    for left, right in ((-12, -6), (6, 12)):
        curve.axvspan(left, right, color=ORANGE, alpha=0.15)
    curve.text(-9, 0.5, "saturated:\nnearly flat", ha="center", color=ORANGE)
    curve.text(9, 0.5, "saturated:\nnearly flat", ha="center", color=ORANGE)
    curve.set(title="The sigmoid", xlabel="z", ylabel="σ(z)", xlim=(-12, 12))

    z = np.linspace(0, 50, 501)
    left_over = 1 - sigmoid(z)
    distance.semilogy(z, np.exp(-z), "--", color=GREY, label="exact: about $e^{-z}$")
    seen = left_over > 0
    distance.semilogy(z[seen], left_over[seen], color=BLUE, linewidth=2.5, label="computed")
    distance.axvspan(z[seen].max(), 50, color=ORANGE, alpha=0.15)
    distance.text(43.5, 1e-8, "computed\nas exactly 0", ha="center", color=ORANGE)
    distance.set(title="What is left to 1:  1 − σ(z)", xlabel="z", xlim=(0, 50))
    distance.legend(loc="lower left")


def draw_descent(cost_at: Callable[[float, float], float], paths: Mapping[str, Array]) -> None:
    """Draw paths of gradient descent over the cost of one weight and one bias.

    Parameters
    ----------
    cost_at : callable
        ``cost_at(w, b)``, the cost for a weight and a bias, both floats.
    paths : mapping from str to ndarray of shape (steps, 2)
        The places (w, b) that each descent visits, by its label.
    """
    figure, panels = plt.subplots(
        1,
        len(paths),
        figsize=(3.7 * len(paths), 3.7),
        sharey=True,
        squeeze=False,
        layout="constrained",
    )
    w, b = np.meshgrid(np.linspace(-1, 7, 60), np.linspace(-5.5, 1.5, 60))
    heights = np.vectorize(cost_at, otypes=[float])(w, b)
    for axes, (label, path) in zip(panels.flat, paths.items(), strict=True):
        axes.contourf(w, b, np.log(heights), levels=24, cmap="Blues_r")
        axes.plot(path[:, 0], path[:, 1], "o-", color=ORANGE, markersize=3, linewidth=1.2)
        axes.plot(*path[0], "o", color="black", markersize=7)
        axes.set(title=label, xlabel="w", xlim=(-1, 7), ylim=(-5.5, 1.5))
    panels[0, 0].set_ylabel("b")
    figure.suptitle("40 steps on the cost surface (dark: low cost, black dot: start)")


def draw_weights(w: Array, num_px: int) -> None:
    """Draw the weights as three images, one for each colour channel.

    Parameters
    ----------
    w : ndarray of shape (num_px * num_px * 3, 1)
        The weights, in the order of a flattened image.
    num_px : int
        Height and width of an image in pixels.
    """
    figure, panels = plt.subplots(1, 3, figsize=(10, 3.5), layout="constrained")
    planes = w.reshape(num_px, num_px, 3)
    largest = float(np.abs(planes).max())
    for channel, name in enumerate(("red", "green", "blue")):
        axes = panels[channel]
        shown = axes.imshow(planes[:, :, channel], cmap="RdBu_r", vmin=-largest, vmax=largest)
        axes.set_title(f"weights of the {name} values")
        axes.axis("off")
    figure.colorbar(shown, ax=panels, label="non-cat  ←  weight  →  cat", shrink=0.85)


def draw_evidence(w: Array, image: Array, title: str = "") -> None:
    """Draw an image beside the share of every pixel in the weighted sum.

    Parameters
    ----------
    w : ndarray of shape (height * width * 3, 1)
        The weights, in the order of a flattened image.
    image : ndarray of shape (height, width, 3)
        The image, floats in 0..1.
    title : str
        The title of the image.
    """
    figure, (left, right) = plt.subplots(1, 2, figsize=(7, 3.3), layout="constrained")
    left.imshow(image)
    left.set_title(title)
    shares = (w.reshape(image.shape) * image).sum(axis=2)
    largest = float(np.abs(shares).max())
    shown = right.imshow(shares, cmap="RdBu_r", vmin=-largest, vmax=largest)
    right.set_title("what each pixel adds to z")
    for axes in (left, right):
        axes.axis("off")
    figure.colorbar(shown, ax=right, label="non-cat  ←  →  cat", shrink=0.85)


def drawn_cat() -> Image.Image:
    """Draw a cat's face with a few shapes, as a stand-in for an image of your own.

    Returns
    -------
    PIL.Image.Image
        An RGB image of 320 × 240 pixels.
    """
    image = Image.new("RGB", (320, 240), "#cfe3d4")
    draw = ImageDraw.Draw(image)
    for ear in ([(85, 110), (95, 20), (155, 75)], [(235, 110), (225, 20), (165, 75)]):
        draw.polygon(ear, fill="#8d6e63")
    draw.ellipse((80, 55, 240, 215), fill="#a1887f")
    for x in (125, 195):
        draw.ellipse((x - 17, 105, x + 17, 139), fill="#f4e04d")
        draw.ellipse((x - 6, 107, x + 6, 137), fill="black")
    draw.polygon([(150, 155), (170, 155), (160, 167)], fill="#e08e9b")
    for y in (-8, 0, 8):
        draw.line((60, 168 + 2 * y, 135, 168 + y), fill="#4e342e", width=2)
        draw.line((185, 168 + y, 260, 168 + 2 * y), fill="#4e342e", width=2)
    return image


def _unit(axes: Axes, centre: tuple[float, float], radius: float, text: str, color: str) -> None:
    axes.add_patch(Circle(centre, radius, facecolor="white", edgecolor=color, linewidth=2))
    axes.text(*centre, text, ha="center", va="center", fontsize=12)


def _arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], text: str = ""
) -> None:
    axes.annotate("", xy=end, xytext=start, arrowprops={"arrowstyle": "->", "color": GREY})
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + 0.17
    axes.text(*middle, text, ha="center", fontsize=11, color=GREY)
