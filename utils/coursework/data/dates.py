"""Dates in words, in five languages, with their ISO form."""

from __future__ import annotations

import h5py

from coursework.data.files import find_files, read_hdf5

LANGUAGES = ("English", "German", "French", "Spanish", "Italian")

Pairs = list[tuple[str, str]]


def load_dates(part: str) -> tuple[Pairs, list[str]]:
    """Read the dates of one part.

    Parameters
    ----------
    part : str
        ``train``; ``test``, of whose days none is in the training set; or ``italian``, a language
        that is in neither.

    Returns
    -------
    pairs : list of tuple
        The date in words and in the ISO form, such as ``("9 may 1998", "1998-05-09")``.
    languages : list of str
        The language of each.

    Raises
    ------
    CourseDataError
        If the file is missing or holds something else.
    """
    (path,) = find_files("dates.h5")
    with h5py.File(path, "r", locking=False) as file:
        count = file[f"{part}_text"].shape
    layout = {
        f"{part}_text": (count, "S40"),
        f"{part}_iso": (count, "S10"),
        f"{part}_language": (count, "uint8"),
    }
    arrays = read_hdf5(path, layout)
    texts = [text.decode() for text in arrays[f"{part}_text"]]
    isos = [iso.decode() for iso in arrays[f"{part}_iso"]]
    languages = [LANGUAGES[number] for number in arrays[f"{part}_language"]]
    return list(zip(texts, isos, strict=True)), languages
