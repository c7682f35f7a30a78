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
# # Transfer learning: let somebody else's network do most of the work
#
# You have 400 drawings and want a network that tells cats from other animals. From scratch that is
# hopeless with a deep network, and unreliable with a small one. But somebody has trained MobileNetV2 on 1.2
# million photos, and most of what it learned (edges, fur, eyes, ears) is useful here too. You take its
# trunk, put a new head on top, and in the end let the last layers of the trunk adapt.
#
# **When you are done you can**
#
# - vary images while training, inside the network;
# - put a new head on a frozen trunk, with the images prepared as the trunk expects them;
# - say how many parameters are trained, and why batch norm needs special care;
# - unfreeze the last layers and continue training gently;
# - compare from scratch, frozen and fine-tuned fairly.
#
# **You need** `keras_tutorial` and `residual_networks`. **Time:** 2 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each exercise:
# it shows what your code returned next to what was expected. Your points come from these visible
# checks and from hidden inputs of other shapes, so write for any input, not for the one you see.

# %% [markdown]
# ## 1. Set-up

# %%
import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "1"

import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
from tqdm.auto import tqdm

from coursework.native_messages import hidden_messages

with hidden_messages():
    import keras
    from keras import layers
    from keras.applications.mobilenet_v2 import preprocess_input

from coursework.data.drawn_animals import load_drawn_animals
from coursework.figures import transfer_learning_mobilenet as figures
from coursework.figures.images import show_images
from coursework.networks.mobilenet import load_mobilenet
from coursework.networks.transfer import (accuracy, cut_trunk, fit_logits, head_on, small_network,
                                          tail_with_head)

# %%
from graders import Checker

check = Checker("course4/transfer_learning_mobilenet")

IMG_SIZE = (96, 96)

# %% [markdown]
# ## 2. The drawings
#
# Emoji artwork under open licences, on random backgrounds. The test images are by **different artists** from
# the training images, so a network that has memorized these cats will fail there. (The classic course has
# photos of alpacas here, and a function that is named after them.)

# %% tags=["demo"] alt="Sixteen training drawings of cats and other animals on coloured backgrounds. | Sixteen test drawings by other artists."
train, test, class_names = load_drawn_animals()
for name, part in (("For training", train), ("For testing: other artists", test)):
    show_images(part.images[:16], [class_names[label] for label in part.labels[:16]], name)
    plt.show()

# %% [markdown]
# ### Exercise 1: `data_augmenter`
#
# A mirrored cat is still a cat. Layers can vary images during training, so that the network hardly ever sees
# the same image twice; afterwards they pass images on unchanged. Build a `keras.Sequential` of two layers, in
# this order: `layers.RandomFlip`, only left and right, and `layers.RandomRotation` by up to 0.2 of a full turn
# in either direction.

# %%
# GRADED FUNCTION: data_augmenter
def data_augmenter():
    """Build layers that flip and rotate images during training.

    Returns:
    data_augmentation -- a keras.Sequential of two layers
    """
    ### START CODE HERE ### (≈ 4 lines of code)
    data_augmentation = keras.Sequential([
        layers.RandomFlip("horizontal"),
        layers.RandomRotation(0.2),
    ])
    ### END CODE HERE ###

    return data_augmentation


# %% points=20
check("data_augmenter")

# %% tags=["demo"] alt="One drawing and seven variations of it, mirrored and rotated by various angles."
keras.utils.set_random_seed(1)
copies = np.repeat(train.images[:1], 7, axis=0).astype("float32")
varied = keras.ops.convert_to_numpy(data_augmenter()(copies, training=True))
figures.draw_varied(train.images[0], varied)
plt.show()

# %% [markdown]
# ## 3. A new head on a frozen trunk
#
# MobileNetV2 (Sandler and others, 2018) is made for phones: its blocks filter each channel by itself and mix
# the channels with 1 × 1 convolutions, which takes about a tenth of the arithmetic of ordinary convolutions.
# Its trunk turns an image of 96 × 96 pixels into 1280 maps of 3 × 3. There are three ways to use it:

# %% tags=["demo"] alt="Three bars divided into first layers, last layers and head: from scratch all parts are trained, with a frozen trunk only the head, fine-tuned the last layers and the head."
figures.draw_parts()
plt.show()

