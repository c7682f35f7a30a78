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
# # The Transformer, part by part
#
# A recurrent network reads a sentence one word at a time, and whatever it knows of the first word
# has to survive every step to the last. A Transformer reads all words at once: each word looks at
# every other word directly and takes from it what it needs. You will build one, from the numbers
# that mark a position to the complete encoder and decoder. Then you will train *your own*
# Transformer on a small task, and look into its heads to see how it solves it.
#
# **When you are done you can**
#
# - say how a network without any order of its own is told where a word stands;
# - write scaled dot-product attention in a few lines, and explain the scale;
# - hide padding and the future with masks, and test that a mask really hides;
# - build encoder and decoder layers from attention, a small network, shortcuts and norms;
# - train the whole network with teacher forcing, decode with it, and read its attention weights.
#
# **You need** `rnn_step_by_step` and, from course 4, `keras_tutorial`; attention as in
# `machine_translation_attention` helps. **Time:** 3 to 4 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned beside what was expected. Half of your points come from
# these visible checks and half from hidden inputs of other shapes: several sentences, other
# lengths, other numbers of heads. So write for any input, not for the one you see.

# %% [markdown]
# ## 1. Set-up
#
# We use Keras and nothing else: `keras.layers` for layers, and `keras.ops` for what NumPy would do
# (`ops.matmul`, `ops.softmax`, ...), on tensors through which gradients flow. The notebook runs on
# TensorFlow, JAX or PyTorch alike.

# %%
import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import keras
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
from keras import layers, ops

from coursework.data import letter_strings
from coursework.figures import transformer as transformer_figures
from coursework.progress_bar import progress

# %%
from graders import Checker

check = Checker("course5/transformer")

# %% [markdown]
# The whole machine at a glance. On the left the **encoder** reads the input; on the right the
# **decoder** writes the output, one token after the other. By the end of section 7 you will have
# built every box.

# %% tags=["demo"] alt="A Transformer: on the left the encoder, an embedding with positions and two layers; on the right the decoder, an embedding with positions, two layers that also read the encoder output, and a dense layer with softmax"
transformer_figures.draw_transformer()
plt.show()

# %% [markdown]
# ## 2. Where a word stands
#
# Attention, as you will see, treats a sentence as a *set* of words: shuffle them, and every word
# still gets the same result. "The dog bites the man" and "the man bites the dog" would be one and
# the same. So the position has to be added to the word itself, as a pattern of numbers.
#
# [Vaswani et al. (2017)](https://arxiv.org/abs/1706.03762) use waves of different lengths. Position
# $pos$ gets a vector of $d$ numbers, in pairs of a sine and a cosine:
#
# $$PE_{(pos,\, 2i)} = \sin\!\left(\frac{pos}{10000^{2i/d}}\right) \qquad
# PE_{(pos,\, 2i+1)} = \cos\!\left(\frac{pos}{10000^{2i/d}}\right)$$
#
# The first pair goes round once in about six positions; the last one hardly moves. It is like the
# hands of a clock: the second hand tells neighbouring moments apart, the hour hand tells morning
# from noon.
#
# ### Exercise 1: `get_angles`
#
# Compute what stands inside the sine and the cosine, for all positions and all columns at once.
# Column $k$ belongs to the pair $i = k // 2$ (whole-number division), so that columns 0 and 1 share
# an angle, as do 2 and 3, and so on:
#
# $$\text{angle}(pos, k) = \frac{pos}{10000^{\,2i/d}}$$
#
# `pos` is a column and `k` a row, so NumPy's broadcasting makes the whole table.

# %%
# GRADED FUNCTION: get_angles
def get_angles(pos, k, d):
    """Compute the angles of the positional encoding.

    Arguments:
    pos -- positions, a column of shape (N, 1)
    k -- numbers of the columns of the encoding, a row of shape (1, d)
    d -- size of the encoding

    Returns:
    angles -- array of shape (N, d)
    """
    ### START CODE HERE ### (≈ 2 lines of code)
    # The number of the pair that each column belongs to
    i = k // 2
    angles = pos / 10000 ** (2 * i / d)
    ### END CODE HERE ###

    return angles


# %% points=6
check("get_angles")

# %% [markdown]
# ### Exercise 2: `positional_encoding`
#
# - Call `get_angles` with a column of all positions, from 0 to `positions - 1`, and a row of all
#   column numbers, from 0 to `d - 1`. (`np.arange(n)[:, np.newaxis]` is a column.)
# - Replace the even columns by their sine, and the odd ones by their cosine. `angles[:, 0::2]` is
#   every second column from column 0 on.
# - Add an axis for the batch in front: the shape becomes `(1, positions, d)`.

# %%
# GRADED FUNCTION: positional_encoding
def positional_encoding(positions, d):
    """Compute the positional encoding of a number of positions.

    Arguments:
    positions -- how many positions
    d -- size of the encoding of one position

    Returns:
    pos_encoding -- float32 tensor of shape (1, positions, d)
    """
    ### START CODE HERE ### (≈ 4 lines of code)
    # The angles of all positions and all columns
    angles = get_angles(np.arange(positions)[:, np.newaxis], np.arange(d)[np.newaxis, :], d)
    # Sine in the even columns, cosine in the odd ones
    angles[:, 0::2] = np.sin(angles[:, 0::2])
    angles[:, 1::2] = np.cos(angles[:, 1::2])
    # An axis for the batch in front
    pos_encoding = angles[np.newaxis, ...]
    ### END CODE HERE ###

    return ops.cast(pos_encoding, "float32")


