"""What was found in a short text is not looked for again: many students write the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import TypeVar

Text = TypeVar("Text", str, bytes)
Found = TypeVar("Found")

#: How many texts are kept with what was found in them, and how long they may be: many long ones
#: would fill the memory.
KEPT, SHORT = 1024, 8192


def kept_if_short(find: Callable[[Text], Found]) -> Callable[[Text], Found]:
    """Have a function of a text keep what it finds in the short ones that it met last."""
    kept = lru_cache(maxsize=KEPT)(find)

    def found(text: Text) -> Found:
        return kept(text) if len(text) <= SHORT else find(text)

    return update_wrapper(found, find)
