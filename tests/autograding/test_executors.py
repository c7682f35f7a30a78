"""Submissions graded in several processes; one that dies costs nothing."""

import json
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

from invigilator.autograding.executors import LocalExecutor
from invigilator.autograding.grade import Job
from invigilator.autograding.settings import Settings
from invigilator.sandbox.jail import PREFIX
from invigilator.sandbox.limits import Limits
from project import ROOT

TARGET = "course1/logistic_regression"


def settings(workers):
    return Settings(ROOT, Limits(), workers=workers)


def jobs(count, content=b"no notebook"):
    return [Job(f"student{n}", TARGET, f"{n}.ipynb", content) for n in range(count)]


def workers():
    """The processes in which a local executor grades."""
    found = []
    for process in psutil.Process().children():
        try:
            if not any("resource_tracker" in word for word in process.cmdline()):
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
    assert not [w.cmdline() for w in workers()]


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
    assert not [w.cmdline() for w in workers()]


def test_no_jobs_no_processes():
    assert list(LocalExecutor(settings(2)).run([])) == []


def test_what_was_prepared_and_is_not_used_ends_at_once_and_leaves_nothing():
    with LocalExecutor(settings(2)) as executor:
        executor.prepare(TARGET)
        (worker,) = workers()
    assert not [w.cmdline() for w in workers()]
    assert not list(Path(tempfile.gettempdir()).glob(f"{PREFIX}{worker.pid}-*"))


def test_a_single_job_goes_to_the_worker_that_was_prepared():
    with LocalExecutor(settings(2)) as executor:
        executor.prepare(TARGET)
        (prepared,) = workers()
        run = executor.run(jobs(1))
        _, graded = next(run)
        assert [each.pid for each in workers()] == [prepared.pid]
        run.close()
    assert graded.result.status == "rejected"


ONE_FILE = """
import sys, tempfile
from pathlib import Path
import psutil
from invigilator.autograding.executors import executor_for
from invigilator.course import Course

assignment, me = Course.at(Path(sys.argv[1])).one(sys.argv[2]), psutil.Process()
with executor_for(assignment, 2) as executor:
    executor.prepare(assignment.target)
    (worker,) = [each for each in me.children() if each.cmdline() == me.cmdline()]
    from invigilator.autograding.grade import Job
    jobs = [Job(name, assignment.target, "hw.ipynb", b"no notebook") for name in sys.argv[3:]]
    print(sorted(job.student for job, graded in executor.run(jobs) if graded.result.reason))
assert all("resource_tracker" in " ".join(each.cmdline()) for each in me.children())
print([str(each) for each in Path(tempfile.gettempdir()).glob(f"course-jail-{worker.pid}-*")])
"""


def test_a_command_forks_its_first_worker_which_leaves_no_jail_behind():
    command = [sys.executable, "-W", "error", "-c", ONE_FILE, str(ROOT), TARGET]
    for students in (["ada"], ["ada", "bob", "eve"]):
        done = subprocess.run([*command, *students], capture_output=True, text=True, check=True)
        assert done.stdout.splitlines() == [str(students), "[]"]
