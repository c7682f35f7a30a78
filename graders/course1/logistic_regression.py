"""Cases and known mistakes of logistic regression."""

import numpy as np

from graders.common.dicts import entries
from graders.common.labels import examples
from invigilator.checking import Grader

grader = Grader("course1/logistic_regression")
grader.include(entries, examples)


@grader.helper
def as_floats(prediction):
    """Whole numbers as floats, since both are right; truth values and text stay as they are."""
    whole = isinstance(prediction, np.ndarray) and prediction.dtype.kind in "iu"
    return prediction.astype(float) if whole else prediction


@grader.helper
def start(rng, n):
    """Weights of shape (n, 1) and a bias to start from."""
    return rng.normal(size=(n, 1)), float(rng.normal())


@grader.helper
def compared(matrix, images):
    """The images that the columns of a matrix give when they are turned back."""
    if matrix is None:
        return None
    columns, rows = np.asarray(matrix).T, [image.ravel() for image in images]
    pairs = list(zip(columns, rows, strict=False)) if columns.ndim == 2 else []
    return {
        "shape": list(np.shape(matrix)),
        "columns equal to their image": sum(np.array_equal(a, b) for a, b in pairs),
        "columns with the sum of their image": sum(a.sum() == b.sum() for a, b in pairs),
        "largest number": float(np.max(matrix)) / float(np.max(images)) * 255,
    }


@grader.helper
def summary_of(trained):
    """The entries of what `model` returns, predictions as floats."""
    predictions = entries(trained, "Y_prediction_test", "Y_prediction_train")
    return {
        **entries(trained, "w", "b", "costs", "learning_rate", "num_iterations"),
        **{name: as_floats(prediction) for name, prediction in predictions.items()},
    }


@grader.given
def classic_batch():
    """Two inputs, three examples: w, b, X and Y of the classic course."""
    X = np.array([[1.0, 2.0, -1.0], [3.0, 4.0, -3.2]])
    return np.array([[1.0], [2.0]]), 2.0, X, np.array([[1, 0, 1]])


@grader.helper
def other_images(rng, m_train, m_test, num_px):
    """A data set of other sizes, by the names that the notebook has for it."""
    shapes = [(m, num_px, num_px, 3) for m in (m_train, m_test)]
    train, test = (rng.integers(256, size=shape, dtype=np.uint8) for shape in shapes)
    labels = [rng.integers(2, size=(1, m)) for m in (m_train, m_test)]
    classes = np.array([b"non-cat", b"cat"])
    return {
        "train_set_x_orig": train,
        "train_set_y": labels[0],
        "test_set_x_orig": test,
        "test_set_y": labels[1],
        "load_dataset": lambda: (train, labels[0], test, labels[1], classes),
    }


# ---- dataset_dimensions ----


@grader.case(exercise="dataset_dimensions")
def three_sizes(m_train, m_test, num_px):
    """The sizes of the data."""
    return {"m_train": m_train, "m_test": m_test, "num_px": num_px}


