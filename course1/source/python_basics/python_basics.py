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
# # Python basics: thinking in arrays
#
# Neural networks are arithmetic on large tables of numbers. This notebook makes you fluent in
# NumPy, the library in which that arithmetic is short to write and fast to run. Most of what
# you write here turns up again in later notebooks.
#
# **When you are done you can**
#
# - replace loops over numbers by operations on whole arrays, and measure what that gains;
# - tell shapes apart, reshape arrays, and compute along one axis;
# - use broadcasting on purpose, and notice when it happens by accident;
# - write sigmoid, softmax, normalization and two losses, each in a few lines.
#
# **You need** Python functions, lists and loops, and the idea of a derivative.
# **Time:** 1 to 2 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned beside what was expected. Your final grade also rests
# on hidden inputs of other shapes, so write for any input, not for the one you see.

# %% [markdown]
# ## 1. Set-up
#
# Run a cell with **Shift + Enter**. The order counts: a cell sees what the cells run before it have
# left behind. If things get tangled, choose *Kernel → Restart Kernel and Run All Cells…* and start
# from a clean state.

# %%
import math
from timeit import Timer

import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
from tqdm.auto import tqdm

from coursework.figures import python_basics as basics_figures

# %%
from graders import Checker

check = Checker("course1/python_basics")

# %% tags=["demo"]
test = "Hello World"
print("test: " + test)

# %% [markdown]
# ## 2. From one number to many
#
# ### 2.1 One number, with `math`
#
# The sigmoid squeezes any number into the range between 0 and 1:
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}}$$
#
# For large positive $x$ it is almost 1, for large negative $x$ almost 0, and $\sigma(0) = \frac12$. Networks
# use it to turn a score into a probability, and you will meet it in nearly every notebook.
#
# ### Exercise 1: `basic_sigmoid`
#
# Write the formula for a single number with `math.exp`, the exponential function of Python's own
# `math` library.

# %%
# GRADED FUNCTION: basic_sigmoid
def basic_sigmoid(x):
    """Compute the sigmoid of one number.

    Arguments:
    x -- a number

    Returns:
    s -- sigmoid of x, a number between 0 and 1
    """
    ### START CODE HERE ### (≈ 1 line of code)
    s = 1 / (1 + math.exp(-x))
    ### END CODE HERE ###

    return s


# %% points=10
check("basic_sigmoid")

# %% [markdown]
# ### What `math` cannot do
#
# Data come as many numbers, and `math` takes one. Passing it a list is an error. So is passing a
# number whose exponential is too large for the computer: floating-point numbers end near
# $10^{308}$, which is about $e^{709}$.

# %% tags=["demo"]
for x in ([1, 2, 3], -1000):
    try:
        print(basic_sigmoid(x))
    except (TypeError, OverflowError) as error:
        print(f"basic_sigmoid({x}): {type(error).__name__}: {error}")

# %% [markdown]
# ### 2.2 Many numbers, with NumPy
#
# A NumPy **array** holds many numbers of one kind, and functions and operators work on all of them
# at once, element by element. You write no loop, and a single number is treated as if it stood in
# every place.

# %% tags=["demo"]
x = np.array([1, 2, 3])
print("np.exp(x) =", np.exp(x))
print("x + 3     =", x + 3)
print("1 / x     =", 1 / x)

# %% [markdown]
# ### Exercise 2: `sigmoid`
#
# The same formula, now for a number *or an array of any shape*. With `np.exp` in place of
# `math.exp` the line looks the same as before.
#
# Unlike `math`, NumPy does not stop at $e^{710}$: it warns and returns `inf`. Here that does no
# harm, since $1 / (1 + \infty) = 0$ is the right answer.

# %%
# GRADED FUNCTION: sigmoid
def sigmoid(x):
    """Compute the sigmoid, element by element.

    Arguments:
    x -- a number, or an array of any shape

    Returns:
    s -- sigmoid of x, same shape as x
    """
    ### START CODE HERE ### (≈ 1 line of code)
    s = 1 / (1 + np.exp(-x))
    ### END CODE HERE ###

    return s


