"""On the host: a jail made by bubblewrap, with a warm parent in it that forks kernels."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

import psutil

from invigilator.exceptions import SandboxUnavailable
from invigilator.sandbox.bubblewrap import HOW_TO_GET_IT, find, walls
from invigilator.sandbox.jailed_kernel import JailedKernel
from invigilator.sandbox.limits import ONE_THREAD, Limits
from invigilator.sandbox.mounts import PACKAGE, View
from invigilator.sandbox.paths import COURSE, ENGINE, HELPERS, HOME
from invigilator.sandbox.preload import BASICS, SCIENCE
from invigilator.sandbox.user_ids import UserId
from invigilator.sandbox.watchdog import Watchdog

START_SECONDS = 180.0
STOP_SECONDS = 2.0
#: How much of the limit of one process all processes of a jail may use together.
MEMORY_FACTOR = 1.5
PREFIX = "course-jail-"
NO_FILES: Mapping[str, bytes] = MappingProxyType({})


class Jail:
    """A jail on this machine; use it as a context manager.

    It starts when it is made, and the first fork waits for it: what else grading needs can be
    read meanwhile, among it whether kernels need a framework.

    Parameters
    ----------
    view : View
        What it sees of the course.
    limits : Limits
        What each kernel in it may use.
    preload : sequence of str
        Modules to import before the first kernel is forked.
    sandboxed : bool
        False starts the same parent without bubblewrap: nothing is protected then.

    Raises
    ------
    SandboxUnavailable
        If bubblewrap is missing or no user id is free; from `wait` and the first `fork`, if the
        system forbids what it needs.
    """

    def __init__(
        self,
        view: View,
        limits: Limits,
        preload: Sequence[str] = SCIENCE,
        sandboxed: bool = True,
    ) -> None:
        if sandboxed:
            find()  # before anything is made that would have to be undone
        self._user_id = UserId() if sandboxed and os.geteuid() == 0 else None
        self.view = view
        self.limits = limits
        self.sandboxed = sandboxed
        self.isolated = False
        self.complete = False
        self.used = False
        self.kernel: JailedKernel | None = None
        self.watchdog: Watchdog | None = None
        self.folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
        self.folder.chmod(0o711)  # kernels of another uid pass through to their own folder
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.control = ours
        with theirs, (self.folder / "log").open("wb") as log:
            self.process = subprocess.Popen(  # noqa: S603
                self._command(theirs.fileno(), preload),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=None if sandboxed else {**os.environ, **self._environment()},
            )

    def load(
        self,
        modules: Sequence[str],
        limits: Limits,
        wanted: Sequence[str] = (),
        helpers: Sequence[str] = (),
    ) -> None:
        """Have the last modules imported, with which each kernel may use so much.

        It is called once, before the first fork; `wait` calls it with nothing if nobody else has.
        What is wanted and helpers may fail to import: the notebook will then say so.

        Parameters
        ----------
        modules : sequence of str
            What must be there.
        limits : Limits
            What each kernel may use.
        wanted : sequence of str
            What the notebook imports.
        helpers : sequence of str
            Helper modules of the course. Of those that the notebook itself imports, the function
            ``warm_up`` is called, if there is one.
        """
        self.complete = True
        self.limits = limits
        with contextlib.suppress(OSError):  # a parent that has gone is noticed by `wait`
            order = {"modules": modules, "wanted": wanted, "helpers": helpers}
            self.control.send(json.dumps(order).encode())

    def wait(self) -> None:
        """Wait until the jail can fork.

        Raises
        ------
        SandboxUnavailable
            If it does not start.
        """
        if not self.complete:
            self.load((), self.limits)
        if self.watchdog is None:
            self._await_parent()
            limit = int(MEMORY_FACTOR * self.limits.memory_mb)
            self.watchdog = Watchdog(self.process.pid, limit, self.end_kernel)
            self.watchdog.start()

    def fork(self, beside: Mapping[str, bytes] = NO_FILES) -> JailedKernel:
        """Fork a kernel; it is ready for its first message when this returns.

        Parameters
        ----------
        beside : dict
            The files that it finds in its working folder, by name.

        Raises
        ------
        KernelFailure
            If the kernel does not start.
        RuntimeError
            If the one before has not been ended.
        """
        if self.kernel is not None and not self.kernel.ended:
            raise RuntimeError("A jail has one kernel at a time: end the other one first.")
        self.wait()
        self.used = True
        self.kernel = JailedKernel(self, beside)
        return self.kernel

    def end_kernel(self) -> None:
        """Order the present kernel to be ended; a parent that has gone needs no order."""
        with contextlib.suppress(OSError):
            self.control.send(json.dumps({"do": "kill"}).encode())

    @property
    def uid(self) -> int | None:
        """The user id of kernels, if it is another one than ours."""
        return self._user_id.number if self._user_id is not None else None

    @property
    def reusable(self) -> bool:
        """Whether another submission's kernel may be forked here."""
        return self.process.poll() is None and (self.isolated or not self.used)

    def close(self) -> None:
        """End the jail and all that is in it."""
        if self.watchdog is not None:
            self.watchdog.stop()
        self.control.close()  # at which the parent ends by itself
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._user_id is not None:
            self._user_id.release()

    def __enter__(self) -> Self:
        self.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def hear(self, seconds: float) -> dict[str, Any]:
        """The parent's next message; empty when it has hung up or says nothing in time."""
        self.control.settimeout(seconds)
        try:
            data = self.control.recv(65536)
        except (TimeoutError, OSError):
            return {}
        return dict(json.loads(data)) if data else {}

    def _await_parent(self) -> None:
        message = self.hear(START_SECONDS)
        if not message:
            log = (self.folder / "log").read_text(errors="replace").strip()[-2000:]
            self.close()
            raise SandboxUnavailable(
                f"The sandbox does not start on this machine:\n{log}\n{HOW_TO_GET_IT}"
            )
        self.isolated = message["isolated"]

    def _command(self, control: int, preload: Sequence[str]) -> list[str]:
        parent = [sys.executable, "-m", "invigilator.sandbox", "--control", str(control)]
        parent += ["--preload", ",".join([*BASICS, *preload])]
        if not self.sandboxed:
            return [*parent, "--plain"]
        if self.uid is not None:
            parent += ["--uid", str(self.uid)]
        environment = self._environment()
        as_root = self.uid is not None
        return [*walls(self.view, self.limits, self.folder, environment, as_root), *parent]

    def _python_path(self) -> list[Path]:
        """Where a kernel finds the graders' public part, the helpers and the engine."""
        if self.sandboxed:
            return [COURSE, HELPERS, ENGINE]
        course = self.view.course
        return [course.root, course.helpers_folder, PACKAGE.parent]

    def _environment(self) -> dict[str, str]:
        settings = {
            "PYTHONPATH": ":".join(map(str, self._python_path())),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONHASHSEED": "0",
            "MPLBACKEND": "module://matplotlib_inline.backend_inline",
            "MALLOC_ARENA_MAX": "2",
            "HDF5_USE_FILE_LOCKING": "FALSE",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "CUDA_VISIBLE_DEVICES": "-1",
            **dict.fromkeys(ONE_THREAD, "1"),
        }
        private = {"HOME": str(HOME), "TMPDIR": str(HOME), "PATH": os.defpath, "LANG": "C.UTF-8"}
        return {**settings, **private} if self.sandboxed else settings


def sweep() -> None:
    """Remove the folders of jails whose process was killed before it could."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        owner = folder.name.removeprefix(PREFIX).split("-")[0]
        if owner.isdigit() and not psutil.pid_exists(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)
