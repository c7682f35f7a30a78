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
# # Attention: a network that looks where it reads
#
# *Samstag, 9. Mai 1998*, *9 mai 98* and *5/9/98* are the same day, and a computer would like to
# have it as `1998-05-09`. You will build a network that translates dates written in four languages
# into this form. It reads the whole date, then writes ten characters, and before each of them it
# decides which part of the text to look at again. That decision is called **attention**. It was
# invented for translating sentences, and the Transformers at the end of this course consist of
# little else.
#
# **When you are done you can**
#
# - compute one step of attention by hand, in NumPy, and say what each axis of each array means;
# - build an encoder and a decoder in Keras that share one attention mechanism over ten steps;
# - say why layers are shared and what goes wrong when they are not;
# - score a translator by whole outputs, on days that it has never seen;
# - read an attention map, and test what it seems to say.
#
# **You need** the LSTM from `rnn_step_by_step`, and Keras's functional API from `keras_tutorial` in
# course 4. **Time:** 2½ to 3 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned beside what was expected. Your points come from these
# visible checks *and* from hidden inputs of other sizes, so write for any input, not for the one you
# see.

# %% [markdown]
# ## 1. Set-up
#
# The notebook uses nothing but Keras, so it runs on TensorFlow, JAX and PyTorch alike.

# %%
import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

from datetime import date

import keras
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
from keras import layers, ops

from coursework.data.dates import load_dates
from coursework.figures import machine_translation_attention as attention_figures
from coursework.networks.shared_layers import SharedLayer
from nmt_utils import load_dataset, plot_attention_map, preprocess_data, string_to_int
from tqdm.auto import tqdm

# %%
from graders import Checker

check = Checker("course5/machine_translation_attention")

# %% [markdown]
# ## 2. The dates
#
# There are 10,000 dates between 1930 and 2029, in English, German, French and Spanish, in some
# thirty formats, each with its ISO form. Capitals and commas are removed.

# %% tags=["demo"]
dataset, human_vocab, machine_vocab, inv_machine_vocab = load_dataset(10_000)
for text, iso in dataset[:12]:
    print(f"{text:32s} {iso}")

# %% [markdown]
# Some dates are ambiguous without a rule: here `4/5/99` means 5 April, since numbers with slashes
# are American, while numbers with dots are German, with the day first. Years of two digits stand
# for 1930 to 2029. The network is not told these rules. It has to find them.
#
# **Held-out dates.** One *day* in ten was set aside, together with all ways of writing it. The test
# set has 1,000 dates of such days, so the network cannot have memorized their answers.
#
# **A trap for people who generate data.** The ISO calendar also has a *year of the week*: around
# New Year a day may belong to a week of the neighbouring year. In many date libraries it is a
# capital `Y` (in Python `%G`), next to the `y` for the calendar year. The classic course mixed them
# up, so that a few of its dates teach the wrong year. Ours come from the Babel library, always with
# `y`.

# %% tags=["demo"]
for day in (date(1994, 12, 31), date(1995, 1, 1), date(2024, 12, 30), date(2024, 12, 31)):
    print(f"{day.isoformat()}   year {day:%Y}   year of the week {day:%G}")

# %% [markdown]
# ### From characters to numbers
#
# The network reads and writes characters. Every character gets a number, and every number becomes a
# one-hot vector. Dates are padded to a length of $T_x = 34$ with a special character, `<pad>`; the
# output always has $T_y = 10$ characters.

# %% tags=["demo"]
Tx, Ty = 34, 10
X, Y, Xoh, Yoh = preprocess_data(dataset, human_vocab, machine_vocab, Tx, Ty)
print("read: ", len(human_vocab), "characters   ", "Xoh:", Xoh.shape)
print("write:", len(machine_vocab), "characters   ", "Yoh:", Yoh.shape)
print(dataset[0][0], "->", X[0])
print(dataset[0][1], "->", Y[0])

