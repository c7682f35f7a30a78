"""Drawing faces; needs the packages of DiceBear."""

import numpy as np
import pytest

pytest.importorskip("dicebear")

from datasets.generators import avatars
from datasets.generators.avatars import LORELEI, MICAH, MOODS, PERSONAS, draw_face, parts


@pytest.mark.parametrize("style", [MICAH, PERSONAS, LORELEI, MOODS], ids=lambda each: each.name)
def test_faces_are_opaque_pictures_of_the_side_asked_for(style):
    face = draw_face(style, "somebody", side=40)
    assert (face.shape, face.dtype) == ((40, 40, 3), np.uint8)
    assert face.std() > 20


def test_same_seed_same_face_other_seed_other_face():
    first, again, other = (draw_face(MICAH, seed) for seed in ("a", "a", "b"))
    np.testing.assert_array_equal(first, again)
    assert np.abs(first.astype(int) - other).mean() > 5


def test_only_the_option_that_is_changed_changes():
    smiling, sad = (draw_face(MICAH, "a", {"mouthVariant": [m]}, 96) for m in ("smile", "sad"))
    rows = np.nonzero(np.abs(smiling.astype(int) - sad))[0]
    assert rows.size > 0
    assert rows.min() > 40


def test_background_is_seen_behind_the_face():
    red, green = (draw_face(MICAH, "a", background=c) for c in ((255, 0, 0), (0, 255, 0)))
    behind = (red == (255, 0, 0)).all(axis=2)
    assert 0.1 < behind.mean() < 0.7
    assert (green[behind] == (0, 255, 0)).all()


def test_skin_can_be_chosen():
    face = draw_face(MICAH, "a", {"baseColor": ["#0000ff"]})
    assert (face == (0, 0, 255)).all(axis=2).mean() > 0.1


def test_parts_that_the_style_lacks_are_refused_by_name():
    with pytest.raises(ValueError, match=r"micah has no mouthVariant grin; it has frown"):
        draw_face(MICAH, "a", {"mouthVariant": ["grin", "smile"]})


def test_parts_are_listed():
    assert {"smile", "frown"} < set(parts(MICAH, "mouth"))


def test_other_licence_than_expected_is_refused():
    style = avatars.FaceStyle("micah", "CC0 1.0", 0, 0, 1)
    with pytest.raises(ValueError, match=r"states the licence CC BY 4\.0, not CC0 1\.0"):
        draw_face(style, "a")
