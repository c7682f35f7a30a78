"""The judge: all exercises of an assignment, by whatever runs their cases."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from invigilator.checking.expectations import Expectations, RecordedCase, StandIns
from invigilator.checking.run_case import Outcome
from invigilator.checking.runner import STUCK, RunCases, Runner, Survey, Surveyed
from invigilator.checking.verdict import (
    CaseVerdict,
    ExerciseVerdict,
    is_void,
    judge_case,
    score_exercise,
)


def judge(
    expectations: Expectations, run: RunCases, survey: Survey | None = None
) -> dict[str, ExerciseVerdict]:
    """Judge all exercises of an assignment.

    All are run with the student's own functions first; failed cases are then tried with stand-ins
    in the place of earlier exercises that failed. So no recorded call of a function is in reach
    before its exercise has been judged.

    Most answers are right, and a process of its own for each case costs more than the case. So all
    are surveyed in one process first. What leaves a doubt there is surveyed once more, in the
    opposite order, and what that does not confirm is run apart; unless it builds on a wrong
    exercise, and stand-ins are going to answer in its place, or nothing can.

    Parameters
    ----------
    expectations : Expectations
        Visible and, for full verdicts, hidden ones.
    run : callable
        Runs cases, each apart, given the names of the functions that stand-ins replace.
    survey : callable, optional
        Runs cases in one process.
    """
    runner = Runner(expectations.suite, run, survey)
    found = _first_verdicts(expectations, runner)
    verdicts: dict[str, ExerciseVerdict] = {}
    for exercise in expectations.exercises:
        cases = expectations.cases_of(exercise.name)
        verdict = score_exercise(exercise, [found[each.case.name] for each in cases])
        verdicts[exercise.name] = excuse(verdict, verdicts, expectations, runner)
    return verdicts


def _first_verdicts(expectations: Expectations, runner: Runner) -> dict[str, CaseVerdict]:
    """On all cases, with the student's own functions, by name.

    The visible ones run before anything hidden is in reach, so that what students read of them
    can carry nothing of it. What builds on a function that hangs is not run.
    """
    verdicts: dict[str, CaseVerdict] = {}
    stuck: set[str] = set()
    wrong: set[str] = set()
    for hidden in (False, True):
        groups = {
            e.name: [r for r in expectations.cases_of(e.name) if r.case.hidden is hidden]
            for e in expectations.exercises
        }
        surveyed = _surveyed(expectations, runner, list(groups.values()), wrong)
        for exercise in expectations.exercises:
            cases = groups[exercise.name]
            cause = next((name for name in exercise.calls if name in stuck), None)
            if cause:
                late = Outcome("timeout", message=cause)
                waiting = {r.case.name: judge_case(r, late, runner.suite) for r in cases}
                surveyed = replace(surveyed, settled={**waiting, **surveyed.settled})
            later = _to_be_helped(surveyed, expectations.stand_ins, wrong)
            found = runner.beyond(cases, surveyed.settling(later))
            if cases and all(each.outcome.status in STUCK for each in found):
                stuck.add(exercise.name)
            if any(map(_is_a_fault, found)):
                wrong.add(exercise.name)
            verdicts |= {each.recorded.case.name: each for each in found}
    return verdicts


def _surveyed(
    expectations: Expectations,
    runner: Runner,
    groups: Sequence[Sequence[RecordedCase]],
    wrong: AbstractSet[str],
) -> Surveyed:
    """A survey of cases, and a second one of what leaves a doubt that nothing else will settle.

    An exercise that was `wrong` before, and builds on another such, gets no second look.
    """
    surveyed = runner.surveyed(groups)
    hopeless = {e.name for e in expectations.exercises if e.name in wrong and wrong & {*e.calls}}
    surveyed = surveyed.settling(
        name for name, each in surveyed.doubtful.items() if each.recorded.exercise in hopeless
    )
    found = (*surveyed.settled.values(), *surveyed.doubtful.values())
    suspects = {each.recorded.exercise for each in found if _is_a_fault(each)}
    later = _to_be_helped(surveyed, expectations.stand_ins, suspects | wrong)
    cases = [each for group in groups for each in group if each.case.name not in later]
    return runner.confirmed(surveyed, cases)


def _to_be_helped(surveyed: Surveyed, stand_ins: StandIns, wrong: Collection[str]) -> set[str]:
    """The doubtful cases that `excuse` is going to run with stand-ins for wrong exercises."""
    return {
        name
        for name, each in surveyed.doubtful.items()
        if each.outcome.status not in STUCK and not stand_ins.get(name, {}).keys().isdisjoint(wrong)
    }


def _is_a_fault(verdict: CaseVerdict) -> bool:
    return verdict.status != "passed" and not is_void(verdict)


def excuse(
    verdict: ExerciseVerdict,
    earlier: Mapping[str, ExerciseVerdict],
    expectations: Expectations,
    runner: Runner,
) -> ExerciseVerdict:
    """Try failed cases again with stand-ins in the place of earlier exercises that failed."""
    exercise = verdict.exercise
    wrong = [name for name in exercise.calls if _is_wrong(earlier.get(name))]
    failed = [each.recorded for each in verdict.cases if each.status != "passed"]
    if not (failed and wrong):
        return verdict
    known = expectations.stand_ins
    helped = [r for r in failed if not known.get(r.case.name, {}).keys().isdisjoint(wrong)]
    again = {each.recorded.case.name: each for each in runner.verdicts(helped, wrong)}
    cases = [
        after_another(each, again[each.recorded.case.name])
        if each.recorded.case.name in again
        else each
        for each in verdict.cases
    ]
    return score_exercise(exercise, cases, tuple(wrong))


def after_another(before: CaseVerdict, verdict: CaseVerdict) -> CaseVerdict:
    """A verdict on a case that has run once more, with something secret in reach."""
    return replace(verdict, first=before.first or before)


def _is_wrong(verdict: ExerciseVerdict | None) -> bool:
    return verdict is not None and (verdict.status != "passed" or bool(verdict.depends_on))
