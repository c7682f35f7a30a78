"""Cases and known mistakes of the deep network, step by step."""

import itertools

import numpy as np

from graders.common.dicts import entries
from invigilator.checking import Grader

grader = Grader("course1/deep_network_step_by_step")
grader.include(entries)


@grader.helper
def layer(rng, n_prev, n, m):
    """Activations A of shape (n_prev, m), weights W of shape (n, n_prev), biases b (n, 1)."""
    return rng.normal(size=(n_prev, m)), rng.normal(size=(n, n_prev)), rng.normal(size=(n, 1))


@grader.helper
def network(rng, *layer_dims):
    """Normal weights and biases of all layers."""
    parameters = {}
    for number, (n_prev, n) in enumerate(itertools.pairwise(layer_dims), start=1):
        parameters[f"W{number}"] = rng.normal(size=(n, n_prev))
        parameters[f"b{number}"] = rng.normal(size=(n, 1))
    return parameters


@grader.helper
def labels(rng, m):
    """Labels of both classes, shape (1, m)."""
    return rng.permutation(np.arange(m) % 2).reshape(1, m)


@grader.helper
def oddity(W):
    """What is odd about weights that were to be normal with standard deviation 0.01."""
    ratio, margin = np.asarray(W) / 0.01, 5 / np.sqrt(np.size(W))
    if np.unique(W).size < np.size(W):
        return "has equal numbers; draw each of them at random"
    if not abs(ratio.std() - 1) < margin:
        return f"has the standard deviation {np.std(W):.2g}; 0.01 was asked for"
    if not abs(ratio.mean()) < margin:
        return f"has the mean {np.mean(W):.2g}; normal numbers lie around 0"
    return ""


@grader.helper
def handed_down(grads, layers):
    """What each layer hands down, first layer first, by whichever layer the keys dA count."""
    numbers = sorted(int(key[2:]) for key in grads if key[:2] == "dA" and key[2:].isdigit())
    return [grads[f"dA{number}"] for number in numbers[:layers]]


@grader.helper
def all_gradients(grads, layers):
    """The gradients dA in order, dW and db by their keys."""
    keys = [f"d{name}{number}" for number in range(1, layers + 1) for name in "Wb"]
    return {"dA": handed_down(grads, layers), **entries(grads, *keys)}


@grader.helper
def cost_of(compute_cost, AL, Y):
    """The cost; None where it was left so, which `np.squeeze` wraps in an array."""
    cost = compute_cost(AL, Y)
    return None if np.asarray(cost).dtype.kind == "O" else cost


def well_started(values, expected):
    """Right keys and shapes, biases zero, weights normal with standard deviation 0.01."""
    if sorted(values) != sorted(expected):
        return f"the keys should be {', '.join(expected)}; yours are {', '.join(values)}"
    for name, wanted in expected.items():
        got = values[name]
        if not isinstance(got, np.ndarray):
            return f"{name} is {got!r}, not an array"
        if got.shape != wanted.shape:
            return f"{name}: expected shape {wanted.shape}, got shape {got.shape}"
        if got.dtype.kind != "f":
            return f"{name}: expected floating-point numbers, got {got.dtype}"
        if name.startswith("b") and got.any():
            return f"{name} is not zero"
        if name.startswith("W") and oddity(got):
            return f"{name} {oddity(got)}"
    return True


# ---- initialize_parameters ----


@grader.case(accept=well_started)
def forty_inputs(initialize_parameters):
    """40 inputs, 30 hidden units, 1 output."""
    return dict(initialize_parameters(40, 30, 1))


@grader.case(accept=well_started)
def eighteen_inputs(initialize_parameters):
    """18 inputs, 14 hidden units, 12 outputs."""
    return dict(initialize_parameters(18, 14, 12))


@grader.case(hidden=True, accept=well_started)
def two_outputs(initialize_parameters):
    """20 inputs, 45 hidden units, 2 outputs."""
    return dict(initialize_parameters(20, 45, 2))


@grader.case(hidden=True, accept=well_started)
def wide_output(initialize_parameters):
    """More outputs than inputs."""
    return dict(initialize_parameters(15, 25, 35))


FIRST_W, FIRST_b = "np.random.randn(n_h, n_x) * 0.01", "np.zeros((n_h, 1))"
SECOND_W, SECOND_b = "np.random.randn(n_y, n_h) * 0.01", "np.zeros((n_y, 1))"

wrong = grader.mistakes("initialize_parameters")
wrong(
    "The weights are a hundred times too large: scale the random numbers by 0.01.",
    (FIRST_W, FIRST_W.removesuffix(" * 0.01")),
    (SECOND_W, "np.random.randn(n_y, n_h)"),
)
wrong("W1 is scaled, W2 is not; both weights start small.", (SECOND_W, "np.random.randn(n_y, n_h)"))
wrong(
    "np.random.rand draws uniformly from 0 to 1; use np.random.randn, which draws normal "
    "numbers around 0.",
    (FIRST_W, FIRST_W.replace("randn", "rand")),
    (SECOND_W, "np.random.rand(n_y, n_h) * 0.01"),
)
wrong(
    "The weights are all zero, so the hidden units would stay copies of each other; draw them"
    " at random.",
    (FIRST_W, "np.zeros((n_h, n_x))"),
    (SECOND_W, "np.zeros((n_y, n_h))"),
)
wrong(
    "The rows and columns of the weights are swapped: use one row for each unit, one column "
    "for each input.",
    (FIRST_W, "np.random.randn(n_x, n_h) * 0.01"),
    (SECOND_W, "np.random.randn(n_h, n_y) * 0.01"),
)
wrong(
    "W2 receives the hidden units, not the inputs: it has n_h columns.",
    (SECOND_W, "np.random.randn(n_y, n_x) * 0.01"),
)
wrong(
    "The biases are rows; they should be columns, one number for each unit.",
    (FIRST_b, "np.zeros((1, n_h))"),
    (SECOND_b, "np.zeros((1, n_y))"),
)
wrong(
    "The biases have only one axis; they should be columns, with a second axis of length 1.",
    (FIRST_b, "np.zeros(n_h)"),
    (SECOND_b, "np.zeros(n_y)"),
)
wrong(
    "np.zeros takes the shape as one tuple, in its own pair of brackets.",
    (FIRST_b, "np.zeros(n_h, 1)"),
    (SECOND_b, "np.zeros(n_y, 1)"),
)
wrong(
    "The biases start at zero; only the weights are random.",
    (FIRST_b, "np.random.randn(n_h, 1) * 0.01"),
    (SECOND_b, "np.random.randn(n_y, 1) * 0.01"),
)
wrong(
    "np.random.randn takes rows and columns as two numbers, not as a tuple.",
    (FIRST_W, "np.random.randn((n_h, n_x)) * 0.01"),
    (SECOND_W, "np.random.randn((n_y, n_h)) * 0.01"),
)
wrong(
    "The rows and columns of W2 are swapped: use one row for each output, one column for each "
    "hidden unit.",
    (SECOND_W, "np.random.randn(n_h, n_y) * 0.01"),
)
wrong(
    "The factor is 0.01; yours is 0.1.",
    (FIRST_W, FIRST_W.replace("0.01", "0.1")),
    (SECOND_W, "np.random.randn(n_y, n_h) * 0.1"),
)
wrong(
    "b2 has one number for each output; yours has one for each hidden unit.",
    (SECOND_b, "np.zeros((n_h, 1))"),
)
wrong(
    "No weight is negative: leave out np.abs.",
    (FIRST_W, "np.abs(np.random.randn(n_h, n_x)) * 0.01"),
    (SECOND_W, "np.abs(np.random.randn(n_y, n_h)) * 0.01"),
)
wrong("The size is typed in: use n_h.", (FIRST_b, "np.zeros((30, 1))"))
wrong(
    "The sizes are typed in: use n_x, n_h and n_y.",
    (FIRST_W, "np.random.randn(30, 40) * 0.01"),
    (FIRST_b, "np.zeros((30, 1))"),
    (SECOND_W, "np.random.randn(1, 30) * 0.01"),
    (SECOND_b, "np.zeros((1, 1))"),
)


# ---- initialize_parameters_deep ----


@grader.case(accept=well_started)
def three_layers(initialize_parameters_deep):
    """Layers of 30, 20 and 2 units on 40 inputs."""
    return dict(initialize_parameters_deep([40, 30, 20, 2]))


@grader.case(hidden=True, accept=well_started)
def five_layers(initialize_parameters_deep):
    """Five layers of different sizes."""
    return dict(initialize_parameters_deep([12, 35, 22, 14, 28, 6]))


@grader.case(hidden=True, accept=well_started)
def one_layer(initialize_parameters_deep):
    """A single layer."""
    return dict(initialize_parameters_deep([60, 8]))


DEEP_W = "np.random.randn(layer_dims[l], layer_dims[l - 1]) * 0.01"
DEEP_b = "np.zeros((layer_dims[l], 1))"

