"""Inside the jail, in the student's kernel: run cases in forks of it and send back their values.

Nothing that this process says is believed: the judge outside compares the values with its own.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from graders.checking import values
from graders.checking.cases import Case
from graders.checking.run_case import Outcome, Suite, as_plain, reference_answers, run_case
from graders.sandbox import frames

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
    judge, _ = door.accept()
    with judge, open(os.devnull, "w") as nowhere:
        while True:
            try:
                request = values.unpack(frames.receive(judge))
            except frames.BrokenFrame:
                return
            case = Case(**{**request["case"], "parameters": tuple(request["case"]["parameters"])})
            suite, late = Suite(**request["suite"]), request["late"]
            probe = Probe(suite, request["substitutes"], late, namespace, nowhere)
            frames.send(judge, probe.run(case, request["seconds"]))


@dataclass
class Probe:
    """Runs cases in the student's namespace.

    Parameters
    ----------
    suite : Suite
        Imports, helpers and given data of the case.
    substitutes : dict
        Reference code by name of the function that it replaces.
    late : list of str
        Assignments of the student that only a fork may run; one that raises is passed over.
    namespace : dict
        The student's names.
    nowhere : text file
        Takes what cases print.
    """

    suite: Suite
    substitutes: dict[str, str]
    late: list[str]
    namespace: dict[str, Any] = field(repr=False)
    nowhere: TextIO

    def run(self, case: Case, seconds: float) -> bytes:
        """Run a case in a fork of this process; what becomes of the fork harms nothing else."""
        if not self.can_fork():
            return packed(Outcome("killed", error=UNFIT))
        ours, theirs = socket.socketpair()
        child = os.fork()
        if child == 0:
            self._be_child(ours, theirs, case)
        theirs.close()
        with ours:
            try:
                return frames.receive(ours, seconds)
            except TimeoutError:
                return packed(Outcome("timeout", message=f"{seconds:g} s"))
            except OSError:
                return packed(Outcome("killed"))
            finally:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                end_others()

    @staticmethod
    def can_fork() -> bool:
        """Whether this process survives a fork: TensorFlow does so until its first operation."""
        module = sys.modules.get("tensorflow.python.eager.context")
        context = getattr(module, "_context", None)
        return not getattr(context, "_initialized", False)

    def _be_child(self, ours: socket.socket, theirs: socket.socket, case: Case) -> None:
        """Run the case, answer, end; never returns."""
        try:
            ours.close()
            sys.stdout = sys.stderr = self.nowhere
            frames.send(theirs, self._answer(case))
        finally:
            os._exit(0)

    def _answer(self, case: Case) -> bytes:
        for assignment in self.late:
            with contextlib.suppress(Exception):
                exec(assignment, self.namespace)  # noqa: S102 - the student's, in the jail
        self.namespace.update(reference_answers(self.namespace, self.substitutes))
        return packed(as_plain(run_case(case, self.suite, self.namespace)))


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
