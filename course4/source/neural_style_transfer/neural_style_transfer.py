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
# # Neural style transfer: paint with a network
#
# You have a photograph and a painting, and want the photograph as that painter might have painted
# it. In this notebook a network does it, though it has never learned to paint. It only looks:
# you tell it what you want to see, and change the *pixels* until it sees that.
#
# **When you are done you can**
#
# - measure how well two images agree in what they show, and in how they are painted;
# - explain what a Gram matrix keeps of an image, and what it discards;
# - combine several aims in one cost, and weigh them against each other;
# - use gradient descent to change an input, rather than the parameters of a network;
# - turn a photograph of your own into a painting.
#
# **You need** `tensorflow_introduction`, above all its gradient tape, and an idea of
# convolutions. **Time:** 2 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned next to what was expected. Your points also depend on
# hidden inputs of other shapes, so write for any input, not for the one you see.

# %% [markdown]
# ## 1. Set-up
#
# Importing TensorFlow takes some seconds.

# %%
import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import keras
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf
from tqdm.auto import tqdm

from coursework.figures import neural_style_transfer as nst_figures
from nst_utils import (
    CONFIG,
    generate_noise_image,
    load_picture,
    load_vgg_model,
    reshape_and_normalize_image,
    save_image,
    shuffle_tiles,
    to_picture,
)

# %%
from graders import Checker

check = Checker("course4/neural_style_transfer")

# %% [markdown]
# ## 2. Two images
#
# The **content image** says *what* should be seen: Eilean Donan, a castle in Scotland. The **style
# image** says *how*: The Starry Night, which Vincent van Gogh painted in 1889. Both are scaled to
# 160 × 120 pixels, because the time grows with the number of pixels and a laptop should
# manage in a minute.

# %% tags=["demo"] alt="A photo of the castle Eilean Donan beside van Gogh's Starry Night."
content_picture = load_picture(CONFIG.CONTENT_IMAGE)
style_picture = load_picture(CONFIG.STYLE_IMAGE)
nst_figures.show_pictures({"Content": content_picture, "Style": style_picture})
plt.show()

# %% [markdown]
# ### The same scale as in training
#
# A network that somebody else has trained needs inputs like those it was trained on. This one saw
# colours from 0 to 255, minus the mean of each colour over all its training images: 123.68 for red,
# 116.779 for green, 103.939 for blue. `CONFIG.MEANS` holds them. `reshape_and_normalize_image`
# subtracts them and adds a first axis, because the network expects a batch; ours holds one image.
# `to_picture` goes back.

# %% tags=["demo"]
content_image = reshape_and_normalize_image(content_picture)
style_image = reshape_and_normalize_image(style_picture)
for name, array in (("picture", content_picture), ("for the network", content_image)):
    print(f"{name}: shape {array.shape}, from {array.min():.1f} to {array.max():.1f}")

# %% [markdown]
# ## 3. A network that looks
#
# **VGG16** is a network of 2014 that tells a thousand kinds of things apart. It is a plain stack:
# convolutions of 3 × 3, each followed by a ReLU, in five blocks with a pooling layer between
# them. We need the layers up to `conv4_2`, the second convolution of block 4.
# The rest, with the part that names things, can go: we want to know what the network *sees*, not
# what it calls it.
#
# Three things you should know about ours:
#
# - After its training on a million photographs it was **fine-tuned to find edges**. That was done
#   gently, so we expect much of the original in it, but it is not the original.
# - Its pooling takes the **average** instead of the largest value; that makes smoother images.
# - Each layer is **scaled** so that its activations have a mean of about 1. A ReLU passes a
#   positive factor on, so the network still computes the same, but costs of different layers become
#   comparable. The inventors of style transfer did the same.

# %% tags=["demo"]
model = load_vgg_model()
for name, activation in model(content_image).items():
    print(name, activation.shape[1:])

# %% [markdown]
# `model(image)` returns a dictionary with the activations of all layers at once. Each is a block of
# shape $(1, n_H, n_W, n_C)$: for each of the $n_H \times n_W$ **positions** it holds $n_C$ numbers,
# one for each **channel**. A channel is what one filter has found. With each block the positions
# become fewer and the channels more.
#
# ### What a layer sees
#
# Here are four strong channels of each of four layers. Bright is where the filter has found what it
# looks for.

