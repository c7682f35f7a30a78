"""Where in a cell the reference answer stands: between START CODE HERE and END CODE HERE."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from invigilator.exceptions import SourceError

START = re.compile(r"\s*### START CODE HERE ###")
END = re.compile(r"\s*### END CODE HERE ###")


class CellError(SourceError):
    """Raised when a cell breaks a convention of authoring; knows the row, but not the file.

    Parameters
    ----------
    row
        The row in the cell, counted from 1.
    message
        What is wrong and what to do.
    """

    def __init__(self, row: int, message: str) -> None:
        super().__init__(f"row {row} of the cell: {message}")
        self.row = row
        self.message = message


@dataclass(frozen=True)
class Region:
    """One reference answer: the rows of its two markers, counted from 1."""

    start: int
    end: int

    def holds(self, statement: ast.stmt) -> bool:
        """Whether a statement lies wholly between the markers."""
        return self.start < first_row(statement) and last_row(statement) < self.end


def first_row(statement: ast.stmt) -> int:
    """The row in which a statement begins, its decorators included."""
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(each.lineno for each in decorators)])


def last_row(statement: ast.stmt) -> int:
    """The row in which a statement ends."""
    return statement.end_lineno or statement.lineno


def parse(source: str) -> ast.Module:
    """Parse a cell.

    Raises
    ------
    CellError
        If it is not Python.
    """
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise CellError(error.lineno or 1, f"this is not Python: {error.msg}.") from error


def regions(source: str) -> list[Region]:
    """Find the regions of a cell.

    Raises
    ------
    CellError
        If the markers do not come in pairs.
    """
    found: list[Region] = []
    start = None
    for row, line in enumerate(source.splitlines(), 1):
        if START.match(line):
            if start is not None:
                raise CellError(start, "START CODE HERE has no END CODE HERE before the next one.")
            start = row
        elif END.match(line):
            if start is None:
                raise CellError(row, "END CODE HERE has no START CODE HERE before it.")
            found.append(Region(start, row))
            start = None
    if start is not None:
        raise CellError(start, "START CODE HERE has no END CODE HERE: add it after the answer.")
    return found


def blocks(tree: ast.AST) -> Iterator[list[ast.stmt]]:
    """Every block of statements in a tree, the outermost first."""
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody"):
            block = getattr(node, field, None)
            if isinstance(block, list) and block:
                yield block


def answer(tree: ast.Module, region: Region) -> list[ast.stmt]:
    """The statements of the reference answer in a region, the outermost ones only."""
    for block in blocks(tree):
        held = [statement for statement in block if region.holds(statement)]
        if held:
            return held
    return []
