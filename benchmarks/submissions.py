"""The same submissions for every grader: mostly right, some with a mistake, none hostile."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from invigilator.autograding.grade import Job
from invigilator.checking.store import read
from invigilator.course import Assignment, Course
from invigilator.course_copy import copy_assignment
from invigilator.sample_class import SampleClass

ROOT = Path(__file__).resolve().parents[1]
COURSE = Course.at(ROOT)
TARGET = "course1/logistic_regression"
WITH_CONVOLUTIONS = "course4/convolution_step_by_step"
WITH_FRAMEWORK = "course2/tensorflow_introduction"
Notebook = dict[str, Any]


def lay_out(root: Path, target: str = TARGET) -> Assignment:
    """Lay out an assignment of the project in an empty folder, with its tools behind it."""
    return copy_assignment(COURSE.one(target), root)


def hand_in(assignment: Assignment, count: int) -> Path:
    """Write submissions in nbgrader's layout and return the folder that holds them."""
    submitted = assignment.course_folder / "submitted"
    for student, notebook in notebooks(assignment, count).items():
        path = submitted / student / assignment.name / assignment.release.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(notebook), "utf-8")
    return submitted


def notebooks(assignment: Assignment, count: int) -> dict[str, Notebook]:
    """By student, `count` notebooks, of which no two are the same."""
    sample = SampleClass(assignment)
    kinds = _kinds(sample) if assignment.target == TARGET else _plain_kinds(sample)
    return {
        f"student-{number:05d}": _signed(kinds[number % len(kinds)], number)
        for number in range(count)
    }


def as_job(assignment: Assignment, notebook: Notebook, student: str = "student") -> Job:
    """A notebook as something to grade."""
    return Job(student, assignment.target, student, json.dumps(notebook).encode())


def _kinds(sample: SampleClass) -> list[Notebook]:
    """Ten kinds: three as the reference, three right in another way, four with a mistake.

    They alternate, so that the first few hold some of each.
    """
    other = [sample.changed(student) for student in ("carl", "bea", "dora")]
    mistaken = [sample.mistaken(exercise) for exercise in sample.roll.mistaken.values()]
    right = [sample.solved() for _ in other]
    triples = zip(right, mistaken[1:], other, strict=True)
    return [each for triple in triples for each in triple] + mistaken[:1]


def _plain_kinds(sample: SampleClass) -> list[Notebook]:
    """For any assignment: by turns the reference, and a mistake in one exercise after the other."""
    exercises = [each.name for each in read(sample.assignment.visible).exercises]
    pairs = [(sample.solved(), sample.mistaken(exercise)) for exercise in exercises]
    return [each for pair in pairs for each in pair]


def _signed(notebook: Notebook, number: int) -> Notebook:
    signed = deepcopy(notebook)
    signed["cells"][0]["source"] = f"Handed in as number {number}."
    return signed