# %% tags=["demo"] alt="The photo, and a few channels of four layers: fine edges in the first one, coarser and more abstract patterns in the deeper ones."
shown = ["conv1_1", "conv2_1", "conv3_1", "conv4_2"]
nst_figures.draw_channels(content_picture, model(content_image), shown)
plt.show()

# %% [markdown]
# In the first rows you still recognize every stone: these filters react to colours and
# edges. Further down they react to patterns, and then to parts of things, but less and less to their
# exact place. So a *deep* layer is the one to ask whether two images **show the same things**,
# whatever the colours. We take `conv4_2`.
#
# ## 4. The content cost
#
# Let $a^{(C)}$ be the activations of the content image in that layer and $a^{(G)}$ those of the
# image that we generate. If both show the same, they agree at every position and in every channel:
#
# $$J_{content}(C, G) = \frac{1}{4 \times n_H \times n_W \times n_C}
# \sum_{\text{all entries}} \left(a^{(C)} - a^{(G)}\right)^2$$
#
# The factor makes costs of layers of different sizes comparable.
#
# ### Exercise 1: `compute_content_cost`
#
# `tf.square` squares each entry, `tf.reduce_sum` adds up all entries, to a single number. Stay with
# TensorFlow: the tape must be able to follow. You may find versions which first unroll
# the blocks to matrices; for a sum over everything that changes nothing.

# %%
# GRADED FUNCTION: compute_content_cost
def compute_content_cost(a_C, a_G):
    """Compute how far two images differ in what they show.

    Arguments:
    a_C -- activations of the content image in one layer, tensor of shape (1, n_H, n_W, n_C)
    a_G -- activations of the generated image in that layer, tensor of the same shape

    Returns:
    J_content -- tensor with a single number, of shape ()
    """
    _, n_H, n_W, n_C = a_G.shape

    ### START CODE HERE ### (≈ 1 line of code)
    J_content = tf.reduce_sum(tf.square(a_C - a_G)) / (4 * n_H * n_W * n_C)
    ### END CODE HERE ###

    return J_content


# %% points=15
check("compute_content_cost")

# %% [markdown]
# ### Does it measure content?
#
# Four images, compared with the photograph in two ways: pixel by pixel, and by your content cost.
# Guess first: which of them is nearest to the photograph for you?

# %% tags=["demo"] alt="Four images with their distance from the photo in pixels and by content cost: darker, shifted by three pixels, with shuffled tiles, and the painting."
candidates = {
    "darker": content_picture // 2,
    "3 pixels to the right": np.roll(content_picture, 3, axis=1),
    "tiles shuffled": shuffle_tiles(content_picture, 20, np.random.default_rng(1)),
    "the painting": style_picture,
}
a_C = model(content_image)["conv4_2"]
titles = {}
for name, picture in candidates.items():
    a_G = model(reshape_and_normalize_image(picture))["conv4_2"]
    pixels = np.mean((content_picture - picture.astype(float)) ** 2)
    titles[f"{name}\npixels: {pixels:,.0f}\ncontent: {compute_content_cost(a_C, a_G):.3f}"] = picture
nst_figures.show_pictures(titles)
plt.show()

# %% [markdown]
# Pixel by pixel, the darker photograph is nearly as far off as the shuffled one, although it still
# shows the same castle. Your content cost tells the two apart: darkness costs less than half as much
# as disorder. And a shift by 3 pixels, which you would hardly notice, costs next to nothing.

# %% [markdown]
# ## 5. The style cost
#
# What is style? Colours that go together, strokes of a certain width, swirls: **which features
# occur together**, no matter where. For two channels $i$ and $j$ of a layer, multiply their
# activations at each position and add up over all positions. The sum is large if both filters often
# respond at the same place: say, "yellow" and "round".
#
# Write the activations as a matrix $A$ of shape $(n_C, n_H \times n_W)$: one row for each channel,
# one column for each position. Then all those sums together are one product of matrices, the
# **Gram matrix**:
#
# $$G = A A^T, \qquad G_{ij} = \sum_{k} A_{ik} A_{jk}$$
#
# It has the shape $(n_C, n_C)$. Its diagonal tells how strong each channel is as a whole.
#
# ### Exercise 2: `gram_matrix`
#
# `tf.matmul(B, C)` multiplies matrices, `tf.transpose(B)` transposes one.

