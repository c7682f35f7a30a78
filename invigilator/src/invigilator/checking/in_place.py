"""Exercises judged in the student's own process, where nobody hides anything: a check's cases."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from invigilator.checking.expectations import Expectations, RecordedCase
from invigilator.checking.judge import excuse
from invigilator.checking.run_case import Outcome, as_plain, run_case
from invigilator.checking.runner import Runner
from invigilator.checking.stand_ins import InTurn, standing_in
from invigilator.checking.verdict import ExerciseVerdict, score_exercise

#: After so long a case is ended, and the check says so.
CASE_SECONDS = 20


class InPlace:
    """Judges exercises by the answers as they are now; each exercise is run once.

    Parameters
    ----------
    expectations : Expectations
        Visible and, for full verdicts, hidden ones.
    namespace : dict
        The student's global names.
    """

    def __init__(self, expectations: Expectations, namespace: dict[str, Any]) -> None:
        self._expectations = expectations
        self._namespace = namespace
        self._runner = Runner(expectations.suite, self._run)
        self._verdicts: dict[str, ExerciseVerdict] = {}

    def verdict(self, name: str) -> ExerciseVerdict:
        """On the exercise of that name; one that fails is blamed on earlier ones that fail too."""
        if name not in self._verdicts:
            self._verdicts[name] = self._judge(name)
        return self._verdicts[name]

    def _judge(self, name: str) -> ExerciseVerdict:
        exercise = self._expectations.exercise(name)
        found = self._runner.verdicts(self._expectations.cases_of(name))
        verdict = score_exercise(exercise, found)
        if verdict.status == "passed":
            return verdict
        earlier = {each: self.verdict(each) for each in exercise.calls}
        if self._expectations.stand_ins:
            return excuse(verdict, earlier, self._expectations, self._runner)
        blamed = tuple(each for each in earlier if earlier[each].status != "passed")
        return score_exercise(exercise, found, blamed)

    def _run(self, cases: Sequence[RecordedCase], names: Collection[str]) -> list[Outcome]:
        return [self._ask(each, names) for each in cases]

    def _ask(self, recorded: RecordedCase, names: Collection[str]) -> Outcome:
        known = self._expectations.stand_ins.get(recorded.case.name, {})
        calls = {name: InTurn(known[name]) for name in names if name in known}
        quiet = contextlib.redirect_stderr(sys.stdout)
        with standing_in(self._namespace, calls), quiet, _time_limit(CASE_SECONDS):
            outcome = as_plain(run_case(recorded.case, self._expectations.suite, self._namespace))
        late = outcome.error == "TimeoutError"
        return Outcome("timeout", message=f"{CASE_SECONDS} s") if late else outcome


@contextlib.contextmanager
def _time_limit(seconds: int) -> Iterator[None]:
    """End what takes too long by a TimeoutError, where the system has a timer for that."""

    def ring(*_: object) -> None:
        raise TimeoutError

    main = threading.current_thread() is threading.main_thread()
    if not (main and hasattr(signal, "setitimer")):
        yield
        return
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
