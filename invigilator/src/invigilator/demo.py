"""`course demo`: the main job, from submissions to report, on a class of samples."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import click

from invigilator.authoring import build
from invigilator.autograding.executors import executor_for
from invigilator.course import Assignment, Course
from invigilator.course_copy import copy_assignment
from invigilator.exceptions import CourseError
from invigilator.grading_run import Options, run
from invigilator.reporting.files import write_report
from invigilator.sample_class import Roll, SampleClass

LIMITS = "c.Limits.cell_seconds = 20\nc.Limits.case_seconds = 5\n"
MARK = ".course-demo"


def run_demo(course: Course, folder: Path) -> None:
    """Make the class below a folder, grade it and say where everything lies.

    Raises
    ------
    CourseError
        If the folder holds something else than an earlier demo.
    """
    assignment = _lay_out(course, folder.resolve())
    for student, (name, content) in SampleClass(assignment).submissions().items():
        path = assignment.course_folder / "submitted" / student / assignment.name / name
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    submitted = assignment.course_folder / "submitted"
    with executor_for(assignment) as executor:
        options = Options(json_file=folder / "results.json")
        results = run(assignment, [submitted], options, executor)
    report = write_report(assignment)
    feedback = assignment.course_folder / "feedback"
    click.echo(f"\nGraded {len(results)} submissions, each in the sandbox.")
    for what, path in {
        "Class report": report,
        "Feedback": feedback / "ada" / assignment.name / f"{assignment.name}.html",
        "Results": folder / "results.json",
        "Gradebook": assignment.course_folder / "gradebook.db",
    }.items():
        click.echo(f"{what + ':':14}{os.path.relpath(path)}")


def _lay_out(course: Course, folder: Path) -> Assignment:
    """A course folder of its own, with the tools of this one behind it."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise CourseError(
            f"{folder} is not empty, and it is not an earlier demo. Name another folder."
        )
    original = course.one(Roll.of(course).target)
    build.build([original])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MARK).touch()
    assignment = copy_assignment(original, folder)
    path = assignment.course_folder / "nbgrader_config.py"
    config = path.read_text("utf-8").replace("configure(c,", f"{LIMITS}\nconfigure(c,")
    path.write_text(config, "utf-8")
    return assignment
