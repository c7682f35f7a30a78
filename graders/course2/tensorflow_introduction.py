"""Cases and known mistakes of the introduction to TensorFlow.

TensorFlow and Keras are imported where a case needs them, not above: the judge, which runs the
predicates, does without. Where values are compared to the last digits, the inputs are multiples
of one half, so that single precision makes no error whatever the order of operations.
"""

import numpy as np

from graders.common.initialization import glorot_cases, glorot_mistakes
from graders.common.tensors import gradients_of, normal, plain, variables
from invigilator.checking import Grader

grader = Grader("course2/tensorflow_introduction", framework="tensorflow")
grader.include(plain, normal, variables, gradients_of)


@grader.helper
def halves(rng, *shape):
    """Random multiples of one half, from -2 to 2."""
    return (rng.integers(-4, 5, size=shape) / 2).astype(np.float32)


@grader.helper
def network(draw, rng, *sizes):
    """Parameters of three layers as arrays, with so many inputs and units."""
    parameters = {}
    for layer in (1, 2, 3):
        parameters[f"W{layer}"] = draw(rng, sizes[layer], sizes[layer - 1])
        parameters[f"b{layer}"] = draw(rng, sizes[layer], 1)
    return parameters


@grader.helper
def one_hot_labels(rng, C, m):
    """Random labels as columns with a single 1."""
    return np.eye(C, dtype=np.float32)[:, rng.integers(0, C, size=m)]


# ---- linear_function ----


@grader.helper
def with_seed(seed, function):
    """Call a function; whatever seed it sets, another one is set."""
    original = np.random.seed
    np.random.seed = lambda *_: original(seed)
    try:
        return plain(function())
    finally:
        np.random.seed = original


@grader.case
def classic_draws(linear_function):
    """The numbers that seed 1 gives."""
    return plain(linear_function())


@grader.case(hidden=True, rtol=1e-4)
def other_draws(linear_function):
    """Another seed."""
    return with_seed(7, linear_function)


@grader.case(hidden=True, rtol=1e-4)
def third_draws(linear_function):
    """A third seed."""
    return with_seed(2024, linear_function)


LINEAR_SUM = "tf.matmul(W, X) + b"

wrong = grader.mistakes("linear_function")
wrong(
    "The result is the product alone: draw b at random, and add it.",
    (LINEAR_SUM, "tf.matmul(W, X)"),
)
wrong("You subtract the bias; it should be added.", (LINEAR_SUM, "tf.matmul(W, X) - b"))
wrong(
    "* multiplies entry by entry, for which the shapes do not fit. Use the matrix product.",
    (LINEAR_SUM, "W * X + b"),
)
wrong(
    "The factors are in the wrong order: the product is W times X.",
    (LINEAR_SUM, "tf.matmul(X, W) + b"),
)
wrong(
    "b should be a column, of shape (4, 1). As a row it is added to every row, and the result is a "
    "matrix.",
    ("np.random.randn(4, 1)", "np.random.randn(4)"),
)
wrong(
    "W and b are drawn in the wrong order: first X, then W, then b.",
    ("W = tf.constant(np.random.randn(4, 3))", "first = np.random.randn(4, 1)"),
    ("b = tf.constant(np.random.randn(4, 1))", "W, b = np.random.randn(4, 3), first"),
)
wrong(
    "The numbers should be normally distributed: randn, not rand.",
    ("np.random.randn(4, 3)", "np.random.rand(4, 3)"),
    ("np.random.randn(4, 1)", "np.random.rand(4, 1)"),
)
DRAW_W, DRAW_B = "np.random.randn(4, 3)", "np.random.randn(4, 1)"
wrong("W should be normally distributed: randn, not rand.", (DRAW_W, "np.random.rand(4, 3)"))
wrong("b should be normally distributed: randn, not rand.", (DRAW_B, "np.random.rand(4, 1)"))
wrong("W has a row for each output: its shape is (4, 3).", (DRAW_W, "np.random.randn(3, 4)"))
wrong(
    "What is added to the product is b, with a row for each output: its shape is (4, 1).",
    (DRAW_B, "np.random.randn(3, 1)"),
)
wrong("b is one everywhere; draw it at random, after W.", (DRAW_B, "np.ones((4, 1))"))
wrong(
    "The seed is set again, so that W begins with the numbers of X.",
    ("W =", "np.random.seed(1); W ="),
)
wrong("X is given; it should not be drawn again.", ("W =", "X = np.random.randn(3, 1); W ="))
wrong("There is no sigmoid here: return the sum itself.", (LINEAR_SUM, f"tf.sigmoid({LINEAR_SUM})"))
wrong(
    "The rows do not fit: W has the shape (4, 3), and b is added to the product, not to X.",
    (LINEAR_SUM, "tf.matmul(W, X + b)"),
)
wrong("You multiply the product by b; add it.", (LINEAR_SUM, "tf.matmul(W, X) * b"))
wrong("The product of W and X is missing: b is added to it.", (LINEAR_SUM, "b"))
wrong(
    "np.random.randn takes the sizes one by one, not as a tuple.",
    (DRAW_W, "np.random.randn((4, 3))"),
)
wrong("W is made smaller; take the numbers as they are drawn.", (DRAW_W, f"0.01 * {DRAW_W}"))
wrong(
    "W is float32, but X is float64: draw W with NumPy, and leave its type as it is.",
    (DRAW_W, f"{DRAW_W}, dtype=tf.float32"),
)
wrong(
    "The seed is set again before W and before b, so that each begins with the numbers of X; leave "
    "it as the first line sets it.",
    ("W =", "np.random.seed(1); W ="),
    ("b =", "np.random.seed(1); b ="),
)
wrong(
    "The seed is set again before b, so that b begins with the numbers of X; leave it as the first "
    "line sets it.",
    ("b =", "np.random.seed(1); b ="),
)
wrong(
    "W is drawn with the shape (3, 4) and then transposed, so its numbers are in another order: "
    "draw it with the shape (4, 3).",
    (DRAW_W, "np.random.randn(3, 4).T"),
)
wrong(
    "b is a single number; it should be a column of four, of shape (4, 1).",
    (DRAW_B, "np.random.randn(1, 1)"),
)
wrong("b has three columns, like W; its shape should be (4, 1).", (DRAW_B, "np.random.randn(4, 3)"))
wrong(
    "All products are added up to a single number; each row of W has its own sum: use tf.matmul.",
    (LINEAR_SUM, "tf.reduce_sum(W * tf.transpose(X)) + b"),
)
wrong("b is added to W; add it to the product.", (LINEAR_SUM, "tf.matmul(W + b, X)"))
wrong(
    "TensorFlow draws W and b, so the seed of NumPy has no effect: use np.random.randn.",
    (DRAW_W, "tf.random.normal((4, 3), dtype=tf.float64)"),
    (DRAW_B, "tf.random.normal((4, 1), dtype=tf.float64)"),
)


