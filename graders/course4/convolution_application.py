"""Cases and known mistakes of the convolutional network that reads hands.

TensorFlow and Keras are imported where a case needs them, not above: the judge, which runs the
predicates, does without. Where logits are compared, the inputs are small multiples of one half, so
that single precision makes no error whatever the order of operations.
"""

import math
from unittest import mock

import numpy as np

from graders.common.dropout import dropouts
from graders.common.initialization import INITIALIZER, glorot_cases, glorot_mistakes, in_all
from graders.common.tensors import gradients_of, normal, plain, variables
from invigilator.checking import Grader

grader = Grader("course4/convolution_application", framework="tensorflow")
grader.include(plain, normal, variables, gradients_of, dropouts)


@grader.helper
def halves(rng, *shape):
    """Random multiples of one half, from -1 to 1."""
    return (rng.integers(-2, 3, size=shape) / 2).astype(np.float32)


@grader.helper
def network(draw, rng, shape, filters, classes, sides=(4, 2)):
    """Parameters as arrays, for images of a shape (n_H, n_W, n_C) and two numbers of filters."""
    height, width, channels = shape
    first, second = filters
    units = math.ceil(math.ceil(height / 8) / 4) * math.ceil(math.ceil(width / 8) / 4) * second
    return {
        "W1": draw(rng, sides[0], sides[0], channels, first),
        "b1": draw(rng, first),
        "W2": draw(rng, sides[1], sides[1], first, second),
        "b2": draw(rng, second),
        "W3": draw(rng, units, classes),
        "b3": draw(rng, classes),
    }


@grader.helper
def one_hot_rows(rng, m, classes):
    """Random labels as rows with a single 1; the first ones are all classes in turn."""
    labels = np.concatenate([np.arange(classes), rng.integers(0, classes, size=m)])[:m]
    return np.eye(classes, dtype=np.float32)[labels]


# ---- initialize_parameters ----


W1, W2, W3 = "initializer((4, 4, 3, 8))", "initializer((2, 2, 8, 16))", "initializer((64, 6))"

glorot_cases(grader, inputs=64)
BIASES = ["tf.zeros(8)", "tf.zeros(16)", "tf.zeros(6)"]
glorot_mistakes(grader, [W1, W2, W3], BIASES)

wrong = grader.mistakes("initialize_parameters")
wrong(
    "The channels of W1 are swapped: three come in, eight go out.",
    (W1, "initializer((4, 4, 8, 3))"),
)
wrong(
    "W1 has the number of filters first, but here it comes last.",
    (W1, "initializer((8, 4, 4, 3))"),
)
wrong(
    "W2 takes the three colours; eight channels come out of the first layer.",
    (W2, "initializer((2, 2, 3, 16))"),
)
wrong(
    "W2 has the shape of a first layer's filters: they are 2 by 2 here.",
    (W2, "initializer((4, 4, 8, 16))"),
)
wrong(
    "W3 is the wrong way round: examples are rows, so it has one row for each input.",
    (W3, "initializer((6, 64))"),
)
wrong(
    "In W1 and W2 the two numbers of channels are swapped: those that come in stand before those "
    "that go out, as in (4, 4, 3, 8).",
    (W1, "initializer((4, 4, 8, 3))"),
    (W2, "initializer((2, 2, 16, 8))"),
)
wrong(
    "W1 and W2 have the number of filters first, but it comes last, as in (4, 4, 3, 8).",
    (W1, "initializer((8, 4, 4, 3))"),
    (W2, "initializer((16, 2, 2, 8))"),
)
wrong(
    "W3 is made for 8 by 8 places with 16 channels; the second pooling leaves 2 by 2 of them, "
    "which are 64 numbers.",
    (W3, "initializer((1024, 6))"),
)
wrong(
    "A shape is a single argument, a tuple: write another pair of brackets around its numbers.",
    *in_all(["(4, 4, 3, 8)", "(2, 2, 8, 16)", "(64, 6)"], "initializer({0})", "initializer{0}"),
)
wrong(
    "The biases are columns, as in course 2; here each has one axis, as in (8,).",
    (BIASES[0], "tf.zeros((8, 1))"),
    (BIASES[1], "tf.zeros((16, 1))"),
    (BIASES[2], "tf.zeros((6, 1))"),
)
wrong(
    "The biases are rows with two axes; here each has one axis, as in (8,).",
    (BIASES[0], "tf.zeros((1, 8))"),
    (BIASES[1], "tf.zeros((1, 16))"),
    (BIASES[2], "tf.zeros((1, 6))"),
)
wrong(
    "The biases have several axes, as in the notebook before; here each has one, as in (8,).",
    (BIASES[0], "tf.zeros((1, 1, 1, 8))"),
    (BIASES[1], "tf.zeros((1, 1, 1, 16))"),
    (BIASES[2], "tf.zeros((1, 6))"),
)
wrong(
    "b1 and b2 have four axes, as in the notebook before; here each has one, as in (8,).",
    (BIASES[0], "tf.zeros((1, 1, 1, 8))"),
    (BIASES[1], "tf.zeros((1, 1, 1, 16))"),
)
wrong(
    "Each layer has a single bias; there should be one for each of its filters or classes.",
    *in_all(BIASES, "{}", "tf.zeros(1)"),
)
wrong(
    "There are as many biases as inputs of a layer; there should be one for each output.",
    (BIASES[1], "tf.zeros(8,)"),
    (BIASES[0], "tf.zeros(3)"),
    (BIASES[2], "tf.zeros(64)"),
)
wrong(
    "The biases are float64; tf.zeros makes float32.",
    *in_all(["(8)", "(16)", "(6)"], "tf.zeros{}", "np.zeros{}"),
)
wrong(
    "The weights are a hundred times too small: the initializer gives them their size, so leave "
    "out * 0.01.",
    *in_all([W1, W2, W3], "{}", "{} * 0.01"),
)
SHAPES = ["(4, 4, 3, 8)", "(2, 2, 8, 16)", "(64, 6)"]
wrong(
    "The weights have a standard deviation of 0.01, as in earlier notebooks; call the initializer, "
    "which knows how large they should be.",
    *in_all(SHAPES, "initializer({})", "(np.random.randn(*{}) * 0.01).astype(np.float32)"),
)
wrong(
    "np.random.randn makes float64, and its numbers are not of the right size: call the "
    "initializer.",
    *in_all(SHAPES, "initializer({})", "np.random.randn(*{}) * 0.01"),
)
ANOTHER = f"{INITIALIZER}\n    initializer = "
SEEDED = "(seed=keras.random.SeedGenerator())"
wrong(
    "That is He's initialization in its normal form; leave the initializer as it is given.",
    (INITIALIZER, f"{ANOTHER}keras.initializers.HeNormal{SEEDED}"),
)
wrong(
    "HeNormal is He's initialization; leave the initializer as it is given.",
    (INITIALIZER, f"{ANOTHER}keras.initializers.HeNormal()"),
)
wrong(
    "That is He's initialization in its uniform form; leave the initializer as it is given.",
    (INITIALIZER, f"{ANOTHER}keras.initializers.HeUniform{SEEDED}"),
)
ONLY_CHANNELS = [
    (W1, "tf.random.normal((4, 4, 3, 8)) * np.sqrt(2 / (3 + 8)).astype(np.float32)"),
    (W2, "tf.random.normal((2, 2, 8, 16)) * np.sqrt(2 / (8 + 16)).astype(np.float32)"),
]
wrong(
    "W1 and W2 are too large: you count only channels, but a filter looks at 4 · 4 · 3 numbers. "
    "The initializer knows how to count.",
    *ONLY_CHANNELS,
)
wrong(
    "For W1 and W2 you count only channels, so they are too large: a filter of W1 looks at "
    "4 · 4 · 3 numbers. Call the initializer, which knows how to count.",
    *ONLY_CHANNELS,
    (W3, "tf.random.normal((64, 6)) * np.sqrt(2 / (64 + 6)).astype(np.float32)"),
)


