"""Curves and maps of recurrent networks at work: memory, gradients, training and gates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np

from coursework.array_types import FloatArray
from coursework.figures.palette import BLUE, GREY, ORANGE


def draw_memory(curves: Mapping[str, FloatArray], title: str) -> None:
    """Draw what is left of a change over time, on a logarithmic scale.

    Parameters
    ----------
    curves : mapping from str to ndarray of shape (T_x,)
        Sizes by label.
    title : str
        Title of the figure.
    """
    _, axes = plt.subplots(figsize=(9, 3.8), layout="constrained")
    for label, sizes in curves.items():
        steps = np.arange(1, len(sizes) + 1)
        axes.semilogy(steps, np.maximum(sizes, 1e-12), ".-", label=label)
    axes.axhline(1, color=GREY, linewidth=0.8, linestyle=":")
    axes.set(title=title, xlabel="step $t$", ylabel="what is left", ylim=(1e-9, 1e7))
    axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1))


def draw_gradients(curves: Mapping[str, FloatArray]) -> None:
    """Draw the size of the gradient of each input, on a logarithmic scale.

    Parameters
    ----------
    curves : mapping from str to ndarray of shape (T_x,)
        Sizes by label.
    """
    _, axes = plt.subplots(figsize=(9, 3.8), layout="constrained")
    for label, sizes in curves.items():
        axes.semilogy(np.arange(1, len(sizes) + 1), sizes, ".-", label=label)
    title = "Gradient of each input, when only the last hidden state acts on the loss"
    axes.set(title=title, xlabel="step of the input", ylabel="mean size of the gradient")
    axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1))


def draw_sequences(x: FloatArray, y: FloatArray) -> None:
    """Draw sequences of numbers, the first one marked.

    Parameters
    ----------
    x : ndarray, shape (2, m, T_x)
        Numbers, and the mark beside them.
    y : ndarray, shape (1, m)
        The marked numbers.
    """
    _, panels = plt.subplots(
        1, x.shape[1], figsize=(11, 2.8), sharey=True, squeeze=False, layout="constrained"
    )
    steps = np.arange(1, x.shape[2] + 1)
    for axes, numbers, number in zip(panels[0], x[0], y[0], strict=True):
        axes.plot(steps, numbers, ".-", color=GREY, linewidth=0.8)
        axes.plot(1, number, "o", color=ORANGE, markersize=9, label="marked")
        axes.axhline(number, color=ORANGE, linestyle=":", linewidth=1)
        axes.set(title=f"right answer: {number:.2f}", xlabel="step $t$", ylim=(-1.1, 1.1))
    panels[0, 0].legend(loc="lower right")


def draw_losses(runs: Mapping[str, Sequence[float]]) -> None:
    """Draw the losses of several runs on a logarithmic scale, smoothed over 10 steps.

    Parameters
    ----------
    runs : mapping from str to sequence of float
        Losses by label: two networks, first for short, then for long sequences.
    """
    _, axes = plt.subplots(figsize=(9, 3.8), layout="constrained")
    styles = ((ORANGE, ":"), (BLUE, ":"), (ORANGE, "-"), (BLUE, "-"))
    for (label, losses), (color, style) in zip(runs.items(), styles, strict=False):
        smooth = np.convolve(losses, np.full(10, 1 / 10), mode="valid")
        axes.semilogy(smooth, style, color=color, label=label)
    axes.axhline(1 / 3, color=GREY, linewidth=0.8, label="always 0: variance 1/3")
    axes.set(title="What was the marked number?", xlabel="step of training")
    axes.set_ylabel("mean squared error")
    axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1))


def draw_gates(gates: Mapping[str, FloatArray], c: FloatArray) -> None:
    """Draw the gates of each unit over time as maps, and the cell states beside them.

    Parameters
    ----------
    gates : mapping from str to ndarray of shape (n_a, T_x)
        Values between 0 and 1.
    c : ndarray, shape (n_a, T_x)
        Cell states.
    """
    _, panels = plt.subplots(
        1, len(gates) + 1, figsize=(12, 3.8), layout="constrained", sharey=True
    )
    for axes, (label, values) in zip(panels, gates.items(), strict=False):
        drawn = axes.imshow(values, cmap="Greys_r", vmin=0, vmax=1, aspect="auto")
        axes.set(title=label, xlabel="step $t$")
        plt.colorbar(drawn, ax=axes)
    bound = float(np.abs(c).max())
    drawn = panels[-1].imshow(c, cmap="RdBu", vmin=-bound, vmax=bound, aspect="auto")
    panels[-1].set(title="cell state $c$", xlabel="step $t$")
    plt.colorbar(drawn, ax=panels[-1])
    panels[0].set_ylabel("unit")