# %% [markdown]
# ### Exercise 2: `alpaca_model`
#
# 1. Load the trunk with `load_mobilenet(input_shape)` and **freeze** it: `base_model.trainable = False`.
# 2. Vary the images with `data_augmentation`, then bring pixels from 0..255 to -1..1 with
#    `preprocess_input`: the trunk was trained on that range.
# 3. Call the trunk on the result.
# 4. Average over each map: `layers.GlobalAveragePooling2D()`. Then `layers.Dropout(0.2)`, and one unit
#    **without** an activation: its output is a logit $z$. The probability of "other animal" is $\sigma(z)$.
#
# **Batch norm** needs care here. In training mode it normalizes with the averages of the batch and updates its
# running averages; in inference mode it uses the averages that it has stored. The stored ones come from over a
# million photos, and 32 drawings are a poor replacement. In Keras 3, a *frozen* batch norm is always in inference
# mode, so step 1 takes care of it. (In older code you will see `base_model(X, training=False)` for the same
# purpose. It does no harm, but in Keras 3 `fit` overrides it.)

# %%
# GRADED FUNCTION: alpaca_model
def alpaca_model(image_shape, data_augmentation):
    """Put a new head on the frozen trunk of MobileNetV2.

    Arguments:
    image_shape -- height and width of an image, multiples of 32
    data_augmentation -- layers that vary images during training

    Returns:
    model -- a keras.Model, not compiled; from pixels 0..255 to logits (m, 1)
    """
    input_shape = (*image_shape, 3)

    ### START CODE HERE ### (≈ 9 lines of code)
    # The trunk, frozen
    base_model = load_mobilenet(input_shape)
    base_model.trainable = False
    # From pixels to features
    inputs = keras.Input(input_shape)
    X = data_augmentation(inputs)
    X = preprocess_input(X)
    X = base_model(X)
    # The head
    X = layers.GlobalAveragePooling2D()(X)
    X = layers.Dropout(0.2)(X)
    outputs = layers.Dense(1)(X)
    ### END CODE HERE ###

    return keras.Model(inputs, outputs)


# %% points=45
check("alpaca_model")

# %% tags=["demo"]
model = alpaca_model(IMG_SIZE, data_augmenter())
trainable = sum(int(np.prod(weight.shape)) for weight in model.trainable_variables)
print(f"{model.count_params():,} parameters, of which {trainable:,} are trained")

# %% [markdown]
# One weight for each of the 1280 maps and a bias: 1281 parameters are trained, the other 2,257,984 are not.
# That is why 400 drawings are enough.
#
# Five epochs with varied images. The head starts from nothing, so it takes three times the base rate. This takes
# about a quarter of a minute, nearly all of it for the forward pass through the trunk.

# %% tags=["demo"]
BASE_RATE = 0.001
X_test, y_test = test.images.astype("float32"), test.labels
X_train = train.images.astype("float32")
keras.utils.set_random_seed(1)
fit_logits(model, X_train, train.labels, epochs=5, rate=3 * BASE_RATE)
print(f"test accuracy with a frozen trunk: {accuracy(model, X_test, y_test):.1%}")

# %% [markdown]
# ## 4. Fine-tuning
#
# The first layers find edges and colours, which photos and drawings have in common. The last ones find parts of
# the things in ImageNet, and those may adapt. How many parameters you unfreeze depends on where you start: most of
# them are in the last layers, where there are many channels. Move the slider:

# %% tags=["demo"] alt="The number of parameters from a layer on, against the number of that layer; from layer 120 on there are still more than a million and a half."
sizes_of_layers = [each.count_params() for each in model.get_layer("mobilenet_v2").layers]


def show_unfrozen(fine_tune_at):
    """Draw how many parameters learn from a layer on."""
    figures.draw_unfrozen(sizes_of_layers, fine_tune_at)
    plt.show()


show_unfrozen(120)
interact(show_unfrozen, fine_tune_at=(0, 155, 5));

# %% [markdown]
# ### Exercise 3: `fine_tuning`
#
# 1. Make the whole trunk trainable, then freeze its layers **before** number `fine_tune_at` again.
# 2. Loss: `keras.losses.BinaryCrossentropy`, told that it gets logits.
# 3. Optimizer: Adam with **a tenth** of the learning rate, so that what was learned is not washed away.
#
# The rest is done for you. Batch norm stays frozen all the way up, so that it stays in inference mode. A change of
# `trainable` counts only after the model is compiled again. And a logit above 0 is a probability above one half,
# hence the threshold of the metric.

