"""The word vectors of the course: GloVe with 50 numbers for each word."""

import numpy as np
from numpy.typing import NDArray

from coursework.data.files import find_files, own_files, read_hdf5

FILE, CLASSIC_FILE = "glove_6b_50d.h5", "glove.6B.50d.txt"
WORDS, SIZE, LONGEST = 50_012, 50, 22

WordVectors = tuple[list[str], NDArray[np.float64]]


def load_word_vectors() -> WordVectors:
    """Read the words and their vectors.

    They come from ``glove.6B.50d.txt`` in the folder that ``COURSE_DATA`` names, if it is there,
    else from the shipped file, whose numbers are rounded to half precision.

    Returns
    -------
    words : list of str, length n
        The words, the most frequent first.
    vectors : ndarray, shape (n, 50)
        Their vectors.

    Raises
    ------
    CourseDataError
        If the shipped file is missing or damaged; the message says what to do.
    """
    if paths := own_files(CLASSIC_FILE):
        return read_text(str(paths[0]))
    (path,) = find_files(FILE)
    layout = {"words": ((WORDS,), f"S{LONGEST}"), "vectors": ((WORDS, SIZE), "float64")}
    found = read_hdf5(path, layout)
    return [word.decode() for word in found["words"]], found["vectors"]


def read_text(path: str) -> WordVectors:
    """Read a text file with one word and its numbers on each line, as GloVe is published.

    Parameters
    ----------
    path : str
        The file.

    Returns
    -------
    words : list of str, length n
        The words in the order of the file.
    vectors : ndarray, shape (n, size)
        Their vectors.
    """
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip().split(" ") for line in file if line.strip()]
    return [row[0] for row in rows], np.array([row[1:] for row in rows], dtype=float)
