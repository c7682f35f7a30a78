"""One run of `course grade` that is killed on the way: the main process, a worker, a jail."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import psutil

from benchmarks.measure import memory_of
from benchmarks.ours import command
from invigilator.autograding.journal import FOLDER
from invigilator.course import Assignment
from invigilator.sandbox.jail import PREFIX

KINDS = 10
PARENT = "invigilator.sandbox"
STEP_SECONDS = 0.2
SAMPLE_SECONDS = 2.0


@dataclass(frozen=True)
class Kill:
    """One SIGKILL: how many results there were, and what it hit."""

    done: int
    victim: str


@dataclass(frozen=True)
class Sample:
    """Memory (MiB of PSS) of the main process and of all others, at one moment."""

    seconds: float
    done: int
    main_mb: float
    rest_mb: float


@dataclass
class KilledRun:
    """A run in a process of its own, started again when its main process has been killed.

    Parameters
    ----------
    folder : Path
        The root of the course folder.
    submitted : Path
        What to grade.
    assignment : Assignment
        Its assignment there.
    workers : int
        How many at once.
    """

    folder: Path
    submitted: Path
    assignment: Assignment
    workers: int
    kills: list[Kill] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    seconds: float = 0.0
    stored_before: dict[Path, int] = field(default_factory=dict)

    def to_the_end(self, count: int) -> None:
        """Run; kill after a quarter, a half and three quarters of `count` results.

        Raises
        ------
        RuntimeError
            If the run ends badly without having been killed.
        """
        begun = time.monotonic()
        process = self._start()
        planned = [(count // 4, self._kill_main), (count // 2, self._kill_worker)]
        planned.append((3 * count // 4, self._kill_jail))
        while process.poll() is None:
            self._sample(process.pid, time.monotonic() - begun)
            time.sleep(STEP_SECONDS)
            if planned and len(self._stored()) >= planned[0][0]:
                process = planned.pop(0)[1](process)
        self.seconds = time.monotonic() - begun
        if process.returncode != 0 or planned:
            log = (self.folder / "scale.log").read_text(errors="replace")[-2000:]
            raise RuntimeError(f"The run ended with {process.returncode}:\n{log}")

    @cached_property
    def results(self) -> list[dict[str, Any]]:
        """The results of the whole run, as `--json` wrote them."""
        return list(json.loads((self.folder / "results.json").read_text()))

    def odd(self) -> list[str]:
        """The students with another score than most of those with a submission of their kind."""
        scores = [Counter[float]() for _ in range(KINDS)]
        for each in self.results:
            scores[_kind(each)][each["score"]] += 1
        usual = [counter.most_common(1)[0][0] if counter else 0.0 for counter in scores]
        return [e["student"] for e in self.results if e["score"] != usual[_kind(e)]]

    def graded_again(self) -> int:
        """How many results, stored when the main process was killed, were stored again."""
        return sum(path.stat().st_mtime_ns != t for path, t in self.stored_before.items())

    def leftovers(self) -> int:
        """How many folders of ended jails are left."""
        folders = Path(tempfile.gettempdir()).glob(f"{PREFIX}*")
        owners = [folder.name.removeprefix(PREFIX).split("-")[0] for folder in folders]
        return sum(not psutil.pid_exists(int(owner)) for owner in owners)

    def _start(self) -> subprocess.Popen[bytes]:
        results = self.folder / "results.json"
        words = command(self.assignment.target, self.folder, self.submitted, results, self.workers)
        with (self.folder / "scale.log").open("ab") as log:
            return subprocess.Popen(words, stdout=log, stderr=log, start_new_session=True)

    def _stored(self) -> list[Path]:
        return list((self.assignment.course_folder / FOLDER / self.assignment.name).glob("*.json"))

    def _sample(self, pid: int, seconds: float) -> None:
        if not self.samples or seconds - self.samples[-1].seconds >= SAMPLE_SECONDS:
            self.samples.append(Sample(seconds, len(self._stored()), *memory_of(pid)))

    def _kill_main(self, process: subprocess.Popen[bytes]) -> subprocess.Popen[bytes]:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.stored_before = {path: path.stat().st_mtime_ns for path in self._stored()}
        self._note("the main process and its group; the command was given again")
        return self._start()

    def _kill_worker(self, process: subprocess.Popen[bytes]) -> subprocess.Popen[bytes]:
        self._kill_one(process.pid, False, lambda words: "resource_tracker" not in words)
        self._note("one worker; the run went on")
        return process

    def _kill_jail(self, process: subprocess.Popen[bytes]) -> subprocess.Popen[bytes]:
        self._kill_one(
            process.pid, True, lambda words: words.startswith(sys.executable) and PARENT in words
        )
        self._note("a jail, with its warm parent and its kernel; the run went on")
        return process

    def _kill_one(self, pid: int, deep: bool, wanted: Callable[[str], bool]) -> None:
        """Kill a child, or a `deep` one, whose command line is as wanted."""
        for each in psutil.Process(pid).children(recursive=deep):
            with contextlib.suppress(psutil.Error):
                if wanted(" ".join(each.cmdline())):
                    each.kill()
                    return
        raise RuntimeError("There is nothing to kill: the run is between two jails.")

    def _note(self, victim: str) -> None:
        self.kills.append(Kill(len(self._stored()), victim))


def _kind(result: dict[str, Any]) -> int:
    return int(result["student"].rsplit("-", 1)[1]) % KINDS
