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
# # Recurrent networks, step by step
#
# A sentence, a melody, a day of temperatures: in a sequence, what comes now depends on what came
# before. The networks that you have built so far take an input of fixed size and forget it at once.
# A *recurrent* network reads a sequence one step at a time and keeps a memory, its hidden state.
# You will build two of them with NumPy alone, the plain RNN and the LSTM, forward and backward.
# Then you will train both on a task that is nothing but memory, and see why the LSTM was invented.
#
# **When you are done you can**
#
# - write one step of an RNN and of an LSTM, and run either over a whole sequence;
# - say what each gate of an LSTM does, and read it off a figure;
# - carry gradients back through time, and prove with numbers that they are right;
# - explain why a plain RNN forgets, and measure how fast.
#
# **You need** course 1: forward and backward pass, caches, the chain rule; Adam from course 2.
# **Time:** 3 to 4 hours. The forward passes (sections 3 and 4) are worth 50 points, the backward
# passes (sections 5 and 6) 50.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned beside what was expected. Your points come from these
# visible checks and from hidden inputs of other shapes, so write for any input, not for the one you
# see.

# %% [markdown]
# ## 1. Set-up

# %%
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact

from coursework.figures.rnn_step_by_step import curves as curve_figures
from coursework.figures.rnn_step_by_step import diagrams as rnn_figures
from coursework.networks.first_number import Recurrent, answers, draw_sequences, train
from rnn_utils import sigmoid, softmax

# %%
from graders import Checker

check = Checker("course5/rnn_step_by_step")

# %% [markdown]
# ## 2. Sequences in an array
#
# As before, one column is one example. A batch of $m$ sequences has a third axis, **time**: `x` has
# the shape $(n_x, m, T_x)$, where $n_x$ is the number of inputs at each step and $T_x$ the number
# of steps. `x[:, :, t]` cuts out step $t$ of all sequences at once, a matrix of shape $(n_x, m)$
# like the ones you know. In formulas this is $x^{\langle t \rangle}$, with the step in angle
# brackets.

# %% tags=["demo"] alt="A batch of five sequences with four steps: four matrices side by side along the time axis, x[:, :, 0] to x[:, :, 3], one for each step"
rnn_figures.draw_sequence_array()
plt.show()

# %% [markdown]
# | name | meaning | shape |
# |---|---|---|
# | `x` | inputs | $(n_x, m, T_x)$ |
# | `a` | hidden states, the network's memory | $(n_a, m, T_x)$ |
# | `y_pred` | predictions, probabilities of $n_y$ classes | $(n_y, m, T_x)$ |
# | `xt`, `a_prev`, `a_next`, `yt_pred` | one step of them | $(n_x, m)$, $(n_a, m)$, $(n_a, m)$, $(n_y, m)$ |

# %% [markdown]
# ## 3. The plain RNN
#
# A recurrent network is one and the same small network, the **cell**, used again at every step. It
# takes the input of this step and the hidden state of the step before, and produces the next hidden
# state. Unrolled over time it looks like a deep network, but all its layers share their weights.

# %% tags=["demo"] alt="The same RNN cell drawn at every step of time; each reads its input and the hidden state of the step before, and gives a prediction"
rnn_figures.draw_over_time()
plt.show()

# %% [markdown]
# ### One step
#
# $$a^{\langle t \rangle} = \tanh\left(W_{ax} x^{\langle t \rangle}
# + W_{aa} a^{\langle t-1 \rangle} + b_a\right)$$
#
# $$\hat{y}^{\langle t \rangle} = \mathrm{softmax}\left(W_{ya} a^{\langle t \rangle} + b_y\right)$$
#
# The first index of a weight matrix says what it makes, the second what it reads: $W_{ax}$ makes a
# hidden state from an input, so its shape is $(n_a, n_x)$.

# %% tags=["demo"] alt="Inside an RNN cell: input and old hidden state times their weights plus a bias go through a tanh to the new hidden state, and from there through a softmax to the prediction"
rnn_figures.draw_rnn_cell()
plt.show()

# %% [markdown]
# ### Exercise 1: `rnn_cell_forward`
#
# Two lines, one for each equation. `@` (or `np.dot`) is the matrix product, and `softmax` from
# `rnn_utils` turns each column of scores into probabilities. The cache keeps what the backward
# pass will need; it is written for you.

# %%
# GRADED FUNCTION: rnn_cell_forward
def rnn_cell_forward(xt, a_prev, parameters):
    """One step of a plain RNN.

    Arguments:
    xt -- input of this step, shape (n_x, m)
    a_prev -- hidden state of the step before, shape (n_a, m)
    parameters -- dictionary with
                  Wax -- shape (n_a, n_x)
                  Waa -- shape (n_a, n_a)
                  Wya -- shape (n_y, n_a)
                  ba -- shape (n_a, 1)
                  by -- shape (n_y, 1)

    Returns:
    a_next -- next hidden state, shape (n_a, m)
    yt_pred -- prediction of this step, shape (n_y, m)
    cache -- (a_next, a_prev, xt, parameters), for the backward pass
    """
    Wax, Waa, Wya = parameters["Wax"], parameters["Waa"], parameters["Wya"]
    ba, by = parameters["ba"], parameters["by"]

    ### START CODE HERE ### (≈ 2 lines of code)
    # The next hidden state
    a_next = np.tanh(Wax @ xt + Waa @ a_prev + ba)
    # The prediction
    yt_pred = softmax(Wya @ a_next + by)
    ### END CODE HERE ###

    cache = (a_next, a_prev, xt, parameters)
    return a_next, yt_pred, cache


