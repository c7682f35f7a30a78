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
# # Image segmentation: a U-Net that labels every pixel
#
# A classifier gives an image one label, a detector draws boxes. Segmentation goes down to the
# pixel: this one is road, that one a car, the next one a person. Anyone who has to steer around
# people, measure a tumour or cut an object out of a photo needs exactly that. Here you build a
# U-Net, the network behind much of this, train it on street scenes, and write the measures that
# tell whether it is any good.
#
# **When you are done you can**
#
# - build the two halves of a U-Net out of blocks: one that sees more and more of the scene, and one
#   that leads back to the pixels;
# - enlarge a map with a transposed convolution, and say what a skip connection adds;
# - train a network that answers with a class for each pixel;
# - measure segmentation with IoU and Dice, per class, and treat classes that are absent correctly;
# - say why 85% correct pixels can be a poor result.
#
# **You need** `convolution_step_by_step` and `keras_tutorial`. **Time:** 2 to 3 hours, of which about
# two to three minutes are training.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each exercise:
# it shows what your code returned next to what was expected. Your points come from these visible
# checks and from hidden inputs of other shapes, so write for any input, not for the one you see.

# %% [markdown]
# ## 1. Set-up
#
# Keras does the work. Unlike in the other notebooks, we leave TensorFlow's oneDNN switched on: it
# is what makes convolutions on large maps three times as fast here. The price is that results on
# two machines may differ in the last digits.

# %%
import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "1"

import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact

from coursework.native_messages import hidden_messages

with hidden_messages():
    import keras
    from keras import layers

from coursework.data.street_masks import load_street_masks
from coursework.figures import image_segmentation_unet as figures
from coursework.networks.segmentation import (Batches, class_weights, halved, predict_classes,
                                              train_segmenter, unet_without_skips)

# %%
from graders import Checker

check = Checker("course4/image_segmentation_unet")

# %% [markdown]
# ## 2. The scenes
#
# Street scenes drawn by a program, filled with emoji artwork under open licences. The program knows
# what it drew where, so the **masks**, one class for each pixel, are exact. For real photos people
# draw them by hand, which takes an hour or more for a single street scene.

# %% tags=["demo"] alt="Six street scenes above their masks, in which road, sky, cars, people, buildings and everything else have a colour each."
train, test, unseen, class_names = load_street_masks()
print("training:", train.images.shape, " held out:", test.images.shape, " unseen artist:", unseen.images.shape)
print("classes: ", dict(enumerate(class_names)))
figures.draw_scenes(train.images[:6], train.masks[:6], class_names, "Images of 96 × 128 pixels and their masks")
plt.show()

# %% [markdown]
# *car* stands for cars, buses and lorries, *building* for houses and the skyline; *other* is
# everything else: grass, pavement, trees, bicycles, traffic lights.
#
# There are three sets. The network learns from the first. The second was **held out**: other
# scenes, filled with drawings by the same six artists. In the third, all cars, people, houses and
# trees are by an **artist who is in neither of the others**: the honest test of whether the network
# has learned what a car is, or only what *these* cars look like.

# %% tags=["demo"] alt="Bars of the share of pixels for six classes, from 26% for road to 6% for people."
figures.draw_shares(train.masks, class_names)
plt.show()

# %% [markdown]
# People cover 5.7% of the pixels. A network that never says *person* still makes the right decision
# between *person* and *not a person* for 94.3% of them. Keep that in mind when you read about
# accuracy.

# %% [markdown]
# ## 3. The way down
#
# What should the network look like? To know that a grey patch is road and not a roof, it has to see
# much of the scene. Stacked convolutions with pooling do that: after each pooling, a filter of 3 ×
# 3 covers an area twice as high and wide. But pooling discards *where* exactly something was, and the
# mask needs that to the pixel.
#
# The U-Net (Ronneberger, Fischer and Brox, 2015) does both. It goes **down**, with ever smaller
# maps that know more and more about the scene; then **up** again to full size; and on each level
# the way up receives the map that the way down had on the same level. Drawn on paper, that makes a
# U:

