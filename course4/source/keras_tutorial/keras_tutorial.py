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
# # Keras: from an idea to a trained network in an afternoon
#
# You have written convolutions loop by loop and trained networks step by step. Now you learn to
# build them as engineers do: out of ready-made layers, in a few lines that can be changed quickly.
# The task is the *Happy House*: its door opens only to people who smile. A camera at the door
# delivers an image of a face, and your network decides.
#
# **When you are done you can**
#
# - build networks with Keras in two ways, as a list of layers and as a chain of functions;
# - read a `summary`, account for every parameter in it, and find a wrongly wired block with it;
# - go through the five steps of every Keras project: build, `compile`, `fit`, `evaluate`,
#   `predict`;
# - say why batch norm and dropout behave differently in training and afterwards, and what goes
#   wrong if the two are confused;
# - tell underfitting from overfitting by their curves, and look at errors before you believe a
#   number.
#
# **You need** `convolution_step_by_step`; from course 2, batches, Adam and dropout. **Time:** 2 to
# 3 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned next to what was expected. Your points also depend on
# hidden inputs of other shapes, so write for any input, not for the one you see.

# %% [markdown]
# ## 1. Set-up
#
# Keras does no arithmetic of its own. It leaves that to a **backend**: TensorFlow, JAX or PyTorch,
# whichever the environment variable `KERAS_BACKEND` names. This notebook uses nothing but Keras, so
# it runs on each of them.

# %%
import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import keras
import matplotlib.pyplot as plt
import numpy as np
from keras import layers
from PIL import ImageOps

from coursework.figures import keras_tutorial as happy_figures
from coursework.figures.images import show_images
from kt_utils import load_dataset, load_other_faces, mean_pred, progress

# %%
from graders import Checker

check = Checker("course4/keras_tutorial")

# %% [markdown]
# ## 2. The faces

# %% tags=["demo"] alt="Sixteen drawn faces with the label smiles or does not smile."
X_train_orig, Y_train_orig, X_test_orig, Y_test_orig, classes = load_dataset()
answers = ["does not smile", "smiles"]
shown = [answers[y] for y in Y_train_orig[0, :16]]
show_images(X_train_orig[:16], shown, "From the training set")
plt.show()

# %% [markdown]
# **What you are looking at.** The people at the door are drawn by a program, from parts by the
# illustrator Micah Lanier, unless `COURSE_DATA` names a folder with the photos of the classic
# course. Hair, eyes, glasses, skin and background were drawn at random, independently of the label:
# only the mouth counts. Half of the faces smile. In the test set there are other faces, but the
# *same seven mouths*. So whatever accuracy we reach, it speaks of these drawings, and not of
# people; in section 8 you will see how little it says even about drawings by somebody else.
#
# ### Exercise 1: `prepare`
#
# A network learns best from numbers of moderate size. Turn the pixels, whole numbers from 0 to 255,
# into `float32` numbers from 0 to 1.
#
# That is one line. It becomes a function because *every* image must go through the same line:
# those for training, those for testing, and the one that you will bring along at the end. A network
# that was trained on numbers up to 1 and is then shown numbers up to 255 gives nonsense, without
# any error.

# %%
# GRADED FUNCTION: prepare
def prepare(pictures):
    """Bring pixels into the range of numbers that the network is trained with.

    Arguments:
    pictures -- array of any shape, numbers from 0 to 255

    Returns:
    X -- float32 array of the same shape, numbers from 0 to 1
    """
    ### START CODE HERE ### (≈ 1 line of code)
    X = pictures.astype("float32") / 255
    ### END CODE HERE ###

    return X


# %% points=10
check("prepare")

# %% [markdown]
# Keras wants the examples along the first axis, for images and labels alike. The images are
# stored that way; the labels are a row of shape $(1, m)$, so they are transposed to a column
# $(m, 1)$.

# %% tags=["demo"]
X_train, X_test = prepare(X_train_orig), prepare(X_test_orig)
Y_train, Y_test = Y_train_orig.T, Y_test_orig.T
print("X_train:", X_train.shape, " Y_train:", Y_train.shape)
print("X_test: ", X_test.shape, " Y_test: ", Y_test.shape)

