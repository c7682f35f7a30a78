"""Reading street scenes with masks."""

import h5py
import numpy as np

from coursework.data.encoded_images import read_images
from coursework.data.street_masks import load_street_masks
from datasets.generators.street_masks import write_images


def test_scenes_and_masks_belong_together():
    train, test, unseen, names = load_street_masks()
    assert names == ["road", "sky", "car", "person", "building", "other"]
    for part, number in ((train, 480), (test, 100), (unseen, 60)):
        assert part.images.shape == (number, 96, 128, 3)
        assert part.masks.shape == (number, 96, 128)
        np.testing.assert_array_equal(np.unique(part.masks), np.arange(6))


def test_the_sky_is_brighter_than_the_road_in_the_same_scene():
    _, test, _, _ = load_street_masks()
    brightness = test.images.mean(axis=-1)
    pairs = zip(brightness, test.masks, strict=True)
    lighter = [light[mask == 1].mean() > light[mask == 0].mean() for light, mask in pairs]
    assert np.mean(lighter) > 0.9


def test_images_survive_their_encoding(tmp_path):
    rows = np.linspace(0, 250, 24).astype(np.uint8)
    images = np.stack([np.broadcast_to(rows[:, None, None], (24, 16, 3)), np.full((24, 16, 3), 77)])
    with h5py.File(tmp_path / "images.h5", "w") as file:
        write_images(file, "some", images.astype(np.uint8))
        found = read_images(file, "some")
    assert found.shape == images.shape
    assert np.abs(found.astype(int) - images).max() < 8
