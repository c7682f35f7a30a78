"""What is found in one outcome of one case: by its predicate, or by comparison."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any, Literal

import numpy as np

from invigilator.checking.cases import Case
from invigilator.checking.compare import Difference, compare
from invigilator.checking.expectations import RecordedCase
from invigilator.checking.precedents import by_precedent
from invigilator.checking.relations import relation
from invigilator.checking.run_case import Outcome, Suite

#: What is told of an answer that its predicate would take, but for this.
NAN = "There is a NaN among the values: look for a division of zero by zero."
CaseStatus = Literal["passed", "failed", "missing", "error", "timeout", "killed"]


@dataclass(frozen=True)
class Ruling:
    """Whether an outcome is right, and how it departs from the recorded one.

    `observe` looks for a relation between the value and the expected one.
    """

    status: CaseStatus
    differences: tuple[Difference, ...] = ()
    remark: str = ""
    observe: Callable[[], str] = field(default=str, repr=False)


@by_precedent
def ruling(recorded: RecordedCase, outcome: Outcome, suite: Suite) -> Ruling:
    """What is found in the outcome of a case."""
    if outcome.status != "value":
        return Ruling(outcome.status)
    if recorded.case.accept is not None:
        return _by_predicate(recorded, outcome.value, suite)
    differences = compare(outcome.value, recorded.expected, recorded.case.rtol)
    if not differences:
        return Ruling("passed")
    observe = cache(partial(_relation, outcome.value, recorded.expected, recorded.case, suite))
    return Ruling("failed", tuple(differences), observe=observe)


def _relation(value: Any, expected: Any, case: Case, suite: Suite) -> str:
    return relation(value, expected, suite.part_for(case).givens, case.rtol)


def _by_predicate(recorded: RecordedCase, value: Any, suite: Suite) -> Ruling:
    try:
        answer = suite.function(recorded.case.accept or "")(deepcopy(value), recorded.expected)
    except Exception as error:  # the predicate met a value of a form that it did not foresee
        answer = f"the values do not have the expected form ({type(error).__name__})"
    if not isinstance(answer, str) and answer and _holds_nan(value):
        answer = answer if _holds_nan(recorded.expected) else NAN  # it is neither more nor less
    if isinstance(answer, str):
        return Ruling("failed", remark=answer)
    return Ruling("passed" if answer else "failed")


def _holds_nan(value: Any) -> bool:
    """Whether there is a NaN somewhere in a value."""
    if isinstance(value, dict):
        return any(map(_holds_nan, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_holds_nan, value))
    numbers = np.asarray(value)
    return numbers.dtype.kind in "fc" and bool(np.isnan(numbers).any())
