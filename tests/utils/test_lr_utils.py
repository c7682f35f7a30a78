"""The cat / non-cat pictures."""

import numpy as np
import pytest
from picture_files import write_part

from coursework.data import image_sets
from coursework.data.files import CourseDataError
from lr_utils import load_dataset, warm_up

CLASSES = np.array([b"non-cat", b"cat"])


@pytest.fixture
def shipped(monkeypatch):
    monkeypatch.delenv("COURSE_DATA", raising=False)
    return load_dataset()


def assert_classic_form(data):
    train_x, train_y, test_x, test_y, classes = data
    assert (train_x.shape, train_x.dtype) == ((209, 64, 64, 3), np.uint8)
    assert (train_y.shape, train_y.dtype) == ((1, 209), np.int64)
    assert (test_x.shape, test_x.dtype) == ((50, 64, 64, 3), np.uint8)
    assert (test_y.shape, test_y.dtype) == ((1, 50), np.int64)
    assert (classes.dtype, classes.tolist()) == (np.dtype("S7"), [b"non-cat", b"cat"])


def test_shipped_pictures_have_the_classic_form(shipped):
    assert_classic_form(shipped)


def test_pictures_that_were_read_beforehand_are_not_read_again_and_come_as_copies(
    shipped, monkeypatch
):
    def refuse(*_):
        raise AssertionError("a file was read")

    monkeypatch.setattr(image_sets, "_KEPT", {})
    warm_up()
    monkeypatch.setattr(image_sets, "read_hdf5", refuse)
    for array in load_dataset()[:4]:
        array[:] = 1
    for kept, read in zip(load_dataset(), shipped, strict=True):
        np.testing.assert_array_equal(kept, read, strict=True)
    with pytest.raises(AssertionError, match="a file was read"):
        image_sets.load_pictures("catvnoncat", (5, 5), (2, "S7"))


def test_shipped_classes_are_shuffled_and_counted(shipped):
    _, train_y, _, test_y, _ = shipped
    assert (train_y.sum(), test_y.sum()) == (72, 25)
    assert set(np.unique(train_y)) == {0, 1}
    for labels in (train_y, test_y):
        assert 0.2 < np.mean(labels[0, 1:] != labels[0, :-1]) < 0.8


def test_no_shipped_picture_occurs_twice(shipped):
    pictures = np.concatenate([shipped[0], shipped[2]]).reshape(259, -1)
    assert len(np.unique(pictures, axis=0)) == 259


def test_mean_colour_hardly_tells_the_classes_apart(shipped):
    train_x, train_y, test_x, test_y, _ = shipped
    train, test = train_x.mean((1, 2)), test_x.mean((1, 2))
    centres = [train[train_y[0] == label].mean(0) for label in (0, 1)]
    distances = [np.linalg.norm(test - centre, axis=1) for centre in centres]
    accuracy = np.mean((distances[1] < distances[0]) == test_y[0])
    assert accuracy <= 0.62


def test_own_pair_is_used(folder):
    write_part(folder, "train", "catvnoncat", np.ones(209, int), CLASSES)
    write_part(folder, "test", "catvnoncat", np.zeros(50, int), CLASSES)
    data = load_dataset()
    assert_classic_form(data)
    assert data[1].all()
    assert not data[3].any()
    assert data[0][100, 0, 0, 0] == 100


def test_half_a_pair_is_ignored(folder, shipped, monkeypatch):
    monkeypatch.setenv("COURSE_DATA", str(folder))
    write_part(folder, "train", "catvnoncat", np.ones(209, int), CLASSES)
    np.testing.assert_array_equal(load_dataset()[1], shipped[1])


def test_own_files_of_another_size_are_refused(folder):
    write_part(folder, "train", "catvnoncat", np.ones(209, int), CLASSES)
    write_part(folder, "test", "catvnoncat", np.zeros(49, int), CLASSES)
    with pytest.raises(CourseDataError, match=r"test_set_x should have shape \(50, 64, 64, 3\)"):
        load_dataset()


def test_each_call_gives_arrays_of_its_own(shipped):
    shipped[0][:] = 0
    assert load_dataset()[0].any()


@pytest.mark.classic
def test_classic_pictures():
    data = load_dataset()
    assert_classic_form(data)
    assert (data[1].sum(), data[3].sum()) == (72, 33)