# ---- forward_propagation ----


@grader.helper
def sunk(rng, *sizes, **sides):
    """A network of halves with negative biases, so that each ReLU has something to do.

    The first sums are negative in about every other pooling window.
    """
    parameters = network(halves, rng, *sizes, **sides)
    parameters["b1"] -= np.float32(round(1.15 * np.sqrt(parameters["W1"][..., 0].size)))
    parameters["b2"][::2] -= np.float32(5)
    return parameters


@grader.helper
def as_tensor(value, name):
    """A result as an array, and whether it is a tensor."""
    import tensorflow as tf

    return {name: plain(value), "a tensor": None if value is None else tf.is_tensor(value)}


@grader.case(rtol=1e-4)
def two_pictures(forward_propagation, rng):
    """Two images of 32 x 32 pixels, filters as in the notebook, six classes; a tensor."""
    parameters = variables(sunk(rng, (32, 32, 3), (8, 16), 6))
    return as_tensor(forward_propagation(halves(rng, 2, 32, 32, 3), parameters), "Z3")


@grader.case(hidden=True, rtol=1e-4)
def wide_pictures(forward_propagation, rng):
    """Three images of 40 x 72 pixels, which the windows do not divide."""
    parameters = variables(sunk(rng, (40, 72, 3), (4, 6), 5))
    return plain(forward_propagation(halves(rng, 3, 40, 72, 3), parameters))


@grader.case(hidden=True, rtol=1e-4)
def grey_pictures(forward_propagation, rng):
    """Four grey images of 70 x 37 pixels, as a tensor; filters of 3 x 3 and 5 x 5."""
    import tensorflow as tf

    parameters = variables(sunk(rng, (70, 37, 1), (5, 3), 4, sides=(3, 5)))
    return plain(forward_propagation(tf.constant(halves(rng, 4, 70, 37, 1)), parameters))


@grader.case(hidden=True, rtol=1e-4)
def one_picture(forward_propagation, rng):
    """One image of two channels, three classes."""
    parameters = variables(sunk(rng, (32, 64, 2), (6, 7), 3))
    return plain(forward_propagation(halves(rng, 1, 32, 64, 2), parameters))


@grader.case(hidden=True, rtol=1e-3)
def gradients_of_logits(forward_propagation, rng):
    """The tape must be able to follow: gradients of the sum of the logits."""
    parameters = network(normal, rng, (40, 32, 3), (3, 4), 2)
    X = normal(rng, 2, 40, 32, 3)
    found = gradients_of(
        lambda *arrays: forward_propagation(X, dict(zip(parameters, arrays, strict=True))),
        *parameters.values(),
    )
    return dict(zip(parameters, found, strict=True))


Z1 = 'tf.nn.conv2d(X, W1, strides=1, padding="SAME") + b1'
A1 = "A1 = tf.nn.relu(Z1)"
P1 = 'tf.nn.max_pool2d(A1, ksize=8, strides=8, padding="SAME")'
Z2 = 'tf.nn.conv2d(P1, W2, strides=1, padding="SAME") + b2'
A2 = "A2 = tf.nn.relu(Z2)"
P2 = 'tf.nn.max_pool2d(A2, ksize=4, strides=4, padding="SAME")'
F = "tf.reshape(P2, (P2.shape[0], -1))"
Z3 = "Z3 = tf.matmul(F, W3) + b3"

