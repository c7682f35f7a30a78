"""Cases and known mistakes of planar data classification."""

import numpy as np

from graders.common.dicts import entries
from graders.common.labels import examples
from invigilator.checking import Grader

grader = Grader("course1/planar_data_classification")
grader.include(entries, examples)


@grader.helper
def as_floats(prediction):
    """Whole numbers and truth values as floats, since all three are right."""
    plain = isinstance(prediction, np.ndarray) and prediction.dtype.kind in "biu"
    return prediction.astype(float) if plain else prediction


@grader.helper
def weights(rng, n_x, n_h):
    """Parameters of a network with one output, biases included."""
    shapes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (1, n_h), "b2": (1, 1)}
    return {name: rng.normal(size=shape) for name, shape in shapes.items()}


@grader.helper
def training(nn_model, start, *arguments):
    """Train from given starting values: the sizes asked for, and the trained parameters."""
    names, asked = nn_model.__globals__, []
    own = names.pop("initialize_parameters", None)

    def begin(n_x, n_h, n_y):
        asked.append([n_x, n_h, n_y])
        return {name: value.copy() for name, value in start.items()}

    names["initialize_parameters"] = begin
    try:
        trained = nn_model(*arguments)
    finally:
        del names["initialize_parameters"]
        if own is not None:
            names["initialize_parameters"] = own
    return {"sizes of the start": asked, **entries(trained, "W1", "b1", "W2", "b2")}


@grader.helper
def small_and_random(values, expected):
    """Whether parameters have the right shapes, zero biases, and small random weights."""
    for name, wanted in expected.items():
        value = values[name]
        if value is None:
            return f"{name} is missing or still None: all of W1, b1, W2 and b2 are needed."
        if value.shape == wanted.shape[::-1] and value.shape != wanted.shape:
            return f"{name} is transposed: rows belong to units, columns to their inputs."
        if value.shape != wanted.shape:
            return f"{name} has the shape {value.shape}; it should be {wanted.shape}."
        if value.dtype.kind != "f":
            return f"{name} holds no floating-point numbers."
    if values["b1"].any() or values["b2"].any():
        return "The biases should be zero; only the weights are random."
    drawn = np.concatenate([values["W1"].ravel(), values["W2"].ravel()])
    if not drawn.any():
        return "The weights are zero, so all hidden units stay equal: draw them at random."
    if np.unique(drawn).size < drawn.size:
        return "Some weights are equal: draw each of them at random."
    if np.abs(drawn).max() > 0.08:
        return "The weights are too large: multiply them by 0.01."
    for W in (values["W1"], values["W2"]):
        stray = 6 / np.sqrt(W.size)
        if W.size >= 40 and abs(W.mean()) > stray * 0.01:
            return "The mean of the weights is not zero: use the normal distribution of randn."
        if W.size >= 40 and abs(W.std() / 0.01 - 1) > stray / np.sqrt(2):
            return "The standard deviation of the weights should be 0.01, in W1 as in W2."
    return True


@grader.given
def shallow(forward_propagation, rng):
    """A forward pass: two inputs, four hidden units, five examples."""
    X, Y = examples(rng, 2, 5)
    parameters = weights(rng, 2, 4)
    return parameters, forward_propagation(X, parameters)[1], X, Y


@grader.given
def wide(forward_propagation, rng):
    """A forward pass: five inputs, three hidden units, eight examples."""
    X, Y = examples(rng, 5, 8)
    parameters = weights(rng, 5, 3)
    return parameters, forward_propagation(X, parameters)[1], X, Y


@grader.given
def square(forward_propagation, rng):
    """A forward pass: as many inputs as hidden units and examples."""
    X, Y = examples(rng, 3, 3)
    parameters = weights(rng, 3, 3)
    return parameters, forward_propagation(X, parameters)[1], X, Y


@grader.given
def narrow(forward_propagation, rng):
    """A forward pass: four inputs, two hidden units, seven examples, labels as floats."""
    X, Y = examples(rng, 4, 7)
    parameters = weights(rng, 4, 2)
    return parameters, forward_propagation(X, parameters)[1], X, Y.astype(float)


# ---- dataset_sizes ----


@grader.case(exercise="dataset_sizes")
def shapes_and_number(shape_X, shape_Y, m):
    """The sizes of the data."""
    return {"shape_X": shape_X, "shape_Y": shape_Y, "m": m}


