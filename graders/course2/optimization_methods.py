"""Cases and known mistakes of the optimization methods."""

import re

import numpy as np

from invigilator.checking import Grader

grader = Grader("course2/optimization_methods")


@grader.helper
def parameters_of(rng, *sizes):
    """Random parameters of a network with so many inputs and units."""
    parameters = {}
    for layer in range(1, len(sizes)):
        parameters[f"W{layer}"] = rng.normal(size=(sizes[layer], sizes[layer - 1]))
        parameters[f"b{layer}"] = rng.normal(size=(sizes[layer], 1))
    return parameters


@grader.helper
def gradients_of(rng, parameters):
    """Random gradients of the shapes of the parameters."""
    return {f"d{name}": rng.normal(size=value.shape) for name, value in parameters.items()}


@grader.helper
def averages_of(rng, parameters):
    """Averages of gradients and of their squares, as they are after some steps."""
    v = {f"d{name}": 0.3 * rng.normal(size=value.shape) for name, value in parameters.items()}
    s = {f"d{name}": rng.uniform(0.01, 0.8, value.shape) for name, value in parameters.items()}
    return v, s


@grader.helper
def picked(mapping, like, prefix=""):
    """The entries of a student's dict for the named parameters, as far as they are there."""
    keys = [f"{prefix}{name}" for name in like]
    return {key: mapping[key] for key in keys if isinstance(mapping, dict) and key in mapping}


@grader.helper
def named(mapping, names):
    """The averages for the named parameters; where some are missing, all that is there."""
    found = picked(mapping, names, "d")
    whole = len(found) == len(names) or not isinstance(mapping, dict)
    return found if whole else {str(key): value for key, value in mapping.items()}


@grader.helper
def shapes_of(mapping, like, prefix="d"):
    """The shapes of the entries for the named parameters."""
    return {f"{prefix}{name}": list(np.shape(mapping[f"{prefix}{name}"])) for name in like}


@grader.given
def classic_step():
    """Parameters and gradients of a 3-2-3 network, from the classic course."""
    legacy = np.random.RandomState(1)
    shapes = {"W1": (2, 3), "b1": (2, 1), "W2": (3, 3), "b2": (3, 1)}
    parameters = {name: legacy.randn(*shape) for name, shape in shapes.items()}
    return parameters, {f"d{name}": legacy.randn(*shape) for name, shape in shapes.items()}


# ---- update_parameters_with_gd ----


@grader.case
def step_of_two_layers(update_parameters_with_gd, classic_step):
    """Two layers, learning rate 0.01."""
    parameters, grads = classic_step
    return picked(update_parameters_with_gd(parameters, grads, 0.01), ("W1", "b1", "W2", "b2"))


@grader.case
def step_with_another_rate(update_parameters_with_gd, rng):
    """Three layers, learning rate 0.3."""
    parameters = parameters_of(rng, 2, 3, 4, 2)
    grads, names = gradients_of(rng, parameters), list(parameters)
    return picked(update_parameters_with_gd(parameters, grads, 0.3), names)


@grader.case(hidden=True)
def step_of_one_layer(update_parameters_with_gd, rng):
    """One layer, a long step."""
    parameters = parameters_of(rng, 4, 3)
    grads = gradients_of(rng, parameters)
    return picked(update_parameters_with_gd(parameters, grads, 1.7), ("W1", "b1"))


@grader.case(hidden=True)
def step_of_four_layers(update_parameters_with_gd, rng):
    """Four layers, and other entries among the gradients."""
    parameters = parameters_of(rng, 2, 5, 3, 4, 1)
    grads = gradients_of(rng, parameters) | {"dA1": np.ones((5, 7)), "dZ4": np.ones((1, 7))}
    names = list(parameters)
    return picked(update_parameters_with_gd(parameters, grads, 0.2), names)


@grader.case(hidden=True)
def three_steps_of_descent(update_parameters_with_gd, rng):
    """Three steps, one after the other."""
    parameters = parameters_of(rng, 3, 2, 2)
    names = list(parameters)
    gradients = [gradients_of(rng, parameters) for _ in range(3)]
    for grads, learning_rate in zip(gradients, (0.5, 0.1, 0.02), strict=True):
        parameters = update_parameters_with_gd(parameters, grads, learning_rate)
    return picked(parameters, names)


def of_both(line, changed):
    """The patch of a line for the weights, and that of the same line for the biases."""
    patch = (line, changed)
    return [patch, tuple(each.replace("W", "b") for each in patch)]


GD_W = 'parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]'
GD_B = 'parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]'

wrong = grader.mistakes("update_parameters_with_gd")
wrong(
    "Your steps go uphill: subtract the gradient.",
    *of_both(GD_W, GD_W.replace(" - ", " + ")),
)
wrong("The biases stay as they were; they must take a step, too.", (GD_B, "pass"))
wrong("The weights stay as they were; they must take a step, too.", (GD_W, "pass"))
wrong(
    "The learning rate is missing: it scales every step.",
    *of_both(GD_W, GD_W.replace("learning_rate * ", "")),
)
wrong(
    "The last layer is left out: the layers are numbered from 1 to L, and range stops before "
    "its end.",
    ("range(1, L + 1)", "range(1, L)"),
)
wrong(
    "You ask for a layer that does not exist: there are half as many layers as parameters, "
    "numbered from 1 to L.",
    ("len(parameters) // 2", "len(parameters)"),
)
wrong(
    "You replace the parameters by the steps; subtract the steps from them.",
    *of_both(GD_W, 'parameters[f"W{l}"] = -learning_rate * grads[f"dW{l}"]'),
)
wrong(
    "The learning rate is hard-coded; use the argument.",
    *of_both(GD_W, 'parameters[f"W{l}"] = parameters[f"W{l}"] - 0.01 * grads[f"dW{l}"]'),
)
wrong(
    "You divide the learning rate by the gradient; multiply them.",
    *of_both(GD_W, 'parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate / grads[f"dW{l}"]'),
)
wrong(
    "Beyond the first layer, something stays as it was: perhaps the loop, or the function, ends "
    "too early.",
    ("range(1, L + 1)", "range(1, 2)"),
)

wrong("The first layer is left out: the loop begins at 1.", ("range(1, L + 1)", "range(2, L + 1)"))
wrong(
    "Nothing is updated: for each layer from 1 to L, store the new values in parameters, under the "
    "same keys.",
    ("range(1, L + 1)", "range(1, 1)"),
)
wrong(
    "These are only the steps; subtract them from the parameters.",
    *of_both(GD_W, 'parameters[f"W{l}"] = learning_rate * grads[f"dW{l}"]'),
)
wrong(
    "The subtraction is the wrong way round: from the parameters, subtract the step.",
    *of_both(GD_W, 'parameters[f"W{l}"] = learning_rate * grads[f"dW{l}"] - parameters[f"W{l}"]'),
)
wrong(
    "Only the learning rate is subtracted; multiply it by the gradient.",
    *of_both(GD_W, 'parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate'),
)
wrong(
    "The learning rate multiplies the gradient; it is not added to it.",
    *of_both(GD_W, 'parameters[f"W{l}"] = parameters[f"W{l}"] - (learning_rate + grads[f"dW{l}"])'),
)
wrong(
    "Brackets where none belong: the learning rate multiplies the gradient alone.",
    *of_both(GD_W, 'parameters[f"W{l}"] = (parameters[f"W{l}"] - learning_rate) * grads[f"dW{l}"]'),
)
wrong(
    "The weights move by the gradients of the biases; use dW for W.",
    (GD_W, GD_W.replace("dW", "db")),
)
wrong(
    "The biases move by the gradients of the weights; use db for b.",
    (GD_B, GD_B.replace("db", "dW")),
)
wrong(
    "The names in grads begin with d, as in dW1 and db1.",
    (GD_W, GD_W.replace("dW", "W")),
)


# ---- random_mini_batches ----


@grader.helper
def columns(batches):
    """All examples of mini-batches, one above the other with their labels, in order."""
    whole = [np.vstack([np.atleast_2d(X), np.atleast_2d(Y)]) for X, Y in batches]
    return np.hstack(whole).astype(float)


@grader.helper
def cut(random_mini_batches, X, Y, *options):
    """Examples, and the mini-batches that are made of them."""
    return {"X": X, "Y": Y, "batches": random_mini_batches(X, Y, *options)}


@grader.helper
def in_order(columns):
    """The columns of an array, sorted."""
    return columns[:, np.lexsort(columns)]


@grader.helper
def lost_labels(batches, X, Y):
    """Whether all columns of X and of Y are there, but both moved, and not together."""
    found = [np.hstack([batch[part] for batch in batches]).astype(float) for part in (0, 1)]
    pairs = list(zip(found, (X, Y), strict=True))
    return all(
        np.array_equal(in_order(one), in_order(other)) and not np.array_equal(one, other)
        for one, other in pairs
    )


@grader.helper
def fault_of_partition(batches, wanted, X, Y):
    """What is wrong with the batches of a shuffle; an empty sentence if nothing is."""
    if len(batches) != len(wanted):
        return f"There are {len(batches)} batches; there should be {len(wanted)}."
    for number, (one, other) in enumerate(zip(batches, wanted, strict=True), 1):
        shapes, right_shapes = ([np.shape(part) for part in batch] for batch in (one, other))
        if shapes != right_shapes:
            return f"Batch {number} has the shapes {shapes}; expected {right_shapes}."
    found, right = columns(batches), columns(wanted)
    if not np.array_equal(in_order(found), in_order(right)):
        if lost_labels(batches, X, Y):
            return "X and Y are shuffled in different orders: use the same permutation for both."
        return "The batches do not hold every example once, with its own labels."
    if np.array_equal(found, columns([(X, Y)])):
        return "The examples are in the order in which they came: shuffle them."
    return ""


def as_partition(got, expected):
    """Every example once, with its labels, in batches of the right sizes; any shuffle is right."""
    X, Y = expected["X"], expected["Y"]
    return fault_of_partition(got["batches"], expected["batches"], X, Y) or True


@grader.helper
def cut_by_seed(random_mini_batches, m, size, seed):
    """The mini-batches of m numbered examples with a seed, with the same one, and with another."""
    X, Y = np.arange(2.0 * m).reshape(2, m), (np.arange(m).reshape(1, m) > 3).astype(int)
    cuts = {
        name: random_mini_batches(X, Y, size, number)
        for name, number in (("batches", seed), ("again", seed), ("another", seed + 5))
    }
    return {"X": X, "Y": Y, **cuts}


def as_orders(got, expected):
    """Partitions whose order is random, and depends on the seed alone; any way to draw is right."""
    X, Y, orders = expected["X"], expected["Y"], []
    for name in ("batches", "again", "another"):
        if fault := fault_of_partition(got[name], expected[name], X, Y):
            return fault
        orders.append(columns(got[name])[0])
    if len(np.unique(np.diff(orders[0]) % X.shape[1])) == 1:
        return "The examples are only reversed or shifted; their order should be random."
    if not np.array_equal(orders[0], orders[1]):
        return "The same seed gives another order; draw it from seed, as the given line does."
    if np.array_equal(orders[0], orders[2]):
        return "Another seed gives the same order; draw it from seed, as the given line does."
    return True


@grader.case(accept=as_partition)
def ten_examples_in_fours(random_mini_batches):
    """Ten examples in batches of 4."""
    X = np.arange(20.0).reshape(2, 10)
    return cut(random_mini_batches, X, (np.arange(10).reshape(1, 10) > 4).astype(int), 4)


@grader.case(accept=as_partition)
def six_examples_of_three_classes(random_mini_batches):
    """Six examples of three classes, labels of shape (3, 6), in batches of 4."""
    X = np.arange(12.0).reshape(2, 6)
    return cut(random_mini_batches, X, np.eye(3)[:, [0, 1, 2, 0, 1, 2]], 4, 1)


@grader.case(accept=as_orders)
def nine_examples_and_three_seeds(random_mini_batches):
    """Nine examples in batches of 16: the seed 3, the seed 3 again, and the seed 8."""
    return cut_by_seed(random_mini_batches, 9, 16, 3)


