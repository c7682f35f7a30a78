"""Which names a cell gives to the cells after it."""

from __future__ import annotations

import ast

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def functions(tree: ast.Module) -> set[str]:
    """The functions, and classes, that a cell defines at its top level."""
    return {n.name for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef)}


def provided(tree: ast.Module) -> list[str]:
    """The names that a cell defines or assigns at its top level, in the order of the text."""
    names: list[str] = []
    for statement in tree.body:
        if isinstance(statement, DEFINITIONS):
            names.append(statement.name)
        else:
            names.extend(_assigned(statement))
    return list(dict.fromkeys(names))


def _assigned(statement: ast.stmt) -> list[str]:
    return [
        node.id
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]
