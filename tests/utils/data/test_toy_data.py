"""The football field."""

import numpy as np
import pytest
from scipy.io import savemat
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import PolynomialFeatures

from coursework.data.files import CourseDataError
from coursework.data.football import football_dataset, football_points


@pytest.fixture
def shipped(monkeypatch):
    monkeypatch.delenv("COURSE_DATA", raising=False)
    return football_dataset()


def assert_classic_form(data):
    train_X, train_Y, test_X, test_Y = data
    assert (train_X.shape, train_X.dtype) == ((2, 211), np.float64)
    assert (train_Y.shape, train_Y.dtype) == ((1, 211), np.int64)
    assert (test_X.shape, test_X.dtype) == ((2, 200), np.float64)
    assert (test_Y.shape, test_Y.dtype) == ((1, 200), np.int64)


def test_points_have_the_classic_form(shipped):
    assert_classic_form(shipped)


def test_points_lie_on_the_field_and_classes_are_balanced(shipped):
    for X, Y in (shipped[:2], shipped[2:]):
        assert abs(X).max() <= 0.7
        assert set(Y[0]) == {0, 1}
        assert 0.4 < Y.mean() < 0.6


def test_every_call_gives_the_same_points(shipped):
    np.random.rand(3)
    for first, second in zip(shipped, football_dataset(), strict=True):
        np.testing.assert_array_equal(first, second)


def test_global_random_numbers_are_left_alone(shipped):
    np.random.seed(7)
    football_dataset()
    after = np.random.rand()
    np.random.seed(7)
    assert after == np.random.rand()


def test_learning_the_points_by_heart_does_worse_than_a_smooth_curve(shipped):
    train_X, train_Y, test_X, test_Y = shipped[0].T, shipped[1][0], shipped[2].T, shipped[3][0]
    by_heart = KNeighborsClassifier(1).fit(train_X, train_Y).score(test_X, test_Y)
    quadratic = PolynomialFeatures(2)
    curve = LogisticRegression(C=100).fit(quadratic.fit_transform(train_X), train_Y)
    smooth = curve.score(quadratic.transform(test_X), test_Y)
    assert smooth > 0.88
    assert smooth - by_heart > 0.03


def test_points_away_from_the_curve_are_never_strays():
    X, Y = football_points(5000, np.random.default_rng(1))
    u = X[0] + 0.12
    height = X[1] - (1.2 * u - u**2)
    above = height > 0
    far = abs(height) >= 0.3
    np.testing.assert_array_equal(Y[0, far], above[far])
    assert np.mean(Y[0, ~far] != above[~far]) == pytest.approx(1 / 8, abs=0.02)


def test_own_file_is_used(folder):
    X, Xval = np.full((211, 2), 0.25), np.full((200, 2), -0.25)
    y, yval = np.ones((211, 1), np.uint8), np.zeros((200, 1), np.uint8)
    savemat(folder / "data.mat", {"X": X, "y": y, "Xval": Xval, "yval": yval})
    data = football_dataset()
    assert_classic_form(data)
    assert [array.flat[0] for array in data] == [0.25, 1, -0.25, 0]


def test_folder_without_the_file_changes_nothing(folder, shipped):
    np.testing.assert_array_equal(football_dataset()[0], shipped[0])


def test_own_file_of_another_size_is_refused(folder):
    savemat(folder / "data.mat", {"X": 0.0, "y": 0, "Xval": 0.0, "yval": 0})
    with pytest.raises(CourseDataError, match=r"X should have shape \(211, 2\)"):
        football_dataset()


@pytest.mark.classic
def test_classic_points():
    data = football_dataset()
    assert_classic_form(data)
    assert (data[1].sum(), data[3].sum()) == (106, 87)
