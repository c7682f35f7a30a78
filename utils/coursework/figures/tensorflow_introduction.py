"""Figures of the TensorFlow notebook: softmax, curves of a training run, a confusion table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike, NDArray

from coursework.array_types import FloatArray
from coursework.figures.palette import BLUE, GREY, ORANGE


def draw_softmax(logits: FloatArray, probabilities: FloatArray, true: int) -> None:
    """Draw the logits of one example beside their softmax.

    Parameters
    ----------
    logits, probabilities : ndarray, shape (C,)
        Output of the last layer, and what softmax makes of it.
    true : int
        The true class, which is coloured.
    """
    figure, panels = plt.subplots(1, 2, figsize=(9, 3), layout="constrained")
    colors = [ORANGE if each == true else BLUE for each in range(len(logits))]
    titles = "Logits $z_k$", "Probabilities $\\hat{y}_k$ after softmax"
    for axes, values, title in zip(panels, (logits, probabilities), titles, strict=True):
        bars = axes.bar(range(len(values)), values, color=colors)
        axes.bar_label(bars, [f"{value:.2f}" for value in values], fontsize=9)
        axes.axhline(0, color=GREY, linewidth=0.8)
        axes.set(title=title, xlabel="class")
        axes.margins(y=0.15)
    loss = -np.log(probabilities[true])
    figure.suptitle(
        f"The true class is {true}; the loss is −log {probabilities[true]:.2f} = {loss:.2f}"
    )


def draw_history(history: Mapping[str, Sequence[float]]) -> None:
    """Draw loss and accuracies of a training run, one point for each epoch.

    Parameters
    ----------
    history : mapping
        The lists ``loss``, and ``train`` and ``test`` with shares from 0 to 1.
    """
    _, (left, right) = plt.subplots(1, 2, figsize=(10, 3.5), layout="constrained")
    epochs = range(1, len(history["loss"]) + 1)
    left.plot(epochs, history["loss"], color=GREY)
    left.set(title="Loss on the training images", xlabel="epoch", ylabel="loss", ylim=(0, None))
    for name, label, color in (("train", "training", BLUE), ("test", "test", ORANGE)):
        right.plot(epochs, history[name], color=color, label=f"{label} images")
    right.set(title="Share of right answers", xlabel="epoch", ylabel="accuracy", ylim=(0, 1.03))
    right.legend(loc="lower right")


def draw_confusion(
    true: NDArray[np.int64], predicted: NDArray[np.int64], classes: ArrayLike
) -> None:
    """Draw how often each class is taken for each other.

    Parameters
    ----------
    true, predicted : ndarray of int, shape (m,)
        Class numbers from 0.
    classes : array_like, shape (C,)
        Names of the classes.
    """
    names = [str(name) for name in np.asarray(classes)]
    counts = np.zeros((len(names), len(names)), dtype=int)
    np.add.at(counts, (true, predicted), 1)
    figure, axes = plt.subplots(figsize=(4.6, 4.2), layout="constrained")
    axes.imshow(counts, cmap="Blues")
    for (row, column), count in np.ndenumerate(counts):
        color = "white" if count > counts.max() / 2 else "black" if count else "lightgrey"
        axes.text(column, row, str(count), ha="center", va="center", color=color)
    axes.set_xticks(range(len(names)), names)
    axes.set_yticks(range(len(names)), names)
    axes.set(xlabel="predicted", ylabel="true")
    right = np.trace(counts)
    figure.suptitle(f"{right} of {counts.sum()} on the diagonal, which is right")