# %% points=10
check("sigmoid")

# %% [markdown]
# ### 2.3 The derivative of the sigmoid
#
# To train a network you need the derivative of every function in it: if $x$ grows a little, how
# much does $\sigma(x)$ grow? By the chain rule,
#
# $$\sigma'(x) = \frac{e^{-x}}{(1 + e^{-x})^2}
# = \underbrace{\frac{1}{1 + e^{-x}}}_{\sigma(x)} \cdot \underbrace{\frac{e^{-x}}{1 + e^{-x}}}_{1 - \sigma(x)}
# = \sigma(x) \, \bigl(1 - \sigma(x)\bigr)$$
#
# Once you have computed $\sigma(x)$, the derivative costs one subtraction and one product. That is
# why networks keep what they compute in the forward pass: it makes the derivatives of the backward
# pass cheap.
#
# ### Exercise 3: `sigmoid_derivative`
#
# Two steps: call your `sigmoid`, then use the formula.

# %%
# GRADED FUNCTION: sigmoid_derivative
def sigmoid_derivative(x):
    """Compute the derivative of the sigmoid at x, element by element.

    Arguments:
    x -- a number, or an array of any shape

    Returns:
    ds -- derivative of the sigmoid at x, same shape as x
    """
    ### START CODE HERE ### (≈ 2 lines of code)
    s = sigmoid(x)
    ds = s * (1 - s)
    ### END CODE HERE ###

    return ds


# %% points=10
check("sigmoid_derivative")

# %% [markdown]
# **Look at it.** Each short line touches the curve with the slope that your function gives. The
# sigmoid is steepest in the middle, where the derivative is 0.25, and nearly flat at both ends.

# %% tags=["demo"] alt="Above, the sigmoid from -7 to 7 with short tangents at -3, 0 and 2, steepest in the middle; below, its derivative, a bump with the height 0.25 at 0"
basics_figures.draw_tangents(sigmoid, sigmoid_derivative)
plt.show()

# %% [markdown]
# **A second opinion.** A derivative can be found without any formula: move $x$ a tiny bit to either
# side and see how much $\sigma$ changes. This is slow, but independent of your algebra. Remember the
# trick: it catches wrong derivatives in whole networks.

# %% tags=["demo"]
x, nudge = np.array([-3.0, 0.0, 1.0, 5.0]), 1e-6
print("formula:", sigmoid_derivative(x))
print("nudged: ", (sigmoid(x + nudge) - sigmoid(x - nudge)) / (2 * nudge))

# %% [markdown]
# ## 3. Shapes
#
# Every array has a **shape**: how many numbers lie along each axis. A shape is a tuple, and its
# entries are read with square brackets. Most errors in this field are wrong shapes, so get used
# to checking them.

# %% tags=["demo"]
table = np.array([[0, 1, 2], [10, 11, 12]])
print("shape of the table:", table.shape, "  rows:", table.shape[0], "  columns:", table.shape[1])
print("a list of numbers: ", np.array([1, 2, 3]).shape)
print("one column:        ", np.array([[1], [2], [3]]).shape)

# %% [markdown]
# Note the last two. `(3,)` has one axis, `(3, 1)` has two. They hold the same numbers and behave
# differently, as you will see in section 4.
#
# ### 3.1 Reshape
#
# `reshape` pours the numbers of an array into another shape. It reads them in the order in which
# they are stored, with the last axis changing fastest, and never looks at what they mean. One entry of the new
# shape may be `-1`: NumPy works it out from the number of elements.

# %% tags=["demo"]
numbers = np.arange(12)
print(numbers.reshape(3, 4), "\n")
print(numbers.reshape(2, -1))

