"""Limits come from the course's configuration, and a wrong one is told before grading."""

import pytest

from invigilator.autograding.settings import CONFIG, read_limits
from invigilator.exceptions import CourseError
from invigilator.sandbox.limits import Limits
from project import ROOT


@pytest.fixture
def configured(tmp_path):
    """Read the limits of a course with some text in its configuration."""

    def read(text):
        (tmp_path / CONFIG).write_text(f"c = get_config()\n{text}\n")
        return read_limits(tmp_path)

    return read


def test_without_a_file_the_defaults_hold(tmp_path):
    assert read_limits(tmp_path) == Limits()


def test_the_courses_state_the_defaults():
    configs = sorted(ROOT.glob(f"course?/{CONFIG}"))
    assert configs
    assert {read_limits(path.parent) for path in configs} == {Limits()}


def test_the_defaults_are_as_documented():
    limits = Limits()
    assert (limits.cell_seconds, limits.case_seconds, limits.processes) == (120, 20, 64)
    assert (limits.memory_mb, limits.file_mb, limits.output_kb) == (2048, 50, 1024)
    assert limits.for_framework().memory_mb == 6144


def test_a_limit_that_is_set_counts_and_the_others_stay(configured):
    limits = configured("c.Limits.cell_seconds = 7\nc.Execute.timeout = 3")
    assert limits == Limits(cell_seconds=7)


def test_an_unknown_limit_is_named_with_those_there_are(configured):
    with pytest.raises(CourseError, match=r"'cell_second', which does not exist.*cell_seconds"):
        configured("c.Limits.cell_second = 7")


@pytest.mark.parametrize(
    "value", ["'long'", "None", "0", "-3", "True", "float('inf')", "float('nan')"]
)
def test_a_limit_is_a_number_above_zero(configured, value):
    with pytest.raises(CourseError, match=r"case_seconds to .*; give it a number above 0"):
        configured(f"c.Limits.case_seconds = {value}")


@pytest.mark.parametrize("value", ["True", "256.5", "float('inf')", "'2048'", "0"])
@pytest.mark.parametrize("name", ["memory_mb", "folder_mb", "processes"])
def test_a_limit_on_what_is_counted_is_a_whole_number(configured, name, value):
    with pytest.raises(CourseError, match=rf"{name} to .*; give it a whole number above 0"):
        configured(f"c.Limits.{name} = {value}")


def test_seconds_need_not_be_whole(configured):
    assert configured("c.Limits.case_seconds = 2.5") == Limits(case_seconds=2.5)


def test_a_file_that_does_not_run_is_told_with_its_error(configured):
    with pytest.raises(CourseError, match=rf"{CONFIG} cannot be read: ZeroDivisionError"):
        configured("1 / 0")
