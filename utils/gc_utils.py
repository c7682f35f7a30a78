"""Helpers of the gradient checking notebook: parameters as one long column, and back."""

from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from coursework.array_types import FloatArray, Gradients, Labels, Parameters
from coursework.networks.activations import relu, sigmoid

__all__ = [
    "dictionary_to_vector",
    "gradient_check_n_test_case",
    "gradients_to_vector",
    "relu",
    "sigmoid",
    "vector_to_dictionary",
]

SHAPES = {"W1": (5, 4), "b1": (5, 1), "W2": (3, 5), "b2": (3, 1), "W3": (1, 3), "b3": (1, 1)}


def gradient_check_n_test_case() -> tuple[FloatArray, Labels, Parameters]:
    """``X`` (4, 3), ``Y`` (3,) and the parameters of a 4-5-3-1 network, by the classic recipe."""
    rng = np.random.RandomState(1)
    X, parameters = rng.randn(4, 3), {}
    for layer, (n_prev, n) in enumerate(pairwise([4, 5, 3, 1]), start=1):
        parameters[f"W{layer}"] = rng.randn(n, n_prev)
        parameters[f"b{layer}"] = rng.randn(n, 1)
    return X, np.array([1, 1, 0]), parameters


def dictionary_to_vector(parameters: Parameters) -> tuple[FloatArray, list[str]]:
    """Stack all parameters in one column, row by row, in the order ``W1, b1, W2, b2, ...``.

    Parameters
    ----------
    parameters : dict
        ``W1, b1, ..., WL, bL``, in any order.

    Returns
    -------
    theta : ndarray, shape (k, 1)
        The `k` numbers; 47 in the classic network of 4 inputs and 5, 3 and 1 units.
    keys : list of str
        For each of them, the parameter it comes from.
    """
    names = _layer_order(parameters, prefix="")
    keys = [name for name in names for _ in range(parameters[name].size)]
    return _stack(parameters, names), keys


def vector_to_dictionary(
    theta: FloatArray, shapes: Mapping[str, tuple[int, int]] = SHAPES
) -> Parameters:
    """Undo `dictionary_to_vector`.

    Parameters
    ----------
    theta : ndarray, shape (k, 1)
        All parameters in one column.
    shapes : mapping
        Name and shape of each parameter, in their order in `theta`. The default is the classic
        network of 4 inputs and 5, 3 and 1 units.

    Returns
    -------
    dict
        The parameters under their names.

    Raises
    ------
    ValueError
        If `theta` does not have as many numbers as the shapes need.
    """
    sizes = [rows * columns for rows, columns in shapes.values()]
    if theta.size != sum(sizes):
        raise ValueError(
            f"theta has {theta.size} numbers, but {', '.join(shapes)} need {sum(sizes)}. "
            "Give the shapes of your network as the second argument."
        )
    parts = np.split(theta.ravel(), np.cumsum(sizes)[:-1])
    return {
        name: part.reshape(shape) for (name, shape), part in zip(shapes.items(), parts, strict=True)
    }


def gradients_to_vector(gradients: Gradients) -> FloatArray:
    """Stack the parameters' gradients in one column, in the order of `dictionary_to_vector`.

    Parameters
    ----------
    gradients : dict
        ``dW1, db1, ..., dWL, dbL``, in any order; other entries are not used.

    Returns
    -------
    ndarray, shape (k, 1)
        The `k` gradients.
    """
    return _stack(gradients, _layer_order(gradients, prefix="d"))


def _layer_order(values: Mapping[str, FloatArray], prefix: str) -> list[str]:
    """Names of the weights and biases, layer by layer."""
    layers = sum(name.startswith(f"{prefix}W") for name in values)
    return [f"{prefix}{kind}{layer}" for layer in range(1, layers + 1) for kind in "Wb"]


def _stack(values: Mapping[str, FloatArray], names: list[str]) -> FloatArray:
    """The named arrays, row by row, in one column."""
    return np.concatenate([values[name].reshape(-1, 1) for name in names])
