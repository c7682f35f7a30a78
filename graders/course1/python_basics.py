"""Cases and known mistakes of the Python basics."""

import numpy as np

from invigilator.checking import Grader

grader = Grader("course1/python_basics")


@grader.given
def five_predictions():
    """Predictions and true values of the classic course."""
    return np.array([0.9, 0.2, 0.1, 0.4, 0.9]), np.array([1, 0, 0, 1, 1])


# ---- basic_sigmoid ----


@grader.case
def three_numbers(basic_sigmoid):
    """Three numbers."""
    return {f"basic_sigmoid({x})": basic_sigmoid(x) for x in (3, 0, -1)}


@grader.case(hidden=True)
def random_numbers(basic_sigmoid, rng):
    """Eight random numbers."""
    return [basic_sigmoid(x) for x in rng.uniform(-6, 6, size=8).tolist()]


@grader.case(hidden=True)
def far_out(basic_sigmoid):
    """Whole numbers far from zero."""
    return [basic_sigmoid(x) for x in (-12, -9, 7, 11)]


@grader.case(hidden=True)
def near_zero(basic_sigmoid, rng):
    """Numbers close to zero."""
    return [basic_sigmoid(x) for x in rng.normal(scale=0.05, size=5).tolist()]


BASIC_SIGMOID = "1 / (1 + math.exp(-x))"

wrong = grader.mistakes("basic_sigmoid")
wrong(
    "The exponent has the wrong sign: large x must give values near 1.",
    (BASIC_SIGMOID, "1 / (1 + math.exp(x))"),
)
wrong(
    "That is 1 + exp(-x); it is the denominator of the sigmoid, as a whole and in brackets.",
    (BASIC_SIGMOID, "1 / 1 + math.exp(-x)"),
)
wrong(
    "That is exp(x), which can exceed 1; in the denominator of the sigmoid there is a 1 as well.",
    (BASIC_SIGMOID, "1 / math.exp(-x)"),
)
wrong(
    "That is only the exponential; the sigmoid is a fraction with it in the denominator.",
    (BASIC_SIGMOID, "math.exp(-x)"),
)
wrong(
    "math.e * x is a product; the formula has e to the power of -x.",
    (BASIC_SIGMOID, "1 / (1 + math.e * -x)"),
)
wrong("Return the value itself; do not round it.", ("    return s", "    return round(s)"))
wrong(
    "That is the hyperbolic tangent, from -1 to 1; the sigmoid runs from 0 to 1.",
    (BASIC_SIGMOID, "math.tanh(x)"),
)
wrong(
    "That is the derivative of the sigmoid, s (1 - s); return s itself.",
    (BASIC_SIGMOID, "math.exp(-x) / (1 + math.exp(-x)) ** 2"),
)
wrong(
    "The exponential is missing: the denominator is 1 + exp(-x).", (BASIC_SIGMOID, "1 / (1 + -x)")
)
wrong(
    "The decimal part is cut off: divide with /, not with //.",
    (BASIC_SIGMOID, "1 // (1 + math.exp(-x))"),
)
wrong(
    "The denominator is 1 plus the exponential, not 1 minus it.",
    (BASIC_SIGMOID, "1 / (1 - math.exp(-x))"),
)
wrong("The numerator is 1, not x.", (BASIC_SIGMOID, "x / (1 + math.exp(-x))"))
wrong(
    "The number e is rounded to 2.718; math.exp takes it in full.",
    (BASIC_SIGMOID, "1 / (1 + 2.718**-x)"),
)
wrong(
    "For a negative x, you return the value of -x, as if x had no sign; there the sigmoid is below "
    "one half.",
    (BASIC_SIGMOID, "1 / (1 + math.exp(-abs(x)))"),
)


# ---- sigmoid ----


@grader.case
def vector(sigmoid):
    """The array [1, 2, 3]."""
    return sigmoid(np.array([1, 2, 3]))


@grader.case
def single_numbers(sigmoid):
    """Two numbers."""
    return {f"sigmoid({x})": sigmoid(x) for x in (0, -2.5)}


@grader.case(hidden=True)
def matrix(sigmoid, rng):
    """An array of shape (3, 4)."""
    return sigmoid(rng.uniform(-9, 9, size=(3, 4)))