# ---- sigmoid ----


@grader.case
def zero_and_twelve(sigmoid):
    """The whole numbers 0 and 12, and a fraction."""
    return {f"sigmoid({z})": plain(sigmoid(z)) for z in (0, 12, -0.75)}


@grader.case
def list_of_whole_numbers(sigmoid):
    """The list [-1, 0, 2]."""
    return plain(sigmoid([-1, 0, 2]))


@grader.case(hidden=True)
def matrix_of_whole_numbers(sigmoid, rng):
    """A matrix of whole numbers."""
    return plain(sigmoid(rng.integers(-6, 7, size=(3, 4))))


@grader.case(hidden=True)
def matrix_of_fractions(sigmoid, rng):
    """A matrix of fractions, in double precision."""
    return plain(sigmoid(halves(rng, 5, 2).astype(float) * 2.5))


@grader.case(hidden=True)
def tensors_of_both_kinds(sigmoid):
    """Tensors of whole and of floating-point numbers, of one and of no axis."""
    import tensorflow as tf

    return [plain(sigmoid(tf.constant([3, -4]))), plain(sigmoid(tf.constant(-0.75)))]


CAST, SIGMOID = "tf.cast(z, tf.float32)", "tf.sigmoid(z)"

wrong = grader.mistakes("sigmoid")
wrong("The sigmoid refuses whole numbers: cast z to tf.float32 first.", (CAST, "tf.constant(z)"))
wrong(
    "The decimal part is cut off before the sigmoid. Cast only to tf.float32.",
    (CAST, "tf.cast(tf.cast(z, tf.int32), tf.float32)"),
)
wrong(
    "That is the hyperbolic tangent, from -1 to 1; the sigmoid goes from 0 to 1.",
    (SIGMOID, "tf.tanh(z)"),
)
wrong("A sign is wrong: the sigmoid of large numbers is near 1.", (SIGMOID, "1 / (1 + tf.exp(z))"))
wrong(
    "That is the derivative of the sigmoid; return the sigmoid itself.",
    (SIGMOID, "tf.sigmoid(z) * (1 - tf.sigmoid(z))"),
)
wrong("The sigmoid is applied twice.", (SIGMOID, "tf.sigmoid(tf.sigmoid(z))"))
wrong("z comes back unchanged except for its type: apply the sigmoid.", (SIGMOID, "z"))
wrong("That is the ReLU.", (SIGMOID, "tf.nn.relu(z)"))
wrong("The denominator is 1 + exp(-z), with a plus.", (SIGMOID, "1 / (1 - tf.exp(-z))"))
wrong("The 1 in the denominator is missing.", (SIGMOID, "1 / tf.exp(-z)"))
wrong("The parentheses around the denominator are missing.", (SIGMOID, "1 / 1 + tf.exp(-z)"))
wrong("The sigmoid is rounded; return it as it is.", (SIGMOID, "tf.round(tf.sigmoid(z))"))
wrong("That is the logarithm of the sigmoid.", (SIGMOID, "tf.math.log_sigmoid(z)"))
wrong("That is the softplus, log(1 + exp(z)).", (SIGMOID, "tf.math.softplus(z)"))
wrong("The function itself comes back: call it with z.", (SIGMOID, "tf.sigmoid"))
wrong(
    "That is only an approximation of the sigmoid.", (SIGMOID, "keras.activations.hard_sigmoid(z)")
)
wrong(
    "That is softmax, which needs several numbers at once; the sigmoid takes each on its own.",
    (SIGMOID, "tf.nn.softmax(z)"),
)
wrong(
    "float takes a single number only, but z may be a list or an array: cast it with tf.cast.",
    (CAST, "float(z)"),
)


# ---- one_hot_matrix ----


@grader.case
def six_labels(one_hot_matrix):
    """Labels 1, 2, 3, 0, 2, 1 of four classes."""
    return plain(one_hot_matrix([1, 2, 3, 0, 2, 1], 4))


@grader.case
def last_classes_missing(one_hot_matrix):
    """Labels 0, 2, 0 of five classes."""
    return plain(one_hot_matrix([0, 2, 0], 5))


@grader.case(hidden=True)
def classes_without_example(one_hot_matrix, rng):
    """Nine classes, the last of which do not occur."""
    return plain(one_hot_matrix(rng.integers(0, 6, size=11), 9))


@grader.case(hidden=True)
def as_many_labels_as_classes(one_hot_matrix):
    """Five labels of five classes, given as a tensor."""
    import tensorflow as tf

    return plain(one_hot_matrix(tf.constant([4, 0, 0, 3, 1]), 5))


@grader.case(hidden=True)
def single_label(one_hot_matrix):
    """One label."""
    return plain(one_hot_matrix(np.array([2]), C=7))


