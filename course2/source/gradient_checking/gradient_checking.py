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
# # Gradient checking: is the backward pass right?
#
# A mistake in a backward pass is a silent one. Nothing crashes, the shapes fit, and often the cost even
# falls, just not as it should. In this notebook you build the tool that detects it: it works out every
# derivative a second time, in a way so simple that it can hardly be wrong, and compares.
#
# **When you are done you can**
#
# - estimate a derivative from two values of the cost, and say why two sides beat one;
# - check the backward pass of any network, whatever its number of parameters;
# - read the result: what is a mistake, and what is only rounding;
# - track a mistake down to its layer, and fix it.
#
# **You need** forward and backward passes as in the notebooks of course 1. **Time:** 1 to 2 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned beside what was expected. Your final grade also rests
# on hidden inputs, so write for any input, not for the one you see.

# %% [markdown]
# ## 1. Set-up

# %%
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
from tqdm.auto import tqdm

from coursework.figures import gradient_checking as gradient_figures
from coursework.data.planar import moons
from coursework.networks.starts import draw_parameters
from gc_utils import (
    dictionary_to_vector,
    gradient_check_n_test_case,
    gradients_to_vector,
    relu,
    sigmoid,
    vector_to_dictionary,
)

# %%
from graders import Checker

check = Checker("course2/gradient_checking")

# %% [markdown]
# ## 2. The idea: nudge and look
#
# A backward pass computes $\frac{\partial J}{\partial \theta}$: how much the cost $J$ changes when
# the parameter $\theta$ changes a little. We can also simply *try it out*: change $\theta$ by a
# small $\epsilon$, run the forward pass, and see what happens to the cost.
#
# | nudge to | estimate of the derivative | its error shrinks like |
# |---|---|---|
# | one side | $\dfrac{J(\theta + \epsilon) - J(\theta)}{\epsilon}$ | $\epsilon$ |
# | both sides | $\dfrac{J(\theta + \epsilon) - J(\theta - \epsilon)}{2 \epsilon}$ | $\epsilon^2$ |
#
# Going to both sides costs one more forward pass and is worth it: whatever the curve does
# symmetrically on the left and on the right, bending up for instance, cancels out.

# %% tags=["demo"] alt="A curve with its tangent, dashed, and an orange secant: from one side the secant is clearly steeper, through both sides it is nearly parallel to the tangent"
theta = 1.4
slope = 0.9 * theta**2 - 1
gradient_figures.draw_secants(lambda t: 0.3 * t**3 - t, slope, theta, epsilon=0.6)
plt.show()


@interact(epsilon=(0.05, 1.0, 0.05))
def secants_with(epsilon=0.3):
    """Play with the nudge: which of the two estimates becomes right sooner?"""
    gradient_figures.draw_secants(lambda t: 0.3 * t**3 - t, slope, theta, epsilon)
    plt.show()


# %% [markdown]
# The nudge here is huge, so that you can see it; the slider makes it smaller. The orange line should be
# as steep as the dashed one. How small should $\epsilon$ be? The smaller the better, until the computer's
# rounding spoils it: the two costs then agree in nearly all of their 16 digits, and their difference
# consists of the few that are left.

# %% tags=["demo"] alt="Error of the estimate against epsilon, both axes logarithmic: with one side it falls by one decade per decade down to about 1e-8, with both sides by two per decade down to below 1e-11, then both rise again"
epsilons = 10.0 ** np.arange(0, -14.1, -0.5)
J, theta, slope = np.sin, 1.0, np.cos(1.0)
one_side = np.array([(J(theta + e) - J(theta)) / e for e in epsilons])
both_sides = np.array([(J(theta + e) - J(theta - e)) / (2 * e) for e in epsilons])
gradient_figures.draw_error_curves(
    epsilons,
    {"one side": np.abs(one_side / slope - 1), "both sides": np.abs(both_sides / slope - 1)},
    "Error of the estimated derivative of sin θ at θ = 1",
)

# %% [markdown]
# Read it from right to left. As $\epsilon$ gets smaller than 1, the error falls: by one decade per
# decade with one side, by two with both. Then rounding takes over, and the smaller $\epsilon$, the
# worse. Both sides, with $\epsilon$ somewhere between $10^{-4}$ and $10^{-7}$, are a good choice.