# %% [markdown]
# ### Exercise 4: `image2vector`
#
# To a computer, a colour image is a block of numbers of shape (height, width, 3), the 3 being its
# colours. A network wants a plain column of numbers. Turn a block of shape
# (length, height, depth) into a column of shape (length · height · depth, 1), in NumPy's usual
# order.
#
# Take the sizes from the array rather than typing them in; your function should work for any
# image, and for any depth.

# %%
# GRADED FUNCTION: image2vector
def image2vector(image):
    """Unroll an image into a column.

    Arguments:
    image -- array of shape (length, height, depth)

    Returns:
    v -- the same numbers as a column, shape (length * height * depth, 1)
    """
    ### START CODE HERE ### (≈ 1 line of code)
    v = image.reshape(-1, 1)
    ### END CODE HERE ###

    return v


# %% points=15
check("image2vector")

# %% [markdown]
# Here is an image of 4 × 4 pixels and the column that your function makes of it (drawn as a row,
# to save space). The three numbers of a pixel stay together, and the pixels follow one another row
# by row, in reading order.

# %% tags=["demo"] alt="Left, a colour image of 4 by 4 pixels in four coloured quarters; right, the 48 numbers of its column as a row of bars, three for each pixel, in reading order"
corners = np.array([[[0.9, 0.2, 0.1], [0.9, 0.8, 0.2]], [[0.2, 0.3, 0.8], [0.3, 0.8, 0.4]]])
image = corners.repeat(2, axis=0).repeat(2, axis=1)
basics_figures.draw_unrolled(image, image2vector(image))
plt.show()

# %% [markdown]
# ### 3.2 Along an axis
#
# `np.sum(a)` adds up everything. With `axis=0` it runs down the columns, with `axis=1` along the
# rows: the axis that you name is the one that disappears. With `keepdims=True` it stays, with
# length 1, so a table with $n$ rows gives a column of shape $(n, 1)$ and not a list of shape
# $(n,)$. `np.max`, `np.mean` and `np.linalg.norm` take the same two arguments.

# %% tags=["demo"]
print("all:                      ", np.sum(table))
print("axis=0:                   ", np.sum(table, axis=0))
print("axis=1:                   ", np.sum(table, axis=1))
print("axis=1, keepdims=True:\n", np.sum(table, axis=1, keepdims=True))

# %% [markdown]
# ### Exercise 5: `normalizeRows`
#
# Inputs of very different sizes make training slow. One remedy is to divide each row by its length,
# so that all rows have length 1 and differ only in direction. The length of a row is the root of
# the sum of its squares, $\|x\| = \sqrt{\sum_j x_j^2}$, also called its 2-norm:
#
# $$x = \begin{bmatrix} 0 & 3 & 4 \\ 1 & 6 & 4 \end{bmatrix} \qquad
# \|x\| = \begin{bmatrix} 5 \\ \sqrt{53} \end{bmatrix} \qquad
# x_{normalized} = \begin{bmatrix} 0 & \frac{3}{5} & \frac{4}{5} \\ \frac{1}{\sqrt{53}} & \frac{6}{\sqrt{53}} & \frac{4}{\sqrt{53}} \end{bmatrix}$$
#
# 1. `x_norm`: the lengths of all rows, as a column of shape $(n, 1)$. `np.linalg.norm` computes
#    2-norms; give it the axis, and keep the dimension.
# 2. `x`: divide. Write `x = x / …`, because `x /= …` fails for arrays of integers.
#
# One thing to know: a row of zeros has no direction. Dividing it by its length is $0 / 0$, which
# NumPy evaluates to `nan`, "not a number". It is better left as it is, which
# `np.where(condition, a, b)` can arrange: it takes `a` where the condition holds and `b`
# elsewhere, so lengths of 0 can become 1. This is good practice, but it is not checked.

# %%
# GRADED FUNCTION: normalizeRows
def normalizeRows(x):
    """Divide each row by its length.

    Arguments:
    x -- array of shape (n, m)

    Returns:
    x -- array of shape (n, m) in which every row has length 1
    """
    ### START CODE HERE ### (≈ 2 lines of code)
    # Length of each row, shape (n, 1)
    x_norm = np.linalg.norm(x, axis=1, keepdims=True)
    # Divide each row by its own length
    x = x / np.where(x_norm == 0, 1, x_norm)
    ### END CODE HERE ###

    return x


