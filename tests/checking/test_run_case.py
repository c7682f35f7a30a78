"""What comes of a case that raises."""

import pytest

from invigilator.checking.cases import Case
from invigilator.checking.run_case import Suite, run_case

ANSWER = """
class Inner:
    def call(self, x):
        return x + None

class Outer:
    def call(self, x):
        return Inner().call(x)

def answer(x):
    return Outer().call(x)
"""
PLAIN = "def a_case(answer):\n    return answer(3)\n"
WRAPPED = """
def a_case(answer):
    try:
        return answer(3)
    except TypeError as error:
        raise ValueError(str(error)) from None
"""


@pytest.mark.parametrize(("source", "error"), [(PLAIN, "TypeError"), (WRAPPED, "ValueError")])
def test_the_line_is_told_with_its_method_and_from_where_it_was_called(source, error):
    namespace = {"__name__": "__main__"}
    exec(ANSWER, namespace)
    outcome = run_case(Case("a_case", "answer", False, source, ("answer",)), Suite(), namespace)
    assert outcome.error == error
    assert outcome.line.startswith("line 4 of Inner.call, called from line 8 of Outer.call")


NAMELESS = """
def answer(x):
    return twice([each + 1 for each in x])

def twice(x):
    return list(map(lambda each: each / 0, x))
"""


@pytest.mark.parametrize(
    ("given", "place"),
    [("['a']", "line 3"), ("[3]", "line 6 of twice, called from line 3 of answer")],
)
def test_code_without_a_name_is_a_part_of_its_function(given, place):
    namespace = {"__name__": "__main__"}
    exec(NAMELESS, namespace)
    source = f"def a_case(answer):\n    return answer({given})\n"
    outcome = run_case(Case("a_case", "answer", False, source, ("answer",)), Suite(), namespace)
    assert outcome.line == place
