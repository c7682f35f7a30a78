"""Spoken words: the trigger word and others, by many voices, 8,000 samples a second."""

from __future__ import annotations

from dataclasses import dataclass

import h5py
import numpy as np
from numpy.typing import NDArray

from coursework.data.files import find_files, read_hdf5

RATE = 8000
TRIGGER = "activate"
PARTS = ("train", "validation", "test", "flite")

Sound = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Clip:
    """One spoken word.

    Attributes
    ----------
    word, voice : str
        What is said, and by whom.
    sound : ndarray, shape (samples,)
        Numbers from -1 to 1, 8,000 a second.
    """

    word: str
    voice: str
    sound: Sound


def decode_mu_law(codes: NDArray[np.int8]) -> Sound:
    """Turn eight-bit codes into samples: fine steps near zero, coarse ones far from it.

    Parameters
    ----------
    codes : ndarray of int8
        Whole numbers from -127 to 127.

    Returns
    -------
    ndarray of float32
        Samples from -1 to 1.
    """
    compressed = codes.astype(np.float32) / 127
    sizes = np.expm1(np.abs(compressed) * np.float32(np.log(256))) / 255
    return (np.sign(compressed) * sizes).astype(np.float32)


def load_clips(part: str) -> list[Clip]:
    """Read the clips of one part.

    Parameters
    ----------
    part : str
        ``train``, ``validation``, ``test`` (three sets of voices by one program), or ``flite``
        (voices by another program).

    Returns
    -------
    list of Clip
        In a fixed order, voice by voice.

    Raises
    ------
    CourseDataError
        If the file is missing or holds something else.
    """
    (path,) = find_files("trigger_words.h5")
    with h5py.File(path, "r", locking=False) as file:
        shapes = {name: file[f"{part}_{name}"].shape for name in ("sounds", "ends")}
    count = shapes["ends"]
    layout = {
        f"{part}_sounds": (shapes["sounds"], "int8"),
        f"{part}_ends": (count, "int32"),
        f"{part}_words": (count, "S12"),
        f"{part}_voices": (count, "S28"),
    }
    arrays = read_hdf5(path, layout)
    sounds = np.split(decode_mu_law(arrays[f"{part}_sounds"]), arrays[f"{part}_ends"][:-1])
    words, voices = arrays[f"{part}_words"], arrays[f"{part}_voices"]
    return [
        Clip(word.decode(), voice.decode(), sound)
        for word, voice, sound in zip(words, voices, sounds, strict=True)
    ]
