"""Stains are smooth, differ, and repeat by seed."""

import numpy as np

from coursework.data.stains import stains


def test_stains_are_smooth_and_differ() -> None:
    images = stains(50, np.random.default_rng(0)).reshape(50, 8, 8)
    assert 0 <= images.min() <= images.max() <= 0.8
    assert np.abs(np.diff(images, axis=1)).max() < 0.3
    assert len(np.unique(images[:, 0, 0])) == 50
    np.testing.assert_array_equal(images.reshape(50, 64), stains(50, np.random.default_rng(0)))


def test_the_corners_are_the_knots() -> None:
    rng = np.random.default_rng(3)
    knots = 0.5 * np.random.default_rng(3).random((1, 3, 3))
    image = stains(1, rng, darkest=0.5).reshape(8, 8)
    np.testing.assert_allclose(
        image[[0, 0, -1, -1], [0, -1, 0, -1]], knots[0, [0, 0, 2, 2], [0, 2, 0, 2]]
    )
