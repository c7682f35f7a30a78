"""A task that asks for memory, and the training of a recurrent network on it by Adam.

A sequence consists of random numbers, and a mark stands beside the first one. At the end the
network says what the marked number was.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from tqdm.auto import tqdm

from coursework.array_types import FloatArray, Gradients, Parameters

BATCH, RATE = 64, 0.01


class Recurrent(NamedTuple):
    """A recurrent network as the student has written it.

    Attributes
    ----------
    forward : callable
        ``forward(x, a0, parameters)``; the first thing that it returns is ``a``, of shape
        (n_a, m, T_x), and the last one its caches.
    backward : callable
        ``gradients = backward(da, caches)``.
    output : str
        Name of the weights between the last hidden state and the answer, ``"Wya"`` or ``"Wy"``.
    """

    forward: Callable[[FloatArray, FloatArray, Parameters], Any]
    backward: Callable[[FloatArray, Any], Gradients]
    output: str


def draw_sequences(rng: np.random.Generator, m: int, T_x: int) -> tuple[FloatArray, FloatArray]:
    """Draw sequences of random numbers, the first one marked.

    Parameters
    ----------
    rng : Generator
        Source of random numbers.
    m : int
        Number of sequences.
    T_x : int
        Length of each.

    Returns
    -------
    x : ndarray, shape (2, m, T_x)
        Numbers between -1 and 1, and beside them 1 in the first step and 0 in all others.
    y : ndarray, shape (1, m)
        The marked numbers.
    """
    x = np.zeros((2, m, T_x))
    x[0] = rng.uniform(-1, 1, (m, T_x))
    x[1, :, 0] = 1
    return x, x[0, :, 0].reshape(1, m).copy()


def answers(network: Recurrent, parameters: Parameters, x: FloatArray) -> FloatArray:
    """What a network says at the end of each sequence, shape (1, m)."""
    Wy = parameters[network.output]
    a = network.forward(x, np.zeros((Wy.shape[1], x.shape[1])), parameters)[0]
    found: FloatArray = Wy @ a[:, :, -1] + parameters["by"]
    return found


def loss_and_gradients(
    network: Recurrent, parameters: Parameters, x: FloatArray, y: FloatArray
) -> tuple[float, Gradients]:
    """The mean squared error of the answers, and its gradients.

    Parameters
    ----------
    network : Recurrent
        The functions to call.
    parameters : dict
        Weights and biases.
    x : ndarray, shape (n_x, m, T_x)
        Sequences.
    y : ndarray, shape (1, m)
        The right answers.

    Returns
    -------
    loss : float
        Mean squared error.
    gradients : dict
        By name of the parameter.
    """
    m, Wy = x.shape[1], parameters[network.output]
    found = network.forward(x, np.zeros((Wy.shape[1], m)), parameters)
    a, caches = found[0], found[-1]
    error = Wy @ a[:, :, -1] + parameters["by"] - y
    dz = 2 * error / m
    da = np.zeros_like(a)
    da[:, :, -1] = Wy.T @ dz
    back = network.backward(da, caches)
    gradients = {name: back[f"d{name}"] for name in parameters if f"d{name}" in back}
    gradients |= {network.output: dz @ a[:, :, -1].T, "by": dz.sum(axis=1, keepdims=True)}
    return float(np.mean(error**2)), gradients


def train(
    network: Recurrent, parameters: Parameters, T_x: int, iterations: int, seed: int, label: str
) -> tuple[Parameters, list[float]]:
    """Train on 64 new sequences in each step, with Adam at the learning rate 0.01.

    Parameters
    ----------
    network : Recurrent
        The functions to call.
    parameters : dict
        Where to start; stays as it is.
    T_x : int
        Length of the sequences.
    iterations : int
        Number of steps.
    seed : int
        Seed of the sequences.
    label : str
        What the progress bar says.

    Returns
    -------
    parameters : dict
        The trained ones.
    losses : list of float
        Mean squared error before each step.
    """
    rng, losses = np.random.default_rng(seed), []
    parameters = {name: value.copy() for name, value in parameters.items()}
    moments: dict[str, Any] = dict.fromkeys(parameters, (0.0, 0.0))
    for step in tqdm(range(1, iterations + 1), desc=label, unit="steps"):
        loss, gradients = loss_and_gradients(network, parameters, *draw_sequences(rng, BATCH, T_x))
        losses.append(loss)
        for name, gradient in gradients.items():
            first = 0.9 * moments[name][0] + 0.1 * gradient
            second = 0.999 * moments[name][1] + 0.001 * gradient**2
            moments[name] = first, second
            length = np.sqrt(second / (1 - 0.999**step)) + 1e-8
            parameters[name] -= RATE * first / (1 - 0.9**step) / length
    return parameters, losses
