"""The layers that a Keras model calls."""

from unittest import mock


def calls_of(model, X):
    """The layers that a model calls, in their order, and the mode that each is told to be in.

    A layer that is made once and called twice is there twice; those inside of others are there too.
    """
    import keras

    found, call = [], keras.layers.Layer.__call__

    def noted(layer, *arguments, **named):
        found.append((layer, named.get("training")))
        return call(layer, *arguments, **named)

    with mock.patch.object(keras.layers.Layer, "__call__", noted):
        model(X)
    return found
