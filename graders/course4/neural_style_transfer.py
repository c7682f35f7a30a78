"""Cases and known mistakes of neural style transfer.

No case loads the large network: activations are small arrays, and the training step runs on a net
of two fixed layers. Height, width and number of channels always differ, so that a mistaken reshape
shows. Where values are compared to the last digits, the inputs are multiples of one half.
"""

import numpy as np

from graders.common.tensors import plain
from invigilator.checking import Grader

grader = Grader("course4/neural_style_transfer", framework="tensorflow")
grader.include(plain)


@grader.helper
def tensors(*arrays):
    """The same arrays as tensors."""
    import tensorflow as tf

    return [tf.constant(array) for array in arrays]


@grader.helper
def halves(rng, *shape):
    """Random multiples of one half, from -2 to 3."""
    return (rng.integers(-4, 7, size=shape) / 2).astype(np.float32)


@grader.helper
def activations(rng, height, width, channels):
    """Activations of two images in one layer, none of them negative."""
    pair = [np.maximum(halves(rng, 1, height, width, channels), 0) for _ in range(2)]
    return tensors(*pair)


@grader.helper
def layers(rng, shapes):
    """Activations of two images in several layers: two dictionaries by the names of layers."""
    pairs = {name: activations(rng, *shape) for name, shape in shapes.items()}
    first, second = ({name: pair[i] for name, pair in pairs.items()} for i in (0, 1))
    return first, second


@grader.helper
def positive(rng, height, width, channels):
    """Activations of two images, no two alike, so that no slope is exactly 0."""
    pair = rng.uniform(0.5, 2, size=(2, 1, height, width, channels)).astype(np.float32)
    return tensors(*pair)


@grader.helper
def slope(function, *tensors, by):
    """Gradient of what a function returns, with respect to one of its arguments."""
    import tensorflow as tf

    with tf.GradientTape() as tape:
        tape.watch(tensors[by])
        result = function(*tensors)
    return plain(tape.gradient(result, tensors[by]))


# ---- compute_content_cost ----


@grader.case
def small_content(compute_content_cost, rng):
    """Height 3, width 5, seven channels."""
    return plain(compute_content_cost(*activations(rng, 3, 5, 7)))


@grader.case(hidden=True)
def wide_content(compute_content_cost, rng):
    """Height 2, width 9, five channels."""
    return plain(compute_content_cost(*activations(rng, 2, 9, 5)))


@grader.case(hidden=True)
def content_of_many_channels(compute_content_cost, rng):
    """Height 5, width 3, 24 channels, negative numbers among them."""
    pair = tensors(halves(rng, 1, 5, 3, 24), 10 * halves(rng, 1, 5, 3, 24))
    return plain(compute_content_cost(*pair))


@grader.case(rtol=1e-3)
def gradient_of_the_content_cost(compute_content_cost, rng):
    """The gradient with respect to the activations of the generated image."""
    return slope(compute_content_cost, *positive(rng, 4, 3, 2), by=1)


SQUARES = "tf.reduce_sum(tf.square(a_C - a_G))"
CONTENT_FACTOR = "(4 * n_H * n_W * n_C)"

wrong = grader.mistakes("compute_content_cost")
wrong(
    "The factor is missing: divide the sum by 4 times height, width and channels.",
    (f"{SQUARES} / {CONTENT_FACTOR}", SQUARES),
)
wrong(
    "The 4 in the factor is missing; this is the plain mean of the squares.",
    (CONTENT_FACTOR, "(n_H * n_W * n_C)"),
)
wrong(
    "n_C is missing from the factor: it is 4 times height, width and channels.",
    (CONTENT_FACTOR, "(4 * n_H * n_W)"),
)
wrong(
    "You multiply by the sizes where you should divide by them: put brackets around the product.",
    (CONTENT_FACTOR, "4 * n_H * n_W * n_C"),
)
wrong(
    "You divide by the sizes twice. A mean divides already; squared sizes are for the style cost.",
    ("tf.reduce_sum", "tf.reduce_mean"),
)
wrong(
    "The differences are added up as they are, so that they cancel. Square each of them first.",
    ("tf.square(a_C - a_G)", "a_C - a_G"),
)
wrong(
    "You take the absolute differences; take their squares.",
    ("tf.square(a_C - a_G)", "tf.abs(a_C - a_G)"),
)
wrong(
    "The difference of the squares is not the square of the difference.",
    ("tf.square(a_C - a_G)", "tf.square(a_C) - tf.square(a_G)"),
)
wrong("You add the activations; the cost is about their difference.", ("a_C - a_G", "a_C + a_G"))
wrong(
    "There is still one number for each channel: sum over all axes, to a single number.",
    (SQUARES, "tf.reduce_sum(tf.square(a_C - a_G), axis=[0, 1, 2])"),
)
wrong(
    "You return a plain number, which the tape cannot follow: return the tensor.",
    (f"{SQUARES} / {CONTENT_FACTOR}", f"({SQUARES} / {CONTENT_FACTOR}).numpy()"),
)
wrong("The factor has a 4 in the denominator, not a 2.", (CONTENT_FACTOR, "(2 * n_H * n_W * n_C)"))
wrong(
    "The sizes are missing from the factor: you divide by a 2 or a 4 alone.", (CONTENT_FACTOR, "2")
)
wrong(
    "You square the sum of the differences; sum their squares.",
    (SQUARES, "tf.square(tf.reduce_sum(a_C - a_G))"),
)
wrong("You take the root of the sum; leave it out.", (SQUARES, f"tf.sqrt({SQUARES})"))
wrong(
    "The squares are not added up: the cost is a single number.",
    (SQUARES, "tf.square(a_C - a_G)"),
)
wrong("n_W is missing from the factor.", (CONTENT_FACTOR, "(4 * n_H * n_C)"))
wrong(
    "You multiply by the whole factor; divide by it.",
    (f"/ {CONTENT_FACTOR}", f"* {CONTENT_FACTOR}"),
)
for sentence, factor in (
    ("n_H is in the factor twice, and n_C is missing.", "(4 * n_H * n_W * n_H)"),
    ("n_C is in the factor twice, and n_H is missing.", "(4 * n_C * n_W * n_C)"),
    ("n_H is missing from the factor.", "(4 * n_W * n_C)"),
    ("The number of channels is added; multiply by it.", "(4 * n_H * n_W + n_C)"),
):
    wrong(sentence, (CONTENT_FACTOR, factor))