# %% [markdown]
# ## 3. The idea
#
# A plain encoder squeezes the whole text into **one** vector, from which the decoder must write
# everything. People translate differently: to write the month, you look at the month. So we keep a
# vector for *every* character that was read, and let the decoder choose among them at every step.
#
# - The **encoder**, a bidirectional LSTM, turns the text into the activations
#   $a^{\langle 1 \rangle}, \dots, a^{\langle T_x \rangle}$. Each of them knows its character and what
#   stands to the left and right of it.
# - The **decoder**, an ordinary LSTM, has a state $s^{\langle t \rangle}$ and writes one character
#   per step.
# - **Attention** connects them. Before step $t$ it compares the decoder's last state $s^{\langle
#   t-1 \rangle}$ with every $a^{\langle t' \rangle}$, and hands over a weighted mean:
#
# $$context^{\langle t \rangle} = \sum_{t'=1}^{T_x} \alpha^{\langle t, t' \rangle} a^{\langle t' \rangle}$$

# %% tags=["demo"] alt="Characters of a date are read by a bidirectional LSTM; attention weighs its activations into a context, from which the decoder writes the next character"
attention_figures.draw_network()
plt.show()

# %% [markdown]
# *A sketch without years: the second character is being written, the last digit of the month. Thick
# arrows: large weights, on the month in the text.*
#
# The weights come from a small network with one hidden layer. For every place $t'$ it computes an
# **energy**, and a softmax over the places turns the energies into weights:
#
# $$\begin{aligned}
# h^{\langle t, t' \rangle} &= \tanh\big([a^{\langle t' \rangle}; s^{\langle t-1 \rangle}]\, W_1 + b_1\big) \\
# e^{\langle t, t' \rangle} &= h^{\langle t, t' \rangle} W_2 + b_2 \\
# \alpha^{\langle t, t' \rangle} &= \frac{\exp e^{\langle t, t' \rangle}}{\sum_{t''=1}^{T_x} \exp e^{\langle t, t'' \rangle}}
# \end{aligned}$$
#
# The same $W_1, b_1, W_2, b_2$ serve all places and all steps. All of this can be differentiated,
# so where to look is *learned*, by the same gradient descent as everything else. Nobody tells the
# network where the month is. This form of attention is due to Bahdanau, Cho and Bengio (2015).

# %% [markdown]
# ### Exercise 1: `attention_by_hand`
#
# One step of attention in NumPy, for a batch of $m$ texts. The shapes tell you most of what to do:
#
# | | shape |
# |---|---|
# | `a` | $(m, T_x, n)$ |
# | `s_prev` | $(m, n_s)$; every place of a text gets a copy of it, $(m, T_x, n_s)$ |
# | `a` and the copies side by side, in this order | $(m, T_x, n + n_s)$ |
# | energies, weights | $(m, T_x, 1)$ |
# | context | $(m, 1, n)$ |
#
# `np.repeat(v[:, np.newaxis], k, axis=1)` makes $k$ copies of each row of `v`. Watch the axis of
# the softmax: the weights of **one text** add up to 1. Subtract the largest energy of each text
# before `np.exp`: the result is the same, and nothing overflows.

# %%
# GRADED FUNCTION: attention_by_hand
def attention_by_hand(a, s_prev, W1, b1, W2, b2):
    """Compute one step of attention.

    Arguments:
    a -- activations of the encoder, shape (m, Tx, n)
    s_prev -- last state of the decoder, shape (m, n_s)
    W1, b1 -- hidden layer, shapes (n + n_s, n_h) and (n_h,)
    W2, b2 -- layer of the energies, shapes (n_h, 1) and (1,)

    Returns:
    context -- weighted mean of the activations, shape (m, 1, n)
    alphas -- attention weights, shape (m, Tx, 1)
    """
    Tx = a.shape[1]

    ### START CODE HERE ### (≈ 6-8 lines of code)
    # Copies of s_prev, beside a
    copies = np.repeat(s_prev[:, np.newaxis], Tx, axis=1)
    both = np.concatenate([a, copies], axis=-1)
    # Energies
    hidden = np.tanh(both @ W1 + b1)
    energies = hidden @ W2 + b2
    # Softmax over the places of each text
    exponentials = np.exp(energies - energies.max(axis=1, keepdims=True))
    alphas = exponentials / exponentials.sum(axis=1, keepdims=True)
    # Weighted mean
    context = np.sum(alphas * a, axis=1, keepdims=True)
    ### END CODE HERE ###

    return context, alphas


# %% points=20
check("attention_by_hand")

# %% [markdown]
# ### Sharp or blurred
#
# How sharply the weights concentrate depends on the size of the energies. With energies near zero,
# the context is a blurred mean of everything; with large ones, it is a copy of a single activation.
# Training finds the right size.

