"""An LSTM of Keras that reads a text letter by letter, and goes on with it."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from coursework.networks.lstm_in_numpy import LstmInNumpy, draw

WINDOW = 64


def build(vocab_size: int, units: int = 128) -> Any:
    """A model from letters, shape (m, T_x), to scores of the next ones, (m, T_x, vocab_size).

    Parameters
    ----------
    vocab_size : int
        Number of letters.
    units : int
        Number of units of its LSTM.

    Returns
    -------
    keras.Model
        Compiled with Adam and cross-entropy.
    """
    model = keras.Sequential([
        keras.Input(shape=(None,), dtype="int32"),
        keras.layers.Embedding(vocab_size, 32),
        keras.layers.LSTM(units, return_sequences=True),
        keras.layers.Dense(vocab_size),
    ])  # fmt: skip
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer=keras.optimizers.Adam(0.004), loss=loss)
    return model


def windows(text: str, letters: str, length: int = WINDOW) -> tuple[NDArray[Any], NDArray[Any]]:
    """Cut a text into windows, and beside each the same window one letter later.

    Parameters
    ----------
    text : str
        The text.
    letters : str
        All letters, in the order of their numbers.
    length : int
        Letters of a window.

    Returns
    -------
    X, Y : ndarray of int, shape (m, length)
        Numbers of the letters that are read, and of those to predict.
    """
    number = {letter: place for place, letter in enumerate(letters)}
    numbers = np.array([number[letter] for letter in text], dtype=np.int32)
    m = (len(numbers) - 1) // length
    X = numbers[: m * length].reshape(m, length)
    return X, numbers[1 : m * length + 1].reshape(m, length)


def continue_text(
    model: Any, letters: str, start: str, length: int, temperature: float, seed: int = 0
) -> str:
    """Let a model go on with a text; computed with NumPy from the weights of Keras.

    Parameters
    ----------
    model : keras.Model
        From `build`.
    letters : str
        All letters, in the order of their numbers.
    start : str
        How the text begins.
    length : int
        How many letters to add.
    temperature : float
        The scores are divided by it: below 1 likely letters become likelier, above 1 less so.
    seed : int
        Seed of the draws.

    Returns
    -------
    str
        The beginning and what follows.
    """
    rng, text = np.random.default_rng(seed), start
    table, *weights = model.get_weights()
    lstm = LstmInNumpy(*weights)
    for letter in start:
        scores = lstm.step(table[letters.index(letter)])
    for _ in range(length):
        drawn = draw(scores, temperature, rng)
        text += letters[drawn]
        scores = lstm.step(table[drawn])
    return text
