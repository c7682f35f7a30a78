"""`course watch`: what arrives is graded once, whole, and its feedback lies there."""

import io
import json
import os
import signal
import subprocess
import sys
import tarfile
import threading
import time
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from invigilator.autograding.batch import grade_all
from invigilator.autograding.collection import collect, collect_one
from invigilator.autograding.collection.content import Unobtainable
from invigilator.autograding.executors import Executor
from invigilator.autograding.grade import Job
from invigilator.autograding.journal import ClassBook, Journal
from invigilator.autograding.settings import Settings, read_limits
from invigilator.autograding.worker import Worker
from invigilator.cli import main
from invigilator.course_copy import copy_assignment
from invigilator.exceptions import CourseError
from invigilator.sample_class import SampleClass
from invigilator.sandbox.limits import Limits
from invigilator.watching import agenda
from invigilator.watching import watch as watching
from invigilator.watching.addresses import Address, AddressBook
from invigilator.watching.command import make_watch
from invigilator.watching.folder import Folder
from invigilator.watching.inbox import Rules
from invigilator.watching.log import Log, Noted
from invigilator.watching.workers import Workers
from project import COURSE

TARGET = "course1/logistic_regression"
NAME = "logistic_regression"
NOTED = Noted("ada", "ada.ipynb", "digest", "standard", "2026-03-01", counts=True)


@pytest.fixture
def course(tmp_path):
    """Logistic regression in a course of its own."""
    return copy_assignment(COURSE.one(TARGET), tmp_path / "own")


@pytest.fixture(scope="module")
def sample():
    return SampleClass(COURSE.one(TARGET))


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "in box"
    folder.mkdir()
    return folder


@pytest.fixture
def pages(tmp_path):
    return tmp_path / "pages"


def until(condition):
    """Wait for something that comes; a test that waits for too long is ended by its limit."""
    while not condition():
        time.sleep(0.05)


@pytest.fixture
def watch(course, inbox, pages):
    """Start to watch in this process; `lines` are what it says, `end` ends it."""
    running = []

    def start(**rules):
        lines = []
        own = make_watch([course], inbox, Rules(feedback=pages, **rules), lines.append, workers=1)
        thread = threading.Thread(target=own.run)
        thread.start()

        def end():
            own.stop.set()
            thread.join()
            for inbox in own.inboxes.values():
                inbox.close()

        running.append(end)
        return SimpleNamespace(lines=lines, end=end, watch=own)

    yield start
    for end in running:
        end()


def test_what_arrives_is_graded_and_a_half_written_file_only_when_it_is_whole(
    watch, inbox, pages, course, sample, monkeypatch
):
    monkeypatch.setattr(watching, "PATIENCE", 3600.0)
    whole = json.dumps(sample.solved())
    (inbox / "bob.ipynb").write_text(whole[:3000])
    running = watch()
    (inbox / "ada").mkdir()
    (inbox / "ada" / "homework.ipynb").write_text(json.dumps(sample.mistaken("propagate")))
    until(lambda: running.lines)
    (line,) = running.lines
    assert "logistic_regression ada: 80 of 100 points" in line
    assert (pages / "ada.html").is_file()
    (inbox / "bob.ipynb").write_text(whole)
    until(lambda: len(running.lines) > 1)
    assert "bob: 100 of 100 points" in running.lines[1]
    running.end()
    scores = {each.student: each.score for each in ClassBook(course).read()}
    assert scores == {"ada": 80, "bob": 100}
    again = watch()
    (inbox / "cem.ipynb").write_text(json.dumps(sample.released()))
    until(lambda: again.lines)
    assert "cem: 0 of 100 points" in again.lines[0]


def test_tries_of_a_day_are_counted_and_what_is_put_off_is_graded_the_next_day(
    watch, inbox, pages, course, sample, monkeypatch
):
    monkeypatch.setattr(watching, "PATIENCE", 0.0)
    days = [date(2026, 3, 1)]
    running = watch(tries=1, today=lambda: days[-1])
    page = inbox / "ada.ipynb"
    page.write_text("Dear professor, it comes later.")
    until(lambda: running.lines)
    assert "ada: not graded: ada.ipynb: It is not a notebook" in running.lines[0]
    assert running.lines[0].endswith("Ask for the .ipynb file again.")
    page.write_text(json.dumps(sample.mistaken("propagate")))
    until(lambda: len(running.lines) > 1)
    assert "ada: 80 of 100 points" in running.lines[1]
    assert running.lines[1].endswith("try 1 of 1")
    page.write_text(json.dumps(sample.solved()))
    until(lambda: len(running.lines) > 2)
    assert "ada: all 1 tries for today are used; it will be graded tomorrow" in running.lines[2]
    assert "You have handed in again" in (pages / "ada.html").read_text("utf-8")
    running.end()
    assert [each.counts for each in Log(course).read()] == [False, True]
    days.append(date(2026, 3, 2))
    later = watch(tries=1, today=lambda: days[-1])
    until(lambda: later.lines)
    assert "ada: 100 of 100 points" in later.lines[0]
    assert "handed in again" not in (pages / "ada.html").read_text("utf-8")


