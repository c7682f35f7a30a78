"""Parameters as one column and back, and a whole gradient check with them."""

import numpy as np
import pytest

from coursework.networks.costs import cross_entropy
from coursework.networks.three_layer import backward_propagation, forward_propagation
from gc_utils import dictionary_to_vector, gradients_to_vector, vector_to_dictionary
from testCases import gradient_check_n_test_case


def test_column_stacks_weights_and_biases_layer_by_layer() -> None:
    _, _, parameters = gradient_check_n_test_case()
    backwards = dict(reversed(parameters.items()))
    theta, keys = dictionary_to_vector(backwards)
    assert keys == 20 * ["W1"] + 5 * ["b1"] + 15 * ["W2"] + 3 * ["b2"] + 3 * ["W3"] + ["b3"]
    np.testing.assert_array_equal(theta[:4, 0], parameters["W1"][0])
    np.testing.assert_array_equal(theta[-1], parameters["b3"][0])


def test_way_to_the_column_and_back_changes_nothing() -> None:
    _, _, parameters = gradient_check_n_test_case()
    back = vector_to_dictionary(dictionary_to_vector(parameters)[0])
    assert list(back) == list(parameters)
    for name, value in parameters.items():
        np.testing.assert_array_equal(back[name], value)


def test_other_networks_bring_their_shapes() -> None:
    parameters = {"W1": np.arange(6.0).reshape(2, 3), "b1": np.array([[7.0], [8.0]])}
    theta, _ = dictionary_to_vector(parameters)
    back = vector_to_dictionary(theta, {"W1": (2, 3), "b1": (2, 1)})
    np.testing.assert_array_equal(back["W1"], parameters["W1"])
    np.testing.assert_array_equal(back["b1"], parameters["b1"])


def test_column_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match=r"theta has 46 numbers, but .* need 47"):
        vector_to_dictionary(np.zeros((46, 1)))


def test_gradient_check_passes_for_the_shared_backward_pass() -> None:
    X, Y, parameters = gradient_check_n_test_case()
    theta, _ = dictionary_to_vector(parameters)

    def cost(column: np.ndarray) -> float:
        return cross_entropy(forward_propagation(X, vector_to_dictionary(column))[0], Y)

    steps = 1e-5 * np.eye(theta.size)[:, :, np.newaxis]
    approximated = np.array([[(cost(theta + step) - cost(theta - step)) / 2e-5] for step in steps])
    _, cache = forward_propagation(X, parameters)
    grad = gradients_to_vector(backward_propagation(X, Y, cache))
    difference = np.linalg.norm(grad - approximated)
    assert difference / (np.linalg.norm(grad) + np.linalg.norm(approximated)) < 1e-8
