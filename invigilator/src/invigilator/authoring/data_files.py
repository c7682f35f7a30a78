"""Which data files an assignment reads: those that it or its helper modules name."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from pathlib import Path

from invigilator.checking.conventions import syntax_tree
from invigilator.course import Assignment, Course
from invigilator.helper_modules import helper_modules

PAIR = re.compile(r"(?:train|test)_(?P<subject>\w+)\.h5")


def data_files(assignment: Assignment) -> list[Path]:
    """The files in ``datasets`` that its source, or a helper module behind it, names.

    A file is named by a string with its name in it; ``train_x.h5`` and ``test_x.h5`` also by the
    string ``x``. A course need not have that folder.
    """
    words = _words(assignment.source, assignment.home.helpers_folder)
    files = sorted(path for path in assignment.home.data_folder.glob("*") if path.is_file())
    return [path for path in files if _names(path) & words]


def data_page_of(home: Course, files: Sequence[Path]) -> Path | None:
    """The page about the data, if there is one and there are files for it to be about."""
    page = home.data_folder / "README.md"
    return page if files and page.is_file() else None


def _names(path: Path) -> set[str]:
    pair = PAIR.fullmatch(path.name)
    return {path.name, pair["subject"]} if pair else {path.name}


def _words(source: Path, helpers: Path) -> set[str]:
    """The strings in a source and in all helper modules behind it."""
    text = source.read_text("utf-8")
    codes = [text, *(path.read_text("utf-8") for path in helper_modules(text, helpers))]
    nodes = (node for code in codes for node in ast.walk(syntax_tree(code)))
    constants = (node.value for node in nodes if isinstance(node, ast.Constant))
    return {Path(value).name for value in constants if isinstance(value, str)}