# %% points=10
check("rnn_cell_forward")

# %% [markdown]
# ### All steps
#
# Now let the cell run over the sequence. The hidden state is handed on from step to step:
#
# - before the first step it is $a^{\langle 0 \rangle}$, the argument `a0` (usually zeros, but not
#   always: it can also be the final state of another network);
# - each step reads the state that the step before has left, and leaves its own.
#
# Arrays count from 0, so the hidden state of the first step is `a[:, :, 0]`.
#
# ### Exercise 2: `rnn_forward`
#
# Set up arrays for all hidden states and predictions, then fill in one step of the loop. The list
# `caches` collects the cache of every step.

# %%
# GRADED FUNCTION: rnn_forward
def rnn_forward(x, a0, parameters):
    """A plain RNN over a whole sequence.

    Arguments:
    x -- inputs, shape (n_x, m, T_x)
    a0 -- hidden state before the first step, shape (n_a, m)
    parameters -- dictionary with Wax, Waa, Wya, ba, by, as in rnn_cell_forward

    Returns:
    a -- hidden states of all steps, shape (n_a, m, T_x)
    y_pred -- predictions of all steps, shape (n_y, m, T_x)
    caches -- (list of the caches of all steps, x), for the backward pass
    """
    caches = []
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape

    ### START CODE HERE ### (≈ 3 lines of code)
    # Room for the results
    a = np.zeros((n_a, m, T_x))
    y_pred = np.zeros((n_y, m, T_x))
    # The state before the first step
    a_next = a0
    ### END CODE HERE ###

    for t in range(T_x):
        ### START CODE HERE ### (≈ 4 lines of code)
        # One step of the cell
        a_next, yt_pred, cache = rnn_cell_forward(x[:, :, t], a_next, parameters)
        # Keep its results
        a[:, :, t] = a_next
        y_pred[:, :, t] = yt_pred
        # Keep its cache: append it to the list
        caches.append(cache)
        ### END CODE HERE ###

    return a, y_pred, (caches, x)


# %% points=15
check("rnn_forward")

# %% [markdown]
# ### How long does it remember?
#
# Memory can be measured. Run a random RNN over a sequence, change the *first* input a little, and
# run it again. How much of the change is left in the hidden state after $t$ steps? That depends on
# the size of the recurrent weights. Here $W_{aa}$ is a random rotation (every vector keeps its
# length) times a factor:

# %%
def change_that_is_left(factor, steps=50, units=40, examples=30):
    """Relative size, step by step, of what a small change of the first input leaves behind."""
    rng = np.random.default_rng(0)
    rotation, _ = np.linalg.qr(rng.normal(size=(units, units)))
    parameters = {"Waa": factor * rotation, "Wax": rng.normal(size=(units, 1)) / 2}
    parameters |= {"Wya": np.zeros((2, units)), "ba": np.zeros((units, 1)), "by": np.zeros((2, 1))}
    x, a0 = rng.normal(size=(1, examples, steps)), np.zeros((units, examples))
    changed = x.copy()
    changed[:, :, 0] += 1e-6
    a, *_ = rnn_forward(x, a0, parameters)
    a_changed, *_ = rnn_forward(changed, a0, parameters)
    return np.linalg.norm(a_changed - a, axis=0).mean(axis=0) / 1e-6


# %% tags=["demo"] alt="What is left of a small change of the first input over 50 steps, on a logarithmic scale: with factors 0.5, 0.9 and 1 it shrinks, with 2 it grows several hundredfold"
curves = {f"factor {factor}": change_that_is_left(factor) for factor in (0.5, 0.9, 1.0, 2.0)}
curve_figures.draw_memory(curves, "What is left of a small change of the first input: plain RNN")
plt.show()


@interact(factor=(0.1, 3.0, 0.1))
def memory_of(factor=1.2):
    """Play with the factor: where does forgetting turn into chaos?"""
    label = f"factor {factor:.1f}"
    curve_figures.draw_memory({label: change_that_is_left(factor)}, "Choose a factor")
    plt.show()


# %% [markdown]
# The scale is logarithmic, so a straight line means that each step multiplies by the same number.
# With a factor of 0.5 the first input is forgotten within a few steps. Even with 1.0 it fades,
# because $\tanh$ flattens whatever is large. With 2.0 the opposite happens: the change grows,
# several hundredfold in fifty steps, and it goes on growing until the two runs have nothing in
# common. That is not memory but chaos. Between the two there is hardly a place where a plain RNN
# keeps something *for long*.

