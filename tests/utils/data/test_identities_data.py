"""The drawn people."""

import numpy as np
import pytest

from coursework.data.files import CourseDataError
from coursework.data.identities import load_identities


@pytest.fixture(autouse=True)
def _shipped(monkeypatch):
    monkeypatch.delenv("COURSE_DATA", raising=False)


def test_groups_have_the_stated_sizes():
    shapes = {part: array.shape for part, array in load_identities()._asdict().items()}
    assert shapes == {
        "train": (400, 5, 64, 64, 3),
        "validation": (40, 6, 64, 64, 3),
        "test": (60, 6, 64, 64, 3),
    }


def test_no_picture_is_shipped_twice():
    pictures = [picture for part in load_identities() for person in part for picture in person]
    assert len({picture.tobytes() for picture in pictures}) == 400 * 5 + 100 * 6


def test_pictures_of_a_person_differ_in_more_than_light():
    for part in load_identities():
        first, second = part[:, 0].astype(float), part[:, 1].astype(float)
        assert np.abs(first - second).mean(axis=(1, 2, 3)).min() > 5


def test_other_file_is_refused(monkeypatch, tmp_path):
    (tmp_path / "identities.h5").write_bytes(b"no data")
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    with pytest.raises(CourseDataError, match=r"identities\.h5"):
        load_identities()
