"""Run one case against a namespace: in the notebook, in the jail, or while recording."""

from __future__ import annotations

import contextlib
import linecache
import random
import re
import sys
import types
import zlib
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Any, Literal

import numpy as np

from invigilator.checking import values
from invigilator.checking.cases import Case
from invigilator.checking.exceptions import MalformedValue, UnsupportedValue

OutcomeStatus = Literal["value", "error", "missing", "timeout", "killed"]
MAX_TEXT = 500


@dataclass(frozen=True)
class Outcome:
    """What came of a case: a value, or the reason why there is none."""

    status: OutcomeStatus
    value: Any = None
    error: str = ""
    message: str = ""
    line: str = ""


@dataclass(frozen=True)
class Suite:
    """What all cases of an assignment share: imports, helpers and given data."""

    preamble: str = ""
    helpers: Sequence[str] = ()
    givens: Mapping[str, Any] = field(default_factory=dict)

    def function(self, source: str) -> Any:
        """The function that `source` defines, among the imports and helpers of the suite."""
        module = types.ModuleType("case")
        for number, code in enumerate([self.preamble, *self.helpers, source]):
            exec(compile(code, f"<check {number}>", "exec"), module.__dict__)  # noqa: S102
        return module.__dict__[_name_of(source)]

    def part_for(self, case: Case) -> Suite:
        """No more of it than one case needs: the helpers it names, in turn too, and its data."""
        helpers = named_helpers(self.helpers, [case.source])
        givens = {name: self.givens[name] for name in case.parameters if name in self.givens}
        return Suite(self.preamble, helpers, givens)


def named_helpers(helpers: Sequence[str], texts: Sequence[str]) -> list[str]:
    """The helpers that texts name, directly or through other helpers, in their order."""
    needed: set[str] = set()
    waiting = list(texts)
    while waiting:
        text = "\n".join(waiting)
        waiting = [h for h in helpers if h not in needed and re.search(rf"\b{_name_of(h)}\b", text)]
        needed.update(waiting)
    return [helper for helper in helpers if helper in needed]


def run_case(case: Case, suite: Suite, namespace: Mapping[str, Any]) -> Outcome:
    """Call a case with given data and the names of `namespace`; whatever happens is an outcome.

    Every call gets fresh copies of the given data, a generator seeded by the case's name, and
    global random states seeded likewise, which are put back afterwards.
    """
    seed = zlib.crc32(case.name.encode())
    missing = [n for n in case.parameters if n not in ("rng", *suite.givens, *namespace)]
    if missing:
        return Outcome("missing", message=missing[0])
    with _seeded(seed):
        try:
            arguments = [_argument(name, seed, suite, namespace) for name in case.parameters]
            return Outcome("value", suite.function(case.source)(*arguments))
        except (Exception, SystemExit) as error:
            return _failure(error, namespace)


def as_plain(outcome: Outcome) -> Outcome:
    """The outcome with its value made plain, as it comes out of the sandbox."""
    if outcome.status != "value":
        return outcome
    try:
        return replace(outcome, value=values.unpack(values.pack(outcome.value)))
    except (UnsupportedValue, MalformedValue) as error:
        return Outcome("error", error="TypeError", message=str(error))


def line_in(namespace: Mapping[str, Any], trace: TracebackType | None) -> str:
    """The last line of the student's own code in a traceback, with its number in the cell."""
    found = ""
    while trace is not None:
        frame = trace.tb_frame
        if frame.f_globals is namespace:
            text = linecache.getline(frame.f_code.co_filename, trace.tb_lineno).strip()
            found = f"line {trace.tb_lineno}: {text}" if text else f"line {trace.tb_lineno}"
        trace = trace.tb_next
    return found[:MAX_TEXT]


def _name_of(source: str) -> str:
    """The name of the function that `source` defines."""
    return source.split("def ", 1)[1].split("(", 1)[0].strip()


def _argument(name: str, seed: int, suite: Suite, namespace: Mapping[str, Any]) -> Any:
    if name == "rng":
        return np.random.default_rng(seed)
    return deepcopy(suite.givens[name]) if name in suite.givens else namespace[name]


def _failure(error: BaseException, namespace: Mapping[str, Any]) -> Outcome:
    return Outcome(
        "error",
        error=type(error).__name__,
        message=str(error)[:MAX_TEXT],
        line=line_in(namespace, error.__traceback__),
    )


@contextlib.contextmanager
def _seeded(seed: int) -> Iterator[None]:
    states = np.random.get_state(), random.getstate()
    np.random.seed(seed)
    random.seed(seed)
    if keras := sys.modules.get("keras"):
        keras.utils.set_random_seed(seed)
    try:
        yield
    finally:
        np.random.set_state(states[0])
        random.setstate(states[1])
