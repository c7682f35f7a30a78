"""Numbers and lists as people write them."""

from __future__ import annotations

from collections.abc import Sequence


def count(number: int, noun: str) -> str:
    """A number with its noun, in the plural where needed."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(names: Sequence[str], most: int | None = None, total: int | None = None) -> str:
    """Names as a sentence lists them: ``a, b and c``, or ``a, b and 7 more``.

    Parameters
    ----------
    names
        What is listed.
    most
        How many are named; all of them by default.
    total
        How many there are, where `names` are not all.
    """
    shown = list(names[:most])
    more = (len(names) if total is None else total) - len(shown)
    *first, last = [*shown, f"{more} more"] if more > 0 else shown or [""]
    return f"{', '.join(first)} and {last}" if first else last