wrong = grader.mistakes("forward_propagation")
wrong(
    "The convolutions have no bias: conv2d adds none, so add b1 and b2 yourself.",
    (Z1, Z1.replace(" + b1", "")),
    (Z2, Z2.replace(" + b2", "")),
)
wrong("The bias of the first convolution is missing.", (Z1, Z1.replace(" + b1", "")))
wrong("The bias of the second convolution is missing.", (Z2, Z2.replace(" + b2", "")))
wrong("The bias of the dense layer is missing.", (Z3, Z3.replace(" + b3", "")))
wrong(
    'The convolutions have no padding; say padding="SAME".',
    (Z1, Z1.replace("SAME", "VALID")),
    (Z2, Z2.replace("SAME", "VALID")),
)
wrong(
    'The pooling layers drop what does not fill a window; say padding="SAME" there too.',
    (P1, P1.replace("SAME", "VALID")),
    (P2, P2.replace("SAME", "VALID")),
)
wrong(
    "The pooling windows overlap: the stride should be as large as the window.",
    (P1, P1.replace("strides=8", "strides=1")),
    (P2, P2.replace("strides=4", "strides=1")),
)
wrong(
    "The pooling windows are swapped: 8 by 8 in the first round, 4 by 4 in the second.",
    (P1, P1.replace("ksize=8, strides=8", "ksize=4, strides=4")),
    (P2, P2.replace("ksize=4, strides=4", "ksize=8, strides=8")),
)
wrong(
    "The first convolution has a stride of 2; it should be 1.",
    (Z1, Z1.replace("strides=1", "strides=2")),
)
wrong(
    "That is the mean of each window; max pooling takes the largest number.",
    (P1, P1.replace("max_pool2d", "avg_pool2d")),
    (P2, P2.replace("max_pool2d", "avg_pool2d")),
)
wrong("The first ReLU is missing.", (A1, A1.replace("tf.nn.relu(Z1)", "Z1")))
wrong("The second ReLU is missing.", (A2, A2.replace("tf.nn.relu(Z2)", "Z2")))
wrong(
    "The last layer has no ReLU: logits may be negative.",
    (Z3, Z3.replace("tf.matmul(F, W3) + b3", "tf.nn.relu(tf.matmul(F, W3) + b3)")),
)
wrong(
    "The softmax belongs to the cost; return the logits themselves.",
    (Z3, Z3.replace("tf.matmul(F, W3) + b3", "tf.nn.softmax(tf.matmul(F, W3) + b3)")),
)
wrong(
    "The logits are the wrong way round: one row for each example.",
    (Z3, Z3.replace("tf.matmul(F, W3) + b3", "tf.transpose(tf.matmul(F, W3) + b3)")),
)
wrong(
    "Rows of the flattened volume mix the examples: keep the first axis, and flatten the others.",
    (F, "tf.transpose(tf.reshape(P2, (-1, P2.shape[0])))"),
)
wrong(
    "No ReLU is applied: both convolutions need one.",
    (A1, A1.replace("tf.nn.relu(Z1)", "Z1")),
    (A2, A2.replace("tf.nn.relu(Z2)", "Z2")),
)
wrong(
    "None of the layers adds its bias.",
    (Z1, Z1.replace(" + b1", "")),
    (Z2, Z2.replace(" + b2", "")),
    (Z3, Z3.replace(" + b3", "")),
)
wrong(
    'The first convolution has no padding; say padding="SAME".', (Z1, Z1.replace("SAME", "VALID"))
)
wrong(
    'The second convolution has no padding; say padding="SAME".', (Z2, Z2.replace("SAME", "VALID"))
)
wrong(
    "The second convolution has a stride of 2; it should be 1.",
    (Z2, Z2.replace("strides=1", "strides=2")),
)
wrong(
    "The convolutions have the stride of the pooling layers; theirs is 1.",
    (Z1, Z1.replace("strides=1", "strides=8")),
    (Z2, Z2.replace("strides=1", "strides=4")),
)
wrong(
    "The first pooling layer takes means; max pooling takes the largest number.",
    (P1, P1.replace("max_pool2d", "avg_pool2d")),
)
wrong(
    "The second pooling layer takes means; max pooling takes the largest number.",
    (P2, P2.replace("max_pool2d", "avg_pool2d")),
)
wrong(
    "F has four times as many columns as it should: the first pooling layer has windows and a "
    "stride of 8, the second of 4.",
    (P1, P1.replace("ksize=8, strides=8", "ksize=4, strides=4")),
)
wrong(
    "That is a sigmoid; the first layer takes a ReLU.",
    (A1, A1.replace("tf.nn.relu(Z1)", "tf.nn.sigmoid(Z1)")),
)
wrong(
    "That is tanh; both convolutions take a ReLU.",
    (A1, A1.replace("tf.nn.relu", "tf.nn.tanh")),
    (A2, A2.replace("tf.nn.relu", "tf.nn.tanh")),
)
wrong(
    "A leaky ReLU lets some of the negative numbers through; take the ReLU itself.",
    (A1, A1.replace("tf.nn.relu", "tf.nn.leaky_relu")),
)
wrong(
    "The volume is not made smaller before the second convolution, which takes P1, pooled with a "
    "stride of 8.",
    (Z2, Z2.replace("(P1,", "(A1,")),
)
wrong("P1 is flattened; the dense layer takes P2.", (F, "tf.reshape(P1, (P1.shape[0], -1))"))
wrong(
    "The number of inputs is fixed at 64; other images have another one: say -1.",
    (F, F.replace("(P2.shape[0], -1)", "(-1, 64)")),
)
wrong(
    "The factors of the matrix product are swapped: examples are rows, so F comes first.",
    (Z3, Z3.replace("tf.matmul(F, W3)", "tf.matmul(W3, F)")),
)
wrong(
    "F and W3 are multiplied element by element; a dense layer takes their matrix product.",
    (Z3, Z3.replace("tf.matmul(F, W3)", "F * W3")),
)
wrong("The bias of the dense layer is subtracted; add it.", (Z3, Z3.replace(" + b3", " - b3")))
wrong(
    "There is no sigmoid at the end; return the logits themselves.",
    (Z3, Z3.replace("tf.matmul(F, W3) + b3", "tf.nn.sigmoid(tf.matmul(F, W3) + b3)")),
)
wrong(
    "NumPy computes here, so that the tape hears nothing: use TensorFlow's operations.",
    (Z3, Z3.replace("tf.matmul(F, W3) + b3", "np.dot(F.numpy(), W3.numpy()) + b3.numpy()")),
)


# ---- compute_cost ----


@grader.case
def three_classes(compute_cost):
    """Two examples of three classes; the cost as a tensor."""
    import tensorflow as tf

    Z3 = tf.constant([[2.0, 1.0, 0.0], [0.5, -1.0, 1.5]])
    cost = compute_cost(Z3, tf.constant([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]))
    return as_tensor(cost, "cost")


@grader.case
def three_sure_examples(compute_cost):
    """Three examples of four classes, with logits of 100 and more."""
    return cost_of(
        compute_cost,
        np.array([[200, 0, 0, 50], [0, 150, 0, 50], [100, 0, 130, 0]], np.float32),
        np.array([[1, 0, 0, 0], [0, 0, 0, 1], [1, 0, 0, 0]], np.float32),
    )


@grader.helper
def cost_of(compute_cost, logits, labels):
    """The cost as an array, the arguments being tensors."""
    import tensorflow as tf

    return plain(compute_cost(tf.constant(logits), tf.constant(labels)))