# %% [markdown]
# ## 3. A list of layers
#
# A **layer** is a function with weights of its own. You make it once, saying what it should be
# like, and then call it. At the first call it sees the shape of its input and makes its weights.

# %% tags=["demo"]
layer = layers.Conv2D(32, 7)
Z = layer(X_train[:5])
print("in: ", X_train[:5].shape)
print("out:", Z.shape)
print("weights:", [tuple(weight.shape) for weight in layer.weights])

# %% [markdown]
# You know all of this: 32 filters of 7 × 7 pixels and 3 channels, one bias for each, and without
# padding the 64 pixels shrink to $64 - 7 + 1 = 58$. The layers for this notebook:
#
# | layer | what it does |
# |---|---|
# | `layers.ZeroPadding2D(p)` | adds `p` rows and columns of zeros on every side |
# | `layers.Conv2D(n_C, f)` | convolution with `n_C` filters of $f \times f$; `strides=1`, `padding="valid"` (none) unless you say otherwise; `padding="same"` keeps height and width |
# | `layers.BatchNormalization()` | batch norm, for each channel (the last axis) |
# | `layers.Activation("relu")` | ReLU; `"sigmoid"` and others by their names |
# | `layers.MaxPooling2D(f)` | max pooling with windows of $f \times f$, and stride $f$ |
# | `layers.Flatten()` | one long row for each example |
# | `layers.Dense(n)` | a fully connected layer with `n` units; `Dense(n, activation="sigmoid")` has the activation built in |
#
# The simplest way to a network is a list: `keras.Sequential([...])` calls one layer after the
# other. It begins with `keras.Input(shape=...)`, the shape of *one* example, without the axis of
# the batch.
#
# ### Exercise 2: `first_model`
#
# Build this network as a `Sequential` model:
#
# ZERO PADDING by 3 → CONVOLUTION, 32 filters of 7 × 7, stride 1 → BATCH NORM → RELU → MAX POOLING
# 2 × 2 → FLATTEN → one unit with SIGMOID
#
# The sigmoid at the end makes its output the chance of a smile.

# %%
# GRADED FUNCTION: first_model
def first_model(input_shape):
    """Build a network with one convolution, as a list of layers.

    Arguments:
    input_shape -- shape of one image, (height, width, channels)

    Returns:
    model -- a keras.Sequential, not compiled; its output has the shape (m, 1)
    """
    ### START CODE HERE ### (≈ 10 lines of code)
    # The list begins with keras.Input
    model = keras.Sequential([
        keras.Input(shape=input_shape),
        layers.ZeroPadding2D(3),
        layers.Conv2D(32, 7),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.MaxPooling2D(2),
        layers.Flatten(),
        layers.Dense(1, activation="sigmoid"),
    ])
    ### END CODE HERE ###

    return model


# %% points=15
check("first_model")

# %% [markdown]
# ### Reading the summary
#
# `summary` lists the layers with their output shapes and numbers of parameters. `None` is the size
# of the batch, which is left open.

# %% tags=["demo"]
first_model((64, 64, 3)).summary()

# %% [markdown]
# If you can account for every number in this table, you have understood the network. Take the
# convolution: each filter has $7 \cdot 7 \cdot 3 = 147$ weights and one bias, and there are 32
# filters: $(147 + 1) \cdot 32 = 4{,}736$. Batch norm has **four** numbers for each channel:
# $\gamma$ and $\beta$, which are learned, and a running mean and a running variance, which are not
# learned but merely kept up to date. That is why the summary ends with 64 *non-trainable*
# parameters: two for each of the 32 channels. Remember them; they return in section 6.
#
# ### Exercise 3: `count_parameters`
#
# A convolution with $n_C$ filters of $f \times f$ pixels on an input of $n_C^{prev}$ channels,
# followed by batch norm. How many trainable parameters do the two layers have together, and how
# many non-trainable ones?

