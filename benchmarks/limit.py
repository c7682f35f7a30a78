"""The limit: the students' cells in forks of a warm interpreter, with no kernel and no walls.

Run as a command, it prints what it measured as JSON.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import click

from benchmarks.measure import Usage
from benchmarks.row import Row
from benchmarks.submissions import TARGET, hand_in, lay_out
from invigilator.autograding.outline import Outline, modules
from invigilator.autograding.submission import parse
from invigilator.checking.expectations import Expectations
from invigilator.checking.run_case import run_case
from invigilator.checking.store import read_both
from invigilator.course import Assignment, Course
from invigilator.helper_modules import importable
from invigilator.sandbox.limits import ONE_THREAD
from invigilator.sandbox.mounts import View
from invigilator.sandbox.preload import BASICS, FRAMEWORKS, SCIENCE


def warm_interpreter(folder: Path, count: int, with_cases: bool, target: str = TARGET) -> Row:
    """Run the cells that grading runs, each submission in a fork of one warm process.

    Parameters
    ----------
    folder : Path
        Where to make the course folder; it must be empty.
    count : int
        How many submissions.
    with_cases : bool
        Whether to run the cases of the checks too, once each, in the same process.
    target : str
        The assignment.
    """
    hand_in(lay_out(folder, target), count)
    command = [sys.executable, "-m", "benchmarks.limit", str(folder), target]
    command += ["--cases"] if with_cases else []
    environment = {**os.environ, "MPLBACKEND": "agg", **dict.fromkeys(ONE_THREAD, "1")}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    usage = Usage(**json.loads(done.stdout))
    return Row("limit: cells and cases" if with_cases else "limit: cells alone", usage, count)


@click.command()
@click.argument("root", type=click.Path(path_type=Path))
@click.argument("target")
@click.option("--cases", "with_cases", is_flag=True)
def main(root: Path, target: str, with_cases: bool) -> None:
    """Run all that is handed in for TARGET below ROOT; only the forks are measured."""
    assignment = Course.at(root).one(target)
    expectations = read_both(assignment.visible, assignment.hidden)
    paths = sorted((assignment.course_folder / "submitted").rglob("*.ipynb"))
    sources = [_cells(path, assignment, expectations) for path in paths]
    _warm(assignment, expectations.framework)
    begun = time.perf_counter()
    for cells in sources:
        _run_in_fork(cells, expectations if with_cases else None)
    wall, used = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    usage = {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "main_mb": 0.0, "rest_mb": 0.0}
    click.echo(json.dumps(usage))


def _warm(assignment: Assignment, framework: str | None) -> None:
    """Import what a jail has imported before it forks."""
    assignment.home.make_importable()
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    helpers = View(assignment.home, (), tuple(importable(assignment))).helper_names()
    known = FRAMEWORKS[framework] if framework else [*modules(assignment.release), *helpers]
    for module in (*BASICS, "ipywidgets", *SCIENCE, *known):
        importlib.import_module(module)
    gc.freeze()


def _cells(path: Path, assignment: Assignment, expectations: Expectations) -> list[str]:
    """The sources of the cells that `course grade` runs of a submission."""
    submission = parse(path.read_bytes())
    chosen = Outline.of_release(assignment.release).to_run(submission, expectations.exercises)
    return [submission.cells[number].source for number in chosen]


def _run_in_fork(cells: Sequence[str], expectations: Expectations | None) -> None:
    child = os.fork()
    if child == 0:
        try:
            _run(cells, expectations)
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def _run(cells: Sequence[str], expectations: Expectations | None) -> None:
    namespace = {"__name__": "__main__", "In": ["", *cells]}
    with contextlib.redirect_stdout(io.StringIO()):
        for source in cells:
            exec(compile(source, "<cell>", "exec"), namespace)
        if expectations is not None:
            for each in expectations.cases:
                run_case(each.case, expectations.suite, namespace)


if __name__ == "__main__":
    main()
