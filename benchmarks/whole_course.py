"""A class of 300 hands in every assignment of a course: one command after the other grades it."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import click

from benchmarks.measure import measured
from benchmarks.ours import command
from benchmarks.results import machine, replace_section
from benchmarks.row import Row
from benchmarks.submissions import COURSE, hand_in, lay_out

EXPLANATION = """\
Each student hands in every assignment of `{course}` below one `submitted/`; four to five in ten
submissions have a mistake. The commands are those of the loop in docs/instructor.md, without a
gradebook. Memory is the peak of one sample a second, in MiB of PSS."""
HEAD = """\
| | submissions | graded | wall s | wall s each | CPU s each | MiB main | MiB workers and jails |
|---|---:|---:|---:|---:|---:|---:|---:|
"""


@click.command()
@click.argument("course", default="course1")
@click.option("--students", default=300, show_default=True)
@click.option("--workers", default=2, show_default=True)
def main(course: str, students: int, workers: int) -> None:
    """Grade what a class has handed in for a COURSE, and write a section of RESULTS.md."""
    targets = [each.target for each in COURSE.select(course)]
    with tempfile.TemporaryDirectory(prefix="course-whole-") as name:
        folder = Path(name)
        for target in targets:
            hand_in(lay_out(folder, target), students)
        lines = [_line(folder, target, students, workers) for target in targets]
    table = HEAD + "".join(lines)
    text = f"{machine()}\n\n{table}\n{EXPLANATION.format(course=course)}"
    replace_section("A class, a whole course", text)
    click.echo(text)


def _line(folder: Path, target: str, students: int, workers: int) -> str:
    """Grade an assignment of the course in a folder; its row of the table."""
    results = folder / "results.json"
    submitted = folder / target.split("/")[0] / "submitted"
    usage = measured(command(target, folder, submitted, results, workers), folder)
    graded = {each["student"] for each in json.loads(results.read_text())}
    row = Row(target, usage, students, workers)
    return (
        f"| {target} | {students} | {len(graded)} | {usage.wall:.0f} | {row.wall:.2f} "
        f"| {row.cpu:.2f} | {usage.main_mb:.0f} | {usage.rest_mb:.0f} |\n"
    )


if __name__ == "__main__":
    main()