# %%
# GRADED FUNCTION: gram_matrix
def gram_matrix(A):
    """Compute which channels respond together.

    Arguments:
    A -- activations with one channel a row, tensor of shape (n_C, n_H * n_W)

    Returns:
    GA -- Gram matrix of the rows, tensor of shape (n_C, n_C)
    """
    ### START CODE HERE ### (≈ 1 line of code)
    GA = tf.matmul(A, tf.transpose(A))
    ### END CODE HERE ###

    return GA


# %% points=15
check("gram_matrix")

# %% [markdown]
# ### Exercise 3: `compute_layer_style_cost`
#
# For one layer, compare the Gram matrices of style image and generated image:
#
# $$J_{style}^{[l]}(S, G) = \frac{1}{4 \times n_C^2 \times (n_H \times n_W)^2}
# \sum_{i=1}^{n_C} \sum_{j=1}^{n_C} \left(G^{(S)}_{ij} - G^{(G)}_{ij}\right)^2$$
#
# First the activations have to become matrices with one channel a row. Mind the trap of all
# reshaping: `tf.reshape` reads the numbers in the order in which they are stored, and in our blocks
# the $n_C$ numbers of one position are stored next to each other. So take two steps: `tf.reshape`
# to $(n_H \times n_W, n_C)$, which keeps the numbers of one position together in a row; then
# `tf.transpose`. Reshaping straight to $(n_C, n_H \times n_W)$ gives the right shape and wrong
# numbers.

# %%
# GRADED FUNCTION: compute_layer_style_cost
def compute_layer_style_cost(a_S, a_G):
    """Compute how far two images differ in style, as one layer sees it.

    Arguments:
    a_S -- activations of the style image in one layer, tensor of shape (1, n_H, n_W, n_C)
    a_G -- activations of the generated image in that layer, tensor of the same shape

    Returns:
    J_style_layer -- tensor with a single number, of shape ()
    """
    _, n_H, n_W, n_C = a_G.shape

    ### START CODE HERE ### (≈ 5 lines of code)
    # Unroll both to matrices of shape (n_C, n_H * n_W)
    a_S = tf.transpose(tf.reshape(a_S, (n_H * n_W, n_C)))
    a_G = tf.transpose(tf.reshape(a_G, (n_H * n_W, n_C)))

    # Gram matrices of both
    GS = gram_matrix(a_S)
    GG = gram_matrix(a_G)

    # The cost, with its factor
    J_style_layer = tf.reduce_sum(tf.square(GS - GG)) / (4 * n_C**2 * (n_H * n_W) ** 2)
    ### END CODE HERE ###

    return J_style_layer


# %% points=20
check("compute_layer_style_cost")

# %% [markdown]
# ### What a Gram matrix forgets
#
# Now cut the painting into tiles and shuffle them. Nobody could say what it shows, yet it is
# still the same paint on the same canvas. Below, the Gram matrices of `conv2_1`, 128 × 128 numbers
# each, as images.

# %% tags=["demo"] alt="The painting, its shuffled tiles and the photo above their Gram matrices; those of the first two look the same, that of the photo differs."
def compare_styles(pictures, layer):
    """Gram matrix of each image, and its content and style cost against the first one."""
    activations = [model(reshape_and_normalize_image(each))[layer] for each in pictures.values()]
    grams = [gram_matrix(tf.transpose(tf.reshape(a, (-1, a.shape[-1])))) for a in activations]
    contents = [compute_content_cost(activations[0], a) for a in activations]
    styles = [compute_layer_style_cost(activations[0], a) for a in activations]
    return np.array(grams), np.array(contents), np.array(styles)


pictures = {
    "painting": style_picture,
    "its tiles shuffled": shuffle_tiles(style_picture, 20, np.random.default_rng(1)),
    "photograph": content_picture,
}
nst_figures.draw_grams(pictures, *compare_styles(pictures, "conv2_1"))
plt.show()

# %% [markdown]
# **What you should see:** by content, the shuffled tiles are at least as far from the painting as
# the photograph is. By style they are almost the same, and so are the two matrices on the left; the
# little that differs comes from the new edges between the tiles. A Gram matrix forgets *where* and
# keeps *what goes with what*. That is what we were looking for.
#
# ### Exercise 4: `compute_style_cost`
#
# Colours are best seen in `conv1_1`, but a stroke of the brush is larger than the 3 × 3 pixels that
# it looks at. So style is measured in several layers, from fine to coarse, and the costs are added
# with weights:
#
# $$J_{style}(S, G) = \sum_{l} \lambda^{[l]} J_{style}^{[l]}(S, G)$$
#
# `STYLE_LAYERS` lists the names of the layers with their weights $\lambda^{[l]}$. The activations
# come as dictionaries under these names, just as `model` returns them.

