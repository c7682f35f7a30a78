"""Drawings of cats and of other animals."""

from typing import NamedTuple

import h5py
import numpy as np
from numpy.typing import NDArray

from coursework.data.encoded_images import read_images
from coursework.data.files import find_files

FILE = "drawn_animals.h5"


class Drawings(NamedTuple):
    """Images and what they show.

    Attributes
    ----------
    images : ndarray of uint8, shape (m, 96, 96, 3)
        Red, green and blue from 0 to 255.
    labels : ndarray of int64, shape (m,)
        0 for a cat, 1 for another animal.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.int64]


def load_drawn_animals() -> tuple[Drawings, Drawings, list[str]]:
    """Read the drawings.

    Returns
    -------
    train, test : Drawings
        400 images for training, and 200 by other artists.
    class_names : list of str
        What the labels stand for.

    Raises
    ------
    CourseDataError
        If the file is missing.
    """
    (path,) = find_files(FILE)
    with h5py.File(path, "r", locking=False) as file:
        train, test = (
            Drawings(read_images(file, f"{part}_images"), file[f"{part}_labels"][...])
            for part in ("train", "test")
        )
        names = [name.decode() for name in file["list_classes"]]
    return train, test, names
