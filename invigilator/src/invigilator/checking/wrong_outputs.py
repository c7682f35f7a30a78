"""What is wrong with an answer, output by output, and which known mistakes explain it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Any

from invigilator.checking.compare import agree
from invigilator.checking.parts import is_finite, is_telling, name_of, parts

if TYPE_CHECKING:
    from invigilator.checking.verdict import CaseVerdict

#: Between the sentences of two mistakes that were made at once, as they are stored.
AND = " Besides: "  # codespell:ignore besides

#: A case by its name, and an output in it.
Part = tuple[str, str]
#: By sentence, the wrong outputs that a mistake gives.
Explained = Mapping[str, set[Part]]


@dataclass(frozen=True)
class WrongOutputs:
    """The wrong outputs of an answer to one exercise.

    Parameters
    ----------
    cases : sequence of CaseVerdict
        All of the exercise.
    found : dict
        By case and output, what is wrong, beside what is expected. Empty where an answer cannot be
        taken apart.
    """

    cases: Sequence[CaseVerdict]
    found: Mapping[Part, tuple[Any, Any]]

    @classmethod
    def of(cls, cases: Sequence[CaseVerdict]) -> WrongOutputs:
        """Those of an answer, by the verdicts on it."""
        found: dict[Part, tuple[Any, Any]] = {}
        for case in cases:
            if case.status == "passed":
                continue
            outputs = wrong_in(case)
            if outputs is None:
                return cls(cases, {})
            found |= {(case.recorded.case.name, key): pair for key, pair in outputs.items()}
        return cls(cases, found)

    @cached_property
    def telling(self) -> set[Part]:
        """Those that agree with what a mistake gives hardly by chance."""
        return {part for part, (got, wanted) in self.found.items() if is_telling(got, wanted)}

    def explained(self, sentence: str) -> set[Part]:
        """Those that are what a known mistake gives."""
        found = set()
        for case in self.cases:
            known = case.recorded.mistakes[sentence]
            outputs = parts(case.outcome.value, known.value) if known.status == "value" else {}
            for key, (got, mistaken) in outputs.items():
                place, rtol = (case.recorded.case.name, key), case.recorded.case.rtol
                if place in self.found and agree(got, mistaken, rtol, self.found[place][1]):
                    found.add(place)
        return found

    def are_all_of(self, sentence: str) -> bool:
        """Whether a known mistake makes nothing else wrong."""
        for case in self.cases:
            known, expected = case.recorded.mistakes[sentence], case.recorded.expected
            name, rtol = case.recorded.case.name, case.recorded.case.rtol
            if known.status != "value":
                return False
            for key, pair in parts(known.value, expected).items():
                if (name, key) not in self.found and not agree(*pair, rtol):
                    return False
        return True

    def made_up(self, explained: Explained) -> list[str]:
        """The sentences that explain all that is wrong, alone or else two together."""
        single = _single(explained)
        alone = [s for s, found in explained.items() if found == set(self.found)]
        pairs = [AND.join(p) for p in combinations(single, 2) if self._make_up(single, p)]
        return [s for s in alone if s in single] or (pairs if len(pairs) == 1 else alone or pairs)

    def told_of_one(self, explained: Explained) -> tuple[str, str] | None:
        """An output, and the sentence of the one mistake that gives it in all of several cases."""
        single = _single(explained)
        for name in self._finite():
            wrong = {part for part in self.found if name_of(part[1]) == name}
            several = len(wrong & self.telling) > 1
            fits = [s for s, found in single.items() if several and wrong <= found]
            if len(fits) == 1:
                return name, fits[0]
        return None

    def _make_up(self, explained: Explained, pair: tuple[str, str]) -> bool:
        """Whether two mistakes explain all that is wrong, and each of them something that tells."""
        one, other = (explained[sentence] for sentence in pair)
        both_tell = (one - other) & self.telling and (other - one) & self.telling
        return one | other == set(self.found) and bool(both_tell)

    def _finite(self) -> list[str]:
        """The outputs, in their order, of floating-point numbers, finite in all cases."""
        found: dict[str, bool] = {}
        for case in self.cases:
            for key, (got, _) in parts(case.outcome.value, case.recorded.expected).items():
                found[name_of(key)] = is_finite(got) and found.get(name_of(key), True)
        return [name for name, finite in found.items() if finite]


def wrong_in(case: CaseVerdict) -> dict[str, tuple[Any, Any]] | None:
    """What is wrong in a case that did not pass, output by output, beside what is expected.

    None where its value cannot be taken apart: an error, a value that a predicate judges, a single
    output, or too many.
    """
    outputs = parts(case.outcome.value, case.recorded.expected)
    if case.status != "failed" or case.recorded.case.accept or not outputs:
        return None
    return {k: pair for k, pair in outputs.items() if not agree(*pair, case.recorded.case.rtol)}


def _single(explained: Explained) -> dict[str, set[Part]]:
    """Without those of pairs of mistakes that are stored as one."""
    return {sentence: found for sentence, found in explained.items() if AND not in sentence}
