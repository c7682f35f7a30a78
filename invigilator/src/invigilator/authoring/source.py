"""The source notebook of an assignment: its one text, read into cells and exercises."""

from __future__ import annotations

from dataclasses import dataclass

from invigilator.authoring.cells import SourceCell, read_cells
from invigilator.authoring.exercises import Exercise, find_exercises
from invigilator.course import Assignment
from invigilator.exceptions import SourceError

__all__ = ["Exercise", "SourceCell", "SourceNotebook", "read_source"]


@dataclass(frozen=True)
class SourceNotebook:
    """A source notebook that keeps the conventions of authoring."""

    assignment: Assignment
    cells: list[SourceCell]
    exercises: list[Exercise]

    @property
    def points(self) -> float:
        """What the whole notebook is worth, reflections included."""
        return sum(cell.points for cell in self.cells if cell.points is not None)

    @property
    def answers(self) -> dict[str, str]:
        """The reference answer to each exercise, as the text of its cell."""
        return {exercise.name: self.answer(exercise).source for exercise in self.exercises}

    def answer(self, exercise: Exercise) -> SourceCell:
        """The student's cell of an exercise, with the reference answer."""
        return self.cells[exercise.cell]


def read_source(assignment: Assignment) -> SourceNotebook:
    """Read the source of an assignment and hold it against the conventions of authoring.

    Raises
    ------
    SourceError
        If a convention is broken; the message names file and line.
    """
    file = str(assignment.source.relative_to(assignment.root))
    cells = read_cells(assignment.source, file)
    exercises = find_exercises(cells)
    if not exercises:
        raise SourceError(
            f"{file}: no exercise: a student's cell begins with '# GRADED FUNCTION: name'."
        )
    return SourceNotebook(assignment, cells, exercises)
