"""What is wrong with an answer, in a sentence: a known mistake, two of them, or a relation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import TYPE_CHECKING, Any

import numpy as np

from invigilator.checking.compare import compare
from invigilator.checking.error_texts import comparable
from invigilator.checking.run_case import Outcome

if TYPE_CHECKING:
    from invigilator.checking.verdict import CaseVerdict

#: Between the sentences of two mistakes that were made at once.
AND = " Besides: "
#: Told with a sentence that explains one output wholly, where another one stays unexplained.
MORE = "there is something else, which this does not explain."
#: Between the names of an output and of what it lies in.
INSIDE = " / "
#: More outputs than this are not looked at one by one.
MOST_PARTS = 400


def diagnose(cases: Sequence[CaseVerdict]) -> str | None:
    """The sentence of the one known mistake that gives what the answer gives.

    Outputs are matched one by one, so that half a mistake counts. Where two mistakes explain all
    that is wrong and neither does so alone, both are told. Where several sentences fit equally
    well, none is told: a hint is never a guess. Where a mistake explains one output wholly, but not
    all that is wrong, its sentence is told, and that there is more.
    """
    failed = [each for each in cases if each.status != "passed"]
    if not failed:
        return None
    sentences = list(failed[0].recorded.mistakes)
    whole = [s for s in sentences if all(_gives(each, s) for each in cases)]
    if whole:
        return _the_one(whole)
    explained = {s: found for s in sentences if (found := _explained(cases, s))}
    everything = _wrong_parts(cases)
    if not everything:
        return None
    half = [s for s, parts in explained.items() if parts == everything]
    if half:
        return _the_one(half)
    single = [each for each in explained if AND not in each]
    pairs = [p for p in combinations(single, 2) if explained[p[0]] | explained[p[1]] == everything]
    if pairs:
        return AND.join(pairs[0]) if len(pairs) == 1 else None
    return _of_one_output(cases, everything, {s: explained[s] for s in single})


def is_known_mistake(cases: Sequence[CaseVerdict]) -> bool:
    """Whether all cases give what one and the same known mistake gives in them."""
    sentences = cases[0].recorded.mistakes if cases else ()
    return any(all(_gives(each, sentence) for each in cases) for sentence in sentences)


def look_alike(one: CaseVerdict, other: CaseVerdict) -> bool:
    """Whether a student sees the same of two wrong answers in a case."""
    a, b = one.outcome, other.outcome
    if (one.status, one.remark, a.status) != (other.status, other.remark, b.status):
        return False
    if a.status != "value":
        return _raised(a) == _raised(b)
    if one.recorded.case.accept and one.status == "passed":
        return True
    return not compare(a.value, b.value, one.recorded.case.rtol)


def _raised(outcome: Outcome) -> tuple[str, str]:
    """An error without what differs from run to run, or from one version of Python to another."""
    return outcome.error, comparable(outcome.message)


def _the_one(sentences: Sequence[str]) -> str | None:
    """The sentence, if there is one; a pair's only where no single one fits."""
    single = [each for each in sentences if AND not in each] or list(sentences)
    return single[0] if len(single) == 1 else None


def _gives(verdict: CaseVerdict, sentence: str) -> bool:
    """Whether a known mistake gives in a case what the answer gave."""
    known, outcome = verdict.recorded.mistakes[sentence], verdict.outcome
    if verdict.status == "failed" and verdict.remark == sentence:
        return True
    if known.status != outcome.status:
        return False
    if outcome.status != "value":
        return _raised(known) == _raised(outcome)
    if verdict.recorded.case.accept is not None and verdict.status == "passed":
        return True
    return not compare(outcome.value, known.value, verdict.recorded.case.rtol)


def _wrong_parts(cases: Sequence[CaseVerdict]) -> set[tuple[str, str]]:
    """Cases and outputs that are wrong; empty where an answer cannot be taken apart."""
    found = set()
    for case in cases:
        if case.status == "passed":
            continue
        parts = _parts(case.outcome, case.recorded.expected)
        if case.status != "failed" or case.recorded.case.accept or not parts:
            return set()
        rtol = case.recorded.case.rtol
        wrong = {k for k, (got, wanted) in parts.items() if compare(got, wanted, rtol)}
        found |= {(case.recorded.case.name, key) for key in wrong}
    return found


def _explained(cases: Sequence[CaseVerdict], sentence: str) -> set[tuple[str, str]]:
    """The wrong outputs that are what a known mistake gives."""
    found = set()
    for case in cases:
        known = case.recorded.mistakes[sentence]
        parts = _parts(case.outcome, known.value) if known.status == "value" else {}
        expected = _parts(case.outcome, case.recorded.expected)
        rtol = case.recorded.case.rtol
        for key, (got, mistaken) in parts.items():
            wrong = key in expected and compare(got, expected[key][1], rtol)
            if wrong and not compare(got, mistaken, rtol):
                found.add((case.recorded.case.name, key))
    return found


def _of_one_output(
    cases: Sequence[CaseVerdict],
    everything: set[tuple[str, str]],
    explained: Mapping[str, set[tuple[str, str]]],
) -> str | None:
    """The sentence of the one mistake that gives an output in all of several cases."""
    for name in _telling_outputs(cases):
        wrong = {part for part in everything if _name(part[1]) == name}
        fits = [s for s, parts in explained.items() if len(wrong) > 1 and wrong <= parts]
        if len(fits) == 1:
            return AND.join([fits[0], MORE])
    return None


def _telling_outputs(cases: Sequence[CaseVerdict]) -> list[str]:
    """The outputs, in their order, of numbers that do not agree by chance."""
    found: dict[str, bool] = {}
    for case in cases:
        for key, (got, _) in _parts(case.outcome, case.recorded.expected).items():
            number = np.asarray(got) if isinstance(got, float | np.ndarray) else np.array(0)
            telling = number.dtype.kind == "f" and bool(np.isfinite(number).all())
            found[_name(key)] = telling and found.get(_name(key), True)
    return [name for name, telling in found.items() if telling]


def _name(key: str) -> str:
    """What an output is called, wherever in the value of a case it stands."""
    return key.rpartition(INSIDE)[2]


def _parts(outcome: Outcome, other: Any) -> dict[str, tuple[Any, Any]]:
    """The outputs of an answer, each beside its counterpart in another value of the same form.

    Outputs may lie in others, as those of several calls do. Too many are not taken apart.
    """
    found = dict(islice(_leaves(outcome.value, other), MOST_PARTS + 1))
    return found if "" not in found and len(found) <= MOST_PARTS else {}


def _leaves(got: Any, other: Any, place: str = "") -> Iterator[tuple[str, tuple[Any, Any]]]:
    inner: list[tuple[Any, Any, Any]] = []
    if isinstance(got, dict) and isinstance(other, dict) and got.keys() == other.keys():
        inner = [(key, got[key], other[key]) for key in got]
    sequences = isinstance(got, list | tuple) and isinstance(other, list | tuple)
    if sequences and len(got) == len(other):
        inner = [(number, *pair) for number, pair in enumerate(zip(got, other, strict=True))]
    if not inner:
        yield place, (got, other)
    for key, one, two in inner:
        yield from _leaves(one, two, f"{place}{INSIDE}{key}" if place else str(key))
