"""A check in the notebook runs each exercise once, however many others build on it."""

from dataclasses import replace

from invigilator.checking.expectations import Exercise
from invigilator.checking.in_place import InPlace

COUNTING = """
def double(x):
    calls.append(x)
    return 0
def double_and_one(x): return double(x) + 1
def triple(x): return double_and_one(x) + double(x)
"""


def with_a_third(expectations):
    """The small assignment with an exercise that builds on both others, and no stand-ins."""
    *_, last = expectations.cases
    source = last.case.source.replace("double_and_one", "triple").replace("def nine", "def third")
    case = replace(last.case, name="third", source=source, parameters=("triple",), hidden=False)
    third = Exercise("triple", "function", 5, ("triple",), ("double", "double_and_one"))
    return replace(
        expectations,
        exercises=(*expectations.exercises, third),
        cases=(*expectations.cases, replace(last, case=case, exercise="triple")),
        stand_ins={},
    )


def test_each_case_of_earlier_exercises_is_run_once(expectations):
    assignment, names = with_a_third(expectations), {"calls": []}
    exec(COUNTING, names)
    verdict = InPlace(assignment, names).verdict("triple")
    assert (verdict.status, verdict.depends_on) == ("failed", ("double", "double_and_one"))
    assert len(names["calls"]) == 2 + 4  # twice in the case of triple, once in each earlier case