wrong = grader.mistakes("initialize_parameters_deep")
wrong(
    "The weights are a hundred times too large: scale the random numbers by 0.01.",
    (DEEP_W, DEEP_W.removesuffix(" * 0.01")),
)
wrong(
    "The weights are scaled by the number of inputs; here the factor is 0.01 in every layer.",
    (DEEP_W, DEEP_W.replace("* 0.01", "/ np.sqrt(layer_dims[l - 1])")),
)
wrong(
    "np.random.rand draws uniformly from 0 to 1; use np.random.randn, which draws normal "
    "numbers around 0.",
    (DEEP_W, DEEP_W.replace("randn", "rand")),
)
wrong(
    "The weights are all zero, so the units of a layer would stay copies of each other; draw "
    "them at random.",
    (DEEP_W, "np.zeros((layer_dims[l], layer_dims[l - 1]))"),
)
wrong(
    "The rows and columns of the weights are swapped: use one row for each unit, one column "
    "for each input.",
    (DEEP_W, "np.random.randn(layer_dims[l - 1], layer_dims[l]) * 0.01"),
)
wrong(
    "A layer receives as many numbers as the previous layer has units, not always layer_dims[0].",
    (DEEP_W, DEEP_W.replace("[l - 1]", "[0]")),
)
wrong(
    "You reach past the end of the list: layers run from 1 to L, the units of layer l stand at "
    "index l, its inputs at l - 1.",
    (DEEP_W, "np.random.randn(layer_dims[l + 1], layer_dims[l]) * 0.01"),
)
wrong(
    "Your keys count from 0; the first layer has the number 1.",
    ('parameters[f"W{l}"]', 'parameters[f"W{l - 1}"]'),
    ('parameters[f"b{l}"]', 'parameters[f"b{l - 1}"]'),
)
wrong(
    "All layers are stored under the same two keys; the number of the layer belongs in the key.",
    ('parameters[f"W{l}"]', 'parameters["Wl"]'),
    ('parameters[f"b{l}"]', 'parameters["bl"]'),
)
wrong(
    "The biases are rows; they should be columns, one number for each unit.",
    (DEEP_b, "np.zeros((1, layer_dims[l]))"),
)
wrong(
    "The biases have only one axis; they should be columns, with a second axis of length 1.",
    (DEEP_b, "np.zeros(layer_dims[l])"),
)
wrong(
    "The biases start at zero; only the weights are random.",
    (DEEP_b, "np.random.randn(layer_dims[l], 1) * 0.01"),
)
wrong(
    "np.random.randn takes rows and columns as two numbers, not as a tuple.",
    (DEEP_W, "np.random.randn((layer_dims[l], layer_dims[l - 1])) * 0.01"),
)
wrong(
    "np.zeros takes the shape as one tuple, in its own pair of brackets.",
    (DEEP_b, "np.zeros(layer_dims[l], 1)"),
)
wrong(
    "The keys contain the braces themselves: put an f before the quotes.",
    ('parameters[f"W{l}"]', 'parameters["W{l}"]'),
    ('parameters[f"b{l}"]', 'parameters["b{l}"]'),
)
wrong(
    "A number cannot be added to a string; make the key with an f-string.",
    ('parameters[f"W{l}"]', 'parameters["W" + l]'),
    ('parameters[f"b{l}"]', 'parameters["b" + l]'),
)
wrong(
    "A layer has one bias for each of its units, not for each of its inputs.",
    (DEEP_b, "np.zeros((layer_dims[l - 1], 1))"),
)
wrong(
    "The biases have the shape of the weights; a unit has only one bias.",
    (DEEP_b, "np.zeros((layer_dims[l], layer_dims[l - 1]))"),
)


# ---- linear_forward ----


@grader.case
def one_unit_two_examples(linear_forward):
    """One unit with three inputs, two examples."""
    classic = np.random.RandomState(1)
    Z, cache = linear_forward(classic.randn(3, 2), classic.randn(1, 3), classic.randn(1, 1))
    return {"Z": Z, "cache": cache}


@grader.case
def two_units_three_examples(linear_forward, rng):
    """Two units with four inputs, three examples."""
    Z, cache = linear_forward(*layer(rng, 4, 2, 3))
    return {"Z": Z, "cache": cache}


@grader.case(hidden=True)
def four_units_five_examples(linear_forward, rng):
    """Four units with three inputs, five examples."""
    Z, cache = linear_forward(*layer(rng, 3, 4, 5))
    return {"Z": Z, "cache": cache}


@grader.case(hidden=True)
def all_sizes_equal(linear_forward, rng):
    """Three units, three inputs, three examples."""
    Z, cache = linear_forward(*layer(rng, 3, 3, 3))
    return {"Z": Z, "cache": cache}


@grader.case(hidden=True)
def arguments_of_linear_forward(linear_forward, rng):
    """One example; the arguments after the call."""
    A, W, b = layer(rng, 6, 2, 1)
    Z, _ = linear_forward(A, W, b)
    return {"Z": Z, "A": A, "W": W, "b": b}


LINEAR = "Z = np.dot(W, A) + b"

wrong = grader.mistakes("linear_forward")
wrong("The biases b are not added.", (LINEAR, "Z = np.dot(W, A)"))
wrong(
    "W already has one row for each unit: no transpose is needed here.",
    (LINEAR, "Z = np.dot(W.T, A) + b"),
)
wrong(
    "The factors are in the wrong order: the weights come first.", (LINEAR, "Z = np.dot(A, W) + b")
)
wrong(
    "* multiplies element by element; the weighted sums are a matrix product.",
    (LINEAR, "Z = W * A + b"),
)
wrong(
    "b should stay a column: then it is added to the column of each example.",
    (LINEAR, "Z = np.dot(W, A) + b.T"),
)
wrong(
    "Z is transposed: it should have one row for each unit and one column for each example.",
    (LINEAR, "Z = (np.dot(W, A) + b).T"),
)
wrong(
    "The cache holds A, W and b, in this order.",
    ("cache = (A, W, b)", "cache = (W, A, b)"),
)
wrong(
    "The cache keeps the input A; yours keeps the result Z.",
    ("cache = (A, W, b)", "cache = (Z, W, b)"),
)
wrong(
    "Z is the weighted sum alone; the activation belongs to the next exercise.",
    (LINEAR, "Z = np.maximum(0, np.dot(W, A) + b)"),
)
wrong(
    "Add the biases to the weighted sums, after the product, not to A.",
    (LINEAR, "Z = np.dot(W, A + b)"),
)
wrong("The biases are subtracted; add them.", (" + b", " - b"))
wrong("You multiply by the biases; add them.", (" + b", " * b"))
wrong(
    "A already has one column for each example: no transpose is needed here.",
    ("np.dot(W, A)", "np.dot(W, A.T)"),
)
wrong(
    "The weighted sums are no means: do not divide them by the number of examples.",
    ("np.dot(W, A) + b", "(np.dot(W, A) + b) / A.shape[1]"),
)
wrong(
    "The products are added up over everything: use np.dot, which gives a sum for each unit and "
    "example.",
    ("np.dot(W, A) + b", "np.sum(W.T * A) + b"),
)


# ---- linear_activation_forward ----


@grader.case
def sigmoid_and_relu(linear_activation_forward):
    """One unit with three inputs, two examples, both activations."""
    classic = np.random.RandomState(2)
    arguments = classic.randn(3, 2), classic.randn(1, 3), classic.randn(1, 1)
    found = {}
    for activation in ("sigmoid", "relu"):
        A, cache = linear_activation_forward(*arguments, activation)
        found |= {f"A with {activation}": A, f"cache with {activation}": cache}
    return found


@grader.case(hidden=True)
def sigmoid_layer(linear_activation_forward, rng):
    """Four sigmoid units with five inputs, six examples."""
    A, cache = linear_activation_forward(*layer(rng, 5, 4, 6), activation="sigmoid")
    return {"A": A, "cache": cache}


@grader.case(hidden=True)
def relu_layer(linear_activation_forward, rng):
    """Three ReLU units with two inputs, seven examples."""
    A, cache = linear_activation_forward(*layer(rng, 2, 3, 7), activation="relu")
    return {"A": A, "cache": cache}


@grader.case(hidden=True)
def square_layer(linear_activation_forward, rng):
    """Four ReLU units with four inputs, four examples."""
    A, cache = linear_activation_forward(*layer(rng, 4, 4, 4), "relu")
    return {"A": A, "cache": cache}


IF_SIGMOID, IF_RELU = '    if activation == "sigmoid"', 'elif activation == "relu"'
LAYER_CACHE = "cache = (linear_cache, activation_cache)"

