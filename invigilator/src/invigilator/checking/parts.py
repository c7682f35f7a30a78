"""The outputs of an answer one by one, and whether one that agrees with another tells anything."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np

from invigilator.checking.tolerance import largest, noise

#: Between the names of an output and of what it lies in.
INSIDE = " / "
#: More outputs than this are not looked at one by one.
MOST_PARTS = 400
#: What comes out of many a mistake.
COMMON = (-1, 0, 1)


def parts(value: Any, other: Any) -> dict[str, tuple[Any, Any]]:
    """The outputs in a value, each beside its counterpart in another value of the same form.

    Outputs may lie in others, as those of several calls do. Too many are not taken apart.
    """
    found = dict(islice(_leaves(value, other), MOST_PARTS + 1))
    return found if "" not in found and len(found) <= MOST_PARTS else {}


def name_of(key: str) -> str:
    """What an output is called, wherever in the value of a case it stands."""
    return key.rpartition(INSIDE)[2]


def is_telling(output: Any, expected: Any) -> bool:
    """Whether a wrong output agrees with another one hardly by chance.

    Zeros, what is no number, one number everywhere, true or false, what is nothing but noise beside
    the expected numbers: all that comes of many mistakes.
    """
    if isinstance(output, str):
        return bool(output)
    if isinstance(output, bool) or not isinstance(output, int | float | np.ndarray):
        return False
    array = np.asarray(output)
    if array.dtype.kind in "fc" and largest(array) <= noise(expected):
        return False
    if array.dtype.kind not in "biuf":
        return array.size > 0
    numbers = np.unique(array[np.isfinite(array)])
    return numbers.size > 1 or (array.size == numbers.size == 1 and numbers[0] not in COMMON)


def is_finite(output: Any) -> bool:
    """Whether an output is of floating-point numbers, all of them finite."""
    array = np.asarray(output) if isinstance(output, float | np.ndarray) else np.array(0)
    return array.dtype.kind == "f" and bool(np.isfinite(array).all())


def _leaves(got: Any, other: Any, place: str = "") -> Iterator[tuple[str, tuple[Any, Any]]]:
    inner: list[tuple[Any, Any, Any]] = []
    if isinstance(got, dict) and isinstance(other, dict) and got.keys() == other.keys():
        inner = [(key, got[key], other[key]) for key in got]
    sequences = isinstance(got, list | tuple) and isinstance(other, list | tuple)
    if sequences and len(got) == len(other):
        inner = [(number, *pair) for number, pair in enumerate(zip(got, other, strict=True))]
    if not inner:
        yield place, (got, other)
    for key, one, two in inner:
        yield from _leaves(one, two, f"{place}{INSIDE}{key}" if place else str(key))
