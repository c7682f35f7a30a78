"""What the street detector is trained to answer."""

import numpy as np
import pytest

from datasets.generators.box_targets import encode, find_anchors, overlap_of_sizes

ANCHORS = np.array([[1.0, 1.0], [3.0, 1.5]], dtype=np.float32)


def box(row, column, height, width):
    """Corners as parts of a grid of 8 rows and 10 columns."""
    corners = np.array([row - height / 2, column - width / 2, row + height / 2, column + width / 2])
    return corners / [8, 10, 8, 10]


def encoded(*boxes, classes):
    numbers = np.zeros(len(boxes), dtype=int)
    return encode(
        np.array(boxes, dtype=np.float32), np.array(classes), numbers, (1, 8, 10), ANCHORS
    )


def test_box_goes_to_the_cell_of_its_centre_and_to_the_nearest_anchor():
    targets = encoded(box(2.25, 7.5, 1.5, 6.0), classes=[4])
    np.testing.assert_allclose(
        targets[0, 2, 7, 1], [0.5, 0.25, np.log(2), 0, 1, 4], rtol=1e-4, atol=1e-5
    )
    assert targets[..., 4].sum() == 1


def test_smaller_box_makes_way():
    targets = encoded(box(4.5, 4.5, 1.0, 1.0), box(4.5, 4.5, 1.2, 1.2), classes=[0, 1])
    np.testing.assert_array_equal(targets[0, 4, 4, :, 5], [1, 0])
    np.testing.assert_array_equal(targets[0, 4, 4, :, 4], [1, 1])


def test_third_box_in_a_cell_is_left_out():
    same = [box(4.5, 4.5, 1.0, 1.0)] * 3
    assert encoded(*same, classes=[0, 1, 2])[..., 4].sum() == 2


def test_centre_on_the_far_edge_stays_in_the_grid():
    targets = encoded(box(8.0, 10.0, 1.0, 1.0), classes=[0])
    assert targets[0, 7, 9, 0, 4] == 1


def test_overlap_of_sizes_with_one_centre():
    sizes = np.array([[1.0, 1.0], [3.0, 3.0]], dtype=np.float32)
    np.testing.assert_allclose(
        overlap_of_sizes(sizes, ANCHORS), [[1, 1 / 4.5], [1 / 9, 0.5]], rtol=1e-6
    )


def test_anchors_are_found_among_the_sizes():
    rng = np.random.default_rng(0)
    kinds = np.array([[1, 2], [4, 3]]).repeat(50, axis=0)
    sizes = (kinds * rng.uniform(0.95, 1.05, kinds.shape)).astype(np.float32)
    assert find_anchors(sizes, 2, rng) == pytest.approx(np.array([[1, 2], [4, 3]]), rel=0.05)
