"""Figures of metrics: counts of mistakes, curves, rankings that flip, intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from coursework.array_types import FloatArray, Labels
from coursework.figures.palette import BLUE, GREY, ORANGE

COLOURS = (BLUE, ORANGE, GREY)
Interval = tuple[float, float, float]


def draw_counts(counts: Mapping[str, Mapping[str, int]]) -> None:
    """Draw the four counts of each detector as a table of two rows and two columns.

    Parameters
    ----------
    counts : mapping from str to mapping
        By the detector's name, the numbers ``"tp"``, ``"fp"``, ``"fn"`` and ``"tn"``.
    """
    _, row = plt.subplots(
        1, len(counts), figsize=(2.6 * len(counts), 2.7), squeeze=False, layout="constrained"
    )
    for axes, (name, each) in zip(row.flat, counts.items(), strict=True):
        _draw_table_of_counts(axes, each)
        axes.set_title(name, fontsize=10)
    row.flat[0].set_yticks([0, 1], ["8", "no 8"])
    row.flat[0].set_ylabel("is")


def draw_threshold(y: Labels, scores: FloatArray, threshold: float) -> None:
    """Draw the scores of both classes with a threshold between yes and no, and what comes of it.

    Parameters
    ----------
    y : ndarray of shape (m,)
        Labels, 1 or 0.
    scores : ndarray of shape (m,)
        Larger for examples that look more positive.
    threshold : float
        From where on the answer is yes.
    """
    _, (left, right) = plt.subplots(
        1, 2, figsize=(8.5, 2.9), width_ratios=(3, 1), layout="constrained"
    )
    shown = np.clip(scores, *np.quantile(scores, [0.02, 1]))
    bins = np.linspace(shown.min(), shown.max(), 50).tolist()
    for label, colour, name in ((0, GREY, "other digits"), (1, ORANGE, "8")):
        part = shown[y == label]
        left.hist(
            part,
            bins,
            color=colour,
            alpha=0.7,
            label=name,
            weights=np.full(len(part), 1 / len(part)),
        )
    left.axvline(threshold, color=BLUE, linewidth=2, label="threshold")
    left.set(xlabel="score", ylabel="share of the class", title="no   ←   threshold   →   yes")
    left.legend()
    yes = scores >= threshold
    counts = {
        "tp": int(np.sum(yes & (y == 1))),
        "fp": int(np.sum(yes & (y == 0))),
        "fn": int(np.sum(~yes & (y == 1))),
        "tn": int(np.sum(~yes & (y == 0))),
    }
    _draw_table_of_counts(right, counts)
    right.set_yticks([0, 1], ["8", "no 8"])
    precision = counts["tp"] / max(1, counts["tp"] + counts["fp"])
    recall = counts["tp"] / max(1, counts["tp"] + counts["fn"])
    right.set_title(f"precision {precision:.2f}\nrecall {recall:.2f}", fontsize=10)


def draw_curves(curves: Mapping[str, tuple[FloatArray, FloatArray]], positives: float) -> None:
    """Draw precision-recall curves as steps.

    Parameters
    ----------
    curves : mapping from str to tuple of ndarray
        By the detector's name: precision and recall, the highest threshold first.
    positives : float
        Share of positive examples, the precision of guesses at random.
    """
    plt.figure(figsize=(6, 3.8), layout="constrained")
    for colour, (name, (precision, recall)) in zip(COLOURS, curves.items(), strict=True):
        x, y = np.concatenate([[0], recall]), np.concatenate([precision[:1], precision])
        plt.step(x, y, where="pre", color=colour, label=name, linewidth=1.6)
        if len(recall) < 30:
            plt.plot(recall, precision, "o", color=colour, markersize=4)
    plt.axhline(positives, color="black", linewidth=0.8, linestyle="--")
    plt.xlabel("recall")
    plt.ylabel("precision")
    plt.ylim(0, 1.04)
    plt.title("Precision-recall curves (dots: one for each distinct score)")
    plt.legend()


def draw_flip(weights: FloatArray, errors: Mapping[str, FloatArray]) -> None:
    """Draw weighted errors against the weight of one class, with 95% intervals of the mean.

    Parameters
    ----------
    weights : ndarray of shape (w,)
        Weights of the class.
    errors : mapping from str to ndarray of shape (seeds, w)
        By the model's name, its weighted errors.
    """
    from coursework.metrics.repeats import mean_and_interval

    plt.figure(figsize=(6.5, 3.6), layout="constrained")
    for colour, (name, runs) in zip(COLOURS, errors.items(), strict=False):
        means, lows, highs = np.array([mean_and_interval(run) for run in runs.T]).T
        plt.plot(weights, means, color=colour, label=name)
        plt.fill_between(weights, lows, highs, color=colour, alpha=0.2)
    plt.xlabel("weight of an 8 (all others: 1)")
    plt.ylabel("weighted error")
    plt.ylim(0, None)
    plt.title("The same predictions, ranked by another metric")
    plt.legend()


def show_table(table: Sequence[Mapping[str, Any]]) -> None:
    """Print models with their metrics; shares as percentages.

    Parameters
    ----------
    table : sequence of mapping
        One for each model, with its ``"name"`` and its metrics.
    """
    names = [name for name in table[0] if name != "name"]
    print(" " * 20, "".join(f"{name:>14s}" for name in names))
    for row in table:
        cells = [f"{row[n]:.1%}" if row[n] <= 1 else f"{row[n]:,.0f}" for n in names]
        print(f"{row['name']:20s}", "".join(f"{cell:>14s}" for cell in cells))


def draw_intervals(intervals: Mapping[int, Sequence[Interval]], truth: float) -> None:
    """Draw measured errors with their intervals, by the size of the dev set.

    Parameters
    ----------
    intervals : mapping from int to sequence of tuple
        By the size of the dev set: error, low end, high end, one for each dev set.
    truth : float
        The error that they measure.
    """
    plt.figure(figsize=(9, 3.6), layout="constrained")
    for group, rows in enumerate(intervals.values()):
        for number, (error, low, high) in enumerate(rows):
            x = group + (number + 1) / (len(rows) + 1) - 0.5
            hit = low <= truth <= high
            colour = BLUE if hit else ORANGE
            plt.plot([x, x], [low, high], color=colour, linewidth=2)
            plt.plot(x, error, "o", color=colour, markersize=3)
    plt.axhline(truth, color=GREY, linewidth=1)
    plt.xticks(range(len(intervals)), [f"{size:,}" for size in intervals])
    plt.gca().yaxis.set_major_formatter("{x:.0%}")
    plt.xlabel("examples in the dev set")
    plt.ylabel("measured error")
    plt.title("Twelve dev sets of each size (orange: the interval misses the truth)")


def draw_choices(sizes: Sequence[int], shares: FloatArray) -> None:
    """Draw how often a dev set chooses the better model, by its size.

    Parameters
    ----------
    sizes : sequence of int
        Examples in the dev set.
    shares : ndarray of shape (worlds, sizes)
        How often the better model wins.
    """
    plt.figure(figsize=(6.5, 3.4), layout="constrained")
    for number, row in enumerate(shares, start=1):
        plt.semilogx(
            sizes, row, "o-", markersize=4, color=COLOURS[number - 1], label=f"world {number}"
        )
    plt.axhline(0.5, color="black", linewidth=0.8, linestyle="--")
    plt.xticks(sizes, [str(size) for size in sizes])
    plt.minorticks_off()
    plt.gca().yaxis.set_major_formatter("{x:.0%}")
    plt.ylim(0.45, 1.02)
    plt.xlabel("examples in the dev set")
    plt.ylabel("chooses the better model")
    plt.title("Choosing by a dev set (dashed: tossing a coin)")
    plt.legend()


def _draw_table_of_counts(axes: Axes, counts: Mapping[str, int]) -> None:
    """Draw two rows (is an 8, is none) of two columns (said 8, said no)."""
    good = np.array([[1, 0], [0, 1]])
    cells = [[counts["tp"], counts["fn"]], [counts["fp"], counts["tn"]]]
    words = [["TP", "FN, missed"], ["FP, false alarm", "TN"]]
    for i in range(2):
        for j in range(2):
            colour = BLUE if good[i, j] else ORANGE
            axes.add_patch(Rectangle((j - 0.5, i - 0.5), 1, 1, color=colour, alpha=0.25))
            axes.text(j, i - 0.08, f"{cells[i][j]:,}", ha="center", va="center", fontsize=14)
            axes.text(j, i + 0.28, words[i][j], ha="center", va="center", fontsize=7.5)
    axes.set(xlim=(-0.5, 1.5), ylim=(1.5, -0.5), aspect="equal", xlabel="model says")
    axes.set_xticks([0, 1], ["8", "no"])
    axes.set_yticks([])
    axes.tick_params(length=0)