# %% tags=["demo"] alt="Bars of attention weights over six characters for energies multiplied by 0, 1 and 4: all equal, uneven, and nearly all on one character"
example_energies = np.array([0.1, 0.3, 2.0, 1.4, 0.2, -0.5])

def show_sharpness(factor=1.0):
    attention_figures.draw_sharpness(example_energies, [factor], [*"9 may "])
    plt.show()

interact(show_sharpness, factor=(0.0, 6.0, 0.5))
attention_figures.draw_sharpness(example_energies, [0, 1, 4], [*"9 may "])
plt.show()

# %% [markdown]
# ## 4. Attention in Keras
#
# Now the same with layers. A layer object holds weights; if you call the same object twice, you use
# the same weights twice. That is how the ten steps share one attention mechanism: the layers are
# made **once**, outside the function that computes a step.
#
# The next cell gives the shared layers their names. Each name stands for the layer that it holds:
# `densor1(x)` calls that layer. `make_shared_layers` is called whenever a network is built and puts
# new layers behind the names, so that two networks never share weights by accident.

# %%
repeator, concatenator, densor1, densor2, activator, dotor = (SharedLayer() for _ in range(6))
post_activation_LSTM_cell, output_layer = SharedLayer(), SharedLayer()


def make_shared_layers(Tx, n_s, machine_vocab_size):
    """Put new layers behind the names, and return those that have weights."""
    repeator.layer = layers.RepeatVector(Tx)
    concatenator.layer = layers.Concatenate(axis=-1)
    densor1.layer = layers.Dense(10, activation="tanh", name="attention_hidden")
    densor2.layer = layers.Dense(1, name="attention_energies")
    activator.layer = layers.Softmax(axis=1, name="attention_weights")
    dotor.layer = layers.Dot(axes=1)
    post_activation_LSTM_cell.layer = layers.LSTM(
        n_s, return_state=True, unroll=True, name="decoder"
    )
    output_layer.layer = layers.Dense(machine_vocab_size, activation="softmax", name="character")
    return densor1.layer, densor2.layer, post_activation_LSTM_cell.layer, output_layer.layer


# %% [markdown]
# | layer | called with | returns |
# |---|---|---|
# | `repeator` | $(m, n_s)$ | the same vector $T_x$ times, $(m, T_x, n_s)$ |
# | `concatenator` | a **list** of two, $(m, T_x, n)$ and $(m, T_x, n_s)$ | side by side, $(m, T_x, n + n_s)$ |
# | `densor1`, `densor2` | $(m, T_x, \cdot)$ | hidden layer with tanh, $(m, T_x, 10)$; energies, $(m, T_x, 1)$ |
# | `activator` | energies | softmax over the places (`axis=1`), $(m, T_x, 1)$ |
# | `dotor` | a **list** of two, $(m, T_x, 1)$ and $(m, T_x, n)$ | sums products over the places, $(m, 1, n)$ |
#
# (The classic course puts a ReLU behind `densor2`. The paper does not, nor do we: energies are only
# compared with each other, so there is no reason to cut off the negative ones. After two epochs with a
# learning rate of 0.01, our two runs with the ReLU had 13% and 89% of the held-out dates right, and our
# four runs without it 95% to 99.8%. After four epochs the two with the ReLU had caught up, with 98% and
# 99.9%: it learns more slowly, but it learns.)
#
# ### Exercise 2: `one_step_attention`
#
# The six layers in a row, as in exercise 1: copies, `a` and the copies (in this order), hidden layer,
# energies, weights, context.

# %%
# GRADED FUNCTION: one_step_attention
def one_step_attention(a, s_prev):
    """Compute one step of attention with the shared layers.

    Arguments:
    a -- activations of the encoder, shape (m, Tx, 2*n_a)
    s_prev -- last state of the decoder, shape (m, n_s)

    Returns:
    context -- weighted mean of the activations, shape (m, 1, 2*n_a)
    """
    ### START CODE HERE ### (≈ 6 lines of code)
    copies = repeator(s_prev)
    both = concatenator([a, copies])
    hidden = densor1(both)
    energies = densor2(hidden)
    alphas = activator(energies)
    context = dotor([alphas, a])
    ### END CODE HERE ###

    return context


# %% points=20
check("one_step_attention")