# %%
# GRADED FUNCTION: count_parameters
def count_parameters(f, n_C_prev, n_C):
    """Count the parameters of a convolution followed by batch norm.

    Arguments:
    f -- height and width of a filter
    n_C_prev -- number of channels that come in
    n_C -- number of filters

    Returns:
    trainable -- number of parameters that gradient descent changes
    non_trainable -- number of parameters that it does not change
    """
    ### START CODE HERE ### (≈ 2-4 lines of code)
    convolution = (f * f * n_C_prev + 1) * n_C
    trainable = convolution + 2 * n_C
    non_trainable = 2 * n_C
    ### END CODE HERE ###

    return trainable, non_trainable


# %% points=10
check("count_parameters")

# %% [markdown]
# Now look at the last line of the table: the single unit at the end has 32,769 parameters, nearly
# all that the network has. Pooling left 32 maps of 32 × 32, and the unit has a weight for every
# pixel of every map. Such a layer can memorize images. More convolutions with pooling in between
# would make the maps smaller before it comes to that.

# %% [markdown]
# ## 4. A chain of functions
#
# A list has its limits: no branch, no shortcut, no second input. The **functional** way has none of
# these limits. You start with `keras.Input`, a placeholder for the images to come, and call each
# layer with the result of the one before:
#
# ```python
# X_input = keras.Input(shape=(100,))
# X = layers.Dense(10, activation="relu")(X_input)
# X = layers.Dense(10, activation="relu")(X)
# outputs = layers.Dense(4, activation="softmax")(X)
# model = keras.Model(inputs=X_input, outputs=outputs)
# ```
#
# Mind the two pairs of parentheses: the first makes the layer, the second calls it. Nothing is
# computed yet. Keras records how the results are connected, and `keras.Model` takes everything that
# lies between input and output. Forward pass, gradients and training are its business from there
# on.
#
# Best of all, pieces of a network can be put into Python functions of your own.
#
# ### Exercise 4: `happy_block`
#
# Write the piece that the network will be made of:
#
# CONVOLUTION, `n_C` filters of 3 × 3 with `padding="same"` → BATCH NORM → RELU → MAX POOLING 2 × 2

# %%
# GRADED FUNCTION: happy_block
def happy_block(X, n_C):
    """Apply convolution, batch norm, ReLU and max pooling.

    Arguments:
    X -- output of the layer before, shape (m, n_H, n_W, n_C_prev)
    n_C -- number of filters

    Returns:
    X -- shape (m, n_H // 2, n_W // 2, n_C)
    """
    ### START CODE HERE ### (≈ 4 lines of code)
    # Convolution
    X = layers.Conv2D(n_C, 3, padding="same")(X)
    # Batch norm and ReLU
    X = layers.BatchNormalization()(X)
    X = layers.Activation("relu")(X)
    # Max pooling
    X = layers.MaxPooling2D(2)(X)
    ### END CODE HERE ###

    return X


# %% points=10
check("happy_block")

# %% [markdown]
# ### Exercise 5: `HappyModel`
#
# Three such blocks in a row, with **8, 16 and 32** filters, then FLATTEN and one unit with SIGMOID.
# Each block takes what the block before it returns.

# %%
# GRADED FUNCTION: HappyModel
def HappyModel(input_shape):
    """Build a network with three blocks, as a chain of functions.

    Arguments:
    input_shape -- shape of one image, (height, width, channels)

    Returns:
    model -- a keras.Model, not compiled; its output has the shape (m, 1)
    """
    X_input = keras.Input(shape=input_shape)

    ### START CODE HERE ### (≈ 5 lines of code)
    # Three blocks, each on top of the one before
    X = happy_block(X_input, 8)
    X = happy_block(X, 16)
    X = happy_block(X, 32)
    # From maps to a chance
    X = layers.Flatten()(X)
    outputs = layers.Dense(1, activation="sigmoid")(X)
    ### END CODE HERE ###

    return keras.Model(inputs=X_input, outputs=outputs, name="HappyModel")


