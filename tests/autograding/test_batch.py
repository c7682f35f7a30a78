"""Many submissions: each graded once, whatever was graded before, and never against stale data."""

import itertools
import json
import os
import pickle
import subprocess
import zipfile
from collections import Counter

import pytest

from invigilator.autograding.batch import grade_all
from invigilator.autograding.collection import Handed, collect
from invigilator.autograding.executors import Executor
from invigilator.autograding.journal import Journal
from invigilator.autograding.settings import Settings
from invigilator.autograding.worker import Worker
from invigilator.exceptions import CourseError, KernelFailure
from invigilator.freshness import require_fresh
from invigilator.sandbox.jail import Jail
from invigilator.sandbox.limits import Limits


class Here(Executor):
    """Grades in this process and counts; some students' submissions kill their worker."""

    def __init__(self, settings, deadly=()):
        self.worker = Worker(settings)
        self.deadly = deadly
        self.graded = Counter()

    def run(self, jobs):
        for job in jobs:
            self.graded[job.student] += 1
            yield job, None if job.student in self.deadly else self.worker.grade(job)


@pytest.fixture
def settings(course):
    return Settings(course.root, Limits())


@pytest.fixture
def handed(course, tmp_path):
    """Five submissions that can be judged without a kernel: none is a notebook."""
    folder = tmp_path / "handed in"
    folder.mkdir()
    for student in ("ada", "bea", "carl", "dora", "emil"):
        (folder / f"{student}.ipynb").write_text(f"Dear professor, sorry. {student}")
    return collect([folder], course.name)


@pytest.fixture
def grade(course, settings, handed):
    """Grade submissions with an executor, as `course grade` does."""

    def graded(executor, submissions=handed, **options):
        return grade_all(submissions, course, executor, Journal(course, settings), **options)

    return graded


def test_everyone_is_graded_once(grade, settings):
    executor = Here(settings)
    results = [each.result for each in grade(executor)]
    assert [each.student for each in results] == ["ada", "bea", "carl", "dora", "emil"]
    assert all("not a notebook" in each.reason for each in results)
    assert set(executor.graded.values()) == {1}


def test_a_stopped_run_goes_on_where_it_stopped(grade, settings):
    first, second = Here(settings), Here(settings)
    run = grade(first)
    early = [each.result.student for each in itertools.islice(run, 2)]
    run.close()
    results = {each.result.student for each in grade(second)}
    assert results == {"ada", "bea", "carl", "dora", "emil"}
    assert list(second.graded) == [name for name in sorted(results) if name not in early]


@pytest.fixture
def small_disk(course):
    """A file system of 12 KiB for the results."""
    folder = course.course_folder / ".results"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=12k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("a file system cannot be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_ends_the_run_with_a_sentence_and_room_lets_it_go_on(
    grade, settings, small_disk
):
    results = []
    with pytest.raises(CourseError, match=r"No space left on device.*give the same command again"):
        results.extend(each.result for each in grade(Here(settings)))
    stored = [path for path in small_disk.rglob("*.json") if path.stat().st_size]
    assert 0 < len(stored) < 5
    assert not list(small_disk.rglob("*.part"))
    subprocess.run(["mount", "-o", "remount,size=1m", str(small_disk)], check=True)
    executor = Here(settings)
    assert len(list(grade(executor))) == 5
    assert sum(executor.graded.values()) == 5 - len(stored)


def test_force_grades_again(grade, settings):
    first, second = Here(settings), Here(settings)
    list(grade(first))
    list(grade(second, force=True))
    assert first.graded == second.graded
    assert sum(second.graded.values()) == 5


def test_a_submission_that_has_changed_is_graded_again_alone(grade, settings, handed):
    list(grade(Here(settings)))
    handed[3].path.write_text("Better now")
    executor = Here(settings)
    assert len(list(grade(executor))) == 5
    assert list(executor.graded) == ["dora"]


def test_a_submission_that_kills_its_worker_costs_nobody_else_and_is_tried_again(grade, settings):
    results = {each.result.student: each.result for each in grade(Here(settings, {"carl"}))}
    assert "died each time" in results["carl"].failure
    assert (results["carl"].status, results["carl"].max_score) == ("rejected", 100)
    assert len(results) == 5
    again = Here(settings)
    list(grade(again))
    assert list(again.graded) == ["carl"]


def test_what_was_refused_or_cannot_be_read_is_rejected_with_its_reason(grade, settings, handed):
    gone = Handed("zoe", handed[0].path.with_name("gone.ipynb"))
    twice = Handed("yan", handed[0].path, "there are 2 notebooks of yan")
    results = {
        each.result.student: each.result for each in grade(Here(settings), [*handed, gone, twice])
    }
    assert "cannot be read (No such file or directory)" in results["zoe"].reason
    assert results["yan"].reason == "there are 2 notebooks of yan"
    assert {(each.status, each.max_score) for each in results.values()} == {("rejected", 100)}
    assert len(results) == 7


