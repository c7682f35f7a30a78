"""Predicted classes and the accuracy that is printed."""

from types import ModuleType

import numpy as np
import pytest

import dnn_app_utils
import init_utils
import opt_utils
import reg_utils

# One input, one unit: the probability of class 1 exceeds one half where x > 0.
PARAMETERS = {"W1": np.array([[1.0]]), "b1": np.array([[0.0]])}
X = np.array([[-2.0, 3.0, 0.0, 0.5]])


@pytest.mark.parametrize("helpers", [dnn_app_utils, init_utils, reg_utils, opt_utils])
@pytest.mark.parametrize("y", [np.array([[0, 1, 1, 1]]), [0, 1, 1, 1]])
def test_predict_returns_classes_and_prints_the_accuracy(
    helpers: ModuleType, y: object, capsys: pytest.CaptureFixture[str]
) -> None:
    classes = helpers.predict(X, y, PARAMETERS)
    np.testing.assert_array_equal(classes, [[0, 1, 0, 1]])
    assert capsys.readouterr().out == "Accuracy: 0.75\n"


def test_kinds_of_number_are_the_classic_ones() -> None:
    y = [[0, 1, 0, 1]]
    assert dnn_app_utils.predict(X, y, PARAMETERS).dtype == np.float64
    assert init_utils.predict(X, y, PARAMETERS).dtype == np.int64
    assert init_utils.predict_dec(PARAMETERS, X).dtype == np.bool_


def test_probability_of_exactly_one_half_is_class_0() -> None:
    np.testing.assert_array_equal(
        opt_utils.predict_dec(PARAMETERS, X), [[False, True, False, True]]
    )
