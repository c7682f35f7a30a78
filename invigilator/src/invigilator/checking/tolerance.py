"""How far numbers may be apart: by a relative tolerance, and by what is nothing but rounding."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

SINGLE_PRECISION_RTOL = 1e-4
#: What may be rounding, as a share of the largest magnitude beside it.
ROUNDING = 1e-13
SINGLE_PRECISION_ROUNDING = 1e-6
#: How many times the rounding of the right value that of a wrong one may be.
MOST_ROUNDING = 1e3


def noise(value: Any) -> float:
    """How much of a number may be rounding error, beside a value of this magnitude.

    It is 0 beside what is not of floating-point numbers.
    """
    numbers = np.asarray(value) if isinstance(value, float | np.ndarray) else np.zeros(0)
    if numbers.dtype.kind not in "fc":
        return 0.0
    single = _is_single(numbers.dtype)
    return (SINGLE_PRECISION_ROUNDING if single else ROUNDING) * largest(numbers)


def rounding_of(wrong: Any, right: Any) -> float:
    """How far two machines may be apart in what a known mistake gives.

    It may give far larger numbers than the right ones; a mask of ``-1e9`` is no measure, though.
    """
    least = noise(right)
    return max(least, min(noise(wrong), MOST_ROUNDING * least)) if least else 0.0


def differ(a: Array, b: Array, rtol: float, least: float) -> bool:
    """Whether any number is wrong: the largest departure decides, unless it may be noise."""
    if a.dtype == b.dtype == np.float64 and a.size:
        with np.errstate(all="ignore"):
            sizes = np.abs(b)
            departure = (np.abs(a - b) - rtol * sizes).max()
            room = max(ROUNDING * sizes.max(), least)
        if room < np.inf and (departure <= 0 or 2 * room < departure < np.inf):
            return bool(departure > 0)
    return bool(differing(a, b, rtol, least).any())


def differing(a: Array, b: Array, rtol: float, least: float) -> npt.NDArray[np.bool_]:
    """Where numbers are wrong; `least` is what may be noise, whatever the magnitude of `b`."""
    if not {a.dtype.kind, b.dtype.kind} & {"f", "c"}:
        return np.asarray(a != b)
    if _is_single(b.dtype):
        rtol = max(rtol, SINGLE_PRECISION_RTOL)
    with np.errstate(all="ignore"):
        same = (a == b) | (np.isnan(a) & np.isnan(b))
        room = max(ROUNDING * largest(b), least)
        near = np.isfinite(a) & np.isfinite(b) & (np.abs(a - b) <= rtol * np.abs(b) + room)
    return np.asarray(~(same | near))


def _is_single(dtype: np.dtype[Any]) -> bool:
    return dtype.itemsize < {"f": 8, "c": 16}.get(dtype.kind, 0)


def largest(array: Array) -> float:
    """The largest magnitude of all that are finite."""
    finite = np.abs(array[np.isfinite(array)])
    return float(finite.max(initial=0.0))
