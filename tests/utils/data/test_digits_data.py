"""Digits, the shaky camera and the careless annotator."""

import numpy as np
import pytest

from coursework.data import digits
from coursework.data.digits import Camera

STILL = Camera(shift=0, turn=0, blur=0, dim=1, noise=0, frame=0)


def test_scans_come_as_copies():
    X, y = digits.load_scans()
    again_X, again_y = digits.load_scans()
    again_X[:], again_y[:] = 7, 7
    for fresh, first in zip(digits.load_scans(), (X, y), strict=True):
        np.testing.assert_array_equal(fresh, first, strict=True)


def test_scans_are_rows_of_ink_from_0_to_1() -> None:
    X, y = digits.load_scans()
    assert (X.shape, y.shape) == ((1797, 64), (1797,))
    assert (X.min(), X.max()) == (0, 1)
    assert np.bincount(y).min() > 170


def test_a_camera_that_does_nothing_changes_nothing() -> None:
    X, _ = digits.load_scans()
    photographs = digits.photograph(X[:50], np.random.default_rng(0), STILL)
    np.testing.assert_allclose(photographs, X[:50], atol=1e-12)


def test_photographs_repeat_by_seed_and_leave_the_scans_alone() -> None:
    X, _ = digits.load_scans()
    before = X.copy()
    first, again, other = (digits.photograph(X, np.random.default_rng(s)) for s in (0, 0, 1))
    np.testing.assert_array_equal(first, again)
    np.testing.assert_array_equal(X, before)
    assert np.mean(first == other) < 0.3
    assert 0 <= first.min() <= first.max() <= 1


def shot(**changes: object) -> digits.Shots:
    """One shot in which only the given things happen."""
    nothing = digits.draw_shots(1, np.random.default_rng(0), STILL)
    return digits.Shots(**{**vars(nothing), **{k: np.array([v]) for k, v in changes.items()}})


def test_a_shift_of_a_whole_pixel_moves_the_image() -> None:
    image = np.zeros((1, 8, 8))
    image[0, 3, 4] = 1
    moved = digits.take(image.reshape(1, 64), shot(shift=[1.0, -2.0])).reshape(8, 8)
    assert np.argwhere(moved > 0.99).tolist() == [[4, 2]]


def test_a_quarter_turn_is_numpys_rot90() -> None:
    X, _ = digits.load_scans()
    turned = digits.take(X[:1], shot(angle=90.0)).reshape(8, 8)
    np.testing.assert_allclose(turned, np.rot90(X[0].reshape(8, 8)), atol=1e-9)


@pytest.mark.parametrize(("side", "line"), [(0, np.s_[0]), (1, np.s_[:, -1]), (3, np.s_[:, 0])])
def test_a_frame_lies_along_its_side(side: int, line: object) -> None:
    framed = digits.take(np.zeros((1, 64)), shot(side=side)).reshape(8, 8)
    assert np.all(framed[line] == digits.LINE)  # type: ignore[call-overload]
    assert framed.sum() == pytest.approx(8 * digits.LINE)


def test_labels_go_wrong_as_often_as_the_confusion_matrix_says() -> None:
    confusion = digits.confusion_matrix_of({(4, 9): 0.3, (1, 7): 0.1, (1, 2): 0.1})
    np.testing.assert_allclose(confusion.sum(axis=1), 1)
    y = np.repeat(np.arange(10), 4000)
    given = digits.mislabelled(y, confusion, np.random.default_rng(0))
    found = np.array([np.bincount(given[y == k], minlength=10) / 4000 for k in range(10)])
    np.testing.assert_allclose(found, confusion, atol=0.03)
    assert np.all(found[confusion == 0] == 0)
