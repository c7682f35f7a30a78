"""Which cells of a submission to run, and where it answers which exercise."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from invigilator.autograding.result import Question
from invigilator.autograding.submission import Cell, Submission, parse
from invigilator.checking.conventions import COMMENT_OR_CHECK, defined, imported_in, parsed
from invigilator.checking.expectations import Exercise


@dataclass(frozen=True)
class Outline:
    """The released notebook: all its sources, and those and the ids of its demos."""

    demo_ids: frozenset[str]
    demo_sources: frozenset[str]
    sources: frozenset[str]
    questions: tuple[Question, ...] = ()

    @classmethod
    def of_release(cls, path: Path) -> Outline:
        """The outline of a released notebook."""
        content = path.read_bytes()
        cells = parse(content).cells
        demos = [cell for cell in cells if "demo" in cell.tags]
        return cls(
            frozenset(cell.id for cell in demos),
            frozenset(map(squeezed, demos)),
            frozenset(map(squeezed, cells)),
            tuple(_questions(content)),
        )

    def holds(self, cell: Cell) -> bool:
        """Whether a cell is as it was released."""
        return squeezed(cell) in self.sources

    def to_run(self, submission: Submission, exercises: Sequence[Exercise]) -> list[int]:
        """The indices of the cells to run: code, without demos and checks that answer nothing."""
        names = {name for exercise in exercises for name in exercise.provides}
        return [
            number
            for number, cell in enumerate(submission.cells)
            if cell.kind == "code"
            and not _answers_nothing(cell.source)
            and (not self._is_demo(cell) or names & defined(cell.source))
        ]

    def _is_demo(self, cell: Cell) -> bool:
        known = cell.id in self.demo_ids or squeezed(cell) in self.demo_sources
        return known or "demo" in cell.tags


def modules(release: Path) -> list[str]:
    """What the cells of a released notebook import when they are run; demos are not run."""
    found: dict[str, None] = {}
    for cell in parse(release.read_bytes()).cells:
        if cell.kind == "code" and "demo" not in cell.tags:
            for statement in parsed(cell.source).body:
                if isinstance(statement, ast.Import | ast.ImportFrom):
                    found |= dict.fromkeys(imported_in(statement).values())
    return list(found)


def _questions(release: bytes) -> Iterator[Question]:
    """The questions of a released notebook that a person grades."""
    for cell in json.loads(release)["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        if cell["cell_type"] == "markdown" and marks.get("grade"):
            yield Question(marks["grade_id"], float(marks["points"]))


def squeezed(cell: Cell) -> str:
    """The source of a cell without white space, to recognise it by."""
    return re.sub(r"\s+", "", cell.source)


def _answers_nothing(source: str) -> bool:
    """Whether a cell holds only comments and checks."""
    return all(COMMENT_OR_CHECK.fullmatch(line.strip()) for line in source.splitlines())


def answers(cells: Sequence[Cell], indices: Iterable[int], exercise: Exercise) -> list[int]:
    """The indices of the cells that define what an exercise asks for, in their order."""
    wanted = set(exercise.provides)
    return [number for number in indices if wanted & defined(cells[number].source)]
