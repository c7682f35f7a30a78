"""Two known mistakes made at once: the answer with both of them in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from invigilator.checking.cases import Mistake, patched
from invigilator.checking.exceptions import GraderError
from invigilator.checking.wrong_outputs import AND


def together(answer: str, one: Mistake, other: Mistake) -> str | None:
    """The reference answer with two mistakes in it; None where their patches do not go together."""
    try:
        first = patched(patched(answer, one), other)
        return first if first == patched(patched(answer, other), one) else None
    except GraderError:
        return None


def frequent_pair(answer: str, mistakes: Sequence[Mistake]) -> dict[str, str]:
    """By its sentence, the answer with the first two mistakes in it that go together.

    Mistakes are declared in the order of how often they are made. Of more pairs, most are told
    output by output; to record them all would double the time and the size of recording.
    """
    for one, other in combinations(mistakes, 2):
        if both := together(answer, one, other):
            return {AND.join([one.sentence, other.sentence]): both}
    return {}