wrong = grader.mistakes("linear_activation_forward")
wrong(
    "The two activations are swapped.",
    (IF_SIGMOID, IF_SIGMOID.replace("sigmoid", "relu")),
    (IF_RELU, IF_RELU.replace("relu", "sigmoid")),
)
wrong('You use the sigmoid for "relu" as well.', ("= relu(Z)", "= sigmoid(Z)"))
wrong('You use ReLU for "sigmoid" as well.', ("= sigmoid(Z)", "= relu(Z)"))
wrong(
    "You apply the activation to A_prev; apply it to the weighted sums Z.",
    ("sigmoid(Z)", "sigmoid(A_prev)"),
    ("relu(Z)", "relu(A_prev)"),
)
wrong(
    "The biases are missing from Z: linear_forward takes them as its third argument.",
    ("linear_forward(A_prev, W, b)", "linear_forward(A_prev, W, 0 * b)"),
)
wrong(
    "sigmoid and relu return two things; here, A is both of them as a pair.",
    ("A, activation_cache = sigmoid(Z)", "A = sigmoid(Z); activation_cache = Z"),
    ("A, activation_cache = relu(Z)", "A = relu(Z); activation_cache = Z"),
)
wrong(
    "The second part of the cache is Z, from before the activation; yours is A.",
    (LAYER_CACHE, "cache = (linear_cache, A)"),
)
wrong(
    "The parts of the cache are swapped: the linear cache comes first.",
    (LAYER_CACHE, "cache = (activation_cache, linear_cache)"),
)
wrong(
    "linear_forward returns two things, Z and its cache; take both.",
    ("Z, linear_cache = linear", "Z = linear_cache = linear"),
)
wrong(
    "The arguments of linear_forward are in the wrong order: look at its first line.",
    ("linear_forward(A_prev, W, b)", "linear_forward(W, A_prev, b)"),
)
wrong(
    "A and its cache are swapped: sigmoid and relu return the activation first.",
    ("A, activation_cache = sigmoid", "activation_cache, A = sigmoid"),
    ("A, activation_cache = relu", "activation_cache, A = relu"),
)
wrong(
    "What is passed to sigmoid or relu is the cache, not Z: linear_forward returns Z first, then "
    "the cache.",
    ("sigmoid(Z)", "sigmoid(linear_cache)"),
    ("relu(Z)", "relu(linear_cache)"),
)
wrong(
    "No activation is applied: A is still the weighted sums Z.",
    ("= sigmoid(Z)", "= Z, Z"),
    ("= relu(Z)", "= Z, Z"),
)
wrong("ReLU is not applied: with it, A is Z where Z is above 0.", ("= relu(Z)", "= Z, Z"))
wrong("The sigmoid is not applied: with it, A is still Z.", ("= sigmoid(Z)", "= Z, Z"))
wrong(
    "sigmoid and relu return two things, A and its cache; take both.",
    ("A, activation_cache = sigmoid(Z)", "A = activation_cache = sigmoid(Z)"),
    ("A, activation_cache = relu(Z)", "A = activation_cache = relu(Z)"),
)
wrong(
    "A is not known yet where it is used: a layer begins with A_prev, then come Z and A.",
    ("linear_forward(A_prev, W, b)", "linear_forward(A, W, b)"),
)
wrong(
    "max and if compare single numbers; relu(Z) works on the whole array.",
    ("= relu(Z)", "= max(0, Z), Z"),
)
wrong("For “relu” you use tanh.", ("= relu(Z)", "= np.tanh(Z), Z"))
wrong(
    "ReLU is 0 for negative Z; yours is the absolute value.",
    ("= relu(Z)", "= np.abs(Z), Z"),
)
wrong(
    "activation is a name, a text; call sigmoid or relu.",
    ("A, activation_cache = sigmoid(Z)", "A, activation_cache = activation(Z)"),
)
wrong(
    "That is the derivative of the sigmoid: return A itself.",
    ("= sigmoid(Z)", "= sigmoid(Z)\n        A = A * (1 - A)"),
)
wrong("That is tanh: call sigmoid(Z).", ("= sigmoid(Z)", "= np.tanh(Z), Z"))
wrong(
    "The arguments of linear_forward are in the wrong order: W comes before b.",
    ("linear_forward(A_prev, W, b)", "linear_forward(A_prev, b, W)"),
)
wrong(
    "activation_cache is never set: sigmoid and relu return two things, A and activation_cache.",
    ("A, activation_cache = sigmoid(Z)", "A = sigmoid(Z)[0]"),
    ("A, activation_cache = relu(Z)", "A = relu(Z)[0]"),
)
wrong(
    "In one branch activation_cache is not set: sigmoid and relu return two things, A and "
    "activation_cache.",
    ("A, activation_cache = sigmoid(Z)", "A = sigmoid(Z)"),
)
wrong(
    "W is transposed; it has a row for each unit, and fits A_prev as it is.",
    ("linear_forward(A_prev, W, b)", "np.dot(W.T, A_prev) + b, (A_prev, W, b)"),
)
wrong(
    "linear_forward gets W transposed; W has a row for each unit, and fits A_prev as it is.",
    ("linear_forward(A_prev, W, b)", "linear_forward(A_prev, W.T, b)"),
)
wrong(
    "A and the cache are returned in the wrong order: A comes first.",
    ("return A, cache", "return cache, A"),
)
wrong(
    "For “sigmoid”, A is the sigmoid of -Z, which is 1 minus that of Z: look at the sign of the "
    "exponent.",
    ("= sigmoid(Z)", "= 1 / (1 + np.exp(Z)), Z"),
)
wrong(
    "The second part of the cache is the linear cache once more; it should be Z.",
    (LAYER_CACHE, "cache = (linear_cache, linear_cache)"),
)
wrong(
    "The linear cache holds Z where A_prev belongs: take it as linear_forward returns it.",
    (LAYER_CACHE, "cache = ((Z, W, b), activation_cache)"),
)


# ---- L_model_forward ----


@grader.case
def two_hidden_layers(L_model_forward):
    """Five inputs, layers of 4, 3 and 1 units, four examples."""
    classic = np.random.RandomState(6)
    X, parameters = classic.randn(5, 4), {}
    for number, (n, n_prev) in enumerate(((4, 5), (3, 4), (1, 3)), start=1):
        parameters[f"W{number}"] = classic.randn(n, n_prev)
        parameters[f"b{number}"] = classic.randn(n, 1)
    AL, caches = L_model_forward(X, parameters)
    return {"AL": AL, "number of caches": len(caches), "caches": caches}


@grader.case(hidden=True)
def four_layers(L_model_forward, rng):
    """Layers of 6, 3, 5 and 1 units on two inputs, nine examples."""
    AL, caches = L_model_forward(rng.normal(size=(2, 9)), network(rng, 2, 6, 3, 5, 1))
    return {"AL": AL, "caches": caches}


@grader.case(hidden=True)
def no_hidden_layer(L_model_forward, rng):
    """A single neuron, six examples."""
    AL, caches = L_model_forward(rng.normal(size=(3, 6)), network(rng, 3, 1))
    return {"AL": AL, "caches": caches}


@grader.case(hidden=True)
def layers_of_equal_size(L_model_forward, rng):
    """Three inputs and two hidden layers of three units, three examples."""
    AL, caches = L_model_forward(rng.normal(size=(3, 3)), network(rng, 3, 3, 3, 1))
    return {"AL": AL, "caches": caches}


@grader.case(hidden=True)
def arguments_of_the_forward_pass(L_model_forward, rng):
    """One hidden layer; the arguments after the call."""
    X, parameters = rng.normal(size=(4, 5)), network(rng, 4, 2, 1)
    AL, _ = L_model_forward(X, parameters)
    return {"AL": AL, "X": X, **entries(parameters, "W1", "b1", "W2", "b2")}


HIDDEN_LAYER = 'linear_activation_forward(A_prev, W, b, "relu")'
LAST_LAYER = 'linear_activation_forward(A, W, b, "sigmoid")'
KEEP_HIDDEN = f"{HIDDEN_LAYER}\n        caches.append(cache)"
KEEP_LAST = f"{LAST_LAYER}\n    caches.append(cache)"

wrong = grader.mistakes("L_model_forward")
wrong(
    "The last layer is a sigmoid; with ReLU the results are not probabilities.",
    (LAST_LAYER, LAST_LAYER.replace("sigmoid", "relu")),
)
wrong(
    "The hidden layers are ReLU; the sigmoid is for the last layer only.",
    (HIDDEN_LAYER, HIDDEN_LAYER.replace("relu", "sigmoid")),
)
wrong(
    "The activations are swapped: ReLU in the hidden layers, sigmoid in the last.",
    (HIDDEN_LAYER, HIDDEN_LAYER.replace("relu", "sigmoid")),
    (LAST_LAYER, LAST_LAYER.replace("sigmoid", "relu")),
)
wrong(
    "Layer 2 is given X; each layer after the first receives what the layer before returned.",
    (HIDDEN_LAYER, HIDDEN_LAYER.replace("A_prev", "X")),
)
wrong(
    "The last layer is given the input of the last hidden layer: does the loop reach that one, and "
    "is what it returns passed on?",
    (LAST_LAYER, LAST_LAYER.replace("(A,", "(A_prev,")),
)
wrong(
    "The caches of the hidden layers are missing: append each of them, inside the loop.",
    (KEEP_HIDDEN, HIDDEN_LAYER),
)
wrong("The cache of the last layer is missing.", (KEEP_LAST, LAST_LAYER))
wrong(
    "caches contains the parts of the caches one by one; append each cache as a whole.",
    (KEEP_HIDDEN, KEEP_HIDDEN.replace("append", "extend")),
    (KEEP_LAST, KEEP_LAST.replace("append", "extend")),
)
wrong(
    "The caches are in the wrong order: that of the first layer comes first.",
    ("return AL, caches", "return AL, caches[::-1]"),
)
wrong(
    "Append the whole cache of a layer, both of its parts; yours are only the activation caches.",
    (KEEP_HIDDEN, KEEP_HIDDEN.replace("(cache)", "(cache[1])")),
    (KEEP_LAST, KEEP_LAST.replace("(cache)", "(cache[1])")),
)
wrong(
    "Each cache is put at the front; append puts it at the end, in the order of the layers.",
    (KEEP_HIDDEN, KEEP_HIDDEN.replace("append(", "insert(0, ")),
)
wrong(
    "caches contains activations; append the cache that the layer returns together with A.",
    (KEEP_HIDDEN, KEEP_HIDDEN.replace("(cache)", "(A)")),
    (KEEP_LAST, KEEP_LAST.replace("(cache)", "(AL)")),
)
wrong(
    "The last layer is given X; give it what the last hidden layer returned.",
    (LAST_LAYER, LAST_LAYER.replace("(A,", "(X,")),
)
wrong(
    "append changes the list itself and returns nothing: call it without assigning the result.",
    (KEEP_HIDDEN, KEEP_HIDDEN.replace("caches.", "caches = caches.")),
    (KEEP_LAST, KEEP_LAST.replace("caches.", "caches = caches.")),
)
wrong(
    "In the hidden layers you run only the linear part: call linear_activation_forward.",
    (HIDDEN_LAYER, "linear_forward(A_prev, W, b)"),
)
LAST, HIDDEN = '(A, W, b, "sigmoid")', '(A_prev, W, b, "relu")'

