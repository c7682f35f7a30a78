"""Places that results are to be written to: whether that will work, told before the work begins."""

from __future__ import annotations

import os
from pathlib import Path

from invigilator.exceptions import UnusablePath


def require_file(path: Path) -> None:
    """Make sure that a file can be written.

    Raises
    ------
    UnusablePath
        If it cannot.
    """
    folder = path.resolve().parent
    if path.is_dir():
        raise UnusablePath(f"{path} cannot be written: it is a folder. Name a file in it.")
    if not folder.is_dir():
        raise UnusablePath(
            f"{path} cannot be written: {path.parent} is not a folder. Make it first."
        )
    _require_permission(path if path.exists() else folder, path)


def require_folder(path: Path) -> None:
    """Make sure that files can be written to a folder, which may still have to be made.

    Raises
    ------
    UnusablePath
        If they cannot.
    """
    whole = path.resolve()
    first = next(place for place in (whole, *whole.parents) if place.exists())
    if not first.is_dir():
        raise UnusablePath(f"{path} cannot be a folder: {first} is a file. Name another.")
    _require_permission(first, path)


def _require_permission(place: Path, wanted: Path) -> None:
    if not os.access(place, os.W_OK):
        raise UnusablePath(f"{wanted} cannot be written: you may not write to {place}.")
