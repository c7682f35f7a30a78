"""Messages over a stream: four bytes of length, then the bytes."""

from __future__ import annotations

import select
import socket
import struct
import time

MAX_FRAME = 64 * 2**20
_LENGTH = struct.Struct("<I")


class BrokenFrame(ConnectionError):
    """Raised when the other side hangs up, says too much or says nothing in time."""


def send(stream: socket.socket, data: bytes) -> None:
    """Send one message."""
    stream.sendall(_LENGTH.pack(len(data)) + data)


def receive(stream: socket.socket, seconds: float | None = None) -> bytes:
    """Receive one message, within `seconds` in all.

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
    return _exactly(stream, length, deadline)


def _exactly(stream: socket.socket, count: int, deadline: float | None) -> bytes:
    parts = []
    while count:
        _wait(stream, deadline)
        part = stream.recv(min(count, 2**20))
        if not part:
            raise BrokenFrame("The other side hung up.")
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _wait(stream: socket.socket, deadline: float | None) -> None:
    if deadline is None:
        return
    left = deadline - time.monotonic()
    if left <= 0 or not select.select([stream], [], [], left)[0]:
        raise TimeoutError
