"""Processes that grade, each a pool of one: how they start, what bounds them, how they end."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

from invigilator.sandbox import system

#: What the judge of one worker may take beyond what it starts with, in MiB.
WORKER_MB = 3072


def start_process(initializer: Callable[[list[str]], None] | None = None) -> ProcessPoolExecutor:
    """A process that starts when there is something to do.

    It is forked where that is sound, and has then what this one has imported; otherwise it is an
    interpreter of its own.

    Parameters
    ----------
    initializer : callable, optional
        What it begins with, in place of `start_worker`; it gets the path of modules.
    """
    return ProcessPoolExecutor(
        max_workers=1,
        mp_context=multiprocessing.get_context("fork" if _may_fork() else "spawn"),
        initializer=initializer or start_worker,
        initargs=(sys.path[:],),
    )


def _may_fork() -> bool:
    """Whether nothing is lost in a child: a fork has none of this process's other threads."""
    return sys.platform == "linux" and system.threads() == 1


def kill(pool: ProcessPoolExecutor) -> None:
    """End the workers of a pool at once; what they were doing has no result."""
    for process in list((pool._processes or {}).values()):
        process.kill()
    pool.shutdown(wait=True, cancel_futures=True)


def start_worker(path: list[str]) -> None:
    """End with the main process, however it ends; find the same modules; keep memory bounded."""
    sys.path[:] = path
    if sys.platform == "linux":
        system.die_with_parent()
        system.limit_growth(WORKER_MB)