@grader.case(hidden=True)
def three_axes(sigmoid, rng):
    """An array with three axes."""
    return sigmoid(rng.normal(scale=3, size=(2, 3, 2)))


@grader.case(hidden=True)
def column_of_whole_numbers(sigmoid):
    """A column of whole numbers."""
    return sigmoid(np.array([[-7], [3], [0], [5]]))


@grader.case(hidden=True)
def argument_of_sigmoid(sigmoid, rng):
    """The argument after the call."""
    x = rng.normal(size=(3, 2))
    return {"s": sigmoid(x), "x": x}


SIGMOID = "1 / (1 + np.exp(-x))"

wrong = grader.mistakes("sigmoid")
wrong(
    "math.exp takes a single number; np.exp takes arrays as well.",
    (SIGMOID, "1 / (1 + math.exp(-x))"),
)
wrong(
    "basic_sigmoid takes a single number; write the formula again with np.exp.",
    (f"s = {SIGMOID}", "s = basic_sigmoid(float(np.ravel(x)[0]))"),
)
wrong(
    "The exponent has the wrong sign: large x must give values near 1.",
    (SIGMOID, "1 / (1 + np.exp(x))"),
)
wrong(
    "That is 1 + exp(-x); it is the denominator of the sigmoid, as a whole and in brackets.",
    (SIGMOID, "1 / 1 + np.exp(-x)"),
)
wrong(
    "That is exp(x), which can exceed 1; in the denominator of the sigmoid there is a 1 as well.",
    (SIGMOID, "1 / np.exp(-x)"),
)
wrong(
    "That is the hyperbolic tangent, from -1 to 1; the sigmoid runs from 0 to 1.",
    (SIGMOID, "np.tanh(x)"),
)
wrong(
    "The results are added up; return one value for each number of x.",
    ("    return s", "    return np.sum(s)"),
)
wrong(
    "The array that was passed in has changed: compute a new one instead of using -=, *= or out=.",
    (f"s = {SIGMOID}", "x *= -1\n    s = 1 / (1 + np.exp(x))"),
)
wrong(
    "The denominator is 1 plus the exponential, not 1 minus it.", (SIGMOID, "1 / (1 - np.exp(-x))")
)
wrong(
    "You add up the exponentials in the denominator; each number has one of its own.",
    (SIGMOID, "1 / (1 + np.sum(np.exp(-x)))"),
)
wrong(
    "That is the ReLU; the sigmoid is a fraction with an exponential in the denominator.",
    (SIGMOID, "np.maximum(0, x)"),
)
wrong(
    "That is the derivative of the sigmoid, s (1 - s); return s itself.",
    (SIGMOID, "np.exp(-x) / (1 + np.exp(-x)) ** 2"),
)
wrong(
    "You divide by the sum of the exponentials, as softmax does, so that a single number gives 1; "
    "the denominator is 1 + exp(-x).",
    (SIGMOID, "np.exp(x) / np.sum(np.exp(x))"),
)
wrong("The exponential is missing: the denominator is 1 + exp(-x).", (SIGMOID, "1 / (1 + -x)"))
wrong(
    "The decimal part is cut off: divide with /, not with //.",
    (SIGMOID, "1 // (1 + np.exp(-x))"),
)
wrong("The numerator is 1, not x.", (SIGMOID, "x / (1 + np.exp(-x))"))
wrong(
    "The number e is rounded to 2.718; np.exp takes it in full.",
    (SIGMOID, "1 / (1 + 2.718 ** (-1.0 * x))"),
)
wrong(
    "For a negative x, you return the value of -x, as if x had no sign; there the sigmoid is below "
    "one half.",
    (SIGMOID, "1 / (1 + np.exp(-np.abs(x)))"),
)
wrong(
    "That is only the exponential; the sigmoid is a fraction with it in the denominator.",
    (SIGMOID, "np.exp(-x)"),
)
wrong(
    "That is exp(x) times the sigmoid: over 1 + exp(-x), the numerator is 1.",
    (SIGMOID, "np.exp(x) / (1 + np.exp(-x))"),
)
wrong(
    "The base of the power is 2; it should be e, as in np.exp.", (SIGMOID, "1 / (1 + 2.0 ** (-x))")
)
wrong(
    "A whole number is raised to a negative power; the base should be e, as in np.exp.",
    (SIGMOID, "1 / (1 + 2 ** (-x))"),
)
wrong(
    "Your values are only 0 and 1; return the sigmoid as it is, without rounding or comparing.",
    ("    return s", "    return np.round(s)"),
)
wrong(
    "The largest number of x is subtracted first. That is for softmax; it changes the sigmoid.",
    (SIGMOID, "1 / (1 + np.exp(-(x - np.max(x))))"),
)
wrong(
    "A single number has no length: write the formula for the whole of x, with np.exp and without "
    "a loop.",
    (
        f"s = {SIGMOID}",
        "s = np.zeros(len(x))\n    for i in range(len(x)):\n        s[i] = 1 / (1 + np.exp(-x[i]))",
    ),
)


