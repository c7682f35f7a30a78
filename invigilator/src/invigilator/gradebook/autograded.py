"""The files that nbgrader expects of a graded submission: notebook, feedback, what came along."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat

from invigilator.atomic import write_text
from invigilator.autograding.collection.content import open_regular
from invigilator.autograding.result import SubmissionResult
from invigilator.course import Assignment
from invigilator.exceptions import GradebookError
from invigilator.folder_names import folder_name
from invigilator.gradebook.cells import Cell, check_id, grade_id, source
from invigilator.gradebook.restore import Notebook
from invigilator.reporting.feedback import render_feedback
from invigilator.reporting.verdict import verdict_html, verdict_text

_COMPANION_LIMIT = 1000
#: Who may read what nbgrader shows and hands back: everybody.
READABLE = 0o644
_IDENTITY = "submission_secret.txt"
_UNREADABLE = (nbformat.reader.NotJSONError, nbformat.ValidationError)


def read_release(assignment: Assignment) -> Notebook:
    """The release notebook of an assignment.

    Raises
    ------
    GradebookError
        If it has not been built, or is not a notebook.
    """
    try:
        return _read(assignment.release)
    except FileNotFoundError:
        problem = "does not exist"
    except _UNREADABLE:
        problem = "is not a notebook"
    raise GradebookError(
        f"{assignment.release} {problem}. Run `course build {assignment.target}` and grade again."
    )


def read_timestamp(assignment: Assignment, student: str) -> str:
    """When nbgrader says that a student handed in; empty if it does not say."""
    from nbgrader.utils import parse_utc

    text = _came_along(assignment, student, "timestamp.txt").strip()
    try:
        parse_utc(text)
    except (ValueError, OverflowError):
        return ""
    return text


def changed_cells(assignment: Assignment, student: str, notebook: Notebook) -> set[str]:
    """The ``grade_id`` of cells whose text is not that of the notebook written last."""
    path = _notebook(assignment, student)
    try:
        before = {grade_id(cell): source(cell) for cell in _read(path)["cells"]}
    except (OSError, *_UNREADABLE):
        before = {}
    return {
        grade_id(cell) for cell in notebook["cells"] if before.get(grade_id(cell)) != source(cell)
    }


def write_files(
    assignment: Assignment,
    result: SubmissionResult,
    notebook: Notebook,
    title: str,
    timestamp: str,
) -> None:
    """Write ``autograded/STUDENT/ASSIGNMENT/`` and ``feedback/STUDENT/ASSIGNMENT/``.

    The secret by which nbgrader's exchange knows whose page is whose goes with them.

    Parameters
    ----------
    assignment, result
        What was graded, and what grading said.
    notebook
        The notebook with its nbgrader cells in place; its check cells get our verdicts.
    title
        The title of the feedback page.
    timestamp
        The text of ``timestamp.txt``; with an empty one the file goes away.
    """
    cells = [_with_verdict(cell, result) for cell in notebook["cells"]]
    written = nbformat.from_dict({**notebook, "cells": cells})
    nbformat.validate(written)
    write_text(_notebook(assignment, result.student), nbformat.writes(written) + "\n", READABLE)
    feedback = _folder(assignment, "feedback", result.student)
    write_text(feedback / f"{assignment.name}.html", render_feedback(result, title), READABLE)
    secret = _came_along(assignment, result.student, _IDENTITY)
    for step in ("autograded", "feedback"):
        folder = _folder(assignment, step, result.student)
        _write_or_remove(folder / "timestamp.txt", timestamp and timestamp + "\n")
        _write_or_remove(folder / _IDENTITY, secret)


def title_of(notebook: Notebook, otherwise: str) -> str:
    """The first heading of a notebook, or another title if it has none."""
    prose = [cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    lines = (line for text in prose for line in str(text).splitlines())
    return next((line[2:].strip() for line in lines if line.startswith("# ")), otherwise)


def _read(path: Path) -> Notebook:
    notebook: Notebook = nbformat.read(path, as_version=4)
    return notebook


def _with_verdict(cell: Cell, result: SubmissionResult) -> Cell:
    for exercise in result.exercises:
        if grade_id(cell) == check_id(exercise.name):
            data = {"text/plain": verdict_text(exercise), "text/html": verdict_html(exercise)}
            output = {"output_type": "display_data", "metadata": {}, "data": data}
            return {**cell, "outputs": [output]}
    return cell


def _folder(assignment: Assignment, step: str, student: str) -> Path:
    return assignment.course_folder / step / folder_name(student) / assignment.name


def _notebook(assignment: Assignment, student: str) -> Path:
    return _folder(assignment, "autograded", student) / f"{assignment.name}.ipynb"


def _came_along(assignment: Assignment, student: str, name: str) -> str:
    """What a short text file beside a submission says; nothing if there is none, or a link."""
    submitted = assignment.course_folder / "submitted"
    path = submitted / student / assignment.name / name
    try:
        if os.path.realpath(path) != os.path.join(os.path.realpath(submitted), *path.parts[-3:]):
            return ""
        with open_regular(path) as file:
            return file.read(_COMPANION_LIMIT).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""


def _write_or_remove(path: Path, text: str) -> None:
    if text:
        write_text(path, text, READABLE)
    else:
        path.unlink(missing_ok=True)
