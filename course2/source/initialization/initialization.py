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
# # Initialization: where learning starts
#
# Gradient descent walks downhill, but it has to start somewhere. You are going to start the same
# network in three places: with all weights zero, with large weights, and with weights of just the right
# size. The first will learn nothing, the second badly, the third well. Then you follow the numbers
# through ten layers and see why.
#
# **When you are done you can**
#
# - say why a network that starts with equal weights never becomes more than a single unit per layer;
# - recognize from its first costs that a network started with weights that are too large;
# - derive the scale that suits a layer from its number of inputs: He for ReLU, Xavier for tanh;
# - check any network, however deep, by looking at the spread of its activations.
#
# **You need** course 1: forward pass, backward pass and gradient descent are provided here.
# **Time:** 1½ to 2 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise. Random numbers are checked by their properties, such as shape, mean and spread, so it does
# not matter in which order you draw them. Your final grade also rests on hidden inputs
# of other sizes.

# %% [markdown]
# ## 1. Set-up

# %%
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
from tqdm.auto import tqdm

from coursework.figures import initialization as spread_figures
from coursework.figures import training_curves as training_figures
from init_utils import (
    backward_propagation,
    compute_loss,
    forward_propagation,
    load_dataset,
    predict_dec,
    relu,
    update_parameters,
)

# %%
from graders import Checker

check = Checker("course2/initialization")

# %% [markdown]
# ## 2. The task
#
# Two noisy circles, one inside the other. Given the two coordinates of a point, say which circle it
# belongs to: 0 for the outer one (red), 1 for the inner one (blue).

# %% tags=["demo"] alt="Two noisy circles of points: a red outer one and a blue inner one"
plt.figure(figsize=(4.6, 4.6))
train_X, train_Y, test_X, test_Y = load_dataset()
plt.gca().set_aspect("equal")
plt.show()

# %% [markdown]
# No straight line separates the circles, so we need hidden layers. Ours is a network with two of
# them:
#
# | | inputs | hidden 1 | hidden 2 | output |
# |---|---|---|---|---|
# | units | 2 | 10 | 5 | 1 |
# | activation | | ReLU | ReLU | sigmoid |
#
# You know everything in `model` from course 1, except that the first step is left open: `initialize`
# is a function that takes the list of layer sizes and returns the parameters to start from. Data,
# network, learning rate and number of steps stay the same from now on. Any difference is due to the
# start. Each training run takes several seconds and shows a progress bar.

# %%
def model(
    X, Y, initialize, hidden=(10, 5), learning_rate=0.01, num_iterations=15000, every=1000
):
    """Train a network with ReLU in its hidden layers by gradient descent.

    Arguments:
    X -- points in columns, shape (2, m)
    Y -- classes 0 or 1, shape (1, m)
    initialize -- function from a list of layer sizes to the parameters to start from
    hidden -- sizes of the hidden layers
    learning_rate -- length of a step
    num_iterations -- how many steps to take
    every -- after how many steps the cost is recorded again

    Returns:
    parameters -- dictionary with the trained W1, b1, W2, b2, ...
    costs -- list of the costs at iterations 0, every, 2 * every, ...
    """
    np.random.seed(3)
    parameters, costs = initialize([X.shape[0], *hidden, 1]), []
    for i in tqdm(range(num_iterations), desc=initialize.__name__, unit="steps"):
        A_last, cache = forward_propagation(X, parameters)
        if i % every == 0:
            costs.append(compute_loss(A_last, Y))
        grads = backward_propagation(X, Y, cache)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% [markdown]
# The line `np.random.seed(3)` makes the run reproducible: it puts NumPy's generator into a known state
# before any number is drawn. There is a good reason why it is here, outside the functions that you are
# going to write: a function that seeds the generator itself can only ever give the same numbers.
#
# Two helpers for judging the results:

# %%
def accuracy(parameters, X, Y):
    """Percentage of points that fall on the right side; X of shape (2, m), Y of shape (1, m)."""
    return 100 * np.mean(predict_dec(parameters, X) == Y)


