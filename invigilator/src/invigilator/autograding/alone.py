"""Judge an exercise alone, where the rest of a submission has spoilt the process it runs in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from invigilator.autograding.client import CellReply
from invigilator.autograding.outline import answers
from invigilator.autograding.session import Session
from invigilator.autograding.submission import Cell
from invigilator.checking.judge import RunCases, judge_again
from invigilator.checking.store import Exercise, Expectations
from invigilator.checking.verdict import ExerciseVerdict, conclude, judge_case


@dataclass(frozen=True)
class Alone:
    """A second look at verdicts that are not full marks.

    Where even the reference fails in the student's process, or a cell ends well without having
    run, something bends that process: a patched library, a broken kernel. The exercise is then
    judged in a fresh kernel, with the reference in the place of all other answers, so that it
    costs only what it is to blame for. So are values whose names later cells use again: they are
    judged where they are answered, as in the notebook.

    The trial puts references into the student's process. So that none of them can be carried over,
    that process must have ended before the fresh kernel starts: first all `suspects`, then, with
    the session closed, `recheck`.

    Parameters
    ----------
    expectations : Expectations
        With references.
    cells : sequence of Cell
        Of the submission.
    replies : dict
        What became of those that were run, by index.
    fresh : callable
        Opens another session.
    """

    expectations: Expectations
    cells: Sequence[Cell]
    replies: Mapping[int, CellReply]
    fresh: Callable[[], Session]

    def suspects(self, verdicts: Iterable[ExerciseVerdict], run: RunCases) -> list[ExerciseVerdict]:
        """The verdicts that the process, rather than the answer, may be to blame for."""
        wrong = [verdict for verdict in verdicts if verdict.status != "passed"]
        return [verdict for verdict in wrong if not self._is_sane(verdict, run)]

    def recheck(self, verdict: ExerciseVerdict) -> ExerciseVerdict:
        """The verdict itself, or the one reached alone; the better of both counts."""
        cases = [each.recorded for each in verdict.cases]
        with self.fresh() as session:
            session.run(self._sources(verdict.exercise.name))
            outcomes = session.ask(cases, {})
        pairs = zip(verdict.cases, outcomes, strict=True)
        found = [judge_again(case, each, self.expectations.suite) for case, each in pairs]
        alone = conclude(verdict.exercise, found)
        return alone if alone.score > verdict.score else verdict

    def _is_sane(self, verdict: ExerciseVerdict, run: RunCases) -> bool:
        """Whether the verdict is the exercise's own fault, as far as a trial tells.

        An answer that is missing although its cell ended well speaks against it; that the
        reference passes, in the student's process, a case that failed there speaks for it.
        """
        places = answers(self.cells, self.replies, verdict.exercise)
        if verdict.exercise.kind == "values" and len(places) > 1:
            return False
        if verdict.status == "missing":
            return not places or self.replies[places[-1]].status == "error"
        failed = next(each for each in verdict.cases if each.status != "passed")
        names = [each.name for each in self.expectations.exercises]
        known = names[: names.index(verdict.exercise.name) + 1]
        references = {name: self.expectations.references[name] for name in known}
        (outcome,) = run([failed.recorded], references)
        return judge_case(failed.recorded, outcome, self.expectations.suite).status == "passed"

    def _sources(self, name: str) -> list[str]:
        """The cells to run, those that answer other exercises replaced by the reference."""
        others: dict[int, list[str]] = {}
        own: set[int] = set()
        for exercise in self.expectations.exercises:
            places = answers(self.cells, self.replies, exercise)
            if exercise.name == name:
                own.update(places)
            elif places:
                others.setdefault(places[-1], []).append(exercise.name)
                for place in places[:-1]:
                    others.setdefault(place, [])
        last = self._last(self.expectations.exercise(name), own)
        return [
            self._source(n, others) if n not in own else self.cells[n].source
            for n in self.replies
            if n <= last
        ]

    def _last(self, exercise: Exercise, places: set[int]) -> int:
        """The last cell to run: for values, the one made to answer them, or else the first."""
        if exercise.kind != "values" or not places:
            return len(self.cells)
        named = (n for n in places if exercise.name in (self.cells[n].id, self.cells[n].grade_id))
        return next(named, min(places))

    def _source(self, number: int, others: dict[int, list[str]]) -> str:
        if number not in others:
            return self.cells[number].source
        return "\n".join(self.expectations.references[name] for name in others[number])
