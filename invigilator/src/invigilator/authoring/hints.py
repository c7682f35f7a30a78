"""How far known mistakes are told: which fail where a student sees it, and by which sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from invigilator.checking.expectations import Exercise, Expectations
from invigilator.checking.store import read_both
from invigilator.checking.verdict import judge_case, score_exercise
from invigilator.checking.wrong_outputs import AND
from invigilator.course import Assignment

HEAD = """\
| assignment | exercise | known mistakes | fail visibly | named in a hint |
|---|---|---:|---:|---:|
"""


@dataclass(frozen=True)
class Coverage:
    """The known mistakes of one exercise.

    Attributes
    ----------
    known
        Their sentences.
    unseen
        Those that pass every visible case.
    untold
        Of the others, those that a student who sees only the visible cases is not told.
    """

    target: str
    exercise: str
    known: tuple[str, ...]
    unseen: tuple[str, ...]
    untold: tuple[str, ...]


def coverage(assignment: Assignment) -> list[Coverage]:
    """How far the known mistakes of each exercise are told, from what is stored of them."""
    expectations = read_both(assignment.visible, assignment.hidden)
    return [_coverage(expectations, each) for each in expectations.exercises]


def as_table(found: Sequence[Coverage]) -> str:
    """A line for each exercise and one for all, and below them what is not seen or not told."""
    lines = [
        _line(each.target, each.exercise, len(each.known), len(each.unseen), len(each.untold))
        for each in found
    ]
    sums = [
        sum(len(getattr(each, part)) for each in found) for part in ("known", "unseen", "untold")
    ]
    lines.append(_line("together", f"{len(found)}", *sums))
    places = [(f"{each.target}, {each.exercise}", each) for each in found]
    unseen = [f"- {place}: {s}\n" for place, each in places for s in each.unseen]
    untold = [f"- {place}: {s}\n" for place, each in places for s in each.untold]
    return (
        HEAD
        + "".join(lines)
        + _listed("Only hidden cases show these", unseen)
        + _listed("The visible cases show these, but not which mistake it is", untold)
    )


def _coverage(expectations: Expectations, exercise: Exercise) -> Coverage:
    suite = expectations.suite
    cases = expectations.cases_of(exercise.name)
    known = [s for s in (cases[0].mistakes if cases else ()) if AND not in s]
    visible = [each for each in cases if not each.case.hidden]
    unseen, untold = [], []
    for sentence in known:
        found = [judge_case(each, each.mistakes[sentence], suite) for each in visible]
        verdict = score_exercise(exercise, found)
        if not visible or verdict.status == "passed":
            unseen.append(sentence)
        elif verdict.mistake != sentence:
            untold.append(sentence)
    return Coverage(expectations.target, exercise.name, *map(tuple, (known, unseen, untold)))


def _line(target: str, exercise: str, known: int, unseen: int, untold: int) -> str:
    seen = known - unseen
    return f"| {target} | {exercise} | {known} | {seen} | {seen - untold} |\n"


def _listed(title: str, lines: Sequence[str]) -> str:
    return f"\n{title}:\n\n{''.join(lines)}" if lines else ""