wrong(
    "The last layer has an activation as well: call linear_activation_forward.",
    (f"linear_activation_forward{LAST}", "linear_forward(A, W, b)"),
)
wrong(
    "The arguments of a layer are its input, W and b, in this order.",
    (HIDDEN, '(W, A_prev, b, "relu")'),
)
wrong(
    "Append the whole cache of a layer, both of its parts; yours are only the linear caches.",
    ("caches.append(cache)\n        ###", "caches.append(cache[0])\n        ###"),
    ("caches.append(cache)\n    ###", "caches.append(cache[0])\n    ###"),
)
wrong(
    "Append the cache alone; A is not part of it.",
    ("caches.append(cache)\n        ###", "caches.append((A, cache))\n        ###"),
    ("caches.append(cache)\n    ###", "caches.append((AL, cache))\n    ###"),
)
wrong(
    "caches is only the last cache: append each of them to the list, and return the list.",
    ("caches.append(cache)\n        ###", "caches = cache\n        ###"),
    ("caches.append(cache)\n    ###", "caches = cache\n    ###"),
)
wrong(
    "linear_activation_forward returns two things, A and its cache; take both.",
    (
        f"A, cache = linear_activation_forward{HIDDEN}",
        f"A = cache = linear_activation_forward{HIDDEN}",
    ),
)
wrong(
    "Each hidden layer has parameters of its own: the W and b of this round.",
    (HIDDEN, '(A_prev, parameters["W1"], parameters["b1"], "relu")'),
)
wrong(
    "One of the arguments of a layer is missing: its input, W, b or the name of the activation.",
    (HIDDEN, "(A_prev, W, b)"),
)
wrong("AL holds probabilities; do not round them.", ("return AL,", "return np.round(AL),"))


# ---- compute_cost ----


@grader.case
def three_predictions(compute_cost):
    """Three predictions for examples of class 1."""
    return cost_of(compute_cost, np.array([[0.8, 0.9, 0.4]]), np.array([[1, 1, 1]]))


@grader.case
def four_predictions(compute_cost):
    """Four predictions for examples of both classes."""
    return cost_of(compute_cost, np.array([[0.7, 0.2, 0.996, 0.003]]), np.array([[1, 0, 0, 1]]))


@grader.case(hidden=True)
def seven_predictions(compute_cost, rng):
    """Seven predictions, both classes."""
    return cost_of(compute_cost, rng.uniform(0.02, 0.98, size=(1, 7)), labels(rng, 7))


@grader.case(hidden=True)
def forty_predictions(compute_cost, rng):
    """Forty predictions, labels as floats."""
    AL = rng.permutation(np.linspace(0.001, 0.999, 40)).reshape(1, 40)
    return cost_of(compute_cost, AL, labels(rng, 40).astype(float))


@grader.case(hidden=True)
def two_predictions(compute_cost, rng):
    """Two predictions, one for each class."""
    return cost_of(compute_cost, rng.uniform(0.2, 0.8, size=(1, 2)), np.array([[0, 1]]))


COST = "-np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / m"

wrong = grader.mistakes("compute_cost")
wrong(
    "The cost is negative: logarithms of probabilities are negative, so the formula begins "
    "with a minus sign.",
    (COST, COST.removeprefix("-")),
)
wrong(
    "The cost is the mean over the examples: divide by m, the number of columns.",
    (COST, COST.removesuffix(" / m")),
)
wrong(
    "You divide by m once too often: a single division makes the mean.",
    (COST, COST.replace("np.sum", "np.mean")),
)
wrong("The term for examples of class 0 is missing.", (COST, "-np.sum(Y * np.log(AL)) / m"))
wrong(
    "The term for examples of class 1 is missing.", (COST, "-np.sum((1 - Y) * np.log(1 - AL)) / m")
)
wrong(
    "The terms are swapped: Y goes with the logarithm of AL, 1 - Y with that of 1 - AL.",
    (COST, "-np.sum((1 - Y) * np.log(AL) + Y * np.log(1 - AL)) / m"),
)
wrong(
    "That is the squared error; the cost of this exercise is the cross-entropy.",
    (COST, "np.sum((AL - Y) ** 2) / m"),
)
wrong(
    "That is the logarithm to base 10; the natural logarithm is np.log.",
    (COST, COST.replace("np.log(", "np.log10(")),
)
wrong(
    "The losses of the examples are not added up: the cost is a single number.",
    (COST, COST.replace("np.sum", "")),
)
wrong(
    "The cost is a matrix with one number in it; np.squeeze takes the number out.",
    ("np.squeeze(cost)", "cost"),
    (COST, f"np.array([[{COST}]])"),
)
wrong(
    "The second term has the wrong sign: the minus sign applies to the sum of both terms.",
    (COST, "np.sum(-Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / m"),
)
wrong(
    "Both terms are inside the sum: the minus sign and the division by m apply to both.",
    (COST, "-np.sum(Y * np.log(AL)) + np.sum((1 - Y) * np.log(1 - AL)) / m"),
)
wrong(
    "The logarithm of 1 - AL is not 1 minus the logarithm of AL.",
    (COST, "-np.sum(Y * np.log(AL) + (1 - Y) * (1 - np.log(AL))) / m"),
)
wrong(
    "np.dot cannot multiply two rows: transpose the second, so that it sums over the examples.",
    (COST, "-(np.dot(Y, np.log(AL)) + np.dot(1 - Y, np.log(1 - AL))) / m"),
)
wrong(
    "You multiply every label by every prediction: transpose the second factor, not the first.",
    (COST, "-(np.dot(Y.T, np.log(AL)) + np.dot((1 - Y).T, np.log(1 - AL))) / m"),
)
COST = "-np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / m"

wrong(
    "Both terms are multiplied by Y; the second belongs to class 0, where 1 - Y is 1.",
    ("(1 - Y) * np.log(1 - AL)", "Y * np.log(1 - AL)"),
)
wrong(
    "Every example gets log AL, whatever its label; those of class 0 need log(1 - AL).",
    ("np.log(1 - AL)", "np.log(AL)"),
)
wrong(
    "The logarithm is of the prediction AL, not of the label Y.",
    (COST, "-np.sum(AL * np.log(Y) + (1 - AL) * np.log(1 - Y)) / m"),
)
wrong(
    "Brackets are missing around 1 - Y.",
    ("(1 - Y) * np.log(1 - AL)", "1 - Y * np.log(1 - AL)"),
)
wrong(
    "The cost is 0, as the product of the two terms always is; add them.",
    ("np.log(AL) + (1 - Y)", "np.log(AL) * (1 - Y)"),
)
wrong(
    "That is the logarithm to base 2; the natural logarithm is np.log.",
    (COST, COST.replace("np.log(", "np.log2(")),
)
wrong(
    "The cost is nan, because a logarithm is taken of numbers that are not positive; in the second "
    "term it is that of 1 - AL.",
    ("np.log(1 - AL)", "np.log(AL - 1)"),
)
wrong(
    "That is the mean distance between predictions and labels; the cross-entropy has logarithms.",
    (COST, "np.sum(np.abs(Y - AL)) / m"),
)
wrong("Divide by m, not by m - 1.", ("/ m", "/ (m - 1)"))
wrong("There is no factor of one half in this cost.", ("/ m", "/ (2 * m)"))
wrong(
    "The decimal part of the cost is cut off: divide with /, not with //, and leave out int.",
    ("/ m", "// m"),
)
wrong(
    "The second term lacks its factor, 1 - Y: only examples of class 0 count there.",
    ("(1 - Y) * np.log(1 - AL)", "np.log(1 - AL)"),
)
wrong(
    "The first term lacks its factor, Y: only examples of class 1 count there.",
    ("(Y * np.log(AL)", "(np.log(AL)"),
)
wrong(
    "The logarithms are multiplied by the predictions; multiply them by the labels.",
    (COST, "-np.sum(AL * np.log(AL) + (1 - AL) * np.log(1 - AL)) / m"),
)
wrong(
    "The factor of the second term is 1 minus the label, not 1 minus the prediction.",
    ("(1 - Y) * np.log(1 - AL)", "(1 - AL) * np.log(1 - AL)"),
)
wrong(
    "Only the first term has the minus sign and is divided by m; both belong to the whole sum.",
    (COST, "-1 / m * np.sum(Y * np.log(AL)) + np.sum((1 - Y) * np.log(1 - AL))"),
)
wrong(
    "That is half the squared error; the cost of this exercise is the cross-entropy.",
    (COST, "np.sum((AL - Y) ** 2) / (2 * m)"),
)
wrong("The logarithms are missing.", (COST, "-np.sum(Y * AL + (1 - Y) * (1 - AL)) / m"))
wrong(
    "The cost is one number for all examples: add up, do not take the worst.", ("np.sum", "np.min")
)
wrong(
    "Only the second term is divided by m; divide the sum of both.",
    (COST, "-np.sum(Y * np.log(AL)) - np.sum((1 - Y) * np.log(1 - AL)) / m"),
)
wrong(
    "Only the first term is divided by m; divide the sum of both.",
    (COST, "-np.sum(Y * np.log(AL)) / m - np.sum((1 - Y) * np.log(1 - AL))"),
)
wrong(
    "Probabilities below 0.01 or above 0.99 are replaced; take the logarithms of AL as it is.",
    (COST, COST.replace("AL", "np.clip(AL, 0.01, 0.99)")),
)
wrong(
    "Two things are missing: the minus sign and the division by m.",
    (COST, COST.removeprefix("-").removesuffix(" / m")),
)


