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
# # Optimization methods: better ways downhill
#
# Gradient descent looks at all examples, takes one step against the gradient, and starts over. Each of
# these three habits can be improved: look at a few examples at a time, remember where you were going,
# and give every parameter a step length of its own. You build the methods that do this, watch them
# walk on the same map, and train the same network with each.
#
# **When you are done you can**
#
# - cut a training set into shuffled mini-batches, and say what their size changes;
# - write gradient descent with momentum and Adam for a network of any depth;
# - explain what each of their settings does, and what bias correction is for;
# - let the learning rate shrink during training, and compare runs fairly.
#
# **You need** a network with forward and backward pass, as in course 1. **Time:** 2 to 3 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned beside what was expected. Your final grade also rests
# on hidden inputs of other shapes, so write for any input, not for the one you see.

# %% [markdown]
# ## 1. Set-up

# %%
import math  # at hand, should you need it
import time

import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
from tqdm.auto import tqdm

from coursework.figures import optimization_methods as descent_figures
from coursework.figures import training_curves as training_figures
from opt_utils import (
    backward_propagation,
    compute_cost,
    forward_propagation,
    initialize_parameters,
    load_dataset,
    predict_dec,
)
from coursework.data.planar import moons

# %%
from graders import Checker

check = Checker("course2/optimization_methods")

# %% [markdown]
# ### Notation
#
# Throughout, the parameters are a dictionary with `W1`, `b1`, …, `WL`, `bL`, and the gradients one
# with `dW1`, `db1`, …, `dWL`, `dbL` of the same shapes. `dW1` is short for
# $\frac{\partial J}{\partial W^{[1]}}$. The number of layers $L$ is half the number of parameters:
#
# ```python
# L = len(parameters) // 2
# for l in range(1, L + 1):
#     parameters[f"W{l}"]   # the weights of layer l
# ```
#
# A backward pass often leaves other entries in `grads` as well, such as `dA1` or `dZ1`. Ignore
# them: go by the layers, not by what happens to be in `grads`.

# %% [markdown]
# ## 2. Gradient descent
#
# One step, for each layer $l = 1, \ldots, L$, with learning rate $\alpha$:
#
# $$W^{[l]} := W^{[l]} - \alpha \, dW^{[l]} \qquad b^{[l]} := b^{[l]} - \alpha \, db^{[l]}$$
#
# ### Exercise 1: `update_parameters_with_gd`
#
# Write the step. You may change the arrays of `parameters` or put new ones in their place, here and
# in all exercises of this notebook; what counts is what you return.

# %%
# GRADED FUNCTION: update_parameters_with_gd
def update_parameters_with_gd(parameters, grads, learning_rate):
    """Take one step of gradient descent.

    Arguments:
    parameters -- dictionary with "W1", "b1", ..., "WL", "bL"
    grads -- dictionary with "dW1", "db1", ..., "dWL", "dbL" of the same shapes
    learning_rate -- length of the step

    Returns:
    parameters -- dictionary with the updated parameters
    """
    L = len(parameters) // 2

    for l in range(1, L + 1):
        ### START CODE HERE ### (≈ 2 lines of code)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
        ### END CODE HERE ###

    return parameters


# %% points=10
check("update_parameters_with_gd")

# %% [markdown]
# ## 3. A few examples at a time
#
# How many examples does one step look at?
#
# | | examples for one step | steps in one pass through $m$ examples |
# |---|---|---|
# | **batch** gradient descent | all $m$ | 1 |
# | **mini-batch** gradient descent | a few, say 64 | $m / 64$, rounded up |
# | **stochastic** gradient descent | 1 | $m$ |
#
# The gradient of a few examples is only an estimate of the true one, but a cheap estimate, and it
# points roughly the same way. One pass through all examples is called an **epoch**. Before each
# epoch the examples are shuffled, so that the batches are different ones every time.
#
# ### Exercise 2: `random_mini_batches`
#
# 1. **Shuffle.** `permutation` holds the numbers from 0 to $m-1$ in random order. Put the columns
#    of `X` and of `Y` into that order: the *same* order for both, or the examples lose their labels.
#    `A[:, order]` picks columns. `Y` may have several rows, one for each class, so leave its shape
#    alone.
# 2. **Cut.** Batch number $k = 0, 1, 2, \ldots$ consists of the columns from
#    $k \cdot$ `mini_batch_size` up to, not including, $(k + 1) \cdot$ `mini_batch_size`.
# 3. **The rest.** If $m$ is not a multiple of `mini_batch_size`, the rest makes a shorter last batch.

