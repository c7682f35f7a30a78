"""Figures of the emoji notebook: confusions, scores by model, and what is thought word by word."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from coursework.data.emoji_sentences import CLASS_NAMES
from coursework.figures.palette import BLUE, GREY, ORANGE

ClassNumbers = NDArray[np.int64]
COLORS = ("#b23a48", BLUE, ORANGE, GREY, "#588157")


def draw_confusions(Y: ClassNumbers, predictions: Mapping[str, ClassNumbers]) -> None:
    """Draw how often each class is taken for which.

    Parameters
    ----------
    Y : ndarray, shape (m,)
        True classes.
    predictions : mapping
        For the title of each panel the predicted classes, m in number.
    """
    figure, panels = plt.subplots(
        1, len(predictions), figsize=(5 * len(predictions), 4.2), squeeze=False,
        layout="constrained",
    )  # fmt: skip
    for axes, (title, found) in zip(panels.flat, predictions.items(), strict=True):
        counts = np.zeros((len(CLASS_NAMES), len(CLASS_NAMES)), dtype=int)
        np.add.at(counts, (Y, np.ravel(found)), 1)
        axes.imshow(counts, cmap="Blues")
        for (row, column), count in np.ndenumerate(counts):
            color = "white" if count > counts.max() / 2 else "black"
            axes.text(column, row, str(count), ha="center", va="center", color=color)
        axes.set_xticks(range(len(CLASS_NAMES)), CLASS_NAMES, rotation=35, ha="right")
        axes.set_yticks(range(len(CLASS_NAMES)), CLASS_NAMES)
        axes.set(title=title, xlabel="predicted")
    panels[0, 0].set_ylabel("true")
    figure.suptitle("Test sentences by true and predicted class")


def draw_accuracies(accuracies: Mapping[str, Mapping[str, float]]) -> None:
    """Draw the accuracies of several models on several sets of sentences.

    Parameters
    ----------
    accuracies : mapping
        By the name of the model, the accuracy on each set, from 0 to 1.
    """
    sets = list(next(iter(accuracies.values())))
    _, axes = plt.subplots(figsize=(8, 3.6), layout="constrained")
    width = 0.8 / len(accuracies)
    for k, (model, shares) in enumerate(accuracies.items()):
        places = np.arange(len(sets)) + (k - (len(accuracies) - 1) / 2) * width
        bars = axes.bar(
            places, [100 * shares[name] for name in sets], width,
            label=model, color=(GREY, ORANGE, BLUE)[k % 3],
        )  # fmt: skip
        axes.bar_label(bars, fmt="%.0f", fontsize=9)
    axes.axhline(50, color="black", linewidth=0.8, linestyle="--")
    axes.set_xticks(range(len(sets)), sets)
    axes.set(ylabel="accuracy in percent", ylim=(0, 132), yticks=range(0, 101, 20))
    axes.set_title("Accuracies (dashed: what a bag of words reaches on word order)")
    axes.legend(loc="upper center", ncols=3)


def draw_thoughts(sentences: Sequence[str], chances: Sequence[NDArray[np.floating]]) -> None:
    """Draw the probability of each class after each word of some sentences.

    Parameters
    ----------
    sentences : sequence of str
        The sentences, one panel for each.
    chances : sequence of ndarray, each of shape (number of words, 5)
        What the model predicts for the first word, the first two words, and so on.
    """
    _, panels = plt.subplots(
        1, len(sentences), figsize=(5 * len(sentences), 3.4), sharey=True, squeeze=False,
        layout="constrained",
    )  # fmt: skip
    for axes, sentence, rows in zip(panels.flat, sentences, chances, strict=True):
        _draw_chances(axes, sentence.split(), rows)
        axes.set_title(sentence, fontsize=10)
    panels[0, 0].set_ylabel("probability of the class")
    panels[0, 0].legend(fontsize=8, loc="center right")


def _draw_chances(axes: Axes, words: Sequence[str], rows: NDArray[np.floating]) -> None:
    for label, (name, color) in enumerate(zip(CLASS_NAMES, COLORS, strict=True)):
        axes.plot(rows[:, label], "o-", color=color, label=name, markersize=4)
    axes.set_xticks(range(len(words)), words, rotation=35, ha="right")
    axes.set_ylim(-0.03, 1.03)