# %%
# GRADED FUNCTION: fine_tuning
def fine_tuning(model, fine_tune_at=120, base_learning_rate=0.001):
    """Unfreeze the last layers of the trunk and compile the model for gentle training.

    Arguments:
    model -- a model as from alpaca_model
    fine_tune_at -- number of the first layer of the trunk that is trained
    base_learning_rate -- learning rate with which the head was trained

    Returns:
    model -- the same model, compiled
    """
    base_model = model.get_layer("mobilenet_v2")

    ### START CODE HERE ### (≈ 5 lines of code)
    base_model.trainable = True
    for layer in base_model.layers[:fine_tune_at]:
        layer.trainable = False
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    optimizer = keras.optimizers.Adam(learning_rate=0.1 * base_learning_rate)
    ### END CODE HERE ###

    # Batch norm keeps its stored averages
    for layer in base_model.layers:
        if isinstance(layer, layers.BatchNormalization):
            layer.trainable = False
    metrics = [keras.metrics.BinaryAccuracy(threshold=0.0, name="accuracy")]
    model.compile(optimizer=optimizer, loss=loss, metrics=metrics)
    return model


# %% points=35
check("fine_tuning")

# %% [markdown]
# Three epochs, about a quarter of a minute: now there is a backward pass through the last blocks as well.

# %% tags=["demo"]
fine_tuning(model, 120, BASE_RATE)
model.fit(X_train, train.labels[:, None], batch_size=32, epochs=3, verbose=0)
print(f"test accuracy after fine-tuning: {accuracy(model, X_test, y_test):.1%}")

# %% [markdown]
# One run proves little. Over three seeds the head on the frozen trunk reached 80, 78 and 82% for this text, and
# fine-tuning made of that 84, 88 and 75%: better twice, worse once. The run that got worse did so on its training images
# as well (from 90 to 88%), so that was not overfitting: three epochs of noisy steps are few, and where they end is partly luck.
# (Nor have five epochs, which are 65 steps, exhausted what a head can do. In section 5 it takes up to 750, on stored
# features.)
#
# What does it get wrong? These are the test drawings whose logits are farthest on the wrong side, the worst
# first. A cat should have a logit below 0, another animal one above.

# %% tags=["demo"] alt="Sixteen test drawings with the logits that are farthest on the wrong side."
z = model.predict(X_test, verbose=0)[:, 0]
worst = np.argsort(np.where(y_test == 1, z, -z))[:16]
show_images(test.images[worst], [f"z = {each:.1f}" for each in z[worst]], "The worst mistakes")
plt.show()

# %% [markdown]
# ## 5. How many drawings does it take?
#
# A single run says little. So: 50, 100, 200 and 400 training images, three seeds each, and three ways: a small
# network from scratch, a head on the frozen trunk, and the tail fine-tuned. To save time, **features are computed once**:
# what is frozen gives the same result for the same image each time. That works only without varied images, so
# all three go without. And the small network gets images of half the height and width. This takes about a minute
# on a laptop.

# %% tags=["demo"]
def ready(images):
    """Prepare pixels as the trunk wants them."""
    return preprocess_input(images.astype("float32"))


def halved(images):
    """Halve height and width: four pixels become their mean."""
    return images.reshape(len(images), 48, 2, 48, 2, 3).mean(axis=(2, 4))


lower, tail = cut_trunk((96, 96, 3))
X, X_new = ready(train.images), ready(test.images)
maps, maps_new = lower.predict(X, verbose=0), lower.predict(X_new, verbose=0)
features, features_new = tail.predict(maps, verbose=0), tail.predict(maps_new, verbose=0)

# %% tags=["demo"]
def compare(m, seed):
    """Test accuracy of the three ways with m training images."""
    keras.utils.set_random_seed(seed)
    chosen = np.random.default_rng(seed).permutation(len(X))[:m]
    y = train.labels[chosen]
    scratch, head = small_network((48, 48, 3)), head_on(features.shape[1:])
    fit_logits(scratch, halved(X[chosen]), y, epochs=20, rate=0.002, batch=16)
    fit_logits(head, features[chosen], y, epochs=30, rate=0.001, batch=16)
    frozen = accuracy(head, features_new, y_test)
    tuned = tail_with_head(tail, head)
    fit_logits(tuned, maps[chosen], y, epochs=8, rate=0.0001, batch=16)
    return accuracy(scratch, halved(X_new), y_test), frozen, accuracy(tuned, maps_new, y_test)


sizes = (50, 100, 200, 400)
table = np.array([[compare(m, seed) for seed in (1, 2, 3)] for m in tqdm(sizes)])

# %% tags=["demo"] alt="Test accuracy against 50, 100, 200 and 400 training images with the range of three seeds: the frozen trunk and the fine-tuned one lie close together, above training from scratch, whose range is wide."
ways = ("from scratch", "frozen trunk", "fine-tuned")
figures.draw_comparison(sizes, {way: table[..., k] for k, way in enumerate(ways)}, chance=0.5)
plt.show()
for k, way in enumerate(ways):
    print(f"{way:13s}", "  ".join(f"{m}: {table[i, :, k].mean():.0%}" for i, m in enumerate(sizes)))

