"""The student's stub of a reference answer, in the style of the classic course."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Collection
from dataclasses import dataclass

from invigilator.authoring.regions import (
    CellError,
    Region,
    answer,
    blocks,
    first_row,
    last_row,
    parse,
    regions,
)
from invigilator.authoring.unset_names import unset_names


@dataclass(frozen=True)
class Comments:
    """The comments of a cell by row: those that fill a line, and those that follow code."""

    alone: dict[int, str]
    trailing: dict[int, str]


def classic_stub(source: str) -> str:
    """Empty each region of a student's cell.

    Markers and comments stay as hints, an assignment keeps its left side and becomes
    ``= None``, every other statement goes, and a block that would be empty gets ``pass``. A name
    that is set only in what goes, and read in what stays, becomes ``= None`` as well.
    The stub of a stub is the stub itself.

    Parameters
    ----------
    source
        The cell with its reference answer.

    Raises
    ------
    CellError
        If the cell does not parse, a marker lacks its partner, or a region cuts a statement.
    """
    tree = parse(source)
    lines = source.splitlines()
    comments = _comments(source)
    answers = {region: answer(tree, region) for region in regions(source)}
    statements = [each for answered in answers.values() for each in answered]
    removed = [each for each in statements if not _is_kept(each)]
    emptied = [value for each in statements if (value := _kept_value(each))]
    fillers, unset = _fillers(tree, removed), unset_names(tree, removed, emptied)
    for region in sorted(answers, key=lambda each: each.start, reverse=True):
        stub = _Stub(source, region, answers[region], comments, fillers, unset)
        lines[region.start : region.end - 1] = stub.lines()
    return "\n".join(lines)


@dataclass(frozen=True)
class _Stub:
    """One region on its way to a stub."""

    source: str
    region: Region
    statements: list[ast.stmt]
    comments: Comments
    fillers: set[ast.stmt]
    unset: dict[ast.stmt, list[str]]

    def lines(self) -> list[str]:
        """What stands between the markers in the release."""
        rows = sorted([*self._loose_rows(), *self._code_rows()], key=lambda each: each[0])
        indent = self._indent()
        return _without_gaps([f"{indent}{text}".rstrip() for _, text in rows])

    def _indent(self) -> str:
        row = first_row(self.statements[0]) if self.statements else self.region.start
        line = self.source.splitlines()[row - 1]
        return line[: len(line) - len(line.lstrip())]

    def _loose_rows(self) -> list[tuple[int, str]]:
        """Comments wherever they stand, and the blank rows between statements."""
        covered = {
            row
            for statement in self.statements
            for row in range(first_row(statement), last_row(statement) + 1)
        }
        rows = []
        for row in range(self.region.start + 1, self.region.end):
            if row in self.comments.alone:
                rows.append((row, self.comments.alone[row]))
            elif row not in covered:
                self._require_blank(row)
                rows.append((row, ""))
        return rows

    def _require_blank(self, row: int) -> None:
        if self.source.splitlines()[row - 1].strip():
            raise CellError(
                row, "the region cuts a statement: put the markers around whole statements."
            )

    def _code_rows(self) -> list[tuple[int, str]]:
        rows = []
        for statement in self.statements:
            row = last_row(statement)
            if _is_kept(statement):
                comment = self.comments.trailing.get(row, "")
                rows.append((row, f"{_emptied_assignment(self.source, statement)}  {comment}"))
            elif statement in self.unset:
                rows += [(row, f"{name} = None") for name in self.unset[statement]]
            elif statement in self.fillers:
                rows.append((row, "pass"))
        return rows


def _comments(source: str) -> Comments:
    comments = Comments({}, {})
    lines = source.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            alone = not lines[row - 1][:column].strip()
            (comments.alone if alone else comments.trailing)[row] = token.string
    return comments


def _fillers(tree: ast.Module, removed: Collection[ast.stmt]) -> set[ast.stmt]:
    """The last statements of the blocks of which nothing else would be left."""
    inner, gone = (block for block in blocks(tree) if block is not tree.body), set(removed)
    return {block[-1] for block in inner if gone.issuperset(block)}


def _is_kept(statement: ast.stmt) -> bool:
    return _kept_value(statement) is not None


def _kept_value(statement: ast.stmt) -> ast.expr | None:
    """The value of an assignment, which keeps its left side."""
    return statement.value if isinstance(statement, ast.Assign | ast.AnnAssign) else None


def _emptied_assignment(source: str, statement: ast.stmt) -> str:
    """An assignment with its left side as written and None on its right."""

    def text(node: ast.expr) -> str:
        return ast.get_source_segment(source, node) or ast.unparse(node)

    if isinstance(statement, ast.AnnAssign):
        return f"{text(statement.target)}: {text(statement.annotation)} = None"
    targets: list[ast.expr] = getattr(statement, "targets", [])
    widest = max(targets, key=lambda each: len(getattr(each, "elts", [])))
    return " = ".join([*map(text, targets), _nones(widest)])


def _nones(target: ast.expr) -> str:
    """As many None as a target takes, in its shape."""
    if not isinstance(target, ast.Tuple | ast.List):
        return "None"
    parts = [f"({_nones(each)})" if _is_nested(each) else "None" for each in target.elts]
    return ", ".join(parts) if len(parts) > 1 else f"{parts[0]},"


def _is_nested(target: ast.expr) -> bool:
    return isinstance(target, ast.Tuple | ast.List)


def _without_gaps(lines: list[str]) -> list[str]:
    """Drop blank lines at both ends, and all but the first of several."""
    pairs = zip(["", *lines], lines, strict=False)
    kept = [line for before, line in pairs if before or line]
    return kept[:-1] if kept and not kept[-1] else kept
