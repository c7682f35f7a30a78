"""Writes labelled pictures as a pair of HDF5 files with the keys of the classic course."""

from pathlib import Path
from typing import Any

import h5py
import numpy as np
from numpy.typing import NDArray

FOLDER = Path(__file__).resolve().parent.parent

Examples = tuple[NDArray[np.uint8], NDArray[np.int64]]


def shuffle(pictures: NDArray[np.uint8], labels: list[int], rng: np.random.Generator) -> Examples:
    """Bring pictures and labels into the same random order.

    Parameters
    ----------
    pictures : ndarray, shape (m, 64, 64, 3)
        Pictures.
    labels : list of int, length m
        Their labels.
    rng : Generator
        Source of the order.

    Returns
    -------
    pictures, labels : ndarray
        Both in the new order.
    """
    order = rng.permutation(len(labels))
    return pictures[order], np.array(labels, dtype=np.int64)[order]


def write_pair(subject: str, train: Examples, test: Examples, classes: NDArray[Any]) -> None:
    """Write ``train_<subject>.h5`` and ``test_<subject>.h5`` into the data folder.

    The same input gives the same files, byte for byte, with the same version of HDF5.

    Parameters
    ----------
    subject : str
        What the pictures show.
    train, test : tuple
        Pictures of shape (m, 64, 64, 3) and labels of shape (m,).
    classes : ndarray
        Name of each class.
    """
    for part, examples in (("train", train), ("test", test)):
        write_part(subject, part, examples, classes)


def write_part(subject: str, part: str, examples: Examples, classes: NDArray[Any]) -> None:
    """Write ``<part>_<subject>.h5`` into the data folder.

    Parameters
    ----------
    subject : str
        What the pictures show.
    part : str
        ``train`` or ``test``, with which the keys begin.
    examples : tuple
        Pictures of shape (m, 64, 64, 3) and labels of shape (m,).
    classes : ndarray
        Name of each class.
    """
    pictures, labels = examples
    path = FOLDER / f"{part}_{subject}.h5"
    with h5py.File(path, "w") as file:
        file.create_dataset(
            f"{part}_set_x", data=pictures, compression="gzip", compression_opts=9, shuffle=True
        )
        file.create_dataset(f"{part}_set_y", data=labels)
        file.create_dataset("list_classes", data=classes)
    print(f"{path}: {len(labels)} pictures, {path.stat().st_size / 1e6:.2f} MB")
