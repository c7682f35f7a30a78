"""Means with intervals, and the sizes of models."""

import numpy as np
import pytest
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC

from coursework.metrics.model_size import numbers_stored
from coursework.metrics.repeats import mean_and_interval, told


def test_the_interval_is_students() -> None:
    mean, low, high = mean_and_interval([1.0, 2.0, 3.0])
    assert (mean, low, high) == pytest.approx((2, 2 - 2.4841, 2 + 2.4841), abs=1e-4)


def test_nineteen_intervals_in_twenty_hold_the_mean() -> None:
    rng = np.random.default_rng(0)
    ends = [mean_and_interval(rng.normal(size=5))[1:] for _ in range(400)]
    assert 0.91 < np.mean([low <= 0 <= high for low, high in ends]) < 0.98


def test_one_run_has_no_interval() -> None:
    with pytest.raises(ValueError, match="more seeds"):
        mean_and_interval([0.3])


def test_results_in_words() -> None:
    assert told([0.20, 0.22, 0.24]) == "22.0% (17.0 to 27.0)"
    assert told([3.0, 3.0], unit="", digits=2) == "3.00 (3.00 to 3.00)"


def test_sizes_of_models() -> None:
    X, y = np.arange(24.0).reshape(12, 2), np.arange(12) % 3
    assert numbers_stored(LogisticRegression(max_iter=2000).fit(X / 24, y)) == 9
    assert numbers_stored(GaussianNB().fit(X, y)) == 15
    assert numbers_stored(KNeighborsClassifier(2).fit(X, y)) == 36
    support = SVC().fit(X, y)
    assert numbers_stored(support) == len(support.support_) * 4 + 3
    assert numbers_stored(RandomForestClassifier(2, random_state=0).fit(X, y)) > 20
    with pytest.raises(TypeError, match="str"):
        numbers_stored("model")
