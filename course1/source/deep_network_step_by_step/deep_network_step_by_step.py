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
# # A deep network, step by step
#
# So far every network had its depth built in: one neuron, then one hidden layer. Here you write a
# network of **any** depth. It takes surprisingly little: a layer is always the same two steps, so you
# write one layer, forward and backward, and let a loop do the rest.
#
# **When you are done you can**
#
# - initialize the parameters of a network from a list of layer sizes;
# - write the forward pass of one layer, chain it to any depth, and keep what the backward pass needs;
# - derive and write the backward pass of one layer, and chain that too;
# - show with numbers that your gradients are right;
# - explain why a deep network may fail to learn anything, and what to change.
#
# **You need** `planar_data_classification`: forward pass, backpropagation and update of a network
# with one hidden layer. **Time:** 3 to 4 hours.
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

from coursework.figures import deep_network_step_by_step as dnn_charts
from coursework.figures import network_diagrams as dnn_figures
from coursework.networks.descent import Steps, descend, nudged_gradients
from coursework.networks.starts import draw_parameters
from dnn_utils import relu, relu_backward, sigmoid, sigmoid_backward
from coursework.figures.palette import BLUE, ORANGE
from coursework.data.planar import flower
from coursework.figures.training_curves import draw_boundaries

# %%
from graders import Checker

check = Checker("course1/deep_network_step_by_step")

# %% [markdown]
# ## 2. The plan
#
# This is the whole notebook in one diagram, for a network of three layers:

# %% tags=["demo"] alt="Three layers from left to right. Blue, forward: LINEAR and RELU twice, then LINEAR and SIGMOID, up to the cost, each layer leaving a cache. Orange, backward, from right to left: each layer hands down dA and keeps dW and db"
dnn_figures.draw_passes(3)

# %% [markdown]
# **Forward** (blue, left to right): each layer makes a weighted sum (LINEAR) and bends it (RELU in
# the hidden layers, SIGMOID in the last, since the result is a probability). Each layer also sets
# aside a **cache**: the numbers that it has just used.
#
# **Backward** (orange, right to left): each layer gets the gradient of its output, opens its cache,
# and works out two things: the gradients of its own parameters, which are kept for the update,
# and the gradient of its input, which it hands down to the layer before.
#
# You write small functions first and assemble them:
#
# | step | one layer | all layers |
# |---|---|---|
# | initialize | `initialize_parameters` (two layers) | `initialize_parameters_deep` |
# | forward | `linear_forward`, `linear_activation_forward` | `L_model_forward` |
# | cost | | `compute_cost` |
# | backward | `linear_backward`, `linear_activation_backward` | `L_model_backward` |
# | update | | `update_parameters` |

# %% [markdown]
# ### Names and shapes
#
# A number in square brackets counts layers: $W^{[2]}$ belongs to layer 2. Layer $l$ has $n^{[l]}$
# units, $n^{[0]}$ is the number of inputs, and the last layer has the number $L$. There are $m$
# examples, one in each column.
#
# | symbol | name in code | shape | |
# |---|---|---|---|
# | $A^{[0]} = X$ | `X` | $(n^{[0]}, m)$ | the examples |
# | $W^{[l]}$ | `parameters["W1"]`, … | $(n^{[l]}, n^{[l-1]})$ | weights: one row for each unit, one column for each input |
# | $b^{[l]}$ | `parameters["b1"]`, … | $(n^{[l]}, 1)$ | biases |
# | $Z^{[l]}$, $A^{[l]}$ | `Z`, `A` | $(n^{[l]}, m)$ | weighted sums, activations |
# | $A^{[l-1]}$ | `A_prev` | $(n^{[l-1]}, m)$ | what layer $l$ receives |
# | $A^{[L]}$ | `AL` | $(1, m)$ | the predicted probabilities |
#
# A gradient has the shape of what it belongs to. So if you know the shapes in this table, you can
# check most of this notebook in your head.

# %% tags=["demo"] alt="A network with three inputs and layers of 4, 2 and 1 units, with the shapes of its weights and biases"
dnn_figures.draw_network([3, 4, 2, 1])

