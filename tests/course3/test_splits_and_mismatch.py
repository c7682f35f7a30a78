"""The solution of splits_and_mismatch keeps its promises; other right answers pass."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from sklearn.metrics import pairwise_distances_argmin_min
from sklearn.model_selection import GroupShuffleSplit, StratifiedShuffleSplit

from answers import solution, unseen_mistakes, verdict_on

TARGET = "course3/splits_and_mismatch"


@pytest.fixture(scope="module")
def names() -> dict[str, Any]:
    """The names of the solution."""
    return solution(TARGET).namespace


def test_an_example_stays_where_it_is_when_data_are_added(names: dict[str, Any]) -> None:
    split, ids = names["stable_split"], [f"photo {k}" for k in range(3000)]
    before, after = split(ids[:2000], (0.8, 0.1, 0.1), "s"), split(ids[::-1], (0.8, 0.1, 0.1), "s")
    np.testing.assert_array_equal(before, after[::-1][:2000])
    shares = np.bincount(after, minlength=3) / 3000
    np.testing.assert_allclose(shares, (0.8, 0.1, 0.1), atol=0.02)
    agree = np.mean(before == split(ids[:2000], (0.8, 0.1, 0.1), "another"))
    assert agree == pytest.approx(0.8**2 + 2 * 0.1**2, abs=0.04)


def test_the_hash_is_the_same_on_every_machine(names: dict[str, Any]) -> None:
    assert names["unit_number"]("") == int("e3b0c44298fc", 16) / 2**48


def test_strata_are_as_even_as_scikit_learns(names: dict[str, Any]) -> None:
    y = np.repeat([0, 1, 2], [700, 200, 100])
    theirs = StratifiedShuffleSplit(1, test_size=0.2, random_state=0)
    train, test = next(theirs.split(y, y))
    ours = names["stratified_split"](y, (0.8, 0.2), np.random.default_rng(0))
    for rows, part in zip((train, test), ours, strict=True):
        assert np.bincount(y[rows]).tolist() == np.bincount(y[part]).tolist()


def test_a_class_with_one_member_is_no_error(names: dict[str, Any]) -> None:
    y = np.array([0] * 9 + [1])
    theirs = StratifiedShuffleSplit(1, test_size=0.2, random_state=0)
    with pytest.raises(ValueError, match="least populated class"):
        next(theirs.split(y, y))
    parts = names["stratified_split"](y, (0.8, 0.2), np.random.default_rng(0))
    assert sorted(np.concatenate(parts)) == list(range(10))


def test_groups_of_equal_size_split_as_scikit_learns_do(names: dict[str, Any]) -> None:
    groups = np.repeat(np.arange(30), 4)
    train, test = next(
        GroupShuffleSplit(1, test_size=0.3, random_state=0).split(groups, groups=groups)
    )
    ours = names["group_split"](groups, (0.7, 0.3), np.random.default_rng(0))
    assert [len(part) for part in ours] == [len(train), len(test)]
    assert not set(groups[ours[0]]) & set(groups[ours[1]])


def test_leaks_are_the_nearest_neighbours_of_scikit_learn(names: dict[str, Any]) -> None:
    rng = np.random.default_rng(0)
    train, test = rng.random((50, 4)), rng.random((30, 4))
    nearest, distance = pairwise_distances_argmin_min(test, train)
    rows, twins = names["leaks"](train, test, 0.25)
    np.testing.assert_array_equal(rows, np.flatnonzero(distance <= 0.25))
    np.testing.assert_array_equal(twins, nearest[rows])


STRATIFIED_WITH_SCIKIT_LEARN = """
def stratified_split(y, fractions, rng):
    parts = [[] for _ in fractions]
    for label in set(y.tolist()):
        rows = list(np.where(y == label)[0])
        rng.shuffle(rows)
        start = 0
        for k, end in enumerate(np.cumsum(fractions)):
            stop = len(rows) if k == len(fractions) - 1 else int(end * len(rows))
            parts[k] += rows[start:stop]
            start = stop
    return [rng.permutation(np.array(part, dtype=int)) for part in parts]
