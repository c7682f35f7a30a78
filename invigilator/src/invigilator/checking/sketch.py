"""A few numbers that tell at once that two values differ, where a full comparison takes long."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

#: Wider than any tolerance with which calls are compared.
SLACK = 1e-3
LEAST = 1e-9


@dataclass(frozen=True)
class Sketch:
    """How many numbers a plain value holds, how large they are together, and its texts."""

    count: int
    total: float
    texts: tuple[str, ...]

    @classmethod
    def of(cls, value: Any) -> Sketch:
        """The sketch of a plain value."""
        leaves = list(_leaves(value))
        texts = tuple(leaf for leaf in leaves if isinstance(leaf, str))
        arrays = [np.asarray(leaf) for leaf in leaves if not isinstance(leaf, str)]
        total = math.fsum(float(np.abs(each.astype(complex)).sum()) for each in arrays)
        return cls(sum(each.size for each in arrays), total, texts)

    def may_equal(self, other: Sketch) -> bool:
        """Whether two values may agree; False is certain."""
        if (self.count, self.texts) != (other.count, other.texts):
            return False
        room = SLACK * (self.total + other.total) + LEAST
        return not abs(self.total - other.total) > room


def _leaves(value: Any) -> Iterator[Any]:
    """The numbers, arrays and texts of a value; None and bytes count as texts."""
    if isinstance(value, dict):
        for part in value.values():
            yield from _leaves(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _leaves(part)
    elif value is None or isinstance(value, str):
        yield str(value)
    else:
        array = np.asarray(value)
        yield array if array.dtype.kind in "biufc" else str(value)