# %% [markdown]
# ## 3. Initialization
#
# ### 3.1 Two layers
#
# Where should training start?
#
# - **Weights: random.** Give two units of a layer the same weights, and they compute the same,
#   receive the same gradient and stay copies forever: a layer of copies can do no more than a
#   single unit. Different starting weights break the symmetry.
# - **Weights: small.** Large weights make large sums, and a sigmoid is flat out there: its derivative,
#   and with it every gradient, would be almost zero.
# - **Biases: zero.** The weights already differ; that is enough.
#
# ### Exercise 1: `initialize_parameters`
#
# For a network with `n_x` inputs, `n_h` hidden units and `n_y` outputs, draw the weights from the
# normal distribution and scale them by 0.01. `np.random.randn` gives normally distributed numbers
# (mean 0, standard deviation 1) in a matrix; it takes the number of rows and the number of columns
# as two arguments. `np.zeros` takes its shape as one tuple.
#
# **No seed in here.** The function draws new numbers each time it is called. If you want the same
# numbers again, say so *outside*, with `np.random.seed(1)` before the call. A seed inside would give
# every network the same start, and would secretly reset the random numbers of the whole program. The check therefore looks at shapes and at the size of the numbers, not at
# the numbers themselves.

# %%
# GRADED FUNCTION: initialize_parameters
def initialize_parameters(n_x, n_h, n_y):
    """Make the starting values of a network with one hidden layer.

    Arguments:
    n_x -- number of inputs
    n_h -- number of hidden units
    n_y -- number of outputs

    Returns:
    parameters -- dictionary with
        "W1" -- small random numbers, shape (n_h, n_x)
        "b1" -- zeros, shape (n_h, 1)
        "W2" -- small random numbers, shape (n_y, n_h)
        "b2" -- zeros, shape (n_y, 1)
    """
    ### START CODE HERE ### (≈ 4 lines of code)
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((n_y, 1))
    ### END CODE HERE ###

    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


# %% points=8
check("initialize_parameters")

# %% [markdown]
# ### 3.2 Any depth
#
# Now the sizes come as a list: `layer_dims = [5, 4, 3, 1]` means 5 inputs and three layers, of 4,
# 3 and 1 units. Note that the list has one entry more than there are layers, because `layer_dims[0]`
# counts the inputs. So the sizes of layer $l$ are `layer_dims[l]` (its units) and
# `layer_dims[l - 1]` (its inputs).
#
# ### Exercise 2: `initialize_parameters_deep`
#
# Fill the dictionary by the same rules as above, for layers $1, \dots, L$. The loop is there. The keys
# are made with an f-string: for `l = 2`, `f"W{l}"` is `"W2"`.

# %%
# GRADED FUNCTION: initialize_parameters_deep
def initialize_parameters_deep(layer_dims):
    """Make the starting values of a network of any depth.

    Arguments:
    layer_dims -- list: number of inputs, then the number of units of each layer

    Returns:
    parameters -- dictionary with, for each layer l = 1 ... L,
        "W1" ... "WL" -- small random numbers, shape (layer_dims[l], layer_dims[l - 1])
        "b1" ... "bL" -- zeros, shape (layer_dims[l], 1)
    """
    parameters = {}
    L = len(layer_dims) - 1  # number of layers

    for l in range(1, L + 1):
        ### START CODE HERE ### (≈ 2 lines of code)
        parameters[f"W{l}"] = np.random.randn(layer_dims[l], layer_dims[l - 1]) * 0.01
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
        ### END CODE HERE ###

    return parameters


# %% points=10
check("initialize_parameters_deep")

# %% [markdown]
# Keep the factor 0.01 in mind. It is harmless in shallow networks; at the end of this notebook you
# will see what it does to deep ones.

# %% [markdown]
# ## 4. Forward
#
# ### 4.1 LINEAR
#
# For all $m$ examples at once, the weighted sums of a layer are one matrix product plus the biases:
#
# $$Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}$$
#
# Row $i$ of $W$ holds the weights of unit $i$; column $j$ of $A$ is example $j$; so entry $(i, j)$ of
# the product is what unit $i$ makes of example $j$. The bias $b$ is a single column. NumPy
# **broadcasts** it: since the shapes $(n, m)$ and $(n, 1)$ agree up to an axis of length 1, the
# column is added to each of the $m$ columns.

# %% tags=["demo"] alt="A matrix W of 2 by 3 numbers times a matrix A of 3 by 4 numbers plus a column b, which is added to every column, gives Z of 2 by 4 numbers"
dnn_figures.draw_linear(
    W=np.array([[1, -2, 0.5], [0, 3, 1]]),
    A=np.array([[1, 2, 0, -1], [0, 1, 1, 2], [4, 2, 0, 0]]),
    b=np.array([[10], [-5]]),
)

# %% [markdown]
# ### Exercise 3: `linear_forward`
#
# Compute `Z`. The cache keeps the three inputs, since the backward pass needs them again.

