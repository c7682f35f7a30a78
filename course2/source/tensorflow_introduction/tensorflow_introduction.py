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
# # TensorFlow: let the machine find the gradients
#
# Every network so far needed a backward pass, and every backward pass had to be derived, written and
# checked by hand. A framework does that part for you: you write the forward pass, and it works out all
# the gradients. Here you meet TensorFlow and its library Keras, and use them to build a network that
# reads numbers off a hand.
#
# **When you are done you can**
#
# - compute with tensors and variables, and fix the usual errors about their types;
# - let `tf.GradientTape` differentiate whatever you have computed;
# - write a network with six classes: one-hot labels, softmax, and a loss that stays finite;
# - write a training step with an optimizer from Keras, and make it faster with `tf.function`;
# - read older code, with its graphs, sessions and placeholders.
#
# **You need** `optimization_methods`, at least its mini-batches and Adam. **Time:** 2 to 3 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned beside what was expected. Your final grade also rests
# on hidden inputs of other shapes, so write for any input, not for the one you see.

# %% [markdown]
# ## 1. Set-up
#
# Importing TensorFlow takes several seconds, on some computers more than ten. The lines with `environ`
# silence its messages about your processor; they must come before the import.

# %%
import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import time

import keras
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf
from ipywidgets import interact
from tqdm.auto import tqdm

from coursework.figures.images import show_images
from coursework.figures.palette import BLUE, ORANGE
from coursework.figures import tensorflow_introduction as signs_figures
from coursework.figures.plotting import print_mislabeled_images
from tf_utils import load_dataset

# %%
from graders import Checker

check = Checker("course2/tensorflow_introduction")

# %% [markdown]
# ## 2. Tensors and variables
#
# A **tensor** is TensorFlow's array: numbers with a shape and a type. It cannot be changed once it
# is made. Operations look as in NumPy, with `tf` in front, and are carried out at once:

# %% tags=["demo"]
a = tf.constant(2)
b = tf.constant(10)
c = tf.multiply(a, b)
print(c)
print("as a NumPy number:", c.numpy())

# %% [markdown]
# A **variable** is a tensor that may change. Parameters are variables, because training changes them:

# %% tags=["demo"]
w = tf.Variable([1.0, 2.0, 3.0])
w.assign_sub([0.5, 0.5, 0.5])
print(w.numpy(), "after taking 0.5 away from each")

# %% [markdown]
# TensorFlow is strict about types. NumPy would silently turn an integer into a floating-point number;
# TensorFlow refuses to mix them. It also computes in `float32`, with half the digits of NumPy's usual
# `float64`, because that is faster and precise enough. `tf.cast(x, dtype)` turns one type into
# another.

# %% tags=["demo"]
whole, fraction = tf.constant([1, 2, 3]), tf.constant(0.5)
try:
    print(whole * fraction)
except tf.errors.InvalidArgumentError as error:
    print("refused:", error.message[:86])
print("cast first:", (tf.cast(whole, tf.float32) * fraction).numpy())

# %% [markdown]
# ### What older code looks like
#
# Until 2019 TensorFlow worked in two stages. First you built a *graph* of operations, in which
# nothing had a value yet. Then you opened a *session*, which ran parts of the graph. Books, blogs and
# the classic course are full of such code, so here is a translation table:
#
# | then (TensorFlow 1) | now (TensorFlow 2, Keras 3) |
# |---|---|
# | `tf.placeholder`: an empty place in the graph, filled later through `feed_dict` | an argument of a Python function |
# | `sess.run(c)`: run the graph up to `c` | nothing to do: `c` has its value; `c.numpy()` |
# | `tf.global_variables_initializer()` | nothing to do: a variable is made with its first value |
# | `tf.get_variable(..., initializer=xavier_initializer())` | `tf.Variable(initializer(shape))`, with an initializer of `keras.initializers` |
# | `tf.train.AdamOptimizer(rate).minimize(cost)` | `keras.optimizers.Adam(rate)` and `tf.GradientTape` |
# | `tf.nn.softmax_cross_entropy_with_logits` and `tf.reduce_mean` | the same, or `keras.losses` |
# | the graph itself | `@tf.function`, where speed matters (section 7) |
# | `tf.reset_default_graph()`, `tf.Session()`, `sess.close()` | gone |

