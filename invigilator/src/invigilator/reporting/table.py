"""The table of a class on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from invigilator.autograding.result import SubmissionResult
from invigilator.checking.wording import count
from invigilator.reporting.figures import duration, points
from invigilator.reporting.summary import by_hand
from invigilator.reporting.text import one_line
from invigilator.reporting.view import LOOKS

_STYLES = {"good": "blue", "part": "yellow", "bad": "red", "odd": "magenta", "none": "dim"}
_REMARK, _FAILURE = 100, 1000


def print_table(results: Sequence[SubmissionResult], console: Console) -> None:
    """One line for every submission, in the order of the students' names.

    Names and messages come from students: they are printed as plain text, without markup and
    without control characters.
    """
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("student", overflow="fold")
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("exercises", no_wrap=True)
    if asked := any(result.questions for result in results):
        table.add_column("by hand", justify="right", no_wrap=True)
    table.add_column("time", justify="right", no_wrap=True)
    table.add_column("remark", overflow="fold")
    for result in sorted(results, key=lambda result: result.student.casefold()):
        table.add_row(
            Text(one_line(result.student)),
            Text(_score(result)),
            _marks(result),
            *([Text(by_hand(result))] if asked else []),
            Text(duration(result.seconds)),
            Text(_remark(result), style="dim"),
        )
    console.print(table)
    if legend := _legend(results):
        console.print(legend)
    if waiting := sum(result.waiting for result in results):
        answers = count(sum(bool(result.waiting) for result in results), "submission")
        console.print(
            f"{points(waiting)} points in {answers} are still to be graded by hand, in formgrader.",
            style="dim",
        )


def _score(result: SubmissionResult) -> str:
    if result.status == "rejected":
        return "–"
    return f"{points(result.score)}/{points(result.max_score)}"


def _marks(result: SubmissionResult) -> Text:
    looks = [LOOKS[exercise.status] for exercise in result.exercises]
    return Text(" ").join(Text(look.mark, style=_STYLES[look.tone]) for look in looks)


def _remark(result: SubmissionResult) -> str:
    if result.status == "rejected":
        limit = _FAILURE if result.failure else _REMARK
        return one_line(f"not graded: {result.cause}", limit)
    unusual = [
        f"{exercise.name}: {LOOKS[exercise.status].word}"
        for exercise in result.exercises
        if exercise.status in ("missing", "error", "timeout", "killed")
    ]
    notes = [count(len(result.notes), "note")] if result.notes else []
    return one_line("; ".join(unusual + notes), _REMARK)


def _legend(results: Sequence[SubmissionResult]) -> Text:
    used = {exercise.status for result in results for exercise in result.exercises}
    looks = [look for status, look in LOOKS.items() if status in used]
    return Text("  ").join(
        Text.assemble((look.mark, _STYLES[look.tone]), (f" {look.word}", "dim")) for look in looks
    )
