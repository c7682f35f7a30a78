"""What is seen of a wrong array at once: no numbers, one number everywhere, the opposite sign.

As those of `array_relations`, they are told without their subject.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


def _no_number(a: Array, b: Array, rtol: float) -> tuple[Any, ...]:
    """Nan or infinite, in places where a number is expected."""
    if a.dtype.kind != "f" or not np.isfinite(b).all():
        return ()
    for word, found in (("nan, not a number", np.isnan(a)), ("infinite", np.isinf(a))):
        if found.all() and a.size:
            return (f"is {word}{', everywhere' if a.size > 1 else ''}.",)
        if found.any():
            first = ", ".join(map(str, np.argwhere(found)[0]))
            places = f"in {int(found.sum())} of {a.size} places"
            return (f"is {word}, {places}; look at [{first}] first.",)
    return ()


def _one_number(a: Array, b: Array, rtol: float) -> tuple[Any, ...]:
    """The same number everywhere, where several are expected."""
    if np.unique(a).size != 1 or np.unique(b).size == 1:
        return ()
    return (f"is {a.flat[0] + 0:.6g} everywhere.",)


def _opposite_sign(a: Array, b: Array, rtol: float) -> tuple[Any, ...]:
    """Negative where all is positive, or the other way round."""
    for word, other, one, two in (("negative", "positive", a, b), ("positive", "negative", b, a)):
        if a.size and (one < 0).all() and (two > 0).all():
            one_only = f"is {word}; a {other} number is expected."
            many = f"is {word} everywhere; {other} numbers are expected."
            return (many if a.size > 1 else one_only,)
    return ()


PLAIN_RELATIONS = (_no_number, _one_number, _opposite_sign)