# %% [markdown]
# ### Exercise 1: `linear_function`
#
# Warm up with $Y = WX + b$. Draw the three arrays of normally distributed numbers in the order $X$,
# $W$, $b$, as the first line shows. `W` has the shape $(4, 3)$, `b` has $(4, 1)$. `tf.matmul`
# multiplies matrices; `*` would multiply entry by entry.
#
# The seed is inside the function so that everybody gets the same numbers. That is an exception:
# usually you seed once, outside.

# %%
# GRADED FUNCTION: linear_function
def linear_function():
    """Compute Y = WX + b for random numbers.

    Returns:
    Y -- tensor of shape (4, 1)
    """
    np.random.seed(1)
    X = tf.constant(np.random.randn(3, 1))

    ### START CODE HERE ### (≈ 3 lines of code)
    W = tf.constant(np.random.randn(4, 3))
    b = tf.constant(np.random.randn(4, 1))
    Y = tf.matmul(W, X) + b
    ### END CODE HERE ###

    return Y


# %% points=10
check("linear_function")

# %% [markdown]
# ### Exercise 2: `sigmoid`
#
# TensorFlow has the sigmoid ready-made, as `tf.sigmoid`, but only for floating-point numbers. Your
# function should take anything, integers and lists too: cast to `tf.float32` first.

# %%
# GRADED FUNCTION: sigmoid
def sigmoid(z):
    """Compute the sigmoid of a number or of each entry of an array.

    Arguments:
    z -- number, list, array or tensor, of whole or floating-point numbers

    Returns:
    a -- float32 tensor of the shape of z
    """
    ### START CODE HERE ### (≈ 2 lines of code)
    z = tf.cast(z, tf.float32)
    a = tf.sigmoid(z)
    ### END CODE HERE ###

    return a


# %% points=10
check("sigmoid")

# %% [markdown]
# ## 3. The tape
#
# Now the heart of the matter. What you compute inside `with tf.GradientTape() as tape:` is recorded,
# as on a tape. Afterwards, `tape.gradient(result, variables)` plays it backwards and applies the chain
# rule to each operation. Take $J(w) = w^2 + 2w$ at $w = 3$, where
# $\frac{dJ}{dw} = 2w + 2 = 8$:

# %% tags=["demo"]
w = tf.Variable(3.0)
with tf.GradientTape() as tape:
    J = w**2 + 2 * w
print("dJ/dw =", tape.gradient(J, w).numpy())

# %% [markdown]
# Three rules save a lot of debugging:
#
# - The tape records only what is computed **inside** the `with` block, and only with TensorFlow: a step
#   with NumPy in between breaks the chain.
# - It follows **variables** by itself, but constants only after `tape.watch(x)`.
# - If `tape.gradient` returns `None`, the result does not depend on that variable as far as the tape
#   knows. One of the first two rules was broken.
#
# Your own sigmoid can be differentiated too. In course 1 you found the derivative $a(1 - a)$ by
# hand; the tape needs no formula.

# %% tags=["demo"] alt="The sigmoid, its derivative from the tape, a bump with the height 0.25, and the formula a(1 - a) as dots that lie on it"
z = tf.linspace(-8.0, 8.0, 161)
with tf.GradientTape() as tape:
    tape.watch(z)
    a = sigmoid(z)
derivative = tape.gradient(a, z)

plt.figure(figsize=(8, 3.4))
plt.plot(z, a, label="your sigmoid", color=BLUE)
plt.plot(z, derivative, label="its derivative, from the tape", color=ORANGE, linewidth=3)
plt.plot(z[::10], (a * (1 - a))[::10], "k.", label="$a(1 - a)$, by hand")
plt.title("The tape finds the derivative of the sigmoid")
plt.xlabel("z")
plt.legend()
plt.show()

# %% [markdown]
# ## 4. Hands that show numbers
#
# The data: 1080 images of hands for training and 120 for testing, 64 × 64 pixels in colour. Each
# shows a number from 0 to 5. The hands are drawn by a program, unless `COURSE_DATA` names a folder with the
# photos of the classic course.

# %% tags=["demo"] alt="Drawn hands that show the numbers 0 to 5, four of each, with different skin, side, angle and background"
X_train_orig, Y_train_orig, X_test_orig, Y_test_orig, classes = load_dataset()
first = [np.flatnonzero(Y_train_orig[0] == number)[:4] for number in classes]
chosen = np.transpose(first).ravel()
names = [f"y = {number}" for number in Y_train_orig[0, chosen]]
show_images(X_train_orig[chosen], names, "Four training images of each class", 6)
plt.show()

