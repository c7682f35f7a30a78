"""The drawings of cats and other animals."""

import numpy as np

from coursework.data.drawn_animals import load_drawn_animals


def test_half_of_the_drawings_are_cats() -> None:
    train, test, names = load_drawn_animals()
    assert (train.images.shape, test.images.shape) == ((400, 96, 96, 3), (200, 96, 96, 3))
    for part in (train, test):
        np.testing.assert_array_equal(np.bincount(part.labels), [len(part.labels) // 2] * 2)
    assert len(names) == 2
