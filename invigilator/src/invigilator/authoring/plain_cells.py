"""What a cell outside the exercises of a source notebook must not hold."""

from __future__ import annotations

from invigilator.authoring.cells import SourceCell
from invigilator.authoring.regions import CellError, regions
from invigilator.checking.conventions import CHECK


def require_plain(cell: SourceCell) -> None:
    """Refuse what only a student's cell, its check or a reflection may hold.

    Raises
    ------
    SourceError
        If a provided cell holds an answer or a check, or has points without a question, or
        if a question to reflect on has none.
    """
    if cell.kind == "code":
        _require_no_check(cell)
        _require_no_answer(cell)
    _require_points_of_reflection(cell)


def _require_points_of_reflection(cell: SourceCell) -> None:
    reflection = "reflection" in cell.tags
    if reflection and cell.kind == "code":
        raise cell.error("a reflection is a markdown cell.", row=0)
    if reflection and cell.points is None:
        raise cell.error("a reflection has no points: '# %% [markdown] tags=[…] points=5'.", row=0)
    if cell.points is not None and not reflection:
        raise cell.error("points on a cell that is neither a check nor a reflection.", row=0)


def _require_no_check(cell: SourceCell) -> None:
    for row, line in enumerate(cell.source.splitlines(), 1):
        if CHECK.search(line):
            raise cell.error("a check without its exercise in the cell before.", row)


def _require_no_answer(cell: SourceCell) -> None:
    try:
        found = regions(cell.source)
    except CellError as error:
        raise cell.error(error.message, error.row) from error
    if found:
        raise cell.error(
            "an answer in a cell that does not begin with "
            "'# GRADED FUNCTION: name' or '# EXERCISE: name': it would be released.",
            found[0].start,
        )
