"""Grade many submissions: what is known already, what is to do, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from invigilator.autograding.collection import Handed
from invigilator.autograding.collection.content import Unobtainable
from invigilator.autograding.collection.names import readable
from invigilator.autograding.executors import Executor
from invigilator.autograding.grade import Graded, Job, failed, refused
from invigilator.autograding.journal import Journal
from invigilator.autograding.payload import Payload
from invigilator.checking.store import read_header
from invigilator.course import Assignment


def grade_all(
    handed: Sequence[Handed],
    assignment: Assignment,
    executor: Executor,
    journal: Journal,
    force: bool = False,
) -> Iterator[Graded]:
    """Grade submissions and yield their results as they are done, each exactly once.

    Parameters
    ----------
    handed : sequence of Handed
        One for each student.
    assignment : Assignment
        What they answer.
    executor : Executor
        Where to grade.
    journal : Journal
        Holds results of earlier runs, and gets the new ones that are final.
    force : bool
        Grade again what the journal knows.
    """
    notes = {each.student: each.notes for each in handed}
    for graded in _grade_all(handed, assignment, executor, journal, force):
        yield _with_notes(graded, notes.get(graded.result.student, ()))


def _grade_all(
    handed: Sequence[Handed],
    assignment: Assignment,
    executor: Executor,
    journal: Journal,
    force: bool,
) -> Iterator[Graded]:
    jobs, points = [], read_header(assignment.visible).points
    for each in handed:
        job, reason = _job(each, assignment)
        known = None if force or reason else journal.find(job)
        if reason:
            yield refused(job, reason, points)
        elif known is not None:
            yield known
        else:
            jobs.append(job)
    for job, graded in executor.run(jobs):
        if graded is None:
            told = "the grading process died each time it was tried. Grade it alone."
            yield failed(job, told, points)
        else:
            if graded.final:
                journal.keep(job, graded)
            yield graded


def _with_notes(graded: Graded, notes: Sequence[str]) -> Graded:
    """A result with what collecting it has to say."""
    result = graded.result
    return replace(graded, result=replace(result, notes=[*notes, *result.notes]))


def _job(handed: Handed, assignment: Assignment) -> tuple[Job, str]:
    source: bytes | Payload = b""
    reason = handed.reason
    if not reason:
        try:
            source = Payload(handed)
        except Unobtainable as error:
            reason = f"{readable(handed.path.name)}: {error}"
    notebook = readable(str(handed.path))
    return Job(handed.student, assignment.target, notebook, source), reason