def show(parameters, costs, title):
    """Draw the cost curve beside the regions of the two classes; print both accuracies."""
    training_figures.draw_training(
        costs, lambda points: predict_dec(parameters, points.T), train_X, train_Y, title
    )
    plt.show()
    for name, X, Y in (("training", train_X, train_Y), ("test", test_X, test_Y)):
        print(f"Accuracy on the {name} set: {accuracy(parameters, X, Y):.1f}%")


# %% [markdown]
# ## 3. All zeros
#
# The single neuron of course 1 started from zeros and did well. The simplest idea is to do the same
# here.
#
# For each layer $l$ with $n^{[l]}$ units and $n^{[l-1]}$ inputs:
#
# $$W^{[l]} = 0 \quad \text{shape } (n^{[l]}, n^{[l-1]}) \qquad b^{[l]} = 0 \quad \text{shape } (n^{[l]}, 1)$$
#
# ### Exercise 1: `initialize_parameters_zeros`
#
# Fill in the body of the loop. `layers_dims` holds the sizes of all layers, the number of inputs
# first: `[2, 10, 5, 1]` for our network. The loop provides `n_prev` and `n`, the numbers of
# inputs and units of layer `l`. `np.zeros` takes the shape as a tuple.
#
# The biases are columns, not numbers. A plain 0 would train just the same, since NumPy broadcasts it,
# but then a parameter would change its shape in the first step. Sooner or later, some code that
# counts, saves or compares parameters would fail because of that.

# %%
# GRADED FUNCTION: initialize_parameters_zeros
def initialize_parameters_zeros(layers_dims):
    """Start with all parameters zero.

    Arguments:
    layers_dims -- list of layer sizes, the number of inputs first

    Returns:
    parameters -- dictionary with, for each layer l = 1, 2, ...:
                  "W1", "W2", ... -- weights, shape (n, n_prev)
                  "b1", "b2", ... -- biases, shape (n, 1)
    """
    parameters = {}

    for l in range(1, len(layers_dims)):
        n_prev, n = layers_dims[l - 1], layers_dims[l]
        ### START CODE HERE ### (≈ 2 lines of code)
        parameters[f"W{l}"] = np.zeros((n, n_prev))
        parameters[f"b{l}"] = np.zeros((n, 1))
        ### END CODE HERE ###

    return parameters


# %% points=20
check("initialize_parameters_zeros")

# %% [markdown]
# Before you train: with all weights zero, every point gets the probability $\sigma(0) = 0.5$. So
# the first cost must be $-\log 0.5 = 0.693$. And the last?

# %% tags=["demo"] alt="Left, the cost stays at 0.693 throughout; right, the whole plane is red"
zeros, zeros_costs = model(train_X, train_Y, initialize_parameters_zeros)
show(zeros, zeros_costs, "Zeros")

# %% [markdown]
# Nothing has happened at all. The whole plane is classified as red, and half of the points happen to
# be red. Look at the gradients at the start:

# %% tags=["demo"]
start = initialize_parameters_zeros([2, 10, 5, 1])
A3, cache = forward_propagation(train_X, start)
grads = backward_propagation(train_X, train_Y, cache)
for name in start:
    print(f"largest entry of d{name}: {np.abs(grads['d' + name]).max():.3f}")

# %% [markdown]
# Every one of them is zero, and the formulas say so, too:
#
# - $dW^{[3]} = \frac{1}{m} dZ^{[3]} A^{[2]T}$ is zero, because the activations $A^{[2]}$ are;
# - $dA^{[2]} = W^{[3]T} dZ^{[3]}$ is zero, because the weights $W^{[3]}$ are, so nothing reaches the
#   layers below;
# - $db^{[3]}$ is the mean of $A^{[3]} - Y$, and with as many red as blue points that is zero too.
#
# ### Is zero the culprit, or equality?
#
# Suppose all weights are 0.5 instead. Now the signal passes, and the gradients are not zero.

