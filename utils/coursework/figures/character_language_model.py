"""Figures of the language models of letters: data, diagrams, training and probabilities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from coursework.array_types import FloatArray
from coursework.figures.palette import BLUE, GREY, ORANGE

END = "↵"


def draw_statistics(names: Sequence[str]) -> None:
    """Draw how often each letter occurs, and how long the names are.

    Parameters
    ----------
    names : sequence of str
        Names.
    """
    _, (left, right) = plt.subplots(1, 2, figsize=(11, 3), layout="constrained")
    counts = Counter("".join(names))
    letters = sorted(counts, key=lambda letter: -counts[letter])
    left.bar(letters, [counts[letter] for letter in letters], color=BLUE)
    left.set(title="How often each letter occurs", ylabel="occurrences")
    lengths = Counter(map(len, names))
    right.bar(list(lengths), list(lengths.values()), color=ORANGE)
    right.set(title="Length of the names", xlabel="letters", ylabel="names")


def draw_model(name: str) -> None:
    """Draw how the network reads a name: inputs below, targets above.

    Parameters
    ----------
    name : str
        A short name.
    """
    figure, axes = plt.subplots(figsize=(9.5, 3), layout="constrained")
    for t, (read, target) in enumerate(zip(["nothing", *name], [*name, END], strict=True)):
        _cell(axes, 1.6 * t, str(read), str(target))
        if t:
            _arrow(axes, (1.6 * t - 1.1, 1), (1.6 * t - 0.5, 1))
    axes.set(xlim=(-0.9, 1.6 * len(name) + 0.9), ylim=(-0.6, 2.6))
    axes.axis("off")
    figure.suptitle("Each step predicts the letter that is read next")


def draw_sampling() -> None:
    """Draw how a name is written: what is drawn becomes the next input."""
    figure, axes = plt.subplots(figsize=(9.5, 3), layout="constrained")
    for t, (read, drawn) in enumerate(zip(["nothing", *"rana"], [*"rana", END], strict=True)):
        x = 1.9 * t
        _cell(axes, x, read, drawn, "drawn: ")
        if t:
            _arrow(axes, (x - 1.4, 1), (x - 0.5, 1))
            path = [(x - 1.4, 2.2), (x - 0.95, 2.2), (x - 0.95, 0), (x - 0.3, 0)]
            axes.plot(*zip(*path[:3], strict=True), ":", color=ORANGE)
            _arrow(axes, path[2], path[3], ORANGE)
    axes.set(xlim=(-0.9, 8.6), ylim=(-0.6, 2.6))
    axes.axis("off")
    figure.suptitle("What is drawn (above) is read in the next step (below)")


def draw_clipping(largest: float) -> None:
    """Draw gradients of two numbers each, before and after clipping.

    Parameters
    ----------
    largest : float
        Where each number is cut off.
    """
    gradients = np.array([[2.0, 3.0], [9.0, 4.0], [-7.0, 1.5], [-3.0, -8.0], [6.0, -9.0]])
    _, panels = plt.subplots(1, 2, figsize=(8.6, 4), sharey=True, layout="constrained")
    titles = ("before", f"clipped at {largest:g}")
    for axes, arrows, title in zip(
        panels, (gradients, np.clip(gradients, -largest, largest)), titles, strict=True
    ):
        for (x, y), color in zip(arrows, plt.colormaps["tab10"].colors, strict=False):  # type: ignore[attr-defined]
            _arrow(axes, (0, 0), (x, y), color)
        corner = (-largest, -largest)
        axes.add_patch(Rectangle(corner, 2 * largest, 2 * largest, fc="none", ec=GREY, ls=":"))
        axes.set(title=title, xlim=(-10, 10), ylim=(-10, 10), aspect="equal", xlabel="first number")
    panels[0].set_ylabel("second number")


def draw_losses(losses: Sequence[float]) -> None:
    """Draw the smoothed loss of a name over training."""
    _, axes = plt.subplots(figsize=(8, 3.2), layout="constrained")
    axes.plot(losses, color=BLUE)
    axes.set(title="Loss of a name, smoothed", xlabel="names seen", ylabel="loss")


def draw_perplexities(scores: Mapping[str, tuple[float, float]]) -> None:
    """Draw the perplexities of several models, on training names and on held-out ones.

    Parameters
    ----------
    scores : mapping from str to (float, float)
        By model, perplexity on training names and on held-out names.
    """
    _, axes = plt.subplots(figsize=(8.6, 3.4), layout="constrained")
    places = np.arange(len(scores))
    for shift, index, color, label in ((-0.2, 0, GREY, "training"), (0.2, 1, ORANGE, "held out")):
        heights = [each[index] for each in scores.values()]
        bars = axes.bar(places + shift, heights, 0.4, color=color, label=label)
        axes.bar_label(bars, fmt="%.1f", fontsize=8)
    axes.set_xticks(places, list(scores))
    axes.set(title="Perplexity of a letter: lower is better", ylabel="perplexity")
    axes.margins(y=0.1)
    axes.legend()


def draw_chances(chances: FloatArray, name: str, characters: Sequence[str]) -> None:
    """Draw the probabilities of all characters at each step of a name as a map.

    Parameters
    ----------
    chances : ndarray, shape (vocab_size, T_x)
        Chances by character and step.
    name : str
        The name with its line end; what really comes is framed.
    characters : sequence of str
        The characters, in the order of the rows.
    """
    _, axes = plt.subplots(figsize=(9, 5.4), layout="constrained")
    drawn = axes.imshow(chances, cmap="Blues", vmin=0, vmax=1, aspect="auto")
    for t, letter in enumerate(name):
        row = list(characters).index(letter)
        axes.add_patch(Rectangle((t - 0.5, row - 0.5), 1, 1, fc="none", ec=ORANGE, lw=1.8))
    shown = [END if each == "\n" else each for each in characters]
    axes.set_yticks(range(len(shown)), shown, fontsize=7)
    axes.set_xticks(range(len(name)), [END if each == "\n" else each for each in name])
    axes.set(title="Probabilities of each letter; the one that comes is framed", xlabel="the name")
    plt.colorbar(drawn, ax=axes, label="probability")


def _cell(axes: Axes, x: float, read: str, above: str, prefix: str = "") -> None:
    """A cell of the network with what it reads below and what it gives above."""
    axes.add_patch(Rectangle((x - 0.5, 0.65), 1, 0.7, facecolor="white", edgecolor=BLUE))
    axes.text(x, 1, "RNN", ha="center", va="center", color=BLUE)
    axes.text(x, -0.05, read, ha="center", va="center", fontsize=12)
    axes.text(x, 2.2, prefix + above, ha="center", va="center", fontsize=12, color=ORANGE)
    _arrow(axes, (x, 0.2), (x, 0.62))
    _arrow(axes, (x, 1.38), (x, 1.95))


def _arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], color: object = GREY
) -> None:
    """An arrow from one point to another."""
    style = {"arrowstyle": "-|>", "color": color, "linewidth": 1.4, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", xy=end, xytext=start, arrowprops=style)