# %%
# GRADED FUNCTION: random_mini_batches
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    """Shuffle the examples and cut them into mini-batches.

    Arguments:
    X -- examples in columns, shape (n_x, m)
    Y -- labels in columns, shape (n_y, m); n_y is 1, or the number of classes
    mini_batch_size -- number of examples in a batch, a whole number
    seed -- determines the order; another seed gives another order

    Returns:
    mini_batches -- list of pairs (mini_batch_X, mini_batch_Y)
    """
    m = X.shape[1]
    num_complete = m // mini_batch_size
    mini_batches = []

    # 1. Shuffle: the columns of X and Y in the order of permutation
    permutation = np.random.RandomState(seed).permutation(m)
    ### START CODE HERE ### (≈ 2 lines of code)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]
    ### END CODE HERE ###

    # 2. Cut: the batches of full size
    for k in range(num_complete):
        ### START CODE HERE ### (≈ 2 lines of code)
        mini_batch_X = shuffled_X[:, k * mini_batch_size : (k + 1) * mini_batch_size]
        mini_batch_Y = shuffled_Y[:, k * mini_batch_size : (k + 1) * mini_batch_size]
        ### END CODE HERE ###
        mini_batches.append((mini_batch_X, mini_batch_Y))

    # 3. The rest: a shorter last batch
    if m % mini_batch_size != 0:
        ### START CODE HERE ### (≈ 2 lines of code)
        mini_batch_X = shuffled_X[:, num_complete * mini_batch_size :]
        mini_batch_Y = shuffled_Y[:, num_complete * mini_batch_size :]
        ### END CODE HERE ###
        mini_batches.append((mini_batch_X, mini_batch_Y))

    return mini_batches


# %% points=20
check("random_mini_batches")

# %% [markdown]
# Here are 20 numbered examples in batches of 6. After shuffling, every number must still have its
# colour.

# %% tags=["demo"] alt="Twenty numbered cards in two colours, above in their original order, below shuffled and cut into batches of 6, 6, 6 and 2, each number still in its colour"
numbers = np.arange(20).reshape(1, 20)
labels = (numbers >= 10).astype(int)
descent_figures.draw_shuffling(numbers, labels, random_mini_batches(numbers, labels, 6))

# %% [markdown]
# ### What the size of a batch changes
#
# To see it, take a model with only two parameters, a straight line $\hat{y} = w x + b$ through 64
# points, with the mean squared error as its cost. All three descents make eight passes through the
# same points with the same learning rate.

# %% tags=["demo"]
rng = np.random.default_rng(1)
X_line = rng.normal(size=(1, 64))
Y_line = 2 * X_line - 1 + rng.normal(scale=0.8, size=(1, 64))


def cost_of_line(w, b):
    """Mean squared error, halved, of lines given by arrays w and b of any shape."""
    errors = w[..., np.newaxis] * X_line[0] + b[..., np.newaxis] - Y_line[0]
    return np.mean(errors**2, axis=-1) / 2


def fit_line(mini_batch_size, passes=8, learning_rate=0.15):
    """Descend from the same start; return all points (w, b) on the way."""
    parameters = {"W1": np.array([[-1.0]]), "b1": np.array([[1.5]])}
    places = [(-1.0, 1.5)]
    for epoch in range(passes):
        for X, Y in random_mini_batches(X_line, Y_line, mini_batch_size, seed=epoch):
            error = parameters["W1"] * X + parameters["b1"] - Y
            grads = {"dW1": np.mean(error * X, keepdims=True), "db1": np.mean(error, keepdims=True)}
            parameters = update_parameters_with_gd(parameters, grads, learning_rate)
            places.append((parameters["W1"].item(), parameters["b1"].item()))
    return np.array(places)


# %% tags=["demo"] alt="Three paths on the same map of the cost: batch descent takes 8 straight steps and stops short, mini-batches arrive after 32 steps, stochastic descent gets there at once and staggers about for 512 steps"
sizes = {"batch (64)": 64, "mini-batch (16)": 16, "stochastic (1)": 1}
paths = {name: fit_line(size) for name, size in sizes.items()}
descent_figures.draw_batch_sizes(cost_of_line, paths, ((-1.3, 3), (-2, 1.8)))

# %% [markdown]
# - **Batch:** every step goes straight downhill, but eight passes are eight steps, and the bottom is
#   still far away.
# - **Stochastic:** it gets there within the first pass and then staggers about, because each single
#   point pulls its own way. It never settles.
# - **Mini-batch:** four steps per pass, and hardly any staggering. After the same eight passes it has
#   arrived.
#
# There is another argument against batches of one: computers like large arrays. Let us measure one
# pass through 300 points, forward and backward.

# %% tags=["demo"]
train_X, train_Y = load_dataset(plot=False)
for size in (1, 16, 64, 300):
    parameters = initialize_parameters([2, 5, 2, 1])
    start = time.perf_counter()
    for X, Y in random_mini_batches(train_X, train_Y, size):
        a3, cache = forward_propagation(X, parameters)
        grads = backward_propagation(X, Y, cache)
    print(f"batches of {size:3d}: {1000 * (time.perf_counter() - start):6.2f} ms for one pass")

# %% [markdown]
# In practice, batches of 32 to 512 are common, often powers of two, as large as memory allows.

