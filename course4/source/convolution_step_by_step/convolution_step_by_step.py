# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Convolution, step by step
#
# A network that looks at images should not have to learn what an edge is once for the top left
# corner and again for every other place. A convolution learns it once: it looks at the image
# through a small window and moves that window everywhere. You write this layer yourself, with
# NumPy alone, then the pooling layer that goes with it, and, if you like, both backward passes.
#
# **When you are done you can**
#
# - pad a batch of images, and work out the size of a layer's output before you run it;
# - write the forward pass of a convolution and of max and average pooling;
# - say what a filter responds to by looking at its numbers;
# - derive and write the backward passes, and prove with numbers that they are right (optional);
# - make the same layer about a hundred times faster, without loops (optional, not graded).
#
# **You need** course 1: forward and backward pass, caches, the chain rule. **Time:** 2 to 3 hours,
# and as much as 2 more for the optional parts. The forward passes (sections 3 to 6) are worth 70
# points, the backward passes (section 7) 30.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned next to what was expected. Your points also depend on
# hidden inputs of other shapes, so write for any input, not for the one you see.

# %% [markdown]
# ## 1. Set-up

# %%
import os
import time

import matplotlib.pyplot as plt
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from PIL import Image
from sklearn.datasets import load_sample_image
from tqdm.auto import tqdm

from coursework.figures.convolution_step_by_step import layers as convolution_figures
from coursework.figures.convolution_step_by_step import filters as filter_figures
from coursework.figures.convolution_step_by_step import pooling as pooling_figures

# %%
from graders import Checker

check = Checker("course4/convolution_step_by_step")

# %% [markdown]
# ## 2. Why not flatten?
#
# In course 1 an image became one long column, and every unit had a weight for every number in it.
# That has two flaws. The number of weights explodes: for the small photo below, one layer of 100
# units would need 5 million. And the information about what is next to what is lost: a column knows
# no neighbours, so an edge that moves by one pixel looks entirely new.

# %% tags=["demo"]
photo = Image.fromarray(load_sample_image("china.jpg")).resize((160, 107))
colours = np.asarray(photo) / 255
picture = np.asarray(photo.convert("L")) / 255
print("in colour:", colours.shape, " grey:", picture.shape)
print("weights of 100 units that see every number:", 100 * colours.size)
print("weights and biases of 8 filters of 3 × 3 × 3:", 8 * (3 * 3 * 3 + 1))

# %% tags=["demo"] alt="A small colour photo of a pavilion of the Summer Palace in Beijing between trees."
plt.imshow(colours)
plt.title("The photo of this notebook (Summer Palace, Beijing)")
plt.axis("off")
plt.show()

# %% [markdown]
# *Photo: danielbuechele on Flickr,
# [CC BY 2.0](https://creativecommons.org/licenses/by/2.0/), shipped with scikit-learn; scaled
# down.*
#
# A **convolutional layer** fixes both flaws with one idea. A unit sees only a small window of, say,
# 3 × 3 pixels, and all windows share the same few weights, which are called a **filter**. Wherever
# its pattern turns up, the filter answers.
#
# ### How images are laid out
#
# From now on nothing is flattened. A batch has four axes, and so has the output of every layer:
#
# | name | shape | holds |
# |---|---|---|
# | `A_prev` | `(m, n_H_prev, n_W_prev, n_C_prev)` | examples, rows, columns, channels |
# | `Z` or `A` | `(m, n_H, n_W, n_C)` | the same for the output |
#
# Note that the example is now the *first* axis, and that height comes before width. Images need
# not be square, and in the checks they rarely are.

# %% [markdown]
# ## 3. Padding
#
# A window of 3 × 3 fits into an image of 5 × 5 in only nine places, so the output is smaller than
# the input, and after a few layers nothing is left. There is a second, quieter loss: a corner lies
# in a single window, a pixel in the middle in nine. What happens at the border hardly counts.
#
# **Zero padding** lays a frame of zeros around the image before the window moves.

# %% tags=["demo"] alt="An image of 5 × 5 pixels with padding of 0, 1 and 2; the number in each pixel counts the windows that see it: from 1 in a corner to 9 in the middle without padding, 9 everywhere with padding of 2."
convolution_figures.draw_visits(size=5, f=3, pads=[0, 1, 2])

# %% [markdown]
# The numbers count the windows that see each pixel of the 5 × 5 image. With `pad = 1` the output
# is as large as the input (a *same* convolution); with `pad = 0` it shrinks (a *valid* one); with
# `pad = 2` every pixel is seen equally often.
#
# ### Exercise 1: `zero_pad`
#
# Surround every image of a batch with `pad` rows and columns of zeros, on all four sides. The
# axes of examples and channels stay as they are.
#
# `np.pad(array, pairs)` does it: for **each axis** in turn `pairs` has a pair *(how many before,
# how many after)*, and it fills with zeros unless you say otherwise. On two axes:

# %% tags=["demo"]
np.pad(np.ones((2, 3)), ((0, 1), (4, 2)))