# %%
# GRADED FUNCTION: linear_forward
def linear_forward(A, W, b):
    """Compute the linear part of a layer.

    Arguments:
    A -- activations of the layer before (or the examples), shape (n_prev, m)
    W -- weights, shape (n, n_prev)
    b -- biases, shape (n, 1)

    Returns:
    Z -- weighted sums, shape (n, m)
    cache -- tuple (A, W, b), kept for the backward pass
    """
    ### START CODE HERE ### (≈ 1 line of code)
    Z = np.dot(W, A) + b
    ### END CODE HERE ###

    cache = (A, W, b)
    return Z, cache


# %% points=8
check("linear_forward")

# %% [markdown]
# ### 4.2 LINEAR → ACTIVATION
#
# Without something non-linear in between, a stack of layers would be no better than one:
# $W^{[2]} (W^{[1]} X)$ is again one matrix times $X$. Two functions do the bending here:
#
# $$\text{ReLU: } g(z) = \max(0, z) \qquad\qquad \text{sigmoid: } g(z) = \frac{1}{1 + e^{-z}}$$
#
# Both are given, in `dnn_utils`, and return two things: the activation `A`, and a cache, which is
# `Z` itself. So a call reads `A, activation_cache = relu(Z)`. Their companions for the backward pass,
# `relu_backward` and `sigmoid_backward`, multiply by the derivative:

# %% tags=["demo"] alt="Left, ReLU with its derivative, which jumps from 0 to 1 at z = 0; right, the sigmoid with its derivative, a low bump with its highest point, 0.25, at z = 0"
dnn_charts.draw_activations(
    {"ReLU": (relu, relu_backward), "sigmoid": (sigmoid, sigmoid_backward)}
)

# %% [markdown]
# The derivatives are why hidden layers use ReLU. In the backward pass, a gradient is multiplied by
# one of them in each layer. That of the sigmoid is 0.25 at best, so ten such factors make a gradient at least a
# million times smaller. That of ReLU is 1 wherever the unit is active.
#
# ### Exercise 4: `linear_activation_forward`
#
# Write one whole layer. `activation` is the text `"sigmoid"` or `"relu"`. The first line of
# your `linear_forward` says which arguments it takes, and in which order; it returns two things.

# %%
# GRADED FUNCTION: linear_activation_forward
def linear_activation_forward(A_prev, W, b, activation):
    """Compute one layer: LINEAR, then the activation.

    Arguments:
    A_prev -- activations of the layer before (or the examples), shape (n_prev, m)
    W -- weights, shape (n, n_prev)
    b -- biases, shape (n, 1)
    activation -- "sigmoid" or "relu"

    Returns:
    A -- activations of this layer, shape (n, m)
    cache -- tuple (linear_cache, activation_cache), which is ((A_prev, W, b), Z)
    """
    ### START CODE HERE ### (≈ 1 line of code)
    Z, linear_cache = linear_forward(A_prev, W, b)
    ### END CODE HERE ###

    if activation == "sigmoid":
        ### START CODE HERE ### (≈ 1 line of code)
        A, activation_cache = sigmoid(Z)
        ### END CODE HERE ###
    elif activation == "relu":
        ### START CODE HERE ### (≈ 1 line of code)
        A, activation_cache = relu(Z)
        ### END CODE HERE ###
    else:
        raise ValueError(f"activation is {activation!r}; it must be 'sigmoid' or 'relu'.")

    cache = (linear_cache, activation_cache)
    return A, cache


# %% points=10
check("linear_activation_forward")

# %% [markdown]
# ### 4.3 All layers
#
# Now the chain: layers $1$ to $L-1$ with ReLU, layer $L$ with the sigmoid. What comes out of one
# layer goes into the next.
#
# ### Exercise 5: `L_model_forward`
#
# In the loop, run layer `l` and append its cache to `caches`; after the loop, do the same for the
# last layer. In the end `caches` holds $L$ caches. A list counts from 0, so the cache of layer $l$
# is `caches[l - 1]`. (`append` changes the list itself and returns nothing.)

