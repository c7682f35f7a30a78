"""What is wrong with an answer, in a sentence: a known mistake, two of them, or a relation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from invigilator.checking.compare import agree
from invigilator.checking.error_places import calls_in
from invigilator.checking.error_texts import comparable
from invigilator.checking.parts import is_finite, is_telling, name_of, parts
from invigilator.checking.run_case import Outcome

if TYPE_CHECKING:
    from invigilator.checking.verdict import CaseVerdict

#: Between the sentences of two mistakes that were made at once, as they are stored and as told.
AND = " Besides: "  # codespell:ignore besides
IN_ADDITION = " In addition: "
#: Told with a sentence that explains one output wholly, where another one stays unexplained.
MORE = "there is something else, which this does not explain."

Part = tuple[str, str]


def diagnose(cases: Sequence[CaseVerdict]) -> str | None:
    """The sentence of the one known mistake that gives what the answer gives.

    Outputs are matched one by one, so that half a mistake counts; but zeros, or what is no number,
    come of many mistakes, and tell nothing unless the whole answer agrees. Where two mistakes
    explain all that is wrong and neither does so alone, both are told. Where several sentences fit
    equally well, none is told: a hint is never a guess. Where a mistake explains one output wholly,
    but not all that is wrong, its sentence is told, and that there is more.
    """
    sentence = _diagnosis(cases)
    return sentence and sentence.replace(AND, IN_ADDITION)


def _diagnosis(cases: Sequence[CaseVerdict]) -> str | None:
    failed = [each for each in cases if each.status != "passed"]
    if not failed:
        return None
    sentences = list(failed[0].recorded.mistakes)
    whole = [s for s in sentences if all(_gives(each, s) for each in cases)]
    if whole:
        return _the_one(whole)
    wrong = _wrong_parts(cases)
    everything = set(wrong)
    telling = {p for p, (got, wanted) in wrong.items() if is_telling(got, wanted)}
    explained = {s: found for s in sentences if (found := _explained(cases, s, wrong)) & telling}
    half = [s for s, found in explained.items() if found == everything]
    if half:
        return _the_one(half)
    single = {s: found for s, found in explained.items() if AND not in s}
    pairs = [p for p in combinations(single, 2) if _make_up(everything, telling, single, p)]
    if pairs:
        return AND.join(pairs[0]) if len(pairs) == 1 else None
    return _of_one_output(cases, everything, telling, single)


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
    return agree(a.value, b.value, one.recorded.case.rtol, one.recorded.expected)


def _raised(outcome: Outcome) -> tuple[str, str, tuple[str, ...]]:
    """An error without what differs from run to run, or from one version of Python to another.

    The same error in another function, or in one that another called, has another cause.
    """
    return outcome.error, comparable(outcome.message), calls_in(outcome.line)


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
    return agree(outcome.value, known.value, verdict.recorded.case.rtol, verdict.recorded.expected)


def _wrong_parts(cases: Sequence[CaseVerdict]) -> dict[Part, tuple[Any, Any]]:
    """By case and output, what is wrong, beside what is expected.

    Empty where an answer cannot be taken apart.
    """
    found: dict[Part, tuple[Any, Any]] = {}
    for case in cases:
        if case.status == "passed":
            continue
        outputs = parts(case.outcome.value, case.recorded.expected)
        if case.status != "failed" or case.recorded.case.accept or not outputs:
            return {}
        name, rtol = case.recorded.case.name, case.recorded.case.rtol
        found |= {(name, k): pair for k, pair in outputs.items() if not agree(*pair, rtol)}
    return found


def _explained(
    cases: Sequence[CaseVerdict], sentence: str, wrong: Mapping[Part, tuple[Any, Any]]
) -> set[Part]:
    """The wrong outputs that are what a known mistake gives."""
    found = set()
    for case in cases:
        known = case.recorded.mistakes[sentence]
        outputs = parts(case.outcome.value, known.value) if known.status == "value" else {}
        for key, (got, mistaken) in outputs.items():
            place, rtol = (case.recorded.case.name, key), case.recorded.case.rtol
            if place in wrong and agree(got, mistaken, rtol, wrong[place][1]):
                found.add(place)
    return found


def _make_up(
    everything: set[Part],
    telling: set[Part],
    explained: Mapping[str, set[Part]],
    pair: tuple[str, str],
) -> bool:
    """Whether two mistakes explain all that is wrong, and each of them something that tells."""
    one, other = (explained[sentence] for sentence in pair)
    return one | other == everything and bool((one - other) & telling and (other - one) & telling)


def _of_one_output(
    cases: Sequence[CaseVerdict],
    everything: set[Part],
    telling: set[Part],
    explained: Mapping[str, set[Part]],
) -> str | None:
    """The sentence of the one mistake that gives an output in all of several cases."""
    for name in _finite_outputs(cases):
        wrong = {part for part in everything if name_of(part[1]) == name}
        several = len(wrong & telling) > 1
        fits = [s for s, found in explained.items() if several and wrong <= found]
        if len(fits) == 1:
            return AND.join([fits[0], MORE])
    return None


def _finite_outputs(cases: Sequence[CaseVerdict]) -> list[str]:
    """The outputs, in their order, of floating-point numbers, finite in all cases."""
    found: dict[str, bool] = {}
    for case in cases:
        for key, (got, _) in parts(case.outcome.value, case.recorded.expected).items():
            found[name_of(key)] = is_finite(got) and found.get(name_of(key), True)
    return [name for name, finite in found.items() if finite]
