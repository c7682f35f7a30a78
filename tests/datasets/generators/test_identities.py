"""Making the drawn people; needs the packages of DiceBear."""

import h5py
import numpy as np
import pytest

pytest.importorskip("dicebear")

from datasets.generators.hdf5_pair import FOLDER
from datasets.generators.identities import (
    PEOPLE,
    SEED,
    light,
    make_part,
    picture,
    random_person,
)


def test_shipped_file_is_what_the_generator_makes():
    rng = np.random.default_rng(SEED)
    with h5py.File(FOLDER / "identities.h5") as file:
        for part, (people, pictures) in PEOPLE.items():
            made = make_part(people, pictures, rng)
            assert np.abs(made.astype(int) - file[part][...]).max() <= 1


def test_a_person_keeps_the_look_and_changes_the_moment():
    rng = np.random.default_rng(3)
    person = random_person(rng)
    first, second = picture(person, rng), picture(person, rng)
    assert first.shape == (64, 64, 3)
    assert first.dtype == np.uint8
    assert np.abs(first.astype(int) - second).mean() > 5
    assert person.options() == person.options()


def test_no_two_people_are_the_same():
    rng = np.random.default_rng(4)
    assert len({random_person(rng) for _ in range(500)}) == 500


def test_two_in_five_have_a_mark():
    rng = np.random.default_rng(5)
    marked = np.mean([random_person(rng).mark is not None for _ in range(1000)])
    assert marked == pytest.approx(0.4, abs=0.05)


def test_a_shadow_darkens_without_changing_the_colour():
    for seed in range(20):
        factors = light(np.random.default_rng(seed)).reshape(-1, 3)
        brightness = factors.sum(axis=1)
        assert brightness.min() >= 0.69 * brightness.max()
        ratios = factors / brightness[:, np.newaxis]
        np.testing.assert_allclose(ratios, np.broadcast_to(ratios[0], ratios.shape))