# %% points=15
check("normalizeRows")

# %% [markdown]
# ## 4. Broadcasting
#
# In the last exercise you divided an array of shape $(n, m)$ by one of shape $(n, 1)$. Strictly,
# arithmetic needs equal shapes. NumPy helps out: where one array has length 1 along an axis and
# the other is longer, the short one is **repeated**, without really being copied. This is
# broadcasting.

# %% tags=["demo"] alt="A table of 2 by 3 cells plus a column of two cells that is repeated to the right, and their sum | The same table plus a row of three cells that is repeated downwards, and their sum | A column of two cells plus a row of three cells, both repeated, and their sum of 2 by 3 cells"
basics_figures.draw_broadcast(table, np.array([[100], [200]]))
basics_figures.draw_broadcast(table, np.array([100, 200, 300]))
basics_figures.draw_broadcast(np.array([[10], [20]]), np.array([[1, 2, 3]]))
plt.show()

# %% [markdown]
# Solid cells exist, pale ones are repetitions. **Top:** a column is repeated to the right.
# **Middle:** a list of shape `(3,)` counts as a row and is repeated downwards. **Bottom:** both
# are repeated.
#
# The rule: write the shapes one below the other, *aligned on the right*; missing axes on the left
# count as 1. Along each axis, the lengths must be equal or one of them must be 1.
#
# | shapes | result | why |
# |---|---|---|
# | `(2, 3)` and `(2, 1)` | `(2, 3)` | the column is repeated to the right |
# | `(2, 3)` and `(3,)` | `(2, 3)` | `(3,)` counts as `(1, 3)` and is repeated downwards |
# | `(2, 3)` and `(2,)` | error | `(2,)` counts as `(1, 2)`, and 3 is neither 2 nor 1 |
# | `(3, 1)` and `(3,)` | `(3, 3)` | both are repeated: rarely what was meant |
#
# The last row is the treacherous one: no error, no warning, and nine numbers instead of three.

# %% tags=["demo"]
column, plain_list = np.array([[1], [2], [3]]), np.array([1, 2, 3])
print("shape of the difference:", (column - plain_list).shape)
print(column - plain_list)

# %% [markdown]
# Two habits protect you: give vectors two axes, `(n, 1)` or `(1, n)`, as we do from the next
# notebook on; and check shapes, for instance with `assert a.shape == (n, 1)`, which stops the
# program if the shape is another.
#
# ### Exercise 6: `softmax`
#
# The sigmoid turns one score into one probability. Softmax turns a whole row of scores, one for
# each class, into a row of probabilities that add up to 1:
#
# $$\text{softmax}(x)_{ij} = \frac{e^{x_{ij}}}{\sum_{k} e^{x_{ik}}}$$
#
# Row $i$ is one example. Three steps: the exponentials `x_exp`, the sum of each row `x_sum` with
# shape $(n, 1)$, and the quotient `s`, for which broadcasting repeats the sums.
#
# One thing to know: scores of 1000 happen, $e^{1000}$ does not fit, and $\infty / \infty$ is `nan`.
# The remedy costs nothing: subtract any number $c$ from all scores of a row and the result is the
# same, because $e^{x - c} = e^x e^{-c}$ and the factor $e^{-c}$ cancels. So subtract each row's
# largest score first: then no exponent exceeds 0. The check accepts the plain formula as well; the
# demonstration below shows the difference.

# %%
# GRADED FUNCTION: softmax
def softmax(x):
    """Turn each row of scores into probabilities.

    Arguments:
    x -- scores, one example a row, array of shape (n, m)

    Returns:
    s -- probabilities, shape (n, m); every row sums to 1
    """
    ### START CODE HERE ### (≈ 3 lines of code)
    # Exponentials, shape (n, m)
    x_exp = np.exp(x - np.max(x, axis=1, keepdims=True))
    # Sum of each row, shape (n, 1)
    x_sum = np.sum(x_exp, axis=1, keepdims=True)
    # Probabilities, by broadcasting
    s = x_exp / x_sum
    ### END CODE HERE ###

    return s


