"""Cases and known mistakes of initialization.

Random weights are judged by shape, mean and standard deviation, whatever generator drew them.
"""

from itertools import pairwise

import numpy as np

from invigilator.checking import Grader

grader = Grader("course2/initialization")


@grader.helper
def summary(array):
    """Shape, kind of number, mean, spread and first numbers; None where there is no array."""
    if array is None:
        return None
    numbers = np.asarray(array)
    return {
        "shape": list(numbers.shape),
        "kind": numbers.dtype.kind,
        "mean": float(numbers.mean()),
        "spread": float(numbers.std()),
        "spread over the units": float(numbers.std(axis=0).mean()) if numbers.ndim else 0.0,
        "first": numbers.ravel()[:8].tolist(),
    }


@grader.helper
def drawn(initialize, layers_dims):
    """What can be judged of the parameters for given layer sizes."""
    return {name: summary(array) for name, array in initialize(layers_dims).items()}


@grader.helper
def fault_of_layer(number, W, b, sizes, deviation):
    """What is wrong with a layer, in a sentence; an empty one if nothing is.

    Means and deviations may stray by six times the standard error of so many numbers.
    """
    n, n_prev = sizes
    if [b["shape"], b["kind"], b["mean"], b["spread"]] != [[n, 1], "f", 0, 0]:
        return f"b{number} should hold zeros, floating-point numbers, in the shape {(n, 1)}."
    if W["shape"] != [n, n_prev]:
        return f"W{number} should have the shape {(n, n_prev)}, not {tuple(W['shape'])}."
    stray, mean, spread = 6 / np.sqrt(n * n_prev), W["mean"], W["spread"]
    if n * n_prev > 1 and spread == 0:
        return f"All numbers in W{number} are equal; draw each of them at random."
    if abs(spread / deviation - 1) > stray:
        return f"The standard deviation of W{number} is {spread:.4g}; expected {deviation:.4g}."
    if abs(mean) > stray * deviation:
        return f"The mean of W{number} is {mean:.4g}; the weights should scatter around 0."
    if n > 20 and W["spread over the units"] < deviation / 2:
        return f"The units of layer {number} share weights, so they cannot become different."
    return ""


@grader.helper
def judged(got, expected, deviation):
    """True for parameters with the right names, shapes and spread; else what is wrong."""
    layers, starts = len(expected) // 2, []
    if set(got) != set(expected):
        return f"The parameters should be W1 and b1 to W{layers} and b{layers}."
    if None in got.values():
        return False
    for number in range(1, layers + 1):
        sizes = expected[f"W{number}"]["shape"]
        W, b, wanted = got[f"W{number}"], got[f"b{number}"], deviation(sizes[1])
        if fault := fault_of_layer(number, W, b, sizes, wanted):
            return fault
        starts.append(np.array(W["first"]) / wanted)
    if any(np.allclose(a[: len(b)], b[: len(a)]) for a, b in pairwise(starts)):
        return "Two layers begin with the same random numbers; draw new ones for each layer."
    return True


def as_random(got, expected):
    """Standard deviation 10 in every layer."""
    return judged(got, expected, lambda n_prev: 10.0)


def as_he(got, expected):
    """Variance 2 / n_prev."""
    return judged(got, expected, lambda n_prev: np.sqrt(2 / n_prev))


def as_xavier(got, expected):
    """Variance 1 / n_prev."""
    return judged(got, expected, lambda n_prev: np.sqrt(1 / n_prev))


# ---- initialize_parameters_zeros ----


@grader.case
def zeros_for_two_layers(initialize_parameters_zeros):
    """Layer sizes 3, 2, 1."""
    return initialize_parameters_zeros([3, 2, 1])


@grader.case
def zeros_for_three_layers(initialize_parameters_zeros):
    """Layer sizes 4, 3, 5, 2."""
    return initialize_parameters_zeros([4, 3, 5, 2])


@grader.case(hidden=True)
def zeros_for_five_layers(initialize_parameters_zeros):
    """Layer sizes 2, 7, 4, 6, 3, 1, and the sizes after the call."""
    sizes = [2, 7, 4, 6, 3, 1]
    return {**initialize_parameters_zeros(sizes), "sizes": sizes}


@grader.case(hidden=True)
def zeros_for_one_layer(initialize_parameters_zeros, rng):
    """Layer sizes 5, 4, and what the layer makes of three examples."""
    parameters, X = initialize_parameters_zeros([5, 4]), rng.normal(size=(5, 3))
    return {**parameters, "Z1": np.dot(parameters["W1"], X) + parameters["b1"], "X": X}


