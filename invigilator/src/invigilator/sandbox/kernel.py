"""Inside the jail: become a Jupyter kernel in a process that was forked for one submission."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ipykernel.kernelapp import IPKernelApp
from traitlets.config import Config

from invigilator.sandbox import probe, syscalls, system
from invigilator.sandbox.limits import Limits


def settings(connection_file: Path) -> Config:
    """The kernel's settings: no history file, no user's start-up files, quiet."""
    config = Config()
    config.IPKernelApp.connection_file = str(connection_file)
    config.IPKernelApp.log_level = 50
    config.HistoryManager.enabled = False
    config.Completer.use_jedi = False
    config.InteractiveShell.colors = "nocolor"
    config.InlineBackend.figure_formats = {"png"}
    return config


def stay_alive(app: IPKernelApp) -> None:
    """Let ``exit()`` and the usual ways to restart a kernel pass: the cells behind them count too.

    In JupyterLab a student presses on with the next cell, in a kernel that has come back.
    """
    app.shell.unobserve_all("exit_now")
    app.kernel.do_shutdown = lambda restart: {"status": "ok", "restart": restart}


def become_kernel(
    connection_file: Path, limits: Limits, home: Path, uid: int | None, ready: Callable[[], None]
) -> None:
    """Drop every privilege, set the limits, start the kernel, and serve until told to stop.

    Parameters
    ----------
    connection_file : Path
        Names the sockets to bind.
    limits : Limits
        What this process and its children may use.
    home : Path
        The student's own working folder.
    uid : int or None
        Whom to become, if this process is root.
    ready : callable
        Called when the sockets are bound, before the first message is read.
    """
    system.drop_privileges(uid)
    syscalls.refuse()
    os.chdir(home)
    os.environ["HOME"] = str(home)
    app = IPKernelApp.instance(config=settings(connection_file))
    app.initialize([])
    stay_alive(app)
    probe.listen(connection_file.parent, app.shell)
    ready()
    system.apply(limits)
    app.start()
