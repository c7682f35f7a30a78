"""Compute expectations: what the solution, and each known mistake, gives in every case."""

from __future__ import annotations

import importlib.util
import traceback
import zlib
from copy import deepcopy
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from invigilator.authoring.calls import CallBook
from invigilator.authoring.pairs import frequent_pair, without_right_pairs
from invigilator.authoring.reference import Namespace, Reference, outcomes, quiet
from invigilator.authoring.source import SourceNotebook, read_source
from invigilator.checking import values
from invigilator.checking.cases import Case, Given, patched
from invigilator.checking.exceptions import GraderError
from invigilator.checking.expectations import Exercise, Expectations, RecordedCase
from invigilator.checking.grader import Grader
from invigilator.checking.run_case import Outcome, Suite
from invigilator.course import Assignment
from invigilator.failures import keep_traceback
from invigilator.freshness import fingerprint


class Recorder:
    """The expectations of one assignment, from its source and its grader module.

    Parameters
    ----------
    assignment : Assignment
        It must have both.

    Raises
    ------
    GraderError
        If the grader module breaks a convention.
    SourceError
        If the source does, or if its solution raises.
    """

    def __init__(self, assignment: Assignment) -> None:
        self.assignment = assignment
        self.source: SourceNotebook = read_source(assignment)
        self.grader = load_grader(assignment)
        self.reference = Reference(self.source)
        self.exercises = {exercise.name: exercise for exercise in self.source.exercises}
        self._mistaken_outcomes: dict[tuple[str, str], Outcome] = {}

    def expectations(self) -> Expectations:
        """All of it, visible and hidden."""
        suite = Suite(self.grader.preamble, self.grader.helpers, self._givens())
        every = [self._recorded(case, suite) for case in self.grader.cases]
        cases = tuple(without_right_pairs(every, suite))
        calls = {name: each.calls for name, each in self.exercises.items()}
        book = CallBook(self.reference.namespace, suite, calls)
        stand_ins = book.stand_ins(cases)
        return Expectations(
            target=self.assignment.target,
            fingerprint=fingerprint(self.assignment.source, self.assignment.grader),
            framework=self.grader.framework,
            exercises=tuple(
                Exercise(e.name, e.kind, e.points, tuple(e.provides), tuple(e.calls))
                for e in self.source.exercises
            ),
            suite=suite,
            cases=cases,
            stand_ins=stand_ins,
            lost=book.lost,
        )

    @cached_property
    def mistaken(self) -> dict[str, dict[str, Namespace]]:
        """By exercise and sentence, the names of the solution with that mistake in it."""
        found: dict[str, dict[str, Namespace]] = {name: {} for name in self.exercises}
        for mistake in self.grader.known_mistakes:
            if mistake.exercise not in found:
                raise GraderError(self._complain(f"a mistake in {mistake.exercise!r}, no exercise"))
            if mistake.sentence in found[mistake.exercise]:
                raise GraderError(self._complain(f"the sentence {mistake.sentence!r} stands twice"))
            exercise = self.exercises[mistake.exercise]
            answer = patched(self.source.answer(exercise).source, mistake)
            namespace = self.reference.with_answer(exercise, answer)
            found[mistake.exercise][mistake.sentence] = namespace
        return found

    @cached_property
    def paired(self) -> dict[str, dict[str, Namespace]]:
        """By exercise and sentence, the same with its two most frequent mistakes at once."""
        found = {}
        for name, exercise in self.exercises.items():
            mistakes = [each for each in self.grader.known_mistakes if each.exercise == name]
            pair = frequent_pair(self.source.answer(exercise).source, mistakes)
            found[name] = {s: self.reference.with_answer(exercise, a) for s, a in pair.items()}
        return found

    def _givens(self) -> dict[str, Any]:
        """Given data, each computed from those before it and the reference solution."""
        found: dict[str, Any] = {}
        for given in self.grader.givens:
            found[given.name] = self._given(given, found)
        return found

    def _given(self, given: Given, earlier: dict[str, Any]) -> Any:
        known = {"rng": np.random.default_rng(zlib.crc32(given.name.encode())), **deepcopy(earlier)}
        names = {**self.reference.namespace, **known}
        if missing := [name for name in given.parameters if name not in names]:
            raise GraderError(self._complain(f"given {given.name!r} asks for {missing[0]!r}"))
        try:
            with quiet():
                value = given.function(*(names[name] for name in given.parameters))
            return values.unpack(values.pack(value))
        except Exception as error:
            raise failed(self.assignment, f"The given {given.name!r}", error) from error

    def _recorded(self, case: Case, suite: Suite) -> RecordedCase:
        owner = self._owner(case)
        (outcome,) = outcomes([case], suite, self.reference.namespace)
        if outcome.status != "value":
            reason = f"{outcome.error or outcome.status}: {outcome.message}"
            raise GraderError(
                self._complain(f"case {case.name!r} gives no value with the solution: {reason}")
            )
        known = [*self.mistaken[owner], *self.paired[owner]]
        mistakes = {each: self.outcome(case, owner, each, suite) for each in known}
        return RecordedCase(case, owner, outcome.value, mistakes, outcome.changed)

    def outcome(self, case: Case, owner: str, sentence: str, suite: Suite) -> Outcome:
        """What a known mistake, or a pair of them, gives in a case; it is run once."""
        key = (case.name, sentence)
        if key not in self._mistaken_outcomes:
            namespace = {**self.mistaken[owner], **self.paired[owner]}[sentence]
            (self._mistaken_outcomes[key],) = outcomes([case], suite, namespace)
        return self._mistaken_outcomes[key]

    def _owner(self, case: Case) -> str:
        """The exercise to which a case belongs."""
        named = [case.exercise] if case.exercise else case.parameters
        owners = [name for name in named if name in self.exercises]
        if not owners:
            raise GraderError(
                self._complain(
                    f"case {case.name!r} names no exercise: give it exercise= one of "
                    f"{', '.join(self.exercises)}, or such a parameter"
                )
            )
        return owners[0]

    def _complain(self, text: str) -> str:
        return f"{self.assignment.grader.name} of {self.assignment.target}: {text.rstrip('.')}."


def load_grader(assignment: Assignment) -> Grader:
    """The `Grader` of an assignment's grader module.

    Raises
    ------
    GraderError
        If there is no such module, or no ``grader`` in it.
    """
    path = assignment.grader
    if not path.is_file():
        raise GraderError(f"{assignment.target} has no grader module: write {path}.")
    name = f"graders.{assignment.course}.{assignment.name}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise GraderError(f"{path} cannot be imported.")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except GraderError:
        raise
    except Exception as error:
        raise failed(assignment, "The module", error) from error
    grader = getattr(module, "grader", None)
    if not isinstance(grader, Grader) or grader.target != assignment.target:
        raise GraderError(f"{path} must make grader = Grader({assignment.target!r}).")
    return grader


def failed(assignment: Assignment, what: str, error: Exception) -> GraderError:
    """The error for a grader module that raises: at which line, and where the traceback is."""
    about = f"{what} of {assignment.grader} raises"
    kept = keep_traceback(error, assignment.failures, about)
    frames = traceback.extract_tb(error.__traceback__)
    rows = [f.lineno for f in frames if Path(f.filename) == assignment.grader]
    row = error.lineno if isinstance(error, SyntaxError) else next(reversed(rows), None)
    place = f" at line {row}" if row else ""
    told = str(error).rstrip(".")
    return GraderError(f"{about} {type(error).__name__}{place}: {told}. {kept}")
