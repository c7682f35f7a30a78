"""A student's notebook with the release's nbgrader cells put back in their places."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from invigilator.gradebook import sanitize
from invigilator.gradebook.cells import Cell, grade_id, match, nbgrader, points, source
from invigilator.reporting.text import clean

Notebook = dict[str, Any]
"""A notebook as nbformat 4 writes it."""

_ADDED = "**The cells below were missing from the submission; they come from the release.**"
_UNREAD = "**What follows is the release, not the student's notebook.**"


@dataclass(frozen=True)
class Restored:
    """A notebook that nbgrader accepts, and the answers in it that nobody gave.

    `unanswered` holds the ``grade_id`` of every manually graded answer that the student left as
    released; of an answer that is gone, a human has to say what it is worth.
    """

    notebook: Notebook
    unanswered: frozenset[str]


def restore(notebook: Notebook, release: Notebook) -> Restored:
    """The student's cells in their order, each nbgrader cell as in the release.

    Metadata, points, types and locked sources come from the release, whatever the student's copy
    says. Cells that nbgrader grades and that are gone are added at the end. The student's own
    prose and outputs are made inert.
    """
    student = _cells(notebook)
    released = release["cells"]
    places = match(student, released)
    prose = {source(cell): cell for cell in released if cell["cell_type"] == "markdown"}
    cells = [
        _restored(cell, released[places[index]])
        if index in places
        else _own(cell, prose, f"student-{index}")
        for index, cell in enumerate(student)
    ]
    missing = [
        deepcopy(cell)
        for position, cell in enumerate(released)
        if position not in places.values() and grade_id(cell) in points(released)
    ]
    if missing:
        cells += [sanitize.prose_cell(_ADDED, "added"), *missing]
    unanswered = {
        grade_id(released[position])
        for index, position in places.items()
        if _is_answer(released[position]) and source(student[index]) == source(released[position])
    }
    return Restored({**release, "cells": cells}, frozenset(unanswered))


def unread(release: Notebook, reason: str) -> Notebook:
    """The release with the reason on top why a student's notebook cannot be shown."""
    notice = sanitize.prose_cell(f"{_UNREAD}\n\n{sanitize.prose(clean(reason))}", "notice")
    return {**release, "cells": [notice, *deepcopy(release["cells"])]}


def _cells(notebook: Notebook) -> list[Cell]:
    stored = notebook.get("cells")
    return [cell for cell in stored if isinstance(cell, dict)] if isinstance(stored, list) else []


def _restored(cell: Cell, released: Cell) -> Cell:
    restored = deepcopy(released)
    if nbgrader(released).get("solution") and source(cell) != source(released):
        text = source(cell)
        restored["source"] = text if restored["cell_type"] == "code" else sanitize.prose(text)
    if restored["cell_type"] == "code":
        restored["outputs"] = sanitize.outputs(cell)
    return restored


def _own(cell: Cell, prose: dict[str, Cell], identity: str) -> Cell:
    text = source(cell)
    if cell.get("cell_type") == "code":
        return sanitize.code_cell(text, sanitize.outputs(cell), identity)
    if text in prose:
        return {**deepcopy(prose[text]), "id": identity, "metadata": {}}
    return sanitize.prose_cell(sanitize.prose(text), identity)


def _is_answer(cell: Cell) -> bool:
    """Whether a cell is an answer that a human grades."""
    return bool(nbgrader(cell).get("grade") and nbgrader(cell).get("solution"))
