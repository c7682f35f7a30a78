"""The benchmarks run: figures come from scripts that anybody can start."""

import importlib
import pkgutil
import subprocess
import sys

import benchmarks
from project import ROOT


def test_every_module_can_be_imported():
    names = [each.name for each in pkgutil.iter_modules(benchmarks.__path__) if each.name[0] != "_"]
    assert len(names) > 10
    for name in names:
        importlib.import_module(f"benchmarks.{name}")


def test_an_assignment_has_a_row_with_its_costs_beside_the_limit():
    command = [sys.executable, "-m", "benchmarks.assignments", "--wrong", "1"]
    done = subprocess.run(
        [*command, "course1/python_basics"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    cells = [cell.strip() for cell in done.stdout.strip().strip("|").split("|")]
    assert cells[0] == "course1/python_basics"
    assert all(float(cell) > 0 for cell in cells[1:6])