ONE_HOT = "tf.one_hot(labels, C, axis=0)"

wrong = grader.mistakes("one_hot_matrix")
wrong(
    "The classes run along the wrong axis: each label should be a column.",
    (ONE_HOT, "tf.one_hot(labels, C)"),
)
wrong(
    "The number of rows is C, even if the last classes do not occur among the labels.",
    (ONE_HOT, "tf.one_hot(labels, int(np.max(labels)) + 1, axis=0)"),
)
wrong(
    "0 and 1 are swapped: only the true class has a 1.",
    (ONE_HOT, "1 - tf.one_hot(labels, C, axis=0)"),
)
wrong(
    "The classes are counted from 0: the 1 of label 0 is in the first row.",
    (ONE_HOT, "tf.one_hot(np.asarray(labels) - 1, C, axis=0)"),
)
wrong(
    "These are integers; the loss needs float32, which tf.one_hot gives by default.",
    (ONE_HOT, "tf.one_hot(labels, C, axis=0, dtype=tf.int32)"),
)
wrong(
    "There is one class too many: C is the number of classes, not the largest label.",
    (ONE_HOT, "tf.one_hot(labels, C + 1, axis=0)"),
)
wrong(
    "You return one long row of numbers; keep the matrix, one row for each class.",
    (ONE_HOT, "tf.reshape(tf.one_hot(labels, C, axis=0), [-1])"),
)
wrong(
    "The number of rows is C, not the number of labels.",
    (ONE_HOT, "tf.one_hot(labels, len(labels), axis=0)"),
)
wrong(
    "There are always 4 rows; the number of rows is C.", (ONE_HOT, "tf.one_hot(labels, 4, axis=0)")
)
wrong(
    "There is one class too few: classes 0 to C - 1 are C classes.",
    (ONE_HOT, "tf.one_hot(labels, C - 1, axis=0)"),
)
wrong(
    "Each 1 stands one row too far down: that of label 0 is in the first row.",
    (ONE_HOT, "tf.one_hot(np.asarray(labels) + 1, C, axis=0)"),
)
wrong(
    "tf.reshape keeps the order of all numbers, so the labels are mixed up: use axis=0.",
    (ONE_HOT, "tf.reshape(tf.one_hot(labels, C), (C, -1))"),
)
wrong(
    "There is a column for each label; do not reshape them to a single one.",
    (ONE_HOT, f"tf.reshape({ONE_HOT}, (C,))"),
)
wrong(
    "tf.one_hot takes the labels first, then a single number: that of the classes.",
    (ONE_HOT, "tf.one_hot(C, labels, axis=0)"),
)
BY_HAND = 'np.zeros((C, len(labels)), "float32")'
wrong(
    "There are always 6 rows; the number of rows is C.", (ONE_HOT, "tf.one_hot(labels, 6, axis=0)")
)
wrong(
    "The row of each label is 1 everywhere. Each column should have a single 1, that of its own "
    "label: give the place by row and column, or use tf.one_hot.",
    (ONE_HOT, f"{BY_HAND}\n    one_hot[np.array(labels)] = 1"),
)
wrong(
    "The loop goes over the classes; it should go over the labels, one column for each.",
    (ONE_HOT, f"{BY_HAND}\n    for i in range(C):\n        one_hot[labels[i], i] = 1"),
)
wrong(
    "The labels are sorted; leave them in their order.",
    (ONE_HOT, "tf.one_hot(np.sort(labels), C, axis=0)"),
)
wrong(
    "The label itself is written at its place; there should be a 1.",
    (ONE_HOT, f'{ONE_HOT} * np.array(labels, "float32")'),
)
wrong(
    "The ones are on the diagonal, whatever the labels are: use tf.one_hot.",
    (ONE_HOT, "tf.eye(C, len(labels))"),
)
wrong(
    "The other classes have -1; they should have 0.",
    (ONE_HOT, ONE_HOT.replace("axis=0", "off_value=-1.0, axis=0")),
)
wrong(
    "The numbers are True and False; the loss needs 1 and 0 as float32.",
    (ONE_HOT, f"tf.cast({ONE_HOT}, tf.bool)"),
)
wrong(
    "Every 1 is written to the first column; each label has a column of its own.",
    (ONE_HOT, f"{BY_HAND}\n    for label in labels:\n        one_hot[label, 0] = 1"),
)


# ---- initialize_parameters ----


WEIGHTS = [f"initializer(shape={shape})" for shape in ("(25, 12288)", "(12, 25)", "(6, 12)")]
BIASES = [f"tf.zeros({shape})" for shape in ("(25, 1)", "(12, 1)", "(6, 1)")]


glorot_cases(grader, inputs=12)
glorot_mistakes(grader, WEIGHTS, BIASES)

wrong = grader.mistakes("initialize_parameters")
wrong(
    "The weights are transposed: use one row for each unit, one column for each input.",
    *((text, f"tf.transpose({text})") for text in WEIGHTS),
)
wrong(
    "The biases have only one axis; each should be a column.",
    *((text, text.replace(", 1)", ",)")) for text in BIASES),
)
wrong(
    "W2 is made for the 12288 inputs; its inputs are the 25 units of the first layer.",
    ("(12, 25)", "(12, 12288)"),
)


# ---- forward_propagation ----


@grader.case
def four_examples(forward_propagation):
    """Two inputs, layers of 3, 2 and 3 units, four examples."""
    W1 = [[1.0, -1.0], [0.5, 2.0], [-1.5, 1.0]]
    W2 = [[2.0, -0.5, 1.0], [1.0, 0.5, -1.0]]
    W3 = [[1.0, 2.0], [-0.5, 1.5], [2.0, -1.0]]
    b = {"b1": [[0.5], [-1.0], [1.0]], "b2": [[1.0], [0.5]], "b3": [[-1.0], [0.5], [1.0]]}
    arrays = {"W1": W1, "W2": W2, "W3": W3, **b}
    parameters = variables({name: np.array(each, np.float32) for name, each in arrays.items()})
    X = np.array([[1.0, -2.0, 0.5, 3.0], [2.0, 1.0, -1.5, -1.0]], np.float32)
    return plain(forward_propagation(X, parameters))


