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
# # Planar data: your first hidden layer
#
# A single neuron draws one straight border. Here are data that no straight border can separate, and
# a network that can separate them: four neurons in a hidden layer, and one behind them that combines
# what they see. You write its forward pass, its backpropagation and its training, and because the data lie in
# a plane you can *watch* what it learns.
#
# **When you are done you can**
#
# - build a network with one hidden layer, and explain why it needs a non-linear activation;
# - derive and code backpropagation, and check it without any formula;
# - see how the border between the classes is put together from hidden units;
# - judge how many hidden units are enough, and what happens when there is little data.
#
# **You need** the notebook `logistic_regression`: forward pass, cross-entropy, gradient descent.
# **Time:** 2 to 3 hours.
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
from tqdm.auto import tqdm

from coursework.figures import planar_data_classification as planar_figures
from planar_utils import load_extra_datasets, load_planar_dataset, plot_decision_boundary, sigmoid
from coursework.figures.plotting import plot_points

# %%
from graders import Checker

check = Checker("course1/planar_data_classification")

# %% [markdown]
# ## 2. A flower
#
# The data are points in the plane, each with a class: 0 (red) or 1 (blue). They come from a recipe:
# two halves of a flower with noise on every petal. The labels arrive as `uint8`, whole numbers
# *without a sign*, for which $-1$ is 255. We turn them into ordinary whole numbers at once, so that
# an innocent `-Y` cannot cause trouble later.

# %%
X, Y = load_planar_dataset()
Y = Y.astype(int)

# %% tags=["demo"] alt="400 points in the plane: red and blue petals of a flower that alternate around the centre and overlap there"
plt.figure(figsize=(5, 4.6))
plot_points(X, Y, "The flower")
plt.show()

# %% [markdown]
# ### Exercise 1: sizes of the data
#
# As always, first ask for the shapes. One column of `X` is one example. The check runs your lines on
# another data set as well, so do not type in any numbers.
#
# - `shape_X`: the shape of `X`,
# - `shape_Y`: the shape of `Y`,
# - `m`: how many examples there are (columns), read off a shape.

# %%
# EXERCISE: dataset_sizes
### START CODE HERE ### (≈ 3 lines of code)
shape_X = X.shape
shape_Y = Y.shape
m = X.shape[1]
### END CODE HERE ###

# %% points=5
check("dataset_sizes")

# %% [markdown]
# ## 3. A straight border is not enough
#
# Before building something new, see how far the old tool goes. This time scikit-learn's logistic
# regression does the work; it is the neuron that you know. It expects examples as rows, hence `X.T`.

# %%
def accuracy(predictions, Y):
    """Percentage of predictions that agree with the labels; both of shape (1, m)."""
    return 100 * np.mean(predictions == Y)


# %% tags=["demo"] alt="The flower cut in two by the straight border of logistic regression, with points of both colours on both sides"
from sklearn.linear_model import LogisticRegression

neuron = LogisticRegression().fit(X.T, Y.ravel())
plt.figure(figsize=(5, 4.6))
plt.title(f"Logistic regression: {accuracy(neuron.predict(X.T), Y):.0f}% right")
plot_decision_boundary(neuron.predict, X, Y)
plt.show()

# %% [markdown]
# Worse than tossing a coin. Whatever straight line you draw, there are petals of both colours on
# both sides of it. (The luckiest line gets about two thirds of the points right. Logistic
# regression does not find it, because the cross-entropy cares most about points far out on the
# wrong side.) More training does not help; a richer *model* does.

# %% [markdown]
# ## 4. A network with one hidden layer
#
# Put a layer of neurons between the inputs and the output. Each hidden unit looks at both
# coordinates and draws a line of its own; the output unit weighs their opinions.

# %% tags=["demo"] alt="A diagram of the network: two inputs, four hidden units with tanh, one output unit with the sigmoid, all connected from layer to layer"
planar_figures.draw_network(2, 4, 1)
plt.show()