@grader.case(hidden=True, accept=as_orders)
def orders_by_seed(random_mini_batches):
    """Twenty examples in batches of 6, with a seed, the same one, and another."""
    return cut_by_seed(random_mini_batches, 20, 6, 11)


@grader.case(hidden=True, accept=as_partition)
def usual_size(random_mini_batches, rng):
    """More examples than fit into two batches of 64."""
    X = rng.normal(size=(5, 148))
    return cut(random_mini_batches, X, rng.normal(size=(1, 148)) < 0.5)


@grader.case(hidden=True, accept=as_partition)
def full_batches_only(random_mini_batches, rng):
    """A number of examples that is a multiple of the size."""
    X = rng.normal(size=(3, 24))
    return cut(random_mini_batches, X, rng.integers(0, 2, size=(1, 24)), 8, 5)


@grader.case(hidden=True, accept=as_partition)
def single_batch(random_mini_batches, rng):
    """Fewer examples than fit into one batch."""
    X = rng.normal(size=(4, 11))
    return cut(random_mini_batches, X, rng.integers(0, 2, size=(1, 11)), 32, 2)


@grader.case(hidden=True, accept=as_partition)
def exactly_one_batch(random_mini_batches, rng):
    """As many examples as fit into one batch, of four classes."""
    X, classes = rng.normal(size=(2, 9)), rng.integers(0, 4, size=9)
    return cut(random_mini_batches, X, np.eye(4)[:, classes], 9, 3)


@grader.case(hidden=True, accept=as_partition)
def one_at_a_time(random_mini_batches, rng):
    """Batches of one."""
    X = rng.normal(size=(3, 7))
    return cut(random_mini_batches, X, rng.integers(0, 2, size=(1, 7)), 1, 4)


@grader.case(hidden=True, accept=as_partition)
def five_classes(random_mini_batches, rng):
    """Labels of five classes, a last batch of one."""
    X, classes = rng.normal(size=(6, 16)), rng.integers(0, 5, size=16)
    return cut(random_mini_batches, X, np.eye(5)[:, classes], 5, 6)


SHUFFLED_X, SHUFFLED_Y = "shuffled_X = X[:, permutation]", "shuffled_Y = Y[:, permutation]"
CUT_X = "shuffled_X[:, k * mini_batch_size : (k + 1) * mini_batch_size]"
CUT_Y = "shuffled_Y[:, k * mini_batch_size : (k + 1) * mini_batch_size]"
REST_X = "shuffled_X[:, num_complete * mini_batch_size :]"
REST_Y = "shuffled_Y[:, num_complete * mini_batch_size :]"

wrong = grader.mistakes("random_mini_batches")
wrong(
    "X is shuffled, but Y is not: the examples lose their labels.", (SHUFFLED_Y, "shuffled_Y = Y")
)
wrong(
    "Nothing is shuffled: put the columns into the order of permutation, and cut the shuffled "
    "arrays.",
    (SHUFFLED_X, "shuffled_X = X"),
    (SHUFFLED_Y, "shuffled_Y = Y"),
)
wrong(
    "X and Y are shuffled in different orders: use the same permutation for both.",
    (SHUFFLED_Y, "shuffled_Y = Y[:, np.random.RandomState(seed + 1).permutation(m)]"),
)
wrong(
    "Labels may have several rows, one for each class: do not reshape them to one row.",
    (SHUFFLED_Y, f"{SHUFFLED_Y}.reshape((1, m))"),
)
wrong(
    "Y has lost its first axis: keep all its rows.",
    (SHUFFLED_Y, "shuffled_Y = Y[:, permutation]\n    shuffled_Y = shuffled_Y.squeeze()"),
)
wrong(
    "You cut rows; the examples are the columns.",
    (CUT_X, CUT_X.replace("[:, ", "[")),
    (CUT_Y, CUT_Y.replace("[:, ", "[")),
    (REST_X, REST_X.replace("[:, ", "[")),
    (REST_Y, REST_Y.replace("[:, ", "[")),
)
wrong(
    "Every batch begins where the first one does; the start of batch k depends on k.",
    (CUT_X, "shuffled_X[:, :mini_batch_size]"),
    (CUT_Y, "shuffled_Y[:, :mini_batch_size]"),
)
wrong(
    "The batches are one example short: a slice already ends before its second number.",
    (CUT_X, CUT_X.replace("(k + 1) * mini_batch_size", "(k + 1) * mini_batch_size - 1")),
    (CUT_Y, CUT_Y.replace("(k + 1) * mini_batch_size", "(k + 1) * mini_batch_size - 1")),
)
wrong(
    "The last batch is filled up with examples that were already in a batch; it should "
    "contain only the rest.",
    (REST_X, "shuffled_X[:, -mini_batch_size:]"),
    (REST_Y, "shuffled_Y[:, -mini_batch_size:]"),
)
wrong(
    "The rest is missing: what is left after the full batches makes a shorter last one.",
    ("if m % mini_batch_size != 0:", "if False:"),
)
wrong(
    "There is an empty batch at the end when nothing is left over.",
    ("if m % mini_batch_size != 0:", "if True:"),
)
wrong(
    "Y is shuffled, but X is not: the examples lose their labels.",
    ("shuffled_X = X[:, permutation]", "shuffled_X = X"),
)
wrong(
    "The full batches are cut from X; cut them from shuffled_X.",
    (CUT_X, "X[:, k * mini_batch_size : (k + 1) * mini_batch_size]"),
)
wrong(
    "The labels of the full batches are cut from Y; cut them from shuffled_Y.",
    (CUT_Y, "Y[:, k * mini_batch_size : (k + 1) * mini_batch_size]"),
)
wrong(
    "Batch k begins at column k · mini_batch_size, not at column k.",
    (CUT_X, "shuffled_X[:, k : k + mini_batch_size]"),
    (CUT_Y, "shuffled_Y[:, k : k + mini_batch_size]"),
)
wrong(
    "Brackets are missing: batch k ends before (k + 1) · mini_batch_size.",
    (CUT_X, "shuffled_X[:, k * mini_batch_size : k + 1 * mini_batch_size]"),
    (CUT_Y, "shuffled_Y[:, k * mini_batch_size : k + 1 * mini_batch_size]"),
)
wrong(
    "The first batch is left out: batch k begins at k · mini_batch_size.",
    (CUT_X, "shuffled_X[:, (k + 1) * mini_batch_size : (k + 2) * mini_batch_size]"),
    (CUT_Y, "shuffled_Y[:, (k + 1) * mini_batch_size : (k + 2) * mini_batch_size]"),
)
wrong(
    "The labels of the batches are cut from shuffled_X; cut them from shuffled_Y.",
    (CUT_Y, "shuffled_X[:, k * mini_batch_size : (k + 1) * mini_batch_size]"),
)
wrong(
    "The rest begins a whole batch too early: the last full batch is in it once more.",
    (REST_X, "shuffled_X[:, (num_complete - 1) * mini_batch_size :]"),
    (REST_Y, "shuffled_Y[:, (num_complete - 1) * mini_batch_size :]"),
)
wrong(
    "The last example is missing: a slice ends before its second number.",
    (REST_X, "shuffled_X[:, num_complete * mini_batch_size : m - 1]"),
    (REST_Y, "shuffled_Y[:, num_complete * mini_batch_size : m - 1]"),
)
wrong(
    "The rest begins at column num_complete · mini_batch_size, not at num_complete.",
    (REST_X, "shuffled_X[:, num_complete:]"),
    (REST_Y, "shuffled_Y[:, num_complete:]"),
)
wrong(
    "The last batch holds the first columns again; it should hold the last ones.",
    (REST_X, "shuffled_X[:, : m - num_complete * mini_batch_size]"),
    (REST_Y, "shuffled_Y[:, : m - num_complete * mini_batch_size]"),
)
PERMUTATION = "np.random.RandomState(seed).permutation(m)"
wrong(
    "The same seed gives another order; draw it from seed, as the given line does.",
    (PERMUTATION, "np.random.permutation(m)"),
)
wrong(
    "Another seed gives the same order; draw it from seed, as the given line does.",
    (PERMUTATION, "np.random.RandomState(0).permutation(m)"),
)
wrong(
    "The examples are only reversed or shifted; their order should be random.",
    (PERMUTATION, "np.arange(m)[::-1]"),
)
wrong(
    "permutation picks columns: X[:, permutation], with a colon and a comma before it.",
    (SHUFFLED_X, "shuffled_X = X[permutation]"),
    (SHUFFLED_Y, "shuffled_Y = Y[permutation]"),
)
wrong(
    "The full batches are cut from the rows; the examples are the columns, shuffled_X[:, …].",
    (CUT_X, CUT_X.replace("[:, ", "[")),
    (CUT_Y, CUT_Y.replace("[:, ", "[")),
)
wrong(
    "The rest begins at column num_complete · mini_batch_size; m % mini_batch_size is how many "
    "columns it has.",
    (REST_X, "shuffled_X[:, m % mini_batch_size :]"),
    (REST_Y, "shuffled_Y[:, m % mini_batch_size :]"),
)
wrong(
    "You cut at multiples of 64, whatever mini_batch_size is; use the argument.",
    (CUT_X, "shuffled_X[:, k * 64 : (k + 1) * 64]"),
    (CUT_Y, "shuffled_Y[:, k * 64 : (k + 1) * 64]"),
    (REST_X, "shuffled_X[:, num_complete * 64 :]"),
    (REST_Y, "shuffled_Y[:, num_complete * 64 :]"),
)
wrong(
    "k counts from 0, not from 1: batch k begins at k · mini_batch_size.",
    (CUT_X, "shuffled_X[:, (k - 1) * mini_batch_size : k * mini_batch_size]"),
    (CUT_Y, "shuffled_Y[:, (k - 1) * mini_batch_size : k * mini_batch_size]"),
)
wrong(
    "Only the first row of the labels is cut, and it has one axis: cut columns, shuffled_Y[:, …].",
    (CUT_Y, CUT_Y.replace("[:, ", "[0, ")),
    (REST_Y, REST_Y.replace("[:, ", "[0, ")),
)
wrong(
    "The rest is a single column: a colon is missing after the number where it begins.",
    (REST_X, "shuffled_X[:, -(m % mini_batch_size)]"),
    (REST_Y, "shuffled_Y[:, -(m % mini_batch_size)]"),
)
wrong(
    "The last batch is cut from X and Y; cut it from shuffled_X and shuffled_Y.",
    (REST_X, "X[:, num_complete * mini_batch_size :]"),
    (REST_Y, "Y[:, num_complete * mini_batch_size :]"),
)
wrong(
    "With fewer examples than mini_batch_size the loop never runs, so that there is no k: the rest "
    "begins at num_complete · mini_batch_size.",
    (REST_X, "shuffled_X[:, (k + 1) * mini_batch_size :]"),
    (REST_Y, "shuffled_Y[:, (k + 1) * mini_batch_size :]"),
)