# %%
# GRADED FUNCTION: L_model_forward
def L_model_forward(X, parameters):
    """Compute the whole network: (LINEAR -> RELU) L-1 times, then LINEAR -> SIGMOID.

    Arguments:
    X -- examples in columns, shape (n_x, m)
    parameters -- dictionary with "W1", "b1", ..., "WL", "bL"

    Returns:
    AL -- predicted probabilities, shape (1, m)
    caches -- list of the L caches of linear_activation_forward, first layer first
    """
    caches = []
    A = X
    L = len(parameters) // 2  # number of layers: each has a W and a b

    for l in range(1, L):
        A_prev = A
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        # A hidden layer: run it, then append its cache
        ### START CODE HERE ### (≈ 2 lines of code)
        A, cache = linear_activation_forward(A_prev, W, b, "relu")
        caches.append(cache)
        ### END CODE HERE ###

    W, b = parameters[f"W{L}"], parameters[f"b{L}"]
    # The last layer: the same with its own activation
    ### START CODE HERE ### (≈ 2 lines of code)
    AL, cache = linear_activation_forward(A, W, b, "sigmoid")
    caches.append(cache)
    ### END CODE HERE ###

    return AL, caches


# %% points=14
check("L_model_forward")

# %% [markdown]
# **Watch the shapes.** Five inputs, seven examples, layers of 4, 3 and 1 units. Compare each
# line with the table in section 2: there are 7 columns throughout, and the rows follow the layers.

# %% tags=["demo"]
rng = np.random.default_rng(0)
AL, caches = L_model_forward(rng.normal(size=(5, 7)), initialize_parameters_deep([5, 4, 3, 1]))
for number, ((A_prev, W, b), Z) in enumerate(caches, start=1):
    print(f"layer {number}:  A_prev {A_prev.shape}   W {W.shape}   b {b.shape}   Z {Z.shape}")
print("result:  AL", AL.shape)

# %% [markdown]
# ## 5. Cost
#
# The cost is the one you know, the mean cross-entropy of the predictions:
#
# $$J = -\frac{1}{m} \sum_{i=1}^{m} \left[ y^{(i)} \log a^{[L](i)} + (1 - y^{(i)}) \log (1 - a^{[L](i)}) \right]$$
#
# Note the minus sign in front: logarithms of numbers below 1 are negative, a cost is not.
#
# **Exact zeros and ones.** A network that is very sure rounds its probability to exactly 0 or 1.
# That leads to $\log 0$ and, in the backward pass, to a division by 0. So we move those two values, and
# no others, inside by a tiny amount. The two functions that need it call this one for you:


# %%
def keep_inside(A):
    """Move probabilities that were rounded to exactly 0 or 1 inside by 1e-15.

    Arguments:
    A -- probabilities, an array of any shape

    Returns:
    a new array of the same shape; all other numbers are as they were
    """
    return np.where(A == 0, 1e-15, np.where(A == 1, 1 - 1e-15, A))


# %% [markdown]
# ### Exercise 6: `compute_cost`
#
# Turn the formula into one line. Both ways to write it are right: `*` and `np.sum`, or `np.dot` with
# a transpose. The second gives a matrix with a single number in it; the `np.squeeze` below takes
# the number out.

# %%
# GRADED FUNCTION: compute_cost
def compute_cost(AL, Y):
    """Compute the mean cross-entropy.

    Arguments:
    AL -- predicted probabilities, shape (1, m)
    Y -- labels 0 or 1, shape (1, m)

    Returns:
    cost -- a number
    """
    m = Y.shape[1]
    AL = keep_inside(AL)

    ### START CODE HERE ### (≈ 1 line of code)
    cost = -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / m
    ### END CODE HERE ###

    return np.squeeze(cost)


# %% points=8
check("compute_cost")

# %% [markdown]
# ## 6. Backward
#
# Now from right to left. To keep the formulas short, $dW$ stands for $\partial J / \partial W$, and so on.
#
# ### 6.1 LINEAR, backward
#
# Suppose $dZ^{[l]}$ is known. From $Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}$ follow three gradients:
#
# $$dW^{[l]} = \frac{1}{m} \, dZ^{[l]} A^{[l-1]T} \qquad
# db^{[l]} = \frac{1}{m} \sum_{i=1}^{m} dZ^{[l](i)} \qquad
# dA^{[l-1]} = W^{[l]T} dZ^{[l]}$$
#
# They are easier to remember by their meaning:
#
# - A **weight** is responsible for the error of its unit, times the input that it carried, averaged
#   over the examples.
# - A **bias** is responsible for the error of its unit, averaged over the examples.
# - An **input** is responsible for the errors of all the units that it feeds, each times the weight
#   in between. That is the forward product in reverse, hence the transpose.
#
# And the shapes leave no choice: with $dZ$ of shape $(n, m)$ and $A^{[l-1]}$ of shape
# $(n_{prev}, m)$, there is only one way to multiply them into the shape $(n, n_{prev})$ of $W$.
#
# **Why is there no $\frac{1}{m}$ in $dA$?** Each column of $dZ$ and $dA$ is about one example only:
# the gradient of *its* loss. The examples come together where they share something, in the weights
# and biases, and that is where the mean is taken. Dividing in $dA$ as well would divide once more in
# every layer.
#
# ### Exercise 7: `linear_backward`
#
# Write the three formulas. For `db`, sum over the examples (`axis=1`) and keep the axis
# (`keepdims=True`), so that it stays a column of shape $(n, 1)$.