# %%
# GRADED FUNCTION: zero_pad
def zero_pad(X, pad):
    """Surround every image of a batch with zeros.

    Arguments:
    X -- images, shape (m, n_H, n_W, n_C)
    pad -- how many rows or columns of zeros on each of the four sides, 0 or more

    Returns:
    X_pad -- padded images, shape (m, n_H + 2 * pad, n_W + 2 * pad, n_C)
    """
    ### START CODE HERE ### (≈ 1 line of code)
    X_pad = np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    ### END CODE HERE ###

    return X_pad


# %% points=10
check("zero_pad")

# %% tags=["demo"] alt="A table of 3 × 4 numbers, and the same table in a frame of zeros two cells wide."
x = np.arange(1, 13, dtype=float).reshape(1, 3, 4, 1)
x_pad = zero_pad(x, 2)
convolution_figures.draw_padding(x[0, :, :, 0], x_pad[0, :, :, 0])

# %% [markdown]
# ## 4. One step of a convolution
#
# Put the filter on one place of the input. Multiply each number in the window by the weight that
# lies on it, add all the products up, and add the bias **once**:
#
# $$Z = \sum_{i=1}^{f} \sum_{j=1}^{f} \sum_{k=1}^{n_C^{prev}} a_{ijk} \, W_{ijk} \; + \; b$$
#
# It is the weighted sum of a single neuron, as in logistic regression, except that this neuron
# sees a window in place of the whole image.

# %% tags=["demo"] alt="A window of 3 × 3 numbers times a filter of 3 × 3 weights, their products, and the sum of the products plus the bias."
window = np.array([[9.0, 8, 1], [9, 7, 1], [8, 8, 2]])
edge_filter = np.array([[1.0, 0, -1], [1, 0, -1], [1, 0, -1]])
convolution_figures.draw_single_step(window, edge_filter, b=-2.0)

# %% [markdown]
# This window is bright on the left and dark on the right, just what the filter looks for: plus on
# the left, minus on the right. So the answer is large. On an even surface plus and minus cancel.
#
# ### Exercise 2: `conv_single_step`
#
# Compute $Z$ for one window. The window and the filter have the same shape `(f, f, n_C_prev)`: the
# sum runs over rows, columns **and channels**. The result is a number.
#
# The bias comes as an array of shape `(1, 1, 1)`, one number in three pairs of brackets. Take the
# number out with the array's method `.item()`. If you add the array as it is, $Z$ becomes an array
# too; and `float(b)`, which you may find in older notebooks, raises an error in today's NumPy.

# %%
# GRADED FUNCTION: conv_single_step
def conv_single_step(a_slice_prev, W, b):
    """Apply one filter to one window.

    Arguments:
    a_slice_prev -- the window, shape (f, f, n_C_prev)
    W -- weights of the filter, shape (f, f, n_C_prev)
    b -- bias of the filter, shape (1, 1, 1)

    Returns:
    Z -- the answer of the filter, a number
    """
    # Products, element by element
    ### START CODE HERE ### (≈ 1 line of code)
    s = a_slice_prev * W
    ### END CODE HERE ###

    # Their sum, and the bias
    ### START CODE HERE ### (≈ 1 line of code)
    Z = np.sum(s) + b.item()
    ### END CODE HERE ###

    return Z


# %% points=10
check("conv_single_step")

# %% [markdown]
# **A word on the word.** Mathematicians rotate the filter by 180° before they apply it, and only
# then call the result a convolution; without the rotation it is a *cross-correlation*. Networks do
# not rotate, since a filter can be learned either way. All of deep learning says "convolution" all
# the same, and so do we.

# %% [markdown]
# ## 5. The convolutional layer
#
# Now the window moves: row by row, from left to right. The **stride** says how many pixels it
# moves at a time, sideways as well as downwards. Every place gives one number of the output.

# %% tags=["demo"] alt="The six positions of a 3 × 3 window that moves by two pixels over a padded image of 6 × 8, in two rows of three; the last column of padding is never reached."
convolution_figures.draw_window_positions(n_H_prev=4, n_W_prev=6, f=3, pad=1, stride=2)

# %% [markdown]
# Here the padded image (pale: padding) is 6 rows high and 8 columns wide, and each move is
# 2 pixels. The output is 2 × 3. A fourth column of output does not fit, and so the last column
# of padding is never looked at. In general, with $\lfloor\;\rfloor$ for rounding down:
#
# $$n_H = \left\lfloor \frac{n_H^{prev} - f + 2 \cdot pad}{stride} \right\rfloor + 1 \qquad
# n_W = \left\lfloor \frac{n_W^{prev} - f + 2 \cdot pad}{stride} \right\rfloor + 1$$
#
# **Several filters.** A layer has `n_C` filters. Each runs over the whole input and makes one
# channel of the output, its *feature map*. The filters are stacked along the last axis:
#
# | | `A_prev` | `W` | `b` | `Z` |
# |---|---|---|---|---|
# | shape | `(m, n_H_prev, n_W_prev, n_C_prev)` | `(f, f, n_C_prev, n_C)` | `(1, 1, 1, n_C)` | `(m, n_H, n_W, n_C)` |
#
# so that `W[..., c]` and `b[..., c]` belong to filter number `c`. Three dots stand for "all of the
# other axes".
#
# ### Exercise 3: `conv_forward`
#
# The loops are there. What is missing, in the order of the code:
#
# 1. the size of the output (`//` divides and rounds down);
# 2. an array of zeros for the output, and the padded input;
# 3. the four **corners** of the window that belongs to the output's place `(h, w)`: where does it
#    begin, given the stride, and where does it end? Check yours against the figure above, and
#    recall that a slice leaves out its end: rows 0 to 2 are `[0:3]`;
# 4. the window itself, cut out of the padded image, with all its channels;
# 5. the answer of one filter to it: call `conv_single_step`.

