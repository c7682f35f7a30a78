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
# # Jazz: a network that improvises
#
# A melody is a sequence, so a network that has learned to write names can learn to play as well.
# Here an LSTM listens to sixty jazz phrases and then improvises new ones. You will build it with
# Keras in two forms: one for training, which is told the right note at each step, and one for
# playing, which hears only itself. Both share the same layers. And because we know the rules by
# which the phrases were made, you can *measure* how many of them it has learned.
#
# **When you are done you can**
#
# - share layers between all steps of a model, and say why that matters;
# - explain teacher forcing, and how generating differs from it;
# - build a model that feeds its own output back;
# - tell a solo of most likely notes from a drawn one, and say why they differ.
#
# **You need** `rnn_step_by_step`, `character_language_model` and, from course 4, `keras_tutorial`.
# **Time:** 2 hours, of which the computer works two to three minutes.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned beside what was expected. Your points come from these
# visible checks and from hidden inputs of other sizes. Models are judged by what they compute with given
# weights.

# %% [markdown]
# ## 1. Set-up

# %%
import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import keras
import matplotlib.pyplot as plt
import numpy as np
from IPython.display import Audio, display
from ipywidgets import interact
from keras import layers, ops
from tqdm.auto import tqdm

from coursework.figures import jazz_improvisation as jazz_figures
from music_utils import (
    RATE, OneStepLSTM, improvise, load_music_utils, notes_of, one_hot, play, quality, write_midi
)

# %%
from graders import Checker

check = Checker("course5/jazz_improvisation")

# %% [markdown]
# ## 2. The phrases
#
# The most common chord progression in jazz is **ii-V-I**: D minor 7, G 7, C major 7, one bar each,
# and another bar of C. Our phrases are played over it. They are made by a small grammar, so we know
# exactly what can be learned from them:
#
# - on the first and third beat of a bar there is a note of the chord (or a rest);
# - scale steps lead from one such note to the next, now and then a chromatic step from below;
# - where C major is reached, there is often a long note.
#
# A **value** is a pitch together with a duration. There are 29 pitches and the rest, each as an
# eighth, a quarter or a half note: 90 values. To the network they are just 90 symbols. Nobody tells
# it that there are chords, bars or pitches, or that any two symbols have something in common.

# %% tags=["demo"] alt="Piano roll of the first phrase over the chords Dm7, G7 and Cmaj7: most notes belong to the chord or the scale"
X, Y, n_values, indices_values, phrases = load_music_utils()
print("X:", X.shape, " Y:", Y.shape, " values:", n_values)
print("the first phrase:", ", ".join(indices_values[value] for value in phrases[0, :8]), "...")
jazz_figures.draw_piano_roll(notes_of(phrases[0]), "The first phrase")
plt.show()
display(Audio(play(notes_of(phrases[0])), rate=RATE))

# %% [markdown]
# Orange notes belong to the current chord, blue ones to the scale of C major, grey ones to neither.
# In `X` and `Y` each value is a row with a single 1, and examples lie along the first axis, as
# Keras wants it: $(m, T_x, n_{values})$. At each step the network reads what has just been played
# and predicts what comes next, so `X` is `Y`, delayed by one step; in step 0 it reads zeros.
#
# How well a phrase keeps the rules can be measured:

# %% tags=["demo"]
random_values = np.random.default_rng(0).integers(0, n_values, (60, 30))
for label, some in (("the phrases", phrases), ("random values", random_values)):
    found = ", ".join(f"{share:.0%} {name}" for name, share in quality(some).items())
    print(f"{label:14s} {found}")

# %% [markdown]
# ## 3. A model for training
#
# In `rnn_forward` the loop over the steps was yours. Keras has layers that hide it. Here we want it
# in the open, because playing needs a different loop. So the layers are made **once**, outside, and
# used in every pass:
#
# | layer | made by | what it does |
# |---|---|---|
# | `reshaper` | `layers.Reshape((1, n_values))` | gives the values of one step, $(m, n_{values})$, an axis for time: $(m, 1, n_{values})$ |
# | `LSTM_cell` | `OneStepLSTM(n_a)` | one step of an LSTM; called with its input and `initial_state=[hidden, cell]`, it returns three tensors: its output, the hidden state and the cell state. Output and hidden state are the same |
# | `densor` | `layers.Dense(n_values, activation="softmax")` | from the hidden state to the probabilities of the next value |
#
# (`OneStepLSTM` does what `layers.LSTM(n_a, return_state=True)` does with a single step. Keras's
# own layer would put a loop into the model at each of the thirty calls, and preparing that takes
# minutes.)