# %%
CONTENT_LAYER = "conv4_2"
STYLE_LAYERS = [("conv1_1", 0.25), ("conv2_1", 0.25), ("conv3_1", 0.25), ("conv4_1", 0.25)]


# %%
# GRADED FUNCTION: compute_style_cost
def compute_style_cost(style, generated, STYLE_LAYERS):
    """Compute how far two images differ in style, over several layers.

    Arguments:
    style -- activations of the style image: a dictionary from names of layers to tensors
    generated -- activations of the generated image, the same way
    STYLE_LAYERS -- list of pairs: the name of a layer, and its weight

    Returns:
    J_style -- tensor with a single number, of shape ()
    """
    J_style = 0.0
    for layer, weight in STYLE_LAYERS:
        ### START CODE HERE ### (≈ 4 lines of code)
        # Activations of this layer
        a_S = style[layer]
        a_G = generated[layer]

        # Its style cost, added to the sum with its weight
        J_layer = compute_layer_style_cost(a_S, a_G)
        J_style = J_style + weight * J_layer
        ### END CODE HERE ###

    return J_style


# %% points=15
check("compute_style_cost")

# %% [markdown]
# ## 6. Both together
#
# ### Exercise 5: `total_cost`
#
# Two wishes that contradict each other become one cost:
#
# $$J(G) = \alpha J_{content}(C, G) + \beta J_{style}(S, G)$$
#
# $\alpha$ and $\beta$ say how much each wish weighs. Only their ratio matters for the result.

# %%
# GRADED FUNCTION: total_cost
def total_cost(J_content, J_style, alpha=10, beta=40):
    """Weigh content and style against each other.

    Arguments:
    J_content -- content cost, a number or a tensor
    J_style -- style cost, a number or a tensor
    alpha -- weight of the content
    beta -- weight of the style

    Returns:
    J -- the total cost
    """
    ### START CODE HERE ### (≈ 1 line of code)
    J = alpha * J_content + beta * J_style
    ### END CODE HERE ###

    return J


# %% points=10
check("total_cost")

# %% [markdown]
# ## 7. Changing the image
#
# So far we have only looked. Now everything is reversed: in all earlier notebooks the images were
# fixed and the parameters were learned. Here the parameters of the network are fixed, and the
# **image is the variable**: 160 · 120 · 3 = 57,600 numbers, moved downhill by the gradient of $J$.
#
# ### Exercise 6: `train_step`
#
# 1. On the tape: let `model` look at `image`, and compute the three costs. The content cost
#    compares `CONTENT_LAYER`, the style cost compares the `style_layers`.
# 2. The gradient of the total cost with respect to the image, and one step of the `optimizer`. As
#    in `tensorflow_introduction`, `apply_gradients` takes a list of pairs; here it has one pair.
# 3. The step may have made a colour darker than black or brighter than white. So **clip**:
#    `tf.clip_by_value(image, lowest, highest)`, and `image.assign(...)` puts the result into the
#    variable. Colours go from 0 to 255, but remember what was subtracted from our image:
#    `CONFIG.MEANS`. `lowest` and `highest` may be arrays; then each colour has its own limits.

# %%
# GRADED FUNCTION: train_step
def train_step(
    image, model, content, style, optimizer, alpha=10, beta=40, style_layers=STYLE_LAYERS
):
    """Change the generated image by one step.

    Arguments:
    image -- the generated image, a variable of shape (1, height, width, 3), which is changed
    model -- maps an image to a dictionary of activations
    content -- activations of the content image, a dictionary
    style -- activations of the style image, a dictionary
    optimizer -- an optimizer of Keras
    alpha, beta -- weights of content and style
    style_layers -- list of pairs: the name of a layer, and its weight

    Returns:
    J, J_content, J_style -- the costs before the step, tensors with a single number each
    """
    with tf.GradientTape() as tape:
        ### START CODE HERE ### (≈ 4 lines of code)
        activations = model(image)
        J_content = compute_content_cost(content[CONTENT_LAYER], activations[CONTENT_LAYER])
        J_style = compute_style_cost(style, activations, style_layers)
        J = total_cost(J_content, J_style, alpha, beta)
        ### END CODE HERE ###

    ### START CODE HERE ### (≈ 3 lines of code)
    # One step of the optimizer
    gradient = tape.gradient(J, image)
    optimizer.apply_gradients([(gradient, image)])

    # Back into the range of colours
    image.assign(tf.clip_by_value(image, -CONFIG.MEANS, 255 - CONFIG.MEANS))
    ### END CODE HERE ###

    return J, J_content, J_style


