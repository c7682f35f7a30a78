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
# # A language model of letters: names that nobody has given
#
# Biologists give every genus a Latin name: *Tyrannosaurus*, *Felis*, *Quiscalus*. Could a machine
# that has read nearly two thousand of them invent new ones that sound right? A **language model**
# can: it says how likely each letter is, given the letters before it. You will train one, a plain
# RNN, letter by letter, and let it write. Then a larger one will read Shakespeare, and you will
# find out what the temperature does.
#
# **When you are done you can**
#
# - say what a language model computes, and judge it by its perplexity on names it has not seen;
# - clip gradients, and say what that protects against;
# - sample a text from a model, letter by letter, and control how daring it is;
# - compare a neural network with the obvious alternative, counting.
#
# **You need** `rnn_step_by_step`. **Time:** 2 to 3 hours, of which the computer works about two
# minutes. Sections 1 to 6 need NumPy alone, section 7 Keras.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned beside what was expected. Your points come from these
# visible checks and from hidden inputs of other sizes. Where chance plays a part, what counts is how
# often each letter comes up, and that the same seed gives the same letters again.

# %% [markdown]
# ## 1. Set-up

# %%
import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
from tqdm.auto import tqdm

from cllm_utils import get_initial_loss, get_sample, initialize_parameters, load_names, load_plays
from cllm_utils import name_backward as rnn_backward
from cllm_utils import name_forward as rnn_forward
from cllm_utils import smooth, softmax, update_parameters
from coursework.figures import character_language_model as name_figures
from coursework.networks.ngrams import Ngrams

# %%
from graders import Checker

check = Checker("course5/character_language_model")

# %% [markdown]
# ## 2. The names
#
# The file holds 1,933 genera of animals: the living ones from the dictionary WordNet, and some
# three hundred dinosaurs. Everything is in lower case, so with the newline there are 27 characters.
# The newline matters: it is the character that *ends* a name, and the model has to learn when to
# write it. One name in ten is set aside; the model will never train on those.