# %% points=15
check("HappyModel")

# %% tags=["demo"]
happy_model = HappyModel((64, 64, 3))
happy_model.summary()

# %% [markdown]
# Three convolutions in place of one, and yet 8,305 parameters in place of 37,633: the maps have
# shrunk to 8 × 8 before the last unit sees them.
#
# **Use the summary as a test.** A well-known solution of this exercise passed `X_input` to the
# second and the third block as well. Keras does not complain: what does not lead to the output is
# silently left out. The network then trained, and even worked fairly well, with a single block.
# Only the summary tells:

# %% tags=["demo"]
X_input = keras.Input(shape=(64, 64, 3))
for n_C in (8, 16, 32):
    X = happy_block(X_input, n_C)
outputs = layers.Dense(1, activation="sigmoid")(layers.Flatten()(X))
wrong = keras.Model(X_input, outputs)
print([layer.name.rstrip("_0123456789") for layer in wrong.layers])
print("parameters:", wrong.count_params())

# %% [markdown]
# ## 5. Compile and fit
#
# ### Exercise 6: `compile_model`
#
# Before training, a model must know three things: the **optimizer** that takes the steps, the
# **loss** that it makes small, and the **metrics** that are reported for us to read, but have no
# influence.
#
# - Optimizer: `keras.optimizers.Adam(learning_rate=...)`. (Older code has `lr=0.001` and
#   `decay=0.0`. Keras 3 knows neither.)
# - Loss: with one sigmoid unit it is the cross-entropy of two classes, `"binary_crossentropy"`.
# - Metrics: a list. `["accuracy"]` counts a prediction over 0.5 as class 1.

# %%
# GRADED FUNCTION: compile_model
def compile_model(model, learning_rate=0.001):
    """Tell a model how to learn: with Adam, cross-entropy and a report of the accuracy.

    Arguments:
    model -- a model of Keras with one sigmoid unit at its end
    learning_rate -- learning rate of Adam

    Returns:
    model -- the same model, compiled
    """
    ### START CODE HERE ### (≈ 3 lines of code)
    optimizer = keras.optimizers.Adam(learning_rate=learning_rate)
    loss = "binary_crossentropy"
    metrics = ["accuracy"]
    ### END CODE HERE ###

    model.compile(optimizer=optimizer, loss=loss, metrics=metrics)
    return model


# %% points=10
check("compile_model")

# %% [markdown]
# A metric may also be a function of your own, with the arguments `y_true` and `y_pred`. `mean_pred`
# from `kt_utils` is one: the mean prediction. Before training the network has no opinion, so we
# expect a cross-entropy of about $\log 2 \approx 0.69$, an accuracy of about one half, and a mean
# near 0.5.

# %% tags=["demo"]
keras.utils.set_random_seed(1)
untrained = HappyModel((64, 64, 3))
untrained.compile(loss="binary_crossentropy", metrics=["accuracy", mean_pred])
for name, value in untrained.evaluate(X_train, Y_train, verbose=0, return_dict=True).items():
    print(f"{name:10s}{value:.3f}")

# %% [markdown]
# ### Exercise 7: `train_model`
#
# `model.fit(X, Y, ...)` is the whole loop: epochs, shuffled mini-batches, a step for each. What we
# also need is a **validation set**, examples that are not trained on, to see along the way how the
# network does on new faces. (Not the test set: if you adjust settings until the test set looks
# good, you have used it for training.)
#
# Call `fit` with `epochs`, `batch_size` and `callbacks` as they are passed in, with
# `validation_split=0.2`, which keeps the *last* 20% of the examples for validation, and
# `verbose=0`, as we have a progress bar of our own. `fit` returns an object whose attribute
# `history` is a dictionary of lists with one entry for each epoch: `"loss"`, `"accuracy"`,
# `"val_loss"`, `"val_accuracy"`. Return that dictionary.

