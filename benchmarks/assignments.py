"""What a submission of each assignment costs, right and wrong, beside the limit."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks.account import Account, account
from benchmarks.limit import warm_interpreter
from benchmarks.results import machine, replace_section
from benchmarks.submissions import COURSE, Notebook, as_job
from invigilator.autograding.settings import Settings, read_limits
from invigilator.autograding.worker import Worker
from invigilator.checking.store import read
from invigilator.course import Assignment
from invigilator.sample_class import SampleClass

HEAD = """\
| assignment | limit | right | ratio | wrong, mean | wrong, most | its exercise |
|---|---:|---:|---:|---:|---:|---|
"""
EXPLANATION = """\
CPU seconds of one submission in a warm jail, with everything that the judge does outside. The
limit is that of the first table: the cells and each case once, in a fork of a warm interpreter. A
wrong submission has one known mistake; the table has the mean over the exercises and the dearest,
of the first {most} at most.
"""


@dataclass(frozen=True)
class Costs:
    """CPU seconds of submissions of one assignment."""

    target: str
    limit: float
    right: float
    wrong: dict[str, float]

    def row(self) -> str:
        """A line of the table."""
        dearest = max(self.wrong, key=lambda name: self.wrong[name])
        mean = sum(self.wrong.values()) / len(self.wrong)
        return (
            f"| {self.target} | {self.limit:.2f} | {self.right:.2f} "
            f"| {self.right / self.limit:.1f} | {mean:.2f} | {self.wrong[dearest]:.2f} "
            f"| {dearest} |\n"
        )


@click.command()
@click.argument("targets", nargs=-1)
@click.option("--wrong", "most", default=99, show_default=True, help="Exercises with a mistake.")
def main(targets: tuple[str, ...], most: int) -> None:
    """Measure TARGETS, by default all assignments, and write a section of RESULTS.md."""
    rows = []
    chosen = [each for target in targets for each in COURSE.select(target)]
    for assignment in chosen or COURSE.assignments():
        costs = measure(assignment, most)
        rows.append(costs.row())
        click.echo(rows[-1], nl=False)
    if not targets:
        text = f"{machine()}\n\n{HEAD}{''.join(rows)}\n{EXPLANATION.format(most=most)}"
        replace_section("Every assignment", text)


def measure(assignment: Assignment, most: int) -> Costs:
    """Grade a right submission, and one with a mistake in each of some exercises."""
    sample = SampleClass(assignment)
    with account() as used:
        used.join()
        try:
            right, wrong = _right_and_wrong(assignment, sample, used, most)
        finally:
            used.leave()
    with tempfile.TemporaryDirectory(prefix="course-limit-") as folder:
        limit = warm_interpreter(Path(folder), 2, with_cases=True, target=assignment.target).cpu
    return Costs(assignment.target, limit, right, wrong)


def _right_and_wrong(
    assignment: Assignment, sample: SampleClass, used: Account, most: int
) -> tuple[float, dict[str, float]]:
    worker = Worker(Settings(assignment.home.root, read_limits(assignment.course_folder)))

    def cost(notebook: Notebook) -> float:
        before = used.seconds
        worker.grade(as_job(assignment, notebook))
        return used.seconds - before

    try:
        cost(sample.solved())  # the jail, and what the first one warms
        right = min(cost(sample.solved()) for _ in range(2))
        exercises = [each.name for each in read(assignment.visible).exercises][:most]
        return right, {name: cost(sample.mistaken(name)) for name in exercises}
    finally:
        worker.close()


if __name__ == "__main__":
    main()
