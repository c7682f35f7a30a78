"""What is left of the gender in word vectors after the gender direction has been removed.

The two experiments are those of H. Gonen and Y. Goldberg, "Lipstick on a Pig: Debiasing Methods
Cover up Systematic Gender Biases in Word Embeddings But do not Remove Them" (2019).
"""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.svm import SVC

Vectors = NDArray[np.float64]


class Leaning(NamedTuple):
    """The words that lean most to either side, and how far.

    Attributes
    ----------
    words : list of str, length 2k
        First the k words that lean most to the negative side of a direction, then the k words
        that lean most to its positive side.
    sides : ndarray of int, shape (2k,)
        0 for the negative side, 1 for the positive one.
    """

    words: list[str]
    sides: NDArray[np.int64]


def most_leaning(
    word_to_vec_map: dict[str, Vectors],
    direction: Vectors,
    k: int = 500,
    frequent: int = 20_000,
    without: Collection[str] = (),
) -> Leaning:
    """Find the words with the largest parts along a direction and against it.

    Parameters
    ----------
    word_to_vec_map : dict
        Vectors of length 1, the most frequent words first.
    direction : ndarray, shape (size,)
        The direction.
    k : int
        How many words are wanted on each side.
    frequent : int
        Only so many words from the beginning are looked at; those with other signs than letters
        are left out.
    without : collection of str
        Words that are left out too.
    """
    words = [word for word in list(word_to_vec_map)[:frequent] if word.isalpha()]
    words = [word for word in words if word not in without]
    order = np.argsort(np.stack([word_to_vec_map[word] for word in words]) @ direction)
    chosen = [words[i] for i in (*order[:k], *order[-k:])]
    return Leaning(chosen, np.repeat([0, 1], k))


def recovered_sides(vectors: Vectors, sides: NDArray[np.int64], seed: int = 0) -> float:
    """Train a classifier to tell the side of a word from its vector, and test it on other words.

    Parameters
    ----------
    vectors : ndarray, shape (m, size)
        Vectors of the words.
    sides : ndarray, shape (m,)
        Their sides, 0 or 1.
    seed : int
        Start of the random split into two halves.

    Returns
    -------
    float
        The share of right answers on the half that was held out.
    """
    order = np.random.default_rng(seed).permutation(len(sides))
    training, held_out = np.array_split(order, 2)
    machine = SVC().fit(vectors[training], sides[training])
    return float(machine.score(vectors[held_out], sides[held_out]))


def company(word: Vectors, vectors: Vectors, sides: NDArray[np.int64], k: int = 100) -> float:
    """Share of words of side 1 among the k words that are nearest to a word.

    Parameters
    ----------
    word : ndarray, shape (size,)
        Vector of the word.
    vectors : ndarray, shape (m, size)
        Vectors of length 1 of the words whose sides are known.
    sides : ndarray, shape (m,)
        Their sides.
    k : int
        How many neighbours are counted.
    """
    nearest = np.argsort(vectors @ word)[-k:]
    return float(np.mean(sides[nearest]))
