"""Labelled images from a pair of HDF5 files: one for training, one for testing."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coursework.data.files import Layout, find_files, read_hdf5

Pictures = NDArray[np.uint8]
ClassNumbers = NDArray[np.int64]
PictureSet = tuple[Pictures, ClassNumbers, Pictures, ClassNumbers, NDArray[Any]]

SIDE = 64
#: Pictures that were read beforehand, by their files and what these should hold.
_KEPT: dict[tuple[Any, ...], PictureSet] = {}


def load_pictures(
    subject: str, examples: tuple[int, int], class_names: tuple[int, str]
) -> PictureSet:
    """Read ``train_<subject>.h5`` and ``test_<subject>.h5``.

    Both files come from the same folder: the one that ``COURSE_DATA`` names if it has both,
    else the one shipped with the course.

    Parameters
    ----------
    subject : str
        What the images show, as in the file names.
    examples : tuple of int
        Number of images for training and for testing.
    class_names : tuple
        Number of classes and dtype of their names.

    Returns
    -------
    train_x, train_y : ndarray
        Images of shape (m_train, 64, 64, 3), red, green and blue from 0 to 255 as uint8, and
        class numbers of shape (1, m_train) as int64.
    test_x, test_y : ndarray
        The same for testing.
    classes : ndarray
        Name of each class.

    Raises
    ------
    CourseDataError
        If a file is missing or does not hold such images.
    """
    asked = _paths(subject), examples, class_names
    if asked not in _KEPT:
        return _read(*asked)
    train_x, train_y, test_x, test_y, classes = _KEPT[asked]
    return train_x.copy(), train_y.copy(), test_x.copy(), test_y.copy(), classes.copy()


def keep_pictures(subject: str, examples: tuple[int, int], class_names: tuple[int, str]) -> None:
    """Read pictures once for all: here, and in processes that are forked from this one.

    Parameters
    ----------
    subject, examples, class_names
        As in `load_pictures`, which gives copies of them from now on.

    Raises
    ------
    CourseDataError
        If a file is missing or does not hold such images.
    """
    asked = _paths(subject), examples, class_names
    _KEPT[asked] = _read(*asked)


def _paths(subject: str) -> tuple[Path, ...]:
    """Where the pictures lie: for training, and for testing."""
    return tuple(find_files(f"train_{subject}.h5", f"test_{subject}.h5"))


def _read(
    paths: tuple[Path, ...], examples: tuple[int, int], class_names: tuple[int, str]
) -> PictureSet:
    """The pictures of two files."""
    train = read_hdf5(paths[0], _layout("train", examples[0], class_names))
    test = read_hdf5(paths[1], _layout("test", examples[1], class_names))
    return (
        train["train_set_x"],
        train["train_set_y"].reshape(1, -1),
        test["test_set_x"],
        test["test_set_y"].reshape(1, -1),
        test["list_classes"],
    )


def _layout(part: str, examples: int, class_names: tuple[int, str]) -> Layout:
    """Say what one of the two files must hold."""
    number_of_classes, dtype_of_names = class_names
    return {
        f"{part}_set_x": ((examples, SIDE, SIDE, 3), "uint8"),
        f"{part}_set_y": ((examples,), "int64"),
        "list_classes": ((number_of_classes,), dtype_of_names),
    }
