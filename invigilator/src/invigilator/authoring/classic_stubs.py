"""The step of nbgrader's `generate_assignment` that takes the answers out, in our style."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_solution

from invigilator.authoring.stubs import classic_stub


class ClassicStubs(NbGraderPreprocessor):  # type: ignore[misc]
    """Stands in for nbgrader's `ClearSolutions`, which knows one stub for every answer."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, cell_index: int
    ) -> tuple[NotebookNode, Any]:
        """Replace the answer of a student's cell by its stub; leave every other cell alone.

        Raises
        ------
        CellError
            If the cell breaks a convention of authoring.
        """
        if cell.cell_type == "code" and is_solution(cell):
            cell.source = classic_stub(cell.source)
        return cell, resources
