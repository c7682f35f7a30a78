"""The solution of splits_and_mismatch keeps its promises; other right answers pass."""

from types import SimpleNamespace

import numpy as np
import pytest
from sklearn.metrics import pairwise_distances_argmin_min
from sklearn.model_selection import GroupShuffleSplit, StratifiedShuffleSplit

from answers import verdict_on
from tables import right, told, wrong

TARGET = "course3/splits_and_mismatch"

TOLD = [
    wrong(
        "stable_split: in a loop",
        "",
        ('unit_number(f"{salt}/{identifier}")', 'hash(f"{salt}/{identifier}") % 1000 / 1000'),
        most=0,
    ),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)


def test_an_example_stays_where_it_is_when_data_are_added(names: SimpleNamespace) -> None:
    split, ids = names.stable_split, [f"photo {k}" for k in range(3000)]
    before, after = split(ids[:2000], (0.8, 0.1, 0.1), "s"), split(ids[::-1], (0.8, 0.1, 0.1), "s")
    np.testing.assert_array_equal(before, after[::-1][:2000])
    shares = np.bincount(after, minlength=3) / 3000
    np.testing.assert_allclose(shares, (0.8, 0.1, 0.1), atol=0.02)
    agree = np.mean(before == split(ids[:2000], (0.8, 0.1, 0.1), "another"))
    assert agree == pytest.approx(0.8**2 + 2 * 0.1**2, abs=0.04)


def test_the_hash_is_the_same_on_every_machine(names: SimpleNamespace) -> None:
    assert names.unit_number("") == int("e3b0c44298fc", 16) / 2**48


def test_strata_are_as_even_as_scikit_learns(names: SimpleNamespace) -> None:
    y = np.repeat([0, 1, 2], [700, 200, 100])
    theirs = StratifiedShuffleSplit(1, test_size=0.2, random_state=0)
    train, test = next(theirs.split(y, y))
    ours = names.stratified_split(y, (0.8, 0.2), np.random.default_rng(0))
    for rows, part in zip((train, test), ours, strict=True):
        assert np.bincount(y[rows]).tolist() == np.bincount(y[part]).tolist()


def test_a_class_with_one_member_is_no_error(names: SimpleNamespace) -> None:
    y = np.array([0] * 9 + [1])
    theirs = StratifiedShuffleSplit(1, test_size=0.2, random_state=0)
    with pytest.raises(ValueError, match="least populated class"):
        next(theirs.split(y, y))
    parts = names.stratified_split(y, (0.8, 0.2), np.random.default_rng(0))
    assert sorted(np.concatenate(parts)) == list(range(10))


def test_groups_of_equal_size_split_as_scikit_learns_do(names: SimpleNamespace) -> None:
    groups = np.repeat(np.arange(30), 4)
    train, test = next(
        GroupShuffleSplit(1, test_size=0.3, random_state=0).split(groups, groups=groups)
    )
    ours = names.group_split(groups, (0.7, 0.3), np.random.default_rng(0))
    assert [len(part) for part in ours] == [len(train), len(test)]
    assert not set(groups[ours[0]]) & set(groups[ours[1]])


def test_leaks_are_the_nearest_neighbours_of_scikit_learn(names: SimpleNamespace) -> None:
    rng = np.random.default_rng(0)
    train, test = rng.random((50, 4)), rng.random((30, 4))
    nearest, distance = pairwise_distances_argmin_min(test, train)
    rows, twins = names.leaks(train, test, 0.25)
    np.testing.assert_array_equal(rows, np.flatnonzero(distance <= 0.25))
    np.testing.assert_array_equal(twins, nearest[rows])


@pytest.mark.parametrize(
    ("name", "values", "remark"),
    [
        ("stratified_split", "y", "examples of class"),
        ("group_split", "groups", "A group is in two parts."),
    ],
)
def test_a_plain_random_split_is_neither_stratified_nor_grouped(
    name: str, values: str, remark: str
) -> None:
    answer = f"""
def {name}({values}, fractions, rng):
    m = len({values})
    return np.split(rng.permutation(m), np.round(np.cumsum(fractions)[:-1] * m).astype(int))
"""
    verdict = verdict_on(TARGET, name, answer)
    assert verdict.score <= verdict.exercise.points / 2
    assert remark in verdict.cases[0].remark
