"""Which submissions are alike beyond what all were given.

What the release or the reference has, and what much of the class has, is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from invigilator.reporting.similarity_signs import Function, functions

#: What a pair must have in common: so many tokens, and such a share of the smaller one's own.
FEWEST, SHARE = 80, 0.7
#: What more students than this have, and a larger share of the class, is common knowledge.
COMMON, COMMON_SHARE = 4, 0.15


@dataclass(frozen=True)
class Line:
    """A line of source, and whether it is in what two have in common."""

    text: str
    shared: bool


@dataclass(frozen=True)
class Side:
    """A function of one of two students."""

    name: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class Pair:
    """Two students whose answers are alike.

    Parameters
    ----------
    students
        Both.
    share
        The share of the smaller one's own tokens that the other has as well.
    functions
        Side by side, the functions with something in common.
    """

    students: tuple[str, str]
    share: float
    functions: Sequence[tuple[Side, Side]]


def similar(submissions: Mapping[str, Sequence[str]], given: Sequence[str]) -> list[Pair]:
    """The pairs that are alike, the most alike first.

    Parameters
    ----------
    submissions
        By student, the code cells.
    given
        The code cells of the release and of the reference: what is in them was given to everyone.
    """
    known = {sign for each in functions(given, 0) for sign in each.signs}
    everyone = {student: functions(cells) for student, cells in submissions.items()}
    own = {student: _weights(every, known) for student, every in everyone.items()}
    holders = Counter(sign for weights in own.values() for sign in weights)
    most = max(COMMON, COMMON_SHARE * len(own))
    own = {s: {k: v for k, v in w.items() if holders[k] <= most} for s, w in own.items()}
    found = []
    for (one, other), signs in _in_common(own).items():
        tokens = sum(min(own[one][sign], own[other][sign]) for sign in signs)
        least = min(sum(own[one].values()), sum(own[other].values()))
        if tokens >= FEWEST and tokens >= SHARE * least:
            sides = _side_by_side(everyone[one], everyone[other], signs)
            found.append(Pair((one, other), min(tokens / least, 1.0), sides))
    return sorted(found, key=lambda pair: (-pair.share, pair.students))


def _weights(every: Sequence[Function], known: set[bytes]) -> dict[bytes, float]:
    """By sign, the tokens it stands for, without what is known."""
    signs = (s.signs for each in every for s in each.statements)
    return {sign: weight for own in signs for sign, weight in own.items() if sign not in known}


def _in_common(own: Mapping[str, Mapping[bytes, float]]) -> dict[tuple[str, str], set[bytes]]:
    """By pair of students, the signs that both have."""
    holders: dict[bytes, list[str]] = defaultdict(list)
    for student in sorted(own):
        for sign in own[student]:
            holders[sign].append(student)
    found: dict[tuple[str, str], set[bytes]] = defaultdict(set)
    for sign, students in holders.items():
        for one, other in combinations(students, 2):
            found[one, other].add(sign)
    return found


def _side_by_side(
    one: Sequence[Function], other: Sequence[Function], signs: set[bytes]
) -> list[tuple[Side, Side]]:
    """Each function of one with the function of the other that has most in common with it."""
    found = []
    for function in (each for each in one if each.signs & signs):
        mine = function.signs & signs
        best = max(other, key=lambda each: len(each.signs & mine), default=None)
        if best is not None and (shared := best.signs & mine):
            found.append((_side(function, shared), _side(best, shared)))
    return found


def _side(function: Function, shared: frozenset[bytes]) -> Side:
    marked = {
        line
        for each in function.statements
        if shared & set(each.signs)
        for line in range(each.first, each.last + 1)
    }
    lines = [Line(text, number in marked) for number, text in enumerate(function.lines)]
    return Side(function.name, lines)
