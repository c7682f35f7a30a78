"""Relations between a wrong array and the right one: a factor, a lost axis, a part that is right.

Each is found by a function of both arrays and a tolerance, which returns a sentence without its
subject, or nothing. With a factor, the number is returned as well.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from invigilator.checking.compare import agree
from invigilator.checking.parts import COMMON

Array = npt.NDArray[Any]
LEAST_NUMBERS = 2
#: Beyond it, or below its inverse, a factor tells nothing.
LARGEST_FACTOR = 1e12
#: Between two single numbers no larger factor is told: with rounding, many are whole by chance.
LARGEST_BETWEEN_TWO = 1000
#: What an answer may be of the expected value, number by number.
FUNCTIONS: dict[str, Callable[[Array], Array]] = {
    "the square of the expected one": np.square,
    "the square root of the expected one": np.sqrt,
    "1 divided by the expected one": np.reciprocal,
    "1 minus the expected one": lambda b: 1 - b,
    "the absolute value of the expected one": np.abs,
    "the exponential of the expected one": np.exp,
    "the logarithm of the expected one": np.log,
}


def _shape(a: Array, b: Array, rtol: float) -> tuple[Any, ...]:
    """An axis lost, kept or swapped, with the right numbers in it."""
    if a.shape == b.shape or a.size != b.size:
        return ()
    if a.ndim == b.ndim == 2 and agree(a.T, b, rtol):
        return ("is the expected array transposed.",)
    if not agree(a.reshape(b.shape), b, rtol):
        return ()
    shapes = f"its shape is {a.shape}, expected {b.shape}"
    word = "an axis is lost" if a.ndim < b.ndim else "it has an axis too many"
    return (f"holds the right numbers in another shape: {word}; {shapes}.",)


def _factor(a: Array, b: Array, rtol: float) -> tuple[Any, ...]:
    """A constant factor, or the sign."""
    ratio = _ratio(a, b, rtol)
    if ratio is None or abs(ratio - 1) <= 100 * rtol:
        return ()
    if not 1 / LARGEST_FACTOR < abs(ratio) < LARGEST_FACTOR:
        return ()
    if abs(ratio + 1) <= rtol * 10:
        return ("has the wrong sign everywhere.",)
    if a.size < LEAST_NUMBERS and not _is_telling(a, b, ratio):
        return ()  # one number is some multiple of any other
    if abs(ratio) >= 1:
        return (f"is exactly {number(ratio)} times the expected one.", ratio)
    return (f"is the expected one divided by exactly {number(1 / ratio)}.", 1 / ratio)


def _is_telling(a: Array, b: Array, ratio: float) -> bool:
    """Whether a factor between two single numbers is more than chance, as it is between sizes."""
    both_whole = a.dtype.kind in "iu" and b.dtype.kind in "iu"
    factor = max(abs(ratio), 1 / abs(ratio))
    by_chance = both_whole or a.item() in COMMON or factor > LARGEST_BETWEEN_TWO
    return not by_chance and is_whole(factor)


def _offset(a: Array, b: Array, rtol: float) -> tuple[Any, ...]:
    """A constant that is added."""
    offset = _difference(a, b, rtol)
    if not offset:
        return ()
    word = "larger" if offset > 0 else "smaller"
    return (f"is {word} than the expected one by {number(abs(offset))} everywhere.",)


def _rearranged(a: Array, b: Array, rtol: float) -> tuple[Any, ...]:
    """The right numbers, in another order."""
    if a.shape != b.shape or a.size < LEAST_NUMBERS:
        return ()
    for axis in range(a.ndim):
        if agree(np.flip(a, axis), b, rtol):
            return (f"is the expected array with the order along axis {axis} reversed.",)
    if a.ndim == 2 and a.shape[0] == a.shape[1] and agree(a.T, b, rtol):
        return ("is the expected array transposed.",)
    if np.unique(b).size > LEAST_NUMBERS and agree(
        np.sort(a, axis=None), np.sort(b, axis=None), rtol
    ):
        return ("holds the right numbers in another order.",)
    return ()


def _rounded(a: Array, b: Array, rtol: float) -> tuple[Any, ...]:
    """Numbers that were rounded or cast; one number or zeros alone say nothing."""
    floats = "f" in (a.dtype.kind + b.dtype.kind)
    if a.shape != b.shape or not floats or np.array_equal(a, b):
        return ()
    with np.errstate(all="ignore"):
        for word, changed in (("rounded", np.round(b)), ("cut to whole numbers", np.trunc(b))):
            if np.array_equal(a, changed) and np.unique(a).size >= LEAST_NUMBERS:
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
        wrong = [n for n, (x, y) in enumerate(rows) if not agree(x, y, rtol)]
        if length > 1 and len(wrong) == 1:
            named = {0: "the first index", length - 1: "the last index"}
            place = named.get(wrong[0], f"index {wrong[0]}")
            return (f"is right except at {place} of axis {axis}.",)
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


def _function(a: Array, b: Array, rtol: float) -> tuple[Any, ...]:
    """A function of the expected numbers, one by one."""
    if not _comparable(a, b) or np.unique(b).size < LEAST_NUMBERS or b.dtype.kind != "f":
        return ()
    with np.errstate(all="ignore"):
        for told, function in FUNCTIONS.items():
            wanted = function(b)
            if np.isfinite(wanted).all() and agree(a, wanted, rtol):
                return (f"is {told}, number by number.",)
    return ()


def _size(a: Array, b: Array, rtol: float) -> tuple[Any, ...]:
    """Another number of numbers."""
    if a.size == b.size:
        return ()
    return (f"has the shape {a.shape}; expected is {b.shape}.",)


def _places(a: Array, b: Array, rtol: float) -> tuple[Any, ...]:
    """Right in more than half of the places, zeros left out."""
    if not _comparable(a, b) or b.dtype.kind != "f" or np.unique(b).size < 2 * LEAST_NUMBERS:
        return ()
    wrong = ~np.isclose(a, b, rtol=rtol, atol=0)
    telling = b != 0
    if 2 * int(wrong[telling].sum()) >= int(telling.sum()) or not wrong.any():
        return ()
    first = ", ".join(map(str, np.argwhere(wrong)[0]))
    return (f"is right in {int((~wrong).sum())} of {a.size} places; look at [{first}] first.",)


RELATIONS = (
    _shape,
    _part,
    _factor,
    _offset,
    _rearranged,
    _function,
    _rounded,
    _places,
    _size,
)


def is_whole(value: float) -> bool:
    """Whether a number is whole, but for rounding, and not 0."""
    return bool(round(value)) and abs(value - round(value)) <= 1e-6 * abs(value)


def number(value: float) -> str:
    """A number as it is told: whole, or with six digits."""
    return str(round(value)) if is_whole(value) else f"{value:.6g}"
