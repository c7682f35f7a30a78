"""Inside the jail: a kernel's first moments, from its fork until it has nothing left to give up."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
from pathlib import Path
from typing import Any

from invigilator.sandbox import frames, kernel, probe, syscalls, system
from invigilator.sandbox.limits import Limits
from invigilator.sandbox.paths import CELLS, HOME, HOME_INSIDE, KERNELS, MOUNTED


class Newborn:
    """A process that is going to be a kernel: it builds its world, and then locks itself in.

    Parameters
    ----------
    control : socket
        To the host; no cell finds it.
    uid : int or None
        Whom the kernel becomes, where the jail is root's.
    isolated : bool
        Whether it has namespaces of its own.
    order : dict
        The host's: ``id``, ``limits``, ``folder``, ``home`` and ``scratch`` of the kernel.
    """

    def __init__(
        self, control: socket.socket, uid: int | None, isolated: bool, order: dict[str, Any]
    ) -> None:
        self.control = control
        self.uid = uid
        self.isolated = isolated
        self.id = order["id"]
        self.limits = Limits(**order["limits"])
        self.given = Path(order["folder"])
        self.folder = MOUNTED if isolated else self.given
        self.home = HOME if isolated else Path(order["home"])
        self.scratch = order["scratch"]

    def live(self) -> None:
        """Be the kernel until the host hangs up."""
        os.setsid()  # who signals its own group reaches nobody else
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # but while a cell runs
        if self.isolated:
            self._isolate()
            cells, judge = self._listen(CELLS), self._listen(probe.SOCKET)
            system.make_read_only(str(MOUNTED))
            self._give_up()
        else:  # what another kernel left may live in this folder
            self._give_up()
            cells, judge = (frames.listen(self.folder / name) for name in (CELLS, probe.SOCKET))
        kernel.settle(self.folder / HOME_INSIDE, self.home)
        tell(self.control, event="ready", id=self.id)
        self.control.close()
        silence()
        kernel.become_kernel(cells, judge, self.limits)

    def _isolate(self) -> None:
        """Have mounts of its own: its folder, empty ones to write in, and its own processes."""
        system.unshare()
        system.mount(str(self.given), str(MOUNTED), "", system.MS_BIND)
        system.mount_scratch(str(KERNELS), 1)
        system.seal_devices()
        for scratch in self.scratch:
            system.mount_scratch(scratch, self.limits.folder_mb)
        system.mount("proc", "/proc", "proc")

    def _listen(self, name: str) -> socket.socket:
        """A socket in its sealed folder, which belongs to the one whom it becomes."""
        place = self.folder / name
        door = frames.listen(place)
        if self.uid is not None:
            os.chown(place, self.uid, self.uid)
        return door

    def _give_up(self) -> None:
        """Give up every privilege, and the calls that no cell needs."""
        system.drop_privileges(self.uid)
        syscalls.refuse()


def tell(control: socket.socket, **message: Any) -> None:
    """Send the host a message; a host that has gone is no error here."""
    with contextlib.suppress(OSError):
        control.send(json.dumps(message).encode())


def silence() -> None:
    """Send what is written past the kernel's own streams to nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
