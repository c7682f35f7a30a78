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
# # Emojify: from a bag of words to an LSTM
#
# You type "dinner is ready" and the phone suggests 🍴. You will build that twice. The first model
# averages the word vectors of a sentence; it learns from a few hundred sentences and understands
# words that it has never seen. It also cannot tell "happy, not sad" from "sad, not happy", because
# an average does not know the order of its words. The second model, an LSTM, reads word by word,
# and you will measure what that is worth.
#
# **When you are done you can**
#
# - turn sentences of any length into vectors, with unknown words handled;
# - train a softmax classifier on top of word vectors that somebody else has learned;
# - prepare batches of sentences of different lengths, with padding *and a mask*;
# - build a Keras model with a fixed embedding layer and two LSTM layers;
# - design a test that shows exactly the thing in which two models differ.
#
# **You need** `word_vectors`, and the basics of Keras (course 4, `keras_tutorial`). **Time:** 2 to
# 3 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned beside what was expected. Your points come from these
# checks and from hidden ones with other sentences, vectors and sizes, so write for any input, not
# for the one you see. The reflection at the end is graded by a person.

# %% [markdown]
# ## 1. Set-up

# %%
import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

from unittest import mock

import keras
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
from keras import layers

from coursework.figures import emojify as emoji_figures
from coursework.progress_bar import progress
from emo_utils import (
    convert_to_one_hot,
    label_to_emoji,
    load_dataset,
    load_word_order,
    predict,
    print_predictions,
    read_glove_vecs,
    report,
    softmax,
)

# %%
from graders import Checker

check = Checker("course5/emojify")

# %% [markdown]
# Every sentence has one of five labels:
#
# | label | 0 | 1 | 2 | 3 | 4 |
# |---|---|---|---|---|---|
# | emoji | ❤️ | ⚾ | 😄 | 😞 | 🍴 |
# | | love | sport | joy, success | disappointment | food |

# %% tags=["demo"]
X_train, Y_train, X_test, Y_test = load_dataset()
print(len(X_train), "sentences for training,", len(X_test), "for testing")
print_predictions(X_train[:8], Y_train[:8])

# %% [markdown]
# We wrote these sentences ourselves. (If `COURSE_DATA` names a folder with the files of the classic
# course, you see those.) The test sentences are not merely other sentences: each has at least one
# word that **does not occur in the training set**, usually the one that matters.

# %% tags=["demo"]
seen = {word for sentence in X_train for word in sentence.lower().split()}
for sentence in X_test[:5]:
    print(f"{sentence:35s} new:", *(word for word in sentence.lower().split() if word not in seen))

# %% [markdown]
# How can a model know what *adore* means if it was never shown the word? From the word vectors:
# they were learned from six billion words, and *adore* lies close to *love*. The few sentences only
# have to teach which regions of this space go with which emoji.

# %% tags=["demo"]
word_to_index, index_to_word, word_to_vec_map = read_glove_vecs()
print(f"{len(word_to_vec_map):,} words with {len(word_to_vec_map['love'])} numbers each")

# %% [markdown]
# ## 2. A bag of words
#
# The simplest way to turn a sentence into one vector is to average the vectors of its words.
#
# $$avg = \frac{1}{n} \sum_{k=1}^{n} e_{word_k}$$
#
# ### Exercise 1: `sentence_to_avg`
#
# - Convert the sentence to lower case and split it into words. `split()` without an argument splits
#   at any whitespace, including tabs and several spaces in a row. (`split(" ")` does not: it would
#   leave a tab attached to the last word, and the dictionary has no such word.)
# - Skip words that are not in the dictionary, and divide by the number of those that are.
# - If no word is known, return zeros. How many? As many as a vector of *this* dictionary has.

# %%
# GRADED FUNCTION: sentence_to_avg
def sentence_to_avg(sentence, word_to_vec_map):
    """Average the vectors of the known words of a sentence.

    Arguments:
    sentence -- the sentence, a string
    word_to_vec_map -- dictionary with the vector of each known word, shape (n_h,)

    Returns:
    avg -- mean of the vectors, shape (n_h,); zeros if no word is known
    """
    n_h = len(next(iter(word_to_vec_map.values())))
    avg = np.zeros(n_h)

    ### START CODE HERE ### (≈ 4 lines of code)
    # Words in lower case, and those of them that are known
    words = sentence.lower().split()
    known = [word for word in words if word in word_to_vec_map]
    # Mean of their vectors, if there are any
    if len(known) > 0:
        avg = sum(word_to_vec_map[word] for word in known) / len(known)
    ### END CODE HERE ###

    return avg