# %%
names = load_names()
train_names, held_out = names[: -len(names) // 10], names[-len(names) // 10 :]
characters = sorted({"\n", *"".join(names)})
char_to_ix = {character: ix for ix, character in enumerate(characters)}
ix_to_char = dict(enumerate(characters))
vocab_size = len(characters)

# %% tags=["demo"] alt="Left: how often each letter occurs, from a, the most frequent, to w, the rarest. Right: lengths of the names, from 4 to 20 letters, most of them 7 to 11"
print(len(train_names), "names to train on,", len(held_out), "held out,", vocab_size, "characters")
print(", ".join(train_names[:12]))
name_figures.draw_statistics(train_names)
plt.show()

# %% [markdown]
# ### What a language model computes
#
# The probability of a whole name is a product. With the newline written as $\backslash n$,
#
# $$P(\text{felis}) = P(f) \cdot P(e \mid f) \cdot P(l \mid fe) \cdot P(i \mid fel) \cdot
# P(s \mid feli) \cdot P(\backslash n \mid felis) .$$
#
# So all that is needed is a network that gives, at each step, the probabilities of the next letter.
# That is just what your RNN does: $\hat{y}^{\langle t \rangle}$ holds 27 probabilities. Its target
# at each step is the *next* letter, so the targets are the inputs, shifted by one step:
#
# | step | 1 | 2 | 3 | 4 | 5 | 6 |
# |---|---|---|---|---|---|---|
# | input $x^{\langle t \rangle}$ | nothing | f | e | l | i | s |
# | target $y^{\langle t \rangle}$ | f | e | l | i | s | $\backslash n$ |
#
# The network has the shapes you know: $x^{\langle t \rangle}$ is a column of 27 numbers with a
# single 1, zeros for "nothing". Its bias is called `b` here, as in the classic course.

# %% tags=["demo"] alt="The RNN reads nothing, f, e, l, i, s and predicts f, e, l, i, s and the newline"
name_figures.draw_model("felis")
plt.show()

# %% [markdown]
# ## 3. Clipping the gradients
#
# Backpropagation through time multiplies, and once in a while a gradient explodes. A single step
# with a gradient of 1,000 can undo what a thousand steps have learned. The usual protection is
# crude but works: before the step, every number in the gradients is limited to a range, from minus
# a largest value to plus that value.

# %% tags=["demo"] alt="Five arrows before and after clipping at 5: those that leave the square become shorter, and most of them change their direction"
name_figures.draw_clipping(5.0)
plt.show()


@interact(maxValue=(0.5, 10.0, 0.5))
def clipping(maxValue=3.0):
    """Move the largest value: what happens to length and direction of the arrows?"""
    name_figures.draw_clipping(maxValue)
    plt.show()


# %% [markdown]
# Each number is clipped by itself, so a long arrow may change its direction. (There is also
# clipping by the norm, which shortens the arrow as a whole; Pascanu, Mikolov and Bengio, 2013,
# recommend that.)
#
# ### Exercise 1: `clip`
#
# `np.clip(array, low, high)` returns a new array and leaves the old one unchanged. Return a **new
# dictionary** with the clipped arrays, and leave the caller's as it is. Beware of a loop like `for
# gradient in gradients.values(): gradient = np.clip(…)`. It points the name `gradient` at something
# else and changes nothing in the dictionary.

# %%
# GRADED FUNCTION: clip
def clip(gradients, maxValue):
    """Limit the gradients to a largest absolute value.

    Arguments:
    gradients -- dictionary with arrays of any shape, such as dWax, dWaa, dWya, db, dby
    maxValue -- a positive number

    Returns:
    clipped -- new dictionary with the same keys; every number lies between -maxValue and maxValue
    """
    clipped = {}

    for name in gradients:
        ### START CODE HERE ### (≈ 1 line of code)
        clipped[name] = np.clip(gradients[name], -maxValue, maxValue)
        ### END CODE HERE ###

    return clipped


# %% points=20
check("clip")

# %% [markdown]
# ## 4. Writing a name
#
# A trained model writes like this: it gives the probabilities of the first letter, and one letter
# is **drawn** from them. That letter becomes the next input, and so on, until the newline is drawn.
# Drawing is what makes the names differ. Always taking the most likely letter would write the same
# name over and over.

# %% tags=["demo"] alt="Sampling: the letter that is drawn at each step becomes the input of the next step"
name_figures.draw_sampling()
plt.show()

# %% [markdown]
# ### Exercise 2: `sample`
#
# There are four things to do in each pass of the loop:
#
# 1. one step of the RNN: `a` from `x` and `a_prev`, then the probabilities `y`. The equations are
#    those of the previous notebook: $a = \tanh(W_{ax} x + W_{aa} a_{prev} + b)$, $\; y =
#    \mathrm{softmax}(W_{ya} a + b_y)$. The function `softmax` is imported above;
# 2. draw a number from 0 to `vocab_size` − 1, and append it to `indices`. `rng.choice(n, p=…)` draws
#    one of the numbers below `n` with the probabilities `p`, which must have one axis only:
#    `y.ravel()`;
# 3. make the drawn letter the next input: a **new** column of zeros with a single 1;
# 4. hand on the hidden state.
#
# The generator `rng` is made from `seed` at the beginning, so the same seed gives the same name.

# %%
# GRADED FUNCTION: sample
def sample(parameters, char_to_ix, seed):
    """Let the model write a name.

    Arguments:
    parameters -- dictionary with Wax, Waa, Wya, b, by
    char_to_ix -- dictionary from characters to their numbers; it includes the newline "\n"
    seed -- whole number; the same seed gives the same name

    Returns:
    indices -- list with the numbers of the letters; its last one is that of the newline, which
               is added after 50 letters if it has not been drawn by then
    """
    Wax, Waa, Wya = parameters["Wax"], parameters["Waa"], parameters["Wya"]
    b, by = parameters["b"], parameters["by"]
    vocab_size, n_a = Wya.shape
    newline = char_to_ix["\n"]
    rng = np.random.default_rng(seed)
    indices, idx = [], None

    ### START CODE HERE ### (≈ 2 lines of code)
    # No letter and no memory to begin with: two columns of zeros
    x = np.zeros((vocab_size, 1))
    a_prev = np.zeros((n_a, 1))
    ### END CODE HERE ###

    while idx != newline and len(indices) < 50:
        ### START CODE HERE ### (≈ 7 lines of code)
        # 1. One step of the RNN
        a = np.tanh(Wax @ x + Waa @ a_prev + b)
        y = softmax(Wya @ a + by)
        # 2. Draw a letter, and append it to the list
        idx = rng.choice(vocab_size, p=y.ravel())
        indices.append(idx)
        # 3. It is the next input
        x = np.zeros((vocab_size, 1))
        x[idx] = 1
        # 4. The hidden state goes on
        a_prev = a
        ### END CODE HERE ###

    if idx != newline:
        indices.append(newline)

    return indices


# %% points=30
check("sample")

# %% [markdown]
# An untrained model gives nearly the same probability to all letters. This is what it writes:

# %% tags=["demo"]
untrained = initialize_parameters(50, vocab_size, vocab_size)
for seed in range(4):
    print(get_sample(sample(untrained, char_to_ix, seed), ix_to_char).strip())

# %% [markdown]
# ## 5. Learning
#
# ### Exercise 3: `optimize`
#
# One step of training with one name, in four calls:
#
# | call | returns |
# |---|---|
# | `rnn_forward(X, Y, a_prev, parameters)` | the loss, and a cache |
# | `rnn_backward(X, Y, parameters, cache)` | the gradients, and the hidden states `a` |
# | `clip(gradients, maxValue)` | the clipped gradients; the largest value here is 5 |
# | `update_parameters(parameters, gradients, learning_rate)` | nothing new: it changes the arrays in `parameters` in place |
#
# `rnn_forward` and `rnn_backward` are ready-made here. They work on a single name, so their arguments
# differ from those of the functions of the same names in `rnn_step_by_step`.
#
# The order is what counts. `a` is a dictionary with the steps as its keys, and here the steps are
# counted from 0: `a[0]` is the state after the first step, in which "nothing" was read. `a[-1]` is
# **not** the last one: it is the key under which the state before the first step is kept.

# %%
# GRADED FUNCTION: optimize
def optimize(X, Y, a_prev, parameters, learning_rate=0.01):
    """Take one step of training with one name.

    Arguments:
    X -- list of numbers, the letters that are read; its first entry is None, for "nothing"
    Y -- list of numbers, the letters to predict
    a_prev -- hidden state before the first step, shape (n_a, 1)
    parameters -- dictionary with Wax, Waa, Wya, b, by; its arrays are changed
    learning_rate -- length of the step

    Returns:
    loss -- cross-entropy, summed over all steps
    gradients -- the clipped gradients
    a_last -- hidden state after the last step, shape (n_a, 1)
    """
    ### START CODE HERE ### (≈ 5 lines of code)
    # Forward and back through time
    loss, cache = rnn_forward(X, Y, a_prev, parameters)
    gradients, a = rnn_backward(X, Y, parameters, cache)
    # Clip at 5, then take the step
    gradients = clip(gradients, 5)
    parameters = update_parameters(parameters, gradients, learning_rate)
    # The state after the last letter
    a_last = a[len(X) - 1]
    ### END CODE HERE ###

    return loss, gradients, a_last


# %% points=25
check("optimize")

# %% [markdown]
# ### Exercise 4: `model`
#
# The training loop takes one name after the other and starts over at the end of the list: in
# iteration `j` it is number `j % len(examples)`. Make the lists `X` and `Y` of the table in section
# 2, with `None` for "nothing" and the numbers of the letters, and take a step with `optimize`.
#
# Each name starts from a hidden state of zeros, because `sample` does too. (The classic notebook
# carries the state of one name over to the next. But names in random order have nothing to do with
# each other.)

# %%
# GRADED FUNCTION: model
def model(
    data_x, ix_to_char, char_to_ix, num_iterations=35000, n_a=50, dino_names=7, vocab_size=27,
    verbose=False
):
    """Train the language model on names, and write some from time to time.

    Arguments:
    data_x -- list of names in lower case
    ix_to_char -- dictionary from numbers to characters
    char_to_ix -- dictionary from characters to numbers
    num_iterations -- number of steps, one name each
    n_a -- number of hidden units
    dino_names -- how many names to write each time
    vocab_size -- number of characters
    verbose -- whether to print losses and names every 5,000 iterations

    Returns:
    parameters -- the trained Wax, Waa, Wya, b, by
    losses -- the smoothed loss of a name after each iteration
    """
    parameters = initialize_parameters(n_a, vocab_size, vocab_size)
    examples = list(data_x)
    np.random.RandomState(0).shuffle(examples)
    loss = get_initial_loss(vocab_size, np.mean([len(name) + 1 for name in examples]))
    losses = []

    for j in tqdm(range(num_iterations), unit="names", disable=not verbose):
        a_prev = np.zeros_like(parameters["b"])

        ### START CODE HERE ### (≈ 5 lines of code)
        # The name of this iteration, and the numbers of its letters
        name = examples[j % len(examples)]
        letters = [char_to_ix[letter] for letter in name]
        # What is read, and what should be predicted (lists are joined with +)
        X = [None] + letters
        Y = letters + [char_to_ix["\n"]]
        # One step of training
        curr_loss, gradients, a_prev = optimize(X, Y, a_prev, parameters)
        ### END CODE HERE ###

        loss = smooth(loss, curr_loss)
        losses.append(loss)
        if verbose and j % 5000 == 0:
            drawn = [sample(parameters, char_to_ix, seed) for seed in range(dino_names)]
            written = [get_sample(indices, ix_to_char).strip() for indices in drawn]
            tqdm.write(f"{j:6d}  loss {loss:.2f}  " + ", ".join(written))

    return parameters, losses


# %% points=25
check("model")

# %% [markdown]
# Now train on 20,000 names, which takes about half a minute.

# %% tags=["demo"] alt="The smoothed loss of a name over 20,000 steps falls quickly at first, then slowly"
parameters, losses = model(
    train_names, ix_to_char, char_to_ix, 20001, vocab_size=vocab_size, verbose=True
)
name_figures.draw_losses(losses)
plt.show()

# %% tags=["demo"]
known, invented = set(names), []
for seed in range(100, 160):
    invented.append(get_sample(sample(parameters, char_to_ix, seed), ix_to_char).strip())
print(", ".join(invented[:24]))
print(f"{sum(name.lower() in known for name in invented)} of {len(invented)} occur in the list")

# %% [markdown]
# The letters have found their places. Vowels and consonants alternate, names end in *-us*, *-a* or
# *-is*, and now and then there is a *saur* in one. Hardly any name is copied. Nobody told the
# network what a syllable is.

# %% [markdown]
# ## 6. How good is it?
#
# Names that sound right prove little. A language model is judged by the probabilities that it gives
# to *held-out* text. The usual measure is the **perplexity**: the exponential of the mean
# cross-entropy per letter,
#
# $$\text{perplexity} = \exp\left( \frac{1}{N} \sum_{\text{all letters}} -\log
# P(\text{letter} \mid \text{those before it}) \right) .$$
#
# Read it as a number of choices: a model with perplexity 8 is as uncertain as if it had to guess
# among 8 equally likely letters. A model that knows nothing has 27.

# %%
def perplexity(parameters, some_names):
    """Perplexity per letter of some names, their ends included.

    Arguments:
    parameters -- dictionary with Wax, Waa, Wya, b, by
    some_names -- list of names

    Returns:
    perplexity -- a number, at least 1
    """
    total, count = 0.0, 0
    for name in some_names:
        letters = list(map(char_to_ix.get, name))
        targets = [*letters, char_to_ix["\n"]]
        start = np.zeros_like(parameters["b"])
        total += rnn_forward([None, *letters], targets, start, parameters)[0]
        count += len(targets)
    return np.exp(total / count)


# %% [markdown]
# ### The obvious alternative
#
# Counting is the oldest language model. A **bigram** model asks how often each letter has followed
# the one before, a **trigram** model looks at the two letters before, and so on. Contexts that were
# seen rarely are mixed with shorter ones. It needs no gradients and is trained in a moment.

# %% tags=["demo"] alt="Bars of the perplexity on training and on held-out names: single letters have 17.5 and 17.7, bigrams 10.0 and 10.1, trigrams 7.2 and 8.4, five letters 4.1 and 7.6, the RNN 7.5 and 7.8"
results = {"single letters": Ngrams(train_names, 1), "bigrams": Ngrams(train_names, 2)}
results |= {"trigrams": Ngrams(train_names, 3), "5 letters": Ngrams(train_names, 5)}
scores = {
    label: (counted.perplexity(train_names), counted.perplexity(held_out))
    for label, counted in results.items()
}
scores["your RNN"] = perplexity(parameters, train_names), perplexity(parameters, held_out)
for label, (on_training, on_held_out) in scores.items():
    print(f"{label:15s} training {on_training:6.2f}   held out {on_held_out:6.2f}")
name_figures.draw_perplexities(scores)
plt.show()

# %% [markdown]
# On names that it has never seen, the network is well ahead of bigrams and ahead of trigrams, and
# its two bars are nearly equal: it has memorized little. Counting with a context of four letters
# knows the training names far better (4.1), but on held-out names that hardly helps. Still,
# counting is a serious rival here: with so few names, five letters do a little better than the
# network.
#
# ### Where it hesitates
#
# These are the probabilities that the network gives to each letter of a name that it has never
# seen:

# %% tags=["demo"] alt="Map of the probabilities of all characters at each letter of a held-out name that ends in saurus: uncertain at the beginning, nearly certain at the end"
name = next(each for each in held_out if each.endswith("saurus"))
letters = list(map(char_to_ix.get, name))
_, (y_hat, _, _) = rnn_forward(
    [None, *letters], [*letters, char_to_ix["\n"]], np.zeros((50, 1)), parameters
)
chances = np.hstack([y_hat[t] for t in range(len(letters) + 1)])
name_figures.draw_chances(chances, name + "\n", characters)
plt.show()

# %% [markdown]
# At the beginning everything is open. Once *saur* is there, the rest is nearly certain, and so is
# the newline after it.

# %% [markdown]
# ## 7. A longer text
#
# A name ends after some ten letters. What if the text goes on? The second model reads six plays by
# Shakespeare, some 640,000 characters. A plain RNN would do badly here, so it is an LSTM with 128
# units, and Keras trains it (TensorFlow is imported only now). It reads windows of 64 characters. A
# seventh play, *Macbeth*, is held out. Training takes a minute or two.

# %% tags=["demo"]
import keras

from coursework.networks.character_lstm import build, continue_text, windows

plays, macbeth = load_plays()
play_letters = "".join(sorted(set(plays + macbeth)))
X, Y = windows(plays, play_letters)
X_held_out, Y_held_out = windows(macbeth, play_letters)
print("to train on:", X.shape, " held out:", X_held_out.shape, " characters:", len(play_letters))
print(plays[5000:5200])

# %% tags=["demo"]
keras.utils.set_random_seed(0)
lstm = build(len(play_letters), units=128)
bar = tqdm(total=4, unit="epochs")
report = keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: bar.update())
history = lstm.fit(X, Y, batch_size=64, epochs=4, verbose=0, callbacks=[report])
bar.close()
held_out_loss = lstm.evaluate(X_held_out, Y_held_out, batch_size=128, verbose=0)
print("perplexity after each epoch:", np.round(np.exp(history.history["loss"]), 2))
print(f"perplexity on Macbeth: {np.exp(held_out_loss):.2f}")

