"""Train the same network from many starts, fast enough to compare networks by more than one run.

Gradient descent changes the first layer's weights by multiples of training images only. So it
never leaves the space that the images span, and can be run in the coordinates of that space:
``X = Q R`` with `Q` of orthonormal columns, ``W1 X = (W1 Q) R``. The images shrink from 12288
numbers each to as many numbers as there are images, and the result is the same up to rounding.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from tqdm.auto import tqdm

from coursework.array_types import FloatArray, Labels, Parameters
from coursework.networks.backpropagation import L_model_backward
from coursework.networks.fully_connected import L_model_forward, update_parameters
from coursework.networks.prediction import predict_dec
from coursework.networks.starts import draw_parameters


class Examples(NamedTuple):
    """Examples in columns with their labels.

    Attributes
    ----------
    X : ndarray, shape (n_x, m)
        One example a column.
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    """

    X: FloatArray
    Y: Labels


class Span:
    """The space that examples span, with an orthonormal basis.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        Examples, one a column, not more of them than they have numbers.

    Attributes
    ----------
    coordinates : ndarray, shape (m, m)
        The examples in the coordinates of the space.
    """

    def __init__(self, X: FloatArray) -> None:
        self._basis, self.coordinates = np.linalg.qr(X)

    def inside(self, parameters: Parameters) -> Parameters:
        """Parameters that do to `coordinates` what the given ones do to the examples."""
        return {**parameters, "W1": parameters["W1"] @ self._basis}

    def outside(self, start: Parameters, trained: Parameters) -> Parameters:
        """Parameters for whole examples, after a training from ``inside(start)`` to `trained`."""
        change = trained["W1"] - start["W1"] @ self._basis
        return {**trained, "W1": start["W1"] + change @ self._basis.T}


def descend_inside(
    span: Span, Y: Labels, start: Parameters, learning_rate: float, num_iterations: int
) -> Parameters:
    """Train by gradient descent on all examples, in the space that they span.

    Parameters
    ----------
    span : Span
        The space of the training examples.
    Y : ndarray, shape (1, m)
        Their labels, 0 or 1.
    start : dict
        ``W1, b1, ..., WL, bL`` for whole examples.
    learning_rate : float
        Length of a step.
    num_iterations : int
        How many steps.

    Returns
    -------
    dict
        The trained ``W1, b1, ..., WL, bL``, again for whole examples.
    """
    parameters = span.inside(start)
    for _ in range(num_iterations):
        AL, caches = L_model_forward(span.coordinates, parameters)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return span.outside(start, parameters)


def shares_by_start(
    layer_dims: Sequence[int],
    spread: Callable[[int], float],
    train: Examples,
    test: Examples,
    learning_rate: float,
    num_iterations: int,
    starts: int,
) -> list[float]:
    """Share of right answers in the test set after training from several random starts.

    Parameters
    ----------
    layer_dims : sequence of int
        Number of inputs, then the number of units of each layer.
    spread : callable
        Standard deviation of a layer's first weights as a function of its number of inputs.
    train, test : Examples
        The two sets.
    learning_rate : float
        Length of a step.
    num_iterations : int
        How many steps each training takes.
    starts : int
        How many trainings; they are seeded with 1, 2, ...

    Returns
    -------
    list of float
        One share for each start, 0 to 1.
    """
    span, shares = Span(train.X), []
    for seed in tqdm(range(1, starts + 1), desc=f"layers {list(layer_dims)}", unit="start"):
        start = draw_parameters(layer_dims, spread, seed)
        trained = descend_inside(span, train.Y, start, learning_rate, num_iterations)
        shares.append(float(np.mean(predict_dec(trained, test.X) == test.Y)))
    return shares
