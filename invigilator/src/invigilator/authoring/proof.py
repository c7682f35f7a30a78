"""The proof of the checks: right passes; stub, forger and every known mistake fail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from invigilator.authoring.exercises import Exercise
from invigilator.authoring.forger import forged
from invigilator.authoring.recorder import Recorder
from invigilator.authoring.reference import outcomes
from invigilator.authoring.stubs import classic_stub
from invigilator.checking.cases import ANSWER_ON
from invigilator.checking.diagnosis import look_alike
from invigilator.checking.expectations import Expectations
from invigilator.checking.run_case import Outcome
from invigilator.checking.verdict import CaseVerdict, ExerciseVerdict, judge_case, score_exercise
from invigilator.checking.wording import count

LEAST = {"visible case": 1, "hidden case": 2, "known mistake": 3}


def flaws(expectations: Expectations, recorder: Recorder) -> list[str]:
    """What is not proven of the checks, in sentences; nothing when all is."""
    found = []
    for exercise in recorder.source.exercises:
        prover = Prover(expectations, recorder, exercise)
        found += prover.counts()
        if prover.cases:
            found += [*prover.solution(), *prover.stub(), *prover.forger()]
            found += [*prover.mistakes(), *prover.sentences()]
    return found


class Prover:
    """The proofs of one exercise."""

    def __init__(self, expectations: Expectations, recorder: Recorder, exercise: Exercise) -> None:
        self.expectations = expectations
        self.recorder = recorder
        self.exercise = exercise
        self.cases = expectations.cases_of(exercise.name)

    def counts(self) -> list[str]:
        """Whether there are enough mistakes, and enough cases that are never left out."""
        name = self.exercise.name
        if not self.cases:
            return [f"{name}: it has no cases, so that nothing of it is checked"]
        asked = [each.case for each in self.cases if ANSWER_ON not in each.case.parameters]
        hidden = sum(case.hidden for case in asked)
        have = {
            "visible case": len(asked) - hidden,
            "hidden case": hidden,
            "known mistake": len(self.recorder.mistaken[name]),
        }
        return [
            f"{name}: {count(have[what], what)}, at least {least} needed"
            for what, least in LEAST.items()
            if have[what] < least
        ]

    def solution(self) -> list[str]:
        """Whether the solution gets full points."""
        verdict = self._verdict(self.recorder.reference.namespace)
        return [] if verdict.status == "passed" else [self._say("the solution fails", verdict)]

    def stub(self) -> list[str]:
        """Whether the stub gets no points."""
        stub = classic_stub(self.recorder.source.answer(self.exercise).source)
        verdict = self._verdict(self.recorder.reference.with_answer(self.exercise, stub))
        passed = [c.recorded.case.name for c in verdict.cases if c.status == "passed"]
        return [f"{self.exercise.name}: the stub passes {', '.join(passed)}"] if passed else []

    def sentences(self) -> list[str]:
        """Whether no two sentences are told for what looks the same in all visible cases."""
        visible = [each for each in self.cases if not each.case.hidden]
        suite = self.expectations.suite
        shown: dict[str, list[CaseVerdict]] = {}
        for sentence in self.recorder.mistaken[self.exercise.name] if visible else ():
            found = [judge_case(each, each.mistakes[sentence], suite) for each in visible]
            if any(verdict.status != "passed" for verdict in found):
                shown[sentence] = found
        return [
            f"{self.exercise.name}: two sentences for the same visible outputs: {one!r}, {other!r}"
            for one, other in combinations(shown, 2)
            if all(map(look_alike, shown[one], shown[other]))
        ]

    def forger(self) -> list[str]:
        """Whether invented values get no points."""
        visible = [each for each in self.cases if not each.case.hidden]
        tried = {
            each.case.name: forged(each, visible, self.expectations.suite)
            for each in self.cases
            if each.case.hidden
        }
        return [
            f"{self.exercise.name}: a forger passes {name} with {how}"
            for name, how in tried.items()
            if how
        ]

    def mistakes(self) -> list[str]:
        """Whether every known mistake fails and is named by its own sentence."""
        told = {s: self._told(s) for s in self.recorder.mistaken[self.exercise.name]}
        return [
            f"{self.exercise.name}: the mistake {sentence!r} {what}"
            for sentence, what in told.items()
            if what
        ]

    def _told(self, sentence: str) -> str:
        """What is wrong with a known mistake; empty if it fails and is told by its sentence."""
        name, suite = self.exercise.name, self.expectations.suite
        given = [self.recorder.outcome(r.case, name, sentence, suite) for r in self.cases]
        if gone := [each.message for each in given if each.status == "missing"]:
            return f"leaves {gone[0]} undefined: is it valid Python, and does it run?"
        verdict = self._judged(given)
        if verdict.status == "passed":
            return "passes every case"
        if verdict.mistake is None:
            return "is told by no sentence: its outputs do not tell it from others"
        return "" if verdict.mistake == sentence else f"is told as {verdict.mistake!r}"

    def _verdict(self, namespace: Mapping[str, Any]) -> ExerciseVerdict:
        suite = self.expectations.suite
        return self._judged(outcomes([r.case for r in self.cases], suite, namespace))

    def _judged(self, found: Sequence[Outcome]) -> ExerciseVerdict:
        suite = self.expectations.suite
        pairs = zip(self.cases, found, strict=True)
        verdicts = [judge_case(recorded, outcome, suite) for recorded, outcome in pairs]
        known = self.expectations.exercise(self.exercise.name)
        return score_exercise(known, verdicts)

    def _say(self, what: str, verdict: ExerciseVerdict) -> str:
        names = [c.recorded.case.name for c in verdict.cases if c.status != "passed"]
        return f"{self.exercise.name}: {what} in {', '.join(names)}"
