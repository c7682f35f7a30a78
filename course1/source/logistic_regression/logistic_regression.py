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
# # Logistic regression: one neuron learns to see cats
#
# You are going to build a small classifier that looks at an image and says how likely it is that it
# shows a cat. You write every part yourself, using only NumPy, and every part returns later in
# networks with millions of neurons: forward pass, cost, gradients, gradient descent.
#
# **When you are done you can**
#
# - turn a stack of images into one matrix, without mixing the images up;
# - write the forward and the backward pass of a neuron without loops over the examples;
# - train it with gradient descent, choose a learning rate, and read a learning curve;
# - judge what it has learned: by new images, by its mistakes, and by its weights.
#
# **You need** Python, NumPy arrays and the idea of a derivative. **Time:** 2 to 3 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned beside what was expected. Your final grade also rests
# on hidden inputs of other shapes, so write for any input, not for the one you see.

# %% [markdown]
# ## 1. Set-up

# %%
import copy  # at hand, should you need it

import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
from PIL import Image, ImageOps
from tqdm.auto import tqdm

from coursework.figures import logistic_regression as lr_figures
from coursework.figures.images import show_images
from coursework.figures.palette import BLUE, GREY, ORANGE
from lr_utils import load_dataset

# %%
from graders import Checker

check = Checker("course1/logistic_regression")

# %% [markdown]
# ## 2. The images
#
# A classifier learns from examples with known answers: the **training set**. Images that it has
# never seen, the **test set**, show whether it has learned anything that generalizes.

# %%
train_set_x_orig, train_set_y, test_set_x_orig, test_set_y, classes = load_dataset()

# %% tags=["demo"] alt="Sixteen small drawings from the training set with their labels: some are cats, the others animals, faces and things on coloured backgrounds"
chosen = range(0, 64, 4)
names = [classes[train_set_y[0, i]].decode() for i in chosen]
show_images(train_set_x_orig[chosen], names, "From the training set")

# %% tags=["demo"] alt="Sixteen small drawings from the test set with their labels, in other styles than those of the training set"
names = [classes[y].decode() for y in test_set_y[0, :16]]
show_images(test_set_x_orig[:16], names, "From the test set")

# %% [markdown]
# **What you are looking at.** Unless you have set up other data, these are small drawings: emoji
# artwork with an open licence, with shifted colours and on random backgrounds, so that no colour
# gives a cat away. The artists of the test images do *not* occur in the training set. That makes
# for an honest and rather hard test: a model that has only memorized how one artist draws cats will
# be found out. Cartoons are not photographs, so take the result as a lesson about learning, not as a cat
# detector for your phone.
#
# If you own the photos of the classic course, name their folder in the environment variable
# `COURSE_DATA` before you start Jupyter. Everything below works with them as well.

# %% [markdown]
# ### What an image is to the computer
#
# A colour image is a block of numbers: height × width × 3. The three layers say how much red,
# green and blue each pixel holds, from 0 (none) to 255 (full).

# %% tags=["demo"] alt="A drawing of a cat in full colour, and the same drawing with nothing but its red, its green and its blue values"
first_cat = np.argmax(train_set_y)
image = train_set_x_orig[first_cat]
layers = [np.zeros_like(image) for _ in range(3)]
for channel, layer in enumerate(layers):
    layer[:, :, channel] = image[:, :, channel]
titles = ["all three", "red", "green", "blue"]
show_images([image, *layers], titles, f"One image, shape {image.shape}")

# %% [markdown]
# Many errors in deep learning are wrong shapes, so always look at them first. The arrays
# that `load_dataset` returned are laid out like this:
#
# | array | shape | holds |
# |---|---|---|
# | `train_set_x_orig`, `test_set_x_orig` | (number of images, `num_px`, `num_px`, 3) | pixels, 0 to 255 |
# | `train_set_y`, `test_set_y` | (1, number of images) | labels: 1 = cat, 0 = non-cat |
# | `classes` | (2,) | the names of the two labels |
#
# ### Exercise 1: sizes of the data
#
# Read three numbers off the `shape` of the arrays rather than typing them in; the check runs your
# lines on another data set as well:
#
# - `m_train`: how many training images there are,
# - `m_test`: how many test images there are,
# - `num_px`: the height of an image in pixels, which is also its width.

# %%
# EXERCISE: dataset_dimensions
### START CODE HERE ### (≈ 3 lines of code)
m_train = train_set_x_orig.shape[0]
m_test = test_set_x_orig.shape[0]
num_px = train_set_x_orig.shape[1]
### END CODE HERE ###

# %% points=5
check("dataset_dimensions")