# %% [markdown]
# ## 4. The LSTM
#
# The long short-term memory (Hochreiter and Schmidhuber, 1997; with the forget gate of Gers,
# Schmidhuber and Cummins, 2000) gives the network a second state, the **cell state** $c$, which
# does not pass through a matrix and a $\tanh$ at every step. It is only multiplied, element by
# element, and added to. **Gates** decide by how much. A gate is a layer with a sigmoid, so each of
# its numbers lies between 0 (closed) and 1 (open):
#
# | gate | in code | decides |
# |---|---|---|
# | forget gate $\Gamma_f$ | `ft` | how much of the old cell state is kept |
# | update gate $\Gamma_u$ | `it` | how much of the candidate is written |
# | output gate $\Gamma_o$ | `ot` | how much of the cell state is shown as hidden state |
#
# (The update gate is also called *input gate*; that is where the `i` in the code comes from.) With
# the previous hidden state on top of the input,
#
# $$z^{\langle t \rangle} = \begin{bmatrix} a^{\langle t-1 \rangle} \\ x^{\langle t \rangle}
# \end{bmatrix},$$
#
# each gate, like the candidate $\tilde{c}$, is one layer that reads it:
#
# $$\Gamma_f = \sigma(W_f z + b_f) \qquad \Gamma_u = \sigma(W_i z + b_i) \qquad
# \tilde{c} = \tanh(W_c z + b_c) \qquad \Gamma_o = \sigma(W_o z + b_o)$$
#
# and the two states follow, with $*$ for the product element by element:
#
# $$c^{\langle t \rangle} = \Gamma_f * c^{\langle t-1 \rangle} + \Gamma_u * \tilde{c} \qquad
# a^{\langle t \rangle} = \Gamma_o * \tanh c^{\langle t \rangle}$$

# %% tags=["demo"] alt="Inside an LSTM cell: the cell state runs along the top through one multiplication and one addition; three gates and a candidate are made from the old hidden state and the input"
rnn_figures.draw_lstm_cell()
plt.show()

# %% [markdown]
# Follow the upper line from left to right: this is the memory's highway, with just one
# multiplication and one addition on it. If the forget gate is open (1) and the update gate closed
# (0), the cell state passes unchanged, for as many steps as you like.
#
# ### Exercise 3: `lstm_cell_forward`
#
# Eight short lines. `np.concatenate((top, bottom), axis=0)` puts one array on top of another. The
# prediction is $\mathrm{softmax}(W_y a^{\langle t \rangle} + b_y)$.

# %%
# GRADED FUNCTION: lstm_cell_forward
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    """One step of an LSTM.

    Arguments:
    xt -- input of this step, shape (n_x, m)
    a_prev -- hidden state of the step before, shape (n_a, m)
    c_prev -- cell state of the step before, shape (n_a, m)
    parameters -- dictionary with
                  Wf, bf -- forget gate, shapes (n_a, n_a + n_x) and (n_a, 1)
                  Wi, bi -- update gate, the same shapes
                  Wc, bc -- candidate, the same shapes
                  Wo, bo -- output gate, the same shapes
                  Wy, by -- prediction, shapes (n_y, n_a) and (n_y, 1)

    Returns:
    a_next -- next hidden state, shape (n_a, m)
    c_next -- next cell state, shape (n_a, m)
    yt_pred -- prediction of this step, shape (n_y, m)
    cache -- (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)
    """
    Wf, bf, Wi, bi = (parameters[name] for name in ("Wf", "bf", "Wi", "bi"))
    Wc, bc, Wo, bo = (parameters[name] for name in ("Wc", "bc", "Wo", "bo"))
    Wy, by = parameters["Wy"], parameters["by"]

    ### START CODE HERE ### (≈ 8 lines of code)
    # The previous hidden state on top of the input
    concat = np.concatenate((a_prev, xt), axis=0)
    # Forget gate, update gate, candidate, output gate
    ft = sigmoid(Wf @ concat + bf)
    it = sigmoid(Wi @ concat + bi)
    cct = np.tanh(Wc @ concat + bc)
    ot = sigmoid(Wo @ concat + bo)
    # Cell state and hidden state
    c_next = ft * c_prev + it * cct
    a_next = ot * np.tanh(c_next)
    # The prediction
    yt_pred = softmax(Wy @ a_next + by)
    ### END CODE HERE ###

    cache = (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)
    return a_next, c_next, yt_pred, cache


# %% points=15
check("lstm_cell_forward")

# %% [markdown]
# ### Exercise 4: `lstm_forward`
#
# The loop of exercise 2 with a second state. The cell state starts from zeros. Beware of one trap:
# `a = c = np.zeros(...)` makes a single array with two names, and whatever you write into one of
# them appears in the other as well.

# %%
# GRADED FUNCTION: lstm_forward
def lstm_forward(x, a0, parameters):
    """An LSTM over a whole sequence.

    Arguments:
    x -- inputs, shape (n_x, m, T_x)
    a0 -- hidden state before the first step, shape (n_a, m)
    parameters -- dictionary with Wf, bf, Wi, bi, Wc, bc, Wo, bo, Wy, by

    Returns:
    a -- hidden states of all steps, shape (n_a, m, T_x)
    y -- predictions of all steps, shape (n_y, m, T_x)
    c -- cell states of all steps, shape (n_a, m, T_x)
    caches -- (list of the caches of all steps, x), for the backward pass
    """
    caches = []
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape

    ### START CODE HERE ### (≈ 5 lines of code)
    # Room for the results
    a = np.zeros((n_a, m, T_x))
    c = np.zeros((n_a, m, T_x))
    y = np.zeros((n_y, m, T_x))
    # Both states before the first step
    a_next = a0
    c_next = np.zeros((n_a, m))
    ### END CODE HERE ###

    for t in range(T_x):
        ### START CODE HERE ### (≈ 5 lines of code)
        # One step of the cell
        a_next, c_next, yt_pred, cache = lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)
        # Keep its results
        a[:, :, t] = a_next
        c[:, :, t] = c_next
        y[:, :, t] = yt_pred
        # Keep its cache: append it to the list
        caches.append(cache)
        ### END CODE HERE ###

    return a, y, c, (caches, x)