# %%
# GRADED FUNCTION: train_model
def train_model(model, X, Y, epochs=20, batch_size=16, callbacks=None):
    """Train a compiled model on 80 % of the examples and validate it on the last 20 %.

    Arguments:
    model -- a compiled model of Keras, which this function changes
    X -- examples, shape (m, ...)
    Y -- labels, shape (m, 1)
    epochs -- how often each example is used
    batch_size -- number of examples for one step
    callbacks -- list of callbacks to pass on, or None

    Returns:
    history -- dictionary with the lists "loss", "accuracy", "val_loss" and "val_accuracy"
    """
    ### START CODE HERE ### (≈ 2-5 lines of code)
    record = model.fit(
        X, Y, epochs=epochs, batch_size=batch_size,
        validation_split=0.2, callbacks=callbacks, verbose=0,
    )
    history = record.history
    ### END CODE HERE ###

    return history


# %% points=10
check("train_model")

# %% [markdown]
# Now train. This takes about a minute. What accuracy would you be content with, if half of the
# faces smile?

# %% tags=["demo"]
keras.utils.set_random_seed(1)
happy_model = compile_model(HappyModel((64, 64, 3)), learning_rate=0.003)
history = train_model(happy_model, X_train, Y_train, epochs=20, callbacks=[progress(20)])

# %% tags=["demo"] alt="Cost and accuracy of the HappyModel over its epochs, for training and validation faces."
happy_figures.draw_history(history)
plt.show()

# %% [markdown]
# Call `train_model` once more with the same model, and it goes on from where it stopped; to begin
# again, make a new one.
#
# ## 6. Training and afterwards: two modes
#
# Something in these curves is odd. After four epochs the network is right on nine out of ten
# training images, yet on validation images hardly more often than a coin. That looks like
# overfitting of the worst kind. Then the gap closes all by itself, which overfitting never does. (A
# dip that both curves share is something else: with a learning rate this large, a step sometimes
# goes too far.)
#
# The explanation of the gap: some layers **behave differently in training and afterwards**. In
# Keras the argument `training` says which is wanted. `fit` calls the network with `training=True`;
# `evaluate` and `predict`, and the validation within `fit`, with `training=False`.
#
# **Dropout** is the simple one. In training it sets each number to zero with a given probability,
# and makes the others larger, so that their sum stays the same on average. Afterwards it does
# nothing.

# %% tags=["demo"]
dropout = layers.Dropout(0.5, seed=3)
numbers = np.ones((1, 10), dtype="float32")
print("training=True: ", keras.ops.convert_to_numpy(dropout(numbers, training=True))[0])
print("training=False:", keras.ops.convert_to_numpy(dropout(numbers, training=False))[0])

# %% [markdown]
# **Batch norm** subtracts a mean and divides by a standard deviation, for each channel,
#
# $$\hat{z} = \frac{z - \mu}{\sqrt{\sigma^2 + \varepsilon}}, \qquad \tilde{z} = \gamma \hat{z} + \beta,$$
#
# and the question is: whose? In training, $\mu$ and $\sigma^2$ are those of the present **batch**.
# But later a single face stands before the door, and its verdict must not depend on who happens to
# stand beside it. So in training batch norm also keeps **running averages**, the non-trainable
# parameters of the summary,
#
# $$\mu_{run} := 0.99\, \mu_{run} + 0.01\, \mu,$$
#
# and uses them afterwards. They start at 0 (the variances at 1) and need time: one epoch has 30
# batches here, so after four epochs $0.99^{120} = 30\%$ of the starting value is still in them. The
# weights had learned to recognize smiles long before the averages had caught up. That is the gap
# you saw.
#
# What happens if someone leaves the training mode on at the door? We show a copy of the network the
# three test faces that it is least sure of, each of them 30 times, in the company of three other
# faces chosen at random.

# %% tags=["demo"]
def chances_in_company(face, training, visits=30):
    """Chance of a smile for one test face among three others, for each visit."""
    visitor = keras.models.clone_model(happy_model)
    chances = []
    for companions in np.random.default_rng(5).integers(0, len(X_test), (visits, 3)):
        visitor.set_weights(happy_model.get_weights())
        batch = np.concatenate([X_test[[face]], X_test[companions]])
        outputs = visitor(batch, training=training)
        chances.append(float(outputs[0, 0]))
    return chances