# %% tags=["demo"] alt="Left, the cost with equal weights falls a little and levels off; right, the plane is split by a border that cannot separate the circles"
def all_equal(layers_dims):
    """Weights of 0.5 everywhere, biases zero."""
    parameters = initialize_parameters_zeros(layers_dims)
    weights = {name: value + 0.5 for name, value in parameters.items() if name.startswith("W")}
    return parameters | weights


equal, equal_costs = model(train_X, train_Y, all_equal)
show(equal, equal_costs, "All weights 0.5")

# %% tags=["demo"]
print("W1 after training, one row for each of the ten units:")
print(equal["W1"].round(4))

# %% [markdown]
# The cost has changed, but look at the rows: they are **all the same**. Ten units that start equal see
# the same inputs, give the same output, receive the same gradient and take the same step. They stay
# equal forever, and the network is no richer than one with a single unit per layer.
#
# So the weights must differ from each other: the start has to **break the symmetry**. The biases may
# all be zero, since different weights are enough to tell the units apart.

# %% [markdown]
# ## 4. Large random weights
#
# Random numbers are all different. How large should they be? Let us try large ones:
#
# $$W^{[l]}_{ij} = 10 \cdot \varepsilon_{ij}, \qquad \varepsilon_{ij} \sim \mathcal{N}(0, 1), \qquad b^{[l]} = 0$$
#
# ### Exercise 2: `initialize_parameters_random`
#
# `np.random.randn(rows, columns)` draws numbers from the standard normal distribution: mean 0,
# standard deviation 1. (`np.random.rand`, without the second *n*, draws evenly from 0 to 1. All of
# those are positive, which is not what we want.) Do not seed the generator in your function:
# `model` does it.

# %%
# GRADED FUNCTION: initialize_parameters_random
def initialize_parameters_random(layers_dims):
    """Start with normally distributed weights of standard deviation 10 and biases zero.

    Arguments:
    layers_dims -- list of layer sizes, the number of inputs first

    Returns:
    parameters -- dictionary with, for each layer l = 1, 2, ...:
                  "W1", "W2", ... -- weights, shape (n, n_prev)
                  "b1", "b2", ... -- biases, shape (n, 1)
    """
    parameters = {}

    for l in range(1, len(layers_dims)):
        n_prev, n = layers_dims[l - 1], layers_dims[l]
        ### START CODE HERE ### (≈ 2 lines of code)
        parameters[f"W{l}"] = np.random.randn(n, n_prev) * 10
        parameters[f"b{l}"] = np.zeros((n, 1))
        ### END CODE HERE ###

    return parameters


# %% points=25
check("initialize_parameters_random")

# %% tags=["demo"] alt="Left, the cost with large weights starts at infinity and falls unsteadily; right, a jagged border that misses many points"
large, large_costs = model(train_X, train_Y, initialize_parameters_random)
print("first costs:", np.round(large_costs[:4], 4))
show(large, large_costs, "Large random weights")

# %% [markdown]
# The symmetry is broken and the network learns. But the first cost is `inf`, and after 15,000 steps
# the border is a mess. What happens at the start?

# %% tags=["demo"]
np.random.seed(3)
start = initialize_parameters_random([2, 10, 5, 1])
A3, cache = forward_propagation(train_X, start)
Z3 = cache[8]
print(f"weighted sums of the output unit: from {Z3.min():,.0f} to {Z3.max():,.0f}")
print(f"probabilities below 0.001 or above 0.999: {np.mean(np.abs(A3 - 0.5) > 0.499):.0%}")
print(f"of those on the wrong side: {np.sum((A3 > 0.999) & (train_Y == 0))} red points")