# ---- linear_backward ----


@grader.given
def small_cache(rng, linear_forward):
    """The cache of two units with four inputs, three examples."""
    return linear_forward(*layer(rng, 4, 2, 3))[1]


@grader.given
def wide_cache(rng, linear_forward):
    """The cache of five units with three inputs, four examples."""
    return linear_forward(*layer(rng, 3, 5, 4))[1]


@grader.given
def square_cache(rng, linear_forward):
    """The cache of three units with three inputs, three examples."""
    return linear_forward(*layer(rng, 3, 3, 3))[1]


@grader.given
def narrow_cache(rng, linear_forward):
    """The cache of two units with six inputs, nine examples."""
    return linear_forward(*layer(rng, 6, 2, 9))[1]


@grader.case
def one_unit_backward(linear_backward):
    """One unit with three inputs, two examples."""
    classic = np.random.RandomState(1)
    dZ = classic.randn(1, 2)
    cache = classic.randn(3, 2), classic.randn(1, 3), classic.randn(1, 1)
    dA_prev, dW, db = linear_backward(dZ, cache)
    return {"dA_prev": dA_prev, "dW": dW, "db": db}


@grader.case
def two_units_backward(linear_backward, small_cache, rng):
    """Two units with four inputs, three examples."""
    dA_prev, dW, db = linear_backward(rng.normal(size=(2, 3)), small_cache)
    return {"dA_prev": dA_prev, "dW": dW, "db": db}


@grader.case(hidden=True)
def five_units_backward(linear_backward, wide_cache, rng):
    """Five units with three inputs, four examples."""
    dA_prev, dW, db = linear_backward(rng.normal(size=(5, 4)), wide_cache)
    return {"dA_prev": dA_prev, "dW": dW, "db": db}


@grader.case(hidden=True)
def square_backward(linear_backward, square_cache, rng):
    """Three units, three inputs, three examples."""
    dA_prev, dW, db = linear_backward(rng.normal(size=(3, 3)), square_cache)
    return {"dA_prev": dA_prev, "dW": dW, "db": db}


@grader.case(hidden=True)
def arguments_of_linear_backward(linear_backward, narrow_cache, rng):
    """Two units with six inputs, nine examples; the arguments after the call."""
    dZ = rng.normal(size=(2, 9))
    dA_prev, dW, db = linear_backward(dZ, narrow_cache)
    return {"dA_prev": dA_prev, "dW": dW, "db": db, "dZ": dZ, "cache": narrow_cache}


BACK_W, BACK_b = "np.dot(dZ, A_prev.T) / m", "np.sum(dZ, axis=1, keepdims=True) / m"
BACK_A = "np.dot(W.T, dZ)"

wrong = grader.mistakes("linear_backward")
wrong("dW is a mean over the examples: divide it by m.", (BACK_W, BACK_W.removesuffix(" / m")))
wrong("db is a mean over the examples: divide it by m.", (BACK_b, BACK_b.removesuffix(" / m")))
wrong(
    "The division by m is missing: dW and db are means over the examples.",
    (BACK_W, BACK_W.removesuffix(" / m")),
    (BACK_b, BACK_b.removesuffix(" / m")),
)
wrong(
    "Each column of dA_prev belongs to one example only: do not divide it by m.",
    (BACK_A, f"{BACK_A} / m"),
)
wrong(
    "m is the number of examples, the columns of A_prev; you divide by the number of inputs.",
    ("m = A_prev.shape[1]", "m = A_prev.shape[0]"),
)
wrong(
    "db is summed over the units; sum over the examples instead, along the rows.",
    (BACK_b, BACK_b.replace("axis=1", "axis=0")),
)
wrong(
    "db has lost an axis; keep it, so that db is a column like b.",
    (BACK_b, "np.sum(dZ, axis=1) / m"),
)
wrong("db is summed over everything; each unit has a bias of its own.", (BACK_b, "np.sum(dZ) / m"))
wrong(
    "dA_prev needs the transpose of W: it is the forward product in reverse.",
    (BACK_A, "np.dot(W, dZ)"),
)
wrong("dW needs the transpose of A_prev; look at the shapes.", (BACK_W, "np.dot(dZ, A_prev) / m"))
wrong(
    "dW is transposed; a gradient has the shape of its parameter.",
    (BACK_W, "np.dot(A_prev, dZ.T) / m"),
)
wrong(
    "The order of the results is dA_prev, dW, db.",
    ("return dA_prev, dW, db", "return dW, db, dA_prev"),
)
wrong(
    "dA_prev is a matrix product, which adds up over the units; `*` does not.", (BACK_A, "W.T * dZ")
)
wrong(
    "dW is a matrix product, which adds up over the examples; `*` does not.",
    (BACK_W, "dZ * A_prev.T / m"),
)
wrong(
    "The shapes of dZ and W.T do not fit: in dA_prev W.T comes first, and dW is made with A_prev, "
    "not with W.",
    (BACK_A, "np.dot(dZ, W.T)"),
)
wrong(
    "The shapes of A_prev.T and dZ do not fit: in dW dZ comes first, and dA_prev is made with W, "
    "not with A_prev.",
    (BACK_W, "np.dot(A_prev.T, dZ) / m"),
)
wrong(
    "The error goes back through the weights W, not through their gradient.",
    (BACK_A, "np.dot(dW.T, dZ)"),
)
wrong("db is not summed over the examples: it has one number for each unit.", (BACK_b, "dZ / m"))
wrong(
    "db is divided by m once too often: a single division makes the mean.",
    ("np.sum(dZ, axis=1", "np.mean(dZ, axis=1"),
)
wrong(
    "dA_prev is transposed: it has one column for each example, like A_prev.",
    ("np.dot(W.T, dZ)", "np.dot(dZ.T, W)"),
)
wrong(
    "dW is made from dZ and the input of the layer, A_prev; the weights play no part in it.",
    ("np.dot(dZ, A_prev.T)", "np.dot(dZ, dZ.T)"),
)
wrong("The sign of dW is wrong: the minus sign belongs in the update.", ("dW = np", "dW = -np"))
wrong(
    "db adds up all units: with axis=1, each of them keeps a sum of its own.",
    ("np.sum(dZ, axis=1, ", "np.sum(dZ, "),
)
wrong(
    "You divide by the number of units; m is the number of examples.",
    ("m = A_prev.shape[1]", "m = dZ.shape[0]"),
)
wrong(
    "db has lost an axis, or both: without np.squeeze it stays a column like b.",
    (BACK_b, f"np.squeeze({BACK_b})"),
)
wrong(
    "The derivative of the activation does not belong here; dA_prev is W.T times dZ.",
    (BACK_A, f"{BACK_A} * (A_prev > 0)"),
)
wrong("db is made from dZ alone, not from dW.", ("np.sum(dZ, axis=1", "np.sum(dW, axis=1"))
wrong(
    "The gradients are multiplied by m; divide by it.",
    (BACK_W, BACK_W.replace("/", "*")),
    (BACK_b, BACK_b.replace("/", "*")),
)
wrong(
    "dA_prev is made from the gradient dZ, not from the input A_prev.",
    (BACK_A, "np.dot(W, A_prev)"),
)
wrong("The sign of db is wrong: the minus sign belongs in the update.", ("db = np", "db = -np"))
wrong(
    "dA_prev has the wrong sign: the minus sign belongs in the update.",
    (BACK_A, "-np.dot(W.T, dZ)"),
)
wrong(
    "dW is made with the input of the layer, A_prev, not with the weights.",
    ("np.dot(dZ, A_prev.T)", "np.dot(W, A_prev)"),
)


# ---- linear_activation_backward ----


@grader.given
def sigmoid_cache(rng, linear_activation_forward):
    """The cache of four sigmoid units with three inputs, five examples."""
    return linear_activation_forward(*layer(rng, 3, 4, 5), "sigmoid")[1]


@grader.given
def relu_cache(rng, linear_activation_forward):
    """The cache of six ReLU units with two inputs, eight examples."""
    return linear_activation_forward(*layer(rng, 2, 6, 8), "relu")[1]


@grader.given
def square_relu_cache(rng, linear_activation_forward):
    """The cache of three ReLU units with three inputs, three examples."""
    return linear_activation_forward(*layer(rng, 3, 3, 3), "relu")[1]


@grader.case
def both_activations_backward(linear_activation_backward):
    """One unit with three inputs, two examples, both activations."""
    classic = np.random.RandomState(2)
    dA = classic.randn(1, 2)
    linear_cache = classic.randn(3, 2), classic.randn(1, 3), classic.randn(1, 1)
    cache, found = (linear_cache, classic.randn(1, 2)), {}
    for activation in ("sigmoid", "relu"):
        parts = linear_activation_backward(dA.copy(), cache, activation)
        names = (f"{name} with {activation}" for name in ("dA_prev", "dW", "db"))
        found |= dict(zip(names, parts, strict=True))
    return found


@grader.case(hidden=True)
def sigmoid_backward_pass(linear_activation_backward, sigmoid_cache, rng):
    """Four sigmoid units with three inputs, five examples."""
    dA = rng.normal(size=(4, 5))
    dA_prev, dW, db = linear_activation_backward(dA, sigmoid_cache, activation="sigmoid")
    return {"dA_prev": dA_prev, "dW": dW, "db": db}


