"""The kernels of one submission, one after the other: each dead one is replaced."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Mapping, Sequence

from invigilator.autograding.client import CellReply, KernelClient
from invigilator.sandbox import frames
from invigilator.sandbox.jail import Jail
from invigilator.sandbox.jailed_kernel import JailedKernel
from invigilator.sandbox.probe import SOCKET

ANSWER_SECONDS = 15.0
MAX_RESTARTS = 6
TOO_LONG = "not run, because the notebook took too long"
TOO_OFTEN = "not run, because the kernel had ended too often before"


class Kernels:
    """A kernel that is replaced when it dies, and the new one runs again what ran well.

    Parameters
    ----------
    jail : Jail
        Where kernels are forked.
    beside : dict
        The files that each kernel finds beside the notebook, by name.

    Attributes
    ----------
    restarts : int
        How many were replaced.
    given_up : str
        Why no more cell is run; empty as long as there is no reason.
    in_forks : list of str
        The cells that the present kernel has not run: its forks do.
    """

    def __init__(self, jail: Jail, beside: Mapping[str, bytes]) -> None:
        self.jail = jail
        self.beside = beside
        self.restarts = 0
        self.given_up = ""
        self.in_forks: list[str] = []
        self._ran: list[str] = []
        self._seconds = jail.limits.notebook_seconds
        self._judge: socket.socket | None = None
        self._start()

    def execute(
        self, source: str, seconds: float, output_bytes: int = 0, left: int | None = None
    ) -> CellReply:
        """Run a cell in the present kernel; see `KernelClient.execute`."""
        return self._client.execute(source, seconds, output_bytes, left)

    def remember(self, sources: Sequence[str]) -> None:
        """Have the kernels to come run these, too."""
        self._ran += sources

    def forget_last(self) -> None:
        """Have the kernels to come do without what was remembered last."""
        if self._ran:
            self._ran.pop()

    def probe(self) -> socket.socket:
        """The line to the probe in the present kernel."""
        if self._judge is None:
            place = self._kernel.folder / SOCKET
            self._judge = frames.connect(place, self._kernel.owner, ANSWER_SECONDS)
        return self._judge

    def go_pristine(self) -> bool:
        """Take a kernel that has run nothing and can be forked; the forks run the cells.

        TensorFlow does not survive a fork after its first operation. False if the present kernel
        is such a one already.
        """
        if not self._ran:
            return False
        self.in_forks, self._ran = self._ran, []
        self.restart()
        return True

    def restart(self) -> None:
        """Take a fresh kernel and run again what ran well, so that the rest can be graded."""
        self.restarts += 1
        if self.restarts > MAX_RESTARTS:
            self.given_up = self.given_up or TOO_OFTEN
        self.close()
        self._start()
        for source in self._ran:
            begun = time.monotonic()
            reply = self.execute(source, min(self.jail.limits.cell_seconds, self._seconds))
            self._seconds -= time.monotonic() - begun
            if self._seconds <= 0:
                self.given_up = TOO_LONG
                return
            if reply.status in ("killed", "deaf"):
                self._ran = []
                self.restart()
                return

    def close(self) -> None:
        """End the present kernel."""
        with contextlib.suppress(OSError):
            if self._judge is not None:
                self._judge.close()
        self._judge = None
        self._client.__exit__()
        self._kernel.kill()

    def _start(self) -> None:
        self._kernel: JailedKernel = self.jail.fork(self.beside)
        self._client = KernelClient(self._kernel)
