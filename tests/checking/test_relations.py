"""What an answer has to do with the right one, where no known mistake fits: facts, no guesses."""

import numpy as np
import pytest

from invigilator.checking.relations import relation

A = np.random.default_rng(0).uniform(1, 3, size=(4, 5))
GRID = np.random.default_rng(1).normal(size=(4, 4))
ROW = A.copy()
ROW[3] += 1
SPOTS = A.copy()
SPOTS[1, 2] = SPOTS[3, 0] = 9
HOLES = np.where(np.arange(20).reshape(4, 5) < 11, np.nan, A**3)
RTOL = 1e-6


def told(got, expected, **given):
    return relation(got, expected, given, RTOL)


@pytest.mark.parametrize(
    ("got", "expected", "sentence"),
    [
        (A.T, A, "Your answer is the expected array transposed."),
        (A.ravel(), A, "in another shape: an axis is lost; its shape is (20,), expected (4, 5)."),
        (-A, A, "Your answer has the wrong sign everywhere."),
        (3 * A, A, "Your answer is exactly 3 times the expected one."),
        (A / 4, A, "Your answer is the expected one divided by exactly 4."),
        (A + 0.5, A, "Your answer is larger than the expected one by 0.5 everywhere."),
        (A[::-1], A, "with the order along axis 0 reversed."),
        (GRID.T, GRID, "Your answer is the expected array transposed."),
        (np.roll(A, 7), A, "Your answer holds the right numbers in another order."),
        (A**2, A, "Your answer is the square of the expected one, number by number."),
        (1 / A, A, "Your answer is 1 divided by the expected one, number by number."),
        (1 - A, A, "Your answer is 1 minus the expected one, number by number."),
        (np.abs(GRID), GRID, "is the absolute value of the expected one, number by number."),
        (np.exp(A), A, "Your answer is the exponential of the expected one, number by number."),
        (np.round(A), A, "Your answer is the expected one, rounded."),
        (A * (1 + 4e-6 * np.sin(A * 99)), A, "agrees only to single precision"),
        (ROW, A, "Your answer is right except at the last index of axis 0."),
        (SPOTS, A, "Your answer is right in 18 of 20 places; look at [1, 2] first."),
        (A[:2], A, "Your answer has the shape (2, 5); expected is (4, 5)."),
        (0 * A, A, "Your answer is 0 everywhere."),
        (0 * -A, A, "Your answer is 0 everywhere."),
        (np.full((4, 5), 0.5), A, "Your answer is 0.5 everywhere."),
        (np.full((4, 5), np.nan), A, "Your answer is nan, not a number, everywhere."),
        (np.nan, 0.7, "Your answer is nan, not a number."),
        (HOLES, A, "Your answer is nan, not a number, in 11 of 20 places; look at [0, 0] first."),
        (-0.7, 0.31, "Your answer is negative; a positive number is expected."),
        (A**3, -A, "Your answer is positive everywhere; negative numbers are expected."),
    ],
)
def test_a_relation_of_one_array_is_told(got, expected, sentence):
    assert sentence in told(got, expected)


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (np.random.default_rng(2).normal(size=(4, 5)), A),
        (0.7, 0.31),
        (0.0, 0.2),
        (1.0, 0.5),
        (np.nan, np.inf),
        (np.array([1, 0, 1, 1]), np.array([0, 1, 1, 1])),
        (1e-320, 1.0),
        (1e300, 1e-300),
        (1, 10**400),
        (12, 4),
        (0.29, 0.29 * 106824.03),
        (np.arange(3), np.arange(3.0)),
        (np.array([1e-310, 2e-310, 3e-310]), np.array([1.0, 2.0, 3.0])),
    ],
)
def test_where_nothing_is_seen_nothing_is_told(got, expected):
    assert told(got, expected) == ""


def test_a_factor_that_is_a_size_of_the_data_says_of_which():
    sentence = told({"db": 5 * GRID}, {"db": GRID}, X=A)
    assert sentence.startswith("Your db is exactly 5 times the expected one.")
    assert "5 is a size of X here, whose shape is (4, 5)." in sentence


def test_outputs_in_another_order_or_under_each_others_names_are_told():
    assert told((GRID, A), (A, GRID)) == "The 2 outputs are right, but in another order."
    assert told({"a": GRID, "b": A}, {"a": A, "b": GRID}) == "a and b are swapped."


@pytest.mark.parametrize(
    ("got", "sentence"),
    [
        ((4.0, GRID, A, 1), "The answer has 4 outputs; 2 are expected."),
        ((GRID,), "The answer has 1 output; 2 are expected."),
        ([1.0, 2.0, 3.0], "The answer is a list of length 3; 2 outputs are expected."),
    ],
)
def test_too_many_outputs_or_too_few_are_counted(got, sentence):
    assert told(got, (GRID, A)) == sentence


@pytest.mark.parametrize(
    ("got", "sentence"),
    [
        ({"W": 0.2, "b": 2.0, "c": 3.0}, "Only W is wrong here; the rest is right."),
        (
            {"W": 0.2, "b": 0.437, "c": 3.0},
            "Only W and b are wrong here; the rest is right.",
        ),
        ({"W": 0.2, "b": 0.437, "c": 0.7}, ""),
    ],
)
def test_which_outputs_are_wrong_is_told_where_the_others_are_right(got, sentence):
    assert told(got, {"W": 1.7, "b": 2.0, "c": 3.0}) == sentence


def test_a_list_of_numbers_is_one_output():
    costs = [0.6931, 0.5522, 0.4127]
    sentence = told({"costs": [10 * cost for cost in costs], "b": 1.5}, {"costs": costs, "b": 1.5})
    assert sentence == "Your output “costs” is exactly 10 times the expected one."
    assert told([-cost for cost in costs], costs) == "Your answer has the wrong sign everywhere."
    assert told(costs[::-1], costs) == "The 3 numbers are right, but in another order."


@pytest.mark.parametrize(
    "got",
    [[np.array([1.5]), 2.0], [1.5, np.array([[2.0]])], [np.ones((1, 1)), np.ones(1)], [[], 2.0]],
)
def test_a_list_of_all_sorts_of_things_is_no_fault_of_the_judge(got):
    assert isinstance(told(got, [2.5, 3.5]), str)


def test_a_shape_is_no_list_of_numbers():
    assert told({"W": [3, 2], "b": 1.5}, {"W": [2, 1], "b": 1.5}).startswith("Only W is wrong")


def test_an_output_that_is_called_by_several_words_is_told_in_quotation_marks():
    expected = {"output shape": 4.0, "layers that learn": 3.0, "b": 2.0}
    told_of = told({**expected, "layers that learn": 7.0}, expected)
    assert told_of == "Only “layers that learn” is wrong here; the rest is right."
    swapped = {**expected, "output shape": 3.0, "layers that learn": 4.0}
    assert told(swapped, expected) == "“output shape” and “layers that learn” are swapped."


def test_of_many_wrong_outputs_the_first_is_told():
    sentence = told([1.0, 0.73, 0.91, 4.0, 0.19], [1.0, 2.0, 3.0, 4.0, 5.0])
    assert sentence == "2 of 5 outputs are right here; the first wrong one is output 2."


def test_the_name_of_an_output_may_be_a_plural():
    found = told({"predictions": 2 * A, "W": A}, {"predictions": A, "W": A})
    assert found == "Your output “predictions” is exactly 2 times the expected one."