def test_a_change_while_nobody_watches_is_found_and_the_same_bytes_are_not_graded_again(
    watch, inbox, sample, course
):
    page = inbox / "ada.ipynb"
    page.write_text(json.dumps(sample.released()))
    first = watch()
    until(lambda: first.lines)
    page.write_text(json.dumps(sample.released()))
    os.utime(page)
    first.end()
    (inbox / "bob.ipynb").write_text(json.dumps(sample.released()))
    second = watch()
    until(lambda: second.lines)
    second.end()
    assert [line.split()[2] for line in (*first.lines, *second.lines)] == ["ada:", "bob:"]


def test_a_failure_that_may_pass_is_not_noted_as_done(course, inbox, sample):
    (inbox / "ada.ipynb").write_text(json.dumps(sample.released()))
    own = make_watch([course], inbox, Rules(), print)
    (address,) = own.folder.addresses()
    place = own.inboxes[NAME]

    class Dying(Executor):
        def run(self, jobs):
            yield from ((job, None) for job in jobs)

    taken = place.take(address, own.folder.path(address), inbox)
    place.finish(taken, place.grade(taken, Dying()))
    assert not Log(course).read()
    assert [each.status for each in ClassBook(course).read()] == ["rejected"]
    place.close()


def test_what_is_not_final_is_tried_again(watch, inbox, course, sample, monkeypatch):
    monkeypatch.setattr(agenda, "RETRY", 0.2)
    running = watch()
    (place,) = running.watch.inboxes.values()

    class Dying(Executor):
        def run(self, jobs):
            yield from ((job, None) for job in jobs)

    alive = place.grade
    monkeypatch.setattr(place, "grade", lambda taken, _: alive(taken, Dying()))
    (inbox / "ada.ipynb").write_text(json.dumps(sample.solved()))
    until(lambda: running.lines)
    assert "the grading process died each time it was tried" in running.lines[0]
    assert running.lines[0].endswith("It will be tried again in 0.2 s.")
    monkeypatch.setattr(place, "grade", alive)
    until(lambda: "ada: 100 of 100 points" in running.lines[-1])


def test_course_grade_takes_the_results_that_are_there(watch, inbox, pages, sample, course):
    (inbox / "ada").mkdir()
    (inbox / "ada" / "logistic_regression.ipynb").write_text(json.dumps(sample.released()))
    (inbox / "bob.ipynb").write_text(json.dumps(sample.solved()))
    running = watch()
    until(lambda: len(running.lines) == 2)
    running.end()

    class Nobody(Executor):
        def run(self, jobs):
            assert not jobs
            yield from ()

    journal = Journal(course, Settings(course.root, read_limits(course.course_folder)))
    graded = grade_all(collect([inbox], course.name), course, Nobody(), journal)
    assert {each.result.student: each.result.score for each in graded} == {"ada": 0, "bob": 100}


def test_what_fails_on_our_side_is_tried_again(
    watch, inbox, pages, course, sample, tmp_path, monkeypatch
):
    monkeypatch.setattr(agenda, "RETRY", 0.2)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with tarfile.open(inbox / "ada.tgz", "w:gz") as archive:
        data = json.dumps(sample.solved()).encode()
        info = tarfile.TarInfo("logistic_regression.ipynb")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    running = watch()
    until(lambda: len(running.lines) > 1)
    first, second = running.lines[:2]
    assert "ada: it could not be graded (FileNotFoundError: " in first
    assert "It will be tried again in 0.2 s. The whole traceback is in" in first
    assert "It will be tried again in 0.4 s." in second
    assert "in unpacked" in course.failures.read_text("utf-8")
    monkeypatch.setattr("tempfile.tempdir", None)
    until(lambda: "ada: 100 of 100 points" in running.lines[-1])
    assert (pages / "ada.html").is_file()