wrong(
    "The fraction is upside down.",
    (f"{SQUARES} / {CONTENT_FACTOR}", f"{CONTENT_FACTOR} / {SQUARES}"),
)
wrong(
    "a_C is missing: square the differences of a_C and a_G.",
    (SQUARES, "tf.reduce_sum(tf.square(a_G))"),
)
wrong(
    "a_G is missing: square the differences of a_C and a_G.",
    (SQUARES, "tf.reduce_sum(tf.square(a_C))"),
)
wrong(
    "The cost is always 0: compare a_C with a_G.", (SQUARES, "tf.reduce_sum(tf.square(a_G - a_G))")
)


# ---- gram_matrix ----


@grader.case
def two_channels(gram_matrix):
    """Two channels, three positions."""
    return plain(gram_matrix(*tensors(np.array([[1, 0, 2], [0.5, 3, 0]], dtype=np.float32))))


@grader.case(rtol=1e-3)
def gradient_of_the_gram_matrix(gram_matrix, rng):
    """The gradient of the sum of all its entries, three channels and four positions."""
    return slope(gram_matrix, *tensors(halves(rng, 3, 4)), by=0)


@grader.case(hidden=True)
def more_positions(gram_matrix, rng):
    """Three channels, eleven positions."""
    return plain(gram_matrix(*tensors(halves(rng, 3, 11))))


@grader.case(hidden=True)
def more_channels(gram_matrix, rng):
    """Seven channels, two positions."""
    return plain(gram_matrix(*tensors(halves(rng, 7, 2))))


@grader.case(hidden=True)
def as_many_of_both(gram_matrix, rng):
    """Five channels and five positions: no shape can tell a mistake."""
    return plain(gram_matrix(*tensors(halves(rng, 5, 5))))


GRAM = "tf.matmul(A, tf.transpose(A))"

wrong = grader.mistakes("gram_matrix")
wrong(
    "You compare positions. The channels are the rows of A: multiply A by its transpose.",
    (GRAM, "tf.matmul(tf.transpose(A), A)"),
)
wrong("* multiplies entry by entry. Take the product of matrices.", (GRAM, "A * A"))
wrong("The second factor should be the transpose of A.", (GRAM, "tf.matmul(A, A)"))
wrong(
    "Do not divide here: the factor comes later, in the cost.",
    (GRAM, "tf.matmul(A, tf.transpose(A)) / A.shape[1]"),
)
wrong(
    "Do not subtract the mean of each channel: that would be the covariance.",
    ("GA = tf.matmul", "A = A - tf.reduce_mean(A, axis=1, keepdims=True)\n    GA = tf.matmul"),
)
wrong(
    "Do not scale the rows to length 1: how strong a channel is belongs to the style.",
    ("GA = tf.matmul", "A = tf.math.l2_normalize(A, axis=1)\n    GA = tf.matmul"),
)
wrong(
    "Only the diagonal is left; the products of different channels matter as well.",
    (GRAM, "tf.linalg.diag(tf.reduce_sum(A**2, axis=1))"),
)
wrong("A is returned unchanged: multiply it by its transpose.", (GRAM, "A"))
wrong(
    "You return a NumPy array, which the tape cannot follow: stay with TensorFlow.",
    (GRAM, "np.dot(A, np.transpose(A))"),
)
wrong(
    "* and tf.multiply work entry by entry, and the shapes do not fit: take the product of "
    "matrices.",
    (GRAM, "tf.multiply(A, tf.transpose(A))"),
)
wrong(
    "The matrix is added up to a single number; return the matrix itself.",
    (GRAM, f"tf.reduce_sum({GRAM})"),
)
wrong(
    "Reshaping mixes the numbers of A: the second factor is its transpose.",
    (GRAM, "tf.matmul(A, tf.reshape(A, (A.shape[1], A.shape[0])))"),
)
wrong(
    "Only the diagonal is returned; the whole matrix is asked for.",
    (GRAM, f"tf.linalg.diag_part({GRAM})"),
)
wrong("That is the transpose alone: multiply A by it.", (GRAM, "tf.transpose(A)"))


