"""The solution of learning_curves_and_search does what it should; other right answers pass."""

from types import SimpleNamespace

import numpy as np
import pytest

from tables import right, told, wrong

TARGET = "course3/learning_curves_and_search"

TOLD = [
    wrong(
        "diagnose: from the gaps",
        "exactly as large as the margin",
        ("gap > margin", "gap >= margin"),
    ),
    wrong(
        "sample_log_uniform: by powers",
        "The numbers themselves are uniformly distributed; their logarithms should be.",
        ("low * (high / low) ** rng.random(size)", "rng.uniform(low, high, size)"),
    ),
    wrong(
        "sample_log_uniform: by powers",
        "",
        ("return ", "return rng.uniform(low, high, 1) if size == 1 else "),
        partial=True,
    ),
    wrong(
        "learning_curve: from one order",
        "Some examples were drawn more than once: rng.choice needs replace=False.",
        ("order[:size]", "rng.integers(0, len(X), size)"),
    ),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)


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
