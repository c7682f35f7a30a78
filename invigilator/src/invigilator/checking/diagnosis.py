"""What is wrong with an answer, in a sentence: a known mistake, two of them, or a relation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from invigilator.checking.compare import agree
from invigilator.checking.error_places import calls_in
from invigilator.checking.error_texts import comparable
from invigilator.checking.expectations import RecordedCase
from invigilator.checking.parts import is_telling
from invigilator.checking.precedents import by_precedent
from invigilator.checking.run_case import Outcome
from invigilator.checking.wrong_outputs import AND, WrongOutputs, wrong_in

if TYPE_CHECKING:
    from invigilator.checking.verdict import CaseVerdict

#: Between the sentences of two mistakes that were made at once, as they are told.
IN_ADDITION = " In addition: "
#: Between a sentence and the one output that it explains wholly, where another stays unexplained.
EXPLAINS = " That explains "


def diagnose(cases: Sequence[CaseVerdict]) -> str | None:
    """The sentence of the one known mistake that gives what the answer gives.

    Outputs are matched one by one, so that half a mistake counts, unless another one spares what is
    right; but zeros, or what is no number, come of many mistakes, and tell nothing unless the whole
    answer agrees. Where two mistakes explain all that is wrong and neither does so alone, both are
    told. Where several sentences fit equally well, none is told: a hint is never a guess. Where a
    mistake explains one output wholly, but not all that is wrong, its sentence is told, and which
    output that is.
    """
    sentence = _diagnosis(cases)
    return sentence and sentence.replace(AND, IN_ADDITION)


def _diagnosis(cases: Sequence[CaseVerdict]) -> str | None:
    failed = [each for each in cases if each.status != "passed"]
    if not failed:
        return None
    sentences = list(failed[0].recorded.mistakes)
    whole = [s for s in sentences if _is_whole(cases, s)]
    if whole:
        return _the_one(whole)
    wrong = WrongOutputs.of(cases)
    explained = {s: found for s in sentences if (found := wrong.explained(s)) & wrong.telling}
    exact = {s: found for s, found in explained.items() if wrong.are_all_of(s)}
    for fitting in (exact, explained):
        if told := wrong.made_up(fitting):
            return _the_one(told)
    of_one = wrong.told_of_one(explained)
    return of_one and _explaining(*of_one)


def _explaining(output: str, sentence: str) -> str:
    """A sentence, and the output that it explains; one without a name stays unnamed."""
    name = output if output.isidentifier() else "one output"
    return f"{sentence}{EXPLAINS}{name}, but not all that is wrong."


def is_known_mistake(cases: Sequence[CaseVerdict]) -> bool:
    """Whether all cases give what one and the same known mistake gives in them."""
    sentences = cases[0].recorded.mistakes if cases else ()
    return any(_is_whole(cases, sentence) for sentence in sentences)


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


def _is_whole(cases: Sequence[CaseVerdict], sentence: str) -> bool:
    """Whether all cases give what a known mistake gives, and not as noise equals any noise."""
    if not all(_gives(each, sentence) for each in cases):
        return False
    return any(map(_tells, cases)) or all(_gives(each, sentence, strictly=True) for each in cases)


def _gives(verdict: CaseVerdict, sentence: str, strictly: bool = False) -> bool:
    """Whether a known mistake gives in a case what the answer gave, but for rounding."""
    recorded, outcome = verdict.recorded, verdict.outcome
    if verdict.status == "failed" and verdict.remark == sentence:
        return True
    if recorded.mistakes[sentence].status != outcome.status:
        return False
    if recorded.case.accept is not None and verdict.status == "passed":
        return True
    return _equals(recorded, outcome, sentence, strictly)


@by_precedent
def _equals(recorded: RecordedCase, outcome: Outcome, sentence: str, strictly: bool) -> bool:
    """Whether a known mistake gives in a case the same value, or raises the same error."""
    known = recorded.mistakes[sentence]
    if outcome.status != "value":
        return _raised(known) == _raised(outcome)
    beside = None if strictly else recorded.expected
    return agree(outcome.value, known.value, recorded.case.rtol, beside)


def _tells(verdict: CaseVerdict) -> bool:
    """Whether a wrong case agrees with a known mistake hardly by chance."""
    if verdict.status == "passed":
        return False
    outputs = wrong_in(verdict)
    if outputs is not None:
        return any(is_telling(*pair) for pair in outputs.values())
    value = verdict.outcome.value
    single = verdict.status == "failed" and not verdict.recorded.case.accept
    if single and not isinstance(value, dict | list | tuple):
        return is_telling(value, verdict.recorded.expected)
    return True