def test_a_page_that_cannot_be_written_is_written_when_it_can_be(
    watch, inbox, pages, course, sample, monkeypatch
):
    monkeypatch.setattr(agenda, "RETRY", 0.2)
    running = watch()
    pages.write_text("A file where the folder should be.")
    (inbox / "ada.ipynb").write_text(json.dumps(sample.solved()))
    until(lambda: running.lines)
    assert "ada: the feedback page cannot be written (File exists: " in running.lines[0]
    assert "could not be graded" not in running.lines[0]
    assert [each.score for each in ClassBook(course).read()] == [100]
    pages.unlink()
    until(lambda: "ada: 100 of 100 points" in running.lines[-1])
    assert (pages / "ada.html").is_file()


def test_a_file_that_cannot_be_read_is_told_without_the_path_on_this_machine(
    watch, inbox, pages, monkeypatch
):
    monkeypatch.setattr(watching, "PATIENCE", 0.0)
    (inbox / "ada.ipynb").symlink_to("nowhere.ipynb")
    running = watch()
    until(lambda: running.lines)
    assert running.lines[0].endswith("it is a link to another file; ask for the file itself")
    assert str(inbox) not in (pages / "ada.html").read_text("utf-8")


def test_what_another_watch_has_noted_last_is_known(course):
    first, second = Log(course), Log(course)
    first.hold()
    first.add(NOTED)
    first.release()
    second.hold()
    second.add(replace(NOTED, student="bob"))
    second.release()
    assert [each.student for each in Log(course).read()] == ["ada", "bob"]


def test_a_damaged_log_gives_no_tries_away(course, inbox):
    log = Log(course)
    log.hold()
    log.add(NOTED)
    log.release()
    damaged = log.path.read_text("utf-8")[:-9]
    log.path.write_text(damaged)
    for _ in range(2):  # the first one holds nothing any more
        with pytest.raises(CourseError, match=r"cannot be read .* Move it away"):
            make_watch([course], inbox, Rules(tries=1), print)
    assert log.path.read_text("utf-8") == damaged


def test_a_notebook_that_is_nobodys_is_told_of_once(inbox):
    for name in (".hidden.ipynb", "sums.ipynb", "ada.ipynb", "ada_sums.ipynb", "notes.txt"):
        (inbox / name).write_text("{}")
    (inbox / "means").mkdir()
    lines = []
    folder = Folder(inbox, AddressBook({"sums", "means"}))
    own = watching.Watch(folder, {}, Workers(Settings(inbox, Limits(), workers=1)), lines.append)
    own._tell_of_nobodys()
    own._tell_of_nobodys()
    assert [line.split(":")[0] for line in lines] == ["ada.ipynb", "sums.ipynb"]
    assert "its name does not say which student" in lines[0]


def test_a_link_to_a_folder_holds_nothing(inbox, tmp_path):
    (tmp_path / "private.ipynb").write_text("{}")
    (inbox / "ada_sums.ipynb").symlink_to(tmp_path)
    folder = Folder(inbox, AddressBook({"sums"}))
    assert folder.state(folder.address(folder.root / "ada_sums.ipynb")) == ()


def test_feedback_in_the_watched_folder_is_no_submission(course, inbox, sample):
    (inbox / "ada.ipynb").write_text(json.dumps(sample.released()))
    (inbox / "pages").mkdir()
    (inbox / "pages" / "bob.ipynb").write_text(json.dumps(sample.released()))
    own = make_watch([course], inbox, Rules(feedback=inbox / "pages"), print)
    assert [each.student for each in own.folder.addresses()] == ["ada"]
    for inbox in own.inboxes.values():
        inbox.close()


def test_jails_that_were_not_used_lately_are_let_go(course, sample):
    worker = Worker(Settings(course.root, Limits()))
    worker.grade(Job("ada", TARGET, "ada.ipynb", json.dumps(sample.released()).encode()))
    (jail,) = worker.jails
    worker.jails.let_go(3600.0, 1)
    assert jail.reusable
    worker.jails.let_go(0.0, 1)
    assert not worker.jails
    assert not jail.folder.exists()


