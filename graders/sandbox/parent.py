"""Inside the jail: the warm parent, which forks kernel after kernel and runs no student code.

It talks with the host over one socket, in JSON messages: the host says ``fork`` and ``kill``, the
parent answers ``ready`` and ``exit``. Where the system allows it, each kernel lives in mount, PID
and IPC namespaces of its own, so that nothing of it outlives it.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graders.sandbox import probe, system
from graders.sandbox.kernel import become_kernel
from graders.sandbox.limits import Limits
from graders.sandbox.places import HOME, KERNELS, MOUNTED

MAX_MESSAGE = 65536


@dataclass
class Parent:
    """The warm parent of a jail.

    Parameters
    ----------
    control : socket
        To the host.
    uid : int or None
        Whom kernels become, where the jail is root's.
    isolated : bool
        Whether each kernel gets namespaces of its own.
    """

    control: socket.socket
    uid: int | None
    isolated: bool
    keeper: int = 0
    kernel_id: str = ""
    private: tuple[int, ...] = ()

    def serve(self) -> None:
        """Answer the host until it hangs up."""
        wakeup, alarm = os.pipe()
        os.set_blocking(alarm, False)
        signal.set_wakeup_fd(alarm)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        tell(self.control, event="up", isolated=self.isolated)
        with selectors.DefaultSelector() as selector:
            selector.register(self.control, selectors.EVENT_READ)
            selector.register(wakeup, selectors.EVENT_READ)
            self.private = (wakeup, alarm, selector.fileno())
            while True:
                ready = {key.fd for key, _ in selector.select()}
                if wakeup in ready:
                    os.read(wakeup, 4096)
                    self.reap()
                if self.control.fileno() in ready and not self.obey():
                    return

    def obey(self) -> bool:
        """Carry out one order; False when the host has hung up."""
        data = self.control.recv(MAX_MESSAGE)
        if not data:
            return False
        order = json.loads(data)
        if order["do"] == "fork":
            self.fork(order)
        elif order["do"] == "kill" and self.keeper:
            os.kill(self.keeper, signal.SIGTERM)
        return True

    def fork(self, order: dict[str, Any]) -> None:
        """Fork a keeper, which forks the kernel, waits for it and ends after it."""
        self.kernel_id = order["id"]
        self.keeper = os.fork()
        if self.keeper:
            return
        signal.set_wakeup_fd(-1)
        code = 1
        try:
            code = Keeper(self, order).keep()
        except Exception:
            traceback.print_exc()  # into the jail's log
        finally:
            os._exit(code)

    def reap(self) -> None:
        """Tell the host of a kernel that has ended, and whether nothing of it is left."""
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            if pid == self.keeper:
                self.keeper = 0
                clean = self.isolated and os.WIFEXITED(status) and system.threads() == 1
                tell(self.control, event="exit", id=self.kernel_id, clean=clean)


class Keeper:
    """The process between parent and kernel: outside the kernel's reach, inside its mounts."""

    def __init__(self, parent: Parent, order: dict[str, Any]) -> None:
        self.parent = parent
        self.id = order["id"]
        self.limits = Limits(**order["limits"])
        self.folder = Path(order["folder"])
        self.home = HOME if parent.isolated else Path(order["home"])
        self.scratch = order["scratch"]
        self.kernel = 0

    def keep(self) -> int:
        """Fork the kernel, seal its folder once its sockets are bound, and wait for its end."""
        signal.signal(signal.SIGTERM, self._kill)
        if self.parent.isolated:
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
            if self.parent.isolated:
                system.make_read_only(str(MOUNTED))
            tell(self.parent.control, event="ready", id=self.id)
        os.close(sealed_write)
        os.waitpid(self.kernel, 0)
        return 0

    def _kill(self, *_: object) -> None:
        if self.kernel:
            os.kill(self.kernel, signal.SIGKILL)

    def _isolate(self) -> None:
        system.unshare()
        system.mount(str(self.folder), str(MOUNTED), "", system.MS_BIND)
        system.mount_scratch(str(KERNELS), 1)
        for scratch in self.scratch:
            system.mount_scratch(scratch, self.limits.folder_mb)

    def _run_kernel(self, bound: int, sealed: int) -> None:
        """Be the kernel; never returns."""
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        self.parent.control.close()
        for descriptor in self.parent.private:
            os.close(descriptor)
        silence()
        folder = self.folder
        if self.parent.isolated:
            system.mount("proc", "/proc", "proc")
            folder = MOUNTED

        def ready() -> None:
            os.write(bound, b"1")
            os.close(bound)
            os.read(sealed, 1)
            os.close(sealed)

        code = 1
        try:
            become_kernel(folder / "kernel.json", self.limits, self.home, self.parent.uid, ready)
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


def can_isolate() -> bool:
    """Whether a child of this process may have namespaces of its own."""
    pid = os.fork()
    if pid == 0:
        try:
            system.unshare()
        except (OSError, AttributeError):
            os._exit(1)
        os._exit(0)
    return os.waitpid(pid, 0)[1] == 0


def main() -> None:
    """Preload what kernels need, then serve the host."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--control", type=int, required=True)
    parser.add_argument("--uid", type=int)
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--preload", default="")
    options = parser.parse_args()
    system.lift_growth_limit()
    if not options.plain:
        system.forbid_tracing()
    isolated = not options.plain and can_isolate()
    sys.modules["debugpy"] = None  # type: ignore[assignment] # kernels start faster without
    for module in filter(None, options.preload.split(",")):
        importlib.import_module(module)
    probe.rehearse()
    gc.collect()
    gc.freeze()
    control = socket.socket(fileno=options.control)
    Parent(control, options.uid, isolated).serve()


if __name__ == "__main__":
    main()
