"""Answers that students might give, and what each would be told: a trial of the checks.

A file of attempts holds answers to the exercises of one assignment, as cells. The title of a cell
is the exercise, a colon, and what is special about the answer::

    # %% sigmoid: the sign is forgotten
    def sigmoid(z):
        return 1 / (1 + np.exp(z))
"""

from __future__ import annotations

import contextlib
import re
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from invigilator.authoring.reference import Reference, outcomes
from invigilator.authoring.source import read_source
from invigilator.checking.expectations import Expectations
from invigilator.checking.run_case import Outcome
from invigilator.checking.store import read_both
from invigilator.checking.verdict import ExerciseVerdict, judge_case, score_exercise
from invigilator.course import Assignment
from invigilator.exceptions import CourseError

TITLE = re.compile(r"^# %% (.+)\n", re.MULTILINE)
#: What may stand above the first title.
HEAD = re.compile(r'#.*|"""[\s\S]*?"""')
#: How long the answers to all cases of an exercise may take.
SECONDS = 20.0
#: When an answer that is to end is told so once more.
AGAIN_SECONDS = 0.5


@dataclass(frozen=True)
class Attempt:
    """An answer to one exercise, with its whole title."""

    title: str
    answer: str

    @property
    def exercise(self) -> str:
        """The exercise that its title names."""
        return self.title.partition(":")[0].strip()


class TooLong(BaseException):
    """Raised in an answer that hangs, again and again: it would have to catch each of them."""


def read_attempts(text: str) -> list[Attempt]:
    """The attempts in the text of a file.

    Raises
    ------
    CourseError
        If there are none, or two have the same title.
    """
    head, *parts = TITLE.split(text)
    if HEAD.sub("", head).strip():
        raise CourseError(
            "There is code above the first title: begin it with `# %% EXERCISE: TITLE`."
        )
    found = [
        Attempt(title.strip(), answer)
        for title, answer in zip(parts[::2], parts[1::2], strict=True)
    ]
    if not found:
        raise CourseError("There is no answer in it: begin each with `# %% EXERCISE: TITLE`.")
    titles = [each.title for each in found]
    if twice := next((each for each in titles if titles.count(each) > 1), None):
        raise CourseError(f"Two answers have the title {twice!r}: give each one of its own.")
    return found


def judge_attempt(
    attempt: Attempt, expectations: Expectations, reference: Reference
) -> ExerciseVerdict:
    """The verdict on an attempt, all else being the solution's.

    Raises
    ------
    CourseError
        If its title names no exercise.
    """
    exercises = {each.name: each for each in reference.source.exercises}
    if attempt.exercise not in exercises:
        raise CourseError(
            f"{attempt.title!r} names no exercise of {expectations.target}; "
            f"there are {', '.join(exercises)}."
        )
    exercise, suite = exercises[attempt.exercise], expectations.suite
    cases = expectations.cases_of(exercise.name)
    found: list[Outcome] = []
    with _time_limit(SECONDS):
        namespace = reference.with_answer(exercise, attempt.answer)
        for recorded in cases:
            found += outcomes([recorded.case], suite, namespace)
    late = Outcome("timeout", message=f"{SECONDS:g} s")
    found += [late] * (len(cases) - len(found))
    verdicts = [judge_case(*pair, suite) for pair in zip(cases, found, strict=True)]
    return score_exercise(expectations.exercise(exercise.name), verdicts)


def told(assignment: Assignment, attempts: Sequence[Attempt]) -> Iterator[str]:
    """For each attempt its points, whether a student sees that it fails, and what it is told."""
    expectations = read_both(assignment.visible, assignment.hidden)
    reference = Reference(read_source(assignment))
    for attempt in attempts:
        verdict = judge_attempt(attempt, expectations, reference)
        seen = any(each.status != "passed" for each in verdict.visible)
        where = "" if verdict.status == "passed" or seen else ", though the visible cases pass"
        yield f"{attempt.title}: {verdict.score:g} of {verdict.exercise.points:g} points{where}"
        yield from (f"    {line}" for line in _lines(verdict))


def _lines(verdict: ExerciseVerdict) -> list[str]:
    """What an answer is told: a hint, or else what the first case says; and its first error."""
    remarks = [each.remark for each in verdict.visible if each.remark]
    found = (each.outcome for each in verdict.cases if each.outcome.error)
    errors = [f"{each.error}: {each.message}" for each in found]
    return [*([verdict.hint] if verdict.hint else remarks[:1]), *errors[:1]]


@contextlib.contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Leave off what takes longer; only in the main thread."""

    def ring(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN_SECONDS)
    try:
        with contextlib.suppress(TooLong):
            yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