# ---- compute_layer_style_cost ----


@grader.case
def small_style(compute_layer_style_cost, rng):
    """Height 3, width 4, two channels."""
    return plain(compute_layer_style_cost(*activations(rng, 3, 4, 2)))


@grader.case(hidden=True)
def wide_style(compute_layer_style_cost, rng):
    """Height 2, width 7, three channels."""
    return plain(compute_layer_style_cost(*activations(rng, 2, 7, 3)))


@grader.case(hidden=True)
def style_of_many_channels(compute_layer_style_cost, rng):
    """Height 5, width 3, eight channels."""
    return plain(compute_layer_style_cost(*activations(rng, 5, 3, 8)))


@grader.case(hidden=True)
def the_same_elsewhere(compute_layer_style_cost, rng):
    """The painting turned upside down, before and after a change in one channel."""
    a_S, _ = activations(rng, 4, 6, 3)
    louder = a_S * np.array([1, 1, 2], dtype=np.float32)
    costs = [compute_layer_style_cost(a_S, a_G[:, ::-1]) for a_G in (a_S, louder)]
    return [plain(cost) for cost in costs]


@grader.case(rtol=1e-3)
def gradient_of_the_style_cost(compute_layer_style_cost, rng):
    """The gradient with respect to the activations of the generated image."""
    return slope(compute_layer_style_cost, *positive(rng, 2, 5, 3), by=1)


UNROLL_S = "tf.transpose(tf.reshape(a_S, (n_H * n_W, n_C)))"
UNROLL_G = "tf.transpose(tf.reshape(a_G, (n_H * n_W, n_C)))"
STYLE_SQUARES = "tf.reduce_sum(tf.square(GS - GG))"
STYLE_FACTOR = "(4 * n_C**2 * (n_H * n_W) ** 2)"

