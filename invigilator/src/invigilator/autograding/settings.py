"""How to grade: limits from the course's ``nbgrader_config.py``, sandbox, workers."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import get_type_hints

from invigilator.course import Assignment
from invigilator.exceptions import CourseError
from invigilator.sandbox.limits import Limits

CONFIG = "nbgrader_config.py"


@dataclass(frozen=True)
class Settings:
    """How the submissions of one run are graded.

    Attributes
    ----------
    root : Path
        The folder of the project.
    limits : Limits
        What each submission may use.
    sandboxed : bool
        False runs students' code with no protection at all.
    warm : bool
        Whether kernels are forked from a parent that is kept, or from a fresh one each time.
    workers : int
        How many submissions are graded at once.
    """

    root: Path
    limits: Limits
    sandboxed: bool = True
    warm: bool = True
    workers: int = os.cpu_count() or 1


def settings_for(
    assignment: Assignment, workers: int | None, no_sandbox: bool = False, cold: bool = False
) -> Settings:
    """The settings of an assignment's course, with what was asked for on the command line.

    Raises
    ------
    CourseError
        If the course's limits cannot be read.
    """
    limits = read_limits(assignment.course_folder)
    settings = Settings(assignment.root, limits, sandboxed=not no_sandbox, warm=not cold)
    return replace(settings, workers=workers) if workers else settings


def read_limits(course_folder: Path) -> Limits:
    """The limits that a course sets as ``c.Limits.name = value``; the defaults where it sets none.

    Raises
    ------
    CourseError
        If the file cannot be run, or a limit does not exist or is not a number above 0 of its kind.
    """
    path = course_folder / CONFIG
    if not path.is_file():
        return Limits()
    from traitlets.config.loader import PyFileConfigLoader

    try:
        wanted = dict(PyFileConfigLoader(CONFIG, str(course_folder)).load_config().Limits)
    except Exception as error:
        raise CourseError(f"{path} cannot be read: {type(error).__name__}: {error}") from error
    known = {each.name for each in fields(Limits)}
    if unknown := sorted(set(wanted) - known):
        raise CourseError(
            f"{path} sets the limit {unknown[0]!r}, which does not exist. "
            f"Limits are: {', '.join(sorted(known))}."
        )
    kinds = get_type_hints(Limits)
    for name, value in wanted.items():
        if not _fits(value, kinds[name]):
            number = "a whole number" if kinds[name] is int else "a number"
            raise CourseError(f"{path} sets {name} to {value!r}; give it {number} above 0.")
    return Limits(**wanted)


def _fits(value: object, kind: type) -> bool:
    """Whether a value is a number of a kind, above 0 and finite; True and False are none."""
    wanted = int if kind is int else int | float
    return isinstance(value, wanted) and not isinstance(value, bool) and 0 < value < math.inf
