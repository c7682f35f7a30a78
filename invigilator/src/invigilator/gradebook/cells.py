"""Which cell of a student's notebook is which cell of the release."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from invigilator.checking.conventions import checked, functions, headline, parsed

Cell = dict[str, Any]
"""A cell as nbformat 4 writes it."""


def check_id(exercise: str) -> str:
    """The ``grade_id`` of the cell that checks an exercise."""
    return f"check-{exercise}"


def joined(stored: Any) -> str:
    """Text that nbformat stores as one string or as lines; empty if it is neither."""
    lines = stored if isinstance(stored, list) else [stored]
    text = "".join(line for line in lines if isinstance(line, str))
    return text.encode("utf-8", "replace").decode()


def source(cell: Cell) -> str:
    """The text of a cell."""
    return joined(cell.get("source"))


def nbgrader(cell: Cell) -> dict[str, Any]:
    """What a cell's metadata say to nbgrader; nothing if there are none."""
    metadata = cell.get("metadata")
    found = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return found if isinstance(found, dict) else {}


def grade_id(cell: Cell) -> str:
    """The name of a cell for nbgrader; empty if it has none."""
    return str(nbgrader(cell).get("grade_id", ""))


def points(cells: Sequence[Cell]) -> dict[str, float]:
    """The points of every cell that nbgrader grades, by ``grade_id``."""
    marked = [nbgrader(cell) for cell in cells]
    return {
        str(marks["grade_id"]): float(marks["points"])
        for marks in marked
        if marks.get("grade") or marks.get("task")
    }


def match(student: Sequence[Cell], release: Sequence[Cell]) -> dict[int, int]:
    """Where the release's nbgrader cells are in a student's notebook.

    A cell is known by its ``grade_id``, else by its cell id, else by its text, else by the
    exercise that it checks or answers. Of several that fit, the last counts, as the last
    definition does.

    Returns
    -------
    dict
        Positions in the release by positions in the student's notebook.
    """
    found: dict[int, int] = {}
    for traits in _TRAITS:
        for position, wanted in enumerate(release):
            if position in found.values() or not grade_id(wanted):
                continue
            fitting = [
                index
                for index, cell in enumerate(student)
                if index not in found and traits(cell) & traits(wanted)
            ]
            if fitting:
                found[fitting[-1]] = position
    return found


def _grade_ids(cell: Cell) -> set[str]:
    return {grade_id(cell)} - {""}


def _cell_ids(cell: Cell) -> set[str]:
    return {str(cell.get("id", ""))} - {""}


def _texts(cell: Cell) -> set[str]:
    return {source(cell).strip()} - {""}


def _checked(cell: Cell) -> set[str]:
    return checked(source(cell))


def _answered(cell: Cell) -> set[str]:
    text = source(cell)
    return {headline(text), *functions(parsed(text))} - {""}


_TRAITS = (_grade_ids, _cell_ids, _texts, _checked, _answered)
