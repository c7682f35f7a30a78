"""Files that are written whole or not at all: who reads one finds the old one or the new one."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from invigilator.exceptions import CourseError


class Unwritten(CourseError):
    """Raised when a file cannot be written; `reason` is the system's word and the file."""

    def __init__(self, path: Path, error: OSError) -> None:
        self.reason = f"{error.strerror}: {path}"
        super().__init__(
            f"{path} cannot be written: {error.strerror}. What has been graded is kept: fix "
            "that, and give the same command again."
        )


def write_json(path: Path, data: Any) -> None:
    """Write data as JSON; see `write_text`."""
    write_text(path, json.dumps(data))


def write_text(path: Path, text: str, mode: int | None = None) -> None:
    """Write a text in the place of the file of that name, also of one that is read-only.

    Parameters
    ----------
    path
        The file; its folder is made if need be.
    text
        What it will hold.
    mode
        Who may read and write it; by default what the user's own mask says.

    Raises
    ------
    CourseError
        If it cannot be written, as on a full disk.
    """
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, text.encode(), mode)


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Let one process after the other read a file and replace it, by a lock beside it.

    Raises
    ------
    CourseError
        If the lock cannot be made.
    """
    lock = path.with_suffix(".lock")
    with _told(lock):
        lock.parent.mkdir(parents=True, exist_ok=True)
        file = lock.open("a")
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _replace(path: Path, data: bytes, mode: int | None) -> None:
    unfinished = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with unfinished.open("xb") as file:
            file.write(data)
        if mode is not None:
            unfinished.chmod(mode)
        os.replace(unfinished, path)
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say of a file that cannot be written what to do."""
    try:
        yield
    except OSError as error:
        raise Unwritten(path, error) from error
