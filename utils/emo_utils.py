"""Helpers of the emoji notebook, under their classic names."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from coursework.data.emoji_sentences import ClassNumbers, Sentences, load_word_order
from coursework.data.emoji_sentences import load_emoji_sentences as load_dataset
from coursework.data.emoji_sentences import read_examples as read_csv
from w2v_utils import WordMap
from w2v_utils import read_glove_vecs as _read_vectors

__all__ = [
    "convert_to_one_hot",
    "label_to_emoji",
    "load_dataset",
    "load_word_order",
    "predict",
    "print_predictions",
    "read_csv",
    "read_glove_vecs",
    "report",
    "softmax",
]

Vector = NDArray[np.float64]

EMOJIS = ("\u2764\ufe0f", "\u26be", "\U0001f604", "\U0001f61e", "\U0001f374")


def read_glove_vecs(
    glove_file: str | None = None,
) -> tuple[dict[str, int], dict[int, str], WordMap]:
    """Read word vectors, and number the words in alphabetical order, from 1.

    Parameters
    ----------
    glove_file : str, optional
        A text file of GloVe; without it the vectors of the course are read.

    Returns
    -------
    word_to_index : dict
        The number of each word; 0 is left free for padding.
    index_to_word : dict
        The word of each number.
    word_to_vec_map : dict
        The vector of each word, shape (50,).
    """
    words, word_to_vec_map = _read_vectors(glove_file)
    word_to_index = {word: i for i, word in enumerate(sorted(words), start=1)}
    return word_to_index, {i: word for word, i in word_to_index.items()}, word_to_vec_map


def label_to_emoji(label: int) -> str:
    """The emoji of a class, 0 to 4."""
    return EMOJIS[int(label)]


def softmax(x: Vector) -> Vector:
    """Softmax over all numbers of an array."""
    powers = np.exp(x - np.max(x))
    return np.asarray(powers / powers.sum())


def convert_to_one_hot(Y: ClassNumbers, C: int) -> Vector:
    """One-hot rows, shape (m, C), of class numbers, shape (m,)."""
    return np.eye(C)[np.ravel(Y)]


def predict(
    X: Sentences, Y: ClassNumbers, W: Vector, b: Vector, word_to_vec_map: Mapping[str, Vector]
) -> NDArray[np.int64]:
    """Classify sentences by the mean of their word vectors, and print the accuracy.

    Parameters
    ----------
    X : ndarray of str, shape (m,)
        Sentences.
    Y : ndarray of int, shape (m,)
        Their classes.
    W : ndarray, shape (n_y, n_h)
        Weights.
    b : ndarray, shape (n_y,)
        Biases.
    word_to_vec_map : mapping
        The vector of each word, shape (n_h,).

    Returns
    -------
    ndarray of int, shape (m, 1)
        The class of the largest weighted sum for each sentence.
    """
    found = np.zeros((len(X), 1), dtype=np.int64)
    for i, sentence in enumerate(X):
        known = [word_to_vec_map[w] for w in sentence.lower().split() if w in word_to_vec_map]
        if known:
            found[i] = np.argmax(W @ np.mean(known, axis=0) + b)
        else:
            found[i] = np.argmax(b)
    print(f"Accuracy: {np.mean(found[:, 0] == np.ravel(Y)):.1%}")
    return found


def report(iteration: int, averages: Vector, Y_oh: Vector, W: Vector, b: Vector) -> None:
    """Print the mean cross-entropy over all sentences, and the accuracy.

    Parameters
    ----------
    iteration : int
        How often all sentences have been gone through.
    averages : ndarray, shape (m, n_h)
        Mean word vector of each sentence.
    Y_oh : ndarray, shape (m, n_y)
        One-hot classes.
    W, b : ndarray, shape (n_y, n_h) and (n_y,)
        Weights and biases.
    """
    Z = averages @ W.T + b
    Z = Z - Z.max(axis=1, keepdims=True)
    log_A = Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))
    cost = -np.mean(np.sum(Y_oh * log_A, axis=1))
    right = np.mean(np.argmax(Z, axis=1) == np.argmax(Y_oh, axis=1))
    print(f"iteration {iteration:4d}   cost {cost:.3f}   accuracy {right:.1%}")


def print_predictions(X: Sequence[str] | Sentences, pred: NDArray[np.int64]) -> None:
    """Print each sentence with the emoji of its class."""
    for sentence, label in zip(X, np.ravel(pred), strict=True):
        print(sentence, label_to_emoji(int(label)))
