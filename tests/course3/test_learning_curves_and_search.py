"""The solution of learning_curves_and_search does what it should; other right answers pass."""

from typing import Any

import numpy as np
import pytest

from answers import solution, unseen_mistakes, verdict_on

TARGET = "course3/learning_curves_and_search"


@pytest.fixture(scope="module")
def names() -> dict[str, Any]:
    """The names of the solution."""
    return solution(TARGET).namespace


@pytest.mark.parametrize("law", [(2.0, 0.5, 0.1), (0.7, 0.25, 0.0), (9.0, 1.1, 0.05)])
def test_an_exact_law_is_found_and_turned_around(
    law: tuple[float, float, float], names: dict[str, Any]
) -> None:
    a, b, c = law
    sizes = [20, 50, 100, 500, 1000]
    errors = [a * m**-b + c for m in sizes]
    found = names["fit_power_law"](sizes, errors, [0.0, 0.025, 0.05, 0.1, 0.2])
    np.testing.assert_allclose(found, law, rtol=1e-8, atol=1e-8)
    assert names["examples_needed"](law, a * 300**-b + c) == pytest.approx(300)
    assert names["examples_needed"](law, c) == np.inf


def test_halving_costs_the_same_in_every_round(names: dict[str, Any]) -> None:
    _, rounds = names["successive_halving"](lambda s, r: abs(s - 30) / r, range(81), 2)
    assert rounds == [(81, 2), (27, 6), (9, 18), (3, 54)]


def test_hidden_mistakes_are_few() -> None:
    assert unseen_mistakes(TARGET) == []


RIGHT = {
    "learning_curve": """
def learning_curve(fit, X, y, X_dev, y_dev, sizes, rng):
    order = rng.permutation(len(X))
    train_errors, dev_errors = [], []
    for size in sizes:
        part = order[:size]
        model = fit(X[part], y[part])
        train_errors.append(1 - (model.predict(X[part]) == y[part]).mean())
        dev_errors.append(1 - (model.predict(X_dev) == y_dev).mean())
    return train_errors, dev_errors
""",
    "fit_power_law": """
def fit_power_law(sizes, errors, floors):
    m, e = np.asarray(sizes, float), np.asarray(errors, float)
    best = None
    for c in floors:
        if c < e.min():
            A = np.stack([np.ones_like(m), np.log10(m)], axis=1)
            (k, slope), *_ = np.linalg.lstsq(A, np.log10(e - c), rcond=None)
            miss = float(((10 ** k * m ** slope + c - e) ** 2).mean())
            if best is None or miss < best[0]:
                best = (miss, 10 ** k, -slope, c)
    return best[1:]
""",
    "examples_needed": """
def examples_needed(law, target):
    a, b, c = law
    return float("inf") if target <= c else np.exp(np.log(a / (target - c)) / b)
""",
    "diagnose": """
def diagnose(train_errors, dev_errors, human_error, margin=0.02):
    train, dev = train_errors.mean(axis=0)[-1], dev_errors.mean(axis=0)[-1]
    bias, variance = train - human_error, dev - train
    names = [n for n, gap in (("bias", bias), ("variance", variance)) if gap > margin]
    return ("both" if len(names) == 2 else (names + ["neither"])[0]), bias, variance
""",
    "sample_log_uniform": """
def sample_log_uniform(low, high, size, rng):
    return low * (high / low) ** rng.random(size)
""",
    "random_search": """
def random_search(evaluate, space, trials, rng):
    history, best = [], None
    for _ in range(trials):
        s = {n: float(np.exp(rng.uniform(*np.log(ends)))) for n, ends in space.items()}
        history.append((s, evaluate(s)))
        if best is None or history[-1][1] < best[1]:
            best = history[-1]
    return best[0], history
""",
    "successive_halving": """
def successive_halving(evaluate, settings, first, eta=3):
    alive, rounds = list(settings), []
    while len(alive) > 1:
        rounds.append([len(alive), first])
        alive = sorted(alive, key=lambda s: evaluate(s, first))[: max(len(alive) // eta, 1)]
        first *= eta
    return alive[0], rounds
""",
}


@pytest.mark.parametrize("name", RIGHT)
def test_other_right_answers_pass(name: str) -> None:
    verdict = verdict_on(TARGET, name, RIGHT[name])
    assert verdict.status == "passed", verdict


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


def test_a_gap_as_large_as_the_margin_does_not_count() -> None:
    answer = RIGHT["diagnose"].replace("gap > margin", "gap >= margin")
    verdict = verdict_on(TARGET, "diagnose", answer)
    assert "exactly as large as the margin" in (verdict.mistake or "")