def test_without_a_sandbox_it_ends_and_says_why(course, inbox, sample, tmp_path, monkeypatch):
    forbidding = tmp_path / "bwrap"
    forbidding.write_text("#!/bin/sh\necho 'No permissions to create new namespace' >&2; exit 1")
    forbidding.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    (inbox / "ada.ipynb").write_text(json.dumps(sample.released()))
    words = ["--root", str(course.root), "watch", TARGET, str(inbox)]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 2
    assert "No permissions to create new namespace" in done.output
    assert not Log(course).read()


def test_an_assignment_is_watched_once(watch, course, inbox):
    watch()
    with pytest.raises(CourseError, match="Another `course watch` is watching course1/logistic"):
        make_watch([course], inbox, Rules(), print)


@pytest.fixture
def command(course, inbox, pages, tmp_path):
    """Start the command in a process of its own; all of them write to one file."""
    code = "from invigilator.cli import main; main()"
    words = ["--root", course.root, "watch", TARGET, inbox, "--feedback", pages, "--workers", 1]
    told = tmp_path / "told.txt"
    started = []

    def start():
        with told.open("a") as out:
            started.append(
                subprocess.Popen(
                    [sys.executable, "-c", code, *map(str, words)],
                    stdout=out,
                    stderr=out,
                    env={**os.environ, "PYTHONUNBUFFERED": "1"},
                )
            )
        return started[-1]

    yield SimpleNamespace(start=start, told=lambda: told.read_text("utf-8"))
    for process in started:
        process.kill()
        process.wait()


def test_killed_and_started_again_it_loses_nothing_and_does_nothing_twice(
    command, inbox, pages, course, sample
):
    students = ["ada", "bob", "cem", "dan"]
    for student in students:
        (inbox / f"{student}.ipynb").write_text(json.dumps(sample.solved()))
    first = command.start()
    until(lambda: " of 100 points" in command.told())
    first.kill()
    first.wait()
    second = command.start()
    until(lambda: len(Log(course).read()) == len(students))
    until(lambda: command.told().count(" of 100 points") >= len(students) - 1)
    second.send_signal(signal.SIGINT)
    assert second.wait() == 0
    assert "Traceback" not in command.told()
    assert command.told().rstrip().endswith("will be when you start again.")
    assert sorted(each.student for each in Log(course).read()) == students
    for student in students:
        assert command.told().count(f" {student}: ") <= 1
        assert (pages / f"{student}.html").is_file()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([TARGET], "submitted is neither a target nor a folder. Make it"),
        ([TARGET, "nowhere"], "nowhere is neither a target nor a folder"),
        (["course77", "."], "There is no 'course77'"),
        ([], "Missing argument"),
        ([TARGET, ".", "--tries", "0"], "--tries"),
    ],
)
def test_unusable_arguments_end_with_status_2_and_a_sentence(course, words, message):
    done = CliRunner().invoke(main, ["--root", str(course.root), "watch", *words])
    assert done.exit_code == 2
    assert message in " ".join(done.output.split())


@pytest.mark.parametrize("place", ["eve.ipynb", "eve/eve.ipynb"])
def test_a_link_in_the_watched_folder_is_not_followed(course, inbox, sample, place):
    """Nor is one that takes the place of a folder after it was looked at."""
    private = inbox.parent / "private"
    private.mkdir()
    (private / "eve.ipynb").write_text(json.dumps(sample.solved()))
    own = make_watch([course], inbox, Rules(), print)
    if "/" in place:
        (inbox / "eve").symlink_to(private)
    else:
        (inbox / place).symlink_to(private / "eve.ipynb")
    address = Address(NAME, "eve", (place.partition("/")[0],))
    for parts in (address.parts, tuple(place.split("/"))):
        taken = own.inboxes[NAME].take(address, inbox.joinpath(*parts), inbox)
        assert "link" in taken.handed.reason or "cannot be read" in taken.handed.reason
    own.inboxes[NAME].close()


def test_a_folder_that_becomes_a_link_gives_out_nothing(tmp_path):
    """Between the listing and the reading."""
    inbox, private = tmp_path / "inbox", tmp_path / "private"
    for folder in (inbox / "eve", private):
        folder.mkdir(parents=True)
        (folder / "hw.ipynb").write_text('{"cells": []}')
    found = collect_one(inbox / "eve", "eve", "hw", within=inbox)
    assert found.read(100)
    (inbox / "eve").rename(tmp_path / "moved")
    (inbox / "eve").symlink_to(private)
    with pytest.raises(Unobtainable):
        found.read(100)
    with pytest.raises(Unobtainable):
        found.content.state()
