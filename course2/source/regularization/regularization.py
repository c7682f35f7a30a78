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
# # Regularization: learning without memorizing
#
# A network with enough units can memorize its training points, including the mistakes among them. It
# then looks brilliant until it meets new points. You are going to restrain a network in two ways: by a
# price on large weights (L2), and by switching off units at random (dropout). Each takes a few lines,
# forward and backward.
#
# **When you are done you can**
#
# - recognize overfitting from two numbers and from a figure;
# - add the L2 penalty to a cost and to its gradients, and say why it is called weight decay;
# - write dropout forward and backward, with the scaling that makes it invisible at test time;
# - choose the strength of a regularization by what it does to the border between two classes.
#
# **You need** course 1 and the notebook `initialization`; the plain forward and backward passes are
# provided here. **Time:** 2 to 3 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise. Dropout is checked by its properties: how many units are kept, how they are scaled,
# whether the backward pass uses the masks of the forward pass. How you draw the masks is up to you. Your
# final grade also rests on hidden inputs of other shapes.

# %% [markdown]
# ## 1. Set-up

# %%
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
from tqdm.auto import tqdm

from coursework.figures import regularization as dropout_figures
from coursework.figures import training_curves as training_figures
from reg_utils import (
    backward_propagation,
    compute_cost,
    forward_propagation,
    initialize_parameters,
    load_2D_dataset,
    predict_dec,
    relu,
    sigmoid,
    update_parameters,
)

# %%
from graders import Checker

check = Checker("course2/regularization")

# %% [markdown]
# ## 2. The task
#
# A goalkeeper kicks the ball far into the field. Where should it come down, so that a teammate gets to
# it first? Each point below is a place on the field where a long ball came down. It
# is blue (1) if a teammate got to the ball first, red (0) if an opponent did.

# %% tags=["demo"] alt="Blue and red points on a football field: mostly red on one side of a slightly bent border and blue on the other, with a few stray points"
plt.figure(figsize=(4.6, 4.6))
train_X, train_Y, test_X, test_Y = load_2D_dataset()
plt.gca().set_aspect("equal")
plt.show()
print(f"{train_X.shape[1]} training points, {test_X.shape[1]} test points")

# %% [markdown]
# There is a clear border between the colours, slightly bent. Near it they mix, and here and there a
# point lies deep in the wrong half: somebody slipped, or jumped higher than usual. That is **noise**. A
# good answer follows the border and ignores the stray points.

# %% [markdown]
# ## 3. Without regularization
#
# The network has 2 inputs, hidden layers of 20 and 3 ReLU units, and a sigmoid output. The first
# function chooses between the three ways of training it. `lambd` (without the last *a*, since `lambda` is a
# keyword of Python) is the strength of the L2 penalty, and `keep_prob` is the share of units that
# dropout keeps. The functions with long names are the ones you are going to write.


# %%
def cost_and_gradients(X, Y, parameters, lambd, keep_prob):
    """Run one forward and one backward pass, plain, with L2 or with dropout."""
    if lambd > 0 and keep_prob < 1:
        raise ValueError("This network is trained with L2 or with dropout; choose one of them.")
    if keep_prob < 1:
        A3, cache = forward_propagation_with_dropout(X, parameters, keep_prob)
        grads = backward_propagation_with_dropout(X, Y, cache, keep_prob)
        return compute_cost(A3, Y), grads
    A3, cache = forward_propagation(X, parameters)
    if lambd > 0:
        cost = compute_cost_with_regularization(A3, Y, parameters, lambd)
        return cost, backward_propagation_with_regularization(X, Y, cache, lambd)
    return compute_cost(A3, Y), backward_propagation(X, Y, cache)