wrong = grader.mistakes("compute_layer_style_cost")
wrong(
    "Reshaping straight to (n_C, n_H * n_W) mixes the channels. Reshape to (n_H * n_W, n_C), then"
    " transpose.",
    (UNROLL_S, "tf.reshape(a_S, (n_C, n_H * n_W))"),
    (UNROLL_G, "tf.reshape(a_G, (n_C, n_H * n_W))"),
)
wrong(
    "The Gram matrices compare positions, not channels: gram_matrix expects one channel in each "
    "row. After reshaping, transpose exactly once.",
    (UNROLL_S, "tf.reshape(a_S, (n_H * n_W, n_C))"),
    (UNROLL_G, "tf.reshape(a_G, (n_H * n_W, n_C))"),
)
wrong(
    "Take the Gram matrix of each image, then their difference; not the other way around.",
    ("tf.square(GS - GG)", "tf.square(gram_matrix(a_S - a_G))"),
)
wrong(
    "The factor is missing: divide by 4 times the squares of the sizes.",
    (f"{STYLE_SQUARES} / {STYLE_FACTOR}", STYLE_SQUARES),
)
wrong(
    "In the factor of the style cost, all sizes should be squared.",
    (STYLE_FACTOR, "(4 * n_C * n_H * n_W)"),
)
wrong(
    "Only the number of channels is squared; square the product of height and width as well.",
    (STYLE_FACTOR, "(4 * n_C**2 * (n_H * n_W))"),
)
wrong(
    "Only the product of height and width is squared; square the number of channels as well.",
    (STYLE_FACTOR, "(4 * n_C * (n_H * n_W) ** 2)"),
)
wrong(
    "The 4 in the factor is squared along with the sizes; only they should be.",
    (STYLE_FACTOR, "(4 * n_C * n_H * n_W) ** 2"),
)
wrong("The 4 in the factor is missing.", (STYLE_FACTOR, "(n_C**2 * (n_H * n_W) ** 2)"))
wrong(
    "You take the absolute differences of the Gram matrices; take their squares.",
    ("tf.square(GS - GG)", "tf.abs(GS - GG)"),
)
wrong(
    "The activations themselves are compared, place by place. Compare their Gram matrices.",
    ("gram_matrix(a_S)", "a_S"),
    ("gram_matrix(a_G)", "a_G"),
)
wrong(
    "You return a plain number, which the tape cannot follow: return the tensor.",
    (f"{STYLE_SQUARES} / {STYLE_FACTOR}", f"({STYLE_SQUARES} / {STYLE_FACTOR}).numpy()"),
)
wrong(
    "The cost is always 0: compare the Gram matrices of both images, and divide with /, not //.",
    ("gram_matrix(a_G)", "gram_matrix(a_S)"),
)
wrong(
    "The cost is always 0: one of the two Gram matrices should be that of the style image.",
    ("gram_matrix(a_S)", "gram_matrix(a_G)"),
)
wrong(
    "Only the generated image is reshaped straight to (n_C, n_H * n_W), which mixes its channels.",
    (UNROLL_G, "tf.reshape(a_G, (n_C, n_H * n_W))"),
)
wrong(
    "You multiply by the sizes where you should divide by them: put brackets around the product.",
    (STYLE_FACTOR, STYLE_FACTOR[1:-1]),
)
wrong(
    "Only the width is squared; square the product of height and width.",
    (STYLE_FACTOR, "(4 * n_C**2 * (n_H * n_W**2))"),
)
wrong(
    "The factor has a 4 in the denominator, not a 2.",
    (STYLE_FACTOR, STYLE_FACTOR.replace("4", "2")),
)
wrong(
    "You take the mean of the squares; take their sum, and divide that by the factor.",
    ("reduce_sum", "reduce_mean"),
)
wrong(
    "The differences are added up as they are, so that they cancel. Square each of them first.",
    ("tf.square(GS - GG)", "GS - GG"),
)
wrong(
    "You square the sum of the differences; sum their squares.",
    (STYLE_SQUARES, "tf.square(tf.reduce_sum(GS - GG))"),
)
wrong("You add the Gram matrices; the cost is about their difference.", ("GS - GG", "GS + GG"))
wrong(
    "You take the root of the sum; leave it out.",
    (STYLE_SQUARES, f"tf.sqrt({STYLE_SQUARES})"),
)
wrong(
    "The difference of the squares is not the square of the difference.",
    ("tf.square(GS - GG)", "tf.square(GS) - tf.square(GG)"),
)
wrong(
    "There is still one number for each channel: sum over all axes, to a single number.",
    ("tf.square(GS - GG)", "tf.square(GS - GG), axis=0"),
)
wrong(
    "The sizes are doubled in the factor; square them.",
    (STYLE_FACTOR, "(4 * n_C * 2 * (n_H * n_W) * 2)"),
)
wrong(
    "The rows of the matrices are the rows of the image; they should be its channels.",
    (UNROLL_S, "tf.reshape(a_S, (n_H, n_W * n_C))"),
    (UNROLL_G, "tf.reshape(a_G, (n_H, n_W * n_C))"),
)
wrong(
    "a_G is made from a_S, so that the cost does not depend on the generated image.",
    (UNROLL_G, UNROLL_S),
)
wrong(
    "^ is no power in Python; the square of x is x**2.",
    (STYLE_FACTOR, "(4 * n_C^2 * (n_H * n_W)^2)"),
)
wrong(
    "You multiply by the square of n_H * n_W where you should divide by it: put it inside the "
    "brackets of the factor.",
    (STYLE_FACTOR, "(4 * n_C**2) * (n_H * n_W) ** 2"),
)
wrong(
    "Height and width are added in the factor; multiply them.",
    (STYLE_FACTOR, STYLE_FACTOR.replace("n_H * n_W", "n_H + n_W")),
)
wrong(
    "n_W is missing from the factor: n_H * n_W is squared.",
    (STYLE_FACTOR, "(4 * n_C**2 * n_H**2)"),
)
wrong(
    "The cost is halved; the only number in the factor is the 4.",
    (STYLE_SQUARES, f"0.5 * {STYLE_SQUARES}"),
)
wrong(
    "You multiply the activations of one image by those of the other; a Gram matrix belongs to "
    "one image alone.",
    ("gram_matrix(a_S)", "tf.matmul(a_S, tf.transpose(a_G))"),
    ("gram_matrix(a_G)", "tf.matmul(a_G, tf.transpose(a_S))"),
)
wrong(
    "The activations are squared entry by entry; call gram_matrix for each image.",
    ("gram_matrix(a_S)", "a_S * a_S"),
    ("gram_matrix(a_G)", "a_G * a_G"),
)
wrong(
    "gram_matrix gets a whole block of activations: unroll both a_S and a_G to matrices first, and "
    "keep the results.",
    (UNROLL_S, "a_S"),
    (UNROLL_G, "a_G"),
)
wrong(
    "Only a_S is transposed after reshaping; transpose a_G as well.",
    (UNROLL_G, "tf.reshape(a_G, (n_H * n_W, n_C))"),
)
wrong(
    "The Gram matrices are multiplied by each other; the cost is about their difference.",
    ("GS - GG", "GS * GG"),
)
for sentence, factor in (
    ("n_H * n_W is doubled in the factor; it should be squared.", "(4 * n_C**2 * (n_H * n_W) * 2)"),
    (
        "The number of channels is doubled in the factor; it should be squared.",
        "(4 * n_C * 2 * (n_H * n_W) ** 2)",
    ),
    ("n_C is missing from the factor, where it stands squared.", "(4 * (n_H * n_W) ** 2)"),
    ("n_H is missing from the factor: n_H * n_W is squared.", "(4 * n_C**2 * n_W**2)"),
    ("Height and width are missing from the factor: n_H * n_W is squared.", "(4 * n_C**2)"),
    ("The parts of the factor are added; multiply them.", "(4 * n_C**2 + (n_H * n_W) ** 2)"),
):
    wrong(sentence, (STYLE_FACTOR, factor))