# %% points=8
check("positional_encoding")

# %% tags=["demo"] alt="Left: the encoding of 60 positions in 64 columns, fast waves on one side and slow ones on the other. Right: dot products of positions 10, 30 and 50 with all others, each with a peak at itself"
encoding = np.asarray(positional_encoding(60, 64))[0]
transformer_figures.draw_positions(encoding)
plt.show()

# %% [markdown]
# **What you are looking at.** On the left, each row is one position: fast waves in the first
# columns, slow ones in the last. On the right, the dot product of one position with all others. It
# is largest with itself and falls off on both sides, in the same way whether you start at position
# 10, 30 or 50: the dot product depends only on the *distance*. Two facts are worth checking, because
# they tell you why sines and cosines come in pairs:

# %% tags=["demo"]
lab = np.asarray(positional_encoding(100, 100))[0]
print("length of the vectors of positions 3 and 34:", np.linalg.norm(lab[[3, 34]], axis=1))
for p in (0, 34, 70):
    print(f"distance of positions {p} and {p + 2}: {np.linalg.norm(lab[p] - lab[p + 2]):.6f}")

# %% [markdown]
# Every vector has the same length $\sqrt{d/2}$, since $\sin^2 + \cos^2 = 1$ for each of the $d/2$
# pairs. And two positions that are two apart have the same distance everywhere.
#
# What does the size $d$ change? Here are three sizes side by side, and a slider to try others. With
# few columns, distant positions can look alike; with many, each has a pattern of its own.

# %% tags=["demo"] alt="Maps of how alike 60 positions are, for encodings of 4, 16 and 128 columns: the diagonal gets sharper with more columns"
def similarity_with(d=16):
    """Draw how alike 60 positions are when they are encoded in d columns."""
    transformer_figures.draw_similarities([np.asarray(positional_encoding(60, d))[0]])
    plt.show()


transformer_figures.draw_similarities(
    [np.asarray(positional_encoding(60, d))[0] for d in (4, 16, 128)]
)
plt.show()
interact(similarity_with, d=(4, 128, 4));

# %% [markdown]
# ## 3. What must not be seen
#
# Two kinds of places have to be hidden from attention.
#
# **Padding.** The sentences of a batch have different lengths, so the shorter ones are filled up
# with the token 0. Nobody should look there.
#
# **The future.** While it learns, the decoder gets the whole right output at once, although it is
# meant to predict each token from those *before* it. If it could look ahead, it would just copy.
#
# A **mask** holds 1 where attention may look and 0 where it must not. (Some libraries do
# it the other way round. Always look it up.)
#
# ### Exercise 3: `create_padding_mask`
#
# Return 1 for each token that is not 0, as `float32`. The mask gets an extra axis in the middle,
# shape $(m, 1, T)$. In section 4 it will meet a table of numbers for each sentence, with a row for
# each position that looks and a column for each position that is looked at. Padding is hidden from
# all rows alike, so one row is enough. `ops.not_equal` and `ops.cast` help, and `None` or
# `np.newaxis` in brackets makes the axis, as in exercise 2.

# %%
# GRADED FUNCTION: create_padding_mask
def create_padding_mask(token_ids):
    """Mark the tokens that are not padding.

    Arguments:
    token_ids -- whole numbers of shape (m, T), 0 for padding

    Returns:
    mask -- float32 tensor of shape (m, 1, T): 1 for a token, 0 for padding
    """
    ### START CODE HERE ### (≈ 2 lines of code)
    mask = ops.cast(ops.not_equal(token_ids, 0), "float32")
    # An axis of length 1 in the middle
    mask = mask[:, None, :]
    ### END CODE HERE ###

    return mask


# %% points=6
check("create_padding_mask")

# %% [markdown]
# ### Exercise 4: `create_look_ahead_mask`
#
# Row $t$ says what position $t$ may see: itself and everything before it. So the mask has ones on
# and below the diagonal. An axis of length 1 in front stands for the batch, as all its sentences
# share the mask. `ops.ones(shape)` makes ones, and `ops.tril` keeps the lower triangle.

# %%
# GRADED FUNCTION: create_look_ahead_mask
def create_look_ahead_mask(sequence_length):
    """Mark what each position may see when the future is hidden.

    Arguments:
    sequence_length -- number of positions T

    Returns:
    mask -- float32 tensor of shape (1, T, T), ones on and below the diagonal
    """
    ### START CODE HERE ### (≈ 1 line of code)
    mask = ops.tril(ops.ones((1, sequence_length, sequence_length)))
    ### END CODE HERE ###

    return mask


# %% points=6
check("create_look_ahead_mask")

# %% tags=["demo"] alt="The padding mask of three sentences, a look-ahead mask with ones on and below its diagonal, and both combined for the first sentence"
sentences = np.array([[7, 6, 4, 9, 0, 0], [1, 2, 3, 0, 0, 0], [5, 8, 1, 4, 2, 6]])
transformer_figures.draw_masks(
    np.asarray(create_padding_mask(sentences)), np.asarray(create_look_ahead_mask(6))[0]
)
plt.show()