def test_a_damaged_file_of_an_archive_is_rejected_alone(grade, settings, tmp_path, course):
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ada.ipynb", "Dear professor")
        archive.writestr("bob.ipynb", "sorry, sorry")
    path.write_bytes(path.read_bytes().replace(b"Dear", b"DEAR"))
    submissions = collect([path], course.name)
    ada, bob = sorted(
        (each.result for each in grade(Here(settings), submissions)),
        key=lambda result: result.student,
    )
    assert "it is damaged (the checksum is wrong)" in ada.reason
    assert "not a notebook" in bob.reason


class Later(Here):
    """Grades what has been changed or removed since the class was listed."""

    def run(self, jobs):
        yield from super().run([pickle.loads(pickle.dumps(job)) for job in jobs])


def test_bytes_travel_to_another_process_and_are_not_kept_in_this_one(grade, settings, handed):
    executor = Later(settings)
    results = [each.result for each in grade(executor)]
    assert len(results) == 5
    assert all("It is not a notebook" in each.reason for each in results)


@pytest.mark.parametrize("change", ["changed", "removed"])
def test_a_file_that_is_another_when_its_turn_comes_is_rejected(course, settings, handed, change):
    class Meanwhile(Later):
        def run(self, jobs):
            if change == "changed":
                handed[0].path.write_text("Better now")
            else:
                handed[0].path.unlink()
            yield from super().run(jobs)

    journal = Journal(course, settings)
    graded = grade_all(handed, course, Meanwhile(settings), journal)
    results = {each.result.student: each.result for each in graded}
    assert results["ada"].status == "rejected"
    assert "Grade again" in results["ada"].failure
    assert "It is not a notebook" in results["bea"].reason


def test_what_could_not_be_read_for_a_while_is_graded_by_the_next_run(grade, settings, handed):
    page = handed[0].path
    whole = page.read_bytes()

    class Meanwhile(Later):
        def run(self, jobs):
            page.unlink()
            yield from super().run(jobs)

    lost = {each.result.student: each.result.failure for each in grade(Meanwhile(settings))}
    assert "It could be read before" in lost["ada"]
    page.write_bytes(whole)
    again = Here(settings)
    found = {each.result.student: each.result.reason for each in grade(again)}
    assert "It is not a notebook" in found["ada"]
    assert list(again.graded) == ["ada"]


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (KernelFailure("No memory."), "The sandbox failed 3 times"),
        (ValueError("surprise"), "The grader failed on it"),
    ],
)
def test_a_failure_of_the_machine_or_the_grader_is_not_the_last_word(
    course, settings, sample, monkeypatch, failure, told
):
    def fails(*_):
        raise failure

    page = Handed("ada", course.root / "ada.ipynb")
    page.path.write_text(json.dumps(sample.solved()))
    journal = Journal(course, settings)
    here = Here(settings)
    with monkeypatch.context() as broken:
        broken.setattr(Jail, "fork", fails)
        (first,) = grade_all([page], course, here, journal)
    assert told in first.result.failure
    assert str(failure) in first.result.failure
    assert "not your fault" in first.result.reason
    assert str(failure) not in first.result.reason
    (second,) = grade_all([page], course, here, journal)
    here.worker.close()
    assert second.result.score == 100


def test_what_collecting_has_to_say_stands_in_the_notes(course, settings, tmp_path):
    (tmp_path / "A_1_assignsubmission_file_").mkdir()
    (tmp_path / "A_1_assignsubmission_file_" / "hw.ipynb.txt").write_text('{"cells": []}')
    handed = collect([tmp_path / "A_1_assignsubmission_file_"], course.name)
    (graded,) = grade_all(handed, course, Here(settings), Journal(course, settings))
    assert graded.result.notes == ["handed in as hw.ipynb.txt, which holds a notebook"]


def test_fresh_expectations_are_accepted(course):
    require_fresh(course)


def test_stale_expectations_are_refused(course):
    course.source.write_text(course.source.read_text().replace("/ m", "/m", 1))
    with pytest.raises(CourseError, match=r"\.h5 is stale: .*course record course1/logistic_reg"):
        require_fresh(course)


def test_a_missing_release_is_refused(course):
    course.release.unlink()
    with pytest.raises(CourseError, match=r"is missing\. Run `course build course1/logistic_reg"):
        require_fresh(course)


def test_missing_expectations_or_a_missing_grader_module_are_refused(course):
    (course.root / "graders").unlink()
    with pytest.raises(CourseError, match=r"logistic_regression\.py is missing"):
        require_fresh(course)
    course.grader.parent.mkdir(parents=True)
    course.grader.write_text("")
    with pytest.raises(CourseError, match=r"are missing .* Run `course record course1/logistic"):
        require_fresh(course)
