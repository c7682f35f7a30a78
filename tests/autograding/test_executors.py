"""Submissions graded in several processes; one that dies costs nothing."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil
import pytest

from invigilator.autograding.grade import Job
from invigilator.autograding.local_executor import LocalExecutor
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
    """The processes in which a local executor grades, as far as they live."""
    found = []
    for process in psutil.Process().children():
        with contextlib.suppress(psutil.Error):
            spawned = "--multiprocessing-fork" in process.cmdline()
            if spawned or process.cmdline() == psutil.Process().cmdline():
                found.append(process)
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


def test_what_was_prepared_and_is_not_used_ends_at_once_and_leaves_nothing():
    with LocalExecutor(settings(2)) as executor:
        executor.prepare(TARGET)
        (worker,) = workers()
    assert not workers()
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


COMMAND = """
import sys, tempfile
from pathlib import Path
import psutil
from invigilator.autograding.executors import executor_for
from invigilator.course import Course

if __name__ == "__main__":
    root, target, prepared, *students = sys.argv[1:]
    assignment, me = Course.at(Path(root)).one(target), psutil.Process()
    with executor_for(assignment, 3) as executor:
        if prepared == "prepared":
            executor.prepare(assignment.target)
        print(sum(each.cmdline() == me.cmdline() for each in me.children()))
        from invigilator.autograding.grade import Job
        jobs = [Job(name, assignment.target, "hw.ipynb", b"no notebook") for name in students]
        print(sorted(job.student for job, graded in executor.run(jobs) if graded.result.reason))
    print([each for each in me.children() if "resource_tracker" not in " ".join(each.cmdline())])
    print([each.name for each in Path(tempfile.gettempdir()).glob("course-jail-*")])
"""


@pytest.mark.parametrize(("prepared", "forks"), [("prepared", 1), ("not", 0)])
@pytest.mark.parametrize("students", [["ada"], ["ada", "bob", "eve", "fay"]])
def test_a_command_forks_what_it_prepares_and_leaves_nothing_behind(
    prepared, forks, students, tmp_path
):
    (tmp_path / "command.py").write_text(COMMAND)
    command = [sys.executable, "-W", "error", str(tmp_path / "command.py"), str(ROOT), TARGET]
    alone = {**os.environ, "TMPDIR": str(tmp_path), "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(
        [*command, prepared, *students], env=alone, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [str(forks), str(students), "[]", "[]"]


def test_a_worker_that_dies_with_nothing_to_do_costs_no_job_a_try():
    with LocalExecutor(settings(1)) as executor:
        executor.prepare(TARGET)
        (prepared,) = workers()
        prepared.kill()
        with contextlib.suppress(ChildProcessError):  # its pool may have been told already
            os.waitid(os.P_PID, prepared.pid, os.WEXITED | os.WNOWAIT)
        ((job, graded),) = executor.run(jobs(1))
    assert (job.student, graded.result.status) == ("student0", "rejected")
