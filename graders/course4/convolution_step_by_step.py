"""Cases and known mistakes of convolution and pooling by hand."""

import numpy as np

from invigilator.checking import Grader

grader = Grader("course4/convolution_step_by_step")


@grader.helper
def layer(rng, size, f, channels):
    """Input of shape (m, n_H, n_W, channels[0]), and filters f × f with biases that matter."""
    A_prev = rng.normal(size=(*size, channels[0]))
    return A_prev, rng.normal(size=(f, f, *channels)), 2 * rng.normal(size=(1, 1, 1, channels[1]))


@grader.helper
def listed(cache):
    """A cache as a list, its dictionary with the entries in which layers differ."""
    if not isinstance(cache, tuple | list):
        return cache
    return [
        {key: each.get(key) for key in ("f", "stride", "pad")} if isinstance(each, dict) else each
        for each in cache
    ]


@grader.helper
def as_numbers(mask):
    """True and False as 1.0 and 0.0, since whole numbers mark as well."""
    marks = isinstance(mask, np.ndarray) and mask.dtype.kind in "biu"
    return mask.astype(float) if marks else mask


@grader.helper
def gradients(found):
    """What conv_backward returns, by name; None for what is not there."""
    parts = found if isinstance(found, tuple | list) else [found]
    return dict(zip(("dA_prev", "dW", "db"), [*parts, None, None, None], strict=False))


@grader.given
def classic_pictures():
    """Four images of 3 × 3 with two channels."""
    return np.random.RandomState(1).randn(4, 3, 3, 2)


@grader.given
def classic_window():
    """A window of 4 × 4 with three channels, a filter and a bias."""
    draw = np.random.RandomState(1).randn
    return draw(4, 4, 3), draw(4, 4, 3), draw(1, 1, 1)


@grader.given
def classic_layer():
    """Ten images of 4 × 4 with three channels, eight filters of 2 × 2."""
    draw = np.random.RandomState(1).randn
    return draw(10, 4, 4, 3), draw(2, 2, 3, 8), draw(1, 1, 1, 8), {"pad": 2, "stride": 2}


@grader.given
def classic_output(conv_forward, classic_layer):
    """What the forward pass makes of them: Z and the cache."""
    return conv_forward(*classic_layer)


@grader.given
def classic_pool():
    """Two images of 4 × 4 with three channels."""
    return np.random.RandomState(1).randn(2, 4, 4, 3), {"stride": 2, "f": 3}


@grader.given
def classic_pooled(pool_forward):
    """Gradient and cache of a pooling layer with stride 1."""
    draw = np.random.RandomState(1).randn
    _, cache = pool_forward(draw(5, 5, 3, 2), {"stride": 1, "f": 2})
    return draw(5, 4, 2, 2), cache


# ---- zero_pad ----


@grader.case
def frame_of_two(zero_pad, classic_pictures):
    """Four images of 3 × 3 with two channels, pad 2."""
    return zero_pad(classic_pictures, 2)


@grader.case
def frame_of_one(zero_pad):
    """One image of 2 × 3 with one channel, pad 1, then pad 0."""
    X = np.array([[5.0, -1.0, 2.0], [3.0, 4.0, -6.0]]).reshape(1, 2, 3, 1)
    return {"pad 1": zero_pad(X, 1), "pad 0": zero_pad(X, 0)}


@grader.case(hidden=True)
def wide_pictures(zero_pad, rng):
    """Two images of 3 × 5 with four channels, pad 1."""
    return zero_pad(rng.normal(size=(2, 3, 5, 4)), 1)


@grader.case(hidden=True)
def tall_picture(zero_pad, rng):
    """One image of 6 × 2 with one channel, pad 3; all numbers negative."""
    return zero_pad(-1 - rng.random(size=(1, 6, 2, 1)), 3)


@grader.case(hidden=True)
def no_frame(zero_pad, rng):
    """Pad 0, then pad 4 for the same images."""
    X = rng.normal(size=(3, 2, 4, 3))
    return {"pad 0": zero_pad(X, 0) + 1.0, "pad 4": zero_pad(X, 4)}


FRAME = "((0, 0), (pad, pad), (pad, pad), (0, 0))"

wrong = grader.mistakes("zero_pad")
wrong(
    "All four axes are padded; examples and channels should stay as they are.",
    (FRAME, "((pad, pad), (pad, pad), (pad, pad), (pad, pad))"),
)
wrong(
    "You pad the axis of the examples and the rows; rows and columns are the two axes after it.",
    (FRAME, "((pad, pad), (pad, pad), (0, 0), (0, 0))"),
)
wrong(
    "You pad the columns and the channels; rows and columns are the two axes in the middle.",
    (FRAME, "((0, 0), (0, 0), (pad, pad), (pad, pad))"),
)
wrong(
    "There are zeros above and below only; the left and right sides need them too.",
    (FRAME, "((0, 0), (pad, pad), (0, 0), (0, 0))"),
)
wrong(
    "There are zeros at the left and right only; above and below need them too.",
    (FRAME, "((0, 0), (0, 0), (pad, pad), (0, 0))"),
)
wrong(
    "There are zeros behind the image only; each pair says how many before and how many after.",
    (FRAME, "((0, 0), (0, pad), (0, pad), (0, 0))"),
)
wrong(
    "There are zeros before the image only; each pair says how many before and how many after.",
    (FRAME, "((0, 0), (pad, 0), (pad, 0), (0, 0))"),
)
wrong(
    "The frame is twice as wide as it should be: pad is the number of zeros on each side.",
    (FRAME, "((0, 0), (2 * pad, 2 * pad), (2 * pad, 2 * pad), (0, 0))"),
)
wrong(
    "The frame has a fixed width; it should be as wide as pad says.",
    (FRAME, "((0, 0), (2, 2), (2, 2), (0, 0))"),
)
wrong("The frame holds ones; it should hold zeros.", (FRAME, f"{FRAME}, constant_values=1"))
wrong(
    "The frame repeats the border of the image; it should hold zeros.",
    (FRAME, f'{FRAME}, mode="edge"'),
)
wrong(
    "These are zeros only: the image inside the frame is missing.", ("np.pad(X, ", "np.pad(0 * X, ")
)


PAD = f"np.pad(X, {FRAME})"
EMPTY_FRAME = (
    "np.zeros((X.shape[0], X.shape[1] + 2 * pad, X.shape[2] + 2 * pad, X.shape[3]))\n"
    "    X_pad[:, pad : pad + X.shape[1], pad : pad + X.shape[2], :] = X"
)

wrong("There is no frame: X comes back as it is.", (PAD, "X"))
wrong("The frame mirrors the image; it should hold zeros.", (FRAME, f'{FRAME}, mode="reflect"'))
wrong("The frame continues with the far side of the image.", (FRAME, f'{FRAME}, mode="wrap"'))
wrong(
    "The frame holds the number pad; it should hold zeros.",
    (FRAME, f"{FRAME}, constant_values=pad"),
)
wrong(
    "The frame has half the width: pad zeros belong on each side, not on both sides together.",
    (FRAME, "((0, 0), (pad // 2, pad // 2), (pad // 2, pad // 2), (0, 0))"),
)
wrong(
    "The channels are padded too; only rows and columns get a frame.",
    (FRAME, "((0, 0), (pad, pad), (pad, pad), (pad, pad))"),
)
wrong(
    "np.pad needs a pair for each of the four axes, also for those that stay as they are.",
    (FRAME, "((pad, pad), (pad, pad))"),
)
wrong(
    "np.pad needs pairs: for each axis how many zeros come before and how many after.",
    (FRAME, "(0, pad, pad, 0)"),
)
wrong(
    "A slice that ends at -pad is empty for a pad of 0: say where the image ends.",
    (PAD, EMPTY_FRAME.replace("pad + X.shape[1], pad : pad + X.shape[2]", "-pad, pad : -pad")),
)
wrong(
    "The width of the padded array is computed from the height; images need not be square.",
    (PAD, EMPTY_FRAME.replace("X.shape[2] + 2 * pad", "X.shape[1] + 2 * pad")),
)


# ---- conv_single_step ----


@grader.case
def classic_step(conv_single_step, classic_window):
    """A window of 4 × 4 with three channels."""
    return conv_single_step(*classic_window)


@grader.case(hidden=True)
def steps_over_one_channel(conv_single_step, rng):
    """Four filters for a window of 3 × 3 with one channel."""
    A_prev, W, b = layer(rng, (1, 3, 3), 3, (1, 4))
    return [conv_single_step(A_prev[0], W[..., c], b[..., c]) for c in range(4)]


@grader.case(hidden=True)
def steps_over_five_channels(conv_single_step, rng):
    """Three filters for a window of 2 × 2 with five channels."""
    A_prev, W, b = layer(rng, (1, 2, 2), 2, (5, 3))
    return [conv_single_step(A_prev[0], W[..., c], b[..., c]) for c in range(3)]


@grader.case(hidden=True)
def steps_over_one_pixel(conv_single_step, rng):
    """Three filters of 1 × 1 for a pixel with six channels."""
    A_prev, W, b = layer(rng, (1, 1, 1), 1, (6, 3))
    return [conv_single_step(A_prev[0], W[..., c], b[..., c]) for c in range(3)]


wrong = grader.mistakes("conv_single_step")
wrong(
    "The bias is counted once for every number of the window: add it after the sum, once.",
    ("np.sum(s) + b.item()", "np.sum(s + b)"),
)
wrong(
    "The bias is counted once for every number of the window: multiply first, then sum, then add "
    "it, in place of the product of a sum.",
    ("s = a_slice_prev * W", "s = a_slice_prev * (W + b)"),
)
wrong(
    "The bias is missing, or int() has cut off its decimal part.",
    ("np.sum(s) + b.item()", "np.sum(s)"),
)
wrong("The bias is subtracted; add it.", ("np.sum(s) + b.item()", "np.sum(s) - b.item()"))
wrong(
    "Z is an array of shape (1, 1, 1); it should be a number. Take the number out of b.",
    ("np.sum(s) + b.item()", "np.sum(s) + b"),
)
wrong(
    "float() does not take an array that has axes. Use the array's method .item().",
    ("np.sum(s) + b.item()", "np.sum(s) + float(b)"),
)
wrong(
    "That is the mean of the products; a convolution takes their sum.", ("np.sum(s)", "np.mean(s)")
)
wrong(
    "The sum runs over rows and columns only; it should run over the channels as well.",
    ("np.sum(s)", "np.sum(s, axis=(0, 1))"),
)
wrong(
    "Only the first channel is summed; all channels of the window count.",
    ("np.sum(s)", "np.sum(s[..., 0])"),
)
wrong(
    "Window and filter are summed before they are multiplied: multiply element by element first.",
    ("s = a_slice_prev * W", "s = np.sum(a_slice_prev) * np.sum(W)"),
)
wrong(
    "Window and filter are added; multiply them element by element.",
    ("s = a_slice_prev * W", "s = a_slice_prev + W"),
)
wrong(
    "The filter is flipped; leave it as it is.",
    ("a_slice_prev * W", "a_slice_prev * W[::-1, ::-1]"),
)
wrong(
    "Rows and columns of the filter are swapped; leave it as it is.",
    ("a_slice_prev * W", "a_slice_prev * np.swapaxes(W, 0, 1)"),
)


