"""From a source notebook to the instructor's notebook, and from there to the student's."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

import nbformat
from nbformat import NotebookNode, v4
from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearHiddenTests,
    ComputeChecksums,
    LockCells,
)

from invigilator.authoring.cells import SourceCell
from invigilator.authoring.classic_stubs import ClassicStubs
from invigilator.authoring.exercises import Exercise
from invigilator.authoring.source import SourceNotebook

#: The tag that lets Run All go on behind a cell that raises, to the summary at the end: an answer,
#: a check that fails, or code that uses an answer which is still missing.
GOES_ON = "raises-exception"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
STEPS = (ClassicStubs, LockCells, ClearHiddenTests, ComputeChecksums, CheckCellMetadata)


def instructor_notebook(source: SourceNotebook) -> NotebookNode:
    """Make the notebook that nbgrader takes as its source.

    It holds the reference answers, and in each check the block of hidden tests, whose last
    value is the score that nbgrader reads as partial credit.
    """
    cells = list(map(_plain_cell, source.cells, _cell_ids(source.cells)))
    for cell in cells[min((each.cell for each in source.exercises), default=len(cells)) :]:
        if cell.cell_type == "code":
            cell.metadata["tags"] = [*cell.metadata.get("tags", []), GOES_ON]
    for exercise in source.exercises:
        cells[exercise.cell] = _answer_cell(source.cells[exercise.cell], exercise)
        cells[exercise.check] = _check_cell(source.cells[exercise.check], exercise)
    return v4.new_notebook(cells=cells, metadata=METADATA)


def release_notebook(source: SourceNotebook) -> NotebookNode:
    """Make the student's notebook, by the same steps as `nbgrader generate_assignment`."""
    notebook = instructor_notebook(source)
    for step in STEPS:
        notebook, _ = step().preprocess(notebook, {})
    return notebook


def as_text(notebook: NotebookNode) -> str:
    """Write a notebook as the text of its file, always the same for the same notebook.

    Raises
    ------
    nbformat.ValidationError
        If it is not a notebook by Jupyter's own schema.
    """
    nbformat.validate(notebook)
    return f"{nbformat.writes(notebook)}\n"


def _cell_ids(cells: Sequence[SourceCell]) -> list[str]:
    """Ids made of the content of cells, so that an edit changes one id; repeats are numbered."""
    seen: Counter[str] = Counter()
    ids = []
    for stem in map(_stem, cells):
        seen[stem] += 1
        ids.append(stem if seen[stem] == 1 else f"{stem}-{seen[stem]}")
    return ids


def _stem(cell: SourceCell) -> str:
    if "reflection" in cell.tags:
        return "reflection"
    return f"{cell.kind}-{hashlib.sha256(cell.source.encode()).hexdigest()[:8]}"


def _plain_cell(cell: SourceCell, cell_id: str) -> NotebookNode:
    """A cell of prose, of provided code, or a question that a person grades."""
    metadata: dict[str, Any] = {
        key: cell.metadata[key] for key in ("alt", "tags") if key in cell.metadata
    }
    if "reflection" in cell.tags:
        metadata["nbgrader"] = _nbgrader(cell_id, solution=True, points=cell.points)
    new = v4.new_code_cell if cell.kind == "code" else v4.new_markdown_cell
    return new(cell.source, id=cell_id, metadata=metadata)


def _answer_cell(cell: SourceCell, exercise: Exercise) -> NotebookNode:
    metadata = {"nbgrader": _nbgrader(exercise.name, solution=True), "tags": [GOES_ON]}
    return v4.new_code_cell(cell.source, id=exercise.name, metadata=metadata)


def _check_cell(cell: SourceCell, exercise: Exercise) -> NotebookNode:
    cell_id = f"check-{exercise.name}"
    source = (
        f"{cell.source}\n"
        "### BEGIN HIDDEN TESTS\n"
        f'check.score("{exercise.name}", points={exercise.points})\n'
        "### END HIDDEN TESTS"
    )
    nbgrader = _nbgrader(cell_id, solution=False, points=exercise.points)
    metadata = {"nbgrader": nbgrader, "tags": [GOES_ON]}
    return v4.new_code_cell(source, id=cell_id, metadata=metadata)


def _nbgrader(grade_id: str, *, solution: bool, points: float | None = None) -> dict[str, Any]:
    """What nbgrader wants to know of a cell: who writes it, and what it is worth."""
    metadata = {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": points is not None,
        "solution": solution,
        "locked": not solution,
        "task": False,
    }
    return metadata if points is None else {**metadata, "points": points}