# %% points=10
check("lstm_forward")

# %% [markdown]
# ### The same measurement
#
# The factor of the RNN was the size of its recurrent weights. In an LSTM it is the forget gate that
# decides, and its bias $b_f$ opens or closes it.

# %%
def lstm_parameters(units, n_x, n_y, forget_bias, rng, scale=1.0):
    """Small random parameters of an LSTM; the bias of the forget gate can be chosen."""
    inputs = units + n_x
    parameters = {"Wy": rng.normal(size=(n_y, units)) / np.sqrt(units), "by": np.zeros((n_y, 1))}
    for gate in "fico":
        parameters["W" + gate] = scale * rng.normal(size=(units, inputs)) / np.sqrt(inputs)
        parameters["b" + gate] = np.zeros((units, 1))
    parameters["bf"] += forget_bias
    return parameters

# %%
def change_left_in_lstm(forget_bias, steps=50, units=40, examples=30):
    """Relative size, step by step, of what a small change of the first input leaves in c."""
    rng = np.random.default_rng(0)
    parameters = lstm_parameters(units, 1, 2, forget_bias, rng, scale=0.5)
    x, a0 = rng.normal(size=(1, examples, steps)), np.zeros((units, examples))
    changed = x.copy()
    changed[:, :, 0] += 1e-6
    c, c_changed = lstm_forward(x, a0, parameters)[2], lstm_forward(changed, a0, parameters)[2]
    change = np.linalg.norm(c_changed - c, axis=0).mean(axis=0)
    return change / change[0]


# %% tags=["demo"] alt="What is left of a small change of the first input in the cell state over 50 steps: with forget biases of -1 and 0 it fades, with 2 it stays level, with 5 it slowly grows"
curves = {f"bias {bias}": change_left_in_lstm(bias) for bias in (-1, 0, 2, 5)}
curve_figures.draw_memory(curves, "What is left of a small change of the first input: LSTM")
plt.show()


@interact(bias=(-3.0, 8.0, 0.5))
def lstm_memory_of(bias=3.0):
    """Play with the bias of the forget gate."""
    label = f"bias {bias:.1f}: gate around {sigmoid(bias):.2f}"
    curve_figures.draw_memory({label: change_left_in_lstm(bias)}, "Choose the bias of the gate")
    plt.show()


# %% [markdown]
# With a bias of 2 the gate is around 0.88, with 5 around 0.99, and after fifty steps the change is
# still there: hardly altered with 2, nearly thirty times as large with 5. (The gate alone would leave
# $0.88^{50} \approx 0.002$; the rest comes back through the hidden state, which gates and candidate
# read.) That is why LSTMs are often started with a forget bias of 1 or more (Keras uses 1 unless told
# otherwise).

# %% [markdown]
# ## 5. Back through the RNN
#
# To learn, the network needs gradients. Unrolled over time it is a deep network, so you already
# know how it goes: step by step from the end to the beginning. This is **backpropagation through
# time**. Frameworks do it for you; just this once, you do it yourself.

# %% tags=["demo"] alt="The cells over time again; gradients run from the last step to the first and come from the predictions of every step"
rnn_figures.draw_over_time(backward=True)
plt.show()

# %% [markdown]
# ### One step
#
# Write `da_next` for the gradient of the loss with respect to $a^{\langle t \rangle}$. Since
# $\tanh' = 1 - \tanh^2$, the gradient with respect to what stands inside the tanh is
#
# $$dz = \left(1 - {a^{\langle t \rangle}}^2\right) * da_{next} ,$$
#
# and the rest follows from the rules for a layer, as in course 1:
#
# $$dx^{\langle t \rangle} = W_{ax}^T\, dz \qquad da_{prev} = W_{aa}^T\, dz \qquad
# dW_{ax} = dz\, {x^{\langle t \rangle}}^T \qquad dW_{aa} = dz\, {a^{\langle t-1 \rangle}}^T \qquad
# db_a = \sum_{\text{examples}} dz$$
#
# The prediction plays no part here: what it contributes is already in `da_next`. And there is no
# $1/m$: it belongs to the loss, so it too is already in `da_next`.
#
# ### Exercise 5: `rnn_cell_backward`
#
# Each gradient has the shape of what it belongs to. That catches most slips, but not all: $W_{aa}$
# is square, so it fits transposed as well.

# %%
# GRADED FUNCTION: rnn_cell_backward
def rnn_cell_backward(da_next, cache):
    """Backward pass of one step of a plain RNN.

    Arguments:
    da_next -- gradient of the loss with respect to a_next, shape (n_a, m)
    cache -- (a_next, a_prev, xt, parameters), from rnn_cell_forward

    Returns:
    gradients -- dictionary with
                 dxt -- shape (n_x, m)
                 da_prev -- shape (n_a, m)
                 dWax -- shape (n_a, n_x)
                 dWaa -- shape (n_a, n_a)
                 dba -- shape (n_a, 1)
    """
    a_next, a_prev, xt, parameters = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]

    ### START CODE HERE ### (≈ 6 lines of code)
    # Through the tanh
    dz = (1 - a_next**2) * da_next
    # To the input and to the step before
    dxt = Wax.T @ dz
    da_prev = Waa.T @ dz
    # To the parameters
    dWax = dz @ xt.T
    dWaa = dz @ a_prev.T
    dba = np.sum(dz, axis=1, keepdims=True)
    ### END CODE HERE ###

    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}