# %% [markdown]
# Skin, side, angle and background vary, so colour is no help: the network has to find the fingers.
#
# As before, each image becomes a column of 64 · 64 · 3 = 12,288 numbers, divided by 255. In addition,
# we subtract from each pixel its mean over the **training** images. Then the inputs scatter around
# zero, which makes training much easier (you can try it without, at the end). What is done to the
# training set must be done to the test set, with the *same* means.

# %% tags=["demo"]
def flatten(images):
    """Turn images of shape (m, 64, 64, 3) into columns of shape (12288, m), from 0 to 1."""
    return (images.reshape(len(images), -1).T / 255).astype(np.float32)


mean_image = flatten(X_train_orig).mean(axis=1, keepdims=True)
X_train = flatten(X_train_orig) - mean_image
X_test = flatten(X_test_orig) - mean_image
print("X_train:", X_train.shape, " X_test:", X_test.shape)

# %% [markdown]
# ### One column for each label
#
# With two classes, one output unit was enough. With $C = 6$ classes there are six units, one for each
# class, and the label must say what each of them should answer: 1 for the true class, 0 for the others.
# So the label $y = 2$ becomes the column $(0, 0, 1, 0, 0, 0)^T$, and $m$ labels become a matrix of
# shape $(C, m)$. This is called **one-hot** encoding. For the labels 1, 2, 3, 0 and $C = 4$:
#
# $$\begin{bmatrix} 0 & 0 & 0 & 1 \\ 1 & 0 & 0 & 0 \\ 0 & 1 & 0 & 0 \\ 0 & 0 & 1 & 0 \end{bmatrix}
# \begin{matrix} \leftarrow \text{class } 0 \\ \leftarrow \text{class } 1 \\
# \leftarrow \text{class } 2 \\ \leftarrow \text{class } 3 \end{matrix}$$
#
# ### Exercise 3: `one_hot_matrix`
#
# `tf.one_hot(labels, depth, axis=...)` does it in one line. `depth` is the number of classes. `axis`
# says along which axis the classes run; without it you get a *row* for each label.

# %%
# GRADED FUNCTION: one_hot_matrix
def one_hot_matrix(labels, C):
    """Turn class numbers into columns with a single 1.

    Arguments:
    labels -- m whole numbers from 0 to C - 1, a list, array or tensor of shape (m,)
    C -- number of classes

    Returns:
    one_hot -- float32 tensor of shape (C, m)
    """
    ### START CODE HERE ### (≈ 1 line of code)
    one_hot = tf.one_hot(labels, C, axis=0)
    ### END CODE HERE ###

    return one_hot


# %% points=10
check("one_hot_matrix")

# %% tags=["demo"]
Y_train = one_hot_matrix(Y_train_orig[0], 6)
Y_test = one_hot_matrix(Y_test_orig[0], 6)
print("Y_train:", Y_train.shape, " Y_test:", Y_test.shape)
print(f"The first label, {Y_train_orig[0, 0]}, as a column:", Y_train[:, 0].numpy())

# %% [markdown]
# ## 5. The network
#
# Three layers: LINEAR → RELU → LINEAR → RELU → LINEAR → SOFTMAX, with 25, 12 and 6 units.
#
# | parameter | shape | parameter | shape |
# |---|---|---|---|
# | `W1` | (25, 12288) | `b1` | (25, 1) |
# | `W2` | (12, 25) | `b2` | (12, 1) |
# | `W3` | (6, 12) | `b3` | (6, 1) |
#
# ### Exercise 4: `initialize_parameters`
#
# The biases start at zero: `tf.zeros(shape)`. The weights start with **Glorot's** initialization,
# which you know by its other name, Xavier. In its original form it takes into account both sides of
# a layer, inputs and units: uniform random numbers between $-\ell$ and $\ell$, with
#
# $$\ell = \sqrt{\frac{6}{n^{[l-1]} + n^{[l]}}}, \qquad \text{so that the variance is} \quad
# \frac{2}{n^{[l-1]} + n^{[l]}}.$$
#
# Keras has it, as `keras.initializers.GlorotUniform`. The first line of the function makes such an
# initializer; call it with a shape, as in `initializer(shape=(2, 3))`. Wrap every parameter in
# `tf.Variable`, because a plain tensor could not be trained.
#
# The `SeedGenerator` in that line is there because a Keras initializer without one repeats itself: all
# three matrices would begin with the same numbers, only scaled. To make a run reproducible, we call
# `keras.utils.set_random_seed` outside.