"""

GROUPS_BY_LARGEST_LACK = """
def group_split(groups, fractions, rng):
    lacking = np.array(fractions) * len(groups)
    parts = [[] for _ in fractions]
    names = np.unique(groups)
    rng.shuffle(names)
    for name in names:
        rows = np.where(groups == name)[0].tolist()
        k = int(np.argmax(lacking))
        parts[k] += rows
        lacking[k] -= len(rows)
    return [np.array(sorted(part), dtype=int) for part in parts]
"""

LEAKS_AT_ONCE = """
def leaks(train, test, tolerance=0.0):
    if len(test) == 0:
        return np.zeros(0, int), np.zeros(0, int)
    distances = np.linalg.norm(test[:, None] - train[None], axis=2)
    rows = np.nonzero(distances.min(axis=1) <= tolerance)[0]
    return rows, distances.argmin(axis=1)[rows]
"""

STABLE_BY_LOOP = """
def stable_split(ids, fractions, salt):
    parts = []
    for identifier in ids:
        u, end = unit_number(f"{salt}/{identifier}"), 0
        for k, fraction in enumerate(fractions):
            end += fraction
            if u < end or k == len(fractions) - 1:
                parts.append(k)
                break
    return np.array(parts, dtype=int)
"""

SYNTHESIS_BY_CHOICE = """
def synthesize(X, backgrounds, rng):
    images = rng.choice(backgrounds, len(X))
    return np.where(images > X, images, X)
"""

MIX_OF_ONES = """
def weighted_mix(X_web, y_web, X_target, y_target, share):
    weights = np.r_[np.ones(len(y_web)) * (1 - share) / len(y_web),
                    np.ones(len(y_target)) * share / len(y_target)]
    return np.vstack([X_web, X_target]), np.hstack([y_web, y_target]), weights / weights.mean()
"""

LARGEST_BY_LOOP = """
def largest_gap(gaps):
    best = None
    for name, gap in gaps.items():
        if gap > 0 and (best is None or gap > gaps[best]):
            best = name
    return best
"""


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("stable_split", STABLE_BY_LOOP),
        ("stratified_split", STRATIFIED_WITH_SCIKIT_LEARN),
        ("group_split", GROUPS_BY_LARGEST_LACK),
        ("leaks", LEAKS_AT_ONCE),
        ("largest_gap", LARGEST_BY_LOOP),
        ("weighted_mix", MIX_OF_ONES),
        ("synthesize", SYNTHESIS_BY_CHOICE),
    ],
)
def test_another_right_answer_gets_full_points(name: str, answer: str) -> None:
    verdict = verdict_on(TARGET, name, answer)
    assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)


def plain_split(of: Callable[[str], str]) -> str:
    """A split that ignores strata or groups."""
    return of("np.split(rng.permutation(m), np.round(np.cumsum(fractions)[:-1] * m).astype(int))")


def test_a_plain_random_split_is_neither_stratified_nor_grouped() -> None:
    head = "def {}({}, fractions, rng):\n    m = len({})\n    return {}\n"
    for name, values, remark in (
        ("stratified_split", "y", "examples of class"),
        ("group_split", "groups", "A group is in two parts."),
    ):
        answer = plain_split(lambda body, n=name, v=values: head.format(n, v, v, body))  # type: ignore[misc]
        verdict = verdict_on(TARGET, name, answer)
        assert verdict.score <= verdict.exercise.points / 2
        assert remark in verdict.cases[0].remark


def test_pythons_own_hash_loses_all_points() -> None:
    answer = STABLE_BY_LOOP.replace(
        'unit_number(f"{salt}/{identifier}")', 'hash(f"{salt}/{identifier}") % 1000 / 1000'
    )
    assert verdict_on(TARGET, "stable_split", answer).score == 0


def test_each_known_mistake_fails_a_visible_check() -> None:
    assert unseen_mistakes(TARGET) == []
