"""Run a command and measure it: wall time, CPU time of all its processes, memory."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

SAMPLE_SECONDS = 1.0
ORPHANS_SECONDS = 1.0
PR_SET_CHILD_SUBREAPER = 36
MIB = 2**20


@dataclass(frozen=True)
class Usage:
    """What a command took.

    Attributes
    ----------
    wall, cpu : float
        Seconds; CPU of the command and of everything that it started and waited for.
    main_mb, rest_mb : float
        Peaks in MiB of proportional set size (PSS: shared pages are counted in shares): of the
        first process, and of all its descendants together.
    """

    wall: float
    cpu: float
    main_mb: float
    rest_mb: float


class CommandFailed(RuntimeError):
    """Raised when a measured command fails; the text holds the end of what it wrote."""


def measured(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> Usage:
    """Run a command to its end in a folder.

    Raises
    ------
    CommandFailed
        If it does not end well.
    """
    log = folder / "benchmark.log"
    _adopt_orphans()
    before, begun = _cpu_of_children(), time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
        with MemoryWatch(process.pid) as watch:
            code = process.wait()
    wall = time.perf_counter() - begun
    _wait_for_orphans()
    if code != 0:
        raise CommandFailed(f"{command[0]} failed:\n{log.read_text(errors='replace')[-2000:]}")
    return Usage(wall, _cpu_of_children() - before, watch.main_mb, watch.rest_mb)


class MemoryWatch:
    """Samples the memory of a process and its descendants; use it as a context manager.

    Parameters
    ----------
    pid : int
        The first process.
    """

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.main_mb = 0.0
        self.rest_mb = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> MemoryWatch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(SAMPLE_SECONDS):
            main, rest = memory_of(self.pid)
            self.main_mb, self.rest_mb = max(self.main_mb, main), max(self.rest_mb, rest)


def memory_of(pid: int) -> tuple[float, float]:
    """MiB of PSS of a process, and of its descendants together; 0 for what has ended."""
    try:
        process = psutil.Process(pid)
        family = process.children(recursive=True)
    except psutil.Error:
        return 0.0, 0.0
    return _pss(process), sum(map(_pss, family))


def _pss(process: psutil.Process) -> float:
    try:
        return float(process.memory_full_info().pss) / MIB
    except (psutil.Error, OSError):  # it has ended, or is not ours to look into
        return 0.0


def _adopt_orphans() -> None:
    """Become the parent of orphans: bubblewrap does not wait for its jail, whose CPU time counts.

    See prctl(2), PR_SET_CHILD_SUBREAPER.
    """
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _wait_for_orphans() -> None:
    deadline = time.monotonic() + ORPHANS_SECONDS
    with contextlib.suppress(ChildProcessError):
        while time.monotonic() < deadline:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(0.01)


def _cpu_of_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
