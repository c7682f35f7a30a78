"""The course that a command is about, and the assignments in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from invigilator.exceptions import CourseError

if TYPE_CHECKING:
    from invigilator.course import Assignment, Course


def chosen_of(targets: Sequence[str]) -> list[Assignment]:
    """The assignments of some targets; without any, all of the course."""
    course = current_course()
    if not targets:
        return course.assignments()
    return [each for target in targets for each in course.select(target)]


def current_course() -> Course:
    """The course that --root names, or the one that we stand in."""
    from invigilator.course import Course

    root: Path | None = click.get_current_context().find_root().params.get("root")
    return Course.at(root) if root else Course.around()


def current_course_if_any() -> Course | None:
    """The course, where there is one; what --root names must be one."""
    try:
        return current_course()
    except CourseError:
        if click.get_current_context().find_root().params.get("root"):
            raise
        return None