# %%
# GRADED FUNCTION: conv_forward
def conv_forward(A_prev, W, b, hparameters):
    """Forward pass of a convolutional layer.

    Arguments:
    A_prev -- output of the layer before, shape (m, n_H_prev, n_W_prev, n_C_prev)
    W -- weights of the filters, shape (f, f, n_C_prev, n_C)
    b -- biases of the filters, shape (1, 1, 1, n_C)
    hparameters -- dictionary with "stride" and "pad"

    Returns:
    Z -- output, shape (m, n_H, n_W, n_C)
    cache -- (A_prev, W, b, hparameters), which conv_backward needs
    """
    m, n_H_prev, n_W_prev, n_C_prev = A_prev.shape
    f, f, n_C_prev, n_C = W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]

    # 1. Height and width of the output
    ### START CODE HERE ### (≈ 2 lines of code)
    n_H = (n_H_prev - f + 2 * pad) // stride + 1
    n_W = (n_W_prev - f + 2 * pad) // stride + 1
    ### END CODE HERE ###

    # 2. Zeros for the output, and the padded input
    ### START CODE HERE ### (≈ 2 lines of code)
    Z = np.zeros((m, n_H, n_W, n_C))
    A_prev_pad = zero_pad(A_prev, pad)
    ### END CODE HERE ###

    for i in range(m):  # every example
        a_prev_pad = A_prev_pad[i]
        for h in range(n_H):  # every row of the output
            for w in range(n_W):  # every column of the output
                # 3. The corners of the window
                ### START CODE HERE ### (≈ 4 lines of code)
                vert_start = h * stride
                vert_end = vert_start + f
                horiz_start = w * stride
                horiz_end = horiz_start + f
                ### END CODE HERE ###

                # 4. The window
                ### START CODE HERE ### (≈ 1 line of code)
                a_slice_prev = a_prev_pad[vert_start:vert_end, horiz_start:horiz_end, :]
                ### END CODE HERE ###

                for c in range(n_C):  # every filter
                    # 5. Its answer
                    ### START CODE HERE ### (≈ 1 line of code)
                    Z[i, h, w, c] = conv_single_step(a_slice_prev, W[..., c], b[..., c])
                    ### END CODE HERE ###

    cache = (A_prev, W, b, hparameters)
    return Z, cache


# %% points=30
check("conv_forward")

# %% [markdown]
# ### Let it look at something
#
# Four filters of 3 × 3, put in by hand. The first is large where it is bright on the left and dark
# on the right, and negative for the opposite. What do the others look for? Guess from their
# numbers before you run the second cell.

# %% tags=["demo"]
filters = {
    "vertical edges": np.array([[1.0, 0, -1], [2, 0, -2], [1, 0, -1]]),
    "horizontal edges": np.array([[1.0, 2, 1], [0, 0, 0], [-1, -2, -1]]),
    "mean of 9": np.full((3, 3), 1 / 9),
    "spots": np.array([[-1.0, -1, -1], [-1, 8, -1], [-1, -1, -1]]),
}
W = np.stack([each.reshape(3, 3, 1) for each in filters.values()], axis=3)
maps, _ = conv_forward(
    picture.reshape(1, 107, 160, 1), W, np.zeros((1, 1, 1, 4)), {"stride": 1, "pad": 0}
)
print("W:", W.shape, " output:", maps.shape)

# %% tags=["demo"] alt="Four filters of 3 × 3 above the maps that they make of the photo: vertical edges, horizontal edges, a blurred copy and fine detail, red for positive and blue for negative."
filter_figures.draw_feature_maps(filters, maps[0])

# %% [markdown]
# Red is positive, blue negative, white zero (the mean is shown in grey). Pillars light up in the
# first map and vanish in the second, where the eaves stand out. The third is blurred. The last one
# answers to fine detail of any direction and to nothing else: the sky is empty.
#
# This is how such a map comes about, window by window:

# %% tags=["demo"] alt="The window at three places of the photo, and below the map filled up to that place."
filter_figures.draw_sliding(picture, maps[0, :, :, 0], f=3, stops=[(24, 80), (60, 95), (104, 157)])

# %% [markdown]
# Nobody puts filters in by hand any more. A network starts with random ones and learns what to look
# for; the first layer usually ends up with edges, blobs and colour contrasts, much like these.
# Later layers look for patterns *of those*: corners, textures, eyes, wheels.

# %% [markdown]
# ## 6. Pooling
#
# A pooling layer shrinks height and width. It also moves a window, but there is nothing to learn:
# the output of each window is its largest number (**max pooling**) or its mean (**average
# pooling**), for every channel by itself. Later layers then have less to compute, see more of the
# image at once, and care less about the exact place of an object.

