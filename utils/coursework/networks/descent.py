"""Gradient descent, and gradients by nudging, with the functions that a student has written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from tqdm.auto import tqdm

from coursework.array_types import FloatArray, Gradients, Labels, Parameters


class Steps(NamedTuple):
    """The four functions that one iteration of gradient descent calls in turn.

    Attributes
    ----------
    forward : callable
        ``AL, caches = forward(X, parameters)``.
    cost : callable
        ``cost(AL, Y)``, a number.
    backward : callable
        ``grads = backward(AL, Y, caches)``.
    update : callable
        ``parameters = update(parameters, grads, learning_rate)``.
    """

    forward: Callable[[FloatArray, Parameters], tuple[FloatArray, Any]]
    cost: Callable[[FloatArray, Labels], float]
    backward: Callable[[FloatArray, Labels, Any], Gradients]
    update: Callable[[Parameters, Gradients, float], Parameters]


def descend(
    steps: Steps,
    X: FloatArray,
    Y: Labels,
    parameters: Parameters,
    learning_rate: float,
    num_iterations: int,
    label: str = "",
) -> tuple[Parameters, list[float]]:
    """Train a network by gradient descent on all examples, with a progress bar.

    Parameters
    ----------
    steps : Steps
        What to call in each iteration.
    X : ndarray, shape (n_x, m)
        Examples, one a column.
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    parameters : dict
        Where to start: ``W1, b1, ..., WL, bL``.
    learning_rate : float
        Length of a step.
    num_iterations : int
        How many steps.
    label : str
        What the progress bar says.

    Returns
    -------
    parameters : dict
        The trained ``W1, b1, ..., WL, bL``.
    costs : list of float
        The cost before each step.
    """
    costs: list[float] = []
    for _ in tqdm(range(num_iterations), desc=label, unit="step"):
        AL, caches = steps.forward(X, parameters)
        costs.append(float(steps.cost(AL, Y)))
        parameters = steps.update(parameters, steps.backward(AL, Y, caches), learning_rate)
    return parameters, costs


def nudged_gradients(
    cost: Callable[[Parameters], float], parameters: Parameters, nudge: float = 1e-6
) -> Gradients:
    r"""Estimate gradients without a formula, by nudging one number after the other.

    .. math:: \frac{\partial J}{\partial \theta} \approx
        \frac{J(\theta + \varepsilon) - J(\theta - \varepsilon)}{2 \varepsilon}

    Parameters
    ----------
    cost : callable
        The cost as a function of the parameters.
    parameters : dict
        ``W1, b1, ..., WL, bL``, arrays of floats; left as they were.
    nudge : float
        The change ε of each number.

    Returns
    -------
    dict
        ``dW1, db1, ..., dWL, dbL``, of the shapes of the parameters.
    """

    def slope(name: str, index: int) -> float:
        up, down = (_nudged(parameters, name, index, step) for step in (nudge, -nudge))
        return (cost(up) - cost(down)) / (2 * nudge)

    return {
        f"d{name}": np.reshape([slope(name, i) for i in range(values.size)], values.shape)
        for name, values in parameters.items()
    }


def _nudged(parameters: Parameters, name: str, index: int, nudge: float) -> Parameters:
    """The parameters with one number of one of them changed."""
    values = parameters[name].copy()
    values.flat[index] += nudge
    return {**parameters, name: values}
