"""Submissions graded in several processes; one that dies costs nothing."""

import json
import threading
import time

import psutil

from invigilator.autograding.executors import LocalExecutor
from invigilator.autograding.grade import Job
from invigilator.autograding.settings import Settings
from invigilator.sandbox.limits import Limits
from project import ROOT

TARGET = "course1/logistic_regression"


def settings(workers):
    return Settings(ROOT, Limits(cell_seconds=20, case_seconds=10), workers=workers)


def jobs(count, content=b"no notebook"):
    return [Job(f"student{n}", TARGET, f"{n}.ipynb", content) for n in range(count)]


def workers():
    """The processes in which a local executor grades."""
    found = []
    for process in psutil.Process().children(recursive=True):
        try:
            if any("spawn_main" in word for word in process.cmdline()):
                found.append(process)
        except psutil.Error:
            continue
    return found


def test_a_worker_that_is_killed_costs_no_result(sample):
    todo = jobs(4, json.dumps(sample.solved()).encode())
    results, killed = {}, False
    for job, graded in LocalExecutor(settings(2)).run(todo):
        assert job.student not in results
        results[job.student] = graded.result
        if not killed:
            alive = workers()
            assert len(alive) == 2
            alive[0].kill()
            killed = True
    assert {name: each.score for name, each in results.items()} == {
        job.student: 100 for job in todo
    }
    assert not workers()


def test_a_submission_that_always_kills_its_worker_is_given_up():
    over = threading.Event()

    def kill_all():
        while not over.is_set():
            for process in workers():
                process.kill()
            time.sleep(0.01)

    killer = threading.Thread(target=kill_all)
    killer.start()
    try:
        (job,) = jobs(1)
        assert list(LocalExecutor(settings(1)).run([job])) == [(job, None)]
    finally:
        over.set()
        killer.join()


def test_a_run_that_is_stopped_leaves_no_process():
    run = LocalExecutor(settings(1)).run(jobs(3))
    next(run)
    run.close()
    assert not workers()


def test_no_jobs_no_processes():
    assert list(LocalExecutor(settings(2)).run([])) == []