# %%
def model(X, Y, learning_rate=0.3, num_iterations=30000, lambd=0, keep_prob=1):
    """Train the network by gradient descent.

    Arguments:
    X -- points in columns, shape (2, m)
    Y -- classes 0 or 1, shape (1, m)
    learning_rate -- length of a step
    num_iterations -- how many steps to take
    lambd -- strength of the L2 penalty, 0 for none
    keep_prob -- share of the hidden units that dropout keeps, 1 for all

    Returns:
    parameters -- dictionary with the trained W1, b1, W2, b2, W3, b3
    costs -- list of the costs at iterations 0, 1000, 2000, ...
    """
    np.random.seed(1)
    parameters, costs = initialize_parameters([X.shape[0], 20, 3, 1]), []
    for i in tqdm(range(num_iterations), unit="steps"):
        cost, grads = cost_and_gradients(X, Y, parameters, lambd, keep_prob)
        if i % 1000 == 0:
            costs.append(cost)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


# %% [markdown]
# Two helpers for judging the results:


# %%
def accuracy(parameters, X, Y):
    """Percentage of points on the right side; X of shape (2, m), Y of shape (1, m)."""
    return 100 * np.mean(predict_dec(parameters, X) == Y)


def show(parameters, costs, title):
    """Draw the cost curve beside the regions of the two classes; print both accuracies."""
    training_figures.draw_training(
        costs, lambda points: predict_dec(parameters, points.T), train_X, train_Y, title
    )
    plt.show()
    for name, X, Y in (("training", train_X, train_Y), ("test", test_X, test_Y)):
        print(f"Accuracy on the {name} set: {accuracy(parameters, X, Y):.1f}%")


# %% tags=["demo"] alt="Left, the cost without regularization falls low; right, the border bends around single points and forms islands"
plain, plain_costs = model(train_X, train_Y)
show(plain, plain_costs, "Without regularization")

# %% [markdown]
# The cost is low and the training accuracy high. But look at the border: it forms tongues and little
# islands to get single stray points right. On the test set, which has its own stray points in other
# places, all that bending is of no use. A training accuracy clearly above the test accuracy: that is
# **overfitting**, also called high variance.

# %% [markdown]
# ## 4. L2: a price on large weights
#
# To bend a border sharply, a network needs large weights. So make large weights cost something. The
# penalty is the sum of the squares of all weights, and $\lambda$ says how much it counts:
#
# $$J_{regularized} = \underbrace{-\frac{1}{m} \sum_{i=1}^{m} \left[ y^{(i)} \log a^{[3](i)} + (1 - y^{(i)}) \log (1 - a^{[3](i)}) \right]}_{\text{cross-entropy}}
# + \underbrace{\frac{\lambda}{2m} \sum_{l} \sum_{k} \sum_{j} \left( W^{[l]}_{kj} \right)^2}_{\text{L2 penalty}}$$
#
# The sums run over **all three layers** and over all entries of each matrix. The biases are left
# out: they move the border without bending it. (The 2 in the denominator has no deeper meaning. It
# will cancel when we take the derivative.)
#
# ### Exercise 1: `compute_cost_with_regularization`
#
# Compute the penalty. `np.square` works element by element, and `np.sum` of a matrix adds up all of
# its entries.