# %%
# GRADED FUNCTION: linear_backward
def linear_backward(dZ, cache):
    """Go back through the linear part of a layer.

    Arguments:
    dZ -- gradient of the weighted sums of this layer, shape (n, m)
    cache -- tuple (A_prev, W, b) from linear_forward

    Returns:
    dA_prev -- gradient of the activations of the layer before, shape (n_prev, m)
    dW -- gradient of the weights, shape (n, n_prev)
    db -- gradient of the biases, shape (n, 1)
    """
    A_prev, W, b = cache
    m = A_prev.shape[1]

    ### START CODE HERE ### (≈ 3 lines of code)
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.dot(W.T, dZ)
    ### END CODE HERE ###

    return dA_prev, dW, db


# %% points=12
check("linear_backward")

# %% [markdown]
# ### 6.2 ACTIVATION and LINEAR, backward
#
# In the backward pass, the activation comes before the linear part: the chain rule multiplies each
# gradient by the derivative at the point where the unit was working,
#
# $$dZ^{[l]} = dA^{[l]} * g'(Z^{[l]})$$
#
# with $*$ element by element. That is what `sigmoid_backward(dA, activation_cache)` and
# `relu_backward(dA, activation_cache)` return; they find $Z^{[l]}$ in the cache. ReLU simply stops
# the gradient of units that were not active.
#
# ### Exercise 8: `linear_activation_backward`
#
# Go back through one whole layer: from `dA` to `dZ`, and from there with `linear_backward`.

# %%
# GRADED FUNCTION: linear_activation_backward
def linear_activation_backward(dA, cache, activation):
    """Go back through one layer: the activation, then LINEAR.

    Arguments:
    dA -- gradient of the activations of this layer, shape (n, m)
    cache -- tuple (linear_cache, activation_cache) from linear_activation_forward
    activation -- "sigmoid" or "relu"

    Returns:
    dA_prev -- gradient of the activations of the layer before, shape (n_prev, m)
    dW -- gradient of the weights, shape (n, n_prev)
    db -- gradient of the biases, shape (n, 1)
    """
    linear_cache, activation_cache = cache

    if activation == "sigmoid":
        ### START CODE HERE ### (≈ 1 line of code)
        dZ = sigmoid_backward(dA, activation_cache)
        ### END CODE HERE ###
    elif activation == "relu":
        ### START CODE HERE ### (≈ 1 line of code)
        dZ = relu_backward(dA, activation_cache)
        ### END CODE HERE ###
    else:
        raise ValueError(f"activation is {activation!r}; it must be 'sigmoid' or 'relu'.")

    ### START CODE HERE ### (≈ 1 line of code)
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    ### END CODE HERE ###

    return dA_prev, dW, db


# %% points=10
check("linear_activation_backward")

# %% [markdown]
# ### 6.3 All layers, backward
#
# **The start.** The chain begins with the gradient of the loss with respect to the output:
#
# $$dA^{[L]} = -\left( \frac{Y}{A^{[L]}} - \frac{1 - Y}{1 - A^{[L]}} \right)$$
#
# Divisions are element by element.
#
# **The keys.** The gradients are collected in `grads`. `grads["dW3"]` and `grads["db3"]` are those of
# $W^{[3]}$ and $b^{[3]}$. Take care with `dA`: the classic course numbers it by the layer that *hands
# it down*. So `grads["dA3"]` is what layer 3 hands to layer 2, namely $dA^{[2]}$. Here is the diagram
# from the beginning again, now with the keys:

# %% tags=["demo"] alt="The diagram of the three layers again, with the keys of grads: layer 3 hands down dA3, layer 2 dA2 and layer 1 dA1"
dnn_figures.draw_passes(3, keys=True)