# %% [markdown]
# ### Exercise 3: `modelf`
#
# The whole network.
#
# 1. **Encoder:** `layers.Bidirectional(layers.LSTM(n_a, return_sequences=True))`, called with the
#    input. The LSTM reads in both directions, so $a^{\langle t' \rangle}$ has $2 n_a$ numbers.
#    `return_sequences=True` keeps the activations of *all* places.
# 2. **Decoder:** start with `s = s0` and `c = c0`, which are inputs of the network. Then, $T_y$
#    times:
#    - compute the context from `a` and the *current* `s`;
#    - call `post_activation_LSTM_cell` with the context; its argument `initial_state` takes a list of
#      two, first the hidden state, then the memory cell. It returns three tensors: its output, the
#      hidden state (the same numbers) and the memory cell. Keep the new `s` and `c`;
#    - call `output_layer` with `s`, and append the result to `outputs`.
#
# Unlike a language model, the decoder is not told which character it has just written. For dates
# that is not needed: its state tells it how far it has come.

# %%
# GRADED FUNCTION: modelf
def modelf(Tx, Ty, n_a, n_s, human_vocab_size, machine_vocab_size):
    """Build the translator.

    Arguments:
    Tx, Ty -- number of characters read and written
    n_a -- units of the encoder's LSTM, in each direction
    n_s -- units of the decoder's LSTM
    human_vocab_size, machine_vocab_size -- number of characters that may be read and written

    Returns:
    model -- a keras.Model from [X, s0, c0] to a list of Ty outputs of shape (m, machine_vocab_size)
    """
    make_shared_layers(Tx, n_s, machine_vocab_size)
    X = keras.Input(shape=(Tx, human_vocab_size))
    s0 = keras.Input(shape=(n_s,), name="s0")
    c0 = keras.Input(shape=(n_s,), name="c0")
    s, c = s0, c0
    outputs = []

    ### START CODE HERE ### (≈ 6 lines of code)
    # Encoder
    a = layers.Bidirectional(layers.LSTM(n_a, return_sequences=True))(X)
    # Decoder, step by step
    for t in range(Ty):
        context = one_step_attention(a, s)
        s, _, c = post_activation_LSTM_cell(context, initial_state=[s, c])
        outputs.append(output_layer(s))
    ### END CODE HERE ###

    return keras.Model(inputs=[X, s0, c0], outputs=outputs)


# %% points=25
check("modelf")

# %% tags=["demo"]
keras.utils.set_random_seed(1)
n_a, n_s = 32, 64
model = modelf(Tx, Ty, n_a, n_s, len(human_vocab), len(machine_vocab))
for layer in model.layers:
    if layer.count_params():
        print(f"{layer.name:20s} {layer.count_params():6d} parameters")
print(f"{'in all':20s} {model.count_params():6d}")

# %% [markdown]
# Check the numbers for the attention: `attention_hidden` takes $2 n_a + n_s = 128$ numbers, so it
# has $(128 + 1) \cdot 10 = 1{,}290$ parameters, and `attention_energies` has $10 + 1$. Each appears
# only **once** in the list, though the network has ten steps; that proves that they are shared.

# %% [markdown]
# ## 5. Training
#
# ### Exercise 4: `compile_the_model`
#
# Compile with Adam and the given learning rate. The targets are one-hot, so the loss is
# `"categorical_crossentropy"`; Keras applies it to each of the ten outputs and adds up the results.
# Leave metrics out: Keras 3 wants a list of ten of them, one for each output, and we will measure
# something better ourselves.

# %%
# GRADED FUNCTION: compile_the_model
def compile_the_model(model, learning_rate=0.01):
    """Choose loss and optimizer.

    Arguments:
    model -- a model with several softmax outputs
    learning_rate -- learning rate of Adam

    Returns:
    model -- the same model, compiled
    """
    ### START CODE HERE ### (≈ 2 lines of code)
    optimizer = keras.optimizers.Adam(learning_rate=learning_rate)
    model.compile(optimizer=optimizer, loss="categorical_crossentropy")
    ### END CODE HERE ###

    return model


# %% points=10
check("compile_the_model")