@grader.case(hidden=True)
def nine_examples(compute_cost, rng):
    """Nine examples of six classes."""
    return cost_of(compute_cost, 2 * normal(rng, 9, 6), one_hot_rows(rng, 9, 6))


@grader.case(hidden=True)
def as_many_examples_as_classes(compute_cost, rng):
    """Four examples of four classes."""
    return cost_of(compute_cost, normal(rng, 4, 4), one_hot_rows(rng, 4, 4)[::-1].copy())


@grader.case(hidden=True)
def cost_of_one_example(compute_cost, rng):
    """One example of five classes."""
    return cost_of(compute_cost, normal(rng, 1, 5), one_hot_rows(rng, 1, 5))


@grader.case(hidden=True)
def large_logits(compute_cost, rng):
    """Logits of several hundreds, for which the cost must stay finite."""
    return cost_of(compute_cost, 400 * halves(rng, 8, 6), one_hot_rows(rng, 8, 6))


@grader.case(rtol=1e-3)
def gradient_of_the_cost(compute_cost, rng):
    """The tape must be able to follow: the gradient with respect to the logits."""
    labels = one_hot_rows(rng, 5, 6)
    return gradients_of(lambda logits: compute_cost(logits, labels), normal(rng, 5, 6))


LOSSES = "tf.nn.softmax_cross_entropy_with_logits(labels=Y, logits=Z3)"
MEAN = "tf.reduce_mean(losses)"

TWO_CLASSES = (
    "-tf.reduce_sum(Y * tf.math.log(tf.nn.softmax(Z3))"
    " + (1 - Y) * tf.math.log(1 - tf.nn.softmax(Z3)), axis=1)"
)

wrong = grader.mistakes("compute_cost")
wrong(
    "Softmax is applied twice: the cross-entropy does it itself, so give it the logits.",
    (LOSSES, "tf.nn.softmax_cross_entropy_with_logits(labels=Y, logits=tf.nn.softmax(Z3))"),
)
wrong(
    "Labels and logits are swapped.",
    (LOSSES, "tf.nn.softmax_cross_entropy_with_logits(labels=Z3, logits=Y)"),
)
wrong(
    "The columns are taken for examples: here each row is one, so transpose nothing.",
    (
        LOSSES,
        "tf.nn.softmax_cross_entropy_with_logits(labels=tf.transpose(Y), logits=tf.transpose(Z3))",
    ),
)
wrong(
    "That is the loss for two classes; with several, softmax and cross-entropy are needed.",
    (LOSSES, "tf.nn.sigmoid_cross_entropy_with_logits(labels=Y, logits=Z3)"),
)
wrong(
    "The logarithm of a softmax overflows for large logits. Let TensorFlow do both in one.",
    (LOSSES, "-tf.reduce_sum(Y * tf.math.log(tf.nn.softmax(Z3)), axis=1)"),
)
wrong(
    "Logits are taken for probabilities: say from_logits=True.",
    (LOSSES, "keras.losses.categorical_crossentropy(Y, Z3)"),
)
wrong("The losses are summed up; their mean is asked for.", (MEAN, "tf.reduce_sum(losses)"))
wrong("There is a loss for each example; return one number, their mean.", (MEAN, "losses"))
wrong(
    "You also divide by the number of classes; the mean is over the examples alone.",
    (MEAN, "tf.reduce_mean(losses) / Y.shape[1]"),
)
wrong(
    "You return a plain number, which the tape cannot follow: return the tensor.",
    (MEAN, "tf.reduce_mean(losses).numpy()"),
)
wrong(
    "That is the squared error; softmax and cross-entropy are needed.",
    (LOSSES, "(Y - Z3) ** 2"),
)
wrong(
    "The logarithm is taken of the logits; they become probabilities first.",
    (LOSSES, "-tf.reduce_sum(Y * tf.math.log(Z3), axis=1)"),
)
wrong(
    "The cost has the wrong sign: it should never be negative.",
    (LOSSES, "tf.reduce_sum(Y * tf.nn.log_softmax(Z3), axis=1)"),
)
wrong(
    "The softmax runs over the examples; it runs over the classes.",
    (LOSSES, "-tf.reduce_sum(Y * tf.nn.log_softmax(Z3, axis=0), axis=1)"),
)
wrong("The mean is divided by m once more.", (MEAN, "tf.reduce_mean(losses) / Y.shape[0]"))
wrong(
    "The sum is divided by the number of classes; divide by that of the examples.",
    (MEAN, "tf.reduce_sum(losses) / Y.shape[1]"),
)
wrong("That is the largest loss; take the mean.", (MEAN, "tf.reduce_max(losses)"))
wrong(
    "The powers are divided by their sum over the whole batch; each example has a sum of its own.",
    (LOSSES, "-tf.reduce_sum(Y * tf.math.log(tf.exp(Z3) / tf.reduce_sum(tf.exp(Z3))), axis=1)"),
)
wrong(
    "That is the squared error of the probabilities; the cross-entropy is asked for.",
    (LOSSES, "tf.reduce_sum((tf.nn.softmax(Z3) - Y) ** 2, axis=1)"),
)
wrong(
    "The logarithm of 1 − p belongs to the loss for two classes; with several, only that of the "
    "true class counts.",
    (LOSSES, TWO_CLASSES),
)
wrong(
    "The softmax is left out: minus the logit of the true class is no cross-entropy.",
    (LOSSES, "-tf.reduce_sum(Y * Z3, axis=1)"),
)
wrong("No root is taken of the cost.", (MEAN, "tf.sqrt(tf.reduce_mean(losses))"))
wrong("That is the mean of the logits; take that of the losses.", (MEAN, "tf.reduce_mean(Z3)"))
wrong("The cost is rounded; leave it as it is.", (MEAN, "tf.round(tf.reduce_mean(losses))"))
wrong(
    "A small number beside the softmax changes the cost where logits are large. Let TensorFlow do "
    "softmax and logarithm in one.",
    (LOSSES, "-tf.reduce_sum(Y * tf.math.log(tf.nn.softmax(Z3) + 1e-9), axis=1)"),
)
wrong(
    "A softmax before the loss loses digits where logits are large: let TensorFlow do both in one.",
    (LOSSES, "keras.losses.categorical_crossentropy(Y, tf.nn.softmax(Z3))"),
)
wrong(
    "The sparse cross-entropy takes numbers of classes; these labels are one-hot.",
    (LOSSES, LOSSES.replace("softmax_cross", "sparse_softmax_cross")),
)
wrong(
    "The argmax leaves only the number of a class; the cross-entropy takes the logits themselves.",
    (LOSSES, LOSSES.replace("=Z3", "=tf.argmax(Z3, axis=1)")),
)
wrong(
    "That is the squared error of the probabilities; take their cross-entropy.",
    (LOSSES, "(tf.nn.softmax(Z3) - Y) ** 2"),
)
wrong(
    "The logarithm is missing: a cross-entropy sums the logarithms of probabilities.",
    (LOSSES, "-tf.reduce_sum(Y * tf.nn.softmax(Z3), axis=1)"),
)
wrong(
    "The exponentials are not divided by their sum, so that there is no softmax.",
    (LOSSES, "-tf.reduce_sum(Y * tf.math.log(tf.exp(Z3)), axis=1)"),
)
wrong(
    "You divide by a fixed number; there are as many losses as examples.",
    (MEAN, "tf.reduce_sum(losses) / 64"),
)
wrong("You divide by 2m; a mean is divided by m alone.", (MEAN, "tf.reduce_mean(losses) / 2"))
wrong(
    "The losses are logarithms already; only take their mean.",
    (MEAN, "tf.reduce_mean(tf.math.log(losses))"),
)
wrong(
    "tf.reshape mixes the examples up; rows are examples already.",
    ("labels=Y", "labels=tf.reshape(Y, Z3.shape[::-1])"),
    ("logits=Z3", "logits=tf.reshape(Z3, Z3.shape[::-1])"),
)
wrong(
    "The logarithm is taken of the logits, which become probabilities first; and the losses of the "
    "classes are to be added up.",
    (LOSSES, "-Y * tf.math.log(Z3)"),
)