# %%
# GRADED FUNCTION: compute_cost_with_regularization
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Compute the cross-entropy cost with the L2 penalty.

    Arguments:
    A3 -- predicted probabilities, shape (1, m)
    Y -- classes 0 or 1, shape (1, m)
    parameters -- dictionary with W1, b1, W2, b2, W3, b3
    lambd -- strength of the penalty, a number

    Returns:
    cost -- cross-entropy plus penalty, a number
    """
    m = Y.shape[1]
    W1, W2, W3 = parameters["W1"], parameters["W2"], parameters["W3"]

    cross_entropy_cost = compute_cost(A3, Y)

    ### START CODE HERE ### (≈ 2 lines of code)
    # The squares of all weights, added up
    sum_of_squares = np.sum(np.square(W1)) + np.sum(np.square(W2)) + np.sum(np.square(W3))
    # Their price
    L2_regularization_cost = lambd / (2 * m) * sum_of_squares
    ### END CODE HERE ###

    cost = cross_entropy_cost + L2_regularization_cost
    return cost


# %% points=20
check("compute_cost_with_regularization")

# %% [markdown]
# ### And backward
#
# A new cost needs new gradients. The derivative of a sum is the sum of the derivatives, so to each
# $dW$ we add the derivative of the penalty,
#
# $$\frac{\partial}{\partial W} \left( \frac{\lambda}{2m} W^2 \right) = \frac{\lambda}{m} W
# \qquad \text{so that} \qquad
# dW^{[l]} = \frac{1}{m} dZ^{[l]} A^{[l-1]T} + \frac{\lambda}{m} W^{[l]}$$
#
# with $A^{[0]} = X$. Everything else, the biases included, stays as it was.
#
# ### Exercise 2: `backward_propagation_with_regularization`
#
# Write the three $dW$. Each has the shape of its $W$.

# %%
# GRADED FUNCTION: backward_propagation_with_regularization
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Compute the gradients of the cost with the L2 penalty.

    Arguments:
    X -- examples in columns, shape (n_x, m)
    Y -- classes 0 or 1, shape (1, m)
    cache -- (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) of the forward pass
    lambd -- strength of the penalty, a number

    Returns:
    gradients -- dictionary with dW1, db1, dW2, db2, dW3, db3, each of the shape of its
                 parameter, and dZ1, dA1, dZ2, dA2, dZ3, on the way to them
    """
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    ### START CODE HERE ### (≈ 1 line of code)
    dW3 = np.dot(dZ3, A2.T) / m + lambd / m * W3
    ### END CODE HERE ###
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    ### START CODE HERE ### (≈ 1 line of code)
    dW2 = np.dot(dZ2, A1.T) / m + lambd / m * W2
    ### END CODE HERE ###
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    ### START CODE HERE ### (≈ 1 line of code)
    dW1 = np.dot(dZ1, X.T) / m + lambd / m * W1
    ### END CODE HERE ###
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m

    return {
        "dZ3": dZ3, "dW3": dW3, "db3": db3,
        "dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2,
        "dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1,
    }


# %% points=25
check("backward_propagation_with_regularization")

# %% [markdown]
# **Why it is called weight decay.** Put the new gradient into the update rule:
#
# $$W := W - \alpha \left( dW_{plain} + \frac{\lambda}{m} W \right)
# = \left( 1 - \frac{\alpha \lambda}{m} \right) W - \alpha \, dW_{plain}$$
#
# In every step each weight first loses a small fixed share of itself. Weights that the data keep
# asking for are built up again. The others decay.

# %% tags=["demo"] alt="Left, the cost with L2 levels off higher; right, a smooth border that ignores the stray points"
with_L2, with_L2_costs = model(train_X, train_Y, lambd=0.7)
show(with_L2, with_L2_costs, "L2, λ = 0.7")

# %% [markdown]
# The border is smooth now and ignores the stray points. The cost is higher than before, for two
# reasons: it contains the penalty, and the network no longer fits every point. (Costs with and
# without a penalty cannot be compared. Accuracies can.) What has become of the weights?

# %% tags=["demo"] alt="Histograms of all weights: without regularization they reach beyond -4 and 4, with L2 they are concentrated around zero"
plt.figure(figsize=(8, 3.2))
bins = np.linspace(-4, 4, 60)
for label, parameters in (("without regularization", plain), ("L2, λ = 0.7", with_L2)):
    weights = np.concatenate([parameters[name].ravel() for name in ("W1", "W2", "W3")])
    plt.hist(np.clip(weights, -4, 4), bins, alpha=0.6, label=label)
    print(f"{label:24s} sum of squared weights: {np.sum(weights**2):7.1f}")
plt.title("All weights of the network (beyond ±4 counted in the outermost bars)")
plt.xlabel("weight")
plt.legend()
plt.show()