# %% [markdown]
# The perplexity falls from epoch to epoch. How far is the one on *Macbeth* from the one on the
# plays that the model has read? There is far more text here than it could memorize.
#
# ### Temperature
#
# Before drawing, the scores are divided by a number $T$, the **temperature**: $\mathrm{softmax}(z /
# T)$. Below 1 the likely letters become even likelier; above 1 the probabilities move closer
# together; near 0 only the most likely letter is left.

# %% tags=["demo"]
for temperature in (0.3, 0.7, 1.2):
    print(f"--- temperature {temperature} ---")
    print(continue_text(lstm, play_letters, "to be, or not to be", 300, temperature), "\n")


@interact(temperature=(0.1, 2.0, 0.1))
def write(temperature=0.5):
    """Choose a temperature: where does boring turn into daring, and daring into noise?"""
    print(continue_text(lstm, play_letters, "my lord, ", 200, temperature, seed=1))


# %% [markdown]
# At 0.3 it plays safe and goes round in circles with the commonest words. At 0.7 there is variety:
# most words are English, and the others sound like it. At 1.2 it mostly invents words. The grammar
# holds for a few words at best, and there is no sense in it: this model knows letters, and its
# memory reaches back a line at most. Today's large language models draw their words in just this
# way, temperature included. But they are not LSTMs: what they are built of, you will build
# in `transformer`.