# %% [markdown]
# ## 4. Momentum
#
# The fewer examples a batch has, the more the path jitters: one batch pulls a little to the left, the
# next to the right. Averaged over several batches the jitter cancels out, while the way downhill, on
# which all agree, remains. **Momentum** steps along such an average, the *velocity* $v$:
#
# $$v_{dW^{[l]}} := \beta \, v_{dW^{[l]}} + (1 - \beta) \, dW^{[l]} \qquad
# W^{[l]} := W^{[l]} - \alpha \, v_{dW^{[l]}}$$
#
# and the same for $b^{[l]}$. Each step keeps the old velocity, shrunk by $\beta$, and adds a
# little of the new gradient. A gradient that is $k$ steps old counts $\beta^k$ times as much as the
# newest: this is an **exponentially weighted average** over about the last $\frac{1}{1 - \beta}$
# gradients. With $\beta = 0$ nothing is remembered, which is plain gradient descent; $0.9$, about
# ten gradients, is the usual choice.
#
# ### Exercise 3: `initialize_velocity`
#
# Before the first step the velocity is zero. It has an entry for each *gradient*, `dW1`, `db1`, …,
# each with the shape of its parameter.

# %%
# GRADED FUNCTION: initialize_velocity
def initialize_velocity(parameters):
    """Make the velocity to start from.

    Arguments:
    parameters -- dictionary with "W1", "b1", ..., "WL", "bL"

    Returns:
    v -- dictionary with "dW1", "db1", ..., "dWL", "dbL": zeros of the shapes of the parameters
    """
    L = len(parameters) // 2
    v = {}

    for l in range(1, L + 1):
        ### START CODE HERE ### (≈ 2 lines of code)
        v[f"dW{l}"] = np.zeros_like(parameters[f"W{l}"])
        v[f"db{l}"] = np.zeros_like(parameters[f"b{l}"])
        ### END CODE HERE ###

    return v


# %% points=5
check("initialize_velocity")

# %% [markdown]
# ### Exercise 4: `update_parameters_with_momentum`
#
# First the new velocity, then the step along it, for weights and biases of each layer.