# %% [markdown]
# All examples go through at once, one example a column. The superscripts count the layers:
#
# $$\begin{aligned}
# Z^{[1]} &= W^{[1]} X + b^{[1]} & A^{[1]} &= \tanh(Z^{[1]}) \\
# Z^{[2]} &= W^{[2]} A^{[1]} + b^{[2]} & A^{[2]} &= \sigma(Z^{[2]})
# \end{aligned}$$
#
# Compare the second line with logistic regression: it *is* logistic regression, except that its
# inputs are not the coordinates but what the hidden layer makes of them. In code the names are `W1`,
# `b1`, `Z1`, `A1`, `W2` and so on. The recipe is the one you know, with a function for each step:
# start, forward, cost, backward, update, and so on again.
#
# ### 4.1 How large is it?
#
# ### Exercise 2: `layer_sizes`
#
# Return three sizes: `n_x`, the number of inputs; `n_h`, the number of hidden units, for now fixed
# at **4**; and `n_y`, the number of outputs. Inputs and outputs are read off `X` and `Y`.

# %%
# GRADED FUNCTION: layer_sizes
def layer_sizes(X, Y):
    """Tell the sizes of the three layers.

    Arguments:
    X -- examples in columns, shape (n_x, m)
    Y -- labels, shape (n_y, m)

    Returns:
    n_x -- size of the input layer
    n_h -- size of the hidden layer, 4
    n_y -- size of the output layer
    """
    ### START CODE HERE ### (≈ 3 lines of code)
    n_x = X.shape[0]
    n_h = 4
    n_y = Y.shape[0]
    ### END CODE HERE ###

    return n_x, n_h, n_y


# %% points=5
check("layer_sizes")

# %% [markdown]
# ### 4.2 Where to start
#
# For a single neuron, zeros were a fine start. With a hidden layer they are a trap: units that start
# equal see the same numbers, get the same gradients, take the same steps, and stay equal forever.
# Four hidden units would do the work of one. **Random** weights break the symmetry. They are kept
# **small**, because $\tanh$ is steep near 0 and flat far out, and where it is flat the gradients
# vanish. The biases may start at zero: random weights have already made the units different.
#
# | | `W1` | `b1` | `W2` | `b2` |
# |---|---|---|---|---|
# | shape | (n_h, n_x) | (n_h, 1) | (n_y, n_h) | (n_y, 1) |
#
# Each row of a `W` belongs to one unit, each column to one of its inputs.
#
# ### Exercise 3: `initialize_parameters`
#
# Draw each weight from a normal distribution with mean 0 and standard deviation 0.01:
# `np.random.randn(rows, columns)` has standard deviation 1, so scale it. Draw `W1` before `W2`.
# Fill the biases with `np.zeros((rows, columns))`. (`randn` takes two numbers, `zeros` one tuple.)
#
# It is better to set no seed inside the function. A function that seeds itself returns the same "random"
# numbers at every call. A seed belongs to the experiment, so we set it outside, just before
# training, to get the same run on your computer as on ours. (Many books seed inside; here it costs
# no points.)