# %% tags=["demo"] alt="A table of 4 × 6 numbers in coloured windows of 2 × 2; beside it the largest number and the mean of each window."
block = np.array([[1.0, 3, 2, 1, 0, 2], [4, 6, 5, 1, 1, 1], [3, 1, 0, 2, 7, 3], [0, 2, 1, 5, 4, 2]])
pooling_figures.draw_pooling(block, f=2)

# %% [markdown]
# There is no padding, so the size is
#
# $$n_H = \left\lfloor \frac{n_H^{prev} - f}{stride} \right\rfloor + 1 \qquad
# n_W = \left\lfloor \frac{n_W^{prev} - f}{stride} \right\rfloor + 1 \qquad n_C = n_C^{prev}$$
#
# In the figure `f = 2` and `stride = 2`, the usual choice, and the windows do not overlap. With
# `stride < f` they would.
#
# ### Exercise 4: `pool_forward`
#
# The same loops and corners as before, with two differences: the window is cut from **one channel
# `c` alone**, and what is computed depends on `mode`.

# %%
# GRADED FUNCTION: pool_forward
def pool_forward(A_prev, hparameters, mode="max"):
    """Forward pass of a pooling layer.

    Arguments:
    A_prev -- output of the layer before, shape (m, n_H_prev, n_W_prev, n_C_prev)
    hparameters -- dictionary with "f", the size of the window, and "stride"
    mode -- "max" or "average"

    Returns:
    A -- output, shape (m, n_H, n_W, n_C), with n_C equal to n_C_prev
    cache -- (A_prev, hparameters), which pool_backward needs
    """
    if mode not in ("max", "average"):
        raise ValueError(f"mode is 'max' or 'average', not {mode!r}.")
    m, n_H_prev, n_W_prev, n_C = A_prev.shape
    f, stride = hparameters["f"], hparameters["stride"]

    # Height and width of the output, and zeros for it
    ### START CODE HERE ### (≈ 3 lines of code)
    n_H = (n_H_prev - f) // stride + 1
    n_W = (n_W_prev - f) // stride + 1
    A = np.zeros((m, n_H, n_W, n_C))
    ### END CODE HERE ###

    for i in range(m):  # every example
        for h in range(n_H):  # every row of the output
            for w in range(n_W):  # every column of the output
                for c in range(n_C):  # every channel
                    # The corners of the window, then the window: of one example, one channel
                    ### START CODE HERE ### (≈ 5 lines of code)
                    vert_start = h * stride
                    vert_end = vert_start + f
                    horiz_start = w * stride
                    horiz_end = horiz_start + f
                    a_prev_slice = A_prev[i, vert_start:vert_end, horiz_start:horiz_end, c]
                    ### END CODE HERE ###

                    if mode == "max":
                        ### START CODE HERE ### (≈ 1 line of code)
                        A[i, h, w, c] = np.max(a_prev_slice)
                        ### END CODE HERE ###
                    else:
                        ### START CODE HERE ### (≈ 1 line of code)
                        A[i, h, w, c] = np.mean(a_prev_slice)
                        ### END CODE HERE ###

    cache = (A_prev, hparameters)
    return A, cache


# %% points=20
check("pool_forward")

# %% [markdown]
# ### What is left after pooling
#
# The absolute values of the vertical edges, pooled with `f = 4` and `stride = 4`: sixteen numbers
# become one.

# %% tags=["demo"] alt="The edges of the photo, and their smaller versions after max pooling, with bright thin lines, and average pooling, where these lines fade."
edges = np.abs(maps[:, :, :, :1])
options = {"f": 4, "stride": 4}
largest, _ = pool_forward(edges, options, mode="max")
average, _ = pool_forward(edges, options, mode="average")
pooling_figures.draw_pooled(
    {"edges": edges[0, :, :, 0], "max": largest[0, :, :, 0], "average": average[0, :, :, 0]}
)

# %% [markdown]
# Max pooling answers "is there such an edge anywhere in here?", and thin bright lines survive.
# Average pooling answers "how much of it is there?", and they fade into their surroundings.
#
# The third benefit was that the exact place matters less. Move the photo by one pixel and count
# how much changes: by how many percent, on average, before pooling and after?


# %% tags=["demo"]
def change(before, after):
    """Mean change in percent of the mean of the numbers; both arrays of the same shape."""
    return 100 * np.mean(np.abs(after - before)) / np.mean(before)


left, right = edges[:, :, :-1], edges[:, :, 1:]
for f in (1, 2, 4, 8, 16):
    pooled = [pool_forward(each, {"f": f, "stride": f})[0] for each in (left, right)]
    print(f"window {f:2d} × {f:2d}: the numbers change by {change(*pooled):3.0f} %")

# %% [markdown]
# ## 7. Optional: the backward passes
#
# Frameworks derive the backward pass by themselves, and you may stop here with 70 of 100 points
# (jump to section 8, or to the last cell). But a convolution is a beautiful place to see that
# backpropagation is bookkeeping: *whatever went into a number gets its share of that number's
# gradient*. As in course 1, `dZ` stands for the derivative of the cost with respect to `Z`, and has
# the same shape.

