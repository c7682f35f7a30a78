"""Look for places where the release gives an answer away."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from nbformat import NotebookNode

from invigilator.authoring.cells import SourceCell
from invigilator.authoring.regions import answer, parse, regions
from invigilator.authoring.source import SourceNotebook

TOKEN = re.compile(r"\w+|[^\w\s]")
TELLING_LENGTH = 12


@dataclass(frozen=True)
class Telling:
    """An expression that gives an answer away, and its row in the student's cell."""

    text: str
    row: int


def leaks(source: SourceNotebook, release: NotebookNode) -> list[str]:
    """Say where the release holds an expression of a reference answer, in code or in prose.

    Spaces and line breaks make no difference. Names, numbers, look-ups such as
    ``parameters["W1"]`` and calls with bare names give nothing away.

    Returns
    -------
    list of str
        One sentence a leak, with both places.
    """
    return [
        f"{place.file}:{place.line}: line {row} of cell {cell.id} holds the answer of "
        f"{exercise.name} (its line {telling.row}): {telling.text}"
        for exercise in source.exercises
        for telling in tellings(source.answer(exercise))
        for place, cell in zip(source.cells, release.cells, strict=True)
        for row in _rows(telling.text, cell.source)
    ]


def tellings(cell: SourceCell) -> list[Telling]:
    """The expressions of a student's cell that must not stand anywhere in the release."""
    tree = parse(cell.source)
    nodes = [
        node
        for region in regions(cell.source)
        for statement in answer(tree, region)
        for node in _expressions(statement)
        if not _is_plain(node)
    ]
    texts = {ast.get_source_segment(cell.source, node) or "": node.lineno for node in nodes}
    return [Telling(text, row) for text, row in texts.items() if _is_long(text)]


def _expressions(statement: ast.stmt) -> Iterator[ast.expr]:
    """What a statement, and those inside it, compute or ask."""
    for node in ast.walk(statement):
        match node:
            case (
                ast.Assign(value=value)
                | ast.AugAssign(value=value)
                | ast.AnnAssign(value=ast.expr() as value)
                | ast.Return(value=ast.expr() as value)
                | ast.Expr(value=value)
                | ast.If(test=value)
                | ast.While(test=value)
            ):
                yield value


def _is_plain(node: ast.expr) -> bool:
    """Whether an expression says nothing that the text around it does not say anyway."""
    match node:
        case ast.Name() | ast.Constant():
            return True
        case ast.Attribute(value=value):
            return _is_plain(value)
        case ast.Subscript(value=ast.Name(), slice=ast.Constant()):
            return True
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            return all(map(_is_plain, parts))
        case ast.Dict(values=parts):
            return all(map(_is_plain, parts))
        case ast.Call(func=function, args=parts, keywords=keywords):
            values = [*parts, *(each.value for each in keywords)]
            return _is_plain(function) and all(isinstance(each, ast.Name) for each in values)
    return False


def _is_long(text: str) -> bool:
    return len("".join(text.split())) >= TELLING_LENGTH


def _rows(text: str, place: str) -> Iterator[int]:
    """The rows of a cell in which an expression begins."""
    tokens = list(TOKEN.finditer(place))
    text_of_cell = joined(place)
    for match in re.finditer(f"(?={re.escape(joined(text))})", text_of_cell):
        first = tokens[text_of_cell.count(" ", 0, match.start())]
        yield place.count("\n", 0, first.start()) + 1


def joined(text: str) -> str:
    """The tokens of a text with one space around each; what one text holds of another is `in`."""
    return " ".join(["", *TOKEN.findall(text), ""])
