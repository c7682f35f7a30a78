"""`course grade` on a course folder apart from the project's, as a command of its own."""

from __future__ import annotations

from pathlib import Path

import click

from invigilator.autograding.executors import executor_for
from invigilator.course import Course
from invigilator.grading_run import Options, run


@click.command()
@click.argument("target")
@click.argument("root", type=click.Path(path_type=Path))
@click.argument("submitted", type=click.Path(path_type=Path))
@click.option("--json", "json_file", type=click.Path(path_type=Path), required=True)
@click.option("--workers", type=int, default=None)
@click.option("--cluster", default=None)
@click.option("--cold", is_flag=True)
@click.option("--force", is_flag=True)
def main(
    target: str,
    root: Path,
    submitted: Path,
    json_file: Path,
    workers: int | None,
    cluster: str | None,
    cold: bool,
    force: bool,
) -> None:
    """Grade what lies in SUBMITTED against the assignment TARGET of the course in ROOT."""
    assignment = Course.at(root).one(target)
    options = Options(json_file=json_file, gradebook=False, force=force)
    with executor_for(assignment, workers, cold=cold, cluster=cluster) as executor:
        run(assignment, [submitted], options, executor)


if __name__ == "__main__":
    main()