@grader.case(hidden=True)
def seven_examples(forward_propagation, rng):
    """Five inputs, layers of 6, 4 and 3 units, seven examples."""
    parameters = variables(network(halves, rng, 5, 6, 4, 3))
    return plain(forward_propagation(halves(rng, 5, 7), parameters))


@grader.case(hidden=True)
def layers_of_equal_size(forward_propagation, rng):
    """Three units in each layer, three examples, X as a tensor."""
    import tensorflow as tf

    parameters = variables(network(halves, rng, 3, 3, 3, 3))
    return plain(forward_propagation(tf.constant(halves(rng, 3, 3)), parameters))


@grader.case(hidden=True)
def one_example(forward_propagation, rng):
    """A single example of nine inputs."""
    parameters = variables(network(halves, rng, 9, 5, 7, 6))
    return plain(forward_propagation(halves(rng, 9, 1), parameters))


@grader.case(rtol=1e-3)
def gradients_of_logits(forward_propagation, rng):
    """The tape must be able to follow: gradients of the sum of the logits."""
    parameters = network(normal, rng, 4, 6, 5, 2)
    X = normal(rng, 4, 3)
    found = gradients_of(
        lambda *arrays: forward_propagation(X, dict(zip(parameters, arrays, strict=True))),
        *parameters.values(),
    )
    return {f"gradient of {name}": each for name, each in zip(parameters, found, strict=True)}


Z1 = "Z1 = tf.matmul(W1, X) + b1"
A1 = "A1 = tf.nn.relu(Z1)"
Z2 = "Z2 = tf.matmul(W2, A1) + b2"
A2 = "A2 = tf.nn.relu(Z2)"
Z3 = "Z3 = tf.matmul(W3, A2) + b3"

wrong = grader.mistakes("forward_propagation")
wrong(
    "The third layer takes Z2; it should take A2, which is the ReLU of Z2.",
    (Z3, Z3.replace("A2", "Z2")),
)
wrong(
    "The second layer takes Z1; it should take A1, which is the ReLU of Z1.",
    (Z2, Z2.replace("A1", "Z1")),
)
wrong(
    "No ReLU has any effect: layers 2 and 3 take A1 and A2, the ReLUs of Z1 and Z2.",
    (A1, A1.replace("tf.nn.relu(Z1)", "Z1")),
    (A2, A2.replace("tf.nn.relu(Z2)", "Z2")),
)
wrong(
    "The last layer has no ReLU: logits may be negative.",
    (Z3, Z3.replace("tf.matmul(W3, A2) + b3", "tf.nn.relu(tf.matmul(W3, A2) + b3)")),
)
wrong(
    "The softmax belongs to the loss; return the logits themselves.",
    (Z3, Z3.replace("tf.matmul(W3, A2) + b3", "tf.nn.softmax(tf.matmul(W3, A2) + b3, axis=0)")),
)
wrong(
    "The hidden layers use the sigmoid; use the ReLU.",
    (A1, A1.replace("relu", "sigmoid")),
    (A2, A2.replace("relu", "sigmoid")),
)
wrong(
    "The hidden layers use tanh; use the ReLU.",
    (A1, A1.replace("relu", "tanh")),
    (A2, A2.replace("relu", "tanh")),
)
wrong(
    "The biases are missing.",
    (Z1, Z1.replace(" + b1", "")),
    (Z2, Z2.replace(" + b2", "")),
    (Z3, Z3.replace(" + b3", "")),
)
wrong("The bias of the last layer is missing.", (Z3, Z3.replace(" + b3", "")))
wrong(
    "* multiplies entry by entry; the layers need matrix products, tf.matmul.",
    (Z1, Z1.replace("tf.matmul(W1, X)", "W1 * X")),
    (Z2, Z2.replace("tf.matmul(W2, A1)", "W2 * A1")),
    (Z3, Z3.replace("tf.matmul(W3, A2)", "W3 * A2")),
)
wrong(
    "The logits are transposed: use one column for each example.",
    (Z3, Z3.replace("tf.matmul(W3, A2) + b3", "tf.transpose(tf.matmul(W3, A2) + b3)")),
)
wrong(
    "You compute with NumPy, which the tape cannot record: use the operations of TensorFlow.",
    (Z3, Z3.replace("tf.matmul(W3, A2) + b3", "np.dot(W3.numpy(), A2.numpy()) + b3.numpy()")),
)
wrong(
    "The softmax belongs to the loss, and yours runs along the examples, not the classes.",
    (Z3, Z3.replace("tf.matmul(W3, A2) + b3", "tf.nn.softmax(tf.matmul(W3, A2) + b3)")),
)
wrong(
    "There is a sigmoid in the last layer; return the logits themselves.",
    (Z3, Z3.replace("tf.matmul(W3, A2) + b3", "tf.sigmoid(tf.matmul(W3, A2) + b3)")),
)
wrong("The first layer uses the sigmoid; use the ReLU.", (A1, A1.replace("relu", "sigmoid")))
wrong("The second layer uses the sigmoid; use the ReLU.", (A2, A2.replace("relu", "sigmoid")))
wrong("The bias of the first layer is missing.", (Z1, Z1.replace(" + b1", "")))
wrong("The bias of the second layer is missing.", (Z2, Z2.replace(" + b2", "")))
wrong(
    "The biases are subtracted; add them.",
    (Z1, Z1.replace("+ b1", "- b1")),
    (Z2, Z2.replace("+ b2", "- b2")),
    (Z3, Z3.replace("+ b3", "- b3")),
)
wrong(
    "The factors are in the wrong order: the weights come first.",
    (Z1, Z1.replace("W1, X", "X, W1")),
    (Z2, Z2.replace("W2, A1", "A1, W2")),
    (Z3, Z3.replace("W3, A2", "A2, W3")),
)
wrong(
    "Weights and inputs fit as they are: transpose neither.",
    (Z1, Z1.replace("X)", "X, transpose_a=True)")),
    (Z2, Z2.replace("A1)", "A1, transpose_a=True)")),
    (Z3, Z3.replace("A2)", "A2, transpose_a=True)")),
)
wrong(
    "The weights are transposed; they have a row for each unit, and fit as they are.",
    (Z1, Z1.replace("W1,", "tf.transpose(W1),")),
    (Z2, Z2.replace("W2,", "tf.transpose(W2),")),
    (Z3, Z3.replace("W3,", "tf.transpose(W3),")),
)
wrong(
    "np.dot gives NumPy arrays, which the tape cannot follow: use tf.matmul.",
    (Z1, Z1.replace("tf.matmul", "np.dot")),
    (Z2, Z2.replace("tf.matmul", "np.dot")),
    (Z3, Z3.replace("tf.matmul", "np.dot")),
)
wrong(
    "np.maximum gives NumPy arrays, which the tape cannot follow: use tf.nn.relu.",
    (A1, A1.replace("tf.nn.relu(Z1)", "np.maximum(0, Z1)")),
    (A2, A2.replace("tf.nn.relu(Z2)", "np.maximum(0, Z2)")),
)
wrong(
    "The hidden layers have a leaky ReLU; use the plain one.",
    (A1, A1.replace("relu", "leaky_relu")),
    (A2, A2.replace("relu", "leaky_relu")),
)
wrong("The second layer reads X; it should read A1.", (Z2, Z2.replace("A1", "X")))
wrong(
    "In the hidden layers the bias is added after the ReLU; it belongs to Z, before it.",
    (Z1, Z1.replace(" + b1", "")),
    (A1, f"{A1} + b1"),
    (Z2, Z2.replace(" + b2", "")),
    (A2, f"{A2} + b2"),
)
wrong(
    "There is a log_softmax at the end; return the logits themselves.",
    (Z3, f"Z3 = tf.nn.log_softmax({Z3.removeprefix('Z3 = ')}, axis=0)"),
)
wrong(
    "That is the number of the best class of each example; return the logits themselves.",
    (Z3, f"{Z3}\n    Z3 = tf.argmax(Z3, axis=0)"),
)
wrong(
    "X is divided by 255 here; that was done to the images before. Take X as it is.",
    (Z1, Z1.replace("X", "X / 255")),
)
wrong(
    "The hidden layers have relu6, which ends at 6; use the plain ReLU.",
    (A1, A1.replace("relu", "relu6")),
    (A2, A2.replace("relu", "relu6")),
)
wrong(
    "A matrix product does not fit: layer 2 has W2 and A1, layer 3 has W3 and A2.",
    (A2, A2.replace("Z2", "Z1")),
)
for bias, layer in ((Z2, 2), (Z3, 3)):
    wrong(
        f"The bias b{layer} is subtracted; add it.",
        (bias, bias.replace(f"+ b{layer}", f"- b{layer}")),
    )
