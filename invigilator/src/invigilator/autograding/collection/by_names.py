"""What a name says where no platform made it: a student, an assignment, a folder for all."""

from __future__ import annotations

from collections.abc import Iterable

from invigilator.autograding.collection.entries import Placed, is_folder
from invigilator.autograding.collection.names import (
    stem,
    suffix,
    unnumbered,
    why_folder_ignored,
)
from invigilator.autograding.collection.readings import Tops, folders, may_be_notebook
from invigilator.autograding.collection.recognition import why_no_notebook

#: Names of folders for all.
GENERIC = frozenset(
    """
    submissions submission submitted subs handed_in handins class students student download
    downloads notebooks export all archive files homework assignment assignments data
    """.split()  # noqa: SIM905 - a list of words
)
#: What a student's own work may write beside a notebook.
WORK = frozenset({"py", "png", "jpg", "jpeg"})
INDEX = frozenset({"index.html", "index.htm"})


def is_one_students(found: Tops, assignment: str) -> bool:
    """Whether the only notebook bears the assignment's name, so that all else goes with it."""
    every = [each for files in found.values() for each in files]
    notebooks = [each for each in every if may_be_notebook(each)]
    if len(notebooks) != 1 or len(notebooks[0].parts) > 1 or len(every) == 1:
        return False
    others = [each for each in every if each is not notebooks[0] and not each.ignored]
    theirs = is_assignment(notebooks[0].name, assignment)
    return theirs and not any(_may_be_anothers(each, assignment) for each in others)


def _may_be_anothers(placed: Placed, assignment: str) -> bool:
    """Whether a file beside a notebook may be all that another student has handed in."""
    entry = placed.entry
    document = entry.kind == "document" and suffix(placed.name) not in WORK
    telling = is_students(placed) or document or entry.what == "folder"
    return telling and not is_assignment(placed.name, assignment)


def named(name: str, above: tuple[str, ...], assignment: str) -> str:
    """The student of a name; where it is the assignment's, the one of what lies around it."""
    if not is_assignment(name, assignment):
        return name
    usable = (each for each in reversed(above) if each and not is_generic(each, assignment))
    return next(usable, name)


def is_assignment(name: str, assignment: str) -> bool:
    """Whether a name is that of the assignment, in any spelling."""
    return _spelled(name) == _spelled(assignment)


def is_generic(name: str, assignment: str) -> bool:
    """Whether a name can be that of a folder for all, and of no student."""
    plain = _spelled(name)
    return plain in GENERIC or plain == _spelled(assignment) or plain.startswith("course")


def _spelled(name: str) -> str:
    return unnumbered(stem(name)).casefold().replace("-", "_").replace(" ", "_")


def only_folders(found: Tops) -> bool:
    """Whether students have folders, and no file that lies in none may be a student's."""
    loose = [files[0] for files in found.values() if not is_folder(files)]
    return bool(folders(found)) and not any(map(is_students, loose))


def is_students(placed: Placed) -> bool:
    """Whether a file that lies in no folder is a student's, by its name or what it is."""
    kind = placed.entry.kind
    link = placed.entry.what == "unreadable" and not suffix(placed.entry.name)
    return kind in ("notebook", "archive") or may_be_notebook(placed) or link


def is_stray(placed: Placed) -> bool:
    """Whether a file that lies in no folder may be all that a student has handed in."""
    name = placed.entry.name.lower()
    if name in INDEX:
        return False
    telling = placed.entry.kind == "document" or suffix(name) == "json"
    return telling or (placed.entry.kind == "maybe" and not why_no_notebook(placed.entry))


def apart(placed: Iterable[Placed]) -> tuple[list[Placed], list[tuple[Placed, str]]]:
    """The entries, and apart from them those whose top is nobody's."""
    here: list[Placed] = []
    ignored: list[tuple[Placed, str]] = []
    for each in placed:
        top = each.parts[0]
        alone = len(each.parts) == 1
        reason = each.ignored if alone else why_folder_ignored(top)
        if reason:
            ignored.append((each, reason))
        else:
            here.append(each)
    return here, ignored


def why_nobodys(placed: Placed) -> str:
    """Why a file is nobody's."""
    if placed.entry.name.lower() in INDEX:
        return "a platform's index page"
    return "neither a notebook nor what is handed in for one"
