"""`make bench`: all graders on the same submissions, into RESULTS.md."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import click

from benchmarks.limit import warm_interpreter
from benchmarks.nbgrader_peer import nbgrader
from benchmarks.otter_peer import otter
from benchmarks.ours import course_grade, one_notebook
from benchmarks.results import machine, ratios, replace_section, table
from benchmarks.row import Row

KINDS = ("limit", "warm", "cold", "one", "nbgrader", "otter")
CACHE = Path(tempfile.gettempdir()) / "course-benchmark-otter"
EXPLANATION = """\
Seconds and CPU seconds are those of the whole command divided by the submissions, start-up and
warm-up included; of the limit, of the forks alone. Memory is the peak of one sample a second; of
`course grade` without the main process, divided by the workers. The peers grade the first few of
the same submissions; the mean score is taken over those that all have graded, and must agree. The
limit forks a warm interpreter for each submission and executes the cells that grading runs, with
nothing else; "and cases" also runs each case of the checks once, in the same process. Each of its
forks reads the pictures, which a warm worker reads once. Otter runs the same cells without demos;
its tests call `check.score`. One notebook by itself is the median of five.
"""


@click.command()
@click.option("--submissions", default=100, show_default=True, help="For `course grade`.")
@click.option("--peers-submissions", default=6, show_default=True, help="The peers are slow.")
@click.option("--skip", multiple=True, type=click.Choice(KINDS), help="What not to run.")
@click.option("--cache", type=click.Path(path_type=Path), default=CACHE, help="Otter's place.")
def main(submissions: int, peers_submissions: int, skip: Collection[str], cache: Path) -> None:
    """Measure all graders, print the table and write it to RESULTS.md."""
    rows = []
    for row in _rows(submissions, min(peers_submissions, submissions), skip, cache):
        click.echo(f"{row.name}: {row.wall:.2f} s, {row.cpu:.2f} CPU s a submission")
        rows.append(row)
    text = f"{machine()}\n\n{table(rows)}\n{ratios(rows)}\n\n{EXPLANATION}"
    replace_section("Side by side", text)
    click.echo(f"\n{text}")


def _rows(count: int, peers_count: int, skip: Collection[str], cache: Path) -> Iterator[Row]:
    compared = {f"student-{number:05d}" for number in range(peers_count)}
    cold_count = peers_count
    runs: list[tuple[str, Callable[[Path], Row]]] = [
        ("limit", lambda folder: warm_interpreter(folder, count, with_cases=False)),
        ("limit", lambda folder: warm_interpreter(folder, count, with_cases=True)),
        ("warm", lambda folder: course_grade(folder, count, compared, 1, cold=False)),
        ("warm", lambda folder: course_grade(folder, count, compared, 2, cold=False)),
        ("cold", lambda folder: course_grade(folder, cold_count, compared, 1, cold=True)),
        ("cold", lambda folder: course_grade(folder, cold_count, compared, 2, cold=True)),
        ("one", one_notebook),
        ("nbgrader", lambda folder: nbgrader(folder, peers_count, compared)),
        ("otter", lambda folder: otter(folder, peers_count, compared, cache)),
    ]
    for kind, run in runs:
        if kind not in skip:
            with tempfile.TemporaryDirectory(prefix="course-benchmark-") as folder:
                yield run(Path(folder))


if __name__ == "__main__":
    main()
