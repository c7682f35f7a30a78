"""Whether what is stored of an assignment still fits its source."""

from __future__ import annotations

import ast
import hashlib
from pathlib import Path

from invigilator.checking.conventions import code_of
from invigilator.checking.exceptions import ExpectationsMissing
from invigilator.checking.store import read_header
from invigilator.course import Assignment
from invigilator.exceptions import CourseError


def require_fresh(assignment: Assignment) -> None:
    """Make sure that what answers are held against fits the source.

    Raises
    ------
    CourseError
        If the release, the grader module or an expectation file is missing, or one is stale; it
        says what to run.
    """
    target = assignment.target
    if not assignment.release.is_file():
        raise CourseError(f"{assignment.release} is missing. Run `course build {target}`.")
    if not assignment.grader.is_file():
        raise CourseError(f"{assignment.grader} is missing: without it, nothing can be checked.")
    current = fingerprint(assignment.source, assignment.grader)
    for path in (assignment.visible, assignment.hidden):
        try:
            stored = read_header(path).fingerprint
        except ExpectationsMissing as error:
            raise CourseError(f"{error} Run `course record {target}`.") from None
        if stored != current:
            raise CourseError(
                f"{path} is stale: the source or the grader module has changed since it was "
                f"recorded. Run `course record {target}`, then try again."
            )


def fingerprint(source: Path, grader: Path) -> str:
    """A digest of what expectations are recorded from: code cells, points, and the grader module.

    Modules of the graders' folder that the grader module imports are part of it. Prose is not in
    it: a corrected word makes nothing stale.
    """
    modules = [each.read_text("utf-8") for each in (grader, *_imported_graders(grader))]
    parts = [code_of(source.read_text("utf-8")), *modules]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _imported_graders(grader: Path) -> list[Path]:
    """The modules of the graders' folder that a grader module imports by name, in order."""
    graders = grader.resolve().parents[1]
    tree = ast.parse(grader.read_text("utf-8"))
    names = {node.module for node in tree.body if isinstance(node, ast.ImportFrom) and node.module}
    paths = [graders.parent.joinpath(*name.split(".")).with_suffix(".py") for name in names]
    return sorted(path for path in paths if path.is_relative_to(graders) and path.is_file())
