"""Figures of the notebook on attention: the network, sharpness of a softmax, attention maps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from coursework.figures.palette import BLUE, GREY, ORANGE

Array = NDArray[Any]

BOX = {"boxstyle": "round,pad=0.35", "linewidth": 1.3}
COLOURS = "Blues"


def _box(axes: Axes, x: float, y: float, text: str, colour: str) -> None:
    """A label in a rounded box."""
    style = {**BOX, "facecolor": "white", "edgecolor": colour}
    axes.text(x, y, text, ha="center", va="center", fontsize=11, bbox=style)


def _arrow(
    axes: Axes,
    start: tuple[float, float],
    end: tuple[float, float],
    colour: str,
    width: float = 1.2,
) -> None:
    """An arrow between two places."""
    style = {"arrowstyle": "->", "color": colour, "linewidth": width, "shrinkA": 12, "shrinkB": 12}
    axes.annotate("", xy=end, xytext=start, arrowprops=style)


def draw_network(letters: str = "9 may", written: str = "05-") -> None:
    """Draw encoder, attention and decoder, with the attention of the middle step.

    Parameters
    ----------
    letters : str
        The characters that are read.
    written : str
        The characters that are written.
    """
    _, axes = plt.subplots(figsize=(9, 4.6), layout="constrained")
    middle = (len(letters) - 1) / 2
    for i, letter in enumerate(letters):
        _box(axes, i, 0, repr(letter) if letter == " " else letter, GREY)
        _box(axes, i, 1, rf"$a^{{\langle {i + 1} \rangle}}$", BLUE)
        _arrow(axes, (i, 0), (i, 1), GREY)
        _arrow(axes, (i, 1), (middle, 2.1), ORANGE, 0.6 + 2.4 * (i in (2, 3)))
        if i:
            axes.annotate(
                "", xy=(i - 0.28, 1), xytext=(i - 0.72, 1),
                arrowprops={"arrowstyle": "<->", "color": BLUE},
            )  # fmt: skip
    _box(axes, middle, 2.1, r"context$^{\langle 2 \rangle}$", ORANGE)
    for t, letter in enumerate(written):
        x = middle + 1.6 * (t - 1)
        _box(axes, x, 3.2, rf"$s^{{\langle {t + 1} \rangle}}$", BLUE)
        _box(axes, x, 4.2, letter, GREY)
        _arrow(axes, (x, 3.2), (x, 4.2), GREY)
        if t:
            _arrow(axes, (x - 1.6, 3.2), (x, 3.2), BLUE)
    _arrow(axes, (middle, 2.1), (middle, 3.2), ORANGE)
    for y, text in ((0, "read"), (1, "encoder\n(bidirectional LSTM)"), (2.1, "attention"),
                    (3.2, "decoder\n(LSTM)"), (4.2, "written")):  # fmt: skip
        axes.text(-1.1, y, text, ha="right", va="center", color=GREY)
    axes.set(xlim=(-2.7, len(letters) - 0.4), ylim=(-0.5, 4.7))
    axes.axis("off")


def draw_sharpness(energies: Array, factors: Sequence[float], labels: Sequence[str]) -> None:
    """Draw the softmax of the same energies, multiplied by several factors.

    Parameters
    ----------
    energies : ndarray, shape (Tx,)
        One number for each place.
    factors : sequence of float
        One panel for each.
    labels : sequence of str
        What stands at each place.
    """
    _, panels = plt.subplots(
        1, len(factors), figsize=(3.2 * len(factors), 2.7), squeeze=False, sharey=True,
        layout="constrained",
    )  # fmt: skip
    for axes, factor in zip(panels.flat, factors, strict=True):
        scaled = np.exp(factor * (energies - energies.max()))
        axes.bar(range(len(energies)), scaled / scaled.sum(), color=BLUE)
        axes.set_xticks(range(len(energies)), labels)
        axes.set(title=f"energies × {factor:g}", ylim=(0, 1.02), xlabel="place")
    panels[0, 0].set_ylabel("attention weight")


def draw_attention(weights: Array, text: str, written: str) -> None:
    """Draw attention weights: a row for each written character, a column for each read one.

    Parameters
    ----------
    weights : ndarray, shape (Ty, Tx)
        Every row adds up to 1.
    text : str
        The date that is read; columns behind it are padding.
    written : str
        The date that is written.
    """
    Ty, Tx = weights.shape
    _, axes = plt.subplots(figsize=(0.27 * Tx + 1.6, 0.27 * Ty + 1.3), layout="constrained")
    image = axes.imshow(weights, cmap=COLOURS, vmin=0, vmax=1, aspect="auto")
    axes.set_xticks(range(Tx), [*text[:Tx], *"·" * (Tx - len(text))])
    axes.set_yticks(range(Ty), [*written])
    axes.set(xlabel="read (· is padding)", ylabel="written", title=f"{text}  →  {written}")
    plt.gcf().colorbar(image, ax=axes, label="attention weight", fraction=0.03)


def draw_training(losses: Sequence[float], matches: Sequence[float]) -> None:
    """Draw the loss and the share of exact dates after each epoch.

    Parameters
    ----------
    losses : sequence of float
        Training loss of each epoch.
    matches : sequence of float
        Share of held-out dates with all characters right, from 0 to 1.
    """
    _, (left, right) = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    epochs = range(1, len(losses) + 1)
    left.plot(epochs, losses, "o-", color=BLUE)
    left.set(title="Training loss, ten characters together", xlabel="epoch", ylabel="loss")
    right.plot(epochs, matches, "o-", color=ORANGE)
    right.set(title="Held-out dates that are entirely right", xlabel="epoch", ylim=(-0.05, 1.05))
    right.set_ylabel("share")
    for axes in (left, right):
        axes.set_xticks(epochs)


def draw_shares(shares: Mapping[str, float], title: str) -> None:
    """Draw one bar for each named share, with its number.

    Parameters
    ----------
    shares : mapping from str to float
        Names and shares from 0 to 1.
    title : str
        What they are shares of.
    """
    _, axes = plt.subplots(figsize=(6.4, 0.42 * len(shares) + 1), layout="constrained")
    bars = axes.barh(list(shares), list(shares.values()), color=BLUE)
    axes.bar_label(bars, [f"{share:.1%}" for share in shares.values()], padding=4)
    axes.set(xlim=(0, 1.15), title=title, xlabel="share")
    axes.invert_yaxis()
