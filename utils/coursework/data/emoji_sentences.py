"""Short sentences, each with the emoji that suits it."""

import csv
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from coursework.data.files import find_files

Sentences = NDArray[np.str_]
ClassNumbers = NDArray[np.int64]
Examples = tuple[Sentences, ClassNumbers]

CLASS_NAMES = ["heart", "baseball", "smile", "disappointed", "fork and knife"]


def read_examples(path: str | Path) -> Examples:
    """Read a file with a sentence and its class on each line; further columns are left out.

    Parameters
    ----------
    path : str or Path
        The file.

    Returns
    -------
    X : ndarray of str, shape (m,)
        The sentences, without spaces and tabs at either end.
    Y : ndarray of int64, shape (m,)
        Their classes.
    """
    with Path(path).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if row]
    X = np.array([row[0].strip() for row in rows])
    return X, np.array([int(row[1]) for row in rows], dtype=np.int64)


def load_emoji_sentences() -> tuple[Sentences, ClassNumbers, Sentences, ClassNumbers]:
    """Read the sentences for training and for testing.

    Both come from the folder that ``COURSE_DATA`` names if it has ``train_emoji.csv`` and
    ``tesss.csv``, else from the shipped one.

    Returns
    -------
    X_train, Y_train, X_test, Y_test : ndarray
        Sentences and classes 0 to 4, each of shape (m,).

    Raises
    ------
    CourseDataError
        If a file is missing.
    """
    training, test = find_files("train_emoji.csv", "tesss.csv")
    return *read_examples(training), *read_examples(test)


def load_word_order() -> Examples:
    """Read pairs of sentences that have the same words in another order.

    Returns
    -------
    X, Y : ndarray, shape (28,)
        Sentences and their classes; of two neighbours the first one is a smile (2), the second one
        disappointed (3).

    Raises
    ------
    CourseDataError
        If the file is missing.
    """
    (path,) = find_files("word_order.csv")
    return read_examples(path)
