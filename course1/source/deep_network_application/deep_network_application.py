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
# # Deep networks look at images
#
# In `deep_network_step_by_step` you wrote every part of a deep network. Here you put the parts
# together and use them for the task on which a single neuron did not get far: is there a cat in the
# image? Along the way you learn to compare models honestly, which is harder than training them.
#
# **When you are done you can**
#
# - write the training loop of a network with two layers, and of one with any number;
# - choose the size of a network as a list of numbers, and count its parameters;
# - compare models on new images, and say how far a difference can be trusted;
# - look inside a network: at its mistakes, and at what its hidden units look for.
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
# arguments. There are two differences: the initializations always start from the same seed, so that your
# results can be compared with those in the text, and `initialize_parameters_deep` uses the factor
# $1/\sqrt{n^{[l-1]}}$ instead of 0.01.

# %%
import os

import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
from PIL import Image, ImageOps
from tqdm.auto import tqdm

from coursework.figures import deep_network_application as comparison_figures
from coursework.figures import network_diagrams as dnn_figures
from coursework.figures import logistic_regression as lr_figures
from coursework.figures.images import show_images
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
from coursework.networks.restarts import Examples, shares_by_start

# %%
from graders import Checker

check = Checker("course1/deep_network_application")

# %% [markdown]
# ## 2. The images
#
# They are those of `logistic_regression`: small drawings, unless `COURSE_DATA` names a folder with
# the photos of the classic course. Remember that the drawings of the test set come from artists who
# do not occur in the training set.

# %%
train_x_orig, train_y, test_x_orig, test_y, classes = load_data()

# %% tags=["demo"] alt="Eight small drawings from the training set: four cats and four others"
chosen = [*np.flatnonzero(train_y[0] == 1)[:4], *np.flatnonzero(train_y[0] == 0)[:4]]
names = [classes[train_y[0, i]].decode() for i in chosen]
show_images(train_x_orig[chosen], names, "Cats and others from the training set")

# %% [markdown]
# Flatten and scale as before: one image is one column, with numbers from 0 to 1.

# %%
m_train, num_px = train_x_orig.shape[:2]
m_test = test_x_orig.shape[0]
train_x = train_x_orig.reshape(m_train, -1).T / 255
test_x = test_x_orig.reshape(m_test, -1).T / 255
n_x = train_x.shape[0]

# %% tags=["demo"]
print("training set:", train_x.shape, f"with {train_y.sum()} cats among {m_train} images")
print("test set:    ", test_x.shape, f"with {test_y.sum()} cats among {m_test} images")

# %% [markdown]
# ## 3. The loop
#
# Whatever the depth, training is the same loop:
#
# 1. **initialize** the parameters, once;
# 2. **forward**: from the images to the probabilities, keeping caches;
# 3. **cost**: how wrong are they?
# 4. **backward**: from the cost to the gradients, opening the caches;
# 5. **update**: take a step downhill, and go back to 2.

# %% [markdown]
# ## 4. Two layers
#
# The first network has one hidden layer of 7 units. Each hidden unit looks at all the pixels; the
# output unit looks at the 7 hidden units only.

# %% tags=["demo"] alt="A network of two layers from left to right: blue, forward, LINEAR and RELU, then LINEAR and SIGMOID up to the cost; orange, backward, from the cost through both layers"
dnn_figures.draw_passes(2)

# %% [markdown]
# ### Exercise 1: `two_layer_model`
#
# Fill in the five steps with the functions of section 1. The names of the caches, `cache1` and
# `cache2`, say which layer they belong to. The start of the backward pass is given:
#
# $$dA^{[2]} = -\left( \frac{Y}{A^{[2]}} - \frac{1 - Y}{1 - A^{[2]}} \right)$$
#
# with probabilities kept a tiny amount away from exactly 0 and 1, so that nothing is divided by
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
# First, three small helpers. `train` gives a model the training images. (A model in the style of the
# classic course, which returns the parameters without the costs, is welcome too.) `classify` decides,
# and `accuracies` counts how often it is right.


