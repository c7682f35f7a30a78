"""`course build`: write the notebooks of assignments, or check those that are stored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from nbformat import NotebookNode

from invigilator.authoring.drift import drift
from invigilator.authoring.leaks import leaks
from invigilator.authoring.release import as_text, instructor_notebook, release_notebook
from invigilator.authoring.source import SourceNotebook, read_source
from invigilator.course import Assignment
from invigilator.exceptions import DriftError, SourceError


def build(assignments: Sequence[Assignment]) -> list[Path]:
    """Write the release notebook and nbgrader's source notebook of each assignment.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    SourceError
        If a source breaks a convention, or its release would give an answer away.
        Assignments before the broken one are written.
    """
    written = []
    for assignment in assignments:
        source = read_source(assignment)
        release = _sound_release(source)
        written.append(_write(assignment.release, release))
        written.append(_write(assignment.instructor_notebook, instructor_notebook(source)))
    return written


def check(assignments: Sequence[Assignment]) -> None:
    """Hold the stored release of each assignment against its source.

    Raises
    ------
    SourceError
        If a source breaks a convention, or its release gives an answer away.
    DriftError
        If a stored release is not what its source gives, has outputs or repeated ids.
        Either message lists everything found, with its place.
    """
    broken: list[str] = []
    drifted: list[str] = []
    for assignment in assignments:
        try:
            release = _sound_release(read_source(assignment))
        except SourceError as error:
            broken.append(str(error))
        else:
            file = str(assignment.release.relative_to(assignment.root))
            problems = drift(assignment.release, as_text(release), file)
            remedy = [f"Run: course build {assignment.target}"] if problems else []
            drifted.extend([*problems, *remedy])
    if broken:
        raise SourceError("\n".join([*broken, *drifted]))
    if drifted:
        raise DriftError("\n".join(drifted))


def _sound_release(source: SourceNotebook) -> NotebookNode:
    release = release_notebook(source)
    problems = leaks(source, release)
    if problems:
        raise SourceError("\n".join(problems))
    return release


def _write(path: Path, notebook: NotebookNode) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_text(notebook), encoding="utf-8", newline="\n")
    return path
