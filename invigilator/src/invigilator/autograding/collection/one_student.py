"""What one known student has handed in at one place: no layout has to be recognised."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from invigilator.autograding.collection.choice import choose
from invigilator.autograding.collection.handed import Handed
from invigilator.autograding.collection.layouts import placed
from invigilator.autograding.collection.reader import Task
from invigilator.autograding.collection.readings import Group
from invigilator.autograding.collection.sources import entries


def collect_one(
    path: Path,
    student: str,
    assignment: str,
    others: Collection[str] = (),
    within: Path | None = None,
) -> Handed | None:
    """What a student has handed in for an assignment; None if nothing of it is there.

    Parameters
    ----------
    path : Path
        The student's file or folder.
    student : str
        Whose it is.
    assignment : str
        The name of the assignment.
    others : collection of str
        The names of other assignments, whose folders are not looked at.
    within : Path, optional
        The folder that the instructor has named: below it, no link is followed.

    Raises
    ------
    OSError
        If the place cannot be read.
    Unobtainable
        If it is an archive that cannot be read.
    """
    every = placed(entries(path, within))
    if all(each.ignored for each in every):
        return None
    task = Task(assignment, frozenset(others))
    return choose(Group(student, every), task, path).handed
