"""A network of fully connected layers: ReLU in the hidden layers, sigmoid at the output.

Shapes follow one convention: examples are columns. A layer with `n` units on top of `n_prev`
inputs has `W` of shape (n, n_prev) and `b` of shape (n, 1); for `m` examples its activation has
shape (n, m).

Source: Goodfellow, Bengio and Courville, *Deep Learning* (2016), section 6.5, algorithm 6.3.
"""

from typing import Literal

from coursework.array_types import FloatArray, Gradients, Parameters
from coursework.networks.activations import relu, sigmoid

Activation = Literal["sigmoid", "relu"]
LinearCache = tuple[FloatArray, FloatArray, FloatArray]
LayerCache = tuple[LinearCache, FloatArray]


def linear_forward(A: FloatArray, W: FloatArray, b: FloatArray) -> tuple[FloatArray, LinearCache]:
    """Linear part of a layer, ``Z = W A + b``.

    Parameters
    ----------
    A : ndarray, shape (n_prev, m)
        Activation of the layer before, or the input.
    W : ndarray, shape (n, n_prev)
        Weights.
    b : ndarray, shape (n, 1)
        Biases.

    Returns
    -------
    Z : ndarray, shape (n, m)
        Input of the activation function.
    cache : tuple
        ``(A, W, b)``, for the backward pass.
    """
    return W @ A + b, (A, W, b)


def linear_activation_forward(
    A_prev: FloatArray, W: FloatArray, b: FloatArray, activation: Activation
) -> tuple[FloatArray, LayerCache]:
    """One layer, ``A = g(W A_prev + b)``.

    Parameters
    ----------
    A_prev : ndarray, shape (n_prev, m)
        Activation of the layer before, or the input.
    W : ndarray, shape (n, n_prev)
        Weights.
    b : ndarray, shape (n, 1)
        Biases.
    activation : {'sigmoid', 'relu'}
        The function `g`.

    Returns
    -------
    A : ndarray, shape (n, m)
        Activation of the layer.
    cache : tuple
        ``((A_prev, W, b), Z)``, for the backward pass.

    Raises
    ------
    ValueError
        If `activation` is neither of the two names.
    """
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        return sigmoid(Z), (linear_cache, Z)
    if activation == "relu":
        return relu(Z), (linear_cache, Z)
    raise ValueError(f"There is no activation {activation!r} here; use 'sigmoid' or 'relu'.")


def L_model_forward(X: FloatArray, parameters: Parameters) -> tuple[FloatArray, list[LayerCache]]:
    """Forward pass through all layers.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        Input, one example a column.
    parameters : dict
        ``W1, b1, ..., WL, bL``.

    Returns
    -------
    AL : ndarray, shape (n_y, m)
        Output of the last layer: the predicted probabilities.
    caches : list
        The cache ``((A_prev, W, b), Z)`` of each of the `L` layers, the first layer first.
    """
    A, caches = X, []
    last = len(parameters) // 2
    for layer in range(1, last + 1):
        activation: Activation = "sigmoid" if layer == last else "relu"
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        A, cache = linear_activation_forward(A, W, b, activation)
        caches.append(cache)
    return A, caches


def update_parameters(parameters: Parameters, grads: Gradients, learning_rate: float) -> Parameters:
    """One step of gradient descent, ``theta - learning_rate * dtheta``.

    Parameters
    ----------
    parameters : dict
        ``W1, b1, ..., WL, bL``; left as they were.
    grads : dict
        ``dW1, db1, ..., dWL, dbL`` of the same shapes; other entries are not used.
    learning_rate : float
        Length of the step.

    Returns
    -------
    dict
        The new ``W1, b1, ..., WL, bL``.
    """
    return {name: value - learning_rate * grads[f"d{name}"] for name, value in parameters.items()}