wrong(
    "Batch k ends before column (k + 1) · mini_batch_size, not before k + 1.",
    (CUT_X, "shuffled_X[:, k * mini_batch_size : k + 1]"),
    (CUT_Y, "shuffled_Y[:, k * mini_batch_size : k + 1]"),
)
wrong(
    "Batch k begins at column k · mini_batch_size, not at k; its end is right.",
    (CUT_X, "shuffled_X[:, k : (k + 1) * mini_batch_size]"),
    (CUT_Y, "shuffled_Y[:, k : (k + 1) * mini_batch_size]"),
)
wrong(
    "The full batches all end where the first one does; the end of batch k depends on k.",
    (CUT_X, "shuffled_X[:, k * mini_batch_size : mini_batch_size]"),
    (CUT_Y, "shuffled_Y[:, k * mini_batch_size : mini_batch_size]"),
)
wrong(
    "The full batches all begin at 0, so that they grow: batch k begins at k · mini_batch_size.",
    (CUT_X, "shuffled_X[:, : (k + 1) * mini_batch_size]"),
    (CUT_Y, "shuffled_Y[:, : (k + 1) * mini_batch_size]"),
)
wrong(
    "The full batches have no end: batch k ends before (k + 1) · mini_batch_size.",
    (CUT_X, "shuffled_X[:, k * mini_batch_size :]"),
    (CUT_Y, "shuffled_Y[:, k * mini_batch_size :]"),
)
wrong(
    "The rest begins at num_complete · mini_batch_size, where the last full batch ends, not where "
    "the first one does.",
    (REST_X, "shuffled_X[:, mini_batch_size:]"),
    (REST_Y, "shuffled_Y[:, mini_batch_size:]"),
)
wrong(
    "The last batch is all of shuffled_X and shuffled_Y; it should hold the rest alone.",
    (REST_X, "shuffled_X"),
    (REST_Y, "shuffled_Y"),
)
wrong(
    "An axis is missing from the shuffled arrays: permute the columns, and keep all rows.",
    (SHUFFLED_X, "shuffled_X = permutation"),
    (SHUFFLED_Y, "shuffled_Y = permutation"),
)
wrong(
    "The full batches are cut from X and Y; cut them from shuffled_X and shuffled_Y.",
    (CUT_X, CUT_X.replace("shuffled_", "")),
    (CUT_Y, CUT_Y.replace("shuffled_", "")),
)
wrong(
    "The full batches are one example too long: a slice ends before its second number.",
    (CUT_X, CUT_X.replace("(k + 1) * mini_batch_size", "(k + 1) * mini_batch_size + 1")),
    (CUT_Y, CUT_Y.replace("(k + 1) * mini_batch_size", "(k + 1) * mini_batch_size + 1")),
)
wrong(
    "The full batches are cut at multiples of 64, whatever mini_batch_size is; use the argument.",
    (CUT_X, "shuffled_X[:, k * 64 : (k + 1) * 64]"),
    (CUT_Y, "shuffled_Y[:, k * 64 : (k + 1) * 64]"),
)
wrong(
    "The labels of the last batch are all of shuffled_Y; cut off what the full batches hold.",
    (REST_Y, "shuffled_Y"),
)
wrong(
    "The examples of the last batch are all of shuffled_X; cut off what the full batches hold.",
    (REST_X, "shuffled_X"),
)


# ---- initialize_velocity ----


@grader.case
def velocity_of_two_layers(initialize_velocity, classic_step):
    """Two layers."""
    parameters, _ = classic_step
    return named(initialize_velocity(parameters), ("W1", "b1", "W2", "b2"))


@grader.case
def velocity_of_three_layers(initialize_velocity, rng):
    """Three layers."""
    parameters = parameters_of(rng, 2, 4, 3, 1)
    names = list(parameters)
    return named(initialize_velocity(parameters), names)


@grader.case(hidden=True)
def velocity_and_a_gradient(initialize_velocity, rng):
    """Three layers, and the velocity after gradients have been added."""
    parameters = parameters_of(rng, 3, 4, 2, 1)
    v, grads = initialize_velocity(parameters), gradients_of(rng, parameters)
    return shapes_of(v, parameters), {name: v[name] + 0.1 * grads[name] for name in grads}


@grader.case(hidden=True)
def velocity_of_one_layer(initialize_velocity, rng):
    """One layer, and the parameters after a change of the velocity."""
    parameters = parameters_of(rng, 5, 2)
    v = initialize_velocity(parameters)
    shapes = shapes_of(v, ("W1", "b1"))
    v["dW1"] += rng.normal(size=(2, 5))
    v["db1"] += rng.normal(size=(2, 1))
    return shapes, {**parameters, **v}


ZERO_W = 'v[f"dW{l}"] = np.zeros_like(parameters[f"W{l}"])'
ZERO_B = 'v[f"db{l}"] = np.zeros_like(parameters[f"b{l}"])'

wrong = grader.mistakes("initialize_velocity")
wrong(
    "The entries are named like parameters; the velocity belongs to the gradients: dW1, db1, …",
    *of_both('v[f"dW{l}"]', 'v[f"W{l}"]'),
)
wrong(
    'The keys contain {l} as it stands: put an f in front of the quotes, f"dW{l}".',
    *of_both('v[f"dW{l}"]', 'v["dW{l}"]'),
)
wrong(
    "The velocity holds the parameters, or copies of them; it starts at zero.",
    *of_both(ZERO_W, 'v[f"dW{l}"] = parameters[f"W{l}"]'),
)
wrong(
    "The velocity starts at zero, not at one.",
    *of_both(ZERO_W, ZERO_W.replace("zeros_like", "ones_like")),
)
wrong(
    "Each entry is a single zero; it needs the shape of its parameter.",
    *of_both(ZERO_W, 'v[f"dW{l}"] = 0.0'),
)
wrong(
    "The last layer is left out: the layers are numbered from 1 to L, and range stops before "
    "its end.",
    ("range(1, L + 1)", "range(1, L)"),
)
wrong("The biases have no velocity: add the entries db1, db2, …", (ZERO_B, "pass"))
wrong(
    "Only the first layer is there: perhaps return stands inside the loop.",
    ("    return v", "        return v"),
)
wrong(
    "np.zeros takes the shape as one argument, a pair in brackets of its own.",
    (ZERO_W, 'v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape[0], parameters[f"W{l}"].shape[1])'),
)
wrong(
    "Both lines write to dW{l}, and the second one wins; it should write to db{l}.",
    ('v[f"db{l}"]', 'v[f"dW{l}"]'),
)
wrong(
    "The entries are the shapes of the parameters; make arrays of zeros with these shapes.",
    *of_both(ZERO_W, 'v[f"dW{l}"] = parameters[f"W{l}"].shape'),
)
wrong(
    "All entries have the shape of W1; each needs that of its own parameter.",
    (ZERO_W, 'v[f"dW{l}"] = np.zeros_like(parameters["W1"])'),
)
wrong(
    "Each layer gets the shapes of layer 1; take those of W and b of layer l.",
    *of_both(ZERO_W, 'v[f"dW{l}"] = np.zeros_like(parameters["W1"])'),
)
wrong(
    "The entries of the weights have the shapes of the biases.",
    (ZERO_W, 'v[f"dW{l}"] = np.zeros_like(parameters[f"b{l}"])'),
)
wrong(
    "The entries of the biases have the shapes of the weights.",
    (ZERO_B, 'v[f"db{l}"] = np.zeros_like(parameters[f"W{l}"])'),
)
wrong(
    "The velocity of the weights is random; it starts at zero.",
    (ZERO_W, 'v[f"dW{l}"] = np.random.randn(*parameters[f"W{l}"].shape) * 0.01'),
)

wrong("The first layer is left out: the loop begins at 1.", ("range(1, L + 1)", "range(2, L + 1)"))
wrong(
    "The velocity is empty: for each layer from 1 to L, store zeros in v under dW and db.",
    ("range(1, L + 1)", "range(1, 1)"),
)
wrong("The weights have no velocity: add the entries dW1, dW2, …", (ZERO_W, "pass"))
wrong("There is no layer 0: the layers are numbered from 1 to L.", ("range(1, L + 1)", "range(L)"))
wrong(
    "np.zeros takes a shape, not an array.",
    *of_both(ZERO_W, ZERO_W.replace("zeros_like", "zeros")),
)
wrong(
    "The loop runs past the last layer: the layers are numbered from 1 to L, and L is half the "
    "number of parameters.",
    ("len(parameters) // 2", "len(parameters)"),
)
wrong(
    "You always make entries for two layers; a network may have more or fewer, so let the loop run "
    "from 1 to L.",
    ("range(1, L + 1)", "range(1, 3)"),
)
wrong(
    "The entries of the biases have only one axis; they are columns, like the biases.",
    (ZERO_B, 'v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape[0])'),
)
wrong(
    "The shapes are swapped: dW has the shape of W, and db that of b.",
    (ZERO_W, 'v[f"dW{l}"] = np.zeros_like(parameters[f"b{l}"])'),
    (ZERO_B, 'v[f"db{l}"] = np.zeros_like(parameters[f"W{l}"])'),
)
wrong(
    "The parameters themselves are set to zero: make new arrays for the velocity.",
    *of_both(ZERO_W, 'parameters[f"W{l}"] *= 0; v[f"dW{l}"] = parameters[f"W{l}"]'),
)
wrong(
    "The keys are one too high: the layers are numbered from 1 to L.",
    *of_both('v[f"dW{l}"]', 'v[f"dW{l + 1}"]'),
)


# ---- update_parameters_with_momentum ----


@grader.helper
def after_momentum(result, names):
    """Parameters and velocity out of what the student's step returns."""
    parameters, v = result if isinstance(result, tuple | list) else (None, None)
    return {**picked(parameters, names), **picked(v, names, "d")}


@grader.case
def first_step_with_momentum(update_parameters_with_momentum, classic_step):
    """Two layers, a velocity of zero, beta = 0.9, learning rate 0.01."""
    parameters, grads = classic_step
    v = {name: np.zeros_like(value) for name, value in grads.items()}
    names = list(parameters)
    return after_momentum(update_parameters_with_momentum(parameters, grads, v, 0.9, 0.01), names)


@grader.case
def second_step_with_momentum(update_parameters_with_momentum, rng):
    """Three layers, a velocity that is not zero, beta = 0.8, learning rate 0.5."""
    parameters = parameters_of(rng, 3, 2, 2, 1)
    v, _ = averages_of(rng, parameters)
    grads, names = gradients_of(rng, parameters), list(parameters)
    return after_momentum(update_parameters_with_momentum(parameters, grads, v, 0.8, 0.5), names)


@grader.case(hidden=True)
def later_step_with_momentum(update_parameters_with_momentum, rng):
    """Three layers, a velocity that is not zero, and other entries among the gradients."""
    parameters = parameters_of(rng, 4, 3, 5, 1)
    v, _ = averages_of(rng, parameters)
    grads = gradients_of(rng, parameters) | {"dA1": np.ones((3, 6)), "dZ1": np.ones((3, 6))}
    names = list(parameters)
    return after_momentum(update_parameters_with_momentum(parameters, grads, v, 0.8, 0.3), names)


@grader.case(hidden=True)
def without_memory(update_parameters_with_momentum, rng):
    """One layer, beta = 0."""
    parameters = parameters_of(rng, 3, 4)
    v, _ = averages_of(rng, parameters)
    grads, names = gradients_of(rng, parameters), list(parameters)
    return after_momentum(update_parameters_with_momentum(parameters, grads, v, 0.0, 1.5), names)


@grader.case(hidden=True)
def four_steps_with_momentum(update_parameters_with_momentum, rng):
    """Two layers, four steps, one after the other."""
    parameters = parameters_of(rng, 2, 3, 2)
    names = list(parameters)
    v = {f"d{name}": np.zeros_like(value) for name, value in parameters.items()}
    for grads in [gradients_of(rng, parameters) for _ in range(4)]:
        parameters, v = update_parameters_with_momentum(parameters, grads, v, 0.95, 0.2)
    return after_momentum((parameters, v), names)


VELOCITY_W = 'v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]'
VELOCITY_B = 'v[f"db{l}"] = beta * v[f"db{l}"] + (1 - beta) * grads[f"db{l}"]'
STEP_W = 'parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]'
STEP_B = 'parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]'

