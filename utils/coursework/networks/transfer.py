"""What transfer learning is compared with: heads on stored features, tails, a small network."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
from keras import layers
from numpy.typing import NDArray

from coursework.networks.mobilenet import load_mobilenet

Array = NDArray[Any]

CUT = "block_12_add"
FROZEN_OF_THE_TAIL = 3


def cut_trunk(input_shape: tuple[int, int, int]) -> tuple[keras.Model, keras.Model]:
    """Cut the trunk of MobileNetV2 into a lower part and a tail, which starts with block 13.

    Parameters
    ----------
    input_shape : tuple of int
        Height, width and channels of an image.

    Returns
    -------
    lower, tail : keras.Model
        From images between -1 and 1 to maps, and from maps to features, all frozen.
    """
    trunk = load_mobilenet(input_shape)
    trunk.trainable = False
    middle = trunk.get_layer(CUT).output
    return keras.Model(trunk.input, middle), keras.Model(middle, trunk.output)


def small_network(input_shape: tuple[int, int, int]) -> keras.Model:
    """Build a convolutional network with four blocks, to be trained from scratch.

    Parameters
    ----------
    input_shape : tuple of int
        Height, width and channels of an image.

    Returns
    -------
    keras.Model
        From images between -1 and 1 to logits.
    """
    X = inputs = keras.Input(input_shape)
    for filters in (16, 32, 64, 64):
        X = layers.Conv2D(filters, 3, padding="same", activation="relu")(X)
        X = layers.MaxPooling2D()(X)
    X = layers.Dropout(0.2)(layers.GlobalAveragePooling2D()(X))
    return keras.Model(inputs, layers.Dense(1)(X))


def fit_logits(
    model: keras.Model, X: Array, y: Array, epochs: int, rate: float, batch: int = 32
) -> None:
    """Train a network that gives one logit, with Adam.

    Parameters
    ----------
    model : keras.Model
        The network.
    X : ndarray, shape (m, ...)
        What goes in.
    y : ndarray of int, shape (m,)
        Labels, 0 or 1.
    epochs : int
        How often to go through the examples.
    rate : float
        Learning rate.
    batch : int
        How many examples make a batch.
    """
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(rate), loss, jit_compile=False)
    model.fit(X, y[:, None], batch_size=batch, epochs=epochs, verbose=0)


def accuracy(model: keras.Model, X: Array, y: Array) -> float:
    """Share of right answers, a logit above 0 meaning class 1."""
    logits = model.predict(X, batch_size=50, verbose=0)[:, 0]
    return float(np.mean((logits > 0) == (y == 1)))


def head_on(shape: tuple[int, ...]) -> keras.Model:
    """Build a head: mean of each map, dropout, one unit."""
    inputs = keras.Input(shape)
    X = layers.Dropout(0.2)(layers.GlobalAveragePooling2D()(inputs))
    return keras.Model(inputs, layers.Dense(1)(X))


def tail_with_head(tail: keras.Model, head: keras.Model) -> keras.Model:
    """Put a trained head on a tail whose last layers may learn, all but batch norm.

    Parameters
    ----------
    tail : keras.Model
        From maps to features; it gets a copy, so that the tail itself stays as it is.
    head : keras.Model
        From features to a logit.

    Returns
    -------
    keras.Model
        From maps to a logit.
    """
    copy = keras.models.clone_model(tail)
    copy.set_weights(tail.get_weights())
    copy.trainable = True
    for index, layer in enumerate(copy.layers):
        if index < FROZEN_OF_THE_TAIL or isinstance(layer, layers.BatchNormalization):
            layer.trainable = False
    inputs = keras.Input(tail.input_shape[1:])
    return keras.Model(inputs, head(copy(inputs)))
