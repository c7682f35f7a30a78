"""Making street scenes in which the class of every pixel is known."""

import numpy as np
import pytest
from PIL import Image

from datasets.generators.street_artwork import DRAWINGS, Artwork
from datasets.generators.street_canvas import (
    BUILDING,
    CAR,
    LABELS,
    OTHER,
    PERSON,
    ROAD,
    SKY,
    Canvas,
    shrink_labels,
)
from datasets.generators.street_masks import PARTS, SHAPE, make_examples
from datasets.generators.street_scenes import make_scene

COLOURS = {"person": (250, 20, 220), "car": (20, 250, 60)}


@pytest.fixture(scope="module")
def artwork():
    def figure(kind):
        return Image.new("RGBA", (40, 60), (*COLOURS.get(kind, (200, 180, 20)), 255))

    return Artwork({kind: [[figure(kind)]] for kind in DRAWINGS})


def test_what_is_drawn_is_labelled():
    canvas = Canvas.of(Image.new("RGB", (20, 10), "white"), SKY)
    canvas.rectangle((0, 5, 20, 10), (90, 90, 90), ROAD)
    figure = Image.new("RGBA", (4, 4), (255, 0, 0, 255))
    figure.putpixel((0, 0), (255, 0, 0, 0))
    canvas.paste(figure, (8, 4), CAR)
    canvas.shadow((0, 6, 5, 9), (0, 0, 0, 90))
    labels = np.asarray(canvas.labels)
    assert (labels[:4] == SKY).all()
    assert labels[4, 8] == SKY
    assert (labels[4:8, 9:12] == CAR).all()
    assert (labels[5:, :8] == ROAD).all()
    assert np.asarray(canvas.image)[7, 2, 0] < 90


def test_the_sky_is_above_and_the_road_below(artwork):
    rng = np.random.default_rng(4)
    for _ in range(10):
        labels = make_scene(artwork, rng).labels
        assert (labels[0] == SKY).mean() > 0.5
        assert not (labels[0] == ROAD).any()
        assert not (labels[-1] == SKY).any()
        assert set(np.unique(labels)) <= set(range(len(LABELS)))
        assert (labels == BUILDING).any()
        assert (labels == OTHER).any()


def test_people_are_where_their_boxes_are(artwork):
    rng = np.random.default_rng(5)
    for _ in range(20):
        scene = make_scene(artwork, rng)
        inside = np.zeros_like(scene.labels, dtype=bool)
        for y1, x1, y2, x2 in scene.boxes[scene.classes == 4].astype(int):
            inside[y1:y2, x1:x2] = True
        assert not (scene.labels == PERSON)[~inside].any()


def test_a_smaller_mask_keeps_the_most_frequent_label():
    labels = np.array([[0, 0, 5, 5], [0, 1, 2, 5]], dtype=np.uint8)
    np.testing.assert_array_equal(shrink_labels(labels, (1, 2)), [[0, 5]])


def test_examples_have_the_size_of_the_notebook(artwork):
    examples = make_examples(artwork, 3, np.random.default_rng(6))
    assert examples.images.shape == (3, *SHAPE, 3)
    assert examples.labels.shape == (3, *SHAPE)
    again = make_examples(artwork, 3, np.random.default_rng(6))
    np.testing.assert_array_equal(examples.labels, again.labels)


def test_the_unseen_artist_is_in_no_other_part():
    train, test, unseen = (set(styles) for styles, _, _ in PARTS.values())
    assert train == test
    assert not train & unseen
    assert len({seed for _, _, seed in PARTS.values()}) == 3
