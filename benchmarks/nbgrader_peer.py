"""Plain `nbgrader autograde` on the same course folder and the same submissions."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from pathlib import Path

from benchmarks.measure import measured
from benchmarks.row import Row
from benchmarks.submissions import TARGET, hand_in, lay_out
from invigilator.authoring.build import build

BIN = Path(sys.executable).parent


def nbgrader(folder: Path, count: int, compared: Collection[str], target: str = TARGET) -> Row:
    """Grade `count` submissions with one command; to release the assignment is not measured.

    Parameters
    ----------
    folder : Path
        Where to make the course folder; it must be empty.
    count : int
        How many submissions.
    compared : collection of str
        Students of whom the mean score is taken.
    target : str
        What they have handed in.
    """
    assignment = lay_out(folder, target)
    build([assignment])
    environment = {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    course, program = assignment.course_folder, str(BIN / "nbgrader")
    measured([program, "generate_assignment", assignment.name, "--force"], course, environment)
    hand_in(assignment, count)
    usage = measured([program, "autograde", assignment.name], course, environment)
    mean = _mean_score(course / "gradebook.db", assignment.name, compared)
    return Row("nbgrader autograde", usage, count, mean_score=mean)


def _mean_score(database: Path, name: str, students: Collection[str]) -> float:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{database}") as book:
        scores = [
            submission.score
            for submission in book.assignment_submissions(name)
            if submission.student.id in students
        ]
    return float(sum(scores) / len(scores))
