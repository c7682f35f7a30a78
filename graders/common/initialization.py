"""Random starts of networks in TensorFlow: weights W1, W2, W3 after Glorot, and biases of zero."""

import numpy as np


def description(numbers, value, variable):
    """Shape, type, whether it is a variable, mean, spread, extreme and first numbers."""
    return {
        "shape": list(numbers.shape),
        "dtype": str(numbers.dtype),
        "variable": isinstance(value, variable),
        "mean": float(numbers.mean()),
        "spread": float(numbers.std()),
        "largest": float(np.abs(numbers).max()),
        "first": numbers.ravel()[:8].tolist(),
    }


def described(parameters):
    """What can be judged of each parameter."""
    import tensorflow as tf

    return {
        name: None if value is None else description(np.asarray(value), value, tf.Variable)
        for name, value in parameters.items()
    }


def fault_of(name, got, shape):
    """What is wrong with one parameter, in a sentence; an empty one if nothing is.

    The last two axes are those of inputs and outputs, in either order; the axes before them are
    those of a filter. Mean and standard deviation may stray by four or more standard errors of so
    many numbers. Both the uniform and the normal form of Glorot's initialization pass.
    """
    if got["shape"] != shape:
        return f"{name} should have the shape {tuple(shape)}, not {tuple(got['shape'])}."
    if not got["variable"]:
        return f"{name} is not a tf.Variable, so it cannot be trained."
    if got["dtype"] != "float32":
        return f"{name} holds numbers of type {got['dtype']}; float32 is expected."
    if name.startswith("b"):
        return "" if got["largest"] == 0 else f"{name} should hold zeros."
    fans = np.prod(shape[:-2], dtype=int) * (shape[-2] + shape[-1])
    deviation, stray = np.sqrt(2 / fans), 3.0 / np.sqrt(np.prod(shape))
    if abs(got["spread"] / deviation - 1) > stray:
        return f"The standard deviation of {name} is {got['spread']:.4g}, not {deviation:.4g}."
    if abs(got["mean"]) > 2 * stray * deviation:
        return f"The mean of {name} is {got['mean']:.4g}; the weights should scatter around 0."
    return ""


def fault_of_all(got, expected):
    """What is wrong with the first faulty parameter."""
    if set(got) != set(expected):
        return f"The parameters should be {', '.join(sorted(expected))}."
    faults = [fault_of(name, got[name], each["shape"]) for name, each in expected.items()]
    return next((fault for fault in faults if fault), "")


def as_glorot(got, expected):
    """Right names, shapes, types and spread."""
    if not got or None in got.values():
        return False
    return fault_of_all(got, expected) or True


def applied(W, x):
    """The product of a matrix and a vector, in the order that fits."""
    return W @ x if W.shape[-1] == x.size else x @ W


def put_to_use(parameters, x):
    """What can be judged of the parameters, and what the last layer makes of its own input."""
    W3 = np.zeros((1, x.size)) if parameters["W3"] is None else np.asarray(parameters["W3"])
    use = {"x": x, "W3": W3, "result": applied(W3, x)}
    return {"parameters": described(parameters), "use": use}


def as_glorot_in_use(got, expected):
    """Right parameters, of which the last weights give what they should for the input."""
    use, x = got["use"], expected["use"]["x"]
    if not np.array_equal(use["x"], x):
        return False
    if not np.allclose(applied(use["W3"], x), use["result"], rtol=1e-4):
        return False
    W3 = got["parameters"]["W3"]
    if W3 and not np.allclose(use["W3"].ravel()[:8], W3["first"]):
        return False
    return as_glorot(got["parameters"], expected["parameters"])
