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
# # Transfer and multi-task learning: labels that others have paid for
#
# You have 20 labelled examples, and a network that was trained on thousands of examples of
# something else. In this notebook you give it a new head, freeze what it knows, and train it on
# your task, and you measure when that helps and when it does harm. Then one network learns four
# tasks from labels that are mostly missing, and in the end you compare two approaches: from the image
# straight to the answer, or in two steps.
#
# **When you are done you can**
#
# - cut a network open and put a new head on it;
# - freeze layers, and fine-tune in two phases with two learning rates;
# - write a loss for several tasks that leaves out the labels that are missing;
# - decide by repeated runs whether a transfer is worth it, and recognize negative transfer;
# - say when end-to-end learning has enough data to be the better choice.
#
# **You need** the basics of Keras (`keras.Sequential`, `compile`, `fit`); everything beyond that is
# explained. **Time:** 2 to 3 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned next to what was expected. Your points also depend on
# hidden inputs of other shapes, so write for any input, not only for the one you see.

# %% [markdown]
# ## 1. Set-up

# %%
import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import keras
import matplotlib.pyplot as plt
import numpy as np
from keras import layers
from tqdm.auto import tqdm

from coursework.data.digits import draw_shots, load_scans, photograph, take
from coursework.figures import transfer_and_multitask as figures

# %%
from graders import Checker

check = Checker("course3/transfer_and_multitask")

# %% [markdown]
# The images are handwritten digits, photographed by a shaky camera. Somebody has labelled plenty of
# them, **2,800** photographs, with the digit they show. That is the *source* task. Your *target* task
# is another one: sort them into five delivery zones, 0–1, 2–3, 4–5, 6–7 and 8–9. For that you have
# very few labels.

# %%
scans, digits = load_scans()
order = np.random.default_rng(0).permutation(len(digits))
scans, digits = scans[order], digits[order]
photographs = photograph(scans, np.random.default_rng(1)).astype("float32")
zones = digits // 2

SOURCE, DEV, POOL = np.arange(700), np.arange(700, 1200), np.arange(1200, 1797)

# %% tags=["demo"] alt="Twelve blurred photographs of handwritten digits, 8 × 8 pixels, each under the number of its delivery zone; some have a dark frame along one side."
figures.show_examples(photographs[POOL[:12]], [f"zone {zone}" for zone in zones[POOL[:12]]])
plt.show()

# %% [markdown]
# No scan is in two of the three parts: `SOURCE` belongs to the source task, `POOL` is where target
# examples are drawn from, and `DEV` is what errors are measured on.
#
# Networks are small: two hidden layers and a head that returns one number for each class, the
# **logits**, without softmax. `compile_model` and `error_of` are provided.

# %%
def network(outputs, inputs=64):
    """Build a network with two hidden layers; its output has the shape (m, outputs)."""
    return keras.Sequential([
        keras.Input((inputs,)),
        layers.Dense(64, activation="relu", name="first"),
        layers.Dense(32, activation="relu", name="second"),
        layers.Dense(outputs, name="head"),
    ])


def cross_entropy(labels, logits):
    """Mean cross-entropy of classes, shape (m,), and logits, shape (m, classes)."""
    return keras.losses.sparse_categorical_crossentropy(labels, logits, from_logits=True)


def compile_model(model, rate, loss=cross_entropy):
    """Tell a model to learn by gradient descent with momentum."""
    optimizer = keras.optimizers.SGD(rate, momentum=0.9)
    model.compile(optimizer=optimizer, loss=loss, jit_compile=False)


# %%
def logits_of(model, X):
    """Outputs of a model as an array, shape (m, outputs)."""
    return keras.ops.convert_to_numpy(model(X, training=False))


def error_of(model, X, y):
    """Share of examples whose largest logit is not that of their class."""
    return np.mean(logits_of(model, X).argmax(axis=1) != y)


