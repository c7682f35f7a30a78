"""Sentences of made-up CVs, with a tag for each word."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from coursework.data.files import find_files, read_hdf5

TRAINING, EACH_TEST, LONGEST = 3000, 300, 28
WORDS, PIECES, TAGS = 2952, 900, 15


class Sentences(NamedTuple):
    """Sentences as lists of words, and the number of a tag for each word."""

    words: list[list[str]]
    tags: list[list[int]]


class CVs(NamedTuple):
    """Sentences for training and two kinds of tests, the names of the tags, and word pieces."""

    train: Sentences
    new_names: Sentences
    new_templates: Sentences
    tag_names: list[str]
    pieces: list[str]


def load_cv_sentences() -> CVs:
    """Read the sentences.

    Returns
    -------
    train : Sentences, 3000
        For training.
    new_names : Sentences, 300
        Of the same make, with names, places, companies and colleges that are not in `train`, and
        some skills that are not.
    new_templates : Sentences, 300
        The same, in sentences of other make.
    tag_names : list of str, 15
        The tag ``O`` for words that belong to no entity, and two tags for each kind of entity.
    pieces : list of str, 900
        Pieces of words, learned from `train`.

    Raises
    ------
    CourseDataError
        If the file is missing or holds something else; the message says what to do.
    """
    (path,) = find_files("cv_sentences.h5")
    count = TRAINING + 2 * EACH_TEST
    layout = {
        "words": ((count, LONGEST), "int64"),
        "tags": ((count, LONGEST), "int64"),
        "vocabulary": ((WORDS,), "S22"),
        "pieces": ((PIECES,), "S12"),
        "list_tags": ((TAGS,), "S10"),
    }
    arrays = read_hdf5(path, layout)
    vocabulary = [word.decode() for word in arrays["vocabulary"]]
    lengths = (arrays["words"] != 0).sum(axis=1)
    words = [
        [vocabulary[n] for n in row[:length]]
        for row, length in zip(arrays["words"], lengths, strict=True)
    ]
    tags = [row[:length].tolist() for row, length in zip(arrays["tags"], lengths, strict=True)]
    edges = (0, TRAINING, TRAINING + EACH_TEST, count)
    train, new_names, new_templates = (
        Sentences(words[start:end], tags[start:end]) for start, end in pairwise(edges)
    )
    names = [name.decode() for name in arrays["list_tags"]]
    return CVs(
        train, new_names, new_templates, names, [piece.decode() for piece in arrays["pieces"]]
    )
