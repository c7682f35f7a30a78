"""Many submissions in one run that is killed three times on the way, and what came of it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from benchmarks.killed_run import KilledRun
from benchmarks.results import machine, replace_section
from benchmarks.submissions import hand_in, lay_out

SAMPLES_SHOWN = 12


@click.command()
@click.option("--submissions", default=1000, show_default=True)
@click.option("--workers", default=2, show_default=True)
def main(submissions: int, workers: int) -> None:
    """Grade many submissions, kill the run three times, resume it, and write what came of it."""
    with tempfile.TemporaryDirectory(prefix="course-scale-") as name:
        folder = Path(name)
        assignment = lay_out(folder)
        run = KilledRun(folder, hand_in(assignment, submissions), assignment, workers)
        run.to_the_end(submissions)
        text = f"{machine()}\n\n{_summary(run, submissions, workers)}\n\n{_memory_table(run)}"
    replace_section("A long run, killed three times", text)
    click.echo(text)


def _summary(run: KilledRun, submissions: int, workers: int) -> str:
    graded = [each for each in run.results if each["status"] == "graded"]
    students = {each["student"] for each in graded}
    kills = "\n".join(f"- at {kill.done} results: {kill.victim}" for kill in run.kills)
    return f"""\
{submissions} submissions, {workers} workers, {run.seconds:.0f} s in all \
({run.seconds / submissions:.2f} s each), killed with SIGKILL on the way:

{kills}

At the end: {len(graded)} graded, {len(students)} students, {submissions - len(students)} lost, \
{len(graded) - len(students)} twice, {len(run.odd())} with another score than others of their \
kind; {run.graded_again()} results that were stored before the main process was killed were graded
again, {run.leftovers()} folders of jails are left."""


def _memory_table(run: KilledRun) -> str:
    step = max(1, len(run.samples) // SAMPLES_SHOWN)
    lines = [
        f"| {sample.seconds:.0f} | {sample.done} | {sample.main_mb:.0f} | {sample.rest_mb:.0f} |"
        for sample in run.samples[::step]
    ]
    head = "| s | results | MiB main process | MiB workers and jails |\n|---:|---:|---:|---:|\n"
    return head + "\n".join(lines)


if __name__ == "__main__":
    main()
