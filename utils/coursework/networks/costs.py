"""Cost of a binary classifier."""

import numpy as np

from coursework.array_types import FloatArray, Labels


def cross_entropy(A: FloatArray, Y: Labels) -> float:
    r"""Binary cross-entropy averaged over the examples.

    .. math:: J = -\frac{1}{m} \sum_{i=1}^{m} y_i \log a_i + (1 - y_i) \log(1 - a_i)

    A logarithm is taken only where its factor is not zero, so a prediction of exactly 0 or 1
    costs nothing when it is right. When it is wrong the cost is infinite, which is what the
    formula says: the classifier called the truth impossible. That happens when weights are so
    large that the sigmoid rounds to 0 or 1. No warning is raised, and training can go on because
    the gradient ``A - Y`` stays finite.

    Parameters
    ----------
    A : ndarray, shape (1, m)
        Predicted probabilities of class 1.
    Y : ndarray, shape (1, m) or (m,)
        True classes, 0 or 1.

    Returns
    -------
    float
        The cost, at least 0 and possibly infinite.

    Raises
    ------
    ValueError
        If there is not exactly one label for each prediction.

    References
    ----------
    Goodfellow, Bengio and Courville, *Deep Learning* (2016), section 6.2.2.2.
    """
    if np.size(A) != np.size(Y):
        raise ValueError(
            f"The cost needs one label for each prediction, but A has shape {np.shape(A)} "
            f"and Y has shape {np.shape(Y)}. Give both the shape (1, m)."
        )
    Y = np.reshape(Y, A.shape)
    with np.errstate(divide="ignore"):
        log_of_one = np.log(A, out=np.zeros_like(A), where=Y > 0)
        log_of_zero = np.log(1 - A, out=np.zeros_like(A), where=Y < 1)
    return float(-np.sum(Y * log_of_one + (1 - Y) * log_of_zero) / A.shape[-1])