# %% [markdown]
# Three layers, each multiplying by weights around 10, make sums in the hundreds and thousands. The
# sigmoid of such a sum is 0 or 1 to the last digit: the network knows nothing yet, but it is
# **completely sure**. For every point on the wrong side, the loss $-\log(1 - a)$ is enormous,
# and where $a$ is rounded to exactly 1 it is infinite.
#
# Training then has to bring the enormous numbers down, step by step, before it can start on the task.
# A network that starts undecided has nothing to unlearn. You can tell from the first cost: for two
# classes it should be near $\log 2 = 0.693$. If it is 50, or `inf`, or `nan`, the weights are
# too large.

# %% [markdown]
# ## 5. The right size: He
#
# How large *should* weights be? Look at one unit. It adds up $n_{prev}$ products,
#
# $$z = w_1 a_1 + w_2 a_2 + \dots + w_{n_{prev}} a_{n_{prev}} .$$
#
# If the weights are independent with mean 0, the variances of the products add up:
#
# $$\operatorname{Var}(z) = n_{prev} \cdot \operatorname{Var}(w) \cdot \operatorname{E}[a^2]$$
#
# The more inputs, the larger the sum. To keep the signal at the same strength from layer to layer,
# the weights must be **smaller the more inputs** a unit has. Now for the ReLU, which sets the
# negative half of all $z$ to zero. That leaves half of the mean square:
# $\operatorname{E}[a^2] = \tfrac{1}{2} \operatorname{Var}(z_{prev})$. Substitute that, require
# $\operatorname{Var}(z) = \operatorname{Var}(z_{prev})$, and you get
#
# $$\operatorname{Var}(w) = \frac{2}{n_{prev}}, \qquad
# W^{[l]} = \varepsilon \cdot \sqrt{\frac{2}{n^{[l-1]}}}$$
#
# This is **He initialization**, after [He et al., 2015](https://arxiv.org/abs/1502.01852).
#
# ### Exercise 3: `initialize_parameters_he`
#
# As before, but with the scale above: a variance of $2/n_{prev}$ means that the *standard
# deviation* is its square root.

# %%
# GRADED FUNCTION: initialize_parameters_he
def initialize_parameters_he(layers_dims):
    """Start with normally distributed weights of variance 2 / n_prev and biases zero.

    Arguments:
    layers_dims -- list of layer sizes, the number of inputs first

    Returns:
    parameters -- dictionary with, for each layer l = 1, 2, ...:
                  "W1", "W2", ... -- weights, shape (n, n_prev)
                  "b1", "b2", ... -- biases, shape (n, 1)
    """
    parameters = {}

    for l in range(1, len(layers_dims)):
        n_prev, n = layers_dims[l - 1], layers_dims[l]
        ### START CODE HERE ### (≈ 2 lines of code)
        parameters[f"W{l}"] = np.random.randn(n, n_prev) * np.sqrt(2 / n_prev)
        parameters[f"b{l}"] = np.zeros((n, 1))
        ### END CODE HERE ###

    return parameters


# %% points=30
check("initialize_parameters_he")

# %% tags=["demo"] alt="Left, the cost with He initialization falls smoothly; right, a round border between the circles"
he, he_costs = model(train_X, train_Y, initialize_parameters_he)
show(he, he_costs, "He")

# %% [markdown]
# Nearly every point is right, and the border is round. The same network, the same data, the same
# number of steps. Here are the three runs together:

# %% tags=["demo"] alt="Training cost of the three starts: zeros stay at 0.693, large weights come down slowly, He is lowest from the first thousand steps on"
runs = {"zeros": zeros_costs, "large random": large_costs, "He": he_costs}
plt.figure(figsize=(8, 3.6))
for label, costs in runs.items():
    plt.plot(1000 * np.arange(len(costs)), costs, ".-", label=label)
plt.title("One network, three places to start")
plt.xlabel("iteration")
plt.ylabel("training cost")
plt.legend()
plt.show()

# %% [markdown]
# (The curve of the large weights begins at infinity, so its first point cannot be drawn.) He's curve
# is still falling at the end. With large weights 15,000 steps were not enough to catch up.

