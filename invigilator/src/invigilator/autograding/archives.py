"""Submissions as learning platforms hand them over: zip archives, and names that say whose."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from invigilator.exceptions import UnusablePath

#: Moodle: full name, number of the participant, and what the file came through.
MOODLE = re.compile(r"(?P<student>.+_\d+)_assignsubmission_\w+?_?(?:$|_.*$)", re.DOTALL)
#: Canvas: last and first name in one, LATE if so, numbers of the user and of the file, its name.
CANVAS = re.compile(r"(?P<name>[^_]+)(?:_LATE)?_(?P<user>\d+)_\d+_.+", re.DOTALL)
IGNORED = ("__MACOSX", ".ipynb_checkpoints")


def student_named(name: str) -> str:
    """The student in the name of a file or folder, without suffix, in any platform's style.

    Examples
    --------
    >>> student_named("Ada Lovelace_17_assignsubmission_file_")
    'Ada Lovelace_17'
    >>> student_named("lovelaceada_LATE_4711_9983_logistic_regression-1")
    'lovelaceada_4711'
    >>> student_named("ada")
    'ada'
    """
    if found := MOODLE.fullmatch(name):
        return found["student"]
    if found := CANVAS.fullmatch(name):
        return f"{found['name']}_{found['user']}"
    return name


def members(archive: Path) -> Iterator[tuple[PurePosixPath, zipfile.Path]]:
    """The files of a zip archive, each with its place in there; nothing is unpacked.

    A folder around everything else is left out of the places.

    Raises
    ------
    UnusablePath
        If it is not a zip archive.
    """
    try:
        root = zipfile.Path(archive)
        names = [n for n in root.root.namelist() if not n.endswith("/")]
    except (zipfile.BadZipFile, OSError) as error:
        raise UnusablePath(
            f"{archive} cannot be read as a zip archive ({error}). Download it again."
        ) from None
    places = {n: PurePosixPath(n) for n in names if not _is_ignored(PurePosixPath(n))}
    around = _around(list(places.values()), archive.stem)
    for name, place in places.items():
        yield place.relative_to(around), root.joinpath(name)


def _around(places: list[PurePosixPath], stem: str) -> PurePosixPath:
    """The folder that all files lie in, where it is no student's."""
    tops = {place.parts[0] for place in places if len(place.parts) > 1}
    wrapped = len(tops) == 1 and all(len(place.parts) > 1 for place in places)
    top = next(iter(tops), "")
    return PurePosixPath(top) if wrapped and top in (stem, "submitted") else PurePosixPath()


def _is_ignored(place: PurePosixPath) -> bool:
    return place.name.startswith(".") or any(part in IGNORED for part in place.parts)
