"""Keras models: their sizes, their weights, and what Keras complains of."""

import re

import numpy as np


def count(weights):
    """How many numbers a list of weights holds."""
    return sum(int(np.prod(each.shape)) for each in weights)


def unnumbered(function, *arguments, **named):
    """Call a function; a complaint of Keras is kept without running numbers."""
    try:
        return function(*arguments, **named)
    except ValueError as error:
        raise ValueError(re.sub(r"_\d+|keras_tensor\w*", "", str(error))) from None


def fix_weights(model, rng):
    """Give a model random weights; scales and variances positive, all else around zero."""
    for each in model.weights:
        if each.name in ("gamma", "moving_variance"):
            each.assign(rng.uniform(0.5, 1.5, each.shape))
        elif "seed" not in each.name:
            inputs = np.prod(each.shape[:-1]) if len(each.shape) > 1 else 25
            each.assign(rng.normal(0, 1.5 / np.sqrt(inputs), each.shape))
    return model
