"""Run a command and measure it: wall time, CPU time of all its processes, memory."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.account import account

SAMPLE_SECONDS = 1.0
ORPHANS_SECONDS = 1.0
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
    begun = time.perf_counter()
    with account() as used, log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            preexec_fn=used.join,
        )
        with MemoryWatch(process.pid) as watch:
            code = process.wait()
        wall = time.perf_counter() - begun
        time.sleep(ORPHANS_SECONDS)  # nobody waits for the jails, whose last moments count too
        cpu = used.seconds
    if code != 0:
        raise CommandFailed(f"{command[0]} failed:\n{log.read_text(errors='replace')[-2000:]}")
    return Usage(wall, cpu, watch.main_mb, watch.rest_mb)


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
