"""Where the bytes of a file lie, and how they are had: never over a link, never without a bound."""

from __future__ import annotations

import contextlib
import io
import os
import stat
from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

#: The largest archive that is opened inside another one, in bytes.
MAX_ARCHIVE = 200 * 2**20
#: No link is followed, and nobody is waited for.
CAREFULLY = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class Unobtainable(Exception):
    """Raised when a file does not give out its bytes; the text says why."""


class Content(ABC):
    """The bytes of one file, read when their turn comes."""

    @abstractmethod
    def read(self, limit: int) -> bytes:
        """At most `limit` bytes from the beginning.

        Raises
        ------
        Unobtainable
            If they cannot be had.
        """

    @abstractmethod
    def state(self) -> Hashable:
        """What changes with the bytes, had without reading them.

        Raises
        ------
        Unobtainable
            If the file is not there.
        """

    def open(self) -> BinaryIO:
        """The file, to move about in; to be closed by its opener.

        Raises
        ------
        Unobtainable
            If it cannot be had, or is too large to be opened.
        """
        data = self.read(MAX_ARCHIVE + 1)
        if len(data) > MAX_ARCHIVE:
            raise Unobtainable(f"it is larger than {MAX_ARCHIVE // 2**20} MiB")
        return io.BytesIO(data)


@dataclass(frozen=True)
class FileOnDisk(Content):
    """A regular file; a link, a FIFO or a device of that name is never opened for reading.

    Parameters
    ----------
    path
        Where it lies.
    root
        The folder that an instructor has named: below it, no folder on the way may be a link.
    """

    path: Path
    root: Path | None = None

    def read(self, limit: int) -> bytes:
        """At most `limit` bytes from the beginning."""
        try:
            with self.open() as file:
                return file.read(limit)
        except OSError as error:
            raise Unobtainable(_why_unread(error)) from None

    def state(self) -> Hashable:
        """Which file it is, how large, and when it was changed."""
        try:
            with self._place(os.O_PATH) as place:
                found = os.fstat(place)
        except (OSError, ValueError) as error:
            raise Unobtainable(_why_unread(error)) from None
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns

    def open(self) -> BinaryIO:
        """The file itself."""
        try:
            with self._place(os.O_RDONLY) as place:
                return _regular(os.dup(place))
        except (OSError, ValueError) as error:
            raise Unobtainable(_why_unread(error)) from None

    @contextlib.contextmanager
    def _place(self, how: int) -> Iterator[int]:
        """A descriptor of what lies there; of a link, an error or the link itself."""
        root = self.path.parent if self.root is None else self.root
        *folders, name = self.path.relative_to(root).parts
        with contextlib.ExitStack() as opened:
            place = os.open(root, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
            opened.callback(os.close, place)
            for folder in folders:
                way = os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
                place = os.open(folder, way, dir_fd=place)
                opened.callback(os.close, place)
            place = os.open(name, how | CAREFULLY, dir_fd=place)
            opened.callback(os.close, place)
            yield place


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file, and nothing else, without waiting for anybody.

    Raises
    ------
    OSError
        If it is a link or no regular file, or cannot be opened.
    """
    return _regular(os.open(path, os.O_RDONLY | CAREFULLY))


def _regular(descriptor: int) -> BinaryIO:
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(None, "it is not a file")
    return open(descriptor, "rb")


def _why_unread(error: OSError | ValueError) -> str:
    why = error.strerror if isinstance(error, OSError) else "its name is no name"
    return f"the file cannot be read ({why})"
