"""The student's notebook with the outputs that its cells gave in the sandbox."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from invigilator.autograding.client import CellReply
from invigilator.autograding.submission import Cell, Submission


def executed(submission: Submission, replies: Mapping[int, CellReply]) -> dict[str, Any]:
    """The notebook with the outputs that its cells gave in the sandbox, in nbformat 4."""
    cells = [_as_cell(n, cell, replies) for n, cell in enumerate(submission.cells)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def _as_cell(number: int, cell: Cell, replies: Mapping[int, CellReply]) -> dict[str, Any]:
    kind = cell.kind if cell.kind in ("code", "markdown", "raw") else "markdown"
    found: dict[str, Any] = {
        "cell_type": kind,
        "id": f"cell-{number}",
        "metadata": {"tags": list(cell.tags)} if cell.tags else {},
        "source": cell.source,
    }
    if cell.grade_id:
        found["metadata"]["nbgrader"] = {"grade_id": cell.grade_id}
    if kind == "code":
        outputs = replies[number].outputs if number in replies else []
        found |= {"execution_count": None, "outputs": outputs}
    return found