wrong = grader.mistakes("update_parameters_with_momentum")
wrong(
    "The factor 1 - beta is missing: without it the velocity is a sum, not an average.",
    *of_both(VELOCITY_W, VELOCITY_W.replace("(1 - beta) * ", "")),
)
wrong(
    "beta and 1 - beta are swapped: the old velocity is kept with the factor beta.",
    *of_both(VELOCITY_W, 'v[f"dW{l}"] = (1 - beta) * v[f"dW{l}"] + beta * grads[f"dW{l}"]'),
)
wrong(
    "The old velocity is left out: it is part of the new one, with the factor beta.",
    *of_both(VELOCITY_W, 'v[f"dW{l}"] = (1 - beta) * grads[f"dW{l}"]'),
)
wrong(
    "The step goes along the gradient; it should go along the velocity.",
    *of_both(STEP_W, STEP_W.replace('v[f"dW{l}"]', 'grads[f"dW{l}"]')),
)
wrong(
    "The step uses the old velocity: compute the new one first.",
    (VELOCITY_W, f"old_W, old_b = v[f'dW{{l}}'], v[f'db{{l}}']\n        {VELOCITY_W}"),
    *of_both(STEP_W, STEP_W.replace('v[f"dW{l}"]', "old_W")),
)
wrong(
    "The learning rate is part of your velocity; it should scale only the step.",
    *of_both(VELOCITY_W, VELOCITY_W.replace("(1 - beta)", "learning_rate")),
    *of_both(STEP_W, STEP_W.replace("learning_rate * ", "")),
)
wrong(
    "Your steps go uphill: subtract the velocity.",
    *of_both(STEP_W, STEP_W.replace(" - ", " + ")),
)
wrong("The weights take no step.", (STEP_W, "pass"))
wrong("The biases take no step.", (STEP_B, "pass"))
wrong(
    "Momentum has no bias correction; that belongs to Adam.",
    *of_both(STEP_W, f"{STEP_W} / (1 - beta)"),
)
wrong(
    "The old velocity has the factor 1 - beta; it should be beta.",
    *of_both(VELOCITY_W, 'v[f"dW{l}"] = (1 - beta) * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]'),
)
wrong(
    "The gradient has the factor beta; it should be 1 - beta.",
    *of_both(VELOCITY_W, 'v[f"dW{l}"] = beta * v[f"dW{l}"] + beta * grads[f"dW{l}"]'),
)
wrong(
    "Brackets are missing: multiply the gradient by the whole of 1 - beta.",
    *of_both(VELOCITY_W, 'v[f"dW{l}"] = beta * v[f"dW{l}"] + 1 - beta * grads[f"dW{l}"]'),
)
wrong(
    "You subtract the gradient from the velocity; add it.",
    *of_both(VELOCITY_W, 'v[f"dW{l}"] = beta * v[f"dW{l}"] - (1 - beta) * grads[f"dW{l}"]'),
)
wrong(
    "The learning rate is missing in the step.",
    *of_both(STEP_W, 'parameters[f"W{l}"] = parameters[f"W{l}"] - v[f"dW{l}"]'),
)
wrong("The velocity of the weights does not change.", (VELOCITY_W, "pass"))
wrong("The velocity of the biases does not change.", (VELOCITY_B, "pass"))
wrong(
    "The velocity averages gradients; yours contains the parameters.",
    *of_both(VELOCITY_W, 'v[f"dW{l}"] = beta * parameters[f"W{l}"] + (1 - beta) * grads[f"dW{l}"]'),
)
wrong(
    "Beyond the first layer, something stays as it was: perhaps the loop, or the function, ends "
    "too early.",
    ("range(1, L + 1)", "range(1, 2)"),
)
wrong(
    "The old velocity is kept whole: multiply it by beta.",
    *of_both(VELOCITY_W, VELOCITY_W.replace("beta * v", "v")),
)
wrong(
    "The gradient is squared; momentum averages the gradients themselves.",
    *of_both(VELOCITY_W, f"{VELOCITY_W} ** 2"),
)
wrong(
    "The step takes the place of the parameter; subtract it from the parameter.",
    *of_both(STEP_W, STEP_W.replace('= parameters[f"W{l}"] -', "= -")),
)

wrong("The first layer is left out: the loop begins at 1.", ("range(1, L + 1)", "range(2, L + 1)"))
wrong(
    "The last layer is left out: the layers are numbered from 1 to L, and range stops before "
    "its end.",
    ("range(1, L + 1)", "range(1, L)"),
)
wrong(
    "Nothing changes, neither the parameters nor the velocity: store the new values under the same "
    "keys, for each layer from 1 to L.",
    ("range(1, L + 1)", "range(1, 1)"),
)
wrong(
    "The velocity in v stays as it was: store the new one there, under the same keys.",
    *of_both(VELOCITY_W, VELOCITY_W.replace('v[f"dW{l}"] =', "new_W =")),
    *of_both(STEP_W, STEP_W.replace('v[f"dW{l}"]', "new_W")),
)
wrong(
    "The velocity of b is made from the gradient of W; it needs db.",
    (VELOCITY_B, VELOCITY_B.replace('grads[f"db', 'grads[f"dW')),
)
wrong(
    "The subtraction is the wrong way round: from the parameters, subtract the step.",
    *of_both(STEP_W, 'parameters[f"W{l}"] = learning_rate * v[f"dW{l}"] - parameters[f"W{l}"]'),
)
wrong(
    "These are only the steps; subtract them from the parameters.",
    *of_both(STEP_W, 'parameters[f"W{l}"] = learning_rate * v[f"dW{l}"]'),
)
wrong(
    "Only the learning rate is subtracted; multiply it by the velocity.",
    *of_both(STEP_W, 'parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate'),
)
wrong(
    "The learning rate multiplies the velocity; it is not added to it.",
    *of_both(STEP_W, 'parameters[f"W{l}"] = parameters[f"W{l}"] - (learning_rate + v[f"dW{l}"])'),
)
wrong(
    "Multiply the velocity by the learning rate; you divide it by the velocity.",
    *of_both(STEP_W, 'parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate / v[f"dW{l}"]'),
)
wrong(
    "The factor of the step is the learning rate, not beta.",
    *of_both(STEP_W, 'parameters[f"W{l}"] = parameters[f"W{l}"] - beta * v[f"dW{l}"]'),
)
wrong(
    "The gradient is left out of the velocity: add it, with the factor 1 - beta.",
    *of_both(VELOCITY_W, 'v[f"dW{l}"] = beta * v[f"dW{l}"]'),
)
wrong(
    "beta is added to the old velocity; multiply by it.",
    *of_both(VELOCITY_W, 'v[f"dW{l}"] = beta + v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]'),
)
wrong(
    "The gradient has the factor 1 + beta; it should be 1 - beta.",
    *of_both(VELOCITY_W, 'v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 + beta) * grads[f"dW{l}"]'),
)
wrong(
    "The factor beta belongs to the old velocity, which is missing beside it.",
    *of_both(VELOCITY_W, 'v[f"dW{l}"] = beta + (1 - beta) * grads[f"dW{l}"]'),
)
wrong(
    "The velocity is the gradient alone: the average with the old velocity is missing.",
    *of_both(VELOCITY_W, 'v[f"dW{l}"] = grads[f"dW{l}"]'),
)
wrong(
    "The velocity is a sum without factors: beta and 1 - beta are missing.",
    *of_both(VELOCITY_W, 'v[f"dW{l}"] = v[f"dW{l}"] + grads[f"dW{l}"]'),
)
wrong(
    "The step is not taken from the parameters but from the velocity.",
    *of_both(STEP_W, 'parameters[f"W{l}"] = v[f"dW{l}"] - learning_rate * v[f"dW{l}"]'),
)
wrong(
    "The learning rate is hard-coded; use the argument.",
    *of_both(STEP_W, STEP_W.replace("learning_rate", "0.01")),
)
wrong(
    "beta is hard-coded; use the argument.",
    *of_both(VELOCITY_W, VELOCITY_W.replace("beta", "0.9")),
)
wrong(
    "The step has the factor 1 - beta, which belongs to the velocity only.",
    *of_both(STEP_W, STEP_W.replace("- learning_rate", "- (1 - beta) * learning_rate")),
)
wrong(
    "The step has the factor beta, which belongs to the old velocity only.",
    *of_both(STEP_W, STEP_W.replace("- learning_rate", "- beta * learning_rate")),
)
wrong(
    "The parameter is multiplied by beta; only the old velocity is.",
    *of_both(STEP_W, STEP_W.replace('= parameters[f"W{l}"]', '= beta * parameters[f"W{l}"]')),
)
wrong(
    "The biases step along the velocity of the weights; they have one of their own.",
    (STEP_B, STEP_B.replace('v[f"db', 'v[f"dW')),
)
wrong(
    "The new b starts from W; subtract the step from b.",
    (STEP_B, STEP_B.replace('= parameters[f"b', '= parameters[f"W')),
)
wrong(
    "The new b is stored under the key of W.",
    (STEP_B, STEP_B.replace('parameters[f"b{l}"] =', 'parameters[f"W{l}"] =')),
)
wrong(
    "beta multiplies the old velocity only: the brackets are too wide.",
    *of_both(VELOCITY_W, 'v[f"dW{l}"] = beta * (v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"])'),
)
wrong(
    "That is plain gradient descent: the velocity is neither computed nor used.",
    *of_both(VELOCITY_W, "pass"),
    *of_both(STEP_W, STEP_W.replace('v[f"dW', 'grads[f"dW')),
)
wrong(
    "Your velocity is the step itself, with its learning rate and minus sign; here it averages the "
    "gradients, and the step subtracts it times the learning rate.",
    *of_both(VELOCITY_W, VELOCITY_W.replace("+ (1 - beta)", "- learning_rate")),
    *of_both(STEP_W, STEP_W.replace("- learning_rate *", "+")),
)
wrong(
    "The learning rate is a factor in your velocity and once more in the step; it belongs to the "
    "step only.",
    *of_both(VELOCITY_W, VELOCITY_W.replace("(1 - beta)", "learning_rate * (1 - beta)")),
)
wrong(
    "The learning rate is a factor in your velocity; it belongs to the step.",
    *of_both(VELOCITY_W, VELOCITY_W.replace("(1 - beta)", "learning_rate * (1 - beta)")),
    *of_both(STEP_W, STEP_W.replace("learning_rate * ", "")),
)
wrong(
    "The biases step along their gradient; they should step along their velocity.",
    (STEP_B, STEP_B.replace('v[f"db', 'grads[f"db')),
)
wrong(
    "The weights step along their gradient; they should step along their velocity.",
    (STEP_W, STEP_W.replace('v[f"dW', 'grads[f"dW')),
)
wrong(
    "The velocity of W is made from the gradient of b; it needs dW.",
    (VELOCITY_W, VELOCITY_W.replace('grads[f"dW', 'grads[f"db')),
)
wrong(
    "The velocity of b contains the old one of W; it needs its own.",
    (VELOCITY_B, VELOCITY_B.replace('* v[f"db', '* v[f"dW')),
)
wrong(
    "The velocity of b is made from the velocity and the gradient of W; it needs its own.",
    (VELOCITY_B, VELOCITY_B.replace("db", "dW").replace("dW", "db", 1)),
)
wrong(
    "The velocity of b is stored under the key of W.",
    (VELOCITY_B, VELOCITY_B.replace('v[f"db{l}"] =', 'v[f"dW{l}"] =')),
)
wrong(
    "The velocity of b is not stored in v.",
    (VELOCITY_B, VELOCITY_B.replace('v[f"db{l}"] =', "new_b =")),
    (STEP_B, STEP_B.replace('v[f"db{l}"]', "new_b")),
)
wrong(
    "The two parts of the velocity are multiplied; add them.",
    *of_both(VELOCITY_W, VELOCITY_W.replace("+", "*")),
)
wrong(
    "The old velocity is subtracted; add it, with the factor beta.",
    *of_both(VELOCITY_W, VELOCITY_W.replace("= beta", "= -beta")),
)
wrong(
    "The gradients are returned in the place of the velocity.",
    ("return parameters, v", "return parameters, grads"),
)
wrong(
    "The results are swapped: first the parameters, then the velocity.",
    ("return parameters, v", "return v, parameters"),
)
wrong(
    "The keys of v and of grads begin with a d: dW1, db1, ...",
    *of_both(VELOCITY_W, VELOCITY_W.replace('* v[f"dW', '* v[f"W')),
)
wrong(
    "The old velocity counts once too often: write = instead of +=.",
    *of_both(VELOCITY_W, VELOCITY_W.replace("] =", "] +=")),
)


# ---- initialize_adam ----


@grader.helper
def both(result, names):
    """The two dicts of averages out of what the student's function returns."""
    v, s = result if isinstance(result, tuple | list) else (None, None)
    return {"v": named(v, names), "s": named(s, names)}


@grader.case
def averages_of_two_layers(initialize_adam, classic_step):
    """Two layers."""
    parameters, _ = classic_step
    return both(initialize_adam(parameters), list(parameters))