wrong(
    "The fraction is upside down.",
    (f"{STYLE_SQUARES} / {STYLE_FACTOR}", f"{STYLE_FACTOR} / {STYLE_SQUARES}"),
)
wrong(
    "The squares are not added up: the cost is a single number.",
    (STYLE_SQUARES, "tf.square(GS - GG)"),
)
wrong(
    "GS is missing: square the differences of GS and GG.",
    (STYLE_SQUARES, "tf.reduce_sum(tf.square(GG))"),
)
wrong(
    "GG is missing: square the differences of GS and GG.",
    (STYLE_SQUARES, "tf.reduce_sum(tf.square(GS))"),
)
wrong(
    "The sum is multiplied by the factor; divide by it.",
    (f"{STYLE_SQUARES} / {STYLE_FACTOR}", f"{STYLE_SQUARES} * {STYLE_FACTOR}"),
)


# ---- compute_style_cost ----


@grader.case
def two_layers(compute_style_cost, rng):
    """Two layers of different sizes, with the weights 0.25 and 0.75."""
    style, generated = layers(rng, {"first": (4, 5, 2), "second": (2, 3, 3)})
    return plain(compute_style_cost(style, generated, [("first", 0.25), ("second", 0.75)]))


@grader.case(hidden=True)
def three_of_four_layers(compute_style_cost, rng):
    """Three layers out of four, not in the order of the network; lists instead of tuples."""
    shapes = {"a": (6, 4, 2), "b": (3, 7, 3), "c": (2, 5, 4), "d": (3, 2, 5)}
    style, generated = layers(rng, shapes)
    return plain(compute_style_cost(style, generated, [["d", 0.5], ["a", 2.0], ["b", 0.125]]))


@grader.case(hidden=True)
def a_single_layer(compute_style_cost, rng):
    """One layer with the weight 3."""
    style, generated = layers(rng, {"x": (3, 5, 4), "y": (2, 4, 3)})
    return plain(compute_style_cost(style, generated, [("y", 3.0)]))


@grader.case(rtol=1e-3)
def gradient_over_layers(compute_style_cost, rng):
    """The gradient with respect to the generated activations of one of two layers."""
    (a_S, a_G), (other_S, other_G) = positive(rng, 2, 3, 4), positive(rng, 3, 5, 2)
    style = {"p": a_S, "q": other_S}

    def cost(a_G):
        return compute_style_cost(style, {"p": a_G, "q": other_G}, [("p", 0.4), ("q", 0.6)])

    return slope(cost, a_G, by=0)


ADD_LAYER = "J_style = J_style + weight * J_layer"

wrong = grader.mistakes("compute_style_cost")
wrong(
    "The weights of the layers are missing: each cost is multiplied by the weight of its layer.",
    (ADD_LAYER, "J_style = J_style + J_layer"),
)
wrong(
    "Only the last layer counts: add each cost to the sum so far.",
    (ADD_LAYER, "J_style = weight * J_layer"),
)
wrong(
    "Only the last layer counts, and without its weight: add weight * J_layer to the sum so far.",
    (ADD_LAYER, "J_style = J_layer"),
)
wrong(
    "The sum is multiplied by each weight; multiply only the cost of that layer.",
    (ADD_LAYER, "J_style = weight * (J_style + J_layer)"),
)
wrong(
    "You divide by the number of layers; the weights take care of that already.",
    (ADD_LAYER, f"{ADD_LAYER} / len(STYLE_LAYERS)"),
)
wrong(
    "The cost is always 0: compare style with generated, and add weight * J_layer to J_style.",
    ("a_G = generated[layer]", "a_G = style[layer]"),
)
wrong(
    "The cost is always 0: take one of the two activations from style, and add weight * J_layer to "
    "J_style.",
    ("a_S = style[layer]", "a_S = generated[layer]"),
)
wrong(
    "Every pass of the loop uses the first layer: use the layer from the loop.",
    ("a_S = style[layer]", "a_S = style[STYLE_LAYERS[0][0]]"),
    ("a_G = generated[layer]", "a_G = generated[STYLE_LAYERS[0][0]]"),
)
wrong(
    "That adds up content costs; the style cost of a layer compares Gram matrices.",
    ("compute_layer_style_cost", "compute_content_cost"),
)
wrong(
    "Only the first layer counts: return stands inside the loop, or the loop leaves layers out.",
    ("    return J_style", "        break\n    return J_style"),
)
wrong(
    "The weights are squared; multiply each cost by its weight only once.",
    (ADD_LAYER, "J_style = J_style + weight**2 * J_layer"),
)
wrong(
    "The weight is added to the cost of its layer; multiply by it.",
    (ADD_LAYER, "J_style = J_style + weight + J_layer"),
)
wrong(
    "Every layer counts a quarter; use the weight from the loop.",
    (ADD_LAYER, "J_style = J_style + 0.25 * J_layer"),
)
wrong("The costs are subtracted; add them.", (ADD_LAYER, "J_style = J_style - weight * J_layer"))
wrong(
    "You divide by the weight; multiply by it.",
    (ADD_LAYER, "J_style = J_style + J_layer / weight"),
)
wrong(
    "The cost is made a Python number, which the tape cannot follow: keep the tensor.",
    (ADD_LAYER, "J_style = J_style + weight * float(J_layer)"),
)
wrong(
    "A whole dictionary is compared; look up the activations of the layer in both.",
    ("a_S = style[layer]", "a_S = style"),
    ("a_G = generated[layer]", "a_G = generated"),
)