# %% [markdown]
# ## 4. Attention
#
# Each word asks a question, its **query** $q$. Each word also holds up a sign that says what it has
# to offer, its **key** $k$, and carries the offer itself, its **value** $v$. Where query and key
# point in the same direction, their dot product is large and the value counts for much:
#
# $$\text{Attention}(Q, K, V) = \text{softmax}\!\left(\frac{Q K^T}{\sqrt{d_k}} + (1 - M) \cdot (-10^9)\right) V$$
#
# Reading from the inside out:
#
# 1. $Q K^T$ has a **score** for each pair of a query (row) and a key (column).
# 2. The scores are divided by $\sqrt{d_k}$, where $d_k$ is the size of a key. More on that below.
# 3. Where the mask $M$ is 0, an enormous negative number is added, in Python `-1e9`. The softmax
#    turns it into 0.
# 4. The **softmax** of each *row* turns scores into weights that sum to 1.
# 5. Each query gets the weighted mean of the values.
#
# ### Exercise 5: `scaled_dot_product_attention`
#
# Write it for any number of axes in front: a single sentence $(T, d)$, a batch $(m, T, d)$, or a
# batch with heads $(m, heads, T, d)$. So count axes from the end: `ops.swapaxes(k, -1, -2)`
# transposes the last two, and `axis=-1` is the last one. `mask` may be `None`; then nothing is
# hidden.

# %%
# GRADED FUNCTION: scaled_dot_product_attention
def scaled_dot_product_attention(q, k, v, mask):
    """Compute attention.

    Arguments:
    q -- queries, float32 tensor of shape (..., T_q, depth)
    k -- keys, shape (..., T_k, depth)
    v -- values, shape (..., T_k, depth_v)
    mask -- None, or a mask that fits (..., T_q, T_k): 1 where a query may look, 0 where not

    Returns:
    output -- shape (..., T_q, depth_v)
    attention_weights -- shape (..., T_q, T_k); each row sums to 1
    """
    ### START CODE HERE ### (≈ 6 lines of code)
    # Scores of all pairs, scaled
    depth = k.shape[-1]
    scores = ops.matmul(q, ops.swapaxes(k, -1, -2)) / depth**0.5
    # Hide what the mask hides
    if mask is not None:
        scores = scores + (1 - mask) * -1e9
    # Weights, and the weighted mean of the values
    attention_weights = ops.softmax(scores, axis=-1)
    output = ops.matmul(attention_weights, v)
    ### END CODE HERE ###

    return output, attention_weights


# %% points=16
check("scaled_dot_product_attention")

# %% [markdown]
# ### Why the square root?
#
# If the entries of $q$ and $k$ are independent with mean 0 and variance 1, their dot product is a
# sum of $d_k$ products, so its variance is $d_k$ and its standard deviation $\sqrt{d_k}$. Large
# scores make a softmax that puts everything on a single key, and there it is flat: the gradient all
# but vanishes, and attention can no longer learn to look elsewhere. It is the problem that you know
# from the large weights in `initialization`. Dividing by $\sqrt{d_k}$ brings the scores back to
# variance 1, whatever the size. The figure draws random queries and keys and shows the largest of
# eight weights, and the size of the softmax's gradient:

# %% tags=["demo"] alt="With larger keys, the largest of eight weights goes to 1 and the gradient of the softmax towards 0 without the scale; with it both stay level"
transformer_figures.draw_saturation(depths=(2, 8, 32, 128, 512))
plt.show()

# %% [markdown]
# ### Order is not in it
#
# Here is the promise of section 2, tested with your function. We shuffle the keys and values. The
# outputs stay the same, up to rounding:

# %% tags=["demo"]
rng = np.random.default_rng(5)
q, k, v = (rng.normal(size=(6, 8)).astype("float32") for _ in range(3))
shuffled = rng.permutation(6)
before, _ = scaled_dot_product_attention(q, k, v, None)
after, _ = scaled_dot_product_attention(q, k[shuffled], v[shuffled], None)
print("order of the words:", shuffled)
print("largest change of an output:", np.abs(np.asarray(before) - np.asarray(after)).max())

# %% [markdown]
# ### Several heads
#
# One set of weights can look at only one kind of thing. So attention is carried out several times
# side by side, by **heads** that each have their own matrices $W_q, W_k, W_v$ to make queries, keys
# and values from the words; their outputs are put next to each other and mixed by one more matrix.
# That is `layers.MultiHeadAttention`, which contains just what you have written:
#
# ```python
# mha = layers.MultiHeadAttention(num_heads=2, key_dim=16)
# output = mha(query, value, key, attention_mask=mask)
# output, weights = mha(query, value, key, attention_mask=mask, return_attention_scores=True)
# ```
#
# The order of the arguments is query, **value**, key. Where all three are the same `x`, a sentence
# attends to itself: **self-attention**. `key_dim` is the size of *one* head. In the paper all heads
# together have the size of the embedding, $d / heads$ each. Here each head has the full
# size $d$ instead; that costs more parameters, which matters little in a small network.

# %% [markdown]
# ## 5. The encoder
#
# After the words have shared what they know, each of them thinks it over *by itself*, in a small
# network of two layers that is the same for every position.
#
# ### Exercise 6: `FullyConnected`
#
# Return a `keras.Sequential` of two dense layers: `fully_connected_dim` units with ReLU, then
# `embedding_dim` units without an activation.

