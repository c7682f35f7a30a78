"""Figures of the face recognition notebook: triplets, distances, error rates, neighbours."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from coursework.array_types import FloatArray
from coursework.data.image_sets import Pictures
from coursework.figures.palette import BLUE, GREY, ORANGE

SAME, DIFFERENT = BLUE, ORANGE


def draw_triplet(anchor: Pictures, positive: Pictures, negative: Pictures) -> None:
    """Draw three images and where the loss wants them.

    Parameters
    ----------
    anchor, positive, negative : ndarray of uint8, shape (height, width, 3)
        The images.
    """
    figure, axes = plt.subplots(figsize=(9, 2.9), layout="constrained")
    axes.set(xlim=(0, 9), ylim=(-0.45, 2.3), aspect="equal")
    axes.axis("off")
    places = ((0.2, positive, "positive $P$"), (3.0, anchor, "anchor $A$"))
    for left, picture, name in (*places, (6.9, negative, "negative $N$")):
        axes.imshow(picture, extent=(left, left + 1.9, 0, 1.9))
        axes.text(left + 0.95, -0.3, name, ha="center", va="center", fontsize=12)
    axes.set(xlim=(0, 9), ylim=(-0.5, 2.3))
    for left, right, text, color in ((2.1, 3.0, "near", SAME), (4.9, 6.9, "far", DIFFERENT)):
        axes.annotate(
            "",
            (right, 0.95),
            (left, 0.95),
            arrowprops={"arrowstyle": "<->", "color": color, "lw": 2},
        )
        axes.text((left + right) / 2, 1.1, text, ha="center", color=color, fontsize=12)
    figure.suptitle("A triplet: the same person twice, and somebody else")


def draw_margin(
    squared_distances: FloatArray, losses: Sequence[float], positive: float, alpha: float
) -> None:
    """Draw the loss of one triplet over the squared distance of its negative.

    Parameters
    ----------
    squared_distances : ndarray, shape (m,)
        Squared distances between anchor and negative, increasing.
    losses : sequence of float, length m
        The loss for each.
    positive : float
        The squared distance between anchor and positive.
    alpha : float
        The margin.
    """
    _, axes = plt.subplots(figsize=(8, 3.4), layout="constrained")
    axes.plot(squared_distances, losses, color=GREY, linewidth=3)
    borders = (0, positive, positive + alpha, float(squared_distances[-1]))
    names = ("hard", "semi-\nhard", "easy: nothing to learn")
    for left, right, name, color in zip(
        borders[:-1], borders[1:], names, (ORANGE, "#e9c46a", BLUE), strict=True
    ):
        axes.axvspan(left, right, color=color, alpha=0.2)
        axes.text((left + right) / 2, 0.92 * max(losses), name, ha="center", va="top")
    axes.axvline(positive, color=BLUE, linestyle="--", label="squared distance of the positive")
    axes.set(
        title=f"Loss of one triplet, margin {alpha}",
        xlabel="squared distance between anchor and negative",
        ylabel="loss",
        xlim=(0, borders[-1]),
    )
    axes.legend(loc="center right")


def draw_distances(same: FloatArray, different: FloatArray, threshold: float, heading: str) -> None:
    """Draw how often each distance occurs, for pairs of one person and pairs of two.

    Parameters
    ----------
    same, different : ndarray
        The distances.
    threshold : float
        Where to draw a line.
    heading : str
        The title.
    """
    _, axes = plt.subplots(figsize=(8, 3.4), layout="constrained")
    edges = np.linspace(0, float(max(same.max(), different.max())), 61).tolist()
    for distances, name, color in (
        (same, "same person", SAME),
        (different, "different people", DIFFERENT),
    ):
        weights = np.full(len(distances), 100 / len(distances))
        axes.hist(distances, edges, weights=weights, color=color, alpha=0.6, label=name)
    axes.axvline(threshold, color="black", linestyle="--", label=f"best threshold, {threshold:.2f}")
    axes.set(title=heading, xlabel="distance of a pair", ylabel="percent of the pairs of its kind")
    axes.legend()


def draw_loss(losses: Sequence[float], triplets: int, alpha: float) -> None:
    """Draw the loss of each epoch, and what a network pays that sees no difference.

    Parameters
    ----------
    losses : sequence of float
        Mean loss of a batch in each epoch.
    triplets : int
        Triplets in a batch.
    alpha : float
        The margin.
    """
    _, axes = plt.subplots(figsize=(8, 3.2), layout="constrained")
    axes.plot(range(1, len(losses) + 1), losses, "o-", color=BLUE, label="training")
    axes.axhline(
        alpha * triplets, color=GREY, linestyle="--", label="all encodings the same: $α$ a triplet"
    )
    axes.set(
        title=f"Loss of a batch of {triplets} triplets",
        xlabel="epoch",
        ylabel="loss",
        ylim=(0, None),
    )
    axes.legend()


def draw_error_rates(same: FloatArray, different: FloatArray, threshold: float) -> None:
    """Draw both error rates over the threshold.

    Parameters
    ----------
    same, different : ndarray
        Distances of pairs of one person, and of pairs of two.
    threshold : float
        Where to draw a line.
    """
    _, axes = plt.subplots(figsize=(8, 3.4), layout="constrained")
    thresholds = np.linspace(0, float(different.max()), 301)
    accepted = np.searchsorted(np.sort(different), thresholds) / len(different)
    rejected = 1 - np.searchsorted(np.sort(same), thresholds) / len(same)
    axes.plot(thresholds, 100 * accepted, color=DIFFERENT, label="false accepts", linewidth=2)
    axes.plot(thresholds, 100 * rejected, color=SAME, label="false rejects", linewidth=2)
    axes.axvline(threshold, color="black", linestyle="--", label=f"threshold {threshold:g}")
    axes.set(title="Errors on the test people", xlabel="threshold", ylabel="percent", ylim=(0, 60))
    axes.legend()


def draw_neighbours(
    pictures: Pictures,
    person: NDArray[np.int64],
    neighbours: NDArray[np.int64],
    chosen: Sequence[int] | NDArray[np.int64],
) -> None:
    """Draw images, each with its nearest others in a row.

    Parameters
    ----------
    pictures : ndarray of uint8, shape (m, height, width, 3)
        All images.
    person : ndarray of int64, shape (m,)
        Who is on each.
    neighbours : ndarray of int64, shape (m, count)
        For each image the numbers of the nearest others.
    chosen : sequence of int
        The images to draw.
    """
    columns = 1 + neighbours.shape[1]
    figure, grid = plt.subplots(
        len(chosen),
        columns,
        figsize=(1.4 * columns, 1.45 * len(chosen) + 0.5),
        squeeze=False,
        layout="constrained",
    )
    for row, picture in zip(grid, chosen, strict=True):
        _show(row[0], pictures[picture], "black")
        for axes, other in zip(row[1:], neighbours[picture], strict=True):
            _show(axes, pictures[other], SAME if person[other] == person[picture] else DIFFERENT)
    figure.suptitle("Left: a test image. Next to it the nearest others,\n"
                    "framed blue for the same person, orange for somebody else")  # fmt: skip


def draw_worst_pairs(
    pictures: Pictures, encodings: FloatArray, person: NDArray[np.int64], count: int
) -> None:
    """Draw the nearest pairs of two people, and the farthest pairs of one.

    Parameters
    ----------
    pictures : ndarray of uint8, shape (m, height, width, 3)
        All images.
    encodings : ndarray, shape (m, n)
        Their encodings.
    person : ndarray of int64, shape (m,)
        Who is on each.
    count : int
        Pairs of each kind; no person or pair of people occurs twice.
    """
    first, second = np.triu_indices(len(pictures), 1)
    distances = np.linalg.norm(encodings[first] - encodings[second], axis=1)
    same = person[first] == person[second]
    figure, grid = plt.subplots(2, count, figsize=(2.1 * count, 3.6), layout="constrained")
    for row, mask, sign, color in ((grid[0], ~same, 1, DIFFERENT), (grid[1], same, -1, SAME)):
        order = np.flatnonzero(mask)[np.argsort(sign * distances[mask])]
        for axes, pair in zip(
            row, _of_different_people(order, first, second, person), strict=False
        ):
            both = np.hstack([pictures[first[pair]], pictures[second[pair]]])
            _show(axes, both, color)
            axes.set_title(f"distance {distances[pair]:.2f}", fontsize=10)
    figure.suptitle("Above: different people that are nearest. Below: the same person, farthest.")


def _of_different_people(
    order: NDArray[np.int64],
    first: NDArray[np.int64],
    second: NDArray[np.int64],
    person: NDArray[np.int64],
) -> list[int]:
    """Of pairs in an order, the first of each pair of people."""
    found: dict[tuple[int, int], int] = {}
    for pair in order:
        found.setdefault((int(person[first[pair]]), int(person[second[pair]])), int(pair))
    return list(found.values())


def _show(axes: Axes, picture: ArrayLike, color: str) -> None:
    """Show an image in a coloured frame."""
    axes.imshow(picture)
    axes.set(xticks=[], yticks=[])
    axes.spines[:].set(color=color, linewidth=3)
