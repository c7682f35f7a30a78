"""What was found in an outcome once is not looked for again: many students give the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import update_wrapper
from typing import Any, TypeVar, TypeVarTuple
from weakref import WeakKeyDictionary

from invigilator.checking.expectations import RecordedCase
from invigilator.checking.run_case import Outcome

Rest = TypeVarTuple("Rest")
Found = TypeVar("Found")
Finding = Callable[[RecordedCase, Outcome, *Rest], Found]
ByCase = WeakKeyDictionary[RecordedCase, dict[Hashable, Any]]


def by_precedent(find: Finding[*Rest, Found]) -> Finding[*Rest, Found]:
    """Have a function keep what it finds in an outcome of a case, as long as there are both.

    What it finds must hold neither of them, and its other arguments must be hashable.
    """
    known: WeakKeyDictionary[Outcome, ByCase] = WeakKeyDictionary()

    def found(recorded: RecordedCase, outcome: Outcome, *rest: *Rest) -> Found:
        here = known.setdefault(outcome, WeakKeyDictionary()).setdefault(recorded, {})
        if rest not in here:
            here[rest] = find(recorded, outcome, *rest)
        kept: Found = here[rest]
        return kept

    return update_wrapper(found, find)
