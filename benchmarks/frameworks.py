"""The same comparison for an assignment with TensorFlow, whose import alone takes many seconds."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import click

from benchmarks.nbgrader_peer import nbgrader
from benchmarks.ours import course_grade
from benchmarks.results import machine, ratios, replace_section, table
from benchmarks.row import Row
from benchmarks.submissions import WITH_FRAMEWORK

EXPLANATION = """\
As above, for `{target}`. A warm worker imports TensorFlow once, and forks it for each submission
before its first operation; `nbgrader autograde` starts a kernel for each.
"""


@click.command()
@click.option("--submissions", default=14, show_default=True, help="For `course grade`.")
@click.option("--peers-submissions", default=4, show_default=True, help="nbgrader is slow.")
def main(submissions: int, peers_submissions: int) -> None:
    """Measure `course grade` and nbgrader, and write a section of RESULTS.md."""
    compared = {f"student-{number:05d}" for number in range(peers_submissions)}
    target = WITH_FRAMEWORK
    runs: list[Callable[[Path], Row]] = [
        lambda folder: course_grade(folder, submissions, compared, 1, target=target),
        lambda folder: course_grade(folder, submissions, compared, 2, target=target),
        lambda folder: nbgrader(folder, peers_submissions, compared, target),
    ]
    rows = []
    for run in runs:
        with tempfile.TemporaryDirectory(prefix="course-benchmark-") as folder:
            rows.append(run(Path(folder)))
        click.echo(f"{rows[-1].name}: {rows[-1].wall:.2f} s, {rows[-1].cpu:.2f} CPU s each")
    explanation = EXPLANATION.format(target=target)
    text = f"{machine()}\n\n{table(rows)}\n{ratios(rows)}\n\n{explanation}"
    replace_section("With TensorFlow", text)


if __name__ == "__main__":
    main()