# %% [markdown]
# ### 7.1 Through the convolution
#
# Take one number of the output. It came from one window and one filter:
#
# $$Z_{hwc} = \sum_{ijk} a_{ijk} \, W_{ijkc} + b_c$$
#
# Nudge a pixel $a_{ijk}$ of that window, and $Z_{hwc}$ moves $W_{ijkc}$ times as far. Nudge a
# weight, and it moves $a_{ijk}$ times as far. Nudge the bias, and it moves just as far. So this one
# number passes on:
#
# $$\text{to its window: } W_c \cdot dZ_{hwc} \qquad
# \text{to its filter: } a_{slice} \cdot dZ_{hwc} \qquad
# \text{to its bias: } dZ_{hwc}$$
#
# A pixel lies in several windows, and a filter is used in every place of every example. What gets a
# gradient from several sides gets **the sum** of them:
#
# $$dA^{pad}_{window} \mathrel{+}= W_c \cdot dZ_{hwc} \qquad
# dW_c \mathrel{+}= a_{slice} \cdot dZ_{hwc} \qquad db_c \mathrel{+}= dZ_{hwc}$$
#
# There is no division by $m$: the mean over the examples belongs to the cost, so it is in `dZ`
# already.
#
# ### Exercise 5: `conv_backward`
#
# Start from zeros (`np.zeros_like(x)` makes them in the shape of `x`), go through the same windows
# as in the forward pass, and add up the three shares with `+=`. The gradient is collected for the
# *padded* input; the part that falls on the padding is useless and is cut off at the end.
#
# **Mind the cut.** `[pad:-pad]` looks right and fails for `pad = 0`: it reads `[0:0]`, which is
# empty. Say where the image begins and where it ends.

# %%
# GRADED FUNCTION: conv_backward
def conv_backward(dZ, cache):
    """Backward pass of a convolutional layer.

    Arguments:
    dZ -- gradient of the cost by the output Z of conv_forward, shape (m, n_H, n_W, n_C)
    cache -- (A_prev, W, b, hparameters), from conv_forward

    Returns:
    dA_prev -- gradient by the input, shape (m, n_H_prev, n_W_prev, n_C_prev)
    dW -- gradient by the weights, shape (f, f, n_C_prev, n_C)
    db -- gradient by the biases, shape (1, 1, 1, n_C)
    """
    A_prev, W, b, hparameters = cache
    stride, pad = hparameters["stride"], hparameters["pad"]
    m, n_H_prev, n_W_prev, n_C_prev = A_prev.shape
    f, f, n_C_prev, n_C = W.shape
    m, n_H, n_W, n_C = dZ.shape

    # Zeros to add to, each in the shape of what it belongs to
    ### START CODE HERE ### (≈ 3 lines of code)
    dA_prev = np.zeros_like(A_prev)
    dW = np.zeros_like(W)
    db = np.zeros_like(b)
    ### END CODE HERE ###

    A_prev_pad = zero_pad(A_prev, pad)
    dA_prev_pad = np.zeros(A_prev_pad.shape)

    for i in range(m):
        a_prev_pad = A_prev_pad[i]
        da_prev_pad = dA_prev_pad[i]  # a view: what you add here arrives in dA_prev_pad
        for h in range(n_H):
            for w in range(n_W):
                # The corners of the window, then the window, as in conv_forward
                ### START CODE HERE ### (≈ 5 lines of code)
                vert_start = h * stride
                vert_end = vert_start + f
                horiz_start = w * stride
                horiz_end = horiz_start + f
                a_slice = a_prev_pad[vert_start:vert_end, horiz_start:horiz_end, :]
                ### END CODE HERE ###

                for c in range(n_C):
                    # Three sums that grow: the window of da_prev_pad, filter c of dW, bias c of db
                    ### START CODE HERE ### (≈ 3 lines of code)
                    da_prev_pad[vert_start:vert_end, horiz_start:horiz_end, :] += (
                        W[..., c] * dZ[i, h, w, c]
                    )
                    dW[..., c] += a_slice * dZ[i, h, w, c]
                    db[..., c] += dZ[i, h, w, c]
                    ### END CODE HERE ###

        # The image without its frame
        ### START CODE HERE ### (≈ 1 line of code)
        dA_prev[i] = da_prev_pad[pad : pad + n_H_prev, pad : pad + n_W_prev, :]
        ### END CODE HERE ###

    return dA_prev, dW, db


# %% points=15
check("conv_backward")

# %% [markdown]
# **A second opinion.** As in course 1: nudge a number, run the forward pass again, and see how far
# the cost moves. As a cost we take $J = \frac{1}{2} \sum Z^2$, since then $dZ = Z$. The two columns
# should agree.

