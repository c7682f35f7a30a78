"""The fingerprint of a notebook's outputs: one hash of everything that they depend on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

from invigilator.course import Assignment
from invigilator.fingerprint import data, digest, modules, software
from invigilator.helper_modules import helper_modules

#: Files behind every notebook; modules of utils/ count for those that import them.
SHARED = ("graders/__init__.py", "invigilator/src/invigilator/checking/*.py", "requirements.lock")


def fingerprint(assignment: Assignment, notebook: NotebookNode) -> str:
    """The hash of a notebook's code, what it imports and reads, and the versions behind it.

    Prose is not among it: a corrected sentence runs nothing again.
    """
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    kinds = "".join(cell.cell_type[0] for cell in notebook.cells)
    own = [part.encode() for part in (kinds, *code)]
    files = modules(_files(assignment, "\n".join(code)), assignment.root)
    return digest([*own, software(), *files, *data(assignment.home)])[:16]


def _files(assignment: Assignment, code: str) -> Iterator[Path]:
    for pattern in SHARED:
        yield from assignment.root.glob(pattern)
    if assignment.visible.exists():
        yield assignment.visible
    yield from helper_modules(code, assignment.home.helpers_folder)
