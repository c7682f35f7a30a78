"""The faces, and the helpers of the Keras tutorial."""

import numpy as np
import pytest

from coursework.data.files import CourseDataError

HELPERS = "kt_utils"

pytestmark = pytest.mark.frameworks


@pytest.fixture(autouse=True)
def _shipped(monkeypatch):
    monkeypatch.delenv("COURSE_DATA", raising=False)


def test_shipped_faces_have_the_classic_form(helpers):
    train_x, train_y, test_x, test_y, classes = helpers.load_dataset()
    assert (train_x.shape, train_x.dtype) == ((600, 64, 64, 3), np.uint8)
    assert (train_y.shape, train_y.dtype) == ((1, 600), np.int64)
    assert (test_x.shape, test_y.shape) == ((150, 64, 64, 3), (1, 150))
    assert classes.tolist() == [0, 1]


def test_half_of_the_faces_smile_and_they_are_shuffled(helpers):
    _, train_y, _, test_y, _ = helpers.load_dataset()
    assert (train_y.mean(), test_y.mean()) == (0.5, 0.5)
    assert 240 < np.sum(train_y[0, 1:] != train_y[0, :-1]) < 360


def test_no_face_is_shipped_twice(helpers):
    train_x, _, test_x, _, _ = helpers.load_dataset()
    faces = np.concatenate([train_x, test_x, helpers.load_other_faces()[0]])
    assert len({face.tobytes() for face in faces}) == 810


def test_neither_brightness_nor_colour_tells_the_classes_apart(helpers):
    train_x, train_y, _, _, _ = helpers.load_dataset()
    colours = train_x.mean(axis=(1, 2))
    smiling = train_y[0] == 1
    difference = colours[smiling].mean(axis=0) - colours[~smiling].mean(axis=0)
    assert np.abs(difference).max() < 0.25 * colours.std(axis=0).min()


def test_other_faces_are_balanced_in_both_halves(helpers):
    pictures, labels = helpers.load_other_faces()
    assert (pictures.shape, labels.shape) == ((60, 64, 64, 3), (1, 60))
    assert (labels[0, :30].sum(), labels[0, 30:].sum()) == (15, 15)


def test_half_a_pair_of_own_files_does_not_count(helpers, monkeypatch, tmp_path):
    (tmp_path / "test_happy.h5").write_bytes(b"unread")
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    assert helpers.load_dataset()[0].shape == (600, 64, 64, 3)


def test_own_file_that_is_none_is_refused(helpers, monkeypatch, tmp_path):
    for part in ("train", "test"):
        (tmp_path / f"{part}_happy.h5").write_bytes(b"no data")
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    with pytest.raises(CourseDataError, match=r"train_happy\.h5 is not an HDF5 file"):
        helpers.load_dataset()


def test_mean_prediction_is_a_metric_that_does_not_look_at_labels(helpers):
    predictions = np.array([[0.25], [0.5], [0.75], [0.9]], dtype="float32")
    assert float(helpers.mean_pred(None, predictions)) == pytest.approx(0.6)


def test_progress_shows_every_epoch(helpers, capsys):
    bar = helpers.progress(3)
    bar.on_train_begin()
    for epoch, accuracy in enumerate([0.5, 0.75, 1.0]):
        bar.on_epoch_end(epoch, {"accuracy": accuracy})
    bar.on_train_end()
    shown = capsys.readouterr()
    assert "3/3" in shown.err
    assert "accuracy=1.000" in shown.err
