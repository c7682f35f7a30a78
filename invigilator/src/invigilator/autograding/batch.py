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
from invigilator.checking.exceptions import ExpectationsMissing
from invigilator.checking.store import fingerprint, read_header
from invigilator.course import Assignment
from invigilator.exceptions import CourseError


def require_fresh(assignment: Assignment) -> None:
    """Make sure that what submissions are held against fits the source.

    Raises
    ------
    CourseError
        If the release, the grader module or an expectation file is missing, or one is stale; it
        says what to run.
    """
    target = assignment.target
    if not assignment.release.is_file():
        raise CourseError(f"{assignment.release} is missing. Run `course build {target}`.")
    if not assignment.grader.is_file():
        raise CourseError(f"{assignment.grader} is missing: submissions cannot be graded.")
    current = fingerprint(assignment.source, assignment.grader)
    for path in (assignment.visible, assignment.hidden):
        try:
            stored = read_header(path).fingerprint
        except ExpectationsMissing as error:
            raise CourseError(f"{error} Run `course record {target}`.") from None
        if stored != current:
            raise CourseError(
                f"{path} is stale: the source or the grader module has changed since it was "
                f"recorded. Run `course record {target}`, then grade again."
            )


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
    jobs = []
    for each in handed:
        job, reason = _job(each, assignment)
        known = None if force or reason else journal.find(job)
        if reason:
            yield refused(job, reason)
        elif known is not None:
            yield known
        else:
            jobs.append(job)
    for job, graded in executor.run(jobs):
        if graded is None:
            told = "the grading process died each time it was tried. Grade it alone."
            yield failed(job, told)
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