# %%
def make_layers(n_values=90, n_a=64):
    """New layers, with new weights: reshaper, LSTM_cell and densor."""
    softmax_layer = layers.Dense(n_values, activation="softmax")
    return layers.Reshape((1, n_values)), OneStepLSTM(n_a), softmax_layer


# %% tags=["demo"] alt="The model for training: at each step the right value goes through the same LSTM and the same dense layer, and the states go on to the next step"
jazz_figures.draw_training_model()
plt.show()

# %% [markdown]
# ### Exercise 1: `djmodel`
#
# Fill in the loop. In step `t`:
#
# 1. cut the values of step `t` out of `X`; the axes are example, time, value;
# 2. give them their time axis back with `reshaper`;
# 3. take one step with `LSTM_cell`, starting from the states `a` and `c`, and keep both new states;
# 4. apply `densor` to the hidden state, and append the result to `outputs`.
#
# **Use the layers that are passed in.** A layer made inside the loop has weights of its own: you
# would get thirty networks that each see one note, instead of one network that sees thirty.

# %%
# GRADED FUNCTION: djmodel
def djmodel(Tx, LSTM_cell, densor, reshaper):
    """Build the model for training: at each step it reads the right value and predicts the next.

    Arguments:
    Tx -- number of steps
    LSTM_cell -- LSTM layer for one step; returns output, hidden state, cell state
    densor -- dense layer with softmax
    reshaper -- layer that reshapes (m, n_values) to (m, 1, n_values)

    Returns:
    model -- keras.Model from [X, a0, c0] to a list of Tx outputs, each (m, n_values)
    """
    n_values = densor.units
    n_a = LSTM_cell.units

    X = keras.Input(shape=(Tx, n_values), name="X")
    a0 = keras.Input(shape=(n_a,), name="a0")
    c0 = keras.Input(shape=(n_a,), name="c0")
    a, c = a0, c0
    outputs = []

    for t in range(Tx):
        ### START CODE HERE ### (≈ 4 lines of code)
        # 1. The values of step t, of all examples
        x = X[:, t, :]
        # 2. With an axis for time
        x = reshaper(x)
        # 3. One step of the LSTM
        a, _, c = LSTM_cell(x, initial_state=[a, c])
        # 4. The probabilities of the next value: append them to the list
        outputs.append(densor(a))
        ### END CODE HERE ###

    return keras.Model(inputs=[X, a0, c0], outputs=outputs)


# %% points=40
check("djmodel")

# %% [markdown]
# ### Training
#
# The outputs of all steps are stacked into one tensor of shape $(m, T_x, n_{values})$, so that a
# single cross-entropy compares them with `Y`. This does not touch the layers: training the stacked
# model trains *your* `LSTM_cell` and `densor`. Before training, the loss should be near $\log 90 =
# 4.5$.
#
# One hundred epochs take about a minute. One hundred phrases made with another seed are held out.

# %% tags=["demo"]
n_a = 64
keras.utils.set_random_seed(0)
reshaper, LSTM_cell, densor = make_layers()
model = djmodel(30, LSTM_cell, densor, reshaper)
training_model = keras.Model(model.inputs, ops.stack(model.outputs, axis=1))
training_model.compile(
    optimizer=keras.optimizers.Adam(0.01), loss="categorical_crossentropy", metrics=["accuracy"]
)
print("parameters:", model.count_params())