# %% [markdown]
# Weights of 4 and more have disappeared. The others are concentrated around zero.
#
# ### How strong?
#
# There is no formula for $\lambda$: it is a **hyperparameter**, tuned on data that were not trained
# on. Compare a weaker and a much stronger one with the two networks that you have. Guess first what the
# strong one does. The next cell trains two networks, which takes about ten seconds.

# %% tags=["demo"]
weak, _ = model(train_X, train_Y, num_iterations=15000, lambd=0.1)
strong, _ = model(train_X, train_Y, num_iterations=15000, lambd=30)

# %% tags=["demo"] alt="Borders for four strengths of L2 with accuracies: with 0 it bends around single points, with 0.1 less, with 0.7 it is smooth, with 30 it hardly follows the points or is gone"
panels = {}
for lambd, network in ((0, plain), (0.1, weak), (0.7, with_L2), (30, strong)):
    scores = [accuracy(network, X, Y) for X, Y in ((train_X, train_Y), (test_X, test_Y))]
    title = "λ = {:g}\ntraining {:.1f}%\ntest {:.1f}%".format(lambd, *scores)
    panels[title] = lambda points, network=network: predict_dec(network, points.T)
training_figures.draw_boundaries(panels, train_X, train_Y)
plt.show()

# %% [markdown]
# From left to right, the border goes from bending around single points to not bending at all. With a
# very large $\lambda$ the cheapest network is one with hardly any weights, which can no longer follow the
# border or gives up altogether. That is **underfitting**, or high bias. Somewhere in between lies the
# best test accuracy. (Strictly speaking, $\lambda$ should be chosen on a third set. If you tune on the
# test set, you have trained on it, a little.)

# %% [markdown]
# ## 5. Dropout: a different team for every match
#
# A coach who always fields the same eleven ends up with players who only function together. If some are
# absent at random every day, each has to be useful in many combinations.
#
# **Dropout** does that with units ([Srivastava et al., 2014](https://jmlr.org/papers/v15/srivastava14a.html)).
# In every training step, and for every example separately, each hidden unit is dropped with the
# probability $1 - keep\_prob$: its activation is set to zero. So each step trains another thinned
# network. No unit can rely on one particular other unit, and none can afford to specialize in one
# stray training point. With the slider you can choose how many units are kept.

# %% tags=["demo"] alt="The whole network, and the thinned network of three passes: in each, other hidden units and their connections are missing"
rng = np.random.default_rng(4)
passes = {f"pass {i}": [rng.random(8) < 0.7, rng.random(5) < 0.7] for i in (1, 2, 3)}
whole = {"the whole network": [np.ones(8), np.ones(5)]}
dropout_figures.draw_thinned_networks([2, 8, 5, 1], whole | passes)
plt.show()


@interact(keep_prob=(0.1, 1.0, 0.05))
def three_passes_with(keep_prob=0.5):
    """Play with keep_prob: from where on does hardly anything reach the output?"""
    rng = np.random.default_rng(4)
    passes = {
        f"pass {i}": [rng.random(8) < keep_prob, rng.random(5) < keep_prob] for i in (1, 2, 3)
    }
    dropout_figures.draw_thinned_networks([2, 8, 5, 1], passes)
    plt.show()


# %% [markdown]
# Inputs and output are never dropped. And at test time nothing is dropped at all: you want the best
# answer of the whole team.
#
# ### 5.1 Forward
#
# For each hidden layer $l = 1, 2$, once $A^{[l]}$ is known:
#
# 1. **Draw a mask** $D^{[l]}$ of the shape of $A^{[l]}$. Each entry, independently, says "keep" with
#    probability `keep_prob`. One way: `np.random.rand(rows, columns)` draws numbers evenly from 0
#    to 1 (`A1.shape` tells how many rows and columns), and a comparison makes `True` and `False` of
#    them. Which share of such numbers is smaller than 0.8?
# 2. **Apply it**: $A^{[l]} := A^{[l]} * D^{[l]}$, element by element. In products, `True` counts as 1
#    and `False` as 0.
# 3. **Scale**: $A^{[l]} := A^{[l]} / keep\_prob$.
#
# **Why scale?** If only 80% of the units contribute, the next layer receives sums that are too
# small, on average 0.8 times what they would be. Dividing by 0.8 corrects that. So the next layer
# receives signals of the same strength in training, with dropout, and at test time, without. This is
# called *inverted dropout*; nothing needs to be changed after training.
#
# ### Exercise 3: `forward_propagation_with_dropout`
#
# Write the three steps for both hidden layers. Every call must draw **new** masks, so there must be
# no `np.random.seed` in the function: we seed once, in `model`, before training begins. The masks
# go into the cache, because the backward pass needs them.

