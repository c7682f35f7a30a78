"""The files that people read: a feedback page for each student, a report for the class."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from invigilator.atomic import write_text
from invigilator.autograding.journal import ClassBook
from invigilator.autograding.result import SubmissionResult
from invigilator.course import Assignment
from invigilator.exceptions import CourseError
from invigilator.folder_names import folder_name
from invigilator.reporting.class_report import render_report
from invigilator.reporting.feedback import render_feedback
from invigilator.reporting.similarity import Pair
from invigilator.reporting.similarity_class import similar_work
from invigilator.reporting.similarity_page import render_similarity


def write_feedback(
    assignment: Assignment, results: Sequence[SubmissionResult], folder: Path
) -> None:
    """Write one feedback page for each student into a folder, named as `folder_name` says."""
    title = assignment.name.replace("_", " ").capitalize()
    for result in results:
        name = folder_name(result.student)
        write_text(folder / f"{name}.html", render_feedback(result, title))


def write_report(assignment: Assignment) -> Path:
    """Write the class report from all results of an assignment and return its path.

    Raises
    ------
    CourseError
        If nothing has been graded yet.
    """
    results = ClassBook(assignment).read()
    if not results:
        raise CourseError(
            f"No submission to {assignment.target} has been graded yet. "
            f"Run `course grade {assignment.target} {assignment.course}/submitted` first."
        )
    pages = {r.student: _page(assignment, r.student) for r in results}
    there = {
        student: f"../{page.relative_to(assignment.course_folder)}"
        for student, page in pages.items()
        if page.is_file()
    }
    path = assignment.course_folder / "reports" / f"{assignment.name}.html"
    pairs = similar_work(assignment, results)
    beside = _write_similarity(assignment, pairs, path)
    html = render_report(assignment.target, results, there, pairs, beside)
    write_text(path, html)
    return path


def _write_similarity(assignment: Assignment, pairs: Sequence[Pair], report: Path) -> str:
    """Write the page on similar work beside the report; without any, none of before stays."""
    page = report.with_name(f"{assignment.name}-similar.html")
    if pairs:
        write_text(page, render_similarity(assignment.target, pairs, report.name))
    else:
        page.unlink(missing_ok=True)
    return page.name


def _page(assignment: Assignment, student: str) -> Path:
    return (
        assignment.course_folder
        / "feedback"
        / folder_name(student)
        / assignment.name
        / f"{assignment.name}.html"
    )