# %% points=10
check("rnn_cell_backward")

# %% [markdown]
# ### All steps, from the last to the first
#
# The argument `da` holds, for each step, the gradient that comes **from the predictions** of that
# step. But $a^{\langle t \rangle}$ acts on the loss in two ways: through the prediction of step $t$
# and through the step after it. Both gradients are added:
#
# $$da_{next} = da^{\langle t \rangle} + da_{prev} \text{ of step } t+1$$
#
# And since all steps share their parameters, the gradients of the parameters are the sums over all
# steps.
#
# ### Exercise 6: `rnn_backward`

# %%
# GRADED FUNCTION: rnn_backward
def rnn_backward(da, caches):
    """Backward pass of a plain RNN over a whole sequence.

    Arguments:
    da -- gradients with respect to the hidden states that come from the predictions,
          shape (n_a, m, T_x)
    caches -- (list of caches, x), from rnn_forward

    Returns:
    gradients -- dictionary with
                 dx -- shape (n_x, m, T_x)
                 da0 -- shape (n_a, m)
                 dWax -- shape (n_a, n_x)
                 dWaa -- shape (n_a, n_a)
                 dba -- shape (n_a, 1)
    """
    caches, x = caches
    n_a, m, T_x = da.shape
    n_x = x.shape[0]

    ### START CODE HERE ### (≈ 6 lines of code)
    # Zeros to begin with: inputs, the three parameters, and what comes from the step after
    dx = np.zeros((n_x, m, T_x))
    dWax = np.zeros((n_a, n_x))
    dWaa = np.zeros((n_a, n_a))
    dba = np.zeros((n_a, 1))
    da_prevt = np.zeros((n_a, m))
    # The steps, in the order in which the gradient meets them
    steps = reversed(range(T_x))
    ### END CODE HERE ###

    for t in steps:
        ### START CODE HERE ### (≈ 6 lines of code)
        # One step back, with the sum of both gradients
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, caches[t])
        # Keep the gradient of the input, hand on that of the state
        dx[:, :, t] = gradients["dxt"]
        da_prevt = gradients["da_prev"]
        # Add up the gradients of the parameters
        dWax += gradients["dWax"]
        dWaa += gradients["dWaa"]
        dba += gradients["dba"]
        ### END CODE HERE ###

    ### START CODE HERE ### (≈ 1 line of code)
    # What has arrived before the first step
    da0 = da_prevt
    ### END CODE HERE ###

    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}


# %% points=12
check("rnn_backward")

# %% [markdown]
# ### Proof
#
# A gradient can be tested without knowing its formula. Take any loss, here $J = \sum a * r$ with
# random numbers $r$; its gradient with respect to `a` is simply $r$. Nudge one number up and down
# by $\varepsilon$, divide the change of $J$ by $2 \varepsilon$, and compare the result with what
# your backward pass says. This is the gradient check of course 2, over the whole loop.

# %%
def numerical_gradient(loss, array, epsilon=1e-5):
    """The derivative of loss() with respect to each number of an array, by nudging it both ways.

    Arguments:
    loss -- function without arguments, which reads the array
    array -- the array; it is changed on the way and restored

    Returns:
    estimates -- array of the same shape
    """
    estimates = np.zeros_like(array)
    for index in np.ndindex(*array.shape):
        value = array[index]
        array[index] = value + epsilon
        above = loss()
        array[index] = value - epsilon
        below = loss()
        array[index] = value
        estimates[index] = (above - below) / (2 * epsilon)
    return estimates

# %%
def compare_gradients(forward, backward, x, a0, parameters, names):
    """Print how far the gradients of a backward pass are from the estimates, relative to their size."""
    a, *_, caches = forward(x, a0, parameters)
    r = np.random.default_rng(7).normal(size=a.shape)
    gradients = backward(r, caches)
    for name, array in {"x": x, "a0": a0, **{each: parameters[each] for each in names}}.items():
        estimates = numerical_gradient(lambda: np.sum(forward(x, a0, parameters)[0] * r), array)
        difference = np.linalg.norm(gradients[f"d{name}"] - estimates)
        size = np.linalg.norm(gradients[f"d{name}"]) + np.linalg.norm(estimates)
        print(f"d{name:4s} relative difference {difference / size:.1e}")


# %% tags=["demo"]
rng = np.random.default_rng(3)
n_x, n_a, n_y, m, T_x = 3, 5, 2, 4, 6
rnn_parameters = {
    name: rng.normal(size=shape) / 2
    for name, shape in {
        "Wax": (n_a, n_x), "Waa": (n_a, n_a), "Wya": (n_y, n_a), "ba": (n_a, 1), "by": (n_y, 1)
    }.items()
}
x, a0 = rng.normal(size=(n_x, m, T_x)), rng.normal(size=(n_a, m))
compare_gradients(rnn_forward, rnn_backward, x, a0, rnn_parameters, ("Wax", "Waa", "ba"))

# %% [markdown]
# Anything below $10^{-7}$ is rounding. Now break something on purpose, say by leaving `da_prevt`
# out of the sum in `rnn_backward`, and run that cell and the comparison again: the error shows at
# once, in every gradient. (Then fix it.)