@grader.case(hidden=True, exercise="dataset_sizes")
def examples_found(X, Y, m):
    """Examples found with the help of the number of examples."""
    return {"points": X[:, [m - 1, m // 2, m // 3]], "labels": Y[0, [m - 1, m // 2]]}


@grader.case(hidden=True, exercise="dataset_sizes")
def filled_arrays(X, Y, shape_X, shape_Y, m):
    """Arrays made with the help of the shapes."""
    return {
        "X": X + np.arange(shape_X[0]).reshape(-1, 1) * np.ones(shape_X),
        "Y": Y + np.linspace(0, 1, shape_Y[1]),
        "mean": X.sum(axis=1) / m,
    }


@grader.helper
def other_points(rng, n, m):
    """A data set of other sizes, by the names that the notebook has for it."""
    X, Y = rng.normal(size=(n, m)), rng.integers(2, size=(1, m))
    return {"X": X, "Y": Y, "load_planar_dataset": lambda: (X, Y)}


@grader.case(exercise="dataset_sizes")
def sizes_of_other_data(answer_on, rng):
    """Your lines on another data set: three coordinates, seven examples."""
    return answer_on("shape_X", "shape_Y", "m", **other_points(rng, 3, 7))


@grader.case(hidden=True, exercise="dataset_sizes", kind="a data set of other sizes")
def sizes_of_more_coordinates(answer_on, rng):
    """As many coordinates and examples as are drawn: sizes in this line could be typed in."""
    return answer_on("shape_X", "shape_Y", "m", **other_points(rng, *rng.integers(5, 50, size=2)))


wrong = grader.mistakes("dataset_sizes")
wrong(
    "The first entry of the shape counts the coordinates; the examples are the columns.",
    ("m = X.shape[1]", "m = X.shape[0]"),
)
wrong(
    "The first entry of Y's shape is 1; the examples are the columns.",
    ("m = X.shape[1]", "m = Y.shape[0]"),
)
wrong("m counts the numbers in X; an example is a whole column.", ("m = X.shape[1]", "m = X.size"))
wrong("m is a single number; take one entry of the shape.", ("m = X.shape[1]", "m = X.shape"))
wrong(
    "shape_X is the whole shape, two numbers, not one of them.",
    ("shape_X = X.shape", "shape_X = X.shape[:1]"),
)
wrong(
    "shape_Y is the shape of Y itself, with two entries, not that of its first row.",
    ("shape_Y = Y.shape", "shape_Y = Y[0].shape"),
)
wrong(
    "shape_X and shape_Y are swapped.",
    ("shape_X = X.shape", "shape_X = Y.shape"),
    ("shape_Y = Y.shape", "shape_Y = X.shape"),
)
wrong(
    "shape_X is a shape, not the number of all entries.", ("shape_X = X.shape", "shape_X = X.size")
)
wrong(
    "On another data set you get the sizes of this one: read them off X and Y, rather than typing "
    "them in.",
    ("shape_X = X.shape", "shape_X = (2, 400)"),
    ("shape_Y = Y.shape", "shape_Y = (1, 400)"),
    ("m = X.shape[1]", "m = 400"),
)
wrong(
    "That counts the examples of class 1: read m off a shape.",
    ("m = X.shape[1]", "m = np.sum(Y)"),
)


# ---- layer_sizes ----


@grader.case
def five_inputs_two_outputs(layer_sizes, rng):
    """Five inputs, two outputs, three examples."""
    return layer_sizes(rng.normal(size=(5, 3)), np.eye(2, 3))


@grader.case
def six_inputs_one_output(layer_sizes, rng):
    """Six inputs, one output, five examples."""
    return layer_sizes(rng.normal(size=(6, 5)), np.array([[0.0, 1.0, 1.0, 0.0, 1.0]]))


@grader.case(hidden=True)
def one_output(layer_sizes, rng):
    """One output, seven examples; and weights of these sizes."""
    n_x, n_h, n_y = layer_sizes(rng.normal(size=(2, 7)), np.eye(1, 7))
    return {"sizes": [n_x, n_h, n_y], "W1": rng.normal(size=(n_h, n_x))}


@grader.case(hidden=True)
def six_inputs(layer_sizes, rng):
    """Six inputs, three outputs, nine examples; and weights of these sizes."""
    n_x, n_h, n_y = layer_sizes(rng.normal(size=(6, 9)), np.eye(3, 9))
    return {"sizes": [n_x, n_h, n_y], "W2": rng.normal(size=(n_y, n_h))}


wrong = grader.mistakes("layer_sizes")
wrong(
    "n_x counts the examples; the inputs are the rows of X.",
    ("n_x = X.shape[0]", "n_x = X.shape[1]"),
)
wrong(
    "n_y counts the examples; the outputs are the rows of Y.",
    ("n_y = Y.shape[0]", "n_y = Y.shape[1]"),
)
wrong(
    "n_x and n_y count the examples; inputs and outputs are rows.",
    ("n_x = X.shape[0]", "n_x = X.shape[1]"),
    ("n_y = Y.shape[0]", "n_y = Y.shape[1]"),
)
wrong("Here the hidden layer has 4 units, however many inputs there are.", ("n_h = 4", "n_h = n_x"))
wrong(
    "n_x and n_y are swapped: inputs belong to X, outputs to Y.",
    ("n_x = X.shape[0]", "n_x = Y.shape[0]"),
    ("n_y = Y.shape[0]", "n_y = X.shape[0]"),
)
wrong(
    "The size of a layer is a number; take the first entry of the shape.",
    ("n_x = X.shape[0]", "n_x = X.shape"),
    ("n_y = Y.shape[0]", "n_y = Y.shape"),
)
wrong("n_x is the whole shape of X; take its first entry.", ("n_x = X.shape[0]", "n_x = X.shape"))
wrong("n_y is the whole shape of Y; take its first entry.", ("n_y = Y.shape[0]", "n_y = Y.shape"))
wrong("n_x is read off Y; the inputs are the rows of X.", ("n_x = X.s", "n_x = Y.s"))
wrong("n_y is read off X; the outputs are the rows of Y.", ("n_y = Y.s", "n_y = X.s"))
wrong(
    "size counts all numbers of an array; a layer is as large as the number of rows.",
    ("n_x = X.shape[0]", "n_x = X.size"),
    ("n_y = Y.shape[0]", "n_y = Y.size"),
)
wrong(
    "n_y is the number of rows of Y, which is not always 1.",
    ("n_y = Y.shape[0]", "n_y = 1"),
)
wrong(
    "n_x is the number of rows of X, which is not always 2.",
    ("n_x = X.shape[0]", "n_x = 2"),
)
wrong("The hidden layer has 4 units here, whatever X and Y are.", ("n_h = 4", "n_h = 3"))
wrong(
    "n_y is the number of rows of Y, not the number of classes.",
    ("n_y = Y.shape[0]", "n_y = len(np.unique(Y))"),
)
wrong(
    "The sizes are typed in; n_x and n_y are the numbers of rows of X and Y.",
    ("n_x = X.shape[0]", "n_x = 2"),
    ("n_y = Y.shape[0]", "n_y = 1"),
)
wrong(
    "shape is a tuple, not a function: take its first entry in square brackets.",
    ("n_x = X.shape[0]", "n_x = X.shape(0)"),
)
wrong(
    "n_x and n_y are always 2, like ndim, the number of axes; take the number of rows.",
    ("n_x = X.shape[0]", "n_x = X.ndim"),
    ("n_y = Y.shape[0]", "n_y = Y.ndim"),
)


# ---- initialize_parameters ----


@grader.case(accept=small_and_random)
def four_hidden_units(initialize_parameters):
    """Two inputs, four hidden units, one output."""
    return entries(initialize_parameters(2, 4, 1), "W1", "b1", "W2", "b2")


@grader.case(accept=small_and_random)
def twenty_hidden_units(initialize_parameters):
    """Forty inputs, twenty hidden units, two outputs."""
    return entries(initialize_parameters(40, 20, 2), "W1", "b1", "W2", "b2")


@grader.case(hidden=True, accept=small_and_random)
def five_outputs(initialize_parameters):
    """Thirty inputs, twenty hidden units, five outputs."""
    return entries(initialize_parameters(30, 20, 5), "W1", "b1", "W2", "b2")


@grader.case(hidden=True, accept=small_and_random)
def many_hidden_units(initialize_parameters):
    """Thirty inputs, sixty hidden units, ten outputs."""
    return entries(initialize_parameters(30, 60, 10), "W1", "b1", "W2", "b2")


@grader.case(hidden=True, accept=small_and_random)
def after_a_change(initialize_parameters):
    """A second call, after the result of the first has been changed."""
    for value in initialize_parameters(20, 25, 4).values():
        value.fill(1.0)
    return entries(initialize_parameters(20, 25, 4), "W1", "b1", "W2", "b2")


DRAW_1, DRAW_2 = "np.random.randn(n_h, n_x) * 0.01", "np.random.randn(n_y, n_h) * 0.01"

wrong = grader.mistakes("initialize_parameters")
wrong(
    "The weights are zero, so all hidden units stay equal: draw them at random.",
    (DRAW_1, "np.zeros((n_h, n_x))"),
    (DRAW_2, "np.zeros((n_y, n_h))"),
)
wrong(
    "Some weights are equal: draw each of them at random.",
    (DRAW_1, "np.full((n_h, n_x), 0.01)"),
    (DRAW_2, "np.full((n_y, n_h), 0.01)"),
)
wrong(
    "The weights are too large: multiply them by 0.01.",
    (DRAW_1, "np.random.randn(n_h, n_x)"),
    (DRAW_2, "np.random.randn(n_y, n_h)"),
)
wrong(
    "The mean of the weights is not zero: use the normal distribution of randn.",
    (DRAW_1, "np.random.rand(n_h, n_x) * 0.01"),
    (DRAW_2, "np.random.rand(n_y, n_h) * 0.01"),
)
wrong(
    "The standard deviation of the weights should be 0.01.",
    (DRAW_1, "np.random.randn(n_h, n_x) * 0.001"),
    (DRAW_2, "np.random.randn(n_y, n_h) * 0.001"),
)
wrong(
    "W1 is transposed: rows belong to units, columns to their inputs.",
    (DRAW_1, "np.random.randn(n_x, n_h) * 0.01"),
)
wrong(
    "W2 is transposed: rows belong to units, columns to their inputs.",
    (DRAW_2, "np.random.randn(n_h, n_y) * 0.01"),
)
wrong(
    "b1 and b2 have one axis; a bias is a column, of shape (units, 1).",
    ("np.zeros((n_h, 1))", "np.zeros(n_h)"),
    ("np.zeros((n_y, 1))", "np.zeros(n_y)"),
)
wrong(
    "The biases should be zero; only the weights are random.",
    ("np.zeros((n_h, 1))", "np.random.randn(n_h, 1) * 0.01"),
    ("np.zeros((n_y, 1))", "np.random.randn(n_y, 1) * 0.01"),
)
wrong(
    "np.zeros takes the shape as one tuple, in its own pair of brackets.",
    ("np.zeros((n_h, 1))", "np.zeros(n_h, 1)"),
    ("np.zeros((n_y, 1))", "np.zeros(n_y, 1)"),
)
wrong(
    "np.random.randn takes rows and columns as two numbers, not as a tuple.",
    (DRAW_1, "np.random.randn((n_h, n_x)) * 0.01"),
    (DRAW_2, "np.random.randn((n_y, n_h)) * 0.01"),
)


# ---- forward_propagation ----


@grader.case
def five_examples(forward_propagation, shallow):
    """Two inputs, four hidden units, five examples."""
    parameters, _, X, _ = shallow
    A2, cache = forward_propagation(X, parameters)
    return {"A2": A2, "cache": entries(cache, "Z1", "A1", "Z2", "A2")}


@grader.case(hidden=True)
def forward_of_five_inputs(forward_propagation, rng):
    """Five inputs, three hidden units, eight examples."""
    X, parameters = examples(rng, 5, 8)[0], weights(rng, 5, 3)
    A2, cache = forward_propagation(X, parameters)
    return {"A2": A2, "cache": entries(cache, "Z1", "A1", "Z2", "A2")}


@grader.case(hidden=True)
def forward_of_equal_sizes(forward_propagation, rng):
    """As many inputs as hidden units and examples."""
    X, parameters = examples(rng, 3, 3)[0], weights(rng, 3, 3)
    A2, cache = forward_propagation(X, parameters)
    return {"A2": A2, "cache": entries(cache, "Z1", "A1", "Z2", "A2")}


@grader.case(hidden=True)
def forward_of_one_example(forward_propagation, rng):
    """Four inputs, two hidden units, one example."""
    X, parameters = examples(rng, 4, 1)[0], weights(rng, 4, 2)
    A2, cache = forward_propagation(X, parameters)
    return {"A2": A2, "cache": entries(cache, "Z1", "A1", "Z2", "A2")}


@grader.case(hidden=True)
def arguments_of_forward(forward_propagation, rng):
    """The arguments after the call."""
    X, parameters = rng.normal(size=(2, 4)), weights(rng, 2, 3)
    A2, _ = forward_propagation(X, parameters)
    return {"A2": A2, "X": X, **entries(parameters, "W1", "b1", "W2", "b2")}


wrong = grader.mistakes("forward_propagation")
wrong("The hidden layer uses the sigmoid; it should use tanh.", ("np.tanh(Z1)", "sigmoid(Z1)"))
wrong(
    "The output layer uses tanh; a probability needs the sigmoid.", ("sigmoid(Z2)", "np.tanh(Z2)")
)
wrong(
    "The two activations are swapped: tanh in the hidden layer, sigmoid at the output.",
    ("np.tanh(Z1)", "sigmoid(Z1)"),
    ("sigmoid(Z2)", "np.tanh(Z2)"),
)
wrong("The hidden layer has no activation: A1 is the tanh of Z1.", ("np.tanh(Z1)", "Z1"))
wrong("The hidden layer uses ReLU; here it should use tanh.", ("np.tanh(Z1)", "np.maximum(0, Z1)"))
wrong("The output has no activation: A2 is the sigmoid of Z2.", ("sigmoid(Z2)", "Z2"))
wrong("The bias b1 is missing in Z1.", ("np.dot(W1, X) + b1", "np.dot(W1, X)"))
wrong("Z1 gets the bias of the output layer, b2; its own is b1.", ("X) + b1", "X) + b2"))
wrong("The bias b2 is missing in Z2.", ("np.dot(W2, A1) + b2", "np.dot(W2, A1)"))
wrong(
    "The output layer works on Z1; its inputs are the activations A1.",
    ("np.dot(W2, A1)", "np.dot(W2, Z1)"),
)
wrong(
    "W1 needs no transpose here: its rows already are the units.",
    ("np.dot(W1, X)", "np.dot(W1.T, X)"),
)
wrong(
    "`*` multiplies element by element; a layer needs the matrix product, `@` or `np.dot`.",
    ("np.dot(W1, X)", "W1 * X"),
)
wrong(
    "`*` multiplies element by element; the output layer needs the matrix product too.",
    ("np.dot(W2, A1)", "W2 * A1"),
)
wrong(
    "W2 has a column for each hidden unit: it is multiplied by A1, the tanh of Z1.",
    ("np.dot(W2, A1)", "np.dot(W2, X)"),
)
wrong(
    "The factors of a matrix product are in the wrong order: the weights come first.",
    ("np.dot(W1, X)", "np.dot(X, W1)"),
    ("np.dot(W2, A1)", "np.dot(A1, W2)"),
)
wrong("The bias b1 is subtracted; add it.", ("Z1 = np.dot(W1, X) + b1", "Z1 = np.dot(W1, X) - b1"))
wrong(
    "The output unit skips its layer: A2 is the sigmoid of Z2, not of Z1.",
    ("A2 = sigmoid(Z2)", "A2 = sigmoid(Z1)"),
)
wrong(
    "The output is the sigmoid of Z2; yours is that of A1.",
    ("A2 = sigmoid(Z2)", "A2 = sigmoid(A1)"),
)
wrong(
    "A2 is 1 minus the probability: the exponent of the sigmoid has the wrong sign.",
    ("A2 = sigmoid(Z2)", "A2 = 1 / (1 + np.exp(Z2))"),
)
wrong(
    "These are decisions already; return the probabilities.",
    ("A2 = sigmoid(Z2)", "A2 = sigmoid(Z2) > 0.5"),
)
wrong(
    "np.tan is the tangent; the activation is the hyperbolic tangent, np.tanh.",
    ("A1 = np.tanh(Z1)", "A1 = np.tan(Z1)"),
)
wrong(
    "That is a softmax over the examples; use the sigmoid of each Z2.",
    ("A2 = sigmoid(Z2)", "A2 = np.exp(Z2) / np.sum(np.exp(Z2))"),
)
wrong(
    "Z2 gets the bias of the hidden layer, b1; its own is b2.",
    ("np.dot(W2, A1) + b2", "np.dot(W2, A1) + b1"),
)
wrong("The bias b2 is subtracted; add it.", ("A1) + b2", "A1) - b2"))
wrong(
    "Neither Z1 nor Z2 has its bias: add b1 and b2.",
    ("np.dot(W1, X) + b1", "np.dot(W1, X)"),
    ("np.dot(W2, A1) + b2", "np.dot(W2, A1)"),
)
wrong(
    "Neither layer has an activation: A1 is the tanh of Z1, and A2 the sigmoid of Z2.",
    ("np.tanh(Z1)", "Z1"),
    ("sigmoid(Z2)", "Z2"),
)
wrong(
    "b1 is added after the tanh; it belongs to Z1.",
    ("np.dot(W1, X) + b1", "np.dot(W1, X)"),
    ("np.tanh(Z1)", "np.tanh(Z1) + b1"),
)
wrong(
    "b2 is added after the sigmoid; it belongs to Z2.",
    ("np.dot(W2, A1) + b2", "np.dot(W2, A1)"),
    ("sigmoid(Z2)", "sigmoid(Z2) + b2"),
)
wrong(
    "Both biases are added after the activations; they belong to Z1 and Z2.",
    ("np.dot(W1, X) + b1", "np.dot(W1, X)"),
    ("np.tanh(Z1)", "np.tanh(Z1) + b1"),
    ("np.dot(W2, A1) + b2", "np.dot(W2, A1)"),
    ("sigmoid(Z2)", "sigmoid(Z2) + b2"),
)
wrong(
    "Z1 in the cache has gone through tanh already; Z1 is the sum before it.",
    ("np.dot(W1, X) + b1", "np.tanh(np.dot(W1, X) + b1)"),
    ("np.tanh(Z1)", "Z1"),
)
wrong(
    "tanh is taken twice: Z1 is the sum before it.",
    ("np.dot(W1, X) + b1", "np.tanh(np.dot(W1, X) + b1)"),
)
wrong(
    "Z2 in the cache has gone through the sigmoid already; Z2 is the sum before it.",
    ("np.dot(W2, A1) + b2", "sigmoid(np.dot(W2, A1) + b2)"),
    ("A2 = sigmoid(Z2)", "A2 = Z2"),
)
wrong(
    "The sigmoid is taken twice: Z2 is the sum before it.",
    ("np.dot(W2, A1) + b2", "sigmoid(np.dot(W2, A1) + b2)"),
)
wrong(
    "A2 holds classes; return the probabilities.",
    ("A2 = sigmoid(Z2)", "A2 = (sigmoid(Z2) > 0.5).astype(int)"),
)
wrong(
    "A2 is 0 everywhere; it is the sigmoid of Z2 as it is, without rounding, and not a ReLU.",
    ("A2 = sigmoid(Z2)", "A2 = np.maximum(0, Z2)"),
)
wrong(
    "That is the derivative of tanh; A1 is tanh itself.",
    ("A1 = np.tanh(Z1)", "A1 = 1 - np.tanh(Z1) ** 2"),
)
wrong(
    "That is the derivative of the sigmoid; A2 is the sigmoid itself.",
    ("A2 = sigmoid(Z2)", "A2 = sigmoid(Z2) * (1 - sigmoid(Z2))"),
)
wrong(
    "Brackets are missing in the sigmoid: 1 is divided by the whole sum.",
    ("A2 = sigmoid(Z2)", "A2 = 1 / 1 + np.exp(-Z2)"),
)
wrong(
    "A matrix product does not fit: it is W1 times X and W2 times A1, without a transpose.",
    ("np.dot(W2, A1)", "W2 @ X"),
)
wrong("With @, too, the weights come first: W1, then X.", ("np.dot(W1, X)", "X @ W1"))
wrong(
    "Both layers use ReLU: the hidden one needs tanh, the output the sigmoid.",
    ("np.tanh(Z1)", "np.maximum(0, Z1)"),
    ("sigmoid(Z2)", "np.maximum(0, Z2)"),
)
wrong(
    "The biases are swapped: b1 belongs to Z1, b2 to Z2.",
    ("X) + b1", "X) + b2"),
    ("A1) + b2", "A1) + b1"),
)
wrong(
    "The hidden layer uses the sigmoid instead of tanh, and the bias b2 is missing in Z2.",
    ("np.tanh(Z1)", "sigmoid(Z1)"),
    ("np.dot(W2, A1) + b2", "np.dot(W2, A1)"),
)
wrong("b1 is added once more before the tanh.", ("np.tanh(Z1)", "np.tanh(Z1 + b1)"))
wrong("b2 is added once more before the sigmoid.", ("sigmoid(Z2)", "sigmoid(Z2 + b2)"))


# ---- compute_cost ----


@grader.case
def cost_of_three(compute_cost, rng):
    """Three examples."""
    return compute_cost(np.array([[0.5, 0.05, 0.2]]), np.array([[1, 1, 0]]), weights(rng, 2, 4))


@grader.case(hidden=True)
def cost_of_nine(compute_cost, rng):
    """Nine examples, some of them clearly wrong."""
    Y = rng.integers(0, 2, size=(1, 9))
    return compute_cost(rng.uniform(0.02, 0.98, size=(1, 9)), Y, weights(rng, 3, 2))


@grader.case(hidden=True)
def cost_of_two(compute_cost, rng):
    """Two examples, one of each class."""
    return compute_cost(rng.uniform(0.6, 0.9, size=(1, 2)), np.array([[0, 1]]), weights(rng, 1, 1))


@grader.case(hidden=True)
def cost_of_sure_answers(compute_cost, rng):
    """Six examples with probabilities close to 0 and 1, labels as floats."""
    A2 = np.array([[0.001, 0.999, 0.3, 0.01, 0.995, 0.6]])
    Y = np.array([[0.0, 1.0, 1.0, 1.0, 0.0, 1.0]])
    return compute_cost(A2, Y, weights(rng, 2, 5))


LOSSES = "-(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))"

wrong = grader.mistakes("compute_cost")
wrong(
    "The cost is the mean over the examples: divide the sum by m.",
    ("np.sum(losses) / m", "np.sum(losses)"),
)
wrong(
    "The cost has the wrong sign: logarithms of probabilities are negative, the cost is not.",
    (LOSSES, LOSSES.removeprefix("-")),
)
wrong(
    "The second term has the wrong sign: the minus sign applies to the sum of both terms.",
    (LOSSES, "-Y * np.log(A2) + (1 - Y) * np.log(1 - A2)"),
)
wrong("The second term is missing, the one for examples with label 0.", (LOSSES, "-Y * np.log(A2)"))
wrong(
    "The first term is missing, the one for examples with label 1.",
    (LOSSES, "-(1 - Y) * np.log(1 - A2)"),
)
wrong(
    "Labels and probabilities are swapped: take the logarithm of A2.",
    (LOSSES, "-(A2 * np.log(np.maximum(Y, 1e-15)) + (1 - A2) * np.log(1 - Y + 1e-15))"),
)
wrong(
    "The two terms are swapped: log A2 belongs to label 1, log(1 - A2) to label 0.",
    (LOSSES, "-((1 - Y) * np.log(A2) + Y * np.log(1 - A2))"),
)
wrong(
    "That is the mean squared error; the cost here is the cross-entropy.", (LOSSES, "(A2 - Y) ** 2")
)
wrong(
    "The factor 1/2 does not belong to the cross-entropy.",
    ("np.sum(losses) / m", "np.sum(losses) / (2 * m)"),
)
wrong(
    "The cost is an array of shape (1, 1); turn it into a single number.",
    ("np.sum(losses) / m", "np.sum(losses, axis=1, keepdims=True) / m"),
)
wrong(
    "There is one loss for each example; the cost is their mean.", ("np.sum(losses) / m", "losses")
)
wrong(
    "These are the losses of the individual examples; the cost is their mean, one number.",
    ("np.sum(losses) / m", "losses / m"),
)
wrong(
    "Sum over everything: the cost is a number without axes.",
    ("np.sum(losses) / m", "np.sum(losses, axis=1) / m"),
)
wrong(
    "The sum runs over the wrong axis and adds nothing up; the cost is one number.",
    ("np.sum(losses) / m", "np.sum(losses, axis=0) / m"),
)
wrong(
    "np.dot cannot multiply two rows; transpose the second, so that it sums over the examples.",
    (LOSSES, "-(np.dot(Y, np.log(A2)) + np.dot(1 - Y, np.log(1 - A2)))"),
)
wrong(
    "You divide by m once too often: a single division makes the mean.",
    ("np.sum(losses) / m", "np.sum(losses / m) / m"),
)
wrong(
    "That is the logarithm to base 10; the natural logarithm is np.log.",
    (LOSSES, "-(Y * np.log10(A2) + (1 - Y) * np.log10(1 - A2))"),
)
wrong(
    "That is the logarithm to base 2; the natural logarithm is np.log.",
    (LOSSES, "-(Y * np.log2(A2) + (1 - Y) * np.log2(1 - A2))"),
)
wrong(
    "That is the mean absolute error; the cost here is the cross-entropy.",
    (LOSSES, "np.abs(A2 - Y)"),
)
wrong(
    "The logarithm of 1 - A2 is not 1 minus the logarithm of A2.",
    (LOSSES, "-(Y * np.log(A2) + (1 - Y) * (1 - np.log(A2)))"),
)
wrong(
    "Every example gets log A2, whatever its label; those with label 0 need log(1 - A2).",
    (LOSSES, "-np.log(A2)"),
)
wrong(
    "log(1 - A2) counts for label 0 only: the factor 1 - Y is missing.",
    (LOSSES, "-(Y * np.log(A2) + np.log(1 - A2))"),
)
wrong(
    "log A2 counts for label 1 only: the factor Y is missing.",
    (LOSSES, "-(np.log(A2) + (1 - Y) * np.log(1 - A2))"),
)
wrong(
    "log(1 - A2) counts for label 0 only: its factor is 1 - Y, not Y.",
    (LOSSES, "-(Y * np.log(A2) + Y * np.log(1 - A2))"),
)
wrong("The logarithms are missing.", (LOSSES, "-(Y * A2 + (1 - Y) * (1 - A2))"))
wrong(
    "The logarithm is taken of Y: take that of A2.",
    (LOSSES, "-(A2 * np.log(Y) + (1 - A2) * np.log(1 - Y))"),
)
wrong(
    "That multiplies every example with every other: transpose the second factor, not the first.",
    (LOSSES, "-(np.dot(Y.T, np.log(A2)) + np.dot((1 - Y).T, np.log(1 - A2)))"),
)
wrong(
    "A logarithm is taken of a negative number or of 0: take those of A2 and of 1 - A2.",
    (LOSSES, "-(Y * np.log(A2) + (1 - Y) * np.log(A2 - 1))"),
)
wrong(
    "The cost is 0, whatever the examples are: add the two terms instead of multiplying them.",
    (LOSSES, "-(Y * np.log(A2) * (1 - Y) * np.log(1 - A2))"),
)
wrong(
    "A2 is a probability already: take its logarithm, without another sigmoid.",
    (LOSSES, "-(Y * np.log(sigmoid(A2)) + (1 - Y) * np.log(1 - sigmoid(A2)))"),
)
wrong(
    "The decimal part of the cost is cut off: divide with /, not with //, and leave out int.",
    ("np.sum(losses) / m", "np.sum(losses) // m"),
)
wrong(
    "That is the largest loss; the cost is the mean of all losses.",
    ("np.sum(losses) / m", "np.max(losses)"),
)
wrong(
    "The logarithms are multiplied by the probabilities; multiply them by the labels.",
    (LOSSES, "-(A2 * np.log(A2) + (1 - A2) * np.log(1 - A2))"),
)
wrong("That is the median: take the mean.", ("np.sum(losses) / m", "np.median(losses)"))
wrong("You multiply by m: divide by it.", ("np.sum(losses) / m", "np.sum(losses) * m"))
wrong(
    "Put brackets around 1 - Y.",
    (LOSSES, "-(Y * np.log(A2) + 1 - Y * np.log(1 - A2))"),
)


# ---- backward_propagation ----


@grader.case
def gradients_of_five_examples(backward_propagation, shallow):
    """Two inputs, four hidden units, five examples."""
    return entries(backward_propagation(*shallow), "dW1", "db1", "dW2", "db2")


@grader.case(hidden=True)
def gradients_of_five_inputs(backward_propagation, wide):
    """Five inputs, three hidden units, eight examples."""
    return entries(backward_propagation(*wide), "dW1", "db1", "dW2", "db2")


@grader.case(hidden=True)
def gradients_of_equal_sizes(backward_propagation, square):
    """As many inputs as hidden units and examples."""
    return entries(backward_propagation(*square), "dW1", "db1", "dW2", "db2")


@grader.case(hidden=True)
def gradients_of_two_units(backward_propagation, narrow):
    """Four inputs, two hidden units, seven examples."""
    return entries(backward_propagation(*narrow), "dW1", "db1", "dW2", "db2")


@grader.case(hidden=True)
def arguments_of_backward(backward_propagation, wide):
    """The arguments after the call."""
    parameters, cache, X, Y = wide
    grads = backward_propagation(parameters, cache, X, Y)
    return {**entries(grads, "dW1", "db1", "dW2", "db2"), "X": X, "Y": Y, **parameters}


DZ1 = "np.dot(W2.T, dZ2) * (1 - A1**2)"
DW1, DW2 = "np.dot(dZ1, X.T) / m", "np.dot(dZ2, A1.T) / m"
DB1, DB2 = "np.sum(dZ1, axis=1, keepdims=True) / m", "np.sum(dZ2, axis=1, keepdims=True) / m"

wrong = grader.mistakes("backward_propagation")
wrong(
    "Gradients are means over the examples; a division by m is missing.",
    *((each, each.removesuffix(" / m")) for each in (DW1, DW2, DB1, DB2)),
)
wrong("dW1 is a mean over the examples: divide it by m.", (DW1, DW1.removesuffix(" / m")))
wrong("dW2 is a mean over the examples: divide it by m.", (DW2, DW2.removesuffix(" / m")))
wrong(
    "db1 and db2 are means over the examples: divide them by m.",
    *((each, each.removesuffix(" / m")) for each in (DB1, DB2)),
)
wrong("db1 is a mean over the examples: divide it by m.", (DB1, DB1.removesuffix(" / m")))
wrong("db2 is a mean over the examples: divide it by m.", (DB2, DB2.removesuffix(" / m")))
wrong(
    "The mean is taken twice: if dZ2 is divided by m, the gradients must not be.",
    ("dZ2 = A2 - Y", "dZ2 = (A2 - Y) / m"),
)
wrong(
    "The gradients point the wrong way: the error is the prediction minus the truth.",
    ("dZ2 = A2 - Y", "dZ2 = Y - A2"),
)
wrong(
    "dZ2 is just the error; the derivative of the sigmoid has already cancelled out.",
    ("dZ2 = A2 - Y", "dZ2 = (A2 - Y) * A2 * (1 - A2)"),
)
wrong(
    "dZ1 has the wrong sign: multiply what comes back through W2 by 1 - A1².",
    (DZ1, "np.dot(W2.T, dZ2) * (A1**2 - 1)"),
)
wrong("The derivative of the activation is missing in dZ1.", (DZ1, "np.dot(W2.T, dZ2)"))
wrong(
    "The derivative of tanh is 1 minus the square of A1; the square is missing.",
    (DZ1, "np.dot(W2.T, dZ2) * (1 - A1)"),
)
wrong(
    "That is the derivative of the sigmoid; the hidden layer uses tanh, with the derivative 1"
    " - A1².",
    (DZ1, "np.dot(W2.T, dZ2) * A1 * (1 - A1)"),
)
wrong(
    "The derivative of tanh needs A1, which already is tanh(Z1); you use Z1.",
    (DZ1, 'np.dot(W2.T, dZ2) * (1 - cache["Z1"] ** 2)'),
)
wrong(
    "A1 already is tanh(Z1); do not take tanh of it again.",
    (DZ1, "np.dot(W2.T, dZ2) * (1 - np.tanh(A1) ** 2)"),
)
wrong(
    "Multiply by the derivative element by element, with `*`.",
    (DZ1, "np.dot(np.dot(W2.T, dZ2), 1 - A1**2)"),
)
wrong(
    "Bring the error back through W2 first; the derivative comes after that.",
    (DZ1, "np.dot(W2.T, dZ2 * (1 - A1**2))"),
)
wrong(
    "The derivative is that of the hidden layer: compute it from A1, not from A2.",
    (DZ1, "np.dot(W2.T, dZ2) * (1 - A2**2)"),
)
wrong("The error comes back through the transpose of W2.", (DZ1, "np.dot(W2, dZ2) * (1 - A1**2)"))
wrong(
    "In dZ1 the error must come back through the weights W2; they are missing.",
    (DZ1, "dZ2 * (1 - A1**2)"),
)
wrong(
    "dW2 needs the inputs of the output layer, which are A1, not Z1.",
    (DW2, 'np.dot(dZ2, cache["Z1"].T) / m'),
)
wrong(
    "The inputs of the output layer are the activations A1, not X.", (DW2, "np.dot(dZ2, X.T) / m")
)
wrong("The inputs of the hidden layer are the examples X, not A1.", (DW1, "np.dot(dZ1, A1.T) / m"))
wrong(
    "dW1 and dW2 are matrix products, which sum over the examples; `*` does not.",
    (DW2, "dZ2 * A1.T / m"),
    (DW1, "dZ1 * X.T / m"),
)
wrong("A1 needs its transpose, so that the examples are summed over.", (DW2, "np.dot(dZ2, A1) / m"))
wrong("X needs its transpose, so that the examples are summed over.", (DW1, "np.dot(dZ1, X) / m"))
wrong(
    "dW1 is transposed: a gradient has the shape of its parameter.", (DW1, "np.dot(X, dZ1.T) / m")
)
wrong(
    "db1 is summed over the hidden units as well: give the sum its axis.", (DB1, "np.sum(dZ1) / m")
)
wrong(
    "db1 and db2 are summed over everything: give the sums their axis, and keep the dimension.",
    (DB1, "np.sum(dZ1) / m"),
    (DB2, "np.sum(dZ2) / m"),
)
wrong("db2 is a bare number; like b2 it has the shape (1, 1).", (DB2, "np.sum(dZ2) / m"))
wrong(
    "Keep the dimension in the sum for a bias; its second axis is lost.",
    (DB1, "np.sum(dZ1, axis=1) / m"),
    (DB2, "np.sum(dZ2, axis=1) / m"),
)
wrong(
    "db1 is summed over the units and has one entry for each example: the axis is the other one.",
    (DB1, "np.sum(dZ1, axis=0, keepdims=True) / m"),
)
wrong(
    "db1 and db2 have an entry for each example: sum over the examples, along axis 1.",
    (DB1, "np.sum(dZ1, axis=0, keepdims=True) / m"),
    (DB2, "np.sum(dZ2, axis=0, keepdims=True) / m"),
)
wrong("db2 has an entry for each example: sum over the examples, along axis 1.", (DB2, "dZ2 / m"))
wrong("db1 still has an axis for the examples: sum over them, along axis 1.", (DB1, "dZ1 / m"))
wrong("dZ2 leaves out the labels: the error is A2 - Y.", ("dZ2 = A2 - Y", "dZ2 = A2"))
wrong("In dZ2 the labels are added; subtract them.", ("dZ2 = A2 - Y", "dZ2 = A2 + Y"))
wrong(
    "db1 is divided by m once too often: a single division makes the mean.",
    (DB1, DB1.replace("np.sum", "np.mean")),
)
wrong(
    "db2 is divided by m once too often: a single division makes the mean.",
    (DB2, DB2.replace("np.sum", "np.mean")),
)
wrong(
    "db1 is one number for all hidden units; with axis=1, each of them keeps a sum of its own.",
    (DB1, "np.sum(dZ1, keepdims=True) / m"),
)
wrong("dZ1 is only the derivative; multiply it by the error that comes back.", (DZ1, "1 - A1**2"))
wrong(
    "The derivative 1 - A1² is added to the error that comes back; multiply.",
    (DZ1, "np.dot(W2.T, dZ2) + (1 - A1**2)"),
)
wrong(
    "The error that comes back is divided by the derivative; multiply.",
    (DZ1, "np.dot(W2.T, dZ2) / (1 - A1**2)"),
)
wrong("A1 is doubled; square it.", (DZ1, "np.dot(W2.T, dZ2) * (1 - A1 * 2)"))
wrong(
    "m is the number of examples, the columns of X; you divide by the number of inputs.",
    ("m = X.shape[1]", "m = X.shape[0]"),
)
wrong(
    "dW2 is transposed: a gradient has the shape of its parameter.", (DW2, "np.dot(A1, dZ2.T) / m")
)
wrong(
    "The gradients are multiplied by m; divide by it.",
    *((each, each.replace(" / m", " * m")) for each in (DW1, DW2, DB1, DB2)),
)
wrong(
    "The inputs of the output layer are A1, not its own result A2.",
    ("np.dot(dZ2, A1.T) / m", "np.dot(dZ2, A2.T) / m"),
)
wrong(
    "The sign in the derivative of tanh is wrong: it is 1 - A1², not 1 + A1².",
    (DZ1, "np.dot(W2.T, dZ2) * (1 + A1**2)"),
)
wrong(
    "The derivative of tanh is 1 minus the square of A1, not the square alone.",
    (DZ1, "np.dot(W2.T, dZ2) * A1**2"),
)
wrong(
    "That is the derivative of ReLU; the hidden layer uses tanh, with the derivative 1 - A1².",
    (DZ1, "np.dot(W2.T, dZ2) * (A1 > 0)"),
)
wrong(
    "Brackets are missing: multiply by the whole of 1 - A1².",
    (DZ1, "np.dot(W2.T, dZ2) * 1 - A1**2"),
)
wrong(
    "What comes back through W2 is the error dZ2, not A2.", (DZ1, "np.dot(W2.T, A2) * (1 - A1**2)")
)
wrong(
    "The error comes back through the weights W2, not through their gradient dW2.",
    (DZ1, "np.dot(dW2.T, dZ2) * (1 - A1**2)"),
)
wrong(
    "dW1 is made from the error of the output; use dZ1.",
    ("np.dot(dZ1, X.T) / m", "np.dot(dZ2, X.T) / m"),
)
wrong(
    "db1 is made from the error of the output; use dZ1.",
    ("np.sum(dZ1, axis=1, keepdims=True) / m", "np.sum(dZ2, axis=1, keepdims=True) / m"),
)
wrong(
    "db1 is made from dW1; it is the mean of dZ1 over the examples.",
    ("np.sum(dZ1, axis=1, keepdims=True) / m", "np.sum(dW1, axis=1, keepdims=True) / m"),
)


# ---- update_parameters ----


@grader.case
def default_step(update_parameters, rng):
    """Two inputs, four hidden units, the default learning rate."""
    parameters = weights(rng, 2, 4)
    grads = {f"d{name}": value for name, value in weights(rng, 2, 4).items()}
    return entries(update_parameters(parameters, grads), "W1", "b1", "W2", "b2")


@grader.case
def step_with_another_rate(update_parameters, rng):
    """Two inputs, four hidden units, learning_rate=0.3."""
    parameters = weights(rng, 2, 4)
    grads = {f"d{name}": value for name, value in weights(rng, 2, 4).items()}
    stepped = update_parameters(parameters, grads, learning_rate=0.3)
    return entries(stepped, "W1", "b1", "W2", "b2")


@grader.case(hidden=True)
def small_step(update_parameters, rng):
    """Three inputs, two hidden units, learning rate 0.01."""
    parameters = weights(rng, 3, 2)
    grads = {f"d{name}": value for name, value in weights(rng, 3, 2).items()}
    return entries(update_parameters(parameters, grads, 0.01), "W1", "b1", "W2", "b2")


@grader.case(hidden=True)
def named_step(update_parameters, rng):
    """As many inputs as hidden units, learning rate 0.5 by name."""
    parameters = weights(rng, 3, 3)
    grads = {f"d{name}": value for name, value in weights(rng, 3, 3).items()}
    stepped = update_parameters(parameters, grads, learning_rate=0.5)
    return entries(stepped, "W1", "b1", "W2", "b2")


@grader.case(hidden=True)
def two_steps(update_parameters, rng):
    """Two steps, the second from where the first has ended."""
    parameters = weights(rng, 1, 5)
    for _ in range(2):
        grads = {f"d{name}": value for name, value in weights(rng, 1, 5).items()}
        parameters = update_parameters(parameters, grads, 0.3)
    return {**entries(parameters, "W1", "b1", "W2", "b2"), **grads}


STEP_W1 = 'W1 = parameters["W1"] - learning_rate * grads["dW1"]'
STEP_B1 = 'b1 = parameters["b1"] - learning_rate * grads["db1"]'
STEP_W2 = 'W2 = parameters["W2"] - learning_rate * grads["dW2"]'
STEP_B2 = 'b2 = parameters["b2"] - learning_rate * grads["db2"]'
STEPS = [STEP_W1, STEP_B1, STEP_W2, STEP_B2]

wrong = grader.mistakes("update_parameters")
wrong(
    "Your steps go uphill: subtract the gradient.",
    *((step, step.replace(" - ", " + ")) for step in STEPS),
)
wrong(
    "The learning rate is missing: it scales every step.",
    *((step, step.replace("learning_rate * ", "")) for step in STEPS),
)
wrong(
    "The learning rate is hard-coded; use the one that is passed.",
    *((step, step.replace("learning_rate", "1.2")) for step in STEPS),
)
wrong(
    "You divide the gradient by the learning rate; multiply by it.",
    *((step, step.replace("learning_rate *", "1 / learning_rate *")) for step in STEPS),
)
wrong(
    "These are only the steps; subtract them from the parameters.",
    *((step, f"{step[:5]}{step.split(' - ')[1]}") for step in STEPS),
)
wrong(
    "The biases stay as they were; they take steps of their own.",
    *((step, step.split(" - ")[0]) for step in (STEP_B1, STEP_B2)),
)
wrong(
    "The weights stay as they were; they take steps of their own.",
    *((step, step.split(" - ")[0]) for step in (STEP_W1, STEP_W2)),
)
wrong(
    "Only the hidden layer is updated; W2 and b2 take steps as well.",
    *((step, step.split(" - ")[0]) for step in (STEP_W2, STEP_B2)),
)
wrong(
    "Only the output layer is updated; W1 and b1 take steps as well.",
    *((step, step.split(" - ")[0]) for step in (STEP_W1, STEP_B1)),
)
wrong(
    "The gradient is missing in the step of W1.", (STEP_W1, 'W1 = parameters["W1"] - learning_rate')
)
wrong(
    "W1 moves by itself; it should move by its gradient, dW1.",
    (STEP_W1, 'W1 = parameters["W1"] - learning_rate * parameters["W1"]'),
)
wrong(
    "Only the learning rate is subtracted; multiply it by the gradients.",
    *((step, step.split(" * ")[0]) for step in STEPS),
)
wrong(
    "The learning rate multiplies the gradients; it is not added to them.",
    *((step, f"{step.replace('learning_rate *', '(learning_rate +')})") for step in STEPS),
)
wrong(
    "Multiply the gradients by the learning rate; you divide it by them.",
    *((step, step.replace("learning_rate *", "learning_rate /")) for step in STEPS),
)
wrong(
    "The subtraction is the wrong way round: from the parameters, subtract the steps.",
    *((step, f"{step[:5]}{step.split(' - ')[1]} - {step[5:].split(' - ')[0]}") for step in STEPS),
)
wrong("b1 moves by dW1; its own gradient is db1.", (STEP_B1, STEP_B1.replace("db1", "dW1")))
wrong("W1 does not move.", (STEP_W1, 'W1 = parameters["W1"]'))
wrong("b1 does not move.", (STEP_B1, 'b1 = parameters["b1"]'))
wrong("W2 does not move.", (STEP_W2, 'W2 = parameters["W2"]'))
wrong("b2 does not move.", (STEP_B2, 'b2 = parameters["b2"]'))
wrong(
    "Parameter and gradient are swapped in the step of W1.",
    (STEP_W1, 'W1 = grads["dW1"] - learning_rate * parameters["W1"]'),
)
wrong(
    "The learning rate scales the gradient, not the parameter W1.",
    (STEP_W1, 'W1 = parameters["W1"] * learning_rate - grads["dW1"]'),
)


# ---- nn_model ----


@grader.case
def fifty_iterations(nn_model, rng):
    """Two inputs, three hidden units, 50 iterations from given starting values."""
    return training(nn_model, weights(rng, 2, 3), *examples(rng, 2, 12), 3, 50)


@grader.case(hidden=True)
def one_iteration(nn_model, rng):
    """Four inputs, two hidden units, one iteration."""
    return training(nn_model, weights(rng, 4, 2), *examples(rng, 4, 9), 2, 1)


@grader.case(hidden=True)
def twenty_iterations(nn_model, rng):
    """Three inputs, six hidden units, 20 iterations, cost printed."""
    return training(nn_model, weights(rng, 3, 6), *examples(rng, 3, 15), 6, 20, True)


@grader.case(hidden=True)
def small_start(nn_model, rng):
    """Two inputs, five hidden units, 200 iterations from small weights."""
    start = {name: 0.01 * value for name, value in weights(rng, 2, 5).items()}
    return training(nn_model, start, *examples(rng, 2, 18), 5, 200)


BEGIN = "initialize_parameters(n_x, n_h, n_y)"
DRAWN_AGAIN = f"dict(W1={DRAW_1}, b1=np.zeros((n_h, 1)), W2={DRAW_2}, b2=np.zeros((n_y, 1)))"
UPDATE = "parameters = update_parameters(parameters, grads)"

wrong = grader.mistakes("nn_model")
wrong(
    "The hidden layer has 4 units whatever n_h is; use the n_h that is passed in.",
    (BEGIN, "initialize_parameters(n_x, 4, n_y)"),
)
wrong(
    "The sizes are in the wrong order: inputs, hidden units, outputs.",
    (BEGIN, "initialize_parameters(n_h, n_x, n_y)"),
)
wrong(
    "The hidden layer has n_h units, not as many as there are inputs.",
    (BEGIN, "initialize_parameters(n_x, n_x, n_y)"),
)
wrong(
    "The first layer has n_x inputs, not as many as there are hidden units.",
    (BEGIN, "initialize_parameters(n_h, n_h, n_y)"),
)
wrong(
    "The last two sizes are swapped: the hidden units come before the outputs.",
    (BEGIN, "initialize_parameters(n_x, n_y, n_h)"),
)
wrong(
    "layer_sizes takes X first, then Y.",
    ("layer_sizes(X, Y)", "layer_sizes(Y, X)"),
)
wrong(
    "The output layer has n_y units, not as many as there are inputs.",
    (BEGIN, "initialize_parameters(n_x, n_h, n_x)"),
)
wrong(
    "The third argument of backward_propagation is X, the examples.",
    ("_propagation(parameters, cache, X, Y)", "_propagation(parameters, cache, A2, Y)"),
)
wrong(
    "There is one update too many: the loop runs num_iterations times.",
    ("range(num_iterations)", "range(num_iterations + 1)"),
)
wrong(
    "Start from what initialize_parameters returns; do not draw again here.", (BEGIN, DRAWN_AGAIN)
)
wrong(
    "forward_propagation takes the examples first, then the parameters.",
    ("forward_propagation(X, parameters)", "forward_propagation(parameters, X)"),
)
wrong(
    "backward_propagation takes the parameters and the cache first, then X and Y.",
    ("_propagation(parameters, cache, X, Y)", "_propagation(X, Y, parameters, cache)"),
)
wrong(
    "Every iteration starts again: initialize once, before the loop.",
    (
        "        A2, cache = forward",
        "        parameters = initialize_parameters(n_x, n_h, n_y)\n        A2, cache = forward",
    ),
)
wrong(
    "The parameters stay as they were: assign the updated ones, and pass X and Y to the backward "
    "pass.",
    (UPDATE, "updated = update_parameters(parameters, grads)"),
)
wrong(
    "The learning rate is not the default of update_parameters.",
    (UPDATE, "parameters = update_parameters(parameters, grads, 0.01)"),
)
wrong(
    "There is one update too few: the loop leaves out an iteration.",
    (
        "        # Forward, cost",
        "        if i == 0:\n            continue\n        # Forward, cost",
    ),
)
wrong(
    "There are two updates in each iteration; one is enough.",
    (UPDATE, f"{UPDATE}\n        {UPDATE}"),
)
wrong(
    "The loop ends after its first iteration: neither return nor break belongs inside it.",
    ("    return parameters", "        return parameters"),
)
wrong(
    "What you return has no W1, b1, W2 or b2: return the parameters.",
    ("    return parameters", "    return grads"),
)


# ---- predict ----


@grader.case
def thirty_answers(predict, rng):
    """Two inputs, three hidden units, thirty examples; the third has a probability of 0.5."""
    parameters = {**weights(rng, 2, 3), "b1": np.zeros((3, 1)), "b2": np.zeros((1, 1))}
    parameters["W2"] = parameters["W2"] * 1.5
    return as_floats(predict(parameters, rng.normal(size=(2, 30)) * (np.arange(30) != 2)))


@grader.case(hidden=True)
def forty_answers(predict, rng):
    """Four inputs, six hidden units, forty examples."""
    return as_floats(predict(weights(rng, 4, 6), rng.normal(scale=2, size=(4, 40))))


@grader.case(hidden=True)
def undecided_answers(predict, rng):
    """Thirty examples; some get a probability of exactly 0.5."""
    parameters = {**weights(rng, 3, 4), "b1": np.zeros((4, 1)), "b2": np.zeros((1, 1))}
    X = rng.normal(size=(3, 30)) * rng.integers(0, 2, size=30)
    return as_floats(predict(parameters, X))


@grader.case(hidden=True)
def shifted_answers(predict, rng):
    """Thirty examples; the output bias is large."""
    parameters = {**weights(rng, 2, 5), "b2": np.array([[0.4]])}
    return as_floats(predict(parameters, rng.normal(size=(2, 30))))


@grader.case(hidden=True)
def arguments_of_predict(predict, rng):
    """The arguments after the call."""
    parameters, X = weights(rng, 2, 3), rng.normal(size=(2, 12))
    return {"predictions": as_floats(predict(parameters, X)), "X": X, **parameters}


DECISION = "(A2 > 0.5).astype(float)"

wrong = grader.mistakes("predict")
wrong(
    "forward_propagation returns two things, A2 and the cache; take both.",
    ("A2, cache = forward", "A2 = forward"),
)
wrong(
    "forward_propagation takes the examples first, then the parameters.",
    ("forward_propagation(X, parameters)", "forward_propagation(parameters, X)"),
)
wrong(
    "An `if` decides once; compare the whole array, which decides for every example.",
    (DECISION, "1 if A2 > 0.5 else 0"),
)
wrong(
    "int and float make a single number; keep the comparison as an array, with an answer for every "
    "example.",
    (DECISION, "int(A2 > 0.5)"),
)
wrong(
    "All your answers are 1: compare A2, which is the probability already, with one half.",
    (DECISION, "(A2 > 0).astype(float)"),
)
wrong(
    "A probability of exactly 0.5 counts as 0: compare with >, not with >=.",
    (DECISION, "(A2 >= 0.5).astype(float)"),
)
wrong(
    "You compare Z2 with 0.5; compare the probability A2.",
    (DECISION, '(cache["Z2"] > 0.5).astype(float)'),
)
wrong("These are probabilities; turn each into 0 or 1.", (DECISION, "A2"))
wrong(
    "0 and 1 are swapped: 1 stands for a probability above one half.",
    (DECISION, "(A2 < 0.5).astype(float)"),
)
wrong(
    "The answers are the labels 0 and 1; yours are -1 and 1.",
    (DECISION, "np.where(A2 > 0.5, 1.0, -1.0)"),
)
wrong(
    "One axis is lost: the predictions have the shape (1, m), like the labels.",
    (DECISION, f"{DECISION}.ravel()"),
)
wrong(
    "You decide for each hidden unit; decide by the output of the network.",
    (DECISION, '(cache["A1"] > 0.5).astype(float)'),
)
wrong(
    "You compare with the mean probability; the threshold is one half, whatever the others are.",
    (DECISION, "(A2 > np.mean(A2)).astype(float)"),
)
wrong(
    "np.argmax compares the rows, and there is only one; compare each probability with 0.5.",
    (DECISION, "np.argmax(A2, axis=0)"),
)
wrong(
    "You count the blue points; return an answer for each example.", (DECISION, "(A2 > 0.5).sum()")
)
wrong(
    "That is the share of blue points; return an answer for each example.",
    (DECISION, "np.mean(A2 > 0.5)"),
)
wrong(
    "You multiply the answers by the probabilities; the answers alone are wanted.",
    (DECISION, "(A2 > 0.5) * A2"),
)
wrong(
    "All your answers are 0: where the probability is above one half, the answer is 1.",
    (DECISION, "(A2 > 1).astype(float)"),
)
wrong(
    "The predictions are a column; they should be a row like the labels, of shape (1, m).",
    (DECISION, f"{DECISION}.T"),
)
wrong(
    "These are the names of the colours; return the numbers 0 and 1.",
    (DECISION, '[["blue" if a > 0.5 else "red" for a in A2[0]]]'),
)
wrong(
    "These are probabilities, rounded to one decimal place; turn each into 0 or 1.",
    (DECISION, "np.round(A2, 1)"),
)
wrong(
    "You return 400 answers, as many as the notebook has examples; X has a column for each "
    "example, and may have fewer or more.",
    (DECISION, f"np.zeros((1, 400))\n    predictions[:, : X.shape[1]] = {DECISION}"),
)
wrong(
    "The last example has no answer: the columns of X are numbered from 0 to m - 1.",
    (DECISION, f"{DECISION}[:, :-1]"),
)
wrong(
    "You return a single answer for all examples; return one for each.",
    (DECISION, "1 if np.mean(A2) > 0.5 else 0"),
)