# %% [markdown]
# ## 3. From a block of numbers to a column
#
# A neuron takes a plain list of numbers. So each image is **flattened** into one long column of
# $n$ = `num_px` × `num_px` × 3 numbers, and the columns are placed side by side:
#
# $$X = \begin{bmatrix} | & | & & | \\ x^{(1)} & x^{(2)} & \cdots & x^{(m)} \\ | & | & & | \end{bmatrix}
# \qquad \text{shape } (n, m)$$
#
# One column is one example: this convention holds throughout the course.
#
# ### Exercise 2: flatten
#
# Make `train_set_x_flatten` of shape $(n, m_{train})$ and `test_set_x_flatten` of shape
# $(n, m_{test})$.
#
# NumPy's `reshape` never looks at meaning. It reads the numbers in the order in which they are
# stored and pours them into the new shape, the last axis filling first. The images are stored
# one after the other, so take two steps: first make a matrix in which every **row** is one image (a
# `-1` lets NumPy work out the length of the row), then turn rows into columns with `.T`. Do not
# type in any sizes here either.

# %%
# EXERCISE: flatten
### START CODE HERE ### (≈ 2 lines of code)
train_set_x_flatten = train_set_x_orig.reshape(train_set_x_orig.shape[0], -1).T
test_set_x_flatten = test_set_x_orig.reshape(test_set_x_orig.shape[0], -1).T
### END CODE HERE ###

# %% points=10
check("flatten")

# %% [markdown]
# ### Why not reshape straight to the final shape?
#
# Because the shape would be right and the content wrong. `reshape(-1, m)` fills the matrix row by
# row, so the first row takes the first $m$ numbers of the *first* image, and every column ends
# up with crumbs of all images. A check of the shape alone notices nothing. So take the
# first four columns of each matrix and turn them back into images:

# %% tags=["demo"] alt="Four columns of your matrix as images: four recognizable drawings | Four columns of the other matrix as images: coloured noise"
yours = train_set_x_flatten
mixed_up = train_set_x_orig.reshape(-1, m_train)
for matrix, heading in ((yours, "Columns of your matrix"), (mixed_up, "Columns of reshape(-1, m)")):
    columns = [matrix[:, i].reshape(num_px, num_px, 3) for i in range(4)]
    show_images(columns, [f"column {i}" for i in range(4)], heading)

# %% [markdown]
# The lower row is what a network would have been fed: no error, no warning, and nothing to learn.
# Whenever you reshape, turn one example back and look at it.
#
# ### The same scale for all
#
# Gradient descent works best when the inputs are of moderate size. For pixels, dividing by the
# largest possible value is enough: 0…255 becomes 0…1. The same division must be applied to every
# image that the trained neuron will ever see.

# %% tags=["demo"]
train_set_x = train_set_x_flatten / 255
test_set_x = test_set_x_flatten / 255
print("training set:", train_set_x.shape, "from", train_set_x.min(), "to", train_set_x.max())
print("test set:    ", test_set_x.shape, "from", test_set_x.min(), "to", test_set_x.max())

# %% [markdown]
# ## 4. One neuron
#
# Logistic regression *is* a neural network, the smallest there is: one neuron. It gives every
# input a weight of its own, adds everything up together with a bias $b$, and squeezes the sum into
# a probability.

# %% tags=["demo"] alt="A diagram of one neuron: an image is flattened into inputs x1 to xn, each has a weight, their sum is z, and its sigmoid is the probability of a cat"
lr_figures.draw_neuron(train_set_x_orig[first_cat])

# %% [markdown]
# For one image $x$ with label $y$:
#
# $$z = w^T x + b \qquad a = \sigma(z) \qquad
# \mathcal{L}(a, y) = -y \log a - (1 - y) \log (1 - a)$$
#
# Here $a$ is the neuron's probability for "cat", and the loss $\mathcal{L}$ says how badly that
# agrees with the truth. The **cost** $J$ is the mean loss of all $m$ examples. Learning means
# finding $w$ and $b$ that make $J$ small, and it is a loop:
#
# 1. **start** with some $w$ and $b$ (`initialize_with_zeros`);
# 2. **forward**: compute the probabilities and the cost (`propagate`);
# 3. **backward**: compute how the cost changes with $w$ and $b$ (`propagate`);
# 4. **update**: take a small step downhill (`optimize`), and go back to 2.
#
# You build these one at a time and assemble them in `model`.

# %% [markdown]
# ### 4.1 The sigmoid
#
# The sum $z$ can be any number, while a probability lies between 0 and 1. The sigmoid maps one to
# the other, smoothly and without changing the order:
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# ### Exercise 3: `sigmoid`
#
# Write it so that `z` may be a number or an array of any shape. `np.exp` works element by element,
# so no loop is needed.
#
# One thing to know: $e^{710}$ is too large for the computer's floating-point numbers, and `np.exp`
# returns `inf` with an overflow warning. The plain formula survives that, since
# $1/(1 + \infty) = 0$, and it is accepted here. To avoid the warning, limit `z` to a range such as
# −500…500 with `np.clip` first: $\sigma(-500) \approx 10^{-217}$ is zero for every purpose.