PRODUCTS, SUM = "s = a_slice_prev * W", "np.sum(s) + b.item()"

wrong(
    "The bias is in every product, and once more in the sum: add it once, at the end.",
    (PRODUCTS, "s = a_slice_prev * W + b"),
)
wrong("The sum is multiplied by the bias; add it.", (SUM, "np.sum(s) * b.item()"))
wrong("That is the sum of the weights: the window plays no part.", (PRODUCTS, "s = W"))
wrong("That is the sum of the window: the weights play no part.", (PRODUCTS, "s = a_slice_prev"))
wrong(
    "The filter is subtracted from the window; multiply them element by element.",
    (PRODUCTS, "s = a_slice_prev - W"),
)
wrong(
    "np.dot makes a matrix product; multiply window and filter element by element.",
    (PRODUCTS, "s = np.dot(a_slice_prev, W)"),
)
wrong(
    "@ makes a matrix product; multiply window and filter element by element.",
    (PRODUCTS, "s = a_slice_prev @ W"),
)
wrong("That is the largest product; add them all up.", (SUM, "np.max(s) + b.item()"))
wrong(
    "A negative Z becomes 0: the activation function comes later, not here.",
    (SUM, "max(0, np.sum(s) + b.item())"),
)
wrong(
    "That is the sigmoid of Z: there is no activation function here.",
    (SUM, "1 / (1 + np.exp(-np.sum(s) - b.item()))"),
)
wrong(
    "The last row and the last column of the window are left out; the whole window counts.",
    (PRODUCTS, "s = a_slice_prev[:-1, :-1] * W[:-1, :-1]"),
)
wrong(
    "That is the mean of the products, and the bias is missing; take their sum, and add the bias.",
    (SUM, "np.mean(s)"),
)
wrong("The decimal part of Z is lost: leave out int().", (SUM, "int(np.sum(s) + b.item())"))
wrong("Z is rounded; leave it as it is.", (SUM, "round(np.sum(s) + b.item())"))
wrong(
    "The products are not added up: Z is one number, their sum and the bias.", (SUM, "s + b.item()")
)
wrong("That is the bias alone: add it to the sum of the products.", (SUM, "b.item()"))
wrong("The window is divided by the filter; multiply them.", (PRODUCTS, "s = a_slice_prev / W"))
wrong(
    "The window is multiplied by the bias; multiply it by the filter W.",
    (PRODUCTS, "s = a_slice_prev * b"),
)


# ---- conv_forward ----


@grader.case
def classic_convolution(conv_forward, classic_layer):
    """Ten images of 4 × 4, eight filters of 2 × 2, stride 2, pad 2."""
    Z, cache = conv_forward(*classic_layer)
    return {"Z": Z, "cache": listed(cache)}


@grader.case
def small_wide_picture(conv_forward):
    """One image of 3 × 5 with one channel, one filter of 2 × 2, stride 1, pad 0."""
    A_prev = np.arange(15.0).reshape(1, 3, 5, 1) ** 2
    W = np.array([[1.0, 2.0], [0.0, -1.0]]).reshape(2, 2, 1, 1)
    return conv_forward(A_prev, W, np.full((1, 1, 1, 1), 0.5), {"stride": 1, "pad": 0})[0]


@grader.case
def strided_and_padded(conv_forward, rng):
    """Two images of 4 × 5 with two channels, three filters of 2 × 2, stride 3, pad 1."""
    return conv_forward(*layer(rng, (2, 4, 5), 2, (2, 3)), {"stride": 3, "pad": 1})[0]


@grader.case(hidden=True)
def wide_input(conv_forward, rng):
    """Two images of 5 × 8 with two channels, three filters of 3 × 3, stride 2, pad 1."""
    Z, cache = conv_forward(*layer(rng, (2, 5, 8), 3, (2, 3)), {"stride": 2, "pad": 1})
    return {"Z": Z, "cache": listed(cache)}


@grader.case(hidden=True)
def without_padding(conv_forward, rng):
    """Three images of 6 × 4 with three channels, two filters of 2 × 2, stride 1, pad 0."""
    return conv_forward(*layer(rng, (3, 6, 4), 2, (3, 2)), {"stride": 1, "pad": 0})[0]


@grader.case(hidden=True)
def with_a_remainder(conv_forward, rng):
    """One image of 8 × 9 with one channel, five filters of 3 × 3, stride 3, pad 0."""
    return conv_forward(*layer(rng, (1, 8, 9), 3, (1, 5)), {"stride": 3, "pad": 0})[0]


@grader.case(hidden=True)
def tall_input(conv_forward, rng):
    """Two images of 9 × 3 with two channels, one filter of 4 × 4, stride 3, pad 2."""
    return conv_forward(*layer(rng, (2, 9, 3), 4, (2, 1)), {"stride": 3, "pad": 2})[0]


@grader.case(hidden=True)
def filters_of_one_pixel(conv_forward, rng):
    """Two images of 3 × 4 with five channels, four filters of 1 × 1, pad 1."""
    return conv_forward(*layer(rng, (2, 3, 4), 1, (5, 4)), {"stride": 1, "pad": 1})[0]


HEIGHT = "n_H = (n_H_prev - f + 2 * pad) // stride + 1"
WIDTH = "n_W = (n_W_prev - f + 2 * pad) // stride + 1"
SIZES = HEIGHT, WIDTH
STEP = "conv_single_step(a_slice_prev, W[..., c], b[..., c])"
TOP, BOTTOM = "vert_start = h * stride", "vert_end = vert_start + f"
LEFT, RIGHT = "horiz_start = w * stride", "horiz_end = horiz_start + f"


def in_all(texts, change):
    """The same change in all of several texts."""
    return [(text, change(text)) for text in texts]


wrong = grader.mistakes("conv_forward")
wrong(
    "The size does not count the padding twice: there is some on both sides.",
    *in_all(SIZES, lambda text: text.replace("2 * pad", "pad")),
)
wrong(
    "The size leaves the padding out.", *in_all(SIZES, lambda text: text.replace(" + 2 * pad", ""))
)
wrong(
    "The size is rounded up; a window that fits in part only does not count, so round down.",
    *in_all(
        SIZES, lambda text: text.replace("= (", "= -(-(").replace("// stride + 1", "// stride) + 1")
    ),
)
wrong(
    "The size lacks its + 1: the window has a first place before it moves at all.",
    *in_all(SIZES, lambda text: text.replace(" + 1", "")),
)
wrong(
    "Some windows lie outside of the padded input: is all of the size but its + 1 divided by the "
    "stride, and does the stride count in both the beginning and the end of a window?",
    *in_all(SIZES, lambda text: text.replace(" // stride", "")),
)
wrong(
    "The size does not subtract f: the window must lie inside the padded input as a whole.",
    *in_all(SIZES, lambda text: text.replace(" - f", "")),
)
wrong(
    "A float cannot count rows: divide with //, which gives a whole number.",
    *in_all(SIZES, lambda text: text.replace("//", "/")),
)
wrong(
    "The width is computed from the height; images need not be square.",
    (WIDTH, WIDTH.replace("n_W_prev", "n_H_prev")),
)
wrong(
    "Height and width of the output are swapped.",
    (HEIGHT, HEIGHT.replace("n_H_prev", "n_W_prev")),
    (WIDTH, WIDTH.replace("n_W_prev", "n_H_prev")),
)
wrong(
    "The bias is counted once for every number of the window: conv_single_step adds it once.",
    (STEP, "np.sum(a_slice_prev * W[..., c] + b[..., c])"),
)
wrong("The biases are missing.", (STEP, "np.sum(a_slice_prev * W[..., c])"))
wrong(
    "Every filter gets the bias of the first one; filter c has its own.",
    (STEP, STEP.replace("b[..., c]", "b[..., 0]")),
)
wrong(
    "All channels of the output come from the first filter; channel c belongs to filter c.",
    (STEP, STEP.replace("W[..., c]", "W[..., 0]")),
)
wrong(
    "The whole stack of filters is applied at once; take filter c and bias c out of it.",
    (STEP, "np.sum(a_slice_prev[..., None] * W) + b[..., c].item()"),
)
wrong(
    "The stride is ignored: the corners move by one pixel at a time.",
    (TOP, "vert_start = h"),
    (LEFT, "horiz_start = w"),
)
wrong("The stride is ignored sideways.", (LEFT, "horiz_start = w"))
wrong("The stride is ignored downwards.", (TOP, "vert_start = h"))
wrong(
    "The corners move by the size of the filter; they should move by the stride.",
    (TOP, "vert_start = h * f"),
    (LEFT, "horiz_start = w * f"),
)
wrong(
    "Rows and columns are swapped, in the corners or in the window: h and the vertical corners "
    "count rows, which come first.",
    (TOP, "vert_start = w * stride"),
    (LEFT, "horiz_start = h * stride"),
)
wrong(
    "The window is as large as the stride; it should be as large as the filter.",
    (BOTTOM, "vert_end = vert_start + stride"),
    (RIGHT, "horiz_end = horiz_start + stride"),
)
wrong(
    "The window is too small by one: the end of a slice does not belong to it.",
    (BOTTOM, "vert_end = vert_start + f - 1"),
    (RIGHT, "horiz_end = horiz_start + f - 1"),
)
wrong(
    "The windows are cut from the input without its padding.",
    ("a_prev_pad[vert_start", "A_prev[i][vert_start"),
)
wrong(
    "Every example shows the output of the first one: cut the window from example i.",
    ("a_prev_pad[vert_start", "A_prev_pad[0][vert_start"),
)
wrong(
    "The input is padded by 1, whatever pad says.",
    ("A_prev_pad = zero_pad(A_prev, pad)", "A_prev_pad = zero_pad(A_prev, 1)"),
)
wrong(
    "The window has one channel only; a filter looks at all channels of the input.",
    ("horiz_start:horiz_end, :]", "horiz_start:horiz_end, :1]"),
)
wrong(
    "conv_single_step gets several biases: take that of filter c, from the last axis of b.",
    (STEP, STEP.replace("b[..., c]", "b[c]")),
)
wrong(
    "The filters are taken along the first axis; they are stacked along the last one.",
    (STEP, STEP.replace("W[..., c]", "W[c]")),
)
wrong(
    "The function returns after the first example: its last lines are inside the loop.",
    ("    cache = (", "        break\n    cache = ("),
)
wrong(
    "The output holds whole numbers: np.zeros makes floats unless you ask for something else.",
    ("np.zeros((m, n_H, n_W, n_C))", "np.zeros((m, n_H, n_W, n_C), dtype=int)"),
)
wrong(
    "The cache holds the padded input; keep A_prev as it came.",
    ("cache = (A_prev,", "cache = (A_prev_pad,"),
)