# %%
def train(model, layers_dims, **options):
    """Train on the images; return the parameters and the costs."""
    result = model(train_x, train_y, layers_dims, print_cost=True, **options)
    return result if isinstance(result, tuple) else (result, [])


def classify(parameters, X):
    """Decide for each image: 1 for a probability above one half, else 0; shape (1, m)."""
    return (L_model_forward(X, parameters)[0] > 0.5).astype(int)


def accuracies(parameters):
    """Shares of right answers in the training set and in the test set, from 0 to 1."""
    pairs = (train_x, train_y), (test_x, test_y)
    return tuple(float(np.mean(classify(parameters, X) == Y)) for X, Y in pairs)


# %% [markdown]
# How many steps? For the drawings 1,200 are enough. The photos of the classic course get the 2,500 of
# its published results.

# %%
num_iterations = 2500 if "COURSE_DATA" in os.environ else 1200

# %% [markdown]
# Before you run the next cell, guess the first cost. (All weights are tiny, so every answer is about
# 0.5.) Training can take half a minute, since each step takes all the images forward and back; a
# progress bar shows how far it is.

# %% tags=["demo"]
two, costs_two = train(two_layer_model, (n_x, 7, 1), num_iterations=num_iterations)
print("right answers: training {:.1%}, test {:.1%}".format(*accuracies(two)))

# %% [markdown]
# ## 5. Any number of layers
#
# Now the sizes come as a list, and the forward and backward passes run through all layers at once.
# The function even gets shorter.

# %% tags=["demo"] alt="The same diagram with four layers: three of LINEAR and RELU, then LINEAR and SIGMOID, with the backward pass below"
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
# Four layers: 20, 7 and 5 hidden units, and the output. Everything else is as before, and it takes
# about as long.

# %% tags=["demo"]
four, costs_four = train(L_layer_model, [n_x, 20, 7, 5, 1], num_iterations=num_iterations)
print("right answers: training {:.1%}, test {:.1%}".format(*accuracies(four)))

# %% [markdown]
# And what about the model of `logistic_regression`? You have it already: with no hidden layer at all,
# `L_layer_model` *is* a single neuron.

