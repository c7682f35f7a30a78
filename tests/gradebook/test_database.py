"""Opening the gradebook of a course."""

import subprocess
import sys

import pytest

from invigilator.gradebook import GradebookError
from invigilator.gradebook.database import course_directory, open_gradebook


@pytest.fixture
def directory(assignment):
    """The course as nbgrader sees it."""
    return course_directory(assignment.course_folder)


def test_the_settings_of_the_course_count(assignment):
    config = assignment.course_folder / "nbgrader_config.py"
    config.write_text("c = get_config()\nc.CourseDirectory.course_id = 'course1'\n")

    directory = course_directory(assignment.course_folder)

    assert directory.course_id == "course1"
    assert directory.db_url == f"sqlite:///{assignment.course_folder}/gradebook.db"


def test_a_lock_is_waited_for_as_long_as_asked(directory):
    from sqlalchemy import text

    with open_gradebook(directory, patience=7) as gradebook:
        waited = gradebook.db.execute(text("PRAGMA busy_timeout")).scalar()
    assert waited == 7000


@pytest.mark.usefixtures("holder")
def test_a_lock_that_comes_late_and_stays_is_told(directory):
    with (
        pytest.raises(GradebookError, match=r"by another program for 1 s\. Close formgrader"),
        open_gradebook(directory, patience=1) as gradebook,
    ):
        gradebook.add_student("ada")


def test_nbgrader_is_not_imported_before_it_is_needed():
    code = "import sys, invigilator.gradebook; sys.exit('nbgrader' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