# %% tags=["demo"]
rng = np.random.default_rng(0)
arrays = {"A_prev": (2, 5, 7, 3), "W": (3, 3, 3, 4), "b": (1, 1, 1, 4)}
arrays = {name: rng.normal(size=shape) for name, shape in arrays.items()}
layer = {"stride": 2, "pad": 1}
Z, cache = conv_forward(*arrays.values(), layer)
for (name, array), gradient in zip(arrays.items(), conv_backward(Z, cache), strict=True):
    place = tuple(rng.integers(array.shape).tolist())
    costs, nudge = [], 1e-5
    for step in (nudge, -nudge):
        array[place] += step
        costs.append(np.sum(conv_forward(*arrays.values(), layer)[0] ** 2) / 2)
        array[place] -= step
    nudged = (costs[0] - costs[1]) / (2 * nudge)
    print(f"d{name:6s} at {place!s:13s} formula {gradient[place]: .6f}   nudged {nudged: .6f}")

# %% [markdown]
# **A filter that learns.** Pretend that you do not know the filter for vertical edges: keep only a
# piece of the photo and the map that the filter made of it. Can gradient descent find the filter
# again? It starts from zeros, compares its map with the wanted one, and follows your `dW` downhill.


# %% tags=["demo"]
def learn_filter(A_prev, wanted, steps, learning_rate):
    """Find a filter of 3 × 3 that turns A_prev into the wanted map.

    A_prev has shape (m, n_H_prev, n_W_prev, 1), wanted has shape (m, n_H, n_W, 1).
    Returns the filters on the way, shape (steps + 1, 3, 3), and the costs.
    """
    W, b, filters, costs = np.zeros((3, 3, 1, 1)), np.zeros((1, 1, 1, 1)), [], []
    for _ in tqdm(range(steps + 1), desc="learning a filter", unit="step"):
        Z, cache = conv_forward(A_prev, W, b, {"stride": 1, "pad": 0})
        filters.append(W[:, :, 0, 0])
        costs.append(np.mean((Z - wanted) ** 2) / 2)
        _, dW, db = conv_backward((Z - wanted) / Z.size, cache)
        W, b = W - learning_rate * dW, b - learning_rate * db
    return np.array(filters), costs


# %% tags=["demo"]
piece = picture[75:105, :40]  # leaves and branches
A_prev = ((piece - piece.mean()) / piece.std()).reshape(1, 30, 40, 1)
true_filter = filters["vertical edges"]
wanted, _ = conv_forward(
    A_prev, true_filter.reshape(3, 3, 1, 1), np.zeros((1, 1, 1, 1)), {"stride": 1, "pad": 0}
)
learned, costs = learn_filter(A_prev, wanted, steps=150, learning_rate=0.2)

# %% tags=["demo"] alt="A filter after 0, 5, 30 and 150 steps of gradient descent beside the one to be found, which it comes to resemble, and the falling cost."
filter_figures.draw_learning(learned[[0, 5, 30, 150]], true_filter, costs)

# %% [markdown]
# Nearly there: nine numbers, out of nothing but examples and a gradient. In a real network nobody
# knows the wanted map of an inner layer. But the layers behind it send back a `dZ`, and that is
# all it needs.

# %% [markdown]
# ### 7.2 Through max pooling
#
# Out of every window of max pooling came its largest number. Nudge that one, and the output moves
# along; nudge any other, and nothing happens. So **the largest gets the whole gradient, and all
# others get none.** For that we must know where it was.
#
# ### Exercise 6: `create_mask_from_window`
#
# Return an array of the shape of `x` that is `True` at the largest entry and `False` elsewhere, for
# instance
#
# $$x = \begin{bmatrix} 1 & 3 \\ 4 & 2 \end{bmatrix} \quad \rightarrow \quad
# mask = \begin{bmatrix} False & False \\ True & False \end{bmatrix}$$
#
# A comparison of an array with a number compares every entry. (If several entries are equally
# large, mark one or all of them: either is accepted.)

# %%
# GRADED FUNCTION: create_mask_from_window
def create_mask_from_window(x):
    """Mark the largest entry of a window.

    Arguments:
    x -- the window, a matrix of any shape

    Returns:
    mask -- matrix of the same shape, True at the largest entry of x, False elsewhere
    """
    ### START CODE HERE ### (≈ 1 line of code)
    mask = x == np.max(x)
    ### END CODE HERE ###

    return mask


# %% points=4
check("create_mask_from_window")

# %% [markdown]
# ### 7.3 Through average pooling
#
# A mean moves a little when any of its numbers is nudged: by $1 / (n_H \, n_W)$ of the nudge. So
# **all get an equal share.**
#
# ### Exercise 7: `distribute_value`
#
# Spread the number `dz` evenly over a matrix of the given shape, so that the entries add up to
# `dz`. `np.full` or `np.ones` make a matrix of equal numbers.

# %%
# GRADED FUNCTION: distribute_value
def distribute_value(dz, shape):
    """Spread a number evenly over a matrix.

    Arguments:
    dz -- the number
    shape -- (n_H, n_W), the shape of the matrix

    Returns:
    a -- matrix of that shape whose entries are equal and add up to dz
    """
    # Rows and columns, then the share of each entry
    ### START CODE HERE ### (≈ 2 lines of code)
    n_H, n_W = shape
    average = dz / (n_H * n_W)
    ### END CODE HERE ###

    # The matrix
    ### START CODE HERE ### (≈ 1 line of code)
    a = np.full(shape, average)
    ### END CODE HERE ###

    return a