# %% points=25
check("train_step")

# %% [markdown]
# ### The start
#
# One could start from pure noise. A mixture of 60% noise and 40% photograph gets there faster, and
# still leaves room for the painting.

# %% tags=["demo"] alt="The photo covered with noise, which is the start, beside the photo itself."
start = generate_noise_image(content_image, rng=np.random.default_rng(1))
nst_figures.show_pictures({"The start": to_picture(start), "What it should show": content_picture})
plt.show()

# %% [markdown]
# ### The loop
#
# Nothing new here: it computes the activations of both images once, since they never change, and
# then takes step after step. `tf.function` makes a graph of your step, which is faster. The
# learning rate falls along half a wave of the cosine, from 12 grey levels a step to 0: rough strokes
# first, then the details. The weights 10 and 40, which your functions assume, are those of the
# classic course and suit its network; for ours 1 and 100 make better paintings.

# %%
def transfer_style(
    content_picture, style_picture, num_steps=80, alpha=1, beta=100, style_layers=STYLE_LAYERS
):
    """Paint one image in the style of another.

    Arguments:
    content_picture, style_picture -- arrays of shape (height, width, 3), 0 to 255
    num_steps -- number of steps
    alpha, beta, style_layers -- as in train_step

    Returns:
    stages -- five images from the start to the end, in a dictionary
    history -- dictionary with the lists "content" and "style" of costs
    """
    content_image = reshape_and_normalize_image(content_picture)
    content, style = model(content_image), model(reshape_and_normalize_image(style_picture))
    image = tf.Variable(generate_noise_image(content_image, rng=np.random.default_rng(1)))
    optimizer = keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(12.0, num_steps))
    optimizer.build([image])
    fast_step = tf.function(train_step)
    stages, history = {"start": to_picture(image)}, {"content": [], "style": []}

    for step in tqdm(range(1, num_steps + 1), unit="steps"):
        _, J_content, J_style = fast_step(
            image, model, content, style, optimizer, alpha, beta, style_layers
        )
        history["content"].append(J_content.numpy())
        history["style"].append(J_style.numpy())
        if step % (num_steps // 4) == 0:
            stages[f"step {step}"] = to_picture(image)
    return stages, history


# %% [markdown]
# Now watch it paint. This takes about a minute.

# %% tags=["demo"] alt="Stages of the generated image, from noise over the castle to the castle in whirling brush strokes."
stages, history = transfer_style(content_picture, style_picture)
nst_figures.show_pictures(stages, "From the start to the end", columns=5)
plt.show()

# %% tags=["demo"] alt="The photo, the painting, and the generated image: the castle in the colours and strokes of the Starry Night."
final = list(stages.values())[-1]
nst_figures.show_pictures({"Content": content_picture, "Style": style_picture, "Generated": final})
plt.show()

# %% tags=["demo"] alt="Contributions of content and style to the total cost over the steps, on a logarithmic axis: style falls steeply at first, content rises and then stays."
nst_figures.draw_costs(history, alpha=1, beta=100)
plt.show()
for name, costs in history.items():
    print(f"{name} cost: {costs[0]:.3f} at the start, {costs[-1]:.3f} at the end")

# %% [markdown]
# The style cost falls steeply at first, because noise has no strokes at all. The content cost even
# rises: the start was a pale copy of the photograph, and every stroke takes something away from it.
# Later the two wishes balance each other. The bumps in the first steps are Adam's long strides.
#
# ## 8. Play with it
#
# ### How much style?
#
# $\alpha = 1$ throughout, $\beta$ growing. The images are smaller, 112 × 84 pixels, so that three
# runs take no longer than the one above.

# %% tags=["demo"] alt="The photo and three results: with a small β it is hardly painted, with a large one the castle nearly dissolves in strokes."
small_content = load_picture(CONFIG.CONTENT_IMAGE, 112, 84)
small_style = load_picture(CONFIG.STYLE_IMAGE, 112, 84)
results = {"Content": small_content}
for beta in (0.1, 10, 1000):
    stages, _ = transfer_style(small_content, small_style, 40, beta=beta)
    results[f"β = {beta}"] = stages["step 40"]
nst_figures.show_pictures(results)
plt.show()

# %% [markdown]
# With a small $\beta$ little more than the content counts, and a layer as deep as `conv4_2` hardly
# depends on the colours: the noise that you see does not disturb it. With a large $\beta$ the
# strokes take over. In between lies what most people would call a painting. There is no right
# value; the cost cannot tell you what is beautiful.
#
# ### Which layers?
#
# The same with the style of a single layer.

# %% tags=["demo"] alt="The painting and three results with the style of one layer: from its colours alone to large whirls."
results = {"Style": small_style}
for layer in ("conv1_1", "conv2_1", "conv4_1"):
    stages, _ = transfer_style(small_content, small_style, 40, style_layers=[(layer, 1.0)])
    results[f"style of {layer} only"] = stages["step 40"]
nst_figures.show_pictures(results)
plt.show()

# %% [markdown]
# `conv1_1` responds to colours and the finest edges only: the palette is right, but nothing is
# painted. `conv2_1` adds short strokes. `conv4_1` alone draws bold curves, but nothing controls the
# colours, and they go astray. Together they cover all scales.
#
# ### Another painting
#
# Four paintings by Van Gogh come with the course:

# %% tags=["demo"] alt="The paintings that come with the course, side by side."
nst_figures.show_pictures({name: load_picture(name) for name in CONFIG.PAINTINGS})
plt.show()

# %% [markdown]
# Here is the second, Café Terrace at Night, of 1888. Put in another name to try the others.

# %% tags=["demo"] alt="The photo, van Gogh's Café Terrace, and the castle in the style of that painting."
cafe = load_picture("cafe_terrace.jpg")
stages, _ = transfer_style(content_picture, cafe, 60)
final = stages["step 60"]
nst_figures.show_pictures({"Content": content_picture, "Style": cafe, "Generated": final})
plt.show()

# %% [markdown]
# ### Your own image
#
# Upload a photograph into the folder of this notebook and write its name in place of
# `eilean_donan.jpg`; do the same with a painting if you like. The middle of each is cut out and
# scaled. The result is saved in the folder `output`. For a larger image give `load_picture` a width
# and a height; twice both takes four times as long.

# %% tags=["demo"] alt="A photo, a painting, and the photo in the style of the painting."
my_content = load_picture("eilean_donan.jpg")
my_style = load_picture("church_at_auvers.jpg")
stages, _ = transfer_style(my_content, my_style, 60)
my_picture = stages["step 60"]
save_image(f"{CONFIG.OUTPUT_DIR}/generated_image.png", reshape_and_normalize_image(my_picture))
nst_figures.show_pictures({"Content": my_content, "Style": my_style, "Generated": my_picture})
plt.show()

# %% [markdown]
# ## What you have learned
#
# - The activations of a trained network measure how images look to it, and that is more useful
#   than comparing pixels.
# - Content is compared place by place, in a deep layer. Style is compared through Gram matrices,
#   which forget all places and keep what occurs together.
# - Two wishes become one cost; the ratio of the weights decides between them.
# - Gradient descent changes whatever you make the variable: parameters, or an image.
# - Reshape only along the order in which numbers are stored, then transpose.
#
# **Where it goes next.** Here every image is optimized again. Later methods train a second network
# with these very costs, which then paints any photograph in one pass. The idea of changing an input
# also has a dark side: the same gradient, followed in tiny steps, finds changes that no human sees
# and that make a network take a castle for a cat.
#
# **About the sources.** The method is that of L. A. Gatys, A. S. Ecker and M. Bethge, *A Neural
# Algorithm of Artistic Style* (2015). The photograph of Eilean Donan is by Guillaume Piolle (CC BY
# 3.0), edited for GCompris (CC BY 4.0); the paintings are in the public domain. `datasets/README.md`
# has the details. Mind the rights of others when you publish what you have made of an image that
# is not yours.

# %%
check.summary()
