"""From outcomes to verdicts: one for each case, one for each exercise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from graders.checking.compare import Difference, compare
from graders.checking.run_case import Outcome, Suite
from graders.checking.store import Exercise, Expectations, RecordedCase

CaseStatus = Literal["passed", "failed", "missing", "error", "timeout", "killed"]
ExerciseStatus = Literal["passed", "partial", "failed", "missing", "error", "timeout", "killed"]

#: What is not worth running again through an exercise that builds on it.
STUCK = ("timeout", "killed")

#: Runs cases with some of the student's functions replaced by reference code.
RunCases = Callable[[Sequence[RecordedCase], Mapping[str, str]], Sequence[Outcome]]


@dataclass(frozen=True)
class CaseVerdict:
    """What the judge says of one case.

    `first` is the verdict that an earlier run ended with, in which nothing hidden was in reach of
    the student's code: what is explained to students comes from there.
    """

    recorded: RecordedCase
    outcome: Outcome
    status: CaseStatus
    differences: tuple[Difference, ...] = ()
    remark: str = ""
    first: CaseVerdict | None = None


@dataclass(frozen=True)
class ExerciseVerdict:
    """What the judge says of one exercise, with the sentence of a known mistake if one fits."""

    exercise: Exercise
    cases: tuple[CaseVerdict, ...]
    status: ExerciseStatus
    score: float
    mistake: str | None = None
    depends_on: tuple[str, ...] = field(default=())


def judge(expectations: Expectations, run: RunCases) -> dict[str, ExerciseVerdict]:
    """Judge all exercises of an assignment.

    All are run with the student's own functions first; failed cases are then tried with the
    reference in place of earlier exercises that failed. So no reference answer is in reach before
    its exercise has been judged.

    Parameters
    ----------
    expectations : Expectations
        Visible and, for full verdicts, hidden ones.
    run : callable
        Runs cases, given reference code by name of the function that it replaces.
    """
    outcomes = _first_outcomes(expectations, run)
    verdicts: dict[str, ExerciseVerdict] = {}
    for exercise in expectations.exercises:
        cases = expectations.cases_of(exercise.name)
        found = [judge_case(r, outcomes[r.case.name], expectations.suite) for r in cases]
        verdict = conclude(exercise, found)
        verdicts[exercise.name] = excuse(verdict, verdicts, expectations, run)
    return verdicts


def _first_outcomes(expectations: Expectations, run: RunCases) -> dict[str, Outcome]:
    """What all cases give with the student's own functions, by name.

    The visible ones run before anything hidden is in reach, so that what students read of them
    can carry nothing of it. What builds on a function that hangs is not run.
    """
    outcomes: dict[str, Outcome] = {}
    stuck: set[str] = set()
    for hidden in (False, True):
        for exercise in expectations.exercises:
            cases = [r for r in expectations.cases_of(exercise.name) if r.case.hidden is hidden]
            cause = next((name for name in exercise.calls if name in stuck), None)
            late = [Outcome("timeout", message=cause)] * len(cases) if cause else None
            found = late or run(cases, {})
            if cases and all(outcome.status in STUCK for outcome in found):
                stuck.add(exercise.name)
            outcomes.update(zip((r.case.name for r in cases), found, strict=True))
    return outcomes


def excuse(
    verdict: ExerciseVerdict,
    earlier: Mapping[str, ExerciseVerdict],
    expectations: Expectations,
    run: RunCases,
) -> ExerciseVerdict:
    """Try failed cases again with the reference in place of earlier exercises that failed."""
    exercise = verdict.exercise
    wrong = [name for name in exercise.calls if _is_wrong(earlier.get(name))]
    failed = [each.recorded for each in verdict.cases if each.status != "passed"]
    substitutes = {n: expectations.references[n] for n in wrong if n in expectations.references}
    if not (failed and substitutes):
        return verdict
    again = dict(zip((r.case.name for r in failed), run(failed, substitutes), strict=True))
    cases = [
        judge_again(each, again[each.recorded.case.name], expectations.suite)
        if each.recorded.case.name in again
        else each
        for each in verdict.cases
    ]
    return conclude(exercise, cases, tuple(wrong))


def judge_again(before: CaseVerdict, outcome: Outcome, suite: Suite) -> CaseVerdict:
    """Judge a case that has run once more, with something secret in reach."""
    return replace(judge_case(before.recorded, outcome, suite), first=before.first or before)


def _is_wrong(verdict: ExerciseVerdict | None) -> bool:
    return verdict is not None and (verdict.status != "passed" or bool(verdict.depends_on))


def judge_case(recorded: RecordedCase, outcome: Outcome, suite: Suite) -> CaseVerdict:
    """Judge one case by its own predicate, or else by comparison with the recorded value."""
    if outcome.status != "value":
        return CaseVerdict(recorded, outcome, outcome.status)
    if recorded.case.accept is not None:
        return _judge_by_predicate(recorded, outcome, suite)
    differences = compare(outcome.value, recorded.expected, recorded.case.rtol)
    return CaseVerdict(recorded, outcome, "failed" if differences else "passed", tuple(differences))


def _judge_by_predicate(recorded: RecordedCase, outcome: Outcome, suite: Suite) -> CaseVerdict:
    try:
        answer = suite.function(recorded.case.accept or "")(outcome.value, recorded.expected)
    except Exception as error:  # the predicate met a value of a form that it did not foresee
        answer = f"the values do not have the expected form ({type(error).__name__})"
    if isinstance(answer, str):
        return CaseVerdict(recorded, outcome, "failed", remark=answer)
    return CaseVerdict(recorded, outcome, "passed" if answer else "failed")


def conclude(
    exercise: Exercise, cases: Sequence[CaseVerdict], depends_on: tuple[str, ...] = ()
) -> ExerciseVerdict:
    """Score an exercise: its points by the share of passed cases.

    Visible answers can be copied out of the student's bundle; they count only where at least one
    hidden case passes too.
    """
    passed = [each for each in cases if each.status == "passed"]
    hidden = [each for each in cases if each.recorded.case.hidden]
    genuine = not hidden or any(each.status == "passed" for each in hidden)
    share = len(passed) / len(cases) if cases and genuine else 0.0
    return ExerciseVerdict(
        exercise=exercise,
        cases=tuple(cases),
        status=_status(cases, share),
        score=round(exercise.points * share, 2),
        mistake=_diagnose(cases),
        depends_on=depends_on,
    )


def _status(cases: Sequence[CaseVerdict], share: float) -> ExerciseStatus:
    if share == 1.0:
        return "passed"
    if share > 0.0:
        return "partial"
    statuses = {each.status for each in cases} - {"passed"}
    return statuses.pop() if len(statuses) == 1 else "failed"


def _diagnose(cases: Sequence[CaseVerdict]) -> str | None:
    """The sentence of the known mistake that gives what the student's answer gives."""
    failed = [each for each in cases if each.status != "passed"]
    if not failed:
        return None
    sentences = failed[0].recorded.mistakes
    fitting = (s for s in sentences if all(_fits(each, s) for each in cases))
    return next(fitting, None)


def _fits(verdict: CaseVerdict, sentence: str) -> bool:
    known = verdict.recorded.mistakes[sentence]
    outcome = verdict.outcome
    if verdict.status == "failed" and verdict.remark == sentence:
        return True
    if known.status != outcome.status:
        return False
    if outcome.status != "value":
        return (known.error, known.message) == (outcome.error, outcome.message)
    if verdict.recorded.case.accept is not None and verdict.status == "passed":
        return True
    return not compare(outcome.value, known.value, verdict.recorded.case.rtol)