# %% points=4
check("distribute_value")

# %% [markdown]
# ### 7.4 The pooling layer
#
# ### Exercise 8: `pool_backward`
#
# For every number of the output: find its window, make its share for the window with one of your
# two functions, and add it to what the window has got already (with `+=`, as windows may overlap).
#
# **Mind the two kinds of places.** `dA` has the shape of the *output*: its indices are `h` and `w`.
# `dA_prev` has the shape of the *input*: its indices are the corners of the window. With a stride
# of 1 the two begin at the same numbers, so mixing them up goes unnoticed there.

# %%
# GRADED FUNCTION: pool_backward
def pool_backward(dA, cache, mode="max"):
    """Backward pass of a pooling layer.

    Arguments:
    dA -- gradient of the cost by the output of pool_forward, shape (m, n_H, n_W, n_C)
    cache -- (A_prev, hparameters), from pool_forward
    mode -- "max" or "average", as in the forward pass

    Returns:
    dA_prev -- gradient by the input, shape (m, n_H_prev, n_W_prev, n_C)
    """
    if mode not in ("max", "average"):
        raise ValueError(f"mode is 'max' or 'average', not {mode!r}.")
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    m, n_H, n_W, n_C = dA.shape
    dA_prev = np.zeros(A_prev.shape)

    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                for c in range(n_C):
                    # The corners of the window
                    ### START CODE HERE ### (≈ 4 lines of code)
                    vert_start = h * stride
                    vert_end = vert_start + f
                    horiz_start = w * stride
                    horiz_end = horiz_start + f
                    ### END CODE HERE ###

                    if mode == "max":
                        # The window in A_prev, and all of the gradient for its largest entry
                        ### START CODE HERE ### (≈ 2 lines of code)
                        a_prev_slice = A_prev[i, vert_start:vert_end, horiz_start:horiz_end, c]
                        share = create_mask_from_window(a_prev_slice) * dA[i, h, w, c]
                        ### END CODE HERE ###
                    else:
                        # The same share for every entry
                        ### START CODE HERE ### (≈ 1 line of code)
                        share = distribute_value(dA[i, h, w, c], (f, f))
                        ### END CODE HERE ###

                    # Add the share to the window of dA_prev
                    ### START CODE HERE ### (≈ 1 line of code)
                    dA_prev[i, vert_start:vert_end, horiz_start:horiz_end, c] += share
                    ### END CODE HERE ###

    return dA_prev


# %% points=7
check("pool_backward")

# %% [markdown]
# Where does the gradient go? Six numbers of `dA` arrive at the six windows of the example above:

# %% tags=["demo"] alt="Six gradients passed back to a table of 4 × 6: through max pooling each goes to one cell of its window, through average pooling a quarter goes to every cell."
dA = np.array([[4.0, -2, 6], [1, 8, -3]]).reshape(1, 2, 3, 1)
_, cache = pool_forward(block.reshape(1, 4, 6, 1), {"f": 2, "stride": 2})
routes = {mode: pool_backward(dA, cache, mode)[0, :, :, 0] for mode in ("max", "average")}
pooling_figures.draw_routes(block, dA[0, :, :, 0], routes, f=2)

# %% [markdown]
# Max pooling is a switch: the forward pass decides who was heard, and only those learn. Average
# pooling is a loudspeaker: everybody hears the same, a quarter as loud. In both, the shares that
# arrive add up to what was sent out.

# %% [markdown]
# ## 8. Optional: speed (not graded)
#
# Your loops are right, and they are slow: every iteration hands a tiny piece of work to NumPy, and
# the overhead costs far more than the work. In course 1 the remedy was a matrix product over all
# examples. Here it is the same, in two steps.
#
# **All windows at once.** `sliding_window_view` returns an array in which every window has a place
# of its own. Nothing is copied: it is the same memory, read in another order. A stride is a slice
# with steps.

# %% tags=["demo"]
A_prev_pad = zero_pad(np.arange(48.0).reshape(1, 4, 4, 3), 1)
windows = sliding_window_view(A_prev_pad, (3, 3), axis=(1, 2))
print("padded input:        ", A_prev_pad.shape)
print("its windows:         ", windows.shape, " = (m, n_H, n_W, n_C_prev, f, f)")
print("every second of them:", windows[:, ::2, ::2].shape)

# %% [markdown]
# **All sums at once.** What remains is to multiply windows by filters and to sum over the three
# axes that they share. `np.einsum` takes that formula as it stands, one letter for each axis
# (letters that are missing after the arrow are summed over). `np.tensordot` takes the axes by
# number, and turns everything into one large matrix product, which is what computers are best at.


# %% tags=["demo"]
def windows_of(A_prev, f, hparameters):
    """All windows of a layer's input, shape (m, n_H, n_W, n_C_prev, f, f); nothing is copied."""
    stride, pad = hparameters["stride"], hparameters["pad"]
    windows = sliding_window_view(zero_pad(A_prev, pad), (f, f), axis=(1, 2))
    return windows[:, ::stride, ::stride]


