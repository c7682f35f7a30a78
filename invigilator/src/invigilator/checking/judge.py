"""The judge: all exercises of an assignment, by whatever runs their cases."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from invigilator.checking.run_case import Outcome, Suite
from invigilator.checking.store import Expectations, RecordedCase
from invigilator.checking.verdict import CaseVerdict, ExerciseVerdict, conclude, judge_case

#: What is not worth running again through an exercise that builds on it.
STUCK = ("timeout", "killed")

#: Runs cases with stand-ins in the place of some of the student's functions, by their names.
RunCases = Callable[[Sequence[RecordedCase], Collection[str]], Sequence[Outcome]]
#: Runs cases one after the other in one process, as far as that gets.
Survey = Callable[[Sequence[RecordedCase]], Sequence[Outcome]]


def judge(
    expectations: Expectations, run: RunCases, survey: Survey | None = None
) -> dict[str, ExerciseVerdict]:
    """Judge all exercises of an assignment.

    All are run with the student's own functions first; failed cases are then tried with stand-ins
    in the place of earlier exercises that failed. So no recorded call of a function is in reach
    before its exercise has been judged.

    Most answers are right, and a process of its own for each case costs more than the case. So all
    are surveyed in one process first; an exercise that is not wholly right there is run apart.

    Parameters
    ----------
    expectations : Expectations
        Visible and, for full verdicts, hidden ones.
    run : callable
        Runs cases, each apart, given the names of the functions that stand-ins replace.
    survey : callable, optional
        Runs cases in one process.
    """
    outcomes = _first_outcomes(expectations, run, survey)
    verdicts: dict[str, ExerciseVerdict] = {}
    for exercise in expectations.exercises:
        cases = expectations.cases_of(exercise.name)
        found = [judge_case(r, outcomes[r.case.name], expectations.suite) for r in cases]
        verdict = conclude(exercise, found)
        verdicts[exercise.name] = excuse(verdict, verdicts, expectations, run)
    return verdicts


def _first_outcomes(
    expectations: Expectations, run: RunCases, survey: Survey | None
) -> dict[str, Outcome]:
    """What all cases give with the student's own functions, by name.

    The visible ones run before anything hidden is in reach, so that what students read of them
    can carry nothing of it. What builds on a function that hangs is not run.
    """
    outcomes: dict[str, Outcome] = {}
    stuck: set[str] = set()
    for hidden in (False, True):
        groups = {
            e.name: [r for r in expectations.cases_of(e.name) if r.case.hidden is hidden]
            for e in expectations.exercises
        }
        right = _surveyed(groups, expectations.suite, survey) if survey else {}
        for exercise in expectations.exercises:
            cases = groups[exercise.name]
            cause = next((name for name in exercise.calls if name in stuck), None)
            late = [Outcome("timeout", message=cause)] * len(cases) if cause else None
            found = right.get(exercise.name) or late or run(cases, ())
            if cases and all(outcome.status in STUCK for outcome in found):
                stuck.add(exercise.name)
            outcomes.update(zip((r.case.name for r in cases), found, strict=True))
    return outcomes


def _surveyed(
    groups: Mapping[str, Sequence[RecordedCase]], suite: Suite, survey: Survey
) -> dict[str, list[Outcome]]:
    """By exercise, the outcomes of a survey, where it has found all of them right."""
    found = iter(survey([recorded for cases in groups.values() for recorded in cases]))
    right = {}
    for name, cases in groups.items():
        outcomes = list(islice(found, len(cases)))
        statuses = [judge_case(r, o, suite).status for r, o in zip(cases, outcomes, strict=False)]
        if statuses == ["passed"] * len(cases):
            right[name] = outcomes
    return right


def excuse(
    verdict: ExerciseVerdict,
    earlier: Mapping[str, ExerciseVerdict],
    expectations: Expectations,
    run: RunCases,
) -> ExerciseVerdict:
    """Try failed cases again with stand-ins in the place of earlier exercises that failed."""
    exercise = verdict.exercise
    wrong = [name for name in exercise.calls if _is_wrong(earlier.get(name))]
    failed = [each.recorded for each in verdict.cases if each.status != "passed"]
    if not (failed and wrong):
        return verdict
    known = expectations.stand_ins
    helped = [r for r in failed if not known.get(r.case.name, {}).keys().isdisjoint(wrong)]
    again = dict(zip((r.case.name for r in helped), run(helped, wrong), strict=True))
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