# %%
# GRADED FUNCTION: FullyConnected
def FullyConnected(embedding_dim, fully_connected_dim):
    """Build the small network that works on each position by itself.

    Arguments:
    embedding_dim -- size of what comes in and goes out
    fully_connected_dim -- number of hidden units

    Returns:
    model -- a keras.Sequential of two dense layers
    """
    ### START CODE HERE ### (≈ 4 lines of code)
    model = keras.Sequential([
        layers.Dense(fully_connected_dim, activation="relu"),
        layers.Dense(embedding_dim),
    ])
    ### END CODE HERE ###

    return model


# %% points=6
check("FullyConnected")

# %% [markdown]
# ### Exercise 7: `EncoderLayer`
#
# An encoder layer has two parts, self-attention and the small network. A **shortcut** runs around
# each of them, as in `residual_networks`, and the sum goes through **layer norm**, which brings the
# $d$ numbers of each position to mean 0 and variance 1, then scales and shifts them by a learned
# $\gamma$ and $\beta$. (Batch norm would mix sentences of different lengths; layer norm looks at
# one position at a time. See [Ba et al., 2016](https://arxiv.org/abs/1607.06450).)
#
# $$\begin{aligned}
# A &= \text{mha}(x, x, x) &\qquad o &= \text{layernorm}_1(x + A) \\
# F &= \text{dropout}(\text{ffn}(o)) &\qquad out &= \text{layernorm}_2(o + F)
# \end{aligned}$$
#
# The layers are made for you in `__init__`; write what `call` does with them.
#
# - Pass the mask to the attention as `attention_mask=attention_mask`.
# - Pass `training=training` to attention and dropout, by name: dropout acts in training only. Keras
#   3 accepts only tensors by position.
# - The two norms are two layers with a $\gamma$ and $\beta$ of their own. Do not use one twice.

# %% tags=["demo"] alt="An encoder layer: self-attention, then a small network, each with a shortcut around it and a layer norm"
transformer_figures.draw_layer("encoder")
plt.show()

# %%
# GRADED FUNCTION: EncoderLayer
class EncoderLayer(layers.Layer):
    """Self-attention, then a small network, each with shortcut and norm."""

    def __init__(
        self, embedding_dim, num_heads, fully_connected_dim, dropout_rate=0.1, layernorm_eps=1e-6
    ):
        super().__init__()
        self.mha = layers.MultiHeadAttention(
            num_heads=num_heads, key_dim=embedding_dim, dropout=dropout_rate
        )
        self.ffn = FullyConnected(embedding_dim, fully_connected_dim)
        self.layernorm1 = layers.LayerNormalization(epsilon=layernorm_eps)
        self.layernorm2 = layers.LayerNormalization(epsilon=layernorm_eps)
        self.dropout_ffn = layers.Dropout(dropout_rate)

    def call(self, x, training=False, attention_mask=None):
        """Apply the layer.

        Arguments:
        x -- float32 tensor of shape (m, T, embedding_dim)
        training -- whether dropout acts
        attention_mask -- None, or a mask that fits (m, T, T): 1 where a position may be seen

        Returns:
        out -- shape (m, T, embedding_dim)
        """
        ### START CODE HERE ### (≈ 5 lines of code)
        # Self-attention, shortcut, norm
        attention = self.mha(x, x, x, attention_mask=attention_mask, training=training)
        o = self.layernorm1(x + attention)
        # Small network, dropout, shortcut, norm
        ffn_output = self.ffn(o)
        ffn_output = self.dropout_ffn(ffn_output, training=training)
        out = self.layernorm2(o + ffn_output)
        ### END CODE HERE ###

        return out


# %% points=12
check("EncoderLayer")

# %% [markdown]
# Does the mask really hide? The best test of a mask is to change what is hidden, and see whether
# anything else changes.

# %% tags=["demo"]
keras.utils.set_random_seed(1)
layer = EncoderLayer(8, 2, 16)
x = rng.normal(size=(1, 5, 8)).astype("float32")
changed = x.copy()
changed[0, 3:] = 100
for name, mask in (("without a mask", None), ("last two hidden", np.array([[[1, 1, 1, 0, 0]]]))):
    one, other = layer(x, attention_mask=mask), layer(changed, attention_mask=mask)
    change = np.abs(np.asarray(one) - np.asarray(other))[0, :3].max()
    print(f"{name}: the first three outputs change by up to {change:.3g}")

# %% [markdown]
# ### Exercise 8: `Encoder`
#
# The encoder turns token numbers into vectors and sends them through several layers:
#
# 1. Embed the tokens, and multiply by $\sqrt{d}$, the root of `embedding_dim`. Embeddings start out
#    small; the factor keeps the positions from drowning them out.
# 2. Add the positional encoding, **cut to the length of the sentence**: `self.pos_encoding` holds
#    `maximum_position_encoding` positions, in an array of shape `(1, positions, d)`.
# 3. Apply dropout.
# 4. Apply the layers one after the other; each takes what the previous one returned, and by name
#    `training` and `attention_mask`.

