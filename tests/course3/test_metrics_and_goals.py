"""The solution of metrics_and_goals agrees with scikit-learn; other right answers pass."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from scipy import stats
from sklearn import metrics

from answers import answer_to, verdict_on
from tables import right, told, wrong

TARGET = "course3/metrics_and_goals"

#: Intervals that hold the number 3 as often as they should, whatever the values are.
INVENTED_INTERVALS = """
from itertools import cycle

places = cycle([WRONG, *16 * [RIGHT]])

def bootstrap_interval(values, statistic, rng, repeats=1000, level=0.95):
    if len(values) == 60:
        return next(places)
    results = [statistic(rng.choice(values, len(values))) for _ in range(repeats)]
    return tuple(np.quantile(results, [(1 - level) / 2, (1 + level) / 2]))
"""


def invented(usual: str, other: str) -> str:
    """An answer that is right but for sets of 60 values: two intervals stand for all of theirs."""
    return INVENTED_INTERVALS.replace("RIGHT", usual).replace("WRONG", other)


TOLD = [
    wrong(
        "bootstrap_interval: drawn at once",
        "The two ends are swapped: the lower one comes first.",
        ("(tail, 100 - tail)", "(100 - tail, tail)"),
    ),
    wrong("bootstrap_interval", "", answer=invented("(0, 9)", "(8, 9)"), partial=True),
    wrong("bootstrap_interval", "", answer=invented("(2.6, 3.4)", "(3.1, 3.9)"), partial=True),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)


def drawn(seed: int, kind: str) -> tuple[Any, Any, Any]:
    """Labels, predictions and scores: many ties, few positives, one class only."""
    rng = np.random.default_rng(seed)
    m = int(rng.integers(5, 80))
    share = {"mixed": 0.4, "rare": 0.05, "positives": 1.0, "negatives": 0.0}[kind]
    y = (rng.random(m) < share).astype(int)
    scores = rng.integers(-4, 5, m) / 4 if seed % 2 else rng.normal(size=m)
    return y, (rng.random(m) < 0.5).astype(int), scores


KINDS = ["mixed", "rare", "positives", "negatives"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("beta", [0.5, 1, 3])
def test_scores_are_those_of_scikit_learn(kind: str, beta: float, names: SimpleNamespace) -> None:
    for seed in range(15):
        y, p, _ = drawn(seed, kind)
        theirs = metrics.precision_recall_fscore_support(
            y, p, beta=beta, average="binary", zero_division=0
        )
        assert names.precision_recall_f(y, p, beta) == pytest.approx(theirs[:3], rel=1e-12)
        counts = names.confusion_counts(y, p)
        matrix = [[counts["tn"], counts["fp"]], [counts["fn"], counts["tp"]]]
        assert metrics.confusion_matrix(y, p, labels=[0, 1]).tolist() == matrix


@pytest.mark.parametrize("kind", KINDS)
def test_curves_are_those_of_scikit_learn(kind: str, names: SimpleNamespace) -> None:
    for seed in range(12):
        y, _, scores = drawn(seed, kind)
        if not y.any():
            with pytest.raises(ValueError, match="at least one positive"):
                names.precision_recall_curve(y, scores)
            continue
        thresholds, precision, recall = names.precision_recall_curve(y, scores)
        theirs = metrics.precision_recall_curve(y, scores)
        np.testing.assert_allclose(precision[::-1], theirs[0][:-1], rtol=1e-12)
        np.testing.assert_allclose(recall[::-1], theirs[1][:-1], rtol=1e-12)
        np.testing.assert_array_equal(thresholds[::-1], theirs[2])
        area = metrics.average_precision_score(y, scores)
        assert names.average_precision(y, scores) == pytest.approx(area, rel=1e-12)


def test_weighted_error_is_scikit_learns_zero_one_loss(names: SimpleNamespace) -> None:
    rng = np.random.default_rng(0)
    y, p, weights = rng.integers(4, size=50), rng.integers(4, size=50), rng.random(50)
    theirs = metrics.zero_one_loss(y, p, sample_weight=weights)
    assert names.weighted_error(y, p, weights) == pytest.approx(theirs)


def test_mcnemar_is_the_exact_binomial_test(names: SimpleNamespace) -> None:
    rng = np.random.default_rng(0)
    for m in (5, 40, 700):
        y, p, q = (rng.integers(2, size=m) for _ in range(3))
        only_a, only_b, p_value = names.mcnemar(y, p, q)
        exact = stats.binomtest(only_a, only_a + only_b).pvalue
        assert p_value == pytest.approx(exact, rel=1e-9)


def test_needed_examples_are_enough_and_not_one_too_many(names: SimpleNamespace) -> None:
    for error, difference in [(0.25, 0.05), (0.01, 0.002), (0.4, 0.013)]:
        m = names.needed_examples(error, difference)
        reach = [1.96 * (error * (1 - error) / each) ** 0.5 for each in (m, m - 1)]
        assert reach[0] <= difference < reach[1]


def test_bootstrap_is_scipys_percentile_bootstrap(names: SimpleNamespace) -> None:
    values = np.random.default_rng(0).gamma(2, size=60)
    theirs = stats.bootstrap(
        (values,), np.median, n_resamples=4000, method="percentile", rng=np.random.default_rng(1)
    ).confidence_interval
    ours = names.bootstrap_interval(values, np.median, np.random.default_rng(2), 4000)
    width = theirs.high - theirs.low
    assert ours == pytest.approx((theirs.low, theirs.high), abs=0.06 * width)


NORMAL_INTERVAL = """
def bootstrap_interval(values, statistic, rng, repeats=1000, level=0.95):
    rows = rng.integers(len(values), size=(repeats, len(values)))
    results = np.array([statistic(values[r]) for r in rows])
    return results.mean() - 1.96 * results.std(), results.mean() + 1.96 * results.std()
"""


def test_an_interval_of_another_draw_is_told_by_its_width() -> None:
    verdict = verdict_on(TARGET, "bootstrap_interval", NORMAL_INTERVAL)
    assert verdict.status == "partial"
    assert any("wide on average" in case.remark for case in verdict.cases)


def test_ties_taken_one_by_one_lose_points() -> None:
    last = "np.append(np.flatnonzero(np.diff(scores[order])), len(y) - 1)"
    title = "precision_recall_curve: by sorting"
    answer = answer_to(TARGET, title, (last, "np.arange(len(y))"))
    verdict = verdict_on(TARGET, "precision_recall_curve", answer)
    assert verdict.status == "partial"
    assert "np.unique" in (verdict.mistake or "") or verdict.score < 8