# %% [markdown]
# ## 6. Through ten layers
#
# In a network with two hidden layers, a wrong scale costs time. In a deep one it is fatal, because the
# error is *multiplied* from layer to layer. To see this, send random numbers through ten layers and
# look at the activations that come out of each.
#
# ### Not every activation is a ReLU
#
# The hyperbolic tangent, $\tanh z$, bends both ends of the line but removes no half: around 0 it is
# almost the identity, $\tanh z \approx z$. So the factor 2 that makes up for the missing half of the
# ReLU is not needed, and the same reasoning as above gives
#
# $$\operatorname{Var}(w) = \frac{1}{n_{prev}}, \qquad
# W^{[l]} = \varepsilon \cdot \sqrt{\frac{1}{n^{[l-1]}}}$$
#
# It is commonly called **Xavier initialization**, after
# [Xavier Glorot and Yoshua Bengio, 2010](https://proceedings.mlr.press/v9/glorot10a.html). (In
# their paper, the variance is $2/(n^{[l-1]} + n^{[l]})$: a compromise between the forward pass and
# the backward pass. For layers of equal size it is the same. Here we use the simpler version.)
#
# ### Exercise 4: `initialize_parameters_xavier`
#
# As in the exercise before, with this scale.

# %%
# GRADED FUNCTION: initialize_parameters_xavier
def initialize_parameters_xavier(layers_dims):
    """Start with normally distributed weights of variance 1 / n_prev and biases zero.

    Arguments:
    layers_dims -- list of layer sizes, the number of inputs first

    Returns:
    parameters -- dictionary with, for each layer l = 1, 2, ...:
                  "W1", "W2", ... -- weights, shape (n, n_prev)
                  "b1", "b2", ... -- biases, shape (n, 1)
    """
    parameters = {}

    for l in range(1, len(layers_dims)):
        n_prev, n = layers_dims[l - 1], layers_dims[l]
        ### START CODE HERE ### (≈ 2 lines of code)
        parameters[f"W{l}"] = np.random.randn(n, n_prev) * np.sqrt(1 / n_prev)
        parameters[f"b{l}"] = np.zeros((n, 1))
        ### END CODE HERE ###

    return parameters


# %% points=25
check("initialize_parameters_xavier")

# %% [markdown]
# ### The experiment
#
# Ten layers with 200 units each, 500 random inputs of standard deviation 1, nothing trained. To show
# both ways of failing, there is also a start with very small weights, a common choice "to be on the
# safe side":

# %%
def initialize_parameters_small(layers_dims):
    """Normally distributed weights of standard deviation 0.01, biases zero."""
    parameters = initialize_parameters_random(layers_dims)
    return {name: value / 1000 for name, value in parameters.items()}


def activations_of(initialize, activation, layers_dims=(200,) * 11, m=500):
    """Send random inputs through an untrained network.

    Arguments:
    initialize -- function from a list of layer sizes to parameters
    activation -- function that every layer applies, element by element
    layers_dims -- layer sizes, the number of inputs first
    m -- number of inputs

    Returns:
    activations -- list with the activations of each layer, each of shape (n, m)
    """
    np.random.seed(1)
    parameters, A, activations = initialize(layers_dims), np.random.randn(layers_dims[0], m), []
    for l in range(1, len(layers_dims)):
        A = activation(parameters[f"W{l}"] @ A + parameters[f"b{l}"])
        activations.append(A)
    return activations


# %% tags=["demo"] alt="Histograms of tanh activations in layers 1 to 10 for four starts: small weights collapse to 0, large ones sit at -1 and 1, Xavier stays spread out, He is pushed towards the ends"
starts = {
    "small (0.01)": initialize_parameters_small,
    "large (10)": initialize_parameters_random,
    "Xavier": initialize_parameters_xavier,
    "He": initialize_parameters_he,
}
with_tanh = {name: activations_of(start, np.tanh) for name, start in starts.items()}
spread_figures.draw_histograms(with_tanh, (-1, 1), "tanh: activations of the layers 1 to 10")
plt.show()

