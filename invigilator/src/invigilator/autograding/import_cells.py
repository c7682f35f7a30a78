"""Cells of imports: one line that fails should not cost what the other lines bring."""

from __future__ import annotations

import ast

from invigilator.checking.conventions import parsed

MAX_STATEMENTS = 100
SIMPLE = (ast.Import, ast.ImportFrom, ast.Expr, ast.Assign, ast.AnnAssign)


def statements(source: str) -> list[str]:
    """The statements of a cell that imports and settles things; empty for any other cell."""
    body = parsed(source).body
    imports = [each for each in body if isinstance(each, ast.Import | ast.ImportFrom)]
    simple = all(isinstance(each, SIMPLE) for each in body)
    if not (imports and simple and 1 < len(body) <= MAX_STATEMENTS):
        return []
    try:
        return [ast.unparse(each) for each in body]
    except RecursionError:  # an expression that is nested very deeply
        return []
