"""Backward pass of the fully connected network in `networks`.

The cost is the cross-entropy averaged over the `m` examples. ``dA`` and ``dZ`` are gradients of
the summed cost and ``dW`` and ``db`` of the mean: the factor ``1/m`` enters with the parameters.

Source: Goodfellow, Bengio and Courville, *Deep Learning* (2016), section 6.5, algorithm 6.4.
"""

from collections.abc import Sequence

import numpy as np

from coursework.array_types import FloatArray, Gradients, Labels
from coursework.networks.activations import relu_backward, sigmoid, sigmoid_backward
from coursework.networks.fully_connected import Activation, LayerCache, LinearCache

LayerGradients = tuple[FloatArray, FloatArray, FloatArray, FloatArray]


def linear_backward(
    dZ: FloatArray, cache: LinearCache
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Backward step through ``Z = W A_prev + b``.

    Parameters
    ----------
    dZ : ndarray, shape (n, m)
        Gradient with respect to `Z`.
    cache : tuple
        ``(A_prev, W, b)`` of the forward pass.

    Returns
    -------
    dA_prev : ndarray, shape (n_prev, m)
        Gradient with respect to the activation of the layer before.
    dW : ndarray, shape (n, n_prev)
        Gradient with respect to `W`, averaged over the examples.
    db : ndarray, shape (n, 1)
        Gradient with respect to `b`, averaged over the examples.
    """
    A_prev, W, _ = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m


def linear_activation_backward(
    dA: FloatArray, cache: LayerCache, activation: Activation
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Backward step through one layer, ``A = g(W A_prev + b)``.

    Parameters
    ----------
    dA : ndarray, shape (n, m)
        Gradient with respect to the activation of the layer.
    cache : tuple
        ``((A_prev, W, b), Z)`` of the forward pass.
    activation : {'sigmoid', 'relu'}
        The function `g`.

    Returns
    -------
    dA_prev, dW, db : ndarray
        As in `linear_backward`.

    Raises
    ------
    ValueError
        If `activation` is neither of the two names.
    """
    linear_cache, Z = cache
    if activation == "sigmoid":
        return linear_backward(sigmoid_backward(dA, Z), linear_cache)
    if activation == "relu":
        return linear_backward(relu_backward(dA, Z), linear_cache)
    raise ValueError(f"There is no activation {activation!r} here; use 'sigmoid' or 'relu'.")


def layer_gradients(dZ: FloatArray, caches: Sequence[LayerCache]) -> list[LayerGradients]:
    """Gradients of every layer, given the gradient at the last layer's `Z`.

    Parameters
    ----------
    dZ : ndarray, shape (n_y, m)
        Gradient with respect to the `Z` of the last layer.
    caches : sequence
        ``((A_prev, W, b), Z)`` of each layer, the first layer first.

    Returns
    -------
    list of tuple
        ``(dZ, dA_prev, dW, db)`` of each layer, the first layer first.
    """
    gradients: list[LayerGradients] = []
    for layer in reversed(range(len(caches))):
        linear_cache, _ = caches[layer]
        dA_prev, dW, db = linear_backward(dZ, linear_cache)
        gradients.insert(0, (dZ, dA_prev, dW, db))
        if layer > 0:
            dZ = relu_backward(dA_prev, caches[layer - 1][1])
    return gradients


def L_model_backward(AL: FloatArray, Y: Labels, caches: Sequence[LayerCache]) -> Gradients:
    """Backward pass through all layers.

    At the output, ``dAL = -(Y/AL - (1-Y)/(1-AL))`` divides by zero when a prediction is exactly
    0 or 1. Multiplied by the slope of the sigmoid it becomes ``AL - Y``, which is always finite;
    that form is used here.

    Parameters
    ----------
    AL : ndarray, shape (1, m)
        Output of `L_model_forward`.
    Y : ndarray, shape (1, m)
        True classes, 0 or 1.
    caches : sequence
        Caches of `L_model_forward`.

    Returns
    -------
    dict
        ``dA1, dW1, db1, ..., dAL, dWL, dbL``. In the classic numbering, which is kept,
        ``dA<l>`` is what layer `l` hands down: the gradient with respect to its input,
        the activation of layer `l - 1`.
    """
    grads: Gradients = {}
    gradients = layer_gradients(_output_gradient(AL, Y, caches[-1][1]), caches)
    for layer, (_, dA_prev, dW, db) in enumerate(gradients, start=1):
        grads |= {f"dA{layer}": dA_prev, f"dW{layer}": dW, f"db{layer}": db}
    return grads


def _output_gradient(AL: FloatArray, Y: Labels, Z: FloatArray) -> FloatArray:
    """``dAL * s * (1 - s)`` with ``s = sigmoid(Z)``: the quotient below is 1 when ``AL = s``."""
    s = sigmoid(Z)
    variance = AL * (1 - AL)
    quotient = np.divide(s * (1 - s), variance, out=np.ones_like(AL), where=variance != 0)
    dZ: FloatArray = (AL - np.reshape(Y, AL.shape)) * quotient
    return dZ
