"""Helpers of the notebook on translation with attention, under their classic names."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from coursework.data.dates import Pairs, load_dates
from coursework.figures.machine_translation_attention import draw_attention
from coursework.networks.attention_map import attention_weights_of

__all__ = ["load_dataset", "plot_attention_map", "preprocess_data", "softmax", "string_to_int"]

Vocabulary = dict[str, int]
Array = NDArray[Any]

UNKNOWN, PADDING = "<unk>", "<pad>"


def load_dataset(m: int = 10_000) -> tuple[Pairs, Vocabulary, Vocabulary, dict[int, str]]:
    """Read the training dates, and number the characters that occur.

    Parameters
    ----------
    m : int
        How many dates, at most 10,000.

    Returns
    -------
    dataset : list of tuple
        Dates in words and in ISO form.
    human_vocab : dict
        Number of each character in words, of ``<unk>`` for all others, and of ``<pad>``.
    machine_vocab : dict
        Number of each of the eleven ISO characters.
    inv_machine_vocab : dict
        The character of each number.
    """
    everything, _ = load_dates("train")
    characters = sorted({each for text, _ in everything for each in text})
    human_vocab = {each: i for i, each in enumerate([*characters, UNKNOWN, PADDING])}
    machine_vocab = {each: i for i, each in enumerate("-0123456789")}
    return everything[:m], human_vocab, machine_vocab, {i: c for c, i in machine_vocab.items()}


def string_to_int(string: str, length: int, vocab: Vocabulary) -> list[int]:
    """Turn a text into the numbers of its characters.

    Parameters
    ----------
    string : str
        The text. Capitals count as small letters; commas are left out.
    length : int
        How many numbers are wanted: longer texts are cut, shorter ones padded.
    vocab : dict
        Number of each character; unknown ones get the number of ``<unk>``.

    Returns
    -------
    list of int
        As many as `length`.
    """
    text = string.lower().replace(",", "")[:length]
    numbers = [vocab[each] if each in vocab else vocab[UNKNOWN] for each in text]
    return numbers + [vocab[PADDING]] * (length - len(numbers))


def preprocess_data(
    dataset: Pairs, human_vocab: Vocabulary, machine_vocab: Vocabulary, Tx: int, Ty: int
) -> tuple[Array, Array, Array, Array]:
    """Turn pairs of dates into numbers and one-hot vectors.

    Parameters
    ----------
    dataset : list of tuple
        Dates in words and in ISO form.
    human_vocab, machine_vocab : dict
        Number of each character.
    Tx, Ty : int
        Length of the texts read and written.

    Returns
    -------
    X, Y : ndarray, shapes (m, Tx) and (m, Ty)
        Numbers of characters.
    Xoh, Yoh : ndarray of float32, shapes (m, Tx, len(human_vocab)) and (m, Ty, len(machine_vocab))
        The same, one-hot.
    """
    X = np.array([string_to_int(text, Tx, human_vocab) for text, _ in dataset])
    Y = np.array([[machine_vocab[each] for each in iso[:Ty]] for _, iso in dataset])
    one_hot = [np.eye(len(v), dtype=np.float32) for v in (human_vocab, machine_vocab)]
    return X, Y, one_hot[0][X], one_hot[1][Y]


def softmax(x: Any, axis: int = 1) -> Any:
    """Softmax over one axis, over time unless another is named.

    Parameters
    ----------
    x : tensor
        Of any shape.
    axis : int
        Along which the result adds up to 1.

    Returns
    -------
    tensor
        Of the shape of `x`.
    """
    return keras.ops.softmax(x, axis=axis)


def plot_attention_map(
    model: Any, human_vocab: Vocabulary, inv_machine_vocab: dict[int, str], text: str, Tx: int
) -> Array:
    """Draw which characters of a date are read for each character that is written.

    Parameters
    ----------
    model : keras.Model
        A trained date translator.
    human_vocab, inv_machine_vocab : dict
        Numbers of characters, and characters of numbers.
    text : str
        The date in words.
    Tx : int
        The length that texts are padded to.

    Returns
    -------
    ndarray, shape (Ty, Tx)
        The attention weights; every row adds up to 1.
    """
    X = np.eye(len(human_vocab), dtype=np.float32)[[string_to_int(text, Tx, human_vocab)]]
    n_s = model.inputs[1].shape[-1]
    start = np.zeros((1, n_s), dtype=np.float32)
    outputs = model.predict([X, start, start], verbose=0)
    written = [inv_machine_vocab[int(np.argmax(each))] for each in outputs]
    weights: Array = attention_weights_of(model, X)[0]
    draw_attention(weights, text, "".join(written))
    return weights
