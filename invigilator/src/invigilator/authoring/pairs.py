"""Two known mistakes made at once: the answer with both of them in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from invigilator.checking.cases import Mistake, patched
from invigilator.checking.exceptions import GraderError
from invigilator.checking.expectations import RecordedCase
from invigilator.checking.run_case import Suite
from invigilator.checking.verdict import judge_case
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


def without_right_pairs(cases: Sequence[RecordedCase], suite: Suite) -> Iterator[RecordedCase]:
    """The cases without the pairs that pass: two mistakes may make up for each other."""
    wrong = {
        (case.exercise, sentence)
        for case in cases
        for sentence, outcome in case.mistakes.items()
        if AND in sentence and judge_case(case, outcome, suite).status != "passed"
    }
    for case in cases:
        kept = {
            s: o for s, o in case.mistakes.items() if AND not in s or (case.exercise, s) in wrong
        }
        yield replace(case, mistakes=kept)