# %% [markdown]
# ### Exercise 9: `L_model_backward`
#
# Fill in three things: the start, the step through layer $L$ (sigmoid), and the step through a
# hidden layer (ReLU). In the loop, `l` runs from $L-1$ down to 1, `cache` is the one of
# layer `l`, and the gradient to start from is the one that layer `l + 1` has just handed down. The
# lines that fill `grads` are there.
#
# *A shortcut, if you like:* multiply $dA^{[L]}$ by the derivative of the sigmoid, $A^{[L]} (1 - A^{[L]})$,
# and everything cancels to $dZ^{[L]} = A^{[L]} - Y$, as in logistic regression. From there
# `linear_backward` goes on, without any division. The check accepts both ways, and it does not mind
# if you number the keys of `dA` by the layer that receives them.

# %%
# GRADED FUNCTION: L_model_backward
def L_model_backward(AL, Y, caches):
    """Go back through the whole network.

    Arguments:
    AL -- predicted probabilities from L_model_forward, shape (1, m)
    Y -- labels 0 or 1, shape (1, m)
    caches -- list of the L caches from L_model_forward

    Returns:
    grads -- dictionary with, for each layer l = 1 ... L,
        "dA1" ... "dAL" -- what layer l hands down, shape (n_prev, m)
        "dW1" ... "dWL" -- gradient of its weights
        "db1" ... "dbL" -- gradient of its biases
    """
    grads = {}
    L = len(caches)
    AL = keep_inside(AL)

    # The gradient of the output
    ### START CODE HERE ### (≈ 1 line of code)
    dAL = -(Y / AL - (1 - Y) / (1 - AL))
    ### END CODE HERE ###

    # Layer L: SIGMOID and LINEAR
    cache = caches[L - 1]
    ### START CODE HERE ### (≈ 1 line of code)
    dA_prev, dW, db = linear_activation_backward(dAL, cache, "sigmoid")
    ### END CODE HERE ###
    grads[f"dA{L}"], grads[f"dW{L}"], grads[f"db{L}"] = dA_prev, dW, db

    # Layers L-1 down to 1: RELU and LINEAR
    for l in reversed(range(1, L)):
        cache = caches[l - 1]
        ### START CODE HERE ### (≈ 1 line of code)
        dA_prev, dW, db = linear_activation_backward(grads[f"dA{l + 1}"], cache, "relu")
        ### END CODE HERE ###
        grads[f"dA{l}"], grads[f"dW{l}"], grads[f"db{l}"] = dA_prev, dW, db

    return grads


# %% points=14
check("L_model_backward")

# %% [markdown]
# ### Are they right?
#
# Backpropagation is easy to get wrong in ways that no error message reports. There is an
# independent test: nudge each parameter a little up and a little down, and watch the cost. That
# takes two whole forward passes for each number, so nobody trains like this, but it uses none of the
# formulas of section 6.

# %% tags=["demo"]
rng = np.random.default_rng(1)
X, Y = rng.normal(size=(4, 12)), rng.integers(0, 2, size=(1, 12))
dims = [4, 5, 3, 1]
start = {f"W{l}": rng.normal(size=(dims[l], dims[l - 1])) for l in range(1, 4)}
start |= {f"b{l}": rng.normal(size=(dims[l], 1)) for l in range(1, 4)}

AL, caches = L_model_forward(X, start)
grads = L_model_backward(AL, Y, caches)
nudged = nudged_gradients(lambda tried: compute_cost(L_model_forward(X, tried)[0], Y), start)

# %% tags=["demo"]
for name, estimate in nudged.items():
    gap = np.linalg.norm(grads[name] - estimate)
    size = np.linalg.norm(grads[name]) + np.linalg.norm(estimate)
    print(f"{name}: {grads[name].size:2d} numbers, relative difference {gap / max(size, 1e-30):.0e}")

# %% tags=["demo"] alt="Gradients from the formulas against gradients found by nudging: all points lie on the diagonal"
dnn_charts.draw_gradient_check(grads, nudged)

# %% [markdown]
# Every point lies on the line, and the relative differences are as small as nudging by $10^{-6}$ can
# show: your backward pass is right, for a network whose shapes were not chosen for the purpose. In
# course 2 you build this test yourself and find planted errors with it.

# %% [markdown]
# ## 7. Update
#
# One step of gradient descent, for every layer:
#
# $$W^{[l]} := W^{[l]} - \alpha \, dW^{[l]} \qquad b^{[l]} := b^{[l]} - \alpha \, db^{[l]}$$
#
# ### Exercise 10: `update_parameters`
#
# Update both parameters of layer `l`. The first line of the function makes copies, so the caller's
# arrays stay as they were, even if you write `-=`.

