"""What a cell defines, without what it runs: for kernels that must stay fit to be forked."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

MAGIC = re.compile(r"^[ \t]*[%!].*$", re.MULTILINE)
DEFINING = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
FRAMEWORKS = ("tensorflow", "keras")


def definitions(sources: Sequence[str]) -> list[str]:
    """The cells reduced to imports, functions, classes, and values that no framework computes.

    TensorFlow does not survive a fork after its first operation. Where a student's cells run one,
    their definitions alone are run again in a fresh kernel, and cases in forks of that.
    """
    trees = [_parse(source) for source in sources]
    harmless = _imported(trees, frameworks=False)
    return [_unparsed(_reduced(tree, harmless)) for tree in trees]


def late_values(sources: Sequence[str]) -> list[str]:
    """The assignments that `definitions` leaves out because imports of a framework compute them.

    A fork may run them: ``ZERO = tf.constant(0.0)``, which a student's function may use.
    """
    trees = [_parse(source) for source in sources]
    harmless = _imported(trees, frameworks=False)
    known = _imported(trees, frameworks=True)
    found = [n for tree in trees for n in tree.body if isinstance(n, ast.Assign)]
    late = [n for n in found if not _calls_only(n.value, harmless) and _calls_only(n.value, known)]
    return [_unparsed(ast.Module([node], [])) for node in late]


def _imported(trees: Sequence[ast.Module], frameworks: bool) -> set[str]:
    """The names that cells import, those of frameworks among them or not."""
    return {
        alias.asname or alias.name.split(".")[0]
        for tree in trees
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if frameworks or not _module(node, alias).startswith(FRAMEWORKS)
    }


def _parse(source: str) -> ast.Module:
    try:
        return ast.parse(MAGIC.sub("", source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])


def _unparsed(tree: ast.Module) -> str:
    try:
        return ast.unparse(tree)
    except RecursionError:
        return ""


def _module(node: ast.Import | ast.ImportFrom, alias: ast.alias) -> str:
    return (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name


def _reduced(tree: ast.Module, harmless: set[str]) -> ast.Module:
    kept: list[ast.stmt] = [
        node
        for node in tree.body
        if isinstance(node, DEFINING)
        or (isinstance(node, ast.Assign) and _calls_only(node.value, harmless))
    ]
    return ast.Module(kept, [])


def _calls_only(value: ast.expr, harmless: set[str]) -> bool:
    """Whether every function called in an expression belongs to a harmless import."""
    calls = [node.func for node in ast.walk(value) if isinstance(node, ast.Call)]
    return all(_root(function) in harmless for function in calls)


def _root(function: ast.expr) -> str:
    while isinstance(function, ast.Attribute):
        function = function.value
    return function.id if isinstance(function, ast.Name) else ""