# %%
# GRADED FUNCTION: initialize_parameters
def initialize_parameters():
    """Make the parameters of a network with 12288 inputs and layers of 25, 12 and 6 units.

    Returns:
    parameters -- dictionary of float32 variables "W1", "b1", "W2", "b2", "W3", "b3"
    """
    initializer = keras.initializers.GlorotUniform(seed=keras.random.SeedGenerator())

    ### START CODE HERE ### (≈ 6 lines of code)
    W1 = tf.Variable(initializer(shape=(25, 12288)))
    b1 = tf.Variable(tf.zeros((25, 1)))
    W2 = tf.Variable(initializer(shape=(12, 25)))
    b2 = tf.Variable(tf.zeros((12, 1)))
    W3 = tf.Variable(initializer(shape=(6, 12)))
    b3 = tf.Variable(tf.zeros((6, 1)))
    ### END CODE HERE ###

    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2, "W3": W3, "b3": b3}


# %% points=15
check("initialize_parameters")

# %% [markdown]
# ### Exercise 5: `forward_propagation`
#
# $$Z^{[1]} = W^{[1]} X + b^{[1]} \qquad A^{[1]} = \mathrm{ReLU}(Z^{[1]})$$
# $$Z^{[2]} = W^{[2]} A^{[1]} + b^{[2]} \qquad A^{[2]} = \mathrm{ReLU}(Z^{[2]})$$
# $$Z^{[3]} = W^{[3]} A^{[2]} + b^{[3]}$$
#
# `tf.nn.relu` is the ReLU. Two things are new. There is **no cache**, because the tape keeps what the
# backward pass needs. And it ends with $Z^{[3]}$, **without softmax**: that belongs to the loss, as
# you will see. The six numbers in a column of $Z^{[3]}$ are called **logits**: the larger a logit,
# the more the network believes in that class.

