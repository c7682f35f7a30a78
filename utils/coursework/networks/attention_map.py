"""The attention weights of a trained date translator, read off layer by layer."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def attention_weights_of(model: Any, X: Array) -> Array:
    """Run a date translator and keep the attention weights of every step.

    Parameters
    ----------
    model : keras.Model
        With one bidirectional layer, and with layers of the names ``attention_hidden``,
        ``attention_energies``, ``attention_weights`` and ``decoder``.
    X : ndarray, shape (m, Tx, vocabulary)
        Dates in words, one-hot.

    Returns
    -------
    ndarray, shape (m, Ty, Tx)
        For each letter that is written, how much each letter that is read counts; every row of
        Tx numbers adds up to 1.
    """
    encoder = next(each for each in model.layers if isinstance(each, keras.layers.Bidirectional))
    hidden, energies, weights = (
        model.get_layer(f"attention_{name}") for name in ("hidden", "energies", "weights")
    )
    decoder = model.get_layer("decoder")
    a = encoder(keras.ops.convert_to_tensor(X), training=False)
    s = c = keras.ops.zeros((len(X), decoder.units))
    rows = []
    for _ in model.outputs:
        repeated = keras.ops.repeat(s[:, None], a.shape[1], axis=1)
        alphas = weights(energies(hidden(keras.ops.concatenate([a, repeated], axis=-1))))
        context = keras.ops.sum(alphas * a, axis=1, keepdims=True)
        s, _, c = decoder(context, initial_state=[s, c])
        rows.append(keras.ops.convert_to_numpy(alphas)[..., 0])
    return np.stack(rows, axis=1)