# %% [markdown]
# Read each row from left to right, from the first layer to the tenth. The number below a histogram
# is the root mean square of the activations, $\sqrt{\operatorname{E}[a^2]}$: how strong the
# signal is.
#
# - **small**: the signal fades with every layer. Soon all activations are practically zero, whatever
#   the input was, and in the backward pass the gradients fade in the same way.
# - **large**: every unit is at −1 or 1 from the first layer on.
# - **Xavier**: the activations stay spread out. They do shrink slowly, because $\tanh z$ is always a
#   little closer to 0 than $z$.
# - **He**: the larger weights make up for that, at the price of pushing more units to the ends.
#
# What is wrong with the ends? The curve is flat there. The derivative of $\tanh z$ is $1 - a^2$, and in
# the backward pass every gradient is multiplied by it, once in each layer:

# %% tags=["demo"]
print("mean derivative of tanh in layers 1, 5 and 10")
for name, layers in with_tanh.items():
    means = [np.mean(1 - layers[number - 1] ** 2) for number in (1, 5, 10)]
    print(f"{name:14s}", "  ".join(f"{mean:.3f}" for mean in means))

# %% [markdown]
# With large weights hardly any unit passes a gradient on, and where one does, the next large weights
# blow it up: nothing to steer by. Small weights have the best derivative of all, but no signal to use
# it on. Xavier keeps both.

# %% tags=["demo"] alt="Histograms of positive ReLU activations in layers 1 to 10 for four starts: small weights collapse to 0, large ones leave the scale, Xavier shrinks slowly, He keeps its width"
with_relu = {name: activations_of(start, relu) for name, start in starts.items()}
spread_figures.draw_histograms(with_relu, (0, 5), "ReLU: positive activations of the layers 1 to 10")
plt.show()

# %% [markdown]
# With ReLU, half of the activations are exactly 0. They are left out here to make room for the other
# half, and the bar at the right end counts everything larger than 5. **Large** weights make
# the signal a hundred times stronger in each layer, **small** ones let it fade. **Xavier** loses a
# little every time, and **He** keeps the strength.
#
# ### One number per layer
#
# Here is the whole story in one curve for each start: the strength of the signal, layer by layer. Note
# the logarithmic scale: a straight line means that every layer multiplies by the same factor. With the
# slider you can look for the scale that keeps the curve level, first for one activation, then for the
# other.

# %% tags=["demo"] alt="Strength of the signal by layer on logarithmic scales, for tanh and for ReLU: small weights fall steeply, large ones saturate or explode, Xavier is nearly level for tanh and falls for ReLU, He is level for ReLU"
spread_figures.draw_strengths({"tanh": with_tanh, "ReLU": with_relu})
plt.show()


@interact(variance=(0.2, 4.0, 0.1))
def strengths_with(variance=1.5):
    """Play with the variance of the weights, in units of 1 / n_prev."""
    def start(layers_dims):
        parameters = initialize_parameters_random(layers_dims)
        return {
            name: value / 10 * np.sqrt(variance / value.shape[1])
            for name, value in parameters.items()
        }

    panels = {"tanh": np.tanh, "ReLU": relu}
    name = f"variance {variance:.1f} / n_prev"
    spread_figures.draw_strengths(
        {title: {name: activations_of(start, bend)} for title, bend in panels.items()}
    )
    plt.show()


# %% tags=["demo"]
strength = [np.sqrt(np.mean(A**2)) for A in with_relu["Xavier"]]
per_layer = (strength[-1] / strength[0]) ** (1 / 9)
print(f"ReLU with Xavier, factor per layer: {per_layer:.3f}   predicted: {0.5**0.5:.3f}")
print(f"strength after ten layers: {strength[-1]:.3f}   predicted: {0.5**5:.3f}")

