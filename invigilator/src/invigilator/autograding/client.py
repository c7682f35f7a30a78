"""Hands a jailed kernel one cell after the other, and bounds what comes back."""

from __future__ import annotations

import contextlib
import json
import select
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from invigilator.autograding.outputs import CellOutputs
from invigilator.sandbox import frames
from invigilator.sandbox.jailed_kernel import JailedKernel
from invigilator.sandbox.paths import CELLS

WELCOME_SECONDS = 10.0
INTERRUPT_SECONDS = 3.0

CellStatus = Literal["ok", "error", "timeout", "killed", "deaf", "unrun"]
End = Literal["ok", "timeout", "killed", "deaf"]


@dataclass(frozen=True)
class CellReply:
    """What became of one cell.

    It is ``deaf`` if the kernel did not even begin to run it, and ``unrun`` if it was not tried.
    Of a cell of imports, `failed` names the statements that raised, each with its error; the
    others ran.
    """

    status: CellStatus
    outputs: list[dict[str, Any]] = field(default_factory=list)
    error: str = ""
    notes: list[str] = field(default_factory=list)
    failed: tuple[tuple[str, str], ...] = ()

    @property
    def ending(self) -> str:
        """What a cell did that did not end well, as told after its name."""
        killed = "ended the kernel"
        told = {
            "timeout": "took too long",
            "killed": killed,
            "deaf": killed,
            "unrun": "was not run",
        }
        return told.get(self.status, f"raised {self.error}")


class KernelClient:
    """Talks to one jailed kernel; use it as a context manager.

    Parameters
    ----------
    kernel : JailedKernel
        It must be ready; the client takes no steps to start it.
    """

    def __init__(self, kernel: JailedKernel) -> None:
        self.kernel = kernel
        self.line = frames.connect(kernel.folder / CELLS, kernel.owner, WELCOME_SECONDS)
        #: No longer message is taken apart: what JSON builds up takes many times its length.
        self.longest = 2 * kernel.jail.limits.output_kb * 1024 + 2**20
        self.number = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.line.close()

    def execute(
        self, code: str, seconds: float, output_bytes: int, left: int | None = None
    ) -> CellReply:
        """Run code as a cell.

        Parameters
        ----------
        code : str
            The cell.
        seconds : float
            Wall time; then the cell is interrupted.
        output_bytes : int
            How much of its output is kept.
        left : int, optional
            How much the notebook may still put out, if that is less.
        """
        outputs = CellOutputs(output_bytes, left)
        self.number += 1
        with contextlib.suppress(OSError):  # a kernel that has gone is noticed below
            frames.send(self.line, json.dumps([self.number, code]).encode())
        ended = self._collect(outputs, seconds)
        if ended == "timeout":
            self.kernel.interrupt()
            after = self._collect(outputs, INTERRUPT_SECONDS)
            ended = "timeout" if after == "ok" else "killed"
        status: CellStatus = "error" if ended == "ok" and outputs.error else ended
        return CellReply(status, outputs.as_list(), outputs.error, outputs.notes)

    def _collect(self, outputs: CellOutputs, seconds: float) -> End:
        """Take in outputs until the cell is done, its time is up, or the kernel is gone."""
        gone: End = "deaf"
        for kind, content in self._messages(seconds):
            if kind == frames.GONE:
                return gone
            if kind in (frames.BEGUN, frames.DONE, frames.DEAF):
                if content.get("cell") != self.number:
                    continue  # what an earlier cell has claimed
                if kind != frames.BEGUN:
                    return "ok" if kind == frames.DONE else "deaf"
                gone = "killed"
            else:
                outputs.add(kind, content)
        return "timeout"

    def _messages(self, seconds: float) -> Iterator[tuple[str, dict[str, Any]]]:
        """What the kernel sends until the time is up; at its end, that it has gone."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            ready, _, _ = select.select([self.line, self.kernel.exit_socket], [], [], left)
            if self.line in ready:
                yield self._message(left)
            elif ready:
                self.kernel.note_exit()
                yield frames.GONE, {}

    def _message(self, seconds: float) -> tuple[str, dict[str, Any]]:
        """The next message; one that is out of shape says nothing."""
        try:
            received = frames.receive(self.line, seconds + INTERRUPT_SECONDS, self.longest)
            kind, content = json.loads(received)
        except OSError:
            return frames.GONE, {}
        except (ValueError, TypeError, RecursionError):
            return "", {}
        return (kind, content) if isinstance(kind, str) and isinstance(content, dict) else ("", {})
