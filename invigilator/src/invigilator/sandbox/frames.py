"""Messages over a stream: four bytes of length, then the bytes."""

from __future__ import annotations

import os
import select
import socket
import stat
import struct
import time
from collections.abc import Iterator
from pathlib import Path

#: What is said of a cell, between the messages that are its outputs.
BEGUN, DONE, DEAF, GONE = "begun", "done", "deaf", "gone"
#: What stands for a message that is longer than the listener takes.
LONG = b'["long", {}]'
MAX_FRAME = 64 * 2**20
_LENGTH = struct.Struct("<I")


class Impostor(ConnectionError):
    """Raised when what should be a socket of a kernel is something else."""


class BrokenFrame(ConnectionError):
    """Raised when the other side hangs up, says too much or says nothing in time."""


def listen(path: Path) -> socket.socket:
    """Bind a socket that one caller, the judge on the host, may connect to."""
    door = socket.socket(socket.AF_UNIX)
    door.bind(str(path))
    path.chmod(0o666)
    door.listen(1)
    return door


def connect(path: Path, owner: int, seconds: float) -> socket.socket:
    """Call a socket in a folder that a student may write; no link is followed.

    Raises
    ------
    Impostor
        If it is no socket, or somebody else's.
    OSError
        If nobody answers.
    """
    place = os.open(path, os.O_PATH | os.O_NOFOLLOW | os.O_CLOEXEC)
    stream = socket.socket(socket.AF_UNIX)
    try:
        stream.settimeout(seconds)
        found = os.fstat(place)
        if not stat.S_ISSOCK(found.st_mode) or found.st_uid != owner:
            raise Impostor(f"{path.name} is no socket of this kernel.")
        stream.connect(f"/proc/self/fd/{place}")
    except OSError:
        stream.close()
        raise
    finally:
        os.close(place)
    return stream


def send(stream: socket.socket, data: bytes) -> None:
    """Send one message."""
    stream.sendall(_LENGTH.pack(len(data)) + data)


def receive(stream: socket.socket, seconds: float | None = None, most: int = MAX_FRAME) -> bytes:
    """Receive one message, within `seconds` in all; of one longer than `most`, only that it is.

    Raises
    ------
    BrokenFrame
        If the stream ends first or the message is too long.
    TimeoutError
        If the message is not complete in time.
    """
    deadline = None if seconds is None else time.monotonic() + seconds
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size, deadline))
    if length > MAX_FRAME:
        raise BrokenFrame(f"A message of {length} bytes is longer than {MAX_FRAME}.")
    if length > most:
        for _ in _parts(stream, length, deadline):
            pass
        return LONG
    return _exactly(stream, length, deadline)


def _exactly(stream: socket.socket, count: int, deadline: float | None) -> bytes:
    return b"".join(_parts(stream, count, deadline))


def _parts(stream: socket.socket, count: int, deadline: float | None) -> Iterator[bytes]:
    while count:
        _wait(stream, deadline)
        part = stream.recv(min(count, 2**20))
        if not part:
            raise BrokenFrame("The other side hung up.")
        count -= len(part)
        yield part


def _wait(stream: socket.socket, deadline: float | None) -> None:
    if deadline is None:
        return
    left = deadline - time.monotonic()
    if left <= 0 or not select.select([stream], [], [], left)[0]:
        raise TimeoutError
