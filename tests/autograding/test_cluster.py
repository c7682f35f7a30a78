"""Grading on a Dask cluster: its own commands, on the loopback interface."""

import json
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import replace

import psutil
import pytest

from invigilator.autograding.dask_executor import DaskExecutor
from invigilator.autograding.grade import Job
from invigilator.autograding.in_process import grade_here, grade_remotely
from invigilator.autograding.local_executor import LocalExecutor
from invigilator.autograding.settings import Settings
from invigilator.exceptions import CourseError
from invigilator.sandbox.limits import Limits
from project import ROOT

pytest.importorskip("distributed")

TARGET = "course1/logistic_regression"
SETTINGS = Settings(ROOT, Limits(), workers=1)
START_SECONDS = 300


@contextmanager
def dask(folder, *arguments):
    """A `dask` command that runs for a while; it and its children are ended afterwards."""
    command = [sys.executable, "-m", "dask", *arguments]
    with open(folder / "dask.log", "ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
    try:
        yield process
    finally:
        family = psutil.Process(process.pid).children(recursive=True)
        process.terminate()
        process.wait(30)
        for each in family:
            if each.is_running():
                each.kill()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def wait_for_workers(address, count):
    from distributed import Client

    with Client(address, timeout=START_SECONDS) as client:
        client.wait_for_workers(count, timeout=START_SECONDS)


@pytest.fixture
def cluster(tmp_path):
    """The address of a scheduler with two workers of one thread each, and their processes."""
    address = f"tcp://127.0.0.1:{free_port()}"
    port = address.rpartition(":")[2]
    worker = ["worker", address, "--nthreads", "1", "--nworkers", "1", "--no-dashboard"]
    with ExitStack() as stack:
        scheduler = ["scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"]
        stack.enter_context(dask(tmp_path, *scheduler))
        workers = [
            stack.enter_context(dask(tmp_path, *worker, "--name", name, "--no-nanny"))
            for name in ("first", "second")
        ]
        wait_for_workers(address, len(workers))
        yield address, workers


@pytest.fixture
def jobs(sample):
    """Right, mistaken, empty and unreadable submissions."""
    notebooks = [
        sample.solved(),
        sample.released(),
        *map(sample.mistaken, sample.roll.mistaken.values()),
    ]
    contents = [json.dumps(each).encode() for each in notebooks] + [b"my dog ate it"]
    return [
        Job(f"student{number}", TARGET, f"{number}.ipynb", content)
        for number, content in enumerate(contents)
    ]


def by_student(graded):
    """Results by student, without the time that each took."""
    return {job.student: replace(each.result, seconds=0.0) for job, each in graded}


def test_a_cluster_gives_the_results_of_this_machine_though_a_worker_is_killed(cluster, jobs):
    address, workers = cluster
    found = []
    for pair in DaskExecutor(SETTINGS, address).run(jobs):
        found.append(pair)
        if len(found) == 1:
            workers[0].kill()
    assert len(found) == len(jobs)
    assert by_student(found) == by_student(LocalExecutor(SETTINGS).run(jobs))


def test_a_machine_with_another_version_of_the_course_grades_nothing(jobs):
    with pytest.raises(CourseError, match="another version of course1/logistic_regression"):
        grade_remotely(jobs[0], SETTINGS, "what another version would be")


def test_a_scheduler_that_goes_away_is_named(cluster, jobs):
    address, _ = cluster
    scheduler = next(each for each in psutil.Process().children() if "scheduler" in each.cmdline())
    results = DaskExecutor(SETTINGS, address).run(jobs)
    next(results)
    scheduler.kill()
    with pytest.raises(CourseError, match="has gone"):
        list(results)


def test_an_error_of_a_job_is_not_told_as_a_scheduler_that_has_gone(cluster, jobs, monkeypatch):
    def without_files(*_):
        raise FileNotFoundError("nothing at /course")

    address, _ = cluster
    monkeypatch.setattr("invigilator.autograding.dask_executor.grade_remotely", without_files)
    told = "cluster cannot grade: FileNotFoundError: nothing at /course"
    with pytest.raises(CourseError, match=told):
        list(DaskExecutor(SETTINGS, address).run(jobs[:1]))


def test_threads_of_one_process_do_not_share_a_jail(jobs):
    right, stub = jobs[:2]
    with ThreadPoolExecutor(2) as threads:
        graded = list(threads.map(lambda job: grade_here(job, SETTINGS), [right, stub] * 3))
    assert [each.result.score for each in graded] == [100, 0] * 3