# %% points=20
check("softmax")

# %% [markdown]
# Softmax keeps the order and sharpens the differences. Scores that are twice as large (right) give
# a far more decided answer. The slider below multiplies the scores by any factor:

# %% tags=["demo"] alt="Bars of four scores and of their softmax; beside them the same for doubled scores, where the largest probability rises from about 0.6 to about 0.85"
scores = np.array([[2.0, 1.0, 0.2, -1.0]])
basics_figures.draw_softmax(softmax, {"scores": scores, "the same scores, doubled": 2 * scores})
plt.show()


@interact(factor=(0.0, 5.0, 0.1))
def softmax_of_multiples(factor=3.0):
    """Play with the factor: what happens at 0, and where is the answer as good as certain?"""
    basics_figures.draw_softmax(softmax, {f"scores times {factor:.1f}": factor * scores})
    plt.show()


# %% [markdown]
# And now the large scores. Does yours survive?

# %% tags=["demo"]
scores = np.array([[1000.0, 999.0, 0.0]])
with np.errstate(all="ignore"):
    print("plain formula:", np.exp(scores) / np.exp(scores).sum())
    print("yours:        ", softmax(scores))

# %% [markdown]
# ## 5. Vectorization, measured
#
# Replacing a loop by one operation on whole arrays is called **vectorization**. It makes code
# shorter, and it is said to make it faster. Do not take that on trust: measure it.
#
# Four products that networks are made of, first with loops:

# %%
def dot_with_loop(x1, x2):
    """Sum of the products of two lists of equal length."""
    total = 0
    for a, b in zip(x1, x2):
        total += a * b
    return total


def outer_with_loop(x1, x2):
    """Table of all products: row i, column j holds x1[i] * x2[j]."""
    return [[a * b for b in x2] for a in x1]


def multiply_with_loop(x1, x2):
    """Products of two lists of equal length, place by place."""
    return [a * b for a, b in zip(x1, x2)]


def matrix_times_vector_with_loop(W, x):
    """One dot product for each row of W."""
    return [dot_with_loop(row, x) for row in W]


# %% [markdown]
# In NumPy each of them is a single expression. They look alike but are not the same: `*` multiplies place by
# place, `np.dot` (or `@`) multiplies *and adds up*.

# %% tags=["demo"]
x1 = [9, 2, 5, 0, 0, 7, 5, 0, 0, 0, 9, 2, 5, 0, 0]
x2 = [9, 2, 2, 9, 0, 9, 2, 5, 0, 0, 9, 2, 5, 0, 0]
a1, a2 = np.array(x1), np.array(x2)
print("dot product: ", dot_with_loop(x1, x2), "  ", np.dot(a1, a2))
print("element-wise:", multiply_with_loop(x1, x2))
print("             ", a1 * a2)
print("outer:       ", np.shape(outer_with_loop(x1, x2)), np.outer(a1, a2).shape)

# %% [markdown]
# To time something properly, repeat it until it takes long enough for the clock, and take the
# *shortest* of several runs: anything else the computer is doing can only make a run longer.

# %%
def seconds(function, *arguments):
    """Time of one call in seconds: the best of five runs of about 10 ms each."""
    timer = Timer(lambda: function(*arguments))
    calls = max(1, int(0.01 / max(timer.timeit(1), 1e-7)))
    return min(timer.repeat(5, calls)) / calls


# %% tags=["demo"]
rng = np.random.default_rng(0)
sizes = [1, 3, 10, 30, 100, 1000, 10_000, 100_000, 1_000_000]
loop_times, array_times = [], []
for n in tqdm(sizes, desc="dot products", unit=" sizes"):
    a, b = rng.normal(size=n), rng.normal(size=n)
    loop_times.append(seconds(dot_with_loop, a.tolist(), b.tolist()))
    array_times.append(seconds(np.dot, a, b))

