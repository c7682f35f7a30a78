"""The settings of nbgrader that all courses share; see each course's `nbgrader_config.py`."""

from __future__ import annotations

from pathlib import Path

from traitlets.config import Config

from invigilator.sandbox.limits import Limits

CLASSIC_STUBS = "invigilator.authoring.classic_stubs.ClassicStubs"


def configure(config: Config, course: Path) -> None:
    """Make plain nbgrader release and grade a built course as the `course` command does.

    Call it last in an `nbgrader_config.py`: a limit set there counts here too.

    Parameters
    ----------
    config
        nbgrader's configuration, changed in place.
    course
        The folder of the course; its name becomes nbgrader's course id.
    """
    config.CourseDirectory.course_id = course.name
    _keep_sources_at_home(config, course)
    _make_classic_stubs(config)
    _run_as_course_grade(config)


def _keep_sources_at_home(config: Config, course: Path) -> None:
    """Keep nbgrader from copying the source texts, which hold the answers, to students."""
    sources = sorted(course.glob("source/*/*.py"))
    config.CourseDirectory.ignore.extend([path.name for path in sources])


def _make_classic_stubs(config: Config) -> None:
    """Put our stubs in the place of nbgrader's one stub for every answer."""
    config.GenerateAssignment.preprocessors.insert(0, CLASSIC_STUBS)
    config.ClearSolutions.enabled = False


def _run_as_course_grade(config: Config) -> None:
    """Give cells time, skip demos, and let no warning on stderr cost a point."""
    config.Execute.timeout = config.Limits.get("cell_seconds", Limits.cell_seconds)
    config.Execute.skip_cells_with_tag = "demo"
    config.IgnorePattern.enabled = True
    config.IgnorePattern.pattern = r"\S"