# ---- total_cost ----


@grader.case
def both_costs(total_cost):
    """Costs 1.5 and 0.375, with alpha 2 and beta 100."""
    return plain(total_cost(1.5, 0.375, alpha=2, beta=100))


@grader.case(hidden=True)
def weights_left_out(total_cost, rng):
    """The usual weights, which need not be given; costs as tensors."""
    return plain(total_cost(*tensors(*halves(rng, 2) + 3.25)))


@grader.case(hidden=True)
def weights_by_position(total_cost, rng):
    """Three other pairs of weights, given in their order."""
    return [plain(total_cost(*rng.uniform(1, 9, 4))) for _ in range(3)]


TOTAL = "alpha * J_content + beta * J_style"

wrong = grader.mistakes("total_cost")
wrong(
    "alpha and beta are swapped: alpha belongs to the content, beta to the style.",
    (TOTAL, "beta * J_content + alpha * J_style"),
)
wrong("alpha is missing: it multiplies the content cost.", (TOTAL, "J_content + beta * J_style"))
wrong("beta is missing: it multiplies the style cost.", (TOTAL, "alpha * J_content + J_style"))
wrong("Neither weight is used: multiply each cost by its own.", (TOTAL, "J_content + J_style"))
wrong(
    "The weights are fixed at 10 and 40; use the arguments alpha and beta.",
    (TOTAL, "10 * J_content + 40 * J_style"),
)
wrong(
    "The style cost is subtracted; both costs should become small, so add them.",
    (TOTAL, "alpha * J_content - beta * J_style"),
)
wrong(
    "You divide by the sum of the weights; that is not asked for.",
    (TOTAL, f"({TOTAL}) / (alpha + beta)"),
)
wrong(
    "The costs are multiplied by each other; add them.",
    (TOTAL, "alpha * J_content * beta * J_style"),
)
wrong("The style cost is missing: add it, multiplied by beta.", (" + beta * J_style", ""))
wrong("The content cost is missing: add it, multiplied by alpha.", ("alpha * J_content + ", ""))
wrong("Both costs are multiplied by alpha; beta belongs to the style.", ("beta *", "alpha *"))
wrong("Both costs are multiplied by beta; alpha belongs to the content.", ("alpha *", "beta *"))
wrong(
    "Each cost is multiplied by both weights; it has one of its own.",
    (TOTAL, "(alpha + beta) * (J_content + J_style)"),
)
wrong(
    "alpha multiplies the style cost too; it belongs to the content alone.",
    (TOTAL, "alpha * (J_content + beta * J_style)"),
)
wrong(
    "You divide by the weights; multiply by them.",
    (TOTAL, "J_content / alpha + J_style / beta"),
)
wrong(
    "The weights are added to the costs; multiply by them.",
    (TOTAL, "alpha + J_content + beta + J_style"),
)
wrong("The sum is halved; leave it as it is.", (TOTAL, f"({TOTAL}) / 2"))
wrong(
    "alpha is added to the content cost; multiply by it.",
    (TOTAL, "(alpha + J_content) + beta * J_style"),
)
wrong(
    "beta is added to the style cost; multiply by it.",
    (TOTAL, "alpha * J_content + (beta + J_style)"),
)
wrong("beta stands alone; multiply the style cost by it.", (TOTAL, "alpha * J_content + beta"))
wrong("alpha stands alone; multiply the content cost by it.", (TOTAL, "alpha + beta * J_style"))


# ---- train_step ----


@grader.helper
def small_net(rng, content_layer, channels, scale):
    """A function that maps an image to the activations of three layers, with fixed filters.

    The names of the style layers are "low" and "high".
    """
    import tensorflow as tf

    first = tf.constant(scale * rng.normal(size=(3, 3, 3, channels)), tf.float32)
    second = tf.constant(rng.normal(size=(2, 2, channels, channels + 2)), tf.float32)

    def model(image):
        low = tf.nn.relu(tf.nn.conv2d(image, first, 1, "SAME") + 0.5)
        high = tf.nn.relu(tf.nn.conv2d(low, second, 2, "SAME") + 0.25)
        return {"low": low, "high": high, content_layer: 0.5 * high}

    return model


@grader.helper
def random_picture(rng, height, width):
    """An image as the network sees it: colours from 0 to 255, minus their means."""
    import tensorflow as tf

    means = [123.68, 116.779, 103.939]
    return tf.constant(rng.uniform(0, 255, (1, height, width, 3)) - means, tf.float32)