# %%
# GRADED FUNCTION: forward_propagation_with_dropout
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Forward pass, LINEAR-RELU-DROPOUT twice, then LINEAR-SIGMOID.

    Arguments:
    X -- examples in columns, shape (n_x, m)
    parameters -- dictionary with W1, b1, W2, b2, W3, b3
    keep_prob -- probability of keeping a hidden unit, above 0 and up to 1

    Returns:
    A3 -- predicted probabilities, shape (1, m)
    cache -- (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3), where D1 and D2 are the
             masks, of the shapes of A1 and A2, and A1 and A2 are the activations after dropout
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    ### START CODE HERE ### (≈ 3 lines of code)
    # Step 1: draw the mask
    D1 = np.random.rand(*A1.shape) < keep_prob
    # Step 2: apply it
    A1 = A1 * D1
    # Step 3: scale what is left
    A1 = A1 / keep_prob
    ### END CODE HERE ###

    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    ### START CODE HERE ### (≈ 3 lines of code)
    # Step 1: draw the mask
    D2 = np.random.rand(*A2.shape) < keep_prob
    # Step 2: apply it
    A2 = A2 * D2
    # Step 3: scale what is left
    A2 = A2 / keep_prob
    ### END CODE HERE ###

    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)

    cache = (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)
    return A3, cache


# %% points=30
check("forward_propagation_with_dropout")

# %% [markdown]
# **What dropout drops.** Here are the first layer's activations for 30 training points, one pass with
# `keep_prob = 0.86`: 14% of the units are dropped.

# %% tags=["demo"] alt="Three matrices of units by examples: the activations before, the mask with scattered holes, and the activations after, zero in the holes and a little darker elsewhere"
np.random.seed(0)
A3, cache = forward_propagation_with_dropout(train_X[:, :30], plain, keep_prob=0.86)
Z1, D1, A1 = cache[:3]
matrices = {"before: A1 = relu(Z1)": relu(Z1), "mask D1": D1, "after: A1 · D1 / keep_prob": A1}
dropout_figures.draw_matrices(matrices, "The first hidden layer for 30 examples")
plt.show()

# %% [markdown]
# The holes are in different places for every example. What survives is a little darker than before:
# that is the scaling. (What was already zero is zero with or without a mask.)
#
# **Does the scaling do what it promises?** Average a unit over many passes, each with its own masks:

# %% tags=["demo"]
passes = [forward_propagation_with_dropout(train_X, plain, 0.5)[1][2] for _ in range(2000)]
average, without_dropout = np.mean(passes, axis=0), relu(np.dot(plain["W1"], train_X) + plain["b1"])
print("activations of 6 units for one example")
for unit in np.argsort(-without_dropout[:, 0])[:6]:
    print(f"  without dropout {without_dropout[unit, 0]:.3f}"
          f"   average of 2000 passes {average[unit, 0]:.3f}")

# %% [markdown]
# ### Why new masks every time?
#
# What if the function seeded the generator at its beginning? Then every pass would draw the same
# numbers. Let us count how often each unit is kept in 200 passes.

