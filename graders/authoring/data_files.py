"""Which data files an assignment reads: those that it or its helper modules name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from graders.assignment import Assignment

PAIR = re.compile(r"(?:train|test)_(?P<subject>\w+)\.h5")


def data_files(assignment: Assignment) -> list[Path]:
    """The files in ``datasets`` that its source, or a helper module behind it, names.

    A file is named by a string with its name in it; ``train_x.h5`` and ``test_x.h5`` also by the
    string ``x``.
    """
    words = _words(assignment.source, assignment.root / "utils")
    files = sorted(path for path in (assignment.root / "datasets").iterdir() if path.is_file())
    return [path for path in files if _names(path) & words]


def _names(path: Path) -> set[str]:
    pair = PAIR.fullmatch(path.name)
    return {path.name, pair["subject"]} if pair else {path.name}


def _words(source: Path, helpers: Path) -> set[str]:
    """The strings in a source and in all helper modules that it imports, in turn too."""
    words: set[str] = set()
    waiting, seen = [source], {source}
    while waiting:
        tree = ast.parse(_python(waiting.pop()))
        words |= {n.value for n in ast.walk(tree) if _is_text(n)}  # type: ignore[attr-defined]
        found = {helpers / f"{name}.py" for name in _imported(tree)} - seen
        seen |= found
        waiting += [path for path in found if path.is_file()]
    return {Path(word).name for word in words}


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _python(path: Path) -> str:
    """The text of a module, or of a source notebook without what only IPython understands."""
    return re.sub(r"^[ \t]*[%!].*$", "", path.read_text("utf-8"), flags=re.MULTILINE)
