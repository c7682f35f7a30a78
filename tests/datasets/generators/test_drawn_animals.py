"""Making drawings of cats and other animals."""

import numpy as np
from PIL import Image

from datasets.generators.artwork import ArtSet, Drawing
from datasets.generators.drawn_animals import PARTS, SIDE, choose, place

SET = ArtSet("some", "1", "MIT")


def drawings():
    names = ["cat-face", "black-cat", "dog", "fox", "owl", "hammer"]
    return [Drawing(SET, name, "") for name in names]


def test_cats_and_other_animals_are_balanced():
    chosen, labels = choose(drawings(), 12, np.random.default_rng(1))
    assert labels.sum() == 6
    for drawing, label in zip(chosen, labels, strict=True):
        assert ("cat" in drawing.name) == (label == 0)
    assert "hammer" not in {drawing.name for drawing in chosen}
    cats = [drawing.name for drawing in chosen if "cat" in drawing.name]
    assert cats.count("black-cat") == 3


def test_the_whole_drawing_is_in_the_image():
    figure = Image.new("RGBA", (60, 30), (255, 0, 255, 255))
    rng = np.random.default_rng(2)
    for _ in range(20):
        image = place(figure, rng).astype(int)
        assert image.shape == (SIDE, SIDE, 3)
        there = np.argwhere((image[..., 1] < 40) & (image.max(axis=-1) > 200))
        assert len(there) > 300


def test_artists_of_the_test_are_not_trained_on():
    train, test = (set(styles) for styles, _, _ in PARTS.values())
    assert not train & test
