"""The assignments: whether each can be graded with what is stored of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields

from invigilator.autograding.settings import read_limits
from invigilator.checking.exceptions import ExpectationsMissing
from invigilator.checking.store import read_header
from invigilator.course import Assignment
from invigilator.doctor.finding import Finding
from invigilator.exceptions import CourseError
from invigilator.freshness import require_fresh
from invigilator.sandbox.limits import Limits


def assignment_findings(assignments: Sequence[Assignment]) -> Iterator[Finding]:
    """Which assignments cannot be graded, and why; what is right is counted."""
    right = 0
    for each in assignments:
        try:
            require_fresh(each)
        except CourseError as error:
            told, advice = _parted(str(error))
            yield Finding(each.target, "bad", told, advice)
        else:
            right += 1
    if right:
        told = f"{right} of {len(assignments)} have their release notebook and fresh expectations"
        yield Finding("Assignments", "good", told)
    elif not assignments:
        advice = "Write one (docs/tutorial.md), or begin with `course new NAME`."
        yield Finding("Assignments", "bad", "the course has none", advice)


def limit_findings(assignments: Sequence[Assignment]) -> Iterator[Finding]:
    """Whether the settings of the course directories can be read."""
    for folder in sorted({each.course_folder for each in assignments}):
        try:
            read_limits(folder)
        except CourseError as error:
            yield Finding("Limits", "bad", str(error), "Correct that file.")


def largest_limits(
    assignments: Sequence[Assignment], frameworks: Mapping[str, Sequence[str]]
) -> Limits:
    """What a submission to any of the assignments may use, as far as settings can be read.

    Parameters
    ----------
    assignments
        Those that are to be graded.
    frameworks
        By framework, the targets that need it.
    """
    needing = {target for targets in frameworks.values() for target in targets}
    found = []
    for each in assignments:
        with contextlib.suppress(CourseError):
            limits = read_limits(each.course_folder)
            found.append(limits.for_framework() if each.target in needing else limits)
    names = [each.name for each in fields(Limits)]
    largest = {name: max(getattr(limits, name) for limits in found or [Limits()]) for name in names}
    return Limits(**largest)


def frameworks(assignments: Sequence[Assignment]) -> dict[str, list[str]]:
    """By framework, the targets that need it, as far as their expectations can be read."""
    found: dict[str, list[str]] = {}
    for each in assignments:
        try:
            framework = read_header(each.visible).framework
        except (ExpectationsMissing, OSError):
            continue
        if framework:
            found.setdefault(framework, []).append(each.target)
    return found


def _parted(message: str) -> tuple[str, str]:
    """What is wrong, and from the first command on what to do."""
    told, run, advice = message.partition(" Run `")
    return told, f"Run `{advice}" if run else ""
