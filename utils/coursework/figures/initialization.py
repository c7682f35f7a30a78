"""Figures of how the activations of a deep network are spread, layer by layer."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from coursework.array_types import FloatArray
from coursework.figures.palette import BLUE, GREY

Layers = Sequence[FloatArray]

BINS = 40


def draw_histograms(
    networks: Mapping[str, Layers], limits: tuple[float, float], title: str
) -> None:
    """Draw a histogram of every layer's activations, one network a row.

    All histograms have one horizontal scale; what lies beyond its ends is counted in the last
    bar. Activations of exactly 0 are left out. Below each histogram stands the root mean square
    of the activations.

    Parameters
    ----------
    networks : mapping from str to sequence of ndarray, each of shape (n, m)
        By the network's name, the activations of its layers.
    limits : tuple of float
        Both ends of the horizontal scale.
    title : str
        A title above all of them.
    """
    depth = max(len(layers) for layers in networks.values())
    figure, grid = plt.subplots(
        len(networks),
        depth,
        figsize=(1.15 * depth, 1.35 * len(networks) + 0.6),
        squeeze=False,
        layout="constrained",
    )
    for row, (name, layers) in zip(grid, networks.items(), strict=True):
        row[0].set_ylabel(name, fontsize=10)
        for axes, A in zip(row, layers, strict=True):
            _draw_histogram(axes, A, limits)
    for number, axes in enumerate(grid[0], start=1):
        axes.set_title(f"layer {number}", fontsize=9)
    figure.suptitle(f"{title}, from {limits[0]:g} to {limits[1]:g}")


def draw_strengths(panels: Mapping[str, Mapping[str, Layers]]) -> None:
    """Draw the root mean square of the activations of each layer, on a logarithmic scale.

    Parameters
    ----------
    panels : mapping from str to mapping from str to sequence of ndarray
        By activation function and by the network's name, the activations of its layers.
    """
    figure, row = plt.subplots(
        1, len(panels), figsize=(5.2 * len(panels), 3.8), squeeze=False, layout="constrained"
    )
    for axes, (activation, networks) in zip(row.flat, panels.items(), strict=True):
        for name, layers in networks.items():
            strengths = [_root_mean_square(A) for A in layers]
            axes.semilogy(range(1, len(layers) + 1), strengths, ".-", label=name)
        axes.axhline(1, color=GREY, linewidth=0.8, linestyle="--")
        axes.set(title=activation, xlabel="layer", ylabel="root mean square of a")
        axes.legend()
    figure.suptitle("How strong the signal is in each layer (dashed: as strong as the input)")


def _draw_histogram(axes: Axes, A: FloatArray, limits: tuple[float, float]) -> None:
    axes.hist(np.clip(A[A != 0], *limits), bins=BINS, range=limits, color=BLUE)
    axes.set(xticks=[], yticks=[], xlabel=f"{_root_mean_square(A):.2g}")
    axes.xaxis.label.set_fontsize(8)
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)


def _root_mean_square(A: FloatArray) -> float:
    return float(np.sqrt(np.mean(A**2)))
