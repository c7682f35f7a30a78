"""`course grade`: one notebook by itself, and many with one worker and with two, warm and cold."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from benchmarks.measure import measured
from benchmarks.row import Row
from benchmarks.submissions import TARGET, hand_in, lay_out

#: How often one notebook is graded by itself.
TIMES = 5


def command(target: str, root: Path, submitted: Path, results: Path, workers: int) -> list[str]:
    """`course grade` of what is submitted for a target of the course in a folder."""
    own = [sys.executable, "-m", "invigilator", "--root", str(root), "grade"]
    files = [target, str(submitted), "--json", str(results)]
    return [*own, *files, "--workers", str(workers), "--no-gradebook"]


def one_notebook(folder: Path) -> Row:
    """Grade the same notebook with a command of its own several times; the median counts."""
    rows = []
    for number in range(TIMES):
        place = folder / str(number)
        place.mkdir()
        rows.append(course_grade(place, 1, {"student-00000"}, workers=1))
    median = sorted(rows, key=lambda row: row.wall)[TIMES // 2]
    return replace(median, name="one notebook by itself")


def course_grade(
    folder: Path,
    count: int,
    compared: Collection[str],
    workers: int,
    cold: bool = False,
    target: str = TARGET,
) -> Row:
    """Grade `count` submissions in a course folder made for it.

    Parameters
    ----------
    folder : Path
        Where to make the course folder; it must be empty.
    count : int
        How many submissions.
    compared : collection of str
        Students of whom the mean score is taken.
    workers : int
        How many at once.
    cold : bool
        Whether each submission gets a fresh jail with a fresh interpreter.
    target : str
        What they have handed in.
    """
    assignment = lay_out(folder, target)
    submitted, results = hand_in(assignment, count), folder / "results.json"
    how = ["--cold"] if cold else []
    usage = measured([*command(target, folder, submitted, results, workers), *how], folder)
    scores = [
        each["score"] for each in json.loads(results.read_text()) if each["student"] in compared
    ]
    name = f"course grade, {workers} worker{'s' * (workers > 1)}, {'cold' if cold else 'warm'}"
    return Row(name, usage, count, workers, sum(scores) / len(scores))
