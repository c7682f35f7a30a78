"""Runs and judges cases: many in one process where that leaves no doubt, otherwise each apart."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from invigilator.checking.diagnosis import is_known_mistake, look_alike
from invigilator.checking.expectations import RecordedCase
from invigilator.checking.run_case import Outcome, Suite
from invigilator.checking.verdict import CaseVerdict, judge_case

#: What is not worth running again through an exercise that builds on it.
STUCK = ("timeout", "killed")

#: Of fewer cases each is run apart at once.
LEAST_TO_CONFIRM = 2

#: Runs cases with stand-ins in the place of some of the student's functions, by their names.
RunCases = Callable[[Sequence[RecordedCase], Collection[str]], Sequence[Outcome]]


class Survey(Protocol):
    """Runs cases one after the other in one process, as far as that gets, given the same names."""

    def __call__(
        self, cases: Sequence[RecordedCase], names: Collection[str], fresh: bool
    ) -> Sequence[Outcome]:
        """In the process that ran the cases before, unless it has to be a fresh one."""


@dataclass(frozen=True)
class Surveyed:
    """What a survey has found, by case: beyond doubt, and in doubt."""

    settled: Mapping[str, CaseVerdict] = field(default_factory=dict)
    doubtful: Mapping[str, CaseVerdict] = field(default_factory=dict)

    def settling(self, names: Iterable[str]) -> Surveyed:
        """The same with these doubtful cases as settled, as they are."""
        chosen = {name: self.doubtful[name] for name in names}
        rest = {name: each for name, each in self.doubtful.items() if name not in chosen}
        return Surveyed({**self.settled, **chosen}, rest)


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
        surveyed = self.confirmed(self.surveyed([cases], names), cases, names)
        return self.beyond(cases, surveyed, names)

    def surveyed(
        self, groups: Sequence[Sequence[RecordedCase]], names: Collection[str] = ()
    ) -> Surveyed:
        """What a survey of exercises has found, beyond doubt and in doubt.

        An earlier case may have spoilt what a later one finds. So a right value is beyond doubt,
        and so are the wrong ones of an exercise if they are those of a known mistake.
        """
        if self.survey is None:
            return Surveyed()
        cases = [recorded for group in groups for recorded in group]
        found = iter(self._judged(cases, self.survey(cases, names, fresh=False)))
        settled: dict[str, CaseVerdict] = {}
        doubtful: dict[str, CaseVerdict] = {}
        for group in groups:
            verdicts = list(islice(found, len(group)))
            wrong = any(each.status != "passed" for each in verdicts)
            known = wrong and len(verdicts) == len(group) and is_known_mistake(verdicts)
            for each in verdicts:
                beyond = known or each.status == "passed"
                (settled if beyond else doubtful)[each.recorded.case.name] = each
        return Surveyed(settled, doubtful)

    def confirmed(
        self,
        surveyed: Surveyed,
        cases: Sequence[RecordedCase],
        names: Collection[str] = (),
    ) -> Surveyed:
        """The survey with what one of these cases in the opposite order finds as well settled.

        What that one does not confirm is forgotten, so that it is run apart.
        """
        found = self._confirmed(cases, surveyed.doubtful, names)
        tried = {each.case.name for each in cases}
        untried = {n: each for n, each in surveyed.doubtful.items() if n not in tried}
        return Surveyed({**surveyed.settled, **found}, untried)

    def beyond(
        self,
        cases: Sequence[RecordedCase],
        surveyed: Surveyed,
        names: Collection[str] = (),
    ) -> list[CaseVerdict]:
        """On the cases of one exercise, as settled, or else run apart."""
        rest = [each for each in cases if each.case.name not in surveyed.settled]
        apart = self._judged(rest, self.run(rest, names))
        found = {**surveyed.settled, **{each.recorded.case.name: each for each in apart}}
        return [found[each.case.name] for each in cases]

    def _confirmed(
        self,
        cases: Sequence[RecordedCase],
        doubtful: Mapping[str, CaseVerdict],
        names: Collection[str],
    ) -> dict[str, CaseVerdict]:
        """What a survey in the opposite order finds as well.

        Nothing ran before its first case, the last one of all, and most before its last: where
        that one, run apart, is as it was, no other case has spoilt them.
        """
        again = [
            each
            for each in reversed(cases)
            if each.case.name in doubtful and doubtful[each.case.name].outcome.status not in STUCK
        ]
        if self.survey is None or len(again) < LEAST_TO_CONFIRM:
            return {}
        found: dict[str, CaseVerdict] = {}
        for each in self._judged(again, self.survey(again, names, fresh=True)):
            before = doubtful[each.recorded.case.name]
            same = each.status not in STUCK and look_alike(before, each)
            if not (found or same):
                return {}
            if same:
                found[each.recorded.case.name] = each
        return found if self._stands_alone(list(found.values())[-1], names) else {}

    def _stands_alone(self, verdict: CaseVerdict, names: Collection[str]) -> bool:
        """Whether a case that was surveyed is the same where nothing has run before it."""
        alone = self._judged([verdict.recorded], self.run([verdict.recorded], names))
        return look_alike(verdict, alone[0])

    def _judged(
        self, cases: Sequence[RecordedCase], outcomes: Sequence[Outcome]
    ) -> list[CaseVerdict]:
        """On as many cases as have an outcome."""
        pairs = zip(cases, outcomes, strict=False)
        return [judge_case(recorded, outcome, self.suite) for recorded, outcome in pairs]
