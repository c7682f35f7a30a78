"""Figures of the project simulator: formulas, the course of a project, gains, a league table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator, NullFormatter, PercentFormatter

from coursework.array_types import FloatArray
from coursework.figures.palette import BLUE, GREY, ORANGE

LINES = {
    "dev_error": ("dev error", ORANGE, "-"),
    "train_dev_error": ("train-dev error", BLUE, "--"),
    "train_error": ("training error", BLUE, "-"),
    "human_error": ("human error", GREY, ":"),
}
PARTS = {
    "human": GREY,
    "capacity": "#1d4e6f",
    "training": BLUE,
    "variance": "#89b7d3",
    "shaky": ORANGE,
    "rare": "#f0b48f",
    "wrong labels": "#8a5a83",
}


def draw_fits(
    panels: Sequence[tuple[str, str, FloatArray, FloatArray, Callable[[FloatArray], FloatArray]]],
) -> None:
    """Draw measured curves with the formulas that the simulator uses for them.

    Parameters
    ----------
    panels : sequence of tuple
        Title, label of the horizontal axis, what was varied, measured errors of shape (seeds, k),
        and the shape of the formula; its factor is fitted.
    """
    _, grid = plt.subplots(2, 2, figsize=(9.6, 6.4), layout="constrained")
    for axes, (title, label, varied, errors, formula) in zip(grid.flat, panels, strict=True):
        mean, spread = errors.mean(axis=0), errors.std(axis=0, ddof=1) / np.sqrt(len(errors))
        shape = formula(varied)
        factor = np.exp(np.mean(np.log(mean / shape)))
        line = np.linspace(varied[0], varied[-1], 200)
        axes.plot(line, factor * formula(line), color=GREY, label="formula")
        axes.errorbar(varied, mean, 2 * spread, fmt="o", color=ORANGE, label="measured")
        axes.set(title=title, xlabel=label, ylim=(0, None))
        axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    grid[0, 0].legend()


def draw_course(history: Sequence[Mapping[str, Any]], title: str = "") -> None:
    """Draw the errors of a project over its weeks, with what was done.

    Parameters
    ----------
    history : sequence of dict
        All reports of a project.
    title : str
        A title.
    """
    figure, axes = plt.subplots(figsize=(10, 4.6), layout="constrained")
    weeks = [report["week"] for report in history]
    for name, (label, colour, style) in LINES.items():
        errors = [np.nan if r[name] is None else r[name] for r in history]
        axes.plot(weeks, errors, style, color=colour, marker=".", label=label)
    top = max(report["dev_error"] for report in history)
    for report in history[1:]:
        _name_action(axes, report, 1.04 * top)
    axes.set(title=title, xlabel="week", ylabel="error as measured", ylim=(0, 1.75 * top))
    axes.set_xlim(-0.5, max(20, weeks[-1]) + 0.5)
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    figure.legend(ncols=4, loc="outside lower center", frameon=False)
    plt.show()


def draw_parts(projects: Mapping[str, Mapping[str, float]]) -> None:
    """Draw the parts of true errors as stacked bars.

    Parameters
    ----------
    projects : mapping from str to mapping from str to float
        By name, the parts of an error.
    """
    figure, axes = plt.subplots(figsize=(8.6, 0.62 * len(projects) + 1.7), layout="constrained")
    names = list(projects)[::-1]
    left = np.zeros(len(names))
    for part, colour in PARTS.items():
        widths = np.array([projects[name][part] for name in names])
        axes.barh(names, widths, left=left, color=colour, label=part, height=0.6)
        left += widths
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.set_title("What the true error is made of")
    figure.legend(ncols=7, loc="outside lower center", frameon=False, fontsize=9)


def draw_gains(gains: Mapping[str, tuple[FloatArray, FloatArray]]) -> None:
    """Draw true against expected gains, one panel for each action.

    Parameters
    ----------
    gains : mapping from str to tuple of ndarray
        By action, expected and true gains of the same projects.
    """
    columns = 4
    rows = -(-len(gains) // columns)
    figure, grid = plt.subplots(
        rows, columns, figsize=(2.6 * columns, 2.6 * rows), squeeze=False, layout="constrained"
    )
    for axes in grid.flat[len(gains) :]:
        axes.axis("off")
    for axes, (action, (expected, true)) in zip(grid.flat, gains.items(), strict=False):
        ends = np.array([min(expected.min(), true.min()), max(expected.max(), true.max())])
        axes.plot(ends, ends, color=GREY, linewidth=0.8)
        axes.plot(expected, true, ".", color=BLUE, alpha=0.4)
        axes.set_title(action.replace("_", " "), fontsize=10)
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter(PercentFormatter(1, decimals=0))
            axis.set_minor_formatter(NullFormatter())
    figure.supxlabel("expected gain")
    figure.supylabel("true gain")


def draw_league(
    table: Mapping[str, FloatArray], reference: float | None = None, highlight: str = ""
) -> None:
    """Draw mean final errors with intervals of two standard errors, the best at the top.

    Parameters
    ----------
    table : mapping from str to ndarray
        Final errors by policy, in order.
    reference : float, optional
        A mean error to mark.
    highlight : str
        Policy to draw in another colour.
    """
    _, axes = plt.subplots(figsize=(8.6, 0.42 * len(table) + 1.4), layout="constrained")
    names = list(table)[::-1]
    for place, name in enumerate(names):
        errors = table[name]
        spread = 2 * errors.std(ddof=1) / np.sqrt(len(errors))
        colour = ORANGE if name == highlight else BLUE
        axes.errorbar(errors.mean(), place, xerr=spread, fmt="o", color=colour, capsize=3)
    axes.set_yticks(range(len(names)), names)
    if reference is not None:
        axes.axvline(reference, color=GREY, linestyle="--", label="the course's own policy")
        axes.legend(loc="upper right")
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.set_xlabel("true final error, mean over all projects")
    axes.grid(axis="x", alpha=0.3)


def _name_action(axes: Axes, report: Mapping[str, Any], height: float) -> None:
    """Write what was done above its week, in grey where it had no effect."""
    text = report["action"].replace("_", " ")
    colour = "black" if report["kept"] else "#b0b0b0"
    axes.text(report["week"], height, text, rotation=90, ha="center", va="bottom",
              fontsize=8, color=colour)  # fmt: skip
    axes.axvline(report["week"], ymax=0.57, color="#dddddd", linewidth=0.6, zorder=0)
