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
# # A convolutional network reads hands
#
# In the last notebook you took a convolution apart. Now you put two of them to work, with TensorFlow
# doing the loops and the gradients: the network looks at a hand and says which number from 0 to 5 it
# shows. You know the task from course 2. There a dense network with 307,615 parameters was right on
# about nine test images out of ten. This one has 1,310 parameters. Guess how it will do!
#
# **When you are done you can**
#
# - build a convolutional network from TensorFlow's functions and predict the shape after each layer;
# - train it with a loop of your own, and choose its settings without touching the test set;
# - look at its mistakes, its filters and its activations;
# - write the same network as a Keras model, and show that the two are the same.
#
# **You need** `convolution_step_by_step`, and `tensorflow_introduction` from course 2. **Time:** about
# 2 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned next to what was expected. Your points also depend on
# hidden inputs of other shapes, so write for any input, not for the one you see.

# %% [markdown]
# ## 1. Set-up
#
# TensorFlow takes some seconds to import. `hidden_messages` keeps its remarks about your processor
# out of the notebook.

# %%
import matplotlib.pyplot as plt
import numpy as np
from tqdm.auto import tqdm

from coursework.figures import deep_network_application as comparison_figures
from coursework.figures import convolution_application as convnet_figures
from coursework.figures.images import show_images
from coursework.figures import tensorflow_introduction as signs_figures
from cnn_utils import convert_to_one_hot, load_dataset, random_mini_batches
from coursework.native_messages import hidden_messages

with hidden_messages():
    import keras
    import tensorflow as tf

# %%
from graders import Checker

check = Checker("course4/convolution_application")

# %% [markdown]
# ## 2. The hands
#
# 1080 images for training and 120 for testing, 64 × 64 pixels in colour, six classes. They are drawn
# by a program, unless `COURSE_DATA` names a folder with the photos of the classic course.

# %% tags=["demo"] alt="Twelve drawn hands on coloured walls that show numbers from 0 to 5 with their fingers, each under its label."
X_train_orig, Y_train_orig, X_test_orig, Y_test_orig, classes = load_dataset()
chosen = range(12)
names = [f"y = {Y_train_orig[0, i]}" for i in chosen]
show_images(X_train_orig[chosen], names, "From the training set", 6)
plt.show()

# %% [markdown]
# Two things change from here on.
#
# **Images stay images.** Nothing is flattened: a convolution needs to know which pixels are
# neighbours. And frameworks put the examples along the *first* axis. So the data have the shape
# $(m, n_H, n_W, n_C)$: examples, height, width, channels. The labels follow, one example a **row**:
# shape $(m, 6)$.
#
# **The numbers are centred.** Pixels from 0 to 255 become numbers from −0.5 to 0.5. Dividing by 255
# alone would leave all inputs positive, and then all weights of a filter are pushed in the same
# direction in each step. A zero in the middle has a second advantage: "same" padding adds zeros,
# and zero is now a medium grey instead of a black frame.


# %% tags=["demo"]
def prepare(pictures):
    """Bring images of whole numbers from 0 to 255 to the range from -0.5 to 0.5, as float32."""
    return (pictures / 255 - 0.5).astype(np.float32)


X_train, X_test = prepare(X_train_orig), prepare(X_test_orig)
Y_train = convert_to_one_hot(Y_train_orig, 6).T.astype(np.float32)
Y_test = convert_to_one_hot(Y_test_orig, 6).T.astype(np.float32)
for name, array in (("X_train", X_train), ("Y_train", Y_train), ("X_test", X_test), ("Y_test", Y_test)):
    print(f"{name:8s} {array.shape!s:18s} from {array.min():.2f} to {array.max():.2f}")

# %% [markdown]
# ## 3. The network
#
# Two rounds of convolution, ReLU and max pooling, then one dense layer:
#
# CONV → RELU → MAXPOOL → CONV → RELU → MAXPOOL → FLATTEN → DENSE

