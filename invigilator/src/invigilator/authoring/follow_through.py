"""Which cases are tried again where an earlier answer is wrong, and which are not, with reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from invigilator.checking.expectations import Expectations

HEAD = """\
| assignment | cases | build on others | call none | stand-ins for all | for some | for none |
|---|---:|---:|---:|---:|---:|---:|
"""


@dataclass(frozen=True)
class FollowThrough:
    """How the cases of an assignment follow through wrong answers to earlier exercises.

    Attributes
    ----------
    cases
        How many there are.
    building
        Those whose exercise builds on earlier ones.
    idle
        Of these, those that call none of the earlier functions.
    standing
        Those in which stand-ins answer every earlier function that is called.
    partly
        Those in which they answer some.
    lost
        Case, function and reason of what has no stand-in.
    """

    target: str
    cases: int
    building: int
    idle: int
    standing: int
    partly: int
    lost: tuple[tuple[str, str, str], ...]


def follow_through(expectations: Expectations) -> FollowThrough:
    """Count the cases of an assignment, from what is stored of it."""
    building = [
        each.case.name for each in expectations.cases if expectations.exercise(each.exercise).calls
    ]
    lost, known = expectations.lost, expectations.stand_ins
    return FollowThrough(
        target=expectations.target,
        cases=len(expectations.cases),
        building=len(building),
        idle=sum(name not in lost and name not in known for name in building),
        standing=sum(name in known and name not in lost for name in building),
        partly=sum(name in known and name in lost for name in building),
        lost=tuple((c, f, reason) for c, why in lost.items() for f, reason in why.items()),
    )


def as_table(found: Sequence[FollowThrough]) -> str:
    """A line for each assignment, and below it what was lost, with the reason."""
    lines = [_line(each) for each in found]
    reasons = [
        f"- {each.target}, case {case}, no stand-in for {function}: {reason}.\n"
        for each in found
        for case, function, reason in each.lost
    ]
    return HEAD + "".join(lines) + ("\n" if reasons else "") + "".join(reasons)


def _line(each: FollowThrough) -> str:
    without = each.building - each.idle - each.standing - each.partly
    return (
        f"| {each.target} | {each.cases} | {each.building} | {each.idle} | {each.standing} "
        f"| {each.partly} | {without} |\n"
    )