# ---- sigmoid_derivative ----


@grader.case
def derivatives_of_a_vector(sigmoid_derivative):
    """The array [1, 2, 3]."""
    return sigmoid_derivative(np.array([1, 2, 3]))


@grader.case
def derivative_in_the_middle(sigmoid_derivative):
    """A single number: 0."""
    return sigmoid_derivative(0)


@grader.case(hidden=True)
def derivatives_of_a_matrix(sigmoid_derivative, rng):
    """An array of shape (2, 5)."""
    return sigmoid_derivative(rng.uniform(-8, 8, size=(2, 5)))


@grader.case(hidden=True)
def derivatives_of_a_row(sigmoid_derivative, rng):
    """A row of seven numbers."""
    return sigmoid_derivative(rng.normal(size=(1, 7)))


@grader.case(hidden=True)
def derivatives_at_single_numbers(sigmoid_derivative):
    """Single numbers."""
    return [sigmoid_derivative(x) for x in (-3.5, 0.25, 6)]


DERIVATIVE = "s * (1 - s)"

wrong = grader.mistakes("sigmoid_derivative")
wrong("That is the sigmoid; the formula goes on from there.", ("    return ds", "    return s"))
wrong("You use x where its sigmoid belongs: call sigmoid first.", (DERIVATIVE, "x * (1 - x)"))
wrong("One factor is s, the other 1 - s: look at the sign.", (DERIVATIVE, "s * (1 + s)"))
wrong("Brackets are missing: s is multiplied by the whole of 1 - s.", (DERIVATIVE, "s * 1 - s"))
wrong("The first factor is missing: the derivative is s times (1 - s).", (DERIVATIVE, "1 - s"))
wrong(
    "1 - s² is the derivative of the hyperbolic tangent; that of the sigmoid is s (1 - s).",
    (DERIVATIVE, "1 - s**2"),
)
wrong(
    "The sigmoid is applied twice: x has to go through it once.",
    ("s = sigmoid(x)", "s = sigmoid(sigmoid(x))"),
)
wrong("Both factors are 1 - s; the first one is s itself.", ("s * (1 - s)", "(1 - s) ** 2"))
wrong("Both factors are s; the second one is 1 - s.", ("s * (1 - s)", "s**2"))
wrong("The first factor is x; it should be the sigmoid of x.", ("s * (1 - s)", "x * (1 - s)"))
wrong("The second factor contains x; it should be 1 - s.", ("s * (1 - s)", "s * (1 - x)"))
wrong("s is divided by 1 - s; multiply them.", (DERIVATIVE, "s / (1 - s)"))
wrong("s and 1 - s are added, which always makes 1; multiply them.", (DERIVATIVE, "s + (1 - s)"))
wrong("The second factor is 1 - s, not s - 1.", (DERIVATIVE, "s * (s - 1)"))
wrong("1 - s is not the sigmoid of 1 - x.", (DERIVATIVE, "s * sigmoid(1 - x)"))
wrong(
    "The sigmoid is applied to the product; the derivative is made from sigmoid(x).",
    (DERIVATIVE, "sigmoid(x * (1 - x))"),
)
wrong(
    "The derivatives are added up, as np.dot does, too; return one for each number of x.",
    ("s * (1 - s)", "np.sum(s * (1 - s))"),
)


# ---- image2vector ----


@grader.case
def small_block(image2vector):
    """A block of shape (2, 3, 2)."""
    return image2vector(np.arange(12).reshape(2, 3, 2) / 10)


