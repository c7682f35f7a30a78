"""Cutting pictures, and those that are shipped."""

import numpy as np
import pytest
from PIL import Image

from datasets.generators.style_pictures import FOLDER, NAMES, SIZE, cut


def test_the_middle_is_kept_without_the_border():
    picture = Image.fromarray(np.zeros((300, 1000, 3), np.uint8))
    picture.paste((250, 0, 0), (300, 10, 700, 290))
    small = np.asarray(cut(picture))
    assert small.shape == (300, 400, 3)
    assert small[..., 0].min() > 240


@pytest.mark.parametrize("name", NAMES)
def test_shipped_picture_is_small(name):
    path = FOLDER / f"{name}.jpg"
    with Image.open(path) as picture:
        assert (picture.size, picture.mode) == (SIZE, "RGB")
    assert path.stat().st_size < 300e3
