"""From outcomes to verdicts: one for each case, one for each exercise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from invigilator.checking.cases import ANSWER_ON
from invigilator.checking.compare import Difference
from invigilator.checking.diagnosis import diagnose
from invigilator.checking.exceptions import NotRepeatable
from invigilator.checking.expectations import Exercise, RecordedCase
from invigilator.checking.ruling import CaseStatus, ruling
from invigilator.checking.run_case import Outcome, Suite

#: What is told of an answer that changes its input.
CHANGED = (
    "The values are right, but an argument of your function has changed: make a new array, without "
    "-=, *= or out=."
)
ExerciseStatus = Literal["passed", "partial", "failed", "missing", "error", "timeout", "killed"]


@dataclass(frozen=True)
class CaseVerdict:
    """What the judge says of one case.

    `observe` looks for a relation between the value and the expected one. `first` is the verdict
    that an earlier run ended with, in which nothing hidden was in reach of the student's code: what
    is explained to students comes from there.
    """

    recorded: RecordedCase
    outcome: Outcome
    status: CaseStatus
    differences: tuple[Difference, ...] = ()
    remark: str = ""
    observe: Callable[[], str] = field(default=str, repr=False, compare=False)
    first: CaseVerdict | None = None

    @cached_property
    def observation(self) -> str:
        """A relation between the value and the expected one, where one is seen."""
        return self.observe()

    @property
    def title(self) -> str:
        """What students read as the name of the case."""
        case = self.recorded.case
        return case.description.partition("\n")[0] or case.name.replace("_", " ")


@dataclass(frozen=True)
class ExerciseVerdict:
    """What the judge says of one exercise."""

    exercise: Exercise
    cases: tuple[CaseVerdict, ...]
    status: ExerciseStatus
    score: float
    depends_on: tuple[str, ...] = ()

    @cached_property
    def mistake(self) -> str | None:
        """The sentence of a known mistake, if one fits."""
        return diagnose(self.cases)

    @cached_property
    def visible(self) -> tuple[CaseVerdict, ...]:
        """Those on the visible cases, from when nothing hidden was in reach."""
        return tuple(each.first or each for each in self.cases if not each.recorded.case.hidden)

    @cached_property
    def hint(self) -> str:
        """What may help: the sentence of a known mistake, or else what is told of visible cases."""
        return self.mistake or diagnose(self.visible) or observed(self.visible)


def observed(cases: Sequence[CaseVerdict]) -> str:
    """What was observed first, with the case in which it was if it does not hold in all of them."""
    found = next((each for each in cases if each.observation), None)
    if found is None or all(each.observation == found.observation for each in cases):
        return found.observation if found else ""
    return f"In the case “{found.title.rstrip('.')}”: {_continued(found.observation)}"


def _continued(sentence: str) -> str:
    """A sentence behind a colon; a name at its beginning stays as it is."""
    word = sentence.split()[0]
    return sentence[0].lower() + sentence[1:] if word in ("Only", "The", "Your") else sentence


def judge_case(recorded: RecordedCase, outcome: Outcome, suite: Suite) -> CaseVerdict:
    """Judge one case by its own predicate, or else by comparison with the recorded value."""
    return CaseVerdict(recorded, outcome, **vars(ruling(recorded, outcome, suite)))


def score_exercise(
    exercise: Exercise, cases: Sequence[CaseVerdict], depends_on: tuple[str, ...] = ()
) -> ExerciseVerdict:
    """Score an exercise: its points by the share of passed cases.

    Visible answers can be copied out of the student's bundle; they count only where at least one
    hidden case passes too. A case in which the answer could not be run once more is left out.
    """
    cases = _with_one_change([each for each in cases if not is_void(each)])
    passed = [each for each in cases if each.status == "passed"]
    hidden = [each for each in cases if each.recorded.case.hidden]
    genuine = not hidden or any(each.status == "passed" for each in hidden)
    share = len(passed) / len(cases) if cases and genuine else 0.0
    return ExerciseVerdict(
        exercise=exercise,
        cases=tuple(cases),
        status=_status(cases, share),
        score=round(exercise.points * share, 2),
        depends_on=depends_on,
    )


def is_void(verdict: CaseVerdict) -> bool:
    """Whether a case could not run the answer once more, which says nothing of the answer."""
    repeats = ANSWER_ON in verdict.recorded.case.parameters
    return repeats and verdict.outcome.error == NotRepeatable.__name__


def _with_one_change(cases: Sequence[CaseVerdict]) -> Sequence[CaseVerdict]:
    """The verdicts, of which the first that changed its input, though right, does not pass.

    A changed input is refused everywhere, and costs one case, not the exercise.
    """
    for number, case in enumerate(cases):
        if case.status == "passed" and {*case.outcome.changed} - {*case.recorded.changes}:
            told = replace(case, status="failed", remark=CHANGED)
            return [*cases[:number], told, *cases[number + 1 :]]
    return cases


def _status(cases: Sequence[CaseVerdict], share: float) -> ExerciseStatus:
    if share == 1.0:
        return "passed"
    if share > 0.0:
        return "partial"
    statuses = {each.status for each in cases} - {"passed"}
    return statuses.pop() if len(statuses) == 1 else "failed"