# %% [markdown]
# Theory and experiment agree: Xavier lacks the factor 2, so with ReLU every layer loses a factor
# $\sqrt{1/2} \approx 0.71$. Ten layers make $0.71^{10} \approx 0.03$, and twenty make 0.001.
#
# ### Does it matter for learning?
#
# The circles once more, with 20 layers: 19 hidden layers of 30 ReLU units, and the output. The two
# starts differ in a single factor under a root. Both runs together take some ten seconds.

# %% tags=["demo"] alt="Training cost of twenty layers: with Xavier it stays at 0.69, with He it falls at once"
plt.figure(figsize=(8, 3.6))
for label in ("Xavier", "He"):
    _, costs = model(
        train_X, train_Y, starts[label], (30,) * 19, 0.005, num_iterations=2001, every=200
    )
    plt.plot(200 * np.arange(len(costs)), costs, ".-", label=label)
plt.title("Twenty layers of ReLU on the circles")
plt.xlabel("iteration")
plt.ylabel("training cost")
plt.legend()
plt.show()

# %% [markdown]
# With Xavier, the output hardly depends on the input, so the network says 0.5 to everything, and its
# gradients are too weak to change that. With He's factor, the same network learns at once.

# %% [markdown]
# ## Three quick questions
#
# <details><summary>A ReLU unit has 800 inputs. Which standard deviation should its weights have?
# </summary>
#
# $\sqrt{2/800} = 0.05$.
# </details>
#
# <details><summary>A classifier with ten classes starts with a cost of 40. What do you suspect?
# </summary>
#
# Weights that are too large: with equal chances for all classes the cost would be $\log 10 = 2.3$, so
# the network is sure of wrong answers before it has learned anything.
# </details>
#
# <details><summary>Why does it not help to draw the biases at random and leave the weights zero?
# </summary>
#
# The units of a layer then differ, but none of them depends on the input, and the error cannot come
# back through weights of zero. Only the output layer would learn at first, from constants.
# </details>
#
# ## If you want to go further
#
# - Use `np.random.uniform` with the variance $2/n_{prev}$ (the variance of a uniform distribution on
#   $[-c, c]$ is $c^2/3$). Is the shape of the distribution important?
# - Start with random orthogonal matrices (the `Q` of `np.linalg.qr`) instead of normal numbers, and
#   compare the strength of the signal after 10 and after 50 layers of tanh.

# %% [markdown]
# ## What you have learned
#
# | start | first cost | what happens |
# |---|---|---|
# | zeros | 0.693 | no gradient reaches any layer: nothing changes |
# | all equal | any | the units of a layer stay copies of each other |
# | large | huge or `inf` | saturated and sure of itself; learns slowly and badly |
# | too small | 0.693 | signal and gradients fade, the more layers the worse |
# | He, variance $2/n_{prev}$ | moderate | right for ReLU |
# | Xavier, variance $1/n_{prev}$ | moderate | right for tanh |
#
# - Weights must differ; biases may be zero.
# - The scale follows from one line of algebra: variances add up over the inputs of a unit.
# - When a deep network does not learn, look at the spread of its activations layer by layer.
# - Seed the generator once, outside the functions that draw from it.
#
# **References**
#
# - X. Glorot, Y. Bengio, [Understanding the difficulty of training deep feedforward neural
#   networks](https://proceedings.mlr.press/v9/glorot10a.html), 2010: Xavier initialization.
# - K. He, X. Zhang, S. Ren, J. Sun, [Delving deep into rectifiers: surpassing human-level performance on
#   ImageNet classification](https://arxiv.org/abs/1502.01852), 2015: He initialization.
# - A. M. Saxe, J. L. McClelland, S. Ganguli, [Exact solutions to the nonlinear dynamics of learning in
#   deep linear neural networks](https://arxiv.org/abs/1312.6120), 2013: another way, orthogonal matrices.
#
# **Where it goes next.** A good start makes the training cost fall. But it can fall too far, when the
# network memorizes its training points. In `regularization` you put a stop to that. And He's factor
# returns in every ReLU network of the following courses, where Keras calls it `he_normal`.

# %%
check.summary()