# %% [markdown]
# ## 6. Back through the LSTM
#
# Two gradients arrive at a cell: `da_next` at the hidden state and `dc_next` at the cell state. The
# cell state also acts through the hidden state, $a = \Gamma_o * \tanh c$, so its whole gradient is
#
# $$D = dc_{next} + da_{next} * \Gamma_o * \left(1 - \tanh^2 c^{\langle t \rangle}\right) .$$
#
# From there, each gate takes one product, times the derivative of its sigmoid, $\Gamma (1 -
# \Gamma)$, or of the candidate's tanh, $1 - \tilde{c}^2$. All four are gradients with respect to
# what stands *inside* the sigmoid or the tanh:
#
# $$d\Gamma_o = da_{next} * \tanh c^{\langle t \rangle} * \Gamma_o (1 - \Gamma_o) \qquad
# d\Gamma_f = D * c^{\langle t-1 \rangle} * \Gamma_f (1 - \Gamma_f)$$
#
# $$d\Gamma_u = D * \tilde{c} * \Gamma_u (1 - \Gamma_u) \qquad
# d\tilde{c} = D * \Gamma_u * (1 - \tilde{c}^2)$$
#
# Each of them is the $dz$ of a layer with the input $z^{\langle t \rangle}$: for example, $dW_f =
# d\Gamma_f\, z^T$, and $db_f$ is the sum over the examples. What is passed on to the input comes
# from all four layers,
#
# $$dz = W_f^T d\Gamma_f + W_i^T d\Gamma_u + W_c^T d\tilde{c} + W_o^T d\Gamma_o ,$$
#
# and since $z$ has the hidden state on top of the input, the first $n_a$ rows of $dz$ are
# $da_{prev}$ and the others $dx^{\langle t \rangle}$. Finally, along the memory's highway,
# $dc_{prev} = D * \Gamma_f$.
#
# (If you compare with the classic notebook: its text lacks brackets in three of these equations, and
# squares a tanh twice. Its expected numbers follow the right ones.)
#
# ### Exercise 7: `lstm_cell_backward`

