"""Tensors of TensorFlow and Keras: as plain arrays, as variables, and their gradients."""

import numpy as np


def plain(value):
    """A tensor, variable, array or number as an array; None where there is none."""
    return None if value is None else np.asarray(value)


def normal(rng, *shape):
    """Normally distributed numbers in single precision."""
    return rng.normal(size=shape).astype(np.float32)


def variables(parameters):
    """The same parameters as variables of TensorFlow."""
    import tensorflow as tf

    return {name: tf.Variable(array) for name, array in parameters.items()}


def gradients_of(function, *arrays):
    """Gradients of what a function returns, with respect to each of its arguments."""
    import tensorflow as tf

    inputs = [tf.Variable(array) for array in arrays]
    with tf.GradientTape() as tape:
        result = function(*inputs)
    return [plain(each) for each in tape.gradient(result, inputs)]
