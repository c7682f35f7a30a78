"""The solution of error_analysis finds planted label errors; other right answers pass."""

from types import SimpleNamespace

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import cross_val_predict

from tables import right, told, wrong

TARGET = "course3/error_analysis"

TOLD = [
    wrong(
        "out_of_sample_probabilities: folds by number",
        "A model was trained on all examples, those that it judges included.",
        ("[fold != k]", "[:]"),
        most=0,
    ),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)


def test_planted_errors_are_found(names: SimpleNamespace) -> None:
    X, y, truth, _, _ = names.annotated(seed=11, m_train=800)
    P = names.out_of_sample_probabilities(
        lambda: LogisticRegression(C=0.3, max_iter=100), X, y, 5, np.random.default_rng(0)
    )
    rows = names.label_issues(y, P)
    bad = y != truth
    assert np.mean(bad[rows]) > 0.75
    assert np.sum(bad[rows]) / np.sum(bad) > 0.5
    assert np.mean(bad[rows[: len(rows) // 2]]) >= np.mean(bad[rows[len(rows) // 2 :]])
    plain = np.flatnonzero(P.argmax(axis=1) != y)
    assert np.mean(bad[rows]) > np.mean(bad[plain])


def test_probabilities_are_those_of_scikit_learn(names: SimpleNamespace) -> None:
    X, y, *_ = names.annotated(seed=2, m_train=300)

    def make() -> LogisticRegression:
        return LogisticRegression(C=0.3, max_iter=100)

    ours = names.out_of_sample_probabilities(make, X, y, 3, np.random.default_rng(5))
    pieces = np.array_split(np.random.default_rng(5).permutation(300), 3)
    splits = [(np.setdiff1d(np.arange(300), rows), rows) for rows in pieces]
    theirs = cross_val_predict(make(), X, y, cv=splits, method="predict_proba")
    np.testing.assert_allclose(ours, theirs, rtol=1e-9)


def test_a_class_missing_from_a_fold_keeps_its_place(names: SimpleNamespace) -> None:
    X = np.random.default_rng(0).normal(size=(31, 2))
    y = np.array([0, 2, 3] * 10 + [1])
    P = names.out_of_sample_probabilities(LogisticRegression, X, y, 31, np.random.default_rng(0))
    assert P.shape == (31, 4)
    assert P[30, 1] == 0
    np.testing.assert_allclose(P.sum(axis=1), 1)


def test_with_zero_thresholds_the_joint_is_a_confusion_matrix(names: SimpleNamespace) -> None:
    rng = np.random.default_rng(0)
    y, P = rng.integers(4, size=90), rng.dirichlet(np.ones(4), size=90)
    joint, confident = names.confident_joint(y, P, np.zeros(4))
    np.testing.assert_array_equal(joint, confusion_matrix(y, P.argmax(axis=1), labels=range(4)))
    np.testing.assert_array_equal(confident, P.argmax(axis=1))


def test_the_parts_of_the_measured_error_add_up(names: SimpleNamespace) -> None:
    rng = np.random.default_rng(0)
    for _ in range(20):
        given, checked, p = rng.integers(3, size=(3, 40))
        parts = names.corrected_error(given, checked, p)
        assert parts["measured"] == pytest.approx(
            parts["true"] + parts["blamed"] - parts["flattered"]
        )


def test_no_gain_exceeds_its_ceiling_by_much(names: SimpleNamespace) -> None:
    model, X, y, shots, scans = names.reader(seed=3)
    p = model.predict(X)
    table = names.error_table(y, p, {"frame": shots.side >= 0})
    better = model.predict(names.take(scans, names.replace(shots, side=0 * shots.side - 1)))
    assert 0 < np.mean(p != y) - np.mean(better != y) < table["frame"]["ceiling"]
