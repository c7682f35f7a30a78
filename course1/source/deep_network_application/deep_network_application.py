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
# # Deep networks look at pictures
#
# In `deep_network_step_by_step` you wrote every part of a deep network. Here you put the parts
# together and set them to the task on which a single neuron did not get far: is there a cat in the
# picture? Along the way you learn to compare models honestly, which is harder than training them.
#
# **When you are done you can**
#
# - write the training loop of a network with two layers, and of one with any number;
# - choose the size of a network as a list of numbers, and count its parameters;
# - compare models on new pictures, and say how far a difference can be trusted;
# - look into a network: at its mistakes, and at what its hidden units look for.
#
# **You need** `deep_network_step_by_step`. **Time:** 2 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned beside what was expected. It tries your function on
# small made-up data, so it is quick; your grade also rests on hidden inputs of other shapes.

# %% [markdown]
# ## 1. Set-up
#
# The functions that you wrote in the last notebook are in `dnn_app_utils`, with the same names and
# arguments. Two differences: the initializations always start from the same seed, so that your
# results can be compared with those in the text, and `initialize_parameters_deep` uses the factor
# $1/\sqrt{n^{[l-1]}}$ in place of 0.01.

# %%
import matplotlib.pyplot as plt
import numpy as np
from PIL import Image, ImageOps
from tqdm.auto import tqdm

import comparison_figures
import dnn_figures
import lr_figures
from dnn_app_utils import (
    L_model_backward,
    L_model_forward,
    compute_cost,
    initialize_parameters,
    initialize_parameters_deep,
    linear_activation_backward,
    linear_activation_forward,
    load_data,
    print_mislabeled_images,
    update_parameters,
)

# %%
from graders import Checker

check = Checker("course1/deep_network_application")

# %% [markdown]
# ## 2. The pictures
#
# They are those of `logistic_regression`: small drawings, unless `COURSE_DATA` names a folder with
# the photos of the classic course. Remember that the drawings of the test set come from artists who
# do not occur in the training set.

# %%
train_x_orig, train_y, test_x_orig, test_y, classes = load_data()

# %% tags=["demo"]
chosen = [*np.flatnonzero(train_y[0] == 1)[:4], *np.flatnonzero(train_y[0] == 0)[:4]]
names = [classes[train_y[0, i]].decode() for i in chosen]
lr_figures.show_pictures(train_x_orig[chosen], names, "Cats and others from the training set")

# %% [markdown]
# Flatten and scale as before: one picture is one column, with numbers from 0 to 1.

# %%
m_train, num_px = train_x_orig.shape[:2]
m_test = test_x_orig.shape[0]
train_x = train_x_orig.reshape(m_train, -1).T / 255
test_x = test_x_orig.reshape(m_test, -1).T / 255
n_x = train_x.shape[0]

# %% tags=["demo"]
print("training set:", train_x.shape, f"with {train_y.sum()} cats among {m_train} pictures")
print("test set:    ", test_x.shape, f"with {test_y.sum()} cats among {m_test} pictures")

# %% [markdown]
# ## 3. The loop
#
# Whatever the depth, training is the same loop:
#
# 1. **initialize** the parameters, once;
# 2. **forward**: from the pictures to the probabilities, keeping caches;
# 3. **cost**: how wrong are they?
# 4. **backward**: from the cost to the gradients, opening the caches;
# 5. **update**: a step downhill, and back to 2.

# %% [markdown]
# ## 4. Two layers
#
# The first network has one hidden layer of 7 units. Each hidden unit looks at all the pixels; the
# output unit looks at the 7 hidden units only.

# %% tags=["demo"]
dnn_figures.draw_passes(2)

# %% [markdown]
# ### Exercise 1: `two_layer_model`
#
# Fill in the five steps with the functions of section 1. The names of the caches, `cache1` and
# `cache2`, say to which layer they belong. The start of the backward pass is given:
#
# $$dA^{[2]} = -\left( \frac{Y}{A^{[2]}} - \frac{1 - Y}{1 - A^{[2]}} \right)$$
#
# with probabilities kept a hair's breadth away from exactly 0 and 1, so that nothing is divided by
# zero.
#
# The function returns the parameters and, for the learning curve, every 100th cost. With
# `print_cost=True` it prints them and shows a progress bar.

