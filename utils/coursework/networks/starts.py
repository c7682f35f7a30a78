"""Random parameters to start a network of fully connected layers from."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from coursework.array_types import Parameters


def draw_parameters(
    layer_dims: Sequence[int], spread: Callable[[int], float], seed: int
) -> Parameters:
    """Draw normally distributed weights and set the biases to zero.

    The numbers are those that NumPy's legacy global generator gives for `seed`, but the global
    generator is not touched.

    Parameters
    ----------
    layer_dims : sequence of int
        Number of inputs, then the number of units of each layer.
    spread : callable
        Standard deviation of a layer's weights as a function of its number of inputs.
    seed : int
        Start of the random stream; the layers are drawn from it in turn.

    Returns
    -------
    dict
        ``W1, b1, ..., WL, bL``.
    """
    rng = np.random.RandomState(seed)
    parameters: Parameters = {}
    for layer, (n_prev, n) in enumerate(pairwise(layer_dims), start=1):
        parameters[f"W{layer}"] = rng.randn(n, n_prev) * spread(n_prev)
        parameters[f"b{layer}"] = np.zeros((n, 1))
    return parameters