# %% tags=["demo"] alt="Time of a dot product against the length of the vectors, both axes logarithmic: the line of the Python loop rises from the start, that of np.dot stays flat up to about a thousand numbers and ends a hundred times lower"
basics_figures.draw_times(sizes, {"Python loop": loop_times, "np.dot": array_times})
plt.title("Dot product of two vectors of length n")
plt.show()
for n, loop, array in zip(sizes, loop_times, array_times):
    print(f"n = {n:9,d}: the loop takes {loop / array:6.1f} times as long")

# %% [markdown]
# Both axes are logarithmic. For very few numbers the loop is as good or better, because a call to
# NumPy has a cost of its own, about a millionth of a second. From a few dozen numbers on NumPy
# wins, and for long vectors by a factor of about a hundred: its loop runs in compiled code, without
# looking up at every step what kind of number comes next.
#
# Your own two sigmoids tell the same story:

# %% tags=["demo"]
x = rng.normal(size=100_000)
one_by_one = seconds(lambda: [basic_sigmoid(number) for number in x.tolist()])
all_at_once = seconds(sigmoid, x)
print(f"basic_sigmoid, number by number: {1000 * one_by_one:6.2f} ms")
print(f"sigmoid, the whole array:        {1000 * all_at_once:6.2f} ms")

# %% [markdown]
# A network for small images computes millions of such numbers in each training step, for
# thousands of steps. Vectorization decides whether you wait a minute or an hour.

# %% [markdown]
# ## 6. Two losses
#
# A **loss** says in one number how far predictions $\hat y$ are from the truth $y$. It is 0 when all
# are exact, and the larger it is, the worse. Training a network means making a loss small.
#
# ### Exercise 7: `L1`
#
# Add up the distances between truth and prediction over all $m$ examples:
#
# $$L_1(\hat{y}, y) = \sum_{i=1}^{m} |y^{(i)} - \hat{y}^{(i)}|$$
#
# Useful: `np.abs` and `np.sum`. (Prefer `np.sum` to Python's `sum`: on an array with two axes the
# latter adds up the rows and returns an array.)

# %%
# GRADED FUNCTION: L1
def L1(yhat, y):
    """Compute the sum of the absolute errors.

    Arguments:
    yhat -- predictions, shape (m,)
    y -- true values, shape (m,)

    Returns:
    loss -- the L1 loss, a number
    """
    ### START CODE HERE ### (≈ 1 line of code)
    loss = np.sum(np.abs(y - yhat))
    ### END CODE HERE ###

    return loss


# %% points=10
check("L1")

# %% [markdown]
# ### Exercise 8: `L2`
#
# Add up the *squares* of the errors:
#
# $$L_2(\hat{y}, y) = \sum_{i=1}^{m} \left( y^{(i)} - \hat{y}^{(i)} \right)^2$$
#
# There are several ways: `**`, `np.square`, or the dot product of the errors with themselves.

# %%
# GRADED FUNCTION: L2
def L2(yhat, y):
    """Compute the sum of the squared errors.

    Arguments:
    yhat -- predictions, shape (m,)
    y -- true values, shape (m,)

    Returns:
    loss -- the L2 loss, a number
    """
    ### START CODE HERE ### (≈ 1 line of code)
    loss = np.sum((y - yhat) ** 2)
    ### END CODE HERE ###

    return loss


# %% points=10
check("L2")

# %% [markdown]
# ### Which one?
#
# They disagree about what is bad. Squaring makes small errors smaller and large errors much larger,
# so $L_2$ is dominated by the worst examples, while $L_1$ lets every unit of error count the same.