# %%
# GRADED FUNCTION: sigmoid
def sigmoid(z):
    """Squeeze any number into the range from 0 to 1.

    Arguments:
    z -- a number, or an array of any shape

    Returns:
    s -- sigmoid of z, element by element, same shape as z
    """
    ### START CODE HERE ### (≈ 1 line of code)
    s = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    ### END CODE HERE ###

    return s


# %% points=10
check("sigmoid")

# %% tags=["demo"] alt="Left, the sigmoid from -12 to 12, shaded where it is nearly flat, below -6 and above 6; right, its distance from 1 on a logarithmic scale, which falls in a straight line and is computed as exactly 0 from about 37 on"
lr_figures.draw_saturation(sigmoid)

# %% [markdown]
# **Left:** in the shaded parts the curve is almost flat and the neuron is *saturated*: it is very
# sure, and changing $z$ changes hardly anything. **Right:** how far $\sigma(z)$ stays below 1. From
# $z \approx 37$ on it is so close to 1 that floating-point numbers cannot tell the two apart, and
# `1 - sigmoid(z)` is exactly 0. Keep that in mind: soon we take a logarithm, and
# $\log 0 = -\infty$.

# %% [markdown]
# ### 4.2 Where to start
#
# With a single neuron, zeros are a fine place to start. Every weight meets a different input, so
# every weight gets its own gradient and goes its own way. In addition, the cost of logistic
# regression is shaped like a bowl, so the starting point does not decide where we end. (In a network with
# hidden layers, neither is true, and zeros would be a trap. You will see it in the next
# notebooks.)
#
# ### Exercise 4: `initialize_with_zeros`
#
# Return a column of `dim` zeros, one weight for each input, and the bias 0. The shape must be
# `(dim, 1)`: pass it to `np.zeros` as a tuple. In NumPy, an array of shape `(dim,)` is a different
# thing and causes surprises later.

# %%
# GRADED FUNCTION: initialize_with_zeros
def initialize_with_zeros(dim):
    """Make the starting values of the weights and the bias.

    Arguments:
    dim -- number of inputs n, a whole number

    Returns:
    w -- weights, zeros of shape (dim, 1)
    b -- bias, the number 0
    """
    ### START CODE HERE ### (≈ 2 lines of code)
    w = np.zeros((dim, 1))
    b = 0.0
    ### END CODE HERE ###

    return w, b


# %% points=10
check("initialize_with_zeros")

# %% [markdown]
# ### 4.3 Forward and backward
#
# **Forward.** All examples at once: stacking the columns $x^{(i)}$ into $X$ turns $m$ sums into
# one matrix product.
#
# $$A = \sigma(w^T X + b) = \begin{bmatrix} a^{(1)} & a^{(2)} & \cdots & a^{(m)} \end{bmatrix}$$
#
# $$J = -\frac{1}{m} \sum_{i=1}^{m} \left[ y^{(i)} \log a^{(i)} + (1 - y^{(i)}) \log (1 - a^{(i)}) \right]$$
#
# One of the two terms in the brackets is always zero: a cat ($y = 1$) is charged $-\log a$,
# anything else $-\log(1 - a)$. Being a little unsure is cheap, being sure and wrong is expensive:

# %% tags=["demo"] alt="Loss against the probability a: for a cat it falls from above 6 to 0 as a grows, for anything else it rises in mirror image"
a = np.linspace(0.001, 0.999, 500)
plt.figure(figsize=(6, 3.4))
plt.plot(a, -np.log(a), color=ORANGE, label="a cat: −log a")
plt.plot(a, -np.log(1 - a), color=BLUE, label="not a cat: −log(1 − a)")
plt.title("Loss of one example")
plt.xlabel("a, the probability that the neuron gives to “cat”")
plt.ylabel("loss")
plt.legend()
plt.show()

# %% [markdown]
# **A safe logarithm.** The curves shoot up to infinity at the edges. A saturated neuron sits
# exactly there: $a$ gets rounded to 0 or 1, and then a product such as $0 \cdot \log 0$ is not a
# number (`nan`), which ruins the whole sum. The remedy is a floor: never take the logarithm of
# anything below $10^{-15}$. Ordinary values stay as they are, and the worst possible loss becomes
# about 34.5 in place of infinity.

# %%
def safe_log(a):
    """Logarithm of probabilities that may have been rounded to 0.

    Arguments:
    a -- probabilities, a number or an array of any shape

    Returns:
    log(a), element by element, with a raised to 1e-15 where it is smaller
    """
    return np.log(np.maximum(a, 1e-15))