ANSWER = f"Z[i, h, w, c] = {STEP}"
PADDED = "A_prev_pad = zero_pad(A_prev, pad)"
WINDOW = "a_prev_pad[vert_start:vert_end, horiz_start:horiz_end, :]"

wrong(
    "The 1 is added before the division; add it after.",
    *in_all(SIZES, lambda text: text.replace("pad) // stride + 1", "pad + 1) // stride")),
)
wrong(
    "The input is padded by the stride; it should be padded by pad.",
    (PADDED, "A_prev_pad = zero_pad(A_prev, stride)"),
)
wrong(
    "The input is padded by the size of the filter; it should be padded by pad.",
    (PADDED, "A_prev_pad = zero_pad(A_prev, f)"),
)
wrong(
    "The arguments of zero_pad are swapped: first the images, then pad.",
    (PADDED, "A_prev_pad = zero_pad(pad, A_prev)"),
)
wrong(
    "Z has as many channels as the input; it gets one for each filter.",
    ("np.zeros((m, n_H, n_W, n_C))", "np.zeros((m, n_H, n_W, n_C_prev))"),
)
wrong(
    "Height and width are swapped in the shape of Z.",
    ("np.zeros((m, n_H, n_W, n_C))", "np.zeros((m, n_W, n_H, n_C))"),
)
wrong(
    "All corners move with h; the horizontal ones move with w.",
    (LEFT, "horiz_start = h * stride"),
)
wrong(
    "The stride is added to h and w; multiply them by it.",
    (TOP, "vert_start = h + stride"),
    (LEFT, "horiz_start = w + stride"),
)
wrong(
    "The padding is subtracted from the corners; those of the padded image begin at 0.",
    (TOP, "vert_start = h * stride - pad"),
    (LEFT, "horiz_start = w * stride - pad"),
)
wrong(
    "The padding is added to the corners; the first window lies in the corner of the padding.",
    (TOP, "vert_start = h * stride + pad"),
    (LEFT, "horiz_start = w * stride + pad"),
)
wrong(
    "The window is too large by one: the end of a slice does not belong to it.",
    (BOTTOM, "vert_end = vert_start + f + 1"),
    (RIGHT, "horiz_end = horiz_start + f + 1"),
)
wrong(
    "Some windows are empty: does each one end f after its own beginning, and is f subtracted in "
    "the size?",
    (BOTTOM, "vert_end = f"),
    (RIGHT, "horiz_end = f"),
)
wrong(
    "The window is cut from the whole batch; take it from example i.",
    (WINDOW, WINDOW.replace("a_prev_pad", "A_prev_pad")),
)
wrong(
    "conv_single_step gets all filters at once; give it filter c.",
    (STEP, STEP.replace("W[..., c]", "W")),
)
wrong(
    "conv_single_step gets no single bias: it takes the window, the weights of filter c and its "
    "bias, in this order.",
    (STEP, "conv_single_step(a_slice_prev, b[..., c], W[..., c])"),
)
wrong(
    "All channels of the output come from the first filter and its bias; take those of c.",
    (STEP, STEP.replace("[..., c]", "[..., 0]")),
)
wrong(
    "Negative numbers become 0: the activation function comes after this layer.",
    (STEP, f"max(0, {STEP})"),
)
wrong(
    "The answer of filter c goes to all channels of Z; write it to channel c alone.",
    (ANSWER, ANSWER.replace("h, w, c]", "h, w]", 1)),
)
wrong(
    "Z and the cache are returned in the wrong order: Z comes first.",
    ("return Z, cache", "return cache, Z"),
)
wrong("Only Z is returned; return the cache as well.", ("return Z, cache", "return Z"))
for side, size in (("height", HEIGHT), ("width", WIDTH)):
    wrong(
        f"The {side} lacks its + 1: the window has a first place before it moves at all.",
        (size, size.replace(" + 1", "")),
    )
    wrong(
        f"The {side} does not count the padding twice: there is some on both sides.",
        (size, size.replace("2 * pad", "pad")),
    )
    wrong(f"The {side} leaves the padding out.", (size, size.replace(" + 2 * pad", "")))
wrong(
    "The size subtracts the padding, which makes the input larger: add it.",
    *in_all(SIZES, lambda text: text.replace("+ 2", "- 2")),
)
wrong(
    "Every window begins at the stride: multiply h and w by it.",
    (TOP, "vert_start = stride"),
    (LEFT, "horiz_start = stride"),
)
wrong(
    "Z has the height and width of the input; its own are n_H and n_W.",
    ("np.zeros((m, n_H, n_W, n_C))", "np.zeros((m, n_H_prev, n_W_prev, n_C))"),
)
wrong(
    "Z stays 0 everywhere: write each result to its place, Z[i, h, w, c].",
    (ANSWER, f"z = {STEP}"),
)
wrong(
    "h and w are swapped where the answer is written to Z.",
    (ANSWER, ANSWER.replace("h, w", "w, h")),
)
wrong("The function returns nothing.", ("return Z, cache", "return"))
wrong(
    "The 1 is added to the stride: the + 1 comes after the division.",
    *in_all(SIZES, lambda text: text.replace("stride + 1", "(stride + 1)")),
)
wrong("Z is replaced by a number: write it to Z[i, h, w, c].", (ANSWER, f"Z = {STEP}"))
wrong(
    "conv_single_step gets the whole image; give it the window.",
    (STEP, STEP.replace("a_slice_prev", "a_prev_pad")),
)
wrong(
    "np.zeros takes the shape as one tuple, in brackets of its own.",
    ("np.zeros((m, n_H, n_W, n_C))", "np.zeros(m, n_H, n_W, n_C)"),
)


# ---- pool_forward ----


@grader.helper
def pooled(pool_forward, A_prev, hparameters):
    """The outputs of both modes, of the default, and the cache."""
    A, cache = pool_forward(A_prev, hparameters)
    average, _ = pool_forward(A_prev, hparameters, mode="average")
    return {"max": A, "average": average, "cache": listed(cache)}


@grader.case
def classic_pooling(pool_forward, classic_pool):
    """Two images of 4 × 4 with three channels, window 3, stride 2, both modes."""
    return pooled(pool_forward, *classic_pool)


@grader.case
def six_windows(pool_forward):
    """One image of 6 × 9 with one channel, window 4, stride 2, both modes."""
    A_prev = np.array(
        [
            [1.0, 3, 2, 1, -2, -3, -1, -4, 9],
            [4, 6, 5, 1, -1, -4, -2, -6, 8],
            [3, 1, 0, -2, -7, -3, -6, -5, 7],
            [0, 2, 1, -5, -4, -2, -3, -8, 6],
            [7, 5, 8, 6, 2, 1, 0, -5, 5],
            [9, 4, 2, 3, 1, 7, -9, 2, 4],
        ]
    )
    return pooled(pool_forward, A_prev.reshape(1, 6, 9, 1), {"f": 4, "stride": 2})


@grader.case
def windows_apart(pool_forward):
    """One image of 7 × 5 with two channels, window 2, stride 3, both modes."""
    A_prev = np.arange(70) * 29 % 71 - 35.0
    return pooled(pool_forward, A_prev.reshape(1, 7, 5, 2), {"f": 2, "stride": 3})


@grader.case(hidden=True)
def windows_side_by_side(pool_forward, rng):
    """Three images of 5 × 8 with two channels, window 2, stride 2, both modes."""
    return pooled(pool_forward, rng.normal(size=(3, 5, 8, 2)), {"f": 2, "stride": 2})


@grader.case(hidden=True)
def windows_that_overlap(pool_forward, rng):
    """One image of 6 × 4 with four channels, window 3, stride 1; all numbers negative."""
    A_prev = -1 - 3 * rng.random(size=(1, 6, 4, 4))
    return pooled(pool_forward, A_prev, {"f": 3, "stride": 1})


@grader.case(hidden=True)
def windows_with_gaps(pool_forward, rng):
    """Two images of 7 × 10 with one channel, window 2, stride 3, both modes."""
    return pooled(pool_forward, rng.normal(size=(2, 7, 10, 1)), {"f": 2, "stride": 3})


@grader.case(hidden=True)
def mode_by_name(pool_forward, rng):
    """Two images of 4 × 5 with three channels, window 1 and 4, the mode given in place."""
    A_prev = rng.normal(size=(2, 4, 5, 3))
    return {
        "max": pool_forward(A_prev, {"f": 4, "stride": 1}, "max")[0],
        "average": pool_forward(A_prev, {"f": 4, "stride": 1}, "average")[0],
        "single pixels": pool_forward(A_prev, {"f": 1, "stride": 2})[0] ** 2,
    }


POOL_HEIGHT = "n_H = (n_H_prev - f) // stride + 1"
POOL_WIDTH = "n_W = (n_W_prev - f) // stride + 1"
POOL_SIZES = POOL_HEIGHT, POOL_WIDTH
CHANNEL = "A_prev[i, vert_start:vert_end, horiz_start:horiz_end, c]"

