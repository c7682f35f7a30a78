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
# # Residual networks: a shortcut for the gradient
#
# More layers can express more. Yet if you simply stack them, there comes a depth from which on a
# network learns *worse*, even on its own training images. In 2015 He, Zhang, Ren and Sun added a
# line to the drawing, the shortcut, and trained networks of 152 layers. You build their two kinds of
# block and the famous ResNet-50, and you measure what the shortcut does.
#
# **When you are done you can**
#
# - write blocks with shortcuts in the functional style of Keras, and know where the ReLU belongs;
# - stack them into ResNet-50, and account for its 23.6 million parameters;
# - measure gradients layer by layer, and say what a plain network of the same depth lacks;
# - use a trained network on an image of your own without the two usual mistakes.
#
# **You need** `keras_tutorial` and the convolutions of this course. **Time:** 2 to 3 hours, of which
# the computer works about two minutes.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned next to what was expected. Your points also depend on
# hidden inputs of other shapes, so write for any input, not for the one you see.

# %% [markdown]
# ## 1. Set-up
#
# Keras does all the work, so this notebook runs on TensorFlow, on JAX or on PyTorch. The lines with
# `environ` keep TensorFlow quiet.

# %%
import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import time
from collections import Counter

import keras
import matplotlib.pyplot as plt
import numpy as np
from keras import layers
from PIL import Image

from coursework.figures.residual_networks import depth as depth_figures
from coursework.figures.images import show_images
from coursework.figures.residual_networks import diagrams as resnet_figures
from coursework.networks.layer_gradients import convolutions, gradient_norms
from coursework.networks.variants import without_normalization, without_shortcuts
from resnets_utils import convert_to_one_hot, load_dataset, progress

# %%
from graders import Checker

check = Checker("course4/residual_networks")

# %% [markdown]
# ## 2. Why depth alone is not enough
#
# Backpropagation multiplies. On its way from the loss to the first layer, the gradient is
# multiplied by something in every layer. If that something is 0.7, only $0.7^{50} \approx 10^{-8}$
# of it is left after fifty layers, and the first ones have nothing to learn from: the gradient
# **vanishes**. If it is 1.4, the gradient grows beyond all bounds: it **explodes**. The right size
# in all layers at once would be luck.
#
# A block with a shortcut does not compute a new $A$ from the old one. It computes a *change*, the
# **residual** $F$, and adds it to what it was given:
#
# $$A^{[l+k]} = \mathrm{ReLU}\left(A^{[l]} + F(A^{[l]})\right)$$
#
# Two things follow. Doing nothing becomes easy: $F = 0$ is enough, whereas a stack of plain layers
# would have to learn to copy. And on the backward pass the derivative of the sum is $1 + F'$: whatever
# $F'$ may be, the $1$ takes the gradient past the block undiminished.
#
# That is the claim. In section 5 you will put it to the test, with your own blocks.

# %% [markdown]
# ## 3. The identity block
#
# This is the usual block. Its shortcut carries $X$ along unchanged, so the main path must end with
# the shape of $X$, or the two could not be added.

# %% tags=["demo"] alt="The identity block: three convolutions, each with batch norm, on the main path, and a shortcut that carries X unchanged to the addition, after which comes the last ReLU."
resnet_figures.draw_identity_block()
plt.show()