# %% tags=["demo"] alt="The network as stacks of sheets, from 64 × 64 × 3 over 64 × 64 × 8, 8 × 8 × 8 and 8 × 8 × 16 to 2 × 2 × 16 and six numbers; height and width shrink, channels grow."
volumes = [
    ("X", (64, 64, 3)), ("A1", (64, 64, 8)), ("P1", (8, 8, 8)),
    ("A2", (8, 8, 16)), ("P2", (2, 2, 16)), ("Z3", (1, 1, 6)),
]
steps = ["8 filters 4×4\nReLU", "max pool\n8×8", "16 filters 2×2\nReLU", "max pool\n4×4", "flatten\ndense"]
convnet_figures.draw_volumes(volumes, steps)
plt.show()

# %% [markdown]
# Each sheet is one channel. The convolutions add channels and keep height and width; the pooling
# layers shrink height and width and keep the channels. What is *where* in the image is slowly
# swapped for *what* is in it.
#
# | layer | parameters | shape | how many |
# |---|---|---|---|
# | first convolution | `W1`, `b1` | (4, 4, 3, 8), (8,) | 384 + 8 |
# | second convolution | `W2`, `b2` | (2, 2, 8, 16), (16,) | 512 + 16 |
# | dense | `W3`, `b3` | (64, 6), (6,) | 384 + 6 |
# | together | | | 1,310 |
#
# The weights of a convolution have the shape (height and width of the filter, channels that come in,
# channels that go out), as in the last notebook. The biases have one number for each filter. Examples
# are rows now, so the dense layer computes $XW + b$, and `W3` has a row for each input.
#
# ### Exercise 1: `initialize_parameters`
#
# The biases start at zero, the weights with Glorot's initialization: random numbers whose variance
# is $\frac{2}{n_{in} + n_{out}}$. For a convolution, $n_{in}$ counts the numbers that one filter
# looks at, and $n_{out}$ the numbers that one input takes part in. `GlorotUniform` knows how to
# count; call the `initializer` below with a shape, as in `initializer((3, 3, 1, 5))`. Wrap everything in `tf.Variable`.

# %%
# GRADED FUNCTION: initialize_parameters
def initialize_parameters():
    """Make the parameters of the network for images of 64 x 64 pixels and six classes.

    Returns:
    parameters -- dictionary of float32 variables
                  "W1" (4, 4, 3, 8), "b1" (8,), "W2" (2, 2, 8, 16), "b2" (16,),
                  "W3" (64, 6), "b3" (6,)
    """
    initializer = keras.initializers.GlorotUniform(seed=keras.random.SeedGenerator())

    ### START CODE HERE ### (≈ 6 lines of code)
    W1 = tf.Variable(initializer((4, 4, 3, 8)))
    b1 = tf.Variable(tf.zeros(8))
    W2 = tf.Variable(initializer((2, 2, 8, 16)))
    b2 = tf.Variable(tf.zeros(16))
    W3 = tf.Variable(initializer((64, 6)))
    b3 = tf.Variable(tf.zeros(6))
    ### END CODE HERE ###

    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2, "W3": W3, "b3": b3}


# %% points=15
check("initialize_parameters")