# %%
# GRADED FUNCTION: update_parameters
def update_parameters(parameters, grads, learning_rate):
    """Take one step of gradient descent.

    Arguments:
    parameters -- dictionary with "W1", "b1", ..., "WL", "bL"
    grads -- dictionary with "dW1", "db1", ..., "dWL", "dbL" (others are not used)
    learning_rate -- length of the step

    Returns:
    parameters -- new dictionary with the updated "W1", "b1", ..., "WL", "bL"
    """
    parameters = {name: values.copy() for name, values in parameters.items()}
    L = len(parameters) // 2  # number of layers

    for l in range(1, L + 1):
        ### START CODE HERE ### (≈ 2 lines of code)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
        ### END CODE HERE ###

    return parameters


# %% points=6
check("update_parameters")

# %% [markdown]
# ## 8. Does it learn?
#
# All the parts are there. In the next notebook you put them together yourself; for a first try, the
# helper `descend` calls your functions in turn, thousands of times. Each training run below takes
# several seconds and shows a progress bar. The data are the flower from
# `planar_data_classification`, where logistic regression did no better than a coin.

# %% tags=["demo"]
steps = Steps(L_model_forward, compute_cost, L_model_backward, update_parameters)
X, Y = flower()


def train(layer_dims, parameters):
    """Train on the flower for 4,000 steps; return the trained parameters and all costs."""
    return descend(steps, X, Y, parameters, 0.1, 4000, f"layers {layer_dims}")


# %% [markdown]
# Four layers, started by **your** `initialize_parameters_deep`:

# %% tags=["demo"]
deep = [2, 20, 7, 5, 1]
np.random.seed(1)
small = initialize_parameters_deep(deep)
stuck, costs_of_small = train(deep, small)
print(f"cost before {costs_of_small[0]:.6f}, after 4,000 steps {costs_of_small[-1]:.6f}")

# %% [markdown]
# Nothing. The cost stays at $\log 2 \approx 0.693$, the cost of answering 0.5 to everything. Is there
# an error in your code? No: the check and the nudging both say that it is right. So follow the signal.
# How far do the activations of each layer spread, and how large are the gradients that arrive there?

# %% tags=["demo"]
def sizes(parameters):
    """Standard deviation of the activations and of dW, layer by layer, before training."""
    AL, caches = L_model_forward(X, parameters)
    grads = L_model_backward(AL, Y, caches)
    activations = [np.std(A_prev) for (A_prev, W, b), Z in caches]
    return activations, [np.std(grads[f"dW{l}"]) for l in range(1, len(caches) + 1)]


# %% tags=["demo"] alt="Size of the activations (left) and of the gradients (right) in four layers, on logarithmic scales: with weights times 0.01 the activations shrink from layer to layer and the gradients are tens of thousands of times smaller, with weights times one over the root of the inputs the curves stay nearly level"
scaled = draw_parameters(deep, lambda n_prev: 1 / np.sqrt(n_prev), seed=1)
dnn_charts.draw_signal({"weights × 0.01": sizes(small), "weights × 1/√inputs": sizes(scaled)})
plt.show()


@interact(multiple=(0.1, 4.0, 0.1))
def signal_of(multiple=2.0):
    """Play with the factor: which multiple of 1/√inputs keeps the curves level?"""
    start = draw_parameters(deep, lambda n_prev: multiple / np.sqrt(n_prev), seed=1)
    dnn_charts.draw_signal({f"weights × {multiple:.1f}/√inputs": sizes(start)})
    plt.show()


# %% [markdown]
# With the factor 0.01 each layer makes its input about 30 to 120 times smaller (left, blue). What
# reaches the last layer hardly depends on the example any more, and the gradients (right) are 20,000
# to 120,000 times smaller than with the other start: too small to change anything. So each layer must be scaled so that its output is
# about as large as its input. A sum of $n$ random terms grows like $\sqrt{n}$, hence the factor
#
# $$\frac{1}{\sqrt{n^{[l-1]}}}$$
#
# one over the root of the number of inputs. The orange curves use it. With the slider you can try
# other multiples of it. Now train the same network with the same functions, but from this start:

# %% tags=["demo"]
trained, costs_of_scaled = train(deep, scaled)

