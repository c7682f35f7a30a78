"""Where the time of one warm submission goes, step by step."""

from __future__ import annotations

import cProfile
import pstats
import tempfile
import time
from pathlib import Path

import click
import psutil

from benchmarks.results import machine, replace_section
from benchmarks.submissions import as_job, lay_out, notebooks
from invigilator.autograding.settings import Settings
from invigilator.autograding.worker import Worker
from invigilator.sandbox.limits import Limits

STEPS = {
    "fork a kernel, until it is ready": ("jailed_kernel.py", "__init__"),
    "connect to it": ("client.py", "__init__"),
    "run the cells": ("session.py", "run"),
    "survey the cases, in one fork or more": ("session.py", "survey"),
    "run cases again, each in a fork": ("session.py", "ask"),
    "end the kernel": ("session.py", "__exit__"),
}
EXPLANATION = """\
Wall time as the worker sees it, with one worker; "read, judge, write" is what is left. The cells
include what the students' code takes, such as reading the pictures. Four in ten submissions have a
mistake: what builds on it is surveyed once more, with stand-ins, and only what a survey leaves in
doubt runs again, each case in a fork of its own."""


@click.command()
@click.option("--submissions", default=20, show_default=True)
def main(submissions: int) -> None:
    """Profile the grading of some submissions and write the steps to RESULTS.md."""
    with tempfile.TemporaryDirectory(prefix="course-steps-") as name:
        text = _profile(Path(name), submissions)
    replace_section("Where the time goes", f"{machine()}\n\n{text}\n{EXPLANATION}")
    click.echo(text)


def _profile(root: Path, count: int) -> str:
    assignment = lay_out(root)
    first, *jobs = [
        as_job(assignment, notebook, student)
        for student, notebook in notebooks(assignment, count + 1).items()
    ]
    worker, profile = Worker(Settings(root, Limits())), cProfile.Profile()
    worker.grade(first)
    jails, begun, own = _cpu_of_jails(), time.perf_counter(), time.process_time()
    profile.enable()
    for job in jobs:
        worker.grade(job)
    profile.disable()
    wall, own = time.perf_counter() - begun, time.process_time() - own
    jails = _cpu_of_jails() - jails
    worker.close()
    return _table(profile, wall / count, count) + (
        f"\nCPU: {own / count:.2f} s in the worker (with the profiler), "
        f"{jails / count:.2f} s in the jail.\n"
    )


def _table(profile: cProfile.Profile, wall: float, count: int) -> str:
    # pstats.Stats.stats: (file, line, function) -> (calls, primitive calls, own, cumulative, ...)
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    found = {(Path(file).name, function): times[3] for (file, _, function), times in stats.items()}
    seconds = {step: found.get(key, 0.0) / count for step, key in STEPS.items()}
    seconds["read, judge, write"] = wall - sum(seconds.values())
    lines = [
        f"| {step} | {1000 * each:.0f} | {100 * each / wall:.0f} % |\n"
        for step, each in seconds.items()
    ]
    total = f"| together | {1000 * wall:.0f} | |\n"
    return "| step | ms | share |\n|---|---:|---:|\n" + "".join(lines) + total


def _cpu_of_jails() -> float:
    total = 0.0
    for process in psutil.Process().children(recursive=True):
        times = process.cpu_times()
        total += times.user + times.system + times.children_user + times.children_system
    return float(total)


if __name__ == "__main__":
    main()