@grader.case
def averages_after_a_change(initialize_adam, classic_step, rng):
    """The same, after all entries of v have been changed."""
    parameters, _ = classic_step
    v, s = initialize_adam(parameters)
    for name in parameters:
        v[f"d{name}"] += rng.normal(size=parameters[name].shape)
    return both((v, s), list(parameters))


@grader.case(hidden=True)
def averages_apart(initialize_adam, rng):
    """Three layers: a change of v leaves s alone."""
    parameters = parameters_of(rng, 2, 4, 3, 1)
    names = list(parameters)
    v, s = initialize_adam(parameters)
    for name in names:
        v[f"d{name}"] += rng.normal(size=parameters[name].shape)
    return both((v, s), names)


@grader.case(hidden=True)
def averages_and_gradients(initialize_adam, rng):
    """One layer, and both averages after gradients have been added."""
    parameters = parameters_of(rng, 6, 3)
    grads, (v, s) = gradients_of(rng, parameters), initialize_adam(parameters)
    return {
        "v": {name: v[name] + 0.1 * grads[name] for name in grads},
        "s": {name: s[name] + 0.001 * grads[name] ** 2 for name in grads},
    }


ADAM_ZEROS = """        v[f"dW{l}"] = np.zeros_like(parameters[f"W{l}"])
        v[f"db{l}"] = np.zeros_like(parameters[f"b{l}"])
        s[f"dW{l}"] = np.zeros_like(parameters[f"W{l}"])
        s[f"db{l}"] = np.zeros_like(parameters[f"b{l}"])
"""

wrong = grader.mistakes("initialize_adam")
wrong(
    "v and s share their arrays: make zeros for each of them.",
    (
        ADAM_ZEROS,
        """        v[f"dW{l}"] = s[f"dW{l}"] = np.zeros_like(parameters[f"W{l}"])
        v[f"db{l}"] = s[f"db{l}"] = np.zeros_like(parameters[f"b{l}"])
""",
    ),
)
wrong(
    "s starts at one; both averages start at zero.",
    (
        ADAM_ZEROS,
        ADAM_ZEROS.replace('s[f"dW{l}"] = np.zeros_like', 's[f"dW{l}"] = np.ones_like').replace(
            's[f"db{l}"] = np.zeros_like', 's[f"db{l}"] = np.ones_like'
        ),
    ),
)
wrong(
    "s is empty: it needs the same entries as v.",
    (ADAM_ZEROS, "".join(ADAM_ZEROS.splitlines(keepends=True)[:2])),
)
wrong(
    "The entries are named like parameters; the averages belong to the gradients: dW1, db1, …",
    (ADAM_ZEROS, ADAM_ZEROS.replace('[f"dW{l}"] =', '[f"W{l}"] =').replace('[f"db', '[f"b')),
)
wrong(
    "The last layer is left out: the layers are numbered from 1 to L, and range stops before "
    "its end.",
    ("range(1, L + 1)", "range(1, L)"),
)
wrong(
    "Each entry is a single zero; it needs the shape of its parameter.",
    (
        ADAM_ZEROS,
        ADAM_ZEROS.replace('np.zeros_like(parameters[f"W{l}"])', "0.0").replace(
            'np.zeros_like(parameters[f"b{l}"])', "0.0"
        ),
    ),
)
ZEROS_W, ZEROS_B = 'np.zeros_like(parameters[f"W{l}"])', 'np.zeros_like(parameters[f"b{l}"])'
wrong(
    "The keys are the texts dW{l} and db{l} themselves: put an f before the quotes.",
    (ADAM_ZEROS, ADAM_ZEROS.replace('[f"d', '["d')),
)
wrong(
    "The key is the text dW{l} itself: put an f before the quotes.",
    (ADAM_ZEROS, ADAM_ZEROS.replace('[f"dW', '["dW')),
)
wrong(
    "These are the parameters: begin with zeros of their shape.",
    (ADAM_ZEROS, re.sub(r"np.zeros_like\((.*)\)", r"\1", ADAM_ZEROS)),
)
wrong(
    "These are copies of the parameters: begin with zeros of their shape.",
    (ADAM_ZEROS, ADAM_ZEROS.replace("np.zeros_like", "np.copy")),
)
wrong(
    "np.zeros takes a shape: use np.zeros_like.",
    (ADAM_ZEROS, ADAM_ZEROS.replace("zeros_like", "zeros")),
)
wrong(
    'Every layer writes to dW1: use f"dW{l}".',
    (ADAM_ZEROS, ADAM_ZEROS.replace('f"dW{l}"', '"dW1"').replace('f"db{l}"', '"db1"')),
)
wrong(
    "s begins with the squared weights: begin with zeros.",
    *of_both(f's[f"dW{{l}}"] = {ZEROS_W}', 's[f"dW{l}"] = parameters[f"W{l}"] ** 2'),
)
wrong(
    "np.zeros takes the shape as one tuple; use np.zeros_like.",
    (
        ADAM_ZEROS,
        re.sub(r"zeros_like\((.*)\)", r"zeros(\1.shape[0], \1.shape[1])", ADAM_ZEROS),
    ),
)
wrong(
    "Only the last layer is there: the loop begins at 1, and the dictionaries are made before it.",
    (ADAM_ZEROS, f"        v, s = {{}}, {{}}\n{ADAM_ZEROS}"),
)
wrong(
    "A number cannot be added to a string; make the key with an f-string.",
    (ADAM_ZEROS, ADAM_ZEROS.replace('f"dW{l}"', '"dW" + l')),
)
wrong(
    "The keys of parameters have no d: they are W1, b1, …",
    (ADAM_ZEROS, ADAM_ZEROS.replace('parameters[f"', 'parameters[f"d')),
)

wrong("v has no entries for the biases.", (f'v[f"db{{l}}"] = {ZEROS_B}', "pass"))
wrong("v has no entries for the weights.", (f'v[f"dW{{l}}"] = {ZEROS_W}', "pass"))
wrong("s has no entries for the biases.", (f's[f"db{{l}}"] = {ZEROS_B}', "pass"))
wrong("s has no entries for the weights.", (f's[f"dW{{l}}"] = {ZEROS_W}', "pass"))
wrong(
    "Both dictionaries are empty: for each layer from 1 to L, store zeros under dW and db.",
    ("range(1, L + 1)", "range(1, 1)"),
)
wrong(
    "v starts with the parameters; begin with zeros of their shape.",
    *of_both(f'v[f"dW{{l}}"] = {ZEROS_W}', 'v[f"dW{l}"] = parameters[f"W{l}"]'),
)
wrong("There is no layer 0: the layers are numbered from 1 to L.", ("range(1, L + 1)", "range(L)"))
wrong(
    "You return a single dictionary of averages; return both, v and s.", ("return v, s", "return v")
)
wrong(
    "v and s are inside another dictionary; return the two themselves.",
    ("return v, s", 'return {"v": v, "s": s}'),
)
wrong(
    "The entries of s are named like parameters; they have the same keys as those of v.",
    (f's[f"dW{{l}}"] = {ZEROS_W}', f's[f"W{{l}}"] = {ZEROS_W}'),
    (f's[f"db{{l}}"] = {ZEROS_B}', f's[f"b{{l}}"] = {ZEROS_B}'),
)
wrong(
    "The keys of s are the same as those of v: they begin with d.",
    (f's[f"dW{{l}}"] = {ZEROS_W}', f's[f"sW{{l}}"] = {ZEROS_W}'),
    (f's[f"db{{l}}"] = {ZEROS_B}', f's[f"sb{{l}}"] = {ZEROS_B}'),
)
wrong(
    "The keys are one too high: the layers are numbered from 1 to L.",
    (ADAM_ZEROS, ADAM_ZEROS.replace('{l}"] =', '{l + 1}"] =')),
)


# ---- update_parameters_with_adam ----


@grader.helper
def after_adam(result, names):
    """Parameters and both averages out of what the student's step returns."""
    parameters, v, s = result if isinstance(result, tuple | list) else (None, None, None)
    averages = {"v": picked(v, names, "d"), "s": picked(s, names, "d")}
    return {**picked(parameters, names), **averages}


@grader.case
def second_step_of_adam(update_parameters_with_adam, classic_step):
    """Two layers, both averages zero, t = 2, usual settings."""
    parameters, grads = classic_step
    names = list(parameters)
    v, s = ({name: np.zeros_like(value) for name, value in grads.items()} for _ in range(2))
    return after_adam(update_parameters_with_adam(parameters, grads, v, s, 2), names)


@grader.case
def large_epsilon(update_parameters_with_adam, classic_step):
    """The same with t = 5 and epsilon = 0.5."""
    parameters, grads = classic_step
    names = list(parameters)
    v, s = ({name: np.zeros_like(value) for name, value in grads.items()} for _ in range(2))
    result = update_parameters_with_adam(parameters, grads, v, s, t=5, epsilon=0.5)
    return after_adam(result, names)


@grader.case
def third_step_of_adam(update_parameters_with_adam, rng):
    """Averages that are not zero, t = 3, beta1 = 0.8, beta2 = 0.95, learning rate 0.05."""
    parameters = parameters_of(rng, 2, 3, 2, 1)
    v, s = averages_of(rng, parameters)
    grads, names = gradients_of(rng, parameters), list(parameters)
    result = update_parameters_with_adam(parameters, grads, v, s, 3, 0.05, 0.8, 0.95)
    return after_adam(result, names)


@grader.case(hidden=True)
def first_step_of_adam(update_parameters_with_adam, rng):
    """One layer, t = 1."""
    parameters = parameters_of(rng, 4, 3)
    grads, names = gradients_of(rng, parameters), list(parameters)
    v, s = ({name: np.zeros_like(value) for name, value in grads.items()} for _ in range(2))
    return after_adam(update_parameters_with_adam(parameters, grads, v, s, 1), names)


@grader.case(hidden=True)
def later_step_of_adam(update_parameters_with_adam, rng):
    """Three layers, t = 7, other settings, and other entries among the gradients."""
    parameters = parameters_of(rng, 3, 5, 2, 1)
    v, s = averages_of(rng, parameters)
    grads = gradients_of(rng, parameters) | {"dA1": np.ones((5, 4)), "dZ1": np.ones((5, 4))}
    names = list(parameters)
    result = update_parameters_with_adam(parameters, grads, v, s, 7, 0.3, 0.8, 0.95, 0.02)
    return after_adam(result, names)


@grader.case(hidden=True)
def gradients_that_are_zero(update_parameters_with_adam, rng):
    """Gradients that have always been zero, and tiny ones."""
    parameters = parameters_of(rng, 3, 2)
    names = list(parameters)
    grads = {"dW1": rng.normal(size=(2, 3)) * 1e-8, "db1": np.zeros((2, 1))}
    v, s = ({name: np.zeros_like(value) for name, value in grads.items()} for _ in range(2))
    return after_adam(update_parameters_with_adam(parameters, grads, v, s, 3, 0.5), names)


@grader.case(hidden=True)
def five_steps_of_adam(update_parameters_with_adam, rng):
    """Two layers, five steps, one after the other."""
    parameters = parameters_of(rng, 2, 3, 2)
    names = list(parameters)
    v, s = (
        {f"d{name}": np.zeros_like(value) for name, value in parameters.items()} for _ in range(2)
    )
    for t, grads in enumerate([gradients_of(rng, parameters) for _ in range(5)], start=1):
        parameters, v, s = update_parameters_with_adam(parameters, grads, v, s, t, 0.1, 0.7, 0.9)
    return after_adam((parameters, v, s), names)


V_W = 'v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]'
V_B = 'v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]'
S_W = 's[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2'
S_B = 's[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2'
V_HAT_W = 'v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)'
S_HAT_W = 's_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)'
ROOT_W = '(np.sqrt(s_corrected[f"dW{l}"]) + epsilon)'
ADAM_W = 'parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * step_W'
ADAM_B = 'parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * step_b'

