"""Figures of what filters make of an image, how a filter is learned, and how long it takes."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from coursework.array_types import FloatArray
from coursework.figures.number_grids import draw_numbers
from coursework.figures.palette import BLUE, ORANGE


def draw_feature_maps(filters: Mapping[str, FloatArray], maps: FloatArray) -> None:
    """Draw filters as numbers, each with the map that it makes below.

    Parameters
    ----------
    filters : mapping from str to ndarray of shape (f, f)
        The filters by name.
    maps : ndarray, shape (n_H, n_W, len(filters))
        What they make of an image, one channel each.
    """
    count = len(filters)
    figure, grid = plt.subplots(
        2, count, figsize=(3.1 * count, 4.6), squeeze=False, height_ratios=(1, 1.5),
        layout="constrained",
    )  # fmt: skip
    for column, (name, each) in enumerate(filters.items()):
        draw_numbers(grid[0, column], each, name)
        draw_map(grid[1, column], maps[:, :, column])
    figure.suptitle("Filters, and their answers all over the photo")


def draw_map(axes: Axes, feature_map: FloatArray) -> None:
    """Draw a map: red above 0, blue below, white at 0; in grey if nothing is below 0."""
    if feature_map.min() >= 0:
        axes.imshow(feature_map, cmap="gray")
    else:
        largest = np.percentile(np.abs(feature_map), 99)
        axes.imshow(feature_map, cmap="RdBu_r", vmin=-largest, vmax=largest)
    axes.axis("off")


def draw_sliding(
    picture: FloatArray, feature_map: FloatArray, f: int, stops: Sequence[tuple[int, int]]
) -> None:
    """Draw a window on its way over an image, and as much of the map as there is by then.

    Parameters
    ----------
    picture : ndarray, shape (n_H_prev, n_W_prev)
        The image, without padding.
    feature_map : ndarray, shape (n_H, n_W)
        The finished map, with stride 1.
    f : int
        Rows and columns of the window.
    stops : sequence of tuple of int
        Places (h, w) of the output at which to stop.
    """
    figure, grid = plt.subplots(
        2, len(stops), figsize=(3.6 * len(stops), 5), squeeze=False, layout="constrained"
    )
    largest = np.percentile(np.abs(feature_map), 99)
    order = np.arange(feature_map.size).reshape(feature_map.shape)
    for (above, below), (h, w) in zip(grid.T, stops, strict=True):
        above.imshow(picture, cmap="gray")
        corner = w - 4.5, h - 4.5
        above.add_patch(Rectangle(corner, f + 8, f + 8, fill=False, edgecolor=ORANGE, lw=2))
        above.set_title(f"window at row {h}, column {w}")
        done = order <= order[h, w]
        below.set_facecolor("#dddddd")
        shown = np.where(done, feature_map, np.nan)
        below.imshow(shown, cmap="RdBu_r", vmin=-largest, vmax=largest)
        below.set_title(f"{done.sum():,} of {done.size:,} numbers")
    for axes in grid.flat:
        axes.set_xticks([])
        axes.set_yticks([])
    figure.suptitle("A filter on its way over the photo (the window is drawn larger than it is)")


def draw_learning(learned: FloatArray, wanted: FloatArray, costs: Sequence[float]) -> None:
    """Draw stages of a filter that is learned, the wanted one, and the cost.

    Parameters
    ----------
    learned : ndarray, shape (stages, f, f)
        The filter at some stages.
    wanted : ndarray, shape (f, f)
        The filter that is to be found.
    costs : sequence of float
        The cost at every step.
    """
    stages = len(learned)
    figure, grid = plt.subplots(
        1, stages + 2, figsize=(2 * stages + 6, 2.6), width_ratios=[2] * (stages + 1) + [4],
        layout="constrained",
    )  # fmt: skip
    largest = float(np.abs(wanted).max())
    names = ["start", *["learning …"] * (stages - 2), f"after {len(costs) - 1} steps"]
    for axes, each, name in zip(grid, [*learned, wanted], [*names, "wanted"], strict=False):
        draw_numbers(axes, each, name, largest=largest)
    curve = grid[-1]
    curve.semilogy(costs, color=BLUE)
    curve.set(title="cost", xlabel="step")
    figure.suptitle("Gradient descent finds the filter")


def draw_times(seconds: Mapping[str, float]) -> None:
    """Draw how long several ways take, on a logarithmic scale.

    Parameters
    ----------
    seconds : mapping from str to float
        Time of each way; speed-ups are counted against the first.
    """
    _, axes = plt.subplots(figsize=(8.5, 0.6 * len(seconds) + 1.2), layout="constrained")
    times = np.array(list(seconds.values()))
    bars = axes.barh(list(seconds), times, color=[ORANGE, *[BLUE] * (len(times) - 1)])
    labels = [f" {1000 * each:,.1f} ms  ({times[0] / each:,.0f} ×)" for each in times]
    axes.bar_label(bars, labels)
    axes.set_xscale("log")
    axes.set_xlim(times.min() / 3, times.max() * 12)
    axes.invert_yaxis()
    axes.set(title="The same convolution, and how long it takes", xlabel="seconds (logarithmic)")
    axes.spines[["top", "right"]].set_visible(False)
