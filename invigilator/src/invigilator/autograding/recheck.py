"""The second look: judge an exercise again where the rest of a submission may be to blame."""

from __future__ import annotations

import ast
import builtins
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from invigilator.autograding.client import CellReply
from invigilator.autograding.outline import Outline, answers
from invigilator.autograding.session import Session
from invigilator.autograding.submission import Cell
from invigilator.checking.conventions import defined, imported, parsed
from invigilator.checking.expectations import Exercise, Expectations
from invigilator.checking.judge import after_another
from invigilator.checking.runner import Runner
from invigilator.checking.short_texts import kept_if_short
from invigilator.checking.verdict import ExerciseVerdict, score_exercise

#: What reaches past a function's own names.
REACHING = frozenset({"exec", "eval", "setattr", "delattr", "globals", "vars", "locals", "exit"})
#: Functions and methods that only form a value of others, whatever they belong to.
FORMING = frozenset({"flatten", "float", "int", "len", "reshape", "transpose"})
#: Top-level statements that only define something.
DEFINING = (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)


@dataclass(frozen=True)
class Recheck:
    """A second look at verdicts that are not full marks.

    A patched library, a name that was used again, a broken kernel: what else a submission does may
    spoil an answer that is right. The exercise is then judged again in a fresh kernel, so that it
    costs only what it is to blame for: first with all cells up to its answer; then, where earlier
    answers may be to blame, without the other answers and with stand-ins in their place. No answer
    of the reference is there in either.

    Parameters
    ----------
    expectations : Expectations
        With stand-ins.
    outline : Outline
        Of the released notebook.
    cells : sequence of Cell
        Of the submission.
    replies : dict
        What became of those that were run, by index.
    fresh : callable
        Opens another session.
    """

    expectations: Expectations
    outline: Outline
    cells: Sequence[Cell]
    replies: Mapping[int, CellReply]
    fresh: Callable[[], Session]

    def suspects(self, verdicts: Iterable[ExerciseVerdict]) -> list[ExerciseVerdict]:
        """The verdicts that something else than the answer may be to blame for."""
        wrong = [each for each in verdicts if each.status != "passed" and not each.mistake]
        return [each for each in wrong if any(self._looks(each.exercise))]

    def recheck(self, verdict: ExerciseVerdict) -> ExerciseVerdict:
        """The verdict itself, or the one reached in a second look; the better of them counts."""
        best = verdict
        for sources, names in self._looks(verdict.exercise):
            again = self._judged(verdict, sources, names)
            best = max(best, again, key=lambda each: each.score)
            if best.status == "passed":
                break
        return best

    def _judged(
        self, verdict: ExerciseVerdict, sources: Sequence[str], names: Sequence[str]
    ) -> ExerciseVerdict:
        cases = [each.recorded for each in verdict.cases]
        with self.fresh() as session:
            session.run(sources)
            runner = Runner(self.expectations.suite, session.ask, session.survey)
            again = runner.verdicts(cases, names)
        found = [after_another(*pair) for pair in zip(verdict.cases, again, strict=True)]
        return score_exercise(verdict.exercise, found)

    def _looks(self, exercise: Exercise) -> Iterator[tuple[list[str], Sequence[str]]]:
        """What to run, and which functions to stand in for: none where nothing is suspicious."""
        last = self._last(exercise)
        if last is None:
            return
        until = [number for number in self.replies if number <= last]
        if len(until) < len(self.replies) and self._is_suspicious(exercise, last):
            yield [self.cells[number].source for number in until], ()
        others = self._others(exercise)
        if not self._disturbing.isdisjoint(until):
            yield [self.cells[n].source for n in until if n not in others], exercise.calls

    def _last(self, exercise: Exercise) -> int | None:
        """The cell in which an exercise is answered: the one made for it, or else the last."""
        places = answers(self.cells, self.replies, exercise)
        named = [n for n in places if exercise.name in (self.cells[n].id, self.cells[n].grade_id)]
        if exercise.kind == "values":
            return min(named or places, default=None)
        return max(named or places, default=None)

    def _is_suspicious(self, exercise: Exercise, last: int) -> bool:
        """Whether a cell behind an answer may have changed what was answered."""
        bound = {*exercise.provides, *self._bound_until(last)}
        return any(
            n in self._bending or not bound.isdisjoint(defined(self.cells[n].source))
            for n in self._own
            if n > last
        )

    @cached_property
    def _own(self) -> list[int]:
        """The cells that are not as they were released."""
        return [n for n in self.replies if not self.outline.holds(self.cells[n])]

    @cached_property
    def _bending(self) -> frozenset[int]:
        """The student's cells that may change what others find."""
        return frozenset(n for n in self._own if bends(self.cells[n].source))

    @cached_property
    def _disturbing(self) -> frozenset[int]:
        """Those, and the student's cells that take a name which another cell binds otherwise."""
        binding = Counter(pair for bound in self._bound.values() for pair in bound)
        names = Counter(name for bound in self._bound.values() for name in {n for n, _ in bound})
        taken = {name for name, cells in names.items() if cells > 1} | {*dir(builtins)}
        taking = (
            n
            for n in self._own
            if any(binding[pair] == 1 and pair[0] in taken for pair in self._bound[n])
        )
        return self._bending.union(taking)

    def _bound_until(self, last: int) -> set[str]:
        """The names that cells bind up to an answer, modules among them."""
        return {name for n, bound in self._bound.items() if n <= last for name, _ in bound}

    @cached_property
    def _bound(self) -> dict[int, set[tuple[str, str]]]:
        """By cell, the names that it binds, each with the module or the cell that it comes from."""
        found = {}
        for number in self.replies:
            source = self.cells[number].source
            own = {(name, f"cell {number}") for name in defined(source)}
            found[number] = {*own, *imported(source).items()}
        return found

    def _others(self, exercise: Exercise) -> set[int]:
        """The cells that answer other exercises only."""
        found = {
            number
            for other in self.expectations.exercises
            if other.name != exercise.name
            for number in answers(self.cells, self.replies, other)
        }
        return found - set(answers(self.cells, self.replies, exercise))


@kept_if_short
def bends(source: str) -> bool:
    """Whether code may change what other code finds: anything but plain definitions."""
    tree = parsed(source)
    outside = {*imported(source), *dir(builtins)}
    for statement in tree.body:
        if not _is_plain(statement):
            return True
    return any(_reaches_out(node, outside) for node in ast.walk(tree))


def _is_plain(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)
    if isinstance(statement, ast.Assign):
        names = [each for each in statement.targets if isinstance(each, ast.Name)]
        return len(names) == len(statement.targets) and not _calls(statement.value)
    return isinstance(statement, DEFINING)


def _calls(value: ast.expr) -> bool:
    """Whether an expression calls what may do more than form a value."""
    calls = (node.func for node in ast.walk(value) if isinstance(node, ast.Call))
    return any(_own_name(each) not in FORMING for each in calls)


def _own_name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _reaches_out(node: ast.AST, outside: set[str]) -> bool:
    """Whether a node assigns to what belongs to others, or uses what can."""
    if isinstance(node, ast.Global | ast.Delete):
        return True
    if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
        return _root(node) != "self"
    if isinstance(node, ast.Name):
        stored = isinstance(node.ctx, ast.Store) and node.id in outside
        return stored or node.id in REACHING
    return isinstance(node, ast.Import | ast.ImportFrom) and any(
        alias.name.split(".")[0] in ("builtins", "sys", "gc", "inspect", "ctypes")
        for alias in node.names
    )


def _root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
