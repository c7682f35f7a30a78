"""Commands of those who grade."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from invigilator.autograding.layout_names import LAYOUTS
from invigilator.cli.at_hand import chosen_of, current_course, current_course_if_any
from invigilator.sandbox.limits import ONE_THREAD


def compute_in_one_thread() -> None:
    """Have this process and its workers compute in one thread: what they compare is small."""
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")


@click.command()
@click.argument("target")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@click.option(
    "--json", "json_file", type=click.Path(path_type=Path), help="Write results to this file."
)
@click.option(
    "--feedback", type=click.Path(path_type=Path), help="Write feedback pages to this folder."
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    help="How many to grade at once on this machine (default: one for each core).",
)
@click.option("--cluster", metavar="ADDRESS", help="Grade on the Dask cluster of this scheduler.")
@click.option("--no-sandbox", is_flag=True, help="Run students' code unprotected. Dangerous.")
@click.option("--cold", is_flag=True, help="Start each kernel from scratch. Slow; for comparison.")
@click.option(
    "--gradebook/--no-gradebook",
    default=None,
    help="Write nbgrader's gradebook.db, autograded/ and feedback/; by default for "
    "what is in the course's submitted/.",
)
@click.option("--force", is_flag=True, help="Grade again what has been graded already.")
@click.option(
    "--layout",
    type=click.Choice(LAYOUTS),
    metavar="NAME",
    help=f"Read every PATH as one of: {', '.join(LAYOUTS)}.",
)
@click.option("--list", "only_list", is_flag=True, help="Only list what is found, file by file.")
def grade(
    target: str,
    paths: Sequence[Path],
    workers: int | None,
    cluster: str | None,
    no_sandbox: bool,
    cold: bool,
    **options: Any,
) -> None:
    """Grade notebooks: files, folders, zip archives, submitted/.

    A PATH is a notebook, a folder of notebooks or with one folder for each student, a
    download from a learning platform (zip, tar or unpacked), or nbgrader's submitted/. The first
    lines say how it was read. What has been graded before is not graded again.

    \b
    course grade course1/logistic_regression submissions --feedback pages
    course grade course1/logistic_regression course1/submitted
    """  # noqa: D301 - click's mark
    if workers and cluster:
        raise click.UsageError("--workers is for this machine: a cluster has workers of its own.")
    compute_in_one_thread()
    from invigilator.autograding.executors import executor_for

    assignment = current_course().one(target)
    try:
        with executor_for(assignment, workers, no_sandbox, cold, cluster) as executor:
            if not options["only_list"] and assignment.visible.is_file():
                executor.prepare(assignment.target)  # it starts while the rest is imported
            from invigilator.grading_run import Options, run

            run(assignment, paths, Options(**options), executor)
    except KeyboardInterrupt:
        without = ", without --force," if options["force"] else ""
        told = f"Stopped. What is graded is kept: the same command{without} goes on from there."
        click.echo(told, err=True)
        raise click.exceptions.Exit(1) from None


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="TARGET... [FOLDER]")
@click.option(
    "--feedback", type=click.Path(path_type=Path), help="Write feedback pages to this folder."
)
@click.option(
    "--tries",
    type=click.IntRange(1),
    help="How many submissions to grade for each student on one day.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    help="How many to grade at once (default: one for each core).",
)
@click.option("--no-sandbox", is_flag=True, help="Run students' code unprotected. Dangerous.")
def watch(
    words: Sequence[str],
    feedback: Path | None,
    tries: int | None,
    workers: int | None,
    no_sandbox: bool,
) -> None:
    """Grade submissions as they arrive in FOLDER, until Ctrl-C.

    Without a FOLDER, the course's submitted/ is watched. A file's assignment is told by its
    name or its folder: STUDENT/ASSIGNMENT/ or ASSIGNMENT/STUDENT. With several TARGETs, each
    has its feedback in a folder of its own. What has been graded is not graded again.

    \b
    course watch course1 --feedback pages --tries 5
    course watch course1/logistic_regression inbox --feedback pages
    """  # noqa: D301 - click's mark
    compute_in_one_thread()
    from invigilator.grading_run import UNPROTECTED
    from invigilator.watching.command import make_watch, run_watch, targets_and_folder
    from invigilator.watching.inbox import Rules

    chosen, folder = targets_and_folder(current_course(), words)
    if no_sandbox:
        click.secho(UNPROTECTED, fg="red", bold=True)
    rules = Rules(tries, feedback)
    run_watch(make_watch(chosen, folder, rules, click.echo, workers, not no_sandbox))


@click.command()
@click.argument("target")
def report(target: str) -> None:
    """Write the class report from the results of `course grade`."""
    from invigilator.reporting.files import write_report

    click.echo(f"Report: {write_report(current_course().one(target))}")


@click.command()
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
def doctor(targets: Sequence[str]) -> None:
    """Check that everything grading needs is there, and say what to do if not.

    It looks at Python, the sandbox (a kernel is started in it), disks, memory, installed versions
    and the assignments: all of them, or those of the TARGETs. Exit status 0 if grading would work.
    """
    from rich.console import Console

    from invigilator.doctor import examine, print_findings, works
    from invigilator.doctor.examination import BAD, GOOD

    course = current_course() if targets else current_course_if_any()
    chosen = chosen_of(targets) if course else []
    good = works(print_findings(examine(course, chosen), Console()))
    click.echo(GOOD if good else BAD)
    sys.exit(0 if good else 1)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("demo"))
def demo(folder: Path) -> None:
    """Grade a class of sample submissions, good, odd and hostile.

    Everything is written to FOLDER; without one, to demo.
    """
    from invigilator.demo import run_demo

    run_demo(current_course(), folder)
