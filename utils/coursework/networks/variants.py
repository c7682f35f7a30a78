"""The same network with something taken out of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keras


def without_shortcuts(model: keras.Model) -> keras.Model:
    """Copy a network, keeping only the longest of the paths that meet.

    Parameters
    ----------
    model : Model
        A functional model.

    Returns
    -------
    Model
        The plain network, with new weights. Its layers have the names that they have in `model`.
        What lay on the shorter paths is gone.
    """
    lengths: dict[int, int] = {}

    def call(layer: Any, *args: Any, **kwargs: Any) -> Any:
        tensors = [each for each in keras.tree.flatten(args) if hasattr(each, "shape")]
        longest = max(tensors, key=lambda tensor: lengths.get(id(tensor), 0))
        if len(tensors) > 1:
            return longest
        output = layer(*args, **kwargs)
        lengths[id(output)] = lengths.get(id(longest), 0) + 1
        return output

    return _rewired(model, call)


def without_normalization(model: keras.Model) -> keras.Model:
    """Copy a network, leaving out its layers of batch normalization.

    Parameters
    ----------
    model : Model
        A functional model.

    Returns
    -------
    Model
        The copy, with new weights.
    """

    def call(layer: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(layer, keras.layers.BatchNormalization):
            return args[0]
        return layer(*args, **kwargs)

    return _rewired(model, call)


def _rewired(model: keras.Model, call: Callable[..., Any]) -> keras.Model:
    return keras.models.clone_model(model, call_function=call)