# %%
# GRADED FUNCTION: forward_propagation
def forward_propagation(X, parameters):
    """Compute the logits: LINEAR -> RELU -> LINEAR -> RELU -> LINEAR.

    Arguments:
    X -- float32 array or tensor of shape (n_x, m), one example a column
    parameters -- dictionary with "W1", "b1", "W2", "b2", "W3", "b3", of any fitting shapes

    Returns:
    Z3 -- tensor of logits, shape (number of classes, m)
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    ### START CODE HERE ### (≈ 5 lines of code)
    Z1 = tf.matmul(W1, X) + b1
    A1 = tf.nn.relu(Z1)
    Z2 = tf.matmul(W2, A1) + b2
    A2 = tf.nn.relu(Z2)
    Z3 = tf.matmul(W3, A2) + b3
    ### END CODE HERE ###

    return Z3


# %% points=20
check("forward_propagation")

# %% [markdown]
# ### The loss
#
# **Softmax** turns the logits $z_1, \ldots, z_C$ of one example into probabilities. The **cross-entropy**
# then charges minus the logarithm of the probability that the true class got, and the loss is the mean over
# the $m$ examples:
#
# $$\hat{y}_k = \frac{e^{z_k}}{\sum_{j=1}^{C} e^{z_j}}, \qquad
# J = -\frac{1}{m} \sum_{i=1}^{m} \sum_{k=1}^{C} y_k^{(i)} \log \hat{y}_k^{(i)}$$
#
# Here is what these formulas do to one example. The slider raises or lowers the logit of the true
# class:

# %% tags=["demo"] alt="Bars of the six logits of one example, and of their softmax: class 2, the true one, gets about 0.59, and the loss is minus its logarithm"
logits = np.array([1.2, 0.3, 3.0, 2.1, -0.5, -1.0])
signs_figures.draw_softmax(logits, tf.nn.softmax(logits).numpy(), true=2)
plt.show()


@interact(logit=(-3.0, 8.0, 0.5))
def softmax_with(logit=1.0):
    """Play with the logit of the true class: how low must it be for a loss of 5?"""
    changed = logits.copy()
    changed[2] = logit
    signs_figures.draw_softmax(changed, tf.nn.softmax(changed).numpy(), true=2)
    plt.show()


# %% [markdown]
# Computed literally, they are dangerous: $e^{z}$ overflows for a logit of 100, the probability of
# another class is rounded to 0, and its logarithm is $-\infty$. Taken together, softmax and logarithm
# can be simplified so that nothing overflows. That is why the loss takes the logits, and why
# `forward_propagation` leaves the softmax to it.
#
# ### Exercise 6: `compute_total_loss`
#
# `keras.losses.categorical_crossentropy(truth, prediction, from_logits=True)` returns the loss of
# each example, numerically stable for logits of any size. Take care of two things:
#
# - Keras expects one example per **row**; ours are columns. `tf.transpose` turns one into the other.
# - It returns $m$ numbers. Our loss is their **mean**, `tf.reduce_mean`, so that it does not depend
#   on how many examples a batch has. ("Total" in the name means over all classes and examples.)

# %%
# GRADED FUNCTION: compute_total_loss
def compute_total_loss(logits, labels):
    """Compute the cross-entropy of the softmax of the logits, as a mean over the examples.

    Arguments:
    logits -- float32 tensor of shape (C, m), as forward_propagation returns it
    labels -- one-hot labels, float32 tensor of the same shape

    Returns:
    total_loss -- tensor with a single number, of shape ()
    """
    ### START CODE HERE ### (≈ 2-4 lines of code)
    y_true = tf.transpose(labels)
    y_pred = tf.transpose(logits)
    losses = keras.losses.categorical_crossentropy(y_true, y_pred, from_logits=True)
    total_loss = tf.reduce_mean(losses)
    ### END CODE HERE ###

    return total_loss


# %% points=15
check("compute_total_loss")

# %% [markdown]
# Before training, all six classes should be about equally likely, which costs
# $-\log \frac{1}{6} = 1.79$. A start far from that is a sign of trouble, so it is always worth a look.

# %% tags=["demo"]
keras.utils.set_random_seed(1)
parameters = initialize_parameters()
loss = compute_total_loss(forward_propagation(X_train, parameters), Y_train)
print("number of parameters:", sum(int(tf.size(p)) for p in parameters.values()))
print(f"loss at the start: {loss:.3f}; with equal chances for all: {np.log(6):.3f}")

# %% [markdown]
# ## 6. The training step
#
# Now the tape and the network come together. An **optimizer** from `keras.optimizers` knows how to
# turn gradients into steps: `SGD`, with or without momentum, `Adam`, and others, with the settings
# that you know from the last notebook. It keeps its own averages.
# `optimizer.apply_gradients(pairs)` takes one step; each pair is a gradient and its variable, in this
# order. Python's `zip` makes such pairs from two lists.
#
# ### Exercise 7: `train_step`
#
# 1. **Forward**, on the tape: the logits, and from them the loss.
# 2. **Backward**: the gradients of the loss with respect to all `variables`.
# 3. **Update**: let the optimizer take one step. It changes the variables in place.
#
# The function returns the loss, as it was *before* the step.

# %%
# GRADED FUNCTION: train_step
def train_step(X, Y, parameters, optimizer):
    """Take one step with one mini-batch.

    Arguments:
    X -- examples in columns, float32 of shape (n_x, m)
    Y -- their one-hot labels, float32 of shape (C, m)
    parameters -- dictionary of variables, which this function changes
    optimizer -- an optimizer of Keras

    Returns:
    loss -- the loss of this mini-batch before the step, tensor of shape ()
    """
    variables = list(parameters.values())

    with tf.GradientTape() as tape:
        ### START CODE HERE ### (≈ 2 lines of code)
        logits = forward_propagation(X, parameters)
        loss = compute_total_loss(logits, Y)
        ### END CODE HERE ###

    ### START CODE HERE ### (≈ 2 lines of code)
    gradients = tape.gradient(loss, variables)
    optimizer.apply_gradients(zip(gradients, variables))
    ### END CODE HERE ###

    return loss


# %% points=20
check("train_step")

# %% [markdown]
# No derivative, no cache, no `dW2`: that is the whole backward pass. Ten steps with the same 32
# images show whether it works; the loss must fall.

# %% tags=["demo"]
optimizer = keras.optimizers.Adam(learning_rate=0.001)
few = (X_train[:, :32], Y_train[:, :32])
losses = [train_step(*few, parameters, optimizer).numpy() for _ in range(10)]
print(np.round(losses, 3))

# %% [markdown]
# ## 7. The graph comes back: `tf.function`
#
# Operations that are carried out one by one are easy to follow, but Python has to start each of them,
# every time. With `tf.function`, TensorFlow watches your function once, builds a graph of it, as in the
# old days, and runs that from then on. The first call takes longer; all others are faster. `print` and
# other plain Python inside run in the first call only.

# %% tags=["demo"]
def milliseconds(step, repeats=40):
    """Mean time of one call, after two calls to warm up."""
    for _ in range(2):
        step(*few, parameters, optimizer)
    start = time.perf_counter()
    for _ in range(repeats):
        step(*few, parameters, optimizer)
    return 1000 * (time.perf_counter() - start) / repeats


print(f"step by step: {milliseconds(train_step):5.1f} ms for one training step")
print(f"as a graph:   {milliseconds(tf.function(train_step)):5.1f} ms for one training step")

# %% [markdown]
# ## 8. Training
#
# `model` is the loop that you know: epochs, shuffled mini-batches, one step for each. The batches
# come from `tf.data.Dataset`, which expects examples along the *first* axis; hence the transposes.
# After every epoch we note the loss and the accuracy on both sets, that is the share of images
# whose largest logit belongs to the true class.

# %%
def accuracy(X, Y, parameters):
    """Share of examples for which the largest logit is that of the true class, 0 to 1."""
    predicted = tf.argmax(forward_propagation(X, parameters), axis=0)
    return np.mean(predicted == tf.argmax(Y, axis=0))


def model(
    X_train, Y_train, X_test, Y_test, learning_rate=0.0001, num_epochs=1500, minibatch_size=32
):
    """Train the network with Adam; return its parameters and a history.

    Arguments:
    X_train, Y_train -- training images and one-hot labels in columns, (n_x, m) and (6, m)
    X_test, Y_test -- the same for testing; used for the curves only
    learning_rate, num_epochs, minibatch_size -- as their names say

    Returns:
    parameters -- dictionary of trained variables
    history -- dictionary with the lists "loss", "train" and "test", one entry for each epoch
    """
    parameters = initialize_parameters()
    optimizer = keras.optimizers.Adam(learning_rate)
    fast_step = tf.function(train_step, reduce_retracing=True)
    examples = tf.data.Dataset.from_tensor_slices((X_train.T, tf.transpose(Y_train)))
    batches = examples.shuffle(len(examples)).batch(minibatch_size)
    history = {"loss": [], "train": [], "test": []}

    for _ in tqdm(range(num_epochs), unit="epochs"):
        total = 0.0
        for X, Y in batches:
            loss = fast_step(tf.transpose(X), tf.transpose(Y), parameters, optimizer)
            total += loss.numpy() * len(X)
        history["loss"].append(total / len(examples))
        history["train"].append(accuracy(X_train, Y_train, parameters))
        history["test"].append(accuracy(X_test, Y_test, parameters))
    return parameters, history


# %% [markdown]
# The loss of an epoch is the mean over all its *images*: each batch counts by its size, because the
# last one is smaller (1080 is not a multiple of 32). This takes about half a minute. Before you run
# it, guess: what would be a good accuracy, if blind guessing gets 17%?

# %% tags=["demo"]
keras.utils.set_random_seed(1)
parameters, history = model(X_train, Y_train, X_test, Y_test, learning_rate=0.001, num_epochs=40)

# %% tags=["demo"] alt="Left, the loss on the training images falls towards 0 over 40 epochs; right, the training accuracy reaches 100% and the test accuracy stays lower"
signs_figures.draw_history(history)
plt.show()
print(f"training accuracy: {history['train'][-1]:.1%}")
print(f"test accuracy:     {history['test'][-1]:.1%}")

# %% [markdown]
# Which numbers are mistaken for which? In this table each row is a true number, each column a
# prediction; right answers are on the diagonal.

# %% tags=["demo"] alt="Confusion table of the test images: large numbers on the diagonal, most errors beside it, where one finger more or fewer was seen"
predicted = np.argmax(forward_propagation(X_test, parameters), axis=0)
signs_figures.draw_confusion(Y_test_orig[0], predicted, classes)
plt.show()

# %% [markdown]
# And here are the images themselves. Do you see a reason?

# %% tags=["demo"] alt="Up to ten test images that were classified wrongly, with predicted and true number"
print_mislabeled_images(
    classes, (X_test + mean_image).clip(0, 1), Y_test_orig, predicted, limit=10
)
plt.show()

# %% [markdown]
# All training images are right, but not all new ones: the network has memorized part of its training
# set. Mostly one finger is missed, or one too many is seen. The network knows nothing of fingers: each
# unit of the first layer looks at all pixels at fixed places. If the hand turns or moves a little, other
# pixels are involved, and it has to learn everything again for each position. Convolutions, in course
# 4, will fix exactly this.

# %% [markdown]
# ## 9. The same in ten lines
#
# Networks like this one are so common that Keras has ready-made layers, and `fit` for the loop. From
# now on you will mostly use it like this, and write your own loop when you need something special. Ten
# epochs take several seconds.

# %% tags=["demo"]
keras.utils.set_random_seed(1)
network = keras.Sequential([
    keras.Input(shape=(12288,)),
    keras.layers.Dense(25, activation="relu"),
    keras.layers.Dense(12, activation="relu"),
    keras.layers.Dense(6),
])
network.compile(
    optimizer=keras.optimizers.Adam(0.001),
    loss=keras.losses.CategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
network.fit(X_train.T, tf.transpose(Y_train), batch_size=32, epochs=10, verbose=2)
print("parameters:", network.count_params())

# %% [markdown]
# It has the same 307,615 parameters, Glorot's initialization (that is what `Dense` uses unless told
# otherwise), and your loss. Images stand in rows here, so its `kernel` is the transpose of `W1`.

# %% [markdown]
# ## Three quick questions
#
# <details><summary><code>tape.gradient(loss, W1)</code> is <code>None</code>. Name two likely
# causes.</summary>
#
# A step was computed outside the `with` block or with NumPy, or `W1` is a tensor instead of a variable.
# </details>
#
# <details><summary>Why does the network end with logits and not with probabilities?</summary>
#
# Softmax and logarithm computed separately overflow or give $-\infty$. Computed together from the
# logits, the loss stays finite. The largest logit is the largest probability anyway.
# </details>
#
# <details><summary>A network with ten classes starts with a loss of 2.31. Is that suspicious?
# </summary>
#
# No: equal chances for all ten classes cost $\log 10 = 2.30$.
# </details>
#
# ## If you want to go further
#
# - Train without subtracting `mean_image`. With this learning rate the loss may stay at 1.79 forever. Why
#   does a smaller one help? Count the ReLUs that are inactive for all images.
# - Take a photo of your own hand, open it with PIL, `.convert("RGB").resize((64, 64))`, and treat it just
#   as the training images were treated, division by 255 and `mean_image` included. Forgetting one of the
#   two is the most common mistake with a network that "worked in the notebook".

# %% [markdown]
# ## What you have learned
#
# - Tensors have a type, and TensorFlow does not mix types: cast. Parameters are variables.
# - `tf.GradientTape` records the forward pass and gives all gradients. `None` instead of a gradient
#   means that the chain was broken.
# - With several classes: one-hot labels, logits, and softmax and cross-entropy in one function, because
#   separately they overflow.
# - The loss is a mean over examples, so that the learning rate need not change with the batch.
# - Where older code has placeholders, sessions and graphs, you write functions.
#
# **References**
#
# - M. Abadi and others, [TensorFlow: a system for large-scale machine
#   learning](https://arxiv.org/abs/1605.08695), 2016: graphs and sessions.
# - A. G. Baydin and others, [Automatic differentiation in machine learning: a
#   survey](https://arxiv.org/abs/1502.05767), 2018: what the tape does.
# - TensorFlow, [Introduction to gradients and automatic
#   differentiation](https://www.tensorflow.org/guide/autodiff), and Keras, [Developer
#   guides](https://keras.io/guides/).
# - X. Glorot, Y. Bengio, [Understanding the difficulty of training deep feedforward neural
#   networks](https://proceedings.mlr.press/v9/glorot10a.html), 2010: the initialization of section 5.
#
# **Where it goes next.** Course 4 replaces the first layer by convolutions, which look for the same
# thing everywhere in an image, and reads these hands far better.

# %%
check.summary()
