"""The loss of the street detector grows when a box does not fit."""

import numpy as np
import pytest

pytestmark = pytest.mark.frameworks

ANCHORS = np.array([[1.0, 1.0], [1.5, 2.0], [3.0, 2.0]], dtype=np.float32)


def losses(place, size):
    """Plain loss and overlap loss of one box that is predicted at a place, in a size."""
    from keras import ops

    from datasets.generators.street_detector import overlap_loss, yolo_loss

    targets = np.zeros((1, 8, 10, 3, 6), dtype=np.float32)
    targets[0, 4, 6, 1] = [0.5, 0.25, 0.1, -0.2, 1, 2]
    feats = np.zeros((1, 8, 10, 3, 11), dtype=np.float32)
    feats[0, 4, 6, 1, :4] = [*np.log(np.divide(place, np.subtract(1, place))), *size]
    found = [
        loss(targets, feats.reshape(1, 8, 10, 33)) for loss in (yolo_loss, overlap_loss(ANCHORS))
    ]
    return [float(ops.convert_to_numpy(each)[0]) for each in found]


def test_a_box_that_fits_adds_nothing():
    plain, with_overlap = losses((0.5, 0.25), (0.1, -0.2))
    assert with_overlap == pytest.approx(plain, rel=1e-5)


@pytest.mark.parametrize(
    ("size", "lacking"), [((0.1 + np.log(2), -0.2), 0.5), ((0.1, -0.2 - np.log(4)), 0.75)]
)
def test_a_box_of_another_size_adds_what_its_overlap_lacks(size, lacking):
    plain, with_overlap = losses((0.5, 0.25), size)
    assert with_overlap - plain == pytest.approx(4 * lacking, rel=1e-4)


def test_a_box_beside_the_true_one_adds_more_than_a_near_one():
    near, far = (losses((x, 0.25), (0.1, -0.2)) for x in (0.6, 0.9))
    assert 0 < near[1] - near[0] < far[1] - far[0]
