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


def noise(value: Any) -> float:
    """How much may be nothing but rounding beside a value, if that is of floating-point numbers."""
    numbers = np.asarray(value) if isinstance(value, float | np.ndarray) else np.zeros(0)
    if numbers.dtype.kind not in "fc":
        return 0.0
    single = numbers.dtype in (np.float32, np.complex64)
    return (SINGLE_PRECISION_ROUNDING if single else ROUNDING) * _largest(numbers)


def differ(a: Array, b: Array, rtol: float, least: float) -> bool:
    """Whether some numbers are wrong: the largest departure tells, unless it may be noise."""
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
    if b.dtype.kind == "f" and b.dtype.itemsize < 8:
        rtol = max(rtol, SINGLE_PRECISION_RTOL)
    with np.errstate(all="ignore"):
        same = (a == b) | (np.isnan(a) & np.isnan(b))
        room = max(ROUNDING * _largest(b), least)
        near = np.isfinite(a) & np.isfinite(b) & (np.abs(a - b) <= rtol * np.abs(b) + room)
    return np.asarray(~(same | near))


def _largest(array: Array) -> float:
    """The largest magnitude of all that are finite."""
    finite = np.abs(array[np.isfinite(array)])
    return float(finite.max(initial=0.0))
