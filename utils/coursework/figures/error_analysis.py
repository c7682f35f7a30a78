"""Figures of error analysis: shares of causes, ceilings, counts of labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from coursework.array_types import FloatArray
from coursework.figures.palette import BLUE, GREY, ORANGE
from coursework.metrics.repeats import mean_and_interval

Table = Mapping[str, Mapping[str, float]]


def show_errors(table: Table) -> None:
    """Print a table of errors.

    Parameters
    ----------
    table : mapping
        By the tag's name: ``"errors"``, ``"share"`` and ``"ceiling"``.
    """
    print(f"{'tag':16s}{'errors':>8s}{'share':>9s}{'ceiling':>9s}")
    for name, row in table.items():
        print(f"{name:16s}{row['errors']:8d}{row['share']:9.1%}{row['ceiling']:9.1%}")


def draw_shares(table: Table, everywhere: Mapping[str, float]) -> None:
    """Draw each tag's share among the errors beside its share among all examples.

    Parameters
    ----------
    table : mapping
        By the tag's name: its ``"share"`` among the errors.
    everywhere : mapping from str to float
        By the tag's name: its share among all examples.
    """
    _, axes = plt.subplots(figsize=(6.5, 3.0), layout="constrained")
    places = np.arange(len(table))
    axes.barh(
        places - 0.2,
        [row["share"] for row in table.values()],
        0.38,
        color=ORANGE,
        label="of the errors",
    )
    axes.barh(
        places + 0.2,
        [everywhere[name] for name in table],
        0.38,
        color=GREY,
        label="of all examples",
    )
    axes.set_yticks(places, list(table))
    axes.invert_yaxis()
    axes.xaxis.set_major_formatter("{x:.0%}")
    axes.set(xlim=(0, 1), title="How common each cause is", xlabel="share with the tag")
    axes.legend(loc="lower right")


def draw_ceilings(
    ceilings: Mapping[str, Sequence[float]], gains: Mapping[str, Sequence[float]]
) -> None:
    """Draw what could be gained at most beside what was gained.

    Parameters
    ----------
    ceilings, gains : mapping from str to sequence of float
        By the tag's name, one number for each seed.
    """
    _, axes = plt.subplots(figsize=(7, 3.4), layout="constrained")
    for shift, values, colour, label in (
        (-0.2, ceilings, GREY, "ceiling"),
        (0.2, gains, BLUE, "really gained"),
    ):
        _bars(axes, np.arange(len(values)) + shift, list(values.values()), 0.38, colour, label)
    axes.set_xticks(range(len(gains)), list(gains))
    axes.yaxis.set_major_formatter("{x:.0%}")
    axes.set(ylabel="fall of the error", title="A ceiling is not a forecast")
    axes.axhline(0, color="black", linewidth=0.8)
    axes.legend()


def draw_matrix(matrix: FloatArray, title: str) -> None:
    """Draw probabilities of labels (columns) by true class (rows).

    Parameters
    ----------
    matrix : ndarray of shape (classes, classes)
        Each row sums to 1.
    title : str
        The title.
    """
    _, axes = plt.subplots(figsize=(4.2, 3.8), layout="constrained")
    _draw_cells(axes, matrix, "{:.2f}")
    axes.set(title=title, xlabel="label given", ylabel="true digit")


def draw_joints(joint: NDArray[Any], truly: NDArray[Any]) -> None:
    """Draw the confident joint beside the true one; the diagonal is left pale.

    Parameters
    ----------
    joint, truly : ndarray of whole numbers, shape (classes, classes)
        Row: label given; column: confident class, and true class.
    """
    _, row = plt.subplots(1, 2, figsize=(9, 4.3), layout="constrained")
    names = ("confidently predicted", "true digit")
    for axes, counts, name in zip(row, (joint, truly), names, strict=True):
        _draw_cells(axes, counts, "{:d}")
        axes.set(title=f"Label given and {name}", xlabel=name, ylabel="label given")


def draw_retrained(errors: Mapping[str, FloatArray]) -> None:
    """Draw errors after training on given labels, without the issues, and on true labels.

    Parameters
    ----------
    errors : mapping from str to ndarray of shape (seeds, 3)
        By the model's name.
    """
    _, axes = plt.subplots(figsize=(7.5, 3.4), layout="constrained")
    labels = ("labels as given", "issues removed", "true labels")
    for k, (label, colour) in enumerate(zip(labels, (ORANGE, BLUE, GREY), strict=True)):
        columns = [rows[:, k] for rows in errors.values()]
        _bars(axes, np.arange(len(errors)) + 0.26 * (k - 1), columns, 0.24, colour, label)
    axes.set_xticks(range(len(errors)), list(errors))
    axes.yaxis.set_major_formatter("{x:.0%}")
    axes.set(ylabel="error on test scans", title="Trained on other labels")
    axes.legend()


def _bars(
    axes: Axes,
    places: NDArray[Any],
    values: Sequence[Sequence[float] | FloatArray],
    width: float,
    colour: str,
    label: str,
) -> None:
    """Draw means as bars with their intervals."""
    means, lows, highs = np.array([mean_and_interval(each) for each in values]).T
    axes.bar(places, means, width, color=colour, label=label)
    axes.errorbar(places, means, [means - lows, highs - means], fmt="none", ecolor="black")


def _draw_cells(axes: Axes, matrix: NDArray[Any], form: str) -> None:
    """Draw a matrix with its numbers; shades show what is off the diagonal."""
    shades = np.where(np.eye(len(matrix), dtype=bool), 0, matrix)
    axes.imshow(shades, cmap="Oranges", vmin=0, vmax=max(1e-9, 1.4 * shades.max()))
    for i, j in np.argwhere(matrix > 0):
        colour = GREY if i == j else "black"
        axes.text(
            j, i, form.format(matrix[i, j]), ha="center", va="center", fontsize=7, color=colour
        )
    axes.set_xticks(range(len(matrix)))
    axes.set_yticks(range(len(matrix)))