wrong = grader.mistakes("pool_forward")
wrong(
    "The size is rounded up; a window that fits in part only does not count, so round down.",
    *in_all(
        POOL_SIZES,
        lambda text: text.replace("= (", "= -(-(").replace("// stride + 1", "// stride) + 1"),
    ),
)
wrong(
    "The size lacks its + 1: the window has a first place before it moves at all.",
    *in_all(POOL_SIZES, lambda text: text.replace(" + 1", "")),
)
wrong(
    "The output is the input divided by the stride; the size of the window plays a part too.",
    *in_all(
        POOL_SIZES,
        lambda text: (
            text.replace("(n_H_prev - f)", "n_H_prev")
            .replace("(n_W_prev - f)", "n_W_prev")
            .replace(" + 1", "")
        ),
    ),
)
wrong(
    "A float cannot count rows: divide with //, which gives a whole number.",
    *in_all(POOL_SIZES, lambda text: text.replace("//", "/")),
)
wrong(
    "The width is computed from the height, or divided by f: it takes n_W_prev and the stride.",
    (POOL_WIDTH, POOL_WIDTH.replace("n_W_prev", "n_H_prev")),
)
wrong(
    "The window covers all channels; pool every channel c by itself.",
    (CHANNEL, CHANNEL.replace(", c]", ", :]")),
)
wrong(
    "All channels of the output come from the first one.",
    (CHANNEL, CHANNEL.replace(", c]", ", 0]")),
)
wrong(
    "Every example shows the output of the first one: cut the window from example i.",
    (CHANNEL, CHANNEL.replace("[i,", "[0,")),
)
wrong(
    "The two modes are swapped.",
    ("np.max(a_prev_slice)", "np.mean(1 * a_prev_slice)"),
    ("np.mean(a_prev_slice)", "np.max(a_prev_slice)"),
)
wrong(
    "The mode 'average' gives the largest number; it should give the mean.",
    ("np.mean(a_prev_slice)", "np.max(a_prev_slice)"),
)
wrong(
    "The mode 'max' gives the mean; it should give the largest number.",
    ("np.max(a_prev_slice)", "np.mean(a_prev_slice)"),
)
wrong(
    "The mode 'average' gives the sum of the window; the mean is wanted.",
    ("np.mean(a_prev_slice)", "np.sum(a_prev_slice)"),
)
wrong(
    "The mode 'max' gives the largest absolute value; the sign counts.",
    ("np.max(a_prev_slice)", "np.max(np.abs(a_prev_slice))"),
)
wrong(
    "The mode 'max' never gives less than 0; a window may hold negative numbers only.",
    ("np.max(a_prev_slice)", "max(0.0, np.max(a_prev_slice))"),
)
wrong("The mode 'max' gives the smallest number.", ("np.max(a_prev_slice)", "np.min(a_prev_slice)"))
wrong(
    "The stride is ignored: the corners move by one pixel at a time.",
    (TOP, "vert_start = h"),
    (LEFT, "horiz_start = w"),
)
wrong(
    "The corners move by the size of the window; they should move by the stride.",
    (TOP, "vert_start = h * f"),
    (LEFT, "horiz_start = w * f"),
)
wrong(
    "Rows and columns are swapped, in the corners or in the window: h and the vertical corners "
    "count rows, which come first.",
    (TOP, "vert_start = w * stride"),
    (LEFT, "horiz_start = h * stride"),
)
wrong(
    "The window is as large as the stride; its size is f.",
    (BOTTOM, "vert_end = vert_start + stride"),
    (RIGHT, "horiz_end = horiz_start + stride"),
)
wrong(
    "The window is cut from the whole batch; take example i first.",
    (CHANNEL, CHANNEL.replace("[i, ", "[")),
)
wrong(
    "Python's own max cannot compare rows of a matrix; NumPy has one that takes any array.",
    ("np.max(a_prev_slice)", "max(a_prev_slice)"),
)
wrong(
    "The function returns after the first example: its last lines are inside the loop.",
    ("    cache = (", "        break\n    cache = ("),
)


LARGEST, MEAN = "A[i, h, w, c] = np.max(a_prev_slice)", "A[i, h, w, c] = np.mean(a_prev_slice)"

wrong(
    "You divide by the size of the window; how many places there are depends on the stride.",
    *in_all(POOL_SIZES, lambda text: text.replace("// stride", "// f")),
)
wrong(
    "The 1 is added before the division; add it after.",
    *in_all(POOL_SIZES, lambda text: text.replace("f) // stride + 1", "f + 1) // stride")),
)


def misplaced_windows(wrong):
    """Record what goes wrong with the corners of a window, the same in every loop over windows."""
    wrong("The stride is ignored sideways.", (LEFT, "horiz_start = w"))
    wrong("The stride is ignored downwards.", (TOP, "vert_start = h"))
    wrong(
        "All corners move with h; the horizontal ones move with w.",
        (LEFT, "horiz_start = h * stride"),
    )
    wrong(
        "The window is too small by one: the end of a slice does not belong to it.",
        (BOTTOM, "vert_end = vert_start + f - 1"),
        (RIGHT, "horiz_end = horiz_start + f - 1"),
    )


wrong(
    "Height and width are swapped in the shape of A.",
    ("np.zeros((m, n_H, n_W, n_C))", "np.zeros((m, n_W, n_H, n_C))"),
)
misplaced_windows(wrong)
wrong(
    "The window is too large by one: the end of a slice does not belong to it.",
    (BOTTOM, "vert_end = vert_start + f + 1"),
    (RIGHT, "horiz_end = horiz_start + f + 1"),
)
wrong(
    "The ends of the window leave the stride out: they lie f behind its beginning.",
    (BOTTOM, "vert_end = h + f"),
    (RIGHT, "horiz_end = w + f"),
)
wrong(
    "The window covers all examples; pool every example i by itself.",
    (CHANNEL, CHANNEL.replace("[i, ", "[:, ")),
)
wrong(
    "One number is wanted of each window: take np.max or np.mean of all of it, without axis.",
    (LARGEST, LARGEST.replace("slice)", "slice, axis=0)")),
)
wrong(
    "The mode 'max' gives the place of the largest number; the number itself is wanted.",
    (LARGEST, LARGEST.replace("np.max", "np.argmax")),
)
wrong(
    "The mode 'max' leaves zeros in A: write the number to its place.",
    (LARGEST, "a = np.max(a_prev_slice)"),
)
wrong(
    "The mode 'average' divides the sum by f; a window has f * f numbers.",
    (MEAN, "A[i, h, w, c] = np.sum(a_prev_slice) / f"),
)
wrong(
    "The mode 'average' divides by the stride squared; a window has f * f numbers.",
    (MEAN, "A[i, h, w, c] = np.sum(a_prev_slice) / stride**2"),
)
wrong(
    "The mode 'average' gives the median; the mean is wanted.",
    (MEAN, MEAN.replace("np.mean", "np.median")),
)
wrong(
    "h and w are swapped where the number is written to A.",
    (LARGEST, LARGEST.replace("h, w", "w, h")),
    (MEAN, MEAN.replace("h, w", "w, h")),
)
wrong(
    "The mode 'average' leaves zeros in A: write the mean to its place.",
    (MEAN, "a = np.mean(a_prev_slice)"),
)
wrong(
    "A stays 0 everywhere: write each number to its place, A[i, h, w, c].",
    (LARGEST, "a = np.max(a_prev_slice)"),
    (MEAN, "a = np.mean(a_prev_slice)"),
)
wrong(
    "Every place shows the same number, that of the whole input: take that of the window.",
    (LARGEST, LARGEST.replace("a_prev_slice", "A_prev")),
    (MEAN, MEAN.replace("a_prev_slice", "A_prev")),
)
wrong(
    "The stride is added to h and w; multiply them by it.",
    (TOP, "vert_start = h + stride"),
    (LEFT, "horiz_start = w + stride"),
)
wrong(
    "The height is divided by the size of the window; divide by the stride.",
    (POOL_HEIGHT, POOL_HEIGHT.replace("// stride", "// f")),
)
for side, size in (("height", POOL_HEIGHT), ("width", POOL_WIDTH)):
    wrong(
        f"The {side} lacks its + 1: the window has a first place before it moves at all.",
        (size, size.replace(" + 1", "")),
    )