@grader.case(hidden=True)
def relu_backward_pass(linear_activation_backward, relu_cache, rng):
    """Six ReLU units with two inputs, eight examples."""
    dA = rng.normal(size=(6, 8))
    dA_prev, dW, db = linear_activation_backward(dA, relu_cache, activation="relu")
    return {"dA_prev": dA_prev, "dW": dW, "db": db}


@grader.case(hidden=True)
def square_relu_backward_pass(linear_activation_backward, square_relu_cache, rng):
    """Three ReLU units with three inputs, three examples."""
    dA = rng.normal(size=(3, 3))
    dA_prev, dW, db = linear_activation_backward(dA, square_relu_cache, "relu")
    return {"dA_prev": dA_prev, "dW": dW, "db": db}


SIGMOID_BACK, RELU_BACK = (
    "sigmoid_backward(dA, activation_cache)",
    "relu_backward(dA, activation_cache)",
)

wrong = grader.mistakes("linear_activation_backward")
wrong(
    "The two activations are swapped.",
    (IF_SIGMOID, IF_SIGMOID.replace("sigmoid", "relu")),
    (IF_RELU, IF_RELU.replace("relu", "sigmoid")),
)
wrong('You use the sigmoid for "relu" as well.', (RELU_BACK, SIGMOID_BACK))
wrong('You use ReLU for "sigmoid" as well.', (SIGMOID_BACK, RELU_BACK))
wrong(
    "The derivative of the activation is left out: linear_backward takes dZ, not dA.",
    ("linear_backward(dZ, linear_cache)", "linear_backward(dA, linear_cache)"),
)
wrong(
    "Your dZ is only the derivative of the activation; multiply it by dA.",
    (SIGMOID_BACK, "sigmoid_backward(1, activation_cache)"),
    (RELU_BACK, "(activation_cache > 0) * 1.0"),
)
wrong(
    "The activation cache contains Z; the derivative of the sigmoid is A * (1 - A), not Z * "
    "(1 - Z).",
    (SIGMOID_BACK, "dA * activation_cache * (1 - activation_cache)"),
)
wrong(
    "sigmoid_backward and relu_backward need Z, which is the activation cache.",
    (SIGMOID_BACK, "sigmoid_backward(dA, linear_cache)"),
    (RELU_BACK, "relu_backward(dA, linear_cache)"),
)
wrong(
    "The order of the results is dA_prev, dW, db, as linear_backward returns them.",
    ("dA_prev, dW, db = linear_backward", "dW, db, dA_prev = linear_backward"),
)
wrong(
    "linear_backward takes the linear cache, the first part of `cache`; you pass all of it.",
    ("linear_backward(dZ, linear_cache)", "linear_backward(dZ, cache)"),
)
wrong(
    "linear_backward takes dZ, then the linear cache; what you pass second is another array.",
    ("linear_backward(dZ, linear_cache)", "linear_backward(dZ, activation_cache)"),
)
wrong(
    "sigmoid_backward and relu_backward take the second part of `cache`, not all of it.",
    (SIGMOID_BACK, "sigmoid_backward(dA, cache)"),
    (RELU_BACK, "relu_backward(dA, cache)"),
)
wrong(
    "The arguments are swapped: the gradient dA comes first, then the cache.",
    (SIGMOID_BACK, "sigmoid_backward(activation_cache, dA)"),
    (RELU_BACK, "relu_backward(activation_cache, dA)"),
)
wrong(
    "You multiply by the activation; the backward pass needs its derivative.",
    (SIGMOID_BACK, "dA * sigmoid(activation_cache)[0]"),
    (RELU_BACK, "dA * relu(activation_cache)[0]"),
)
wrong(
    "relu_backward takes the activation cache, which is Z; you pass a tuple.",
    ("relu_backward(dA, activation_cache)", "relu_backward(dA, linear_cache)"),
)
wrong(
    "That is the derivative of tanh, 1 - A²; the sigmoid has A (1 - A).",
    (
        "sigmoid_backward(dA, activation_cache)",
        "dA * (1 - sigmoid(activation_cache)[0] ** 2)",
    ),
)
wrong(
    "You multiply by dA twice: sigmoid_backward and relu_backward already do that.",
    (SIGMOID_BACK, f"dA * {SIGMOID_BACK}"),
    (RELU_BACK, f"dA * {RELU_BACK}"),
)
wrong(
    "The backward functions take Z from the cache and apply the activation themselves.",
    (SIGMOID_BACK, "sigmoid_backward(dA, sigmoid(activation_cache)[0])"),
)
wrong(
    "For ReLU, dZ is dA where Z is above 0 and 0 elsewhere; you hand on dA everywhere.",
    (RELU_BACK, "dA"),
)
wrong(
    "For the sigmoid, you take the sigmoid of dA; dZ is dA times the derivative at Z.",
    (SIGMOID_BACK, "sigmoid(dA)[0]"),
)
wrong(
    "linear_backward returns dW before db.",
    ("dA_prev, dW, db = linear_backward", "dA_prev, db, dW = linear_backward"),
)
wrong(
    "For ReLU, what decides is the sign of Z, not that of dA.",
    (RELU_BACK, "np.maximum(0, dA)"),
)
wrong(
    "The first result is the gradient handed down, dA_prev; yours is dZ.",
    (
        "dA_prev, dW, db = linear_backward(dZ, linear_cache)",
        "_, dW, db = linear_backward(dZ, linear_cache)\n    dA_prev = dZ",
    ),
)


# ---- L_model_backward ----


@grader.given
def three_layer_pass(rng, L_model_forward):
    """Forward pass of six inputs, layers of 4, 3 and 1 units, five examples: AL, Y, caches."""
    AL, caches = L_model_forward(rng.normal(size=(6, 5)), network(rng, 6, 4, 3, 1))
    return AL, labels(rng, 5), caches


@grader.given
def four_layer_pass(rng, L_model_forward):
    """Forward pass of three inputs, layers of 6, 5, 4 and 1 units, eight examples."""
    AL, caches = L_model_forward(rng.normal(size=(3, 8)), network(rng, 3, 6, 5, 4, 1))
    return AL, labels(rng, 8), caches


@grader.given
def equal_layers_pass(rng, L_model_forward):
    """Forward pass of four inputs and three hidden layers of four units, four examples."""
    AL, caches = L_model_forward(rng.normal(size=(4, 4)), network(rng, 4, 4, 4, 4, 1))
    return AL, labels(rng, 4), caches


@grader.given
def single_neuron_pass(rng, L_model_forward):
    """Forward pass of a single neuron with five inputs, six examples."""
    AL, caches = L_model_forward(rng.normal(size=(5, 6)), network(rng, 5, 1))
    return AL, labels(rng, 6), caches


@grader.case
def three_layers_backward(L_model_backward, three_layer_pass):
    """Six inputs, layers of 4, 3 and 1 units, five examples."""
    return all_gradients(L_model_backward(*three_layer_pass), 3)


@grader.case(hidden=True)
def four_layers_backward(L_model_backward, four_layer_pass):
    """Four layers of different sizes, eight examples."""
    return all_gradients(L_model_backward(*four_layer_pass), 4)


@grader.case(hidden=True)
def equal_layers_backward(L_model_backward, equal_layers_pass):
    """Three hidden layers of four units, four inputs, four examples."""
    return all_gradients(L_model_backward(*equal_layers_pass), 4)


@grader.case(hidden=True)
def single_neuron_backward(L_model_backward, single_neuron_pass):
    """A single neuron with five inputs, six examples."""
    return all_gradients(L_model_backward(*single_neuron_pass), 1)


START = "-(Y / AL - (1 - Y) / (1 - AL))"
LAST_BACK = 'linear_activation_backward(dAL, cache, "sigmoid")'
HIDDEN_BACK = 'linear_activation_backward(grads[f"dA{l + 1}"], cache, "relu")'

wrong = grader.mistakes("L_model_backward")
wrong(
    "All gradients have the wrong sign: compare the signs in dAL with those of the formula.",
    (START, START.removeprefix("-")),
)
wrong(
    "AL - Y is dZ of the last layer, which already contains the derivative of the sigmoid; "
    "going back through the sigmoid as well counts it twice.",
    (START, "AL - Y"),
)
wrong("The term of dAL for examples of class 0 is missing.", (START, "-(Y / AL)"))
wrong(
    "The two fractions of dAL have the same sign; the second is subtracted from the first.",
    (START, START.replace("AL - (1 - Y)", "AL + (1 - Y)")),
)
wrong(
    "dAL is divided by m; the mean over the examples is taken in linear_backward.",
    (START, f"{START} / Y.shape[1]"),
)
wrong(
    "The gradient handed down is divided by m; linear_backward takes the mean for dW and db.",
    (HIDDEN_BACK, HIDDEN_BACK.replace("],", "] / Y.shape[1],")),
)
wrong(
    "The last layer is a sigmoid; you go back through a ReLU.",
    (LAST_BACK, LAST_BACK.replace("sigmoid", "relu")),
)
wrong(
    "The hidden layers are ReLU; you go back through a sigmoid.",
    (HIDDEN_BACK, HIDDEN_BACK.replace("relu", "sigmoid")),
)
wrong(
    "The gradient and the cache of a hidden layer do not belong together: layer l takes what layer "
    "l + 1 handed down, and its own cache.",
    (HIDDEN_BACK, HIDDEN_BACK.replace("{l + 1}", "{L}")),
)
wrong(
    "The gradient that a hidden layer starts from is not in grads yet: layer l + 1 hands it down.",
    (HIDDEN_BACK, HIDDEN_BACK.replace("{l + 1}", "{l}")),
)
wrong(
    "A hidden layer opens the cache of another layer; its own is already in `cache`.",
    ("cache = caches[l - 1]", "cache = caches[L - 1]"),
)
wrong(
    "A hidden layer is given dAL; give it what the layer above handed down.",
    (HIDDEN_BACK, HIDDEN_BACK.replace('grads[f"dA{l + 1}"]', "dAL")),
)
wrong(
    "The backward pass starts from dAL, the gradient of the output, not from AL.",
    (LAST_BACK, LAST_BACK.replace("dAL", "AL")),
)
wrong(
    "Brackets are missing: 1 - Y is the whole numerator and 1 - AL the whole denominator.",
    (START, "-(Y / AL - 1 - Y / 1 - AL)"),
)
wrong(
    "linear_backward takes the linear cache, the first part of `cache`; you pass all of it.",
    (LAST_BACK, "linear_backward(dAL, cache)"),
)

