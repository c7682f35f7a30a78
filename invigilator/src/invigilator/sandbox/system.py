"""The few Linux calls that a jail needs and Python 3.11 does not offer.

See namespaces(7), mount(2), prctl(2) and capabilities(7).
"""

from __future__ import annotations

import ctypes
import os
import resource
from functools import cache
from pathlib import Path

from invigilator.sandbox.limits import Limits

CLONE_NEWNS = 0x00020000
CLONE_NEWIPC = 0x08000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_REMOUNT, MS_BIND = 1, 2, 4, 32, 4096
MS_REC, MS_PRIVATE = 16384, 1 << 18
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 1, 4, 38
CAPABILITY_VERSION_3 = 0x20080522
MIB = 2**20
#: Files and folders in each writable folder.
INODES = 16384
#: Descriptors of one process: what it sends to itself through sockets counts for no other limit.
DESCRIPTORS = 256
NODES = ("null", "zero", "full", "random", "urandom", "tty")


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _check(result: int, what: str) -> None:
    if result != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")


def unshare() -> None:
    """Give this process mounts, queues and network of its own.

    The network has no interface that is up: nothing can be said in it, nor left behind.

    Raises
    ------
    OSError
        Where the system forbids it.
    """
    _check(_libc().unshare(CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWNET), "unshare")
    mount("none", "/", "", MS_REC | MS_PRIVATE)


def unshare_pids() -> None:
    """Give the children of this process, which stays where it is, PIDs of their own.

    Once the first of them has ended it can have no other, unless it comes back with setns(2).

    Raises
    ------
    OSError
        Where the system forbids it.
    """
    _check(_libc().unshare(CLONE_NEWPID), "unshare")


def fork_in_new_pids() -> int:
    """Fork a child that is PID 1 of a namespace of its own; when it ends, all in there end.

    Raises
    ------
    OSError
        Where the system forbids it; or to come back, after which this process can fork no more.
    """
    own = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
    child = -1
    try:
        unshare_pids()
        child = os.fork()
        return child
    finally:
        if child:
            _check(_libc().setns(own, CLONE_NEWPID), "setns")
        os.close(own)


def mount(source: str, target: str, kind: str, flags: int = 0, options: str = "") -> None:
    """Mount, bind or remount; raises OSError where the system forbids it."""
    arguments = [text.encode() if text else None for text in (source, target, kind)]
    result = _libc().mount(*arguments, ctypes.c_ulong(flags), options.encode() or None)
    _check(result, f"mount {target}")


def mount_scratch(target: str, size_mb: int) -> None:
    """Mount an empty folder of limited size that anybody may write."""
    mount(
        "tmpfs",
        target,
        "tmpfs",
        MS_NOSUID | MS_NODEV,
        f"size={size_mb}m,nr_inodes={INODES},mode=1777",
    )


def make_read_only(target: str) -> None:
    """Make a bind mount read-only."""
    mount("none", target, "", MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV)


def seal_devices() -> None:
    """Make each device a read-only mount, so that its times, which every jail sees, stay.

    A device on such a mount can still be read and written.
    """
    for name in NODES:
        device = Path("/dev") / name
        if device.exists():
            mount(str(device), str(device), "", MS_BIND)
            mount("none", str(device), "", MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID)


def die_with_parent() -> None:
    """Have this process killed when its parent ends."""
    _check(_libc().prctl(PR_SET_PDEATHSIG, 9, 0, 0, 0), "prctl")


def forbid_tracing() -> None:
    """Let no other process of the same user read or trace this one."""
    _check(_libc().prctl(PR_SET_DUMPABLE, 0, 0, 0, 0), "prctl")


def drop_privileges(uid: int | None) -> None:
    """Give up root's identity, where there is one, and every capability, for good."""
    if uid is not None:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    _check(_libc().prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl")
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _check(_libc().capset(header, nothing), "capset")


def apply(limits: Limits) -> None:
    """Set the limits that the kernel of the system enforces on this process and its children."""
    cpu_seconds = int(limits.notebook_seconds) + 60
    for what, amount in {
        resource.RLIMIT_AS: limits.memory_mb * MIB,
        resource.RLIMIT_NPROC: limits.processes,
        resource.RLIMIT_FSIZE: limits.file_mb * MIB,
        resource.RLIMIT_CPU: cpu_seconds,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: DESCRIPTORS,
    }.items():
        _, most = resource.getrlimit(what)
        amount = amount if most == resource.RLIM_INFINITY else min(amount, most)
        resource.setrlimit(what, (amount, amount))


def limit_growth(megabytes: int) -> None:
    """Let the address space of this process grow by so much and no more."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = pages * resource.getpagesize() + megabytes * MIB
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def lift_growth_limit() -> None:
    """Undo `limit_growth`, which children inherit."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def allow_files(count: int) -> None:
    """Let this process open that many files beyond a few, as far as the system lets it."""
    enough = count + DESCRIPTORS
    soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < enough:
        soft = enough if most == resource.RLIM_INFINITY else min(enough, most)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, most))


def threads() -> int:
    """How many threads this process has."""
    return len(list(Path("/proc/self/task").iterdir()))