@grader.case
def block_of_three_colours(image2vector):
    """A block of shape (2, 1, 3)."""
    return image2vector(np.arange(6, 0, -1).reshape(2, 1, 3) / 10)


@grader.case(hidden=True)
def square_picture(image2vector, rng):
    """A square image with three colours."""
    return image2vector(rng.uniform(size=(4, 4, 3)))


@grader.case(hidden=True)
def wide_picture(image2vector, rng):
    """A wide image of whole numbers from 0 to 255."""
    return image2vector(rng.integers(0, 256, size=(2, 5, 3), dtype=np.uint8))


@grader.case(hidden=True)
def four_layers(image2vector, rng):
    """Four layers instead of three."""
    return image2vector(rng.normal(size=(3, 2, 4)))


@grader.case(hidden=True)
def one_layer(image2vector, rng):
    """A single layer."""
    return image2vector(rng.normal(size=(3, 5, 1)))


COLUMN = "image.reshape(-1, 1)"

wrong = grader.mistakes("image2vector")
wrong(
    "That is a row; a column has the shape (number of elements, 1).",
    (COLUMN, "image.reshape(1, -1)"),
)
wrong(
    "The result has one axis; a column has two, the second of length 1.",
    (COLUMN, "image.reshape(-1)"),
)
wrong(
    "The order of the numbers is reversed: the last axis should run first.",
    (COLUMN, "image.reshape(-1, 1, order='F')"),
)
wrong(
    "Height and width are swapped before unrolling; reshape the image as it is.",
    (COLUMN, "image.transpose(1, 0, 2).reshape(-1, 1)"),
)
wrong(
    "The colour layers come one after another; the numbers of one pixel should stay together.",
    (COLUMN, "image.transpose(2, 0, 1).reshape(-1, 1)"),
)
wrong(
    "The depth need not be 3: take all three sizes from the array.",
    (COLUMN, "image.reshape(image.shape[0] * image.shape[1] * 3, 1)"),
)
wrong(
    "That is a matrix with one row for each row of the image; return a single column.",
    (COLUMN, "image.reshape(image.shape[0], -1)"),
)
wrong(
    "Leave the numbers as they are; dividing by 255 is a step of its own.",
    (COLUMN, f"{COLUMN} / 255"),
)
wrong("The image is returned as it is: reshape it into a column.", (COLUMN, "image"))
wrong(
    "The sizes are typed in: read them off image.shape, or let -1 stand for them.",
    (COLUMN, "image.reshape(12, 1)"),
)
wrong(
    "The depth still has an axis of its own; it is a factor of the number of rows, too.",
    (COLUMN, "image.reshape(image.shape[0] * image.shape[1], image.shape[2])"),
)
wrong(
    "The number of rows lacks a factor: it is length times height times depth.",
    (COLUMN, "image.reshape(image.shape[0] * image.shape[1], 1)"),
)
wrong(
    "The sizes are added; the number of elements is their product.",
    (COLUMN, "image.reshape(sum(image.shape), 1)"),
)
wrong(
    "shape is a tuple, not a function: take its entries in square brackets.",
    (COLUMN, "image.reshape(image.shape(0) * image.shape(1) * image.shape(2), 1)"),
)
wrong(
    "image.shape holds the sizes; image[0] is the first row of pixels.",
    (COLUMN, "image.reshape(image[0] * image[1] * image[2], 1)"),
)
wrong(
    "The colours of each pixel are added up; keep every number.",
    ("image.reshape(-1, 1)", "np.sum(image, axis=2).reshape(-1, 1)"),
)
wrong(
    "Only the first colour layer is left; the column holds all of them.",
    ("image.reshape(-1, 1)", "image[:, :, 0].reshape(-1, 1)"),
)


# ---- normalizeRows ----


@grader.case
def two_rows(normalizeRows):
    """Two rows of whole numbers."""
    return normalizeRows(np.array([[0, 3, 4], [1, 6, 4]]))


@grader.case
def three_rows(normalizeRows):
    """Three rows of four numbers, some of them below zero."""
    return normalizeRows(np.array([[2.0, -1.0, 2.0, 4.0], [-3.0, 0.5, 4.0, 1.0], [1, -5, 1, 0]]))


@grader.case(hidden=True)
def tall(normalizeRows, rng):
    """Six rows of three numbers."""
    return normalizeRows(rng.normal(size=(6, 3)) * 10.0 ** np.arange(-3, 3).reshape(6, 1))


