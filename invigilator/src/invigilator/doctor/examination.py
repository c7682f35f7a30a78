"""Look at everything that grading needs, and say what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from invigilator.autograding.settings import Settings
from invigilator.course import Assignment, Course
from invigilator.doctor.contents import (
    assignment_findings,
    frameworks,
    largest_limits,
    limit_findings,
)
from invigilator.doctor.finding import Finding, State
from invigilator.doctor.machine import (
    disk_findings,
    memory_finding,
    processes_finding,
    python_finding,
)
from invigilator.doctor.sandbox import sandbox_findings
from invigilator.doctor.software import framework_findings, lock_finding, package_finding
from invigilator.reporting.text import clean
from invigilator.sandbox.jail import MEMORY_FACTOR

MARKS: dict[State, tuple[str, str]] = {
    "good": ("✓", "blue"),
    "note": ("!", "yellow"),
    "bad": ("✗", "red"),
}
GOOD = "Grading works here."
BAD = (
    "Grading would not work here yet. Do what it says below each ✗, then run `course doctor` again."
)
_WIDTH = 18


def examine(course: Course | None, assignments: Sequence[Assignment]) -> Iterator[Finding]:
    """Look at one thing after the other, the cheap ones first.

    Parameters
    ----------
    course : Course, optional
        What to grade in; None where one stands in no course.
    assignments : sequence of Assignment
        Those of it that are to be graded.
    """
    yield python_finding()
    yield package_finding()
    yield _course_finding(course)
    used = frameworks(assignments)
    yield from framework_findings(used)
    if course is not None:
        yield lock_finding(course.root)
    yield from disk_findings(course.root if course is not None else Path.cwd())
    limits = largest_limits(assignments, used)
    yield memory_finding(int(MEMORY_FACTOR * limits.memory_mb), Settings.workers)
    yield processes_finding(limits.processes)
    yield from sandbox_findings(course, limits)
    if course is not None:
        yield from limit_findings(assignments)
        yield from assignment_findings(assignments)


def print_findings(findings: Iterable[Finding], console: Console) -> list[Finding]:
    """Print each finding as it comes, with what to do below it; return them all."""
    found = []
    for each in findings:
        mark, style = MARKS[each.state]
        line = Text.assemble((mark, style), f" {each.what + ' ':{_WIDTH}} ", clean(each.told))
        console.print(line, soft_wrap=True)
        if each.advice:
            console.print(Padding(Text(clean(each.advice), style="bold"), (0, 0, 0, 4)))
        found.append(each)
    return found


def _course_finding(course: Course | None) -> Finding:
    if course is not None:
        return Finding("Course", "good", str(course.root))
    advice = (
        "Change to the folder of a course, name one with --root DIR, or make one with "
        "`course new NAME`."
    )
    return Finding("Course", "bad", "the current folder is not inside a course", advice)
