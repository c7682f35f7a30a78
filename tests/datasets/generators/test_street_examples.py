"""Batches for training the street detector."""

import numpy as np
import pytest

pytestmark = pytest.mark.frameworks

ANCHORS = np.array([[1.0, 1.0], [3.0, 1.5]], dtype=np.float32)


@pytest.fixture
def scenes():
    """Forty dark pictures, each with a white box at rows 32 to 64 and columns 16 to 80."""
    pictures = np.zeros((40, 128, 160, 3), dtype=np.uint8)
    pictures[:, 32:64, 16:80] = 255
    boxes = np.tile(np.array([32 / 128, 16 / 160, 64 / 128, 80 / 160], np.float32), (40, 1))
    return {
        "pictures": pictures,
        "boxes": boxes,
        "classes": np.arange(40) % 6,
        "numbers": np.arange(40),
    }


def test_mirrored_pictures_have_mirrored_targets(scenes):
    from datasets.generators.street_examples import Examples

    pictures, targets = Examples(scenes, ANCHORS, np.random.default_rng(0))[0]
    on_the_right = pictures[:, 48, 100, 0] > 0
    assert 4 < on_the_right.sum() < 28
    for mirrored, target in zip(on_the_right, targets, strict=True):
        (row, column, anchor), *others = np.argwhere(target[..., 4])
        assert not others
        assert (row, column, anchor) == (3, 7 if mirrored else 3, 1)


def test_without_chance_pictures_stay_as_they_are(scenes):
    from datasets.generators.street_examples import Examples

    pictures, targets = Examples(scenes, ANCHORS, None)[0]
    np.testing.assert_allclose(pictures, scenes["pictures"][:32] / 255, atol=1e-6)
    np.testing.assert_array_equal(targets[:, 3, 3, 1, 5], np.arange(32) % 6)


def test_parts_have_their_own_boxes(scenes):
    from datasets.generators.street_examples import split

    first, rest = split(scenes, 10)
    assert (len(first["pictures"]), len(rest["pictures"])) == (10, 30)
    np.testing.assert_array_equal(rest["numbers"], np.arange(30))
    np.testing.assert_array_equal(rest["classes"], np.arange(10, 40) % 6)