# %% tags=["demo"]
print("log 0.3     plain:", np.log(0.3), "  safe:", safe_log(0.3))
with np.errstate(divide="ignore", invalid="ignore"):
    print("0 · log 0   plain:", 0 * np.log(0.0), "  safe:", 0 * safe_log(0.0))

# %% [markdown]
# **Backward.** In which direction should $w$ and $b$ move? Follow the chain rule for one example,
# from the loss back to $z$. The two derivatives
#
# $$\frac{\partial \mathcal{L}}{\partial a} = \frac{a - y}{a (1 - a)} \qquad
# \frac{\partial a}{\partial z} = a (1 - a)$$
#
# multiply to something remarkably simple: $\frac{\partial \mathcal{L}}{\partial z} = a - y$, **the
# prediction minus the truth**. From $z = w^T x + b$, each weight gets that error times its own
# input, and the bias gets the error itself. Averaged over all examples:
#
# $$dw = \frac{\partial J}{\partial w} = \frac{1}{m} X (A - Y)^T \qquad
# db = \frac{\partial J}{\partial b} = \frac{1}{m} \sum_{i=1}^{m} (a^{(i)} - y^{(i)})$$
#
# In code, `dw` stands for $\partial J / \partial w$: a gradient always has the shape of what it
# belongs to.
#
# | | $X$ | $Y$, $A$ | $w$, $dw$ | $b$, $db$, $J$ |
# |---|---|---|---|---|
# | shape | $(n, m)$ | $(1, m)$ | $(n, 1)$ | a number |
#
# ### Exercise 5: `propagate`
#
# Write the four formulas: `A`, `cost`, `dw`, `db`. Useful: `np.dot` (or `@`) for matrix products,
# `*` for products element by element, `np.sum`, and `safe_log` for the logarithms.

# %%
# GRADED FUNCTION: propagate
def propagate(w, b, X, Y):
    """Compute the cost and its gradients for all examples at once.

    Arguments:
    w -- weights, shape (n, 1)
    b -- bias, a number
    X -- examples in columns, shape (n, m)
    Y -- labels 0 or 1, shape (1, m)

    Returns:
    grads -- dictionary with "dw", shape (n, 1), and "db", a number
    cost -- the mean cross-entropy loss, a number
    """
    m = X.shape[1]

    # Forward: from the examples to the cost
    ### START CODE HERE ### (≈ 2 lines of code)
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * safe_log(A) + (1 - Y) * safe_log(1 - A)) / m
    ### END CODE HERE ###

    # Backward: from the error A - Y to the gradients
    ### START CODE HERE ### (≈ 2 lines of code)
    dw = np.dot(X, (A - Y).T) / m
    db = np.sum(A - Y) / m
    ### END CODE HERE ###

    grads = {"dw": dw, "db": db}
    return grads, cost


# %% points=20
check("propagate")

# %% [markdown]
# **A second opinion.** A derivative answers "how much does the cost change if I nudge this
# number?" So nudge each number and look. It takes two whole forward passes per weight, which is far too
# slow for training, but it needs no formula and is therefore an independent check of yours. The two
# columns should agree.

# %% tags=["demo"]
w, b = np.array([[0.5], [-1.0]]), 0.2
X, Y = np.array([[1.0, -2.0, 0.5], [3.0, 0.1, -1.0]]), np.array([[1, 0, 1]])
grads, cost = propagate(w, b, X, Y)
nudge = 1e-6
for i, dw_i in enumerate(grads["dw"].ravel()):
    step = np.zeros_like(w)
    step[i] = nudge
    change = propagate(w + step, b, X, Y)[1] - propagate(w - step, b, X, Y)[1]
    print(f"dw[{i}]   formula {dw_i: .8f}   nudged {change / (2 * nudge): .8f}")
change = propagate(w, b + nudge, X, Y)[1] - propagate(w, b - nudge, X, Y)[1]
print(f"db      formula {grads['db']: .8f}   nudged {change / (2 * nudge): .8f}")

# %% [markdown]
# ### 4.4 Gradient descent
#
# The gradient points uphill, in the direction in which the cost grows fastest. So take a step the
# opposite way. The **learning rate** $\alpha$ sets the length of the step:
#
# $$w := w - \alpha \, dw \qquad b := b - \alpha \, db$$
#
# ### Exercise 6: `optimize`
#
# Fill in the body of the loop: call `propagate`, then update both parameters. The rest is there
# already:
#
# - `w = w.copy()` at the beginning keeps the caller's array as it was, even if you update with
#   `w -= …`;
# - every 100th cost, beginning with the very first, is kept for the learning curve;
# - `grads` holds the gradients of the last iteration, computed *before* its update.