wrong(
    "dAL: the formula divides by AL and by 1 - AL; you multiply.",
    (START, "-(Y * AL - (1 - Y) * (1 - AL))"),
)
wrong(
    "dAL: each fraction is upside down; the label is divided by the prediction.",
    (START, "-(AL / Y - (1 - AL) / (1 - Y))"),
)
wrong(
    "That is the loss of each example; dAL is its derivative by AL.",
    (START, "-(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))"),
)
wrong("The term of dAL for examples of class 1 is missing.", (START, "(1 - Y) / (1 - AL)"))
wrong("dAL is not the difference Y - AL; see the formula.", (START, "Y - AL"))
wrong(
    "A hidden layer is given AL; give it what the layer above handed down.",
    (HIDDEN_BACK, HIDDEN_BACK.replace('grads[f"dA{l + 1}"]', "AL")),
)
wrong(
    "dAL is one number, the mean; each example has a gradient of its own.",
    (START, f"np.mean({START}, keepdims=True)"),
)
wrong("dAL is the gradient of the cost, not the cost.", (START, "compute_cost(AL, Y)"))
wrong(
    "AL - Y is dZ of the last layer, not dAL, and the mean is taken in linear_backward.",
    (START, "(AL - Y) / Y.shape[1]"),
)
wrong(
    "The minus sign of dAL is lost: it belongs to the first fraction, the second is added.",
    (START, "Y / AL + (1 - Y) / (1 - AL)"),
)
wrong(
    "That is the derivative of the sigmoid; dAL is that of the loss with respect to AL.",
    (START, "AL * (1 - AL)"),
)
wrong("In dAL, 1 - Y is divided by 1 - AL, not by AL.", (START, "-(Y / AL - (1 - Y) / AL)"))
wrong("The numerator of the second fraction is 1 - Y.", (START, "-(Y / AL - Y / (1 - AL))"))
wrong("The denominator of the second fraction, 1 - AL, is missing.", (START, "-(Y / AL - (1 - Y))"))
wrong(
    "Do not add up dAL: it has one number for each example.",
    (START, f"np.sum({START}, keepdims=True)"),
)
wrong(
    "The last layer must go back through its sigmoid as well: call linear_activation_backward.",
    (LAST_BACK, "linear_backward(dAL, cache[0])"),
)
wrong(
    "In the hidden layers you go back through the linear part only: call "
    "linear_activation_backward.",
    (HIDDEN_BACK, 'linear_backward(grads[f"dA{l + 1}"], cache[0])'),
)
wrong(
    "linear_activation_backward takes the gradient, the cache of one layer and the name of the "
    "activation, in this order.",
    (HIDDEN_BACK, 'linear_activation_backward(cache, grads[f"dA{l + 1}"], "relu")'),
)
wrong(
    "A hidden layer is given db of the layer above; what that hands down is dA_prev, the first "
    "result.",
    (f"dA_prev, dW, db = {HIDDEN_BACK}", f"dW, db, dA_prev = {HIDDEN_BACK}"),
)
wrong(
    "The hidden layers are given dW of the last layer; what it hands down is dA_prev, the first "
    "result.",
    (
        'dA_prev, dW, db = linear_activation_backward(dAL, cache, "sigmoid")',
        'dW, dA_prev, db = linear_activation_backward(dAL, cache, "sigmoid")',
    ),
)
wrong(
    "One of the arguments of linear_activation_backward is missing: the gradient, the cache or the "
    "name of the activation.",
    ('(dAL, cache, "sigmoid")', "(dAL, cache)"),
)
wrong(
    "The numerators of dAL are swapped: Y stands over AL, and 1 - Y over 1 - AL.",
    (START, "-((1 - Y) / AL - Y / (1 - AL))"),
)
wrong(
    "The denominators of dAL are swapped: Y is divided by AL, and 1 - Y by 1 - AL.",
    (START, "-(Y / (1 - AL) - (1 - Y) / AL)"),
)
wrong(
    "The labels are missing in dAL: the numerators are Y and 1 - Y.",
    (START, "-(1 / AL - 1 / (1 - AL))"),
)
wrong("dAL is not the labels; see the formula.", (START, "Y"))
wrong(
    "In dAL, the labels are divided by AL and 1 - AL themselves, not by their logarithms.",
    (START, "-(Y / np.log(AL) - (1 - Y) / np.log(1 - AL))"),
)
wrong(
    "That is the derivative of the squared error; dAL is that of the cross-entropy.",
    (START, "2 * (AL - Y)"),
)
wrong(
    "dAL is AL - Y divided by AL * (1 - AL); you multiply.",
    (START, "(AL - Y) * AL * (1 - AL)"),
)
wrong(
    "Brackets are missing: dAL is AL - Y divided by the whole of AL * (1 - AL).",
    (START, "(AL - Y) / AL * (1 - AL)"),
)
wrong(
    "AL - Y is dZ of the last layer: go on with linear_backward, not through a ReLU.",
    (START, "AL - Y"),
    (LAST_BACK, LAST_BACK.replace("sigmoid", "relu")),
)
wrong(
    "The activations are swapped: the last layer is a sigmoid, the hidden layers are ReLU.",
    (LAST_BACK, LAST_BACK.replace("sigmoid", "relu")),
    (HIDDEN_BACK, HIDDEN_BACK.replace("relu", "sigmoid")),
)
wrong(
    "All layers go back through their linear part only: call linear_activation_backward.",
    (LAST_BACK, "linear_backward(dAL, cache[0])"),
    (HIDDEN_BACK, 'linear_backward(grads[f"dA{l + 1}"], cache[0])'),
)
wrong(
    "A hidden layer is given AL - Y; give it what the layer above handed down.",
    (HIDDEN_BACK, HIDDEN_BACK.replace('grads[f"dA{l + 1}"]', "AL - Y")),
)
wrong(
    "A layer opens the cache of another one; its own is already in `cache`.",
    (HIDDEN_BACK, HIDDEN_BACK.replace("cache,", "caches[L - 2],")),
)
wrong(
    "Layer L opens the cache of layer 1; its own is already in `cache`.",
    (LAST_BACK, LAST_BACK.replace("cache,", "caches[0],")),
)
wrong(
    "caches has no such entry, as it counts from 0 to L - 1; the one of the layer is already in "
    "`cache`.",
    (LAST_BACK, LAST_BACK.replace("cache,", "caches[L],")),
)
wrong(
    "The keys of the hidden layers are one too low: leave the loop as it is given, with l from "
    "L - 1 down to 1 and caches[l - 1].",
    ("reversed(range(1, L))", "reversed(range(L - 1))"),
    ("cache = caches[l - 1]", "cache = caches[l]"),
    (HIDDEN_BACK, HIDDEN_BACK.replace('grads[f"dA{l + 1}"]', "dA_prev")),
)
wrong(
    "Layer 1 is left out: the loop, or the function, ends too early.",
    ("range(1, L)", "range(2, L)"),
)
wrong(
    "Layer L: linear_activation_backward returns dA_prev, then dW, then db.",
    (f"dA_prev, dW, db = {LAST_BACK}", f"dA_prev, db, dW = {LAST_BACK}"),
)
wrong(
    "Hidden layers: linear_activation_backward returns dA_prev, then dW, then db.",
    (f"dA_prev, dW, db = {HIDDEN_BACK}", f"dA_prev, db, dW = {HIDDEN_BACK}"),
)
wrong(
    "dAL is a variable of its own; it does not stand in grads.",
    (LAST_BACK, LAST_BACK.replace("dAL", 'grads["dAL"]')),
)
wrong(
    "grads has no such key yet: a hidden layer starts from what layer l + 1 handed down.",
    (HIDDEN_BACK, HIDDEN_BACK.replace("{l + 1}", "{l - 1}")),
)
wrong(
    "linear_backward takes the linear cache, the first part of `cache`; the second one is Z.",
    (LAST_BACK, "linear_backward(dAL, cache[1])"),
)
wrong(
    "The denominator of the second fraction is 1 - AL, not 1 + AL.",
    (START, "-(Y / AL - (1 - Y) / (1 + AL))"),
)
wrong(
    "All brackets are missing: the minus sign applies to both fractions, with 1 - Y over 1 - AL.",
    (START, "-Y / AL - 1 - Y / 1 - AL"),
)
wrong(
    "A hidden layer goes back from dAL through a sigmoid, as the last one does; it is a ReLU, and "
    "starts from what the layer above handed down.",
    (HIDDEN_BACK, LAST_BACK),
)


# ---- update_parameters ----


