"""Compare values: structure, shape, kind of number, then numbers by relative tolerance."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import zip_longest
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from invigilator.checking.tolerance import differ, differing, rounding_of

Array = npt.NDArray[Any]
Aspect = Literal["type", "keys", "length", "shape", "kind", "value"]

KINDS = {
    "b": "true/false",
    "i": "whole numbers",
    "u": "whole numbers",
    "f": "floating-point numbers",
    "c": "complex numbers",
    "S": "text",
}


@dataclass(frozen=True)
class Difference:
    """Where a value first departs from what is expected, and how.

    It is put in words when it is told, since most never are; the values must not change until then.
    """

    path: str
    aspect: Aspect
    tell: Callable[[], str] = field(repr=False, compare=False)

    @cached_property
    def text(self) -> str:
        """In words."""
        return self.tell()


def compare(got: Any, expected: Any, rtol: float) -> list[Difference]:
    """All differences between two plain values, at most one for each array or scalar.

    Numbers agree when ``|got - expected| <= rtol * |expected|`` element by element. Only rounding
    noise, ``1e-13`` of the array's largest magnitude, is allowed on top, so that no tolerance
    swallows a small value; where a mistake is recognised, `agree` allows more. What the reference
    gives in single precision is held to ``1e-4``; an answer that was cast to it is not.
    """
    return list(_differences(got, expected, rtol, ""))


def agree(got: Any, expected: Any, rtol: float, beside: Any = None) -> bool:
    """Whether two plain values have no difference; it looks no further than the first.

    Parameters
    ----------
    got, expected, rtol
        As of `compare`.
    beside : plain value, optional
        The right value, where `expected` is what a known mistake gives. Then each number may be off
        by rounding, which differs from one processor to another: see `rounding_of`.
    """
    return next(_differences(got, expected, rtol, "", beside), None) is None


def describe(value: Any) -> str:
    """A value in a few words: shape and kind of an array, the number itself, or its type."""
    if value is None or isinstance(value, bool | int | float | str):
        return _brief(value)
    if isinstance(value, np.ndarray) and value.ndim == 0:
        return _brief(value.item())
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}, dtype {value.dtype}"
    if isinstance(value, dict):
        return f"a dict with the keys {', '.join(map(_brief, list(value)[:12]))}"
    if isinstance(value, list | tuple):
        return f"a {type(value).__name__} of length {len(value)}"
    return f"a {type(value).__name__}"


def _brief(value: Any) -> str:
    text = repr(value[:60] if isinstance(value, str | bytes) else value)
    return text if len(text) <= 60 else text[:57] + "..."


def _other_type(path: str, got: Any, expected: Any) -> Difference:
    return Difference(path, "type", lambda: f"expected {describe(expected)}, got {describe(got)}")


def _differences(
    got: Any, expected: Any, rtol: float, path: str, beside: Any = None
) -> Iterator[Difference]:
    if isinstance(expected, dict):
        yield from _in_dicts(got, expected, rtol, path, beside)
    elif isinstance(expected, list | tuple):
        yield from _in_sequences(got, expected, rtol, path, beside)
    elif expected is None or isinstance(expected, str):
        same = got is None if expected is None else isinstance(got, str) and got == expected
        if not same:
            yield _other_type(path, got, expected)
    else:
        yield from _in_numbers(got, expected, rtol, path, beside)


def _in_dicts(
    got: Any, expected: dict[Any, Any], rtol: float, path: str, beside: Any
) -> Iterator[Difference]:
    if not isinstance(got, dict):
        yield _other_type(path, got, expected)
        return
    rights = beside if isinstance(beside, dict) else {}
    for key, wanted in expected.items():
        place = f"{path}[{key!r}]" if path else str(key)
        if key not in got:
            yield Difference(place, "keys", partial("the key {!r} is missing".format, key))
        else:
            yield from _differences(got[key], wanted, rtol, place, rights.get(key))
    extra = [key for key in got if key not in expected]
    if extra:
        yield Difference(path, "keys", lambda: f"there is a key {_brief(extra[0])} too many")


def _in_sequences(
    got: Any, expected: Sequence[Any], rtol: float, path: str, beside: Any
) -> Iterator[Difference]:
    if not isinstance(got, list | tuple):
        yield _other_type(path, got, expected)
        return
    if len(got) != len(expected):
        text = f"expected {len(expected)} items, got {len(got)}"
        yield Difference(path, "length", lambda: text)
        return
    rights = beside if isinstance(beside, list | tuple) else ()
    for i, (a, b, c) in enumerate(zip_longest(got, expected, rights[: len(got)])):
        yield from _differences(a, b, rtol, f"{path}[{i}]", c)


def _in_numbers(
    got: Any, expected: Any, rtol: float, path: str, beside: Any
) -> Iterator[Difference]:
    """At most one, of the aspect that is looked at first."""
    if got is None or isinstance(got, str | dict | list | tuple):
        yield _other_type(path, got, expected)
        return
    a, b = np.asarray(got), np.asarray(expected)
    if a.shape != b.shape:
        text = f"expected shape {b.shape}, got shape {a.shape}"
        yield Difference(path, "shape", lambda: text)
    elif not _same_kind(a, b):
        yield Difference(path, "kind", partial(_other_kind, a, b))
    elif differ(a, b, rtol, least := rounding_of(expected, beside)):
        yield Difference(path, "value", partial(_first_wrong, a, b, rtol, least))


def _other_kind(a: Array, b: Array) -> str:
    wanted, given = (f"{KINDS[each.dtype.kind]} ({each.dtype})" for each in (b, a))
    return f"expected {wanted}, got {given}"


def _same_kind(a: Array, b: Array) -> bool:
    if a.dtype is b.dtype:
        return True
    kind_a, kind_b = ("i" if x.dtype.kind == "u" else x.dtype.kind for x in (a, b))
    scalars = a.ndim == 0 and {kind_a, kind_b} == {"i", "f"}
    return kind_a == kind_b or scalars


def _first_wrong(a: Array, b: Array, rtol: float, least: float) -> str:
    wrong = differing(a, b, rtol, least)
    index = tuple(int(i) for i in np.argwhere(wrong)[0]) if a.ndim else ()
    one, other = a[index].item(), b[index].item()
    if not isinstance(other, int | float) or isinstance(other, bool):
        return f"expected {other!r}, got {one!r}" + (f" at index {index}" if index else "")
    text = f"expected {other + 0:.6g}, got {one + 0:.6g}"
    if not a.ndim:
        return text
    count = int(wrong.sum())
    return f"at index {index} {text}; {count} of {a.size} numbers differ{_largest(a, b, wrong)}"


def _largest(a: Array, b: Array, wrong: npt.NDArray[np.bool_]) -> str:
    with np.errstate(all="ignore"):
        x, y = a[wrong].astype(float), b[wrong].astype(float)
        ratios = np.abs(x - y) / np.abs(y)
    usable = ratios[np.isfinite(ratios)]
    return f", relative difference up to {usable.max():.2g}" if usable.size else ""