# %%
# GRADED FUNCTION: update_parameters_with_momentum
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    """Take one step of gradient descent with momentum.

    Arguments:
    parameters -- dictionary with "W1", "b1", ..., "WL", "bL"
    grads -- dictionary with "dW1", "db1", ..., "dWL", "dbL" of the same shapes
    v -- dictionary with the velocity so far, same keys and shapes as the gradients
    beta -- how much of the old velocity is kept, a number from 0 to 1
    learning_rate -- length of the step

    Returns:
    parameters -- dictionary with the updated parameters
    v -- dictionary with the updated velocity
    """
    L = len(parameters) // 2

    for l in range(1, L + 1):
        # The new velocity
        ### START CODE HERE ### (≈ 2 lines of code)
        v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
        v[f"db{l}"] = beta * v[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
        ### END CODE HERE ###

        # The step along it
        ### START CODE HERE ### (≈ 2 lines of code)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]
        ### END CODE HERE ###

    return parameters, v


# %% points=15
check("update_parameters_with_momentum")

# %% [markdown]
# **What $\beta$ does.** Here your function gets noisy gradients (dots) of a single parameter, and we
# look only at the velocity.

# %% tags=["demo"]
rng = np.random.default_rng(3)
steps = np.arange(1, 151)
noisy = 1 + 0.5 * np.sin(steps / 25) + rng.normal(scale=0.4, size=steps.size)


def velocities(beta):
    """The velocity after each of the noisy gradients, starting from zero."""
    parameters = {"W1": np.zeros((1, 1)), "b1": np.zeros((1, 1))}
    v, found = initialize_velocity(parameters), []
    for gradient in noisy:
        grads = {"dW1": np.full((1, 1), gradient), "db1": np.zeros((1, 1))}
        parameters, v = update_parameters_with_momentum(parameters, grads, v, beta, 0.1)
        found.append(v["dW1"].item())
    return np.array(found)


# %% tags=["demo"] alt="Noisy gradients as dots and three velocities: the larger beta, the smoother the curve and the later it follows, and all three start too low"
plt.figure(figsize=(10, 3.8))
plt.plot(steps, noisy, ".", color="silver", label="gradients")
for beta, color in ((0.5, "#d9622b"), (0.9, "#2a6f97"), (0.98, "#7b2d8e")):
    plt.plot(steps, velocities(beta), color=color, label=f"velocity, β = {beta}")
plt.title("The velocity: smoother with a larger β, but later")
plt.xlabel("step")
plt.legend(loc="upper right")
plt.show()


@interact(beta=(0.0, 0.99, 0.01))
def velocity_with(beta=0.95):
    """Play with beta: how much smoothness is worth how much delay?"""
    plt.figure(figsize=(10, 3.4))
    plt.plot(steps, noisy, ".", color="silver", label="gradients")
    plt.plot(steps, velocities(beta), color="#2a6f97", label=f"velocity, β = {beta:.2f}")
    plt.legend(loc="upper right")
    plt.show()


# %% [markdown]
# Note two things. The larger $\beta$, the smoother the velocity and the further it lags behind. And all
# three start *too low*: they begin at zero, and with $\beta = 0.98$ it takes a hundred steps to forget
# that. Adam does something about it.

# %% [markdown]
# ## 5. RMSProp and Adam
#
# ### 5.1 A step length for each parameter: RMSProp
#
# So far all parameters share one learning rate. But some gradients are a thousand times larger than
# others, and a step that is right for one parameter is reckless or useless for the next. **RMSProp**
# (Geoffrey Hinton, 2012) keeps an average $s$ of the *squares* of the gradients. Its root is the
# *root mean square*, hence the name: how large the gradients of this parameter usually are. Each
# gradient is divided by that:
#
# $$s_{dW} := \beta_2 s_{dW} + (1 - \beta_2) \, dW^2 \qquad
# W := W - \alpha \, \frac{dW}{\sqrt{s_{dW}} + \varepsilon}$$
#
# The size of the gradients drops out: every parameter moves by about the learning rate, whether its
# gradients are large or small. Here are the noisy gradients from above, once a thousand times as
# large, once as they were, and once a thousand times smaller:

# %% tags=["demo"]
s, moves = np.zeros(3), []
for gradient in noisy[:, np.newaxis] * [1000.0, 1.0, 0.001]:
    s = 0.9 * s + 0.1 * gradient**2
    moves.append(0.01 * gradient / (np.sqrt(s) + 1e-8))
for size, mean, first in zip((1000, 1, 0.001), np.mean(moves, axis=0), moves[0]):
    print(f"gradients around {size:>6}: mean step {mean:.4f}, first step {first:.4f}")

# %% [markdown]
# With a learning rate of 0.01, all three take steps of about 0.01. Only the first steps are too long: $s$
# begins at zero, so at first it is too small.
#
# ### 5.2 Adam
#
# **Adam** (from *adaptive moments*) is momentum and RMSProp in one. It keeps two averages for each
# single number:
#
# - $v$, of the gradients, as in momentum: *where to go*;
# - $s$, of their squares, as in RMSProp: *how large they usually are*.
#
# Then it steps along $v / \sqrt{s}$.
#
# Both averages start too low, as you have just seen. After $t$ steps the weights of all gradients
# add up to $1 - \beta^t$ instead of 1, so dividing by that corrects it. This is **bias correction**:

# %% tags=["demo"] alt="The average with beta 0.98 starts near zero and climbs slowly, the corrected one lies among the gradients from the first step on, and both meet in the end"
plt.figure(figsize=(10, 3.4))
plt.plot(steps, noisy, ".", color="silver", label="gradients")
plt.plot(steps, velocities(0.98), color="#7b2d8e", label="average, β = 0.98")
plt.plot(steps, velocities(0.98) / (1 - 0.98**steps), "--", color="black", label="corrected")
plt.title("Bias correction matters at the start and fades away")
plt.xlabel("step t")
plt.legend(loc="upper right")
plt.show()

# %% [markdown]
# Step number $t = 1, 2, 3, \ldots$ for $W^{[l]}$, and the same for $b^{[l]}$:
#
# $$v_{dW} := \beta_1 v_{dW} + (1 - \beta_1) \, dW \qquad
# \hat{v}_{dW} = \frac{v_{dW}}{1 - \beta_1^{\,t}}$$
#
# $$s_{dW} := \beta_2 s_{dW} + (1 - \beta_2) \, dW^2 \qquad
# \hat{s}_{dW} = \frac{s_{dW}}{1 - \beta_2^{\,t}}$$
#
# $$W := W - \alpha \, \frac{\hat{v}_{dW}}{\sqrt{\hat{s}_{dW}} + \varepsilon}$$
#
# Squares, roots and quotients are taken element by element. The tiny $\varepsilon$ prevents a division
# of zero by zero where a gradient was always zero. Note its place: it is **outside** the root. (Under
# the root, $10^{-8}$ would become $10^{-4}$, which is no longer tiny.)
#
# | setting | usual value | what it decides |
# |---|---|---|
# | $\alpha$, `learning_rate` | 0.001, to be tuned | about how far each parameter moves in a step |
# | $\beta_1$, `beta1` | 0.9 | how many gradients are averaged (about 10) |
# | $\beta_2$, `beta2` | 0.999 | how many squares are averaged (about 1000) |
# | $\varepsilon$, `epsilon` | $10^{-8}$ | the smallest divisor |
#
# ### Exercise 5: `initialize_adam`
#
# Two dictionaries of zeros, each as in `initialize_velocity`. They must not share their arrays: a
# change in `v` should leave `s` alone.

# %%
# GRADED FUNCTION: initialize_adam
def initialize_adam(parameters):
    """Make the two averages to start from.

    Arguments:
    parameters -- dictionary with "W1", "b1", ..., "WL", "bL"

    Returns:
    v -- average of the gradients: "dW1", "db1", ..., "dWL", "dbL", zeros
    s -- average of their squares: the same keys and shapes, zeros
    """
    L = len(parameters) // 2
    v, s = {}, {}

    for l in range(1, L + 1):
        ### START CODE HERE ### (≈ 4 lines of code)
        v[f"dW{l}"] = np.zeros_like(parameters[f"W{l}"])
        v[f"db{l}"] = np.zeros_like(parameters[f"b{l}"])
        s[f"dW{l}"] = np.zeros_like(parameters[f"W{l}"])
        s[f"db{l}"] = np.zeros_like(parameters[f"b{l}"])
        ### END CODE HERE ###

    return v, s


# %% points=5
check("initialize_adam")

# %% [markdown]
# ### Exercise 6: `update_parameters_with_adam`
#
# Write the five formulas for weights and biases. The corrected averages are for this step only: `v`
# and `s`, which are returned and used again, stay uncorrected.

# %%
# GRADED FUNCTION: update_parameters_with_adam
def update_parameters_with_adam(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    """Take one step of Adam.

    Arguments:
    parameters -- dictionary with "W1", "b1", ..., "WL", "bL"
    grads -- dictionary with "dW1", "db1", ..., "dWL", "dbL" of the same shapes
    v -- average of the gradients so far, same keys and shapes as the gradients
    s -- average of their squares so far, same keys and shapes as the gradients
    t -- number of this step; the first one is 1
    learning_rate -- length of the step
    beta1 -- how much of the old v is kept
    beta2 -- how much of the old s is kept
    epsilon -- what is added to the root of s

    Returns:
    parameters -- dictionary with the updated parameters
    v, s -- dictionaries with the updated averages, without bias correction
    """
    L = len(parameters) // 2
    v_corrected, s_corrected = {}, {}

    for l in range(1, L + 1):
        # The average of the gradients
        ### START CODE HERE ### (≈ 2 lines of code)
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        ### END CODE HERE ###

        # The same, with bias correction
        ### START CODE HERE ### (≈ 2 lines of code)
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        ### END CODE HERE ###

        # The average of the squares
        ### START CODE HERE ### (≈ 2 lines of code)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        ### END CODE HERE ###

        # The same, with bias correction
        ### START CODE HERE ### (≈ 2 lines of code)
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        ### END CODE HERE ###

        # The step
        ### START CODE HERE ### (≈ 4 lines of code)
        step_W = v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        step_b = v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * step_W
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * step_b
        ### END CODE HERE ###

    return parameters, v, s


# %% points=25
check("update_parameters_with_adam")

# %% [markdown]
# ## 6. The three methods on one map
#
# Two functions to call them all by name. What a method has to remember between two steps (nothing,
# `v`, or `v` and `s`) is its `memory`.

# %%
def first_memory(optimizer, parameters):
    """What an optimizer ("gd", "momentum" or "adam") remembers before its first step."""
    if optimizer == "gd":
        return ()
    if optimizer == "momentum":
        return (initialize_velocity(parameters),)
    return initialize_adam(parameters)


def take_step(optimizer, parameters, grads, memory, t, learning_rate):
    """Step number t of an optimizer; return the new parameters and the new memory."""
    if optimizer == "gd":
        return update_parameters_with_gd(parameters, grads, learning_rate), ()
    if optimizer == "momentum":
        parameters, v = update_parameters_with_momentum(
            parameters, grads, *memory, 0.9, learning_rate
        )
        return parameters, (v,)
    parameters, v, s = update_parameters_with_adam(parameters, grads, *memory, t, learning_rate)
    return parameters, (v, s)


# %% [markdown]
# The map is a long, narrow valley, curved a hundred times more across than along:
#
# $$J(w, b) = \tfrac{1}{2} w^2 + \tfrac{100}{2} b^2$$
#
# Real costs look like that in places, but in thousands of dimensions. There is no noise here at all, so
# what you see is due to the methods alone. Each has a learning rate that suits it. Below, choose a
# method and a rate yourself.

# %% tags=["demo"]
def cost_of_valley(w, b):
    """The cost at points (w, b), arrays of any shape."""
    return w**2 / 2 + 100 * b**2 / 2


def walk(optimizer, learning_rate, number_of_steps=80):
    """Descend into the valley; return all points (w, b) on the way."""
    parameters = {"W1": np.array([[-9.0]]), "b1": np.array([[1.5]])}
    memory, places = first_memory(optimizer, parameters), [(-9.0, 1.5)]
    for t in range(1, number_of_steps + 1):
        grads = {"dW1": 1.0 * parameters["W1"], "db1": 100.0 * parameters["b1"]}
        parameters, memory = take_step(optimizer, parameters, grads, memory, t, learning_rate)
        places.append((parameters["W1"].item(), parameters["b1"].item()))
    return np.array(places)


# %% tags=["demo"] alt="Left, three paths in a long valley: gradient descent zigzags and advances slowly, momentum swings wide and overshoots, Adam sets off diagonally; right, the costs of the three over 80 steps on a logarithmic scale"
rates = {"gd": 0.018, "momentum": 0.05, "adam": 0.25}
paths = {f"{name}, learning rate {rate}": walk(name, rate) for name, rate in rates.items()}
descent_figures.draw_paths(cost_of_valley, paths, ((-10, 3), (-1.6, 1.6)), "80 steps in a valley")
plt.show()


@interact(optimizer=["gd", "momentum", "adam"], learning_rate=(0.005, 0.5, 0.005))
def walk_with(optimizer="gd", learning_rate=0.015):
    """Play with both: what is the largest rate that each method survives?"""
    paths = {f"{optimizer}, learning rate {learning_rate:.3f}": walk(optimizer, learning_rate)}
    descent_figures.draw_paths(cost_of_valley, paths, ((-10, 3), (-1.6, 1.6)))
    plt.show()


# %% [markdown]
# - **Gradient descent** jumps from one side of the valley to the other. With a learning rate above 0.02
#   the jumps would grow without limit, so the steep direction dictates the rate, and along the valley it
#   crawls.
# - **Momentum** swings wide, because the velocity carries on after the gradient has changed its sign.
#   But over several steps the gradients across the valley cancel in the average; that is why it can
#   take a larger rate than 0.02. Along the valley, where all gradients agree, it builds up speed. It
#   may overshoot the lowest point and then has to come back.
# - **Adam** treats both directions alike: it sets off diagonally, as if the valley were round.

# %% [markdown]
# ## 7. The three methods train a network
#
# Two interleaved half moons, with noise. We train on 300 points and keep 300 new ones for testing.

# %% tags=["demo"] alt="300 points in two interleaved half moons, one red and one blue, with some overlap"
train_X, train_Y = load_dataset()
test_X, test_Y = moons(300, seed=4)
plt.show()

# %% [markdown]
# `model` trains a network with ReLU in its hidden layers and a sigmoid at the end. Every epoch
# shuffles again, with another seed. You have written everything that is new in it. For the curves it
# records, at every 100th epoch, the cost of the epoch's *last* mini-batch and the mean over *all* of
# them.

# %%
def model(
    X, Y, layers_dims, optimizer, learning_rate=0.0007, mini_batch_size=64, num_epochs=10000,
    decay=None, decay_rate=1.0, every=100,
):
    """Train a network; return its parameters and a history.

    Arguments:
    X, Y -- examples and labels 0 or 1 in columns, shapes (n_x, m) and (1, m)
    layers_dims -- number of inputs, then of the units of each layer
    optimizer -- "gd", "momentum" or "adam"
    learning_rate, mini_batch_size, num_epochs -- as their names say
    decay, decay_rate -- a function of learning_rate, epoch and decay_rate: the rate of an epoch
    every -- how many epochs lie between two entries of the history

    Returns:
    parameters -- dictionary with "W1", "b1", ..., "WL", "bL"
    history -- dictionary with the lists "epoch", "last" and "mean"
    """
    parameters = initialize_parameters(layers_dims)
    memory = first_memory(optimizer, parameters)
    history, t = {"epoch": [], "last": [], "mean": []}, 0
    for epoch in tqdm(range(num_epochs), desc=optimizer, unit="epochs"):
        rate = decay(learning_rate, epoch, decay_rate) if decay else learning_rate
        costs = []
        for batch_X, batch_Y in random_mini_batches(X, Y, mini_batch_size, seed=11 + epoch):
            a3, cache = forward_propagation(batch_X, parameters)
            grads = backward_propagation(batch_X, batch_Y, cache)
            t += 1
            parameters, memory = take_step(optimizer, parameters, grads, memory, t, rate)
            if epoch % every == 0:
                costs.append(compute_cost(a3, batch_Y))
        if epoch % every == 0:
            history["epoch"].append(epoch)
            history["last"].append(costs[-1])
            history["mean"].append(np.mean(costs))
    return parameters, history


# %% [markdown]
# The same network, the same start, the same batches, the same learning rate of 0.0007, and 5,000
# epochs each. Together they take about twenty seconds; each shows a progress bar. Before you run the
# cell: which one will be ahead?

# %% tags=["demo"]
optimizers = ("gd", "momentum", "adam")
runs = {
    name: model(train_X, train_Y, [2, 5, 2, 1], name, num_epochs=5000) for name in optimizers
}

# %% tags=["demo"]
print("cost of the last mini-batch\n epoch" + "".join(f"{name:>12s}" for name in optimizers))
for i in range(0, 50, 5):
    costs = [runs[name][1]["last"][i] for name in optimizers]
    print(f"{100 * i:6d}" + "".join(f"{cost:12.6f}" for cost in costs))

# %% [markdown]
# The numbers do not fall evenly. They are the costs of *one* mini-batch of 44 points, the last of the
# epoch, and some batches are harder than others. The mean over the epoch is more reliable:

# %% tags=["demo"] alt="Mean cost of gradient descent, momentum and Adam against the epoch: the first two fall slowly on the same curve, Adam drops quickly and stays low"
def draw_costs(runs, title, last=False):
    """Draw the mean costs of several runs, and as dots those of the last mini-batch if wanted."""
    plt.figure(figsize=(9, 3.8))
    styles = zip(("#d9622b", "#7b2d8e", "black"), (4, 2, 1.5))
    for (name, (_, history)), (color, width) in zip(runs.items(), styles):
        if last:
            plt.plot(history["epoch"], history["last"], ".", color=color, alpha=0.35, markersize=4)
        plt.plot(history["epoch"], history["mean"], color=color, linewidth=width, label=name)
    plt.title(title)
    plt.xlabel("epoch")
    plt.ylabel("cost")
    plt.legend(loc="upper left", bbox_to_anchor=(1.01, 1))
    plt.show()


draw_costs(runs, "Mean of the mini-batches (lines), the last one alone (dots)", last=True)

# %% tags=["demo"] alt="Borders of the three networks on the moons with training and test accuracies: gradient descent and momentum cut through both moons, Adam follows the gap"
def accuracy(parameters, X, Y):
    """Percentage of points whose predicted class is the true one."""
    return 100 * np.mean(predict_dec(parameters, X) == Y)


def draw_borders(runs):
    """Draw the regions that several networks see, with their accuracies on both sets."""
    classifiers = {}
    for name, (parameters, _) in runs.items():
        on_train, on_test = (
            accuracy(parameters, X, Y) for X, Y in ((train_X, train_Y), (test_X, test_Y))
        )
        title = f"{name}\ntrain {on_train:.1f}%, test {on_test:.1f}%"
        classifiers[title] = lambda points, parameters=parameters: predict_dec(parameters, points.T)
    training_figures.draw_boundaries(classifiers, train_X, train_Y)
    plt.show()


draw_borders(runs)

# %% [markdown]
# **Adam** has found the gap between the moons. **Gradient descent** is still on its way: its border
# cuts through both of them. And **momentum** does what gradient descent does! With a rate this small,
# the gradient hardly changes from one step to the next, so the average of the last ten is nearly the
# gradient itself. Momentum pays off when it allows a larger rate, as in the valley.
#
# Is Adam simply better? It had one advantage: 0.0007 suits Adam, for which the learning rate is the
# distance that a parameter moves. For gradient descent it is far too small. A fair comparison gives
# each method the rate that suits it, so let us see.

# %% [markdown]
# ## 8. A learning rate that shrinks
#
# A large learning rate gets far quickly and then jumps about near the goal, like the stochastic path
# in section 3. A small one settles, but takes forever to arrive. So begin with a large rate and make it
# smaller on the way: **learning rate decay**. Starting from $\alpha_0$, in epoch $0, 1, 2, \ldots$:
#
# $$\alpha = \frac{\alpha_0}{1 + \text{decay\_rate} \cdot \text{epoch}}$$
#
# ### Exercise 7: `update_lr`

# %%
# GRADED FUNCTION: update_lr
def update_lr(learning_rate0, epoch_num, decay_rate):
    """Shrink the learning rate a little in every epoch.

    Arguments:
    learning_rate0 -- the learning rate to begin with
    epoch_num -- number of the epoch, 0, 1, 2, ...
    decay_rate -- how fast the learning rate shrinks

    Returns:
    learning_rate -- the learning rate in this epoch, a number
    """
    ### START CODE HERE ### (≈ 1 line of code)
    learning_rate = learning_rate0 / (1 + decay_rate * epoch_num)
    ### END CODE HERE ###

    return learning_rate


# %% points=10
check("update_lr")

# %% [markdown]
# Over thousands of epochs, that shrinks fast: at decay rate 1, epoch 999 has a thousandth of the rate.
# An alternative is to keep the rate for a while and then lower it in a step, every `time_interval`
# epochs:
#
# $$\alpha = \frac{\alpha_0}{1 + \text{decay\_rate} \cdot
# \left\lfloor \dfrac{\text{epoch}}{\text{time\_interval}} \right\rfloor}$$
#
# The brackets $\lfloor \; \rfloor$ mean: rounded down to a whole number.
#
# ### Exercise 8: `schedule_lr_decay`

# %%
# GRADED FUNCTION: schedule_lr_decay
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    """Shrink the learning rate by a step after every so many epochs.

    Arguments:
    learning_rate0 -- the learning rate to begin with
    epoch_num -- number of the epoch, 0, 1, 2, ...
    decay_rate -- how much the learning rate shrinks with each step
    time_interval -- number of epochs from one step to the next

    Returns:
    learning_rate -- the learning rate in this epoch, a number
    """
    ### START CODE HERE ### (≈ 1 line of code)
    learning_rate = learning_rate0 / (1 + decay_rate * (epoch_num // time_interval))
    ### END CODE HERE ###

    return learning_rate


# %% points=10
check("schedule_lr_decay")

# %% [markdown]
# Now plain gradient descent again, with a rate of 1.0, more than a thousand times the one above, small
# batches, and a fifth of the epochs: once constant, once with each kind of decay.

# %% tags=["demo"]
def every_200_epochs(learning_rate0, epoch_num, decay_rate):
    """The schedule with a step after every 200 epochs."""
    return schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=200)


kinds = {"constant": None, "every epoch": update_lr, "every 200 epochs": every_200_epochs}
decays = {
    name: model(train_X, train_Y, [2, 5, 2, 1], "gd", 1.0, 32, 1000, decay, every=10)
    for name, decay in kinds.items()
}

# %% tags=["demo"] alt="Three learning rates over 1,000 epochs on a logarithmic scale: constant, falling in every epoch, and falling in steps after every 200 epochs"
epochs = np.arange(1000)
plt.figure(figsize=(9, 3))
for (name, decay), color in zip(kinds.items(), ("#d9622b", "#7b2d8e", "black")):
    rates = [decay(1.0, epoch, 1.0) if decay else 1.0 for epoch in epochs]
    plt.semilogy(epochs, rates, color=color, label=name)
plt.title("Three learning rates")
plt.xlabel("epoch")
plt.ylabel("learning rate")
plt.legend(loc="upper left", bbox_to_anchor=(1.01, 1))
plt.show()

# %% tags=["demo"] alt="Mean costs with the three learning rates: constant falls fast but keeps jumping, decay in every epoch stays high, steps fall fast and end calmly"
draw_costs(decays, "Mean cost of the mini-batches, with three learning rates")

# %% tags=["demo"] alt="Borders on the moons for the three learning rates: constant and steps follow the gap, decay in every epoch does not get far"
draw_borders(decays)

# %% [markdown]
# - **Constant:** a good border, but the cost keeps jumping to the end. What you get depends on when you
#   stop.
# - **Every epoch:** the rate is used up before the network has got anywhere.
# - **Every 200 epochs:** as fast as the constant one at first, calm at the end.
#
# And gradient descent now does as well as Adam, in a fifth of the epochs. So the earlier figure did not
# show that gradient descent is bad, but that its learning rate was. The advantage of Adam is that you do
# not have to search so long: rates around 0.001 work for very many networks.
#
# ### Two names that you will meet
#
# **Warm-up.** Training large networks often begins with a *small* rate that is raised, in even steps,
# over the first few hundred or thousand steps, and decays afterwards. At the very start the averages of
# Adam rest on a few gradients, and the weights are far from anything sensible; long steps in those
# directions do damage that takes long to repair.
#
# **Decoupled weight decay (AdamW).** With L2 regularization, the penalty adds $\frac{\lambda}{m} W$ to the
# gradient. Adam then divides it by $\sqrt{s}$ like everything else, so weights with large gradients
# hardly decay. AdamW leaves the penalty out of the gradient and shrinks the weights in a step of its own,
# $W := W - \alpha \lambda W$, the same share for all of them. It is the usual optimizer for transformers,
# most often together with warm-up.

# %% [markdown]
# ## Three quick questions
#
# <details><summary>10,000 examples, batches of 64. How many steps does one epoch take, and how many
# examples are in the last batch?</summary>
#
# 157 steps: 156 full batches hold 9,984 examples, so the last one holds 16.
# </details>
#
# <details><summary>What does Adam do in its very first step, whatever the size of the gradient?
# </summary>
#
# With bias correction, $\hat{v} = dW$ and $\hat{s} = dW^2$, so each parameter moves by the learning rate
# against the sign of its gradient.
# </details>
#
# <details><summary>In the valley, gradient descent flies apart above a rate of 0.02. Why can momentum
# with β = 0.9 take more?</summary>
#
# A single gradient enters the velocity with the factor $1 - \beta = 0.1$, and the gradients across the
# valley, which keep changing sign, cancel in the average. Here the limit is 0.38.
# </details>
#
# ## If you want to go further
#
# - Write `update_parameters_with_rmsprop`, add it to `take_step`, and send it through the valley. How
#   does its path differ from that of Adam, and what happens without bias correction?
# - Write a schedule with warm-up and decay, and train with Adam and a rate of 0.1. Does the schedule
#   save the run?

# %% [markdown]
# ## What you have learned
#
# - Mini-batches trade exact gradients for many more steps; the last batch may be shorter, and `X` and
#   `Y` must be shuffled alike.
# - Momentum steps along an average of gradients: what they disagree about cancels, what they
#   agree about adds up. That allows a larger learning rate.
# - RMSProp divides each gradient by its usual size, so that every parameter moves by about the learning
#   rate. Adam does that with the average of momentum; bias correction fixes the first steps.
# - A shrinking learning rate combines speed at the start with calm at the end. Compare methods only
#   when each has a learning rate that suits it.
#
# **References**
#
# - B. T. Polyak, [Some methods of speeding up the convergence of iteration
#   methods](https://doi.org/10.1016/0041-5553(64)90137-5), 1964: momentum.
# - G. Hinton, [Lecture 6 of Neural networks for machine
#   learning](https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf), 2012: RMSProp.
# - D. P. Kingma, J. Ba, [Adam: a method for stochastic optimization](https://arxiv.org/abs/1412.6980), 2015.
# - I. Loshchilov, F. Hutter, [Decoupled weight decay regularization](https://arxiv.org/abs/1711.05101),
#   2019: AdamW.
# - P. Goyal and others, [Accurate, large minibatch SGD: training ImageNet in 1
#   hour](https://arxiv.org/abs/1706.02677), 2017: warm-up.
# - L. Bottou, F. E. Curtis, J. Nocedal, [Optimization methods for large-scale machine
#   learning](https://arxiv.org/abs/1606.04838), 2018: why mini-batches and decay work.
#
# **Where it goes next.** From `tensorflow_introduction` on, a framework computes the gradients, and
# the methods that you wrote today are ready-made there, with the same names for their settings. You
# know what is inside.

# %%
check.summary()