# %% points=15
check("sentence_to_avg")

# %% tags=["demo"]
avg = sentence_to_avg("Morrocan couscous is my favorite dish", word_to_vec_map)
print(avg[:5].round(4))

# %% [markdown]
# (These numbers should start with -0.008 and 0.564. Even *Morrocan*, misspelt as it is, was in the
# text that the vectors were learned from.)
#
# ### Exercise 2: `model`
#
# On top of the average comes a softmax layer:
#
# $$z = W\, avg + b \qquad a = \text{softmax}(z) \qquad
# L = -\sum_k y_k \log a_k$$
#
# $y$ is the label as a one-hot vector. We take one step of gradient descent for each sentence
# (stochastic gradient descent), and the gradients are the ones you know from softmax:
#
# $$dz = a - y \qquad dW = dz\; avg^T \qquad db = dz$$
#
# $dW$ has the shape of $W$: row $k$ is $dz_k$ times the average. `np.outer(u, v)` makes this matrix
# of all products $u_k v_j$.
#
# The averages never change, so they are computed once, before the loop. (The classic notebook
# computed them again in each of its 400 iterations and took minutes.)
#
# The check below trains on a few sentences of random words, for an iteration or two. The costs and
# accuracies that it prints tell you nothing; its verdict does.

# %%
# GRADED FUNCTION: model
def model(X, Y, word_to_vec_map, learning_rate=0.01, num_iterations=400):
    """Train a softmax classifier on averaged word vectors.

    Arguments:
    X -- sentences, shape (m,)
    Y -- labels, whole numbers from 0, shape (m,)
    word_to_vec_map -- dictionary with the vector of each word, shape (n_h,)
    learning_rate -- learning rate
    num_iterations -- how often to go through all sentences

    Returns:
    pred -- predicted labels, shape (m, 1)
    W -- trained weights, shape (n_y, n_h)
    b -- trained biases, shape (n_y,)
    """
    m, n_y = len(Y), int(np.max(Y)) + 1
    Y_oh = convert_to_one_hot(Y, C=n_y)

    ### START CODE HERE ### (≈ 1 line of code)
    # Average vector of each sentence, shape (m, n_h)
    averages = np.array([sentence_to_avg(sentence, word_to_vec_map) for sentence in X])
    ### END CODE HERE ###

    n_h = averages.shape[1]
    W = np.random.randn(n_y, n_h) / np.sqrt(n_h)
    b = np.zeros(n_y)

    for iteration in range(num_iterations):
        for i in range(m):
            ### START CODE HERE ### (≈ 5 lines of code)
            # Forward pass for sentence i
            z = W @ averages[i] + b
            a = softmax(z)
            # Gradient with respect to z, and a step
            dz = a - Y_oh[i]
            W = W - learning_rate * np.outer(dz, averages[i])
            b = b - learning_rate * dz
            ### END CODE HERE ###
        if iteration % 100 == 0:
            report(iteration, averages, Y_oh, W, b)

    pred = predict(X, Y, W, b, word_to_vec_map)
    return pred, W, b


# %% points=25
check("model")

# %% tags=["demo"]
np.random.seed(1)
pred, W, b = model(X_train, Y_train, word_to_vec_map)
print("on the test set:")
pred_test = predict(X_test, Y_test, W, b, word_to_vec_map)

# %% [markdown]
# A guess would be right for 20% of the test sentences. The model has never met the words that
# matter in them, and yet it gets most of them right. All it has is 255 numbers of its own and the
# word vectors. Try sentences of your own:

# %% tags=["demo"]
my_sentences = np.array([
    "i cherish you", "funny lol", "lets play with a ball", "food is ready", "not feeling happy",
])
my_labels = np.array([0, 2, 1, 4, 3])
print_predictions(my_sentences, predict(my_sentences, my_labels, W, b, word_to_vec_map))