# %% [markdown]
# ### Exercise 2: `forward_propagation`
#
# TensorFlow has all the layers that you wrote by hand:
#
# - `tf.nn.conv2d(X, W, strides=1, padding="SAME")` lays all filters of `W` over all images. It does
#   **not** add a bias; do that yourself. `+ b` adds one number to each channel.
# - `tf.nn.relu(Z)`.
# - `tf.nn.max_pool2d(A, ksize=f, strides=f, padding="SAME")` takes the largest number of each
#   window of $f \times f$. With a stride of $f$ the windows do not overlap.
# - `tf.reshape(P, (P.shape[0], -1))` makes one row of each example.
# - `tf.matmul` multiplies matrices.
#
# With "SAME" padding, a convolution of stride 1 keeps height and width. A layer of stride $s$ divides
# them by $s$ and rounds **up**: $n_H = \lceil n_{H,prev} / s \rceil$.
#
# $$Z^{[1]} = W^{[1]} * X + b^{[1]} \qquad A^{[1]} = \mathrm{ReLU}(Z^{[1]}) \qquad
# P^{[1]} = \mathrm{maxpool}_{8}(A^{[1]})$$
# $$Z^{[2]} = W^{[2]} * P^{[1]} + b^{[2]} \qquad A^{[2]} = \mathrm{ReLU}(Z^{[2]}) \qquad
# P^{[2]} = \mathrm{maxpool}_{4}(A^{[2]})$$
# $$Z^{[3]} = \mathrm{flatten}(P^{[2]}) \, W^{[3]} + b^{[3]}$$
#
# As in course 2, the results are **logits**, without a softmax: that belongs to the cost.

