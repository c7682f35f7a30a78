"""Grade one submission: read, run, ask, judge."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from invigilator.autograding.alone import Alone
from invigilator.autograding.client import CellReply
from invigilator.autograding.executed import executed
from invigilator.autograding.judgement import exercise_result
from invigilator.autograding.outline import Outline, answers
from invigilator.autograding.result import SubmissionResult
from invigilator.autograding.session import Session
from invigilator.autograding.source import Source
from invigilator.autograding.submission import Submission, Unreadable, parse
from invigilator.checking.judge import judge
from invigilator.checking.store import Expectations

#: How many times the time for a notebook may have passed when a second look begins.
SECOND_LOOKS = 3


@dataclass(frozen=True)
class Job:
    """One notebook to grade: its bytes, or where to read them when its turn comes."""

    student: str
    target: str
    notebook: str
    source: bytes | Source = field(repr=False)

    @property
    def content(self) -> bytes:
        """The bytes of the notebook.

        Raises
        ------
        Unreadable
            If they cannot be had any more.
        """
        return self.source if isinstance(self.source, bytes) else self.source.read()

    @property
    def digest(self) -> bytes:
        """What stands for the bytes."""
        if isinstance(self.source, bytes):
            return hashlib.sha256(self.source).digest()
        return self.source.digest


@dataclass(frozen=True)
class Graded:
    """A result, and the notebook with the outputs of its cells as they ran in the sandbox."""

    result: SubmissionResult
    notebook: dict[str, Any] | None = None


@dataclass(frozen=True)
class Standard:
    """What submissions of an assignment are held against."""

    expectations: Expectations
    outline: Outline

    @property
    def max_score(self) -> float:
        """The points of all exercises."""
        return sum(exercise.points for exercise in self.expectations.exercises)


def grade(job: Job, standard: Standard, session: Callable[[], Session]) -> Graded:
    """Grade a submission; whatever it is, the result says what became of it.

    Parameters
    ----------
    job : Job
        The notebook, as bytes.
    standard : Standard
        Expectations and outline of the assignment.
    session : callable
        Opens a session in the sandbox.
    """
    started = time.perf_counter()
    try:
        submission = parse(job.content)
    except Unreadable as error:
        return rejected(job, standard, str(error))
    cells = standard.outline.to_run(submission, standard.expectations.exercises)
    with session() as running:
        replies = running.run([submission.cells[number].source for number in cells])
        by_cell = dict(zip(cells, replies, strict=True))
        verdicts = judge(standard.expectations, running.ask, running.survey)
        alone = Alone(standard.expectations, submission.cells, by_cell, session)
        suspects = alone.suspects(verdicts.values(), running.ask)
    latest = started + SECOND_LOOKS * running.limits.notebook_seconds
    for verdict in suspects:
        if time.perf_counter() < latest:
            verdicts[verdict.exercise.name] = alone.recheck(verdict)
    troubles = _troubles(submission, by_cell, standard.expectations)
    exercises = [exercise_result(verdict, troubles) for verdict in verdicts.values()]
    result = SubmissionResult(
        student=job.student,
        assignment=job.target,
        notebook=job.notebook,
        status="graded",
        score=round(sum(each.score for each in exercises), 2),
        max_score=standard.max_score,
        seconds=round(time.perf_counter() - started, 3),
        exercises=exercises,
        notes=_notes(submission, by_cell, standard.expectations),
    )
    return Graded(result, executed(submission, by_cell))


def rejected(job: Job, standard: Standard, reason: str) -> Graded:
    """The result of a submission that cannot be graded, with the reason."""
    graded = refused(job, f"{Path(job.notebook).name}: {reason}")
    return replace(graded, result=replace(graded.result, max_score=standard.max_score))


def refused(job: Job, reason: str) -> Graded:
    """The result of a submission that is not even tried."""
    return Graded(SubmissionResult(job.student, job.target, job.notebook, "rejected", reason))


def _troubles(
    submission: Submission, replies: Mapping[int, CellReply], expectations: Expectations
) -> dict[str, str]:
    """By exercise, what went wrong in the last cell that should define it."""
    troubles = {}
    for exercise in expectations.exercises:
        places = answers(submission.cells, replies, exercise)
        if places and replies[places[-1]].status != "ok":
            reply = replies[places[-1]]
            what = {"error": f"raised {reply.error}", "timeout": "took too long"}
            reason = what.get(reply.status, "ended the kernel")
            troubles[exercise.name] = f"Cell {places[-1] + 1}, which should define it, {reason}."
    return troubles


def _notes(
    submission: Submission, replies: Mapping[int, CellReply], expectations: Expectations
) -> list[str]:
    notes = list(submission.notes)
    for exercise in expectations.exercises:
        places = answers(submission.cells, replies, exercise)
        if len(places) > 1 and exercise.kind == "function":
            cells = ", ".join(str(number + 1) for number in places)
            notes.append(f"{exercise.name} is defined in cells {cells}; the last one counts")
    for number, reply in replies.items():
        if reply.status in ("timeout", "killed"):
            word = "took too long" if reply.status == "timeout" else "ended the kernel"
            notes.append(f"cell {number + 1} {word}")
        notes += [f"cell {number + 1}: {note}" for note in reply.notes]
    return notes