@grader.case
def two_layers_updated(update_parameters):
    """Layers of 3 and 1 units, learning rate 0.1."""
    shapes = {"W1": (3, 4), "b1": (3, 1), "W2": (1, 3), "b2": (1, 1)}
    first, second = np.random.RandomState(2), np.random.RandomState(3)
    parameters = {name: first.randn(*shape) for name, shape in shapes.items()}
    grads = {f"d{name}": second.randn(*shape) for name, shape in shapes.items()}
    grads |= {"dA0": second.randn(4, 2), "dA1": second.randn(3, 2)}
    return entries(update_parameters(parameters, grads, 0.1), *shapes)


@grader.case
def one_layer_slowly_updated(update_parameters, rng):
    """A single layer, learning rate 0.02."""
    parameters, grads = network(rng, 3, 2), network(rng, 3, 2)
    grads = {f"d{name}": values for name, values in grads.items()}
    return entries(update_parameters(parameters, grads, 0.02), "W1", "b1")


@grader.case(hidden=True)
def four_layers_updated(update_parameters, rng):
    """Four layers, with dA among the gradients."""
    parameters, grads = network(rng, 3, 5, 4, 2, 1), network(rng, 3, 5, 4, 2, 1)
    grads = {f"d{name}": values for name, values in grads.items()}
    grads |= {f"dA{number}": rng.normal(size=(2, 2)) for number in range(1, 5)}
    return entries(update_parameters(dict(parameters), grads, 0.7), *parameters)


@grader.case(hidden=True)
def one_layer_updated(update_parameters, rng):
    """A single layer, a small learning rate."""
    parameters, grads = network(rng, 6, 2), network(rng, 6, 2)
    grads = {f"d{name}": values for name, values in grads.items()}
    return entries(update_parameters(parameters, grads, learning_rate=0.003), "W1", "b1")


@grader.case(hidden=True)
def two_steps(update_parameters, rng):
    """Two steps with the same gradients."""
    parameters, grads = network(rng, 2, 3, 1), network(rng, 2, 3, 1)
    grads = {f"d{name}": values for name, values in grads.items()}
    parameters = update_parameters(parameters, grads, 0.05)
    return entries(update_parameters(parameters, grads, 0.2), "W1", "b1", "W2", "b2")


STEP_W = 'parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]'
STEP_b = 'parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]'

wrong = grader.mistakes("update_parameters")
wrong(
    "Your steps go uphill: subtract the gradients.",
    (STEP_W, STEP_W.replace(" - ", " + ")),
    (STEP_b, STEP_b.replace(" - ", " + ")),
)
wrong(
    "The learning rate is missing: it scales every step.",
    (STEP_W, STEP_W.replace("learning_rate * ", "")),
    (STEP_b, STEP_b.replace("learning_rate * ", "")),
)
wrong(
    "The biases stay as they were; each takes a step of its own.", (STEP_b, 'parameters[f"b{l}"]')
)
wrong(
    "The weights stay as they were; each takes a step of its own.", (STEP_W, 'parameters[f"W{l}"]')
)
wrong("The last layer is left out: the layers run from 1 to L.", ("range(1, L + 1)", "range(1, L)"))
wrong(
    "The weights move by the gradients of the biases; use dW for W.",
    (STEP_W, STEP_W.replace("dW", "db")),
)
wrong(
    "These are only the steps; subtract them from the current parameters.",
    (STEP_W, STEP_W.partition(" - ")[2]),
    (STEP_b, STEP_b.partition(" - ")[2]),
)
wrong(
    "The learning rate is hard-coded; use the one that is passed.",
    (STEP_W, STEP_W.replace("learning_rate", "0.1")),
    (STEP_b, STEP_b.replace("learning_rate", "0.1")),
)
wrong(
    "The names in grads begin with d, as in dW1 and db1.",
    (STEP_W, STEP_W.replace("dW", "W")),
    (STEP_b, STEP_b.replace("db", "b")),
)


wrong(
    "Nothing is updated: for each layer from 1 to L, store the new values in parameters, under the "
    "same keys.",
    (f'parameters[f"W{{l}}"] = {STEP_W}', f"W = {STEP_W}"),
    (f'parameters[f"b{{l}}"] = {STEP_b}', f"b = {STEP_b}"),
)
wrong(
    "The first layer is left out: the layers run from 1 to L.",
    ("range(1, L + 1)", "range(2, L + 1)"),
)
wrong(
    "The number of the layer is typed in: in each iteration, use l.",
    (
        'parameters[f"W{l}"] = ' + STEP_W,
        'parameters["W1"] = ' + STEP_W.replace('f"', '"').replace("{l}", "1"),
    ),
    (
        'parameters[f"b{l}"] = ' + STEP_b,
        'parameters["b1"] = ' + STEP_b.replace('f"', '"').replace("{l}", "1"),
    ),
)
wrong(
    "The parameters become the steps with a minus; write -=, not =-.",
    (STEP_W, STEP_W.replace('parameters[f"W{l}"] - ', "-")),
    (STEP_b, STEP_b.replace('parameters[f"b{l}"] - ', "-")),
)
wrong(
    "Parameters and gradients are swapped: from the parameters, subtract the step.",
    (STEP_W, 'grads[f"dW{l}"] - learning_rate * parameters[f"W{l}"]'),
    (STEP_b, 'grads[f"db{l}"] - learning_rate * parameters[f"b{l}"]'),
)
wrong(
    "Only the learning rate is subtracted; multiply it by the gradients.",
    (STEP_W, 'parameters[f"W{l}"] - learning_rate'),
    (STEP_b, 'parameters[f"b{l}"] - learning_rate'),
)
wrong(
    "The learning rate multiplies the gradients; it is not added to them.",
    (STEP_W, STEP_W.replace("learning_rate * ", "(learning_rate + ") + ")"),
    (STEP_b, STEP_b.replace("learning_rate * ", "(learning_rate + ") + ")"),
)
wrong(
    "Multiply the gradients by the learning rate; you divide it by them.",
    (STEP_W, STEP_W.replace("learning_rate * ", "learning_rate / ")),
    (STEP_b, STEP_b.replace("learning_rate * ", "learning_rate / ")),
)
wrong(
    "The step is taken along dW and db; dA belongs to the activations.",
    (STEP_W, STEP_W.replace("dW", "dA")),
)
wrong(
    "Only the first layer is updated: the loop, or the function, ends too early.",
    ("range(1, L + 1)", "range(1, 2)"),
)
wrong(
    "The gradients are divided by the learning rate; multiply by it.",
    (STEP_W, STEP_W.replace("learning_rate * ", "1 / learning_rate * ")),
    (STEP_b, STEP_b.replace("learning_rate * ", "1 / learning_rate * ")),
)
wrong("The biases move by the gradients of the weights; use db for b.", ("db{l}", "dW{l}"))
wrong(
    "Layer l moves by its own gradients, those with the number l.",
    ("dW{l}", "dW{l + 1}"),
    ("db{l}", "db{l + 1}"),
)
wrong(
    "The subtraction is the wrong way round: from the parameters, subtract the step.",
    (STEP_W, 'learning_rate * grads[f"dW{l}"] - parameters[f"W{l}"]'),
    (STEP_b, 'learning_rate * grads[f"db{l}"] - parameters[f"b{l}"]'),
)
wrong(
    "Brackets where none belong: the learning rate multiplies the gradients alone.",
    (STEP_W, '(parameters[f"W{l}"] - learning_rate) * grads[f"dW{l}"]'),
    (STEP_b, '(parameters[f"b{l}"] - learning_rate) * grads[f"db{l}"]'),
)
wrong(
    "The step is multiplied with the parameters; subtract it.",
    (STEP_W, STEP_W.replace(" - ", " * ")),
    (STEP_b, STEP_b.replace(" - ", " * ")),
)
wrong(
    "A number cannot be added to a string; make the key with an f-string.",
    (f'parameters[f"W{{l}}"] = {STEP_W}', f'parameters["W" + l] = {STEP_W}'),
)
wrong(
    "The step is taken number by number: multiply the gradients by the learning rate, no more.",
    (
        STEP_W,
        STEP_W.replace("grads", 'np.dot(parameters[f"W{l}"], grads').replace('dW{l}"]', 'dW{l}"])'),
    ),
)
wrong(
    "You ask for a layer that does not exist: the loop runs from 1 to L, and the keys have l.",
    (
        f'parameters[f"W{{l}}"] = {STEP_W}',
        f'parameters[f"W{{l}}"] = {STEP_W}'.replace("{l}", "{l + 1}"),
    ),
    (
        f'parameters[f"b{{l}}"] = {STEP_b}',
        f'parameters[f"b{{l}}"] = {STEP_b}'.replace("{l}", "{l + 1}"),
    ),
)
wrong(
    "The learning rate multiplies the whole difference; it scales the gradients alone.",
    (STEP_W, 'learning_rate * (parameters[f"W{l}"] - grads[f"dW{l}"])'),
    (STEP_b, 'learning_rate * (parameters[f"b{l}"] - grads[f"db{l}"])'),
)
wrong("There is no layer 0: the layers run from 1 to L.", ("range(1, L + 1)", "range(L)"))
wrong(
    "There are more layers in your loop than in the network: count them by the parameters, as "
    "grads may have other entries too.",
    ("L = len(parameters) // 2", "L = len(grads) // 2"),
)
wrong(
    "You always update two layers; a network may have fewer or more, so let the loop run from 1 "
    "to L.",
    ("range(1, L + 1)", "range(1, 3)"),
)
wrong(
    "The biases move uphill, and by the whole gradient: subtract it, times the learning rate.",
    (STEP_b, 'parameters[f"b{l}"] + grads[f"db{l}"]'),
)