# %% tags=["demo"] alt="Cost over 4,000 steps: with weights times 0.01 it stays at 0.69, with weights times one over the root of the inputs it falls"
plt.figure(figsize=(7, 3.4))
plt.plot(costs_of_small, color=BLUE, label="weights × 0.01")
plt.plot(costs_of_scaled, color=ORANGE, label="weights × 1/√inputs")
plt.title("Four layers on the flower: only the start differs")
plt.xlabel("iteration")
plt.ylabel("cost")
plt.legend()
plt.show()

# %% [markdown]
# That is why the next notebook brings its own `initialize_parameters_deep`, with this factor. (For
# ReLU there is an even better one, by Kaiming He: course 2 compares them all.)
#
# ### What depth buys
#
# One layer is logistic regression: a straight border. Each further layer bends it more. The next cell
# trains three networks; the percentages above the maps are **training** accuracies.

# %% tags=["demo"]
plans = [[2, 1], [2, 8, 1], [2, 16, 8, 1]]
starts = [draw_parameters(dims, lambda n_prev: 1 / np.sqrt(n_prev), seed=1) for dims in plans]
networks = [train(dims, start)[0] for dims, start in zip(plans, starts)] + [trained]


# %% tags=["demo"] alt="Borders on the flower of networks with one, two, three and four layers, with their training accuracies: a straight line, then borders that follow the petals more and more"
def classifier(parameters):
    """A function from points, one a row, to their classes."""
    return lambda points: L_model_forward(points.T, parameters)[0] > 0.5


classifiers = {}
for dims, parameters in zip([*plans, deep], networks):
    classify = classifier(parameters)
    classifiers[f"{dims}\ntraining accuracy {100 * np.mean(classify(X.T) == Y):.0f}%"] = classify
draw_boundaries(classifiers, X, Y)

# %% [markdown]
# The borders of ReLU networks are made of straight pieces; more units and layers make more and
# shorter ones. Beyond three layers, little is gained here, even on the points that were trained on:
# the petals overlap, and no network can tell apart what the noise has mixed.

# %% [markdown]
# ## Three quick questions
#
# <details><summary>In <code>layer_dims = [12, 6, 6, 1]</code>, what are the shapes of <code>W2</code>
# and <code>db3</code>?</summary>
#
# `W2` has the shape (6, 6), and `db3`, like `b3`, has (1, 1).
# </details>
#
# <details><summary>You forget to append the cache of one hidden layer. Which function notices, and
# how?</summary>
#
# `L_model_backward`: it takes the number of layers from the number of caches, so a layer opens the
# cache of another. If the shapes differ you get an error; if not, silently wrong gradients.
# </details>
#
# <details><summary>A deep network starts with a cost of 0.693 and stays there. Is that a proof of an
# error in the backward pass?</summary>
#
# No. Right gradients that are far too small look the same. Look at the size of the activations and
# gradients in each layer, and check the gradients by nudging.
# </details>
#
# ## If you want to go further
#
# - How many layers does it take until the factor 0.01 stops the training? Find the answer with
#   `sizes` first, then by training.
# - Change one sign in `linear_backward` and run section 6 again. Which points leave the line, and why
#   not the others? Then give ten layers of 50 units a factor of 1 and look at `draw_signal`.

# %% [markdown]
# ## What you have learned
#
# - A network of any depth is one layer in a loop. Forward, each layer leaves a cache; backward, each
#   layer opens its own.
# - Going back through a layer takes four formulas: multiply by the derivative of the activation, then
#   $dW$, $db$ and $dA$ by matrix products. The shapes tell you which factor to transpose.
# - Columns belong to examples; the mean over the examples is taken in $dW$ and $db$, nowhere else.
# - Nudging the parameters shows whether the gradients are right.
# - Correct code is not enough: with a bad start the signal fades from layer to layer and nothing is
#   learned. A cost that stays at $\log 2$ is the sign to look for.
#
# **References**
#
# - D. E. Rumelhart, G. E. Hinton, R. J. Williams, [Learning representations by back-propagating
#   errors](https://doi.org/10.1038/323533a0), 1986.
# - X. Glorot, A. Bordes, Y. Bengio, [Deep sparse rectifier neural
#   networks](https://proceedings.mlr.press/v15/glorot11a.html), 2011: ReLU in deep networks.
# - X. Glorot, Y. Bengio, [Understanding the difficulty of training deep feedforward neural
#   networks](https://proceedings.mlr.press/v9/glorot10a.html), 2010: how the signal fades, and the
#   scale that prevents it.
#
# **Where it goes next.** In `deep_network_application` your functions meet images: you write the
# training loop around them and let a two-layer and a four-layer network look for cats, alongside the
# single neuron that you know.

# %%
check.summary()