# %% [markdown]
# ### What a bag cannot know
#
# Look at the last one. The vector of *not* is one of three, and *happy* and *feeling* outvote it.
# No amount of training would fix that in general. To measure it, we wrote 14 pairs of sentences
# with **the same words in another order**:

# %% tags=["demo"]
X_order, Y_order = load_word_order()
print_predictions(X_order[:6], Y_order[:6])
pred_order = predict(X_order, Y_order, W, b, word_to_vec_map)

# %% [markdown]
# Exactly one half, and it has to be. Both sentences of a pair have the same average, so they get
# the same answer, and that answer is wrong for one of them. This is not a matter of more data or a
# better learning rate: the order is lost in the first step.
#
# This is also how to design a test. On the ordinary test set the two models of this notebook will
# come out close together. A test that is made for this very difference shows it.

# %% [markdown]
# ## 3. Sentences as rows of numbers
#
# An LSTM reads one word after the other. But Keras wants a batch as one array, and sentences have
# different lengths. So each sentence becomes a row of `max_len` whole numbers: the numbers of its
# words, and then zeros for **padding**. The number 0 belongs to no word.
#
# | | | | | | |
# |---|---|---|---|---|---|
# | "I love you" | 23 | 51 | 94 | 0 | 0 |
# | "dinner is ready for you" | 17 | 25 | 70 | 19 | 94 |
#
# ### Exercise 3: `sentences_to_indices`
#
# Lower case and `split()` as before. Unknown words are skipped **without leaving a gap**. Of the
# known words, only the first `max_len` are kept; the rest is cut off.

# %%
# GRADED FUNCTION: sentences_to_indices
def sentences_to_indices(X, word_to_index, max_len):
    """Turn sentences into rows of word numbers, with zeros at the end.

    Arguments:
    X -- sentences, shape (m,)
    word_to_index -- dictionary with the number of each known word, from 1
    max_len -- length of a row

    Returns:
    X_indices -- whole numbers, shape (m, max_len)
    """
    m = len(X)
    X_indices = np.zeros((m, max_len), dtype="int32")

    for i in range(m):
        ### START CODE HERE ### (≈ 3-6 lines of code)
        words = X[i].lower().split()
        # Numbers of the known words, and the first max_len of these
        numbers = [word_to_index[word] for word in words if word in word_to_index]
        numbers = numbers[:max_len]
        X_indices[i, :len(numbers)] = numbers
        ### END CODE HERE ###

    return X_indices


# %% points=15
check("sentences_to_indices")

# %% tags=["demo"]
max_len = max(len(sentence.split()) for sentence in [*X_train, *X_order])
print("longest sentence:", max_len, "words")
print(sentences_to_indices(np.array(["funny lol", "food is ready for you"]), word_to_index, 6))

# %% [markdown]
# The longest sentence is the one with the most *words*. (The classic notebook took the one with the
# most letters, which need not be the same.)

# %% [markdown]
# ## 4. The embedding layer
#
# In Keras, the layer that turns word numbers into vectors is `layers.Embedding`. It holds a matrix
# with one row for each number and looks up rows. These arguments matter here:
#
# - `input_dim` and `output_dim`: the shape of the matrix. The numbers go from 1 to $n$ and 0 is for padding, so there are
#   $n + 1$ rows.
# - `trainable=False`: the vectors stay as they are. With 238 sentences, training could move the
#   vector of *love*, but not that of *adore*, which does not occur; words that are close now would
#   drift apart.
# - `mask_zero=True`: the layer passes on a **mask** that says which places are words and which are
#   padding, and the LSTM layers then skip the padding.
#
# Without a mask the LSTM goes on reading after the sentence is over. For a sentence of three words
# in a row of eleven, it reads eight more "words", all zeros, and what it returns is what is left of the
# state after that. The classic notebook did so.
#
# ### Exercise 4: `pretrained_embedding_layer`
#
# Fill a matrix of zeros: row $i$ is the vector of the word with number $i$, and row 0 stays zero.
# Take the sizes from the arguments. Then make the layer, `build` it (that line is given), and put
# the matrix in with `set_weights`, which takes a *list* of arrays.