wrong = grader.mistakes("update_parameters_with_adam")
wrong(
    "epsilon is under the root; add it to the root.",
    *of_both(ROOT_W, 'np.sqrt(s_corrected[f"dW{l}"] + epsilon)'),
)
wrong(
    "epsilon is added before the bias correction of s; add it to the root of the corrected s.",
    *of_both(ROOT_W, '((np.sqrt(s[f"dW{l}"]) + epsilon) / np.sqrt(1 - beta2**t))'),
)
wrong(
    "The argument epsilon plays no part: add it to the root in the denominator.",
    *of_both(ROOT_W, 'np.sqrt(s_corrected[f"dW{l}"])'),
)
wrong(
    "There is no bias correction: before the step, divide both averages as the formulas say.",
    *of_both(V_HAT_W, 'v_corrected[f"dW{l}"] = v[f"dW{l}"]'),
    *of_both(S_HAT_W, 's_corrected[f"dW{l}"] = s[f"dW{l}"]'),
)
wrong(
    "The bias correction lacks the power t: raise beta1 and beta2 to the number of the step.",
    *of_both(V_HAT_W, V_HAT_W.replace("beta1**t", "beta1")),
    *of_both(S_HAT_W, S_HAT_W.replace("beta2**t", "beta2")),
)
wrong(
    "The bias correction divides by negative numbers; beta1 and beta2 are raised to the power t.",
    *of_both(V_HAT_W, V_HAT_W.replace("beta1**t", "beta1 * t")),
    *of_both(S_HAT_W, S_HAT_W.replace("beta2**t", "beta2 * t")),
)
wrong(
    "The power in your bias correction is t + 1; the first step already has the number 1.",
    *of_both(V_HAT_W, V_HAT_W.replace("beta1**t", "beta1**(t + 1)")),
    *of_both(S_HAT_W, S_HAT_W.replace("beta2**t", "beta2**(t + 1)")),
)
wrong(
    "Only v is corrected in the step; s needs its bias correction too.",
    *of_both(S_HAT_W, 's_corrected[f"dW{l}"] = s[f"dW{l}"]'),
)
wrong(
    "Only s is corrected in the step; v needs its bias correction too.",
    *of_both(V_HAT_W, 'v_corrected[f"dW{l}"] = v[f"dW{l}"]'),
)
wrong(
    "s is corrected with beta1; its own factor is beta2.",
    *of_both(S_HAT_W, S_HAT_W.replace("beta2", "beta1")),
)
wrong(
    "v and s are returned with the bias correction in them; keep the uncorrected averages.",
    *of_both(V_HAT_W, V_HAT_W.replace("v_corrected", 'v[f"dW{l}"] = v_corrected', 1)),
    *of_both(S_HAT_W, S_HAT_W.replace("s_corrected", 's[f"dW{l}"] = s_corrected', 1)),
)
wrong(
    "s averages the gradients; it should average their squares.",
    *of_both(S_W, S_W.removesuffix(" ** 2")),
)
wrong(
    "s is averaged with beta1; its own factor is beta2.",
    *of_both(S_W, S_W.replace("beta2", "beta1")),
)
wrong(
    "The root is missing: divide by the root of s, plus epsilon.",
    *of_both(ROOT_W, '(s_corrected[f"dW{l}"] + epsilon)'),
)
wrong(
    "The numerator of the step is the gradient; it should be the corrected average v.",
    *of_both('v_corrected[f"dW{l}"] / ', 'grads[f"dW{l}"] / '),
)
wrong(
    "The factors 1 - beta1 and 1 - beta2 are missing: without them v and s are sums, not averages.",
    *of_both(V_W, V_W.replace("(1 - beta1) * ", "")),
    *of_both(S_W, S_W.replace("(1 - beta2) * ", "")),
)
wrong(
    "Your steps go uphill: subtract the step, or look at the sign of the bias correction of v.",
    *of_both(ADAM_W, ADAM_W.replace(" - ", " + ")),
)
wrong("The weights take no step.", (ADAM_W, "pass"))
wrong("The biases take no step.", (ADAM_B, "pass"))
wrong("The average v of the weights does not change.", (V_W, "pass"))
wrong("The average v of the biases does not change.", (V_B, "pass"))
wrong("The average s of the weights does not change.", (S_W, "pass"))
wrong("The average s of the biases does not change.", (S_B, "pass"))
wrong(
    "v keeps the old average with beta2; its own factor is beta1.",
    *of_both(V_W, 'v[f"dW{l}"] = beta2 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]'),
)
wrong(
    "s averages the squares of v; it should average those of the gradients.",
    *of_both(S_W, 's[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * v[f"dW{l}"] ** 2'),
)
wrong(
    "Brackets are missing: the bias correction divides by the whole of 1 - beta1**t.",
    *of_both(V_HAT_W, 'v_corrected[f"dW{l}"] = v[f"dW{l}"] / 1 - beta1**t'),
)
wrong(
    "The bias correction of v divides by 1 - beta1**t, not by beta1**t.",
    *of_both(V_HAT_W, 'v_corrected[f"dW{l}"] = v[f"dW{l}"] / beta1**t'),
)
wrong(
    "The bias correction of v divides by 1 - beta1**t; you multiply.",
    *of_both(V_HAT_W, 'v_corrected[f"dW{l}"] = v[f"dW{l}"] * (1 - beta1**t)'),
)
wrong(
    "The learning rate is missing in the step.",
    *of_both(ADAM_W, 'parameters[f"W{l}"] = parameters[f"W{l}"] - step_W'),
)
wrong(
    "Only the gradient is squared in s, not its factor 1 - beta2.",
    *of_both(S_W, 's[f"dW{l}"] = beta2 * s[f"dW{l}"] + ((1 - beta2) * grads[f"dW{l}"]) ** 2'),
)
wrong(
    "beta1 and 1 - beta1 are swapped in v: the old average is kept with the factor beta1.",
    *of_both(V_W, 'v[f"dW{l}"] = (1 - beta1) * v[f"dW{l}"] + beta1 * grads[f"dW{l}"]'),
)
wrong(
    "The factor 1 - beta1 is missing in v.",
    *of_both(V_W, 'v[f"dW{l}"] = beta1 * v[f"dW{l}"] + grads[f"dW{l}"]'),
)
wrong(
    "The factor 1 - beta2 is missing in s.",
    *of_both(S_W, 's[f"dW{l}"] = beta2 * s[f"dW{l}"] + grads[f"dW{l}"] ** 2'),
)
wrong(
    "Beyond the first layer, something stays as it was: perhaps the loop, or the function, ends "
    "too early.",
    ("range(1, L + 1)", "range(1, 2)"),
)

wrong("The first layer is left out: the loop begins at 1.", ("range(1, L + 1)", "range(2, L + 1)"))
wrong(
    "The last layer is left out: the layers are numbered from 1 to L, and range stops before "
    "its end.",
    ("range(1, L + 1)", "range(1, L)"),
)
wrong(
    "Nothing changes, neither the parameters nor the averages: store the new values under the same "
    "keys, for each layer from 1 to L.",
    ("range(1, L + 1)", "range(1, 1)"),
)
wrong(
    "The subtraction is the wrong way round: from the parameters, subtract the step.",
    *of_both(ADAM_W, 'parameters[f"W{l}"] = learning_rate * step_W - parameters[f"W{l}"]'),
)
wrong(
    "These are only the steps; subtract them from the parameters.",
    *of_both(ADAM_W, 'parameters[f"W{l}"] = learning_rate * step_W'),
)
wrong(
    "Only the learning rate is subtracted; multiply it by the step.",
    *of_both(ADAM_W, 'parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate'),
)
wrong(
    "The learning rate multiplies the step; it is not added to it.",
    *of_both(ADAM_W, 'parameters[f"W{l}"] = parameters[f"W{l}"] - (learning_rate + step_W)'),
)
wrong(
    "The sign in the bias correction of v is wrong: divide by 1 - beta1**t.",
    *of_both(V_HAT_W, 'v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 + beta1**t)'),
)
wrong(
    "The sign in the bias correction of s is wrong: divide by 1 - beta2**t.",
    *of_both(S_HAT_W, 's_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 + beta2**t)'),
)
wrong(
    "The bias correction of v lacks the power t: raise beta1 to the number of the step.",
    *of_both(V_HAT_W, 'v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1)'),
)
wrong(
    "The bias correction of s lacks the power t: raise beta2 to the number of the step.",
    *of_both(S_HAT_W, 's_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2)'),
)
wrong(
    "The bias correction of v multiplies beta1 by t; it is raised to the power t.",
    *of_both(V_HAT_W, 'v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1 * t)'),
)
wrong(
    "v is corrected with beta2; its own factor is beta1.",
    *of_both(V_HAT_W, 'v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta2**t)'),
)
wrong(
    "The bias correction of s divides by 1 - beta2**t; you multiply.",
    *of_both(S_HAT_W, 's_corrected[f"dW{l}"] = s[f"dW{l}"] * (1 - beta2**t)'),
)
wrong(
    "The bias correction of v is upside down.",
    *of_both(V_HAT_W, 'v_corrected[f"dW{l}"] = (1 - beta1**t) / v[f"dW{l}"]'),
)
wrong(
    "The bias correction of s is upside down.",
    *of_both(S_HAT_W, 's_corrected[f"dW{l}"] = (1 - beta2**t) / s[f"dW{l}"]'),
)
wrong(
    "The old v is kept whole: multiply it by beta1.",
    *of_both(V_W, 'v[f"dW{l}"] = v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]'),
)
wrong(
    "The old s is kept whole: multiply it by beta2.",
    *of_both(S_W, 's[f"dW{l}"] = s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2'),
)
wrong(
    "The old v is left out: it is part of the new one, with the factor beta1.",
    *of_both(V_W, 'v[f"dW{l}"] = (1 - beta1) * grads[f"dW{l}"]'),
)
wrong(
    "The old s is left out: it is part of the new one, with the factor beta2.",
    *of_both(S_W, 's[f"dW{l}"] = (1 - beta2) * grads[f"dW{l}"] ** 2'),
)
wrong(
    "The gradient has the factor beta1 in v; it should be 1 - beta1.",
    *of_both(V_W, 'v[f"dW{l}"] = beta1 * v[f"dW{l}"] + beta1 * grads[f"dW{l}"]'),
)
wrong(
    "The squared gradient has the factor beta2 in s; it should be 1 - beta2.",
    *of_both(S_W, 's[f"dW{l}"] = beta2 * s[f"dW{l}"] + beta2 * grads[f"dW{l}"] ** 2'),
)
wrong(
    "beta2 and 1 - beta2 are swapped in s: the old average is kept with the factor beta2.",
    *of_both(S_W, 's[f"dW{l}"] = (1 - beta2) * s[f"dW{l}"] + beta2 * grads[f"dW{l}"] ** 2'),
)
wrong(
    "Brackets are missing in v: multiply the gradient by the whole of 1 - beta1.",
    *of_both(V_W, 'v[f"dW{l}"] = beta1 * v[f"dW{l}"] + 1 - beta1 * grads[f"dW{l}"]'),
)
wrong(
    "Brackets are missing in s: multiply the squared gradient by the whole of 1 - beta2.",
    *of_both(S_W, 's[f"dW{l}"] = beta2 * s[f"dW{l}"] + 1 - beta2 * grads[f"dW{l}"] ** 2'),
)
wrong(
    "You subtract the gradient from v; add it.",
    *of_both(V_W, 'v[f"dW{l}"] = beta1 * v[f"dW{l}"] - (1 - beta1) * grads[f"dW{l}"]'),
)
wrong(
    "You subtract the squared gradient from s; add it.",
    *of_both(S_W, 's[f"dW{l}"] = beta2 * s[f"dW{l}"] - (1 - beta2) * grads[f"dW{l}"] ** 2'),
)
wrong(
    "The gradient is doubled in s; square it.",
    *of_both(S_W, 's[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * (grads[f"dW{l}"] * 2)'),
)
wrong(
    "The whole of s is squared; square the gradient alone.",
    *of_both(S_W, 's[f"dW{l}"] = (beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"]) ** 2'),
)
wrong(
    "The step is not divided by the root of s.",
    *of_both(
        ADAM_W, 'parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"]'
    ),
)
wrong(
    "Brackets are missing: divide by the root and epsilon together.",
    *of_both(ROOT_W, 'np.sqrt(s_corrected[f"dW{l}"]) + epsilon'),
)
wrong(
    "epsilon multiplies the root; add it.",
    *of_both(ROOT_W, '(np.sqrt(s_corrected[f"dW{l}"]) * epsilon)'),
)
wrong(
    "epsilon is subtracted from the root; add it.",
    *of_both(ROOT_W, '(np.sqrt(s_corrected[f"dW{l}"]) - epsilon)'),
)
wrong(
    "v is multiplied by the root of s; divide by it.",
    *of_both('v_corrected[f"dW{l}"] / ', 'v_corrected[f"dW{l}"] * '),
)
wrong(
    "s is squared in the denominator; take its root.",
    *of_both(ROOT_W, '(s_corrected[f"dW{l}"] ** 2 + epsilon)'),
)
wrong(
    "The learning rate is hard-coded; use the argument.",
    *of_both(ADAM_W, ADAM_W.replace("learning_rate", "0.01")),
)

