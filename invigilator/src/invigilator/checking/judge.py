"""The judge: all exercises of an assignment, by whatever runs their cases."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from invigilator.checking.diagnosis import is_known_mistake
from invigilator.checking.run_case import Outcome, Suite
from invigilator.checking.store import Expectations, RecordedCase
from invigilator.checking.verdict import CaseVerdict, ExerciseVerdict, judge_case, score_exercise

#: What is not worth running again through an exercise that builds on it.
STUCK = ("timeout", "killed")

#: Runs cases with stand-ins in the place of some of the student's functions, by their names.
RunCases = Callable[[Sequence[RecordedCase], Collection[str]], Sequence[Outcome]]
#: Runs cases one after the other in one process, as far as that gets, given the same names.
Survey = RunCases


def judge(
    expectations: Expectations, run: RunCases, survey: Survey | None = None
) -> dict[str, ExerciseVerdict]:
    """Judge all exercises of an assignment.

    All are run with the student's own functions first; failed cases are then tried with stand-ins
    in the place of earlier exercises that failed. So no recorded call of a function is in reach
    before its exercise has been judged.

    Most answers are right, and a process of its own for each case costs more than the case. So all
    are surveyed in one process first; what leaves a doubt there is run apart.

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


@dataclass(frozen=True)
class Runner:
    """Runs and judges cases, quickly where that leaves no doubt, otherwise each apart.

    Parameters
    ----------
    suite : Suite
        What the cases share.
    run : callable
        Runs cases, each apart, given the names of the functions that stand-ins replace.
    survey : callable, optional
        Runs cases in one process.
    """

    suite: Suite
    run: RunCases
    survey: Survey | None = None

    def verdicts(
        self, cases: Sequence[RecordedCase], names: Collection[str] = ()
    ) -> list[CaseVerdict]:
        """On the cases of one exercise, with stand-ins for the functions of those names."""
        return self.beyond(cases, self.surveyed([cases], names), names)

    def surveyed(
        self, groups: Sequence[Sequence[RecordedCase]], names: Collection[str] = ()
    ) -> dict[str, CaseVerdict]:
        """By case, what a survey of exercises has found beyond doubt.

        An earlier case may have spoilt what a later one finds. So a right value is beyond doubt,
        and so are the wrong ones of an exercise if they are those of a known mistake.
        """
        if self.survey is None:
            return {}
        found = iter(self.survey([recorded for cases in groups for recorded in cases], names))
        settled: dict[str, CaseVerdict] = {}
        for cases in groups:
            pairs = zip(cases, islice(found, len(cases)), strict=False)
            verdicts = [judge_case(recorded, o, self.suite) for recorded, o in pairs]
            known = len(verdicts) == len(cases) and is_known_mistake(verdicts)
            beyond = [each for each in verdicts if known or each.status == "passed"]
            settled |= {each.recorded.case.name: each for each in beyond}
        return settled

    def beyond(
        self,
        cases: Sequence[RecordedCase],
        settled: Mapping[str, CaseVerdict],
        names: Collection[str] = (),
    ) -> list[CaseVerdict]:
        """On cases, as settled, or else run apart."""
        rest = [each for each in cases if each.case.name not in settled]
        pairs = zip(rest, self.run(rest, names), strict=True)
        apart = {each.case.name: judge_case(each, o, self.suite) for each, o in pairs}
        found = {**settled, **apart}
        return [found[each.case.name] for each in cases]


def _first_verdicts(expectations: Expectations, runner: Runner) -> dict[str, CaseVerdict]:
    """On all cases, with the student's own functions, by name.

    The visible ones run before anything hidden is in reach, so that what students read of them
    can carry nothing of it. What builds on a function that hangs is not run.
    """
    verdicts: dict[str, CaseVerdict] = {}
    stuck: set[str] = set()
    for hidden in (False, True):
        groups = {
            e.name: [r for r in expectations.cases_of(e.name) if r.case.hidden is hidden]
            for e in expectations.exercises
        }
        settled = runner.surveyed(list(groups.values()))
        for exercise in expectations.exercises:
            cases = groups[exercise.name]
            cause = next((name for name in exercise.calls if name in stuck), None)
            if cause:
                late = Outcome("timeout", message=cause)
                waiting = {r.case.name: judge_case(r, late, runner.suite) for r in cases}
                settled = {**waiting, **settled}
            found = runner.beyond(cases, settled)
            if cases and all(each.outcome.status in STUCK for each in found):
                stuck.add(exercise.name)
            verdicts |= {each.recorded.case.name: each for each in found}
    return verdicts


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
