"""Opening the gradebook of a course."""

import subprocess
import sys
import time

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


@pytest.mark.usefixtures("holder")
def test_a_lock_that_comes_late_is_waited_for_as_long_as_asked(directory):
    started = time.monotonic()

    with (
        pytest.raises(GradebookError, match="Close formgrader"),
        open_gradebook(directory, patience=0.2) as gradebook,
    ):
        gradebook.add_student("ada")

    assert time.monotonic() - started < 4


def test_nbgrader_is_not_imported_before_it_is_needed():
    code = "import sys, invigilator.gradebook; sys.exit('nbgrader' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
