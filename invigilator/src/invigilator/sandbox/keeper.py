"""Inside the jail: the process between the warm parent and a kernel."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import traceback
from pathlib import Path
from typing import Any

from invigilator.sandbox import system
from invigilator.sandbox.kernel import become_kernel
from invigilator.sandbox.limits import Limits
from invigilator.sandbox.paths import HOME, KERNELS, MOUNTED


class Keeper:
    """The process between parent and kernel: outside the kernel's reach, inside its mounts.

    Parameters
    ----------
    control : socket
        To the host.
    uid : int or None
        Whom the kernel becomes, where the jail is root's.
    isolated : bool
        Whether the kernel gets namespaces of its own.
    private : tuple of int
        Descriptors of the parent, which the kernel must not have.
    order : dict
        The host's: ``id``, ``limits``, ``folder``, ``home`` and ``scratch`` of the kernel.
    """

    def __init__(
        self,
        control: socket.socket,
        uid: int | None,
        isolated: bool,
        private: tuple[int, ...],
        order: dict[str, Any],
    ) -> None:
        self.control = control
        self.uid = uid
        self.isolated = isolated
        self.private = private
        self.id = order["id"]
        self.limits = Limits(**order["limits"])
        self.folder = Path(order["folder"])
        self.home = HOME if isolated else Path(order["home"])
        self.scratch = order["scratch"]
        self.kernel = 0

    def keep(self) -> int:
        """Fork the kernel, seal its folder once its sockets are bound, and wait for its end."""
        signal.signal(signal.SIGTERM, lambda *_: self._send(signal.SIGKILL))
        signal.signal(signal.SIGUSR1, lambda *_: self._send(signal.SIGINT))
        if self.isolated:
            system.die_with_parent()
            self._isolate()
        bound_read, bound_write = os.pipe()
        sealed_read, sealed_write = os.pipe()
        self.kernel = os.fork()
        if self.kernel == 0:
            os.close(bound_read)
            os.close(sealed_write)
            self._run_kernel(bound_write, sealed_read)
        os.close(bound_write)
        os.close(sealed_read)
        if os.read(bound_read, 1):
            if self.isolated:
                system.make_read_only(str(MOUNTED))
            tell(self.control, event="ready", id=self.id)
        os.close(sealed_write)
        os.waitpid(self.kernel, 0)
        return 0

    def _send(self, number: int) -> None:
        if self.kernel:
            os.kill(self.kernel, number)

    def _isolate(self) -> None:
        system.unshare()
        system.mount(str(self.folder), str(MOUNTED), "", system.MS_BIND)
        system.mount_scratch(str(KERNELS), 1)
        system.seal_devices()
        for scratch in self.scratch:
            system.mount_scratch(scratch, self.limits.folder_mb)

    def _run_kernel(self, bound: int, sealed: int) -> None:
        """Be the kernel; never returns."""
        for number in (signal.SIGTERM, signal.SIGUSR1):
            signal.signal(number, signal.SIG_IGN)
        self.control.close()
        for descriptor in self.private:
            os.close(descriptor)
        silence()
        folder = self.folder
        if self.isolated:
            system.mount("proc", "/proc", "proc")
            folder = MOUNTED

        def ready() -> None:
            os.write(bound, b"1")
            os.close(bound)
            os.read(sealed, 1)
            os.close(sealed)

        code = 1
        try:
            become_kernel(folder, self.limits, self.home, self.uid, ready)
            code = 0
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(code)


def tell(control: socket.socket, **message: Any) -> None:
    """Send the host a message; a host that has gone is no error here."""
    with contextlib.suppress(OSError):
        control.send(json.dumps(message).encode())


def silence() -> None:
    """Send what is written past the kernel's own streams to nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
