"""Inside the jail: an IPython kernel in a process that was forked for one submission.

It is made once, in the warm parent, so that each fork finds it ready. Cells come and outputs go
over one socket; there are no ZeroMQ sockets, no threads for them, and no messages but outputs.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import json
import logging
import os
import shutil
import signal
import socket
import sys
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from tornado.ioloop import IOLoop
from traitlets import Type
from traitlets.config import Config

from invigilator.sandbox import frames, probe, system
from invigilator.sandbox.limits import Limits
from invigilator.sandbox.outbox import Outbox, Stream
from invigilator.sandbox.shell import Compiler, Shell

#: Taken before a submission may put something else in their places.
EXECUTE, SEND = IPythonKernel.do_execute, Outbox.send


class CellKernel(IPythonKernel):  # type: ignore[misc]
    """IPython's kernel, which is handed cells one by one and sends their outputs to an outbox."""

    shell_class = Shell
    compiler_class = Type(Compiler)

    def start(self) -> None:
        """Do nothing: there are no channels to listen on."""

    def do_shutdown(self, restart: bool) -> dict[str, Any]:
        """Stay: in JupyterLab a student presses on with the next cell, in a kernel that is back."""
        return {"status": "ok", "restart": restart}


def settings() -> Config:
    """The kernel's settings: no history file, quiet, plain text in errors."""
    config = Config()
    config.HistoryManager.enabled = False
    config.Completer.use_jedi = False
    config.InteractiveShell.colors = "nocolor"
    config.InlineBackend.figure_formats = {"png"}
    return config


def prepare() -> CellKernel:
    """Make the kernel, in the warm parent."""
    log = logging.getLogger("kernel")
    log.setLevel(logging.CRITICAL)
    kernel: CellKernel = CellKernel.instance(
        config=settings(),
        session=Outbox(),
        shell_channel_thread=SimpleNamespace(parent_thread=threading.main_thread()),
        log=log,
    )
    IPKernelApp.instance().kernel = kernel  # by which notebooks restart theirs
    kernel.shell.unobserve_all("exit_now")  # ``exit()`` passes: the cells behind it count too
    kernel.shell.extension_manager.load_extension("storemagic")
    return kernel


def settle(given: Path, home: Path) -> None:
    """Go to the student's working folder, with what lay beside the notebook.

    Parameters
    ----------
    given : Path
        The folder of that.
    home : Path
        The working folder.
    """
    os.chdir(home)
    os.environ["HOME"] = str(home)
    take_files(given, home)


def become_kernel(cells: socket.socket, judge: socket.socket, limits: Limits) -> None:
    """Set the limits, and run cells until the host hangs up.

    Parameters
    ----------
    cells, judge : socket
        Where the host calls, for cells and for the judge.
    limits : Limits
        What this process and its children may use.
    """
    kernel = CellKernel.instance()
    probe.answer(judge, kernel.shell)
    sys.stdout, sys.stderr = (Stream(name, kernel.session) for name in ("stdout", "stderr"))
    system.apply(limits)
    asyncio.run(serve(cells, kernel))


def take_files(source: Path, home: Path) -> None:
    """Have in the working folder what lay beside the notebook, as far as there is room for it."""
    if source != home:
        for path in sorted(source.rglob("*")):
            with contextlib.suppress(OSError):
                if path.is_dir():
                    (home / path.relative_to(source)).mkdir()
                else:
                    shutil.copyfile(path, home / path.relative_to(source))
    if str(home) not in sys.path:
        sys.path.insert(0, str(home))
    importlib.invalidate_caches()


async def serve(door: socket.socket, kernel: CellKernel) -> None:
    """Run cell after cell, in an event loop as Jupyter does: cells may await, and leave tasks."""
    kernel.io_loop = IOLoop.current()
    _wake_for_signals(asyncio.get_running_loop())
    line, _ = door.accept()
    door.close()
    kernel.session.open(line)
    streams = sys.stdout, sys.stderr
    while cell := await _next(line):
        number, code = cell
        SEND(kernel.session, None, frames.BEGUN, {"cell": number})
        ended = await _run(kernel, code)
        for stream in streams:
            stream.flush()
        SEND(kernel.session, None, ended, {"cell": number})


def _wake_for_signals(loop: asyncio.AbstractEventLoop) -> None:
    """Let a signal end the loop's wait, so that a cell that awaits can be interrupted too."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    theirs.setblocking(False)
    loop.add_reader(ours, ours.recv, 4096)
    signal.set_wakeup_fd(theirs.detach(), warn_on_full_buffer=False)


async def _next(line: socket.socket) -> tuple[int, str] | None:
    """The next cell's number and code; None when the host has hung up."""
    waiting, loop = asyncio.Event(), asyncio.get_running_loop()
    loop.add_reader(line, waiting.set)
    await waiting.wait()
    loop.remove_reader(line)
    try:
        number, code = json.loads(frames.receive(line))
    except frames.BrokenFrame:
        return None
    return number, code


async def _run(kernel: CellKernel, code: str) -> str:
    """Run a cell, which the host may interrupt; whether there is still a kernel that can."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        await EXECUTE(kernel, code, silent=False)
    except (KeyboardInterrupt, asyncio.CancelledError):
        return frames.DONE
    except Exception:  # an earlier cell has broken the shell
        return frames.DEAF
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    return frames.DONE
