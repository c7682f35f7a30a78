"""What answers that nobody has recorded would be told: `course hints`."""

import re

import pytest
from click.testing import CliRunner

from invigilator.authoring import attempts
from invigilator.cli import main
from project import ROOT

TARGET = "course1/python_basics"
ATTEMPTS = """\
# %% L1: the losses are averaged
def L1(yhat, y):
    return np.mean(np.abs(y - yhat))

# %% L1: written with a loop
def L1(yhat, y):
    return sum(abs(a - b) for a, b in zip(y, yhat))

# %% L1: the difference is not an array
def L1(yhat, y):
    return sum(yhat - y.tolist().items())

# %% basic_sigmoid: it never ends
def basic_sigmoid(x):
    while True:
        pass
"""


def hints(*arguments):
    return CliRunner().invoke(main, ["--root", str(ROOT), "hints", *map(str, arguments)])


@pytest.fixture
def told(tmp_path, monkeypatch):
    """What attempts in a file are told."""
    monkeypatch.setattr(attempts, "SECONDS", 3.0)

    def tell(text):
        path = tmp_path / "attempts.py"
        path.write_text(text, "utf-8")
        return hints(TARGET, "--answers", path)

    return tell


def test_each_attempt_has_its_points_and_what_it_is_told(told):
    output = told(ATTEMPTS).output
    wrong, right, raising, hanging = re.split(r"\n(?=\S)", output.strip())
    assert wrong.endswith("\n    That is the mean; the loss is the sum.")
    assert re.fullmatch(r"L1: written with a loop: (\d+) of \1 points", right)
    assert "AttributeError: 'list' object has no attribute 'items'" in raising
    assert hanging.startswith("basic_sigmoid: it never ends: 0 of")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("# only a remark\n", "There is no answer in it"),
        ("x = 1\n# %% L1: one\nx = 2\n", "There is code above the first title"),
        ("# %% L3: what is that?\nx = 1\n", "names no exercise of course1/python_basics"),
        ("# %% L1: one\nx = 1\n# %% L1: one\nx = 2\n", "have the title 'L1: one'"),
    ],
)
def test_a_file_that_is_no_list_of_answers_is_refused(told, text, complaint):
    result = told(text)
    assert result.exit_code == 2
    assert complaint in result.output


def test_answers_are_to_one_assignment(tmp_path):
    path = tmp_path / "attempts.py"
    path.write_text(ATTEMPTS, "utf-8")
    result = hints("course1", "--answers", path)
    assert result.exit_code == 2
    assert "--answers is for the one assignment" in result.output


def test_known_mistakes_are_counted_by_exercise():
    lines = hints(TARGET).output.splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    counts = {exercise: list(map(int, rest)) for _, exercise, *rest in rows[2:-1]}
    total = list(map(int, rows[-1][2:]))
    assert counts["L1"][0] >= 3
    assert all(known >= seen >= apart for known, seen, apart in counts.values())
    assert total == [sum(column) for column in zip(*counts.values(), strict=True)]
    assert sum(line.startswith(f"- {TARGET}, ") for line in lines) == total[0] - total[2]
