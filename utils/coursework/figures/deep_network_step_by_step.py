"""Charts of what happens inside a network: derivatives, gradients, and how a signal fades."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np

from coursework.array_types import FloatArray, Gradients
from coursework.figures.palette import BLUE, GREY, ORANGE

Forward = Callable[[FloatArray], tuple[FloatArray, FloatArray]]
Backward = Callable[[FloatArray, FloatArray], FloatArray]


def draw_activations(pairs: Mapping[str, tuple[Forward, Backward]]) -> None:
    """Draw activation functions beside their derivatives.

    Parameters
    ----------
    pairs : mapping from str to (forward, backward)
        By name: the function that returns ``(A, cache)``, and the one that makes `dZ` of `dA` and
        the cache.
    """
    figure, panels = plt.subplots(
        1, len(pairs), figsize=(5 * len(pairs), 3.2), squeeze=False, layout="constrained"
    )
    Z = np.linspace(-5, 5, 400)
    for axes, (name, (forward, backward)) in zip(panels.flat, pairs.items(), strict=True):
        A, cache = forward(Z)
        axes.plot(Z, A, color=BLUE, linewidth=2.5, label="activation $g(z)$")
        derivative = backward(np.ones_like(Z), cache)
        axes.plot(Z, derivative, "--", color=ORANGE, linewidth=2, label="derivative $g'(z)$")
        axes.set(title=name, xlabel="z")
        axes.legend(loc="upper left")
    figure.suptitle(
        "Forward, the activation; backward, each gradient is multiplied by the derivative"
    )


def draw_gradient_check(formula: Gradients, nudged: Gradients) -> None:
    """Draw gradients from formulas against gradients by nudging: equal ones lie on the diagonal.

    Parameters
    ----------
    formula, nudged : dict
        ``dW1, db1, ..., dWL, dbL`` of the same shapes; other entries of `formula` are not drawn.
    """
    figure, axes = plt.subplots(figsize=(5.2, 4.6), layout="constrained")
    everything = np.concatenate([part.ravel() for part in nudged.values()])
    ends = [everything.min(), everything.max()]
    axes.plot(ends, ends, color=GREY, linewidth=1, zorder=1)
    for name, part in nudged.items():
        marker = "o" if name.startswith("dW") else "s"
        axes.scatter(part, formula[name], marker=marker, alpha=0.75, label=name, zorder=2)
    axes.set(xlabel="by nudging", ylabel="by your backward pass")
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1))
    figure.suptitle("One point for each parameter; right ones lie on the line")


def draw_signal(sizes: Mapping[str, tuple[Sequence[float], Sequence[float]]]) -> None:
    """Draw how large activations and gradients are in each layer, on a logarithmic scale.

    Parameters
    ----------
    sizes : mapping from str to (activations, gradients)
        By the name of a start, at most two: the standard deviation of the input and of each
        hidden layer's activations, and that of the weights' gradients of each layer.
    """
    _, (forward, backward) = plt.subplots(1, 2, figsize=(10, 3.3), layout="constrained")
    for (name, (activations, gradients)), color in zip(sizes.items(), (BLUE, ORANGE), strict=False):
        forward.semilogy(range(len(activations)), activations, "o-", color=color, label=name)
        backward.semilogy(range(1, len(gradients) + 1), gradients, "o-", color=color, label=name)
    forward.set_title("Forward: spread of the activations")
    forward.set_xticks(range(len(activations)), ["input", *map(str, range(1, len(activations)))])
    backward.set_title("Backward: spread of the weights' gradients")
    backward.set_xticks(range(1, len(gradients) + 1))
    for axes in (forward, backward):
        axes.set(xlabel="layer", ylabel="standard deviation")
        axes.legend()
