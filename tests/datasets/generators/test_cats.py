"""Making the cat / non-cat pictures."""

from collections import Counter

import numpy as np
import pytest

from datasets.generators.artwork import ArtSet, Drawing
from datasets.generators.cats import TEST_STYLES, TRAIN_STYLES, choose, is_cat, picture

STYLE = ArtSet("toys", "1.0.0", "MIT")
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4" width="128" height="128">'
    '<path d="M0 0h4v4h-4z" fill="#fc0"/></svg>'
)


def drawings(*names):
    return [Drawing(STYLE, name, SVG) for name in names]


@pytest.mark.parametrize("name", ["cat", "black-cat", "cat-face", "weary-cat", "catside"])
def test_cats_are_known_by_name(name):
    assert is_cat(name)


@pytest.mark.parametrize("name", ["dog", "caterpillar", "tiger", "delicatessen"])
def test_other_names_are_not_cats(name):
    assert not is_cat(name)


def test_styles_of_training_and_testing_are_disjoint():
    assert not set(TRAIN_STYLES) & set(TEST_STYLES)


def test_all_cats_are_taken_before_one_is_repeated():
    available = drawings("cat", "black-cat", "cat-face", "dog", "key-1", "key-2", "airplane")
    chosen, labels = choose(available, cats=7, others=5, rng=np.random.default_rng(0))
    assert labels == [1] * 7 + [0] * 5
    cats = Counter(drawing.name for drawing in chosen[:7])
    assert sorted(cats.values()) == [2, 2, 3]
    assert Counter(drawing.name for drawing in chosen[7:]) == {"dog": 3, "key-1": 1, "airplane": 1}


def test_pictures_vary_in_hue_and_background():
    rng = np.random.default_rng(1)
    pictures = np.stack([np.asarray(picture(drawings("cat")[0], rng)) for _ in range(40)])
    assert (pictures.shape, pictures.dtype) == ((40, 64, 64, 3), np.uint8)
    middles, corners = pictures[:, 32, 32], pictures[:, 0, 0]
    assert len(np.unique(middles.argmax(axis=1))) == 3
    assert corners.std(axis=0).min() > 20


def test_drawing_covers_most_of_the_picture():
    canvas = np.asarray(picture(drawings("cat")[0], np.random.default_rng(2)), dtype=int)
    middle = canvas[32, 32]
    alike = np.abs(canvas - middle).max(axis=-1) < 10
    assert 0.75 < alike.mean() < 1
