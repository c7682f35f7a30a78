"""Making street scenes with exact boxes."""

import h5py
import numpy as np
import pytest
from PIL import Image

from datasets.generators.street_artwork import (
    CLASSES,
    DRAWINGS,
    TRAIN_STYLES,
    UNSEEN_STYLES,
    Artwork,
    kind_of,
)
from datasets.generators.street_backdrop import HEIGHT, WIDTH
from datasets.generators.street_scenes import FILE, make_scene
from datasets.generators.street_things import LARGEST_OVERLAP, area

SIZES = {"bus": (80, 60), "person": (30, 80), "traffic light": (20, 60), "tree": (50, 60)}


@pytest.fixture(scope="module")
def artwork():
    return Artwork(
        {
            kind: [[Image.new("RGBA", SIZES.get(kind, (70, 50)), (250, 20, 220, 255))]]
            for kind in DRAWINGS
        }
    )


@pytest.fixture(scope="module")
def scenes(artwork):
    rng = np.random.default_rng(3)
    return [make_scene(artwork, rng) for _ in range(40)]


def in_pairs(boxes):
    return [(first, second) for i, first in enumerate(boxes) for second in boxes[:i]]


def test_picture_and_boxes_belong_together(scenes):
    for scene in scenes:
        assert scene.image.size == (WIDTH, HEIGHT)
        assert len(scene.boxes) == len(scene.classes) > 0
        assert (scene.boxes[:, :2] < scene.boxes[:, 2:]).all()
        assert (scene.boxes >= 0).all()
        assert (scene.boxes <= [HEIGHT, WIDTH, HEIGHT, WIDTH]).all()


def test_all_classes_occur(scenes):
    counts = np.bincount(np.concatenate([scene.classes for scene in scenes]), minlength=6)
    assert len(counts) == len(CLASSES)
    assert (counts > 5).all()


def test_box_frames_the_drawing(scenes):
    """The last thing drawn, the nearest one, is hidden by nothing."""
    for scene in scenes:
        y1, x1, y2, x2 = scene.boxes[-1].astype(int)
        within = np.asarray(scene.image)[y1:y2, x1:x2].reshape(-1, 3)
        assert len(np.unique(within, axis=0)) == 1


def test_nothing_is_hidden_for_the_most_part(scenes):
    for scene in scenes:
        for first, second in in_pairs(scene.boxes):
            starts = np.maximum(first[:2], second[:2])
            stops = np.maximum(starts, np.minimum(first[2:], second[2:]))
            common = area(np.concatenate([starts, stops]))
            assert common <= LARGEST_OVERLAP * min(area(first), area(second)) + 1e-3


def test_near_things_are_larger_than_far_ones(scenes):
    cars = CLASSES.index("car")
    boxes = np.concatenate([scene.boxes[scene.classes == cars] for scene in scenes])
    whole = boxes[(boxes[:, 2] < HEIGHT) & (boxes[:, 1] > 0) & (boxes[:, 3] < WIDTH)]
    assert np.corrcoef(whole[:, 2], whole[:, 2] - whole[:, 0])[0, 1] > 0.6


def test_same_start_gives_the_same_scene(artwork):
    first, second = (make_scene(artwork, np.random.default_rng(5)) for _ in range(2))
    assert first.image.tobytes() == second.image.tobytes()
    np.testing.assert_array_equal(first.boxes, second.boxes)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("automobile", "car"),
        ("oncoming-taxi", "car"),
        ("verticaltrafficlight", "traffic light"),
        ("man-walking-medium-dark-skin-tone", "person"),
        ("woman-walking-facing-right-light", "person"),
        ("walking", "person"),
        ("bus-stop", None),
        ("police-car-light", None),
        ("person-walking-dog", None),
    ],
)
def test_drawings_are_known_by_name(name, kind):
    assert kind_of(name) == kind


def test_unseen_artists_are_not_trained_on():
    assert not set(TRAIN_STYLES) & set(UNSEEN_STYLES)


def test_held_out_file_holds_scenes():
    with h5py.File(FILE) as file:
        pictures, boxes = file["pictures"][...], file["boxes"][...]
        assert file["images"].shape == (160, HEIGHT, WIDTH, 3)
        assert [name.decode() for name in file["list_classes"]] == list(CLASSES)
    np.testing.assert_array_equal(np.unique(pictures), np.arange(160))
    assert len(boxes) == len(pictures)
