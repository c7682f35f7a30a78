"""Figures of the notebook on trigger words: sounds, labels, outputs, the choice of a threshold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from coursework.figures.palette import BLUE, GREY, ORANGE

Array = NDArray[Any]

HIGHEST = 4000


def draw_spectrogram(sound: Array, x: Array, rate: int) -> None:
    """Draw a sound above its spectrogram.

    Parameters
    ----------
    sound : ndarray, shape (samples,)
        The sound.
    x : ndarray, shape (frequencies, windows)
        Its spectrogram, from 0 to 4000 Hz.
    rate : int
        Samples a second.
    """
    seconds = len(sound) / rate
    _, (above, below) = plt.subplots(
        2, 1, figsize=(9, 3.8), sharex=True, height_ratios=(1, 2), layout="constrained"
    )
    above.plot(np.arange(len(sound)) / rate, sound, color=GREY, linewidth=0.5)
    above.set(ylabel="sample", title="Sound and spectrogram")
    below.imshow(x, origin="lower", aspect="auto", extent=(0, seconds, 0, HIGHEST), cmap="magma")
    below.set(xlabel="time in seconds", ylabel="frequency in Hz", xlim=(0, seconds))


def draw_example(
    x: Array, y: Array, probabilities: Array | None = None, threshold: float | None = None,
    detections: Sequence[int] = (), title: str = "", seconds: float = 10,
) -> None:  # fmt: skip
    """Draw a spectrogram above its labels and, if given, what a detector says.

    Parameters
    ----------
    x : ndarray, shape (frequencies, Tx)
        Spectrogram.
    y : ndarray, shape (Ty,)
        Labels, zeros and ones.
    probabilities : ndarray, shape (Ty,), optional
        Output of a detector.
    threshold : float, optional
        Drawn as a dashed line.
    detections : sequence of int
        Steps that are marked.
    title : str
        Title of the figure.
    seconds : float
        Length of the recording.
    """
    _, (above, below) = plt.subplots(
        2, 1, figsize=(9, 3.8), sharex=True, height_ratios=(2, 1), layout="constrained"
    )
    above.imshow(x, origin="lower", aspect="auto", extent=(0, seconds, 0, HIGHEST), cmap="magma")
    above.set(ylabel="frequency in Hz", title=title)
    time = np.arange(len(y)) * seconds / len(y)
    below.fill_between(time, y, step="post", color=BLUE, alpha=0.35, label="label")
    if probabilities is not None:
        below.step(time, probabilities, where="post", color=ORANGE, label="output")
    if threshold is not None:
        below.axhline(threshold, color=GREY, linestyle="--", linewidth=1, label="threshold")
    for step in detections:
        below.plot(time[step], 1.08, "v", color=ORANGE, clip_on=False)
    below.set(xlabel="time in seconds", ylim=(0, 1.15), xlim=(0, seconds), ylabel="0 to 1")
    below.legend(loc="center left", bbox_to_anchor=(1.0, 0.5), frameon=False)


def draw_label_rule(Ty: int, segment: tuple[int, int], y: Array) -> None:
    """Draw a clip and the steps that are labelled for it.

    Parameters
    ----------
    Ty : int
        Number of steps in 10 seconds.
    segment : tuple of int
        Start and end of the clip in milliseconds.
    y : ndarray, shape (Ty,)
        Its labels.
    """
    _, axes = plt.subplots(figsize=(9, 1.9), layout="constrained")
    edges = np.arange(Ty + 1) * 10 / Ty
    axes.axvspan(segment[0] / 1000, segment[1] / 1000, ymin=0.55, color=GREY, alpha=0.5)
    axes.text(sum(segment) / 2000, 0.8, "activate", ha="center", va="center")
    axes.bar(edges[:-1], 0.45, np.diff(edges), align="edge", color="white", edgecolor=GREY)
    labelled = np.flatnonzero(y)
    axes.bar(edges[labelled], 0.45, edges[1], align="edge", color=BLUE, edgecolor=GREY)
    around = segment[0] / 1000 - 0.4, segment[1] / 1000 + 1.1
    axes.set(xlim=around, ylim=(0, 1), xlabel="time in seconds", yticks=[])
    axes.set_title("The clip above, the steps of the output below; blue steps are labelled 1")


def draw_training(history: Mapping[str, Sequence[float]]) -> None:
    """Draw training and validation loss.

    Parameters
    ----------
    history : mapping from str to sequence of float
        With the keys ``loss`` and ``val_loss``.
    """
    _, axes = plt.subplots(figsize=(6, 3.2), layout="constrained")
    epochs = range(1, len(history["loss"]) + 1)
    axes.plot(epochs, history["loss"], ".-", color=BLUE, label="training voices")
    axes.plot(epochs, history["val_loss"], ".-", color=ORANGE, label="validation voices")
    axes.set(xlabel="epoch", ylabel="cross-entropy", ylim=(0, None), title="Loss")
    axes.legend()


def draw_tradeoff(
    thresholds: Sequence[float], recalls: Sequence[float], alarms: Sequence[float], chosen: float
) -> None:
    """Draw recall and false alarms for many thresholds, with one of them marked.

    Parameters
    ----------
    thresholds : sequence of float
        From 0 to 1.
    recalls : sequence of float
        Share of words found.
    alarms : sequence of float
        False alarms per minute.
    chosen : float
        The threshold to mark.
    """
    _, (left, right) = plt.subplots(1, 2, figsize=(9.5, 3.3), layout="constrained")
    left.plot(thresholds, recalls, ".-", color=BLUE, label="recall")
    left.set(xlabel="threshold", ylabel="recall", ylim=(0, 1.05), title="By threshold")
    other = left.twinx()
    other.plot(thresholds, alarms, ".-", color=ORANGE, label="false alarms per minute")
    other.set(ylabel="false alarms per minute", ylim=(0, None))
    left.axvline(chosen, color=GREY, linestyle="--")
    lines = [*left.lines[:1], *other.lines]
    left.legend(lines, [str(line.get_label()) for line in lines], loc="lower left")
    nearest = int(np.argmin(np.abs(np.asarray(thresholds) - chosen)))
    right.plot(alarms, recalls, ".-", color=BLUE)
    right.plot(alarms[nearest], recalls[nearest], "o", color=ORANGE, markersize=10)
    right.set(xlabel="false alarms per minute", ylabel="recall", ylim=(0, 1.05))
    right.set_title(f"One against the other; ● threshold {chosen:.2f}")


def draw_words(shares: Mapping[str, float], title: str) -> None:
    """Draw one bar for each word.

    Parameters
    ----------
    shares : mapping from str to float
        Words, a number of clips behind each if wanted, and shares from 0 to 1.
    title : str
        What they are shares of.
    """
    _, axes = plt.subplots(figsize=(6.5, 0.24 * len(shares) + 0.9), layout="constrained")
    words = list(shares)
    colours = [BLUE if word.split()[0] == "activate" else ORANGE for word in words]
    axes.barh(words, list(shares.values()), color=colours)
    axes.set(xlim=(0, 1), title=title, xlabel="share of the clips")
    axes.tick_params(axis="y", labelsize=9)
    axes.invert_yaxis()