# %% [markdown]
# ### Exercise 5: `translate`
#
# Before training we need a way to see what the network does. Turn a list of texts into a list of ISO
# dates:
#
# 1. `string_to_int(text, Tx, human_vocab)` for each text, then one-hot vectors of length
#    `len(human_vocab)`: `np.eye(k)[numbers]`, or `keras.utils.to_categorical(numbers, k)`;
# 2. `s0` and `c0`: zeros of shape $(m, n_s)$;
# 3. `model.predict([Xoh, s0, c0], verbose=0)` gives a list of $T_y$ arrays of shape $(m,
#    \text{characters})$: the **time axis comes first**;
# 4. at every step the most probable character: `np.argmax` over the last axis, then
#    `inv_machine_vocab[...]`, joined to one string for each text.

# %%
# GRADED FUNCTION: translate
def translate(model, texts, human_vocab, inv_machine_vocab, Tx, n_s):
    """Translate dates in words into ISO dates.

    Arguments:
    model -- a model as built by modelf
    texts -- list of m strings
    human_vocab -- dictionary, number of each character that may be read
    inv_machine_vocab -- dictionary, character of each number that may be written
    Tx -- number of characters that the model reads
    n_s -- number of units of the decoder

    Returns:
    translations -- list of m strings
    """
    ### START CODE HERE ### (≈ 6 lines of code)
    numbers = [string_to_int(text, Tx, human_vocab) for text in texts]
    Xoh = np.eye(len(human_vocab), dtype="float32")[numbers]
    start = np.zeros((len(texts), n_s), dtype="float32")
    outputs = model.predict([Xoh, start, start], verbose=0)
    best = np.argmax(np.stack(outputs, axis=1), axis=-1)
    translations = ["".join(inv_machine_vocab[int(i)] for i in row) for row in best]
    ### END CODE HERE ###

    return translations


# %% points=15
check("translate")

# %% [markdown]
# ### Exercise 6: `exact_match`
#
# `1998-05-09` and `1998-05-08` agree in nine characters out of ten, but if you trust the second one
# you miss the appointment. So the measure is the share of dates that are **entirely** right.

# %%
# GRADED FUNCTION: exact_match
def exact_match(translations, truths):
    """Compute the share of translations that are entirely right.

    Arguments:
    translations -- list of m strings
    truths -- list of m strings, what they should be

    Returns:
    share -- a number from 0 to 1
    """
    ### START CODE HERE ### (≈ 1-2 lines of code)
    right = [ours == truth for ours, truth in zip(translations, truths)]
    share = sum(right) / len(truths)
    ### END CODE HERE ###

    return share


# %% points=10
check("exact_match")

# %% [markdown]
# ### Four epochs
#
# Before the first step Keras has to work out the gradient of a network with 34 steps of reading and
# ten steps of writing, which takes a while. **Training takes about a minute** in all.

# %% tags=["demo"] alt="Loss and share of exactly right held-out dates after each of four epochs: the loss falls, the share jumps up"
test_pairs, test_languages = load_dates("test")
test_texts, test_truths = zip(*test_pairs)
characters = human_vocab, inv_machine_vocab, Tx, n_s
start = np.zeros((len(X), n_s), dtype="float32")
targets = list(Yoh.swapaxes(0, 1))  # time first: a list of ten arrays
compile_the_model(model, learning_rate=0.01)

losses, matches = [], []
for epoch in tqdm(range(4), unit="epochs"):
    model.optimizer.learning_rate = 0.01 if epoch < 3 else 0.002
    history = model.fit([Xoh, start, start], targets, batch_size=64, epochs=1, verbose=0).history
    losses.append(history["loss"][-1])
    matches.append(exact_match(translate(model, test_texts, *characters), test_truths))
attention_figures.draw_training(losses, matches)
plt.show()
print("exact match on held-out days after each epoch:", [f"{each:.1%}" for each in matches])

# %% [markdown]
# The share does not rise steadily, it jumps. After the first epoch, four runs of ours with
# different seeds had between 0% and 59% of the dates entirely right, and after the second between
# 95% and 99.8%: a date is right only when attention has found the places of year, month *and* day.
#
# Why the smaller rate at the end? With 0.01 throughout, which is how those four runs were trained,
# they ended at 97.1%, 99.9%, 99.9% and 100% of the held-out dates (mean 99.2%), but one of them had fallen
# back from 96% to 50% in its third epoch. What you see above is *one* run with one seed, and one good run
# proves little about a method.
#
# ### By language, and the errors