# %%
# GRADED FUNCTION: initialize_parameters
def initialize_parameters(n_x, n_h, n_y):
    """Make the starting values of all weights and biases.

    Arguments:
    n_x -- size of the input layer
    n_h -- size of the hidden layer
    n_y -- size of the output layer

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


# %% points=10
check("initialize_parameters")

# %% [markdown]
# ### 4.3 Forward
#
# **Why an activation at all?** Leave the $\tanh$ out and substitute the first line into the second:
#
# $$Z^{[2]} = W^{[2]} (W^{[1]} X + b^{[1]}) + b^{[2]}
# = (W^{[2]} W^{[1]}) X + (W^{[2]} b^{[1]} + b^{[2]})$$
#
# That is one matrix times $X$ plus one bias: logistic regression again, with a straight border,
# however many layers there are. The bend in the activation is what makes a network more than a
# straight line.
#
# **Why tanh?** It is the sigmoid, stretched to the range from −1 to 1. Its values lie around zero,
# which suits the next layer better than values that are all positive. At the output we want a
# probability, so there the sigmoid stays.

# %% tags=["demo"] alt="tanh rises from -1 to 1, the sigmoid from 0 to 1; the derivative of tanh is a bump of height 1 around 0"
z = np.linspace(-5, 5, 201)
plt.figure(figsize=(6, 3.2))
plt.plot(z, np.tanh(z), color=planar_figures.BLUE, label="tanh(z), hidden layer")
plt.plot(z, sigmoid(z), color=planar_figures.ORANGE, label="σ(z), output")
plt.plot(z, 1 - np.tanh(z) ** 2, "--", color=planar_figures.GREY, label="derivative of tanh")
plt.title("The two activations")
plt.xlabel("z")
plt.legend(loc="lower right")
plt.show()

# %% [markdown]
# ### Exercise 4: `forward_propagation`
#
# Take the parameters out of the dictionary, then write the four formulas with `np.tanh` and
# `sigmoid` (the sigmoid of the last notebook, imported above). The `cache` keeps what
# backpropagation will need.

# %%
# GRADED FUNCTION: forward_propagation
def forward_propagation(X, parameters):
    """Send all examples through the network.

    Arguments:
    X -- examples in columns, shape (n_x, m)
    parameters -- dictionary with "W1", "b1", "W2", "b2"

    Returns:
    A2 -- probabilities of class 1, shape (1, m)
    cache -- dictionary with "Z1" and "A1", shape (n_h, m), and "Z2" and "A2", shape (1, m)
    """
    # The parameters
    ### START CODE HERE ### (≈ 4 lines of code)
    W1 = parameters["W1"]
    b1 = parameters["b1"]
    W2 = parameters["W2"]
    b2 = parameters["b2"]
    ### END CODE HERE ###

    # Hidden layer, then output layer
    ### START CODE HERE ### (≈ 4 lines of code)
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = sigmoid(Z2)
    ### END CODE HERE ###

    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache


# %% points=15
check("forward_propagation")

# %% [markdown]
# ### 4.4 The cost
#
# The same cross-entropy as for the single neuron:
#
# $$J = -\frac{1}{m} \sum_{i=1}^{m} \left[ y^{(i)} \log a^{[2](i)} + (1 - y^{(i)}) \log (1 - a^{[2](i)}) \right]$$
#
# ### Exercise 5: `compute_cost`
#
# Compute the loss of each example, then the mean over all of them. The first line, which is already
# there, keeps the probabilities a tiny bit away from 0 and 1, where the logarithm is infinite. The
# cost is a single number; should yours come out as an array of shape (1, 1), `np.squeeze` removes
# the axes. `parameters` is not needed yet; in course 2 large weights will cost something too, and
# then it has its place here.

# %%
# GRADED FUNCTION: compute_cost
def compute_cost(A2, Y, parameters):
    """Compute the mean cross-entropy of all examples.

    Arguments:
    A2 -- probabilities of class 1, shape (1, m)
    Y -- labels 0 or 1, shape (1, m)
    parameters -- dictionary with "W1", "b1", "W2", "b2"; not used

    Returns:
    cost -- the cost, a number
    """
    A2 = np.clip(A2, 1e-15, 1 - 1e-15)
    m = Y.shape[1]

    # Loss of each example, shape (1, m); then their mean
    ### START CODE HERE ### (≈ 2 lines of code)
    losses = -(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
    cost = np.sum(losses) / m
    ### END CODE HERE ###

    return cost


# %% points=10
check("compute_cost")

# %% [markdown]
# ### 4.5 Backward
#
# Now the heart of the matter: how does the cost change with each single weight? Follow the chain
# rule from the end to the beginning. As in logistic regression, `dZ2` stands for the derivative of
# the loss of *one* example, and the mean is taken when we sum over the examples.
#
# **Output layer.** Nothing new: the error is prediction minus truth, and each weight gets the error
# times its own input. Its inputs are now the hidden activations.
#
# $$dZ^{[2]} = A^{[2]} - Y \qquad
# dW^{[2]} = \frac{1}{m} \, dZ^{[2]} A^{[1]T} \qquad
# db^{[2]} = \frac{1}{m} \sum_{i=1}^{m} dZ^{[2](i)}$$
#
# **Hidden layer.** Nobody tells a hidden unit what it should have said. But it reached the output
# through its weight in $W^{[2]}$, so its share of the error comes back through the same weight:
# $W^{[2]T} dZ^{[2]}$. Then it passes the activation, whose derivative is
# $\tanh'(z) = 1 - \tanh^2(z)$. That is $1 - (a^{[1]})^2$, and $a^{[1]}$ is known from the forward
# pass. The star $*$ multiplies element by element.
#
# $$dZ^{[1]} = W^{[2]T} dZ^{[2]} * \left( 1 - (A^{[1]})^2 \right) \qquad
# dW^{[1]} = \frac{1}{m} \, dZ^{[1]} X^T \qquad
# db^{[1]} = \frac{1}{m} \sum_{i=1}^{m} dZ^{[1](i)}$$
#
# The second line has the form of the first: error, times input, mean. A deep network repeats it once
# for each layer. (Some books include the $\frac1m$ in $dZ^{[2]}$ and leave it out later. The gradients
# of the parameters are the same.)
#
# | | $dZ^{[1]}$ | $dW^{[1]}$ | $db^{[1]}$ | $dZ^{[2]}$ | $dW^{[2]}$ | $db^{[2]}$ |
# |---|---|---|---|---|---|---|
# | shape | (n_h, m) | (n_h, n_x) | (n_h, 1) | (1, m) | (1, n_h) | (1, 1) |
#
# ### Exercise 6: `backward_propagation`
#
# Write the six formulas. For the biases, sum along the axis of the examples, and keep the dimension
# so that a column stays a column.

# %%
# GRADED FUNCTION: backward_propagation
def backward_propagation(parameters, cache, X, Y):
    """Compute the gradients of the cost.

    Arguments:
    parameters -- dictionary with "W1", "b1", "W2", "b2"
    cache -- dictionary with "Z1", "A1", "Z2", "A2" of the forward pass
    X -- examples in columns, shape (n_x, m)
    Y -- labels 0 or 1, shape (1, m)

    Returns:
    grads -- dictionary with "dW1", "db1", "dW2", "db2", each of the shape of its parameter
    """
    m = X.shape[1]
    W2 = parameters["W2"]
    A1, A2 = cache["A1"], cache["A2"]

    # Output layer
    ### START CODE HERE ### (≈ 3 lines of code)
    dZ2 = A2 - Y
    dW2 = np.dot(dZ2, A1.T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    ### END CODE HERE ###

    # Hidden layer
    ### START CODE HERE ### (≈ 3 lines of code)
    dZ1 = np.dot(W2.T, dZ2) * (1 - A1**2)
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    ### END CODE HERE ###

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


# %% points=25
check("backward_propagation")

# %% [markdown]
# **A second opinion.** As in the last notebook: nudge one parameter, see how much the cost changes,
# and compare. It needs two forward passes for every parameter, so it is useless for training, but
# no error in your backpropagation escapes it.

# %% tags=["demo"]
rng = np.random.default_rng(1)
some = {"W1": (4, 2), "b1": (4, 1), "W2": (1, 4), "b2": (1, 1)}
some = {name: rng.normal(size=shape) for name, shape in some.items()}


def cost_at(place):
    """Cost of the flower for a dictionary of parameters."""
    return compute_cost(forward_propagation(X, place)[0], Y, place)


def nudged(name, index, nudge=1e-5):
    """Measured derivative of the cost by one entry of one parameter."""
    costs = []
    for step in (nudge, -nudge):
        moved = {key: value.copy() for key, value in some.items()}
        moved[name][index] += step
        costs.append(cost_at(moved))
    return (costs[0] - costs[1]) / (2 * nudge)


# %% tags=["demo"]
cache = forward_propagation(X, some)[1]
for name, gradient in backward_propagation(some, cache, X, Y).items():
    measured = [nudged(name[1:], index) for index in np.ndindex(gradient.shape)]
    print(f"{name}   formula", np.round(gradient.ravel(), 6))
    print("      nudged ", np.round(measured, 6))

# %% [markdown]
# **And the trap of section 4.2?** Here are the gradients of four hidden units that start equal. All
# rows are the same, so a step leaves the units as equal as they were.

# %% tags=["demo"]
alike = {name: np.full_like(value, 0.5) for name, value in some.items()}
grads = backward_propagation(alike, forward_propagation(X, alike)[1], X, Y)
print("dW1, one row for each hidden unit:\n", grads["dW1"])

# %% [markdown]
# ### 4.6 Update
#
# One step against the gradient, for every parameter $\theta$:
#
# $$\theta := \theta - \alpha \, d\theta$$
#
# The learning rate $\alpha$ decides between crawling and leaping about. For the flower, 1.2 is a
# good choice: the network is small and its inputs are of moderate size.
#
# ### Exercise 7: `update_parameters`
#
# Update all four parameters, with the learning rate that is passed in.

# %%
# GRADED FUNCTION: update_parameters
def update_parameters(parameters, grads, learning_rate=1.2):
    """Take one step of gradient descent.

    Arguments:
    parameters -- dictionary with "W1", "b1", "W2", "b2"
    grads -- dictionary with "dW1", "db1", "dW2", "db2"
    learning_rate -- length of the step

    Returns:
    parameters -- dictionary with the new "W1", "b1", "W2", "b2"
    """
    ### START CODE HERE ### (≈ 4 lines of code)
    W1 = parameters["W1"] - learning_rate * grads["dW1"]
    b1 = parameters["b1"] - learning_rate * grads["db1"]
    W2 = parameters["W2"] - learning_rate * grads["dW2"]
    b2 = parameters["b2"] - learning_rate * grads["db2"]
    ### END CODE HERE ###

    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


# %% points=10
check("update_parameters")

# %% [markdown]
# ## 5. All together
#
# ### Exercise 8: `nn_model`
#
# Assemble your functions. Before the loop: get the starting values from `initialize_parameters`, with
# the `n_h` that is passed in, not the 4 of `layer_sizes`. In the loop: forward, cost, backward,
# update, four calls in this order, with the default learning rate of `update_parameters`. The first
# line of a function says which arguments it takes, and in which order: look it up.

# %%
# GRADED FUNCTION: nn_model
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    """Train a network with one hidden layer.

    Arguments:
    X -- examples in columns, shape (n_x, m)
    Y -- labels 0 or 1, shape (1, m)
    n_h -- number of hidden units
    num_iterations -- how many steps of gradient descent
    print_cost -- whether to print the cost at every 1000th iteration

    Returns:
    parameters -- dictionary with the trained "W1", "b1", "W2", "b2"
    """
    n_x, _, n_y = layer_sizes(X, Y)

    # Starting values
    ### START CODE HERE ### (≈ 1 line of code)
    parameters = initialize_parameters(n_x, n_h, n_y)
    ### END CODE HERE ###

    for i in range(num_iterations):
        # Forward, cost, backward, update
        ### START CODE HERE ### (≈ 4 lines of code)
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
        ### END CODE HERE ###

        if print_cost and i % 1000 == 0:
            print(f"Cost after iteration {i:5d}: {cost:.6f}")

    return parameters


# %% points=10
check("nn_model")

# %% [markdown]
# ### Exercise 9: `predict`
#
# Forward, then decide: **1 if the probability is greater than 0.5, else 0**. A probability of
# exactly 0.5 counts as 0. The result has the shape (1, m); a comparison decides for all examples at
# once, and here, unlike in the last notebook, its `True` and `False` are accepted as 1 and 0.

# %%
# GRADED FUNCTION: predict
def predict(parameters, X):
    """Decide for each example which class it belongs to.

    Arguments:
    parameters -- dictionary with "W1", "b1", "W2", "b2"
    X -- examples in columns, shape (n_x, m)

    Returns:
    predictions -- 0 (red) or 1 (blue) for each example, shape (1, m)
    """
    ### START CODE HERE ### (≈ 2 lines of code)
    A2, cache = forward_propagation(X, parameters)
    predictions = (A2 > 0.5).astype(float)
    ### END CODE HERE ###

    return predictions


# %% points=10
check("predict")

# %% [markdown]
# ### Train it
#
# Guess first: what is the cost before any learning? (The weights are tiny, so all probabilities are
# close to 0.5, and the cost is close to $\log 2 \approx 0.693$.)

# %% tags=["demo"]
np.random.seed(2)
parameters = nn_model(X, Y, n_h=4, num_iterations=10000, print_cost=True)

# %%
def classifier(parameters):
    """Predictions of a trained network for points of shape (k, 2), as plotting wants them."""
    return lambda points: predict(parameters, points.T)


# %% tags=["demo"] alt="The flower with the border of the trained network, which follows the petals"
plt.figure(figsize=(5, 4.6))
plt.title(f"4 hidden units: {accuracy(predict(parameters, X), Y):.2f}% right")
plot_decision_boundary(classifier(parameters), X, Y)
plt.show()

# %% [markdown]
# From 47% to about 90%. The border follows the petals, although nobody has told the network that
# there are petals. What is left is mostly noise: in the middle both colours overlap, and no border
# could separate them.
#
# ### Watch it learn
#
# Here is the same run, stopped at different times. (The same seed gives the same start, and so the
# same path.)

# %% tags=["demo"]
stages = {}
for iterations in tqdm([1, 3, 10, 30, 100, 200, 300, 1000, 3000, 10000], desc="runs"):
    np.random.seed(2)
    stages[iterations] = nn_model(X, Y, n_h=4, num_iterations=iterations)

# %% tags=["demo"] alt="Four borders of the same run: almost straight after 10 steps, bent after 100, and following the petals after 1,000 and 10,000"
def draw_stages(*wanted):
    """Draw the border after each of some numbers of steps."""
    planar_figures.draw_boundaries([
        (f"after {n:,} steps\ncost {cost_at(stages[n]):.3f}", classifier(stages[n]), X, Y)
        for n in wanted
    ])
    plt.show()


draw_stages(10, 100, 1000, 10000)


@interact(stage=(1, len(stages)))
def stage_number(stage=7):
    """Play with the stage: when does the first petal appear?"""
    draw_stages(list(stages)[stage - 1])


# %% [markdown]
# First one straight border, then a bend, then petals: the units find their places one after another.
# At first hardly anything seems to happen, because the small initial weights have to grow. Then the
# cost drops quickly, and for the rest of the time the border is only adjusted. Move the slider
# to see all ten stages.

# %% tags=["demo"] alt="Cost during training on a logarithmic axis of iterations: it stays at 0.69 at first, then drops quickly and levels off"
plt.figure(figsize=(6, 3.2))
costs = [cost_at(stage) for stage in stages.values()]
plt.semilogx(list(stages), costs, "o-", color=planar_figures.BLUE)
plt.title("Cost of the flower during training")
plt.xlabel("iterations (logarithmic)")
plt.ylabel("cost")
plt.show()

# %% [markdown]
# ### Look inside
#
# Each hidden unit is a step across one line: −1 on one side (blue here), +1 on the other
# (orange). The output adds four such steps, each with its own weight, and out come petals. A line that
# is not part of the border still counts: it makes the network less sure on one side.

# %% tags=["demo"] alt="Four maps, one for each hidden unit, blue on one side of a straight line and orange on the other; the fifth shows the output with the points of the flower on top"
planar_figures.draw_hidden_units(lambda points: forward_propagation(points, parameters)[1], X, Y)
plt.show()

# %% [markdown]
# ## 6. How many hidden units?
#
# Train networks of seven sizes, 5,000 steps each. To judge them fairly we also need points that they
# have never seen: the same recipe with another seed gives a second flower of 400 fresh points.

# %% tags=["demo"]
X_fresh, Y_fresh = load_planar_dataset(seed=7)
networks = {}
for n_h in tqdm([1, 2, 3, 4, 5, 20, 50], desc="hidden sizes"):
    np.random.seed(2)
    networks[n_h] = nn_model(X, Y, n_h, num_iterations=5000)

# %% tags=["demo"] alt="Borders of networks with 1, 2, 3, 4, 5, 20 and 50 hidden units on the flower: one or two are too few, from three on the petals are found, with 20 and 50 the borders wind more"
panels = []
for n_h, network in networks.items():
    seen, fresh = accuracy(predict(network, X), Y), accuracy(predict(network, X_fresh), Y_fresh)
    title = f"{n_h} hidden\nseen {seen:.1f}%, fresh {fresh:.1f}%"
    panels.append((title, classifier(network), X, Y))
planar_figures.draw_boundaries(panels)
plt.show()

# %% [markdown]
# One or two units cannot do it: they have too few lines to go around the petals. (One unit comes
# close to the luckiest straight line. Since it saturates, points far out no longer count for more.)
# From three units on, accuracy jumps to about 90% and stays there. Look at the borders with 20 and 50
# units: they are more winding, yet on fresh points that does no harm. With 400 examples there is
# little room for memorizing.
#
# ### Little data
#
# Now keep only 100 of the points and train longer. Guess which size does best on fresh points.

# %% tags=["demo"] alt="Borders of networks with 2, 5, 20 and 50 hidden units, trained on 100 points: the more units, the more detours around single points"
chosen = np.random.default_rng(0).choice(400, size=100, replace=False)
X_few, Y_few = X[:, chosen], Y[:, chosen]
panels = []
for n_h in tqdm([2, 5, 20, 50], desc="hidden sizes"):
    np.random.seed(2)
    network = nn_model(X_few, Y_few, n_h, num_iterations=10000)
    seen = accuracy(predict(network, X_few), Y_few)
    fresh = accuracy(predict(network, X_fresh), Y_fresh)
    title = f"{n_h} hidden\nseen {seen:.1f}%, fresh {fresh:.1f}%"
    panels.append((title, classifier(network), X_few, Y_few))
planar_figures.draw_boundaries(panels)
plt.show()

# %% [markdown]
# With 50 units, all or nearly all of the 100 points are right, and the border makes a detour around
# every stray point to get there. On fresh points that is *worse* than five units, which miss some of
# the training points. This is **overfitting**, and you see what it depends on: not on the size of the
# network alone, but on its size compared with the amount of data. Course 2 has remedies that let you keep
# the large network.

# %% [markdown]
# ## 7. Other data
#
# Does it work for more than flowers? Here are five more sets of 200 points each, and a network with
# five hidden units. The points come as rows here, so they are transposed. The blobs have six classes; the remainder
# after division by 2 makes two of them.

# %% tags=["demo"] alt="Five data sets with the borders of a network of five hidden units: circles, moons, blobs, quantiles, and points without structure"
names = ["circles", "moons", "blobs", "quantiles", "no structure"]
panels = []
for name, (points, labels) in zip(tqdm(names, desc="data sets"), load_extra_datasets()):
    X_other, Y_other = points.T, labels.reshape(1, -1) % 2
    np.random.seed(2)
    network = nn_model(X_other, Y_other, n_h=5, num_iterations=5000)
    title = f"{name}\n{accuracy(predict(network, X_other), Y_other):.1f}% right"
    panels.append((title, classifier(network), X_other, Y_other))
planar_figures.draw_boundaries(panels, columns=5)
plt.show()

# %% [markdown]
# Each border has the shape that its data ask for, from the same code. Where the classes overlap, as
# in the circles and in one of the blobs, some points are bound to be wrong.
#
# The last set deserves a closer look. Its labels are pure chance: there is *nothing* to learn, and
# still the network is right more than half the time. It has memorized accidents of these 200 points.
# On 200 new ones it is back to tossing a coin:

# %% tags=["demo"]
points, labels = load_extra_datasets(seed=3)[-1]
fresh = accuracy(predict(network, points.T), labels.reshape(1, -1))
print(f"no structure, fresh points: {fresh:.1f}% right")

# %% [markdown]
# Accuracy on the data that a model was trained on is no proof that it has learned anything.

# %% [markdown]
# ## Three quick questions
#
# <details><summary>A network has 2 inputs, 4 hidden units and 1 output. How many parameters
# is that?</summary>
#
# 17: eight weights and four biases in the hidden layer, four weights and one bias at the output.
# </details>
#
# <details><summary>All weights start at 0.5 and all biases at 0. Which gradients are
# equal?</summary>
#
# Those of all hidden units: they see the same inputs, give the same output and get the same share of
# the error. They stay equal in every step.
# </details>
#
# <details><summary>Why does the backward pass need <code>A1</code>, but not <code>Z1</code>?</summary>
#
# The derivative of tanh can be written as $1 - a^2$, with the activation itself. With another
# activation, ReLU for instance, you could use either.
# </details>
#
# ## If you want to go further
#
# - Replace `tanh` by the sigmoid, and by `np.maximum(0, Z1)`. Which derivative goes into `dZ1`? Check it
#   by nudging, then compare the borders.
# - Train with twenty seeds and note the final cost of each. How often does the network not find all
#   petals, and does it help to have five units instead of four?

# %% [markdown]
# ## What you have learned
#
# - A hidden layer turns inputs into better inputs for the last neuron. Without a non-linear
#   activation it would gain nothing.
# - Start with small random weights: equal units stay equal.
# - Backpropagation is the chain rule, layer by layer: an error goes back through the weights by which
#   it came, times the derivative of the activation. Nudging the parameters shows whether you got it
#   right.
# - Hidden units are lines; the border is made of them. Too few cannot bend, too many for the data
#   memorize accidents.
#
# **References**
#
# - D. E. Rumelhart, G. E. Hinton, R. J. Williams, [Learning representations by back-propagating
#   errors](https://doi.org/10.1038/323533a0), 1986: backpropagation, and why it needs random weights.
# - G. Cybenko, [Approximation by superpositions of a sigmoidal
#   function](https://doi.org/10.1007/BF02551274), 1989: one hidden layer can form any border, if it
#   has enough units.
# - C. Zhang and others, [Understanding deep learning requires rethinking
#   generalization](https://arxiv.org/abs/1611.03530), 2017: networks that memorize random labels.
#
# **Where it goes next.** In `deep_network_step_by_step` you write these functions once for *any*
# number of layers. `linear_forward` will be your `Z1 = …`, the `cache` becomes a list of caches, and
# the backward pass repeats the two lines of section 4.5 from the last layer to the first.

# %%
check.summary()