# %% [markdown]
# Accuracy on 200 test drawings by other artists, as measured for this text, mean of three seeds:
#
# | training images | 50 | 100 | 200 | 400 |
# |---|---|---|---|---|
# | from scratch | 70% | 70% | 77% | 82% |
# | frozen trunk | 81% | 82% | 82% | 84% |
# | fine-tuned | 81% | 82% | 82% | 84% |
#
# From scratch, the seed and the choice of images matter a lot: the three runs with 100 images lie between 60% and 76%. With
# the trunk, all runs of one size lie within 5 points of each other. 50 drawings with a trunk do about as well as
# 400 from scratch.
#
# And fine-tuning? Here it changes nothing that three seeds could show: 200 test images leave an uncertainty of about
# 3 points, and some drawings appear several times. With varied images, in section 4, it was up twice and down once.
# That is a result as well. Fine-tuning pays when there are enough images to say in which direction the last layers
# should move, and a few hundred that repeat 47 cats are not enough. It is worth trying, and worth giving up when
# the frozen trunk is as good: that one is trained in seconds.
#
# From 100 images on, the lead of the trunk gets smaller with every doubling. At 400, one of the three runs from scratch (86%) is
# ahead of all runs with the trunk.

# %% [markdown]
# ## Three quick questions
#
# <details><summary>Your model has a frozen trunk and 1281 trainable parameters. Images have 160 × 160 pixels instead of
# 96 × 96. How many are trained now?</summary>
#
# Still 1281. The maps have 5 × 5 numbers instead of 3 × 3, but each map is averaged, so 1280 features remain.
# With `Flatten` it would be 32,001 instead of 11,521.
# </details>
#
# <details><summary>Somebody unfreezes the last layers of the trunk, batch norm included. What changes, apart from the
# number of trained parameters?</summary>
#
# In training, batch norm then normalizes with the averages of 32 drawings instead of the stored ones, and the layers
# after it get numbers on another scale than those they were trained on. At prediction time it goes back to running
# averages, so that training and use no longer match.
# </details>
#
# <details><summary>A colleague divides pixels by 255 and complains that the frozen trunk is no good. Why?</summary>
#
# The trunk was trained on pixels from -1 to 1. With pixels from 0 to 1, every image looks pale and bright to it.
# Such a mistake raises no error; it only costs accuracy.
# </details>

# %% [markdown]
# ## If you want to go further
#
# - **Where to unfreeze?** Fine-tune from layer 60, 90, 120 and 150 on, three seeds each. Is more always better?
# - **Too fast.** Fine-tune with the full learning rate, and with ten times that. Watch the accuracy on the training images and
#   on the test images.

# %% [markdown] tags=["reflection"] points=5
# **Question for reflection.** A museum has 150 labelled photos of two kinds of beetles and asks you for a network that tells
# them apart, to be used by visitors with their own phones. Which of the three ways would you choose, which
# photos would you keep for testing, and what would make you change your mind about the choice? Give reasons in
# five to eight sentences, with numbers from this notebook.
#
# *Your answer:*

# %% [markdown]
# ## What you have learned
#
# - Layers that vary images belong in the model: they act during training and are idle afterwards.
# - A trunk needs its images prepared as they were when it was trained.
# - Freeze the trunk and train a head; then unfreeze the last layers and continue with a tenth of the learning rate.
# - Batch norm stays frozen, and with that in inference mode.
# - With few images, what was learned elsewhere counts for more than anything you can train.
#
# **References.**
#
# - M. Sandler, A. Howard, M. Zhu, A. Zhmoginov, L.-C. Chen: *MobileNetV2: Inverted Residuals and Linear
#   Bottlenecks*, 2018, [arXiv:1801.04381](https://arxiv.org/abs/1801.04381)
# - J. Yosinski, J. Clune, Y. Bengio, H. Lipson: *How transferable are features in deep neural networks?*, 2014,
#   [arXiv:1411.1792](https://arxiv.org/abs/1411.1792)
# - S. Ioffe, C. Szegedy: *Batch Normalization*, 2015, [arXiv:1502.03167](https://arxiv.org/abs/1502.03167)
#
# **Where it goes next.** Most work with images starts from a trunk that somebody else has trained, and
# work with text does, too: in `emojify` (course 5) a network of yours stands on word vectors that were
# learned from far more text than you have, and leaves them frozen.

# %%
check.summary()
