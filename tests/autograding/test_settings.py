"""Limits come from the course's configuration, and a wrong one is told before grading."""

import re
from dataclasses import asdict, fields

import pytest

from invigilator.autograding.settings import CONFIG, read_limits
from invigilator.checking.in_place import CASE_SECONDS
from invigilator.exceptions import CourseError
from invigilator.sandbox.limits import Limits
from project import ROOT

TEMPLATE = ROOT / "invigilator" / "src" / "invigilator" / "template"
CONFIGS = [*sorted(ROOT.glob(f"course?/{CONFIG}")), TEMPLATE / "course1" / CONFIG]


@pytest.fixture
def configured(tmp_path):
    """Read the limits of a course with some text in its configuration."""

    def read(text):
        (tmp_path / CONFIG).write_text(f"c = get_config()\n{text}\n")
        return read_limits(tmp_path)

    return read


def test_without_a_file_the_defaults_hold(tmp_path):
    assert read_limits(tmp_path) == Limits()


@pytest.mark.parametrize("path", CONFIGS, ids=lambda path: path.parent.name)
def test_each_course_states_the_defaults_in_comments(path, configured):
    text = path.read_text("utf-8")
    stated = re.findall(r"^# (c\.Limits\.(\w+) = .*)$", text, re.MULTILINE)
    assert [name for _, name in stated] == [each.name for each in fields(Limits)]
    assert configured("\n".join(line for line, _ in stated)) == Limits()
    assert read_limits(path.parent) == Limits()


def test_the_read_me_states_the_defaults(configured):
    rows = re.findall(
        r"^\| `(\w+)` \| (\d+) \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert {name: int(value) for name, value in rows} == asdict(Limits())


def test_a_case_has_as_long_in_the_notebook_as_in_grading():
    assert Limits().case_seconds == CASE_SECONDS


def test_a_framework_has_its_own_memory():
    assert Limits().for_framework().memory_mb == Limits().framework_memory_mb


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