# %% [markdown]
# ## 3. One parameter
#
# First, the smallest model that has a backward pass at all: one input $x$, one parameter $\theta$,
#
# $$J(\theta) = \theta x$$
#
# Its derivative is obvious, which is just what we want for trying out a new tool.
#
# ### Exercise 1: `forward_propagation`
#
# Compute the cost $J$.

# %%
# GRADED FUNCTION: forward_propagation
def forward_propagation(x, theta):
    """Forward pass of the model with one parameter.

    Arguments:
    x -- the input, a number
    theta -- the parameter, a number

    Returns:
    J -- the cost, a number
    """
    ### START CODE HERE ### (≈ 1 line of code)
    J = theta * x
    ### END CODE HERE ###

    return J


# %% points=10
check("forward_propagation")

# %% [markdown]
# ### Exercise 2: `backward_propagation`
#
# Compute $d\theta$, short for the derivative $\frac{\partial J}{\partial \theta}$ of the formula
# above. All backward passes take both arguments, whether they need them or not.

# %%
# GRADED FUNCTION: backward_propagation
def backward_propagation(x, theta):
    """Backward pass of the model with one parameter.

    Arguments:
    x -- the input, a number
    theta -- the parameter, a number

    Returns:
    dtheta -- derivative of the cost by theta, a number
    """
    ### START CODE HERE ### (≈ 1 line of code)
    dtheta = x
    ### END CODE HERE ###

    return dtheta


# %% points=10
check("backward_propagation")

# %% [markdown]
# ### How far apart are two numbers?
#
# Say the backward pass gives `grad`, nudging gives `gradapprox`, and they differ by 0.001. Is that a
# lot? If both are near 1000, it is nothing; if both are near 0.002, it is half of the value. So divide
# by their size:
#
# $$\text{difference} = \frac{\left| grad - gradapprox \right|}{\left| grad \right| + \left| gradapprox \right|}$$
#
# That number needs no unit. It is 0 if the two agree and 1 if they have opposite signs or if one of
# them is zero.
#
# ### Exercise 3: `gradient_check`
#
# 1. Nudge $\theta$ by `epsilon` to both sides and call `forward_propagation` at each place.
#    `gradapprox` follows from the two costs, as in the second row of the table in section 2.
# 2. Call `backward_propagation` for `grad`.
# 3. Compute the difference.
#
# Call the two functions, even though you could write down their formulas: a check that has its own idea
# of the cost does not check the code that will be used. The hidden cases put other functions in their
# place.

# %%
# GRADED FUNCTION: gradient_check
def gradient_check(x, theta, epsilon=1e-7):
    """Compare backward_propagation with what nudging theta does to forward_propagation.

    Arguments:
    x -- the input, a number
    theta -- the parameter, a number
    epsilon -- size of the nudge

    Returns:
    difference -- relative difference of the two derivatives, a number from 0 to 1
    """
    # 1. The derivative by nudging: two places, two costs, one quotient
    ### START CODE HERE ### (≈ 5 lines of code)
    theta_plus = theta + epsilon
    theta_minus = theta - epsilon
    J_plus = forward_propagation(x, theta_plus)
    J_minus = forward_propagation(x, theta_minus)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    ### END CODE HERE ###

    # 2. The derivative by the backward pass
    ### START CODE HERE ### (≈ 1 line of code)
    grad = backward_propagation(x, theta)
    ### END CODE HERE ###

    # 3. Their relative difference
    ### START CODE HERE ### (≈ 3 lines of code)
    numerator = np.abs(grad - gradapprox)
    denominator = np.abs(grad) + np.abs(gradapprox)
    difference = numerator / denominator
    ### END CODE HERE ###

    return difference


# %% points=25
check("gradient_check")

# %% [markdown]
# ### Where is the threshold?
#
# Even a perfect backward pass does not get a difference of 0: nudging has its own small error, as you
# saw. So we need a threshold. Let us see which side of it some typical slips end up on.

# %%
THRESHOLD = 1e-6


def verdict(difference):
    """Say in words what a relative difference means."""
    if difference < THRESHOLD:
        return f"difference {difference:.3g}: the two agree"
    return f"difference {difference:.3g}: there is a mistake"


