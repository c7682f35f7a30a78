"""Inside the jail, in the student's kernel: run cases in forks of it and send back their values.

Nothing that this process says is believed: the judge outside compares the values with its own.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import socket
import sys
import threading
import time
from typing import Any, TextIO

from invigilator.checking import values
from invigilator.checking.cases import WORLD, Case
from invigilator.checking.exceptions import MalformedValue, UnsupportedValue
from invigilator.checking.run_case import Outcome, Suite, as_plain, run_case
from invigilator.checking.stand_ins import standing_in
from invigilator.sandbox import frames, patience
from invigilator.sandbox.inquiries import ANSWER, QUERY, Inquiry

SOCKET = "probe"
UNFIT = "the kernel is not fit to be forked"


def answer(door: socket.socket, shell: Any) -> None:
    """Wait for the judge at a door, in a thread of its own.

    The thread depends on nothing of the kernel's message loop, which submissions may break.
    """
    threading.Thread(target=_serve, args=(door, shell), name="probe", daemon=True).start()


def _serve(door: socket.socket, shell: Any) -> None:
    """Answer the judge: an order, then the case that it is about."""
    judge, _ = door.accept()
    with judge, open(os.devnull, "w") as nowhere:
        probe = Probe(shell, nowhere, judge)
        while True:
            try:
                order, request = json.loads(frames.receive(judge)), frames.receive(judge)
            except frames.BrokenFrame:
                return
            if order["fresh"]:
                probe.end()
            frames.send(judge, probe.run(order, request))


class Probe:
    """Runs cases in a fork of the student's process.

    Parameters
    ----------
    shell : InteractiveShell
        The kernel's, which holds the student's names.
    nowhere : text file
        Takes what cases print.
    judge : socket
        To the judge; no fork keeps it.
    """

    def __init__(self, shell: Any, nowhere: TextIO, judge: socket.socket) -> None:
        self.shell = shell
        self.namespace: dict[str, Any] = shell.user_ns
        self.nowhere = nowhere
        self.judge = judge
        self.child = 0
        self.line = socket.socket(socket.AF_UNIX)

    def run(self, order: dict[str, Any], request: bytes) -> bytes:
        """Run a case in the fork, or in a new one if there is none; what becomes of it stays there.

        A new fork runs the cells of the order first. One that does not answer in time is ended.
        """
        try:
            if not self.child:
                if not self.can_fork():
                    return ANSWER + packed(Outcome("killed", error=UNFIT))
                self._fork()
                frames.send(self.line, json.dumps(order["cells"]).encode())
                frames.receive(self.line, order["cells_seconds"])
            frames.send(self.line, request)
            return self._answered(order["seconds"], time.monotonic() + order["longest"])
        except TimeoutError:
            outcome = Outcome("timeout", message=f"{order['seconds']:g} s")
        except OSError:
            outcome = Outcome("killed")
        self.end()
        return ANSWER + packed(outcome)

    def _answered(self, seconds: float, deadline: float) -> bytes:
        """What a case gives; until it does, the calls of its stand-ins are passed to the judge."""
        while True:
            patience.wait(self.line, self.child, seconds, deadline - time.monotonic())
            answer = frames.receive(self.line, deadline - time.monotonic())
            if not answer.startswith(QUERY):
                return answer
            frames.send(self.judge, answer)
            frames.send(self.line, frames.receive(self.judge))

    def end(self) -> None:
        """End the fork, and whatever it has left behind."""
        self.line.close()
        if self.child:
            os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)
            self.child = 0
            end_others()

    @staticmethod
    def can_fork() -> bool:
        """Whether this process survives a fork: TensorFlow does so until its first operation."""
        module = sys.modules.get("tensorflow.python.eager.context")
        context = getattr(module, "_context", None)
        return not getattr(context, "_initialized", False)

    def _fork(self) -> None:
        self.line, theirs = socket.socketpair()
        self.child = os.fork()
        if self.child == 0:
            self._be_child(theirs)
        theirs.close()

    def _be_child(self, line: socket.socket) -> None:
        """Answer case after case; never returns."""
        try:
            gc.freeze()  # to look through what the kernel holds would copy it
            self.line.close()
            self.judge.close()
            sys.stdout = sys.stderr = self.nowhere
            self._run_cells(json.loads(frames.receive(line)))
            frames.send(line, b"")
            while True:
                request = values.unpack(frames.receive(line), bounded=False)
                frames.send(line, ANSWER + self._answer(request, line))
        finally:
            os._exit(0)

    def _run_cells(self, cells: list[str]) -> None:
        """Run cells as IPython does; what they show goes nowhere, as it does from any fork."""
        for cell in cells:
            with contextlib.suppress(SystemExit):
                self.shell.run_cell(cell, store_history=True)

    def _answer(self, request: dict[str, Any], line: socket.socket) -> bytes:
        case = Case(**{**request["case"], "parameters": tuple(request["case"]["parameters"])})
        turn = threading.Lock()
        look_ups = {name: Inquiry(name, line, turn) for name in request["stand_ins"]}
        suite, play = Suite(**request["suite"]), Inquiry(WORLD, line, turn).move
        with standing_in(self.namespace, look_ups):
            outcome = run_case(case, suite, self.namespace, play)
            return packed(outcome)


def end_others() -> None:
    """End all other processes of this kernel's own world, where it has one: a case may leave some.

    The first process of a PID namespace inherits them all, whatever they did to get away.
    """
    if os.getpid() != 1:
        return
    with contextlib.suppress(ProcessLookupError, ChildProcessError):
        os.kill(-1, signal.SIGKILL)
        while True:
            os.waitpid(-1, 0)


def rehearse() -> None:
    """Run a case for nothing, so that forks find warm what every case needs."""
    source = "def rehearsal(rng, x):\n    return {'x': x, 'y': rng.normal(size=2)}\n"
    case = Case("rehearsal", "none", True, source, ("rng", "x"))
    suite = Suite("import numpy as np", [], {"x": (1.0, [None])})
    values.unpack(packed(run_case(case, suite, {})))


def packed(outcome: Outcome) -> bytes:
    """An outcome as bytes; where its value is none that can be sent, that is the outcome."""
    try:
        data = values.pack(vars(outcome))
        if len(data) > values.MAX_NODES:  # fewer bytes have no more parts than are allowed
            values.unpack(data)
        return data
    except (UnsupportedValue, MalformedValue) as error:
        refused = Outcome("error", error="TypeError", message=str(error))
        told = as_plain(outcome)  # which names the place in the value itself
        return values.pack(vars(refused if told.status == "value" else told))
