"""Inside the jail: the way out for what cells print and show, over one socket, without a protocol.

The kernel believes that it speaks Jupyter's messages; of each only kind and content are sent. What
goes out is the student's word: the host believes none of it, and bounds it.
"""

from __future__ import annotations

import io
import json
import os
import socket
import threading
import time
from typing import Any

from jupyter_client.session import Session

from invigilator.sandbox import frames

#: Characters that wait to be sent, that go in one message, and of one line of an error.
MAX_WAITING, MAX_PIECE, MAX_LINE = 8192, 2**16, 2000
MAX_LINES = 50
WAITING_SECONDS = 0.2


class Outbox(Session):
    """Stands where the kernel sends its messages."""

    line: socket.socket | None = None
    owner = 0

    def open(self, line: socket.socket) -> None:
        """Send through `line` from now on; what a forked child shows goes nowhere."""
        self.line, self.owner = line, os.getpid()

    def send(
        self, stream: Any, msg_or_type: Any, content: Any = None, *_: Any, **__: Any
    ) -> dict[str, Any]:
        """Send kind and content of a message."""
        whole = isinstance(msg_or_type, dict)
        kind = msg_or_type["msg_type"] if whole else msg_or_type
        if self.line is not None and os.getpid() == self.owner:
            shown = msg_or_type["content"] if whole else content
            if kind == "error":
                shown = _short(shown)
            frames.send(self.line, json.dumps([kind, shown], default=repr).encode())
        return {}


class Stream(io.TextIOBase):
    """The kernel's standard output or error: gathers text and sends it when there is some.

    Parameters
    ----------
    name : str
        ``stdout`` or ``stderr``.
    outbox : Outbox
        The way out.
    """

    encoding = "UTF-8"

    def __init__(self, name: str, outbox: Outbox) -> None:
        self.name = name
        self.outbox = outbox
        self._waiting: list[str] = []
        self._size = 0
        self._sent = time.monotonic()
        self._lock = threading.RLock()

    def write(self, text: str) -> int:
        """Take in text; a lot of it, or what has waited long, is sent at once."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        with self._lock:
            self._waiting.append(text)
            self._size += len(text)
            if self._size > MAX_WAITING or time.monotonic() > self._sent + WAITING_SECONDS:
                self.flush()
        return len(text)

    def flush(self) -> None:
        """Send what waits."""
        with self._lock:
            text, self._waiting, self._size = "".join(self._waiting), [], 0
            self._sent = time.monotonic()
            for start in range(0, len(text), MAX_PIECE):
                piece = text[start : start + MAX_PIECE]
                self.outbox.send(None, "stream", {"name": self.name, "text": piece})

    def writable(self) -> bool:
        """It is."""
        return True

    def fileno(self) -> int:
        """The descriptor of that stream, which leads nowhere."""
        return {"stdout": 1, "stderr": 2}[self.name]


def _short(error: dict[str, Any]) -> dict[str, Any]:
    """What an error says, no longer than is kept of it: the host takes no long message apart."""
    name, value = str(error["ename"])[:MAX_LINE], str(error["evalue"])[:MAX_LINE]
    lines = [str(line)[:MAX_LINE] for line in error["traceback"][-MAX_LINES:]]
    return {"ename": name, "evalue": value, "traceback": lines}
