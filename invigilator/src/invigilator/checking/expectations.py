"""What is recorded of an assignment: its exercises, their cases, and what each answer gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from invigilator.checking.cases import Case
from invigilator.checking.run_case import Outcome, Suite
from invigilator.checking.stand_ins import Calls

#: By case and by function, the calls that stand in for a wrong function.
StandIns = Mapping[str, Mapping[str, Calls]]
#: By case and by function, why none do.
Lost = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Header:
    """What stored expectations were recorded from, the framework they need, and all points."""

    fingerprint: str
    framework: str | None
    points: float


@dataclass(frozen=True)
class Exercise:
    """What a student has to do: a function, or values with given names."""

    name: str
    kind: str
    points: float
    provides: tuple[str, ...]
    calls: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class RecordedCase:
    """A case, its exercise, and what the reference and each known mistake give.

    `changes` names the given data that the reference itself changes. It is equal to itself alone.
    """

    case: Case
    exercise: str
    expected: Any
    mistakes: Mapping[str, Outcome] = field(default_factory=dict)
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Expectations:
    """All that is recorded of one assignment."""

    target: str
    fingerprint: str
    framework: str | None
    exercises: tuple[Exercise, ...]
    suite: Suite
    cases: tuple[RecordedCase, ...]
    stand_ins: StandIns = field(default_factory=dict)
    lost: Lost = field(default_factory=dict)

    def exercise(self, name: str) -> Exercise:
        """The exercise of that name; KeyError if there is none."""
        return {each.name: each for each in self.exercises}[name]

    def cases_of(self, exercise: str) -> list[RecordedCase]:
        """The cases of an exercise, in the order in which they are declared."""
        return [each for each in self.cases if each.exercise == exercise]

    def joined(self, hidden: Expectations) -> Expectations:
        """These expectations with those of the hidden file."""
        suite = Suite(
            self.suite.preamble,
            [*self.suite.helpers, *hidden.suite.helpers],
            {**self.suite.givens, **hidden.suite.givens},
        )
        cases = (*self.cases, *hidden.cases)
        standing, lost = hidden.stand_ins, hidden.lost
        return replace(self, suite=suite, cases=cases, stand_ins=standing, lost=lost)