@grader.case(hidden=True)
def square(normalizeRows, rng):
    """As many rows as columns."""
    return normalizeRows(rng.uniform(-5, 5, size=(4, 4)))


@grader.case(hidden=True)
def one_row(normalizeRows, rng):
    """A single row."""
    return normalizeRows(rng.normal(size=(1, 5)))


NORM = "np.linalg.norm(x, axis=1, keepdims=True)"
QUOTIENT = "x / np.where(x_norm == 0, 1, x_norm)"

wrong = grader.mistakes("normalizeRows")
wrong(
    "You divide each column by its length; axis=1 runs along the rows.",
    (NORM, "np.linalg.norm(x, axis=0, keepdims=True)"),
)
wrong(
    "Everything is divided by one number, the length of the whole table; give the norm an axis.",
    (NORM, "np.linalg.norm(x)"),
)
wrong(
    "The lengths have lost their second axis, so they do not match the rows: keep the dimension.",
    (NORM, "np.linalg.norm(x, axis=1)"),
    (QUOTIENT, "x / x_norm"),
)
wrong(
    "You divide by the square of the length; the length is the root of the sum of the squares.",
    (NORM, "np.sum(x**2, axis=1, keepdims=True)"),
)
wrong(
    "That is the 1-norm, the sum of the absolute values; the length is the 2-norm.",
    (NORM, "np.linalg.norm(x, ord=1, axis=1, keepdims=True)"),
)
wrong(
    "You divide each row by its sum; divide it by its length.",
    (NORM, "np.sum(x, axis=1, keepdims=True)"),
)
wrong(
    "You divide each row by its largest number; divide it by its length.",
    (NORM, "np.max(x, axis=1, keepdims=True)"),
)
wrong("These are the lengths; divide the rows by them.", ("    return x", "    return x_norm"))
wrong("You multiply the rows by their lengths; divide by them.", (QUOTIENT, "x * x_norm"))
wrong(
    "x /= … stores the results in the old array, which may contain integers: make a new one.",
    (f"x = {QUOTIENT}", "x /= x_norm"),
)
wrong(
    "You divide each row by its mean; divide it by its length.",
    ("np.linalg.norm(x, axis=1, keepdims=True)", "np.mean(x, axis=1, keepdims=True)"),
)
wrong(
    "You divide each row by its standard deviation; divide it by its length.",
    ("np.linalg.norm(x, axis=1, keepdims=True)", "np.std(x, axis=1, keepdims=True)"),
)
wrong(
    "You subtract the lengths from the rows; divide by them.",
    ("x / np.where(x_norm == 0, 1, x_norm)", "x - x_norm"),
)
wrong("The rows are unchanged: divide them by their lengths.", (f"x = {QUOTIENT}", "pass"))
wrong("The decimal part is cut off: divide with /, not with //.", (QUOTIENT, "x // x_norm"))
wrong(
    "The numbers are not squared before they are added up.",
    (NORM, "np.sqrt(np.abs(np.sum(x, axis=1, keepdims=True)))"),
)
wrong(
    "Without an axis, that is a norm of the whole table; give it axis=1.",
    (NORM, "np.linalg.norm(x, ord=2)"),
)
wrong(
    "The length is the root of the sum of the squares; the mean makes it too short.",
    (NORM, "np.sqrt(np.mean(x**2, axis=1, keepdims=True))"),
)
wrong(
    "The quotient is upside down: divide the rows by their lengths.",
    ("x / np.where(x_norm == 0, 1, x_norm)", "x_norm / np.where(x == 0, 1, x)"),
)
wrong(
    "That standardizes the rows; here, only divide each row by its length.",
    (
        "x / np.where(x_norm == 0, 1, x_norm)",
        "(x - np.mean(x, axis=1, keepdims=True)) / np.std(x, axis=1, keepdims=True)",
    ),
)


# ---- softmax ----


@grader.case
def two_examples(softmax):
    """Two examples with five scores."""
    return softmax(np.array([[9, 2, 5, 0, 0], [7, 5, 0, 0, 0]]))


@grader.case(hidden=True)
def tall_scores(softmax, rng):
    """Seven examples with three scores."""
    return softmax(rng.normal(scale=2, size=(7, 3)))


