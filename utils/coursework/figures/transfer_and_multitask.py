"""Figures of transfer, of several tasks at once, and of two roads to one answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import NullFormatter, PercentFormatter, ScalarFormatter
from numpy.typing import NDArray

from coursework.figures.images import show_images
from coursework.figures.palette import BLUE, GREY, ORANGE

Errors = NDArray[np.floating]


def show_examples(X: NDArray[np.floating], titles: Sequence[str]) -> None:
    """Show images of 8 x 8 pixels, dark ink on light paper.

    Parameters
    ----------
    X : ndarray of shape (m, 64)
        Pixels from 0 (paper) to 1 (ink).
    titles : sequence of str
        One for each image.
    """
    images = np.repeat(1 - X.reshape(-1, 8, 8, 1), 3, axis=-1)
    show_images(images, titles, "Photographs and the zones they belong to", columns=6)


def draw_transfer(sizes: Sequence[int], errors: Mapping[str, Errors]) -> None:
    """Draw dev errors by the number of target examples, every run and the mean.

    Parameters
    ----------
    sizes : sequence of int
        Numbers of target examples.
    errors : mapping from str to ndarray of shape (runs, sizes)
        Errors by way of training.
    """
    _, axes = plt.subplots(figsize=(7, 4.2), layout="constrained")
    for (name, found), colour in zip(errors.items(), (GREY, BLUE, ORANGE), strict=False):
        _runs(axes, sizes, found, colour, name)
    _sizes(axes, sizes, "target examples")
    axes.set(ylabel="dev error", ylim=(0, None), title="From scratch or transferred?")
    axes.legend()


def draw_tasks(tasks: Sequence[str], errors: Mapping[str, Errors]) -> None:
    """Draw the errors of several tasks, two ways beside each other.

    Parameters
    ----------
    tasks : sequence of str
        Their names.
    errors : mapping from str to ndarray of shape (runs, tasks)
        Errors by way of training.
    """
    _, axes = plt.subplots(figsize=(7, 3.6), layout="constrained")
    places = np.arange(len(tasks))
    shifts = 0.12 * (2 * np.arange(len(errors)) - len(errors) + 1)
    for (name, found), colour, shift in zip(errors.items(), (BLUE, GREY), shifts, strict=False):
        for run in found:
            axes.plot(places + shift, run, "o", color=colour, alpha=0.3)
        axes.plot(places + shift, found.mean(axis=0), "_", color=colour, ms=22, mew=3, label=name)
    axes.set_xticks(places, tasks)
    axes.set(ylabel="wrong answers", ylim=(0, 0.5), title="Points: runs. Lines: their means")
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.legend(loc="lower right")


def draw_roads(pairs: Sequence[int], direct: Errors, stepwise: Errors) -> None:
    """Draw the error of end-to-end learning against that of two steps.

    Parameters
    ----------
    pairs : sequence of int
        Numbers of pairs that the end-to-end network was trained on.
    direct : ndarray of shape (runs, len(pairs))
        Its errors.
    stepwise : ndarray of shape (runs,)
        Errors of the two steps.
    """
    _, axes = plt.subplots(figsize=(7, 3.9), layout="constrained")
    _runs(axes, pairs, direct, ORANGE, "end-to-end")
    axes.axhline(stepwise.mean(), color=BLUE, label="two steps, 30 labelled digits")
    axes.axhspan(stepwise.min(), stepwise.max(), color=BLUE, alpha=0.15)
    _sizes(axes, pairs, "pairs of digits with their sum")
    axes.set(ylabel="wrong sums", ylim=(0, 1), title="Two roads to a sum")
    axes.legend()


def _runs(axes: Axes, sizes: Sequence[int], errors: Errors, colour: str, label: str) -> None:
    for run in errors:
        axes.plot(sizes, run, ".", color=colour, alpha=0.5)
    axes.plot(sizes, errors.mean(axis=0), color=colour, label=label)


def _sizes(axes: Axes, sizes: Sequence[int], label: str) -> None:
    """Put a logarithmic axis under a figure, labelled at the sizes."""
    axes.set_xscale("log")
    axes.set_xticks(list(sizes))
    axes.xaxis.set_major_formatter(ScalarFormatter())
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.set_xlabel(label)
