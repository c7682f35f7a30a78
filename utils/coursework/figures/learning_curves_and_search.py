"""Figures of learning curves, of the law behind them, and of searches for hyperparameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import NullFormatter, PercentFormatter, ScalarFormatter
from numpy.typing import ArrayLike, NDArray

from coursework.array_types import FloatArray
from coursework.figures.images import show_images
from coursework.figures.palette import BLUE, GREY, ORANGE

TICKS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5)
Law = tuple[float, float, float]
Trials = Sequence[tuple[Mapping[str, float], float]]


def show_digits(X: FloatArray, y: NDArray[np.int64]) -> None:
    """Show images of digits under their classes.

    Parameters
    ----------
    X : ndarray of shape (m, 64)
        Pixels from 0 (paper) to 1 (ink).
    y : ndarray of shape (m,)
        Their classes.
    """
    images = np.repeat(1 - X.reshape(-1, 8, 8, 1), 3, axis=-1)
    show_images(images, [str(label) for label in y], "Digits seen by a shaky camera", columns=6)


def draw_curves(
    panels: Mapping[str, tuple[ArrayLike, FloatArray, FloatArray]],
    human_error: float | None = None,
) -> None:
    """Draw learning curves side by side, their means with a band of two standard errors.

    Parameters
    ----------
    panels : mapping
        By name: the sizes, and training and dev errors, each of shape (runs, sizes).
    human_error : float, optional
        Where to draw a dashed line.
    """
    width = 4.2 * len(panels) + 1
    _, row = plt.subplots(
        1, len(panels), figsize=(width, 3.8), sharey=True, squeeze=False, layout="constrained"
    )
    for axes, (name, (sizes, train_errors, dev_errors)) in zip(
        row.flat, panels.items(), strict=True
    ):
        _band(axes, np.asarray(sizes), dev_errors, ORANGE, "dev error")
        _band(axes, np.asarray(sizes), train_errors, BLUE, "training error")
        if human_error is not None:
            axes.axhline(human_error, color=GREY, linestyle="--", label="human error")
        _logarithmic(axes, np.asarray(sizes))
        axes.set(title=name, ylim=(-0.02, None))
    row[0, 0].set_ylabel("error")
    row[0, 0].legend()


def draw_floors(sizes: FloatArray, errors: FloatArray, floors: Sequence[float]) -> None:
    """Draw errors less a floor on two logarithmic axes, with the best straight line.

    Parameters
    ----------
    sizes, errors : ndarray of shape (k,)
        The learning curve.
    floors : sequence of float
        One panel for each.
    """
    _, row = plt.subplots(
        1, len(floors), figsize=(3.6 * len(floors) + 0.6, 3.4), squeeze=False, layout="constrained"
    )
    for axes, floor in zip(row.flat, floors, strict=True):
        rest = errors - floor
        slope, intercept = np.polyfit(np.log(sizes), np.log(rest), 1)
        axes.loglog(sizes, np.exp(intercept) * sizes**slope, color=GREY)
        axes.loglog(sizes, rest, "o", color=ORANGE)
        _logarithmic(axes, sizes)
        axes.set_yticks([share for share in TICKS if rest.min() < 1.1 * share < 1.2 * rest.max()])
        axes.yaxis.set_minor_formatter(NullFormatter())
        axes.set_title(f"floor c = {floor:.2f}, slope {slope:.2f}")
    row[0, 0].set_ylabel("dev error − floor")


def draw_extrapolation(
    sizes: FloatArray,
    errors: FloatArray,
    law: Law,
    beyond: int,
    predicted: Sequence[float],
    measured: Sequence[float],
) -> None:
    """Draw a law beyond the sizes it was fitted to, with what was measured there.

    Parameters
    ----------
    sizes, errors : ndarray of shape (k,)
        What the law was fitted to.
    law : tuple of float
        Its three numbers a, b, c.
    beyond : int
        The larger size.
    predicted, measured : sequence of float
        Errors at that size, one for each repetition.
    """
    a, b, c = law
    _, axes = plt.subplots(figsize=(7, 3.9), layout="constrained")
    line = np.geomspace(sizes[0], 1.15 * beyond)
    axes.plot(line, a * line**-b + c, color=GREY, label="law fitted to the orange points")
    axes.plot(sizes, errors, "o", color=ORANGE, label="measured, used for the fit")
    axes.plot(
        [0.97 * beyond] * len(predicted), predicted, "_", color=GREY, ms=14, label="predicted"
    )
    axes.plot([1.03 * beyond] * len(measured), measured, "o", color=BLUE, label="measured later")
    _logarithmic(axes, np.array([*sizes, beyond]))
    axes.set(title="Twice the data: predicted and measured", ylabel="dev error", ylim=(0, None))
    axes.legend()


def draw_search(pair: tuple[Trials, Trials]) -> None:
    """Draw the trials of a grid and of a random search, and what they see of one parameter.

    Parameters
    ----------
    pair : tuple of two sequences
        Pairs of settings (with gamma and C) and error, of the grid and of the random search.
    """
    _, grid = plt.subplots(
        2, 2, figsize=(8.4, 5.6), sharex=True, sharey="row", layout="constrained"
    )
    for (upper, lower), name, trials in zip(grid.T, ("grid", "random"), pair, strict=True):
        gamma, cost, error = np.array([[s["gamma"], s["C"], e] for s, e in trials]).T
        upper.loglog(gamma, cost, "o", color=BLUE)
        upper.set_title(f"{name}: {len(set(np.round(np.log(gamma), 6)))} values of gamma")
        lower.semilogx(gamma, error, "o", color=ORANGE)
        lower.axhline(error.min(), color=GREY, linewidth=0.8, linestyle="--")
        lower.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
        lower.set(xlabel="gamma", ylim=(0, 1))
    grid[0, 0].set_ylabel("C")
    grid[1, 0].set_ylabel("dev error (dashed: the best)")


def draw_halving(errors: FloatArray, checkpoints: Sequence[int]) -> None:
    """Draw the dev errors of all candidates, those thick that successive halving trains.

    Parameters
    ----------
    errors : ndarray of shape (candidates, checkpoints)
        Dev errors at the checkpoints; a third of the candidates is kept at each.
    checkpoints : sequence of int
        Epochs.
    """
    _, axes = plt.subplots(figsize=(7.2, 4.4), layout="constrained")
    axes.plot(checkpoints, errors.T, color=GREY, linewidth=0.7, alpha=0.6)
    left: NDArray[Any] = np.arange(len(errors))
    for step in range(len(checkpoints)):
        used = errors[left, : step + 1].T
        axes.plot(checkpoints[: step + 1], used, ".-", color=BLUE, linewidth=1 + 0.4 * step)
        left = left[np.argsort(errors[left, step], kind="stable")[: max(1, len(left) // 3)]]
    best = int(np.argmin(errors[:, -1]))
    axes.plot(checkpoints, errors[best], "--", color=ORANGE, label="best after all epochs")
    axes.plot([], [], ".-", color=BLUE, label="trained by successive halving")
    axes.plot([], [], color=GREY, linewidth=0.7, label="never trained further")
    _logarithmic(axes, np.asarray(checkpoints))
    axes.set(title="27 networks", xlabel="epochs", ylabel="dev error", ylim=(0, 1))
    axes.legend()


def _band(axes: Axes, sizes: FloatArray, errors: FloatArray, colour: str, label: str) -> None:
    mean, spread = errors.mean(axis=0), errors.std(axis=0, ddof=1) / np.sqrt(len(errors))
    axes.fill_between(sizes, mean - 2 * spread, mean + 2 * spread, color=colour, alpha=0.25)
    axes.plot(sizes, mean, ".-", color=colour, label=label)


def _logarithmic(axes: Axes, sizes: FloatArray) -> None:
    """Put a logarithmic axis under a figure, labelled at the sizes themselves."""
    axes.set_xscale("log")
    axes.set_xticks([size for i, size in enumerate(sizes) if len(sizes) < 6 or i % 2 == 0])
    axes.xaxis.set_major_formatter(ScalarFormatter())
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.set_xlabel("training examples")
