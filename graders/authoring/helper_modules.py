"""The helper modules behind a notebook: those that it imports, and what they import themselves."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

#: What only IPython understands.
MAGIC = re.compile(r"^\s*[%!].*$", re.MULTILINE)


def parsed(code: str) -> ast.Module:
    """The syntax tree of code of a notebook or a module."""
    return ast.parse(MAGIC.sub("", code))


def helper_modules(code: str, folder: Path) -> set[Path]:
    """The modules in a folder that code imports, and what they import themselves."""
    known: set[Path] = set()
    waiting = [code]
    while waiting:
        found = {folder / f"{name}.py" for name in _imported(parsed(waiting.pop()))} - known
        new = {path for path in found if path.exists()}
        known |= new
        waiting += [path.read_text("utf-8") for path in new]
    return known


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
