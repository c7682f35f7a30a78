"""Where root grades: a user id for each jail, which no other jail on the machine has meanwhile."""

from __future__ import annotations

import fcntl
import os
import secrets
import struct
import tempfile
from pathlib import Path

from invigilator.exceptions import SandboxUnavailable

#: The first of the ids, and how many there are.
FIRST, COUNT = 61184, 4000
#: Each byte of this file stands for an id; who holds a lock on it has claimed that.
FILE = "invigilator-user-ids.lock"
#: Where it may lie: what every process of the machine sees, else the folder for temporary files.
FOLDERS = (Path("/run"), Path(tempfile.gettempdir()))


class UserId:
    """An id that is claimed; the end of this process frees it, however it ends.

    The limit on processes counts all processes of a user: two jails of one id would take them
    from each other.

    Raises
    ------
    SandboxUnavailable
        If no id is free, or nothing says which are.
    """

    def __init__(self) -> None:
        self._lock = _open()
        start = secrets.randbelow(COUNT)
        for place in range(COUNT):
            self.number = FIRST + (start + place) % COUNT
            if _claimed(self._lock, self.number - FIRST):
                return
        self.release()
        raise SandboxUnavailable(
            f"All {COUNT} user ids for sandboxes are in use on this machine. Wait until other "
            "`course` commands have ended, then give the same command again."
        )

    def release(self) -> None:
        """Let others have it."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1


def _open() -> int:
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    why = ""
    for folder in FOLDERS:
        try:
            return os.open(folder / FILE, flags, 0o600)
        except OSError as error:
            why = f"{folder / FILE} cannot be opened: {error.strerror}"
    raise SandboxUnavailable(
        f"{why}. It says which user ids are in use: remove it, then try again."
    )


def _claimed(lock: int, place: int) -> bool:
    """Whether nobody had a lock on that byte, so that it is ours now.

    It belongs to this opening of the file, not to the process: jails of one process differ too.
    """
    wanted = struct.pack("hhlli", fcntl.F_WRLCK, os.SEEK_SET, place, 1, 0)
    try:
        fcntl.fcntl(lock, fcntl.F_OFD_SETLK, wanted)
    except OSError:
        return False
    return True