# %% tags=["demo"] alt="Curves of loss and accuracy over 100 epochs: the loss falls and the accuracy rises"
X_new, Y_new, _, _, phrases_new = load_music_utils(m=100, seed=77)
start, start_new = np.zeros((len(X), n_a)), np.zeros((len(X_new), n_a))
bar = tqdm(total=100, unit="epochs")
history = training_model.fit(
    [X, start, start], Y, epochs=100, batch_size=32, verbose=0,
    callbacks=[keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: bar.update())],
)
bar.close()
jazz_figures.draw_history(history.history)
plt.show()

# %% tags=["demo"]
for label, inputs, targets in (("the 60 phrases", X, Y), ("100 new phrases", X_new, Y_new)):
    zeros = np.zeros((len(inputs), n_a))
    loss, accuracy = training_model.evaluate([inputs, zeros, zeros], targets, verbose=0)
    print(f"{label:16s} loss {loss:.2f}, accuracy {accuracy:.0%}")

# %% [markdown]
# Do not expect an accuracy near 100%: at most steps the grammar itself allows several values. On
# the phrases that it has heard, the network is right in two of three steps, on new ones in half of
# them (67% and 52% in our run). So part of what it has learned is memorized: sixty phrases are few.
#
# ## 4. A model for playing
#
# During training the network was told at each step what had *really* been played, no matter what it
# had predicted. That is called **teacher forcing**. When it plays, nobody tells it anything: what
# it reads at step $t+1$ is its own choice from step $t$.

# %% tags=["demo"] alt="The model for playing: the most likely value of each step becomes the input of the next step"
jazz_figures.draw_playing_model()
plt.show()

# %% [markdown]
# ### Exercise 2: `music_inference_model`
#
# Build a model that plays `Ty` values. It has three inputs: the first value `x0`, of shape $(1,
# n_{values})$ for each example, and the states `a0` and `c0`. In each step:
#
# 1. one step of the LSTM, from `x` and both states;
# 2. the probabilities of the next value, appended to the list;
# 3. the most likely value becomes the next `x`: `ops.argmax` gives its number, and
#    `ops.one_hot(number, n)` a row with a single 1;
# 4. a time axis again, with `ops.expand_dims(array, axis)`.
#
# TensorFlow's functions (`tf.…`) do not accept the placeholders of Keras 3; those in `keras.ops`
# do.

# %%
# GRADED FUNCTION: music_inference_model
def music_inference_model(LSTM_cell, densor, Ty=100):
    """Build the model for playing: at each step it reads the most likely value of the step before.

    Arguments:
    LSTM_cell -- the trained LSTM layer for one step
    densor -- the trained dense layer
    Ty -- number of values to play

    Returns:
    inference_model -- keras.Model from [x0, a0, c0] to a list of Ty outputs, each (m, n_values)
    """
    n_values = densor.units
    n_a = LSTM_cell.units

    x0 = keras.Input(shape=(1, n_values), name="x0")
    a0 = keras.Input(shape=(n_a,), name="a0")
    c0 = keras.Input(shape=(n_a,), name="c0")
    x, a, c = x0, a0, c0
    outputs = []

    for t in range(Ty):
        ### START CODE HERE ### (≈ 5 lines of code)
        # 1. One step of the LSTM
        a, _, c = LSTM_cell(x, initial_state=[a, c])
        # 2. The probabilities of the next value: append them to the list
        out = densor(a)
        outputs.append(out)
        # 3. The most likely value, as a row with a single 1
        x = ops.one_hot(ops.argmax(out, axis=-1), n_values)
        # 4. With an axis for time
        x = ops.expand_dims(x, 1)
        ### END CODE HERE ###

    return keras.Model(inputs=[x0, a0, c0], outputs=outputs)


# %% points=35
check("music_inference_model")

# %% [markdown]
# ### Exercise 3: `predict_and_sample`
#
# Let the model play, and read off what it has played:
#
# 1. `inference_model.predict([x, a, c], verbose=0)` returns a list of `Ty` arrays of shape
#    $(1, n_{values})$;
# 2. the number of the most likely value at each step, as an array of shape $(T_y, 1)$. `np.argmax`
#    takes lists, too; think about the axis;
# 3. rows with a single 1, of shape $(T_y, n_{values})$. `one_hot(numbers, n)` from `music_utils` adds an
#    axis to the shape of `numbers`. Take the number of values from `x_initializer`: not every model
#    has 90.

