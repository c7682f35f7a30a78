"""Making the hand signs."""

import h5py
import numpy as np
import pytest

from datasets.generators.hand import THUMB, Pose, draw, hand
from datasets.generators.hdf5_pair import FOLDER
from datasets.generators.signs import RAISED_FINGERS, SEED, make_examples, picture

UPRIGHT = Pose(centre=np.array([0.0, -0.4]), half_side=1.45, angle=0.0, mirrored=False)


def silhouette(raised, pose=UPRIGHT):
    parts = hand(raised, np.random.default_rng(3))
    canvas = draw(parts, pose, np.full(3, 255.0), np.zeros((64, 64, 3)), np.zeros(2))
    return canvas[..., 0] > 64


def test_shipped_files_are_what_the_generator_makes():
    rng = np.random.default_rng(SEED)
    for part, per_number in (("train", 180), ("test", 20)):
        pictures, labels = make_examples(per_number, rng)
        with h5py.File(FOLDER / f"{part}_signs.h5") as file:
            np.testing.assert_array_equal(labels, file[f"{part}_set_y"])
            shipped = file[f"{part}_set_x"][...].astype(int)
        assert np.abs(shipped - pictures).max() <= 1


def test_the_number_is_the_count_of_raised_fingers():
    for number, ways in enumerate(RAISED_FINGERS):
        assert {len(set(way)) for way in ways} == {number}


@pytest.mark.parametrize("number", range(6))
def test_pictures_are_64_pixels_square(number):
    image = picture(number, np.random.default_rng(number))
    assert (image.shape, image.dtype) == ((64, 64, 3), np.uint8)
    assert image.std() > 10


@pytest.mark.parametrize("fingers", [(1,), (2, 4), (1, 2, 3), (1, 2, 3, 4)])
def test_raised_fingers_can_be_counted_above_the_palm(fingers):
    row = silhouette(fingers)[19].astype(int)
    assert np.sum(np.diff(row) == 1) == len(fingers)


def test_thumb_reaches_out_to_the_side():
    assert silhouette([THUMB]).any(axis=0).argmax() < silhouette([]).any(axis=0).argmax() - 5


def test_mirrored_hand_is_the_other_hand():
    mirrored = Pose(UPRIGHT.centre, UPRIGHT.half_side, angle=0.0, mirrored=True)
    np.testing.assert_array_equal(silhouette([0, 1], mirrored), silhouette([0, 1])[:, ::-1])


def test_turned_hand_leans_to_the_right():
    turned = Pose(UPRIGHT.centre, UPRIGHT.half_side, angle=np.deg2rad(15), mirrored=False)
    columns = np.arange(64)

    def top(shape):
        return np.average(columns, weights=shape[:24].sum(axis=0))

    assert top(silhouette([1, 2], turned)) > top(silhouette([1, 2])) + 3