# %% tags=["demo"] alt="How often each unit is kept for each example: seeded once, all are near 70%; seeded in every pass, each is at 0% or 100%"
def times_kept(seed_inside):
    """Share of 200 passes in which each of 10 units is kept for each of 15 examples."""
    np.random.seed(1)
    masks = []
    for _ in range(200):
        if seed_inside:
            np.random.seed(1)
        masks.append(np.random.rand(10, 15) < 0.7)
    return np.mean(masks, axis=0)


matrices = {"seeded once": times_kept(False), "seeded in every pass": times_kept(True)}
dropout_figures.draw_matrices(matrices, "How often a unit is kept")
plt.show()

# %% [markdown]
# On the left, every unit is there about 70% of the time. On the right, each is there always or never:
# for one training point, the network is the same small network from the first step to the last. No unit
# has to learn to do without the others, so that is no dropout at all.

# %% [markdown]
# ### 5.2 Backward
#
# By the chain rule, the mask does to the gradient what it did to the signal. Writing $\tilde{A}$ for the
# activations before dropout, the forward pass computed
# $A^{[l]} = \tilde{A}^{[l]} * D^{[l]} / keep\_prob$. So in the backward pass
#
# $$d\tilde{A}^{[l]} = dA^{[l]} * D^{[l]} \, / \, keep\_prob$$
#
# with the **same** mask: a unit that contributed nothing to the answer gets no share of the blame. Then
# the pass goes on as usual.
#
# ### Exercise 4: `backward_propagation_with_dropout`
#
# Apply mask and scaling to `dA2` and to `dA1`.

