"""Figures of masks and attention weights."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from coursework.array_types import FloatArray
from coursework.figures.palette import BLUE, ORANGE

KEYS, TRIALS = 8, 400


def draw_masks(padding: FloatArray, look_ahead: FloatArray) -> None:
    """Draw a padding mask, a look-ahead mask, and both together for the first sentence.

    Parameters
    ----------
    padding : ndarray, shape (m, 1, T)
    look_ahead : ndarray, shape (T, T)
    """
    _, row = plt.subplots(1, 3, figsize=(10, 3.2), layout="constrained")
    panels = (padding[:, 0], look_ahead, padding[0] * look_ahead)
    titles = ("padding mask: one row a sentence", "look-ahead mask", "both, for sentence 0")
    for axes, mask, title in zip(row, panels, titles, strict=True):
        _draw_mask(axes, mask)
        axes.set(title=title, xlabel="key (what is looked at)")
    row[0].set_ylabel("sentence")
    row[1].set_ylabel("query (who looks)")


def _draw_mask(axes: Axes, mask: FloatArray) -> None:
    """A mask as a grid of ones and zeros; what may be seen is blue."""
    axes.imshow(mask, cmap="Blues", vmin=0, vmax=1.6)
    axes.set(xticks=range(mask.shape[1]), yticks=range(mask.shape[0]))
    for (i, j), value in np.ndenumerate(mask):
        axes.text(j, i, f"{value:.0f}", ha="center", va="center")


def draw_saturation(depths: Sequence[int]) -> None:
    """Draw what random scores of growing size do to a softmax over eight keys.

    Parameters
    ----------
    depths : sequence of int
        Sizes of a key.
    """
    _, (left, right) = plt.subplots(1, 2, figsize=(10, 3.4), layout="constrained")
    for scaled, colour, label in ((False, ORANGE, "unscaled"), (True, BLUE, "scaled")):
        weights = [_random_weights(depth, scaled) for depth in depths]
        left.plot(depths, [w.max(axis=1).mean() for w in weights], "o-", color=colour, label=label)
        slopes = [(w * (1 - w)).mean() for w in weights]
        right.plot(depths, slopes, "o-", color=colour, label=label)
    left.set(title=f"Largest of {KEYS} weights", ylabel="mean weight", ylim=(0, 1.02))
    right.set(title="Gradient of a weight by its own score", ylabel="mean gradient", ylim=(0, None))
    for axes in (left, right):
        axes.set_xscale("log", base=2)
        axes.set_xticks(depths, [str(depth) for depth in depths])
        axes.set_xlabel("$d_k$, size of a key")
        axes.legend()


def _random_weights(depth: int, scaled: bool) -> NDArray[np.float64]:
    """Attention weights of random queries and keys, shape (TRIALS, KEYS)."""
    rng = np.random.default_rng(depth)
    queries, keys = rng.normal(size=(TRIALS, 1, depth)), rng.normal(size=(TRIALS, KEYS, depth))
    scores = (queries * keys).sum(axis=-1) / (np.sqrt(depth) if scaled else 1.0)
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))


def draw_heads(
    weights: FloatArray, queries: Sequence[str], keys: Sequence[str], title: str = ""
) -> None:
    """Draw the attention weights of each head, one row a query.

    Parameters
    ----------
    weights : ndarray, shape (heads, T_q, T_k)
    queries : sequence of str, T_q names
    keys : sequence of str, T_k names
    title : str
        A title above all heads.
    """
    heads = len(weights)
    figure, grid = plt.subplots(
        1, heads, figsize=(2.9 * heads + 0.9, 3.4), squeeze=False, layout="constrained"
    )
    for head, (axes, each) in enumerate(zip(grid[0], weights, strict=True), start=1):
        image = axes.imshow(each, cmap="Blues", vmin=0, vmax=1)
        axes.set_xticks(range(len(keys)), keys, rotation=90 if max(map(len, keys)) > 3 else 0)
        axes.set_yticks(range(len(queries)), queries if head == 1 else [])
        axes.set(title=f"head {head}", xlabel="looks at")
    grid[0][0].set_ylabel("predicts")
    figure.colorbar(image, ax=grid[0], label="weight")
    figure.suptitle(title)