# %%
# GRADED FUNCTION: predict_and_sample
def predict_and_sample(inference_model, x_initializer, a_initializer, c_initializer):
    """Let a model play.

    Arguments:
    inference_model -- model from music_inference_model
    x_initializer -- first input, shape (1, 1, n_values)
    a_initializer -- hidden state to start from, shape (1, n_a)
    c_initializer -- cell state to start from, shape (1, n_a)

    Returns:
    results -- the values as rows with a single 1, shape (Ty, n_values)
    indices -- their numbers, shape (Ty, 1)
    """
    n_values = x_initializer.shape[2]

    ### START CODE HERE ### (≈ 3 lines of code)
    # 1. The probabilities at each step
    pred = inference_model.predict([x_initializer, a_initializer, c_initializer], verbose=0)
    # 2. The most likely value of each step
    indices = np.argmax(pred, axis=-1)
    # 3. As rows with a single 1
    results = one_hot(indices[:, 0], n_values)
    ### END CODE HERE ###

    return results, indices


# %% points=25
check("predict_and_sample")

# %% tags=["demo"] alt="Piano roll of the solo of most likely values: it runs up and down in small steps, on notes of the chord or the scale"
inference_model = music_inference_model(LSTM_cell, densor, Ty=60)
x_initializer = one_hot(np.array([[phrases[0, 0]]]))
results, indices = predict_and_sample(
    inference_model, x_initializer, np.zeros((1, n_a)), np.zeros((1, n_a))
)
solo = notes_of(indices[:, 0])
jazz_figures.draw_piano_roll(solo, "Always the most likely value")
plt.show()
display(Audio(play(solo), rate=RATE))

# %% [markdown]
# It swings. But run it again, and it plays the same solo: always taking the most likely value gives
# a single solo for each first note.
#
# ## 5. Improvising
#
# So we draw instead, as in `character_language_model`. The helper `improvise` takes the weights of
# your two layers and draws each value from the predicted probabilities, with a temperature.

# %% tags=["demo"] alt="Piano roll of an improvised solo, each value drawn at temperature 0.8: small steps, nearly all on notes of the chord or the scale"
solo = notes_of(improvise(LSTM_cell, densor, 60, temperature=0.8, seed=4))
jazz_figures.draw_piano_roll(solo, "Drawn, temperature 0.8")
plt.show()
display(Audio(play(solo), rate=RATE))
write_midi(solo, "my_solo.mid")


@interact(temperature=(0.2, 2.0, 0.2), seed=(0, 20))
def improvisation(temperature=1.0, seed=1):
    """Choose a temperature and a seed, and listen."""
    notes = notes_of(improvise(LSTM_cell, densor, 40, temperature, seed))
    jazz_figures.draw_piano_roll(notes, f"Temperature {temperature:.1f}")
    plt.show()
    display(Audio(play(notes), rate=RATE))


# %% [markdown]
# The file `my_solo.mid`, beside this notebook, opens in any notation or music program.
#
# ### How much has it learned?
#
# We take thirty improvisations of 60 values at each temperature and hold them against the rules of
# section 2. The network was trained on 30 values at a time, so the second half goes beyond anything
# it has heard.

# %% tags=["demo"] alt="Bars of how well random values, the phrases, and improvisations at three temperatures keep the rules: shares of scale tones, of chord tones on strong beats, and of small steps"
measured = {"random values": quality(random_values), "the phrases": quality(phrases)}
for temperature in (0.5, 1.0, 1.5):
    solos = [improvise(LSTM_cell, densor, 60, temperature, seed) for seed in range(30)]
    measured[f"temperature {temperature}"] = quality(solos)
for label, shares in measured.items():
    print(f"{label:16s}", ", ".join(f"{share:.0%} {name}" for name, share in shares.items()))
jazz_figures.draw_quality(measured)
plt.show()