def conv_by_einsum(A_prev, W, b, hparameters):
    """The output of conv_forward, by a formula over all windows."""
    windows = windows_of(A_prev, W.shape[0], hparameters)
    return np.einsum("mhwkij,ijkc->mhwc", windows, W) + b.reshape(-1)


def conv_by_tensordot(A_prev, W, b, hparameters):
    """The output of conv_forward, by one matrix product."""
    windows = windows_of(A_prev, W.shape[0], hparameters)
    return np.tensordot(windows, W, axes=((4, 5, 3), (0, 1, 2))) + b.reshape(-1)


# %% [markdown]
# Fast and wrong is no use, so first: are they equal to the loops, for other strides and paddings
# as well?

# %% tags=["demo"]
rng = np.random.default_rng(1)
W, b = rng.normal(size=(3, 3, 3, 16)), rng.normal(size=(1, 1, 1, 16))
A_prev = rng.normal(size=(2, 9, 12, 3))
for stride, pad in ((1, 0), (1, 1), (2, 0), (3, 2)):
    layer = {"stride": stride, "pad": pad}
    Z, _ = conv_forward(A_prev, W, b, layer)
    for fast in (conv_by_einsum, conv_by_tensordot):
        np.testing.assert_allclose(fast(A_prev, W, b, layer), Z, rtol=1e-10, atol=1e-12)
    print(f"stride {stride}, pad {pad}: equal, output {Z.shape}")

# %% [markdown]
# Now the clock: 2 images of 64 × 64 in three colours, 16 filters of 3 × 3. The best of several
# runs counts, as anything else on the computer can only make a run slower.


# %% tags=["demo"]
def best_time(function, *arguments, runs=5):
    """Run a function several times; return the shortest time in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        function(*arguments)
        times.append(time.perf_counter() - start)
    return min(times)


layer = {"stride": 1, "pad": 1}
batch = rng.normal(size=(2, 64, 64, 3)), W, b, layer
seconds = {"loops": best_time(conv_forward, *batch, runs=1)}
seconds["einsum"] = best_time(conv_by_einsum, *batch)
seconds["tensordot"] = best_time(conv_by_tensordot, *batch)
for name, each in seconds.items():
    print(f"{name:10s} {1000 * each:8.1f} ms, {seconds['loops'] / each:7.1f} times as fast")

# %% [markdown]
# And a framework? Keras runs the convolution in compiled code, on all cores (or on a graphics
# card). **Importing it takes a while**, some seconds to half a minute, which is why it happens here
# and not at the top. All other notebooks of this course need it; this one uses it in the next two
# cells only. (The lines with `environ` keep TensorFlow quiet about your processor.)

# %% tags=["demo"]
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import keras


# %% tags=["demo"]

def conv_by_keras(A_prev, W, b, hparameters):
    """The output of conv_forward, by the framework, as a NumPy array."""
    padded = zero_pad(A_prev, hparameters["pad"])
    Z = keras.ops.conv(padded, W, strides=hparameters["stride"], padding="valid")
    return keras.ops.convert_to_numpy(Z) + b.reshape(-1)


# some backends compute with 7 digits only
np.testing.assert_allclose(conv_by_keras(*batch), conv_by_tensordot(*batch), rtol=1e-3, atol=1e-3)
seconds[f"Keras on {keras.backend.backend()}"] = best_time(conv_by_keras, *batch)

# %% tags=["demo"] alt="Times of the same layer on a logarithmic axis: loops are slowest, einsum and tensordot about a hundred times faster, Keras similar or faster."
filter_figures.draw_times(seconds)

# %% [markdown]
# The scale is logarithmic: each mark is ten times the one before. The loops compute the same
# numbers as all the others, from the same inputs. What the others save is the overhead.
#
# `tensordot` first copies the windows into a matrix. With three channels that costs about as much
# as it gains; give the layer 16 or 32 channels, as inner layers have, and `einsum` falls behind.
#
# Write loops first, because they can be understood and checked; then keep them as the judge of the
# fast version. And see how near three lines of NumPy come to a framework, for a layer as small as
# this one. Its lead grows with the layers, with the cores, and with graphics cards. Its other gift
# is that nobody has to write section 7.

# %% [markdown]
# ## What you have learned
#
# - A convolution is a weighted sum over a small window, with one set of weights for all places.
#   That saves weights, and makes a pattern recognizable wherever it turns up.
# - The output has $\lfloor (n - f + 2 \cdot pad) / stride \rfloor + 1$ rows or columns; every
#   filter makes one channel of it. The bias is added once for each window.
# - Pooling shrinks height and width, has nothing to learn, and works on each channel by itself.
# - Backwards, every output sends its gradient to whatever it was made of, and shares that meet are
#   added up. Max pooling sends everything to the winner, average pooling equal parts to all.
# - An index belongs to the input or to the output. A stride of 1 and square images hide it when
#   the two are mixed up, so test with others.
#
# **Try it yourself** (not graded): find a filter that answers to slanted lines. Run one over the
# three colour channels that is positive for red and negative for green. Write `conv_backward`
# without loops: `tensordot` gives `dW` in one line.
#
# **Where it goes next.** In `convolution_application` the same layers come from a framework, which
# brings their backward passes along. You stack them into a network that reads hand signs.

# %%
check.summary()
