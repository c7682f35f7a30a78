"""Cross-entropy, at saturation and elsewhere."""

import numpy as np
import pytest

from coursework.networks.costs import cross_entropy


def test_cost_is_the_mean_negative_log_likelihood() -> None:
    A, Y = np.array([[0.25, 0.5, 0.9, 0.2]]), np.array([[0, 1, 1, 1]])
    assert cross_entropy(A, Y) == pytest.approx(-np.log(0.75 * 0.5 * 0.9 * 0.2) / 4, rel=1e-15)


def test_right_predictions_of_exactly_0_and_1_cost_nothing() -> None:
    assert cross_entropy(np.array([[1.0, 0.0, 1.0]]), np.array([[1, 0, 1]])) == 0


@pytest.mark.parametrize("predictions", [[[1.0, 0.3]], [[0.2, 0.0]]])
def test_a_wrong_prediction_of_exactly_0_or_1_costs_infinitely_much(
    predictions: list[list[float]],
) -> None:
    assert cross_entropy(np.array(predictions), np.array([[0, 1]])) == np.inf


@pytest.mark.parametrize("dtype", [np.uint8, np.int64, np.float64, bool])
def test_labels_of_any_type_and_of_one_dimension(dtype: type) -> None:
    A, Y = np.array([[0.7, 0.4, 0.1]]), np.array([1, 0, 1], dtype=dtype)
    expected = -np.log(0.7 * 0.6 * 0.1) / 3
    assert cross_entropy(A, Y) == pytest.approx(expected)
    assert cross_entropy(A, Y[np.newaxis]) == pytest.approx(expected)


def test_labels_between_0_and_1_weigh_both_logarithms() -> None:
    expected = -(0.3 * np.log(0.6) + 0.7 * np.log(0.4))
    assert cross_entropy(np.array([[0.6]]), np.array([[0.3]])) == pytest.approx(expected)


def test_too_few_labels_are_named_with_both_shapes() -> None:
    with pytest.raises(ValueError, match=r"A has shape \(1, 3\) and Y has shape \(1, 2\)"):
        cross_entropy(np.full((1, 3), 0.5), np.array([[1, 0]]))