# %% [markdown]
# The main path is a **bottleneck**: a $1 \times 1$ convolution squeezes the channels together to
# $F_1$, the expensive $f \times f$ convolution works on these few, and another $1 \times 1$
# convolution brings them up to $F_3$. Batch norm (BN) follows each convolution and comes before the
# ReLU.
#
# Note the place of the last ReLU: **after** the addition. If it came before, $F$ could never be negative,
# and a block could only ever increase values.
#
# ### Exercise 1: `identity_block`
#
# The first of three components is written for you. It shows what you need:
#
# - `layers.Conv2D(filters, kernel_size, strides=…, padding=…)`; `"same"` keeps height and width. For
#   the $1 \times 1$ kernels it makes no difference, for the $f \times f$ kernel it does;
# - `layers.BatchNormalization(axis=3)`: one mean and one variance for each channel. Do not fix its
#   mode with `training=True`: Keras switches between training and inference by itself;
# - `layers.ReLU()` and `layers.Add()([one, other])`.
#
# Each layer takes the output of the one before: `X = layer(X)`. The names make a large network
# readable: `res2b_branch2c` is the third convolution of block b in stage 2. They are not checked.
#
# (In the classic notebook every convolution was initialized with `glorot_uniform(seed=0)`. Then all
# kernels of the same shape begin with the *same* numbers. Keras's default is the same distribution
# without that flaw, so we leave the initializer out.)

# %%
# GRADED FUNCTION: identity_block
def identity_block(X, f, filters, stage, block):
    """Three convolutions, with a shortcut that changes nothing.

    Arguments:
    X -- tensor of shape (m, n_H, n_W, n_C)
    f -- height and width of the middle kernel
    filters -- list [F1, F2, F3] of the numbers of filters; F3 equals n_C
    stage -- number of the stage, for the names of the layers
    block -- letter of the block, for the names of the layers

    Returns:
    X -- tensor of shape (m, n_H, n_W, F3)
    """
    conv_name = f"res{stage}{block}_branch"
    bn_name = f"bn{stage}{block}_branch"
    F1, F2, F3 = filters
    X_shortcut = X

    # First component of the main path
    X = layers.Conv2D(F1, (1, 1), name=conv_name + "2a")(X)
    X = layers.BatchNormalization(axis=3, name=bn_name + "2a")(X)
    X = layers.ReLU()(X)

    ### START CODE HERE ### (≈ 7 lines of code)
    # Second component: f × f convolution, batch norm, ReLU
    X = layers.Conv2D(F2, (f, f), padding="same", name=conv_name + "2b")(X)
    X = layers.BatchNormalization(axis=3, name=bn_name + "2b")(X)
    X = layers.ReLU()(X)

    # Third component: 1 × 1 convolution, batch norm
    X = layers.Conv2D(F3, (1, 1), name=conv_name + "2c")(X)
    X = layers.BatchNormalization(axis=3, name=bn_name + "2c")(X)

    # The shortcut joins the main path, then ReLU
    X = layers.Add()([X, X_shortcut])
    X = layers.ReLU()(X)
    ### END CODE HERE ###

    return X


# %% points=30
check("identity_block")

# %% [markdown]
# ## 4. The convolutional block
#
# At the start of a stage the maps usually get smaller and the channels more numerous. Then the
# unchanged $X$ no longer fits. So the shortcut gets a convolution of its own, $1 \times 1$ with
# stride $s$, whose only purpose is to bring $X$ to the shape of the main path. There is no ReLU on
# it.

# %% tags=["demo"] alt="The convolutional block: the main path as in the identity block, and a shortcut with a 1 × 1 convolution of stride s and batch norm."
resnet_figures.draw_convolutional_block()
plt.show()

# %% [markdown]
# ### Exercise 2: `convolutional_block`
#
# The stride $s$ appears in two places: in the first convolution of the main path (written for you)
# and in that of the shortcut. With $s = 2$ both paths halve height and width.
#
# The shortcut begins at the **input** of the block. `X_shortcut` holds it; `X` is overwritten step by
# step on the main path.

