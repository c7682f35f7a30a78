"""Convolution by hand: published numbers come out, right answers of any kind are accepted."""

import numpy as np
import pytest

from tables import right

TARGET = "course4/convolution_step_by_step"

test_right_answer = right(TARGET)


@pytest.fixture
def draw():
    """The random numbers of the published examples."""
    return np.random.RandomState(1).randn


@pytest.fixture
def classic_layer(draw):
    return draw(10, 4, 4, 3), draw(2, 2, 3, 8), draw(1, 1, 1, 8), {"pad": 2, "stride": 2}


def test_the_published_padding(names, draw):
    x = draw(4, 3, 3, 2)
    x_pad = names.zero_pad(x, 2)
    assert x_pad.shape == (4, 7, 7, 2)
    expected = [[0.90085595, -0.68372786], [-0.12289023, -0.93576943], [-0.26788808, 0.53035547]]
    assert x[1, 1] == pytest.approx(np.array(expected))
    assert np.array_equal(x_pad[1, 1], np.zeros((7, 2)))
    assert np.array_equal(x_pad[:, 2:5, 2:5], x)


def test_the_published_single_step(names, draw):
    Z = names.conv_single_step(draw(4, 4, 3), draw(4, 4, 3), draw(1, 1, 1))
    assert pytest.approx(-6.99908945068) == Z


def test_the_published_convolution(names, classic_layer):
    Z, cache = names.conv_forward(*classic_layer)
    expected = [
        -0.61490741, -6.7439236, -2.55153897, 1.75698377,
        3.56208902, 0.53036437, 5.18531798, 8.75898442,
    ]  # fmt: skip
    assert Z.mean() == pytest.approx(0.0489952035289)
    assert Z[3, 2, 1] == pytest.approx(np.array(expected))
    assert cache[0][1][2][3] == pytest.approx(np.array([-0.20075807, 0.18656139, 0.41005165]))


def test_the_published_gradients_of_the_convolution(names, classic_layer):
    dA, dW, db = names.conv_backward(*names.conv_forward(*classic_layer))
    means = [dA.mean(), dW.mean(), db.mean()]
    assert means == pytest.approx([1.45243777754, 1.72699145831, 7.83923256462])


def test_the_published_pooling(names, draw):
    A_prev, hparameters = draw(2, 4, 4, 3), {"stride": 2, "f": 3}
    largest = [[1.74481176, 0.86540763, 1.13376944], [1.13162939, 1.51981682, 2.18557541]]
    mean = [[0.02105773, -0.20328806, -0.40389855], [-0.22154621, 0.51716526, 0.48155844]]
    for mode, expected in (("max", largest), ("average", mean)):
        A, _ = names.pool_forward(A_prev, hparameters, mode=mode)
        assert A.shape == (2, 1, 1, 3)
        assert A[:, 0, 0] == pytest.approx(np.array(expected))


def test_the_published_mask_and_shares(names, draw):
    mask = names.create_mask_from_window(draw(2, 3))
    assert mask.tolist() == [[True, False, False], [False, False, False]]
    assert names.distribute_value(2, (2, 2)).tolist() == [[0.5, 0.5], [0.5, 0.5]]


def test_the_published_gradients_of_pooling(names, draw):
    _, cache = names.pool_forward(draw(5, 5, 3, 2), {"stride": 1, "f": 2})
    dA = draw(5, 4, 2, 2)
    assert dA.mean() == pytest.approx(0.145713902729)
    largest = [[0, 0], [5.05844394, -1.68282702], [0, 0]]
    mean = [[0.08485462, 0.2787552], [1.26461098, -0.25749373], [1.17975636, -0.53624893]]
    for mode, expected in (("max", largest), ("average", mean)):
        dA_prev = names.pool_backward(dA, cache, mode=mode)
        assert dA_prev[1, 1] == pytest.approx(np.array(expected))


@pytest.mark.parametrize("name", ["pool_forward", "pool_backward"])
def test_an_unknown_mode_is_refused(names, name):
    A_prev, hparameters = np.ones((1, 2, 2, 1)), {"stride": 2, "f": 2}
    second = hparameters if name == "pool_forward" else (A_prev, hparameters)
    with pytest.raises(ValueError, match="mode is 'max' or 'average', not 'mean'"):
        getattr(names, name)(A_prev, second, "mean")


@pytest.mark.parametrize("pad", [0, 1])
@pytest.mark.parametrize("stride", [1, 2])
def test_gradients_of_the_convolution_agree_with_nudging(names, stride, pad):
    rng = np.random.default_rng(3)
    arrays = [rng.normal(size=size) for size in ((2, 5, 4, 2), (3, 3, 2, 2), (1, 1, 1, 2))]
    layer = {"stride": stride, "pad": pad}
    gradients = names.conv_backward(*names.conv_forward(*arrays, layer))
    for array, gradient in zip(arrays, gradients, strict=True):
        place = tuple(rng.integers(array.shape))
        costs = []
        for nudge in (1e-6, -2e-6):
            array[place] += nudge
            costs.append(np.sum(names.conv_forward(*arrays, layer)[0] ** 2) / 2)
        array[place] += 1e-6
        assert gradient[place] == pytest.approx((costs[0] - costs[1]) / 2e-6, rel=1e-6, abs=1e-7)