# %%
# GRADED FUNCTION: optimize
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    """Improve w and b by gradient descent.

    Arguments:
    w -- weights to start from, shape (n, 1); left unchanged
    b -- bias to start from, a number
    X -- examples in columns, shape (n, m)
    Y -- labels 0 or 1, shape (1, m)
    num_iterations -- how many steps to take
    learning_rate -- length of a step
    print_cost -- whether to print the cost at every 100th iteration

    Returns:
    params -- dictionary with the improved "w", shape (n, 1), and "b", a number
    grads -- dictionary with "dw" and "db" of the last iteration, before its update
    costs -- list of the costs at iterations 0, 100, 200, ...
    """
    w = w.copy()
    grads, costs = {}, []

    for i in range(num_iterations):
        # Cost and gradients of the current w and b
        ### START CODE HERE ### (≈ 1 line of code)
        grads, cost = propagate(w, b, X, Y)
        ### END CODE HERE ###

        # One step downhill
        ### START CODE HERE ### (≈ 2 lines of code)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        ### END CODE HERE ###

        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(f"Cost after iteration {i:4d}: {cost:.6f}")

    params = {"w": w, "b": b}
    return params, grads, costs


# %% points=20
check("optimize")

# %% [markdown]
# **Watch it walk.** With a single input there are just two parameters, and the cost is a landscape
# over the plane of $w$ and $b$. Suppose the input says how pointed the ears are, for 20 cats and 20
# others. From the same start, 40 steps are taken with each of three learning rates. Below, choose a
# learning rate of your own.

# %% tags=["demo"]
rng = np.random.default_rng(0)
X_ears = np.concatenate([rng.normal(2, 0.9, 20), rng.normal(0.4, 0.9, 20)]).reshape(1, 40)
Y_ears = np.concatenate([np.ones(20), np.zeros(20)]).reshape(1, 40)


def places_visited(learning_rate):
    """Run 40 steps of gradient descent; return all (w, b) on the way, shape (41, 2)."""
    w, b = initialize_with_zeros(1)
    places = [(w.item(), float(b))]
    for _ in range(40):
        params, grads, costs = optimize(w, b, X_ears, Y_ears, 1, learning_rate)
        w, b = params["w"], params["b"]
        places.append((w.item(), float(b)))
    return np.array(places)


# %% tags=["demo"] alt="Three maps of the cost with 40 steps each: with learning rate 0.1 the path stops far from the lowest point, with 2 it comes close to it, with 8 it leaps from side to side"
lr_figures.draw_descent(
    lambda w, b: propagate(np.array([[w]]), b, X_ears, Y_ears)[1],
    {f"learning rate {rate}": places_visited(rate) for rate in (0.1, 2, 8)},
)
plt.show()


@interact(learning_rate=(0.1, 12.0, 0.1))
def descent_with(learning_rate=4.0):
    """Play with the learning rate: where does the path begin to zigzag, and where to leap?"""
    lr_figures.draw_descent(
        lambda w, b: propagate(np.array([[w]]), b, X_ears, Y_ears)[1],
        {f"learning rate {learning_rate:.1f}": places_visited(learning_rate)},
    )
    plt.show()


# %% [markdown]
# Too small, and 40 steps end far from the goal. About right, and the path bends into the valley and follows
# it down. Too large, and each step leaps across the valley and lands on the other side. With
# 12,288 weights nobody can draw the landscape, but the three kinds of behaviour are the same, and in
# section 7 you will recognize them in the curves.

# %% [markdown]
# ### 4.5 From a probability to an answer
#
# The trained neuron says "0.83". To decide, we draw a line at one half: **1 if the probability is
# greater than 0.5, else 0**. A probability of exactly 0.5 counts as 0.
#
# ### Exercise 7: `predict`
#
# Compute the probabilities as in `propagate` and turn them into the numbers 0 and 1, with shape
# `(1, m)`. A comparison such as `A > 0.5` decides for all examples at once and gives `True` and
# `False`; `.astype(float)` makes numbers of them. A loop over the examples works too.

# %%
# GRADED FUNCTION: predict
def predict(w, b, X):
    """Decide for each example whether it is a cat.

    Arguments:
    w -- weights, shape (n, 1)
    b -- bias, a number
    X -- examples in columns, shape (n, m)

    Returns:
    Y_prediction -- the numbers 0 or 1, shape (1, m)
    """
    ### START CODE HERE ### (≈ 2 lines of code)
    A = sigmoid(np.dot(w.T, X) + b)
    Y_prediction = (A > 0.5).astype(float)
    ### END CODE HERE ###

    return Y_prediction


# %% points=10
check("predict")

# %% [markdown]
# ## 5. All together
#
# To say how good the predictions are, we count: what percentage agrees with the labels? A
# percentage by itself means little, so we compare it with the laziest rule there is: always give
# the more frequent answer.

