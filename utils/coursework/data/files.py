"""Finds the data files of the course and reads them, checked against what should be in them.

The files lie in the folder ``datasets`` beside ``utils``. Files of one's own, say those of the
classic course, go into another folder, which the environment variable ``COURSE_DATA`` names.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import h5py
import numpy as np
from numpy.typing import NDArray

import coursework

VARIABLE = "COURSE_DATA"
LFS_START = b"version https://git-lfs"
SHIPPED = Path(__file__).resolve().parents[3] / "datasets"

Arrays = dict[str, NDArray[Any]]
Layout = Mapping[str, tuple[tuple[int, ...], str]]


class CourseDataError(ValueError):
    """Raised when a data file is missing or does not hold what it should."""


def own_files(*names: str) -> list[Path] | None:
    """Find files that belong together in the user's folder.

    Parameters
    ----------
    *names : str
        File names.

    Returns
    -------
    list of Path or None
        The paths, in the order of `names`; None if ``COURSE_DATA`` is not set or its folder
        lacks one of the files, for halves of two sets must not be mixed.

    Raises
    ------
    CourseDataError
        If ``COURSE_DATA`` names no folder.
    """
    setting = os.environ.get(VARIABLE)
    if not setting:
        return None
    folder = Path(setting).expanduser()
    if not folder.is_dir():
        raise CourseDataError(
            f"The environment variable {VARIABLE} says {setting!r}, but there is no such folder. "
            f"Correct it, or unset it to use the data that came with the course."
        )
    paths = [folder / name for name in names]
    return paths if all(path.is_file() for path in paths) else None


def shipped(*names: str) -> list[Path]:
    """Paths of shipped files that belong together.

    Several folders of courses may share one environment, each with the data of its own notebooks.

    Parameters
    ----------
    *names : str
        File names.

    Returns
    -------
    list of Path
        The paths in the first folder that has them all; where none does, those in our own.
    """
    beside = [Path(place).resolve().parents[1] / "datasets" for place in coursework.__path__]
    for folder in beside:
        if all((folder / name).is_file() for name in names):
            return [folder / name for name in names]
    return [SHIPPED / name for name in names]


def find_files(*names: str) -> list[Path]:
    """Find files that belong together: all in the user's folder, else all in the shipped one.

    Parameters
    ----------
    *names : str
        File names.

    Returns
    -------
    list of Path
        The paths, in the order of `names`.

    Raises
    ------
    CourseDataError
        If ``COURSE_DATA`` names no folder, or neither folder has the files.
    """
    paths = own_files(*names) or shipped(*names)
    for path in paths:
        if not path.is_file():
            raise CourseDataError(f"{path} is missing. {_advice(path)}")
    return paths


def read_hdf5(path: Path, layout: Layout) -> Arrays:
    """Read arrays from an HDF5 file.

    Parameters
    ----------
    path : Path
        The file.
    layout : mapping
        For each key to read, the shape and the dtype its array must have. An array of a
        narrower dtype is widened.

    Returns
    -------
    dict
        The arrays under the keys of `layout`, with exactly the shapes and dtypes given there.

    Raises
    ------
    CourseDataError
        If the file is a Git LFS pointer, is no HDF5 file, is damaged, or holds other keys,
        shapes or dtypes.
    """
    _refuse_pointer(path)
    _refuse_other_formats(path)
    try:
        with h5py.File(path, "r", locking=False) as file:
            found = {key: item for key, item in file.items() if isinstance(item, h5py.Dataset)}
            _check_layout(path, found, layout)
            return {key: found[key][...].astype(dtype) for key, (_, dtype) in layout.items()}
    except OSError as error:
        raise CourseDataError(
            f"{path} is damaged or incomplete ({error}). {_advice(path)}"
        ) from error


def read_mat(path: Path, layout: Layout) -> Arrays:
    """Read arrays from a MATLAB file (format 7 or older).

    Parameters
    ----------
    path : Path
        The file.
    layout : mapping
        As in `read_hdf5`.

    Returns
    -------
    dict
        The arrays under the keys of `layout`.

    Raises
    ------
    CourseDataError
        If the file cannot be read, or holds other keys, shapes or dtypes.
    """
    from scipy.io import loadmat

    _refuse_pointer(path)
    try:
        found = {key: array for key, array in loadmat(path).items() if not key.startswith("__")}
    except Exception as error:  # SciPy raises whatever a damaged file leads it to
        raise CourseDataError(
            f"{path} is no readable MATLAB file ({error}). {_advice(path)}"
        ) from error
    _check_layout(path, found, layout)
    return {key: found[key].astype(dtype) for key, (_, dtype) in layout.items()}


def _check_layout(path: Path, found: Mapping[str, Any], layout: Layout) -> None:
    """Refuse a file that lacks a key, or whose array has another shape or an unfit dtype."""
    missing = [key for key in layout if key not in found]
    if missing:
        raise CourseDataError(
            f"{path} lacks {', '.join(missing)}; it holds {', '.join(found) or 'no arrays'}. "
            f"{_advice(path)}"
        )
    for key, (shape, dtype) in layout.items():
        array = found[key]
        if array.shape != shape or not np.can_cast(array.dtype, dtype):
            raise CourseDataError(
                f"{path}: {key} should have shape {shape} and dtype {dtype}, "
                f"but has shape {array.shape} and dtype {array.dtype}. {_advice(path)}"
            )


def _refuse_pointer(path: Path) -> None:
    """Refuse a file that only says where Git LFS keeps the data."""
    with path.open("rb") as file:
        start = file.read(len(LFS_START))
    if start == LFS_START:
        raise CourseDataError(
            f"{path} is a Git LFS pointer of a few lines, not the data itself. "
            f"Run `git lfs pull` in the repository it came from, then try again."
        )


def _refuse_other_formats(path: Path) -> None:
    """Refuse a file that is not HDF5."""
    if not h5py.is_hdf5(path):
        with path.open("rb") as file:
            start = file.read(8)
        kind = f"begins with {start!r}" if start else "is empty"
        raise CourseDataError(f"{path} is not an HDF5 file: it {kind}. {_advice(path)}")


def _advice(path: Path) -> str:
    """Say how to fix a file."""
    if path.parent == SHIPPED:
        return "Restore it from the repository (`git restore datasets`) or unpack the course again."
    return f"Put the original file there, or unset {VARIABLE} to use the data of the course."