def as_often(X, y, examples=1600):
    """Repeat examples, so that an epoch has about the same number of steps for any m."""
    times = max(1, examples // len(X))
    return np.concatenate([X] * times), np.concatenate([y] * times)


# %% [markdown]
# The source network learns the ten digits. (`as_often` repeats small data sets, so that every
# training in this notebook takes equally many steps. Otherwise a run with few examples would also be
# a short one, and you could not tell the two apart.)

# %% tags=["demo"]
def train_source(labels, X):
    """Train a network on plenty of labels."""
    keras.utils.set_random_seed(0)
    model = network(int(labels.max()) + 1)
    compile_model(model, 0.05)
    model.fit(X, labels, epochs=12, batch_size=64, verbose=0)
    return model


copies = np.tile(scans[SOURCE], (4, 1))
shots = draw_shots(len(copies), np.random.default_rng(2))
X_source = take(copies, shots).astype("float32")
digit_network = train_source(np.tile(digits[SOURCE], 4), X_source)
error = error_of(digit_network, photographs[DEV], digits[DEV])
print(f"error of the source network at telling digits, on the dev set: {error:.1%}")

# %% [markdown]
# ## 2. A new head
#
# The last layer of the source network answers "seven", which is not your question. The layer before
# it holds 32 numbers about each image, the **features** from which the head reads the digit. They may
# well serve other questions about the image.
#
# ### Exercise 1: `replace_head`
#
# Cut the network off before its last layer and put on a fresh one. `model.layers` is the list of
# layers, and the attribute `output` of a layer is what it returns. Call a new fully connected
# layer, without activation, with the output of the *last but one*. Then make a model with
# `keras.Model(inputs=..., outputs=...)`, from the old `model.inputs[0]` (the network has one input)
# to what the new head returns.

# %%
# GRADED FUNCTION: replace_head
def replace_head(model, classes):
    """Put a new head on the features of a trained network.

    Arguments:
    model -- a network of Keras whose last layer is its head
    classes -- number of outputs of the new head

    Returns:
    new_model -- a keras.Model that shares all layers but the last with model
    """
    ### START CODE HERE ### (≈ 3 lines of code)
    features = model.layers[-2].output
    outputs = layers.Dense(classes)(features)
    new_model = keras.Model(inputs=model.inputs[0], outputs=outputs)
    ### END CODE HERE ###

    return new_model


# %% points=15
check("replace_head")

# %% [markdown]
# The two models **share** their layers: they are the same objects, not copies. Train one, and the
# other changes as well. That is why the experiments below start from `copy_of(digit_network)`.

# %%
def copy_of(model):
    """A copy of a model with weights of its own."""
    copy = network(model.output_shape[-1])
    copy.set_weights(model.get_weights())
    return copy


# %% [markdown]
# ### Exercise 2: `freeze`
#
# The new head starts with random weights. Its first gradients are large and carry no knowledge yet;
# if they reach the old layers, they destroy what was learned there. So the old layers are **frozen**
# at first: gradient descent leaves the weights of a layer alone if its `trainable` is `False`.
#
# Go through `model.layers` from the input on. Set `trainable` to `False` for every layer up to and
# including the one whose `name` is `up_to`, and to `True` for all layers after it. With `up_to=None`
# nothing is frozen.

# %%
# GRADED FUNCTION: freeze
def freeze(model, up_to):
    """Freeze the first layers of a model and unfreeze all others.

    Arguments:
    model -- a model of Keras, which this function changes
    up_to -- name of the last layer to freeze; None to freeze nothing

    Returns:
    model -- the same model
    """
    names = [layer.name for layer in model.layers]
    number = 0 if up_to is None else names.index(up_to) + 1

    ### START CODE HERE ### (≈ 2-4 lines of code)
    for i, layer in enumerate(model.layers):
        layer.trainable = i >= number
    ### END CODE HERE ###

    return model


# %% points=15
check("freeze")

# %% tags=["demo"]
model = replace_head(copy_of(digit_network), 5)
for up_to in (None, "first", "second"):
    freeze(model, up_to)
    numbers = sum(int(np.prod(weight.shape)) for weight in model.trainable_weights)
    print(f"frozen up to {str(up_to):7s} trainable parameters: {numbers:5d}")

# %% [markdown]
# ## 3. Fine-tuning in two phases
#
# ### Exercise 3: `fine_tune`
#
# 1. Freeze up to `up_to`, compile with `rates[0]`, and fit for `epochs[0]` epochs: the head learns
#    to read the features.
# 2. Freeze nothing, compile **again** with the smaller `rates[1]`, and fit for `epochs[1]` epochs:
#    now the features may move a little.
#
# Compile after each change of `trainable`: that is when Keras settles what is trained. Use your
# `freeze` and the provided `compile_model`, and `model.fit` with `batch_size=32, verbose=0`.

# %%
# GRADED FUNCTION: fine_tune
def fine_tune(model, up_to, X, y, rates=(0.05, 0.01), epochs=(5, 5)):
    """Train the layers after up_to, then all layers with smaller steps.

    Arguments:
    model -- a model of Keras, which this function changes
    up_to -- name of the last layer that stays frozen in the first phase
    X, y -- examples, shape (m, n), and their classes, shape (m,)
    rates -- learning rates of the two phases
    epochs -- numbers of epochs of the two phases

    Returns:
    model -- the same model, trained
    """
    ### START CODE HERE ### (≈ 6 lines of code)
    # Phase 1: the new layers alone
    freeze(model, up_to)
    compile_model(model, rates[0])
    model.fit(X, y, epochs=epochs[0], batch_size=32, verbose=0)
    # Phase 2: all layers, with small steps
    freeze(model, None)
    compile_model(model, rates[1])
    model.fit(X, y, epochs=epochs[1], batch_size=32, verbose=0)
    ### END CODE HERE ###

    return model


# %% points=20
check("fine_tune")

# %% [markdown]
# Now the experiment. With 20, 80, 160 and 320 target examples we train from scratch, by transfer from
# the digits, and by transfer from a network that has learned something *useless* here: on which side
# of the photograph the dark frame shows. Everything is done three times, with other examples and
# other random weights. This takes about **a minute**.

# %% tags=["demo"]
frame_network = train_source(shots.side + 1, X_source)
SIZES, SEEDS = (20, 80, 160, 320), range(3)


def from_scratch(X, y):
    """Train a new network on a target task."""
    model = network(5)
    compile_model(model, 0.05)
    model.fit(X, y, epochs=5, batch_size=32, verbose=0)
    return model


def transferred(source):
    """A way to train: start from a source network and fine-tune it."""
    return lambda X, y: fine_tune(replace_head(copy_of(source), 5), "second", X, y)


# %% tags=["demo"]
def errors_of(train):
    """Dev errors of a way to train, shape (seeds, sizes)."""
    errors = np.zeros((len(SEEDS), len(SIZES)))
    for seed in SEEDS:
        for i, size in enumerate(SIZES):
            keras.utils.set_random_seed(seed)
            rows = np.random.default_rng(seed).choice(POOL, size, replace=False)
            model = train(*as_often(photographs[rows], zones[rows]))
            errors[seed, i] = error_of(model, photographs[DEV], zones[DEV])
    return errors


ways = {"from scratch": from_scratch, "transferred from digits": transferred(digit_network),
        "transferred from frames": transferred(frame_network)}
errors = {name: errors_of(train) for name, train in tqdm(ways.items(), unit="ways")}

# %% tags=["demo"] alt="Dev error against 20, 80, 160 and 320 target examples, every run and the mean: transferred from digits lies lowest, from scratch in the middle, transferred from frames highest at every size."
figures.draw_transfer(SIZES, errors)
plt.show()
for name, found in errors.items():
    print(f"{name:26s}", "   ".join(f"{mean:.1%}" for mean in found.mean(axis=0)))

# %% [markdown]
# - **From the digits** the transfer wins at every size: 49, 29, 25 and 23% error against 69, 46,
#   37 and 30% from scratch. With 80 labels it does about as well as training from scratch with 320:
#   the source has paid for three quarters of the labels.
# - **From the frames** it loses at every size (72, 52, 45 and 40%): **negative transfer**. The
#   frame network has learned to look at the four sides and to ignore the ink in the middle. Its
#   features are not merely useless; they are a bad place to start from.
#
# So what must be alike is not only the images, which were the very same here. What counts is what one
# has to *see* in them.
#
# ### Exercise 4: `worth_transferring`
#
# The three runs differ. When is a difference more than luck? Both ways used the same examples in run
# $i$, so compare them **run by run**: $d_i = \text{scratch}_i - \text{transfer}_i$. For each size, take
# the mean of these differences and its standard error, `std(ddof=1)` divided by $\sqrt{runs}$. If the
# mean is above $+2$ standard errors, say `"transfer"`; if it is below $-2$ standard errors,
# `"scratch"`; otherwise, and at exactly two, `"undecided"`.

# %%
# GRADED FUNCTION: worth_transferring
def worth_transferring(errors_scratch, errors_transfer):
    """Say for each size which way of training is better.

    Arguments:
    errors_scratch, errors_transfer -- errors, shape (runs, sizes); row i of both is the same run

    Returns:
    words -- list with one of "transfer", "scratch", "undecided" for each size
    """
    words = []

    ### START CODE HERE ### (≈ 3 lines of code)
    differences = errors_scratch - errors_transfer
    means = differences.mean(axis=0)
    standard_errors = differences.std(axis=0, ddof=1) / np.sqrt(len(differences))
    ### END CODE HERE ###

    for mean, standard_error in zip(means, standard_errors):
        ### START CODE HERE ### (≈ 6 lines of code)
        if mean > 2 * standard_error:
            word = "transfer"
        elif mean < -2 * standard_error:
            word = "scratch"
        else:
            word = "undecided"
        ### END CODE HERE ###
        words.append(word)

    return words


# %% points=20
check("worth_transferring")

# %% tags=["demo"]
for name in list(errors)[1:]:
    print(f"{name}: {worth_transferring(errors['from scratch'], errors[name])}")

# %% [markdown]
# With three runs, two standard errors are weak evidence: by luck alone, such a difference comes up in
# more than one comparison in ten. For a decision that costs money, do ten runs.

# %% [markdown]
# ## 4. Several tasks at once
#
# Four yes-or-no questions about each image: is the digit even? At least 5? Does it have a closed
# loop (0, 6, 8, 9)? Is it a prime? One network with four outputs can answer all of them, with features
# shared by the four.
#
# In practice nobody asks every annotator everything. Labels are missing: here, **each question has
# been answered for three images in ten**, chosen at random. A missing label is written as −1, and it
# should leave no trace in the loss.
#
# ### Exercise 5: `masked_multitask_loss`
#
# For a label $y$ and a logit $z$ the cross-entropy is
#
# $$\ell(y, z) = \max(z, 0) - z\,y + \log\!\left(1 + e^{-|z|}\right),$$
#
# which is $-y \log \sigma(z) - (1 - y) \log(1 - \sigma(z))$, written so that no large logit can
# overflow. The loss is the **mean over the known labels**, of all images and questions together:
#
# $$J = \frac{\sum_{known} \ell(y, z)}{\text{number of known labels}}$$
#
# Compute all losses, multiply by `known` (1 or 0), add up, and divide. If *no* label in the batch is
# known, the loss should be 0, not 0/0: divide by at least 1. Use `keras.ops`: `maximum`, `log1p`,
# `exp`, `abs`, `sum`; they work on every backend, and gradients pass through them.

# %%
# GRADED FUNCTION: masked_multitask_loss
def masked_multitask_loss(labels, logits):
    """Mean cross-entropy over the labels that are known.

    Arguments:
    labels -- 0, 1, or -1 where nobody knows, shape (m, tasks)
    logits -- outputs of the network, shape (m, tasks)

    Returns:
    loss -- mean over the known labels, a tensor without axes; 0 if none is known
    """
    labels = keras.ops.cast(labels, logits.dtype)

    ### START CODE HERE ### (≈ 4-5 lines of code)
    # 1 where the label is known, 0 where it is not
    known = keras.ops.cast(labels >= 0, logits.dtype)
    # Cross-entropy of each label
    losses = keras.ops.maximum(logits, 0) - logits * labels
    losses = losses + keras.ops.log1p(keras.ops.exp(-keras.ops.abs(logits)))
    # Mean over the known ones
    loss = keras.ops.sum(losses * known) / keras.ops.maximum(keras.ops.sum(known), 1)
    ### END CODE HERE ###

    return loss


# %% points=30
check("masked_multitask_loss")

# %% [markdown]
# One network for four questions against four networks, one for each. Both see the same labels of 300
# images. Three seeds, about half a minute.

# %% tags=["demo"]
QUESTIONS = ("even", "at least 5", "closed loop", "prime")
answers = np.stack([digits % 2 == 0, digits >= 5, np.isin(digits, (0, 6, 8, 9)),
                    np.isin(digits, (2, 3, 5, 7))], axis=1).astype("float32")


def wrong_answers(labels, rows, rate):
    """Train one network on some tasks; the share of wrong answers for each."""
    tasks = labels.shape[1]
    model = network(tasks)
    compile_model(model, rate, masked_multitask_loss)
    model.fit(*as_often(photographs[rows], labels), epochs=5, batch_size=32, verbose=0)
    return logits_of(model, photographs[DEV]) > 0


# %% tags=["demo"]
together, alone = np.zeros((3, 4)), np.zeros((3, 4))
for seed in tqdm(range(3), unit="seeds"):
    rng = np.random.default_rng(seed)
    keras.utils.set_random_seed(seed)
    rows = rng.choice(POOL, 300, replace=False)
    labels = np.where(rng.random((300, 4)) < 0.3, answers[rows], -1).astype("float32")
    together[seed] = (wrong_answers(labels, rows, 0.1) != answers[DEV]).mean(axis=0)
    for task in range(4):
        known = labels[:, task] >= 0
        found = wrong_answers(labels[known][:, [task]], rows[known], 0.05)[:, 0]
        alone[seed, task] = (found != answers[DEV, task]).mean()

# %% tags=["demo"] alt="Wrong answers to four questions, points for the runs and lines for their means, one network for all beside one network each; the points of both overlap for every question."
figures.draw_tasks(QUESTIONS, {"one network for all": together, "one network each": alone})
plt.show()
ahead = (alone - together).mean(axis=1)
print(f"one for all: {together.mean():.1%},  one each: {alone.mean():.1%},  "
      f"difference {ahead.mean():+.1%} ± {2 * ahead.std(ddof=1) / np.sqrt(3):.1%}")

# %% [markdown]
# Textbooks promise that tasks help each other. Here one network for all gives 26.5% wrong answers, four
# separate ones 28.0%. But the single runs vary, and the interval, 1.6 ± 2.0 points, includes zero:
# "undecided", in the words of exercise 4. What is certain is another gain: **one** network instead of
# four, at a quarter of the computing time, that can be trained on images none of which has all labels.
# Whether it is also *better* depends on how much the tasks have in common, and on how little data each
# of them has. Measure it.

# %% [markdown]
# ## 5. End-to-end or in two steps?
#
# The last question of this kind: an image with **two** digits goes in, their sum comes out.
#
# - **Two steps:** recognize each digit, then add. Someone has to label single digits. We have 30 of
#   them.
# - **End-to-end:** one network from the image to the sum, one of 19 classes. Pairs with their sums are
#   cheap, say from old receipts. But the network must find out by itself that there are digits, and
#   what addition is.
#
# (Clean scans this time. About half a minute.)

# %% tags=["demo"]
scans32 = scans.astype("float32")


def pairs(rows, m, rng):
    """Images of two digits side by side, shape (m, 128), and their sums."""
    left, right = rng.choice(rows, m), rng.choice(rows, m)
    return np.hstack([scans32[left], scans32[right]]), digits[left] + digits[right]


X_pairs, sums = pairs(DEV, 1000, np.random.default_rng(9))
ROWS, PAIRS = np.concatenate([SOURCE, POOL]), (500, 2000, 8000)


# %% tags=["demo"]
def two_steps(rng):
    """Error of recognizing both digits with a network that has seen 30, then adding."""
    rows = rng.choice(ROWS, 30, replace=False)
    model = network(10)
    compile_model(model, 0.05)
    model.fit(*as_often(scans32[rows], digits[rows]), epochs=3, batch_size=32, verbose=0)
    left, right = (logits_of(model, half).argmax(axis=1) for half in np.split(X_pairs, 2, axis=1))
    return np.mean(left + right != sums)


def end_to_end(m, rng):
    """Error of a network that goes from two digits to their sum at once."""
    X, y = pairs(ROWS, m, rng)
    model = network(19, inputs=128)
    compile_model(model, 0.05)
    model.fit(*as_often(X, y, 4000), epochs=5, batch_size=32, verbose=0)
    return error_of(model, X_pairs, sums)


# %% tags=["demo"] alt="Wrong sums against 500, 2,000 and 8,000 pairs: end-to-end falls from about 60% to 24% and crosses the level line of two steps, at about 41%, soon after 2,000 pairs."
stepwise, direct = np.zeros(3), np.zeros((3, len(PAIRS)))
for seed in tqdm(range(3), unit="seeds"):
    rng = np.random.default_rng(seed)
    keras.utils.set_random_seed(seed)
    stepwise[seed] = two_steps(rng)
    direct[seed] = [end_to_end(m, rng) for m in PAIRS]
figures.draw_roads(PAIRS, direct, stepwise)
plt.show()

# %% [markdown]
# Two steps with only 30 labelled digits get about 41% of the sums wrong. With 500 pairs the end-to-end
# network is far behind that (about 60%): what we know about the task (there are digits; they are added)
# is worth more than a thousand examples. With 2,000 pairs the two are about equal (45%), and with 8,000
# end-to-end is clearly ahead (24%). By then the two-step approach is held back by its first step, whose
# errors no later step can repair.
#
# The rule of thumb: **with little data, build in what you know; with plenty of data for the whole way,
# let the network learn the whole way.** Data for the steps may be cheaper than data for the whole, or
# the other way round. Ask for both prices.

# %% [markdown]
# ## 6. What you have learned
#
# - A new head on old features, first frozen, then fine-tuned with smaller steps.
# - Compile after you change `trainable`.
# - Transfer helps where the source had to see what the target has to see; otherwise it can do harm.
# - A mask, and a mean over what is known, is all that missing labels need.
# - Compare run by run, and say "undecided" when it is.
#
# **Three quick questions**
#
# <details><summary>1. You have 50,000 X-ray images with labels of your own, and a network trained on
# photographs of cats and cars. Transfer?</summary>Try it, but expect little. The source knows edges and
# textures, which may save some training time, but with 50,000 labels, training from scratch has what it
# needs. Compare both, run by run.</details>
#
# <details><summary>2. Why not simply use 0.5, "don't know", in place of a missing
# label?</summary>Because that is a claim: the network is then trained to be undecided on such images.
# A missing label says nothing, so it must contribute no gradient.</details>
#
# <details><summary>3. After phase 1 you set <code>trainable = True</code> and call <code>fit</code>
# without compiling. What do you fear?</summary>That the new setting is not taken up: the optimizer and
# the compiled step were made for the old set of weights. And the learning rate is still the large
# one.</details>
#
# **If you want to go further** (not graded)
#
# - Skip phase 1: fine-tune everything at once with the large rate. How much of the gain at 20
#   examples is lost, over ten seeds?
# - For which pair of questions does sharing help? Train all six pairs, and draw who gains from whom.
#
# **Where the ideas come from**
#
# - Yosinski et al., [How transferable are features in deep neural networks?](https://arxiv.org/abs/1411.1792), 2014.
# - Kumar et al., [Fine-Tuning can Distort Pretrained Features](https://arxiv.org/abs/2202.10054), 2022 (head first, then all).
# - Caruana, [Multitask Learning](https://doi.org/10.1023/A:1007379606734), 1997.
# - Standley et al., [Which Tasks Should Be Learned Together?](https://arxiv.org/abs/1905.07553), 2020.
# - Wang et al., [Characterizing and Avoiding Negative Transfer](https://arxiv.org/abs/1811.09751), 2019.

# %% [markdown] tags=["reflection"] points=5
# **Question.** A hospital has 400 labelled skin images of its own and can have a network that was
# trained on a million holiday photographs. A colleague fine-tuned it once and reports 2% less error
# than from scratch. Write four or five sentences: is that enough to decide, what would you run and
# compare before you do, and what would make you expect negative transfer? Write in place of this
# text.

# %%
check.summary()
