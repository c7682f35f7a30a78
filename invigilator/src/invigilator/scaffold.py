"""`course new`: a course of one's own, with one assignment in it that is proven."""

from __future__ import annotations

import shutil
from pathlib import Path

from invigilator.course import Course
from invigilator.exceptions import CourseError

TEMPLATE = Path(__file__).parent / "template"
TARGET = "course1/moving_average"


def new_course(folder: Path) -> Course:
    """Write a course with the assignment of the tutorial into a folder, and build and prove it.

    Raises
    ------
    CourseError
        If the folder holds something.
    """
    from invigilator.authoring import build, record

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CourseError(f"{folder} is not empty. Name a new folder.")
    unneeded = shutil.ignore_patterns("__pycache__")
    shutil.copytree(TEMPLATE, folder, dirs_exist_ok=True, ignore=unneeded)
    course = Course.at(folder)
    assignment = course.one(TARGET)
    build.build([assignment])
    record.record([assignment])
    return course
