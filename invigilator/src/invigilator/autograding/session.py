"""One submission in the sandbox: run its cells, then its cases, and go on after any mishap."""

from __future__ import annotations

import contextlib
import json
import socket
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Self

from invigilator.autograding.client import CellReply, KernelClient
from invigilator.autograding.definitions import definitions, late_values
from invigilator.autograding.text import encodable
from invigilator.checking import values
from invigilator.checking.exceptions import MalformedValue
from invigilator.checking.judge import STUCK
from invigilator.checking.run_case import MAX_TEXT, Outcome, Suite
from invigilator.checking.store import RecordedCase
from invigilator.sandbox import frames
from invigilator.sandbox.jail import Jail
from invigilator.sandbox.jailed_kernel import JailedKernel
from invigilator.sandbox.probe import SOCKET, UNFIT

GRACE_SECONDS = 5.0
ANSWER_SECONDS = 15.0
IMPATIENT_SECONDS = 5.0
MAX_RESTARTS = 6
FULL_CELLS = 16
STATUSES = ("value", "error", "missing", "timeout", "killed")


class Session:
    """A kernel for one submission, started again when it dies; use it as a context manager.

    Parameters
    ----------
    jail : Jail
        Where kernels are forked.
    suite : Suite
        What the cases share.
    """

    def __init__(self, jail: Jail, suite: Suite) -> None:
        self.jail = jail
        self.limits = jail.limits
        self.suite = suite
        self.restarts = 0
        self.patience = jail.limits.case_seconds
        self._replay: list[str] = []
        self._replay_seconds = jail.limits.notebook_seconds
        self._room = FULL_CELLS * jail.limits.output_kb * 1024
        self._reduced = False
        self._late: list[str] = []
        self._judge: socket.socket | None = None
        self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def run(self, sources: Sequence[str]) -> list[CellReply]:
        """Run cells one after the other, going on after errors, time-outs and dead kernels."""
        deadline = time.monotonic() + self.limits.notebook_seconds
        replies: list[CellReply] = []
        for source in sources:
            left = min(self.limits.cell_seconds, deadline - time.monotonic())
            if left <= 0 or self.restarts > MAX_RESTARTS:
                replies.append(CellReply("timeout", notes=["not run: the notebook took too long"]))
                continue
            reply = self._execute(source, left)
            if reply.status == "deaf":
                self._blame_last(replies)
                reply = self._execute(source, left)
            replies.append(reply)
            if reply.status in ("killed", "deaf"):
                self._restart()
            elif reply.status != "timeout":
                self._replay.append(source)
        return replies

    def ask(self, cases: Sequence[RecordedCase], substitutes: Mapping[str, str]) -> list[Outcome]:
        """Run cases, each in a fork of the student's kernel; each has an outcome, come what may."""
        return [self._ask(each, substitutes) for each in cases]

    def survey(self, cases: Sequence[RecordedCase]) -> list[Outcome]:
        """Run cases in one fork, which is quicker, until one of them hangs or ends it.

        Nothing but a right answer can be concluded from that: an earlier case may have spoilt
        what a later one finds.
        """
        outcomes: list[Outcome] = []
        patience, self.patience = self.patience, min(self.patience, IMPATIENT_SECONDS)
        for each in cases:
            outcomes.append(self._ask(each, {}, fresh=not outcomes))
            if outcomes[-1].status in STUCK:
                break
        self.patience = patience
        return outcomes

    def _execute(self, source: str, seconds: float) -> CellReply:
        """Run a cell; its output is bounded, and so is that of all cells together."""
        room = min(self.limits.output_kb * 1024, self._room)
        reply = self._client.execute(source, seconds, room)
        self._room -= len(json.dumps(reply.outputs))
        return reply

    def _blame_last(self, replies: list[CellReply]) -> None:
        """Go on without the cell after which the kernel heard nothing any more."""
        if self._replay:
            self._replay.pop()
        if replies:
            replies[-1] = replace(replies[-1], status="killed")
        self._restart()

    def _ask(
        self, recorded: RecordedCase, substitutes: Mapping[str, str], fresh: bool = True
    ) -> Outcome:
        if self.restarts > MAX_RESTARTS:
            return Outcome("killed", message="the kernel died too often")
        request = {
            "case": vars(replace(recorded.case, accept=None, description="")),
            "suite": vars(self.suite.part_for(recorded.case)),
            "substitutes": dict(substitutes),
            "late": self._late,
        }
        try:
            outcome = self._exchange(values.pack(request), fresh)
            if outcome.error == UNFIT and not self._reduced:
                self._reduce()
                outcome = self._exchange(values.pack({**request, "late": self._late}), fresh)
        except TimeoutError:
            self._restart()
            outcome = Outcome("timeout")
        except OSError:
            self._restart()
            outcome = Outcome("killed")
        if outcome.status == "timeout":
            self.patience = min(self.patience, IMPATIENT_SECONDS)
        return outcome

    def _reduce(self) -> None:
        """Take a fresh kernel with the student's definitions only, which can be forked."""
        self._reduced = True
        self._late = late_values(self._replay)
        self._replay = definitions(self._replay)
        self._restart()

    def _exchange(self, request: bytes, fresh: bool) -> Outcome:
        if self._judge is None:
            self._judge = self._connect_probe()
        order = {"fresh": fresh, "seconds": self.patience}
        frames.send(self._judge, json.dumps(order).encode())
        frames.send(self._judge, request)
        answer = frames.receive(self._judge, self.patience + GRACE_SECONDS)
        return outcome_from(answer)

    def _connect_probe(self) -> socket.socket:
        """Call the probe in the kernel."""
        judge = socket.socket(socket.AF_UNIX)
        judge.settimeout(ANSWER_SECONDS)
        try:
            judge.connect(str(self._kernel.folder / SOCKET))
        except OSError:
            judge.close()
            raise
        return judge

    def _start(self) -> None:
        self._kernel: JailedKernel = self.jail.fork()
        self._client = KernelClient(self._kernel)

    def _stop(self) -> None:
        with contextlib.suppress(OSError):
            if self._judge is not None:
                self._judge.close()
        self._judge = None
        self._client.__exit__()
        self._kernel.kill()

    def _restart(self) -> None:
        """Take a fresh kernel and run again what ran well, so that the rest can be graded."""
        self.restarts += 1
        self._stop()
        self._start()
        for source in self._replay:
            begun = time.monotonic()
            seconds = min(self.limits.cell_seconds, self._replay_seconds)
            reply = self._client.execute(source, seconds, 0)
            self._replay_seconds -= time.monotonic() - begun
            if self._replay_seconds <= 0:
                self.restarts = MAX_RESTARTS + 1
                return
            if reply.status in ("killed", "deaf"):
                self._replay = []
                self._restart()
                return


def outcome_from(answer: bytes) -> Outcome:
    """An outcome from bytes of the student's process, of which nothing is taken on trust."""
    try:
        data: Any = values.unpack(answer)
        status: Any = str(data["status"]) if isinstance(data, dict) else ""
        if status not in STATUSES:
            raise MalformedValue("The answer has no known status.")
        texts = {key: encodable(str(data[key])[:MAX_TEXT]) for key in ("error", "message", "line")}
        return Outcome(status, data["value"], **texts)
    except (MalformedValue, KeyError) as error:
        return Outcome("error", error="MalformedValue", message=str(error)[:MAX_TEXT])