wrong(
    "A has the height and width of the input; its own are n_H and n_W.",
    ("np.zeros((m, n_H, n_W, n_C))", "np.zeros((m, n_H_prev, n_W_prev, n_C))"),
)
wrong("Only A is returned; return the cache as well.", ("return A, cache", "return A"))
wrong(
    "The largest number and the mean are those of the whole channel; take those of the window.",
    (LARGEST, LARGEST.replace("a_prev_slice", "A_prev[i, :, :, c]")),
    (MEAN, MEAN.replace("a_prev_slice", "A_prev[i, :, :, c]")),
)
wrong(
    "The window is a single number: cut it out from its vertical and horizontal corners.",
    (CHANNEL, "A_prev[i, h, w, c]"),
)
wrong(
    "A is replaced by a number: write it to A[i, h, w, c].", (LARGEST, "A = np.max(a_prev_slice)")
)
wrong(
    "The stride does not count in the size: divide by it before you add 1.",
    *in_all(POOL_SIZES, lambda text: text.replace(" // stride", "")),
)
wrong(
    "The size does not subtract f: the window must lie inside the input as a whole.",
    *in_all(POOL_SIZES, lambda text: text.replace(" - f", "")),
)
wrong(
    "np.zeros takes the shape as one tuple, in brackets of its own.",
    ("np.zeros((m, n_H, n_W, n_C))", "np.zeros(m, n_H, n_W, n_C)"),
)
wrong("The function returns nothing.", ("return A, cache", "return"))
wrong(
    "Some windows are empty or cut short: each end lies f behind its own start.",
    (RIGHT, "horiz_end = vert_start + f"),
)
wrong(
    "The vertical end is computed from the horizontal start; each end lies f behind its own start.",
    (BOTTOM, "pass"),
    (RIGHT, "horiz_end = vert_end = horiz_start + f"),
)
wrong(
    "Some windows are empty: check n_H and n_W against the formula, and that each slice goes from "
    "its start to its end, f later.",
    *in_all(POOL_SIZES, lambda text: text.replace("(", "").replace(")", "")),
)
wrong(
    "All corners move with w; the vertical ones move with h.",
    (TOP, "vert_start = w * stride"),
)
wrong(
    "The window is as wide as the stride; its width is f.",
    (RIGHT, "horiz_end = horiz_start + stride"),
)
wrong(
    "The window is as high as the stride; its height is f.",
    (BOTTOM, "vert_end = vert_start + stride"),
)
wrong(
    "The stride plays no part, neither in the size nor in the corners.",
    *in_all(POOL_SIZES, lambda text: text.replace(" // stride", "")),
    (TOP, "vert_start = h"),
    (LEFT, "horiz_start = w"),
)
wrong(
    "The height is computed from the width: it takes n_H_prev.",
    (POOL_HEIGHT, POOL_HEIGHT.replace("n_H_prev", "n_W_prev")),
)
wrong(
    "1 is subtracted from the size; add it.",
    *in_all(POOL_SIZES, lambda text: text.replace("+ 1", "- 1")),
)
wrong(
    "A pooling layer has no padding: leave it out of the size.",
    *in_all(POOL_SIZES, lambda text: text.replace("- f)", '- f + 2 * hparameters["pad"])')),
)
wrong(
    "An array has three axes where four are indexed: A and A_prev have examples, rows, columns and "
    "channels.",
    ("np.zeros((m, n_H, n_W, n_C))", "np.zeros((n_H, n_W, n_C))"),
)
wrong(
    "A has the height and width of the window; its own are n_H and n_W.",
    ("np.zeros((m, n_H, n_W, n_C))", "np.zeros((m, f, f, n_C))"),
)
wrong(
    "The channels are the last axis of A.",
    ("np.zeros((m, n_H, n_W, n_C))", "np.zeros((m, n_C, n_H, n_W))"),
)
wrong(
    "The window is its first corner only: it goes from the starts to the ends.",
    (CHANNEL, "A_prev[i, vert_start, horiz_start, c]"),
)
wrong(
    "The window is cut out of A, the output; cut it out of A_prev.",
    (CHANNEL, CHANNEL.replace("A_prev", "A")),
)
wrong(
    "The largest number is that of the whole input; take that of the window.",
    (LARGEST, LARGEST.replace("a_prev_slice", "A_prev")),
)
wrong(
    "The largest number is that of the whole image; take that of the window.",
    (LARGEST, LARGEST.replace("a_prev_slice", "A_prev[i]")),
)
wrong(
    "The mode 'average' divides the sum by 2 * f; a window has f * f numbers.",
    (MEAN, "A[i, h, w, c] = np.sum(a_prev_slice) / (2 * f)"),
)
wrong(
    "The number is written to all channels; write it to A[i, h, w, c].",
    (LARGEST, LARGEST.replace(", c]", "]")),
    (MEAN, MEAN.replace(", c]", "]")),
)
wrong(
    "np.maximum compares two arrays; the largest number of one is np.max.",
    (LARGEST, LARGEST.replace("np.max", "np.maximum")),
)
wrong(
    "The corners start one pixel too late: h and w count from 0.",
    (TOP, "vert_start = h * stride + 1"),
    (LEFT, "horiz_start = w * stride + 1"),
)
wrong(
    "The size of the window is added to h and w; multiply them by the stride.",
    (TOP, "vert_start = h + f"),
    (LEFT, "horiz_start = w + f"),
)
wrong(
    "The ends lie stride * f behind the starts; f alone is right.",
    (BOTTOM, "vert_end = vert_start + stride * f"),
    (RIGHT, "horiz_end = horiz_start + stride * f"),
)
wrong(
    "The window covers whole rows of the image; cut the columns as well.",
    (CHANNEL, CHANNEL.replace("horiz_start:horiz_end", ":")),
)
wrong(
    "The window covers whole columns of the image; cut the rows as well.",
    (CHANNEL, CHANNEL.replace("vert_start:vert_end", ":")),
)
wrong(
    "The mode 'average' divides the mean by f * f once more.",
    (MEAN, f"{MEAN} / (f * f)"),
)
wrong(
    "The mode 'average' gives the standard deviation; the mean is wanted.",
    (MEAN, MEAN.replace("np.mean", "np.std")),
)
wrong(
    "In the size, you divide by stride + 1; the 1 is added after the division.",
    *in_all(POOL_SIZES, lambda text: text.replace("stride + 1", "(stride + 1)")),
)
wrong(
    "f and the stride are swapped in the size: subtract f, and divide by the stride.",
    (POOL_HEIGHT, "n_H = (n_H_prev - stride) // f + 1"),
    (POOL_WIDTH, "n_W = (n_W_prev - stride) // f + 1"),
)


# ---- conv_backward ----


@grader.given
def strided_cache(rng, conv_forward):
    """Two images of 6 × 9, three filters of 3 × 3, stride 2, pad 0."""
    return conv_forward(*layer(rng, (2, 6, 9), 3, (2, 3)), {"stride": 2, "pad": 0})[1]


@grader.given
def padded_cache(rng, conv_forward):
    """Three images of 5 × 3, two filters of 3 × 3, stride 1, pad 1."""
    return conv_forward(*layer(rng, (3, 5, 3), 3, (3, 2)), {"stride": 1, "pad": 1})[1]


@grader.given
def sparse_cache(rng, conv_forward):
    """One image of 4 × 8, four filters of 2 × 2, stride 3, pad 2."""
    return conv_forward(*layer(rng, (1, 4, 8), 2, (1, 4)), {"stride": 3, "pad": 2})[1]


@grader.given
def small_cache(conv_forward):
    """One image of 3 × 4 with one channel, one filter of 2 × 2, stride 1, pad 0."""
    W = np.array([[1.0, 2.0], [0.0, -1.0]]).reshape(2, 2, 1, 1)
    A_prev = np.arange(12.0).reshape(1, 3, 4, 1)
    return conv_forward(A_prev, W, np.zeros((1, 1, 1, 1)), {"stride": 1, "pad": 0})[1]


@grader.case
def classic_gradients(conv_backward, classic_output):
    """Ten images of 4 × 4, eight filters of 2 × 2, stride 2, pad 2; dZ = Z."""
    return gradients(conv_backward(*classic_output))


@grader.case
def gradients_of_a_small_picture(conv_backward, small_cache):
    """One image of 3 × 4 with one channel, one filter of 2 × 2, stride 1, pad 0."""
    dZ = np.array([[1.0, 0.0, 2.0], [0.0, -1.0, 3.0]]).reshape(1, 2, 3, 1)
    return gradients(conv_backward(dZ, small_cache))


@grader.case(hidden=True)
def gradients_without_padding(conv_backward, strided_cache, rng):
    """Two images of 6 × 9, three filters of 3 × 3, stride 2, pad 0."""
    return gradients(conv_backward(rng.normal(size=(2, 2, 4, 3)), strided_cache))


@grader.case(hidden=True)
def gradients_of_overlapping_windows(conv_backward, padded_cache, rng):
    """Three images of 5 × 3, two filters of 3 × 3, stride 1, pad 1."""
    return gradients(conv_backward(rng.normal(size=(3, 5, 3, 2)), padded_cache))


@grader.case(hidden=True)
def gradients_with_gaps(conv_backward, sparse_cache, rng):
    """One image of 4 × 8, four filters of 2 × 2, stride 3, pad 2."""
    return gradients(conv_backward(rng.normal(size=(1, 3, 4, 4)), sparse_cache))


BACK_WINDOW = "da_prev_pad[vert_start:vert_end, horiz_start:horiz_end, :] += ("
BACK_SHARE = "W[..., c] * dZ[i, h, w, c]"
DW = "dW[..., c] += a_slice * dZ[i, h, w, c]"
DB = "db[..., c] += dZ[i, h, w, c]"
CROP = "da_prev_pad[pad : pad + n_H_prev, pad : pad + n_W_prev, :]"

wrong = grader.mistakes("conv_backward")
wrong(
    "The cut from pad to -pad is empty for a pad of 0: end it where the image ends.",
    (CROP, "da_prev_pad[pad:-pad, pad:-pad, :]"),
)
wrong(
    "The image begins after the padding: you cut it out of the corner of the padded one.",
    (CROP, "da_prev_pad[:n_H_prev, :n_W_prev, :]"),
)
wrong(
    "The frame is not cut off: dA_prev has the shape of A_prev.",
    ("dA_prev[i] = " + CROP, "pass"),
    ("return dA_prev,", "return dA_prev_pad,"),
)
wrong(
    "The padded image is too large for dA_prev[i]: cut off its frame first.", (CROP, "da_prev_pad")
)
wrong(
    "Each share goes to all of dW; it belongs to filter c alone.",
    (DW, "dW += (a_slice * dZ[i, h, w, c])[..., None]"),
)
wrong(
    "The frame is cut off with the wrong sides: rows end at pad + n_H_prev, columns at "
    "pad + n_W_prev.",
    (CROP, "da_prev_pad[pad : pad + n_W_prev, pad : pad + n_H_prev, :]"),
)
wrong(
    "dA_prev keeps the last share of every pixel only: add to what has come before.",
    (BACK_WINDOW, BACK_WINDOW.replace("+=", "=")),
)
wrong(
    "dW keeps the share of the last window only: add to what has come before.",
    (DW, DW.replace("+=", "=")),
)
wrong(
    "db keeps the share of the last window only: add to what has come before.",
    (DB, DB.replace("+=", "=")),
)
wrong(
    "dW and db are divided by m. The mean belongs to the cost, and dZ has it already.",
    ("return dA_prev, dW, db", "return dA_prev, dW / m, db / m"),
)
wrong(
    "The window passes the pixels on to dA_prev; what it gets is the filter times dZ.",
    (BACK_SHARE + "\n", "a_slice * dZ[i, h, w, c]\n"),
)
wrong(
    "dA_prev gets the first filter every time; filter c belongs to channel c of dZ.",
    (BACK_SHARE, "W[..., 0] * dZ[i, h, w, c]"),
)
wrong(
    "dW gets the filter; what it gets is the window times dZ.",
    (DW, "dW[..., c] += W[..., c] * dZ[i, h, w, c]"),
)
wrong(
    "The windows for dW are cut from the input without its padding.",
    ("a_slice = a_prev_pad[vert_start", "a_slice = A_prev[i][vert_start"),
)
wrong(
    "dZ is read at the corners of the window; its places are those of the output, h and w.",
    (BACK_SHARE + "\n", "W[..., c] * dZ[i, vert_start, horiz_start, c]\n"),
    (DW, "dW[..., c] += a_slice * dZ[i, vert_start, horiz_start, c]"),
    (DB, "db[..., c] += dZ[i, vert_start, horiz_start, c]"),
)
wrong(
    "The stride is ignored: the corners move by one pixel at a time.",
    (TOP, "vert_start = h"),
    (LEFT, "horiz_start = w"),
)
wrong(
    "Rows and columns are swapped, in the corners or in the window: h and the vertical corners "
    "count rows, which come first.",
    (TOP, "vert_start = w * stride"),
    (LEFT, "horiz_start = h * stride"),
)
wrong(
    "The function returns after the first example: its last lines are inside the loop.",
    ("\n    return dA_prev", "        break\n    return dA_prev"),
)
wrong(
    "dA_prev holds zeros: add the shares to the windows of da_prev_pad, and write what you cut out "
    "of it into dA_prev[i].",
    ("dA_prev[i] = " + CROP, "da_prev = " + CROP),
)
wrong(
    "db has the sum of all channels in each; channel c of dZ belongs to bias c.",
    (DB, "db += dZ[i, h, w, c]"),
)


