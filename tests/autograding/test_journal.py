"""Results are kept by what they depend on, and found by nothing else."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from invigilator.autograding.grade import Graded, Job
from invigilator.autograding.journal import ClassBook, Journal, executed_notebooks
from invigilator.autograding.result import CaseResult, ExerciseResult, SubmissionResult
from invigilator.autograding.settings import Settings
from invigilator.course import Assignment, Course
from invigilator.exceptions import CourseError
from invigilator.sandbox.limits import Limits

JOB = Job("ada", "course1/logistic_regression", "ada.ipynb", b"content")
CASE = CaseResult("hidden case 1", True, "failed", "wrong", "Divide by m.")
EXERCISE = ExerciseResult("propagate", 20, 0, "failed", "Divide by m.", ["sigmoid"], [CASE])


def result(student="ada", score=80.0):
    return SubmissionResult(
        student, JOB.target, "ada.ipynb", "graded", "", score, 100, 1.5, [EXERCISE], ["a note"]
    )


@pytest.fixture
def own(tmp_path, logistic):
    """The assignment with expectations of its own, which may be changed."""
    assignment = Assignment(logistic.course, logistic.name, Course(tmp_path))
    for name in ("visible", "hidden", "release"):
        copy = getattr(assignment, name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(getattr(logistic, name), copy)
    return assignment


@pytest.fixture
def settings(own):
    return Settings(own.root, Limits())


def test_a_result_comes_back_whole(own, settings):
    kept = Graded(result(), {"cells": [], "nbformat": 4})
    Journal(own, settings).keep(JOB, kept)
    assert Journal(own, settings).find(JOB) == kept


@pytest.mark.parametrize("field", ["student", "source"])
def test_another_submission_is_another_result(own, settings, field):
    journal = Journal(own, settings)
    journal.keep(JOB, Graded(result()))
    other = b"changed" if field == "source" else "changed"
    assert journal.find(replace(JOB, **{field: other})) is None


def test_a_submission_is_known_wherever_it_lies_and_is_told_of_where_it_lies_now(own, settings):
    executed = {"cells": [], "nbformat": 4}
    Journal(own, settings).keep(JOB, Graded(result(), executed))
    moved = Journal(own, settings).find(replace(JOB, notebook="moodle-2.zip/Ada/1.ipynb"))
    assert moved.result == replace(result(), notebook="moodle-2.zip/Ada/1.ipynb")
    assert executed_notebooks(own, [moved.result]) == {"ada": executed}


def test_an_executed_notebook_is_found_after_a_mark_by_hand(own, settings):
    executed = {"cells": [], "nbformat": 4}
    Journal(own, settings).keep(JOB, Graded(result(), executed))
    assert executed_notebooks(own, [result(score=85.0)]) == {"ada": executed}


def test_a_rejected_file_is_told_by_the_name_that_it_has_now(own, settings):
    refused = SubmissionResult(
        "ada", JOB.target, "in/ada.ipynb", "rejected", "ada.ipynb: It is not a notebook."
    )
    Journal(own, settings).keep(replace(JOB, notebook="in/ada.ipynb"), Graded(refused))
    found = Journal(own, settings).find(replace(JOB, notebook="later/homework.ipynb"))
    assert found.result.reason == "homework.ipynb: It is not a notebook."


@pytest.mark.parametrize("name", ["visible", "hidden"])
def test_other_expectations_make_results_void(own, settings, name):
    Journal(own, settings).keep(JOB, Graded(result()))
    path = getattr(own, name)
    path.write_bytes(path.read_bytes() + b" ")
    assert Journal(own, settings).find(JOB) is None


@pytest.mark.parametrize("name", ["helpers_folder", "data_folder"])
def test_other_helpers_or_data_make_results_void(own, settings, name):
    path = getattr(own.home, name) / "deeper" / "module.py"
    path.parent.mkdir(parents=True)
    path.write_text("RATE = 1")
    Journal(own, settings).keep(JOB, Graded(result()))
    assert Journal(own, settings).find(JOB) is not None
    path.write_text("RATE = 2")
    assert Journal(own, settings).find(JOB) is None


def test_a_large_data_file_counts_with_its_end(own, settings):
    path = own.home.data_folder / "images.h5"
    path.parent.mkdir()
    path.write_bytes(bytes(300_000))
    Journal(own, settings).keep(JOB, Graded(result()))
    path.write_bytes(bytes(299_999) + b"1")
    assert Journal(own, settings).find(JOB) is None


def test_other_versions_of_what_cells_compute_with_make_results_void(
    own, settings, tmp_path, monkeypatch
):
    Journal(own, settings).keep(JOB, Graded(result()))
    installed = tmp_path / "packages" / "numpy-99.1.dist-info" / "METADATA"
    installed.parent.mkdir(parents=True)
    installed.write_text("Metadata-Version: 2.1\nName: numpy\nVersion: 99.1\n")
    monkeypatch.syspath_prepend(tmp_path / "packages")
    assert Journal(own, settings).find(JOB) is None


@pytest.mark.parametrize(("kind", "is_void"), [("code", True), ("markdown", False)])
def test_other_code_in_the_release_makes_results_void_and_other_prose_does_not(
    own, settings, kind, is_void
):
    Journal(own, settings).keep(JOB, Graded(result()))
    notebook = json.loads(own.release.read_text())
    cell = next(each for each in notebook["cells"] if each["cell_type"] == kind)
    cell["source"] = ["changed"]
    own.release.write_text(json.dumps(notebook))
    assert (Journal(own, settings).find(JOB) is None) == is_void


@pytest.mark.parametrize("damage", ["", "{", "null", '[{"student": "ada"}]', "[1]"])
def test_a_damaged_class_book_says_where_it_is_and_what_to_do(own, damage):
    ClassBook(own).add([result()])
    ClassBook(own).path.write_text(damage)
    with pytest.raises(CourseError, match=r"logistic_regression\.json cannot be read .*Move that"):
        ClassBook(own).read()


def test_other_limits_make_results_void_and_the_number_of_workers_does_not(own, settings):
    Journal(own, settings).keep(JOB, Graded(result()))
    assert Journal(own, replace(settings, workers=9)).find(JOB) is not None
    assert Journal(own, replace(settings, limits=Limits(memory_mb=99))).find(JOB) is None


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"result": {}}', '{"result": 3}', "null"])
def test_a_damaged_entry_is_as_none(own, settings, damage):
    journal = Journal(own, settings)
    journal.keep(JOB, Graded(result()))
    (entry,) = journal.folder.iterdir()
    entry.write_text(damage)
    assert journal.find(JOB) is None


def test_nothing_unfinished_is_left(own, settings):
    journal = Journal(own, settings)
    journal.keep(JOB, Graded(result()))
    ClassBook(own).add([result()])
    assert not list(own.course_folder.rglob("*.part"))


def test_the_class_book_has_the_latest_result_of_every_student(own):
    book = ClassBook(own)
    assert book.read() == []
    book.add([result("bob", 10), result("ada", 20)])
    book.add([result("ada", 30), result("cem", 40)])
    found = [(each.student, each.score) for each in ClassBook(own).read()]
    assert found == [("ada", 30), ("bob", 10), ("cem", 40)]
    assert book.read()[1] == result("bob", 10)


def test_a_class_book_that_several_write_at_once_loses_nobody(own):
    def add(number):
        ClassBook(own).add([result(f"student{number}")])

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add, range(64)))
    assert len(ClassBook(own).read()) == 64
