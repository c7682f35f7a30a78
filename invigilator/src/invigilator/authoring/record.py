"""`course record`: store what the solution and each known mistake give, and prove the checks."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

from invigilator.authoring.proof import flaws
from invigilator.authoring.recorder import Recorder
from invigilator.authoring.snapshots import differences, split
from invigilator.checking.exceptions import ExpectationsMissing
from invigilator.checking.store import read, write
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
        is not told apart. Nothing of that assignment is written.
    """
    return [path for written in _each(_record_one, assignments) for path in written]


def check(assignments: Sequence[Assignment]) -> None:
    """Hold stored expectations against fresh ones, and prove the checks.

    Raises
    ------
    DriftError
        If a stored value is not the recomputed one, or a check is not proven.
    """
    _each(_check_one, assignments)


def _each(step: Callable[[Assignment], Result], assignments: Sequence[Assignment]) -> list[Result]:
    """Take a step for each assignment; several run side by side, each in a process of its own."""
    if len(assignments) == 1:
        return [step(assignments[0])]
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(mp_context=fresh, max_tasks_per_child=1) as pool:
        return list(pool.map(step, assignments))


def _record_one(assignment: Assignment) -> list[Path]:
    recorder = Recorder(assignment)
    expectations = recorder.expectations()
    _raise_if(assignment, flaws(expectations, recorder))
    for path, part in zip(_paths(assignment), split(expectations), strict=True):
        write(path, part)
    return list(_paths(assignment))


def _check_one(assignment: Assignment) -> None:
    recorder = Recorder(assignment)
    expectations = recorder.expectations()
    found = flaws(expectations, recorder)
    for path, part in zip(_paths(assignment), split(expectations), strict=True):
        try:
            found += [f"{path.name}: {text}" for text in differences(read(path), part)]
        except ExpectationsMissing as error:
            found.append(str(error))
    _raise_if(assignment, found)


def _paths(assignment: Assignment) -> tuple[Path, Path]:
    return assignment.visible, assignment.hidden


def _raise_if(assignment: Assignment, found: list[str]) -> None:
    if found:
        raise DriftError(
            f"{assignment.target}: {len(found)} problem(s).\n"
            + "\n".join(f"  - {text}" for text in found)
            + "\nMend the source or the grader module, then run `course record`."
        )
