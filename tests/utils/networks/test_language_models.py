"""The RNN for names has the gradients of its loss; counts give chances that add up to 1."""

import numpy as np
import pytest

from cllm_utils import initialize_parameters, name_backward, name_forward, update_parameters
from coursework.networks.lstm_in_numpy import LstmInNumpy, draw
from coursework.networks.ngrams import Ngrams

NAMES = ["rana", "bufo", "hyla", "rattus"]


def test_gradients_of_the_name_model_are_slopes():
    rng = np.random.default_rng(0)
    parameters = {
        k: v + 0.3 * rng.normal(size=v.shape) for k, v in initialize_parameters(4, 5, 5).items()
    }
    X, Y, a0 = [None, 2, 1, 4], [2, 1, 4, 0], rng.normal(size=(4, 1))
    _, cache = name_forward(X, Y, a0, parameters)
    gradients, a = name_backward(X, Y, parameters, cache)
    assert sorted(a) == [-1, 0, 1, 2, 3]
    for name, value in parameters.items():
        index = (value.shape[0] - 1, 0)
        value[index] += 1e-6
        above = name_forward(X, Y, a0, parameters)[0]
        value[index] -= 2e-6
        below = name_forward(X, Y, a0, parameters)[0]
        value[index] += 1e-6
        assert gradients[f"d{name}"][index] == pytest.approx((above - below) / 2e-6, abs=1e-6)


def test_update_is_in_place():
    parameters = initialize_parameters(2, 3, 3)
    before = parameters["Wax"].copy()
    same = update_parameters(
        parameters, {f"d{k}": np.ones_like(v) for k, v in parameters.items()}, 0.1
    )
    assert same is parameters
    np.testing.assert_allclose(parameters["Wax"], before - 0.1)


@pytest.mark.parametrize("order", [1, 2, 3])
@pytest.mark.parametrize("before", ["", "r", "ra", "xyz"])
def test_chances_add_up(order, before):
    counted = Ngrams(NAMES, order)
    assert sum(counted.chance(letter, before) for letter in counted.letters) == pytest.approx(1)


def test_longer_contexts_know_the_training_names_better():
    scores = [Ngrams(NAMES, order).perplexity(NAMES) for order in (1, 2, 3)]
    assert scores[0] > scores[1] > scores[2] > 1


def test_counts_write_names():
    assert Ngrams(NAMES, 4).sample(np.random.default_rng(2)).isalpha()


def test_a_cold_draw_takes_the_largest_score():
    scores = np.array([1.0, 3.0, 2.0])
    assert draw(scores, 0.01, np.random.default_rng(0)) == 1


def test_open_gates_keep_the_cell_state():
    lstm = LstmInNumpy(
        np.zeros((1, 4)), np.zeros((1, 4)), np.array([50.0, 50, 0, 50]), np.eye(1), np.zeros(1)
    )
    lstm.c = np.array([0.5])
    np.testing.assert_allclose(lstm.step(np.zeros(1)), np.tanh([0.5]))
    np.testing.assert_allclose(lstm.c, [0.5])