# %%
# GRADED FUNCTION: convolutional_block
def convolutional_block(X, f, filters, stage, block, s=2):
    """Three convolutions, with a convolution on the shortcut as well.

    Arguments:
    X -- tensor of shape (m, n_H_prev, n_W_prev, n_C_prev)
    f -- height and width of the middle kernel
    filters -- list [F1, F2, F3] of the numbers of filters
    stage -- number of the stage, for the names of the layers
    block -- letter of the block, for the names of the layers
    s -- stride of the first convolution of the main path and of that on the shortcut

    Returns:
    X -- tensor of shape (m, n_H, n_W, F3); n_H and n_W are n_H_prev / s and n_W_prev / s, rounded up
    """
    conv_name = f"res{stage}{block}_branch"
    bn_name = f"bn{stage}{block}_branch"
    F1, F2, F3 = filters
    X_shortcut = X

    # First component of the main path
    X = layers.Conv2D(F1, (1, 1), strides=(s, s), name=conv_name + "2a")(X)
    X = layers.BatchNormalization(axis=3, name=bn_name + "2a")(X)
    X = layers.ReLU()(X)

    ### START CODE HERE ### (≈ 5 lines of code)
    # Second component: f × f convolution, batch norm, ReLU
    X = layers.Conv2D(F2, (f, f), padding="same", name=conv_name + "2b")(X)
    X = layers.BatchNormalization(axis=3, name=bn_name + "2b")(X)
    X = layers.ReLU()(X)

    # Third component: 1 × 1 convolution, batch norm
    X = layers.Conv2D(F3, (1, 1), name=conv_name + "2c")(X)
    X = layers.BatchNormalization(axis=3, name=bn_name + "2c")(X)
    ### END CODE HERE ###

    ### START CODE HERE ### (≈ 4 lines of code)
    # The shortcut: 1 × 1 convolution with stride s, batch norm
    X_shortcut = layers.Conv2D(F3, (1, 1), strides=(s, s), name=conv_name + "1")(X_shortcut)
    X_shortcut = layers.BatchNormalization(axis=3, name=bn_name + "1")(X_shortcut)

    # Both paths meet, then ReLU
    X = layers.Add()([X, X_shortcut])
    X = layers.ReLU()(X)
    ### END CODE HERE ###

    return X


# %% points=30
check("convolutional_block")

# %% [markdown]
# ## 5. With and without shortcuts
#
# Now the test. The task is that of `convolution_application`: hands that show a number from 0 to 5.
# To keep it short, each image is shrunk to 32 × 32 pixels by taking the mean of 2 × 2 pixels.

# %% tags=["demo"]
X_train_orig, Y_train_orig, X_test_orig, Y_test_orig, classes = load_dataset()


def shrink(pictures):
    """Halve height and width: (m, 64, 64, 3) becomes (m, 32, 32, 3), still from 0 to 255."""
    return pictures.reshape(-1, 32, 2, 32, 2, 3).mean(axis=(2, 4))


X_train = (shrink(X_train_orig) / 255).astype("float32")
X_test = (shrink(X_test_orig) / 255).astype("float32")
Y_train = convert_to_one_hot(Y_train_orig, 6).T
Y_test = convert_to_one_hot(Y_test_orig, 6).T

# %% tags=["demo"] alt="Eight drawn hands, shrunk to 32 × 32 pixels, each with its number."
titles = [f"y = {number}" for number in Y_train_orig[0, :8]]
show_images(X_train[:8], titles, "Training images of 32 × 32 pixels")
plt.show()

# %% [markdown]
# The network: one convolution, then three stages of your blocks, with 8, 16 and 32 filters in the
# bottlenecks and four times as many at their ends. That makes $1 + 3 \cdot 3 \cdot 3 + 1 = 29$
# layers with weights on the way from the image to the answer.

# %% tags=["demo"]
def small_resnet(input_shape=(32, 32, 3), classes=6):
    """Build a residual network of 29 layers out of the two blocks."""
    X_input = keras.Input(input_shape)
    X = layers.Conv2D(16, 3, strides=2, padding="same", name="conv1")(X_input)
    X = layers.BatchNormalization(axis=3, name="bn_conv1")(X)
    X = layers.ReLU()(X)
    for stage, F in ((2, 8), (3, 16), (4, 32)):
        sizes = [F, F, 4 * F]
        X = convolutional_block(X, 3, sizes, stage, "a", s=1 if stage == 2 else 2)
        X = identity_block(X, 3, sizes, stage, "b")
        X = identity_block(X, 3, sizes, stage, "c")
    X = layers.GlobalAveragePooling2D()(X)
    return keras.Model(X_input, layers.Dense(classes, activation="softmax")(X))