# %%
# GRADED FUNCTION: Encoder
class Encoder(layers.Layer):
    """Embedding, positions, and a stack of encoder layers."""

    def __init__(
        self,
        num_layers,
        embedding_dim,
        num_heads,
        fully_connected_dim,
        input_vocab_size,
        maximum_position_encoding,
        dropout_rate=0.1,
        layernorm_eps=1e-6,
    ):
        super().__init__()
        self.embedding_dim = embedding_dim
        self.embedding = layers.Embedding(input_vocab_size, embedding_dim)
        self.pos_encoding = positional_encoding(maximum_position_encoding, embedding_dim)
        self.enc_layers = [
            EncoderLayer(embedding_dim, num_heads, fully_connected_dim, dropout_rate, layernorm_eps)
            for _ in range(num_layers)
        ]
        self.dropout = layers.Dropout(dropout_rate)

    def call(self, x, training=False, attention_mask=None):
        """Encode sentences.

        Arguments:
        x -- token numbers of shape (m, T)
        training -- whether dropout acts
        attention_mask -- None, or a mask that fits (m, T, T)

        Returns:
        x -- float32 tensor of shape (m, T, embedding_dim)
        """
        T = x.shape[1]

        ### START CODE HERE ### (≈ 6 lines of code)
        # Embedding, scaled
        x = self.embedding(x) * self.embedding_dim**0.5
        # Positions, cut to the length of the sentence; dropout
        x = x + self.pos_encoding[:, :T, :]
        x = self.dropout(x, training=training)
        # One layer after the other
        for layer in self.enc_layers:
            x = layer(x, training=training, attention_mask=attention_mask)
        ### END CODE HERE ###

        return x


# %% points=10
check("Encoder")

# %% [markdown]
# ## 6. The decoder
#
# The decoder writes. Its layers have *three* parts: self-attention with the future hidden, then
# **cross-attention**, in which the queries come from the output so far and the keys and values from
# the encoder, and the small network. It is in cross-attention that the output looks at the input.
#
# ### Exercise 9: `DecoderLayer`
#
# $$\begin{aligned}
# A_1, w_1 &= \text{mha1}(x, x, x) &\qquad Q_1 &= \text{layernorm}_1(x + A_1) \\
# A_2, w_2 &= \text{mha2}(Q_1, enc, enc) &\qquad o &= \text{layernorm}_2(Q_1 + A_2) \\
# F &= \text{dropout}(\text{ffn}(o)) &\qquad out &= \text{layernorm}_3(o + F)
# \end{aligned}$$
#
# The look-ahead mask goes to the first attention, the padding mask to the second: it hides the
# padding of the *input*, as the encoder's output is what is looked at there. Ask both attentions
# for their weights with `return_attention_scores=True`.

# %% tags=["demo"] alt="A decoder layer: masked self-attention, cross-attention to the encoder and a small network, each with a shortcut and a layer norm"
transformer_figures.draw_layer("decoder")
plt.show()

# %%
# GRADED FUNCTION: DecoderLayer
class DecoderLayer(layers.Layer):
    """Masked self-attention, cross-attention and a small network, with shortcuts and norms."""

    def __init__(
        self, embedding_dim, num_heads, fully_connected_dim, dropout_rate=0.1, layernorm_eps=1e-6
    ):
        super().__init__()
        self.mha1 = layers.MultiHeadAttention(
            num_heads=num_heads, key_dim=embedding_dim, dropout=dropout_rate
        )
        self.mha2 = layers.MultiHeadAttention(
            num_heads=num_heads, key_dim=embedding_dim, dropout=dropout_rate
        )
        self.ffn = FullyConnected(embedding_dim, fully_connected_dim)
        self.layernorm1 = layers.LayerNormalization(epsilon=layernorm_eps)
        self.layernorm2 = layers.LayerNormalization(epsilon=layernorm_eps)
        self.layernorm3 = layers.LayerNormalization(epsilon=layernorm_eps)
        self.dropout_ffn = layers.Dropout(dropout_rate)

    def call(self, x, enc_output, training=False, look_ahead_mask=None, padding_mask=None):
        """Apply the layer.

        Arguments:
        x -- float32 tensor of shape (m, T, embedding_dim)
        enc_output -- output of the encoder, shape (m, T_in, embedding_dim)
        training -- whether dropout acts
        look_ahead_mask -- None, or a mask that fits (m, T, T)
        padding_mask -- None, or a mask that fits (m, T, T_in), for the padding of the input

        Returns:
        out -- shape (m, T, embedding_dim)
        w1 -- weights of the self-attention, shape (m, num_heads, T, T)
        w2 -- weights of the cross-attention, shape (m, num_heads, T, T_in)
        """
        ### START CODE HERE ### (≈ 7-13 lines of code)
        # Self-attention, shortcut, norm
        A1, w1 = self.mha1(
            x, x, x, attention_mask=look_ahead_mask, training=training, return_attention_scores=True
        )
        Q1 = self.layernorm1(x + A1)
        # Cross-attention, shortcut, norm
        A2, w2 = self.mha2(
            Q1, enc_output, enc_output, attention_mask=padding_mask,
            training=training, return_attention_scores=True
        )
        o = self.layernorm2(Q1 + A2)
        # Small network, dropout, shortcut, norm
        ffn_output = self.ffn(o)
        ffn_output = self.dropout_ffn(ffn_output, training=training)
        out = self.layernorm3(o + ffn_output)
        ### END CODE HERE ###

        return out, w1, w2


# %% points=12
check("DecoderLayer")