# %% tags=["demo"]
print("your backward pass:    ", verdict(gradient_check(2, 4)))
gradapprox = 2.0
slips = {"a factor of 2": 4.0, "the wrong sign": -2.0, "off by 1%": 2.02, "off by 0.01%": 2.0002}
for slip, grad in slips.items():
    difference = abs(grad - gradapprox) / (abs(grad) + abs(gradapprox))
    print(f"{slip + ':':22s} ", verdict(difference))

# %% [markdown]
# There is a wide gap between the two kinds. Rounding leaves $10^{-10}$ or so here, while a wrong
# formula is hardly ever off by less than a hundredth of a percent. A threshold anywhere in the gap
# will do; $10^{-6}$ leaves room on both sides, and in section 7 you will see why the room is needed.

# %% [markdown]
# ## 4. A whole network
#
# Now a network with three layers, 4 → 5 → 3 → 1 units, ReLU twice and a sigmoid at the end. For
# $l = 1, 2, 3$, with $A^{[0]} = X$:
#
# $$Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]} \qquad A^{[1]} = \text{relu}(Z^{[1]}) \quad
# A^{[2]} = \text{relu}(Z^{[2]}) \quad A^{[3]} = \sigma(Z^{[3]})$$
#
# The cost is the mean cross-entropy. In code, `A1` stands for $A^{[1]}$, and so on.

# %%
def forward_propagation_n(X, Y, parameters):
    """Forward pass through three layers.

    Arguments:
    X -- examples in columns, shape (n_x, m)
    Y -- labels 0 or 1, shape (m,) or (1, m)
    parameters -- dictionary with "W1", "b1", "W2", "b2", "W3", "b3"

    Returns:
    cost -- the mean cross-entropy of the m examples, a number
    cache -- tuple (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)
    """
    W1, b1, W2, b2, W3, b3 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3"))

    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)
    cost = np.mean(-Y * np.log(A3) - (1 - Y) * np.log(1 - A3))

    return cost, (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)


# %% [markdown]
# And here is the first draft of its backward pass. **It contains two mistakes.** Do not look for
# them now. Its author read the code, too, and missed them; measure instead.

# %%
def backward_propagation_draft(X, Y, cache):
    """Backward pass through three layers, first draft: two of the gradients are wrong.

    Arguments:
    X -- examples in columns, shape (n_x, m)
    Y -- labels 0 or 1, shape (m,) or (1, m)
    cache -- tuple of forward_propagation_n

    Returns:
    gradients -- dictionary with "dW1", "db1", "dW2", "db2", "dW3", "db3"
    """
    m = X.shape[1]
    (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) = cache

    dZ3 = np.subtract(A3, Y)
    dW3 = 1 / m * np.dot(dZ3, A2.T)
    db3 = 1 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.where(A2 > 0, dA2, 0)
    dW2 = 2 / m * np.dot(dZ2, A1.T)
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.where(A1 > 0, dA1, 0)
    dW1 = 1 / m * np.dot(dZ1, X.T)
    db1 = 4 / m * np.sum(dZ1, axis=1, keepdims=True)

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}


# %% [markdown]
# ### Does it train?
#
# It does. Here, the draft trains the same kind of network on two interleaved half moons.

# %% tags=["demo"]
moons_X, moons_Y = moons(300, seed=3)


def train(backward, steps=4000, learning_rate=0.1):
    """Train a 2-5-3-1 network on the moons with a backward pass; return its costs."""
    parameters = draw_parameters([2, 5, 3, 1], lambda n_prev: np.sqrt(2 / n_prev), seed=3)
    costs = []
    for _ in tqdm(range(steps), desc="training", unit="steps"):
        cost, cache = forward_propagation_n(moons_X, moons_Y, parameters)
        gradients = backward(moons_X, moons_Y, cache)
        for name in parameters:
            parameters[name] = parameters[name] - learning_rate * gradients["d" + name]
        costs.append(cost)
    return costs


draft_costs = train(backward_propagation_draft)

# %% tags=["demo"] alt="The cost with the draft over 4,000 steps: it falls like that of any other training"
plt.figure(figsize=(7, 3.2))
plt.plot(draft_costs, color="#d9622b")
plt.title("Training with the draft: nothing looks wrong")
plt.xlabel("step")
plt.ylabel("cost")
plt.show()

# %% [markdown]
# A falling cost proves little. The draft's gradients point roughly downhill, and that is enough to
# get somewhere. With other data or a deeper network it may not be, and then you would search
# everywhere but here.

