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
# # Averages that move
#
# A learning curve jumps from step to step, and the trend hides behind the jumps. Two averages show
# it: one over a window, and one that forgets slowly, which returns in optimizers as *momentum*.
#
# **Time:** half an hour.

# %%
import matplotlib.pyplot as plt
import numpy as np

# %%
from graders import Checker

check = Checker("course1/moving_average")

# %% [markdown]
# ## 1. The mean over a window
#
# Of $n$ values and a window of $k$ there are $n - k + 1$ means, one for each place at which the
# whole window fits:
#
# $$a_i = \frac{1}{k} \sum_{j=0}^{k-1} x_{i+j}$$
#
# `np.convolve(x, np.ones(k), mode=...)` adds up the values below a window; see `help(np.convolve)`
# for the mode that keeps to full windows.

# %%
# GRADED FUNCTION: moving_average
def moving_average(x, width):
    """Mean over every full window.

    Arguments:
    x -- values, shape (n,)
    width -- how many values a window holds, from 1 to n

    Returns:
    means -- shape (n - width + 1,)
    """
    ### START CODE HERE ### (≈ 2 lines of code)
    sums = np.convolve(x, np.ones(width), mode="valid")
    means = sums / width
    ### END CODE HERE ###
    return means

# %% points=45
check("moving_average")

# %% [markdown]
# ## 2. The average that forgets
#
# No window need be kept if the average is updated: $\beta$ of the old one, $1 - \beta$ of the new
# value. It starts at 0, which makes the first averages too small; division by $1 - \beta^t$, where
# $t$ counts the values from 1, corrects that:
#
# $$v_t = \beta v_{t-1} + (1 - \beta) x_t, \qquad a_t = \frac{v_t}{1 - \beta^t}$$

# %%
# GRADED FUNCTION: exponential_average
def exponential_average(x, beta):
    """Exponentially weighted average after every value.

    Arguments:
    x -- values, shape (n,)
    beta -- share that the old average keeps, at least 0 and below 1

    Returns:
    averages -- list of n numbers
    """
    v, averages = 0.0, []
    for t, value in enumerate(x, start=1):
        ### START CODE HERE ### (≈ 2 lines of code)
        # the update first, then the correction
        v = beta * v + (1 - beta) * value
        average = v / (1 - beta**t)
        ### END CODE HERE ###
        averages.append(average)
    return averages

# %% points=45
check("exponential_average")

# %% [markdown]
# ## 3. Both at work

# %% tags=["demo"] alt="A noisy loss that falls from 1 to 0, and two averages through it that are smooth and nearly the same"
steps = np.arange(200)
losses = np.exp(-steps / 60) + np.random.default_rng(1).normal(scale=0.1, size=200)
plt.plot(steps, losses, alpha=0.4, label="loss")
plt.plot(steps[19:], moving_average(losses, 20), label="window of 20")
plt.plot(steps, exponential_average(losses, 0.9), label="beta = 0.9")
plt.title("Two averages of a learning curve")
plt.legend();

# %% [markdown] tags=["reflection"] points=10
# **Question.** Training goes on for a million steps, and you want the average after each. Which of
# the two do you take, and why? Write two or three sentences in place of this text.

# %%
check.summary()
