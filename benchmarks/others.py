"""The same comparison for a convolution assignment, and for one with TensorFlow."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import click

from benchmarks.limit import warm_interpreter
from benchmarks.nbgrader_peer import nbgrader
from benchmarks.ours import course_grade
from benchmarks.results import machine, ratios, replace_section, table
from benchmarks.row import Row
from benchmarks.submissions import WITH_CONVOLUTIONS, WITH_FRAMEWORK

WINDOWS = """\
As in *Side by side*, for `{target}`, where loops over windows take most of the students' time."""
TENSORFLOW = """\
As in *Side by side*, for `{target}`. A warm worker imports TensorFlow once, and
forks it for each submission before its first operation; `nbgrader autograde` starts a kernel for
each."""
SECTIONS = {
    "Convolutions": (WITH_CONVOLUTIONS, WINDOWS),
    "With TensorFlow": (WITH_FRAMEWORK, TENSORFLOW),
}


@click.command()
@click.option("--submissions", default=14, show_default=True, help="For `course grade`.")
@click.option("--peers-submissions", default=4, show_default=True, help="nbgrader is slow.")
def main(submissions: int, peers_submissions: int) -> None:
    """Measure the limit, `course grade` and nbgrader, and write two sections of RESULTS.md."""
    for title, (target, explanation) in SECTIONS.items():
        rows = _rows(target, submissions, peers_submissions)
        told = explanation.format(target=target)
        replace_section(title, f"{machine()}\n\n{table(rows)}\n{ratios(rows)}\n\n{told}")


def _rows(target: str, count: int, peers_count: int) -> list[Row]:
    compared = {f"student-{number:05d}" for number in range(peers_count)}
    runs: list[Callable[[Path], Row]] = [
        lambda folder: warm_interpreter(folder, count, with_cases=True, target=target),
        lambda folder: course_grade(folder, count, compared, 1, target=target),
        lambda folder: course_grade(folder, count, compared, 2, target=target),
        lambda folder: nbgrader(folder, peers_count, compared, target),
    ]
    rows = []
    for run in runs:
        with tempfile.TemporaryDirectory(prefix="course-benchmark-") as folder:
            rows.append(run(Path(folder)))
        click.echo(
            f"{target}, {rows[-1].name}: {rows[-1].wall:.2f} s, {rows[-1].cpu:.2f} CPU s each"
        )
    return rows


if __name__ == "__main__":
    main()