# %% tags=["demo"] alt="The U-Net as a U of boxes: four blue blocks and a fifth one go down with 8 to 128 channels, four orange ones go up again, and arrows lead across from each blue block to the orange one on its level."
figures.draw_unet()
plt.show()

# %% [markdown]
# Each box is a block; the number in it is how many channels it has, the number below its height and
# width. Blue boxes go down, orange ones up.
#
# ### Exercise 1: `conv_block`
#
# A block of the way down:
#
# 1. two convolutions, each with `n_filters` filters of 3 × 3, `padding="same"`, ReLU, and
#    `kernel_initializer="he_normal"`, the start that keeps signals from fading behind ReLUs (see
#    course 2);
# 2. if `dropout_prob` is above 0, `layers.Dropout` with this rate;
# 3. if `max_pooling` is true, max pooling of 2 × 2.
#
# It returns **two** maps: what goes down to the next block, and what goes across the skip
# connection. The second is taken *before* the pooling, while it still has full height and width.
# Without pooling, both are the same.

# %%
# GRADED FUNCTION: conv_block
def conv_block(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    """Apply two convolutions and, if asked for, dropout and max pooling.

    Arguments:
    inputs -- map of shape (m, n_H, n_W, n_C_prev)
    n_filters -- number of filters of both convolutions
    dropout_prob -- rate of the dropout; 0 for none
    max_pooling -- whether to pool at the end

    Returns:
    next_layer -- what goes down: (m, n_H // 2, n_W // 2, n_filters), or without pooling as below
    skip_connection -- what goes across: (m, n_H, n_W, n_filters)
    """
    ### START CODE HERE ### (≈ 10 lines of code)
    # Two convolutions
    conv = layers.Conv2D(n_filters, 3, activation="relu", padding="same",
                         kernel_initializer="he_normal")(inputs)
    conv = layers.Conv2D(n_filters, 3, activation="relu", padding="same",
                         kernel_initializer="he_normal")(conv)
    # Dropout, if its rate is above 0
    if dropout_prob > 0:
        conv = layers.Dropout(dropout_prob)(conv)
    # What goes down: pooled, if asked for
    if max_pooling:
        next_layer = layers.MaxPooling2D(2)(conv)
    else:
        next_layer = conv
    # What goes across
    skip_connection = conv
    ### END CODE HERE ###

    return next_layer, skip_connection


# %% points=20
check("conv_block")

# %% [markdown]
# ## 4. The way up
#
# On the way up, a small map has to become a large one. A **transposed convolution** does that: it
# connects the same places as a convolution, in the opposite direction. In a convolution with stride
# 2, each window of the input becomes one number. Here each *number* becomes a window: it stamps the
# filter onto the output, multiplied by its value. The next number stamps two pixels further on, and
# where stamps overlap, they are added.

# %% tags=["demo"] alt="Four numbers, a filter of 3 × 3, and the 4 × 4 result, in which each number has stamped its multiple of the filter and overlapping stamps are added."
X, W = np.array([[1.0, 2.0], [3.0, 0.0]]), np.array([[1.0, 2.0, 1.0], [2.0, 4.0, 2.0], [1.0, 2.0, 1.0]])
stamp = layers.Conv2DTranspose(1, 3, strides=2, padding="same")
stamp.build((None, 2, 2, 1))
stamp.set_weights([W.reshape(3, 3, 1, 1), np.zeros(1)])
out = keras.ops.convert_to_numpy(stamp(X.reshape(1, 2, 2, 1)))[0, ..., 0]
figures.draw_stamping(X, W, out)
plt.show()

# %% [markdown]
# Follow one number: the 3 stamps three times the filter into the lower left corner. In the third
# row the stamps of 1 and 3 overlap. (`padding="same"` cuts off the last row and column, so that 2 ×
# 2 becomes exactly 4 × 4.) The filter is *learned*: the network finds out how to enlarge best.
#
# ### Exercise 2: `upsampling_block`
#
# 1. Enlarge what comes from below: `layers.Conv2DTranspose` with `n_filters` filters of 3 × 3,
#    `strides=2`, `padding="same"`, no activation.
# 2. Append what comes across the skip connection as further channels: `layers.concatenate([...,
#    ...], axis=3)`, first what was enlarged, then the skip connection.
# 3. Two convolutions as in `conv_block`.

# %%
# GRADED FUNCTION: upsampling_block
def upsampling_block(expansive_input, contractive_input, n_filters=32):
    """Enlarge a map, join it with the skip connection, apply two convolutions.

    Arguments:
    expansive_input -- map from below, shape (m, n_H, n_W, n_C)
    contractive_input -- map from the skip connection, shape (m, 2 * n_H, 2 * n_W, n_C_skip)
    n_filters -- number of filters of all three layers

    Returns:
    conv -- shape (m, 2 * n_H, 2 * n_W, n_filters)
    """
    ### START CODE HERE ### (≈ 6 lines of code)
    # Enlarge
    up = layers.Conv2DTranspose(n_filters, 3, strides=2, padding="same")(expansive_input)
    # Join
    merge = layers.concatenate([up, contractive_input], axis=3)
    # Two convolutions
    conv = layers.Conv2D(n_filters, 3, activation="relu", padding="same",
                         kernel_initializer="he_normal")(merge)
    conv = layers.Conv2D(n_filters, 3, activation="relu", padding="same",
                         kernel_initializer="he_normal")(conv)
    ### END CODE HERE ###

    return conv


# %% points=20
check("upsampling_block")

# %% [markdown]
# ### Exercise 3: `unet_model`
#
# Now put it together. With $n$ for `n_filters`:
#
# | block | filters | what goes in | |
# |---|---|---|---|
# | `cblock1` | $n$ | the image | |
# | `cblock2` | $2n$ | `cblock1[0]` | |
# | `cblock3` | $4n$ | `cblock2[0]` | |
# | `cblock4` | $8n$ | `cblock3[0]` | dropout 0.3 |
# | `cblock5` | $16n$ | `cblock4[0]` | dropout 0.3, no pooling: the bottom of the U |
# | `ublock6` | $8n$ | `cblock5[0]` and the skip connection of block 4, `cblock4[1]` | |
# | `ublock7` | $4n$ | `ublock6` and the skip connection of block 3 | |
# | `ublock8` | $2n$ | `ublock7` and that of block 2 | |
# | `ublock9` | $n$ | `ublock8` and that of block 1 | |
# | `conv9` | $n$ | `ublock9` | 3 × 3, ReLU, `"same"`, `"he_normal"` |
# | `conv10` | `n_classes` | `conv9` | 1 × 1, **no activation** |
#
# A convolution of 1 × 1 looks at one pixel at a time: it is a small dense layer that turns the $n$
# channels of a pixel into one score for each class. These scores are **logits**. The softmax is left
# to the loss, which computes both together more accurately.

# %%
# GRADED FUNCTION: unet_model
def unet_model(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    """Build a U-Net.

    Arguments:
    input_size -- height, width and channels of an image; height and width are multiples of 16
    n_filters -- number of filters of the first block
    n_classes -- number of classes

    Returns:
    model -- a keras.Model, not compiled; from images to logits (m, height, width, n_classes)
    """
    inputs = keras.Input(input_size)

    ### START CODE HERE ### (≈ 12 lines of code)
    # The way down
    cblock1 = conv_block(inputs, n_filters)
    cblock2 = conv_block(cblock1[0], 2 * n_filters)
    cblock3 = conv_block(cblock2[0], 4 * n_filters)
    cblock4 = conv_block(cblock3[0], 8 * n_filters, dropout_prob=0.3)
    cblock5 = conv_block(cblock4[0], 16 * n_filters, dropout_prob=0.3, max_pooling=False)
    # The way up
    ublock6 = upsampling_block(cblock5[0], cblock4[1], 8 * n_filters)
    ublock7 = upsampling_block(ublock6, cblock3[1], 4 * n_filters)
    ublock8 = upsampling_block(ublock7, cblock2[1], 2 * n_filters)
    ublock9 = upsampling_block(ublock8, cblock1[1], n_filters)
    # A score for each class and pixel
    conv9 = layers.Conv2D(n_filters, 3, activation="relu", padding="same",
                          kernel_initializer="he_normal")(ublock9)
    conv10 = layers.Conv2D(n_classes, 1, padding="same")(conv9)
    ### END CODE HERE ###

    return keras.Model(inputs=inputs, outputs=conv10)


# %% points=25
check("unet_model")

# %% tags=["demo"]
for n_filters, n_classes in ((32, 23), (8, 6)):
    model = unet_model((96, 128, 3), n_filters, n_classes)
    print(f"{n_filters:2d} filters, {n_classes:2d} classes: {model.count_params():9,} parameters")

# %% [markdown]
# The first line is the network of the classic course; on a laptop it would train for hours. Ours has a
# quarter of the filters in each block, hence about a sixteenth of the parameters.

# %% [markdown]
# ## 5. How good is a mask?
#
# Before you train anything, decide how to judge it. The share of correct pixels will not do: people
# cover only a few percent. So each class is judged by itself. Let $T_k$ be the pixels that truly
# are of class $k$, and $P_k$ those that are predicted to be. The **intersection over union** is
#
# $$\mathrm{IoU}_k = \frac{|T_k \cap P_k|}{|T_k \cup P_k|}$$
#
# It is also called the Jaccard index: 1 if both are the same, 0 if they have nothing in common.
# Painting too much costs, and so does painting too little. In NumPy, `(y_true == k) & (y_pred ==
# k)` marks the intersection and `|` in place of `&` the union.
#
# **And if the class is absent?** If neither mask contains it, the union is empty, and 0/0 is
# neither good nor bad: there is nothing to measure. Such a class gets `np.nan` and is left out of
# averages later. But if a class is only *predicted*, the union is not empty: the IoU is 0, and
# deservedly so.
#
# ### Exercise 4: `iou_per_class`
#
# Count over all pixels of all images together.

# %%
# GRADED FUNCTION: iou_per_class
def iou_per_class(y_true, y_pred, n_classes):
    """Compute the intersection over union of each class.

    Arguments:
    y_true -- true classes, whole numbers, shape (m, height, width) or (height, width)
    y_pred -- predicted classes, the same shape
    n_classes -- number of classes

    Returns:
    iou -- array of shape (n_classes,); NaN for a class that is in neither mask
    """
    iou = np.full(n_classes, np.nan)

    ### START CODE HERE ### (≈ 4 lines of code)
    for k in range(n_classes):
        intersection = np.sum((y_true == k) & (y_pred == k))
        union = np.sum((y_true == k) | (y_pred == k))
        iou[k] = intersection / union if union > 0 else np.nan
    ### END CODE HERE ###

    return iou


# %% points=15
check("iou_per_class")

# %% [markdown]
# ### Exercise 5: `dice`
#
# In medicine the **Dice coefficient** is more common. It divides by the sum of both areas, so the
# intersection is counted twice, above and below:
#
# $$\mathrm{Dice}_k = \frac{2\, |T_k \cap P_k|}{|T_k| + |P_k|}$$
#
# A class that is in neither mask gets `np.nan` again.

# %%
# GRADED FUNCTION: dice
def dice(y_true, y_pred, n_classes):
    """Compute the Dice coefficient of each class.

    Arguments:
    y_true -- true classes, whole numbers, shape (m, height, width) or (height, width)
    y_pred -- predicted classes, the same shape
    n_classes -- number of classes

    Returns:
    scores -- array of shape (n_classes,); NaN for a class that is in neither mask
    """
    scores = np.full(n_classes, np.nan)

    ### START CODE HERE ### (≈ 4 lines of code)
    for k in range(n_classes):
        intersection = np.sum((y_true == k) & (y_pred == k))
        areas = np.sum(y_true == k) + np.sum(y_pred == k)
        scores[k] = 2 * intersection / areas if areas > 0 else np.nan
    ### END CODE HERE ###

    return scores


# %% points=10
check("dice")

# %% [markdown]
# Which one is stricter? Move the slider: a square of 12 × 12 pixels, and a prediction that is the
# same square a few pixels off.

# %% tags=["demo"] alt="A square of 12 × 12 pixels and the same square shifted by three pixels, with the IoU and the Dice coefficient of the two."
def show_shifted(shift):
    """Draw the two squares, one of them shifted."""
    figures.draw_shifted(shift)
    plt.show()


show_shifted(3)
interact(show_shifted, shift=(0, 12));

# %% [markdown]
# IoU is never above Dice. In fact each is a function of the other, $\mathrm{Dice} = 2\,\mathrm{IoU} /
# (1 + \mathrm{IoU})$, so both rank two masks in the same way, but an "IoU of 0.6" and a "Dice of 0.75"
# are the same result. Note also how hard IoU is on small things: for a square of 12 pixels, a shift by
# 3 pixels already costs 0.4.
#
# ### Exercise 6: `mean_iou`
#
# One number for everything: the mean of the IoU over the classes that have one. Use your
# `iou_per_class`; `np.nanmean` is a mean that leaves NaN out.

# %%
# GRADED FUNCTION: mean_iou
def mean_iou(y_true, y_pred, n_classes):
    """Average the intersection over union over the classes that are present.

    Arguments:
    y_true -- true classes, whole numbers, shape (m, height, width) or (height, width)
    y_pred -- predicted classes, the same shape
    n_classes -- number of classes

    Returns:
    mean -- a number from 0 to 1
    """
    ### START CODE HERE ### (≈ 1 line of code)
    mean = np.nanmean(iou_per_class(y_true, y_pred, n_classes))
    ### END CODE HERE ###

    return mean


# %% points=10
check("mean_iou")

# %% [markdown]
# How far can you get without looking at the image? Give each pixel the class that this place most
# often has in the training masks: sky at the top, road at the bottom.

# %% tags=["demo"]
counts = np.stack([(train.masks == k).sum(axis=0) for k in range(6)])
guess = np.broadcast_to(counts.argmax(axis=0), test.masks.shape)
print(f"correct pixels: {np.mean(guess == test.masks):.0%}   mean IoU: {mean_iou(test.masks, guess, 6):.2f}")
print("IoU:", dict(zip(class_names, np.round(iou_per_class(test.masks, guess, 6), 2).tolist())))

# %% [markdown]
# Half of the pixels are correct without a glance at the image! The mean IoU, 0.26, tells more:
# people are never found, cars hardly ever.

# %% [markdown]
# ## 6. Training
#
# Each pixel is an example of its own, with a softmax over the classes and the usual cross-entropy,
# averaged over all pixels. Three decisions make it work within a minute or two:
#
# - **Rare classes count more.** Otherwise the network ignores people for a long time: they cover
#   too little to matter. So each pixel is weighted by its class, $w_k \propto s_k^{-3/4}$ with
#   $s_k$ the share of the class.
# - **Small first.** There is no dense layer, so the same weights fit images of any size. We train on
#   scenes of half the height and width first, where a step costs a quarter, then carry the weights over
#   to the full size.
# - **Mirrored scenes.** Half of the batches are mirrored, image and mask together. A mirrored
#   street is still a street.

# %% tags=["demo"]
SEED, CLASSES, FILTERS = 1, 6, 8
weights = class_weights(train.masks, CLASSES)
print("weights:", dict(zip(class_names, weights.astype(float).round(1).tolist())))

# %% [markdown]
# First on half the size: 1500 batches of 8 scenes. This takes about a minute on two cores.

# %% tags=["demo"]
small_train, small_test = halved(*train), halved(*test)


def learn_small(build):
    """Build a network for 48 × 64 pixels and train it."""
    keras.utils.set_random_seed(SEED)
    model = build((48, 64, 3))
    train_segmenter(model, Batches(*small_train, weights, 1500, SEED), rate=0.003)
    return model


small_unet = learn_small(lambda size: unet_model(size, FILTERS, CLASSES))

# %% [markdown]
# Then the same weights go into a network for whole scenes, which is trained for another 400
# batches: about half a minute.

# %% tags=["demo"]
unet = unet_model((96, 128, 3), FILTERS, CLASSES)
unet.set_weights(small_unet.get_weights())
train_segmenter(unet, Batches(*train, weights, 400, SEED + 1), rate=0.002)


# %% tags=["demo"] alt="Bars of the IoU of six classes for held-out scenes and for the unseen artist: sky highest at 0.9, people lowest at 0.4, and hardly any difference between the two sets."
def report(name, model, images, masks):
    """Predict masks; print the share of correct pixels and the mean IoU; return masks and IoU."""
    predicted = predict_classes(model, images)
    right, mean = np.mean(predicted == masks), mean_iou(masks, predicted, CLASSES)
    print(f"{name:25s} correct pixels {right:.1%}   mean IoU {mean:.3f}")
    return predicted, iou_per_class(masks, predicted, CLASSES)


predicted, iou_test = report("held-out scenes", unet, *test)
predicted_unseen, iou_unseen = report("unseen artist", unet, *unseen)
figures.draw_iou({"held-out scenes": iou_test, "unseen artist": iou_unseen}, class_names)
plt.show()

# %% [markdown]
# In our run 88% of the pixels are correct, and the mean IoU is 0.761. Over three starts (`SEED` 1, 2
# and 3) it was 0.763 on average, from 0.761 to 0.768, and 0.771 for the unseen artist, from 0.769 to 0.774.
# Single classes differ more: people got 0.42 in the first and 0.46 in the second. (`datasets/README.md`
# lists what we measured.) Two things stand out.
#
# **People.** Their IoU is 0.42, about half of what the other classes reach, although nearly nine
# pixels out of ten are correct. Arms and legs are one or two pixels wide here, so that a border
# that is off by one pixel is most of the area; and stripes of a crossing or parts of a bicycle are
# taken for legs.
#
# **The unseen artist** makes no difference: 0.77. So the network has not memorized drawings. But take care: these
# scenes come from the same program. Sky, road, perspective and light are as in training; only the things that
# stand in the street are by another hand. On photos this network would be lost.

# %% tags=["demo"] alt="Six held-out scenes in three rows: the image, the true mask and the predicted one, which differ mainly along borders and in thin figures."
figures.draw_predictions(test.images[:6], test.masks[:6], {"prediction": predicted[:6]}, class_names,
                         "Held-out scenes")
plt.show()

# %% tags=["demo"] alt="Six scenes by the unseen artist in three rows: the image, the true mask and the predicted one, about as similar as for known artists."
figures.draw_predictions(unseen.images[:6], unseen.masks[:6], {"prediction": predicted_unseen[:6]},
                         class_names, "Scenes by an artist that the network has never seen")
plt.show()

# %% [markdown]
# Look at the borders, at thin objects, and at objects far away. That is where the errors are: a
# border that is off by one pixel costs a car little, a person a lot.
#
# **The hardest scene.** Which held-out scene has the lowest mean IoU? Here absent classes matter:
# in a scene without people, one pixel wrongly called *person* gives this class an IoU of 0.

# %% tags=["demo"] alt="The scene with the lowest mean IoU, its mask, the prediction, and the pixels where they differ."
each = [mean_iou(truth, guess, CLASSES) for truth, guess in zip(test.masks, predicted)]
worst = int(np.argmin(each))
print(f"mean IoU of single scenes: from {min(each):.2f} to {max(each):.2f}; of all together {np.nanmean(iou_test):.2f}")
figures.draw_mistakes(test.images[worst], test.masks[worst], predicted[worst], class_names)
plt.show()

# %% [markdown]
# ## 7. What the skip connections are worth
#
# Now the same network again: same blocks, same number of weights, same training. Only its skip
# connections carry zeros, so that everything has to pass through the bottom of the U. To save time,
# both are compared at half size, where we already have the U-Net; the bottom is a map of 3 × 4
# pixels there. This takes another minute. **Guess first:** which classes will suffer most?

# %% tags=["demo"]
no_skips = learn_small(
    lambda size: unet_without_skips(conv_block, upsampling_block, size, FILTERS, CLASSES))

# %% tags=["demo"] alt="Bars of the IoU of six classes with and without skip connections: without them every class is worse, people and cars by far the most."
sharp, iou_sharp = report("with skip connections", small_unet, *small_test)
blurred, iou_blurred = report("without", no_skips, *small_test)
figures.draw_iou({"with skip connections": iou_sharp, "without": iou_blurred}, class_names)
plt.show()

# %% tags=["demo"] alt="Six scenes with true masks and two predictions: with skip connections the outlines are sharp, without them they are blurred into blobs."
figures.draw_predictions(small_test[0][:6], small_test[1][:6], {"with": sharp[:6], "without": blurred[:6]},
                         class_names, "Held-out scenes at half size, with and without skip connections")
plt.show()

# %% [markdown]
# The mean IoU falls from 0.71 to 0.46. The scene is still recognized, sky above, road below, cars
# in the middle, but as if through frosted glass: the bottom of the U knows *that* there is a car,
# not where it ends. The smaller the objects, the worse: from 0.35 to 0.05 for people, from 0.73 to
# 0.34 for cars, from 0.91 to 0.78 for the sky. All that was taken away from the network is its four
# arrows.

# %% [markdown]
# ## Three quick questions
#
# <details><summary>A scene has no person. Your network marks 3 of 12,288 pixels as person. What is
# the IoU of the class in this scene, and what is the share of correct pixels, if everything else is
# right?</summary>
#
# The IoU is 0: nothing in common, and a union of 3. The share of correct pixels is 99.98%. Averages
# over single scenes therefore punish such specks severely; counted over all scenes together, as we
# do, they hardly matter.
# </details>
#
# <details><summary>Why may the network be trained on 48 × 64 pixels and used on 96 × 128?</summary>
#
# It consists of convolutions, pooling and transposed convolutions only. Their weights do not depend
# on height and width. Objects are twice as large afterwards, though, which is why a few steps at
# full size follow.
# </details>
#
# <details><summary>Why does the skip connection leave the block before the pooling?</summary>
#
# Its purpose is to hand over exact places. After the pooling they are gone, and the map would not
# have the size of the one it is joined with.
# </details>

# %% [markdown]
# ## If you want to go further
#
# - **Dice as a loss.** Replace the cross-entropy by $1 - $ Dice, computed from the softmax rather than from
#   hard classes. Do you still need the class weights?
# - **Less artwork.** Train on 60 scenes instead of 480, with and without mirroring, and with
#   shifted colours as well. What helps with the unseen artist?

# %% [markdown] tags=["reflection"] points=5
# **Question for reflection.** A company wants to use your network in a small delivery robot.
# Someone has told them that "nearly 90% of the pixels are correct". Which figures would you show
# the company instead, measured on what data, and which of the network's errors matter most there?
# Give reasons in five to eight sentences, with numbers from this notebook.
#
# *Your answer:*

# %% [markdown]
# ## What you have learned
#
# - A U-Net goes down to learn what is in a scene and up again to say where; the skip connections
#   pass on the exact places.
# - A transposed convolution enlarges a map with a learned filter.
# - The share of correct pixels hides rare classes. IoU and Dice judge each class by itself; a class that
#   is in neither mask is left out, one that is only predicted gets 0.
# - The same weights work at any size, which can be used to train faster.
# - Held-out scenes by known artists are one test, an unseen artist another, and the second is
#   closer to real use.
#
# **References.**
#
# - O. Ronneberger, P. Fischer, T. Brox: *U-Net: Convolutional Networks for Biomedical Image
#   Segmentation*, 2015, [arXiv:1505.04597](https://arxiv.org/abs/1505.04597)
# - J. Long, E. Shelhamer, T. Darrell: *Fully Convolutional Networks for Semantic Segmentation*, 2015,
#   [arXiv:1411.4038](https://arxiv.org/abs/1411.4038)
# - K. He, X. Zhang, S. Ren, J. Sun: *Delving Deep into Rectifiers*, 2015,
#   [arXiv:1502.01852](https://arxiv.org/abs/1502.01852) (the initializer)
# - L. R. Dice: *Measures of the Amount of Ecologic Association Between Species*, 1945,
#   [doi:10.2307/1932409](https://doi.org/10.2307/1932409)
#
# **Where it goes next.** Going down to see what there is, and up again to say where, is not only for
# masks. Diffusion models, which paint pictures out of noise, often have a U-Net inside: at every pixel
# it predicts how much of what is there is noise.

# %%
check.summary()
