"""`course record`: store what the solution and each known mistake give, and prove the checks."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

from invigilator.authoring.follow_through import as_table, follow_through
from invigilator.authoring.numerics import DEFAULT, environment, profiles
from invigilator.authoring.proof import flaws
from invigilator.authoring.recorder import Recorder
from invigilator.authoring.snapshots import changes, differences, split
from invigilator.checking.exceptions import ExpectationsMissing
from invigilator.checking.store import read_both, write
from invigilator.checking.wording import count
from invigilator.course import Assignment
from invigilator.exceptions import DriftError

Result = TypeVar("Result")


def record(assignments: Sequence[Assignment]) -> list[Path]:
    """Compute, prove and store the expectations of assignments.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    DriftError
        If a check is not proven: the solution fails, a stub passes, or a known mistake passes or
        is not told apart. Nothing of that assignment is written; the others are.
    """
    done = _each(_record_one, assignments)
    if problems := [told for _, told in done if told]:
        raise DriftError("\n".join(problems))
    return [path for written, _ in done for path in written]


def check(
    assignments: Sequence[Assignment],
    numerics: Sequence[str] = (DEFAULT,),
    on_end: Callable[[str, Sequence[Assignment]], None] = lambda name, unproven: None,
) -> None:
    """Hold stored expectations against fresh ones, and prove the checks with them.

    Parameters
    ----------
    assignments : sequence of Assignment
        Recorded.
    numerics : sequence of str
        The names of the kinds of numerics to do it under, each in processes of its own.
    on_end : callable
        Called when a kind of numerics has been gone through, with its name and the assignments
        that are not proven under it.

    Raises
    ------
    DriftError
        If a stored value is not the recomputed one, or a check is not proven.
    """
    known = profiles()
    found: list[str] = []
    for name in numerics:
        with environment(known[name]):
            problems = _each(_problems, assignments, apart=name != DEFAULT)
        heading = f"under the numerics {name!r}: " if name != DEFAULT else ""
        found += [heading + told for told in problems if told]
        on_end(name, [a for a, told in zip(assignments, problems, strict=True) if told])
    if found:
        raise DriftError("\n".join(found))


def list_follow_through(assignments: Sequence[Assignment]) -> str:
    """A table, from what is stored, of the cases that are tried again with stand-ins."""
    return as_table([follow_through(read_both(*_paths(each))) for each in assignments])


def _each(
    step: Callable[[Assignment], Result], assignments: Sequence[Assignment], apart: bool = False
) -> list[Result]:
    """Take a step for each assignment; several run side by side, each in a process of its own."""
    if len(assignments) == 1 and not apart:
        return [step(assignments[0])]
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(mp_context=fresh, max_tasks_per_child=1) as pool:
        longest_first = sorted(assignments, key=_effort, reverse=True)
        waiting = {each.target: pool.submit(step, each) for each in longest_first}
        return [waiting[each.target].result() for each in assignments]


def _effort(assignment: Assignment) -> tuple[bool, int]:
    """What tells how long its proof takes: whether it has a framework, and how much is checked."""
    text = assignment.grader.read_text("utf-8", "replace") if assignment.grader.is_file() else ""
    return "framework=" in text, len(text)


def _record_one(assignment: Assignment) -> tuple[list[Path], str]:
    """The files written, or what is not proven."""
    recorder = Recorder(assignment)
    expectations = recorder.expectations()
    if found := flaws(expectations, recorder):
        return [], _told(assignment, found)
    for path, part in zip(_paths(assignment), split(expectations), strict=True):
        write(path, part)
    return list(_paths(assignment)), ""


def _problems(assignment: Assignment) -> str:
    """What is wrong with the stored expectations of an assignment; empty if nothing is."""
    try:
        stored = read_both(*_paths(assignment))
    except ExpectationsMissing as error:
        return _told(assignment, [str(error)])
    recorder = Recorder(assignment)
    visible, hidden = split(recorder.expectations())
    fresh = visible.joined(hidden)
    found = changes(stored, fresh)
    if found:
        found += flaws(fresh, recorder)
    else:
        found = [*differences(stored, fresh), *flaws(stored, recorder)]
    return _told(assignment, found) if found else ""


def _paths(assignment: Assignment) -> tuple[Path, Path]:
    return assignment.visible, assignment.hidden


def _told(assignment: Assignment, found: Sequence[str]) -> str:
    return (
        f"{assignment.target}: {count(len(found), 'problem')}.\n"
        + "\n".join(f"  - {text}" for text in found)
        + "\nFix the source or the grader module, then run `course record`."
    )