# %% tags=["demo"] alt="Bars of the share of held-out dates that are entirely right, for English, German, French and Spanish"
translations = translate(model, test_texts, *characters)
shares = {}
for language in ("English", "German", "French", "Spanish"):
    mine = [i for i, each in enumerate(test_languages) if each == language]
    shares[f"{language} ({len(mine)})"] = exact_match(
        [translations[i] for i in mine], [test_truths[i] for i in mine]
    )
attention_figures.draw_shares(shares, "Held-out dates that are entirely right")
plt.show()

# %% tags=["demo"]
wrong = [i for i, (ours, truth) in enumerate(zip(translations, test_truths)) if ours != truth]
print(len(wrong), "of", len(test_texts), "are wrong" + (", the first ten:" if wrong else ""))
for i in wrong[:10]:
    print(f"{test_texts[i]:32s} truth {test_truths[i]}   network {translations[i]}")

# %% [markdown]
# ## 6. Where does it look?
#
# Each row of the following map belongs to a character that is written, and shows the weights
# $\alpha^{\langle t, t' \rangle}$ over what was read. Every row adds up to 1. (The map of the
# classic course shows energies, each row divided by its maximum, which is not a distribution.)

# %% tags=["demo"] alt="Attention map of saturday 9 may 1998: rows are written characters, columns read ones, and the weights lie on the matching parts of the date | Attention map of 23. oktober 87 | Attention map of miércoles 14 de febrero de 2018"
for text in ("saturday 9 may 1998", "23. oktober 87", "miércoles 14 de febrero de 2018"):
    plot_attention_map(model, human_vocab, inv_machine_vocab, text, Tx)
    plt.show()

# %% [markdown]
# Go through the rows. For the year the network looks at the end of the text, for the month at the
# month, for the day at the day, in whatever order they stand. What looks odd is often sensible. The
# encoder reads in both directions, so an activation *beside* a number may know the number just as well,
# and the network is free to look there. The dashes need no information at all, so where it looks for
# them does not matter.
#
# Try other dates:

# %% tags=["demo"] alt="Attention map of 4/28/90: the year is read at the end, the month at the beginning"
def show_map(text="4/28/90"):
    plot_attention_map(model, human_vocab, inv_machine_vocab, text, Tx)
    plt.show()

interact(show_map, text=["4/28/90", "28.4.1990", "28 avril 1990", "sábado 28 de abril de 1990"])
plot_attention_map(model, human_vocab, inv_machine_vocab, "4/28/90", Tx)
plt.show()

# %% [markdown]
# ### Test what the map seems to say
#
# A map like this invites stories. One of them: *the weekday is not looked at, so it does not
# matter.* That can be tested. We replace the weekday with another one in all English test dates
# that have one, and count how often the translation changes.

# %% tags=["demo"]
days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
with_day = [each for each in test_texts if each.split()[0] in days]
other_day = [" ".join(["friday" if each.split()[0] != "friday" else "monday", *each.split()[1:]])
             for each in with_day]
before, after = (translate(model, each, *characters) for each in (with_day, other_day))
print(f"{exact_match(after, before):.1%} of {len(with_day)} translations stay the same")

# %% [markdown]
# And where do the weights lie? The share of attention, over all ten steps, that falls on the weekday:

# %% tags=["demo"]
for text in with_day[:4]:
    weights = plot_attention_map(model, human_vocab, inv_machine_vocab, text, Tx)
    plt.close()
    print(f"{text:32s} {weights[:, : text.index(' ')].sum() / Ty:.1%}")

# %% [markdown]
# In general, be careful: a large weight shows where information was *taken from*, but not what the
# information was, nor that the output would change without it. Jain and Wallace (2019) found
# networks whose attention could be replaced by a very different one while the outputs stayed the
# same.
#
# ### A language it has never seen
#
# Here are 300 dates in Italian, of days that are not in the training set either. *Settembre* looks
# like *septiembre*, *gennaio* like nothing it knows.

# %% tags=["demo"] alt="Bars of the share of Italian dates of which the year, the month and the day are right"
italian_pairs, _ = load_dates("italian")
italian_texts, italian_truths = zip(*italian_pairs)
italian = translate(model, italian_texts, *characters)
print(f"Italian: {exact_match(italian, italian_truths):.1%} entirely right")
parts = {"year": slice(0, 4), "month": slice(5, 7), "day": slice(8, 10)}
shares = {
    name: exact_match([each[part] for each in italian], [each[part] for each in italian_truths])
    for name, part in parts.items()
}
attention_figures.draw_shares(shares, "Italian dates: parts that are right")
plt.show()

