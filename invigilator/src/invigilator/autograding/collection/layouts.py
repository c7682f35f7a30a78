"""Which layout a listing has: that of a platform, or names of students on files and folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from invigilator.autograding.collection.entries import Entry, Placed
from invigilator.autograding.collection.names import kind_of, readable, stem, why_ignored
from invigilator.autograding.collection.reader import Reader, Task
from invigilator.autograding.collection.readings import Group, Reading


def read_listing(entries: Sequence[Entry], source: Path, task: Task) -> Reading:
    """Read what a source holds, in the layout that fits, or in the one that is forced."""
    every = placed(entries)
    if student := _student_around(source, task, entries):
        return Reading("nbgrader", [Group(student, every)])
    reading = Reader(task).read(every, (stem(source.name),))
    one_file = source.is_file() and kind_of(source.name) != "archive"
    if one_file and not reading.groups:
        return Reading("names", [Group(stem(source.name), every)])
    return reading


def placed(entries: Iterable[Entry]) -> list[Placed]:
    """Entries at their places, each with why it is ignored, if it is."""
    return [Placed(each.parts, each, _why_ignored(each)) for each in entries]


def owner_of(source: Path, task: Task, entries: Iterable[Entry] = ()) -> str:
    """Whom the name of a source says, if it is a student's: the one it would be among others."""
    if student := _student_around(source, task, entries):
        return student
    name = readable(Path(os.path.abspath(source)).name)
    entry = Entry((name,), "folder" if source.is_dir() else "file", name)
    groups = Reader(task).read([Placed(entry.parts, entry)], (stem(source.name),)).groups
    return groups[0].student if groups else stem(name)


def _student_around(source: Path, task: Task, entries: Iterable[Entry]) -> str:
    """The student in whose folder of nbgrader's tree a source lies; empty if it lies elsewhere."""
    if task.layout not in (None, "nbgrader"):
        return ""
    path = source.resolve()
    folder = path if path.is_dir() else path.parent
    if folder.name == task.assignment and folder.parent.parent.name == "submitted":
        return readable(folder.parent.name)
    in_submitted = path.is_dir() and path.parent.name == "submitted"
    return readable(path.name) if in_submitted and _holds(entries, task.assignment) else ""


def _holds(entries: Iterable[Entry], assignment: str) -> bool:
    return any(each.parts[0] == assignment and len(each.parts) > 1 for each in entries)


def _why_ignored(entry: Entry) -> str:
    if entry.what == "folder":
        return entry.why or why_ignored((*entry.parts, ""))
    return why_ignored(entry.parts)