# %% [markdown]
# ### Many parameters, one column
#
# The network has 47 parameters in six arrays. To nudge them one after another it is convenient to have
# them all in one column, `theta`. Three functions take care of that:
#
# | function | from | to |
# |---|---|---|
# | `dictionary_to_vector` | `parameters` | `theta`, shape (47, 1), and for each entry the name it came from |
# | `vector_to_dictionary` | `theta` | `parameters` |
# | `gradients_to_vector` | `gradients` | `grad`, shape (47, 1), in the same order |

# %% tags=["demo"] alt="The six arrays W1, b1, W2, b2, W3 and b3 as grids of cells, and below all 47 cells in one row"
X, Y, parameters = gradient_check_n_test_case()
gradient_figures.draw_column(parameters)

# %% [markdown]
# ### Exercise 4: `gradient_check_n`
#
# For **each** entry $\theta_i$ of the column, all others staying as they are:
#
# $$gradapprox_i = \frac{J(\ldots, \theta_i + \epsilon, \ldots) - J(\ldots, \theta_i - \epsilon, \ldots)}{2 \epsilon}$$
#
# - Work on a **copy** of the column (`np.copy`), and change entry `[i, 0]` of it. Writing
#   `theta_plus = parameters_values` makes no copy, only a second name for the same array.
# - `forward_propagation_n` expects a dictionary, so turn the nudged column back into one. It returns
#   cost *and* cache; write `J_plus, _ = …` to keep the cost alone.
#
# Then compare the two columns as you compared the two numbers. The size of a column is its Euclidean
# norm, `np.linalg.norm`:
#
# $$\text{difference} = \frac{\left\| grad - gradapprox \right\|_2}{\left\| grad \right\|_2 + \left\| gradapprox \right\|_2}$$

# %%
# GRADED FUNCTION: gradient_check_n
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, draw=False):
    """Compare gradients with what nudging each parameter does to forward_propagation_n.

    Arguments:
    parameters -- dictionary with "W1", "b1", "W2", "b2", "W3", "b3"
    gradients -- dictionary with "dW1", "db1", "dW2", "db2", "dW3", "db3", to be checked
    X -- examples in columns, shape (4, m)
    Y -- labels 0 or 1, shape (m,) or (1, m)
    epsilon -- size of the nudge
    draw -- whether to draw all derivatives, computed both ways

    Returns:
    difference -- relative difference of the two columns of derivatives, a number from 0 to 1
    """
    parameters_values, keys = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    num_parameters = parameters_values.shape[0]
    gradapprox = np.zeros((num_parameters, 1))

    for i in range(num_parameters):
        # The cost with entry i raised by epsilon: copy the column, nudge the copy, run forward
        ### START CODE HERE ### (≈ 3 lines of code)
        theta_plus = np.copy(parameters_values)
        theta_plus[i, 0] += epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        ### END CODE HERE ###

        # The cost with entry i lowered by epsilon
        ### START CODE HERE ### (≈ 3 lines of code)
        theta_minus = np.copy(parameters_values)
        theta_minus[i, 0] -= epsilon
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        ### END CODE HERE ###

        # The derivative by entry i
        ### START CODE HERE ### (≈ 1 line of code)
        gradapprox[i] = (J_plus - J_minus) / (2 * epsilon)
        ### END CODE HERE ###

    # The relative difference of the columns grad and gradapprox
    ### START CODE HERE ### (≈ 3 lines of code)
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    difference = numerator / denominator
    ### END CODE HERE ###

    if draw:
        gradient_figures.draw_comparison(grad, gradapprox, keys)
    return difference


# %% points=35
check("gradient_check_n")

# %% [markdown]
# ## 5. Measure the draft

# %% tags=["demo"] alt="All 47 derivatives in six blocks: the dots of the draft sit in the rings of nudging, except in the blocks W2 and b1"
cost, cache = forward_propagation_n(X, Y, parameters)
draft = backward_propagation_draft(X, Y, cache)
print(verdict(gradient_check_n(parameters, draft, X, Y, draw=True)))

