"""The solution of learning_curves_and_search does what it should; other right answers pass."""

from typing import Any

import numpy as np
import pytest

from answers import solution, unseen_mistakes, verdict_on

TARGET = "course3/learning_curves_and_search"


@pytest.mark.parametrize("law", [(2.0, 0.5, 0.1), (0.7, 0.25, 0.0), (9.0, 1.1, 0.05)])
def test_an_exact_law_is_found_and_turned_around(
    law: tuple[float, float, float], names: SimpleNamespace
) -> None:
    a, b, c = law
    sizes = [20, 50, 100, 500, 1000]
    errors = [a * m**-b + c for m in sizes]
    found = names.fit_power_law(sizes, errors, [0.0, 0.025, 0.05, 0.1, 0.2])
    np.testing.assert_allclose(found, law, rtol=1e-8, atol=1e-8)
    assert names.examples_needed(law, a * 300**-b + c) == pytest.approx(300)
    assert names.examples_needed(law, c) == np.inf


def test_halving_costs_the_same_in_every_round(names: SimpleNamespace) -> None:
    _, rounds = names.successive_halving(lambda s, r: abs(s - 30) / r, range(81), 2)
    assert rounds == [(81, 2), (27, 6), (9, 18), (3, 54)]


test_right_answer = right(TARGET)


def test_linear_draws_are_told() -> None:
    answer = (
        "def sample_log_uniform(low, high, size, rng):\n    return rng.uniform(low, high, size)"
    )
    verdict = verdict_on(TARGET, "sample_log_uniform", answer)
    assert (
        verdict.mistake
        == "The numbers themselves are uniformly distributed; their logarithms should be."
    )


def test_a_repeated_row_is_told_whatever_draws_it() -> None:
    answer = RIGHT["learning_curve"].replace("order[:size]", "rng.integers(0, len(X), size)")
    verdict = verdict_on(TARGET, "learning_curve", answer)
    assert verdict.mistake == "Some examples were drawn more than once: pass replace=False."