@grader.case(hidden=True)
def square_scores(softmax, rng):
    """As many examples as scores; the largest is the same in each row."""
    scores = rng.uniform(-4, 6, size=(4, 4))
    return softmax(scores - scores.max(axis=1, keepdims=True) + 5)


@grader.case(hidden=True)
def one_example(softmax, rng):
    """A single example."""
    return softmax(rng.normal(size=(1, 6)))


@grader.case(hidden=True)
def all_negative(softmax, rng):
    """Scores below zero only."""
    return softmax(-rng.uniform(5, 20, size=(3, 2)))


EXPONENTIALS = "np.exp(x - np.max(x, axis=1, keepdims=True))"
PLAIN = (EXPONENTIALS, "np.exp(x)")
SUMS = "np.sum(x_exp, axis=1, keepdims=True)"

wrong = grader.mistakes("softmax")
wrong(
    "The columns add up to 1; the rows should: axis=1 runs along the rows.",
    PLAIN,
    (SUMS, "np.sum(x_exp, axis=0, keepdims=True)"),
)
wrong(
    "The whole table adds up to 1; each row should. Give the sum an axis.",
    PLAIN,
    (SUMS, "np.sum(x_exp)"),
)
wrong(
    "What you take along the rows has lost its second axis, so it does not match them: keep the "
    "dimension.",
    PLAIN,
    (SUMS, "np.sum(x_exp, axis=1)"),
)
wrong(
    "The exponential is missing: you divide the scores themselves by their sum.",
    (EXPONENTIALS, "x"),
)
wrong(
    "The exponent has the wrong sign: the largest score must get the largest probability.",
    (EXPONENTIALS, "np.exp(-x)"),
)
wrong(
    "You divide by the exponential of the sum; divide by the sum of the exponentials.",
    PLAIN,
    (SUMS, "np.exp(np.sum(x, axis=1, keepdims=True))"),
)
wrong(
    "The largest number of each row is 1: the exponentials are not divided by their sum.",
    (SUMS, "np.max(x_exp, axis=1, keepdims=True)"),
)
wrong(
    "These are the exponentials; divide them by the sum of their row.",
    PLAIN,
    ("    return s", "    return x_exp"),
)
wrong(
    "This is the sigmoid of each score; softmax compares the scores of a row.",
    (f"x_exp = {EXPONENTIALS}", "return sigmoid(x)"),
)
wrong(
    "You divide by the sum over the whole table; each row has a sum of its own.",
    ("np.sum(x_exp, axis=1, keepdims=True)", "np.sum(x_exp)"),
)
wrong(
    "You divide by the sums of the columns; sum along the rows, axis=1.",
    ("np.sum(x_exp, axis=1, keepdims=True)", "np.sum(x_exp, axis=0)"),
)
wrong(
    "The quotient is upside down: divide the exponentials by their sum.",
    ("x_exp / x_sum", "x_sum / x_exp"),
)
wrong(
    "You divide the scores by the sum; divide their exponentials.",
    ("np.exp(x - np.max(x, axis=1, keepdims=True))", "np.exp(x)"),
    ("x_exp / x_sum", "x / x_sum"),
)
wrong(
    "You divide by the sum of the scores; divide by the sum of their exponentials.",
    ("np.exp(x - np.max(x, axis=1, keepdims=True))", "np.exp(x)"),
    ("np.sum(x_exp, axis=1, keepdims=True)", "np.sum(x, axis=1, keepdims=True)"),
)
wrong(
    "That is the class with the largest score; return the probabilities of all classes.",
    ("x_exp / x_sum", "np.argmax(x, axis=1)"),
)
wrong(
    "Subtract the largest score before you take the exponential, not after it.",
    (
        "np.exp(x - np.max(x, axis=1, keepdims=True))",
        "np.exp(x) - np.max(x, axis=1, keepdims=True)",
    ),
)
wrong(
    "Scores are divided by a sum of exponentials; the exponentials belong above as well.",
    ("x_exp / x_sum", "x / x_sum"),
)
wrong(
    "Exponentials are divided by a sum of scores; sum the exponentials.",
    (SUMS, "np.sum(x, axis=1, keepdims=True)"),
)
wrong(
    "You divide by the largest score of the row before you take the exponential; subtract it, or "
    "leave the scores as they are.",
    (EXPONENTIALS, "np.exp(x / np.max(x, axis=1, keepdims=True))"),
)
wrong(
    "You divide by the norm of the row, as in `normalizeRows`; divide by its sum.",
    (SUMS, "np.linalg.norm(x_exp, axis=1, keepdims=True)"),
)
wrong(
    "The exponential is missing: take it after you have subtracted the largest score.",
    (EXPONENTIALS, "x - np.max(x, axis=1, keepdims=True)"),
)
wrong(
    "What you subtract is the largest score of the column; within a row, it must be one number.",
    (EXPONENTIALS, "np.exp(x - np.max(x, axis=0, keepdims=True))"),
)
wrong(
    "The exponentials are multiplied by their sum; divide.",
    (EXPONENTIALS, "np.exp(x)"),
    ("x_exp / x_sum", "x_exp * x_sum"),
)
wrong(
    "You take the logarithm at the end; the probabilities themselves are wanted.",
    ("x_exp / x_sum", "np.log(x_exp / x_sum)"),
)
wrong(
    "The probabilities are rounded; return them as they are.",
    ("x_exp / x_sum", "np.round(x_exp / x_sum)"),
)
wrong(
    "You divide by the mean of the row; divide by its sum.",
    (SUMS, "np.mean(x_exp, axis=1, keepdims=True)"),
)
wrong(
    "math.exp takes a single number; np.exp takes a whole array.",
    (EXPONENTIALS, "math.exp(x)"),
)