# %% [markdown]
# The single number says *that* something is wrong. The figure says *where*: every ring is a derivative
# found by nudging, every blue dot is one from the draft. In four of the six blocks each dot sits in its
# ring. In two blocks none does, except those whose derivative is 0.
#
# That tells us even more. Backpropagation passes errors on from the last layer to the first: if the
# draft had computed a wrong $dZ^{[2]}$, everything derived from it, $dW^{[2]}$, $db^{[2]}$ and the whole
# of layer 1, would be wrong as well. Here each bad block has good neighbours, so the mistake must be in
# the block's own line.

# %% [markdown]
# ## 6. Fix it
#
# ### Exercise 5: `backward_propagation_n`
#
# Write the backward pass again, correctly this time. You may copy the lines of the draft that have
# proven right; for the two bad blocks, compare the draft's line with the same line of another layer.
#
# | | $dZ^{[l]}$ | $dA^{[l]}$ | $dW^{[l]}$ | $db^{[l]}$ |
# |---|---|---|---|---|
# | shape | as $Z^{[l]}$ | as $A^{[l]}$ | as $W^{[l]}$ | as $b^{[l]}$ |

# %%
# GRADED FUNCTION: backward_propagation_n
def backward_propagation_n(X, Y, cache):
    """Backward pass through three layers.

    Arguments:
    X -- examples in columns, shape (n_x, m)
    Y -- labels 0 or 1, shape (m,) or (1, m)
    cache -- tuple of forward_propagation_n

    Returns:
    gradients -- dictionary with "dW1", "db1", "dW2", "db2", "dW3", "db3"
    """
    m = X.shape[1]
    (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) = cache

    # Layer 3
    ### START CODE HERE ### (≈ 3 lines of code)
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    ### END CODE HERE ###

    # Layer 2
    ### START CODE HERE ### (≈ 4 lines of code)
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    ### END CODE HERE ###

    # Layer 1
    ### START CODE HERE ### (≈ 4 lines of code)
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    ### END CODE HERE ###

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}


# %% points=20
check("backward_propagation_n")

# %% tags=["demo"] alt="All 47 derivatives again: now every dot sits in its ring"
fixed = backward_propagation_n(X, Y, cache)
print(verdict(gradient_check_n(parameters, fixed, X, Y, draw=True)))

# %% [markdown]
# All dots are in their rings, and the difference has dropped from about 0.3 to about $10^{-7}$.
#
# What did the mistakes cost in training? Same network, same start, same learning rate:

# %% tags=["demo"] alt="Cost of both trainings: the draft falls faster at first and then levels off, the fixed backward pass ends lower"
fixed_costs = train(backward_propagation_n)
plt.figure(figsize=(7, 3.2))
plt.plot(draft_costs, color="#d9622b", label="draft")
plt.plot(fixed_costs, color="#2a6f97", label="fixed")
plt.title("Training with both backward passes")
plt.xlabel("step")
plt.ylabel("cost")
plt.legend()
plt.show()

# %% [markdown]
# At first, the draft's cost even falls faster: a gradient that is too large in places acts like a larger
# learning rate there. Then it is stuck for two thousand steps where the right gradient finds a way
# on. Without the blue curve, who would have known? The check needs no second curve to compare with.

# %% [markdown]
# ## 7. How small is small enough?
#
# The fixed pass scored about $1.2 \cdot 10^{-7}$. A common rule says: take $\epsilon = 10^{-7}$, and
# anything above $10^{-7}$ is a mistake. By that rule, your *right* backward pass would have been
# rejected. So let us look at the whole range of $\epsilon$.

# %% tags=["demo"] alt="Difference against epsilon, both axes logarithmic: the draft stays near 0.3, the fixed pass forms a valley with its floor near 1e-4, and the threshold 1e-6 lies in between"
epsilons = 10.0 ** np.arange(-1, -12.1, -0.5)
by_epsilon = {
    label: np.array([gradient_check_n(parameters, gradients, X, Y, e) for e in epsilons])
    for label, gradients in (("draft", draft), ("fixed", fixed))
}
title = "Difference that gradient_check_n finds"
gradient_figures.draw_error_curves(epsilons, by_epsilon, title, THRESHOLD)

# %% [markdown]
# - The **draft** is wrong at every $\epsilon$: a mistake in a formula does not go away.
# - The **fixed** pass shows the valley of section 2. Its floor, near $\epsilon = 10^{-4}$, lies
#   hundreds of times lower than its value at $10^{-7}$, where rounding has already taken over.
#
# So do not trust a threshold that comes without its $\epsilon$. When in doubt, try another
# $\epsilon$: what rounding leaves changes with it, a mistake stays.