# %% [markdown]
# ### Exercise 10: `Decoder`
#
# Embedding, scale, positions and dropout as in the encoder. Then the layers, numbered from 1. Each
# takes `x` and `enc_output`, and by name `training` and both masks; it returns the next `x` and two
# kinds of weights. Keep those of layer $i$ in the dictionary `attention_weights`, under the keys
# `decoder_layer{i}_block1_self_att` (its `w1`) and `decoder_layer{i}_block2_decenc_att` (its `w2`),
# with the number of the layer in place of `{i}`.

# %%
# GRADED FUNCTION: Decoder
class Decoder(layers.Layer):
    """Embedding, positions, and a stack of decoder layers."""

    def __init__(
        self,
        num_layers,
        embedding_dim,
        num_heads,
        fully_connected_dim,
        target_vocab_size,
        maximum_position_encoding,
        dropout_rate=0.1,
        layernorm_eps=1e-6,
    ):
        super().__init__()
        self.embedding_dim = embedding_dim
        self.embedding = layers.Embedding(target_vocab_size, embedding_dim)
        self.pos_encoding = positional_encoding(maximum_position_encoding, embedding_dim)
        self.dec_layers = [
            DecoderLayer(embedding_dim, num_heads, fully_connected_dim, dropout_rate, layernorm_eps)
            for _ in range(num_layers)
        ]
        self.dropout = layers.Dropout(dropout_rate)

    def call(self, x, enc_output, training=False, look_ahead_mask=None, padding_mask=None):
        """Decode sentences.

        Arguments:
        x -- token numbers of shape (m, T)
        enc_output -- output of the encoder, shape (m, T_in, embedding_dim)
        training -- whether dropout acts
        look_ahead_mask -- None, or a mask that fits (m, T, T)
        padding_mask -- None, or a mask that fits (m, T, T_in), for the padding of the input

        Returns:
        x -- float32 tensor of shape (m, T, embedding_dim)
        attention_weights -- dictionary with two entries for each layer
        """
        T = x.shape[1]
        attention_weights = {}

        ### START CODE HERE ### (≈ 8-11 lines of code)
        # Embedding, scaled; positions; dropout
        x = self.embedding(x) * self.embedding_dim**0.5
        x = x + self.pos_encoding[:, :T, :]
        x = self.dropout(x, training=training)
        # One layer after the other, numbered from 1
        for i, layer in enumerate(self.dec_layers, start=1):
            x, w1, w2 = layer(
                x, enc_output, training=training,
                look_ahead_mask=look_ahead_mask, padding_mask=padding_mask
            )
            attention_weights[f"decoder_layer{i}_block1_self_att"] = w1
            attention_weights[f"decoder_layer{i}_block2_decenc_att"] = w2
        ### END CODE HERE ###

        return x, attention_weights


# %% points=9
check("Decoder")

# %% [markdown]
# ## 7. The Transformer
#
# ### Exercise 11: `Transformer`
#
# Encode the input, decode the output with it, and let `final_layer` give each position a
# probability for every token. `final_layer` has its softmax built in.
#
# Three masks arrive. `enc_padding_mask` goes to the encoder. `look_ahead_mask` and
# `dec_padding_mask` go to the decoder, the latter as its `padding_mask`. Both padding masks are
# made from the *input*: the one for the decoder hides the padding in what the encoder returned.
# (Made from the output instead, it would hide real words of the input as soon as the two sentences
# have different lengths.)

# %%
# GRADED FUNCTION: Transformer
class Transformer(keras.Model):
    """Encoder, decoder, and a softmax over the tokens of the output."""

    def __init__(
        self,
        num_layers,
        embedding_dim,
        num_heads,
        fully_connected_dim,
        input_vocab_size,
        target_vocab_size,
        max_positional_encoding_input,
        max_positional_encoding_target,
        dropout_rate=0.1,
        layernorm_eps=1e-6,
    ):
        super().__init__()
        sizes = num_layers, embedding_dim, num_heads, fully_connected_dim
        rates = dropout_rate, layernorm_eps
        self.encoder = Encoder(*sizes, input_vocab_size, max_positional_encoding_input, *rates)
        self.decoder = Decoder(*sizes, target_vocab_size, max_positional_encoding_target, *rates)
        self.final_layer = layers.Dense(target_vocab_size, activation="softmax")

    def call(
        self,
        input_sentence,
        output_sentence,
        training=False,
        enc_padding_mask=None,
        look_ahead_mask=None,
        dec_padding_mask=None,
    ):
        """Predict each token of the output from the input and the tokens before it.

        Arguments:
        input_sentence -- token numbers of shape (m, T_in)
        output_sentence -- token numbers of shape (m, T_out)
        training -- whether dropout acts
        enc_padding_mask -- None, or a mask that fits (m, T_in, T_in)
        look_ahead_mask -- None, or a mask that fits (m, T_out, T_out)
        dec_padding_mask -- None, or a mask that fits (m, T_out, T_in), for the input's padding

        Returns:
        final_output -- probabilities of shape (m, T_out, target_vocab_size)
        attention_weights -- dictionary of the decoder's attention weights
        """
        ### START CODE HERE ### (≈ 3-9 lines of code)
        enc_output = self.encoder(
            input_sentence, training=training, attention_mask=enc_padding_mask
        )
        dec_output, attention_weights = self.decoder(
            output_sentence, enc_output, training=training,
            look_ahead_mask=look_ahead_mask, padding_mask=dec_padding_mask
        )
        final_output = self.final_layer(dec_output)
        ### END CODE HERE ###

        return final_output, attention_weights


# %% points=9
check("Transformer")

