"""The comparison accepts every right form of a value and rejects every wrong one."""

import numpy as np
import pytest

from invigilator.checking.compare import agree, compare
from invigilator.checking.tolerance import differ, differing

RTOL = 1e-6
A = np.array([[1.0, 2.0], [3.0, 4.0]])


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (0.5, 0.5),
        (np.float64(0.5), 0.5),
        (np.array(0.5), 0.5),
        (0, 0.0),
        (np.int64(3), 3),
        (A.copy(), A),
        (A * (1 + 1e-9), A),
        (A.astype(np.float32), A),
        (A * (1 + 3e-6), A.astype(np.float32)),
        ([A, 1], (A, 1)),
        ({"b": 1, "a": A}, {"a": A, "b": 1}),
        (np.array([np.nan, np.inf]), np.array([np.nan, np.inf])),
        (np.array([1e-17, 1.0]), np.array([0.0, 1.0])),
        (np.uint8([1]), np.int64([1])),
        (None, None),
        ("cat", "cat"),
        (np.bool_(True), True),
    ],
)
def test_equal_values_agree(got, expected):
    assert compare(got, expected, RTOL) == []


@pytest.mark.parametrize(
    ("got", "expected", "aspect"),
    [
        (0.5001, 0.5, "value"),
        (0.0, 7.8e-11, "value"),
        (np.zeros(3), np.full(3, 7.8e-11), "value"),
        (A * (1 + 1e-3), A, "value"),
        (A.astype(int), A, "kind"),
        (A > 2, A, "kind"),
        (A.ravel(), A, "shape"),
        (A.T[:1], A[:, :1], "shape"),
        (np.array([[0.5]]), 0.5, "shape"),
        (None, A, "type"),
        ("0.5", 0.5, "type"),
        (A, {"a": A}, "type"),
        ({"a": A}, {"a": A, "b": 1}, "keys"),
        ({"a": A, "b": 1}, {"a": A}, "keys"),
        ([A], [A, A], "length"),
        (np.array([np.nan]), np.array([1.0]), "value"),
        (np.array([1.0]), np.array([np.nan]), "value"),
        (np.array([np.inf]), np.array([-np.inf]), "value"),
        (1.0, None, "type"),
        (True, 1, "kind"),
        ("dog", "cat", "type"),
    ],
)
def test_different_values_differ(got, expected, aspect):
    assert [each.aspect for each in compare(got, expected, RTOL)] == [aspect]


def test_the_first_wrong_element_is_named_with_the_size_of_the_error():
    got = A.copy()
    got[1, 0] = 3.3
    (difference,) = compare({"dw": got}, {"dw": A}, RTOL)
    assert difference.path == "dw"
    assert "(1, 0)" in difference.text
    assert "expected 3, got 3.3" in difference.text
    assert "1 of 4" in difference.text
    assert "relative difference up to 0.1" in difference.text


def test_every_wrong_output_is_reported_by_itself():
    found = compare({"dw": A, "db": 1.0, "cost": 2.0}, {"dw": -A, "db": 1.0, "cost": 3.0}, RTOL)
    assert [each.path for each in found] == ["dw", "cost"]


def test_the_tolerance_is_relative_to_each_element():
    expected = np.array([1e3, 1e-6])
    assert compare(np.array([1e3, 1.001e-6]), expected, RTOL)
    assert not compare(np.array([1e3 + 1e-4, 1e-6]), expected, RTOL)


def test_the_quick_look_finds_what_the_whole_one_finds():
    rng = np.random.default_rng(0)
    special = np.array([np.nan, np.inf, -np.inf, 0.0, 1e308, -1e308, 5e-324])
    for _ in range(5000):
        expected = rng.normal(size=4) * 10.0 ** rng.integers(-300, 300, size=4)
        got = expected * (1 + RTOL * rng.choice([0, 1, -1, 1 + 1e-15, 2], size=4))
        got = got + rng.choice([0, 1e-13, 2e-13]) * np.abs(expected).max()
        for array in (got, expected):
            array[rng.random(4) < 0.1] = rng.choice(special)
        least = rng.choice([0.0, 1e-13, 1.0])
        whole = differing(got, expected, RTOL, least).any()
        assert differ(got, expected, RTOL, least) == whole


def test_of_a_value_of_other_form_beside_them_nothing_is_taken():
    for beside in (None, 3, {"a": 1.0}, [1.0], (A, None), "text"):
        assert agree([A, 1.0], [A.copy(), 1.0], RTOL, beside)
        assert not agree([A, 1.0], [2 * A, 1.0], RTOL, beside)