# %% tags=["demo"] alt="Cost of one example against its error: the absolute value, a V with its tip at 0, and the square, a parabola that is lower up to an error of 1 and far higher beyond"
error = np.linspace(-3, 3, 301)
plt.figure(figsize=(6, 3.4))
plt.plot(error, np.abs(error), color=basics_figures.BLUE, label="L1: |error|")
plt.plot(error, error**2, color=basics_figures.ORANGE, label="L2: error²")
plt.title("What one example costs")
plt.xlabel("error of the example")
plt.legend()
plt.show()

# %% [markdown]
# So the two choose different answers. Below, one number has to stand for eleven measurements of the
# same thing, the last of which went wrong. Which number makes each loss smallest?

# %% tags=["demo"]
measured = np.array([4.8, 5.1, 5.0, 4.9, 5.2, 5.0, 5.1, 4.9, 5.0, 4.8, 16.0])
guesses = np.linspace(4, 8, 401)
best_L1 = guesses[np.argmin([L1(guess, measured) for guess in guesses])]
best_L2 = guesses[np.argmin([L2(guess, measured) for guess in guesses])]
print(f"best by L1: {best_L1:.2f}    the median is {np.median(measured):.2f}")
print(f"best by L2: {best_L2:.2f}    the mean is   {np.mean(measured):.2f}")

# %% [markdown]
# One outlier pulls the $L_2$ answer away from all the others; the $L_1$ answer ignores it.
# (In `L1(guess, measured)` the guess is a single number: broadcasting at work.)

# %% [markdown]
# ## Three quick questions
#
# <details><summary><code>a</code> has the shape (4, 1) and <code>b</code> has the shape (4,). What is
# the shape of <code>a - b</code>?</summary>
#
# (4, 4). `b` counts as (1, 4); then the column is repeated to the right and the row downwards. NumPy
# gives no warning.
# </details>
#
# <details><summary>You add 100 to all scores of a row. What happens to their softmax?</summary>
#
# Nothing. All exponentials grow by the same factor $e^{100}$, which cancels in the quotient.
# </details>
#
# <details><summary>Why does the sigmoid hardly learn anything for inputs of ±20?</summary>
#
# Its derivative $s(1 - s)$ is about $2 \cdot 10^{-9}$ there. A change of the input changes the output
# by practically nothing, so there is no gradient to follow.
# </details>
#
# ## If you want to go further
#
# - At which $n$ do the loop and `np.dot` draw level on your computer? Repeat the measurement for
#   `outer_with_loop` and `matrix_times_vector_with_loop`, and draw all three in one figure.
# - What does `L1` return if `yhat` has shape `(5, 1)` and `y` has shape `(5,)`, and why? Write a version
#   that notices such a mistake and says in its message which shape it wants.

# %% [markdown]
# ## What you have learned
#
# - Operators and NumPy functions work on whole arrays, element by element; `np.dot` also adds up.
# - A shape says how many numbers lie along each axis. `reshape` keeps the order of storage, and the
#   axis that you name in `np.sum` is the one that disappears, unless you keep it.
# - Broadcasting repeats axes of length 1. That saves loops, and it silently turns `(3, 1)` and `(3,)`
#   into `(3, 3)`.
# - Floating-point numbers have a limit: $e^{710}$ is `inf`, $0/0$ and $\infty/\infty$ are `nan`, and a small change
#   of the formula often avoids both.
# - For long vectors, an array operation is about a hundred times as fast as a loop: you measured it.
#
# **References**
#
# - C. R. Harris and others, [Array programming with NumPy](https://doi.org/10.1038/s41586-020-2649-2), 2020.
# - NumPy developers, [Broadcasting](https://numpy.org/doc/stable/user/basics.broadcasting.html), in
#   the NumPy manual: the rules of section 4.
# - D. Goldberg, [What every computer scientist should know about floating-point
#   arithmetic](https://doi.org/10.1145/103162.103163), 1991: where `inf` and `nan` come from.
#
# **Where it goes next.** In `logistic_regression` images become columns with what you wrote as
# `image2vector`, the sigmoid gives the probability of a cat, and one vectorized line computes it
# for all images at once.

# %%
check.summary()