# %%
def accuracy(Y_prediction, Y):
    """Percentage of predictions that agree with the labels; both of shape (1, m)."""
    return 100 * np.mean(Y_prediction == Y)


def lazy_accuracy(Y):
    """Accuracy of always giving the more frequent answer; Y of shape (1, m)."""
    return 100 * max(Y.mean(), 1 - Y.mean())


# %% [markdown]
# ### Exercise 8: `model`
#
# Assemble your functions: start from zeros, optimize on the training set, then predict for the
# test set and for the training set. Pass on `num_iterations`, `learning_rate` and `print_cost`.
# The test set must play no part in training.
#
# A word about the default `learning_rate=0.5`: a default is a guess about somebody else's data. It
# suits a handful of inputs. With 12,288 inputs a step changes $z$ by the sum of 12,288 small
# changes, so the steps must be far shorter: below we use 0.005, and in section 7 you see what 0.5
# would have done.

# %%
# GRADED FUNCTION: model
def model(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False
):
    """Train logistic regression and predict for both sets.

    Arguments:
    X_train -- training examples in columns, shape (n, m_train)
    Y_train -- training labels 0 or 1, shape (1, m_train)
    X_test -- test examples in columns, shape (n, m_test)
    Y_test -- test labels 0 or 1, shape (1, m_test)
    num_iterations -- how many steps of gradient descent
    learning_rate -- length of a step; choose it for your data
    print_cost -- whether to print the costs on the way and the accuracies at the end

    Returns:
    d -- dictionary with "w", "b", "costs", "Y_prediction_test", "Y_prediction_train",
         "learning_rate" and "num_iterations"
    """
    # Start from zeros, one weight for each input
    ### START CODE HERE ### (≈ 1 line of code)
    w, b = initialize_with_zeros(X_train.shape[0])
    ### END CODE HERE ###

    # Gradient descent on the training set
    ### START CODE HERE ### (≈ 2 lines of code)
    params, grads, costs = optimize(
        w, b, X_train, Y_train, num_iterations, learning_rate, print_cost
    )
    # The trained parameters
    w, b = params["w"], params["b"]
    ### END CODE HERE ###

    # Predictions for both sets
    ### START CODE HERE ### (≈ 2 lines of code)
    Y_prediction_test = predict(w, b, X_test)
    Y_prediction_train = predict(w, b, X_train)
    ### END CODE HERE ###

    if print_cost:
        print(f"Train accuracy: {accuracy(Y_prediction_train, Y_train):.3f}%")
        print(f"Test accuracy:  {accuracy(Y_prediction_test, Y_test):.3f}%")

    return {
        "costs": costs,
        "Y_prediction_test": Y_prediction_test,
        "Y_prediction_train": Y_prediction_train,
        "w": w,
        "b": b,
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }


# %% points=15
check("model")

# %% [markdown]
# ### Train it
#
# Before you run the cell: all weights start at zero, so the neuron gives every image the
# probability 0.5. What must the first cost be? (It is $-\log 0.5 = \log 2 \approx 0.693$. A first
# cost that you can predict is a good test of any training code.) Training takes about ten seconds.

# %% tags=["demo"]
trained = model(
    train_set_x, train_set_y, test_set_x, test_set_y,
    num_iterations=2000, learning_rate=0.005, print_cost=True,
)

# %% [markdown]
# Is that good? Compare it with the lazy rule:

# %% tags=["demo"]
for name, prediction, labels in (
    ("training", trained["Y_prediction_train"], train_set_y),
    ("test", trained["Y_prediction_test"], test_set_y),
):
    neuron, rule = accuracy(prediction, labels), lazy_accuracy(labels)
    print(f"{name:9s} neuron {neuron:5.1f}%   lazy rule {rule:5.1f}%")

# %% [markdown]
# ### The learning curve
#
# To watch accuracy as well as cost, call `optimize` for 100 iterations at a time, each time
# continuing where it stopped. The result is the same as that of one long run.
# This takes ten seconds or more; a progress bar shows how far it is.


# %% tags=["demo"]
def train_in_chunks(learning_rate, chunks=20):
    """Train 100 iterations at a time; return the costs and both accuracies along the way."""
    w, b = initialize_with_zeros(train_set_x.shape[0])
    history = {"costs": [], "train": [], "test": []}
    progress = tqdm(range(chunks), desc=f"learning rate {learning_rate}", unit="×100 iterations")
    for _ in progress:
        params, grads, costs = optimize(w, b, train_set_x, train_set_y, 100, learning_rate)
        w, b = params["w"], params["b"]
        history["costs"] += costs
        history["train"].append(accuracy(predict(w, b, train_set_x), train_set_y))
        history["test"].append(accuracy(predict(w, b, test_set_x), test_set_y))
        progress.set_postfix(cost=f"{costs[0]:.4f}")
    return history