# %%
# GRADED FUNCTION: two_layer_model
def two_layer_model(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False
):
    """Train a network: LINEAR -> RELU -> LINEAR -> SIGMOID.

    Arguments:
    X -- examples in columns, shape (n_x, m)
    Y -- labels, 1 = cat, 0 = non-cat, shape (1, m)
    layers_dims -- (n_x, n_h, n_y): numbers of inputs, hidden units and outputs
    learning_rate -- length of a step
    num_iterations -- how many steps
    print_cost -- whether to print every 100th cost and show a progress bar

    Returns:
    parameters -- dictionary with "W1", "b1", "W2", "b2"
    costs -- list of the costs at iterations 0, 100, 200, ...
    """
    n_x, n_h, n_y = layers_dims
    costs = []

    ### START CODE HERE ### (≈ 1 line of code)
    parameters = initialize_parameters(n_x, n_h, n_y)
    ### END CODE HERE ###

    for i in tqdm(range(num_iterations), "two layers", disable=not print_cost):
        W1, b1 = parameters["W1"], parameters["b1"]
        W2, b2 = parameters["W2"], parameters["b2"]

        # Forward: from X to A1, from A1 to A2
        ### START CODE HERE ### (≈ 2 lines of code)
        A1, cache1 = linear_activation_forward(X, W1, b1, "relu")
        A2, cache2 = linear_activation_forward(A1, W2, b2, "sigmoid")
        ### END CODE HERE ###

        # Cost
        ### START CODE HERE ### (≈ 1 line of code)
        cost = compute_cost(A2, Y)
        ### END CODE HERE ###

        inside = np.clip(A2, 1e-15, 1 - 1e-15)
        dA2 = -(Y / inside - (1 - Y) / (1 - inside))

        # Backward: from dA2 through layer 2, then through layer 1
        ### START CODE HERE ### (≈ 2 lines of code)
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        ### END CODE HERE ###

        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

        # Update
        ### START CODE HERE ### (≈ 1 line of code)
        parameters = update_parameters(parameters, grads, learning_rate)
        ### END CODE HERE ###

        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(f"Cost after iteration {i:4d}: {cost:.6f}")

    return parameters, costs


# %% points=50
check("two_layer_model")

# %% [markdown]
# ### Train it
#
# Two small helpers first: one trains a model on the pictures (a model in the style of the classic
# course, which returns the parameters only, is welcome too), one counts the right answers.


# %%
def train(model, layers_dims, **options):
    """Train on the pictures; return the parameters and the costs."""
    result = model(train_x, train_y, layers_dims, print_cost=True, **options)
    return result if isinstance(result, tuple) else (result, [])


def classify(parameters, X):
    """Decide for each picture: 1 for a probability above one half, else 0; shape (1, m)."""
    return (L_model_forward(X, parameters)[0] > 0.5).astype(int)


def accuracies(parameters):
    """Shares of right answers in the training set and in the test set, from 0 to 1."""
    pairs = (train_x, train_y), (test_x, test_y)
    return tuple(float(np.mean(classify(parameters, X) == Y)) for X, Y in pairs)


# %% [markdown]
# Guess the first cost before you run the cell. (All weights are tiny, so every answer is about 0.5.)

# %% tags=["demo"]
two, costs_two = train(two_layer_model, (n_x, 7, 1), num_iterations=2500)
print("right answers: training {:.1%}, test {:.1%}".format(*accuracies(two)))

# %% [markdown]
# ## 5. Any number of layers
#
# Now the sizes come as a list, and the forward and backward passes run through all layers at once.
# The function even gets shorter.

# %% tags=["demo"]
dnn_figures.draw_passes(4)

# %% [markdown]
# ### Exercise 2: `L_layer_model`
#
# The same five steps, with the functions for any depth. Look up in section 1 which ones they are;
# their arguments are those of the last notebook.

# %%
# GRADED FUNCTION: L_layer_model
def L_layer_model(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False
):
    """Train a network: (LINEAR -> RELU) L-1 times, then LINEAR -> SIGMOID.

    Arguments:
    X -- examples in columns, shape (n_x, m)
    Y -- labels, 1 = cat, 0 = non-cat, shape (1, m)
    layers_dims -- list: number of inputs, then the number of units of each layer
    learning_rate -- length of a step
    num_iterations -- how many steps
    print_cost -- whether to print every 100th cost and show a progress bar

    Returns:
    parameters -- dictionary with "W1", "b1", ..., "WL", "bL"
    costs -- list of the costs at iterations 0, 100, 200, ...
    """
    costs = []

    ### START CODE HERE ### (≈ 1 line of code)
    parameters = initialize_parameters_deep(layers_dims)
    ### END CODE HERE ###

    for i in tqdm(range(num_iterations), f"layers {layers_dims}", disable=not print_cost):
        # Forward
        ### START CODE HERE ### (≈ 1 line of code)
        AL, caches = L_model_forward(X, parameters)
        ### END CODE HERE ###

        # Cost
        ### START CODE HERE ### (≈ 1 line of code)
        cost = compute_cost(AL, Y)
        ### END CODE HERE ###

        # Backward
        ### START CODE HERE ### (≈ 1 line of code)
        grads = L_model_backward(AL, Y, caches)
        ### END CODE HERE ###

        # Update
        ### START CODE HERE ### (≈ 1 line of code)
        parameters = update_parameters(parameters, grads, learning_rate)
        ### END CODE HERE ###

        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(f"Cost after iteration {i:4d}: {cost:.6f}")

    return parameters, costs


# %% points=50
check("L_layer_model")

# %% [markdown]
# ### Train it
#
# Four layers: 20, 7 and 5 hidden units, and the output.

# %% tags=["demo"]
four, costs_four = train(L_layer_model, [n_x, 20, 7, 5, 1], num_iterations=2500)
print("right answers: training {:.1%}, test {:.1%}".format(*accuracies(four)))

# %% [markdown]
# And the rival from `logistic_regression`? It is in your hands already: with no hidden layer,
# `L_layer_model` *is* a single neuron.

# %% tags=["demo"]
one, costs_one = train(L_layer_model, [n_x, 1], num_iterations=1500)
print("right answers: training {:.1%}, test {:.1%}".format(*accuracies(one)))

# %%
check.summary()