@grader.case(hidden=True)
def zeros_twice(initialize_parameters_zeros, rng):
    """Two calls, the first result changed in between."""
    first = initialize_parameters_zeros([4, 3, 2])
    for name in sorted(first):
        first[name] += rng.normal(size=first[name].shape)
    return {"first": first, "second": initialize_parameters_zeros([4, 3, 2])}


ZERO_WEIGHTS, BIASES = "np.zeros((n, n_prev))", "np.zeros((n, 1))"

wrong = grader.mistakes("initialize_parameters_zeros")
wrong(
    "W is transposed: it should have one row for each unit and one column for each input.",
    (ZERO_WEIGHTS, "np.zeros((n_prev, n))"),
)
wrong("The weights are ones, not zeros.", (ZERO_WEIGHTS, "np.ones((n, n_prev))"))
wrong(
    "The weights are random; in this exercise they should all be zero.",
    (ZERO_WEIGHTS, "np.random.randn(n, n_prev) * 0.01"),
)
wrong("W is a number; it should be an array with one row for each unit.", (ZERO_WEIGHTS, "0.0"))
wrong(
    "The biases are plain numbers; each should be a column with one entry for each unit.",
    (BIASES, "0.0"),
)
wrong(
    "The biases have only one axis. Pass the shape to np.zeros as a tuple of two numbers.",
    (BIASES, "np.zeros(n)"),
)
wrong("The biases are rows; they should be columns.", (BIASES, "np.zeros((1, n))"))
wrong(
    "There is a bias for each unit of the layer, not for each of its inputs.",
    (BIASES, "np.zeros((n_prev, 1))"),
)
wrong(
    "The arrays contain integers. Parameters are floating-point numbers, which np.zeros gives"
    " by default.",
    (ZERO_WEIGHTS, "np.zeros((n, n_prev), dtype=int)"),
    (BIASES, "np.zeros((n, 1), dtype=int)"),
)
wrong(
    "The last layer is missing: the loop ends one layer too early.",
    ("range(1, len(layers_dims))", "range(1, len(layers_dims) - 1)"),
)
wrong(
    "The names are off by one: the first layer has W1 and b1.",
    ('f"W{l}"', 'f"W{l - 1}"'),
    ('f"b{l}"', 'f"b{l - 1}"'),
)
wrong(
    "np.zeros takes the shape as one tuple: put it in brackets of its own.",
    (ZERO_WEIGHTS, "np.zeros(n, n_prev)"),
)
wrong(
    "np.zeros takes the shape of the biases as one tuple, in brackets of its own.",
    (BIASES, "np.zeros(n, 1)"),
)
wrong(
    "The keys contain the braces themselves: put an f before the quotes.",
    ('f"W{l}"', '"W{l}"'),
    ('f"b{l}"', '"b{l}"'),
)
wrong(
    "All layers are stored under the same two keys; the number of the layer belongs in the key.",
    ('f"W{l}"', '"W"'),
    ('f"b{l}"', '"b"'),
)
wrong(
    "A number cannot be added to a string; make the key with an f-string.",
    ('f"W{l}"', '"W" + l'),
)
wrong(
    "Nothing is stored: put each array into parameters, under its key.",
    ('parameters[f"W{l}"]', "W"),
    ('parameters[f"b{l}"]', "b"),
)
wrong(
    "Only the first layer is there: the function returns inside the loop, or the loop ends early.",
    ("range(1, len(layers_dims))", "range(1, 2)"),
)
wrong("The biases are ones, not zeros.", (BIASES, "np.ones((n, 1))"))
wrong(
    "The biases have the shape of the weights; a unit has only one bias.",
    (BIASES, "np.zeros((n, n_prev))"),
)
wrong("The weights are missing from the dictionary.", ('parameters[f"W{l}"]', "W"))
wrong("The biases are missing from the dictionary.", ('parameters[f"b{l}"]', "b"))
wrong('The keys of the weights begin with a capital W, as in "W1".', ('f"W{l}"', 'f"w{l}"'))
wrong(
    "The weights are random, and not even small; in this exercise they should all be zero.",
    (ZERO_WEIGHTS, "np.random.randn(n, n_prev)"),
)
wrong(
    "Weights and biases are ones, not zeros.",
    (ZERO_WEIGHTS, "np.ones((n, n_prev))"),
    (BIASES, "np.ones((n, 1))"),
)
wrong(
    "Weights and biases are plain numbers; each should be an array.",
    (ZERO_WEIGHTS, "0.0"),
    (BIASES, "0.0"),
)
wrong(
    "Each layer starts a new dictionary, so only the last one is left: put the arrays into "
    "parameters, each under its key.",
    (f'parameters[f"W{{l}}"] = {ZERO_WEIGHTS}', f'parameters = {{f"W{{l}}": {ZERO_WEIGHTS}}}'),
)
wrong(
    "The weights contain integers. Parameters are floating-point numbers, which np.zeros gives "
    "by default.",
    (ZERO_WEIGHTS, "np.zeros((n, n_prev), dtype=int)"),
)