# %% tags=["demo"] alt="Three faces, each with its predicted chances of a smile at 30 visits in changing company: dots spread out with training=True, all on one spot with training=False."
probabilities = happy_model.predict(X_test, verbose=0)[:, 0]
faces = np.argsort(np.abs(probabilities - 0.5))[:3]
in_training = [chances_in_company(face, training=True) for face in faces]
afterwards = [chances_in_company(face, training=False) for face in faces]
happy_figures.draw_company(X_test_orig[faces], in_training, afterwards)
plt.show()

# %% [markdown]
# With the training mode on, the verdict on one and the same face changes with its company: near the
# dashed line the door opens on one day and stays shut on the next. It does harm as well: each call
# in training mode shifts the running averages a little, so *looking* at the test set changes the
# network. (This is why the copy gets its weights back before every visit.)
#
# **The rule:** `model.evaluate` and `model.predict` are safe. If you call the model yourself, write
# `model(X, training=False)`. In older code, `K.set_learning_phase(1)` at the top of a notebook
# switched *everything* to training mode, evaluation included.

# %% [markdown]
# ## 7. Evaluate
#
# ### Exercise 8: `evaluate_model`
#
# `model.evaluate` takes examples and labels (and `verbose=0`, if you do not want its progress bar)
# and returns a list: first the loss, then the metrics, in the order in which they were compiled.
# Return the loss and the accuracy as two numbers.

# %%
# GRADED FUNCTION: evaluate_model
def evaluate_model(model, X, Y):
    """Measure a trained model on examples that it was not trained on.

    Arguments:
    model -- a model compiled by compile_model
    X -- examples, shape (m, ...)
    Y -- labels, shape (m, 1)

    Returns:
    loss -- mean cross-entropy, a number
    accuracy -- share of right answers, from 0 to 1
    """
    ### START CODE HERE ### (≈ 1 line of code)
    loss, accuracy = model.evaluate(X, Y, verbose=0)
    ### END CODE HERE ###

    return loss, accuracy


# %% points=10
check("evaluate_model")

# %% tags=["demo"]
for name, X, Y in (("training", X_train, Y_train), ("test", X_test, Y_test)):
    loss, accuracy = evaluate_model(happy_model, X, Y)
    print(f"{name:9s} loss {loss:.3f}   accuracy {accuracy:.1%}")

# %% [markdown]
# With 150 test faces, one face is 0.7%, and another test set of that size would give a result that
# differs by one or two percentage points.
#
# ### Too little, too much
#
# Two curves tell most of what is wrong with a network. To see the patterns, we train two others:
#
# - **one unit** that sees the image only as 8 × 8 squares of one colour each;
# - the `HappyModel` again, but on 80 images (validated on the same 120 as before).

# %% tags=["demo"]
keras.utils.set_random_seed(1)
one_unit = keras.Sequential([
    keras.Input(shape=(64, 64, 3)), layers.AveragePooling2D(8), layers.Flatten(),
    layers.Dense(1, activation="sigmoid"),
])
compile_model(one_unit, learning_rate=0.003)
too_simple = train_model(one_unit, X_train, Y_train, 20, callbacks=[progress(20)])

# %% tags=["demo"]
starved = compile_model(HappyModel((64, 64, 3)), learning_rate=0.003)
too_little_data = starved.fit(
    X_train[:80], Y_train[:80], validation_data=(X_train[480:], Y_train[480:]),
    batch_size=8, epochs=40, callbacks=[progress(40)], verbose=0,
).history

# %% tags=["demo"] alt="Three panels of training and validation accuracy: both low for one unit, far apart for 80 faces, both high for 480 faces."
happy_figures.draw_accuracies({
    "one unit, coarse image": too_simple,
    "HappyModel, 80 faces": too_little_data,
    "HappyModel, 480 faces": history,
})
plt.show()

