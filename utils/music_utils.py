"""Helpers of the jazz notebook, under the classic name."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from coursework.array_types import FloatArray
from coursework.data.jazz import VALUES, make_phrases, name_of, notes_of, quality
from coursework.data.sound import RATE, play, write_midi
from coursework.networks.lstm_in_numpy import LstmInNumpy, draw
from coursework.networks.one_step_lstm import OneStepLSTM

__all__ = [
    "RATE",
    "OneStepLSTM",
    "improvise",
    "load_music_utils",
    "name_of",
    "notes_of",
    "one_hot",
    "play",
    "quality",
    "write_midi",
]


def one_hot(values: NDArray[np.int64], n_values: int = VALUES) -> NDArray[np.float32]:
    """Numbers as rows with a single 1; a new axis comes last."""
    return np.eye(n_values, dtype=np.float32)[values]


def load_music_utils(
    m: int = 60, Tx: int = 30, seed: int = 0
) -> tuple[NDArray[np.float32], NDArray[np.float32], int, dict[int, str], NDArray[np.int64]]:
    """Make phrases by the grammar, as inputs and targets.

    Parameters
    ----------
    m : int
        Number of phrases.
    Tx : int
        Number of values in each.
    seed : int
        Other phrases for another seed.

    Returns
    -------
    X : ndarray, shape (m, Tx, 90)
        In step 0 nothing (zeros), then the values of the phrase but for the last.
    Y : ndarray, shape (m, Tx, 90)
        The values of the phrase: what comes next at each step.
    n_values : int
        90.
    indices_values : dict
        What each value means.
    phrases : ndarray, shape (m, Tx)
        The numbers of the values.
    """
    phrases = make_phrases(m, Tx, seed)
    Y = one_hot(phrases)
    X = np.concatenate([np.zeros_like(Y[:, :1]), Y[:, :-1]], axis=1)
    return X, Y, VALUES, {value: name_of(value) for value in range(VALUES)}, phrases


def improvise(
    LSTM_cell: Any, densor: Any, length: int, temperature: float = 1.0, seed: int = 0
) -> list[int]:
    """Let trained layers play, each value drawn by its chance.

    Parameters
    ----------
    LSTM_cell, densor : layers
        The trained LSTM and the dense layer.
    length : int
        Number of values.
    temperature : float
        Below 1 for the likely, above 1 for the daring.
    seed : int
        Seed of the draws.

    Returns
    -------
    list of int
        The values.
    """
    rng = np.random.default_rng(seed)
    lstm = LstmInNumpy(*LSTM_cell.get_weights(), *densor.get_weights())
    values: list[int] = []
    x: FloatArray = np.zeros(lstm.W.shape[0])
    for _ in range(length):
        values.append(draw(lstm.step(x), temperature, rng))
        x = np.eye(len(x))[values[-1]]
    return values
