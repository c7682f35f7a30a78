"""The hand signs."""

import numpy as np
import pytest
from picture_files import write_part

from coursework.data.files import CourseDataError
from coursework.data.signs import load_signs

NUMBERS = np.arange(6)


@pytest.fixture
def shipped(monkeypatch):
    monkeypatch.delenv("COURSE_DATA", raising=False)
    return load_signs()


@pytest.fixture
def folder(monkeypatch, tmp_path, shipped):
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    return tmp_path


def assert_classic_form(data):
    train_x, train_y, test_x, test_y, classes = data
    assert (train_x.shape, train_x.dtype) == ((1080, 64, 64, 3), np.uint8)
    assert (train_y.shape, train_y.dtype) == ((1, 1080), np.int64)
    assert (test_x.shape, test_x.dtype) == ((120, 64, 64, 3), np.uint8)
    assert (test_y.shape, test_y.dtype) == ((1, 120), np.int64)
    assert (classes.dtype, classes.tolist()) == (np.int64, [0, 1, 2, 3, 4, 5])


def test_shipped_signs_have_the_classic_form(shipped):
    assert_classic_form(shipped)


def test_shipped_numbers_are_equally_frequent_and_shuffled(shipped):
    _, train_y, _, test_y, _ = shipped
    assert np.bincount(train_y[0]).tolist() == [180] * 6
    assert np.bincount(test_y[0]).tolist() == [20] * 6
    assert len(np.unique(train_y[0, :60])) == 6


def test_own_pair_is_used(folder):
    write_part(folder, "train", "signs", np.full(1080, 5), NUMBERS)
    write_part(folder, "test", "signs", np.full(120, 4), NUMBERS)
    data = load_signs()
    assert_classic_form(data)
    assert (data[1].min(), data[3].max()) == (5, 4)


@pytest.mark.parametrize(("part", "examples"), [("train", 1080), ("test", 120)])
def test_half_a_pair_is_ignored(folder, shipped, part, examples):
    write_part(folder, part, "signs", np.zeros(examples, int), NUMBERS)
    data = load_signs()
    np.testing.assert_array_equal(data[1], shipped[1])
    np.testing.assert_array_equal(data[3], shipped[3])


def test_own_files_with_other_classes_are_refused(folder):
    write_part(folder, "train", "signs", np.zeros(1080, int), np.arange(10))
    write_part(folder, "test", "signs", np.zeros(120, int), np.arange(10))
    with pytest.raises(CourseDataError, match=r"train_signs.h5: list_classes should have shape"):
        load_signs()
