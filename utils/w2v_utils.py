"""Helpers of the notebook on word vectors, under their classic names."""

import numpy as np
from numpy.typing import NDArray

from coursework.data.word_vectors import load_word_vectors, read_text

__all__ = ["read_glove_vecs"]

WordMap = dict[str, NDArray[np.float64]]


def read_glove_vecs(glove_file: str | None = None) -> tuple[set[str], WordMap]:
    """Read word vectors.

    Parameters
    ----------
    glove_file : str, optional
        A text file of GloVe; without it the vectors of the course are read.

    Returns
    -------
    words : set of str
        All words.
    word_to_vec_map : dict
        The vector of each word, shape (50,); the most frequent words come first.

    Raises
    ------
    CourseDataError
        If the file of the course is missing or damaged; the message says what to do.
    """
    words, vectors = load_word_vectors() if glove_file is None else read_text(glove_file)
    return set(words), dict(zip(words, vectors, strict=True))