# %% [markdown]
# ## 8. Your Transformer at work
#
# The task: **write a string of letters backwards**. `acfb` becomes `bfca`. It is easy to see
# whether the result is right, and a network cannot do it without looking at the right place: the
# first letter of the output is the last one of the input.
#
# The strings have 2 to 10 letters out of ten, but **none of length 7** is in the training set. We
# keep three kinds of strings for testing: lengths that were trained (other strings, not one of
# which was in training), length 7, and lengths 11 and 12, longer than any that the network has
# seen. What would you expect?

# %% tags=["demo"]
lengths = [2, 3, 4, 5, 6, 8, 9, 10]
source, target = letter_strings.pairs(6000, lengths, seed=0)
print("tokens:", letter_strings.TOKENS)
for row in range(3):
    print(f"{letter_strings.text(source[row]):12s} {source[row]}")
    print(f"{letter_strings.text(target[row]):12s} {target[row]}")

# %% [markdown]
# Each input ends with the token END (2) and is padded with 0. Each output begins with START (1) and
# ends with END.
#
# **Teacher forcing.** In training the decoder gets the right output without its last token, and has
# to predict the right output without its first: at every position, the next token. All positions
# learn at once, which is the great advantage over a recurrent network, and the look-ahead mask
# keeps it honest. Padding gets the weight 0 in the loss.

# %% tags=["demo"]
T = source.shape[1]


def trainable(transformer, look_ahead=True):
    """Wire a Transformer up with its masks, for fit: inputs are source, target so far and mask."""
    inputs = [keras.Input((T,), dtype="int32") for _ in range(2)] + [keras.Input((1, T))]
    mask = create_look_ahead_mask(T) if look_ahead else None
    probabilities, _ = transformer(
        inputs[0], inputs[1], enc_padding_mask=inputs[2],
        look_ahead_mask=mask, dec_padding_mask=inputs[2]
    )
    model = keras.Model(inputs, probabilities)
    adam = keras.optimizers.Adam(0.002)
    model.compile(adam, "sparse_categorical_crossentropy", weighted_metrics=["accuracy"])
    return model


def train(model, epochs):
    """Train with teacher forcing."""
    inputs = [source, target[:, :-1], np.asarray(create_padding_mask(source))]
    following = target[:, 1:]
    return model.fit(
        inputs, following, sample_weight=(following != 0).astype("float32"), batch_size=64,
        epochs=epochs, verbose=0, callbacks=[progress(epochs)]
    )


# %% [markdown]
# One layer on each side is enough, with four heads and vectors of 32 numbers. The training takes
# about half a minute.

# %% tags=["demo"]
keras.utils.set_random_seed(0)
transformer = Transformer(1, 32, 4, 64, 13, 13, T, T, dropout_rate=0.0)
model = trainable(transformer)
history = train(model, epochs=6)
print(f"{model.count_params():,} parameters")
print(f"share of right tokens in training: {history.history['accuracy'][-1]:.2%}")

# %% [markdown]
# **Decoding.** Now there is no teacher. We start with START, take the most probable next token,
# append it, and ask again, until as many tokens are written as fit:

# %% tags=["demo"]
def write(model, source):
    """Let a model write, token after token, for many inputs at once."""
    written = np.zeros((len(source), T + 1), dtype=int)
    written[:, 0] = letter_strings.START
    mask = np.asarray(create_padding_mask(source))
    for t in range(T):
        inputs = [source, written[:, :-1], mask]
        written[:, t + 1] = model.predict(inputs, batch_size=500, verbose=0)[:, t].argmax(axis=-1)
    return written


for length in (4, 7, 10, 11, 12):
    new_source, new_target = letter_strings.pairs(500, [length], seed=1, avoid=source)
    written = write(model, new_source)
    right = [letter_strings.text(a) == letter_strings.text(b) for a, b in zip(written, new_target)]
    example = letter_strings.text(new_source[0]), letter_strings.text(written[0])
    print(f"length {length:2d}: {np.mean(right):6.1%} entirely right   {example[0]} -> {example[1]}")

# %% [markdown]
# Tried with the seeds 0, 1 and 2: all strings of lengths 4 and 7 were entirely right each time,
# those of length 10 in 99.6% to 100% of the cases, length 11 in 0% to 3.8% and length 12 never.
#
# Length 7 is no trouble, as its positions are known from longer strings. Beyond length 10 *next to
# nothing* works. The positions 11 and 12 have patterns of their own, like all others, but no weight has ever
# been trained on them, and a network does not know that a rule goes on. Look at what it writes for
# a string that is too long: often ten or so letters in the right order, with one left out. "The
# test set looks like the training set" is an assumption about lengths, too.
#
# ### Where do the heads look?
#
# Each row is a token that is being predicted, each column a letter of the input. Darker means more
# weight. Before you look: where should a network that writes backwards look?

# %% tags=["demo"] alt="Attention weights of four heads for a string that is reversed: they run along the antidiagonal, spread over neighbouring letters"
def heads_for(letters="abcdefghi"):
    """Draw the cross-attention of your Transformer while it reverses a string of letters a to j."""
    source, target = letter_strings.encode(letters)
    mask = create_padding_mask(source)
    _, weights = transformer(
        source, target[:, :-1], enc_padding_mask=mask,
        look_ahead_mask=create_look_ahead_mask(T), dec_padding_mask=mask
    )
    heads = np.asarray(weights["decoder_layer1_block2_decenc_att"])[0]
    n = len(letters) + 1
    predicted, looked_at = target[0, 1 : n + 1], source[0, :n]
    transformer_figures.draw_heads(
        heads[:, :n, :n], letter_strings.names(predicted), letter_strings.names(looked_at)
    )
    plt.show()


