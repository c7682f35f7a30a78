"""Strings of letters and the same backwards: a task for a Transformer, made on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Tokens = NDArray[np.int64]

PAD, START, END = 0, 1, 2
LETTERS = "abcdefghij"
LONGEST = 12
TOKENS: dict[int, str] = {PAD: "PAD", START: "START", END: "END", **dict(enumerate(LETTERS, 3))}


def encode(letters: str) -> tuple[Tokens, Tokens]:
    """Make input and output of one string.

    Parameters
    ----------
    letters : str
        Up to 12 letters from a to j.

    Returns
    -------
    source : ndarray, shape (1, 13)
        The letters, END, padding.
    target : ndarray, shape (1, 14)
        START, the letters backwards, END, padding.
    """
    numbers = [LETTERS.index(letter) + 3 for letter in letters]
    source, target = np.zeros((1, LONGEST + 1), int), np.zeros((1, LONGEST + 2), int)
    source[0, : len(numbers) + 1] = [*numbers, END]
    target[0, : len(numbers) + 2] = [START, *reversed(numbers), END]
    return source, target


def pairs(
    m: int, lengths: Sequence[int], seed: int, avoid: ArrayLike | None = None
) -> tuple[Tokens, Tokens]:
    """Draw random strings with their reverses.

    Parameters
    ----------
    m : int
        How many.
    lengths : sequence of int
        The lengths to draw from, each as probable as the others.
    seed : int
        Of the generator.
    avoid : array, optional
        Inputs that must not be drawn, such as those of a training set.

    Returns
    -------
    source : ndarray, shape (m, 13)
    target : ndarray, shape (m, 14)
    """
    rng: Any = np.random.default_rng(seed)
    taken = {row.tobytes() for row in np.asarray([] if avoid is None else avoid, int)}
    drawn: list[tuple[Tokens, Tokens]] = []
    while len(drawn) < m:
        pair = encode("".join(rng.choice(list(LETTERS), rng.choice(list(lengths)))))
        if pair[0][0].tobytes() not in taken:
            drawn.append(pair)
    sources, targets = zip(*drawn, strict=True)
    return np.concatenate(sources), np.concatenate(targets)


def names(tokens: ArrayLike) -> list[str]:
    """What each token stands for."""
    return [TOKENS[int(token)] for token in np.asarray(tokens)]


def text(tokens: ArrayLike) -> str:
    """The letters of a row of tokens up to END, without START and padding."""
    row = list(np.asarray(tokens))
    end = row.index(END) if END in row else len(row)
    return "".join(TOKENS[int(token)] for token in row[:end] if token > END)
