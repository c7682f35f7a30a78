"""Small street scenes in which the class of every pixel is known."""

from typing import NamedTuple

import h5py
import numpy as np
from numpy.typing import NDArray

from coursework.data.encoded_images import read_images
from coursework.data.files import find_files

FILE = "street_masks.h5"


class MaskedScenes(NamedTuple):
    """Images and the class of each of their pixels.

    Attributes
    ----------
    images : ndarray of uint8, shape (m, 96, 128, 3)
        Red, green and blue from 0 to 255.
    masks : ndarray of uint8, shape (m, 96, 128)
        Classes, from 0 to 5.
    """

    images: NDArray[np.uint8]
    masks: NDArray[np.uint8]


def load_street_masks() -> tuple[MaskedScenes, MaskedScenes, MaskedScenes, list[str]]:
    """Read the scenes.

    Returns
    -------
    train, test, unseen : MaskedScenes
        Scenes for training; held-out scenes by the same artists; scenes by an artist who is in
        neither.
    class_names : list of str
        What the numbers in a mask stand for.

    Raises
    ------
    CourseDataError
        If the file is missing.
    """
    (path,) = find_files(FILE)
    with h5py.File(path, "r", locking=False) as file:
        train, test, unseen = (
            MaskedScenes(read_images(file, f"{part}_images"), file[f"{part}_labels"][...])
            for part in ("train", "test", "unseen")
        )
        names = [name.decode() for name in file["list_classes"]]
    return train, test, unseen, names
