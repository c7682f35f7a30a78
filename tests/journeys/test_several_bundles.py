"""The bundles of several courses in one environment: each finds its own checks and helpers."""

import os
import subprocess
import sys

import pytest

from invigilator.authoring.bundle import bundle
from invigilator.authoring.source import read_source
from project import COURSE

#: What a notebook imports for its first exercise, and a helper to put in place of an answer.
NOTEBOOKS = {
    "course1/python_basics": ("import math", "coursework.figures.plotting", "plot_points"),
    "course2/optimization_methods": ("import math", "opt_utils", "load_dataset"),
    "course5/word_vectors": (
        "from w2v_utils import read_glove_vecs\nread_glove_vecs()",  # a file of its own bundle
        "w2v_utils",
        "read_glove_vecs",
    ),
}
SESSION = """
import sys
import numpy as np
from graders import Checker
{imports}
check = Checker("{target}")
exec({answer!r}, vars(sys.modules["__main__"]))
check("{name}")
from {module} import {borrowed} as {name}
try:
    check("{name}")
except Exception as error:
    print(type(error).__name__)
check.summary()
"""


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """Bundles beside each other, in the order in which they are installed."""
    place = tmp_path_factory.mktemp("bundles")
    for target in NOTEBOOKS:
        bundle([COURSE.one(target)], place / target.split("/")[0])
    return place


@pytest.mark.parametrize("target", NOTEBOOKS)
def test_the_checks_of_each_bundle_work_beside_the_others(folders, target):
    source = read_source(COURSE.one(target))
    exercise = next(each for each in source.exercises if each.kind == "function")
    imports, module, borrowed = NOTEBOOKS[target]
    session = SESSION.format(
        imports=imports,
        target=target,
        answer=source.answer(exercise).source,
        name=exercise.name,
        module=module,
        borrowed=borrowed,
    )
    installed = [folders / each.split("/")[0] / "support" for each in NOTEBOOKS]
    path = [str(part) for each in installed for part in (each, each / "utils")]
    done = subprocess.run(
        [sys.executable, "-c", session],
        cwd=folders / COURSE.one(target).course / target,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(path), "MPLBACKEND": "agg"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert f"{exercise.name}: passed" in done.stdout
    assert "a module of the course: write it yourself" in done.stdout
    assert done.stdout.count("CheckFailed") == 1
