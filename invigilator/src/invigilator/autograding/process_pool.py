"""A pool of processes that grade: how they start, what bounds them, and how they end at once."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

from invigilator.sandbox import system

#: What the judge of one worker may take beyond what it starts with, in MiB.
WORKER_MB = 3072


def start_pool(
    workers: int, initializer: Callable[[list[str]], None] | None = None
) -> ProcessPoolExecutor:
    """Workers that start when there is something to do, each an interpreter of its own.

    Parameters
    ----------
    workers : int
        How many at most.
    initializer : callable, optional
        What each begins with, in place of `start_worker`; it gets the path of modules.
    """
    return ProcessPoolExecutor(
        max_workers=workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=initializer or start_worker,
        initargs=(sys.path[:],),
    )


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
