"""CPU time of everything that a process starts, also of what nobody waits for.

When the first process of a PID namespace is killed, the kernel buries the others unseen: their time
is in no `getrusage`. A control group counts it all.
"""

from __future__ import annotations

import contextlib
import os
import resource
import tempfile
from collections.abc import Iterator
from pathlib import Path

V1, V2 = Path("/sys/fs/cgroup/cpuacct"), Path("/sys/fs/cgroup")


class Account:
    """Counts the CPU time of the processes that have joined, and of all below them.

    Without a control group it falls back to the processes that this one has waited for, and
    `whole` is False: figures are then too small.

    Parameters
    ----------
    folder : Path or None
        Of a control group of version 1 or 2.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.whole = folder is not None
        self._begun = self._spent()

    def join(self) -> None:
        """Count the calling process, from now on; may be called between fork and exec."""
        if self.folder is not None:
            (self.folder / "cgroup.procs").write_text(str(os.getpid()))

    def leave(self) -> None:
        """Count the calling process no longer."""
        if self.folder is not None:
            (self.folder.parent / "cgroup.procs").write_text(str(os.getpid()))

    @property
    def seconds(self) -> float:
        """CPU seconds since the account was opened."""
        return self._spent() - self._begun

    def _spent(self) -> float:
        if self.folder is None:
            found = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, -1)]
            return sum(each.ru_utime + each.ru_stime for each in found)
        usage = self.folder / "cpuacct.usage"
        if usage.exists():
            return int(usage.read_text()) / 1e9
        return int((self.folder / "cpu.stat").read_text().split()[1]) / 1e6


@contextlib.contextmanager
def account() -> Iterator[Account]:
    """An account of one's own, in a control group where this machine lets us make one."""
    base = V1 if V1.is_dir() else V2
    try:
        folder = Path(tempfile.mkdtemp(prefix="course-benchmark-", dir=base))
    except OSError:
        yield Account(None)
        return
    try:
        yield Account(folder)
    finally:
        with contextlib.suppress(OSError):  # a process that is still ending holds it
            folder.rmdir()
