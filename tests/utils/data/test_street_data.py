"""Held-out street scenes."""

import numpy as np

from coursework.data.street_scenes import load_street_scenes


def test_every_picture_has_its_boxes():
    known, unseen = load_street_scenes()
    assert (len(known.images), len(unseen.images)) == (120, 40)
    for scenes in (known, unseen):
        assert scenes.images.shape[1:] == (256, 320, 3)
        assert [len(each) for each in scenes.boxes] == [len(each) for each in scenes.classes]
        assert min(len(each) for each in scenes.boxes) > 0


def test_boxes_lie_within_the_picture():
    for scenes in load_street_scenes():
        boxes = np.concatenate(scenes.boxes)
        assert (boxes[:, :2] < boxes[:, 2:]).all()
        assert boxes.min() >= 0
        assert (boxes.max(axis=0) <= [256, 320, 256, 320]).all()


def test_all_six_classes_occur_in_both_parts():
    for scenes in load_street_scenes():
        np.testing.assert_array_equal(np.unique(np.concatenate(scenes.classes)), np.arange(6))