# ---- model ----


@grader.helper
def eagerly(model, *data, **settings):
    """What model returns, if what `tf.function` decorates is not traced: that takes long."""
    import tensorflow as tf

    tf.config.run_functions_eagerly(True)
    try:
        return model(*data, print_cost=False, **settings)
    finally:
        tf.config.run_functions_eagerly(False)


@grader.helper
def started_from(parameters, model, *data, traced=False, **settings):
    """What model returns if initialize_parameters gives these numbers, in plain form."""
    names = {"initialize_parameters": lambda: variables(parameters)}
    with mock.patch.dict(model.__globals__, names):
        if traced:
            found = model(*data, print_cost=False, **settings)
        else:
            found = eagerly(model, *data, **settings)
    train, test, trained, history = found
    return {
        "costs": [float(cost) for cost in history["cost"]],
        "train_accuracy": float(train),
        "test_accuracy": float(test),
        "parameters": {name: plain(trained[name]) for name in sorted(trained)},
    }


@grader.case(rtol=2e-3)
def one_picture_seven_times(model, rng):
    """Seven copies of one image, three batches of 2 and one of 1, four epochs, parameters fixed.

    The augmentation halves each batch before it is used.
    """
    X = np.repeat(normal(rng, 1, 16, 16, 3), 7, axis=0)
    Y = np.repeat(one_hot_rows(rng, 1, 3), 7, axis=0)
    parameters = network(lambda *a: 0.3 * normal(*a), rng, (16, 16, 3), (2, 3), 3)
    found = started_from(
        parameters, model, X, Y, X[:1], Y[:1],
        traced=True, learning_rate=0.01, num_epochs=4, minibatch_size=2,
        augment=lambda pictures: pictures / 2,
    )  # fmt: skip
    return {name: found[name] for name in ("costs", "train_accuracy", "test_accuracy")}


@grader.case(hidden=True, rtol=1e-2)
def all_pictures_in_one_batch(model, rng):
    """Six images in one batch, five epochs, other images for testing, parameters fixed."""
    X, Y = normal(rng, 6, 24, 16, 3), one_hot_rows(rng, 6, 4)
    X_test, Y_test = normal(rng, 4, 24, 16, 3), one_hot_rows(rng, 4, 4)
    parameters = network(lambda *a: 0.4 * normal(*a), rng, (24, 16, 3), (3, 4), 4)
    found = started_from(
        parameters, model, X, Y, X_test, Y_test, learning_rate=0.02, num_epochs=5, minibatch_size=8
    )
    trained = found.pop("parameters")
    moved = {name: np.abs(trained[name] - each).mean() for name, each in parameters.items()}
    return {**found, "moved": moved}


@grader.case(hidden=True, rtol=1e-3)
def learning_rate_of_zero(model, rng):
    """Seven images in batches of 3, 3 and 1; nothing is learned, so each cost is their mean."""
    X, Y = normal(rng, 7, 16, 24, 1), one_hot_rows(rng, 7, 5)
    parameters = network(lambda *a: 0.5 * normal(*a), rng, (16, 24, 1), (4, 3), 5)
    return started_from(
        parameters, model, X, Y, X[:3], Y[:3], learning_rate=0.0, num_epochs=2, minibatch_size=3
    )


@grader.helper
def tinted_pictures():
    """Twelve images of 64 x 64 pixels, one tint for each class, and their labels."""
    rng = np.random.default_rng(6)
    Y = one_hot_rows(rng, 12, 6)
    tints = np.array([[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1], [0, 0, 0], [1, 1, -1]])
    return 0.1 * normal(rng, 12, 64, 64, 3) + (Y @ tints.astype(np.float32))[:, None, None], Y


