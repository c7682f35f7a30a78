"""A world that a case plays with an answer, where both are in one process."""

import pytest

from invigilator.checking.cases import Case
from invigilator.checking.run_case import Suite, run_case

#: It asks for twice a number, three times, and notes what it was told.
DOUBLING = """
def doubling():
    told = []
    for number in (1, 5, 9):
        told.append((yield number))
    return told
"""
PLAYED = """
def a_case(answer, world):
    seen = world()
    while seen is not None:
        seen = world(answer(seen))
"""
LEFT = "def a_case(answer, world):\n    return [2, 10, 18] if world() == 1 else None\n"


def outcome(source, answer):
    case = Case("a_case", "answer", True, source, ("answer", "world"), world=DOUBLING)
    return run_case(case, Suite(), {"answer": eval(answer, {"__name__": "__main__"})})


def test_what_the_world_has_seen_is_the_value_of_the_case():
    assert outcome(PLAYED, "lambda number: 2 * number").value == [2, 10, 18]


def test_an_answer_that_raises_is_told_so():
    found = outcome(PLAYED, "lambda number: number / 0")
    assert (found.status, found.error) == ("error", "ZeroDivisionError")


def test_a_case_that_leaves_its_world_has_no_value():
    assert outcome(LEFT, "None").error == "WorldLeft"


@pytest.mark.parametrize("early", [2, "something", None])
def test_nothing_can_be_done_before_there_is_something_to_see(early):
    source = "def a_case(answer, world):\n    while world(answer) is not None:\n        pass\n"
    assert outcome(source, repr(early)).value == [early] * 3