# ---- initialize_parameters_random ----


@grader.case(accept=as_random)
def random_for_two_layers(initialize_parameters_random):
    """Layer sizes 3, 2, 1."""
    return drawn(initialize_parameters_random, [3, 2, 1])


@grader.case(accept=as_random)
def random_for_large_layers(initialize_parameters_random):
    """Layer sizes 100, 60, 40, 1."""
    return drawn(initialize_parameters_random, [100, 60, 40, 1])


@grader.case(hidden=True, accept=as_random)
def random_for_six_layers(initialize_parameters_random):
    """Layer sizes 40, 90, 30, 70, 50, 80, 2."""
    return drawn(initialize_parameters_random, [40, 90, 30, 70, 50, 80, 2])


@grader.case(hidden=True, accept=as_random)
def random_for_one_layer(initialize_parameters_random):
    """Layer sizes 30, 120, given as a tuple."""
    return drawn(initialize_parameters_random, (30, 120))


WEIGHTS = "np.random.randn(n, n_prev)"


def mistakes_of_drawing(exercise, scale):
    """The mistakes that all random starts have in common; `scale` is what follows the draw."""
    wrong = grader.mistakes(exercise)
    wrong(
        "W is transposed: it should have one row for each unit and one column for each input.",
        (WEIGHTS, "np.random.randn(n_prev, n)"),
    )
    wrong(
        "The weights are all positive: np.random.rand draws uniformly from 0 to 1; use randn.",
        (WEIGHTS, "np.random.rand(n, n_prev)"),
    )
    wrong(
        "Each layer begins with the same random numbers: do not seed the generator in the loop.",
        (
            f'parameters[f"W{{l}}"] = {WEIGHTS}',
            f'np.random.seed(3); parameters[f"W{{l}}"] = {WEIGHTS}',
        ),
    )
    wrong(
        "All units of a layer have the same weights; draw one number for each weight.",
        (WEIGHTS, "np.random.randn(1, n_prev) * np.ones((n, 1))"),
    )
    wrong(
        "The biases are random too; they should be zero.",
        (BIASES, f"np.random.randn(n, 1){scale}"),
    )
    wrong(
        "The biases are plain numbers; each should be a column with one entry for each unit.",
        (BIASES, "0.0"),
    )
    wrong(
        "The biases are rows; each should be a column with one entry for each unit.",
        (BIASES, "np.zeros((1, n))"),
    )
    wrong(
        "The biases have only one axis. Pass the shape to np.zeros as a tuple of two numbers.",
        (BIASES, "np.zeros(n)"),
    )
    wrong(
        "np.random.randn takes rows and columns as two numbers, not as a tuple.",
        (WEIGHTS, "np.random.randn((n, n_prev))"),
    )
    wrong(
        "np.zeros takes the shape as one tuple: put it in brackets of its own.",
        (BIASES, "np.zeros(n, 1)"),
    )
    wrong(
        "A number cannot be added to a string; make the key with an f-string.",
        ('f"W{l}"', '"W" + l'),
    )


mistakes_of_drawing("initialize_parameters_random", " * 10")
wrong = grader.mistakes("initialize_parameters_random")
wrong("The factor 10 is missing: these weights have a standard deviation of 1.", (" * 10", ""))
wrong("These weights are small, as in course 1; here they should be large.", (" * 10", " * 0.01"))
wrong("You divide by 10; multiply by it.", (" * 10", " / 10"))
wrong(
    "The standard deviation should be 10, not the variance: no square root is needed.",
    (" * 10", " * np.sqrt(10)"),
)
wrong("You add 10 to every weight; multiply by it.", (" * 10", " + 10"))
wrong(
    "That is the scale of He, which comes later; here the standard deviation is 10 in every layer.",
    (" * 10", " * np.sqrt(2 / n_prev)"),
)
wrong(
    "The numbers are drawn uniformly from -10 to 10; draw them with randn, then multiply by 10.",
    (f"{WEIGHTS} * 10", "np.random.uniform(-10, 10, (n, n_prev))"),
)


# ---- initialize_parameters_he ----


@grader.case(accept=as_he)
def he_for_two_layers(initialize_parameters_he):
    """Layer sizes 2, 4, 1."""
    return drawn(initialize_parameters_he, [2, 4, 1])