@grader.helper
def stepped(train_step, model, pictures, optimizer, steps, *weights):
    """Costs of some steps, and the image after them, in the range 0 to 255."""
    import tensorflow as tf

    content_picture, painting, start = pictures
    content, style = model(content_picture), model(painting)
    image = tf.Variable(start)
    optimizer.build([image])
    style_layers = [("low", 0.75), ("high", 0.25)]
    costs = [
        train_step(image, model, content, style, optimizer, *weights, style_layers=style_layers)
        for _ in range(steps)
    ]
    picture = plain(image) + np.array([123.68, 116.779, 103.939], dtype=np.float32)
    return {"costs": [[plain(each) for each in step] for step in costs], "picture": picture}


@grader.case(rtol=1e-3)
def one_step(train_step, CONTENT_LAYER, rng):
    """One step of gradient descent with an image of 5 × 7 pixels and a net of two layers."""
    import keras

    model = small_net(rng, CONTENT_LAYER, 4, scale=0.01)
    pictures = [random_picture(rng, 5, 7) for _ in range(3)]
    return stepped(train_step, model, pictures, keras.optimizers.SGD(40.0), 1, 2.0, 0.5)


@grader.case(hidden=True, rtol=1e-3)
def three_steps(train_step, CONTENT_LAYER, rng):
    """Three steps of Adam, the image high."""
    import keras

    model = small_net(rng, CONTENT_LAYER, 3, scale=0.02)
    pictures = [random_picture(rng, 8, 4) for _ in range(3)]
    return stepped(train_step, model, pictures, keras.optimizers.Adam(9.0), 3, 5.0, 0.25)


@grader.case(rtol=1e-3)
def long_steps(train_step, CONTENT_LAYER, rng):
    """Two long steps with momentum, after which many colours would be too dark or too bright."""
    import keras

    model = small_net(rng, CONTENT_LAYER, 5, scale=0.01)
    pictures = [random_picture(rng, 6, 5) for _ in range(3)]
    optimizer = keras.optimizers.SGD(400.0, momentum=0.5)
    return stepped(train_step, model, pictures, optimizer, 2, 1.0, 4.0)


@grader.case(hidden=True, rtol=1e-3)
def usual_weights(train_step, CONTENT_LAYER, rng):
    """Two steps with momentum; alpha and beta are not given."""
    import keras

    model = small_net(rng, CONTENT_LAYER, 2, scale=0.01)
    pictures = [random_picture(rng, 4, 9) for _ in range(3)]
    return stepped(train_step, model, pictures, keras.optimizers.SGD(2.0, momentum=0.5), 2)


GRADIENT = "tape.gradient(J, image)"
APPLY = "optimizer.apply_gradients([(gradient, image)])"
LIMITS = "-CONFIG.MEANS, 255 - CONFIG.MEANS"
CLIP = f"image.assign(tf.clip_by_value(image, {LIMITS}))"
AFTERWARDS = f"""{CLIP}
    activations = model(image)
    J_content = compute_content_cost(content[CONTENT_LAYER], activations[CONTENT_LAYER])
    J_style = compute_style_cost(style, activations, style_layers)
    J = total_cost(J_content, J_style, alpha, beta)"""

