"""The forger: what somebody returns who has the visible values and no answer."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import Any, TypeGuard

import numpy as np

from invigilator.checking.expectations import RecordedCase
from invigilator.checking.run_case import Outcome, Suite
from invigilator.checking.verdict import judge_case

#: What a forger writes in the place of every number: zeros, ones, falling and rising numbers.
FILLINGS = ("zeros", "ones", "falling", "rising")
#: How many elements it leaves in every list, text and array: a rule for all holds for none, too.
CUTS = {"": None, ", emptied": 0, ", cut to one element": 1}


def forgeries(case: RecordedCase, visible: Sequence[RecordedCase]) -> Iterator[tuple[str, Any]]:
    """Values to return for a hidden case without an answer, each with what it is.

    The forger knows the visible values, and by the source of the case also the form of its value.
    """
    written = _written(case.case.source)
    patterns = {f"the value of the visible case {v.case.name}": v.expected for v in visible}
    patterns |= {
        f"{what}, with numbers from its own source": _renumbered(value, case.expected, written)
        for what, value in patterns.items()
    }
    for filling in FILLINGS:
        patterns[f"the form of the value, filled with {filling}"] = _filled(case.expected, filling)
    for pattern, value in patterns.items():
        for cut, length in CUTS.items():
            yield pattern + cut, _cut(value, length)


def forged(case: RecordedCase, visible: Sequence[RecordedCase], suite: Suite) -> str:
    """How a hidden case can be passed without an answer; empty if it cannot."""
    for what, value in forgeries(case, visible):
        if judge_case(case, Outcome("value", value), suite).status == "passed":
            return what
    return ""


def _written(source: str) -> frozenset[float]:
    """The numbers that are written in the source of a case."""
    constants = (each for each in ast.walk(ast.parse(source)) if isinstance(each, ast.Constant))
    return frozenset(each.value for each in constants if _is_number(each.value))


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _renumbered(value: Any, expected: Any, written: frozenset[float]) -> Any:
    """A value with the expected numbers at all places where these are written in the source."""
    if isinstance(value, dict) and isinstance(expected, dict) and value.keys() == expected.keys():
        return {key: _renumbered(value[key], expected[key], written) for key in expected}
    if isinstance(value, list | tuple) and isinstance(expected, list | tuple):
        if len(value) != len(expected):
            return value
        pairs = zip(value, expected, strict=True)
        return type(expected)(_renumbered(*pair, written) for pair in pairs)
    return expected if _is_number(expected) and expected in written else value


def _cut(value: Any, length: int | None) -> Any:
    """A value in which no list, text or array is longer than that."""
    if isinstance(value, dict):
        return {key: _cut(part, length) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_cut(part, length) for part in value[:length])
    if isinstance(value, str) or np.ndim(value):
        return value[:length]
    return value


def _filled(value: Any, filling: str) -> Any:
    if isinstance(value, dict):
        return {key: _filled(part, filling) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_sequence(value, filling))
    if isinstance(value, bool):
        return True
    if isinstance(value, int | float):
        return type(value)(filling != "zeros")
    return _array(value, filling) if isinstance(value, np.ndarray) else value and ""


def _sequence(parts: Sequence[Any], filling: str) -> list[Any]:
    """The parts, filled; numbers among them as a sequence that falls or rises."""
    if parts and all(isinstance(each, float) for each in parts):
        return list(map(float, _array(np.zeros(len(parts)), filling)))
    return [_filled(part, filling) for part in parts]


def _array(array: Any, filling: str) -> Any:
    if array.dtype.kind not in "biufc":
        return array
    steps = np.arange(array.size).reshape(array.shape)
    filled = {
        "zeros": 0 * steps,
        "ones": 0 * steps + 1,
        "falling": 1 / (1 + steps),
        "rising": steps,
    }
    return filled[filling].astype(array.dtype)
