"""Relations between a wrong value and the right one, as facts: a factor, a sign, a lost axis.

They are told where no known mistake fits. Each is an observation, never a guess at its cause.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations
from typing import Any

import numpy as np
import numpy.typing as npt

from invigilator.checking.compare import compare

Array = npt.NDArray[Any]
#: More outputs than this are not tried in other orders.
MOST_OUTPUTS = 6
LEAST_NUMBERS = 2


def relation(got: Any, expected: Any, given: Mapping[str, Any], rtol: float) -> str:
    """What an answer has to do with the expected value, in a sentence; empty if nothing is seen.

    Parameters
    ----------
    got, expected : plain values
        Of the answer, and recorded.
    given : dict
        The data of the case, in which sizes are looked for.
    rtol : float
        How closely numbers agree.
    """
    if order := _order(got, expected, rtol):
        return order
    for name, one, other in _wrong_outputs(got, expected, rtol):
        if told := _of_arrays(name, one, other, given, rtol):
            return told
    return ""


def _wrong_outputs(
    got: Any, expected: Any, rtol: float, name: str = ""
) -> Iterator[tuple[str, Array, Array]]:
    """The numeric outputs that differ, each with its name."""
    if isinstance(expected, dict) and isinstance(got, dict):
        for key in expected.keys() & got.keys():
            yield from _wrong_outputs(got[key], expected[key], rtol, str(key))
    elif isinstance(expected, list | tuple) and isinstance(got, list | tuple):
        for number, (one, other) in enumerate(zip(got, expected, strict=False)):
            label = f"{name}[{number}]" if name else f"output {number + 1}"
            yield from _wrong_outputs(one, other, rtol, label)
    elif _is_numeric(got) and _is_numeric(expected) and compare(got, expected, rtol):
        yield name, np.asarray(got), np.asarray(expected)


def _is_numeric(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float | np.ndarray):
        return False
    return np.asarray(value).dtype.kind in "iuf"


def _of_arrays(name: str, a: Array, b: Array, given: Mapping[str, Any], rtol: float) -> str:
    """The first relation that holds between one output and the expected one."""
    your = f"your {name}" if name else "your answer"
    relations = (_shape, _part, _factor, _offset, _rearranged, _rounded)
    for find in relations:
        if told := find(a, b, rtol):
            size = _size_named(told[1], given) if len(told) > 1 else ""
            return f"{your[0].upper()}{your[1:]} {told[0]}{size}"
    return ""


def _shape(a: Array, b: Array, rtol: float) -> tuple[Any, ...]:
    """An axis lost, kept or swapped, with the right numbers in it."""
    if a.shape == b.shape or a.size != b.size:
        return ()
    if a.ndim == b.ndim == 2 and not compare(a.T, b, rtol):
        return ("is the expected array transposed.",)
    if compare(a.reshape(b.shape), b, rtol):
        return ()
    shapes = f"its shape is {a.shape}, expected {b.shape}"
    word = "an axis is lost" if a.ndim < b.ndim else "it has an axis too many"
    return (f"holds the right numbers in another shape: {word}; {shapes}.",)


def _factor(a: Array, b: Array, rtol: float) -> tuple[Any, ...]:
    """A constant factor, or the sign."""
    ratio = _ratio(a, b, rtol)
    if ratio is None or ratio == 0:
        return ()
    if abs(ratio + 1) <= rtol * 10:
        return ("has the wrong sign everywhere.",)
    if a.size < LEAST_NUMBERS and not (_is_whole(ratio) or _is_whole(1 / ratio)):
        return ()  # one number is some multiple of any other
    if abs(ratio) >= 1:
        return (f"is exactly {_number(ratio)} times the expected one.", ratio)
    return (f"is the expected one divided by exactly {_number(1 / ratio)}.", 1 / ratio)


def _offset(a: Array, b: Array, rtol: float) -> tuple[Any, ...]:
    """A constant that is added."""
    offset = _difference(a, b, rtol)
    if not offset:
        return ()
    word = "larger" if offset > 0 else "smaller"
    return (f"is {word} than the expected one by {_number(abs(offset))} everywhere.",)


def _rearranged(a: Array, b: Array, rtol: float) -> tuple[Any, ...]:
    """The right numbers, in another order."""
    if a.shape != b.shape or a.size < LEAST_NUMBERS:
        return ()
    for axis in range(a.ndim):
        if not compare(np.flip(a, axis), b, rtol):
            return (f"is the expected array with the order along axis {axis} reversed.",)
    if a.ndim == 2 and a.shape[0] == a.shape[1] and not compare(a.T, b, rtol):
        return ("is the expected array transposed.",)
    if not compare(np.sort(a, axis=None), np.sort(b, axis=None), rtol):
        return ("holds the right numbers in another order.",)
    return ()


def _rounded(a: Array, b: Array, rtol: float) -> tuple[Any, ...]:
    """Numbers that were rounded or cast."""
    if a.shape != b.shape or "f" not in (a.dtype.kind + b.dtype.kind):
        return ()
    with np.errstate(all="ignore"):
        for word, changed in (("rounded", np.round(b)), ("cut to whole numbers", np.trunc(b))):
            if np.array_equal(a, changed):
                return (f"is the expected one, {word}.",)
        single = b.astype(np.float32)
    if a.dtype.kind == "f" and np.allclose(a, single, rtol=1e-5, atol=0):
        return ("agrees only to single precision: were the numbers cast to float32?",)
    return ()


def _part(a: Array, b: Array, rtol: float) -> tuple[Any, ...]:
    """Right in part: along one axis, all but the first, the last or a few places."""
    if a.shape != b.shape or a.size < 2 * LEAST_NUMBERS:
        return ()
    for axis in range(a.ndim):
        length = a.shape[axis]
        rows = zip(np.moveaxis(a, axis, 0), np.moveaxis(b, axis, 0), strict=True)
        wrong = [n for n, (x, y) in enumerate(rows) if compare(x, y, rtol)]
        if length > 1 and len(wrong) == 1:
            place = {0: "the first", length - 1: "the last"}.get(wrong[0], f"number {wrong[0]}")
            return (f"is right except at {place} index of axis {axis}.",)
    return ()


def _ratio(a: Array, b: Array, rtol: float) -> float | None:
    """The factor between two arrays, if it is the same everywhere."""
    if not _comparable(a, b):
        return None
    x, y = a.astype(float).ravel(), b.astype(float).ravel()
    zero = y == 0
    if zero.all() or x[zero].any():
        return None
    return _common(x[~zero] / y[~zero], rtol)


def _difference(a: Array, b: Array, rtol: float) -> float | None:
    """What is added to an array, if it is the same everywhere; one number shows nothing."""
    if not _comparable(a, b) or a.size < LEAST_NUMBERS:
        return None
    return _common((a.astype(float) - b.astype(float)).ravel(), rtol)


def _comparable(a: Array, b: Array) -> bool:
    return bool(a.shape == b.shape and a.size and np.isfinite(a).all() and np.isfinite(b).all())


def _common(numbers: Array, rtol: float) -> float | None:
    first = float(numbers[0])
    return first if (np.abs(numbers - first) <= 10 * rtol * np.abs(first)).all() else None


def _order(got: Any, expected: Any, rtol: float) -> str:
    """Outputs that are all right, in another order or under each other's names."""
    pair = isinstance(got, list | tuple) and isinstance(expected, list | tuple)
    if pair and len(got) == len(expected) and 1 < len(got) <= MOST_OUTPUTS:
        for order in permutations(range(len(got))):
            if not compare([got[n] for n in order], list(expected), rtol):
                return f"The {len(got)} outputs are right, but in another order."
    both = isinstance(got, dict) and isinstance(expected, dict) and got.keys() == expected.keys()
    wrong = [k for k in expected if compare(got[k], expected[k], rtol)] if both else []
    if len(wrong) == 2:
        one, other = wrong
        if not compare([got[other], got[one]], [expected[one], expected[other]], rtol):
            return f"{one} and {other} are swapped."
    return ""


def _is_whole(value: float) -> bool:
    return bool(round(value)) and abs(value - round(value)) <= 1e-6 * abs(value)


def _number(value: float) -> str:
    return str(round(value)) if _is_whole(value) else f"{value:.6g}"


def _size_named(factor: float, given: Mapping[str, Any]) -> str:
    """Where a factor is a size of the data: which one."""
    size = round(abs(factor))
    if size < 2 or abs(abs(factor) - size) > 1e-6 * size:
        return ""
    for name, value in given.items():
        for number, part in enumerate(value if isinstance(value, list | tuple) else [value]):
            shape = part.shape if isinstance(part, np.ndarray) else ()
            if size in shape:
                label = f"{name}[{number}]" if isinstance(value, list | tuple) else name
                return f" {size} is a size of {label} here, whose shape is {shape}."
    return ""
