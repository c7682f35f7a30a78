"""`otter run` on an equivalent assignment: the same cells, tests that hold the same cases.

Otter lives in an environment of its own beside ours, from which it takes the packages that the
cells import. Its tests call our own `check.score`, so that only what is around them differs.
"""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Collection, Sequence
from pathlib import Path

import invigilator
from benchmarks.measure import Usage, measured
from benchmarks.row import Row
from benchmarks.submissions import ROOT, Notebook, lay_out, notebooks
from invigilator.checking.expectations import Exercise
from invigilator.checking.store import read

ENGINE = Path(invigilator.__file__).parents[1]
REQUIREMENT = "otter-grader==7.0.0"
TEST = """
from otter.test_files import test_case

OK_FORMAT = False
name = {name!r}
points = {points!r}


@test_case(points={points!r})
def test_{name}(check):
    assert check.score({name!r}, {points!r}) == {points!r}
"""


def otter(folder: Path, count: int, compared: Collection[str], cache: Path) -> Row:
    """Grade `count` submissions, each with a command of its own as `otter run` wants it.

    Parameters
    ----------
    folder : Path
        Where to write the assignment; it must be empty.
    count : int
        How many submissions.
    compared : collection of str
        Students of whom the mean score is taken.
    cache : Path
        Where the environment of Otter lies, or is made.
    """
    program = _environment(cache)
    assignment = lay_out(folder)
    _write_autograder(folder / "autograder.zip", read(assignment.visible).exercises)
    usages, scores = [], []
    for student, notebook in notebooks(assignment, count).items():
        (folder / "submission.ipynb").write_text(json.dumps(_only_work(notebook)), "utf-8")
        command = [str(program), "run", "-a", "autograder.zip", "submission.ipynb", "--no-logo"]
        usages.append(measured(command, folder))
        if student in compared:
            scores.append(_score(folder / "results.json"))
    return Row("otter run", _together(usages), count, mean_score=sum(scores) / len(scores))


def _environment(cache: Path) -> Path:
    """Otter's command, installed first if need be."""
    program = cache / "bin" / "otter"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(cache)], check=True)
        python = str(cache / "bin" / "python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", REQUIREMENT], check=True)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    links = [sysconfig.get_path("purelib"), str(ROOT), str(ROOT / "utils"), str(ENGINE)]
    packages = cache / "lib" / version / "site-packages"
    (packages / "course.pth").write_text("\n".join(links) + "\n", "utf-8")
    return program


def _write_autograder(path: Path, exercises: Sequence[Exercise]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("otter_config.json", json.dumps({"show_hidden": True}))
        for each in exercises:
            archive.writestr(
                f"tests/{each.name}.py", TEST.format(name=each.name, points=each.points)
            )


def _only_work(notebook: Notebook) -> Notebook:
    """The notebook without demos and checks: Otter runs every cell, the others do not."""
    cells = [
        cell
        for cell in notebook["cells"]
        if "demo" not in cell["metadata"].get("tags", [])
        and not "".join(cell["source"]).startswith(("check(", "check."))
    ]
    return {**notebook, "cells": cells}


def _score(path: Path) -> float:
    return float(sum(test.get("score", 0.0) for test in json.loads(path.read_text())["tests"]))


def _together(usages: Sequence[Usage]) -> Usage:
    return Usage(
        wall=sum(each.wall for each in usages),
        cpu=sum(each.cpu for each in usages),
        main_mb=max(each.main_mb for each in usages),
        rest_mb=max(each.rest_mb for each in usages),
    )
