"""The judge: all exercises of an assignment, by whatever runs their cases."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from invigilator.checking.run_case import Outcome
from invigilator.checking.runner import STUCK, RunCases, Runner, Survey, Surveyed
from invigilator.checking.store import Expectations, StandIns
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
    are surveyed in one process first. What leaves a doubt there is tried with stand-ins if it
    builds on a wrong exercise; otherwise it is surveyed once more in the opposite order, and what
    that does not confirm is run apart.

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
        surveyed = runner.surveyed(list(groups.values()))
        for exercise in expectations.exercises:
            cases = groups[exercise.name]
            cause = next((name for name in exercise.calls if name in stuck), None)
            if cause:
                late = Outcome("timeout", message=cause)
                waiting = {r.case.name: judge_case(r, late, runner.suite) for r in cases}
                surveyed = replace(surveyed, settled={**waiting, **surveyed.settled})
            found = runner.beyond(cases, _put_off(surveyed, expectations.stand_ins, wrong))
            if cases and all(each.outcome.status in STUCK for each in found):
                stuck.add(exercise.name)
            if any(each.status != "passed" and not is_void(each) for each in found):
                wrong.add(exercise.name)
            verdicts |= {each.recorded.case.name: each for each in found}
    return verdicts


def _put_off(surveyed: Surveyed, stand_ins: StandIns, wrong: Collection[str]) -> Surveyed:
    """A survey in which doubts stand for now that a run with stand-ins is going to settle.

    Where an exercise builds on a wrong one, `excuse` runs its failed cases with stand-ins.
    """
    later = {
        name: each
        for name, each in surveyed.doubtful.items()
        if each.outcome.status not in STUCK and not stand_ins.get(name, {}).keys().isdisjoint(wrong)
    }
    return replace(surveyed, settled={**surveyed.settled, **later})


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