# %% [markdown]
# A good score on the test set did not mean "understands dates". It meant "translates dates in these
# four languages and thirty formats". Nor does the network ever say that it does not know. Here are
# some texts that are not dates, a date that does not exist, and some in unusual formats:

# %% tags=["demo"]
odd = ["31 february 2001", "5 April 09", "21th of august 2016", "the day before yesterday", "may"]
for text, iso in zip(odd, translate(model, odd, *characters)):
    print(f"{text:26s} {iso}")

# %% [markdown]
# ## 7. A date of your own

# %% tags=["demo"] alt="Attention map of Donnerstag 3. Mai 1979"
my_text = "Donnerstag, 3. Mai 1979"  # write your own here
print(translate(model, [my_text], *characters)[0])
plot_attention_map(model, human_vocab, inv_machine_vocab, my_text.lower().replace(",", ""), Tx)
plt.show()

# %% [markdown]
# ## Three quick questions
#
# <details><summary>1. Why does the softmax of the attention go over the places and not over the last
# axis?</summary>
#
# The last axis of the energies has size 1, so a softmax over it makes every weight 1: the context would
# be the *sum* of all activations, the same at every step. Over the places, the weights of one text add
# up to 1, so that places compete.
# </details>
#
# <details><summary>2. The dates get twice as long. What happens to the number of parameters of the attention, and to the amount of work?</summary>
#
# The number of parameters does not change, as all places share them. The work per output character
# grows with $T_x$, so it doubles. If the outputs were twice as long as well, it would be four times
# the work, $T_x \cdot T_y$.
# </details>
#
# <details><summary>3. What would happen if <code>one_step_attention</code> got <code>s0</code> at every
# step?</summary>
#
# Energies depend on the state, so all ten contexts would be equal. The decoder would have to get
# everything from one vector again, and could only count how far it has come.
# </details>
#
# ## If you want to go further
#
# - Set `densor1` to 3 hidden units, or to 40. How much does it matter? Then replace the whole small
#   network by a product, $e^{\langle t, t' \rangle} = a^{\langle t' \rangle} \cdot W s^{\langle t-1
#   \rangle}$, as Luong, Pham and Manning (2015) do. The Transformer goes this way.
# - Give the decoder the character that it wrote last, as a second input beside the context. In training
#   it gets the true one. Does it learn faster? What has to change in `translate`?
#
# ## References
#
# - Dzmitry Bahdanau, Kyunghyun Cho, Yoshua Bengio: *Neural Machine Translation by Jointly Learning to
#   Align and Translate*, 2015, [arXiv:1409.0473](https://arxiv.org/abs/1409.0473).
# - Minh-Thang Luong, Hieu Pham, Christopher D. Manning: *Effective Approaches to Attention-based Neural
#   Machine Translation*, 2015, [arXiv:1508.04025](https://arxiv.org/abs/1508.04025).
# - Sarthak Jain, Byron C. Wallace: *Attention is not Explanation*, 2019,
#   [arXiv:1902.10186](https://arxiv.org/abs/1902.10186).
#
# ## What you have learned
#
# - Attention is a weighted mean whose weights are computed from a state and from what is to be weighed.
# - Shared layers are made once and called many times; the parameter list shows whether it worked.
# - The bottleneck of a single vector is gone: every output looks at every input, at a cost of
#   $T_x \cdot T_y$.
# - Score whole outputs, on inputs whose answers cannot have been memorized. A test set tells you
#   about inputs like its own, and nothing about Italian.
# - A map of weights suggests explanations. Test them.
#
# **Where it goes next.** In `transformer` there is no LSTM left: attention does all the work.

# %% [markdown] tags=["reflection"] points=5
# **Reflection.** Your network is to read dates on scanned forms in a hospital, and a wrong date of
# birth can do harm. Its exact match on held-out dates is what you measured above. Write six to ten
# sentences: what does this number tell you about the use in the hospital, and what does it not tell
# you (name one experiment of this notebook that supports you)? Which two measurements would you
# make before it is used? And what should the system do with a text that it should not trust, given
# that the network always writes *some* date?

# %%
check.summary()
