"""Inside the jail, in the student's kernel: run cases in forks of it and send back their values.

Nothing that this process says is believed: the judge outside compares the values with its own.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import sys
import threading
from pathlib import Path
from typing import Any, TextIO

from invigilator.checking import values
from invigilator.checking.cases import Case
from invigilator.checking.run_case import Outcome, Suite, as_plain, reference_answers, run_case
from invigilator.sandbox import frames

SOCKET = "probe"
UNFIT = "the kernel is not fit to be forked"


def listen(folder: Path, namespace: dict[str, Any]) -> None:
    """Wait for the judge on a socket in `folder`, in a thread of its own.

    The thread depends on nothing of the kernel's message loop, which submissions may break.
    """
    door = socket.socket(socket.AF_UNIX)
    path = folder / SOCKET
    door.bind(str(path))
    path.chmod(0o666)
    door.listen(1)
    threading.Thread(target=_serve, args=(door, namespace), name="probe", daemon=True).start()


def _serve(door: socket.socket, namespace: dict[str, Any]) -> None:
    """Answer the judge: an order, then the case that it is about."""
    judge, _ = door.accept()
    with judge, open(os.devnull, "w") as nowhere:
        probe = Probe(namespace, nowhere, judge)
        while True:
            try:
                order, request = json.loads(frames.receive(judge)), frames.receive(judge)
            except frames.BrokenFrame:
                return
            if order["fresh"]:
                probe.end()
            frames.send(judge, probe.run(request, order["seconds"]))


class Probe:
    """Runs cases in a fork of the student's process.

    Parameters
    ----------
    namespace : dict
        The student's names.
    nowhere : text file
        Takes what cases print.
    judge : socket
        To the judge; no fork keeps it.
    """

    def __init__(self, namespace: dict[str, Any], nowhere: TextIO, judge: socket.socket) -> None:
        self.namespace = namespace
        self.nowhere = nowhere
        self.judge = judge
        self.child = 0
        self.line = socket.socket(socket.AF_UNIX)

    def run(self, request: bytes, seconds: float) -> bytes:
        """Run a case in the fork, or in a new one if there is none; what becomes of it stays there.

        A fork that does not answer in time is ended.
        """
        if not self.child:
            if not self.can_fork():
                return packed(Outcome("killed", error=UNFIT))
            self._fork()
        try:
            frames.send(self.line, request)
            return frames.receive(self.line, seconds)
        except TimeoutError:
            outcome = Outcome("timeout", message=f"{seconds:g} s")
        except OSError:
            outcome = Outcome("killed")
        self.end()
        return packed(outcome)

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
            self.line.close()
            self.judge.close()
            sys.stdout = sys.stderr = self.nowhere
            late = True
            while True:
                request = values.unpack(frames.receive(line))
                if late:
                    self._catch_up(request["late"])
                late = False
                frames.send(line, self._answer(request))
        finally:
            os._exit(0)

    def _catch_up(self, assignments: list[str]) -> None:
        """Run assignments of the student that only a fork may run; one that raises is passed by."""
        for assignment in assignments:
            with contextlib.suppress(Exception):
                exec(assignment, self.namespace)  # noqa: S102 - the student's, in the jail

    def _answer(self, request: dict[str, Any]) -> bytes:
        case = Case(**{**request["case"], "parameters": tuple(request["case"]["parameters"])})
        self.namespace.update(reference_answers(self.namespace, request["substitutes"]))
        return packed(as_plain(run_case(case, Suite(**request["suite"]), self.namespace)))


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
    values.unpack(packed(as_plain(run_case(case, suite, {}))))


def packed(outcome: Outcome) -> bytes:
    """An outcome as bytes."""
    return values.pack(vars(outcome))
