"""Pictures and images of the style transfer notebook, and the network that looks at them."""

from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest
from PIL import Image

from coursework.data.files import SHIPPED, CourseDataError
from nst_utils import (
    CONFIG,
    generate_noise_image,
    load_picture,
    load_vgg_model,
    reshape_and_normalize_image,
    save_image,
    shuffle_tiles,
    to_picture,
)


@pytest.fixture
def picture() -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, size=(6, 8, 3)).astype(np.uint8)


def test_image_is_the_picture_minus_the_means(picture: np.ndarray) -> None:
    image, means = reshape_and_normalize_image(picture), [123.68, 116.779, 103.939]
    assert (image.shape, image.dtype) == ((1, 6, 8, 3), np.float32)
    np.testing.assert_allclose(image[0, 2, 5] + means, picture[2, 5], rtol=1e-5)


def test_there_and_back(picture: np.ndarray) -> None:
    np.testing.assert_array_equal(to_picture(reshape_and_normalize_image(picture)), picture)


def test_colours_out_of_range_are_clipped() -> None:
    image = np.array([-500.0, 0.0, 500.0]).reshape(1, 1, 1, 3)
    np.testing.assert_array_equal(to_picture(image), [[[0, 117, 255]]])


def test_noise_image_mixes_noise_and_content() -> None:
    content = np.full((1, 30, 40, 3), 100.0)
    image = generate_noise_image(content, 0.6, np.random.default_rng(2))
    assert (image.shape, image.dtype) == (content.shape, np.float32)
    assert 40 - 12 <= image.min() < image.max() <= 40 + 12
    assert image.mean() == pytest.approx(40, abs=1)


def test_saved_image_can_be_loaded(picture: np.ndarray, tmp_path: Path) -> None:
    path = tmp_path / "new" / "picture.png"
    save_image(path, reshape_and_normalize_image(picture))
    np.testing.assert_array_equal(load_picture(path, 8, 6), picture)


@pytest.mark.parametrize("name", [CONFIG.CONTENT_IMAGE, CONFIG.STYLE_IMAGE, *CONFIG.PAINTINGS])
def test_picture_of_the_course_gets_the_wanted_size(name: str) -> None:
    shape = (CONFIG.IMAGE_HEIGHT, CONFIG.IMAGE_WIDTH, CONFIG.COLOR_CHANNELS)
    assert load_picture(name).shape == shape
    assert load_picture(name, 20, 30).shape == (30, 20, 3)


def test_transparent_parts_become_white(tmp_path: Path) -> None:
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(tmp_path / "clear.png")
    np.testing.assert_array_equal(
        load_picture(tmp_path / "clear.png", 2, 2), np.full((2, 2, 3), 255)
    )


def test_missing_picture_is_named() -> None:
    with pytest.raises(CourseDataError, match=r"no picture my_cat\.jpg.*Upload it"):
        load_picture("my_cat.jpg")


def test_text_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "note.jpg").write_text("hello")
    with pytest.raises(CourseDataError, match="Save it as JPEG or PNG"):
        load_picture(tmp_path / "note.jpg")


def test_shuffling_tiles_moves_them_whole() -> None:
    picture = np.arange(4 * 6 * 3).reshape(4, 6, 3).astype(np.uint8)
    shuffled = shuffle_tiles(picture, 2, np.random.default_rng(3))
    assert not np.array_equal(shuffled, picture)
    assert tiles_of(shuffled) == tiles_of(picture)


def tiles_of(picture: np.ndarray) -> set[bytes]:
    starts = [(i, j) for i in range(0, 4, 2) for j in range(0, 6, 2)]
    return {picture[i : i + 2, j : j + 2].tobytes() for i, j in starts}


def test_tiles_must_fill_the_picture(picture: np.ndarray) -> None:
    with pytest.raises(ValueError, match="Tiles of 4 pixels do not fill"):
        shuffle_tiles(picture, 4, np.random.default_rng(3))


@pytest.fixture(scope="module")
def network() -> Any:
    pytest.importorskip("tensorflow")
    return load_vgg_model()


@pytest.mark.frameworks
def test_each_block_halves_the_positions(network: Any) -> None:
    activations = network(np.zeros((1, 24, 32, 3), np.float32))
    shapes = {name: tuple(activations[name].shape) for name in ("conv1_2", "conv2_1", "conv4_2")}
    assert shapes == {
        "conv1_2": (1, 24, 32, 64),
        "conv2_1": (1, 12, 16, 128),
        "conv4_2": (1, 3, 4, 512),
    }


@pytest.mark.frameworks
def test_first_layer_is_a_convolution_with_relu(network: Any) -> None:
    image = reshape_and_normalize_image(load_picture(CONFIG.CONTENT_IMAGE, 32, 24))
    with h5py.File(SHIPPED / CONFIG.VGG_MODEL) as file:
        W, b = (file[f"conv1_1_{name}"][...].astype(float) for name in "Wb")
    by_hand = np.maximum(np.einsum("ijc,ijcf->f", image[0, 9:12, 4:7], W) + b, 0)
    got = np.asarray(network(image)["conv1_1"])[0, 10, 5]
    np.testing.assert_allclose(got, by_hand, rtol=1e-4, atol=1e-3)


@pytest.mark.frameworks
def test_weights_stay_as_they_are(network: Any) -> None:
    assert network.trainable_weights == []


@pytest.mark.frameworks
def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(CourseDataError, match=r"other\.h5 is missing"):
        load_vgg_model(tmp_path / "other.h5")
