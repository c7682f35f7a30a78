"""Training in the span of the examples gives what training on whole examples gives."""

import numpy as np
import pytest

from coursework.networks import backpropagation, costs
from coursework.networks import fully_connected as networks
from coursework.networks.descent import Steps, descend
from coursework.networks.prediction import predict_dec
from coursework.networks.restarts import Examples, Span, descend_inside, shares_by_start
from coursework.networks.starts import draw_parameters

LAYERS = [40, 5, 3, 1]


def spread(inputs):
    return inputs**-0.5


@pytest.fixture
def examples():
    rng = np.random.default_rng(2)
    Y = rng.permutation(np.arange(12) % 2).reshape(1, 12)
    return Examples(rng.normal(size=(40, 12)) + Y, Y)


@pytest.fixture
def start():
    return draw_parameters(LAYERS, spread, seed=3)


def test_the_first_layer_sees_the_same_sums(examples, start):
    span = Span(examples.X)
    assert span.coordinates.shape == (12, 12)
    inside = span.inside(start)
    np.testing.assert_allclose(inside["W1"] @ span.coordinates, start["W1"] @ examples.X)


def test_no_change_inside_is_no_change_outside(examples, start):
    span = Span(examples.X)
    back = span.outside(start, span.inside(start))
    assert all(np.allclose(back[name], start[name], rtol=0, atol=1e-14) for name in start)


def test_both_ways_train_the_same_network(examples, start):
    steps = Steps(
        networks.L_model_forward,
        costs.cross_entropy,
        backpropagation.L_model_backward,
        networks.update_parameters,
    )
    whole, _ = descend(steps, *examples, start, 0.1, 60)
    inside = descend_inside(Span(examples.X), examples.Y, start, 0.1, 60)
    assert not np.allclose(whole["W1"], start["W1"])
    for name in whole:
        np.testing.assert_allclose(inside[name], whole[name], rtol=1e-8, atol=1e-12)


def test_each_start_has_its_share(examples):
    rng = np.random.default_rng(4)
    Y = np.array([[0, 1] * 10])
    test = Examples(rng.normal(size=(40, 20)) + Y, Y)
    shares = shares_by_start(LAYERS, spread, examples, test, 0.1, 200, starts=3)
    second = draw_parameters(LAYERS, spread, seed=2)
    trained = descend_inside(Span(examples.X), examples.Y, second, 0.1, 200)
    assert len(shares) == 3
    assert shares[1] == np.mean(predict_dec(trained, test.X) == test.Y)
    assert min(shares) > 0.6
