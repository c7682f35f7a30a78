"""Figures of splits: how much they flatter, gaps between errors, mixes and synthesis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from coursework.array_types import FloatArray
from coursework.figures.palette import BLUE, GREY, ORANGE
from coursework.metrics.repeats import mean_and_interval

SETS = ("human", "training", "train-dev", "dev", "test")
GAPS = ("avoidable bias", "variance", "mismatch", "dev overfitting")


def draw_flattery(errors: Mapping[str, FloatArray]) -> None:
    """Draw the error that two splits report beside the error on fresh data.

    Parameters
    ----------
    errors : mapping from str to ndarray of shape (seeds, 3)
        By the model's name: errors with a random split, a grouped one, and on fresh data.
    """
    _, axes = plt.subplots(figsize=(7.5, 3.4), layout="constrained")
    labels = ("random split", "grouped split", "fresh scans")
    for k, (label, colour) in enumerate(zip(labels, (ORANGE, BLUE, GREY), strict=True)):
        means, lows, highs = np.array([mean_and_interval(rows[:, k]) for rows in errors.values()]).T
        places = np.arange(len(errors)) + 0.26 * (k - 1)
        axes.bar(places, means, 0.24, color=colour, label=label)
        axes.errorbar(places, means, [means - lows, highs - means], fmt="none", ecolor="black")
    axes.set_xticks(range(len(errors)), list(errors))
    axes.yaxis.set_major_formatter("{x:.0%}")
    axes.set(ylabel="error", title="What a split reports, and what is true")
    axes.legend()


def draw_gaps(errors: Mapping[str, Sequence[float]]) -> None:
    """Draw five errors as steps, and mark the largest gap between two of them.

    Parameters
    ----------
    errors : mapping from str to sequence of float
        By the model's name: human level, training, train-dev, dev and test error.
    """
    _, row = plt.subplots(
        1,
        len(errors),
        figsize=(max(4.2, 2.9 * len(errors)), 3.3),
        squeeze=False,
        sharey=True,
        layout="constrained",
    )
    for axes, (name, values) in zip(row.flat, errors.items(), strict=True):
        _draw_steps(axes, values)
        axes.set_title(name, fontsize=9)
    row.flat[0].set_ylabel("error")
    row.flat[0].yaxis.set_major_formatter("{x:.0%}")
    row.flat[0].set_ylim(0, 1.25 * max(max(values) for values in errors.values()) + 0.01)


def _draw_steps(axes: Axes, values: Sequence[float]) -> None:
    """Draw the five errors of one model."""
    axes.bar(range(5), values, 0.6, color=[GREY, BLUE, BLUE, BLUE, BLUE])
    axes.set_xticks(range(5), SETS, rotation=45, fontsize=8)
    steps = np.diff(values)
    worst = int(np.argmax(steps))
    if steps[worst] <= 0:
        return
    axes.bar(worst + 1, steps[worst], 0.6, bottom=values[worst], color=ORANGE)
    axes.plot([worst - 0.3, worst + 1.3], [values[worst]] * 2, "k--", linewidth=0.8)
    place = min(max(worst + 1, 1), 3)
    axes.text(
        place,
        values[worst + 1],
        f"{GAPS[worst]}\n+{steps[worst]:.0%}",
        ha="center",
        va="bottom",
        fontsize=8,
    )


def draw_mixes(shares: Sequence[float], errors: Mapping[int, FloatArray], total: int) -> None:
    """Draw the error against the share of the weight that target examples have.

    Parameters
    ----------
    shares : sequence of float
        Shares of the total weight.
    errors : mapping from int to ndarray of shape (seeds, shares)
        By the number of target examples.
    total : int
        Number of examples from elsewhere; from it follows which share means equal weights.
    """
    plt.figure(figsize=(6.5, 3.6), layout="constrained")
    for colour, (number, runs) in zip((ORANGE, BLUE, GREY), errors.items(), strict=False):
        means, lows, highs = np.array([mean_and_interval(run) for run in runs.T]).T
        plt.plot(shares, means, color=colour, label=f"{number} photographs")
        plt.fill_between(shares, lows, highs, color=colour, alpha=0.2)
        equal = number / (number + total)
        plt.plot(equal, np.interp(equal, shares, means), "o", color=colour)
    plt.gca().yaxis.set_major_formatter("{x:.0%}")
    plt.xlabel("share of the weight that lies on photographs")
    plt.ylabel("error on photographs")
    plt.title(f"{total:,} scans and a few photographs")
    plt.legend()


def draw_synthesis(numbers: Sequence[int], errors: FloatArray) -> None:
    """Draw errors on synthetic data and in the world, by the number of backgrounds.

    Parameters
    ----------
    numbers : sequence of int
        Numbers of different backgrounds.
    errors : ndarray of shape (numbers, seeds, 2)
        Errors on synthetic dev data and in the world.
    """
    plt.figure(figsize=(6.5, 3.4), layout="constrained")
    for k, (label, colour) in enumerate((("synthetic dev set", GREY), ("world", ORANGE))):
        means, lows, highs = np.array([mean_and_interval(runs[:, k]) for runs in errors]).T
        plt.semilogx(numbers, means, "o-", markersize=4, color=colour, label=label)
        plt.fill_between(numbers, lows, highs, color=colour, alpha=0.2)
    plt.xticks(numbers, [f"{number:,}" for number in numbers])
    plt.minorticks_off()
    plt.gca().yaxis.set_major_formatter("{x:.0%}")
    plt.ylim(0, None)
    plt.xlabel("different stains in the training data")
    plt.ylabel("error")
    plt.title("Synthesis that is too narrow")
    plt.legend()
