"""Helpers of the notebooks on convolutional networks, under their classic names.

Examples lie along the first axis here, where those of `tf_utils` are columns. TensorFlow is not
imported.
"""

import numpy as np
from numpy.typing import NDArray

from coursework.array_types import Labels
from coursework.data.signs import load_signs as load_dataset
from tf_utils import convert_to_one_hot, forward_propagation_for_predict, predict
from tf_utils import random_mini_batches as _batches_of_columns

__all__ = [
    "convert_to_one_hot",
    "forward_propagation_for_predict",
    "load_dataset",
    "predict",
    "random_mini_batches",
]

Images = NDArray[np.floating]


def random_mini_batches(
    X: Images, Y: Labels, mini_batch_size: int = 64, seed: int = 0
) -> list[tuple[Images, Labels]]:
    """Shuffle the examples and cut them into batches.

    Parameters
    ----------
    X : ndarray, shape (m, ...)
        Examples along the first axis, such as images of shape (m, n_H, n_W, n_C).
    Y : ndarray, shape (m, n_y)
        Their labels, one-hot or not.
    mini_batch_size : int
        Examples in a batch; the last batch holds what is left.
    seed : int
        Start of the random stream. Pass another one in each epoch.

    Returns
    -------
    list of tuple
        The batches ``(X_batch, Y_batch)``.
    """
    places = np.arange(len(X))[np.newaxis]
    batches = _batches_of_columns(places.astype(float), places, mini_batch_size, seed)
    return [(X[batch[0]], Y[batch[0]]) for _, batch in batches]