# %%
# GRADED FUNCTION: backward_propagation_with_dropout
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    """Compute the gradients for a forward pass with dropout.

    Arguments:
    X -- examples in columns, shape (n_x, m)
    Y -- classes 0 or 1, shape (1, m)
    cache -- what forward_propagation_with_dropout returned
    keep_prob -- the one that the forward pass used

    Returns:
    gradients -- dictionary with dW1, db1, dW2, db2, dW3, db3, each of the shape of its
                 parameter, and dZ1, dA1, dZ2, dA2, dZ3, on the way to them; dA1 and dA2 with
                 mask and scaling
    """
    m = X.shape[1]
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = np.dot(dZ3, A2.T) / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m

    dA2 = np.dot(W3.T, dZ3)
    ### START CODE HERE ### (≈ 2 lines of code)
    # Step 1: apply the mask
    dA2 = dA2 * D2
    # Step 2: scale what is left
    dA2 = dA2 / keep_prob
    ### END CODE HERE ###
    dZ2 = dA2 * (A2 > 0)
    dW2 = np.dot(dZ2, A1.T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m

    dA1 = np.dot(W2.T, dZ2)
    ### START CODE HERE ### (≈ 2 lines of code)
    # Step 1: apply the mask
    dA1 = dA1 * D1
    # Step 2: scale what is left
    dA1 = dA1 / keep_prob
    ### END CODE HERE ###
    dZ1 = dA1 * (A1 > 0)
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m

    return {
        "dZ3": dZ3, "dW3": dW3, "db3": db3,
        "dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2,
        "dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1,
    }


# %% points=25
check("backward_propagation_with_dropout")

# %% tags=["demo"] alt="Left, the jagged cost curve with dropout; right, a simple border"
with_dropout, with_dropout_costs = model(train_X, train_Y, keep_prob=0.86)
show(with_dropout, with_dropout_costs, "Dropout, keep_prob = 0.86")

# %% [markdown]
# The cost curve is jagged, since every cost comes from a different thinned network. Do not be alarmed by
# that. To see whether gradient descent itself works, set `keep_prob = 1` for a moment: then the curve
# must fall smoothly.
#
# Note what happened at the end: `predict_dec`, which judges the points, runs the plain forward
# pass. **Dropout belongs to training only.** A prediction with dropout would be a lottery:

# %% tags=["demo"]
undecided = np.argmin(np.abs(forward_propagation(test_X, with_dropout)[0] - 0.5))
point = test_X[:, [undecided]]
answers = [forward_propagation_with_dropout(point, with_dropout, 0.86)[0].item() for _ in range(6)]
print("a point near the border, six passes with dropout:", np.round(answers, 2))
print("without dropout:", np.round(forward_propagation(point, with_dropout)[0].item(), 2))

# %% [markdown]
# ## 6. Side by side

# %% tags=["demo"] alt="Borders without regularization, with L2 and with dropout: the first bends around single points, the other two are simpler"
networks = {"no regularization": plain, "L2, λ = 0.7": with_L2, "dropout, 0.86": with_dropout}
regions = {
    name: lambda points, network=network: predict_dec(network, points.T)
    for name, network in networks.items()
}
training_figures.draw_boundaries(regions, train_X, train_Y)
plt.show()
print("                     training     test")
for name, network in networks.items():
    scores = accuracy(network, train_X, train_Y), accuracy(network, test_X, test_Y)
    print("{:18s}   {:6.1f}%   {:6.1f}%".format(name, *scores))

# %% [markdown]
# Look at the gap between the two columns rather than at single figures: one test point more or less is
# half a percent here. With regularization the gap is smaller and the border simpler, closer to the one
# that you would have drawn by hand. It need not be perfect, and an island may survive: `lambd` and
# `keep_prob` were not tuned for these points.

# %% [markdown]
# ## Three quick questions
#
# <details><summary>Training accuracy 99%, test accuracy 82%. Should λ become larger or
# smaller?</summary>
#
# Larger: the gap means overfitting. If both were low and close together, it should become smaller.
# </details>
#
# <details><summary>A unit has the activation 2.0, and <code>keep_prob</code> is 0.8. Which values can it
# have after dropout, and what is the mean?</summary>
#
# 0 with probability 0.2 and 2.5 with probability 0.8; the mean is 2.0, as without dropout.
# </details>
#
# <details><summary>Why are the biases not part of the penalty?</summary>
#
# They move the border without bending it, so restraining them does little against overfitting. And each
# layer has far fewer biases than weights.
# </details>
#
# ## If you want to go further
#
# - Allow both kinds of regularization at once. What must `cost_and_gradients` do? Find the best pair of
#   `lambd` and `keep_prob` with a third set of points, not with the test set.
# - Train on the first 60 points only. Does the best $\lambda$ become larger or smaller, and why? And is
#   `keep_prob = 0.5` too much for a layer of three units?

# %% [markdown]
# ## What you have learned
#
# - Overfitting shows as a gap between training and test accuracy, and as a border that bends around
#   single points.
# - **L2** adds $\frac{\lambda}{2m} \sum W^2$ to the cost and $\frac{\lambda}{m} W$ to each $dW$. In
#   every step the weights lose a small share of themselves; smooth borders are the result.
# - **Dropout** draws a new mask in every pass, for every unit and every example, divides by
#   `keep_prob`, and uses the same mask and the same factor in the backward pass. It is for training only.
# - Both have a strength that must be tuned, and too much of either leads to underfitting.
#
# **References**
#
# - A. E. Hoerl, R. W. Kennard, [Ridge regression: biased estimation for nonorthogonal
#   problems](https://doi.org/10.1080/00401706.1970.10488634), 1970: the L2 penalty.
# - A. Krogh, J. A. Hertz, [A simple weight decay can improve
#   generalization](https://proceedings.neurips.cc/paper/1991/hash/8eefcfdf5990e441f0fb6f3fad709e21-Abstract.html), 1991.
# - N. Srivastava and others, [Dropout: a simple way to prevent neural networks from
#   overfitting](https://jmlr.org/papers/v15/srivastava14a.html), 2014.
#
# **Where it goes next.** You have changed formulas of the backward pass by hand twice today.
# How do you make sure that no error has slipped in? In `gradient_checking` you build the tool that
# finds out. In Keras you will meet today's ideas again as `kernel_regularizer=L2(…)` and
# `Dropout(rate)`, where `rate` is the share that is *dropped*.

# %%
check.summary()