BACK_SLICE = "a_slice = a_prev_pad[vert_start:vert_end, horiz_start:horiz_end, :]"

misplaced_windows(wrong)
wrong(
    "The window is as large as the stride; it should be as large as the filter.",
    (BOTTOM, "vert_end = vert_start + stride"),
    (RIGHT, "horiz_end = horiz_start + stride"),
)
wrong(
    "The ends of the window leave the stride out: they lie f behind its beginning.",
    (BOTTOM, "vert_end = h + f"),
    (RIGHT, "horiz_end = w + f"),
)
wrong(
    "The windows for dW are cut from the gradient; cut them from the padded input.",
    (BACK_SLICE, BACK_SLICE.replace("a_prev_pad[", "da_prev_pad[")),
)
wrong(
    "The windows for dW come from the first example every time.",
    (BACK_SLICE, BACK_SLICE.replace("a_prev_pad[", "A_prev_pad[0][")),
)
wrong(
    "dA_prev, dW and db keep their last shares only: add to what has come before.",
    (BACK_WINDOW, BACK_WINDOW.replace("+=", "=")),
    (DW, DW.replace("+=", "=")),
    (DB, DB.replace("+=", "=")),
)
wrong("dW is divided by m. The mean belongs to the cost, and dZ has it already.", (DW, f"{DW} / m"))
wrong("db is divided by m. The mean belongs to the cost, and dZ has it already.", (DB, f"{DB} / m"))
wrong(
    "All three are divided by m. The mean belongs to the cost, and dZ has it already.",
    ("return dA_prev, dW, db", "return dA_prev / m, dW / m, db / m"),
)
wrong(
    "dA_prev gets the bare filter; multiply it by dZ.",
    (BACK_SHARE + "\n", "W[..., c]\n"),
)
wrong("dW gets the bare window; multiply it by dZ.", (DW, "dW[..., c] += a_slice"))
wrong(
    "dA_prev gets the bare dZ; multiply it by filter c.",
    (BACK_SHARE + "\n", "dZ[i, h, w, c]\n"),
)
wrong("dW gets the bare dZ; multiply it by the window.", (DW, "dW[..., c] += dZ[i, h, w, c]"))
wrong(
    "The shares of dA_prev are made of dW; multiply dZ by the filter itself, W.",
    (BACK_SHARE + "\n", "dW[..., c] * dZ[i, h, w, c]\n"),
)
wrong(
    "Filter and dZ are added for dA_prev; multiply them.",
    (BACK_SHARE + "\n", "W[..., c] + dZ[i, h, w, c]\n"),
)
wrong(
    "Window and dZ are added for dW; multiply them.",
    (DW, "dW[..., c] += a_slice + dZ[i, h, w, c]"),
)
wrong(
    "Rows and columns are swapped in the window for dW: the vertical corners come first.",
    (
        BACK_SLICE,
        "a_slice = a_prev_pad[horiz_start:horiz_end, vert_start:vert_end, :]",
    ),
)
wrong(
    "The cut ends too early: in the padded input the image ends pad rows and columns later.",
    (CROP, "da_prev_pad[pad:n_H_prev, pad:n_W_prev, :]"),
)
wrong(
    "Do not sum up the window: add the whole window, times the entry of dZ, to dW.",
    (DW, "dW[..., c] += np.sum(a_slice * dZ[i, h, w, c])"),
)
wrong(
    "h and w are swapped in dZ: h counts rows, so it comes first.",
    (BACK_SHARE + "\n", "W[..., c] * dZ[i, w, h, c]\n"),
    (DW, "dW[..., c] += a_slice * dZ[i, w, h, c]"),
    (DB, "db[..., c] += dZ[i, w, h, c]"),
)
wrong(
    "dZ is read from the first example every time; take that of example i.",
    (BACK_SHARE + "\n", "W[..., c] * dZ[0, h, w, c]\n"),
    (DW, "dW[..., c] += a_slice * dZ[0, h, w, c]"),
    (DB, "db[..., c] += dZ[0, h, w, c]"),
)
wrong(
    "The filter is rotated by 180° for dA_prev; take it as it is.",
    (BACK_SHARE + "\n", "W[::-1, ::-1, :, c] * dZ[i, h, w, c]\n"),
)
wrong("db counts the places; add up dZ itself.", (DB, "db[..., c] += 1"))
wrong("dZ is multiplied by the bias in db; its share is dZ alone.", (DB, f"{DB} * b[..., c]"))
wrong(
    "Every place adds the sum of all dZ to db; add the one number of this place.",
    (DB, "db[..., c] += np.sum(dZ[..., c])"),
)
wrong(
    "dA_prev holds the image itself; cut out its gradient, da_prev_pad.",
    (CROP, CROP.replace("da_prev_pad", "a_prev_pad")),
)
wrong(
    "The frame is cut off on two sides only; rows end at pad + n_H_prev, columns at "
    "pad + n_W_prev.",
    (CROP, "da_prev_pad[pad:, pad:, :]"),
)
wrong(
    "dA_prev is replaced by the last image; write each into dA_prev[i].",
    ("dA_prev[i] = " + CROP, "dA_prev = " + CROP),
)
wrong("dW begins as W; begin with zeros in its shape.", ("np.zeros_like(W)", "W"))
wrong("db begins as b; begin with zeros in its shape.", ("np.zeros_like(b)", "b"))
wrong(
    "The cut is as large as the output; dA_prev[i] is as large as the input.",
    (CROP, "da_prev_pad[pad : pad + n_H, pad : pad + n_W, :]"),
)
wrong("db has only one axis; it should have the shape of b.", ("np.zeros_like(b)", "np.zeros(n_C)"))
wrong(
    "In dW and db only the last filter has a gradient; each filter needs its share.",
    (DW, f"{DW} * (c == n_C - 1)"),
    (DB, f"{DB} * (c == n_C - 1)"),
)


# ---- create_mask_from_window ----


@grader.case
def classic_mask(create_mask_from_window):
    """A window of 2 × 3."""
    return as_numbers(create_mask_from_window(np.random.RandomState(1).randn(2, 3)))


@grader.given
def small_window():
    """A window of 2 × 2, its largest entry also the largest in absolute value."""
    return np.array([[0.5, -1.5], [2.5, 1.0]])


@grader.case
def mask_of_a_small_window(create_mask_from_window, small_window):
    """A window of 2 × 2, its largest entry also the largest in absolute value."""
    return as_numbers(create_mask_from_window(small_window))


@grader.case
def mask_of_a_negative_window(create_mask_from_window):
    """A window of 3 × 2 with negative numbers only."""
    window = np.array([[-2.0, -3.5], [-0.5, -4.0], [-1.0, -2.5]])
    return as_numbers(create_mask_from_window(window))


@grader.case(hidden=True)
def masks_of_tall_windows(create_mask_from_window, rng):
    """Twelve windows of 4 × 2, and what passes through their masks."""
    windows = rng.normal(size=(12, 4, 2))
    masks = [as_numbers(create_mask_from_window(window)) for window in windows]
    return {"masks": masks, "passed on": [mask * rng.normal() for mask in masks]}


@grader.case(hidden=True)
def masks_of_negative_windows(create_mask_from_window, rng):
    """Twelve windows of 3 × 3 with negative numbers only."""
    windows = -0.5 - 5 * rng.random(size=(12, 3, 3))
    masks = [as_numbers(create_mask_from_window(window)) for window in windows]
    return {"masks": masks, "passed on": [mask * rng.normal() for mask in masks]}


MASK = "x == np.max(x)"

wrong = grader.mistakes("create_mask_from_window")
wrong("That is the largest entry itself; mark its place with True.", (MASK, "np.max(x)"))
wrong(
    "You mark the largest entry of every row; one entry of the whole window is wanted.",
    (MASK, "x == np.max(x, axis=1, keepdims=True)"),
)
wrong(
    "You mark the largest entry of every column; one entry of the whole window is wanted.",
    (MASK, "x == np.max(x, axis=0)"),
)
wrong(
    "Python's own max cannot compare rows of a matrix; NumPy has one that takes any array.",
    (MASK, "x == max(x)"),
)
wrong("You mark the smallest entry.", (MASK, "x == np.min(x)"))
wrong("True and False are swapped: True belongs to the largest entry.", (MASK, "x != np.max(x)"))
wrong(
    "That is the place of the largest entry as a number; return a mask in the shape of x.",
    (MASK, "np.argmax(x)"),
)
wrong(
    "The mask lets the largest number through; it should hold True and False only.",
    (MASK, "np.where(x == np.max(x), x, 0)"),
)
wrong("You mark the largest absolute value; the sign counts.", (MASK, "abs(x) == np.max(abs(x))"))
wrong(
    "Nothing is marked: compare every entry with the largest one, np.max(x), or x.max() with its "
    "brackets.",
    (MASK, "np.zeros(x.shape, dtype=bool)"),
)
wrong("You mark all positive entries; mark the largest one.", (MASK, "x > 0"))
wrong("You mark all entries above the mean; mark the largest one.", (MASK, "x > np.mean(x)"))
wrong(
    "A single False comes out, where every entry needs an answer: compare x itself, and with ==.",
    (MASK, "x is np.max(x)"),
)
wrong(
    "A single True comes out, where every entry needs an answer: use == alone, without `in` and "
    "without np.any.",
    (MASK, "np.max(x) in x"),
)
wrong(
    "np.where gives the indices of the largest entry; the comparison itself is the mask.",
    (MASK, "np.where(x == np.max(x))"),
)
wrong(
    "These are the indices of the largest entry; return a mask in the shape of x.",
    (MASK, "np.unravel_index(np.argmax(x), x.shape)"),
)
wrong(
    "Every entry is multiplied by the largest one; compare it instead.",
    (MASK, "x * np.max(x)"),
)
wrong(
    "The largest entry is subtracted from every one; compare it instead.",
    (MASK, "x - np.max(x)"),
)
wrong(
    "The marks are text; the mask holds True and False themselves.",
    (MASK, "np.where(x == np.max(x), 'True', 'False')"),
)
wrong(
    "The mask is a list; return an array, which can be multiplied.",
    (MASK, "(x == np.max(x)).tolist()"),
)
wrong("That is the largest of every row: leave out axis.", (MASK, "x == np.max(x, axis=1)"))
wrong(
    "np.argmax counts through the flattened window, so it marks a row: compare x with np.max(x).",
    (f"mask = {MASK}", "mask = np.zeros(x.shape); mask[np.argmax(x)] = 1"),
)
wrong(
    "You mark a fixed place: compare x with its largest entry.",
    (f"mask = {MASK}", "mask = np.zeros(x.shape); mask[-1, -1] = 1"),
)
wrong(
    "With negative numbers only, nothing is marked: begin with an entry of x, not with 0.",
    (MASK, "x == max(0, np.max(x))"),
)
wrong("Sorting moves the entries: compare x itself.", (MASK, "np.sort(x) == np.max(x)"))
wrong(
    "That is the largest of the first row: take the largest of all of x.",
    (MASK, "x == np.max(x[0])"),
)


