"""Collect what students have handed in: list everything, read whose it is, choose the notebooks."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from invigilator.autograding.collection.choice import MAX_NAMED, choose
from invigilator.autograding.collection.content import Unobtainable
from invigilator.autograding.collection.entries import LINK, Entry
from invigilator.autograding.collection.handed import Handed
from invigilator.autograding.collection.inventory import Inventory, Item, SourceRead
from invigilator.autograding.collection.layouts import owner_of, read_listing
from invigilator.autograding.collection.names import readable, same
from invigilator.autograding.collection.owners import Read, each_their_own
from invigilator.autograding.collection.reader import Task
from invigilator.autograding.collection.sources import entries
from invigilator.autograding.layout_names import LAYOUTS
from invigilator.checking.wording import listed
from invigilator.exceptions import UnusablePath


def collect(paths: Sequence[Path], assignment: str, others: Collection[str] = ()) -> list[Handed]:
    """All submissions below the paths, one for each student, by name: see `take_inventory`."""
    return take_inventory(paths, assignment, others).handed


def take_inventory(
    paths: Sequence[Path],
    assignment: str,
    others: Collection[str] = (),
    layout: str | None = None,
) -> Inventory:
    """List everything below the paths, and what of it each student has handed in.

    Parameters
    ----------
    paths : sequence of Path
        Notebooks; folders or archives of notebooks, or with a folder for each student; what
        learning platforms hand out, as an archive or unpacked; nbgrader's ``submitted/``.
    assignment : str
        The name of the assignment, to find it in nbgrader's layout.
    others : collection of str
        The names of the course's other assignments: what a student has in folders of these names
        is not looked at.
    layout : str, optional
        One of `LAYOUTS`, where the one that is recognised is wrong.

    Raises
    ------
    UnusablePath
        If a path does not exist, cannot be read, or holds nothing to grade, also as the layout
        that is forced.
    """
    task = Task(assignment, frozenset(others), layout)
    every = _once(paths)
    found = each_their_own([_read(path, task, len(every) == 1) for path in every], task)
    by_student: dict[str, list[Handed]] = {}
    for each in (each for read in found for each in read.handed):
        by_student.setdefault(same(each.student), []).append(each)
    merged = [_only(own) for _, own in sorted(by_student.items())]
    none = {same(each.student) for each in merged if each.reason}
    return Inventory([_reject(read.source, none) for read in found], merged)


def _only(own: Sequence[Handed]) -> Handed:
    """What a student has handed in at several places: the one notebook, or why there is none."""
    usable = [each for each in own if not each.reason]
    if len(own) == 1:
        return own[0]
    if len(usable) == 1 and not any(each.several for each in own):
        return usable[0]
    found = [each for each in own if each.several or not each.reason]
    if not found:
        return own[0]
    paths = listed(_apart([each.path for each in found]), MAX_NAMED)
    first = found[0]
    reason = f"there are {len(found)} notebooks of {first.student}: {paths}; keep one of them"
    return first if len(found) == 1 else Handed(first.student, first.path, reason, several=True)


def _apart(paths: Sequence[Path]) -> list[str]:
    """The paths without the folder that they share: a student reads nothing of this machine."""
    absolute = [os.path.abspath(path) for path in paths]
    shared = os.path.commonpath([os.path.dirname(path) for path in absolute])
    return [readable(os.path.relpath(path, shared)) for path in absolute]


def _reject(source: SourceRead, students: set[str]) -> SourceRead:
    """A source in which the notebooks of some students count for nothing."""
    items = [
        replace(item, fate="rejected", reason="one of several notebooks")
        if item.fate == "notebook" and same(item.student) in students
        else item
        for item in source.items
    ]
    return replace(source, items=items)


def _once(paths: Sequence[Path]) -> list[Path]:
    """The paths, without those that lie in one another: each file is listed once."""
    absolute = {Path(os.path.abspath(path)): path for path in paths}
    return [path for place, path in absolute.items() if not {*place.parents} & {*absolute}]


def _read(path: Path, task: Task, alone: bool) -> Read:
    """One source; where it is not the only one, a file that gives nothing is its student's."""
    shown = readable(str(path))
    try:
        listing = _entries_of(path, shown)
    except Unobtainable as error:
        if alone:
            again = "" if str(error) == LINK else " Download it again."
            raise UnusablePath(f"{shown} cannot be read: {error}.{again}") from None
        return _unread(path, shown, str(error), task)
    reading = read_listing(listing, path, task)
    if task.layout and reading.layout != task.layout:
        raise UnusablePath(f"{shown} cannot be read {LAYOUTS[task.layout]}: no names fit that.")
    items = [
        Item(each.entry, "ignored", each.entry.why or why)
        for each, why in reading.ignored
        if each.entry.what != "archive"
    ]
    choices = [choose(group, task, path) for group in reading.groups]
    items += [item for choice in choices for item in choice.items]
    handed = [choice.handed for choice in choices if choice.handed is not None]
    if not handed and not alone and path.is_file():
        return _unread(path, shown, "it holds no notebook", task)
    if not handed:
        raise UnusablePath(
            f"{shown} holds no notebooks. Name a folder with .ipynb files, or with a folder for "
            f"each student, or nbgrader's submitted/ with STUDENT/{task.assignment}/ in it."
        )
    owner = owner_of(path, task, listing)
    source = SourceRead(path, reading.layout, reading.within, len(handed), items, owner)
    return Read(source, listing, handed)


def _entries_of(path: Path, shown: str) -> list[Entry]:
    try:
        return entries(path)
    except FileNotFoundError:
        raise UnusablePath(
            f"{shown} does not exist. Name a notebook, or a folder or zip archive of notebooks."
        ) from None
    except OSError as error:
        raise UnusablePath(f"{shown} cannot be read: {error.strerror}.") from None


def _unread(path: Path, shown: str, why: str, task: Task) -> Read:
    """A file that gives nothing, as what the student of its name has handed in."""
    owner = owner_of(path, task)
    entry = Entry((path.name,), "unreadable", shown, why=why)
    item = Item(entry, "rejected", why, owner)
    source = SourceRead(path, "names", (), 1, [item], owner)
    return Read(source, [entry], [Handed(owner, path, why)])
