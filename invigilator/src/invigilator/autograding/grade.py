"""Grade one submission: read, run, ask, judge."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from invigilator.autograding.beside import Beside
from invigilator.autograding.causes import Causes
from invigilator.autograding.client import CellReply
from invigilator.autograding.executed import executed
from invigilator.autograding.exercise_results import exercise_result
from invigilator.autograding.outline import Outline
from invigilator.autograding.payload import Gone, Lost, Payload, Submitted
from invigilator.autograding.recheck import Recheck
from invigilator.autograding.remarks import Troubles, notes
from invigilator.autograding.requests import Requests
from invigilator.autograding.result import SubmissionResult
from invigilator.autograding.session import Session
from invigilator.autograding.submission import Submission, Unreadable, parse
from invigilator.checking.expectations import Expectations
from invigilator.checking.judge import judge
from invigilator.checking.run_case import Outcome
from invigilator.checking.verdict import CaseVerdict, ExerciseVerdict, score_exercise
from invigilator.exceptions import KernelFailure

#: Opens a session in the sandbox, with files beside the notebook.
OpenSession = Callable[[Mapping[str, bytes]], Session]
#: How many times the time for a notebook may have passed when a second look begins.
SECOND_LOOKS = 3
#: What a student reads where grading itself has failed.
FAILED = (
    "Grading failed. That is not your fault, and there is nothing for you to do: your instructor "
    "has been told, and will grade it again."
)


@dataclass(frozen=True)
class Job:
    """One notebook to grade: its bytes, or where to read what was handed in when its turn comes."""

    student: str
    target: str
    notebook: str
    source: bytes | Submitted | Payload | Gone = field(repr=False)

    def read(self) -> Submitted:
        """What was handed in.

        Raises
        ------
        Lost
            If it cannot be had any more.
        """
        return self._whole.read()

    @property
    def digest(self) -> bytes:
        """What stands for what was handed in."""
        return self._whole.digest

    @property
    def _whole(self) -> Submitted | Payload | Gone:
        return Submitted(self.source) if isinstance(self.source, bytes) else self.source


@dataclass(frozen=True)
class Graded:
    """A result, and the notebook with the outputs of its cells as they ran in the sandbox.

    Parameters
    ----------
    result, notebook
        These two.
    final
        False where a failure that may pass had its part in the result: the same bytes are graded
        again when they are met again.
    """

    result: SubmissionResult
    notebook: dict[str, Any] | None = None
    final: bool = True


@dataclass(frozen=True)
class Standard:
    """What submissions of an assignment are held against.

    Parameters
    ----------
    expectations, outline
        These two.
    reserved
        The names of modules that no file beside a notebook hides.
    """

    expectations: Expectations
    outline: Outline
    reserved: frozenset[str]

    @cached_property
    def requests(self) -> Requests:
        """What the jail is asked of its cases."""
        return Requests(self.expectations.suite, self.expectations.stand_ins)

    @property
    def max_score(self) -> float:
        """The points of all exercises."""
        return sum(exercise.points for exercise in self.expectations.exercises)


def grade(job: Job, standard: Standard, session: OpenSession) -> Graded:
    """Grade a submission; whatever it is, the result says what became of it.

    Parameters
    ----------
    job : Job
        The notebook, and what lies beside it.
    standard : Standard
        Expectations and outline of the assignment.
    session : callable
        Opens a session in the sandbox, with files beside the notebook.
    """
    started = time.perf_counter()
    try:
        submitted = job.read()
        submission = parse(submitted.notebook)
    except Lost as error:
        return failed(job, str(error), standard.max_score)
    except Unreadable as error:
        return rejected(job, standard, str(error))
    beside = Beside.of(submitted.companions, standard.reserved)
    by_cell, verdicts, untaken = _examined(submission, beside, standard, session)
    causes = Causes(submission.cells, by_cell)
    told = Troubles(submission, by_cell, causes, beside)
    exercises = [exercise_result(verdict, told) for verdict in verdicts]
    result = SubmissionResult(
        student=job.student,
        assignment=job.target,
        notebook=job.notebook,
        status="graded",
        score=round(sum(each.score for each in exercises), 2),
        max_score=standard.max_score,
        seconds=round(time.perf_counter() - started, 3),
        exercises=exercises,
        notes=[*untaken, *beside.notes, *notes(submission, by_cell, standard.expectations, causes)],
        questions=list(standard.outline.questions),
    )
    return Graded(result, executed(submission, by_cell), final=not untaken)


def _examined(
    submission: Submission, beside: Beside, standard: Standard, session: OpenSession
) -> tuple[dict[int, CellReply], list[ExerciseVerdict], list[str]]:
    """What became of the cells, the verdicts on the exercises, and the second looks not taken."""
    begun = time.perf_counter()
    expectations, outline = standard.expectations, standard.outline
    cells = outline.to_run(submission, expectations.exercises)
    with session(beside.files) as running:
        replies = running.run([submission.cells[number].source for number in cells])
        by_cell = dict(zip(cells, replies, strict=True))
        verdicts = judge(expectations, running.ask, running.survey)
    verdicts |= {
        name: _as_missing(verdict)
        for name, verdict in verdicts.items()
        if beside.answers(verdict.exercise, submission.cells, cells)
    }
    again = partial(session, beside.files)
    second = Recheck(expectations, outline, submission.cells, by_cell, again)
    latest = begun + SECOND_LOOKS * running.limits.notebook_seconds
    untaken = _look_again(second, verdicts, latest)
    return by_cell, list(verdicts.values()), untaken


def _look_again(second: Recheck, verdicts: dict[str, ExerciseVerdict], latest: float) -> list[str]:
    """Take second looks while there is time, and note where the sandbox failed at one."""
    untaken = []
    for verdict in second.suspects(verdicts.values()):
        name = verdict.exercise.name
        if time.perf_counter() < latest:
            try:
                verdicts[name] = second.recheck(verdict)
            except KernelFailure:
                untaken.append(f"{name} may be worth more: the sandbox failed at a second look")
    return untaken


def _as_missing(verdict: ExerciseVerdict) -> ExerciseVerdict:
    """The verdict where an answer does not stand in the notebook."""
    gone = Outcome("missing", message=verdict.exercise.name)
    cases = [CaseVerdict(each.recorded, gone, "missing") for each in verdict.cases]
    return score_exercise(verdict.exercise, cases)


def rejected(job: Job, standard: Standard, reason: str) -> Graded:
    """The result of a submission that cannot be graded, with the reason."""
    return refused(job, f"{Path(job.notebook).name}: {reason}", standard.max_score)


def refused(job: Job, reason: str, max_score: float, failure: str = "") -> Graded:
    """The result of a submission that is not even tried."""
    result = SubmissionResult(
        student=job.student,
        assignment=job.target,
        notebook=job.notebook,
        status="rejected",
        reason=reason,
        max_score=max_score,
        failure=failure,
    )
    return Graded(result, final=not failure)


def failed(job: Job, failure: str, max_score: float) -> Graded:
    """What stands for a result where grading itself failed; only the instructor reads how."""
    return refused(job, FAILED, max_score, failure)