@grader.case(accept=as_he)
def he_for_large_layers(initialize_parameters_he):
    """Layer sizes 120, 50, 90, 1."""
    return drawn(initialize_parameters_he, [120, 50, 90, 1])


@grader.case(hidden=True, accept=as_he)
def he_for_six_layers(initialize_parameters_he):
    """Layer sizes 30, 100, 40, 80, 60, 110, 3."""
    return drawn(initialize_parameters_he, [30, 100, 40, 80, 60, 110, 3])


@grader.case(hidden=True, accept=as_he)
def he_for_one_layer(initialize_parameters_he):
    """Layer sizes 150, 30, given as a tuple."""
    return drawn(initialize_parameters_he, (150, 30))


def mistakes_of_scale(exercise, numerator):
    """The mistakes that both square roots of a variance have in common."""
    scale = f" * np.sqrt({numerator} / n_prev)"
    mistakes_of_drawing(exercise, scale)
    wrong = grader.mistakes(exercise)
    wrong(
        "The square root is missing: the formula gives the variance, but you multiply by the "
        "standard deviation.",
        (scale, f" * ({numerator} / n_prev)"),
    )
    wrong(
        "The scale depends on the number of inputs n_prev, not on the number of units n.",
        (scale, f" * np.sqrt({numerator} / n)"),
    )
    wrong(
        "Your weights grow with the number of inputs: the scale is upside down, or you divide by "
        "it.",
        (scale, f" / np.sqrt({numerator} / n_prev)"),
    )
    wrong(
        "The scale is missing: these weights have a standard deviation of 1.",
        (scale, ""),
    )
    wrong(
        "These weights still have the factor 10 of the exercise before.",
        (scale, f"{scale} * 10"),
    )
    wrong(
        "The weights have the factor 10 of the exercise before, and not the scale of this one.",
        (scale, " * 10"),
    )
    wrong(
        "The scale is added to the random numbers; multiply them by it.",
        (scale, scale.replace(" * ", " + ")),
    )
    wrong(
        "All layers have the scale of the first one; n_prev changes from layer to layer.",
        (scale, f" * np.sqrt({numerator} / layers_dims[0])"),
    )


mistakes_of_scale("initialize_parameters_he", 2)
wrong = grader.mistakes("initialize_parameters_he")
wrong(
    "The 2 that makes up for the missing negative half is missing under the root.",
    ("np.sqrt(2 / n_prev)", "np.sqrt(1 / n_prev)"),
)
wrong(
    "You take the root of the 2 only; take that of the whole fraction.",
    ("np.sqrt(2 / n_prev)", "(np.sqrt(2) / n_prev)"),
)
wrong(
    "The 2 stands outside the root; it belongs inside, over n_prev.",
    ("np.sqrt(2 / n_prev)", "2 * np.sqrt(1 / n_prev)"),
)
wrong(
    "That is Glorot's compromise between inputs and units; here only the inputs count.",
    ("np.sqrt(2 / n_prev)", "np.sqrt(2 / (n_prev + n))"),
)


# ---- initialize_parameters_xavier ----


@grader.case(accept=as_xavier)
def xavier_for_two_layers(initialize_parameters_xavier):
    """Layer sizes 4, 3, 2."""
    return drawn(initialize_parameters_xavier, [4, 3, 2])


@grader.case(accept=as_xavier)
def xavier_for_large_layers(initialize_parameters_xavier):
    """Layer sizes 110, 60, 80, 1."""
    return drawn(initialize_parameters_xavier, [110, 60, 80, 1])


@grader.case(hidden=True, accept=as_xavier)
def xavier_for_six_layers(initialize_parameters_xavier):
    """Layer sizes 50, 90, 30, 100, 40, 70, 2."""
    return drawn(initialize_parameters_xavier, [50, 90, 30, 100, 40, 70, 2])


@grader.case(hidden=True, accept=as_xavier)
def xavier_for_one_layer(initialize_parameters_xavier):
    """Layer sizes 35, 130, given as a tuple."""
    return drawn(initialize_parameters_xavier, (35, 130))


mistakes_of_scale("initialize_parameters_xavier", 1)
wrong = grader.mistakes("initialize_parameters_xavier")
wrong(
    "That is He's variance, for ReLU; tanh removes no half, so the 2 does not belong here.",
    ("np.sqrt(1 / n_prev)", "np.sqrt(2 / n_prev)"),
)
wrong(
    "That is the variance of the original paper, from inputs and units; here only the inputs "
    "count.",
    ("np.sqrt(1 / n_prev)", "np.sqrt(2 / (n_prev + n))"),
)