# %% [markdown]
# **Left, underfitting:** even on the training images the accuracy stays low. A mouth is smaller
# than a square of this image, and one unit could not make much of it anyway. More data would not
# help, and more epochs hardly; a network that can express more does.
#
# **Middle, overfitting:** all training images are right, while new ones are guessed at. The network
# has memorized 80 faces. More data is the best remedy; others are regularization, dropout, and
# *augmentation*: mirrored or slightly turned copies of the images.
#
# **Right:** enough of both.
#
# | training accuracy | validation accuracy | diagnosis | try |
# |---|---|---|---|
# | low | as low | underfitting | a larger network, more epochs, another learning rate |
# | high | much lower | overfitting | more data, augmentation, dropout, L2, a smaller network |
# | high | low at first, then rising by itself | averages of batch norm lag behind | more epochs |
# | high | high | good | look at the errors all the same |

# %% [markdown]
# ## 8. Look at the errors
#
# Never stop at a percentage. Here are the test faces about which the network was most wrong, or,
# where all are right, least sure: the less probability it gave to the truth, the earlier they come.

# %% tags=["demo"] alt="The sixteen test faces whose true answer got the lowest probability, each with its label and the predicted chance of a smile."
chance_of_truth = np.where(Y_test[:, 0] == 1, probabilities, 1 - probabilities)
worst = np.argsort(chance_of_truth)[:16]
titles = [f"{answers[Y_test[i, 0]]}\nP(smile) = {probabilities[i]:.2f}" for i in worst]
show_images(X_test_orig[worst], titles, "The hardest test faces")
plt.show()

# %% [markdown]
# Is there a pattern: stubble, a certain mouth, dark skin on which a thin line is hard to see, a
# tilted head? If so, you know what to collect more of. In a real product the question whether
# errors hit some *people* more often than others comes before any launch.
#
# **What does it look at?** A model can be cut open. `keras.Model(inputs, outputs)` accepts any
# intermediate result as output, with the trained weights. Here is what comes out of the first
# block: one map for each of its eight filters.

# %% tags=["demo"] alt="A face, and the maps of the first layer after pooling, in which different edges and areas of it light up."
first_pooling = next(each for each in happy_model.layers if isinstance(each, layers.MaxPooling2D))
opened = keras.Model(happy_model.inputs, first_pooling.output)
maps = opened.predict(X_test[:1], verbose=0)[0]
happy_figures.draw_maps(X_test_orig[0], maps)
plt.show()

# %% [markdown]
# Edges, dark areas, bright areas: simple things. The third block combines them into what it needs,
# the bend of a mouth.
#
# ### Faces by another hand
#
# Sixty more faces, by two artists of whom our network has seen nothing: pen drawings, and round
# heads without hair. No human being would hesitate.

# %% tags=["demo"] alt="Sixteen faces by other artists with their labels and the predicted chances of a smile; many of the chances are wrong."
X_other_orig, Y_other_orig = load_other_faces()
X_other, Y_other = prepare(X_other_orig), Y_other_orig.T
chances = happy_model.predict(X_other, verbose=0)[:, 0]
some = [*range(8), *range(30, 38)]
titles = [f"{answers[Y_other[i, 0]]}\nP(smile) = {chances[i]:.2f}" for i in some]
show_images(X_other_orig[some], titles, "Faces by other artists")
plt.show()

# %% tags=["demo"]
for name, part in (("pen drawings", slice(0, 30)), ("round heads", slice(30, 60))):
    loss, accuracy = evaluate_model(happy_model, X_other[part], Y_other[part])
    print(f"{name:13s} accuracy {accuracy:.0%}")

# %% [markdown]
# So much for "our network recognizes smiles". With pen drawings it might as well toss a coin; with
# round heads it has more luck. It recognizes how *one* illustrator draws smiles. The test set did
# not tell, because it came from the same hand as the training set.
#
# A test set should look like the world in which the network will be used. For people at a door that
# would be photos of many people, of all ages and skins, in all kinds of light, taken with their
# consent. And a smile is not happiness: what a face shows is no proof of what its owner feels.

