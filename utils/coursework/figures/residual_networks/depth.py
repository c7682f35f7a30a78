"""Figures that compare plain and residual networks: gradients by layer, and learning curves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

from coursework.figures.palette import BLUE, GREY, ORANGE

History = Mapping[str, Sequence[float]]
COLORS = {"plain": GREY, "residual": ORANGE}
FALLBACK = BLUE


def draw_gradients(panels: Mapping[str, Mapping[str, Sequence[float]]], heading: str) -> None:
    """Draw the norms of the gradients in all layers of several networks.

    Parameters
    ----------
    panels : mapping from str to mapping
        By the title of a panel, the norms of each network by its label, from the layer at the
        input to the one at the output.
    heading : str
        Title of the figure.
    """
    figure, axes = plt.subplots(
        1, len(panels), figsize=(5.5 * len(panels), 3.8), squeeze=False, layout="constrained"
    )
    for each, (title, networks) in zip(axes.flat, panels.items(), strict=True):
        for label, norms in networks.items():
            color = COLORS.get(label, FALLBACK)
            each.semilogy(range(1, len(norms) + 1), norms, ".-", color=color, label=label)
        each.set(title=title, xlabel="convolution, from the input to the output")
        each.grid(alpha=0.3)
        each.legend()
    axes[0, 0].set_ylabel("norm of the gradient")
    figure.suptitle(heading)


def draw_learning_curves(runs: Mapping[str, Sequence[History]]) -> None:
    """Draw loss and accuracies of several runs of each network, one point for each epoch.

    Parameters
    ----------
    runs : mapping from str to sequence of mapping
        By the label of a network, for each run the lists ``loss``, ``accuracy`` and
        ``val_accuracy``.
    """
    panels = (
        ("loss", "Loss on the training images"),
        ("accuracy", "Accuracy on the training images"),
        ("val_accuracy", "Accuracy on the test images"),
    )
    _, grid = plt.subplots(1, 3, figsize=(12, 3.6), layout="constrained")
    for axes, (name, title) in zip(grid, panels, strict=True):
        for label, histories in runs.items():
            _draw_histories(axes, [history[name] for history in histories], label)
        axes.set(title=title, xlabel="epoch", ylim=(0, None if name == "loss" else 1.03))
    grid[0].legend()


def _draw_histories(axes: Axes, values: Sequence[Sequence[float]], label: str) -> None:
    """One line for each run; only the first is named in the legend."""
    for number, each in enumerate(values):
        axes.plot(
            range(1, len(each) + 1),
            each,
            color=COLORS.get(label, FALLBACK),
            label=label if number == 0 else None,
        )
