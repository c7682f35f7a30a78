"""How long an answer is waited for: by what it computes, not by what a busy machine leaves it."""

from __future__ import annotations

import select
import socket
import time

import psutil

#: A process that gets less of one processor than this is not kept waiting: it sleeps.
LEAST_SHARE = 0.1

#: Most answers come sooner, and to ask what a process has computed takes longer than many a case.
UNMEASURED_SECONDS = 0.1


def wait(line: socket.socket, pid: int, seconds: float, longest: float) -> None:
    """Wait until a process says something on its line.

    It may compute for `seconds`, and on a busy machine take up to `longest` for that.

    Raises
    ------
    TimeoutError
        If it has computed for `seconds` of processor time, sleeps, or has taken `longest`.
    """
    begun = time.monotonic()
    if select.select([line], [], [], min(seconds, longest, UNMEASURED_SECONDS))[0]:
        return
    used, pause = cpu_seconds(pid), min(seconds, longest)
    while not select.select([line], [], [], pause)[0]:
        passed, computed = time.monotonic() - begun, cpu_seconds(pid) - used
        left = min(longest - passed, seconds - computed)
        if left <= 0 or computed < LEAST_SHARE * passed:
            raise TimeoutError
        pause = left


def cpu_seconds(pid: int) -> float:
    """Processor time that a process has used; 0 once it is gone."""
    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)
