"""Names that provided code reads, but that would be set nowhere once an answer is taken out."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

from invigilator.checking.conventions import set_in


def unset_names(
    tree: ast.Module, removed: Collection[ast.stmt], emptied: Collection[ast.expr]
) -> dict[ast.stmt, list[str]]:
    """By the last removed statement that sets it, each name that the rest reads and never sets.

    Parameters
    ----------
    tree : Module
        A cell with its answers.
    removed : collection of stmt
        The statements that go.
    emptied : collection of expr
        Values that become None.
    """
    rest = list(_walk(tree, {*removed, *emptied}))
    read = {each.id for each in rest if isinstance(each, ast.Name) and _is_read(each)}
    given = {name for each in rest for name in _set_by(each)}
    setters = {name: each for each in removed for name in sorted(set_in(each) & (read - given))}
    found: dict[ast.stmt, list[str]] = {}
    for name, statement in setters.items():
        found.setdefault(statement, []).append(name)
    return found


def _walk(node: ast.AST, without: Collection[ast.AST]) -> Iterator[ast.AST]:
    """A node and all below it in the order of the source, but for some and what is below them."""
    yield node
    for child in ast.iter_child_nodes(node):
        if child not in without:
            yield from _walk(child, without)


def _set_by(node: ast.AST) -> Iterator[str]:
    """The names that a node alone sets, without what is below it."""
    match node:
        case ast.Name() if not _is_read(node):
            yield node.id
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.ExceptHandler(name=str(name)) | ast.arg(arg=name):
            yield name
        case ast.alias(name=name, asname=other):
            yield other or name.partition(".")[0]


def _is_read(name: ast.Name) -> bool:
    return isinstance(name.ctx, ast.Load)
