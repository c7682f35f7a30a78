"""Small files beside a notebook lie beside it in the sandbox, and hide nothing of the course."""

import io
import json
import zipfile

import numpy as np
import pytest

from invigilator.autograding.batch import grade_all
from invigilator.autograding.beside import Beside, reserved
from invigilator.autograding.collection import collect
from invigilator.autograding.executors import Executor
from invigilator.autograding.journal import Journal
from invigilator.autograding.settings import Settings
from invigilator.autograding.worker import Worker
from invigilator.sample_class import with_code_behind
from invigilator.sandbox.limits import Limits

HELPER = "import numpy as np\n\n\ndef squash(z):\n    return 1 / (1 + np.exp(-z))\n"
#: Reads a file of its own where it stands, and calls a function of its own.
OWN = """import numpy as np
from helpers import squash
from package.deeper import SCALE
scale = np.load("weights.npy")[1] * SCALE

def sigmoid(z):
    return squash(z) * scale
"""


class Here(Executor):
    """Grades with a worker of this process."""

    def __init__(self, worker):
        self.worker = worker
        self.graded = 0

    def run(self, jobs):
        for job in jobs:
            self.graded += 1
            yield job, self.worker.grade(job)


def weights():
    file = io.BytesIO()
    np.save(file, np.array([3.0, 1.0]))
    return file.getvalue()


@pytest.fixture(scope="module")
def files(sample):
    """What a student hands in together, but for the notebook."""
    return {
        "weights.npy": weights(),
        "helpers.py": HELPER.encode(),
        "package/__init__.py": b"",
        "package/deeper.py": b"SCALE = 1",
    }


@pytest.fixture
def handed_in(tmp_path, course):
    """Collect a notebook with files beside it, from a zip archive."""

    def collected(notebook, files):
        with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
            archive.writestr("ada/logistic_regression.ipynb", json.dumps(notebook))
            for name, data in files.items():
                archive.writestr(f"ada/{name}", data)
        return collect([tmp_path / "class.zip"], course.name)

    return collected


@pytest.fixture
def graded(handed_in, course, worker):
    """The result of a notebook with files beside it."""

    def result(notebook, files):
        journal = Journal(course, Settings(course.root, Limits()))
        (found,) = grade_all(handed_in(notebook, files), course, Here(worker), journal)
        return found.result

    return result


def by_name(result):
    return {each.name: each for each in result.exercises}


def test_a_notebook_that_reads_and_imports_its_own_files_keeps_its_points(graded, sample, files):
    result = graded(sample.solved({"sigmoid": OWN}), files)
    assert (result.score, result.notes) == (100, [])


def test_they_are_there_in_a_kernel_that_starts_again_and_in_a_second_look(graded, sample, files):
    notebook = with_code_behind(
        sample.solved({"sigmoid": OWN}), "propagate", "import os; os._exit(0)"
    )
    notebook = with_code_behind(notebook, "model", "helpers = squash = sigmoid = None")
    found = by_name(graded(notebook, files))
    assert found["sigmoid"].score == found["sigmoid"].points
    assert found["optimize"].status == "passed"


def test_an_answer_that_is_imported_from_them_is_missing_in_the_notebook(graded, sample, files):
    for line in ("from helpers import sigmoid", "from helpers import *"):
        helper = HELPER.replace("squash", "sigmoid").encode()
        result = graded(sample.solved({"sigmoid": line}), {**files, "helpers.py": helper})
        found = by_name(result)["sigmoid"]
        assert (found.status, found.score) == ("missing", 0)
        assert "imports sigmoid from helpers. Write the answer in the notebook" in found.message
        assert result.score == 90


def test_a_module_that_was_not_handed_in_is_named(graded, sample):
    found = by_name(graded(sample.solved({"sigmoid": "from mine import sigmoid"}), {}))["sigmoid"]
    assert "imports sigmoid from mine, which was not handed in with the noteb" in found.message


def test_another_file_beside_it_is_another_submission(handed_in, course, sample, files):
    settings = Settings(course.root, Limits())
    journal, here = Journal(course, settings), Here(Worker(settings))
    notebook = {"cells": "none"}
    for beside, expected in ((files, 1), (files, 1), ({**files, "helpers.py": b"x = 1"}, 2)):
        list(grade_all(handed_in(notebook, beside), course, here, journal))
        assert here.graded == expected


@pytest.mark.parametrize(
    "name",
    [
        "json.py",
        "lr_utils.py",
        "graders/__init__.py",
        "invigilator.py",
        "nbformat.py",
        "coursework/figures/x.py",
        "random.so",
    ],
)
def test_no_file_hides_a_module_of_the_course_of_python_or_of_a_package(logistic, name):
    beside = Beside.of([(name, b""), ("own.py", b"")], reserved(logistic.home))
    assert set(beside.files) == {"own.py"}
    assert beside.notes == (
        f"not used: {name}; Python, a package or the course has a module of that name",
    )


@pytest.mark.parametrize(
    "name", ["json.txt", "random/seeds.csv", "data.csv", "own/json.py", "ünï.py"]
)
def test_what_cannot_be_imported_in_place_of_another_module_is_there(logistic, name):
    assert set(Beside.of([(name, b"")], reserved(logistic.home)).files) == {name}


@pytest.mark.parametrize(
    "name",
    [
        "../evil.py",
        "/etc/passwd",
        "a/../../b",
        ".bashrc",
        "a/.ssh/key",
        "a\0b",
        "a\nb",
        "",
        ".",
        "x" * 300,
        "/".join("abcdefghijk"),
    ],
)
def test_a_name_that_leads_elsewhere_or_is_odd_is_left_out(name):
    assert Beside.of([(name, b"")], ()).files == {}


def test_files_in_one_anothers_way_cost_nothing(jail):
    kernel = jail.fork({"a": b"1", "a/b": b"2", "c/d": b"3", "c": b"4"})
    kernel.kill()
