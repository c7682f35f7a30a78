"""Every number of the reference table comes out of the helpers."""

import pytest
from reference_values import REFERENCES

from tables import known_numbers

test_reference_number = known_numbers(REFERENCES)


@pytest.fixture
def names() -> None:
    """The recipes import what they need: there is no solution here."""