# %%
# GRADED FUNCTION: forward_propagation
def forward_propagation(X, parameters):
    """Compute the logits: two times CONV -> RELU -> MAXPOOL, then FLATTEN -> DENSE.

    Arguments:
    X -- images, float32 array or tensor of shape (m, n_H, n_W, n_C)
    parameters -- dictionary with "W1", "b1", "W2", "b2", "W3", "b3", of any fitting shapes

    Returns:
    Z3 -- tensor of logits, shape (m, number of classes)
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    ### START CODE HERE ### (≈ 8 lines of code)
    # First round: convolution with stride 1, ReLU, max pooling with windows of 8 x 8
    Z1 = tf.nn.conv2d(X, W1, strides=1, padding="SAME") + b1
    A1 = tf.nn.relu(Z1)
    P1 = tf.nn.max_pool2d(A1, ksize=8, strides=8, padding="SAME")
    # Second round: the same with windows of 4 x 4
    Z2 = tf.nn.conv2d(P1, W2, strides=1, padding="SAME") + b2
    A2 = tf.nn.relu(Z2)
    P2 = tf.nn.max_pool2d(A2, ksize=4, strides=4, padding="SAME")
    # One row for each example, then the dense layer
    F = tf.reshape(P2, (P2.shape[0], -1))
    Z3 = tf.matmul(F, W3) + b3
    ### END CODE HERE ###

    return Z3


# %% points=25
check("forward_propagation")

# %% [markdown]
# **Why pool after the ReLU, and not before?** It makes no difference: the ReLU never changes which
# number of a window is the largest. Pooling first would even be cheaper, because fewer numbers are
# left to compare with zero. The customary order is kept here.

# %% [markdown]
# ### Exercise 3: `compute_cost`
#
# The cost is softmax and cross-entropy, computed together so that nothing overflows, and the
# **mean** over the examples:
#
# $$J = -\frac{1}{m} \sum_{i=1}^{m} \log \hat{y}^{(i)}_{y^{(i)}}, \qquad
# \hat{y}^{(i)}_k = \frac{e^{z_k^{(i)}}}{\sum_j e^{z_j^{(i)}}}$$
#
# `tf.nn.softmax_cross_entropy_with_logits(labels=..., logits=...)` returns the cross-entropy of each
# example. It expects one example a row, which is what we have. It applies the softmax itself, so it
# must get the logits as they are. `tf.reduce_mean` does the rest.

# %%
# GRADED FUNCTION: compute_cost
def compute_cost(Z3, Y):
    """Compute the cross-entropy of the softmax of the logits, as a mean over the examples.

    Arguments:
    Z3 -- logits, float32 tensor of shape (m, C)
    Y -- one-hot labels, float32 tensor of the same shape

    Returns:
    cost -- tensor with a single number, of shape ()
    """
    ### START CODE HERE ### (≈ 1-2 lines of code)
    losses = tf.nn.softmax_cross_entropy_with_logits(labels=Y, logits=Z3)
    cost = tf.reduce_mean(losses)
    ### END CODE HERE ###

    return cost


# %% points=15
check("compute_cost")

# %% [markdown]
# Before training, the six classes should be about equally likely, which costs $-\log \frac{1}{6} =
# 1.79$. Check this before you train:

# %% tags=["demo"]
keras.utils.set_random_seed(1)
parameters = initialize_parameters()
cost = compute_cost(forward_propagation(X_train, parameters), Y_train)
print("number of parameters:", sum(int(tf.size(each)) for each in parameters.values()))
print(f"cost at the start: {cost:.3f}; with equal chances for all: {np.log(6):.3f}")

# %% [markdown]
# ## 4. Training
#
# The loop is that of course 2: epochs, shuffled mini-batches, one step of Adam for each. `accuracy`
# is given: the share of images whose largest logit is that of the true class.


# %%
def accuracy(X, Y, parameters):
    """Share of examples for which the largest logit is that of the true class, 0 to 1."""
    predicted = tf.argmax(forward_propagation(X, parameters), axis=1)
    return float(np.mean(predicted == tf.argmax(Y, axis=1)))


# %% [markdown]
# ### Exercise 4: `model`
#
# Fill in four places:
#
# 1. **Start**: the parameters, and a `keras.optimizers.Adam` with the given learning rate.
# 2. **Forward**, on the tape: from the images to the cost of the mini-batch.
# 3. **Backward and update**: the gradients with respect to all `variables`, and one step with
#    `optimizer.apply_gradients`, which takes pairs: `zip(gradients, variables)`.
# 4. **The cost of the epoch** is the mean over all its **images**. Mind the last batch: 1080 images
#    in batches of 64 are 16 whole batches and one of 56, seventeen in all. So let each batch count
#    by its number of images: add $J_{batch} \cdot \frac{m_{batch}}{m}$. `float(cost)` turns the tensor
#    into a number.
#
# `tf.function` makes a graph of `train_step`, which halves the time. `history` is filled for you.

# %%
# GRADED FUNCTION: model
def model(
    X_train, Y_train, X_test, Y_test,
    learning_rate=0.009, num_epochs=100, minibatch_size=64, print_cost=True, augment=None,
):
    """Train the network with Adam and mini-batches.

    Arguments:
    X_train, Y_train -- images (m, n_H, n_W, n_C) and one-hot labels (m, C) for training
    X_test, Y_test -- others, on which accuracy is measured, but from which nothing is learned
    learning_rate, num_epochs, minibatch_size -- as their names say
    print_cost -- whether to print the cost of every fifth epoch
    augment -- a function that changes the images of a mini-batch before they are used, or None

    Returns:
    train_accuracy, test_accuracy -- shares of right answers at the end, 0 to 1
    parameters -- dictionary of trained variables
    history -- dictionary of lists "cost", "train" and "test", one entry for each epoch
    """
    m = X_train.shape[0]
    seed = 3
    history = {"cost": [], "train": [], "test": []}

    ### START CODE HERE ### (≈ 2 lines of code)
    # Your own start, and Adam with the given learning rate
    parameters = initialize_parameters()
    optimizer = keras.optimizers.Adam(learning_rate)
    ### END CODE HERE ###
    variables = list(parameters.values())

    @tf.function
    def train_step(X, Y):
        with tf.GradientTape() as tape:
            ### START CODE HERE ### (≈ 2 lines of code)
            Z3 = forward_propagation(X, parameters)
            cost = compute_cost(Z3, Y)
            ### END CODE HERE ###
        ### START CODE HERE ### (≈ 2 lines of code)
        # The gradients of the cost, then one step of the optimizer
        gradients = tape.gradient(cost, variables)
        optimizer.apply_gradients(zip(gradients, variables))
        ### END CODE HERE ###
        return cost

    for epoch in tqdm(range(num_epochs), unit="epochs"):
        seed += 1
        epoch_cost = 0.0
        for X, Y in random_mini_batches(X_train, Y_train, minibatch_size, seed):
            cost = train_step(X if augment is None else augment(X), Y)
            ### START CODE HERE ### (≈ 1 line of code)
            # Add the share of this mini-batch to the cost of the epoch
            epoch_cost += float(cost) * len(X) / m
            ### END CODE HERE ###

        history["cost"].append(epoch_cost)
        history["train"].append(accuracy(X_train, Y_train, parameters))
        history["test"].append(accuracy(X_test, Y_test, parameters))
        if print_cost and epoch % 5 == 0:
            print(f"Cost after epoch {epoch:3d}: {epoch_cost:.6f}")

    return history["train"][-1], history["test"][-1], parameters, history


# %% points=25
check("model")

# %% [markdown]
# ### Which learning rate? Do not ask the test set
#
# If you try many settings and keep the one that is best on the test set, you have *trained* on the
# test set, by hand, and its accuracy is no longer an honest forecast. So put a part of the training
# set aside: 180 images for **validation**. Settings are chosen on these, and the test set waits.

# %% tags=["demo"] alt="Costs and accuracies over 12 epochs for three learning rates: 0.0005 learns slowly, 0.01 well, 0.1 stays at the level of guessing."
X_val, Y_val = X_train[:180], Y_train[:180]
X_part, Y_part = X_train[180:], Y_train[180:]
runs = {}
for rate in (0.0005, 0.01, 0.1):
    keras.utils.set_random_seed(1)
    *_, runs[f"learning rate {rate}"] = model(
        X_part, Y_part, X_val, Y_val, rate, num_epochs=12, minibatch_size=32, print_cost=False
    )
convnet_figures.draw_runs(runs, unseen="validation")
plt.show()

# %% [markdown]
# With 0.0005, twelve epochs are far too few. With 0.1 the steps are far too large, and the network
# does no better than guessing. So 0.01 it is. In a longer run another problem appears: 900 images
# are few, and the network memorizes them. You will see it in the next figure.
#
# ### More images for nothing
#
# A mirrored left hand is a right hand, and shows the same number. A hand moved by two pixels shows
# it as well. So before each step every image is mirrored or not, at random, and the batch is moved
# a little: the network rarely sees the same image twice. This is called **data augmentation**. It
# is done to training images only, and only with changes that keep the label true. (Which change
# would be wrong for handwritten digits?)


# %% tags=["demo"] alt="One hand eight times, mirrored or not and moved by up to two pixels."
def augment(pictures, most=2):
    """Mirror half of the images, and move all of them by up to `most` pixels."""
    mirrored = np.random.random((len(pictures), 1, 1, 1)) < 0.5
    pictures = np.where(mirrored, pictures[:, :, ::-1], pictures)
    up, left = np.random.randint(0, 2 * most + 1, size=2)
    wide = np.pad(pictures, ((0, 0), (most, most), (most, most), (0, 0)), mode="edge")
    return wide[:, up : up + 64, left : left + 64]


np.random.seed(3)
seen = [augment(X_train[:1])[0] + 0.5 for _ in range(8)]
show_images(seen, [f"{i}" for i in range(8)], "One training image, eight times")
plt.show()

# %% [markdown]
# Two more things help. Smaller batches, of 16 images: more steps in each epoch. And long steps at
# first, short ones at the end: in place of a fixed learning rate, Keras accepts a schedule;
# `CosineDecay` falls from 0.01 to 0 along half a wave. Does all this pay off? Ask the validation
# images. (Most of a minute.)

# %% tags=["demo"] alt="Costs and accuracies over 30 epochs with and without augmentation: with it, the training accuracy is lower and the validation accuracy higher."
def schedule(num_pictures, num_epochs):
    """A learning rate that falls from 0.01 to 0 in the course of a training with batches of 16."""
    steps = num_epochs * -(-num_pictures // 16)
    return keras.optimizers.schedules.CosineDecay(0.01, steps)


runs = {}
for name, change in (("as they are", None), ("augmented", augment)):
    keras.utils.set_random_seed(1)
    *_, runs[name] = model(
        X_part, Y_part, X_val, Y_val, schedule(900, 30), 30, 16, print_cost=False, augment=change
    )
convnet_figures.draw_runs(runs, unseen="validation")
plt.show()

# %% [markdown]
# The training accuracy is lower now, and the validation accuracy higher: just what is wanted. The
# settings are chosen. Now train with all 1080 images, and only then ask the test set. Commit to a
# guess first: what do you expect? (Most of a minute.)

# %% tags=["demo"]
keras.utils.set_random_seed(1)
train_accuracy, test_accuracy, parameters, history = model(
    X_train, Y_train, X_test, Y_test, schedule(1080, 60), num_epochs=60, minibatch_size=16,
    print_cost=False, augment=augment,
)
print(f"training accuracy: {train_accuracy:.1%}   test accuracy: {test_accuracy:.1%}")

# %% tags=["demo"] alt="Cost and accuracy of the final training on all 1080 images, with the test accuracy close to the training accuracy."
convnet_figures.draw_runs({"": history}, unseen="test")
plt.show()

# %% [markdown]
# ## 5. What has it learned?
#
# ### Its mistakes
#
# Rows are true numbers, columns predictions. Below are the images themselves, with the probability
# that the network gives to its wrong answer.

# %% tags=["demo"] alt="A table of true numbers by predictions for 120 test hands; nearly all of them are on the diagonal."
probabilities = tf.nn.softmax(forward_propagation(X_test, parameters)).numpy()
predicted = probabilities.argmax(axis=1)
signs_figures.draw_confusion(Y_test_orig[0], predicted, classes)
plt.show()

# %% tags=["demo"] alt="The test hands that the network misreads, each with its true number, the wrong answer and its probability."
wrong = np.flatnonzero(predicted != Y_test_orig[0])
titles = [
    f"true: {Y_test_orig[0, i]}\nsays {predicted[i]} ({probabilities[i, predicted[i]]:.0%})"
    for i in wrong
]
show_images(X_test_orig[wrong], titles, "Wrong answers", 6)
plt.show()

# %% [markdown]
# ### Its filters
#
# The eight filters of the first layer are 4 × 4 pixels of three colours, so they can be shown as
# images. Grey means 0.

# %% tags=["demo"] alt="The eight filters of the first layer as coloured squares of 4 × 4 pixels; several are bright on one side and dark on the other."
convnet_figures.draw_filters(parameters["W1"].numpy(), "The first layer's filters after training")
plt.show()

# %% [markdown]
# Several are bright on one side and dark on the other: they find edges in one direction, as the
# filters did that you wrote by hand. Nobody told them to do so. And here is what they see. The
# second row is the same hand, moved by eight pixels:


# %% tags=["demo"] alt="A hand and the same hand moved by eight pixels, each with eight activation maps in which edges light up; the maps have moved along with the hand."
def moved(pictures, pixels):
    """Move images sideways; what is missing at the edge is filled with its nearest pixels."""
    wide = np.pad(pictures, ((0, 0), (0, 0), (abs(pixels),) * 2, (0, 0)), mode="edge")
    return wide[:, :, abs(pixels) - pixels :][:, :, :64]


hand = np.flatnonzero(Y_test_orig[0] == 2)[:1]
pair = np.concatenate([X_test[hand], moved(X_test[hand], -8)])
A1 = tf.nn.relu(tf.nn.conv2d(pair, parameters["W1"], 1, "SAME") + parameters["b1"])
heading = "A1: bright where a filter has found what it looks for"
convnet_figures.draw_activations(pair + 0.5, A1.numpy(), heading)
plt.show()

# %% [markdown]
# The activations have moved along with the hand, and nothing else has changed: one filter serves
# all places. That is why so few parameters are enough.
#
# ### Against the dense network
#
# Here is the network of course 2 again, 25, 12 and 6 units, trained on the same images as they are.

# %% tags=["demo"]
def dense_model():
    """The dense network of course 2, as a Keras model that takes images."""
    layers = keras.layers
    return keras.Sequential([
        keras.Input((64, 64, 3)), layers.Flatten(), layers.Dense(25, activation="relu"),
        layers.Dense(12, activation="relu"), layers.Dense(6, activation="softmax"),
    ])


keras.utils.set_random_seed(1)
dense = dense_model()
dense.compile(keras.optimizers.Adam(0.0003), "categorical_crossentropy", metrics=["accuracy"])
dense.fit(X_train, Y_train, batch_size=32, epochs=50, verbose=0)
dense_train = dense.evaluate(X_train, Y_train, verbose=0)[1]
dense_test = dense.evaluate(X_test, Y_test, verbose=0)[1]

# %% tags=["demo"] alt="Bars of training and test accuracy for the dense network and for the convolutional one, with lines for their uncertainty; the test bar of the convolutional network is higher."
size = sum(int(tf.size(each)) for each in parameters.values())
print("network                    parameters   training     test")
print(f"dense, 25-12-6 units       {dense.count_params():10,d}   {dense_train:8.1%}   {dense_test:6.1%}")
print(f"convolutions, 8-16 filters {size:10,d}   {train_accuracy:8.1%}   {test_accuracy:6.1%}")
shares = {"dense": (dense_train, dense_test), "convolutions": (train_accuracy, test_accuracy)}
comparison_figures.draw_accuracies(shares, 1080, 120, 1 / 6)
plt.show()

# %% [markdown]
# The lines on the bars show which true accuracies would fit so few images; with 120 for testing, one
# image is almost one percent. The start matters too: four starts of the convolutional network
# gave 99.2, 95.0, 96.7 and 98.3% on the test set of drawn hands, 97.3% on average. And to be fair: augmentation
# helps the dense network as well. In one start it brought it from 90 to 95%.
#
# Now move the test images, and see what remains:

# %% tags=["demo"] alt="Test accuracy against how far the hands are moved: the dense network falls at once, the convolutional one much later."
distances = range(0, 13, 2)
remaining = {"dense": [], "convolutions": []}
for distance in distances:
    both_ways = np.concatenate([moved(X_test, distance), moved(X_test, -distance)])
    labels = np.concatenate([Y_test, Y_test])
    remaining["dense"].append(dense.evaluate(both_ways, labels, verbose=0)[1])
    remaining["convolutions"].append(accuracy(both_ways, labels, parameters))
convnet_figures.draw_shift(distances, remaining)
plt.show()

# %% [markdown]
# The convolutional network tolerates much larger moves. Two causes are mixed here: its filters look
# everywhere, and the augmentation has shown it hands that are moved by two pixels. Neither makes it
# completely independent of place, since the dense layer at its end still weighs four regions of the
# image separately.

# %% [markdown]
# ## 6. The same network in Keras
#
# You will rarely write your own loop for a network like this. In the **functional** style of Keras,
# a layer is created first and then called like a function on the output of the one before:
#
# ```python
# features = keras.layers.Conv2D(32, 5, padding="same")(images)
# ```
#
# The layer sees the shape of its input and makes its own parameters, biases included, with Glorot's
# initialization. `keras.Model(inputs, outputs)` follows the thread from the outputs back to the
# inputs.
#
# ### Exercise 5: `convolutional_model`
#
# Build the network of this notebook for images of any shape. You need `Conv2D(filters, size,
# padding=...)`, `ReLU()`, `MaxPooling2D(size, padding=...)`, whose stride is its size by default,
# `Flatten()` and `Dense(units, activation=...)`, all from `keras.layers`. All padding is "same".
#
# One thing differs: this model **ends with the softmax**, so it returns probabilities. Then the loss
# must not apply it again: `"categorical_crossentropy"` does not, unless one says `from_logits=True`.

# %%
# GRADED FUNCTION: convolutional_model
def convolutional_model(input_shape):
    """Build the network: two times CONV -> RELU -> MAXPOOL, then FLATTEN -> DENSE with softmax.

    Arguments:
    input_shape -- shape of one image, (n_H, n_W, n_C)

    Returns:
    a Keras model from images (m, n_H, n_W, n_C) to probabilities (m, 6)
    """
    inputs = keras.Input(shape=input_shape)

    ### START CODE HERE ### (≈ 8 lines of code)
    # 8 filters of 4 x 4, windows of 8 x 8
    Z1 = keras.layers.Conv2D(8, 4, padding="same")(inputs)
    A1 = keras.layers.ReLU()(Z1)
    P1 = keras.layers.MaxPooling2D(8, padding="same")(A1)
    # 16 filters of 2 x 2, windows of 4 x 4
    Z2 = keras.layers.Conv2D(16, 2, padding="same")(P1)
    A2 = keras.layers.ReLU()(Z2)
    P2 = keras.layers.MaxPooling2D(4, padding="same")(A2)
    # One unit for each of the six classes
    F = keras.layers.Flatten()(P2)
    outputs = keras.layers.Dense(6, activation="softmax")(F)
    ### END CODE HERE ###

    return keras.Model(inputs=inputs, outputs=outputs)


# %% points=20
check("convolutional_model")

# %% tags=["demo"]
conv_model = convolutional_model((64, 64, 3))
conv_model.summary()

# %% [markdown]
# Is it really the same network? Then it must give the same answers with the same numbers in it.
# `set_weights` takes them in the order of the layers:

# %% tags=["demo"]
conv_model.set_weights([each.numpy() for each in parameters.values()])
difference = np.abs(conv_model.predict(X_test, verbose=0) - probabilities).max()
print(f"largest difference between the probabilities of the two: {difference:.1e}")

# %% [markdown]
# With `compile` and `fit`, all of section 4 becomes a few lines. Here are a few more epochs from
# where we stopped:

# %% tags=["demo"]
conv_model.compile(keras.optimizers.Adam(0.0001), "categorical_crossentropy", metrics=["accuracy"])
conv_model.fit(X_train, Y_train, batch_size=32, epochs=3, verbose=2)
print(f"test accuracy: {conv_model.evaluate(X_test, Y_test, verbose=0)[1]:.1%}")

# %% [markdown]
# ## What you have learned
#
# - Images go in as $(m, n_H, n_W, n_C)$. "Same" convolutions keep height and width; pooling divides
#   them, rounding up.
# - `conv2d` has no bias of its own; the softmax belongs either to the network or to the loss, never to
#   both.
# - The cost of an epoch is a mean over images, and the last mini-batch is smaller.
# - Settings are chosen on validation images. The test set is asked once.
# - Shared filters: 1,310 parameters do better than 307,615, and tolerate it better when the hand
#   moves.
#
# **Try it yourself** (not graded): leave out the `- 0.5` in `prepare` and train again. Make the pooling
# windows smaller: what happens to `W3`, and to the accuracy? And a photo of your own hand: open it with
# PIL, `.convert("RGB").resize((64, 64))`, then `prepare(np.asarray(photo)[np.newaxis])`. The network
# knows drawn hands on plain walls only, so do not expect much.
#
# **Where it goes next.** With two convolutions little can go wrong. With fifty, a lot can; the
# notebook on residual networks is about that. Before it, `keras_tutorial` shows more of Keras.

# %%
check.summary()
