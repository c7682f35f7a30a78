"""The tutorial builds what it says it builds, from its own text."""

import json

import pytest

import tutorial

SENTENCE = "A mean is a sum over the number of values: divide by the width of the window."
HIDDEN = ("a_wide_window", "narrowest_and_widest", "slow_to_forget", "no_memory_and_one_value")


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """The tools of the project in a folder of their own."""
    return tutorial.clone(tmp_path_factory.mktemp("clone"))


@pytest.fixture(scope="module")
def steps(root):
    """What came of the commands, run once in their order."""
    return tutorial.walk(root)


def step(steps, text):
    """The last step whose commands hold a text."""
    return next(each for each in reversed(steps) if text in each.commands)


def test_only_the_unproven_check_is_refused(steps):
    refused = [each.commands.strip() for each in steps if each.status]
    assert refused == ["course record course1/moving_average"]
    assert [each.status for each in steps if each.commands.strip() == refused[0]] == [2, 0]


def test_every_command_prints_what_the_text_says(steps):
    assert all(each.promised for each in steps)
    broken = {line: each.output for each in steps for line in each.promised if not each.keeps(line)}
    assert broken == {}


def test_nothing_is_written_before_the_checks_are_proven(steps):
    refused = next(each for each in steps if each.status)
    assert "wrote" not in refused.output


def test_the_release_has_gaps_a_question_and_a_hundred_points(steps, root):
    release = root / "course1/release/moving_average/moving_average.ipynb"
    cells = json.loads(release.read_text("utf-8"))["cells"]
    marks = [cell["metadata"].get("nbgrader", {}) for cell in cells]
    assert [mark["points"] for mark in marks if mark.get("grade")] == [45, 45, 10]
    (gap,) = ["".join(cell["source"]) for cell in cells if cell["id"] == "exponential_average"]
    assert "# the update first, then the correction\n        v = None\n" in gap
    (question,) = [mark for mark in marks if mark.get("grade_id") == "reflection"]
    assert question["solution"]


def test_students_get_neither_hidden_cases_nor_solutions(steps, root):
    handout = root / "handout"
    assert (handout / "course1/moving_average/moving_average.ipynb").is_file()
    written = b"".join(path.read_bytes() for path in handout.rglob("*") if path.is_file())
    secrets = [*HIDDEN, "sums = np.convolve", "average = v / "]
    assert [each for each in secrets if each.encode() in written] == []
    assert b"five_values" in written


def test_the_mistake_of_the_wrong_submission_is_told(steps, root):
    text = (root / "course1/.results/moving_average.json").read_text("utf-8")
    ada, bob = json.loads(text)
    assert (ada["student"], ada["score"]) == ("ada", 90)
    assert bob["exercises"][0]["message"] == SENTENCE
    report = (root / "course1/reports/moving_average.html").read_text("utf-8")
    assert SENTENCE in report