# %% [markdown]
# ## 9. An image of your own
#
# ### Exercise 9: `predict_picture`
#
# One image, already cropped to 64 × 64 pixels, should become a probability. Three things must be
# done that are easily forgotten:
#
# 1. **the same preparation** as in training: your `prepare` (the classic notebook used
#    `preprocess_input` here, which subtracts the mean colours of another data set, although its
#    network had been trained on pixels divided by 255);
# 2. **the axis of the batch**: the network expects $(m, 64, 64, 3)$ with $m = 1$.
#    `pixels[np.newaxis]` adds it;
# 3. **a plain number**: `predict` returns an array of shape $(1, 1)$. `.item()` takes the number
#    out of it.

# %%
# GRADED FUNCTION: predict_picture
def predict_picture(model, pixels):
    """Compute the chance that the face in one image smiles.

    Arguments:
    model -- a trained model
    pixels -- array of shape (height, width, 3), whole numbers from 0 to 255

    Returns:
    chance -- a number from 0 to 1
    """
    ### START CODE HERE ### (≈ 2 lines of code)
    X = prepare(pixels[np.newaxis])
    chance = model.predict(X, verbose=0).item()
    ### END CODE HERE ###

    return chance


# %% points=10
check("predict_picture")

# %% [markdown]
# Put an image next to this notebook and load it in the first line with
# `keras.utils.load_img("my_picture.jpg")`. Crop it so that the face fills it, as in the training
# images. Until then, a drawn face is used.

# %% tags=["demo"] alt="A drawn face in its own size and cut to 64 × 64 pixels, with the predicted chance of a smile."
my_picture = happy_figures.drawn_face()  # or keras.utils.load_img("my_picture.jpg")
my_pixels = np.asarray(ImageOps.fit(my_picture.convert("RGB"), (64, 64)))
chance = predict_picture(happy_model, my_pixels)
titles = ["yours", f"P(smile) = {chance:.2f}"]
show_images([np.asarray(my_picture), my_pixels], titles, "What the network says")
plt.show()

# %% [markdown]
# How much does the forgotten division matter? Here are the test faces, prepared and unprepared:

# %% tags=["demo"]
for name, X in (("prepared", X_test), ("as they are", X_test_orig.astype("float32"))):
    loss, accuracy = evaluate_model(happy_model, X, Y_test)
    print(f"{name:12s} accuracy {accuracy:.1%}   loss {loss:.2f}")

# %% [markdown]
# No error, no warning: just a network that does not work, and is very sure of itself.
#
# **Keep your network.** `happy_model.save("happy_model.keras")` writes everything into one file:
# layers, weights and optimizer. `keras.saving.load_model("happy_model.keras")` brings it back, on
# any backend.

# %% [markdown]
# ## What you have learned
#
# - A layer is a function with weights. `Sequential` calls a list of them; the functional way wires
#   them as you like, and your own Python functions become building blocks.
# - The summary is a test. Account for its numbers, and wrong wiring shows.
# - `compile`, `fit`, `evaluate`, `predict`: what to learn, learning, measuring, using.
# - Batch norm and dropout have two modes. A network in use must be in the second one.
# - Training and validation curves side by side tell underfitting from overfitting, and both from
#   averages that lag.
# - Every image goes through the same preparation. Accuracy holds for images like those of the
#   test set, no others.
#
# **Try it yourself** (not graded): give `BatchNormalization` the argument `momentum=0.9`; what
# happens to the odd gap? Put `layers.RandomFlip("horizontal")` and `layers.Dropout(0.5)` into a
# copy of the network for 80 faces; how far do they help? Restart with `KERAS_BACKEND=jax` in the
# environment; which results stay the same?
#
# **Where it goes next.** Networks with more layers learn more, up to a point; beyond it they
# suddenly learn less. The next notebook, `residual_networks`, shows why, and what a shortcut
# changes. It needs the functional way.

# %%
check.summary()