# %%
# GRADED FUNCTION: lstm_cell_backward
def lstm_cell_backward(da_next, dc_next, cache):
    """Backward pass of one step of an LSTM.

    Arguments:
    da_next -- gradient of the loss with respect to a_next, shape (n_a, m)
    dc_next -- gradient of the loss with respect to c_next, shape (n_a, m); what goes through a_next
               is not in it
    cache -- (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

    Returns:
    gradients -- dictionary with
                 dxt -- shape (n_x, m)
                 da_prev, dc_prev -- shape (n_a, m)
                 dWf, dWi, dWc, dWo -- shape (n_a, n_a + n_x)
                 dbf, dbi, dbc, dbo -- shape (n_a, 1)
    """
    a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters = cache
    Wf, Wi, Wc, Wo = (parameters[name] for name in ("Wf", "Wi", "Wc", "Wo"))
    n_a = a_next.shape[0]
    concat = np.vstack((a_prev, xt))

    ### START CODE HERE ### (≈ 8 lines of code)
    # All that arrives at the cell state
    dc = dc_next + da_next * ot * (1 - np.tanh(c_next) ** 2)
    # Gates and candidate, each inside its sigmoid or tanh
    dot = da_next * np.tanh(c_next) * ot * (1 - ot)
    dft = dc * c_prev * ft * (1 - ft)
    dit = dc * cct * it * (1 - it)
    dcct = dc * it * (1 - cct**2)
    # To the hidden state on top of the input, from all four layers; then to the old cell state
    dconcat = Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot
    da_prev, dxt = dconcat[:n_a], dconcat[n_a:]
    dc_prev = dc * ft
    ### END CODE HERE ###

    gradients = {"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev}
    for name, dgate in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        ### START CODE HERE ### (≈ 2 lines of code)
        # Weights and bias of one gate
        gradients["dW" + name] = dgate @ concat.T
        gradients["db" + name] = np.sum(dgate, axis=1, keepdims=True)
        ### END CODE HERE ###

    return gradients


# %% points=16
check("lstm_cell_backward")

# %% [markdown]
# ### Exercise 8: `lstm_backward`
#
# The loop of exercise 6 with two gradients to hand on, `da_prevt` and `dc_prevt`. Only the hidden
# state receives something from the predictions, so only `da[:, :, t]` is added. The gradients of
# eight parameters are added up; a loop over their names saves you eight lines.

# %%
# GRADED FUNCTION: lstm_backward
def lstm_backward(da, caches):
    """Backward pass of an LSTM over a whole sequence.

    Arguments:
    da -- gradients with respect to the hidden states that come from the predictions,
          shape (n_a, m, T_x)
    caches -- (list of caches, x), from lstm_forward

    Returns:
    gradients -- dictionary with
                 dx -- shape (n_x, m, T_x)
                 da0 -- shape (n_a, m)
                 dWf, dWi, dWc, dWo -- shape (n_a, n_a + n_x)
                 dbf, dbi, dbc, dbo -- shape (n_a, 1)
    """
    caches, x = caches
    n_a, m, T_x = da.shape
    n_x = x.shape[0]
    parameters = caches[0][-1]
    names = ("Wf", "Wi", "Wc", "Wo", "bf", "bi", "bc", "bo")
    total = {"d" + name: np.zeros_like(parameters[name]) for name in names}

    ### START CODE HERE ### (≈ 4 lines of code)
    # Zeros to begin with: inputs, and what comes from the step after
    dx = np.zeros((n_x, m, T_x))
    da_prevt = np.zeros((n_a, m))
    dc_prevt = np.zeros((n_a, m))
    # The steps, in the order in which the gradient meets them
    steps = reversed(range(T_x))
    ### END CODE HERE ###

    for t in steps:
        ### START CODE HERE ### (≈ 4 lines of code)
        # One step back
        gradients = lstm_cell_backward(da[:, :, t] + da_prevt, dc_prevt, caches[t])
        # Keep the gradient of the input, hand on those of the two states
        dx[:, :, t] = gradients["dxt"]
        da_prevt = gradients["da_prev"]
        dc_prevt = gradients["dc_prev"]
        ### END CODE HERE ###

        for name in total:
            ### START CODE HERE ### (≈ 1 line of code)
            # Add up the gradient of one parameter
            total[name] = total[name] + gradients[name]
            ### END CODE HERE ###

    ### START CODE HERE ### (≈ 1 line of code)
    # What has arrived before the first step
    da0 = da_prevt
    ### END CODE HERE ###

    return {"dx": dx, "da0": da0, **total}


# %% points=12
check("lstm_backward")

# %% tags=["demo"]
small_lstm = lstm_parameters(n_a, n_x, n_y, forget_bias=1.0, rng=np.random.default_rng(4))
names = ("Wf", "bf", "Wi", "bi", "Wc", "bc", "Wo", "bo")
compare_gradients(lstm_forward, lstm_backward, x, a0, small_lstm, names)

# %% [markdown]
# ### Vanishing gradients
#
# Now you can look at the problem from the other side. Put a gradient on the *last* hidden state
# only, and follow it back: how large is the gradient with respect to the input of each step?

# %%
def gradient_by_step(forward, backward, parameters, steps=50, examples=30):
    """Size of the gradient of each input, for a gradient of ones on the last hidden state."""
    x = np.random.default_rng(1).normal(size=(1, examples, steps))
    units = parameters["Wy" if "Wy" in parameters else "Wya"].shape[1]
    a, *_, caches = forward(x, np.zeros((units, examples)), parameters)
    da = np.zeros_like(a)
    da[:, :, -1] = 1
    return np.abs(backward(da, caches)["dx"]).mean(axis=(0, 1))

# %%
def plain_parameters(units, n_x, n_y, rng):
    """Small random parameters of a plain RNN."""
    parameters = {"Wax": rng.normal(size=(units, n_x)), "ba": np.zeros((units, 1))}
    for name, rows in (("Waa", units), ("Wya", n_y)):
        parameters[name] = rng.normal(size=(rows, units)) / np.sqrt(units)
    return parameters | {"by": np.zeros((n_y, 1))}

# %% tags=["demo"] alt="Size of the gradient of each input over 50 steps, on a logarithmic scale: towards the first step it vanishes in the plain RNN, falls to about a fiftieth in the LSTM with forget bias 1 and grows a little with forget bias 3"
rng = np.random.default_rng(0)
curves = {
    "plain RNN": gradient_by_step(rnn_forward, rnn_backward, plain_parameters(40, 1, 2, rng)),
    "LSTM, forget bias 1": gradient_by_step(
        lstm_forward, lstm_backward, lstm_parameters(40, 1, 2, 1.0, rng)
    ),
    "LSTM, forget bias 3": gradient_by_step(
        lstm_forward, lstm_backward, lstm_parameters(40, 1, 2, 3.0, rng)
    ),
}
curve_figures.draw_gradients(curves)
plt.show()
for label, sizes in curves.items():
    print(f"{label:20s} first step / last step: {sizes[0] / sizes[-1]:.1e}")

# %% [markdown]
# Read the figure from right to left, as the gradient travels. In the plain RNN, next to nothing of
# what the first input should contribute reaches the weights.

# %% [markdown]
# ## 7. A task that is nothing but memory
#
# Each sequence is a row of random numbers between −1 and 1, and a second input marks the first of
# them: $n_x = 2$. At the end the network is asked what the marked number was. Everything in between
# is a distraction.

# %% tags=["demo"] alt="Three sequences of 30 random numbers; in each the first number is marked"
x, y = draw_sequences(np.random.default_rng(5), m=3, T_x=30)
curve_figures.draw_sequences(x, y)
plt.show()

# %% [markdown]
# With your four forward and backward passes, both networks are trained on 64 new sequences in each
# of 400 steps (16 hidden units, mean squared error, Adam), once for sequences of 10 steps and once
# for 30. This takes about 15 seconds. The grey line is what you get by always answering 0: the
# variance of the numbers, $1/3$.

# %% tags=["demo"] alt="Four curves of the loss over 400 steps of training: three fall far below one third; that of the plain RNN on 30 steps stays there"
rnn = Recurrent(rnn_forward, rnn_backward, "Wya")
lstm = Recurrent(lstm_forward, lstm_backward, "Wy")
starts = {
    "plain RNN": (rnn, plain_parameters(16, 2, 1, np.random.default_rng(0))),
    "LSTM": (lstm, lstm_parameters(16, 2, 1, 3.0, np.random.default_rng(0))),
}
losses, trained = {}, {}
for length in (10, 30):
    for label, (network, start) in starts.items():
        name = f"{label}, {length} steps"
        trained[name], losses[name] = train(network, start, length, 400, seed=0, label=name)
curve_figures.draw_losses(losses)
plt.show()

# %% tags=["demo"]
for name, parameters in trained.items():
    network = lstm if name.startswith("LSTM") else rnn
    x, y = draw_sequences(np.random.default_rng(99), m=1000, T_x=int(name.split()[-2]))
    error = np.sqrt(np.mean((answers(network, parameters, x) - y) ** 2))
    print(f"{name:20s} typical error on 1000 new sequences: {error:.3f}")

# %% [markdown]
# Over ten steps both learn it. Over thirty the plain RNN does no better than answering 0 every time
# (0.577), while the LSTM is off by about 0.02. With three seeds, the error over 30 steps was 0.47 to
# 0.58 for the plain RNN (mean 0.54) and 0.018 to 0.023 for the LSTM (mean 0.021).
#
# It takes more than the architecture, though: with a forget bias of 0 in place of 3, the LSTM
# failed as well, with all of the three seeds (error 0.58). You have seen the reason in section 4.
#
# The plain RNN does not learn the task, because hardly any gradient arrives from 30 steps back.
# What it can do is keep a *yes or no*: a unit that is pushed hard into the flat end of its tanh
# stays there. Numbers do not survive that.
#
# ### Looking into the gates
#
# What has the LSTM learned? The figure shows, for one new sequence, the forget gate and the update gate
# of each unit over time, and the cell state.

# %% tags=["demo"] alt="Three maps of 16 units over 30 steps: the forget gates are nearly all open, the update gates vary, and many rows of the cell state keep their colour to the end"
x, y = draw_sequences(np.random.default_rng(6), m=1, T_x=30)
_, _, c, (caches, _) = lstm_forward(x, np.zeros((16, 1)), trained["LSTM, 30 steps"])
gates = {"forget gate": [each[4] for each in caches], "update gate": [each[5] for each in caches]}
gates = {label: np.hstack(values) for label, values in gates.items()}
curve_figures.draw_gates(gates, c[:, 0, :])
plt.show()

# %% [markdown]
# The forget gates are nearly white, that is, open all the time: the start with a bias of 3 made them
# so, and training has kept them. The update gates change from step to step. In the cell state many
# rows keep one colour to the end; some of them hold the marked number, others drift with what comes
# in, and the output layer has learned which of them to read.

# %% [markdown]
# ## Three quick questions
#
# <details><summary>An RNN with 100 hidden units reads sequences of 50 inputs with 1,000 steps. How
# many parameters does it have, compared with one that reads 10 steps?</summary>
#
# Just as many. The cell is the same at every step, so the number of steps does not enter: $100
# \cdot 50 + 100 \cdot 100 + 100$, plus those of the prediction.
# </details>
#
# <details><summary>All forget gates are 0 and all update gates are 1. What is left of the
# LSTM?</summary>
#
# $c^{\langle t \rangle} = \tilde{c}$: no cell state survives a step. What remains is a plain RNN
# whose state is squashed once more and gated, $\Gamma_o * \tanh \tilde{c}$.
# </details>
#
# <details><summary>Why does clipping the gradients help against exploding but not against vanishing
# gradients?</summary>
#
# Clipping shortens a step that is too long but has a usable direction. A vanished gradient has
# nothing left to lengthen: what came from far back is drowned by what came from the last steps.
# </details>
#
# ## If you want to go further
#
# - Write the GRU (Cho and others, 2014), with one gate fewer and without a cell state, forward and
#   backward, and prove it with `compare_gradients`. How does it do on the task?
# - Keras keeps examples in rows and orders the gates i, f, c, o. Put your weights into a
#   `keras.layers.LSTM` and show that it computes the same.

# %% [markdown]
# ## What you have learned
#
# - A recurrent network is one cell, used at every step; time is the third axis.
# - A plain RNN sends its memory through a matrix and a tanh at every step, so it fades or explodes.
# - The cell state of an LSTM is only multiplied by gates and added to; an open forget gate keeps it.
# - Going back, gradients from the prediction and from the step after are added, and those of shared
#   parameters are summed over the steps.
# - Every backward pass can be proven with a numerical gradient.
#
# **References**
#
# - S. Hochreiter, J. Schmidhuber, [Long short-term memory](https://doi.org/10.1162/neco.1997.9.8.1735), 1997.
# - F. Gers, J. Schmidhuber, F. Cummins, [Learning to forget: continual prediction with
#   LSTM](https://doi.org/10.1162/089976600300015015), 2000: the forget gate.
# - R. Pascanu, T. Mikolov, Y. Bengio, [On the difficulty of training recurrent neural
#   networks](https://arxiv.org/abs/1211.5063), 2013: vanishing and exploding gradients, clipping.
# - K. Cho and others, [Learning phrase representations using RNN
#   encoder-decoder](https://arxiv.org/abs/1406.1078), 2014: the GRU.
#
# **Where it goes next.** In `character_language_model` your RNN invents names, letter by letter.

# %% [markdown] tags=["reflection"] points=5
# ## Reflection
#
# A colleague trains a plain RNN to tell from a whole customer conversation whether the *first*
# message was a complaint. It works for short conversations and fails for long ones. Explain in a few
# sentences what happens during training, which of your figures shows it, and why an LSTM can do
# better. Name one case in which even an LSTM would forget.

# %%
check.summary()