# %% tags=["demo"]
for epsilon in (1e-7, 1e-5):
    print(f"epsilon {epsilon:g}: ", verdict(gradient_check_n(parameters, fixed, X, Y, epsilon)))

# %% [markdown]
# ### When a right backward pass looks wrong
#
# ReLU has a kink at 0. If a nudge carries some $Z$ across it, the two sides have different slopes,
# and the estimate is a mixture of both and right for neither.

# %% tags=["demo"] alt="The kink of ReLU: at a point just left of it the derivative is 0, but a nudge that reaches across the kink gives an estimate above 0"
gradient_figures.draw_secants(relu, slope=0.0, theta=-0.02, epsilon=0.05)

# %% [markdown]
# On both sides of the kink the backward pass is right, yet the check complains. With a smaller
# $\epsilon$, fewer units are caught like that. If a few single entries are off and all their
# neighbours fit, suspect a kink; if a whole block is off, suspect the formula.
#
# ### Rules of use
#
# - **Check, then switch it off.** Each check takes two forward passes *per parameter*. For 47 of
#   them that is nothing; the cat classifier of course 1, with 12,288 weights in a single neuron,
#   would take 24,578 passes for one step.
# - **Same cost on both sides.** If the cost has a regularization term, it must be in the forward
#   pass that is nudged as well as in the backward pass.
# - **No randomness.** Dropout draws a new network in every pass, so the two costs would belong to two
#   different ones. Turn it off for the check (`keep_prob = 1`).
# - **It checks the gradient, not the goal.** If the cost itself is wrong, its gradient can be
#   perfectly right.
# - **Check more than one place.** At the very start, with weights near zero, some mistakes do not
#   show. Check again after some steps of training.

# %% [markdown]
# ## Three quick questions
#
# <details><summary>The difference is 0.33. Which simple mistake in all gradients would give just
# that number?</summary>
#
# A factor of 2: $|2g - g| / (|2g| + |g|) = 1/3$. The wrong sign everywhere gives exactly 1.
# </details>
#
# <details><summary>You forgot the same factor $1/m$ in the cost <em>and</em> in the backward pass. What
# does the check say?</summary>
#
# That all is well. It compares the backward pass with the cost as it is coded, not with the cost that
# you had in mind.
# </details>
#
# <details><summary>A model has a million parameters. How would you check it nevertheless?</summary>
#
# Nudge a random sample of parameters from each layer, or nudge all of them along one random direction
# and compare with the dot product of that direction and the gradient.
# </details>
#
# ## If you want to go further
#
# - Plant mistakes of your own in `backward_propagation_n`, such as a missing `.T` where the array is
#   square, or `A2 >= 0` instead of `A2 > 0`. What does the figure show, and which mistakes does the check
#   not notice?
# - Write the check along random directions: two forward passes for all parameters together. How many
#   directions do you need to find the two mistakes of the draft?

# %% [markdown]
# ## What you have learned
#
# - Nudging a parameter to both sides gives its derivative with an error of the order of
#   $\epsilon^2$, from nothing but the forward pass.
# - The relative difference of two columns of derivatives says whether a backward pass is right;
#   the single entries say where it is wrong.
# - A good threshold lies in the gap between rounding and mistakes, and it depends on $\epsilon$.
# - A falling cost does not prove that the gradient is right.
#
# **References**
#
# - L. Bottou, [Stochastic gradient descent
#   tricks](https://doi.org/10.1007/978-3-642-35289-8_25), 2012: the advice on debugging includes checking gradients.
# - A. Karpathy, [CS231n: gradient checks](https://cs231n.github.io/neural-networks-3/#gradcheck), 2015:
#   practical advice, kinks included.
# - D. Goldberg, [What every computer scientist should know about floating-point
#   arithmetic](https://doi.org/10.1145/103162.103163), 1991: why a smaller nudge is not always better.
#
# **Where it goes next.** From now on, every gradient that you write by hand can be checked this way.
# In `optimization_methods` the gradients are taken as right, and the question becomes what to do
# with them: there are better ways downhill than one step against the gradient after another.

# %%
check.summary()
