"""Inside the jail: the warm parent, which forks kernel after kernel and runs no student code.

It talks with the host over one socket, in JSON messages: the host says what else to import, then
``fork``, ``interrupt`` and ``kill``; the parent answers ``up`` and ``exit``, and each kernel
``ready``, before its first cell. Where the system allows it, each kernel lives in namespaces of its
own, so that nothing of it outlives it.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import importlib
import json
import os
import selectors
import shutil
import signal
import socket
import sys
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from invigilator.sandbox import kernel, probe, system
from invigilator.sandbox.newborn import Newborn, tell
from invigilator.sandbox.paths import FONTS, HOME

MAX_MESSAGE = 65536
#: The function of a helper module that does what each fork would have to do, such as read data.
WARM_UP = "warm_up"
#: What a kernel is sent for an order.
SIGNALS = {"kill": signal.SIGKILL, "interrupt": signal.SIGINT}


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
    kernel: int = 0
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
        elif order["do"] in SIGNALS and self.kernel:
            os.kill(self.kernel, SIGNALS[order["do"]])
        return True

    def fork(self, order: dict[str, Any]) -> None:
        """Fork a kernel; it tells the host when it is ready."""
        self.kernel_id = order["id"]
        self.kernel = system.fork_in_new_pids() if self.isolated else os.fork()
        if self.kernel:
            return
        try:
            signal.set_wakeup_fd(-1)
            for descriptor in self.private:
                os.close(descriptor)
            Newborn(self.control, self.uid, self.isolated, order).live()
        except Exception:
            traceback.print_exc()  # into the jail's log, unless it is sealed off already
        finally:
            os._exit(1)

    def reap(self) -> None:
        """Tell the host of a kernel that has ended, and whether nothing of it is left."""
        while True:
            try:
                pid, _ = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            if pid == self.kernel:
                self.kernel = 0
                clean = self.isolated and system.threads() == 1
                tell(self.control, event="exit", id=self.kernel_id, clean=clean)


def take_font_lists() -> None:
    """Put matplotlib's lists of fonts where it looks for them; it can also find fonts, slowly."""
    folder = HOME / ".cache" / "matplotlib"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True)
        for path in FONTS.iterdir():
            shutil.copyfile(path, folder / path.name)


def preload(modules: Iterable[str]) -> None:
    """Import what no kernel has to import again."""
    for module in modules:
        importlib.import_module(module)


def preload_wanted(modules: Iterable[str]) -> None:
    """Import what can be imported."""
    for module in modules:
        with contextlib.suppress(Exception):
            preload([module])


def warm_up(helpers: Iterable[str]) -> None:
    """Have helper modules do what each fork would have to do; what goes wrong is in the log."""
    for helper in helpers:
        try:
            getattr(sys.modules.get(helper), WARM_UP, lambda: None)()
        except (Exception, SystemExit):
            traceback.print_exc()


@contextlib.contextmanager
def without_tables_of_properties() -> Iterator[None]:
    """Let matplotlib leave them out of its docstrings: they take a fifth of its import.

    ``help`` shows no properties then, in the cells of a submission.
    """
    from matplotlib import artist

    tables, artist.kwdoc = artist.kwdoc, lambda artist: ""
    try:
        yield
    finally:
        artist.kwdoc = tables


def main(isolated: bool) -> None:
    """Preload what kernels need, then serve the host.

    Parameters
    ----------
    isolated : bool
        Whether each kernel gets namespaces of its own.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("--control", type=int, required=True)
    parser.add_argument("--uid", type=int)
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--preload", default="")
    options = parser.parse_args()
    gc.disable()  # what has to be imported stays
    system.lift_growth_limit()
    if not options.plain:
        system.forbid_tracing()
        take_font_lists()
    sys.modules["debugpy"] = None  # type: ignore[assignment] # kernels start faster without
    control = socket.socket(fileno=options.control)
    with without_tables_of_properties():
        preload(filter(None, options.preload.split(",")))
    if not (message := control.recv(MAX_MESSAGE)):
        return
    order = json.loads(message)
    preload(order["modules"])
    preload_wanted([*order["wanted"], *order["helpers"]])
    warm_up(each for each in order["helpers"] if each in order["wanted"])
    kernel.prepare()
    probe.rehearse()
    gc.freeze()
    gc.enable()
    Parent(control, options.uid, isolated).serve()
