"""System calls that a kernel in the jail is refused.

Some would leave something behind for the next submission (keyrings), some look into other
processes, some keep others from files that all may read (locks), some get round a limit (memory
that belongs to no process, namespaces of one's own in which folders have no quota), and some reach
parts of the system in which flaws are often found.
See seccomp(2); the numbers are those of ``asm/unistd.h``. On machines that are not in the table
nothing is refused, and the log of the jail says so.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from collections.abc import Iterator

PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2
LOAD, JUMP_IF_EQUAL, JUMP_IF_ABOVE, JUMP_IF_SET, RETURN = 0x20, 0x15, 0x25, 0x45, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16
ALLOW, KILL, FAIL = 0x7FFF0000, 0x80000000, 0x00050000
LAST_NUMBER = 0x3FFFFFFF  # beyond it: the x32 calls of x86_64
NEW_NAMESPACES = 0x7E020000  # CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET
CLONE3 = 435
#: Families of sockets that are let be: of this machine, and of networks, of which there is none.
FAMILIES = (1, 2, 10)
SOCKETS = {"x86_64": (41, 53), "aarch64": (198, 199)}

UNKNOWN_MACHINE = "The table of system calls does not know {machine}: none is refused here."
ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
CLONE = {"x86_64": 56, "aarch64": 220}
#: By name, the numbers on x86_64 and aarch64.
REFUSED = {
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_getfd": (438, 438),
    "kcmp": (312, 272),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "msgget": (68, 186),
    "semget": (64, 190),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "open_by_handle_at": (304, 265),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "flock": (73, 32),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def refuse() -> None:
    """Refuse the calls above to this process and its children, for good.

    Privileges must have been dropped, and the process must have one thread.

    Raises
    ------
    OSError
        If the system has no such filters.
    """
    machine = platform.machine()
    if machine not in ARCHITECTURES:
        print(UNKNOWN_MACHINE.format(machine=machine), file=sys.stderr)  # noqa: T201
        return
    instructions = b"".join(_filter(machine))
    program = _Program(len(instructions) // 8, instructions)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "this system cannot filter system calls (seccomp)")


def _filter(machine: str) -> Iterator[bytes]:
    """The filter in classic BPF; each test that fails jumps over the verdict that follows it."""
    yield _instruction(LOAD, ARCHITECTURE)
    yield _instruction(JUMP_IF_EQUAL, ARCHITECTURES[machine], on_true=1)
    yield _instruction(RETURN, KILL)
    yield _instruction(LOAD, NUMBER)
    yield _instruction(JUMP_IF_ABOVE, LAST_NUMBER, on_false=1)
    yield _instruction(RETURN, KILL)
    for numbers in REFUSED.values():
        number = dict(zip(ARCHITECTURES, numbers, strict=True))[machine]
        yield from _fail_if(JUMP_IF_EQUAL, number, errno.EPERM)
    # The flags of clone3 cannot be seen here; without it, everybody falls back on clone.
    yield from _fail_if(JUMP_IF_EQUAL, CLONE3, errno.ENOSYS)
    yield from _if_called(SOCKETS[machine][0], _only_families())
    yield from _if_called(SOCKETS[machine][1], _only_families())
    yield from _if_called(CLONE[machine], _no_namespaces())
    yield _instruction(RETURN, ALLOW)


def _only_families() -> list[bytes]:
    """Refuse sockets of other families: vsock and netlink reach past a network namespace."""
    tests = [
        _instruction(JUMP_IF_EQUAL, family, on_true=len(FAMILIES) - number)
        for number, family in enumerate(FAMILIES)
    ]
    refused = _instruction(RETURN, FAIL | errno.EOPNOTSUPP)
    return [_instruction(LOAD, FIRST_ARGUMENT), *tests, refused, _instruction(RETURN, ALLOW)]


def _no_namespaces() -> list[bytes]:
    tests = [*_fail_if(JUMP_IF_SET, NEW_NAMESPACES, errno.EPERM)]
    return [_instruction(LOAD, FIRST_ARGUMENT), *tests, _instruction(RETURN, ALLOW)]


def _if_called(number: int, body: list[bytes]) -> Iterator[bytes]:
    """Instructions for one call, which end with a verdict; others jump over them."""
    yield _instruction(JUMP_IF_EQUAL, number, on_false=len(body))
    yield from body


def _fail_if(test: int, operand: int, error: int) -> Iterator[bytes]:
    yield _instruction(test, operand, on_false=1)
    yield _instruction(RETURN, FAIL | error)


def _instruction(code: int, operand: int, on_true: int = 0, on_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, on_true, on_false, operand)
