"""Classes predicted by the network of `networks`."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from coursework.array_types import FloatArray, Parameters
from coursework.networks.fully_connected import L_model_forward


def predict_dec(parameters: Parameters, X: FloatArray) -> NDArray[np.bool_]:
    """Decide for each example whether it belongs to class 1.

    Parameters
    ----------
    parameters : dict
        ``W1, b1, ..., WL, bL``.
    X : ndarray, shape (n_x, m)
        Input, one example a column.

    Returns
    -------
    ndarray of bool, shape (1, m)
        True where the predicted probability exceeds one half.
    """
    probabilities, _ = L_model_forward(X, parameters)
    return probabilities > 0.5


def predict(X: FloatArray, y: ArrayLike, parameters: Parameters) -> NDArray[np.int64]:
    """Predict the classes and print the accuracy.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        Input, one example a column.
    y : array_like, shape (1, m) or (m,)
        True classes, 0 or 1.
    parameters : dict
        ``W1, b1, ..., WL, bL``.

    Returns
    -------
    ndarray of int, shape (1, m)
        Predicted classes, 0 or 1.
    """
    classes = predict_dec(parameters, X).astype(np.int64)
    print(f"Accuracy: {np.mean(classes == np.reshape(y, (1, -1)))}")
    return classes
