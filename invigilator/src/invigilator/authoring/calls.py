"""Record the calls of the reference that stand in for earlier functions, and prove that they do."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from invigilator.authoring.call_recorder import CallRecorder, NotRecordable, wrapped
from invigilator.authoring.reference import Namespace, outcomes
from invigilator.checking.expectations import RecordedCase, StandIns
from invigilator.checking.run_case import Suite
from invigilator.checking.stand_ins import Calls, InTurn, stand_in
from invigilator.checking.verdict import judge_case


@dataclass
class CallBook:
    """Records, for every case, the calls that its reference makes to earlier exercises.

    Parameters
    ----------
    namespace : dict
        The names of the solution; functions look them up here.
    suite : Suite
        What the cases share.
    calls : dict
        By exercise, the earlier ones that it builds on.

    Attributes
    ----------
    lost : dict
        By case and function, why a function has no stand-in there.
    """

    namespace: Namespace
    suite: Suite
    calls: Mapping[str, Sequence[str]]
    lost: dict[str, dict[str, str]] = field(default_factory=dict)

    def stand_ins(self, cases: Sequence[RecordedCase]) -> StandIns:
        """The stand-ins of all cases, each proven; what cannot be is in `lost`."""
        secret = self._hidden_inputs(cases)
        found = {}
        for recorded in cases:
            known = self._recorded(recorded, secret)
            proven = {n: c for n, c in known.items() if self._is_proven(recorded, {n: c})}
            for name in known.keys() - proven.keys():
                self._lose(recorded, name, "the reference does not pass with its calls alone")
            if len(proven) > 1 and not self._is_proven(recorded, proven):
                for name in proven:
                    self._lose(recorded, name, "its calls do not go together with the others'")
                proven = {}
            if proven:
                found[recorded.case.name] = proven
        return found

    def _recorded(
        self, recorded: RecordedCase, secret: Mapping[str, Sequence[Mapping[str, Any]]]
    ) -> dict[str, Calls]:
        """The calls of one case to each function that it builds on, as far as they are usable."""
        names = self.calls[recorded.exercise]
        recorders = wrapped(self.namespace, names)
        with self._replaced(recorders):
            (outcome,) = outcomes([recorded.case], self.suite, self.namespace)
        found = {}
        for name in names:
            if outcome.status != "value":
                reason = f"the case does not run while calls are recorded ({outcome.error})"
                self._lose(recorded, name, reason)
                continue
            try:
                found[name] = self._usable(name, recorders.get(name), secret.get(name, ()))
            except NotRecordable as reason:
                self._lose(recorded, name, str(reason))
        return {name: calls for name, calls in found.items() if calls.made}

    def _usable(
        self, name: str, recorder: CallRecorder | None, secret: Sequence[Mapping[str, Any]]
    ) -> Calls:
        if recorder is None:
            raise NotRecordable("it is no plain function")
        calls = recorder.calls()
        if any(calls.matching((), hidden) for hidden in secret):
            raise NotRecordable(f"it would be called with a hidden input of {name}")
        return calls

    def _hidden_inputs(self, cases: Sequence[RecordedCase]) -> dict[str, list[Mapping[str, Any]]]:
        """By exercise, the arguments with which its own hidden cases call it."""
        found: dict[str, list[Mapping[str, Any]]] = {}
        for recorded in cases:
            name = recorded.exercise
            recorders = wrapped(self.namespace, [name]) if recorded.case.hidden else {}
            if recorders:
                with self._replaced(recorders):
                    outcomes([recorded.case], self.suite, self.namespace)
                made = recorders[name].made
                found.setdefault(name, []).extend(arguments for arguments, _ in made)
        return found

    def _is_proven(self, recorded: RecordedCase, calls: Mapping[str, Calls]) -> bool:
        """Whether the reference passes a case with stand-ins that have nothing behind them."""
        with self._replaced(
            {name: stand_in(InTurn(each), _nothing) for name, each in calls.items()}
        ):
            (outcome,) = outcomes([recorded.case], self.suite, self.namespace)
        return judge_case(recorded, outcome, self.suite).status == "passed"

    def _lose(self, recorded: RecordedCase, name: str, reason: str) -> None:
        self.lost.setdefault(recorded.case.name, {})[name] = reason

    @contextlib.contextmanager
    def _replaced(self, others: Mapping[str, Callable[..., Any]]) -> Iterator[None]:
        saved = {name: self.namespace[name] for name in others}
        self.namespace.update(others)
        try:
            yield
        finally:
            self.namespace.update(saved)


def _nothing(*_: Any, **__: Any) -> Any:
    """A stub: what stands behind a stand-in while it is proven."""
    raise NotImplementedError
