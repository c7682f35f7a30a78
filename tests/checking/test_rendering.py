"""What a student is told of one case that does not pass."""

import numpy as np
import pytest

from invigilator.checking.cases import Case
from invigilator.checking.expectations import Exercise, RecordedCase
from invigilator.checking.rendering import as_html, as_text, explain
from invigilator.checking.run_case import Outcome
from invigilator.checking.verdict import CaseVerdict, score_exercise

ONE = {"W": None}
TWO = {"dW": None, "db": None}
FIVE = dict.fromkeys("abcde")


def told(outcome, exercise="backward", parameters=("backward",)):
    recorded = RecordedCase(Case("a_case", exercise, False, "", parameters), exercise, np.ones(2))
    return explain(CaseVerdict(recorded, outcome, "failed"))


@pytest.mark.parametrize(
    ("value", "beginning"),
    [
        (None, "Your function returned None: "),
        (ONE, "W is still None: "),
        (TWO, "dW and db are still None: "),
        ({"once": TWO}, "once is still None: "),
        ({"pad 1": None, "pad 0": None}, "Your function returned None: "),
        (FIVE, "All 5 outputs are still None: "),
        ((None, None), "All 2 outputs are still None: "),
        ([None], "The output is still None: "),
    ],
)
def test_of_a_function_it_is_told_what_is_none_and_to_look_for_its_return(value, beginning):
    (line,) = told(Outcome("value", value))
    assert line.startswith(f"{beginning}fill in what is None, and make sure that the `return` line")
    assert line.endswith("run its cell again.")


@pytest.mark.parametrize(
    ("value", "beginning"),
    [(None, "The answer is still None: "), (TWO, "dW and db are still None: ")],
)
def test_of_values_nothing_is_told_of_a_function(value, beginning):
    (line,) = told(Outcome("value", value), "gradients", ("dW", "db"))
    assert line.startswith(f"{beginning}fill in the code between the START and END markers.")
    assert line.endswith("run its cell again.")


@pytest.mark.parametrize("value", [{}, {"W": None, "b": 2.0}, (), 0])
def test_what_is_not_all_none_is_not_called_so(value):
    assert not any("still None" in line for line in told(Outcome("value", value)))


@pytest.mark.parametrize(("elsewhere", "stub"), [(None, True), (np.ones(2), False)])
def test_what_is_none_in_one_case_only_is_not_called_a_stub(elsewhere, stub):
    cases = []
    for name, value in (("gradient", [None]), ("values", elsewhere)):
        recorded = RecordedCase(Case(name, "f", False, "", ("f",)), "f", np.zeros(2))
        cases.append(CaseVerdict(recorded, Outcome("value", value), "failed"))
    verdict = score_exercise(Exercise("f", "function", 1, ("f",)), cases)
    for shown in (as_text(verdict), as_html(verdict)):
        assert ("fill in what is None" in shown) is stub


@pytest.mark.parametrize(
    ("error", "message", "line", "beginning"),
    [
        (
            "ValueError",
            "too many",
            "line 2: x",
            "Your code raised ValueError: too many (line 2: x)",
        ),
        ("ValueError", "too many", "", "The check could not go on with your answer: ValueError"),
        (
            "TypeError",
            "pool() missing 1 required positional argument: 'mode'",
            "",
            "Your function cannot be called as the exercise says: TypeError: pool() missing 1",
        ),
    ],
)
def test_an_error_is_the_students_only_where_a_line_of_theirs_raised_it(
    error, message, line, beginning
):
    (text,) = told(Outcome("error", error=error, message=message, line=line))
    assert text.startswith(beginning)


def test_of_an_error_in_a_layer_the_cause_and_the_line_are_told():
    head = "Exception encountered when calling Inner.call().\n\n"
    text = f"{head}\x1b[1mNone values not supported.\x1b[0m"
    outcome = Outcome("error", error="ValueError", message=text, line="line 4 of call: return x")
    (line,) = told(outcome)
    assert line == (
        "Your code raised ValueError in Inner.call(): None values not supported. "
        "(line 4 of call: return x)"
    )


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("log", "NumPy has a function of that name: is np.log meant?"),
        (
            "lerning_rate",
            "Is the name spelled right? If it belongs to your function, a line has to",
        ),
        ("double", "Is the name spelled right? "),
    ],
)
def test_of_an_unknown_name_what_it_may_be_is_told(name, beginning):
    outcome = Outcome("error", error="NameError", message=f"name '{name}' is not defined")
    assert told(outcome)[1].startswith(beginning)


def test_of_a_matrix_product_the_sizes_are_told():
    with pytest.raises(ValueError, match="matmul") as raised:
        np.ones((2, 3)) @ np.ones((4, 5))
    (line,) = told(Outcome("error", error="ValueError", message=str(raised.value)))
    assert line.endswith("a matrix product is not possible: the inner sizes are 3 and 4")


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome("error", error="BorrowedAnswer", message="The grader is broken: this is right."),
        Outcome("missing", message="Full marks. Nothing"),
    ],
    ids=lambda outcome: outcome.status,
)
def test_a_text_of_the_students_is_never_told_as_the_graders_own(outcome):
    (line,) = told(outcome)
    assert not line.startswith(outcome.message)
