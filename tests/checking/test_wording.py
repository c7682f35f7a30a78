"""Numbers and lists as people write them."""

import pytest

from invigilator.checking.wording import count, listed


@pytest.mark.parametrize(("number", "told"), [(0, "0 notes"), (1, "1 note"), (2, "2 notes")])
def test_a_number_has_its_noun(number, told):
    assert count(number, "note") == told


@pytest.mark.parametrize(
    ("names", "told"), [("", ""), ("a", "a"), ("ab", "a and b"), ("abc", "a, b and c")]
)
def test_names_are_listed_as_in_a_sentence(names, told):
    assert listed(list(names)) == told


@pytest.mark.parametrize(
    ("names", "told"), [("ab", "a and b"), ("abc", "a, b and 1 more"), ("abcd", "a, b and 2 more")]
)
def test_of_many_names_a_few_are_told(names, told):
    assert listed(list(names), most=2) == told


def test_there_may_be_more_than_have_names():
    assert listed(["a", "b"], most=1, total=9) == "a and 8 more"