# %% [markdown]
# Its rival should be the same network except for the shortcuts. The helper `without_shortcuts`
# rebuilds a model and, wherever two paths meet, keeps only the longer one. So the plain network
# consists of your own main paths, layer by layer. `without_normalization` leaves out batch norm in
# the same way.

# %% tags=["demo"]
keras.utils.set_random_seed(1)
residual = small_resnet()
plain = without_shortcuts(residual)
main_path = convolutions(plain)
for name, model in (("plain", plain), ("residual", residual)):
    print(f"{name:9s} {len(main_path) + 1} layers in a row, {model.count_params():,} parameters")

# %% [markdown]
# ### The gradient, before any training
#
# One batch of 64 images makes a forward and a backward pass. For each convolution on the main path
# we record the norm $\lVert \partial J / \partial W \rVert$ of its gradient. The left panel is
# without batch norm, the right one with it.

# %% tags=["demo"] alt="Gradient norms of 28 layers on a logarithmic scale. Without batch norm the plain network lies about ten thousand times below the residual one; with it, both lie at the same height, and the plain one rises more towards the input."
def norms(model):
    """Gradient norms of the convolutions on the main path, from the input to the output."""
    found = gradient_norms(model, X_train[:64], Y_train[:64])
    return [found[name] for name in main_path]


both = {"plain": plain, "residual": residual}
bare = {label: without_normalization(model) for label, model in both.items()}
panels = {
    "without batch norm": {label: norms(model) for label, model in bare.items()},
    "with batch norm": {label: norms(model) for label, model in both.items()},
}
depth_figures.draw_gradients(panels, "Gradients before training (logarithmic scale)")
plt.show()

# %% [markdown]
# **Left: the vanishing gradient.** In the plain network about a millionth arrives, in *every*
# layer. Each layer lets about half of the signal's energy through, in the forward and in the
# backward pass. A layer near the input gets a strong signal but hardly any gradient from above; one
# near the output gets the gradient but hardly any signal; the product is small everywhere. The
# shortcuts alone raise it by a factor of some ten thousand.
#
# **Right:** batch norm restores the size of the signal in each layer, so nothing vanishes here,
# with or without shortcuts. But look at the trend. In the plain network the gradient now *grows*
# towards the input, layer by layer; with more and more layers it would explode. In the residual one
# it grows less. The more uneven the gradients, the harder it is to find a learning rate for all
# layers.

# %% tags=["demo"]
for label, values in panels["with batch norm"].items():
    print(f"{label:9s} largest / smallest gradient: {max(values) / min(values):3.0f}")

# %% [markdown]
# ### Training both
#
# Both get the same conditions: batch norm, Adam, six epochs, a learning rate that falls along a
# cosine to zero. As one run may be luck, each is trained from two different starts.
#
# One detail. Batch norm keeps running averages for later use, with a memory of about 100 steps
# (`momentum=0.99`). Our training has only 102 steps, so we shorten the memory to about 10.
#
# **Guess first:** which one wins on the training images, which on the test images? This takes one
# to two minutes.

# %% tags=["demo"]
EPOCHS, BATCH = 6, 64


