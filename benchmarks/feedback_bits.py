"""How much a submission that is made for it could carry out of the hidden cases by its feedback.

An upper bound: as if all that a student is told of hidden cases could be chosen freely.
"""

from __future__ import annotations

from math import comb, log2

import click

from benchmarks.results import replace_section
from invigilator.autograding.exercise_results import HIDDEN_WORDS, KNOWN_ERRORS
from invigilator.checking.expectations import Expectations
from invigilator.checking.store import read_both
from invigilator.course import Course


@click.command()
def main() -> None:
    """Write the bits of every assignment to RESULTS.md."""
    lines = []
    for assignment in Course.around().assignments():
        found = bits(read_both(assignment.visible, assignment.hidden))
        lines.append(f"| {assignment.target} | {sum(found):.0f} | {max(found):.1f} |\n")
    head = "| assignment | bits per submission | most of one exercise |\n|---|---:|---:|\n"
    text = head + "".join(lines)
    replace_section("What feedback gives away of hidden cases", text)
    click.echo(text)


def bits(expectations: Expectations) -> list[float]:
    """The bits of each exercise of an assignment."""
    return [
        log2(1 + hidden)  # the points
        + log2(1 + hidden)  # the kind of the first case that fails
        + log2(len(HIDDEN_WORDS) + len(KNOWN_ERRORS))  # one word for all, or the name of an error
        + log2(1 + 2 * mistakes + comb(mistakes, 2))  # a sentence, one with more, or two
        for hidden, mistakes in (_sizes(expectations, e.name) for e in expectations.exercises)
    ]


def _sizes(expectations: Expectations, exercise: str) -> tuple[int, int]:
    """How many hidden cases and how many sentences an exercise has."""
    cases = expectations.cases_of(exercise)
    return sum(each.case.hidden for each in cases), len(cases[0].mistakes)


if __name__ == "__main__":
    main()