# %% [markdown]
# ## Three quick questions
#
# <details><summary>A model gives every letter of a text the probability 1/4. What is its perplexity?</summary>
#
# 4: the mean cross-entropy is $\log 4$, and its exponential is 4.
# </details>
#
# <details><summary>Why is the perplexity of the five-letter counts so low on the training names and
# not on the held-out ones?</summary>
#
# Most contexts of four letters occur once or twice in the training names, so the next letter is all
# but known. That is memorizing. In new names most of these contexts have never been seen.
# </details>
#
# <details><summary>Why does sampling feed back the drawn letter, and not the probabilities?</summary>
#
# In training the network has only seen columns with a single 1. And a mixture of letters is not a
# decision: the second letter would have to follow all possible first letters at once.
# </details>
#
# ## If you want to go further
#
# - Train on first names, places or chemical substances of your own: put a file `dinos.txt` with one
#   per line into the folder that the environment variable `COURSE_DATA` names.
# - Replace the plain RNN with your LSTM from the previous notebook. Does the perplexity on held-out
#   names fall?

# %% [markdown]
# ## What you have learned
#
# - A language model gives the probabilities of the next letter; the probability of a text is their
#   product.
# - Inputs are the targets, one step later, and the newline is a character like any other.
# - Clipping keeps a single exploding gradient from undoing everything.
# - Writing means drawing letter by letter; the temperature says how daringly.
# - Perplexity on held-out text is the measure, and counting is the rival to beat.
#
# **References**
#
# - A. Karpathy, [The unreasonable effectiveness of recurrent neural
#   networks](https://karpathy.github.io/2015/05/21/rnn-effectiveness/), 2015: the experiment that made
#   language models of letters popular.
# - R. Pascanu, T. Mikolov, Y. Bengio, [On the difficulty of training recurrent neural
#   networks](https://arxiv.org/abs/1211.5063), 2013: clipping.
# - A. Graves, [Generating sequences with recurrent neural networks](https://arxiv.org/abs/1308.0850), 2013.
# - C. Fellbaum (ed.), [WordNet](https://wordnet.princeton.edu), 1998: where the living genera come
#   from.
#
# **Where it goes next.** In `jazz_improvisation` an LSTM learns to play, with the same idea and other
# symbols.

# %% [markdown] tags=["reflection"] points=5
# ## Reflection
#
# A company trains such a model on the names of its customers, to make up fictitious ones for test data.
# Which two things would you measure before you let it do so, on which names, and what could go wrong
# if the model were too good on its training names? Answer in a few sentences.

# %%
check.summary()