# ---- L1 ----


@grader.case
def five_absolute_errors(L1, five_predictions):
    """Five examples."""
    return L1(*five_predictions)


@grader.case
def errors_below_zero(L1):
    """Three examples, numbers below zero among them."""
    return L1(np.array([2.5, -1.0, 0.25]), np.array([1.0, -2.0, 0.5]))


@grader.case(hidden=True)
def twelve_absolute_errors(L1, rng):
    """Twelve examples, errors in both directions."""
    return L1(rng.normal(scale=3, size=12), rng.normal(scale=3, size=12))


@grader.case(hidden=True)
def whole_absolute_errors(L1, rng):
    """Seven examples, whole numbers."""
    return L1(rng.integers(-9, 9, size=7), rng.integers(-9, 9, size=7))


@grader.case(hidden=True)
def one_absolute_error(L1, rng):
    """A single example, predicted too large."""
    return L1(rng.uniform(2, 3, size=1), rng.uniform(0, 1, size=1))


ABSOLUTE = "np.sum(np.abs(y - yhat))"

wrong = grader.mistakes("L1")
wrong("That is the mean; the loss is the sum.", (ABSOLUTE, "np.mean(np.abs(y - yhat))"))
wrong(
    "Errors in opposite directions cancel: take the absolute value of each.",
    (ABSOLUTE, "np.sum(y - yhat)"),
)
wrong(
    "The absolute value comes before the sum: errors in opposite directions cancel.",
    (ABSOLUTE, "np.abs(np.sum(y - yhat))"),
)
wrong("These are the errors squared; that is for L2.", (ABSOLUTE, "np.sum((y - yhat) ** 2)"))
wrong("You return one number for each example; add them up.", (ABSOLUTE, "np.abs(y - yhat)"))
wrong("That is the largest error; add up all of them.", (ABSOLUTE, "np.max(np.abs(y - yhat))"))
wrong(
    "Subtract, then take the absolute value; not the other way round.",
    (ABSOLUTE, "np.sum(np.abs(y) - np.abs(yhat))"),
)
wrong(
    "That is the root of the sum of the squares; add up the absolute values.",
    ("np.sum(np.abs(y - yhat))", "np.sqrt(np.sum((y - yhat) ** 2))"),
)
wrong(
    "Your errors still have their signs, so they cancel: take the absolute value of each.",
    ("np.sum(np.abs(y - yhat))", "np.sum(yhat - y)"),
)
wrong(
    "The predictions are not used: the error is the difference between y and yhat.",
    ("np.sum(np.abs(y - yhat))", "np.sum(np.abs(y))"),
)
wrong(
    "The true values are not used: the error is the difference between y and yhat.",
    ("np.sum(np.abs(y - yhat))", "np.sum(np.abs(yhat))"),
)
wrong(
    "You multiply true values by predictions; add up the absolute differences.",
    ("np.sum(np.abs(y - yhat))", "np.dot(y, yhat)"),
)
wrong(
    "Errors below zero count as well: take their absolute values; do not cut them off at 0.",
    ("np.sum(np.abs(y - yhat))", "np.sum(np.maximum(0, y - yhat))"),
)
wrong(
    "That is half the sum; the formula has no factor in front.",
    ("np.sum(np.abs(y - yhat))", "np.sum(np.abs(y - yhat)) / 2"),
)
wrong(
    "You add the prediction to the true value; subtract it.",
    ("np.sum(np.abs(y - yhat))", "np.sum(np.abs(y + yhat))"),
)


