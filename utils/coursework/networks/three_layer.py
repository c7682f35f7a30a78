"""The classifier of course 2: LINEAR-RELU, LINEAR-RELU, LINEAR-SIGMOID.

It is the network of `networks`, with the cache as one flat tuple: ``Z, A, W, b`` of the first
layer, then of the second, and so on. Nothing here depends on there being three layers.
"""

from collections.abc import Sequence

import numpy as np

from coursework.array_types import FloatArray, Gradients, Labels, Parameters
from coursework.networks.backpropagation import layer_gradients
from coursework.networks.fully_connected import L_model_forward, LayerCache

FlatCache = tuple[FloatArray, ...]


def forward_propagation(X: FloatArray, parameters: Parameters) -> tuple[FloatArray, FlatCache]:
    """Forward pass.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        Input, one example a column.
    parameters : dict
        ``W1, b1, W2, b2, W3, b3``.

    Returns
    -------
    A3 : ndarray, shape (1, m)
        Predicted probabilities of class 1.
    cache : tuple
        ``(Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)``.
    """
    AL, caches = L_model_forward(X, parameters)
    activations = [A_prev for (A_prev, _, _), _ in caches[1:]] + [AL]
    flat: FlatCache = ()
    for ((_, W, b), Z), A in zip(caches, activations, strict=True):
        flat += (Z, A, W, b)
    return AL, flat


def backward_propagation(X: FloatArray, Y: Labels, cache: FlatCache) -> Gradients:
    """Backward pass of the cross-entropy averaged over the examples.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        Input of the forward pass.
    Y : ndarray, shape (1, m) or (m,)
        True classes, 0 or 1.
    cache : tuple
        Cache of `forward_propagation`.

    Returns
    -------
    dict
        ``dZ3, dW3, db3, dA2, dZ2, dW2, db2, dA1, dZ1, dW1, db1``. At the output
        ``dZ3 = A3 - Y``; the factor ``1/m`` stands in ``dW`` and ``db`` only.
    """
    A_last = cache[-3]
    gradients = layer_gradients(A_last - np.reshape(Y, A_last.shape), _by_layer(X, cache))
    grads: Gradients = {}
    for layer, (dZ, dA_prev, dW, db) in enumerate(gradients, start=1):
        grads |= {f"dA{layer - 1}": dA_prev, f"dZ{layer}": dZ, f"dW{layer}": dW, f"db{layer}": db}
    del grads["dA0"]
    return grads


def backward_propagation_of_mean(X: FloatArray, Y: Labels, cache: FlatCache) -> Gradients:
    """Backward pass with the factor ``1/m`` in every gradient, starting with ``(a3 - Y) / m``.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        Input of the forward pass.
    Y : ndarray, shape (1, m) or (m,)
        True classes, 0 or 1.
    cache : tuple
        Cache of `forward_propagation`.

    Returns
    -------
    dict
        ``dz3, dW3, db3, da2, dz2, dW2, db2, da1, dz1, dW1, db1``. ``dW`` and ``db`` are those of
        `backward_propagation`.
    """
    m = X.shape[1]
    return {
        name if name[1] in "Wb" else name.lower(): value if name[1] in "Wb" else value / m
        for name, value in backward_propagation(X, Y, cache).items()
    }


def _by_layer(X: FloatArray, cache: FlatCache) -> Sequence[LayerCache]:
    """Read the flat cache as ``((A_prev, W, b), Z)`` of each layer."""
    layers = [cache[start : start + 4] for start in range(0, len(cache), 4)]
    inputs = [X, *(A for _, A, _, _ in layers[:-1])]
    return [((A_prev, W, b), Z) for A_prev, (Z, _, W, b) in zip(inputs, layers, strict=True)]