# %%
# GRADED FUNCTION: pretrained_embedding_layer
def pretrained_embedding_layer(word_to_vec_map, word_to_index):
    """Make a Keras layer that looks up fixed word vectors.

    Arguments:
    word_to_vec_map -- dictionary with the vector of each word, shape (n_h,)
    word_to_index -- dictionary with the number of each word, from 1 to n

    Returns:
    embedding_layer -- layers.Embedding with n + 1 rows, not trainable, that masks the number 0
    """
    n_h = len(next(iter(word_to_vec_map.values())))

    ### START CODE HERE ### (≈ 5 lines of code)
    # One row for each number, row 0 included
    vocab_size = len(word_to_index) + 1
    matrix = np.zeros((vocab_size, n_h))
    for word, i in word_to_index.items():
        matrix[i] = word_to_vec_map[word]
    # The layer: fixed, and with a mask
    embedding_layer = layers.Embedding(vocab_size, n_h, trainable=False, mask_zero=True)
    ### END CODE HERE ###

    embedding_layer.build((None,))

    ### START CODE HERE ### (≈ 1 line of code)
    # The matrix goes in
    embedding_layer.set_weights([matrix])
    ### END CODE HERE ###

    return embedding_layer


# %% points=20
check("pretrained_embedding_layer")

# %% [markdown]
# ## 5. Two LSTMs
#
# Here is the whole model:
#
# EMBEDDING → LSTM, 128 units, returns its state after **every** word → DROPOUT 0.5 → LSTM, 128
# units, returns its **last** state only → DROPOUT 0.5 → DENSE, 5 units with SOFTMAX
#
# - `layers.LSTM(128, return_sequences=True)` returns one state for each place, shape
#   $(m, max\_len, 128)$. The second LSTM needs them, since it reads a sequence as well.
# - `return_sequences=False`, the default, returns the last state only, shape $(m, 128)$. With a
#   mask, that is the state after the last *word*.
# - `layers.Dropout(0.5)` sets half of the numbers to zero in training.
#
# ### Exercise 5: `Emojify_V2`
#
# Build it with the functional API, each layer called with the output of the one before. The input,
# `max_len` whole numbers, is given. Use your `pretrained_embedding_layer`.

# %%
# GRADED FUNCTION: Emojify_V2
def Emojify_V2(input_shape, word_to_vec_map, word_to_index):
    """Build a model that reads a sentence word by word.

    Arguments:
    input_shape -- shape of one input, (max_len,)
    word_to_vec_map -- dictionary with the vector of each word
    word_to_index -- dictionary with the number of each word, from 1

    Returns:
    model -- a keras.Model, not compiled; its output has the shape (m, 5)
    """
    sentence_indices = keras.Input(shape=input_shape, dtype="int32")

    ### START CODE HERE ### (≈ 7 lines of code)
    # Word vectors
    X = pretrained_embedding_layer(word_to_vec_map, word_to_index)(sentence_indices)
    # First LSTM, one state for each place
    X = layers.LSTM(128, return_sequences=True)(X)
    X = layers.Dropout(0.5)(X)
    # Second LSTM, the last state only
    X = layers.LSTM(128)(X)
    X = layers.Dropout(0.5)(X)
    # Probabilities of the five emojis
    outputs = layers.Dense(5, activation="softmax")(X)
    ### END CODE HERE ###

    return keras.Model(inputs=sentence_indices, outputs=outputs)


# %% points=25
check("Emojify_V2")

# %% tags=["demo"]
keras.utils.set_random_seed(1)
emojify = Emojify_V2((max_len,), word_to_vec_map, word_to_index)
emojify.summary()

# %% [markdown]
# Check the numbers: an LSTM with $n_a$ units on $n_x$ inputs has four gates, each with a matrix of
# $n_a \times (n_a + n_x)$ and $n_a$ biases. For the first one $4 \cdot 128 \cdot (128 + 50 + 1) =
# 91{,}648$. Altogether 223,877 parameters are trained, nearly a thousand for each sentence. That is
# why there is dropout, and why the vectors are fixed. The line `not_equal` is the mask at work: it
# compares each number with 0.
#
# The labels are whole numbers, so the loss is `sparse_categorical_crossentropy`, which needs no
# one-hot vectors. Training takes 20 to 60 seconds, depending on your computer.

