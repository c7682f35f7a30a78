"""Random starts of networks in TensorFlow: weights W1, W2, W3 after Glorot, and biases of zero.

`glorot_cases` and `glorot_mistakes` declare what two assignments try in the same way.
"""

import numpy as np


def description(numbers, value, variable):
    """Shape, type, whether it is a variable and trainable, mean, spread, extreme, first numbers."""
    return {
        "shape": list(numbers.shape),
        "dtype": str(numbers.dtype),
        "variable": isinstance(value, variable),
        "trainable": bool(getattr(value, "trainable", False)),
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
    if not got["trainable"]:
        return f"{name} is a variable with trainable=False; leave that out, so that it is trained."
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


def start_of_the_network(initialize_parameters):
    """Shapes, types and spread of the parameters."""
    return described(initialize_parameters())


def start_with_another_seed(initialize_parameters, rng, last_inputs):
    """Another random state, and an input for the last layer."""
    import keras

    keras.utils.set_random_seed(314)
    return put_to_use(initialize_parameters(), rng.normal(size=last_inputs))


def start_for_a_second_time(initialize_parameters, rng, last_inputs):
    """Two calls, the variables of the first changed in between, and an input."""
    first = initialize_parameters()
    for name in sorted(first):
        first[name].assign_add(first[name] + 1.0)
    return put_to_use(initialize_parameters(), rng.normal(size=last_inputs))


def glorot_cases(grader, inputs):
    """Declare the cases of ``initialize_parameters``, whose last layer has so many inputs."""
    grader.include(described, as_glorot, put_to_use, as_glorot_in_use)

    def last_inputs():
        return inputs

    grader.given(last_inputs)
    grader.case(accept=as_glorot)(start_of_the_network)
    in_use = {"hidden": True, "accept": as_glorot_in_use}
    grader.case(**in_use, kind="another random state")(start_with_another_seed)
    grader.case(**in_use, kind="a second call")(start_for_a_second_time)


INITIALIZER = "keras.initializers.GlorotUniform(seed=keras.random.SeedGenerator())"


def in_all(texts, old, new):
    """The same change in all of several texts, each of which stands for {} in old and new."""
    return [(old.format(text), new.format(text)) for text in texts]


def glorot_mistakes(grader, weights, biases):
    """Record the mistakes of ``initialize_parameters``, given what its variables are made of."""
    wrong = grader.mistakes("initialize_parameters")
    wrong(
        "The weights are tensors, which cannot be trained: wrap each parameter in tf.Variable.",
        *in_all(weights, "tf.Variable({})", "tf.constant({})"),
    )
    wrong(
        "The biases are tensors, which cannot be trained: wrap each parameter in tf.Variable.",
        *in_all(biases, "tf.Variable({})", "tf.constant({})"),
    )
    wrong(
        "The biases are random; they should start at zero.",
        *in_all(biases, "{}", "initializer({}.shape)"),
    )
    wrong(
        "The biases are ones; they should start at zero.",
        *in_all(biases, "{}", "tf.ones_like({})"),
    )
    wrong(
        "The weights are zero, so all units of a layer would stay equal. Call the initializer.",
        *in_all(weights, "{}", "tf.zeros_like({})"),
    )
    wrong(
        "The variables have trainable=False; leave that out, so that they are trained.",
        *in_all([*weights, *biases], "tf.Variable({})", "tf.Variable({}, trainable=False)"),
    )
    wrong(
        "That is He's initialization; use Glorot's, which is given.",
        (INITIALIZER, "keras.initializers.HeUniform()"),
    )
    wrong(
        "That is LeCun's initialization; use Glorot's, which is given.",
        (INITIALIZER, "keras.initializers.LecunNormal()"),
    )
    wrong(
        "These are normally distributed numbers of a fixed spread; use Glorot's.",
        (INITIALIZER, "keras.initializers.RandomNormal()"),
    )
    wrong(
        "The weights scatter around 1 instead of 0.",
        (INITIALIZER, "keras.initializers.RandomNormal(mean=1.0)"),
    )
