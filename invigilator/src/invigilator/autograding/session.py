"""One submission in the sandbox: run its cells, then its cases, and go on after any mishap."""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, Self

from invigilator.autograding.answers import malformed, outcome_from
from invigilator.autograding.client import CellReply
from invigilator.autograding.import_cells import statements
from invigilator.autograding.kernels import TOO_LONG, Kernels
from invigilator.autograding.requests import Requests
from invigilator.checking.expectations import RecordedCase
from invigilator.checking.run_case import Outcome
from invigilator.checking.runner import STUCK
from invigilator.checking.stand_ins import Calls
from invigilator.sandbox import frames
from invigilator.sandbox.inquiries import ANSWER, QUERY
from invigilator.sandbox.jail import NO_FILES, Jail
from invigilator.sandbox.probe import UNFIT

GRACE_SECONDS = 5.0
IMPATIENT_SECONDS = 5.0
#: All answers of a submission are kept until it is judged: how many bytes they may take together.
ANSWERS_ROOM = 256 * 2**20
TOO_MUCH = "All answers together take too much memory."
FULL_CELLS = 16


class Session:
    """The kernels of one submission, its cells and its cases; use it as a context manager.

    Parameters
    ----------
    jail : Jail
        Where kernels are forked.
    requests : Requests
        What is asked of the assignment's cases.
    beside : dict
        The files that each kernel finds beside the notebook, by name.
    """

    def __init__(
        self,
        jail: Jail,
        requests: Requests,
        beside: Mapping[str, bytes] = NO_FILES,
    ) -> None:
        self.limits = jail.limits
        self.requests = requests
        self.kernels = Kernels(jail, beside)
        self.patience = jail.limits.case_seconds
        self._cases_seconds = jail.limits.notebook_seconds
        self._room = FULL_CELLS * jail.limits.output_kb * 1024
        self._answers_room = ANSWERS_ROOM

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kernels.close()

    def run(self, sources: Sequence[str]) -> list[CellReply]:
        """Run cells one after the other, going on after errors, time-outs and dead kernels."""
        deadline = time.monotonic() + self.limits.notebook_seconds
        replies: list[CellReply] = []
        for source in sources:
            left = min(self.limits.cell_seconds, deadline - time.monotonic())
            if left <= 0 or self.kernels.given_up:
                replies.append(CellReply("unrun", notes=[self.kernels.given_up or TOO_LONG]))
                continue
            reply = self._execute(source, left)
            if reply.status == "deaf":
                self._blame_last(replies)
                reply = self._execute(source, left)
            ran = [source]
            if reply.status == "error" and (parts := statements(source)):
                reply, ran = self._one_by_one(reply, parts, deadline)
            replies.append(reply)
            if reply.status in ("killed", "deaf"):
                self.kernels.restart()
            elif reply.status != "timeout":
                self.kernels.remember(ran)
        return replies

    def ask(self, cases: Sequence[RecordedCase], names: Collection[str]) -> list[Outcome]:
        """Run cases, each in a fork of the student's kernel; each has an outcome, come what may.

        Stand-ins take the place of the functions of those names, where there are any.
        """
        return [self._ask(each, names) for each in cases]

    def survey(
        self, cases: Sequence[RecordedCase], names: Collection[str], fresh: bool
    ) -> list[Outcome]:
        """Run cases in one fork, which is quicker, until one of them hangs or ends it.

        It is the fork of the cases before, if that is still there, unless it is to be `fresh`. An
        earlier case may have spoilt what a later one finds.
        """
        outcomes: list[Outcome] = []
        patience, self.patience = self.patience, min(self.patience, IMPATIENT_SECONDS)
        for each in cases:
            outcomes.append(self._ask(each, names, fresh=fresh and not outcomes))
            if outcomes[-1].status in STUCK:
                break
        self.patience = patience
        return outcomes

    def _execute(self, source: str, seconds: float) -> CellReply:
        """Run a cell; its output is bounded, and so is that of all cells together."""
        reply = self.kernels.execute(source, seconds, self.limits.output_kb * 1024, self._room)
        self._room -= len(json.dumps(reply.outputs))
        return reply

    def _one_by_one(
        self, reply: CellReply, parts: Sequence[str], deadline: float
    ) -> tuple[CellReply, list[str]]:
        """Run the statements of a cell of imports that failed each by itself; which ones ran."""
        failed, ran = [], []
        for part in parts:
            left = min(self.limits.cell_seconds, deadline - time.monotonic())
            if left <= 0:
                break
            found = self._execute(part, left)
            if found.status == "ok":
                ran.append(part)
            else:
                failed.append((part, found.error or found.status))
            if found.status in ("killed", "deaf"):
                return replace(reply, status=found.status, failed=tuple(failed)), ran
        return replace(reply, failed=tuple(failed)), ran

    def _blame_last(self, replies: list[CellReply]) -> None:
        """Go on without the cell after which the kernel heard nothing any more."""
        self.kernels.forget_last()
        if replies:
            replies[-1] = replace(replies[-1], status="killed")
        self.kernels.restart()

    def _ask(self, recorded: RecordedCase, names: Collection[str], fresh: bool = True) -> Outcome:
        if self.kernels.given_up:
            return Outcome("killed", message=self.kernels.given_up)
        if self._cases_seconds <= 0:
            return Outcome("timeout", message=TOO_LONG)
        begun = time.monotonic()
        calls = self.requests.calls(recorded, names)
        try:
            outcome = self._exchange(recorded, calls, fresh)
            if outcome.error == UNFIT and self.kernels.go_pristine():
                outcome = self._exchange(recorded, calls, fresh)
        except TimeoutError:
            self.kernels.restart()
            outcome = Outcome("timeout")
        except OSError:
            self.kernels.restart()
            outcome = Outcome("killed")
        self._cases_seconds -= time.monotonic() - begun
        if outcome.status == "timeout":
            self.patience = min(self.patience, IMPATIENT_SECONDS)
        return outcome

    def _exchange(self, recorded: RecordedCase, calls: Mapping[str, Calls], fresh: bool) -> Outcome:
        """What a case gives; its stand-ins and its world are on this side."""
        probe, cells = self.kernels.probe(), self.kernels.in_forks
        order: dict[str, Any] = {
            "fresh": fresh,
            "seconds": self.patience,
            "longest": max(self.patience, self.limits.case_seconds),
            "cells": cells,
            "cells_seconds": self.limits.notebook_seconds if cells else self.patience,
        }
        frames.send(probe, json.dumps(order).encode())
        frames.send(probe, self.requests.packed(recorded, calls))
        deadline = time.monotonic() + order["longest"] + order["cells_seconds"] + GRACE_SECONDS
        inquiries = self.requests.inquiries(recorded, calls)
        while True:
            answer = frames.receive(probe, deadline - time.monotonic())
            if not answer.startswith(QUERY):
                self._answers_room -= len(answer)
                if self._answers_room < 0:
                    return malformed(TOO_MUCH)
                return inquiries.judged(outcome_from(answer.removeprefix(ANSWER)))
            frames.send(probe, inquiries.reply(answer.removeprefix(QUERY)))