history = train_in_chunks(learning_rate=0.005, chunks=25)

# %% tags=["demo"] alt="Left, the cost on the training set falls steadily over 2,500 iterations; right, the training accuracy climbs towards 100% while the test accuracy stays near 70%, with the lazy rule at 50%"
figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.4), layout="constrained")
iterations = 100 * np.arange(len(history["costs"]))
left.plot(iterations, history["costs"], color=BLUE)
left.set(title="Cost on the training set", xlabel="iteration", ylabel="cost")
right.plot(iterations + 100, history["train"], color=BLUE, label="training set")
right.plot(iterations + 100, history["test"], color=ORANGE, label="test set")
right.set(title="Accuracy in percent", xlabel="iteration", ylim=(0, 102))
lazy = lazy_accuracy(test_set_y)
right.axhline(lazy, color=GREY, linestyle="--", label="lazy rule, test set")
right.legend(loc="lower right")
plt.show()

# %% [markdown]
# The cost falls and the training accuracy creeps towards 100%, yet the test set does not follow.
# The neuron has 12,288 weights and only some 200 images to set them by: it can memorize the training
# images. That is **overfitting**, and no amount of further training cures it. More data, a suitable
# network and regularization do; they are what the next courses are about.

# %% [markdown]
# ## 6. Look inside
#
# ### Its mistakes
#
# Always look at what a model gets wrong, above all where it is sure of itself. Here are the test
# images that it got wrong, the surest answers first.

# %% tags=["demo"] alt="Test images that the neuron got wrong, each with its true class and the probability that the neuron gave to cat, the surest first"
probability = sigmoid(trained["w"].T @ test_set_x + trained["b"]).ravel()
wrong = np.flatnonzero(trained["Y_prediction_test"].ravel() != test_set_y.ravel())
wrong = wrong[np.argsort(-np.abs(probability[wrong] - 0.5))][:16]
titles = [f"{classes[test_set_y[0, i]].decode()}\nP(cat) = {probability[i]:.2f}" for i in wrong]
heading = "Mislabelled test images: the truth, and what the neuron said"
show_images(test_set_x_orig[wrong], titles, heading)

# %% [markdown]
# ### Its weights
#
# There is one weight for each number in an image, so the weights can be folded back and looked at
# *as* an image. Where the weights are red, brightness speaks for a cat; where they are blue, it
# speaks against one. Can you make out anything: ears, eyes, the outline of a head?

# %% tags=["demo"] alt="The weights of the red, green and blue values as three images of 64 by 64 pixels: blurred red and blue patches in which no clear cat can be seen"
lr_figures.draw_weights(trained["w"], num_px)

# %% [markdown]
# The sum $w^T x$ lays this one template over every image and measures how well it fits. That is
# all the neuron can do: a cat that is moved, mirrored or drawn on another background meets other
# weights. For one test image, here is what each pixel contributes to the sum.

# %% tags=["demo"] alt="A test image, and beside it what each of its pixels adds to the sum: red for cat, blue for non-cat"
index = 0
says = f"{classes[test_set_y[0, index]].decode()}, P(cat) = {probability[index]:.2f}"
lr_figures.draw_evidence(trained["w"], test_set_x_orig[index] / 255, says)

# %% [markdown]
# Change `index` and look at several images. How often does the evidence come from the background?

# %% [markdown]
# ## 7. The learning rate
#
# The same neuron, the same data, 1,500 iterations each (we already have the run with 0.005). Guess
# first: which curve will be the lowest at the end? The three runs together take some twenty seconds.

# %% tags=["demo"]
histories = {rate: train_in_chunks(rate, chunks=15) for rate in (0.01, 0.001, 0.0001)}
histories[0.005] = history

# %% tags=["demo"] alt="Training cost over 1,500 iterations for four learning rates: 0.0001 falls very slowly, 0.001 slowly, 0.005 faster, 0.01 ends lowest but jumps at first"
figure, axes = plt.subplots(figsize=(9, 3.8), layout="constrained")
for rate in sorted(histories, reverse=True):
    costs, test = histories[rate]["costs"][:15], histories[rate]["test"][14]
    axes.plot(100 * np.arange(15), costs, label=f"{rate}  (test accuracy {test:.0f}%)")
axes.set(title="One neuron, four learning rates", xlabel="iteration", ylabel="training cost")
axes.legend(title="learning rate", loc="upper left", bbox_to_anchor=(1.01, 1))
plt.show()

# %% [markdown]
# A very small rate gives a curve that is smooth and falls very slowly: it would get there eventually. A
# larger one falls faster. A still larger one starts to jump, because its steps leap across the
# valley. And a lower cost need not mean a better test accuracy: compare the legend.
#
# What would the default of 0.5 have done?