@grader.case(hidden=True, exercise="dataset_dimensions")
def pixels_in_the_middle(m_train, m_test, num_px, train_set_x_orig, test_set_x_orig):
    """Pixels found with the help of the sizes."""
    return {
        "train": train_set_x_orig[m_train // 2 - 1, num_px // 2].astype(float),
        "test": test_set_x_orig[m_test // 2 - 1, num_px // 3].astype(float),
    }


@grader.case(hidden=True, exercise="dataset_dimensions")
def rows_of_pictures(m_train, m_test, num_px, train_set_x_orig, test_set_x_orig):
    """The mean of each image, one image a row."""
    n = num_px * num_px * 3
    return {
        "train": train_set_x_orig.reshape(m_train, n).mean(axis=1),
        "test": test_set_x_orig.reshape(m_test, n).mean(axis=1),
    }


@grader.case(exercise="dataset_dimensions")
def sizes_of_other_images(answer_on, rng):
    """Your lines on another data set: 217 training images, 61 test images, 9 x 9 pixels."""
    return answer_on("m_train", "m_test", "num_px", **other_images(rng, 217, 61, 9))


@grader.case(hidden=True, exercise="dataset_dimensions", kind="a data set of other sizes")
def sizes_of_large_images(answer_on, rng):
    """As many images and pixels as are drawn: sizes in this line could be typed in."""
    return answer_on(
        "m_train", "m_test", "num_px", **other_images(rng, *rng.integers(19, 99, size=3))
    )


wrong = grader.mistakes("dataset_dimensions")
wrong(
    "The first entry of the shape counts the images; the others are the sizes of an image.",
    ("m_train = train_set_x_orig.shape[0]", "m_train = train_set_x_orig.shape[1]"),
)
wrong(
    "The labels have the shape (1, m): the first entry of the shape is 1, not the number of "
    "images.",
    ("m_train = train_set_x_orig.shape[0]", "m_train = train_set_y.shape[0]"),
)
wrong(
    "m_test counts the images of the training set; count those of the test set.",
    ("m_test = test_set_x_orig.shape[0]", "m_test = train_set_x_orig.shape[0]"),
)
wrong(
    "num_px is 3 here, the number of colours. The height comes earlier in the shape.",
    ("num_px = train_set_x_orig.shape[1]", "num_px = train_set_x_orig.shape[3]"),
)
wrong(
    "num_px is only the height, not the number of pixels in an image.",
    (
        "num_px = train_set_x_orig.shape[1]",
        "num_px = train_set_x_orig.shape[1] * train_set_x_orig.shape[2]",
    ),
)
wrong(
    "num_px counts the images; the height is the second entry of the shape.",
    ("num_px = train_set_x_orig.shape[1]", "num_px = train_set_x_orig.shape[0]"),
)
wrong(
    "m_train is a single number, the first entry of the shape.",
    ("m_train = train_set_x_orig.shape[0]", "m_train = train_set_x_orig.shape"),
)
wrong(
    "num_px counts all the numbers of an image; it is only the height.",
    ("num_px = train_set_x_orig.shape[1]", "num_px = train_set_x_orig[0].size"),
)
wrong(
    "m_test is the first entry of the shape, which counts the images.",
    ("m_test = test_set_x_orig.shape[0]", "m_test = test_set_x_orig.shape[1]"),
)
wrong(
    "m_test is a single number, the first entry of the shape.",
    ("m_test = test_set_x_orig.shape[0]", "m_test = test_set_x_orig.shape"),
)
wrong(
    "num_px is a single number, the second entry of the shape.",
    ("num_px = train_set_x_orig.shape[1]", "num_px = train_set_x_orig.shape"),
)
wrong(
    "The labels have the shape (1, m): m_test is its second entry.",
    ("m_test = test_set_x_orig.shape[0]", "m_test = test_set_y.shape[0]"),
)
wrong(
    "m_test is 3, the number of colours; the images are counted first in the shape.",
    ("m_test = test_set_x_orig.shape[0]", "m_test = test_set_x_orig.shape[3]"),
)
wrong(
    "m_train counts the images of the test set; count those of the training set.",
    ("m_train = train_set_x_orig.shape[0]", "m_train = test_set_x_orig.shape[0]"),
)
wrong(
    "m_train counts all the numbers of all images; it is the first entry of the shape.",
    ("m_train = train_set_x_orig.shape[0]", "m_train = train_set_x_orig.size"),
)
wrong(
    "m_train counts the cats; count all training images.",
    ("m_train = train_set_x_orig.shape[0]", "m_train = int(np.sum(train_set_y))"),
)
wrong(
    "On another data set you get the sizes of this one: read them off the shapes of the arrays, "
    "rather than typing them in.",
    ("m_train = train_set_x_orig.shape[0]", "m_train = 209"),
    ("m_test = test_set_x_orig.shape[0]", "m_test = 50"),
    ("num_px = train_set_x_orig.shape[1]", "num_px = 64"),
)


# ---- flatten ----

TRAIN_REFERENCE = "train_set_x_orig.reshape(train_set_x_orig.shape[0], -1).T"
TEST_REFERENCE = "test_set_x_orig.reshape(test_set_x_orig.shape[0], -1).T"


@grader.case(exercise="flatten")
def columns_turned_back(train_set_x_flatten, test_set_x_flatten, train_set_x_orig, test_set_x_orig):
    """Each column, turned back into an image."""
    return {
        "train_set_x_flatten": compared(train_set_x_flatten, train_set_x_orig),
        "test_set_x_flatten": compared(test_set_x_flatten, test_set_x_orig),
    }


@grader.case(hidden=True, exercise="flatten")
def numbers_of_the_training_set(train_set_x_flatten):
    """Some numbers of the training matrix."""
    matrix = np.asarray(train_set_x_flatten, dtype=float)
    return {"some": matrix[7::397, ::19], "columns": matrix.mean(axis=0).ravel()[:300]}


@grader.case(hidden=True, exercise="flatten")
def numbers_of_the_test_set(test_set_x_flatten):
    """Some numbers of the test matrix."""
    matrix = np.asarray(test_set_x_flatten, dtype=float)
    return {"some": matrix[3::401, ::7], "columns": matrix.mean(axis=0).ravel()[:300]}


@grader.case(hidden=True, exercise="flatten")
def weighted_sums(train_set_x_flatten, test_set_x_flatten, rng):
    """What a neuron with given weights makes of the columns."""
    weights = rng.normal(size=(1, 64 * 64 * 3))
    return {
        "train": np.dot(weights, train_set_x_flatten),
        "test": np.dot(weights, test_set_x_flatten),
    }


@grader.helper
def flattened(answer_on, rng, **sizes):
    """Both matrices, for a data set of other sizes."""
    data = {**other_images(rng, **sizes), **sizes}
    found: dict[str, object] = {}
    for name in ("train_set_x_flatten", "test_set_x_flatten"):
        try:
            matrix = answer_on(name, **data)[name]
            found[name] = None if matrix is None else np.asarray(matrix, dtype=float)
        except ValueError:
            found[name] = "cannot be made"
    return found


@grader.case(exercise="flatten")
def columns_of_other_images(answer_on, rng):
    """Your lines on another data set: 4 training images, 3 test images, 2 x 2 pixels."""
    return flattened(answer_on, rng, m_train=4, m_test=3, num_px=2)


@grader.case(hidden=True, exercise="flatten", kind="a data set of other sizes")
def columns_of_few_images(answer_on, rng):
    """Fewer training images than test images, and few pixels."""
    return flattened(answer_on, rng, m_train=5, m_test=7, num_px=3)


wrong = grader.mistakes("flatten")
wrong(
    "The shape is right, but the images are mixed up: make each image a row first, then turn "
    "rows into columns.",
    (TRAIN_REFERENCE, "train_set_x_orig.reshape(-1, train_set_x_orig.shape[0])"),
    (TEST_REFERENCE, "test_set_x_orig.reshape(-1, test_set_x_orig.shape[0])"),
)
wrong(
    "Each image is a row; turn rows into columns.",
    (TRAIN_REFERENCE, TRAIN_REFERENCE.removesuffix(".T")),
    (TEST_REFERENCE, TEST_REFERENCE.removesuffix(".T")),
)
wrong(
    "Each column holds the right image, but its numbers are in another order: reshape first, in "
    "the order in which they are stored, and transpose last.",
    (TRAIN_REFERENCE, "train_set_x_orig.T.reshape(-1, train_set_x_orig.shape[0])"),
    (TEST_REFERENCE, "test_set_x_orig.T.reshape(-1, test_set_x_orig.shape[0])"),
)
wrong(
    "Leave the numbers as they are, 0 to 255; the division by 255 is a step of its own.",
    (TRAIN_REFERENCE, f"{TRAIN_REFERENCE} / 255"),
    (TEST_REFERENCE, f"{TEST_REFERENCE} / 255"),
)
wrong(
    "test_set_x_flatten holds images of the training set.",
    (TEST_REFERENCE, "train_set_x_orig.reshape(len(train_set_x_orig), -1).T"),
)
wrong(
    "train_set_x_flatten holds images of the test set.",
    (TRAIN_REFERENCE, "test_set_x_orig.reshape(len(test_set_x_orig), -1).T"),
)
wrong(
    "On another data set your sizes do not fit: read them off the shapes of the arrays, rather "
    "than typing them in.",
    (TRAIN_REFERENCE, "train_set_x_orig.reshape(209, -1).T"),
    (TEST_REFERENCE, "test_set_x_orig.reshape(50, -1).T"),
)
wrong(
    "Each row is filled with crumbs of several images: the first number of reshape is how many "
    "images there are, and the -1 comes second.",
    (TRAIN_REFERENCE, "train_set_x_orig.reshape(-1, train_set_x_orig.shape[0]).T"),
    (TEST_REFERENCE, "test_set_x_orig.reshape(-1, test_set_x_orig.shape[0]).T"),
)
wrong(
    "All images together are one long row of numbers; each image should be a column of its own.",
    (TRAIN_REFERENCE, "train_set_x_orig.flatten()"),
    (TEST_REFERENCE, "test_set_x_orig.flatten()"),
)
wrong(
    "The array still has four axes; .T only puts them in the reverse order. Reshape first.",
    (TRAIN_REFERENCE, "train_set_x_orig.T"),
    (TEST_REFERENCE, "test_set_x_orig.T"),
)
wrong(
    "There are as many columns as an image is high in pixels; there should be one for each image.",
    (TRAIN_REFERENCE, "train_set_x_orig.reshape(train_set_x_orig.shape[1], -1).T"),
    (TEST_REFERENCE, "test_set_x_orig.reshape(test_set_x_orig.shape[1], -1).T"),
)


# ---- sigmoid ----


@grader.case
def single_numbers(sigmoid):
    """Three numbers."""
    return {f"sigmoid({z})": sigmoid(z) for z in (0, 2, -1.5)}


@grader.case
def matrix(sigmoid):
    """An array of shape (2, 3)."""
    return sigmoid(np.array([[-3.0, 0.0, 0.5], [1.0, 4.0, -8.0]]))


@grader.case(hidden=True)
def vector(sigmoid, rng):
    """A vector."""
    return sigmoid(rng.uniform(-12, 12, size=9))


@grader.case(hidden=True)
def three_axes(sigmoid, rng):
    """An array with three axes."""
    return sigmoid(rng.normal(scale=3, size=(2, 3, 2)))


@grader.case(hidden=True)
def whole_numbers(sigmoid):
    """Whole numbers."""
    return sigmoid(np.array([[-7, 3], [1, -2], [0, 5]]))


@grader.case(hidden=True)
def argument_of_sigmoid(sigmoid, rng):
    """The argument after the call."""
    z = rng.normal(size=(3, 2))
    return {"s": sigmoid(z), "z": z}


SIGMOID = "1 / (1 + np.exp(-np.clip(z, -500, 500)))"

wrong = grader.mistakes("sigmoid")
wrong(
    "The exponent has the wrong sign: large z must give values near 1.",
    (SIGMOID, "1 / (1 + np.exp(z))"),
)
wrong(
    "That is 1 + exp(-z); it is the denominator of the sigmoid, as a whole and in brackets.",
    (SIGMOID, "1 / 1 + np.exp(-z)"),
)
wrong(
    "That is exp(z), which can exceed 1; in the denominator of the sigmoid there is a 1 as well.",
    (SIGMOID, "1 / np.exp(-z)"),
)
wrong(
    "That is the hyperbolic tangent, from -1 to 1; the sigmoid runs from 0 to 1.",
    (SIGMOID, "np.tanh(z)"),
)
wrong(
    "That is the derivative of the sigmoid; only the sigmoid itself is asked for.",
    ("    return s", "    return s * (1 - s)"),
)
wrong(
    "Return the probability itself; do not round it to 0 or 1.",
    ("    return s", "    return np.round(s)"),
)
wrong(
    "The array that was passed in has changed: compute a new one instead of using -=, *= or out=.",
    (f"s = {SIGMOID}", "z *= -1\n    s = 1 / (1 + np.exp(z))"),
)
wrong(
    "The denominator is 1 plus the exponential, not 1 minus it.", (SIGMOID, "1 / (1 - np.exp(-z))")
)
wrong(
    "You add up the exponentials in the denominator; each number has one of its own.",
    (SIGMOID, "1 / (1 + np.sum(np.exp(-z)))"),
)
wrong("The exponential is missing: the denominator is 1 + exp(-z).", (SIGMOID, "1 / (1 - z)"))
wrong("The decimal part is cut off: divide with /, not with //.", (SIGMOID, f"1 /{SIGMOID[2:]}"))
wrong("The numerator is 1, not z.", (SIGMOID, "z / (1 + np.exp(-z))"))
wrong(
    "Take the exponential of -z with np.exp; a power of 10 or 2 is something else.",
    (SIGMOID, "1 / (1 + 10.0 ** -z)"),
)
wrong(
    "That is the ReLU; the sigmoid is a fraction with an exponential in the denominator.",
    (SIGMOID, "np.maximum(0, z)"),
)
wrong(
    "That is only the exponential; the sigmoid is a fraction with it in the denominator.",
    (SIGMOID, "np.exp(-z)"),
)


# ---- initialize_with_zeros ----


@grader.case
def two_inputs(initialize_with_zeros):
    """Two inputs."""
    w, b = initialize_with_zeros(2)
    return {"w": w, "b": b}


@grader.case
def four_inputs(initialize_with_zeros):
    """Four inputs."""
    w, b = initialize_with_zeros(4)
    return {"w": w, "b": b}


@grader.case(hidden=True)
def seven_inputs(initialize_with_zeros, rng):
    """Seven inputs, and a step from there."""
    w, b = initialize_with_zeros(7)
    return {"w": w, "b": b, "w after a step": w - 0.1 * rng.normal(size=(7, 1))}


@grader.case(hidden=True)
def one_input(initialize_with_zeros, rng):
    """One input, and what the neuron makes of four examples."""
    w, b = initialize_with_zeros(1)
    X = rng.normal(size=(1, 4))
    return {"w": w, "b": b, "z": np.dot(w.T, X) + b, "w after a step": w - X[:, :1]}


@grader.case(hidden=True)
def called_twice(initialize_with_zeros, rng):
    """Two calls, the first result changed in between."""
    first, b = initialize_with_zeros(6)
    first.fill(rng.normal())
    return {"first": first, "second": initialize_with_zeros(6)[0], "b": b}


wrong = grader.mistakes("initialize_with_zeros")
wrong(
    "np.zeros takes the shape as one tuple, in parentheses of its own.",
    ("np.zeros((dim, 1))", "np.zeros(dim, 1)"),
)
wrong("The bias has an axis; it is a plain number.", ("b = 0.0", "b = np.zeros((1, 1))"))
wrong(
    "w has only one axis. Pass the shape to np.zeros as a tuple of two numbers.",
    ("np.zeros((dim, 1))", "np.zeros(dim)"),
)
wrong(
    "w is a row; it should be a column, one weight for each input.",
    ("np.zeros((dim, 1))", "np.zeros((1, dim))"),
)
wrong("The weights start at zero, not at one.", ("np.zeros((dim, 1))", "np.ones((dim, 1))"))
wrong(
    "The weights start at zero; random numbers are not needed for a single neuron.",
    ("np.zeros((dim, 1))", "np.random.randn(dim, 1) * 0.01"),
)
wrong(
    "w contains integers. Weights are floating-point numbers, which np.zeros gives by default.",
    ("np.zeros((dim, 1))", "np.zeros((dim, 1), dtype=int)"),
)
wrong(
    "There is one bias for the whole neuron: a number, not an array.",
    ("b = 0.0", "b = np.zeros((dim, 1))"),
)
wrong(
    "w has as many columns as rows; it should have one column.",
    ("np.zeros((dim, 1))", "np.zeros((dim, dim))"),
)
wrong(
    "w is a single number; it should be a column with one weight for each input.",
    ("np.zeros((dim, 1))", "0.0"),
)
wrong("The bias starts at zero, not at one.", ("b = 0.0", "b = 1.0"))
wrong(
    "The size of w is hard-coded; use the argument dim.", ("np.zeros((dim, 1))", "np.zeros((2, 1))")
)


# ---- propagate ----


@grader.case
def three_examples(propagate, classic_batch):
    """Two inputs, three examples."""
    grads, cost = propagate(*classic_batch)
    return {**entries(grads, "dw", "db"), "cost": cost}


@grader.case
def four_examples(propagate, rng):
    """Three inputs, four examples, all of them uncertain."""
    (w, b), (X, Y) = start(rng, 3), examples(rng, 3, 4)
    grads, cost = propagate(0.3 * w, 0.3 * b, X, Y)
    return {**entries(grads, "dw", "db"), "cost": cost}


@grader.case(hidden=True)
def five_inputs_eight_examples(propagate, rng):
    """Five inputs, eight examples."""
    grads, cost = propagate(*start(rng, 5), *examples(rng, 5, 8))
    return {**entries(grads, "dw", "db"), "cost": cost}


@grader.case(hidden=True)
def one_input_seven_examples(propagate, rng):
    """One input, seven examples."""
    grads, cost = propagate(*start(rng, 1), *examples(rng, 1, 7))
    return {**entries(grads, "dw", "db"), "cost": cost}


@grader.case(hidden=True)
def from_zero(propagate, rng):
    """All parameters zero, labels as floats."""
    X, Y = examples(rng, 4, 6)
    grads, cost = propagate(np.zeros((4, 1)), 0.0, X, Y.astype(float))
    return {**entries(grads, "dw", "db"), "cost": cost}


@grader.case(hidden=True)
def saturated(propagate, rng):
    """Probabilities that round to 0 and 1, some of them wrong; how to limit the cost is free."""
    z = np.array([[60.0, -60.0, 80.0, -80.0, 0.5]])
    X = np.vstack([z, rng.normal(size=(2, 5))])
    grads, _ = propagate(np.array([[1.0], [0.0], [0.0]]), 0.0, X, np.array([[1, 1, 0, 0, 1]]))
    return entries(grads, "dw", "db")


@grader.case(hidden=True)
def arguments_of_propagate(propagate, rng):
    """The arguments after the call."""
    (w, b), (X, Y) = start(rng, 3), examples(rng, 3, 4)
    grads, cost = propagate(w, b, X, Y)
    return {**entries(grads, "dw", "db"), "cost": cost, "w": w, "X": X, "Y": Y}


TERMS = "Y * safe_log(A) + (1 - Y) * safe_log(1 - A)"

wrong = grader.mistakes("propagate")
wrong(
    "Cost, dw and db are means over the examples; a division by m is missing.",
    ("safe_log(1 - A)) / m", "safe_log(1 - A))"),
    ("(A - Y).T) / m", "(A - Y).T)"),
    ("np.sum(A - Y) / m", "np.sum(A - Y)"),
)
wrong(
    "The cost is the mean over the examples: divide the sum by m.",
    ("safe_log(1 - A)) / m", "safe_log(1 - A))"),
)
wrong("dw is a mean over the examples: divide it by m.", ("(A - Y).T) / m", "(A - Y).T)"))
wrong("db is a mean over the examples: divide it by m.", ("np.sum(A - Y) / m", "np.sum(A - Y)"))
wrong(
    "m is the number of examples, the columns of X; you divide by the number of inputs.",
    ("m = X.shape[1]", "m = X.shape[0]"),
)
wrong(
    "The cost is negative: logarithms of probabilities are negative, so the formula begins "
    "with a minus sign.",
    ("cost = -np.sum", "cost = np.sum"),
)
wrong(
    "The second term of the cost charges for images that are not cats; yours is missing or always "
    "0.",
    ("np.sum(Y * safe_log(A) + (1 - Y) * safe_log(1 - A))", "np.sum(Y * safe_log(A))"),
)
wrong(
    "The terms of the cost are swapped: Y goes with the logarithm of A, 1 - Y with that of 1 - A.",
    ("Y * safe_log(A) + (1 - Y) * safe_log(1 - A)", "(1 - Y) * safe_log(A) + Y * safe_log(1 - A)"),
)
wrong(
    "That is the squared error; the cost of this exercise is the cross-entropy.",
    ("-np.sum(Y * safe_log(A) + (1 - Y) * safe_log(1 - A)) / m", "np.sum((A - Y) ** 2) / m"),
)
wrong(
    "That is half the squared error; the cost of this exercise is the cross-entropy.",
    (
        "-np.sum(Y * safe_log(A) + (1 - Y) * safe_log(1 - A)) / m",
        "np.sum((A - Y) ** 2) / (2 * m)",
    ),
)
wrong(
    "The shapes do not fit: w is a column, so the weighted sums need its transpose.",
    ("np.dot(w.T, X)", "np.dot(w, X)"),
)
wrong(
    "The star multiplies element by element; the weighted sums are a matrix product.",
    ("np.dot(w.T, X)", "w * X"),
)
wrong("The bias b is missing in the forward pass.", ("np.dot(w.T, X) + b", "np.dot(w.T, X)"))
wrong(
    "You add b to every pixel; add it to the weighted sum, once for each example.",
    ("np.dot(w.T, X) + b", "np.dot(w.T, X + b)"),
)
wrong(
    "The activation is missing: A is the sigmoid of the weighted sum.",
    ("sigmoid(np.dot(w.T, X) + b)", "np.dot(w.T, X) + b"),
)
wrong(
    "dw and db point the wrong way: the error is the prediction minus the truth.",
    ("(A - Y).T", "(Y - A).T"),
    ("np.sum(A - Y)", "np.sum(Y - A)"),
)
wrong(
    "dw points the wrong way: the error is the prediction minus the truth.",
    ("(A - Y).T", "(Y - A).T"),
)
wrong(
    "db points the wrong way: the error is the prediction minus the truth.",
    ("np.sum(A - Y)", "np.sum(Y - A)"),
)
wrong(
    "dw is a row; a gradient has the shape of its parameter, here (n, 1).",
    ("np.dot(X, (A - Y).T)", "np.dot(A - Y, X.T)"),
)
wrong(
    "dw has lost its second axis; a gradient has the shape of its parameter, here (n, 1).",
    ("np.dot(X, (A - Y).T)", "np.sum(X * (A - Y), axis=1)"),
)
wrong(
    "db is a single number: sum over everything, without keeping an axis.",
    ("np.sum(A - Y)", "np.sum(A - Y, axis=1, keepdims=True)"),
)
wrong(
    "You multiply the weighted sum by b; add it.",
    ("np.dot(w.T, X) + b", "np.dot(w.T, X) * b"),
)
wrong(
    "The weighted sum of the inputs is missing from A.",
    ("sigmoid(np.dot(w.T, X) + b)", "sigmoid(b + 0 * X[:1])"),
)
wrong(
    "A is 1 minus the probability: the exponent of the sigmoid has the wrong sign.",
    ("sigmoid(np.dot(w.T, X) + b)", "1 / (1 + np.exp(np.dot(w.T, X) + b))"),
)
wrong(
    "All weighted inputs are added up into one number; each example has a sum of its own.",
    ("sigmoid(np.dot(w.T, X) + b)", "sigmoid(np.sum(w * X) + b)"),
)
wrong(
    "The shapes do not fit: in dw, transpose the error A - Y.",
    ("np.dot(X, (A - Y).T)", "np.dot(X, A - Y)"),
)
wrong(
    "The shapes do not fit: in dw, transpose the error A - Y, not X.",
    ("np.dot(X, (A - Y).T)", "np.dot(X.T, A - Y)"),
)
wrong(
    "The activation is the ReLU; a probability needs the sigmoid.",
    ("sigmoid(np.dot(w.T, X) + b)", "np.maximum(0, np.dot(w.T, X) + b)"),
)
wrong(
    "You apply the sigmoid twice; A is the sigmoid of the weighted sum.",
    ("sigmoid(np.dot(w.T, X) + b)", "sigmoid(sigmoid(np.dot(w.T, X) + b))"),
)
wrong(
    "A holds probabilities; do not turn them into answers here.",
    ("sigmoid(np.dot(w.T, X) + b)", "sigmoid(np.dot(w.T, X) + b) > 0.5\n    A = A.astype(float)"),
)
wrong(
    "You add b after the sigmoid; it belongs to the weighted sum.",
    ("sigmoid(np.dot(w.T, X) + b)", "sigmoid(np.dot(w.T, X)) + b"),
)
wrong(
    "The bias b is subtracted; add it to the weighted sum.",
    ("sigmoid(np.dot(w.T, X) + b)", "sigmoid(np.dot(w.T, X) - b)"),
)
wrong(
    "The activation is tanh; a probability needs the sigmoid.",
    ("sigmoid(np.dot(w.T, X) + b)", "np.tanh(np.dot(w.T, X) + b)"),
)
wrong(
    "The first term of the cost charges for cats; yours is missing or always 0.",
    (
        "-np.sum(Y * safe_log(A) + (1 - Y) * safe_log(1 - A)) / m",
        "-np.sum((1 - Y) * safe_log(1 - A)) / m",
    ),
)
wrong(
    "The second term of the cost has the wrong sign: the minus sign applies to the sum of both.",
    (
        "-np.sum(Y * safe_log(A) + (1 - Y) * safe_log(1 - A)) / m",
        "-np.sum(Y * safe_log(A) - (1 - Y) * safe_log(1 - A)) / m",
    ),
)
wrong(
    "The minus sign and the division by m apply to both terms: put brackets around their sum.",
    (
        "-np.sum(Y * safe_log(A) + (1 - Y) * safe_log(1 - A)) / m",
        "(-1 / m * np.dot(Y, safe_log(A).T) + np.dot(1 - Y, safe_log(1 - A).T)).item()",
    ),
)
wrong(
    "The logarithm of 1 - A counts for label 0 only: the factor 1 - Y is missing.",
    ("(1 - Y) * safe_log(1 - A)", "safe_log(1 - A)"),
)
wrong(
    "The logarithm of A counts for label 1 only: the factor Y is missing.",
    ("Y * safe_log(A)", "safe_log(A)"),
)
wrong(
    "The logarithm of 1 - A counts for label 0 only: its factor is 1 - Y, not Y.",
    ("(1 - Y) * safe_log(1 - A)", "Y * safe_log(1 - A)"),
)
wrong(
    "Every example gets log A, whatever its label; those with label 0 need log(1 - A).",
    ("safe_log(1 - A)", "safe_log(A)"),
)
wrong(
    "That is the mean absolute error; the cost of this exercise is the cross-entropy.",
    ("-np.sum(Y * safe_log(A) + (1 - Y) * safe_log(1 - A)) / m", "np.sum(np.abs(A - Y)) / m"),
)
wrong(
    "Labels and probabilities are swapped: take the logarithm of A, not of Y.",
    (
        "-np.sum(Y * safe_log(A) + (1 - Y) * safe_log(1 - A)) / m",
        "-np.sum(A * safe_log(Y) + (1 - A) * safe_log(1 - Y)) / m",
    ),
)
wrong(
    "The logarithm of 1 - A is not 1 minus the logarithm of A.",
    (
        "-np.sum(Y * safe_log(A) + (1 - Y) * safe_log(1 - A)) / m",
        "-np.sum(Y * safe_log(A) + (1 - Y) * (1 - safe_log(A))) / m",
    ),
)
wrong(
    "Brackets are missing in the cost: the second factor is 1 - Y, as a whole.",
    ("(1 - Y) * safe_log(1 - A)", "1 - Y * safe_log(1 - A)"),
)
wrong(
    "The second term of the cost takes the logarithm of something negative; it is that of 1 - A.",
    ("safe_log(1 - A)", "safe_log(A - 1)"),
)
wrong(
    "The two terms of the cost are multiplied; add them.",
    ("safe_log(A) + (1 - Y)", "safe_log(A) * (1 - Y)"),
)
wrong(
    "The losses of the examples are not added up: the cost is a single number.",
    (f"-np.sum({TERMS})", f"-({TERMS})"),
)
wrong(
    "The cost is a matrix with one number in it; take the number out.",
    (f"-np.sum({TERMS}) / m", f"np.array([[-np.sum({TERMS}) / m]])"),
)
wrong(
    "The decimal part of the cost is cut off: divide with /, not with //, and leave out int.",
    (f"-np.sum({TERMS}) / m", f"-np.sum({TERMS}) // m"),
)
wrong(
    "That is the logarithm to base 10; the cost needs the natural logarithm, safe_log.",
    (TERMS, TERMS.replace("safe_log(", "np.log10(")),
)
wrong(
    "That is the logarithm to base 2; the cost needs the natural logarithm, safe_log.",
    (TERMS, TERMS.replace("safe_log(", "np.log2(")),
)
wrong("The logarithms of the cost are missing.", (TERMS, "Y * A + (1 - Y) * (1 - A)"))
wrong(
    "The logarithms are multiplied by the probabilities; multiply them by the labels.",
    (TERMS, "A * safe_log(A) + (1 - A) * safe_log(1 - A)"),
)
wrong(
    "There is no factor of one half in this cost.",
    (f"-np.sum({TERMS}) / m", f"-np.sum({TERMS}) / (2 * m)"),
)
wrong(
    "Only the second term of the cost is divided by m; divide the sum of both.",
    (f"-np.sum({TERMS}) / m", "-np.sum(Y * safe_log(A)) - np.sum((1 - Y) * safe_log(1 - A)) / m"),
)
wrong("propagate returns grads first, then the cost.", ("return grads, cost", "return cost, grads"))
wrong(
    "In dw you add the labels; subtract them from the predictions.",
    ("(A - Y).T", "(A + Y).T"),
)
wrong(
    "In db you add the labels; subtract them from the predictions.",
    ("np.sum(A - Y)", "np.sum(A + Y)"),
)
wrong("dw leaves out the predictions: the error is A - Y.", ("(A - Y).T", "Y.T"))
wrong("db leaves out the predictions: the error is A - Y.", ("np.sum(A - Y)", "np.sum(Y)"))
wrong(
    "db is divided by m once too often: a single division makes the mean.",
    ("np.sum(A - Y)", "np.mean(A - Y)"),
)
wrong(
    "dw is a matrix product, which adds up over the examples; `*` does not.",
    ("np.dot(X, (A - Y).T)", "X * (A - Y)"),
)
wrong(
    "dw is added up over everything; each weight has a gradient of its own.",
    ("np.dot(X, (A - Y).T)", "np.sum(X * (A - Y))"),
)
wrong(
    "That is the gradient of a squared error; here the factor 2 does not belong in dw.",
    ("np.dot(X, (A - Y).T)", "2 * np.dot(X, (A - Y).T)"),
)
wrong(
    "dw is made from the inputs X and the error, not from the weights.",
    ("np.dot(X, (A - Y).T)", "w * np.sum(A - Y)"),
)
wrong(
    "You divide the cost by m once too often: a single division makes the mean.",
    (
        "-np.sum(Y * safe_log(A) + (1 - Y) * safe_log(1 - A)) / m",
        "-np.mean(Y * safe_log(A) + (1 - Y) * safe_log(1 - A)) / m",
    ),
)
wrong(
    "dw leaves out the labels: the error is A - Y.",
    ("np.dot(X, (A - Y).T) / m", "np.dot(X, A.T) / m"),
)
wrong("db leaves out the labels: the error is A - Y.", ("np.sum(A - Y) / m", "np.sum(A) / m"))
wrong(
    "The brackets of dw are wrong: transpose the whole error, (A - Y).T.",
    ("np.dot(X, (A - Y).T) / m", "np.dot(X, A.T - Y) / m"),
)
wrong(
    "A - Y already contains the derivative of the sigmoid: leave A * (1 - A) out of dw.",
    ("np.dot(X, (A - Y).T) / m", "np.dot(X, ((A - Y) * A * (1 - A)).T) / m"),
)
wrong(
    "A - Y already contains the derivative of the sigmoid: leave A * (1 - A) out of db.",
    ("np.sum(A - Y) / m", "np.sum((A - Y) * A * (1 - A)) / m"),
)
wrong(
    "db is not summed: it is a single number, the mean of the errors.",
    ("np.sum(A - Y) / m", "(A - Y) / m"),
)
wrong(
    "db is made from dw; it is the mean of the errors A - Y.",
    ("np.sum(A - Y) / m", "np.sum(dw) / m"),
)
wrong(
    "db is the mean of the errors with their signs, without absolute values.",
    ("np.sum(A - Y) / m", "np.sum(np.abs(A - Y)) / m"),
)


# ---- optimize ----


@grader.case
def hundred_steps(optimize, classic_batch):
    """100 steps from the example above, learning rate 0.009."""
    params, grads, costs = optimize(
        *classic_batch, num_iterations=100, learning_rate=0.009, print_cost=False
    )
    return {**entries(params, "w", "b"), **entries(grads, "dw", "db"), "costs": costs}


@grader.case(hidden=True)
def hundred_and_fifty_steps(optimize, rng):
    """Four inputs, nine examples, 150 steps."""
    params, grads, costs = optimize(*start(rng, 4), *examples(rng, 4, 9), 150, 0.1)
    return {**entries(params, "w", "b"), **entries(grads, "dw", "db"), "costs": costs}


@grader.case(hidden=True)
def single_step(optimize, rng):
    """One step."""
    params, grads, costs = optimize(*start(rng, 3), *examples(rng, 3, 5), 1, 0.7)
    return {**entries(params, "w", "b"), **entries(grads, "dw", "db"), "costs": costs}


@grader.case(hidden=True)
def hundred_and_one_steps(optimize, rng):
    """From zero, 101 steps, costs printed."""
    X, Y = examples(rng, 2, 7)
    params, grads, costs = optimize(np.zeros((2, 1)), 0.0, X, Y, 101, 0.3, True)
    return {**entries(params, "w", "b"), **entries(grads, "dw", "db"), "costs": costs}


@grader.case(hidden=True)
def arguments_of_optimize(optimize, rng):
    """The examples after the call; w may be updated in place or not."""
    (w, b), (X, Y) = start(rng, 3), examples(rng, 3, 4)
    params, _, _ = optimize(w, b, X, Y, 12, 0.2)
    return {**entries(params, "w", "b"), "X": X, "Y": Y}


STEP_W = 'w = w - learning_rate * grads["dw"]'
STEP_B = 'b = b - learning_rate * grads["db"]'

wrong = grader.mistakes("optimize")
wrong(
    "w and b become the step with a minus; subtract it from what they were (with -=, not with =-).",
    (STEP_W, STEP_W.replace("= w -", "= -")),
    (STEP_B, STEP_B.replace("= b -", "= -")),
)
wrong(
    "w becomes the step with a minus; subtract it from what w was.",
    (STEP_W, STEP_W.replace("= w -", "= -")),
)
wrong("w and b stay as they were; each takes a step.", (STEP_W, "pass"), (STEP_B, "pass"))
wrong(
    "The gradients are in grads: propagate returns them first, then the cost.",
    ("grads, cost = pro", "cost, grads = pro"),
)
wrong(
    "Your steps go uphill: subtract the gradient.",
    (STEP_W, STEP_W.replace("-", "+")),
    (STEP_B, STEP_B.replace("-", "+")),
)
wrong("b stays as it was; it takes a step of its own.", (STEP_B, "pass"))
wrong("w stays as it was; it takes a step of its own.", (STEP_W, "pass"))
wrong(
    "The learning rate is missing: it scales both steps.",
    (STEP_W, 'w = w - grads["dw"]'),
    (STEP_B, 'b = b - grads["db"]'),
)
wrong(
    "The gradients are already means; do not divide the steps by m again.",
    (STEP_W, f"{STEP_W} / X.shape[1]"),
    (STEP_B, f"{STEP_B} / X.shape[1]"),
)
wrong(
    "The steps are swapped: w moves by dw, b by db.",
    (STEP_W, 'w = w - learning_rate * grads["db"]'),
    (STEP_B, 'b = b - learning_rate * np.sum(grads["dw"])'),
)
wrong(
    "All steps use the gradients of the start: call propagate with the current w and b.",
    ("    w = w.copy()", "    w0, b0 = w, b"),
    ("propagate(w, b, X, Y)", "propagate(w0, b0, X, Y)"),
)
wrong(
    "The loop ends after its first iteration: neither return nor break belongs inside it.",
    ("    params = {", "        break\n\n    params = {"),
)
wrong(
    "Every cost is recorded; keep those of the iterations 0, 100, 200 and so on.",
    ("if i % 100 == 0:", "if True:"),
)
wrong(
    "The first recorded cost should be that of iteration 0, before any step; yours comes later.",
    ("if i % 100 == 0:", "if (i + 1) % 100 == 0:"),
)
wrong(
    "The gradients that you return are computed after the last update; return those that it used.",
    ("    params = {", "    grads, cost = propagate(w, b, X, Y)\n    params = {"),
)
wrong(
    "The step of w goes uphill: subtract the gradient.",
    (STEP_W, 'w = w + learning_rate * grads["dw"]'),
)
wrong(
    "The step of b goes uphill: subtract the gradient.",
    (STEP_B, 'b = b + learning_rate * grads["db"]'),
)
wrong(
    "w moves by db; it should move by its own gradient, dw.",
    (STEP_W, 'w = w - learning_rate * grads["db"]'),
)
wrong(
    "b is no single number any more: its step takes b and db, neither w nor dw.",
    (STEP_B, 'b = b - learning_rate * grads["dw"]'),
)
wrong(
    "The step of w starts at b; it should start at w.",
    (STEP_W, 'w = b - learning_rate * grads["dw"]'),
)
wrong(
    "The gradients are divided by the learning rate; multiply them by it.",
    (STEP_W, 'w = w - grads["dw"] / learning_rate'),
    (STEP_B, 'b = b - grads["db"] / learning_rate'),
)
wrong("That is the step itself; subtract it from b.", (STEP_B, 'b = learning_rate * grads["db"]'))
wrong(
    "The learning rate of b is hard-coded; use the argument.",
    (STEP_B, 'b = b - 0.01 * grads["db"]'),
)
wrong("The learning rate is missing in the step of w.", (STEP_W, 'w = w - grads["dw"]'))
wrong("The learning rate is missing in the step of b.", (STEP_B, 'b = b - grads["db"]'))
wrong("That is the step itself; subtract it from w.", (STEP_W, 'w = learning_rate * grads["dw"]'))
wrong(
    "w moves by the cost; it should move by its gradient, dw.",
    (STEP_W, "w = w - learning_rate * cost"),
)
wrong(
    "b moves by the cost; it should move by its gradient, db.",
    (STEP_B, "b = b - learning_rate * cost"),
)
wrong(
    "The subtraction is the wrong way round: from w and b, subtract the steps.",
    (STEP_W, 'w = learning_rate * grads["dw"] - w'),
    (STEP_B, 'b = learning_rate * grads["db"] - b'),
)
wrong(
    "The learning rate multiplies the gradients; it is not added to them.",
    (STEP_W, 'w = w - (learning_rate + grads["dw"])'),
    (STEP_B, 'b = b - (learning_rate + grads["db"])'),
)
wrong(
    "Only the learning rate is subtracted; multiply it by the gradients.",
    (STEP_W, "w = w - learning_rate"),
    (STEP_B, "b = b - learning_rate"),
)
wrong(
    "Brackets where none belong: the learning rate multiplies the gradients alone.",
    (STEP_W, 'w = (w - learning_rate) * grads["dw"]'),
    (STEP_B, 'b = (b - learning_rate) * grads["db"]'),
)
wrong('The keys of grads are "dw" and "db".', (STEP_W, STEP_W.replace('"dw"', '"w"')))
wrong(
    "The arguments of propagate are w, b, X and Y, in this order.",
    ("propagate(w, b, X, Y)", "propagate(X, Y, w, b)"),
)
wrong(
    "The learning rate of w is hard-coded; use the argument.",
    (STEP_W, 'w = w - 0.01 * grads["dw"]'),
)


# ---- predict ----


@grader.case
def twelve_answers(predict):
    """Twelve examples; the second has a probability of exactly 0.5."""
    sums = np.array([0.25, 0.0, -0.5, -2.5, 1.0, -0.9, -1.05, -1.2, 0.45, 0.7, -0.2, 1.5])
    second = np.array([0.0, 0.5, 0.0, -0.5, 1.0, 0.25, -1.0, 0.5, 0.75, -0.25, 1.5, 0.0])
    X = np.array([sums + 1 + 2 * second, second])
    return as_floats(predict(np.array([[1.0], [-2.0]]), -1.0, X))


@grader.case(hidden=True)
def forty_answers(predict, rng):
    """Six inputs, forty examples."""
    return as_floats(predict(*start(rng, 6), rng.normal(size=(6, 40))))


@grader.case(hidden=True)
def twenty_answers_without_bias(predict, rng):
    """Twenty examples, some of them all zero."""
    X = rng.normal(size=(3, 20)) * rng.integers(0, 2, size=20)
    return as_floats(predict(rng.normal(size=(3, 1)), 0.0, X))


@grader.case(hidden=True)
def sure_answers(predict, rng):
    """One input, probabilities that round to 0 or 1."""
    return as_floats(predict(np.array([[50.0]]), -3.0, rng.choice([-1.0, 1.0], size=(1, 16))))


@grader.case(hidden=True)
def arguments_of_predict(predict, rng):
    """The arguments after the call."""
    (w, b), X = start(rng, 2), rng.normal(size=(2, 11))
    return {"Y_prediction": as_floats(predict(w, b, X)), "w": w, "X": X}


DECISION = "(A > 0.5).astype(float)"

wrong = grader.mistakes("predict")
wrong(
    "All your answers are 1: compare the probability with one half, and take the sigmoid only "
    "once.",
    (DECISION, "(A > 0).astype(float)"),
)
wrong(
    "A probability of exactly 0.5 counts as 0: compare with >, not with >=.",
    (DECISION, "(A >= 0.5).astype(float)"),
)
wrong(
    "You compare the weighted sum with 0.5; compare its sigmoid.",
    ("sigmoid(np.dot(w.T, X) + b)", "np.dot(w.T, X) + b"),
)
wrong("These are probabilities; turn each into 0 or 1.", (DECISION, "A"))
wrong("These are True and False; turn them into the numbers 1 and 0.", (DECISION, "A > 0.5"))
wrong(
    "These are the names of the classes; return the numbers 0 and 1.",
    (DECISION, "np.where(A > 0.5, 'cat', 'non-cat')"),
)
wrong(
    "The answers are the labels 0 and 1; yours are -1 and 1.",
    (DECISION, "np.where(A > 0.5, 1.0, -1.0)"),
)
wrong(
    "0 and 1 are swapped: 1 stands for a probability above one half.",
    (DECISION, "(A < 0.5).astype(float)"),
)
wrong("The bias b is missing in the weighted sum.", ("np.dot(w.T, X) + b", "np.dot(w.T, X)"))
wrong("The bias b is subtracted; add it.", ("np.dot(w.T, X) + b", "np.dot(w.T, X) - b"))
wrong(
    "One axis is lost: the predictions have the shape (1, m), like the labels.",
    (DECISION, f"{DECISION}.ravel()"),
)
wrong(
    "np.argmax compares the rows, and there is only one; compare each probability with 0.5.",
    (DECISION, "np.argmax(A, axis=0)"),
)
wrong("You count the cats; return an answer for each example.", (DECISION, "(A > 0.5).sum()"))
wrong(
    "You multiply the answers by the probabilities; the answers alone are wanted.",
    (DECISION, "(A > 0.5).astype(float) * A"),
)
wrong(
    "All your answers are 0: where the probability is above one half, the answer is 1.",
    (DECISION, "(A > 1).astype(float)"),
)
wrong(
    "You multiply the weighted sum by b; add it.",
    ("np.dot(w.T, X) + b", "np.dot(w.T, X) * b"),
)
wrong(
    "Only the first example is decided: the loop, or the function, ends too early.",
    (DECISION, f"{DECISION} * (np.arange(X.shape[1]) == 0)"),
)
wrong(
    "The predictions are a column; they should be a row like the labels, of shape (1, m).",
    (DECISION, f"{DECISION}.T"),
)
wrong(
    "The shapes do not fit: w is a column, so the weighted sums need its transpose.",
    ("np.dot(w.T, X)", "np.dot(w, X)"),
)
wrong(
    "The factors are in the wrong order: w.T comes first, then X.",
    ("np.dot(w.T, X)", "np.dot(X, w.T)"),
)
wrong(
    "The last answer stays 0: perhaps the loop leaves out the last example.",
    (DECISION, f"{DECISION} * (np.arange(X.shape[1]) < X.shape[1] - 1)"),
)
wrong("Below one half, your answer is -1; it should be 0.", (DECISION, "np.sign(A - 0.5)"))
wrong(
    "You compare the weighted sum, not its sigmoid, with 0.5; and the predictions are a column, "
    "not a row.",
    ("sigmoid(np.dot(w.T, X) + b)", "np.dot(w.T, X) + b"),
    (DECISION, f"{DECISION}.T"),
)
wrong(
    "* multiplies element by element; the weighted sums are a matrix product.",
    ("np.dot(w.T, X)", "w * X"),
)
wrong(
    "You give one answer for each input; there should be one for each example.",
    (DECISION, f"{DECISION}[:, : X.shape[0]]"),
)


# ---- model ----


@grader.case
def three_inputs(model, rng):
    """Three inputs, 12 training and 5 test examples, 120 iterations."""
    sets = *examples(rng, 3, 12), *examples(rng, 3, 5)
    return summary_of(model(*sets, num_iterations=120, learning_rate=0.1))


@grader.case(hidden=True)
def five_inputs(model, rng):
    """Five inputs, 14 training and 9 test examples, 150 iterations."""
    sets = *examples(rng, 5, 14), *examples(rng, 5, 9)
    return summary_of(model(*sets, num_iterations=150, learning_rate=0.05))


@grader.case(hidden=True)
def more_test_than_training(model, rng):
    """Two inputs, 7 training and 16 test examples, few long steps."""
    sets = *examples(rng, 2, 7), *examples(rng, 2, 16)
    return summary_of(model(*sets, 30, 0.8, False))


wrong = grader.mistakes("model")
wrong(
    "There is one weight for each input, so their number is the number of rows of X_train.",
    ("initialize_with_zeros(X_train.shape[0])", "initialize_with_zeros(X_train.shape[1])"),
)
wrong(
    "The model is trained on the test set, which must play no part in training.",
    ("X_train, Y_train, num_iterations", "X_test, Y_test, num_iterations"),
)
wrong(
    "The trained parameters are not used: take w and b out of params before you predict.",
    ('    w, b = params["w"], params["b"]\n', ""),
)
wrong(
    "learning_rate is not passed on to optimize.",
    ("num_iterations, learning_rate, print_cost", "num_iterations, 0.005, print_cost"),
)
wrong(
    "num_iterations is not passed on to optimize.",
    ("num_iterations, learning_rate, print_cost", "2000, learning_rate, print_cost"),
)
wrong(
    "Y_prediction_test holds predictions for the training set.",
    ("predict(w, b, X_test)", "predict(w, b, X_train)"),
)
wrong(
    "Y_prediction_train holds predictions for the test set.",
    ("predict(w, b, X_train)", "predict(w, b, X_test)"),
)
wrong(
    "The learning rate is fixed at 0.5; pass on the argument learning_rate.",
    ("num_iterations, learning_rate, print_cost", "num_iterations, 0.5, print_cost"),
)
wrong(
    "These are the gradients; the trained parameters are in params.",
    ('w, b = params["w"], params["b"]', 'w, b = grads["dw"], grads["db"]'),
)
CALL = "w, b, X_train, Y_train, num_iterations, learning_rate, print_cost"
wrong(
    "The arguments of predict are w, b and the examples, in this order.",
    ("predict(w, b, X_test)", "predict(b, w, X_test)"),
    ("predict(w, b, X_train)", "predict(b, w, X_train)"),
)
wrong(
    "predict takes w and b first, then the examples.",
    ("predict(w, b, X_test)", "predict(X_test, w, b)"),
    ("predict(w, b, X_train)", "predict(X_train, w, b)"),
)
wrong(
    "predict takes b second and the examples last.",
    ("predict(w, b, X_test)", "predict(w, X_test, b)"),
    ("predict(w, b, X_train)", "predict(w, X_train, b)"),
)
wrong(
    "optimize takes num_iterations before the learning rate.",
    (CALL, CALL.replace("num_iterations, learning_rate", "learning_rate, num_iterations")),
)
wrong(
    "The first arguments of optimize are w and b, in this order.",
    (CALL, CALL.replace("w, b,", "b, w,")),
)
wrong(
    "The first arguments of optimize are w and b, then come X and Y.",
    (CALL, CALL.replace("w, b, X_train, Y_train", "X_train, Y_train, w, b")),
)
wrong(
    "The training labels go with X_train; you pass those of the test set.",
    (CALL, CALL.replace("Y_train", "Y_test")),
)
wrong(
    "The training examples go with Y_train; you pass those of the test set.",
    (CALL, CALL.replace("X_train", "X_test")),
)
wrong(
    "The examples come before the labels: X_train, then Y_train.",
    (CALL, CALL.replace("X_train, Y_train", "Y_train, X_train")),
)
wrong(
    "optimize takes the learning rate before print_cost.",
    (CALL, CALL.replace("learning_rate, print_cost", "print_cost, learning_rate")),
)
wrong(
    "The first result of optimize is params; w and b are in it.",
    ("params, grads, costs = opt", "grads, params, costs = opt"),
)
wrong(
    "Taking a dictionary apart gives its keys; the trained parameters are its values.",
    ('w, b = params["w"], params["b"]', "w, b = params"),
)
wrong(
    "initialize_with_zeros takes one number, how many inputs there are; you pass the whole shape.",
    ("X_train.shape[0]", "X_train.shape"),
)
wrong(
    "initialize_with_zeros takes one number, how many inputs there are; you pass the examples.",
    ("X_train.shape[0]", "X_train"),
)
wrong(
    "There is one weight for each input: count the rows of X_train, not of Y_train.",
    ("X_train.shape[0]", "Y_train.shape[0]"),
)
wrong(
    "You return the labels; return what predict gives.",
    ("predict(w, b, X_test)", "Y_test"),
    ("predict(w, b, X_train)", "Y_train"),
)
wrong(
    "Y_prediction_test and Y_prediction_train are swapped.",
    ("Y_prediction_test = predict(w, b, X_test)", "Y_prediction_train = predict(w, b, X_test)"),
    ("Y_prediction_train = predict(w, b, X_train)", "Y_prediction_test = predict(w, b, X_train)"),
)
wrong(
    "The predictions are probabilities; predict turns them into 0 and 1.",
    ("predict(w, b, X_test)", "sigmoid(np.dot(w.T, X_test) + b)"),
    ("predict(w, b, X_train)", "sigmoid(np.dot(w.T, X_train) + b)"),
)
wrong(
    "Only w is taken out of params; take b as well.",
    ('w, b = params["w"], params["b"]', 'w = params["w"]'),
)