def train(model):
    """Train a network; return its history, and its weights after each epoch."""
    for layer in model.layers:
        if isinstance(layer, layers.BatchNormalization):
            layer.momentum = 0.9
    rate = keras.optimizers.schedules.CosineDecay(0.006, EPOCHS * -(-len(X_train) // BATCH))
    model.compile(keras.optimizers.Adam(rate), "categorical_crossentropy", metrics=["accuracy"])
    weights = []
    keep = keras.callbacks.LambdaCallback(on_epoch_end=lambda *_: weights.append(model.get_weights()))
    history = model.fit(
        X_train, Y_train, BATCH, EPOCHS, verbose=0,
        validation_data=(X_test, Y_test), callbacks=[keep, progress(EPOCHS)],
    )
    return history.history, weights


# %% tags=["demo"]
runs, snapshots = {"plain": [], "residual": []}, {}
for seed in (1, 2):
    keras.utils.set_random_seed(seed)
    residual = small_resnet()
    for label, model in (("plain", without_shortcuts(residual)), ("residual", residual)):
        history, snapshots[label] = train(model)
        runs[label].append(history)

# %% tags=["demo"] alt="Training and test accuracy over six epochs for two plain and two residual networks; on the training images the plain ones lag behind."
depth_figures.draw_learning_curves(runs)
plt.show()

# %% tags=["demo"]
print("mean of two runs   training accuracy   test accuracy")
for label, histories in runs.items():
    training = np.mean([history["accuracy"][-1] for history in histories])
    test = np.mean([history["val_accuracy"][-1] for history in histories])
    print(f"{label:17s}  {training:17.1%}   {test:13.1%}")

# %% [markdown]
# The first panel is the one to look at. The plain network lags behind on its **own training
# images** (67% right in the mean of two runs, against 95%): this is not overfitting, it is harder
# to train. On the test images it is 55% against 75%. The additions cost next to nothing. (With more
# epochs the plain network comes closer, as 29 layers are not so many. With more blocks the gap
# widens.)
#
# And the gradients along the way? Here they are after two epochs, for the second start:

# %% tags=["demo"] alt="Gradient norms by layer at the start and after two epochs; the residual network's curve has become flatter, the plain one still falls from the input to the output."
after = {}
for label, weights in snapshots.items():
    both[label].set_weights(weights[1])
    after[label] = norms(both[label])
panels = {"at the start": panels["with batch norm"], "after two epochs": after}
depth_figures.draw_gradients(panels, "Gradients with batch norm (logarithmic scale)")
plt.show()

# %% [markdown]
# The orange curve has become flatter, so that all layers learn at a similar pace. The grey one
# still falls from the input to the output, and varies more from layer to layer.

# %% [markdown]
# ## 6. ResNet-50
#
# Fifty layers with weights: the first convolution, sixteen blocks of three, and the output. Here it
# is for images of 64 × 64 pixels; below each stage you see the shape of its output.

# %% tags=["demo"] alt="ResNet-50 as a row of stages: convolution and pooling, four stages of 3, 4, 6 and 3 blocks, average pooling and a dense layer, with the shape of the output below each."
resnet_figures.draw_resnet50()
plt.show()

# %% [markdown]
# | stage | `filters` | stride of block a | blocks |
# |---|---|---|---|
# | 2 | 64, 64, 256 | 1 | a, b, c |
# | 3 | 128, 128, 512 | 2 | a, b, c, d |
# | 4 | 256, 256, 1024 | 2 | a, b, c, d, e, f |
# | 5 | 512, 512, 2048 | 2 | a, b, c |
#
# The first block of a stage is a convolutional one, the others are identity blocks; $f = 3$
# throughout.
#
# ### Exercise 3: `ResNet50`
#
# Stages 1 and 2 and the output layer are there. Write stages 3 to 5 with your two blocks, and the
# average pooling with a window of 2 × 2 (`layers.AveragePooling2D`). A `for` loop over letters, such
# as `for block in "bc":`, saves typing.

# %%
# GRADED FUNCTION: ResNet50
def ResNet50(input_shape=(64, 64, 3), classes=6):
    """Build the residual network with 50 layers.

    Arguments:
    input_shape -- height, width and channels of an image
    classes -- number of classes

    Returns:
    model -- a Keras model, from images of shape (m, *input_shape) to probabilities (m, classes)
    """
    X_input = keras.Input(input_shape)

    # Stage 1
    X = layers.ZeroPadding2D((3, 3))(X_input)
    X = layers.Conv2D(64, (7, 7), strides=(2, 2), name="conv1")(X)
    X = layers.BatchNormalization(axis=3, name="bn_conv1")(X)
    X = layers.ReLU()(X)
    X = layers.MaxPooling2D((3, 3), strides=(2, 2))(X)

    # Stage 2
    X = convolutional_block(X, 3, [64, 64, 256], stage=2, block="a", s=1)
    X = identity_block(X, 3, [64, 64, 256], stage=2, block="b")
    X = identity_block(X, 3, [64, 64, 256], stage=2, block="c")

    ### START CODE HERE ### (≈ 9 lines of code)
    # Stage 3: four blocks
    X = convolutional_block(X, 3, [128, 128, 512], stage=3, block="a", s=2)
    for block in "bcd":
        X = identity_block(X, 3, [128, 128, 512], stage=3, block=block)

    # Stage 4: six blocks
    X = convolutional_block(X, 3, [256, 256, 1024], stage=4, block="a", s=2)
    for block in "bcdef":
        X = identity_block(X, 3, [256, 256, 1024], stage=4, block=block)

    # Stage 5: three blocks
    X = convolutional_block(X, 3, [512, 512, 2048], stage=5, block="a", s=2)
    for block in "bc":
        X = identity_block(X, 3, [512, 512, 2048], stage=5, block=block)
    ### END CODE HERE ###

    ### START CODE HERE ### (≈ 1 line of code)
    # Average pooling
    X = layers.AveragePooling2D((2, 2), name="avg_pool")(X)
    ### END CODE HERE ###

    # Output layer
    X = layers.Flatten()(X)
    X = layers.Dense(classes, activation="softmax", name=f"fc{classes}")(X)

    return keras.Model(X_input, X, name="ResNet50")


# %% points=25
check("ResNet50")

# %% [markdown]
# Let us take stock. `Counter` counts the layers of each kind.

# %% tags=["demo"]
resnet50 = ResNet50(input_shape=(64, 64, 3), classes=6)
kinds = Counter(type(layer).__name__ for layer in resnet50.layers)
print(f"{resnet50.count_params():,} parameters in {len(resnet50.layers)} layers")
print(", ".join(f"{kinds[kind]} {kind}" for kind in ("Conv2D", "BatchNormalization", "Add")))

# %% [markdown]
# Of the 53 convolutions, 49 are on the main path; the other four belong to the shortcuts. 53,120 of
# the parameters cannot be trained: they are the running averages of batch norm, two numbers for
# each channel.
#
# A forward pass works at once, even if its answers are not yet any good. Shape and sums must be
# right: six probabilities for each image, which add up to 1. The clock shows why we stop here. A
# forward and a backward pass take about three times as long, and a decent result needs some 20
# epochs of 34 such batches.

# %% tags=["demo"]
X_large = (X_train_orig[:32] / 255).astype("float32")
start = time.perf_counter()
probabilities = keras.ops.convert_to_numpy(resnet50(X_large, training=False))
seconds = time.perf_counter() - start
print("shape:", probabilities.shape, "  sums:", probabilities[:4].sum(axis=1).round(4), "…")
print(f"forward: {seconds:.1f} s; 20 epochs: about {20 * 34 * 3 * seconds / 60:.0f} minutes")

# %% [markdown]
# With a fast graphics processor you could train it for 20 epochs. With 1080 images you need not:
# the small one has about a three-hundredth of its parameters and reads most of the hands.
#
# ## 7. An image of your own
#
# A network in use meets one image at a time. Two mistakes are so common at this point that even the
# classic notebook had both.
#
# **Another scale.** The network was trained on pixels divided by 255. So everything it ever sees
# must be divided by 255: no other scale, and no subtracting the mean of another data set (which the
# `preprocess_input` of a ready-made model may do).
#
# **Batch norm in training mode.** During training, batch norm uses the mean and variance of the
# current batch. A single image has no others to be compared with; now the running averages must be
# used. `model.predict(X)` does so, and so does a call with `training=False`. For a single image the
# call is quicker; it returns a tensor, and `keras.ops.convert_to_numpy` makes an array of it.
#
# ### Exercise 4: `predict_sign`
#
# Turn one image into an input with $m = 1$ (`np.expand_dims(…, axis=0)` adds the axis), and let the
# model answer. Its output has the shape $(1, 6)$; keep the six numbers. The number is the class
# with the largest probability.

# %%
# GRADED FUNCTION: predict_sign
def predict_sign(model, picture):
    """Read the number off an image of a hand.

    Arguments:
    model -- trained on images divided by 255; returns probabilities of shape (m, classes)
    picture -- array of shape (n_H, n_W, 3), from 0 to 255, of the size that the model expects

    Returns:
    number -- the most probable class
    probabilities -- array of shape (classes,)
    """
    ### START CODE HERE ### (≈ 3 lines of code)
    X = np.expand_dims(picture / 255, axis=0)
    probabilities = keras.ops.convert_to_numpy(model(X, training=False))[0]
    number = int(np.argmax(probabilities))
    ### END CODE HERE ###

    return number, probabilities


# %% points=15
check("predict_sign")

# %% tags=["demo"] alt="Eight test hands with the number that the small ResNet reads and its probability."
answers = [predict_sign(residual, picture) for picture in shrink(X_test_orig[:8])]
titles = [f"says {number}\n({probabilities.max():.0%})" for number, probabilities in answers]
show_images(X_test_orig[:8], titles, "Test images, and what the small ResNet says")
plt.show()

# %% [markdown]
# What do these mistakes cost? To see the second one, the test images come in batches of one class
# each, as they might from a camera.

# %% tags=["demo"]
numbers = Y_test_orig[0]
weights = residual.get_weights()


def share_of_right_answers(scale=1 / 255, training=False):
    """Accuracy on the test images, given in six batches of one class each."""
    right = 0
    for number in classes:
        X = (shrink(X_test_orig[numbers == number]) * scale).astype("float32")
        predicted = keras.ops.argmax(residual(X, training=training), axis=1)
        right += np.sum(keras.ops.convert_to_numpy(predicted) == number)
    return right / len(numbers)


print(f"as it should be:   {share_of_right_answers():.1%}")
print(f"not divided:       {share_of_right_answers(scale=1):.1%}")
print(f"in training mode:  {share_of_right_answers(training=True):.1%}")
residual.set_weights(weights)  # in training mode the running averages have moved

# %% [markdown]
# No error, no warning, only wrong answers. Now your own hand: put a photo next to this notebook and
# write its name into the first line. Without one, a test image is taken.

# %% tags=["demo"] alt="One hand with the number that the network reads and its probability."
my_image = "my_hand.jpg"
picture = Image.open(my_image) if os.path.exists(my_image) else Image.fromarray(X_test_orig[9])
small = np.asarray(picture.convert("RGB").resize((32, 32), Image.Resampling.BOX))
number, probabilities = predict_sign(residual, small)
show_images([small], [f"says {number} ({probabilities[number]:.0%})"])
plt.show()

# %% [markdown]
# With a photo it may well be wrong, since it has only seen drawn hands. What a network has learned
# holds for images like those that it learned from.

# %% [markdown]
# ## What you have learned
#
# - A residual block computes a change and adds it to its input: ReLU after the addition, shortcut from
#   the input of the block.
# - Without shortcuts and batch norm the gradient vanished: of what shortcuts let through, a
#   ten-thousandth was left, at 29 layers. Shortcuts alone restored it. Batch norm alone left it
#   uneven; with both it was more even, and the network learned faster.
# - A deep plain network falls behind on its *training* images. That distinguishes hard training
#   from overfitting.
# - A model is used as it was trained: the same scale, and batch norm on its running averages.
#
# **Try it yourself** (not graded): move the last ReLU before the addition, or leave out batch norm
# on the shortcut, and train again. Give each stage of `small_resnet` six blocks: what happens to
# the two panels of gradients? Train `bare["plain"]`: does it learn anything?
#
# **Where it goes next.** Nearly every deep network since has shortcuts, transformers included; you
# meet them in course 5. A later notebook, `car_detection_yolo`, asks not only *what* is in an image
# but also *where*.

# %%
check.summary()
