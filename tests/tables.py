"""Tests of an assignment that are a table: known numbers, other right answers, wrong answers.

Each function here makes a test of a table, one case a row::

    test_known_number = known_numbers(KNOWN_NUMBERS)
    test_right_answer = right(TARGET)
    test_wrong_answer = told(TARGET, TOLD)
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from answers import answer_to, right_answers, verdict_on

Test = Callable[..., None]
Recipe = Callable[[SimpleNamespace], Any]


@dataclass(frozen=True)
class Known:
    """A number or an array, and how to get it from the names of the solution."""

    name: str
    recipe: Recipe
    value: Any
    atol: float = 5e-9
    rtol: float = 0


def parts(name: str, recipe: Recipe, values: Mapping[str, Any], **tolerance: float) -> list[Known]:
    """Rows for the parts of one result: those of a dict by key, those of a tuple in order."""

    def choosing(number: int, key: str) -> Recipe:
        def choose(names: SimpleNamespace) -> Any:
            result = recipe(names)
            return result[key if isinstance(result, Mapping) else number]

        return choose

    return [
        Known(f"{name}: {key}", choosing(number, key), value, **tolerance)
        for number, (key, value) in enumerate(values.items())
    ]


def known_numbers(table: Sequence[Known]) -> Test:
    """The solution gives the numbers of a table; the fixture ``names`` has what recipes get."""

    @pytest.mark.parametrize("known", table, ids=lambda known: known.name)
    def test(known: Known, names: SimpleNamespace) -> None:
        got = np.asarray(known.recipe(names))
        assert got.shape == np.shape(known.value)
        np.testing.assert_allclose(got, known.value, rtol=known.rtol, atol=known.atol)

    return test


def right(target: str) -> Test:
    """Each of the other right answers to an assignment gets full points."""

    @pytest.mark.parametrize("title", right_answers(target))
    def test(title: str) -> None:
        verdict = verdict_on(target, exercise_of(title), answer_to(target, title))
        failed = [case.recorded.case.name for case in verdict.cases if case.status != "passed"]
        assert failed == []
        assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)

    return test


@dataclass(frozen=True)
class Wrong:
    """A wrong answer, and what is said of it.

    Parameters
    ----------
    title : str
        The right answer that it comes from; the exercise alone if ``answer`` is given.
    sentence : str
        What is told: a whole sentence with its full stop, or some words of it.
    patches : tuple
        What is replaced in the right answer by what.
    answer : str
        The wrong answer, where it comes from none that is right.
    most : float
        The largest part of the points that it may get.
    partial : bool
        Whether it gets some of the points.
    """

    title: str
    sentence: str
    patches: tuple[tuple[str, str], ...] = ()
    answer: str = ""
    most: float = 1
    partial: bool = False


def wrong(title: str, sentence: str, *patches: tuple[str, str], **options: Any) -> Wrong:
    """A wrong answer in the words of a grader: the sentence, then the patches."""
    return Wrong(title, sentence, patches, **options)


def told(target: str, table: Sequence[Wrong]) -> Test:
    """Each wrong answer of a table loses points, and is told its sentence, if its row has one."""

    @pytest.mark.parametrize("row", table, ids=_names(table))
    def test(row: Wrong) -> None:
        answer = row.answer or answer_to(target, row.title, *row.patches)
        verdict = verdict_on(target, exercise_of(row.title), answer)
        assert verdict.status == "partial" if row.partial else verdict.status != "passed"
        assert verdict.score <= row.most * verdict.exercise.points
        mistake = verdict.mistake or ""
        assert mistake == row.sentence if row.sentence.endswith(".") else row.sentence in mistake

    return test


def exercise_of(title: str) -> str:
    """The exercise that a title names."""
    return title.partition(":")[0]


def _names(table: Sequence[Wrong]) -> Iterator[str]:
    return (f"{exercise_of(row.title)}: {row.sentence or 'wrong'}" for row in table)
