"""Find the submissions that PATHs name: files, folders, archives, nbgrader's ``submitted/``."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from invigilator.autograding.archives import members, student_named
from invigilator.exceptions import UnusablePath

SUFFIX = ".ipynb"
CHECKPOINTS = ".ipynb_checkpoints"


@dataclass(frozen=True)
class Handed:
    """What one student has handed in: a file, or the reason why there is none to grade."""

    student: str
    path: Path | zipfile.Path
    reason: str = ""


def collect(paths: Sequence[Path], assignment: str, others: Collection[str] = ()) -> list[Handed]:
    """All submissions below the paths, one for each student, by name.

    Parameters
    ----------
    paths : sequence of Path
        Notebooks, folders of notebooks, folders with one folder for each student, zip archives
        of such folders (as Moodle and Canvas make them), or nbgrader's ``submitted/``.
    assignment : str
        The name of the assignment, to find it in nbgrader's layout.
    others : collection of str
        The names of the course's other assignments: what a student has in folders of these names
        is not looked at.

    Raises
    ------
    UnusablePath
        If a path does not exist, cannot be read, or holds nothing to grade.
    """
    every = (each for path in paths for each in _readable(path, assignment, others))
    found = {os.path.abspath(str(each.path)): each for each in every}
    by_student: dict[str, list[Handed]] = {}
    for each in found.values():
        by_student.setdefault(each.student, []).append(each)
    return [_only(handed) for _, handed in sorted(by_student.items())]


def _readable(path: Path, assignment: str, others: Collection[str]) -> list[Handed]:
    try:
        return _from_path(path, assignment, others)
    except OSError as error:
        raise UnusablePath(f"{path} cannot be read: {error.strerror}.") from None


def _from_path(path: Path, assignment: str, others: Collection[str]) -> list[Handed]:
    if not path.exists():
        raise UnusablePath(
            f"{path} does not exist. Name a notebook, or a folder or zip archive of notebooks."
        )
    if path.suffix == ".zip" and path.is_file():
        return _require_some(list(_from_archive(path, assignment, others)), path, assignment)
    if path.is_file():
        return [Handed(_student_of(path, assignment), path)]
    found = [_unless_linked(each, path) for each in _from_folder(path, assignment, others)]
    return _require_some(found, path, assignment)


def _require_some(found: list[Handed], path: Path, assignment: str) -> list[Handed]:
    if not found:
        raise UnusablePath(
            f"{path} holds no notebooks. Name a folder with {SUFFIX} files, or with a folder for "
            f"each student, or nbgrader's submitted/ with STUDENT/{assignment}/ in it."
        )
    return found


def _from_folder(folder: Path, assignment: str, others: Collection[str]) -> Iterator[Handed]:
    children = [child for child in sorted(folder.iterdir()) if not child.name.startswith(".")]
    for child in children:
        if child.is_file() and child.suffix == SUFFIX:
            yield Handed(_student_of(child, assignment), child)
        elif child.is_dir():
            own = child / assignment
            student = student_named(child.name)
            inside = _files(own) if own.is_dir() else _files(child, others)
            yield from _choose(student, inside, child, assignment)


def _from_archive(archive: Path, assignment: str, others: Collection[str]) -> Iterator[Handed]:
    """What each student has in a zip archive: a file beside others, or a folder."""
    folders: dict[str, dict[PurePosixPath, zipfile.Path]] = {}
    for place, path in members(archive):
        if len(place.parts) > 1:
            folders.setdefault(place.parts[0], {})[place.relative_to(place.parts[0])] = path
        elif place.suffix == SUFFIX:
            yield Handed(student_named(place.stem), path)
    for name, files in folders.items():
        own = [path for place, path in files.items() if place.parts[0] == assignment]
        inside = own or [path for place, path in files.items() if place.parts[0] not in others]
        yield from _choose(student_named(name), inside, archive, assignment)


def _unless_linked(handed: Handed, folder: Path) -> Handed:
    """Refuse what is reached over a link: it may lead to the solution, or to another's work."""
    if handed.reason or isinstance(handed.path, zipfile.Path):
        return handed
    if handed.path.resolve() == folder.resolve() / handed.path.relative_to(folder):
        return handed
    return replace(handed, reason="it is a link to another file; ask for the file itself")


def _choose(
    student: str, inside: Iterable[Path | zipfile.Path], folder: Path, assignment: str
) -> Iterator[Handed]:
    """The notebook among a student's files; if several, those that are named as they should be.

    Nothing where there are no files at all.
    """
    files = [file for file in inside if file.name != "timestamp.txt"]
    notebooks = [file for file in files if file.name.endswith(SUFFIX)]
    named = [file for file in notebooks if PurePosixPath(file.name).stem == assignment]
    for file in named or notebooks:
        yield Handed(student, file)
    if files and not notebooks:
        names = ", ".join(file.name for file in files[:3])
        yield Handed(student, folder, f"there is no {SUFFIX} file, only {names}")


def _files(folder: Path, unseen: Collection[str] = ()) -> list[Path]:
    """The files below a folder, other than in checkpoints and in folders that are not looked at."""
    inside = sorted(path for path in folder.rglob("*") if path.is_file())
    hidden = {CHECKPOINTS, *unseen}
    return [p for p in inside if hidden.isdisjoint(p.relative_to(folder).parts[:-1])]


def _student_of(path: Path, assignment: str) -> str:
    parents = path.resolve().parents
    in_tree = len(parents) > 2 and parents[0].name == assignment
    if in_tree and parents[2].name == "submitted":
        return parents[1].name
    return student_named(path.stem)


def _only(handed: Sequence[Handed]) -> Handed:
    if len(handed) == 1:
        return handed[0]
    first = handed[0]
    paths = ", ".join(str(each.path) for each in handed)
    reason = f"there are {len(handed)} notebooks of {first.student}: {paths}; keep one of them"
    return Handed(first.student, first.path, reason)