# ---- distribute_value ----


@grader.case
def classic_shares(distribute_value):
    """The number 2 over 2 × 2, and -7 over 3 × 5."""
    return {"2 × 2": distribute_value(2, (2, 2)), "3 × 5": distribute_value(-7, (3, 5))}


@grader.case(hidden=True)
def shares_of_tall_windows(distribute_value, rng):
    """Three numbers over 5 × 2."""
    return [distribute_value(dz, (5, 2)) for dz in rng.normal(size=3)]


@grader.case(hidden=True)
def shares_of_other_windows(distribute_value, rng):
    """A number over 3 × 3, over 1 × 6 and over one entry."""
    dz = -3 - rng.random()
    return {str(shape): distribute_value(dz, shape) * 1.5 for shape in ((3, 3), (1, 6), (1, 1))}


wrong = grader.mistakes("distribute_value")
wrong("Every entry gets the whole number; they should add up to it.", ("dz / (n_H * n_W)", "dz"))
wrong(
    "The number is divided by the rows only; divide it by the number of entries.",
    ("dz / (n_H * n_W)", "dz / n_H"),
)
wrong(
    "The number is divided by the columns only; divide it by the number of entries.",
    ("dz / (n_H * n_W)", "dz / n_W"),
)
wrong(
    "The number is divided by rows plus columns; the number of entries is their product.",
    ("(n_H * n_W)", "(n_H + n_W)"),
)
wrong(
    "The number is divided by rows and multiplied by columns: put brackets around the product.",
    ("(n_H * n_W)", "n_H * n_W"),
)
wrong(
    "That is the share of one entry; return a matrix full of it.",
    ("np.full(shape, average)", "average"),
)
wrong(
    "Rows and columns of the matrix are swapped.",
    ("np.full(shape, average)", "np.full((n_W, n_H), average)"),
)
wrong(
    "The division drops the decimal part: divide with /.", ("dz / (n_H * n_W)", "dz // (n_H * n_W)")
)


SHARE, FILLED = "dz / (n_H * n_W)", "np.full(shape, average)"

wrong("The decimal part of the share is lost: leave out int().", (SHARE, f"int({SHARE})"))
wrong("The share is rounded; leave it as it is.", (SHARE, f"round({SHARE}, 2)"))
wrong(
    "The number is multiplied by the entries; divide it by how many there are.",
    (SHARE, "dz * n_H * n_W"),
)
wrong("The fraction is upside down.", (SHARE, "n_H * n_W / dz"))
wrong("The number dz plays no part: 1 is shared out.", (SHARE, "1 / (n_H * n_W)"))
wrong("You divide by the length of shape, which is always 2.", (SHARE, "dz / len(shape)"))
wrong("You divide by 4, whatever the shape is.", (SHARE, "dz / 4"))
wrong("The number of entries is rows times columns, not rows squared.", (SHARE, "dz / n_H**2"))
wrong("The number of entries is rows times columns, not columns squared.", (SHARE, "dz / n_W**2"))
wrong("The matrix holds ones; it should hold the shares.", (FILLED, "np.ones(shape)"))
wrong("The matrix holds zeros; it should hold the shares.", (FILLED, "np.zeros(shape)"))
wrong(
    "The number is divided by the entries twice.", (FILLED, "np.full(shape, average) / (n_H * n_W)")
)
wrong(
    "The share is counted twice: multiplied by itself.",
    (FILLED, "np.full(shape, average) * average"),
)
wrong(
    "The matrix is always 2 × 2; it should have the given shape.",
    (FILLED, "np.full((2, 2), average)"),
)
wrong("The shares stand on the diagonal only.", (FILLED, "np.eye(n_H, n_W) * average"))
wrong("The shares are in a list; return an array.", (FILLED, "[[average] * n_W] * n_H"))
wrong(
    "The arguments of np.full are swapped: first the shape, then the number.",
    (FILLED, "np.full(average, shape)"),
)
wrong(
    "Every entry gets the number as it is; divide it by how many entries there are.",
    (SHARE, "float(dz)"),
)
wrong(
    "The number stands in one entry; spread it evenly.", (FILLED, "np.zeros(shape); a[0, 0] = dz")
)
wrong("The matrix has n_H columns; it should have n_W.", (FILLED, "np.full((n_H, n_H), average)"))
wrong("The matrix has n_W rows; it should have n_H.", (FILLED, "np.full((n_W, n_W), average)"))
wrong(
    "The share is multiplied by the number once more.",
    (FILLED, "np.full(shape, average) * dz"),
)
wrong(
    "The number is divided by the mean of rows and columns; divide it by their product.",
    (SHARE, "dz / np.mean(shape)"),
)
wrong(
    "The shares stand in a row; give the matrix the given shape.",
    (FILLED, "np.full(n_H * n_W, average)"),
)
wrong(
    "dz is a number without a shape; it is shape that holds rows and columns.",
    ("= shape", "= dz.shape"),
)
wrong(
    "np.full takes the shape as one argument, in brackets of its own.",
    (FILLED, "np.full(n_H, n_W, average)"),
)
wrong(
    "np.ones takes the shape as one argument, in brackets of its own.",
    (FILLED, "np.ones(n_H, n_W) * average"),
)
wrong("The share is rounded up; leave it as it is.", (SHARE, f"np.ceil({SHARE})"))
wrong("The share is added to ones; multiply.", (FILLED, "np.ones(shape) + average"))


# ---- pool_backward ----


@grader.helper
def both_modes(pool_backward, dA, cache):
    """The gradients of both modes; the first is the default."""
    return {"max": pool_backward(dA, cache), "average": pool_backward(dA, cache, mode="average")}


@grader.given
def cache_side_by_side(rng, pool_forward):
    """Two images of 6 × 5 with three channels, window 2, stride 2."""
    return pool_forward(rng.normal(size=(2, 6, 5, 3)), {"f": 2, "stride": 2})[1]


@grader.given
def cache_of_overlaps(rng, pool_forward):
    """One image of 5 × 9 with two channels, window 3, stride 2."""
    return pool_forward(rng.normal(size=(1, 5, 9, 2)), {"f": 3, "stride": 2})[1]


@grader.given
def cache_of_gaps(rng, pool_forward):
    """Three images of 8 × 5 with one channel, window 2, stride 3; all numbers negative."""
    return pool_forward(-1 - rng.random(size=(3, 8, 5, 1)), {"f": 2, "stride": 3})[1]


@grader.given
def small_pool_cache(pool_forward):
    """One image of 4 × 6 with one channel, window 2, stride 2."""
    A_prev = [[1.0, 3, 2, 1, 0, 2], [4, 6, 5, 1, 8, 1], [3, 1, 0, 2, 7, 3], [0, 2, 1, 5, 4, 2]]
    return pool_forward(np.array(A_prev).reshape(1, 4, 6, 1), {"f": 2, "stride": 2})[1]


@grader.case
def classic_routes(pool_backward, classic_pooled):
    """Five images of 5 × 3 with two channels, window 2, stride 1, both modes."""
    return both_modes(pool_backward, *classic_pooled)


@grader.case
def routes_of_six_windows(pool_backward, small_pool_cache):
    """One image of 4 × 6 with one channel, window 2, stride 2, both modes."""
    dA = np.array([[4.0, -2.0, 6.0], [1.0, 8.0, -3.0]]).reshape(1, 2, 3, 1)
    return both_modes(pool_backward, dA, small_pool_cache)


@grader.case(hidden=True)
def routes_side_by_side(pool_backward, cache_side_by_side, rng):
    """Two images of 6 × 5 with three channels, window 2, stride 2, both modes."""
    return both_modes(pool_backward, rng.normal(size=(2, 3, 2, 3)), cache_side_by_side)


@grader.case(hidden=True)
def routes_that_overlap(pool_backward, cache_of_overlaps, rng):
    """One image of 5 × 9 with two channels, window 3, stride 2, both modes."""
    return both_modes(pool_backward, rng.normal(size=(1, 2, 4, 2)), cache_of_overlaps)


@grader.case(hidden=True)
def routes_with_gaps(pool_backward, cache_of_gaps, rng):
    """Three images of 8 × 5 with one channel, window 2, stride 3, both modes."""
    return both_modes(pool_backward, rng.normal(size=(3, 3, 2, 1)), cache_of_gaps)


MAX_SHARE = "create_mask_from_window(a_prev_slice) * dA[i, h, w, c]"
MEAN_SHARE = "distribute_value(dA[i, h, w, c], (f, f))"
COLLECT = "dA_prev[i, vert_start:vert_end, horiz_start:horiz_end, c] += share"

