"""Processes that grade, each a pool of one: how they start, what bounds them, how they end."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from typing import ParamSpec, TypeVar

from invigilator.sandbox import system

#: What the judge of one worker may take beyond what it starts with, in MiB.
WORKER_MB = 3072

Arguments = ParamSpec("Arguments")
Found = TypeVar("Found")


class PoolOfOne(ProcessPoolExecutor):
    """A pool whose process may die at any moment, even half-way through a result.

    What is left of the result is waited for as long as anybody could send it, so this process keeps
    no end of its own where results go in.
    """

    def submit(
        self,
        fn: Callable[Arguments, Found],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Future[Found]:
        """Hand the process something to do; it is started with the first."""
        future = super().submit(fn, *args, **kwargs)
        self._result_queue._writer.close()  # type: ignore[attr-defined]
        return future


def start_process(fork: bool = False) -> ProcessPoolExecutor:
    """A process that starts when there is something to do, an interpreter of its own.

    Parameters
    ----------
    fork : bool
        Fork it where that is sound, which is quicker: it then has what this one has imported. Give
        it something to do at once, before this process has another thread.
    """
    method = "fork" if fork and _may_fork() else "spawn"
    return PoolOfOne(
        max_workers=1,
        mp_context=multiprocessing.get_context(method),
        initializer=start_worker,
        initargs=(sys.path[:],),
    )


def _may_fork() -> bool:
    """Whether nothing is lost in a child: a fork has none of this process's other threads."""
    return sys.platform == "linux" and system.threads() == 1


def kill(pool: ProcessPoolExecutor) -> None:
    """End the process of a pool at once; what it was doing has no result."""
    for process in list((pool._processes or {}).values()):
        process.kill()
    pool.shutdown(wait=True, cancel_futures=True)


def start_worker(path: list[str]) -> None:
    """End with the main process, however it ends; find the same modules; keep memory bounded.

    Ctrl-C is for the main process alone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.path[:] = path
    if sys.platform == "linux":
        system.die_with_parent()
        parent = multiprocessing.parent_process()
        if parent is not None and parent.pid != os.getppid():
            os._exit(1)  # it had ended before
        system.limit_growth(WORKER_MB)