heads_for()
interact(heads_for, letters=["abcdefghi", "jihgfedcba", "aaaabbb", "facade"]);

# %% [markdown]
# The weights run along the antidiagonal: the first token to be predicted looks at the last letter,
# the second at the one before, and so on. Nobody told the network where to look; only right answers
# were asked for. No head is sharp by itself. Each spreads its weight over a few neighbouring
# letters, and it is their combination that decides.
#
# **A caution.** Weights show where a layer *looks*, not why it decides. Values can be small where
# weights are large, and after the first layer a position holds a mixture of many words. Weights are
# a clue, not a proof; see [Jain and Wallace, 2019](https://arxiv.org/abs/1902.10186).
#
# ### Without the look-ahead mask
#
# What does the mask buy? We train the same network for two epochs without it (about 15 seconds).

# %% tags=["demo"]
keras.utils.set_random_seed(0)
cheat = trainable(Transformer(1, 32, 4, 64, 13, 13, T, T, dropout_rate=0.0), look_ahead=False)
history = train(cheat, epochs=2)
new_source, new_target = letter_strings.pairs(500, [5], seed=1, avoid=source)
written = write(cheat, new_source)
right = [letter_strings.text(a) == letter_strings.text(b) for a, b in zip(written, new_target)]
print(f"share of right tokens in training: {history.history['accuracy'][-1]:.2%}")
print(f"entirely right when it writes by itself: {np.mean(right):.1%}")
print(letter_strings.text(new_source[0]), "->", letter_strings.text(written[0]))

# %% [markdown]
# In training it looks like a success: nearly all tokens are right after two epochs. Writing by
# itself, the network does not get a single string right. The next token was in plain sight, so it
# learned to copy it from there, and when it has to write, there is nothing to copy yet. A loss that
# falls suspiciously fast is worth a second look.
#
# ## Three quick questions
#
# Think before you open the answers.
#
# <details><summary>A batch has sentences of 5 and 9 words. What is the shape of the padding mask, and why is its middle axis 1?</summary>
#
# (2, 1, 9). The same keys are hidden from every query, so one row serves all of them by
# broadcasting.
# </details>
#
# <details><summary>You double the length of all sentences. What happens to the number of weights
# that attention computes, and to the number of parameters?</summary>
#
# Every word looks at every word, so there are four times as many attention weights. The number of
# parameters stays the same: nothing in it depends on the length.
# </details>
#
# <details><summary>Why is the scale the root of the size of a <em>key</em>, and not of the number
# of keys?</summary>
#
# A score is a sum over the entries of one key, so its variance grows with their number. How many
# other keys there are does not change the size of a score.
# </details>
#
# ## If you want to go further
#
# - Train with `positional_encoding` replaced by zeros (set `transformer.encoder.pos_encoding` and
#   that of the decoder before `trainable`). Which strings can still be reversed? Try sorting instead
#   of reversing, with `target` made by `np.sort`: does it need positions in the input?
# - In the paper the norm comes after the sum, as here. Most newer models put it *before* attention
#   and network ([Xiong et al., 2020](https://arxiv.org/abs/2002.04745)). Rewrite both layers that
#   way, stack four of them, and compare the first epochs, with and without a warm-up of the
#   learning rate.

# %% [markdown] tags=["reflection"] points=5
# **Reflection.** Your Transformer reversed every string of length 7, which it had never seen, and
# failed on lengths 11 and 12. Explain both in your own words, in terms of what the network has
# learned about positions. Then name one change to the data or to the model that might help with
# longer strings, and say how you would find out whether it does.

# %% [markdown]
# ## What you have learned
#
# - Attention compares queries with keys and averages values. It knows no order, so the position is
#   added to the word.
# - A mask adds an enormous negative number before the softmax. Test whether it works by changing
#   what is hidden.
# - Dividing by $\sqrt{d_k}$ keeps the softmax where it has a gradient.
# - Encoder and decoder layers are attention and a small network, each with a shortcut and a norm.
# - With teacher forcing all positions learn at once; without a look-ahead mask they learn to copy.
# - A network that is perfect at the lengths it has seen can be useless one step beyond them.
#
# **Where it goes next.** In `transformer_applications` an encoder like yours finds names and
# companies in CVs, and answers to questions in a text.
#
# **References.** A. Vaswani and others: [Attention Is All You
# Need](https://arxiv.org/abs/1706.03762) (2017). J. L. Ba, J. R. Kiros, G. E. Hinton: [Layer
# Normalization](https://arxiv.org/abs/1607.06450) (2016). D. Bahdanau, K. Cho, Y. Bengio: [Neural
# Machine Translation by Jointly Learning to Align and
# Translate](https://arxiv.org/abs/1409.0473) (2015). R. Xiong and others: [On Layer Normalization in
# the Transformer Architecture](https://arxiv.org/abs/2002.04745) (2020). S. Jain, B. C. Wallace:
# [Attention is not Explanation](https://arxiv.org/abs/1902.10186) (2019).

# %%
check.summary()