# %% tags=["demo"]
one, costs_one = train(L_layer_model, [n_x, 1], num_iterations=num_iterations // 2)
print("right answers: training {:.1%}, test {:.1%}".format(*accuracies(one)))

# %% [markdown]
# ## 6. Which one is best?
#
# First the costs. Here is how the three learned:

# %% tags=["demo"] alt="Cost on the training set: the single neuron falls fastest, the two layers follow, the four layers stay high for longest before they fall"
networks = {"one neuron": one, "two layers": two, "four layers": four}
plt.figure(figsize=(8, 3.6))
for name, costs in zip(networks, (costs_one, costs_two, costs_four)):
    plt.plot(100 * np.arange(len(costs)), costs, label=name)
plt.title("Cost on the training set")
plt.xlabel("iteration")
plt.ylabel("cost")
plt.legend()
plt.show()

# %% [markdown]
# The single neuron is the quickest, although a first jump shows that the learning rate is almost too
# large for it. The deepest network is the slowest: its first layers learn little before the later ones
# have something useful to hand back. But a low cost on the training set is no achievement by itself.
# All three come close to memorizing the training images.
#
# What counts is the test set. The grey whiskers show which true accuracies are compatible with what was
# counted, with 95% confidence:

# %% tags=["demo"] alt="Bars of training and test accuracy of the three networks with 95% whiskers: training accuracies near 100%, test accuracies around 70% with long whiskers that overlap, and the lazy rule as a dashed line"
lazy = max(test_y.mean(), 1 - test_y.mean())
shares = {name: accuracies(parameters) for name, parameters in networks.items()}
comparison_figures.draw_accuracies(shares, m_train, m_test, lazy)
plt.show()


@interact(images=(50, 5000, 50))
def if_the_test_set_had(images=500):
    """Play with the size of the test set: when do the orange whiskers stop overlapping?"""
    comparison_figures.draw_accuracies(shares, m_train, images, lazy)
    plt.show()


# %% [markdown]
# **Look at the whiskers.** In a test set of 50 images each image counts for 2%, and which 50 they happen
# to be can move a result by ten percentage points or more either way. With whiskers that overlap like
# these, no honest report says "network A is better" after one run. Printing 72.0% beside 74.0% and
# declaring a winner is one of the most common mistakes in the field. Move the slider: how many test
# images would it take to tell these networks apart?
#
# ### The start matters, too
#
# There is a second source of chance: the random numbers at the start. So let us train each network
# from five different starts. That would take a long time, but there is a shortcut: gradient
# descent can change the first layer's weights only by multiples of training images, so it can be run
# in the space that these images span, with 209 numbers per image instead of 12,288. The result is the
# same. (`utils/coursework/networks/restarts.py` has the details.) Even so, the fifteen runs take ten
# seconds or more.

# %% tags=["demo"]
plans = {
    "one neuron": ([n_x, 1], lambda n: 1 / n**0.5),
    "two layers": ([n_x, 7, 1], lambda n: 0.01),
    "four layers": ([n_x, 20, 7, 5, 1], lambda n: 1 / n**0.5),
}
sets = Examples(train_x, train_y), Examples(test_x, test_y)
by_start = {
    name: shares_by_start(layer_dims, factor, *sets, 0.0075, num_iterations, starts=5)
    for name, (layer_dims, factor) in plans.items()
}

# %% tags=["demo"] alt="Test accuracy from five starts, a dot for each and a line for the mean: hardly any spread for one neuron, a wide spread for two and for four layers, with the highest mean for four layers"
comparison_figures.draw_starts(by_start, lazy)

# %% [markdown]
# **What can be said honestly?**
#
# - The single neuron gets nearly the same result wherever it starts: its cost is a bowl with one
#   lowest point.
# - The networks do not. From another start, the same network on the same images is better or worse by
#   several images, sometimes by eight or more.
# - On the drawings, the *mean* of the four-layer network is clearly the highest (about 78% over twenty
#   starts, against 70% for two layers and 68% for one neuron), although single runs overlap. That
#   fits the idea that its layers turn the pixels into something more general than one template. Two
#   layers are hardly better than one neuron: a few templates are still templates.
# - With the photos of the classic course you find its published results here as well: 80% for four
#   layers, 72% for two. But the 80% comes from a lucky start. Over twenty starts the means are 75%, 71%
#   and, for one neuron, 68%: depth helps there, too, but less than the famous pair of numbers suggests.
#
# And all of them fall far short of what a child can do. The gap between the blue and the orange bars
# says why: with 209 images, the networks memorize. More data, regularization, and layers that
# know which pixels are neighbours are what the next courses bring.

# %% [markdown]
# ## 7. Look inside
#
# ### Mistakes
#
# These are the test images that the four-layer network gets wrong:

# %% tags=["demo"] alt="Test images that the four-layer network got wrong, each with the predicted and the true class"
print_mislabeled_images(classes, test_x, test_y, classify(four, test_x))

# %% [markdown]
# Look for a pattern before you read on. Among the drawings, cats seen from the side are often missed,
# because most cats of the training set are faces seen from the front. Unusual colours mislead, and so
# does anything round with two dark spots. Among photos, it is busy backgrounds, odd poses, and cats
# that fill the frame or hardly show. Images that fool all three networks say more about the training
# data than about any network:

# %% tags=["demo"] alt="Up to eight test images that all three networks got wrong, with their true classes"
wrong = np.vstack([classify(parameters, test_x) != test_y for parameters in networks.values()])
for index in np.flatnonzero(wrong.all(axis=0)):
    print(f"image {index:2d}, a {classes[test_y[0, index]].decode()}: all three are wrong")
always = np.flatnonzero(wrong.all(axis=0))[:8]
names = [classes[test_y[0, index]].decode() for index in always]
show_images(test_x_orig[always], names, "Wrong in all three networks (first eight)")

# %% [markdown]
# ### What the hidden units look for
#
# The weights of a hidden unit can be folded back into an image, like those of the single neuron. A
# bright red spot means that the unit reacts to red in this place. The output then adds up the units,
# each with a weight of its own: the number above the image.

# %% tags=["demo"] alt="The weights of the seven hidden units as colour images with their weight in the output: some are blurred mixtures of training images, others grey noise"
comparison_figures.draw_hidden_units(two["W1"], two["W2"].ravel(), num_px)

# %% [markdown]
# There are two kinds of units. Some show a blurred mixture of training images, and that is literally
# what they are, since gradient descent adds multiples of the images to the first weights. Others are
# still the grey noise of the start: a ReLU unit that is inactive for nearly all images gets hardly any gradient
# and stays idle for good. So the network uses fewer templates than it has, and no template can know
# that a cat shifted by ten pixels is the same cat.

# %% [markdown]
# ## 8. An image of your own
#
# Put an image next to this notebook and load it with `Image.open("my_image.jpg")` in the first line.
# Until then, a drawn cat stands in. As for the single neuron: three channels, a square of the right
# size, one column, and **divided by 255** like the training images.

# %% tags=["demo"] alt="The drawn cat at full size and at 64 by 64 pixels"
my_image = lr_figures.drawn_cat()  # or Image.open("my_image.jpg")
my_pixels = np.asarray(ImageOps.fit(my_image.convert("RGB"), (num_px, num_px)))
my_column = my_pixels.reshape(1, -1).T / 255
show_images([np.asarray(my_image), my_pixels], ["yours", "what the networks see"])

for name, parameters in networks.items():
    p_cat = L_model_forward(my_column, parameters)[0].item()
    answer = classes[int(p_cat > 0.5)].decode()
    print(f"{name:12s} P(cat) = {p_cat:.3f}: {answer}")

# %% [markdown]
# ## Three quick questions
#
# <details><summary>How many parameters does the two-layer network with 12,288 inputs and 7 hidden
# units have, and how many the single neuron?</summary>
#
# $7 \cdot 12{,}288 + 7 + 7 + 1 = 86{,}031$, against $12{,}289$. With 209 images, both have far more
# parameters than examples.
# </details>
#
# <details><summary>Two networks have 38 and 40 of 50 test images right. Which one is better?</summary>
#
# You cannot tell. Each true accuracy could lie about ten percentage points lower or higher; compare
# means over several starts, and use a larger test set.
# </details>
#
# <details><summary>You try ten settings and report the best test accuracy. What is wrong?</summary>
#
# The best of ten is partly luck on these 50 images, so it promises too much. Choose with other data
# (a dev set), and use the test set once.
# </details>
#
# ## If you want to go further
#
# - Stop the training after 300, 600 or 900 steps. Where is the test accuracy highest, and why would it
#   be dishonest to report that number? Set some training images aside and choose with them.
# - Train with 4 and with 100 hidden units, from five starts each (`shares_by_start`). Is the difference
#   larger than the range over the starts?

# %% [markdown]
# ## What you have learned
#
# - Training is one loop, whatever the depth: forward, cost, backward, update. A single neuron is the
#   network without hidden layers.
# - The architecture of such a network is a list of numbers, and you are free to choose it.
# - A small test set and a random start both blur the result. Compare means over several starts, show
#   how wide the range is, and beware of single numbers, your own included.
# - All of these networks see an image as a list of unrelated pixels, and with few images they
#   memorize them.
#
# **References**
#
# - E. B. Wilson, [Probable inference, the law of succession, and statistical
#   inference](https://doi.org/10.1080/01621459.1927.10502953), 1927: the whiskers of section 6.
# - J. Dodge and others, [Show your work: improved reporting of experimental
#   results](https://arxiv.org/abs/1909.03004), 2019: why a single number says little.
# - X. Bouthillier and others, [Accounting for variance in machine learning
#   benchmarks](https://arxiv.org/abs/2103.03098), 2021: the start, the split and other sources of chance.
#
# **Where it goes next.** This was the last notebook of course 1: you can build and train a deep
# network from scratch. Course 2 is about training well: better starting values (`initialization`),
# less memorizing (`regularization`), a test of gradients (`gradient_checking`), faster descent
# (`optimization_methods`), and in the end a library that does all this for you.

# %%
check.summary()