# %% [markdown]
# The network was never told what a scale is, and yet nearly all notes belong to it (97% at
# temperature 1 in one run of ours, as in the phrases). Steps are small. What it finds hard is
# hitting the chord on the strong beats: 56% in that run, better than the 33% of chance, but far
# from the 100% of the phrases. For that it would have to *count*: where a strong beat falls depends
# on the durations of all values since the beginning. Compare the temperatures in the figure: which
# rule suffers first?
#
# ### Invented or copied?
#
# A network with 45,530 parameters could memorize a good part of 1,800 values. How long is the
# longest run of values that an improvisation shares with one of the phrases it was trained on?

# %% tags=["demo"]
def longest_copy(values, phrases):
    """Length of the longest run of values that occurs in one of the phrases as well."""
    texts = [" " + " ".join(map(str, phrase)) + " " for phrase in phrases]
    longest = 0
    for first in range(len(values)):
        for last in range(first + longest + 1, len(values) + 1):
            run = " " + " ".join(map(str, values[first:last])) + " "
            if not any(run in text for text in texts):
                break
            longest = last - first
    return longest


for temperature in (0.5, 1.0, 1.5):
    solos = [improvise(LSTM_cell, densor, 60, temperature, seed) for seed in range(30)]
    copied = np.mean([longest_copy(solo, phrases) for solo in solos])
    print(f"temperature {temperature}: on average {copied:.1f} values in a row")
copied = np.mean([longest_copy(list(phrase), phrases) for phrase in phrases_new])
print(f"new phrases of the grammar: on average {copied:.1f} values in a row")

# %% [markdown]
# Compare the runs with those of the last line. New phrases of the grammar share short runs with the
# old ones by chance alone, because all of them walk up and down the same scale. What is longer than
# that has been copied: after the training quoted above, those at temperature 0.5 were half as
# long again, and those at 1.5 were shorter.

# %% [markdown]
# ## Three quick questions
#
# <details><summary>The model for training has 30 steps. Why does it have no more parameters than one with
# 5 steps?</summary>
#
# All steps share the same LSTM and the same dense layer:
# $4 \cdot 64 \cdot (90 + 64 + 1) + 90 \cdot (64 + 1) = 45{,}530$.
# </details>
#
# <details><summary>What is the weakness of teacher forcing?</summary>
#
# In training the network has only ever heard right notes. If it plays a wrong one, it is in a
# situation it has never been in, and one mistake can lead to the next.
# </details>
#
# <details><summary>Why can no gradient pass through the feedback of
# <code>music_inference_model</code>?</summary>
#
# `argmax` jumps from one number to another and is constant between the jumps: its derivative is
# zero wherever it exists. The model for playing is not trained, so that does not matter here.
# </details>
#
# ## If you want to go further
#
# - Train on 300 phrases instead of 60 (`load_music_utils(300)`), for 40 epochs. What happens to the
#   accuracy on new phrases, and to the copies?
# - Give the network the chord at each step as an additional input. Does it still need to count the
#   beats?

# %% [markdown]
# ## What you have learned
#
# - A layer that is made once and called often shares its weights between all calls.
# - In training the right value is fed in at each step; in playing, the network's own choice.
# - Taking the most likely value always gives the same solo; drawing gives variety, and a
#   temperature to play with.
# - When the rules behind the data are known, what was learned can be measured.
#
# **References**
#
# - R. Williams, D. Zipser, [A learning algorithm for continually running fully recurrent neural
#   networks](https://doi.org/10.1162/neco.1989.1.2.270), 1989: teacher forcing.
# - D. Eck, J. Schmidhuber, [Finding temporal structure in music: blues improvisation with LSTM recurrent
#   networks](https://doi.org/10.1109/NNSP.2002.1030094), 2002.
# - J. Gillick, K. Tang, R. Keller, [Machine learning of jazz
#   grammars](https://doi.org/10.1162/COMJ_a_00006), 2010.
#
# **Where it goes next.** To this network the 90 values have nothing in common. In `word_vectors`,
# words become vectors whose distances mean something.

# %% [markdown] tags=["reflection"] points=5
# ## Reflection
#
# A band wants to use your network on stage and asks: "Does it improvise, or does it repeat what it has
# heard?" Which measurements of this notebook would you show, what do they say, and what do they *not*
# say about whether the music is good? Answer in a few sentences.

# %%
check.summary()