# %% tags=["demo"]
def train(network, epochs=50):
    """Train a network on the training sentences."""
    network.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.003),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    indices = sentences_to_indices(X_train, word_to_index, max_len)
    network.fit(
        indices, Y_train, epochs=epochs, batch_size=32, verbose=0, callbacks=[progress(epochs)]
    )


train(emojify)

# %% [markdown]
# For comparison, the same model **without the mask**, from the same start; this takes as long again.
# (For a moment, `Emojify_V2` gets an embedding layer whose mask is switched off.)

# %% tags=["demo"]
make_layer = pretrained_embedding_layer


def unmasked_layer(*arguments):
    """Your embedding layer, with its mask switched off."""
    layer = make_layer(*arguments)
    layer.mask_zero = False
    return layer


def without_mask(length):
    """Your model for rows of some length, without the mask."""
    with mock.patch.dict(globals(), pretrained_embedding_layer=unmasked_layer):
        return Emojify_V2((length,), word_to_vec_map, word_to_index)


keras.utils.set_random_seed(1)
unmasked = without_mask(max_len)
train(unmasked)

# %% [markdown]
# ## 6. What is it worth?

# %% tags=["demo"] alt="Bars of the accuracies of three models: on the test set they are nearly equal; on the word-order test the average has 50 percent, the LSTM without mask little more and the LSTM with mask far more"
def classes(network, X):
    """The most probable class of each sentence."""
    indices = sentences_to_indices(X, word_to_index, max_len)
    return network.predict(indices, verbose=0).argmax(axis=1)


sets = {
    "training": (X_train, Y_train), "test": (X_test, Y_test), "word order": (X_order, Y_order),
}
bag = {"training": pred, "test": pred_test, "word order": pred_order}
accuracies = {"average": {name: np.mean(bag[name][:, 0] == Y) for name, (_, Y) in sets.items()}}
for title, network in (("LSTM without mask", unmasked), ("LSTM", emojify)):
    accuracies[title] = {name: np.mean(classes(network, X) == Y) for name, (X, Y) in sets.items()}
emoji_figures.draw_accuracies(accuracies)
plt.show()

# %% [markdown]
# On the ordinary test set the three models lie close together: one sentence is 1.4%, and the
# differences are no larger than those between two starts of the same model. On the word-order
# test they lie far apart. We ran both LSTMs from three other starts as well:
#
# | | test set | word order |
# |---|---|---|
# | average, three starts | 83% each time | 50%, always |
# | LSTM without mask, three starts | mean 82%, from 79 to 86% | mean 63%, from 57 to 68% |
# | LSTM, three starts | mean 84%, from 80 to 86% | mean 93%, from 86 to 100% |
#
# - An LSTM can use the order, where an average cannot.
# - Without a mask it hardly does here: by the time it has read up to eight zeros, much of what it
#   knew is gone. One argument of one layer makes the difference.
# - 28 sentences are few, and they follow patterns that occur in training ("… not …", "… but now
#   …") with other words. The test shows that the order is read, not that language is understood.
#
# Which sentences of the ordinary test set go wrong?

# %% tags=["demo"] alt="Two tables of true and predicted classes, for the average and for the LSTM: most of the 70 sentences lie on the diagonals, and the commonest error is a smile in place of a heart"
found = {"average": pred_test, "LSTM": classes(emojify, X_test)}
emoji_figures.draw_confusions(Y_test, found)
plt.show()
wrong = np.flatnonzero(found["LSTM"] != Y_test)
for i in wrong:
    print(f"{X_test[i]:35s} {label_to_emoji(found['LSTM'][i])}  should be {label_to_emoji(Y_test[i])}")

# %% [markdown]
# ### Thinking aloud
#
# What does the LSTM think after each word? We show it the first word, the first two, and so on.
# (Thanks to the mask, that is simply a row with fewer numbers.) Where does it change its mind? Do
# not expect it to be right on the way: it was trained on whole sentences only, and a beginning such
# as *he is gloomy* is not among them.

# %% tags=["demo"] alt="Probabilities of the five classes after each word of he is cheerful not gloomy and he is gloomy not cheerful: the curves change with the words that are read"
def thoughts(sentence):
    """Probabilities of the five classes after each word, shape (number of words, 5)."""
    words = sentence.split()
    beginnings = [" ".join(words[: k + 1]) for k in range(len(words))]
    indices = sentences_to_indices(beginnings, word_to_index, max_len)
    return emojify.predict(indices, verbose=0)