wrong(
    "beta1 stands in the average and in the correction of s; the factor of s is beta2.",
    *of_both(S_W, S_W.replace("beta2", "beta1")),
    *of_both(S_HAT_W, S_HAT_W.replace("beta2", "beta1")),
)
wrong(
    "beta2 stands in the average and in the correction of v; the factor of v is beta1.",
    *of_both(V_W, V_W.replace("beta1", "beta2")),
    *of_both(V_HAT_W, V_HAT_W.replace("beta1", "beta2")),
)
wrong(
    "v is averaged with beta2; its own factor is beta1.",
    *of_both(V_W, V_W.replace("beta1", "beta2")),
)
wrong(
    "beta1 and beta2 are swapped throughout: beta1 belongs to v, beta2 to s.",
    *of_both(V_W, V_W.replace("beta1", "beta2")),
    *of_both(V_HAT_W, V_HAT_W.replace("beta1", "beta2")),
    *of_both(S_W, S_W.replace("beta2", "beta1")),
    *of_both(S_HAT_W, S_HAT_W.replace("beta2", "beta1")),
)
wrong(
    "beta1 and beta2 are swapped in the averages: beta1 belongs to v, beta2 to s.",
    *of_both(V_W, V_W.replace("beta1", "beta2")),
    *of_both(S_W, S_W.replace("beta2", "beta1")),
)
wrong(
    "beta1 and beta2 are swapped in the bias corrections: beta1 belongs to v, beta2 to s.",
    *of_both(V_HAT_W, V_HAT_W.replace("beta1", "beta2")),
    *of_both(S_HAT_W, S_HAT_W.replace("beta2", "beta1")),
)
wrong(
    "The power in the bias correction is the layer l; it should be the step t.",
    *of_both(V_HAT_W, V_HAT_W.replace("**t", "**l")),
    *of_both(S_HAT_W, S_HAT_W.replace("**t", "**l")),
)
wrong(
    "The power in the bias correction of v is the layer l; it should be the step t.",
    *of_both(V_HAT_W, V_HAT_W.replace("**t", "**l")),
)
wrong(
    "The power in your bias correction is t - 1; the number of the step is t itself.",
    *of_both(V_HAT_W, V_HAT_W.replace("**t", "**(t - 1)")),
    *of_both(S_HAT_W, S_HAT_W.replace("**t", "**(t - 1)")),
)
wrong(
    "The power in the bias correction is always 2; it should be the step t.",
    *of_both(V_HAT_W, V_HAT_W.replace("**t", "**2")),
    *of_both(S_HAT_W, S_HAT_W.replace("**t", "**2")),
)
wrong(
    "In the bias correction, only beta1 and beta2 are raised to the power t, not the brackets.",
    *of_both(V_HAT_W, V_HAT_W.replace("(1 - beta1**t)", "(1 - beta1)**t")),
    *of_both(S_HAT_W, S_HAT_W.replace("(1 - beta2**t)", "(1 - beta2)**t")),
)
V_B_OF_DW, S_B_OF_DW = ((each, each.replace('grads[f"db', 'grads[f"dW')) for each in (V_B, S_B))
wrong(
    "v of the biases is made from the gradient of W; it needs db.",
    V_B_OF_DW,
)
wrong(
    "s of the biases is made from the gradient of W; it needs db.",
    S_B_OF_DW,
)
wrong(
    "Both averages of the biases are made from the gradient of W; they need db.",
    V_B_OF_DW,
    S_B_OF_DW,
)
wrong(
    "The factors are swapped in v and s: the old averages are kept with beta1 and beta2.",
    *of_both(V_W, 'v[f"dW{l}"] = (1 - beta1) * v[f"dW{l}"] + beta1 * grads[f"dW{l}"]'),
    *of_both(S_W, 's[f"dW{l}"] = (1 - beta2) * s[f"dW{l}"] + beta2 * grads[f"dW{l}"] ** 2'),
)
wrong(
    "The step goes along the gradient, as in plain gradient descent; it needs v and s.",
    *of_both(ADAM_W, ADAM_W.replace("step_W", 'grads[f"dW{l}"]')),
)
wrong(
    "The biases step along their gradient, as in plain gradient descent; they need v and s, too.",
    (ADAM_B, ADAM_B.replace("step_b", 'grads[f"db{l}"]')),
)
wrong(
    "The step is that of momentum, along v alone: the correction and the root of s are missing.",
    *of_both(ADAM_W, ADAM_W.replace("step_W", 'v[f"dW{l}"]')),
)
wrong(
    "The step of the biases is divided by the root of s of the weights; they have an s of their "
    "own.",
    ('(np.sqrt(s_corrected[f"db{l}"]) + epsilon)', ROOT_W),
)
wrong(
    "The biases take the step of the weights; they have their own.",
    (ADAM_B, ADAM_B.replace("step_b", "step_W")),
)
wrong(
    "The corrected v of the biases comes from v of the weights.",
    ('v_corrected[f"db{l}"] = v[f"db{l}"]', 'v_corrected[f"db{l}"] = v[f"dW{l}"]'),
)
wrong(
    "The bias correction of s starts from v; it should start from s.",
    *of_both(S_HAT_W, S_HAT_W.replace("= s[", "= v[")),
)
wrong(
    "The bias correction of v starts from s; it should start from v.",
    *of_both(V_HAT_W, V_HAT_W.replace("= v[", "= s[")),
)
wrong(
    "The bias correction of v starts from the gradient; it should start from v.",
    *of_both(V_HAT_W, V_HAT_W.replace("= v[", "= grads[")),
)
wrong(
    "The bias correction of s starts from the squared gradient; it should start from s.",
    *of_both(S_HAT_W, 's_corrected[f"dW{l}"] = grads[f"dW{l}"] ** 2 / (1 - beta2**t)'),
)
wrong(
    "s averages the squares of the corrected v; it should average those of the gradients.",
    *of_both(S_W, S_W.replace("grads", "v_corrected")),
)
wrong(
    "s averages the absolute values of the gradients; it should average their squares.",
    *of_both(S_W, 's[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * np.abs(grads[f"dW{l}"])'),
)
wrong(
    "The old s is squared as well; only the gradient is.",
    *of_both(S_W, S_W.replace("+", "** 2 +")),
)
wrong(
    "s contains the old v; it should keep the old s.",
    *of_both(S_W, S_W.replace("* s[", "* v[")),
)
wrong(
    "v contains the old s; it should keep the old v.",
    *of_both(V_W, V_W.replace("* v[", "* s[")),
)
wrong(
    "The gradient is squared in v; only s averages squares.",
    *of_both(V_W, f"{V_W} ** 2"),
)
wrong(
    "s keeps the old average with beta1; its own factor is beta2.",
    *of_both(S_W, S_W.replace("beta2 * s", "beta1 * s")),
)
wrong(
    "The squared gradient has the factor 1 - beta1 in s; it should be 1 - beta2.",
    *of_both(S_W, S_W.replace("1 - beta2", "1 - beta1")),
)
wrong(
    "The gradient has the factor 1 - beta2 in v; it should be 1 - beta1.",
    *of_both(V_W, V_W.replace("1 - beta1", "1 - beta2")),
)
wrong(
    "The step is upside down: v belongs in the numerator, the root of s in the denominator.",
    *of_both(
        f'v_corrected[f"dW{{l}}"] / {ROOT_W}',
        'np.sqrt(s_corrected[f"dW{l}"]) / (v_corrected[f"dW{l}"] + epsilon)',
    ),
)
wrong(
    "Something is upside down: the learning rate multiplies the step, and v is its numerator.",
    *of_both(ADAM_W, ADAM_W.replace("learning_rate *", "learning_rate /")),
)
wrong(
    "The bias correction is made twice: v and s in the step are corrected already.",
    *of_both(ADAM_W, f"{ADAM_W} * np.sqrt(1 - beta2**t) / (1 - beta1**t)"),
)
wrong(
    "beta1 and beta2 are hard-coded; use the arguments.",
    ("L = len(parameters) // 2", "L, beta1, beta2 = len(parameters) // 2, 0.9, 0.999"),
)
wrong(
    "The keys of v, s and grads begin with a d: dW1, db1, ...",
    *of_both(V_W, V_W.replace('grads[f"dW', 'grads[f"W')),
)
wrong(
    "Both bias corrections lack brackets: divide by the whole of 1 - beta1**t or 1 - beta2**t.",
    *of_both(V_HAT_W, V_HAT_W.replace("(1 - beta1**t)", "1 - beta1**t")),
    *of_both(S_HAT_W, S_HAT_W.replace("(1 - beta2**t)", "1 - beta2**t")),
)
wrong(
    "Brackets are missing: the bias correction divides by the whole of 1 - beta2**t.",
    *of_both(S_HAT_W, S_HAT_W.replace("(1 - beta2**t)", "1 - beta2**t")),
)
wrong(
    "Both bias corrections multiply; divide by 1 - beta1**t and 1 - beta2**t.",
    *of_both(V_HAT_W, V_HAT_W.replace("/", "*")),
    *of_both(S_HAT_W, S_HAT_W.replace("/", "*")),
)
wrong(
    "The signs in both bias corrections are wrong: divide by 1 - beta1**t and 1 - beta2**t.",
    *of_both(V_HAT_W, V_HAT_W.replace("1 - beta1", "1 + beta1")),
    *of_both(S_HAT_W, S_HAT_W.replace("1 - beta2", "1 + beta2")),
)
wrong(
    "The bias corrections divide by 1 - beta1**t and 1 - beta2**t, not by the powers alone.",
    *of_both(V_HAT_W, V_HAT_W.replace("1 - beta1", "beta1")),
    *of_both(S_HAT_W, S_HAT_W.replace("1 - beta2", "beta2")),
)
wrong(
    "The gradients have the factors beta1 and beta2; these should be 1 - beta1 and 1 - beta2.",
    *of_both(V_W, V_W.replace("(1 - beta1)", "beta1")),
    *of_both(S_W, S_W.replace("(1 - beta2)", "beta2")),
)
wrong(
    "The old v and s are left out; they count with the factors beta1 and beta2.",
    *of_both(V_W, 'v[f"dW{l}"] = (1 - beta1) * grads[f"dW{l}"]'),
    *of_both(S_W, 's[f"dW{l}"] = (1 - beta2) * grads[f"dW{l}"] ** 2'),
)
wrong(
    "The old v and s are kept whole: multiply them by beta1 and beta2.",
    *of_both(V_W, V_W.replace("beta1 * v", "v")),
    *of_both(S_W, S_W.replace("beta2 * s", "s")),
)
wrong(
    "Brackets are missing in both averages: multiply by the whole of 1 - beta1 or 1 - beta2.",
    *of_both(V_W, V_W.replace("(1 - beta1)", "1 - beta1")),
    *of_both(S_W, S_W.replace("(1 - beta2)", "1 - beta2")),
)
wrong(
    "You subtract the gradients from v and their squares from s; add them.",
    *of_both(V_W, V_W.replace("+", "-")),
    *of_both(S_W, S_W.replace("+", "-")),
)
wrong(
    "epsilon stands in the numerator; add it to the root.",
    *of_both(
        f'v_corrected[f"dW{{l}}"] / {ROOT_W}',
        '(v_corrected[f"dW{l}"] + epsilon) / np.sqrt(s_corrected[f"dW{l}"])',
    ),
)
wrong(
    "The root is taken before the bias correction of s is divided out; correct s first.",
    *of_both(S_HAT_W, 's_corrected[f"dW{l}"] = np.sqrt(s[f"dW{l}"]) / (1 - beta2**t)'),
    *of_both(ROOT_W, '(s_corrected[f"dW{l}"] + epsilon)'),
)


