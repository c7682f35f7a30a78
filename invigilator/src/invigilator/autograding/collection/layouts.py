"""Which layout a listing has: that of a platform, or names of students on files and folders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from invigilator.autograding.collection.entries import Entry, Placed
from invigilator.autograding.collection.names import kind_of, readable, stem, why_ignored
from invigilator.autograding.collection.reader import Reader, Task
from invigilator.autograding.collection.readings import Group, Reading


def read_listing(entries: Iterable[Entry], source: Path, task: Task) -> Reading:
    """Read what a source holds, in the layout that fits, or in the one that is forced."""
    placed = [Placed(each.parts, each, why_entry_ignored(each)) for each in entries]
    if student := _student_around(source, task, placed):
        return Reading("nbgrader", [Group(student, placed)])
    reading = Reader(task).read(placed, (stem(source.name),))
    one_file = source.is_file() and kind_of(source.name) != "archive"
    if one_file and not reading.groups:
        return Reading("names", [Group(stem(source.name), placed)])
    return reading


def why_entry_ignored(entry: Entry) -> str:
    """Why nobody handed in an entry; empty if somebody may have."""
    if entry.what == "folder":
        return entry.why or why_ignored((*entry.parts, ""))
    return why_ignored(entry.parts)


def _student_around(source: Path, task: Task, placed: Sequence[Placed]) -> str:
    """The student in whose folder of nbgrader's tree a source lies; empty if it lies elsewhere."""
    if task.layout not in (None, "nbgrader"):
        return ""
    path = source.resolve()
    folder = path if path.is_dir() else path.parent
    if folder.name == task.assignment and folder.parent.parent.name == "submitted":
        return readable(folder.parent.name)
    in_submitted = path.is_dir() and path.parent.name == "submitted"
    return readable(path.name) if in_submitted and _holds(placed, task.assignment) else ""


def _holds(placed: Iterable[Placed], assignment: str) -> bool:
    return any(each.parts[0] == assignment and len(each.parts) > 1 for each in placed)
