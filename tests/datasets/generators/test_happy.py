"""Making the faces that smile or do not; needs the packages of DiceBear."""

import h5py
import numpy as np
import pytest

pytest.importorskip("dicebear")

from datasets.generators.avatars import parts
from datasets.generators.happy import MAIN, OTHERS, SEED, make_examples, picture
from datasets.generators.hdf5_pair import FOLDER


def shipped(name):
    with h5py.File(FOLDER / name) as file:
        (pictures,) = (file[key][...] for key in file if key.endswith("_x"))
        (labels,) = (file[key][...] for key in file if key.endswith("_y"))
    return pictures, labels


def test_shipped_files_are_what_the_generator_makes():
    rng = np.random.default_rng(SEED)
    made = [make_examples(MAIN, "train", 600, rng), make_examples(MAIN, "test", 150, rng)]
    others = [make_examples(cast, "other", 30, rng) for cast in OTHERS]
    made.append(tuple(np.concatenate(arrays) for arrays in zip(*others, strict=True)))
    names = ("train_happy.h5", "test_happy.h5", "test_other_happy.h5")
    for (pictures, labels), name in zip(made, names, strict=True):
        stored, stored_labels = shipped(name)
        np.testing.assert_array_equal(labels, stored_labels)
        assert np.abs(pictures.astype(int) - stored).max() <= 1


@pytest.mark.parametrize("cast", [MAIN, *OTHERS], ids=lambda cast: cast.style.name)
def test_mouths_are_those_of_the_style_and_of_one_class_only(cast):
    others, smiling = map(set, cast.mouths)
    assert others | smiling <= set(parts(cast.style, "mouth"))
    assert not others & smiling


def test_the_label_decides_on_nothing_but_the_mouth():
    sad, happy = (
        picture(MAIN, "somebody", smiling, np.random.default_rng(4)) for smiling in (False, True)
    )
    changed = np.abs(happy.astype(int) - sad).max(axis=2) > 0
    assert 0 < changed.mean() < 0.1