# ---- update_lr ----


@grader.case
def epoch_two(update_lr):
    """Learning rate 0.5, epoch 2, decay rate 1."""
    return {"learning_rate": update_lr(0.5, 2, 1)}


@grader.case
def epoch_five(update_lr):
    """Learning rate 0.3, epoch 5, decay rate 0.7."""
    return {"learning_rate": update_lr(0.3, 5, 0.7)}


@grader.case(hidden=True)
def first_epochs(update_lr, rng):
    """The epochs from 0 to 9."""
    learning_rate0, decay_rate = float(rng.uniform(0.1, 2)), float(rng.uniform(0.2, 3))
    return [update_lr(learning_rate0, epoch, decay_rate) for epoch in range(10)]


@grader.case(hidden=True)
def several_decay_rates(update_lr, rng):
    """Several decay rates, 0 among them."""
    learning_rate0 = float(rng.uniform(0.01, 0.1))
    return [update_lr(learning_rate0, 37, decay_rate) for decay_rate in (0, 0.003, 0.4, 2)]


UPDATE_LR = "learning_rate0 / (1 + decay_rate * epoch_num)"

wrong = grader.mistakes("update_lr")
wrong(
    "The 1 in the denominator is missing: in epoch 0 the rate should be the first one.",
    (UPDATE_LR, "learning_rate0 / (decay_rate * max(epoch_num, 1e-300))"),
)
wrong(
    "Brackets are missing: the denominator is the whole of 1 + decay_rate · epoch.",
    (UPDATE_LR, "learning_rate0 / 1 + decay_rate * epoch_num"),
)
wrong(
    "The epoch multiplies the quotient; it belongs in the denominator, times decay_rate.",
    (UPDATE_LR, "learning_rate0 / (1 + decay_rate) * epoch_num"),
)
wrong(
    "That is exponential decay; this formula divides by a number that grows with the epoch.",
    (UPDATE_LR, "learning_rate0 * np.exp(-decay_rate * epoch_num)"),
)
wrong(
    "The learning rate grows: divide by the bracket instead of multiplying.",
    (UPDATE_LR, "learning_rate0 * (1 + decay_rate * epoch_num)"),
)
wrong("decay_rate is not used.", (UPDATE_LR, "learning_rate0 / (1 + epoch_num)"))
wrong(
    "The first epoch has the number 0: do not add 1 to it.",
    (UPDATE_LR, "learning_rate0 / (1 + decay_rate * (epoch_num + 1))"),
)
wrong(
    "That shrinks by the same factor in every epoch; divide by 1 + decay_rate · epoch.",
    (UPDATE_LR, "learning_rate0 / (1 + decay_rate) ** epoch_num"),
)
wrong(
    "That is a power of decay_rate; the formula has a product in the denominator.",
    (UPDATE_LR, "learning_rate0 * decay_rate**epoch_num"),
)
wrong(
    "You subtract the product from the first rate; divide by 1 plus the product.",
    (UPDATE_LR, "learning_rate0 - decay_rate * epoch_num"),
)
wrong(
    "decay_rate and epoch are added; multiply them.",
    (UPDATE_LR, "learning_rate0 / (1 + decay_rate + epoch_num)"),
)
wrong("The epoch is not used.", (UPDATE_LR, "learning_rate0 / (1 + decay_rate)"))
wrong(
    "The first learning rate is missing in the numerator.",
    (UPDATE_LR, "1 / (1 + decay_rate * epoch_num)"),
)
wrong(
    "The sign in the denominator is wrong: add the product to 1.",
    (UPDATE_LR, "learning_rate0 / (1 - decay_rate * epoch_num)"),
)
wrong("The quotient is upside down.", (UPDATE_LR, "(1 + decay_rate * epoch_num) / learning_rate0"))
wrong(
    "The brackets are in the wrong place: multiply the epoch by decay_rate alone, then add 1.",
    (UPDATE_LR, "learning_rate0 / ((1 + decay_rate) * epoch_num)"),
)
wrong(
    "You multiply by 1 minus the product; divide by 1 plus the product.",
    (UPDATE_LR, "learning_rate0 * (1 - decay_rate * epoch_num)"),
)
wrong(
    "The epoch is divided by decay_rate; multiply it by decay_rate.",
    (UPDATE_LR, "learning_rate0 / (1 + epoch_num / decay_rate)"),
)
wrong(
    "Take the number of the epoch as it is: do not subtract 1 from it.",
    (UPDATE_LR, "learning_rate0 / (1 + decay_rate * (epoch_num - 1))"),
)
wrong("`//` rounds the quotient down; divide with `/`.", ("learning_rate0 /", "learning_rate0 //"))
wrong(
    "There is a square root around the denominator; the formula has none.",
    (UPDATE_LR, "learning_rate0 / np.sqrt(1 + decay_rate * epoch_num)"),
)

wrong("The rate never shrinks: it is learning_rate0 in every epoch.", (UPDATE_LR, "learning_rate0"))
wrong(
    "decay_rate is divided by the epoch; multiply them.",
    (UPDATE_LR, "learning_rate0 / (1 + decay_rate / max(epoch_num, 1e-300))"),
)
wrong(
    "The numerator is the first learning rate, not the decay rate.",
    (UPDATE_LR, "decay_rate / (1 + decay_rate * epoch_num)"),
)
wrong(
    "The epoch is squared; multiply it by decay_rate.",
    (UPDATE_LR, "learning_rate0 / (1 + epoch_num**2)"),
)


# ---- schedule_lr_decay ----


@grader.case
def two_epochs_of_a_schedule(schedule_lr_decay):
    """Learning rate 0.5, decay rate 0.3, a step after every 100 epochs."""
    epochs = (10, 99, 100, 160, 250, 1730)
    return {f"epoch {epoch}": schedule_lr_decay(0.5, epoch, 0.3, 100) for epoch in epochs}


@grader.case(hidden=True)
def around_the_steps(schedule_lr_decay, rng):
    """Epochs around the steps."""
    learning_rate0, decay_rate = float(rng.uniform(0.1, 2)), float(rng.uniform(0.2, 3))
    epochs = (0, 1, 49, 50, 51, 99, 100, 149, 1234)
    return [schedule_lr_decay(learning_rate0, epoch, decay_rate, 50) for epoch in epochs]


@grader.case(hidden=True)
def usual_interval(schedule_lr_decay, rng):
    """The usual interval of 1000 epochs."""
    learning_rate0 = float(rng.uniform(0.1, 2))
    epochs = (0, 500, 999, 1000, 1999, 2600, 9999)
    return [schedule_lr_decay(learning_rate0, epoch, 0.7) for epoch in epochs]


@grader.case(hidden=True)
def every_epoch_a_step(schedule_lr_decay, rng):
    """A step after every epoch."""
    decay_rate = float(rng.uniform(0.1, 0.9))
    return [schedule_lr_decay(0.2, epoch, decay_rate, 1) for epoch in range(6)]


SCHEDULE = "learning_rate0 / (1 + decay_rate * (epoch_num // time_interval))"

wrong = grader.mistakes("schedule_lr_decay")
wrong(
    "The rate shrinks in every epoch: round the quotient down to a whole number.",
    (SCHEDULE, "learning_rate0 / (1 + decay_rate * (epoch_num / time_interval))"),
)
wrong(
    "You round to the nearest whole number; round down, so that the step comes after the interval.",
    (SCHEDULE, "learning_rate0 / (1 + decay_rate * np.round(epoch_num / time_interval))"),
)
wrong(
    "You round up, so the first step comes too early; round down.",
    (SCHEDULE, "learning_rate0 / (1 + decay_rate * np.ceil(epoch_num / time_interval))"),
)
wrong(
    "You round the whole product; round the quotient alone, then multiply by decay_rate.",
    (SCHEDULE, "learning_rate0 / (1 + decay_rate * epoch_num // time_interval)"),
)
wrong(
    "That is the remainder of the division; use the number of whole intervals.",
    (SCHEDULE, "learning_rate0 / (1 + decay_rate * (epoch_num % time_interval))"),
)
wrong(
    "The interval is fixed at 1000; use the argument time_interval.",
    (SCHEDULE, "learning_rate0 / (1 + decay_rate * (epoch_num // 1000))"),
)
wrong(
    "time_interval is not used: that is update_lr again.",
    (SCHEDULE, "learning_rate0 / (1 + decay_rate * epoch_num)"),
)
wrong(
    "The rate never changes: it has to shrink after every interval.",
    (SCHEDULE, "learning_rate0"),
)
wrong(
    "The rate shrinks only once, and from the start: the number of the interval is missing.",
    (SCHEDULE, "learning_rate0 / (1 + decay_rate)"),
)
wrong(
    "That shrinks by the same factor at every step; here the denominator is 1 plus a product.",
    (SCHEDULE, "learning_rate0 / (1 + decay_rate) ** (epoch_num // time_interval)"),
)
wrong(
    "The first interval has the number 0: do not add 1 to the quotient.",
    (SCHEDULE, "learning_rate0 / (1 + decay_rate * (epoch_num // time_interval + 1))"),
)
wrong(
    "The first epoch has the number 0: do not add 1 to it.",
    (SCHEDULE, "learning_rate0 / (1 + decay_rate * ((epoch_num + 1) // time_interval))"),
)
wrong("decay_rate is not used.", (SCHEDULE, "learning_rate0 / (1 + epoch_num // time_interval)"))
wrong(
    "The learning rate grows: divide by the bracket instead of multiplying.",
    (SCHEDULE, "learning_rate0 * (1 + decay_rate * (epoch_num // time_interval))"),
)
wrong(
    "That is a power of decay_rate; the formula has a product in the denominator.",
    (SCHEDULE, "learning_rate0 * decay_rate ** (epoch_num // time_interval)"),
)
wrong(
    "Brackets are missing: the denominator is the whole of 1 + decay_rate · number of intervals.",
    (SCHEDULE, "learning_rate0 / 1 + decay_rate * (epoch_num // time_interval)"),
)
wrong("The sign in the denominator is wrong: add the product to 1.", ("1 + decay_r", "1 - decay_r"))
wrong("The first learning rate is missing in the numerator.", ("learning_rate0 /", "1 /"))
wrong(
    "In the first interval the denominator is zero: it should be 1 plus the product.",
    ("1 + decay_r", "decay_r"),
)
wrong(
    "You multiply the epoch by the interval; divide it and round down.",
    (SCHEDULE, "learning_rate0 / (1 + decay_rate * (epoch_num * time_interval))"),
)
wrong(
    "The quotient is upside down.",
    (SCHEDULE, "(1 + decay_rate * (epoch_num // time_interval)) / learning_rate0"),
)
wrong(
    "decay_rate and the number of the interval are added; multiply them.",
    (SCHEDULE, "learning_rate0 / (1 + decay_rate + epoch_num // time_interval)"),
)
wrong(
    "You round down the rate; round down only the number of the interval.",
    (SCHEDULE, "learning_rate0 // (1 + decay_rate * (epoch_num // time_interval))"),
)
wrong(
    "The division is upside down: how often does the interval fit into the epoch?",
    (SCHEDULE, "learning_rate0 / (1 + decay_rate * (time_interval // max(epoch_num, 1)))"),
)
wrong(
    "The numerator is the first learning rate, not the decay rate.",
    (SCHEDULE, "decay_rate / (1 + decay_rate * (epoch_num // time_interval))"),
)
wrong(
    "That is exponential decay; this formula divides by 1 plus a product.",
    (SCHEDULE, "learning_rate0 * np.exp(-decay_rate * (epoch_num // time_interval))"),
)
wrong(
    "The brackets are in the wrong place: multiply the number of the interval by decay_rate alone.",
    (SCHEDULE, "learning_rate0 / ((1 + decay_rate) * max(epoch_num // time_interval, 1e-300))"),
)
