"""Random numbers that are the same on every machine.

They are made of the raw 64-bit integers of PCG64, whose stream NumPy keeps unchanged, by additions
and multiplications alone. NumPy's own distributions may change between releases.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np


class Luck:
    """A stream of random numbers, named by whole numbers.

    Parameters
    ----------
    *key : int
        Not negative. Equal keys give equal streams.
    """

    def __init__(self, *key: int) -> None:
        self._bits = np.random.PCG64(np.random.SeedSequence(key))

    def uniform(self, low: float = 0.0, high: float = 1.0) -> float:
        """Draw a number evenly from a range."""
        share = (int(self._bits.random_raw()) >> 11) * 2.0**-53
        return low + (high - low) * share

    def normal(self) -> float:
        """Draw a number of mean 0 and standard deviation 1: twelve uniform ones, less six."""
        total = int((self._bits.random_raw(12) >> np.uint64(11)).sum())
        return total * 2.0**-53 - 6.0

    def chosen(self, names: tuple[str, ...], number: int) -> tuple[str, ...]:
        """Draw some of the names, none of them twice."""
        left = list(names)
        return tuple(left.pop(int(self.uniform(0, len(left)))) for _ in range(number))


@lru_cache(maxsize=100_000)
def normal_at(*key: int) -> float:
    """Look up the first normal number of a stream; all who lead the same project get the same."""
    return Luck(*key).normal()