pair = ["he is cheerful not gloomy", "he is gloomy not cheerful"]
emoji_figures.draw_thoughts(pair, [thoughts(sentence) for sentence in pair])
plt.show()

# %% tags=["demo"]
def aloud(sentence="i was happy but now i am hungry"):
    if not sentence.split():
        return
    emoji_figures.draw_thoughts([sentence], [thoughts(sentence)])
    plt.show()


interact(aloud);

# %% [markdown]
# ### Does the padding count?
#
# One and the same sentence, once in a row of `max_len` numbers and once with all the padding cut
# off. A model that is built for a row of three and given the same weights should say the same.

# %% tags=["demo"]
sentence = ["you are wonderful"]
short_ones = Emojify_V2((3,), word_to_vec_map, word_to_index), without_mask(3)
for title, network, short in zip(("masked", "without mask"), (emojify, unmasked), short_ones):
    short.set_weights(network.get_weights())
    probabilities = [
        each.predict(sentences_to_indices(sentence, word_to_index, n), verbose=0)[0]
        for each, n in ((network, max_len), (short, 3))
    ]
    print(f"{title:13s} largest difference in a probability: {np.abs(probabilities[0] - probabilities[1]).max():.1g}")

# %% [markdown]
# With the mask, nothing but rounding is left. Without it, the answer depends on how much padding
# follows, which has nothing to do with the sentence. Sooner or later, a model in use will meet rows
# of other lengths.

# %% [markdown]
# ## Quick questions
#
# 1. A sentence consists of unknown words only. What does the averaging model answer, and on what
#    does that answer depend?
# 2. Why does row 0 of the embedding matrix not belong to a word?
# 3. What would `return_sequences=True` in the second LSTM do to the shape of the output?
#
# <details><summary>Answers</summary>
#
# 1. The average is zero, so $z = b$: it answers with the class that has the largest bias, whatever
#    the sentence.
# 2. The number 0 means padding. If it were also the number of a word, the mask would hide this word.
# 3. Dense works on the last axis, so there would be five probabilities for every place:
#    $(m, max\_len, 5)$.
#
# </details>
#
# ## If you want to go further
#
# - Average *pairs* of neighbouring words in addition to single words (the vector of a pair may be
#   the two vectors joined end to end). How much of the word order does such a bag of pairs recover?
#   Where does it fail?
# - Replace the first LSTM by a bidirectional one (`layers.Bidirectional`). Run three seeds of each. Is the
#   difference larger than that between seeds?
#
# ## What you have learned
#
# - Pretrained word vectors carry knowledge of words that the training set does not contain.
# - An average is a strong and cheap model, and blind to order. Compare with it before you build
#   something larger.
# - Padding makes a batch out of sentences; a mask keeps it from counting.
# - A test that is made for a difference shows it; an overall accuracy may hide it.
#
# **References**
#
# - J. Pennington, R. Socher, C. Manning: [GloVe: Global Vectors for Word
#   Representation](https://aclanthology.org/D14-1162/), 2014.
# - S. Hochreiter, J. Schmidhuber: [Long Short-Term
#   Memory](https://doi.org/10.1162/neco.1997.9.8.1735), 1997.
# - M. Iyyer, V. Manjunatha, J. Boyd-Graber, H. Daumé III: [Deep Unordered Composition Rivals Syntactic
#   Methods for Text Classification](https://aclanthology.org/P15-1162/), 2015.
# - N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov: [Dropout: A Simple Way to
#   Prevent Neural Networks from Overfitting](https://jmlr.org/papers/v15/srivastava14a.html), 2014.
#
# **Where it goes next.** The LSTM squeezes a whole sentence into one state. For translation that is
# not enough; attention lets a model look back at every word.

# %% [markdown] tags=["reflection"] points=5
# ## Reflection
#
# A friend reports: "My averaging model gets 83% on the test set and the LSTM 84%, so the LSTM is
# not worth the trouble." Write five to ten sentences: what do these two numbers show and what not,
# which test would you ask for and why, and how would you find out whether a difference of one
# percentage point on 70 sentences means anything?

# %%
check.summary()