wrong(
    "You multiply by the biases; add them.",
    (Z1, Z1.replace("+ b1", "* b1")),
    (Z2, Z2.replace("+ b2", "* b2")),
    (Z3, Z3.replace("+ b3", "* b3")),
)
wrong("The first layer uses tanh; use the ReLU.", (A1, A1.replace("relu", "tanh")))
wrong("The second layer uses tanh; use the ReLU.", (A2, A2.replace("relu", "tanh")))
wrong(
    "These are the sums of the second layer; return those of the third.", ("return Z3", "return Z2")
)
wrong("The bias of the first layer is subtracted; add it.", (Z1, Z1.replace("+ b1", "- b1")))
wrong("The second layer uses a softmax; use the ReLU.", (A2, A2.replace("relu", "softmax")))
wrong(
    "The hidden layers use a softmax; use the ReLU.",
    (A1, A1.replace("relu", "softmax")),
    (A2, A2.replace("relu", "softmax")),
)
wrong(
    "X is transposed in layer 1; it has a column for each example, and fits as it is.",
    (Z1, Z1.replace("X)", "tf.transpose(X))")),
)


# ---- compute_total_loss ----


@grader.case
def three_classes(compute_total_loss):
    """Two examples of three classes."""
    import tensorflow as tf

    logits = tf.constant([[2.0, 0.5], [1.0, -1.0], [0.0, 1.5]])
    labels = tf.constant([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
    return plain(compute_total_loss(logits, labels))


@grader.helper
def loss_of(compute_total_loss, logits, labels):
    """The loss as an array, the arguments being tensors."""
    import tensorflow as tf

    return plain(compute_total_loss(tf.constant(logits), tf.constant(labels)))


@grader.case(hidden=True)
def nine_examples(compute_total_loss, rng):
    """Nine examples of six classes."""
    return loss_of(compute_total_loss, 2 * normal(rng, 6, 9), one_hot_labels(rng, 6, 9))


@grader.case(hidden=True)
def as_many_examples_as_classes(compute_total_loss, rng):
    """Four examples of four classes."""
    return loss_of(compute_total_loss, normal(rng, 4, 4), one_hot_labels(rng, 4, 4))


@grader.case(hidden=True)
def loss_of_one_example(compute_total_loss, rng):
    """One example of five classes."""
    return loss_of(compute_total_loss, normal(rng, 5, 1), one_hot_labels(rng, 5, 1))


@grader.case
def large_logits(compute_total_loss, rng):
    """Logits of several hundreds, for which the loss must stay finite."""
    return loss_of(compute_total_loss, 400 * halves(rng, 6, 8), one_hot_labels(rng, 6, 8))


@grader.case(rtol=1e-3)
def gradient_of_the_loss(compute_total_loss, rng):
    """The tape must be able to follow: the gradient with respect to the logits."""
    labels = one_hot_labels(rng, 6, 5)
    return gradients_of(lambda logits: compute_total_loss(logits, labels), normal(rng, 6, 5))


LOSSES = "keras.losses.categorical_crossentropy(y_true, y_pred, from_logits=True)"
MEAN = "tf.reduce_mean(losses)"
TWO_CLASSES = (
    "-tf.reduce_sum(y_true * tf.math.log(y_pred) + (1 - y_true) * tf.math.log(1 - y_pred), axis=1)"
)

wrong = grader.mistakes("compute_total_loss")
wrong("You add up the losses; return their mean.", (MEAN, "tf.reduce_sum(losses)"))
wrong("You return a loss for each example; return one number, their mean.", (MEAN, "losses"))
wrong(
    "The columns are taken for classes: Keras expects one example per row, so transpose both.",
    ("y_true = tf.transpose(labels)", "y_true = labels"),
    ("y_pred = tf.transpose(logits)", "y_pred = logits"),
)
wrong(
    "The logits are taken for probabilities: pass from_logits=True.",
    (LOSSES, "keras.losses.categorical_crossentropy(y_true, y_pred)"),
)
wrong(
    "The arguments of the cross-entropy are swapped: the truth comes first, then the prediction.",
    (LOSSES, "keras.losses.categorical_crossentropy(y_pred, y_true, from_logits=True)"),
)
wrong(
    "That is the loss for two classes; with several, use the categorical cross-entropy.",
    (LOSSES, "keras.losses.binary_crossentropy(y_true, y_pred, from_logits=True)"),
)
wrong(
    "Softmax is applied twice: categorical_crossentropy does it with from_logits=True.",
    (
        LOSSES,
        "keras.losses.categorical_crossentropy(y_true, tf.nn.softmax(y_pred), from_logits=True)",
    ),
)
wrong(
    "The logarithm of a softmax fails for large logits. Let Keras do both in one step.",
    (LOSSES, "-tf.reduce_sum(y_true * tf.math.log(tf.nn.softmax(y_pred)), axis=1)"),
)
wrong(
    "You also divide by the number of classes; the mean is over the examples only.",
    (MEAN, "tf.reduce_mean(losses) / y_true.shape[1]"),
)
wrong(
    "You return a NumPy number, which the tape cannot follow: return the tensor.",
    (MEAN, "tf.reduce_mean(losses).numpy()"),
)
wrong(
    "The first argument of the cross-entropy does not fit y_pred: it is the labels, transposed.",
    ("tf.transpose(labels)", "labels"),
)
wrong("The logits are not transposed; only the labels are.", ("tf.transpose(logits)", "logits"))
wrong(
    "The arguments of the cross-entropy are swapped, and the logits are taken for probabilities.",
    (LOSSES, "keras.losses.categorical_crossentropy(y_pred, y_true)"),
)
wrong(
    "The mean is divided by the number of examples again.",
    (MEAN, "tf.reduce_mean(losses) / y_true.shape[0]"),
)
wrong("The sign is reversed: Keras returns the loss, not its negative.", (MEAN, f"-{MEAN}"))
wrong(
    "That is the squared error; use the categorical cross-entropy.",
    (LOSSES, "keras.losses.mean_squared_error(y_true, y_pred)"),
)
wrong(
    "The logarithm is missing: a cross-entropy sums the logarithms of probabilities.",
    (LOSSES, "-tf.reduce_sum(y_true * tf.nn.softmax(y_pred), axis=1)"),
)
wrong(
    "The sparse cross-entropy takes numbers of classes; these labels are one-hot.",
    ("categorical_crossentropy", "sparse_categorical_crossentropy"),
)
wrong(
    "The losses are added up, and the logits are taken for probabilities.",
    (", from_logits=True", ""),
    (MEAN, "tf.reduce_sum(losses)"),
)
wrong(
    "A softmax before the loss loses digits where logits are large: let Keras do both in one step, "
    "with from_logits=True.",
    (LOSSES, "keras.losses.categorical_crossentropy(y_true, tf.nn.softmax(y_pred))"),
)
wrong(
    "Nothing is transposed, and the logits are taken for probabilities.",
    ("tf.transpose(labels)", "labels"),
    ("tf.transpose(logits)", "logits"),
    (", from_logits=True", ""),
)
wrong(
    "tf.reshape mixes the examples up; use tf.transpose.",
    ("tf.transpose(labels)", "tf.reshape(labels, (-1, labels.shape[0]))"),
    ("tf.transpose(logits)", "tf.reshape(logits, (-1, logits.shape[0]))"),
)
wrong(
    "A tensor of TensorFlow has no .T: use tf.transpose.",
    ("tf.transpose(labels)", "labels.T"),
    ("tf.transpose(logits)", "logits.T"),
)
wrong("That is the largest loss; return the mean.", (MEAN, "tf.reduce_max(losses)"))
wrong(
    "A sigmoid comes before the loss; pass it the logits as they are.",
    ("tf.transpose(logits)", "tf.sigmoid(tf.transpose(logits))"),
)
wrong(
    "The logarithm of 1 − p belongs to the loss for two classes; with several, only that of the "
    "true class counts. categorical_crossentropy does it all.",
    ("tf.transpose(logits)", "tf.nn.softmax(tf.transpose(logits))"),
    (LOSSES, TWO_CLASSES),
)
wrong(
    "np.transpose gives NumPy arrays, which the tape cannot follow: use tf.transpose.",
    ("tf.transpose(labels)", "np.transpose(labels)"),
    ("tf.transpose(logits)", "np.transpose(logits)"),
)
wrong(
    "Your softmax runs along the examples: let Keras do it, with from_logits=True.",
    ("tf.transpose(logits)", "tf.transpose(tf.nn.softmax(logits))"),
    (", from_logits=True", ""),
)
wrong(
    "You divide the sum by the number of classes; divide it by the number of examples.",
    (MEAN, "tf.reduce_sum(losses) / logits.shape[0]"),
)
wrong(
    "You divide by a fixed number; there are as many losses as the batch has examples.",
    (MEAN, "tf.reduce_sum(losses) / 32"),
)
wrong(
    "float() makes a plain number, which the tape cannot follow: return the tensor.",
    (MEAN, "float(tf.reduce_mean(losses))"),
)
wrong(
    "CategoricalCrossentropy is a class; call the function, categorical_crossentropy.",
    ("losses.categorical_crossentropy", "losses.CategoricalCrossentropy"),
)
wrong(
    "The labels stay one-hot, as categorical_crossentropy takes them: leave out the argmax.",
    (LOSSES, LOSSES.replace("y_true", "tf.argmax(y_true, axis=1)")),
)
wrong("That is the loss of the first example alone; return the mean of all.", (MEAN, "losses[0]"))


# ---- train_step ----


@grader.helper
def trained(train_step, optimizer, parameters, batches, kind=False):
    """Losses and parameters after one step for each batch; if asked for, the losses' kind.

    An optimizer that keeps averages makes their variables first: inside a graph, it could not.
    """
    started = variables(parameters)
    if optimizer.get_config().get("momentum") != 0:
        optimizer.build(list(started.values()))
    losses = [train_step(X, Y, started, optimizer) for X, Y in batches]
    return {
        "losses": [plain(loss) for loss in losses],
        **({"kind of the losses": kind_of(losses)} if kind else {}),
        **{name: plain(each) for name, each in started.items()},
    }


@grader.helper
def kind_of(losses):
    """Whether losses are tensors, on which the notebook goes on to compute."""
    import tensorflow as tf

    return "tensors" if all(map(tf.is_tensor, losses)) else "no tensors"


@grader.helper
def batches_of(rng, inputs, classes, *sizes):
    """Random mini-batches of so many examples, as tensors."""
    import tensorflow as tf

    pairs = [(normal(rng, inputs, m), one_hot_labels(rng, classes, m)) for m in sizes]
    return [(tf.constant(X), tf.constant(Y)) for X, Y in pairs]


@grader.case(rtol=1e-3)
def one_step_of_descent(train_step, rng):
    """One step of gradient descent, three inputs, layers of 4, 3 and 2 units, five examples."""
    import keras

    optimizer = keras.optimizers.SGD(learning_rate=0.5)
    parameters = network(normal, rng, 3, 4, 3, 2)
    return trained(train_step, optimizer, parameters, batches_of(rng, 3, 2, 5), kind=True)


@grader.case(rtol=1e-3)
def two_steps_with_momentum(train_step, rng):
    """Two steps with momentum, of one batch each."""
    import keras

    optimizer = keras.optimizers.SGD(learning_rate=0.3, momentum=0.8)
    parameters = network(normal, rng, 4, 3, 4, 3)
    return trained(train_step, optimizer, parameters, batches_of(rng, 4, 3, 6, 8))


@grader.case(hidden=True, rtol=1e-3)
def steps_with_momentum(train_step, rng):
    """Three steps with momentum, batches of different sizes."""
    import keras

    optimizer = keras.optimizers.SGD(learning_rate=0.2, momentum=0.9)
    parameters = network(normal, rng, 5, 6, 4, 3)
    return trained(train_step, optimizer, parameters, batches_of(rng, 5, 3, 7, 4, 9))


@grader.case(hidden=True, rtol=1e-3)
def steps_of_adam(train_step, rng):
    """Two steps of Adam, six classes."""
    import keras

    optimizer = keras.optimizers.Adam(learning_rate=0.05, epsilon=0.01)
    parameters = network(normal, rng, 4, 7, 5, 6)
    return trained(train_step, optimizer, parameters, batches_of(rng, 4, 6, 8, 8))


@grader.case(hidden=True, rtol=1e-3)
def step_with_one_example(train_step, rng):
    """A batch of one."""
    import keras

    optimizer = keras.optimizers.SGD(learning_rate=0.3)
    parameters = network(normal, rng, 6, 5, 5, 4)
    return trained(train_step, optimizer, parameters, batches_of(rng, 6, 4, 1))


GRADIENTS = "tape.gradient(loss, variables)"
STEP = "optimizer.apply_gradients(zip(gradients, variables))"
LOSS = "compute_total_loss(logits, Y)"

wrong = grader.mistakes("train_step")
wrong("The parameters do not change: let the optimizer apply the gradients.", (STEP, "pass"))
wrong(
    "You compute the loss again after the step; return the one from before it.",
    (STEP, f"{STEP}\n    loss = compute_total_loss(forward_propagation(X, parameters), Y)"),
)
wrong(
    "Only the weights take a step; the biases must take one, too.",
    (STEP, "optimizer.apply_gradients(zip(gradients[::2], variables[::2]))"),
)
wrong(
    "Your steps go uphill. The optimizer already subtracts: pass it the gradients as they are.",
    (STEP, "optimizer.apply_gradients(zip([-g for g in gradients], variables))"),
)
wrong(
    "Those are the gradients of the logits; differentiate the loss.",
    (GRADIENTS, "tape.gradient(logits, variables)"),
)
wrong(
    "No gradients arrive: take those of the loss, which is computed from the logits, inside the "
    "with block, with tensors throughout.",
    (LOSS, "compute_total_loss(logits.numpy(), Y)"),
)
wrong(
    "apply_gradients takes pairs of a gradient and its variable, in this order.",
    (STEP, "optimizer.apply_gradients(zip(variables, gradients))"),
)
wrong(
    "The arguments of compute_total_loss are swapped: the logits come first, then the labels.",
    (LOSS, "compute_total_loss(Y, logits)"),
)
wrong(
    "That is not the step of the optimizer that is passed in, which has a rule and a learning rate "
    "of its own.",
    (STEP, "[v.assign_sub(0.01 * g) for g, v in zip(gradients, variables)]"),
)
wrong(
    "You take two steps with one batch; take one.",
    (STEP, "[optimizer.apply_gradients(zip(gradients, variables)) for _ in range(2)]"),
)
PAIRS = "zip(gradients, variables)"
wrong("apply_gradients takes pairs: zip gradients and variables.", (PAIRS, "gradients, variables"))
wrong(
    "A dictionary hands out its keys; zip the gradients with the variables.",
    (PAIRS, "zip(gradients, parameters)"),
)
wrong(
    "tape.gradient gets the dictionary, and returns one; pass it the list of variables.",
    (GRADIENTS, "tape.gradient(loss, parameters)"),
)
wrong(
    "gradients is None: tape.gradient takes the loss first, then the variables.",
    (GRADIENTS, "tape.gradient(variables, loss)"),
)
wrong(
    "forward_propagation takes X first, then the dictionary of parameters.",
    ("forward_propagation(X, parameters)", "forward_propagation(parameters, X)"),
)
wrong(
    "forward_propagation takes the dictionary of parameters, not the list.",
    ("forward_propagation(X, parameters)", "forward_propagation(X, variables)"),
)
wrong(
    "The loss takes the columns for classes: call compute_total_loss, and with logits and Y as "
    "they are, one example a column.",
    (LOSS, "compute_total_loss(tf.transpose(logits), tf.transpose(Y))"),
)
wrong(
    "The optimizer has a learning rate; leave it as it is.",
    (GRADIENTS, f"{GRADIENTS}\n    optimizer.learning_rate = 0.0001"),
)
wrong(
    "Return the loss as a tensor, as it is: leave out .numpy() and float().",
    ("return loss", "return loss.numpy()"),
)
wrong(
    "apply_gradients is called for each variable on its own; pass it all the pairs in one call.",
    (STEP, "[optimizer.apply_gradients([pair]) for pair in zip(gradients, variables)]"),
)
wrong(
    "The logits pass through a softmax; compute_total_loss has its own.",
    (LOSS, "compute_total_loss(tf.nn.softmax(logits, axis=0), Y)"),
)
wrong("The loss becomes a NumPy number, which the tape cannot follow.", (LOSS, f"{LOSS}.numpy()"))
wrong("The sign of the loss is reversed, so that it grows.", (LOSS, f"-{LOSS}"))
wrong(
    "The loss is divided by the number of examples; it is a mean already.",
    (LOSS, f"{LOSS} / X.shape[1]"),
)
wrong(
    "The loss is multiplied by the number of examples; leave the mean as it is.",
    (LOSS, f"{LOSS} * X.shape[1]"),
)
wrong(
    "You make a new optimizer; use the one that is passed in.",
    ("optimizer.apply", "keras.optimizers.Adam().apply"),
)
wrong(
    "Only the last layer takes a step; all of them should.",
    (PAIRS, "zip(gradients[-2:], variables[-2:])"),
)
wrong(
    "Only the first layer takes a step; all of them should.",
    (PAIRS, "zip(gradients[:2], variables[:2])"),
)
wrong(
    "Only the biases take a step; the weights must take one, too.",
    (PAIRS, "zip(gradients[1::2], variables[1::2])"),
)
wrong(
    "You take the step by hand; the optimizer may have another rule, so let it take the step.",
    (STEP, "[v.assign_sub(optimizer.learning_rate * g) for g, v in zip(gradients, variables)]"),
)
wrong(
    "You take the step by hand, with a rate of your own; let the optimizer take it.",
    (STEP, "[v.assign_sub(0.001 * g) for g, v in zip(gradients, variables)]"),
)
wrong(
    "Other tensors take the place of the parameters; the optimizer changes the variables in place.",
    (
        STEP,
        "parameters.update({k: v - 0.001 * g for (k, v), g in zip(parameters.items(), gradients)})",
    ),
)
wrong(
    "Only W1 takes a step: zip all gradients with all variables.",
    (PAIRS, "[(gradients[0], variables[0])]"),
)
wrong(
    "You divide the gradients by the number of examples; the loss is a mean, and so are they.",
    (PAIRS, "zip([g / X.shape[1] for g in gradients], variables)"),
)
wrong(
    "apply_gradients takes pairs of a gradient and its variable; you pass the gradients alone.",
    (STEP, "optimizer.apply(gradients)"),
)
wrong("Return the loss alone.", ("return loss", "return loss, parameters"))
wrong("You return the logits; return the loss.", ("return loss", "return logits"))
wrong("You return the gradients; return the loss.", ("return loss", "return gradients"))
wrong(
    "The logits pass through a softmax, along the wrong axis; compute_total_loss has its own.",
    ("forward_propagation(X, parameters)", "tf.nn.softmax(forward_propagation(X, parameters))"),
)
wrong(
    "The gradients are clipped; apply them as they are.",
    (GRADIENTS, f"tf.clip_by_global_norm({GRADIENTS}, 1.0)[0]"),
)
wrong(
    "The gradients alone do not tell which variable each belongs to: zip them with the variables.",
    (PAIRS, "gradients"),
)
wrong(
    "You return more than the loss; return it alone.",
    ("return loss", "return loss, gradients"),
)
wrong(
    "X_train is the whole training set; train on the batch that is passed in, X and Y.",
    ("forward_propagation(X, parameters)", "forward_propagation(X_train, parameters)"),
    (LOSS, "compute_total_loss(logits, Y_train)"),
)
