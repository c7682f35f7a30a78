"""The table on the terminal."""

import io

import pytest
from rich.console import Console

from invigilator.autograding.result import Question
from invigilator.reporting.progress import grading_progress
from invigilator.reporting.table import print_table


@pytest.fixture
def console():
    """A terminal that is wide enough."""
    return Console(file=io.StringIO(), width=160)


@pytest.fixture
def printed(console):
    """Print a table and give its lines."""

    def lines(results):
        print_table(results, console)
        return console.file.getvalue().splitlines()

    return lines


def test_there_is_one_line_for_every_student_by_name(printed, make):
    exercises = [make.exercise("double"), make.exercise("average", "partial", points=5.0)]
    bob, ada = make.result("bob", exercises), make.result("Ada", [], seconds=75)
    header, *lines, legend = printed([make.rejected(), bob, ada])

    assert header.split() == ["student", "score", "exercises", "time", "remark"]
    assert [line.split() for line in lines[:2]] == [
        ["Ada", "0/0", "1", "min", "15", "s"],
        ["bob", "12.5/15", "✓", "◐", "2.5", "s"],
    ]
    assert "not graded: It is not a notebook." in lines[2]
    assert legend == "✓ passed  ◐ partly right"


def test_what_is_unusual_is_remarked(printed, make):
    exercises = [make.exercise("a", "failed"), make.exercise("b", "killed")]
    lines = printed([make.result("ada", exercises, notes=["one", "two"])])
    assert "b: stopped the kernel; 2 notes" in lines[1]


def test_points_given_by_hand_have_a_column(printed, make):
    given = make.result("ada", [make.exercise()], questions=[Question("why", 10.0, 8.0)])
    waiting = make.result("bob", [make.exercise()], questions=[Question("why", 10.0)])
    header, ada, bob, rejected, _, left = printed([given, waiting, make.rejected()])

    assert "by hand" in header
    assert "8 of 10" in ada
    assert "10 waiting" in bob
    assert "not graded" in rejected
    assert left.startswith("10 points in 1 submission are still to be graded by hand")


def test_hostile_text_steers_nothing(make):
    terminal = Console(file=io.StringIO(), width=200, force_terminal=True, color_system=None)
    exercise = make.exercise(f"[red]{make.hostile}[/nonsense]", "error")
    results = [make.result(make.hostile, [exercise]), make.rejected(reason=make.hostile)]

    print_table(results, terminal)

    written = terminal.file.getvalue()
    assert "[bold]& evil" in written
    assert "[red]<script>" in written
    assert "title" not in written
    assert not {"\x07", "\u202e"} & set(written)


def test_an_empty_class_is_an_empty_table(printed):
    assert len(printed([])) == 1


def test_progress_counts_and_prints_names_as_they_are(console):
    with grading_progress(console) as progress:
        task = progress.add_task("grading [bold]course1/means", total=4)
        progress.update(task, completed=3)

    assert "grading [bold]course1/means" in console.file.getvalue()
    assert "3/4" in console.file.getvalue()