wrong = grader.mistakes("pool_backward")
wrong(
    "dA is read at the corners of the window; its places are those of the output, h and w.",
    (MAX_SHARE, MAX_SHARE.replace("h, w", "vert_start, horiz_start")),
    (MEAN_SHARE, MEAN_SHARE.replace("h, w", "vert_start, horiz_start")),
)
wrong(
    "Where windows overlap, only the last share is kept: add to what has come before.",
    (COLLECT, COLLECT.replace("+=", "=")),
)
wrong(
    "The mode 'max' lets the largest number itself back; multiply the mask by the gradient.",
    (MAX_SHARE, "create_mask_from_window(a_prev_slice) * a_prev_slice"),
)
wrong(
    "The mode 'max' passes on the bare mask; multiply it by the gradient.",
    (MAX_SHARE, "create_mask_from_window(a_prev_slice)"),
)
wrong(
    "The mode 'max' gives the gradient to every pixel of the window; only the largest gets it, "
    "which the mask of the whole window marks.",
    (MAX_SHARE, "np.full((f, f), dA[i, h, w, c])"),
)
wrong(
    "The mode 'average' gives the whole gradient to every pixel; each gets an equal part of it.",
    (MEAN_SHARE, "np.full((f, f), dA[i, h, w, c])"),
)
wrong(
    "The gradient is spread over a window of the wrong shape: the window is f × f.",
    (MEAN_SHARE, "dA[i, h, w, c] / (n_H * n_W)"),
)
wrong("The two modes are swapped.", ('if mode == "max"', 'if mode != "max"'))
wrong(
    "Both modes do the same: the gradient is shared out evenly.",
    ('if mode == "max"', 'if mode == "MAX"'),
)
wrong(
    "The mask comes from the first channel every time; every channel has a largest entry.",
    (
        "a_prev_slice = A_prev[i, vert_start:vert_end, horiz_start:horiz_end, c]",
        "a_prev_slice = A_prev[i, vert_start:vert_end, horiz_start:horiz_end, 0]",
    ),
)
wrong(
    "The masks come from the first example every time.",
    (
        "a_prev_slice = A_prev[i, vert_start:vert_end, horiz_start:horiz_end, c]",
        "a_prev_slice = A_prev[0, vert_start:vert_end, horiz_start:horiz_end, c]",
    ),
)
wrong(
    "The stride is ignored: the corners move by one pixel at a time.",
    (TOP, "vert_start = h"),
    (LEFT, "horiz_start = w"),
)
wrong(
    "Some windows are empty or lie outside of the input: h counts rows, so it belongs to the "
    "vertical corners, and each window ends f after its own beginning.",
    (TOP, "vert_start = w * stride"),
    (LEFT, "horiz_start = h * stride"),
)
wrong(
    "The function returns after the first example: its last lines are inside the loop.",
    ("\n    return dA_prev", "        break\n    return dA_prev"),
)


POOL_SLICE = "a_prev_slice = A_prev[i, vert_start:vert_end, horiz_start:horiz_end, c]"
PLACE = "dA_prev[i, vert_start:vert_end, horiz_start:horiz_end, c]"

wrong(
    "Both modes do the same: the largest number gets the whole gradient.",
    ('if mode == "max"', 'if mode in ("max", "average")'),
)
wrong(
    "The gradient is spread over a window as large as the stride; its size is f.",
    (MEAN_SHARE, MEAN_SHARE.replace("(f, f)", "(stride, stride)")),
)
wrong(
    "The gradient is spread over a matrix as large as the output; the window is f × f.",
    (MEAN_SHARE, MEAN_SHARE.replace("(f, f)", "(n_H, n_W)")),
)
wrong(
    "distribute_value needs the shape of the window, a pair of numbers.",
    (MEAN_SHARE, MEAN_SHARE.replace("(f, f)", "f")),
)
wrong(
    "distribute_value gets all of dA; give it the one number of this place.",
    (MEAN_SHARE, "distribute_value(dA, (f, f))"),
)
wrong(
    "The arguments of distribute_value are swapped: first the number, then the shape.",
    (MEAN_SHARE, "distribute_value((f, f), dA[i, h, w, c])"),
)
wrong(
    "The mode 'average' divides by f; a window has f * f entries.",
    (MEAN_SHARE, "dA[i, h, w, c] / f"),
)
wrong(
    "The mode 'average' divides twice: distribute_value has done so already.",
    (MEAN_SHARE, f"{MEAN_SHARE} / (f * f)"),
)
wrong(
    "The mode 'average' divides by m; the mean over the examples belongs to the cost.",
    (MEAN_SHARE, f"{MEAN_SHARE} / m"),
)
wrong(
    "The mode 'max' multiplies by the largest number; multiply by the mask instead.",
    (MAX_SHARE, "np.max(a_prev_slice) * dA[i, h, w, c]"),
)
wrong(
    "The mask is made of the gradient, a single number; make it of the window in A_prev.",
    (MAX_SHARE, "create_mask_from_window(dA[i, h, w, c])"),
)
wrong(
    "Mask and gradient are added; multiply them.",
    (MAX_SHARE, MAX_SHARE.replace(" * ", " + ")),
)
wrong(
    "The gradients of all channels are taken; take that of channel c.",
    (MAX_SHARE, MAX_SHARE.replace("w, c]", "w]")),
)
wrong(
    "The window for the mask is cut from dA_prev; cut it from A_prev.",
    (POOL_SLICE, POOL_SLICE.replace("A_prev[", "dA_prev[")),
)
wrong(
    "The window for the mask is cut from the whole batch; take example i first.",
    (POOL_SLICE, POOL_SLICE.replace("[i, ", "[")),
)
misplaced_windows(wrong)
wrong(
    "The window is as large as the stride; its size is f.",
    (BOTTOM, "vert_end = vert_start + stride"),
    (RIGHT, "horiz_end = horiz_start + stride"),
)
wrong(
    "The share is added at h and w, which are places of the output; add it to the window.",
    (COLLECT, "dA_prev[i, h : h + f, w : w + f, c] += share"),
)
wrong(
    "The share goes to the single place (h, w); it belongs to the whole window.",
    (COLLECT, "dA_prev[i, h, w, c] += np.sum(share)"),
)
wrong(
    "A window does not fit into one place: add the share to the window of dA_prev.",
    (COLLECT, "dA_prev[i, h, w, c] += share"),
)
wrong(
    "The share is added to every example; it belongs to example i.",
    (COLLECT, COLLECT.replace("[i, ", "[:, ")),
)
wrong(
    "Only the last share comes out: add every share to its window of dA_prev, and return that.",
    (COLLECT, "dA_prev = share"),
)
wrong(
    "The mode 'max' multiplies the window itself by the gradient; multiply its mask.",
    (MAX_SHARE, "a_prev_slice * dA[i, h, w, c]"),
)
wrong(
    "The mode 'average' shares out numbers of A_prev; share out the gradient, dA.",
    (MEAN_SHARE, MEAN_SHARE.replace("dA[", "A_prev[")),
)
wrong(
    "In mode 'average', dA_prev stays 0 everywhere: share out dA, not dA_prev.",
    (MEAN_SHARE, MEAN_SHARE.replace("dA[", "dA_prev[")),
)
wrong(
    "The mode 'max' stays 0 everywhere: multiply the mask by dA, not by dA_prev.",
    (MAX_SHARE, MAX_SHARE.replace("dA[", "dA_prev[")),
)
wrong(
    "The mode 'average' passes back the mean of the window; share out the gradient, dA.",
    (MEAN_SHARE, f"np.mean({POOL_SLICE.split(' = ')[1]})"),
)
wrong(
    "distribute_value gets the window; give it the one number of dA.",
    (MEAN_SHARE, f"distribute_value({POOL_SLICE.split(' = ')[1]}, (f, f))"),
)
wrong("The shares are subtracted; add them.", (COLLECT, COLLECT.replace("+=", "-=")))


# ---- what is still None ----

HOLE = "what goes into it is still None."

wrong = grader.mistakes("conv_forward")
wrong(
    "A_prev_pad is still None. Fill it in, and then whatever else is None.",
    ("A_prev_pad = zero_pad(A_prev, pad)", "A_prev_pad = None"),
)
wrong("n_H or n_W is still None.", (HEIGHT, "n_H = None"), (WIDTH, "n_W = None"))
wrong(
    "Z is still None: it begins as an array of zeros.",
    ("Z = np.zeros((m, n_H, n_W, n_C))", "Z = None"),
)
wrong(f"Z holds no numbers but nan: {HOLE}", (STEP, "None"))

wrong = grader.mistakes("pool_forward")
wrong("n_H or n_W is still None.", (POOL_HEIGHT, "n_H = None"), (POOL_WIDTH, "n_W = None"))
wrong(
    "A is still None: it begins as an array of zeros.",
    ("A = np.zeros((m, n_H, n_W, n_C))", "A = None"),
)
wrong(
    f"A holds no numbers but nan: {HOLE}",
    ("np.max(a_prev_slice)", "None"),
    ("np.mean(a_prev_slice)", "None"),
)

wrong = grader.mistakes("conv_backward")
wrong(
    "dA_prev is still None: it begins as zeros. Then fill in whatever else is None.",
    ("dA_prev = np.zeros_like(A_prev)", "dA_prev = None"),
)
wrong(
    f"dA_prev holds no numbers but nan: {HOLE}",
    ("da_prev_pad[pad : pad + n_H_prev, pad : pad + n_W_prev, :]", "None"),
)
wrong(
    "dW is still 0 everywhere: nothing is added to it.",
    ("dW[..., c] += a_slice * dZ[i, h, w, c]", "dW[..., c] += 0"),
)
wrong(
    "db is still 0 everywhere: nothing is added to it.",
    ("db[..., c] += dZ[i, h, w, c]", "db[..., c] += 0"),
)
LINES = (
    ("dW[..., c] += a_slice * dZ[i, h, w, c]", "None"),
    ("db[..., c] += dZ[i, h, w, c]", "None"),
    ("da_prev_pad[pad : pad + n_H_prev, pad : pad + n_W_prev, :]", "None"),
)
wrong("Nothing is added up yet: which of the lines in the loops are still None?", *LINES)
wrong(
    "db is still None, and nothing is added up yet.", ("db = np.zeros_like(b)", "db = None"), *LINES
)
wrong(
    "dW and db are still None, and nothing is added up yet.",
    ("dW = np.zeros_like(W)", "dW = None"),
    ("db = np.zeros_like(b)", "db = None"),
    *LINES,
)

wrong = grader.mistakes("pool_backward")
wrong(
    "dA_prev is still 0 everywhere: are there lines that are still None, and is the gradient read "
    "from dA?",
    ("horiz_start:horiz_end, c] += share", "horiz_start:horiz_end, c] += 0"),
)
