"""Figures of transfer learning: where a network is cut, varied images, accuracy by size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from coursework.figures.palette import BLUE, GREY, ORANGE

Array = NDArray[Any]


def draw_parts() -> None:
    """Draw which parts of a network are trained: from scratch, with a frozen trunk, fine-tuned."""
    rows = {
        "from scratch": (ORANGE, ORANGE, ORANGE),
        "frozen trunk": (BLUE, BLUE, ORANGE),
        "fine-tuned": (BLUE, ORANGE, ORANGE),
    }
    _, axes = plt.subplots(figsize=(8.5, 2.6), layout="constrained")
    parts = ((0, 5, "first layers: edges, colours"), (5.1, 3, "last layers"), (8.2, 1, "head"))
    for y, (name, colours) in enumerate(rows.items()):
        axes.text(-0.2, -y, name, ha="right", va="center")
        for (x, width, title), colour in zip(parts, colours, strict=True):
            axes.add_patch(Rectangle((x, -y - 0.3), width, 0.6, color=colour, alpha=0.85))
            if y == 0:
                axes.text(x + width / 2, 0.42, title, ha="center", va="bottom", fontsize=9)
    axes.text(4.6, -2.75, "orange: trained here    blue: as learned on ImageNet", ha="center")
    axes.set(xlim=(-2.2, 9.4), ylim=(-3, 0.9))
    axes.axis("off")


def draw_varied(image: Array, varied: Array) -> None:
    """Draw an image and what the augmentation makes of it.

    Parameters
    ----------
    image : ndarray, shape (height, width, 3)
        Pixels from 0 to 255.
    varied : ndarray, shape (m, height, width, 3)
        The varied images.
    """
    _, panels = plt.subplots(1, len(varied) + 1, figsize=(11, 1.7), layout="constrained")
    for axes, picture in zip(panels, [image, *varied], strict=True):
        axes.imshow(np.clip(picture, 0, 255).astype(np.uint8))
        axes.axis("off")
    panels[0].set_title("original", fontsize=10)


def draw_unfrozen(counts: Sequence[int], fine_tune_at: int) -> None:
    """Draw how many parameters of a trunk lie in its last layers.

    Parameters
    ----------
    counts : sequence of int
        Number of parameters of each layer.
    fine_tune_at : int
        Number of the first layer that is trained.
    """
    after = np.append(np.cumsum(counts[::-1])[::-1], 0) / 1e6
    _, axes = plt.subplots(figsize=(7.5, 2.8), layout="constrained")
    numbers = np.arange(len(after))
    axes.plot(numbers, after, color=GREY)
    axes.fill_between(numbers, after, where=numbers >= fine_tune_at, color=ORANGE, alpha=0.5)
    axes.axvline(fine_tune_at, color=ORANGE)
    here = after[fine_tune_at]
    axes.set_title(f"from layer {fine_tune_at} on: {here:.2f} of {after[0]:.2f} million parameters")
    axes.set(xlabel="fine_tune_at", ylabel="parameters from here on\n(millions)", ylim=(0, None))


def draw_comparison(sizes: Sequence[int], results: Mapping[str, Array], chance: float) -> None:
    """Draw test accuracy against the number of training images, a band from worst to best seed.

    Parameters
    ----------
    sizes : sequence of int
        Numbers of training images.
    results : mapping from str to ndarray, shape (number of sizes, number of seeds)
        By name of the way, the accuracies.
    chance : float
        What guessing gives.
    """
    _, axes = plt.subplots(figsize=(7.5, 3.6), layout="constrained")
    for (name, values), colour in zip(results.items(), (GREY, BLUE, ORANGE), strict=True):
        axes.fill_between(sizes, values.min(axis=1), values.max(axis=1), color=colour, alpha=0.2)
        axes.plot(sizes, values.mean(axis=1), "o-", color=colour, label=name)
    axes.axhline(chance, color="black", linestyle=":", linewidth=1)
    axes.set(xscale="log", xlabel="training images", ylabel="test accuracy, unseen artists")
    axes.set_xticks(sizes, [str(size) for size in sizes])
    axes.minorticks_off()
    axes.legend()
