"""A plain RNN that reads a name letter by letter: its loss, its gradients and its update.

Letters are numbers from 0 to vocab_size - 1, and an input is a column with a single 1, or zeros
where there is no letter yet.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from coursework.array_types import FloatArray, Gradients, Parameters
from coursework.networks.softmax import softmax

Steps = dict[int, FloatArray]
Cache = tuple[Steps, Steps, Steps]


def initialize_parameters(n_a: int, n_x: int, n_y: int) -> Parameters:
    """Small random weights, the same ones at every call, and biases of zero.

    Parameters
    ----------
    n_a, n_x, n_y : int
        Number of hidden units, of inputs and of outputs.

    Returns
    -------
    dict
        ``Wax`` (n_a, n_x), ``Waa`` (n_a, n_a), ``Wya`` (n_y, n_a), ``b`` (n_a, 1), ``by`` (n_y, 1).
    """
    draw = np.random.RandomState(1).randn
    sizes = {"Wax": (n_a, n_x), "Waa": (n_a, n_a), "Wya": (n_y, n_a)}
    weights = {name: 0.01 * draw(*size) for name, size in sizes.items()}
    return {**weights, "b": np.zeros((n_a, 1)), "by": np.zeros((n_y, 1))}


def name_forward(
    X: Sequence[int | None], Y: Sequence[int], a0: FloatArray, parameters: Parameters
) -> tuple[float, Cache]:
    """Read a name and predict each letter from those before it.

    Parameters
    ----------
    X : sequence of int or None
        The letters that are read; None stands for no letter.
    Y : sequence of int
        The letters that should be predicted.
    a0 : ndarray, shape (n_a, 1)
        Hidden state before the first step.
    parameters : dict
        ``Wax, Waa, Wya, b, by``.

    Returns
    -------
    loss : float
        Sum of the cross-entropies of all steps.
    cache : tuple
        Predictions, hidden states and inputs by step; the state of step -1 is `a0`.
    """
    x: Steps = {}
    y_hat: Steps = {}
    a: Steps = {-1: np.copy(a0)}
    vocab_size, loss = parameters["by"].shape[0], 0.0
    for t, letter in enumerate(X):
        x[t] = np.zeros((vocab_size, 1))
        if letter is not None:
            x[t][letter] = 1
        z = parameters["Wax"] @ x[t] + parameters["Waa"] @ a[t - 1] + parameters["b"]
        a[t] = np.tanh(z)
        y_hat[t] = softmax(parameters["Wya"] @ a[t] + parameters["by"])
        loss -= float(np.log(y_hat[t][Y[t], 0]))
    return loss, (y_hat, a, x)


def name_backward(
    X: Sequence[int | None], Y: Sequence[int], parameters: Parameters, cache: Cache
) -> tuple[Gradients, Steps]:
    """Carry the loss of `name_forward` back through time.

    Parameters
    ----------
    X, Y : sequence of int
        As in `name_forward`.
    parameters : dict
        ``Wax, Waa, Wya, b, by``.
    cache : tuple
        From `name_forward`.

    Returns
    -------
    gradients : dict
        ``dWax, dWaa, dWya, db, dby``, each of the shape of its parameter.
    a : dict
        Hidden states by step.
    """
    y_hat, a, x = cache
    gradients = {f"d{name}": np.zeros_like(value) for name, value in parameters.items()}
    da_next = np.zeros_like(a[-1])
    for t in reversed(range(len(X))):
        dy = np.copy(y_hat[t])
        dy[Y[t]] -= 1
        dz = (1 - a[t] ** 2) * (parameters["Wya"].T @ dy + da_next)
        for name, gradient in (
            ("Wya", dy @ a[t].T), ("by", dy),
            ("Wax", dz @ x[t].T), ("Waa", dz @ a[t - 1].T), ("b", dz),
        ):  # fmt: skip
            gradients[f"d{name}"] += gradient
        da_next = parameters["Waa"].T @ dz
    return gradients, a


def update_parameters(parameters: Parameters, gradients: Gradients, lr: float) -> Parameters:
    """Take a step of gradient descent, in place.

    Parameters
    ----------
    parameters : dict
        Changed by the step.
    gradients : dict
        By name, with a ``d`` in front.
    lr : float
        Learning rate.

    Returns
    -------
    dict
        The same `parameters`.
    """
    for name, value in parameters.items():
        value -= lr * gradients[f"d{name}"]
    return parameters
