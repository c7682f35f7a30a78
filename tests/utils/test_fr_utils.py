"""Encodings, triplets, distances and thresholds of the face recognition notebook."""

import numpy as np
import pytest
from PIL import Image

HELPERS = "fr_utils"

pytestmark = pytest.mark.frameworks


@pytest.fixture
def mean_colour():
    """A network whose encoding is the mean of each colour."""
    import keras

    pictures = keras.Input((8, 8, 3))
    return keras.Model(pictures, keras.layers.GlobalAveragePooling2D()(pictures))


@pytest.fixture
def pictures():
    return np.random.default_rng(0).integers(0, 256, (4, 3, 8, 8, 3), dtype=np.uint8)


def test_encodings_are_of_pixels_from_0_to_1(helpers, mean_colour, pictures):
    expected = pictures.reshape(12, 64, 3).mean(axis=1) / 255
    np.testing.assert_allclose(
        helpers.encode(pictures, mean_colour, batch_size=5), expected, rtol=1e-5
    )


def test_file_and_array_have_the_same_encoding(helpers, mean_colour, pictures, tmp_path):
    Image.fromarray(pictures[1, 2]).save(tmp_path / "face.png")
    from_array = helpers.img_to_encoding(pictures[1, 2], mean_colour)
    assert from_array.shape == (1, 3)
    np.testing.assert_array_equal(
        helpers.img_to_encoding(tmp_path / "face.png", mean_colour), from_array
    )
    np.testing.assert_array_equal(
        helpers.img_to_encoding(str(tmp_path / "face.png"), mean_colour), from_array
    )


def test_files_of_any_size_and_mode_are_taken(helpers, mean_colour, tmp_path):
    Image.new("RGBA", (30, 20), (255, 51, 0, 255)).save(tmp_path / "wide.png")
    encoding = helpers.img_to_encoding(tmp_path / "wide.png", mean_colour)
    np.testing.assert_allclose(encoding, [[1, 0.2, 0]], atol=1e-6)


def test_missing_file_is_named(helpers, mean_colour, tmp_path):
    with pytest.raises(FileNotFoundError, match=r"nobody\.png"):
        helpers.img_to_encoding(tmp_path / "nobody.png", mean_colour)


def test_a_batch_shows_different_pictures_of_different_people(helpers):
    people, each = np.mgrid[0:6, 0:5]
    pictures = np.zeros((6, 5, 2, 2, 3), np.uint8)
    pictures[..., 0], pictures[..., 1] = people[..., None, None], each[..., None, None]
    batches = helpers.draw_batches(pictures, 4, 3, np.random.default_rng(1))
    first, unused = next(batches)
    shown = (first[:, 0, 0, :2] * 255).round().astype(int).reshape(4, 3, 2)
    assert len(unused) == len(first) == 12
    assert all(len(set(person)) == 1 for person in shown[..., 0].tolist())
    assert len(set(shown[:, 0, 0].tolist())) == 4
    assert all(len(set(which)) == 3 for which in shown[..., 1].tolist())
    assert not np.array_equal(next(batches)[0], first)


def on_circle(*degrees):
    angles = np.deg2rad(degrees)
    return np.float32([np.cos(angles), np.sin(angles)]).T


def degrees(encodings):
    found = np.rad2deg(np.arctan2(*np.asarray(encodings).T[::-1]))
    return found.round().astype(int).tolist()


def test_negative_is_the_nearest_beyond_the_positive(helpers):
    encodings = on_circle(0, 20, 10, 30, 70, 90)
    found = [degrees(each) for each in helpers.semi_hard_triplets(encodings, 3, 2)]
    assert list(zip(*found, strict=True)) == [
        (0, 20, 30),
        (20, 0, 70),
        (10, 30, 70),
        (30, 10, 0),
        (70, 90, 30),
        (90, 70, 30),
    ]


def test_without_a_negative_beyond_the_positive_the_farthest_is_taken(helpers):
    encodings = on_circle(0, 170, 10, 20)
    anchors, positives, negatives = (
        degrees(each) for each in helpers.semi_hard_triplets(encodings, 2, 2)
    )
    assert (anchors[0], positives[0], negatives[0]) == (0, 170, 20)
    assert (anchors[1], positives[1], negatives[1]) == (170, 0, 10)


def test_pairs_are_divided_by_person(helpers):
    same, different = helpers.pair_distances(np.array([[0.0], [1.0], [10.0], [13.0]]), 2)
    assert sorted(same) == pytest.approx([1, 3])
    assert sorted(different) == pytest.approx([9, 10, 12, 13])


def test_error_rates_count_both_kinds(helpers):
    rates = helpers.error_rates(np.array([0.1, 0.7, 0.9]), np.array([0.6, 0.7, 1.0, 2.0]), 0.7)
    assert rates == pytest.approx((1 / 4, 2 / 3))


def test_best_threshold_lies_between_separate_heaps(helpers):
    assert 0.5 < helpers.best_threshold(np.array([0.2, 0.5]), np.array([0.8, 1.0])) <= 0.8


def test_nearest_others_leave_the_picture_itself_out(helpers):
    found = helpers.nearest_others(np.array([[0.0], [1.0], [3.0], [7.0]]), 2)
    assert found.tolist() == [[1, 2], [0, 2], [1, 0], [2, 1]]