# %% tags=["demo"]
wild = train_in_chunks(0.5, chunks=5)
print("cost at every 100th iteration:", np.round(wild["costs"], 2))

# %% [markdown]
# After the first hundred steps the cost is many times what it was before any learning: the neuron
# is saturated and gives wrong answers with full confidence. Without the floor in `safe_log` the
# cost would read `inf` or `nan`. With so many weights for so few images training may still
# stumble into a solution; with most models it will not, so do not count on it. A cost that jumps
# or turns into `nan` nearly always says **smaller learning rate**. A good habit is to try rates that
# grow by factors of about 3 (0.001, 0.003, 0.01, …) and to keep the largest one whose curve falls
# smoothly.

# %% [markdown]
# ## 8. An image of your own
#
# Put an image next to this notebook and, in the first line below, load it with
# `Image.open("my_image.jpg")`. Until then, a drawn cat stands in. What was done to the training
# images must be done to this one:
#
# 1. three colour channels, whatever the file had (`convert`);
# 2. the centre cut out as a square and scaled to `num_px` × `num_px` (`ImageOps.fit`);
# 3. flattened into one column;
# 4. **divided by 255**. If you forget it, every input is 255 times too large, the neuron
#    saturates, and it reports 0 or 1 with a certainty that it does not have.

# %% tags=["demo"] alt="The drawn cat at full size, and the same at 64 by 64 pixels with the answer of the neuron"
my_image = lr_figures.drawn_cat()  # or Image.open("my_image.jpg")
my_pixels = np.asarray(ImageOps.fit(my_image.convert("RGB"), (num_px, num_px)))
my_column = my_pixels.reshape(1, -1).T / 255

says = classes[int(predict(trained["w"], trained["b"], my_column).item())].decode()
probability_of_cat = sigmoid(trained["w"].T @ my_column + trained["b"]).item()
titles = ["yours", f"{says}\nP(cat) = {probability_of_cat:.2f}"]
show_images([np.asarray(my_image), my_pixels], titles, "What the neuron says")

# %% [markdown]
# Was it right? One image proves nothing either way. Try ten, including cats that sit to the left of
# the centre, lie on their side or are drawn with thin lines, and think of the weights above.

# %% [markdown]
# ## Three quick questions
#
# <details><summary>All labels of a data set are 1, and training starts from zeros. In which direction
# does the first step move <code>b</code>?</summary>
#
# Up. All probabilities are 0.5, so $db$, the mean of $A - Y$, is $-0.5$, and the step subtracts it.
# </details>
#
# <details><summary>The first printed cost is 2.3 instead of 0.693. What do you conclude, before
# looking at any code?</summary>
#
# The probabilities at the start are not 0.5. Either the weights did not start at zero, or the
# formula of the cost is wrong.
# </details>
#
# <details><summary>Training accuracy 100%, test accuracy 70%. Would another 10,000 iterations
# help?</summary>
#
# No. The neuron already fits all the training images; more steps only make it surer of them. It
# needs more data, or a restraint.
# </details>
#
# ## If you want to go further
#
# - Shuffle the pixels of all images with one fixed permutation and train again. Does the neuron notice?
#   Explain the result, and what it says about this model.
# - Train on 25, 50, 100 and 200 images and draw both accuracies against that number. What would more
#   data buy?

# %% [markdown]
# ## What you have learned
#
# - Images become columns of a matrix; `reshape` keeps the order of storage, so flatten row by
#   row, then transpose, and turn one example back to see whether it survived.
# - The forward pass is $A = \sigma(w^T X + b)$ followed by the mean cross-entropy; the backward
#   pass starts with the error $A - Y$.
# - Floating-point numbers have limits: saturated sigmoids round to 0 or 1, and logarithms need a floor.
# - Gradient descent repeats one small step. The learning rate decides between crawling, arriving
#   and leaping about.
# - Accuracy means something only next to a lazy rule and on images that were never trained on.
#
# **References**
#
# - D. R. Cox, [The regression analysis of binary
#   sequences](https://doi.org/10.1111/j.2517-6161.1958.tb00292.x), 1958: logistic regression.
# - F. Rosenblatt, [The perceptron: a probabilistic model for information storage and organization in
#   the brain](https://doi.org/10.1037/h0042519), 1958: one neuron that learns.
# - A. Karpathy, [A recipe for training neural
#   networks](https://karpathy.github.io/2019/04/25/recipe/), 2019: why to predict the first cost.
#
# **Where it goes next.** One neuron draws one straight border between two classes. In
# `planar_data_classification` you meet data that no straight border can separate, and put a hidden
# layer in front. Its code is the code you wrote today: forward, cost, backward, update.

# %%
check.summary()
