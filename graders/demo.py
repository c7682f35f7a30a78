"""`course demo`: the main job, from submissions to report, on an embedded class."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import click

from graders.assignment import ROOT, Assignment, find_one
from graders.authoring import build
from graders.exceptions import CourseError
from graders.grading import Options, run, write_report
from graders.sample_class import SampleClass

TARGET = "course1/logistic_regression"
LIMITS = "c.Limits.cell_seconds = 20\nc.Limits.case_seconds = 5\n"
MARK = ".course-demo"


def run_demo(folder: Path) -> None:
    """Make the class below a folder, grade it and say where everything lies.

    Raises
    ------
    CourseError
        If the folder holds something else than an earlier demo.
    """
    assignment = _lay_out(folder.resolve())
    for student, (name, content) in SampleClass(assignment).submissions().items():
        path = assignment.course_folder / "submitted" / student / assignment.name / name
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    submitted = assignment.course_folder / "submitted"
    results = run(TARGET, [submitted], Options(json_file=folder / "results.json"), assignment)
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


def _lay_out(folder: Path) -> Assignment:
    """A course folder of its own, with the tools of this one behind it."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise CourseError(f"{folder} is not empty and no earlier demo; name another folder.")
    original = find_one(TARGET)
    build.build([original])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MARK).touch()
    for shared in ("graders", "utils", "datasets"):
        (folder / shared).symlink_to(ROOT / shared)
    for part in ("source", "release"):
        shutil.copytree(
            original.course_folder / part / original.name,
            folder / original.course / part / original.name,
        )
    config = (original.course_folder / "nbgrader_config.py").read_text("utf-8")
    config = config.replace("configure(c,", f"{LIMITS}\nconfigure(c,")
    (folder / original.course / "nbgrader_config.py").write_text(config, "utf-8")
    return find_one(TARGET, folder)
