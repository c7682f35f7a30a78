"""The helper modules behind a notebook: those that it imports, and what they import themselves."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from invigilator.checking.conventions import syntax_tree
from invigilator.course import Assignment

#: How a definition begins.
BEGINNING = re.compile(r"^ *(?:async +)?(?:def|class)\b", re.MULTILINE)


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


def importable(assignment: Assignment) -> set[Path]:
    """The helper modules that a submission may import: no other has a place in its jail.

    They are those that the notebook reaches, and modules that only give them another name, as
    classic notebooks import them. What other assignments provide may be an answer to this one.
    """
    folder = assignment.home.helpers_folder
    reached = helper_modules(assignment.source.read_text("utf-8"), folder)
    return reached | {each for each in folder.glob("*.py") if _only_renames(each, reached, folder)}


def _only_renames(module: Path, reached: set[Path], folder: Path) -> bool:
    """Whether a module defines nothing itself, and imports nothing but reached modules."""
    text = module.read_text("utf-8")
    if BEGINNING.search(text):
        return False
    tree = syntax_tree(text)
    behind = {path for name in _imported(tree) for path in _files(name, folder)}
    return behind <= reached and not any(isinstance(node, ast.Lambda) for node in ast.walk(tree))


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