wrong = grader.mistakes("train_step")
wrong(
    "The image is not clipped to its range. After the step, put what tf.clip_by_value returns "
    "into it with image.assign; both limits are shifted by the means.",
    (CLIP, "pass"),
)
wrong(
    "You clip to 0 to 255, but the means have been subtracted: the range is shifted by them.",
    (CLIP, "image.assign(tf.clip_by_value(image, 0, 255))"),
)
wrong(
    "You clip to 0 to 1; the colours go from 0 to 255, minus the means.",
    (CLIP, "image.assign(tf.clip_by_value(image, 0, 1))"),
)
wrong(
    "The image is clipped before the step; clip it afterwards, so that it is in range "
    "when it leaves.",
    (f"{APPLY}\n\n    # Back into the range of colours\n    {CLIP}", f"{CLIP}\n    {APPLY}"),
)
wrong(
    "The image does not change, or hardly: let the optimizer apply the gradient, at its own "
    "learning rate.",
    (APPLY, "pass"),
)
wrong(
    "The gradient is None: all four lines that lead from the image to J belong inside the with, "
    "and tape.gradient takes J and the image.",
    (GRADIENT, "tape.gradient(J, content[CONTENT_LAYER])"),
)
wrong(
    "You take the gradient of the style cost only; take that of the total.",
    (GRADIENT, "tape.gradient(J_style, image)"),
)
wrong(
    "You take the gradient of the content cost only; take that of the total.",
    (GRADIENT, "tape.gradient(J_content, image)"),
)
wrong(
    "alpha and beta are not passed on to total_cost.",
    ("total_cost(J_content, J_style, alpha, beta)", "total_cost(J_content, J_style)"),
)
wrong(
    "Content and style get each other's weight: mind the order of what is passed to total_cost.",
    ("J_style, alpha, beta)", "J_style, beta, alpha)"),
)
wrong(
    "The style layers are those of the notebook; use the argument style_layers.",
    ("activations, style_layers)", "activations, STYLE_LAYERS)"),
)
wrong(
    "Content and style are swapped: the content cost compares with the content image, the "
    "style cost with the painting.",
    ("compute_content_cost(content[", "compute_content_cost(style["),
    ("compute_style_cost(style,", "compute_style_cost(content,"),
)
wrong(
    "Your step goes uphill. The optimizer already subtracts: pass it the gradient as it is.",
    (APPLY, "optimizer.apply_gradients([(-gradient, image)])"),
)
wrong(
    "You take the step by hand; the optimizer has a rule and a learning rate of its own.",
    (APPLY, "image.assign_sub(gradient)"),
)
wrong(
    "You take the step by hand, with a rate of your own; let the optimizer apply the gradient.",
    (APPLY, "image.assign_sub(0.02 * gradient)"),
)
wrong(
    "All colours have the limits of red; CONFIG.MEANS has one mean for each colour.",
    (LIMITS, "-123.68, 255 - 123.68"),
)
wrong(
    "You take the step by hand, so that the momentum of the optimizer is lost; let the optimizer "
    "apply the gradient.",
    (APPLY, "image.assign_sub(optimizer.learning_rate * gradient)"),
)
wrong(
    "apply_gradients finds no pair of a gradient and its variable. Mind their order and the "
    "brackets: [(gradient, image)], or zip([gradient], [image]).",
    (APPLY, "optimizer.apply_gradients([(image, gradient)])"),
)
wrong(
    "The upper limit is missing or too high: it is 255 minus the mean of each colour.",
    ("255 - CONFIG.MEANS", "255"),
)
wrong(
    "The lower limit is 0; it should be minus the mean of each colour.",
    ("image, -CONFIG.MEANS", "image, 0.0"),
)
wrong(
    "The limits have the wrong sign: the means were subtracted from the image, so subtract them "
    "from 0 and 255.",
    ("-CONFIG.MEANS, 255 - CONFIG.MEANS", "CONFIG.MEANS, 255 + CONFIG.MEANS"),
)
wrong(
    "The optimizer takes two steps; one is asked for.",
    (APPLY, f"{APPLY}\n    {APPLY}"),
)
wrong(
    "apply_gradients takes a list of pairs; here it holds one, of the gradient and the image.",
    ("[(gradient, image)]", "(gradient, image)"),
)
wrong(
    "The content cost compares single layers: look up CONTENT_LAYER in both dictionaries.",
    ("content[CONTENT_LAYER], activations[CONTENT_LAYER]", "content, activations"),
)
wrong(
    "The content cost compares with the painting; it should compare with the content image.",
    ("content[CONTENT_LAYER]", "style[CONTENT_LAYER]"),
)
wrong(
    "The style cost compares with the content image; it should compare with the painting.",
    ("(style, activations", "(content, activations"),
)
wrong(
    "J is the plain sum of the costs; total_cost weighs them.",
    ("total_cost(J_content, J_style, alpha, beta)", "J_content + J_style"),
)
wrong(
    "Only the upper limit is applied; tf.clip_by_value takes both.",
    (CLIP, "image.assign(tf.minimum(image, 255 - CONFIG.MEANS))"),
)
wrong(
    "You add the means before clipping, but do not subtract them again. Leave the image as it is, "
    "and shift the limits.",
    (CLIP, "image.assign(tf.clip_by_value(image + CONFIG.MEANS, 0.0, 255.0))"),
)
wrong(
    "All colours have the same limits; CONFIG.MEANS has one mean for each colour, use it as it is.",
    (LIMITS, "-np.mean(CONFIG.MEANS), 255 - np.mean(CONFIG.MEANS)"),
)
wrong(
    "The limits are divided by 255; the colours go from 0 to 255, minus the means.",
    (LIMITS, "-CONFIG.MEANS / 255, 1 - CONFIG.MEANS / 255"),
)
wrong(
    "The limits are swapped: first the lowest, then the highest.",
    (LIMITS, "255 - CONFIG.MEANS, -CONFIG.MEANS"),
)
wrong(
    "The costs are returned in the wrong order: J comes first.",
    ("return J, J_content, J_style", "return J_content, J_style, J"),
)
wrong(
    "You return the costs after the step; return those that were computed before it.",
    (CLIP, AFTERWARDS),
)
wrong(
    "You subtract the means from the image, but that was done already: let the model look at the "
    "image as it is.",
    ("model(image)", "model(image - CONFIG.MEANS)"),
)
wrong(
    "total_cost gets the content cost twice; its second argument is the style cost.",
    ("total_cost(J_content, J_style,", "total_cost(J_content, J_content,"),
)
wrong(
    "The style cost is that of one layer; compute_style_cost adds up the style_layers.",
    (
        "compute_style_cost(style, activations, style_layers)",
        "compute_layer_style_cost(style[CONTENT_LAYER], activations[CONTENT_LAYER])",
    ),
)
wrong(
    "The gradient is that with respect to the activations; take it with respect to the image.",
    (GRADIENT, "tape.gradient(J, activations)"),
)
wrong(
    "compute_style_cost looks the layers up by itself: pass it the whole dictionaries, style and "
    "activations.",
    ("(style, activations,", "(style[CONTENT_LAYER], activations[CONTENT_LAYER],"),
)
wrong(
    "apply_gradients takes one argument, a list of pairs; here it holds one pair.",
    ("([(gradient, image)])", "(gradient, image)"),
)
