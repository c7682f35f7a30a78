"""The helper modules behind a notebook: those that it imports, and what they import themselves."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from invigilator.checking.conventions import syntax_tree


def helper_modules(code: str, folder: Path) -> set[Path]:
    """The modules in a folder that code imports, and what they import themselves.

    The ``__init__.py`` of each package on the way is among them.
    """
    known: set[Path] = set()
    waiting = [code]
    while waiting:
        names = _imported(syntax_tree(waiting.pop()))
        new = {path for name in names for path in _files(name, folder)} - known
        known |= new
        waiting += [path.read_text("utf-8") for path in new]
    return known


def _imported(tree: ast.AST) -> Iterator[str]:
    """The dotted names of all that is imported, which may be modules or what is in them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _files(name: str, folder: Path) -> Iterator[Path]:
    """The module of a dotted name, and the packages that it lies in, as far as they are there."""
    place = folder
    for part in name.split("."):
        module = place / f"{part}.py"
        place = place / part
        yield from (path for path in (module, place / "__init__.py") if path.is_file())