@grader.helper
def convolved(X, W, b):
    """A convolution with stride 1 and padding "SAME", by NumPy alone, and its ReLU."""
    side = W.shape[0]
    around = ((side - 1) // 2, side // 2)
    padded = np.pad(X, ((0, 0), around, around, (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (side, side), axis=(1, 2))
    return np.maximum(np.tensordot(windows, W, axes=((4, 5, 3), (0, 1, 2))) + b, 0)


@grader.helper
def pooled(A, side):
    """The largest number in each window of a side that divides height and width."""
    m, height, width, channels = A.shape
    return A.reshape(m, height // side, side, width // side, side, channels).max(axis=(2, 4))


@grader.helper
def cost_by_numpy(parameters, X, Y):
    """The cost of the network, as the judge computes it without TensorFlow."""
    W1, W2, W3, b1, b2, b3 = (parameters[name] for name in ("W1", "W2", "W3", "b1", "b2", "b3"))
    P2 = pooled(convolved(pooled(convolved(X, W1, b1), 8), W2, b2), 4)
    Z3 = P2.reshape(len(X), -1) @ W3 + b3
    Z3 = Z3 - Z3.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(Z3).sum(axis=1)) - (Y * Z3).sum(axis=1))


def as_learned(got, expected):
    """The right number of costs, a fair start, progress, and variables that bear it out.

    The last cost is a mean over the last epoch, so the cost afterwards may be a little lower.
    """
    costs, shapes = got["costs"], {n: np.shape(each) for n, each in got["parameters"].items()}
    if shapes != {name: each.shape for name, each in expected["parameters"].items()}:
        return "The third value returned should be the dictionary of parameters."
    if len(costs) != len(expected["costs"]):
        return f"There should be {len(expected['costs'])} costs, one for each epoch."
    if not 0.8 < costs[0] < 4.0:
        return f"The first cost is {costs[0]:.3g}; near log 6 = 1.79 is expected."
    if not all(got["variables"]):
        return "The parameters should be variables."
    if not costs[-1] < 0.5 * min(costs[0], math.log(6)):
        return "The cost does not fall as it should."
    afterwards = cost_by_numpy(got["parameters"], *tinted_pictures())
    if not abs(afterwards - costs[-1]) < 0.2:
        return (
            f"The last cost is {costs[-1]:.3g}, but with the parameters that you return it is "
            f"{afterwards:.3g}."
        )
    return True


@grader.case(hidden=True, accept=as_learned, rtol=0.3)
def own_start(model):
    """Twelve tinted images of 64 x 64 pixels, one tint for each class, own start."""
    import tensorflow as tf

    X, Y = tinted_pictures()
    _, _, parameters, history = eagerly(
        model, X, Y, X, Y, learning_rate=0.02, num_epochs=8, minibatch_size=6
    )
    return {
        "costs": [float(cost) for cost in history["cost"]],
        "parameters": {name: plain(each) for name, each in sorted(parameters.items())},
        "variables": [isinstance(each, tf.Variable) for each in parameters.values()],
    }


COST = "cost = compute_cost(Z3, Y)"
GRADIENTS = "tape.gradient(cost, variables)"
STEP = "optimizer.apply_gradients(zip(gradients, variables))"
SUM = "epoch_cost += float(cost) * len(X) / m"
ADAM = "keras.optimizers.Adam(learning_rate)"

wrong = grader.mistakes("model")
wrong(
    "There are more batches than m // minibatch_size: weigh each cost by its images instead.",
    (SUM, "epoch_cost += float(cost) / (m // minibatch_size or 1)"),
)
wrong(
    "All batches count alike, but the last one is smaller: weigh each by its images.",
    (SUM, "epoch_cost += float(cost) / -(-m // minibatch_size)"),
)
wrong(
    "The costs of the batches are summed up; the mean is asked for.",
    (SUM, "epoch_cost += float(cost)"),
)
wrong(
    "You keep the cost of the last batch only; take the mean over all images.",
    (SUM, "epoch_cost = float(cost)"),
)
wrong(
    "The costs are weighed by the images, but not divided by m.",
    (SUM, "epoch_cost += float(cost) * len(X)"),
)
wrong("The parameters do not change: let the optimizer apply the gradients.", (STEP, "pass"))
wrong(
    "Your steps go uphill. The optimizer subtracts already: hand it the gradients as they are.",
    (STEP, "optimizer.apply_gradients(zip([-g for g in gradients], variables))"),
)
wrong(
    "Only the weights take a step; the biases take one too.",
    (STEP, "optimizer.apply_gradients(zip(gradients[::2], variables[::2]))"),
)
wrong(
    "Those are the gradients of the logits; differentiate the cost.",
    (GRADIENTS, "tape.gradient(Z3, variables)"),
)
wrong("The learning rate is not passed on to Adam.", (ADAM, "keras.optimizers.Adam()"))
wrong("That is plain gradient descent; use Adam.", (ADAM, "keras.optimizers.SGD(learning_rate)"))
wrong(
    "The pairs are the wrong way round: first the gradient, then its variable.",
    (STEP, "optimizer.apply_gradients(zip(variables, gradients))"),
)
wrong(
    "Softmax is applied twice: compute_cost takes the logits.",
    (COST, "cost = compute_cost(tf.nn.softmax(Z3), Y)"),
)
wrong(
    "You do not learn from the mini-batch: take X and Y, which train_step is given.",
    ("forward_propagation(X, parameters)", "forward_propagation(X_train, parameters)"),
    (COST, "cost = compute_cost(Z3, Y_train)"),
)
wrong(
    "The learning rate is a fixed number; use the argument.",
    (ADAM, "keras.optimizers.Adam(0.009)"),
)
wrong(
    "You divide by m, but do not count the images of the batch.",
    (SUM, "epoch_cost += float(cost) / m"),
)


# ---- convolutional_model ----


@grader.helper
def fill(network):
    """Give each weight of a model numbers that depend on its shape alone; variances positive."""
    for weight in (each for each in network.weights if "seed" not in each.name):
        shape = tuple(weight.shape)
        draw = np.random.default_rng(list(shape)).normal(size=shape)
        if weight.name == "moving_variance":
            draw = 1 + draw**2
        weight.assign((2 * draw / np.sqrt(max(1, np.prod(shape[:-1])))).astype(np.float32))


@grader.helper
def summarized(network, pictures):
    """Layers, shapes, number of parameters, and predictions with fixed weights."""
    kinds = ("Conv2D", "MaxPooling2D", "AveragePooling2D", "BatchNormalization", "Dense")
    fill(network)
    return {
        "layers": [type(each).__name__ for each in network.layers if type(each).__name__ in kinds],
        "input": list(network.input_shape[1:]),
        "output": list(network.output_shape[1:]),
        "weights": [str(tuple(each.shape)) for each in network.weights],
        "parameters": network.count_params(),
        "with dropout": bool(dropouts(network)),
        "predictions": plain(network(pictures, training=False)),
    }


@grader.case(rtol=1e-4)
def for_hands(convolutional_model, rng):
    """Images of 52 x 100 pixels: layers, shapes, predictions on fixed weights."""
    return summarized(convolutional_model((52, 100, 3)), halves(rng, 2, 52, 100, 3))


@grader.case(hidden=True, rtol=1e-4)
def for_wide_pictures(convolutional_model, rng):
    """Images of 50 x 76 pixels, which the windows do not divide."""
    return summarized(convolutional_model((50, 76, 3)), halves(rng, 3, 50, 76, 3))


@grader.case(hidden=True, rtol=1e-4)
def for_grey_pictures(convolutional_model, rng):
    """Grey images of 40 x 50 pixels."""
    return summarized(convolutional_model((40, 50, 1)), halves(rng, 5, 40, 50, 1))


CONV1 = 'keras.layers.Conv2D(8, 4, padding="same")(inputs)'
CONV2 = 'keras.layers.Conv2D(16, 2, padding="same")(P1)'
POOL1 = 'keras.layers.MaxPooling2D(8, padding="same")(A1)'
POOL2 = 'keras.layers.MaxPooling2D(4, padding="same")(A2)'
RELU1, RELU2 = "keras.layers.ReLU()(Z1)", "keras.layers.ReLU()(Z2)"
FLAT = "keras.layers.Flatten()(P2)"
DENSE = 'keras.layers.Dense(6, activation="softmax")(F)'

wrong = grader.mistakes("convolutional_model")
wrong(
    "The second convolution starts from the input again; it should take P1.",
    (CONV2, CONV2.replace("P1", "inputs")),
)
wrong(
    "The numbers of filters are swapped: 8 in the first layer, 16 in the second.",
    (CONV1, CONV1.replace("(8,", "(16,")),
    (CONV2, CONV2.replace("(16,", "(8,")),
)
wrong(
    "The sizes of the filters are swapped: 4 by 4 in the first layer, 2 by 2 in the second.",
    (CONV1, CONV1.replace(" 4,", " 2,")),
    (CONV2, CONV2.replace(" 2,", " 4,")),
)
wrong(
    'The convolutions have no padding; say padding="same".',
    (CONV1, CONV1.replace("same", "valid")),
    (CONV2, CONV2.replace("same", "valid")),
)
wrong(
    'The pooling layers drop what does not fill a window; say padding="same" there too.',
    (POOL1, POOL1.replace("same", "valid")),
    (POOL2, POOL2.replace("same", "valid")),
)
wrong(
    'Neither convolutions nor pooling layers have padding; say padding="same" in all four.',
    (CONV1, CONV1.replace("same", "valid")),
    (CONV2, CONV2.replace("same", "valid")),
    (POOL1, POOL1.replace("same", "valid")),
    (POOL2, POOL2.replace("same", "valid")),
)
wrong(
    "The pooling windows overlap: leave the stride as it is, the side of the window.",
    (POOL1, POOL1.replace("8,", "8, strides=1,")),
    (POOL2, POOL2.replace("4,", "4, strides=1,")),
)
wrong(
    "The pooling windows are swapped: 8 by 8 in the first round, 4 by 4 in the second.",
    (POOL1, POOL1.replace("8", "4")),
    (POOL2, POOL2.replace("(4", "(8")),
)
wrong(
    "That is the mean of each window; max pooling takes the largest number.",
    (POOL1, POOL1.replace("Max", "Average")),
    (POOL2, POOL2.replace("Max", "Average")),
)
wrong(
    "The first convolution has a stride of 2; it should be 1.",
    (CONV1, CONV1.replace("4,", "4, strides=2,")),
)
wrong("No ReLU is applied: both convolutions need one.", (RELU1, "Z1"), (RELU2, "Z2"))
wrong("The first ReLU is missing.", (RELU1, "Z1"))
wrong("The second ReLU is missing.", (RELU2, "Z2"))
wrong(
    "The convolutions have no biases: leave use_bias as it is.",
    (CONV1, CONV1.replace("4,", "4, use_bias=False,")),
    (CONV2, CONV2.replace("2,", "2, use_bias=False,")),
)
wrong(
    "The mean over all places is taken; flatten the volume, so that places are kept.",
    (FLAT, "keras.layers.GlobalAveragePooling2D()(P2)"),
)
wrong("These are logits; this model ends with the softmax.", (DENSE, "keras.layers.Dense(6)(F)"))
wrong(
    "The chances of each class are independent here; use softmax, so that they sum to 1.",
    (DENSE, DENSE.replace("softmax", "sigmoid")),
)
wrong("Softmax is applied twice.", (DENSE, f"keras.layers.Softmax()({DENSE})"))
wrong("There are six classes, from 0 to 5.", (DENSE, DENSE.replace("6", "5")))
wrong(
    'The first convolution has no padding; say padding="same".',
    (CONV1, CONV1.replace("same", "valid")),
)
wrong(
    'The second convolution has no padding; say padding="same".',
    (CONV2, CONV2.replace("same", "valid")),
)
wrong(
    'The first pooling layer drops what does not fill a window; say padding="same".',
    (POOL1, POOL1.replace("same", "valid")),
)
wrong(
    'The second pooling layer drops what does not fill a window; say padding="same".',
    (POOL2, POOL2.replace("same", "valid")),
)
wrong(
    "The first convolution makes 16 maps; it has 8 filters.",
    (CONV1, CONV1.replace("(8,", "(16,")),
)
wrong(
    "The second convolution makes 8 maps; it has 16 filters.",
    (CONV2, CONV2.replace("(16,", "(8,")),
)
wrong(
    "Number and side of the filters are swapped: the number comes first.",
    (CONV1, CONV1.replace("8, 4", "4, 8")),
    (CONV2, CONV2.replace("16, 2", "2, 16")),
)
wrong(
    "The filters of the first convolution are 4 by 4, not 3 by 3.",
    (CONV1, CONV1.replace("8, 4", "8, 3")),
)
wrong(
    "The filters of the second convolution are 2 by 2, not 4 by 4.",
    (CONV2, CONV2.replace("16, 2", "16, 4")),
)
wrong("The second convolution takes A1; it should take P1.", (CONV2, CONV2.replace("P1", "A1")))
wrong("The second pooling layer takes P1; it should take A2.", (POOL2, POOL2.replace("A2", "P1")))
wrong(
    "The second convolution is passed over: its ReLU takes Z2, and the pooling takes A2.",
    (RELU2, RELU2.replace("Z2", "Z1")),
)
wrong(
    "That is a sigmoid; the first layer takes a ReLU.",
    (RELU1, 'keras.layers.Activation("sigmoid")(Z1)'),
)
wrong(
    "That is tanh; the first layer takes a ReLU.",
    (RELU1, 'keras.layers.Activation("tanh")(Z1)'),
)
wrong(
    "A leaky ReLU lets some of the negative numbers through.",
    (RELU1, "keras.layers.LeakyReLU()(Z1)"),
)
wrong(
    "The layer is made, but not applied: a second pair of brackets takes its input.",
    (RELU1, "keras.layers.ReLU(Z1)"),
)
wrong("Both pooling windows are 4 by 4; the first is 8 by 8.", (POOL1, POOL1.replace("8", "4")))
wrong("Both pooling windows are 8 by 8; the second is 4 by 4.", (POOL2, POOL2.replace("(4", "(8")))
wrong(
    "The first pooling layer takes means; max pooling takes the largest number.",
    (POOL1, POOL1.replace("Max", "Average")),
)
wrong("P2 is not flattened: the dense layer needs one row for each image.", (FLAT, "P2"))
wrong("P1 is flattened; it should be P2.", (FLAT, FLAT.replace("P2", "P1")))
wrong(
    "The model ends with a ReLU; it should end with the softmax.",
    (DENSE, DENSE.replace("softmax", "relu")),
)
wrong("There is one unit only; there are six classes.", (DENSE, DENSE.replace("6", "1")))
wrong(
    "There is one dense layer too many.",
    (DENSE, DENSE.replace("(F)", '(keras.layers.Dense(64, activation="relu")(F))')),
)
wrong(
    "The last layer has no biases: leave use_bias as it is.",
    (DENSE, DENSE.replace("6,", "6, use_bias=False,")),
)
wrong(
    "There is a dropout layer; none is asked for.",
    (FLAT, "keras.layers.Flatten()(keras.layers.Dropout(0.5)(P2))"),
)
NORMAL = "keras.layers.BatchNormalization()"
wrong(
    "There is a batch norm after the first convolution; none is asked for.",
    (RELU1, f"keras.layers.ReLU()({NORMAL}(Z1))"),
)
wrong(
    "There is a batch norm after each convolution; none is asked for.",
    (RELU1, f"keras.layers.ReLU()({NORMAL}(Z1))"),
    (RELU2, f"keras.layers.ReLU()({NORMAL}(Z2))"),
)
wrong(
    "The first pooling layer has a stride of 1: leave it out, and it is the side of the window.",
    (POOL1, POOL1.replace("8,", "8, strides=1,")),
)
wrong(
    "The first pooling layer has a stride of 2: leave it out, and it is the side of the window.",
    (POOL1, POOL1.replace("8,", "8, strides=2,")),
)
wrong(
    "The pooling layers have a stride of 2: leave it out, and it is the side of the window.",
    (POOL1, POOL1.replace("8,", "8, strides=2,")),
    (POOL2, POOL2.replace("4,", "4, strides=2,")),
)
wrong(
    "The first pooling layer has a stride of 4: a second number in the brackets is the stride. "
    "Leave it out.",
    (POOL1, POOL1.replace("8,", "8, 4,")),
)
wrong(
    "The pooling windows are 2 by 2; they are 8 by 8 in the first round, 4 by 4 in the second.",
    (POOL1, POOL1.replace("8,", "2,")),
    (POOL2, POOL2.replace("(4,", "(2,")),
)
wrong(
    "The first convolution has a stride of 4: a third number in the brackets is the stride. Leave "
    "it out.",
    (CONV1, CONV1.replace("4,", "4, 4,")),
)
wrong(
    "The convolutions have strides of 4 and 2: a third number in the brackets is the stride. Leave "
    "it out.",
    (CONV1, CONV1.replace("4,", "4, 4,")),
    (CONV2, CONV2.replace(" 2,", " 2, 2,")),
)
wrong(
    "The filters are 3 by 3; they are 4 by 4 in the first convolution, 2 by 2 in the second.",
    (CONV1, CONV1.replace("8, 4", "8, 3")),
    (CONV2, CONV2.replace("16, 2", "16, 3")),
)
wrong("A2 is flattened; it should be P2.", (FLAT, FLAT.replace("P2", "A2")))
wrong(
    "A leaky ReLU lets some of the negative numbers through; both convolutions take a ReLU.",
    (RELU1, "keras.layers.LeakyReLU()(Z1)"),
    (RELU2, "keras.layers.LeakyReLU()(Z2)"),
)
wrong(
    "There is a dense layer before Flatten; the only one comes after it.",
    (FLAT, "keras.layers.Flatten()(keras.layers.Dense(6)(P2))"),
)
wrong(
    "The softmax runs over the examples; it runs over the classes, the last axis.",
    (DENSE, "keras.layers.Softmax(axis=0)(keras.layers.Dense(6)(F))"),
)
wrong(
    "The softmax comes before the dense layer; it is the activation of that layer.",
    (DENSE, "keras.layers.Dense(6)(keras.layers.Softmax()(F))"),
)
wrong(
    "A ReLU is applied to the inputs as well, which cuts off their negative numbers.",
    (CONV1, CONV1.replace("(inputs)", "(keras.layers.ReLU()(inputs))")),
)
wrong(
    'padding is a word in Keras: say padding="same".',
    (CONV1, CONV1.replace('"same"', "1")),
    (CONV2, CONV2.replace('"same"', "1")),
)
wrong("There are ten units; there are six classes.", (DENSE, DENSE.replace("6", "10")))
wrong(
    "A single sigmoid tells two classes apart; here are six, so there are six units with softmax.",
    (DENSE, DENSE.replace("6", "1").replace("softmax", "sigmoid")),
)
wrong(
    "The last layer is made, but not applied: a second pair of brackets takes F.",
    (DENSE, DENSE.replace("(F)", "")),
)
wrong(
    "The shape of the images is fixed at 64 by 64; leave inputs as it is.",
    (f"Z1 = {CONV1}", f"inputs = keras.Input((64, 64, 3))\n    Z1 = {CONV1}"),
)