# ---- L2 ----


@grader.case
def five_squared_errors(L2, five_predictions):
    """Five examples."""
    return L2(*five_predictions)


@grader.case
def squared_errors_below_zero(L2):
    """Three examples, numbers below zero among them."""
    return L2(np.array([2.5, -1.0, 0.25]), np.array([1.0, -2.5, 0.75]))


@grader.case(hidden=True)
def twelve_squared_errors(L2, rng):
    """Twelve examples, errors in both directions."""
    return L2(rng.normal(scale=3, size=12), rng.normal(scale=3, size=12))


@grader.case(hidden=True)
def whole_squared_errors(L2, rng):
    """Seven examples, whole numbers."""
    return L2(rng.integers(-9, 9, size=7), rng.integers(-9, 9, size=7))


@grader.case(hidden=True)
def one_squared_error(L2, rng):
    """A single example."""
    return L2(rng.uniform(2, 3, size=1), rng.uniform(0, 1, size=1))


SQUARED = "np.sum((y - yhat) ** 2)"

wrong = grader.mistakes("L2")
wrong("That is the mean; the loss is the sum.", (SQUARED, "np.mean((y - yhat) ** 2)"))
wrong(
    "That is half the sum; the formula has no factor in front.",
    (SQUARED, "np.sum((y - yhat) ** 2) / 2"),
)
wrong(
    "You took the root at the end; the loss is the sum of the squares itself.",
    (SQUARED, "np.sqrt(np.sum((y - yhat) ** 2))"),
)
wrong(
    "These are absolute values, as in L1; square the errors.", (SQUARED, "np.sum(np.abs(y - yhat))")
)
wrong(
    "Square each error first, then add up; not the other way round.",
    (SQUARED, "np.sum(y - yhat) ** 2"),
)
wrong("You return one number for each example; add them up.", (SQUARED, "(y - yhat) ** 2"))
wrong("Subtract, then square; not the other way round.", (SQUARED, "np.sum(y**2 - yhat**2)"))
wrong(
    "Doubling is not squaring: write ** 2, not * 2.",
    ("np.sum((y - yhat) ** 2)", "np.sum((y - yhat) * 2)"),
)
wrong(
    "You multiply true values by predictions; multiply the errors by themselves.",
    ("np.sum((y - yhat) ** 2)", "np.dot(y, yhat)"),
)
wrong(
    "You add the prediction to the true value; subtract it.",
    ("np.sum((y - yhat) ** 2)", "np.sum((y + yhat) ** 2)"),
)
wrong("That is the largest square; add up all of them.", (SQUARED, "np.max((y - yhat) ** 2)"))
wrong(
    "The predictions are not used: the error is the difference between y and yhat.",
    (SQUARED, "np.sum(y**2)"),
)
wrong(
    "The true values are not used: the error is the difference between y and yhat.",
    (SQUARED, "np.sum(yhat**2)"),
)
wrong(
    "The square is missing, so the errors cancel: square each of them.",
    (SQUARED, "np.sum(y - yhat)"),
)
wrong(
    "The square is missing, and the difference is the other way round: square it.",
    (SQUARED, "np.sum(yhat - y)"),
)
wrong(
    "That is the root of the mean of the squares; the loss is their sum.",
    (SQUARED, "np.sqrt(np.mean((y - yhat) ** 2))"),
)
wrong(
    "You take the square roots of the errors; square them.",
    (SQUARED, "np.sum(np.sqrt(np.abs(y - yhat)))"),
)
wrong(
    "Brackets are missing: square the difference, not the prediction alone.",
    (SQUARED, "np.sum(y - yhat**2)"),
)
