"""The submissions of a class, as far as their notebooks are kept, held against one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from invigilator.authoring.source import read_source
from invigilator.autograding.journal import executed_notebooks
from invigilator.autograding.result import SubmissionResult
from invigilator.autograding.submission import parse
from invigilator.course import Assignment
from invigilator.reporting.similarity import Pair, similar


def similar_work(assignment: Assignment, results: Sequence[SubmissionResult]) -> list[Pair]:
    """The pairs of submissions that are alike beyond what the release and the reference give.

    Submissions whose notebooks are not kept any more are left out.
    """
    kept = executed_notebooks(assignment, results)
    if len(kept) < 2:
        return []
    cells = {student: _code(notebook) for student, notebook in kept.items()}
    released = [c.source for c in parse(assignment.release.read_bytes()).cells if c.kind == "code"]
    return similar(cells, [*released, *read_source(assignment).answers.values()])


def _code(notebook: Mapping[str, Any]) -> list[str]:
    return [cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "code"]
