"""The trunk of MobileNetV2, from images to features, with the weights that ImageNet taught it."""

from collections.abc import Iterator
from typing import Any

import h5py
import keras
import numpy as np
from keras import layers

from coursework.data.files import find_files

WEIGHTS = "mobilenet_v2.h5"
# For each group of blocks: expansion, channels, how many blocks, stride of the first one.
GROUPS = (
    (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2),
    (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1),
)  # fmt: skip
MEAN, SPREAD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


def build_mobilenet(input_shape: tuple[int, int, int]) -> keras.Model:
    """Build MobileNetV2 without its last layer, with random weights.

    The layers have the names and the order of ``keras.applications``. What differs comes from the
    place where the weights were trained: an image is padded on all sides before a stride of 2, the
    epsilon of batch norm is 1e-5, and the first layer brings the colours into the range that the
    filters know.

    Parameters
    ----------
    input_shape : tuple of int
        Height, width and channels; height and width are multiples of 32.

    Returns
    -------
    Model
        From images (m, height, width, 3) between -1 and 1 to features
        (m, height / 32, width / 32, 1280).
    """
    inputs = keras.Input(input_shape)
    scale = [0.5 / spread for spread in SPREAD]
    offset = [(0.5 - mean) / spread for mean, spread in zip(MEAN, SPREAD, strict=True)]
    x = layers.Rescaling(scale, offset, name="colours")(inputs)
    x = layers.ZeroPadding2D(1, name="Conv1_pad")(x)
    x = layers.Conv2D(32, 3, 2, use_bias=False, name="Conv1")(x)
    x = _norm(x, "bn_Conv1", "Conv1_relu")
    number = 0
    for expansion, channels, blocks, stride in GROUPS:
        for index in range(blocks):
            x = _block(x, expansion, channels, stride if index == 0 else 1, number)
            number += 1
    x = layers.Conv2D(1280, 1, use_bias=False, name="Conv_1")(x)
    x = _norm(x, "Conv_1_bn", "out_relu")
    return keras.Model(inputs, x, name="mobilenet_v2")


def load_mobilenet(input_shape: tuple[int, int, int]) -> keras.Model:
    """Build the trunk of MobileNetV2 and give it the weights that it learned on ImageNet.

    Parameters
    ----------
    input_shape : tuple of int
        As in `build_mobilenet`.

    Returns
    -------
    Model
        As from `build_mobilenet`.

    Raises
    ------
    CourseDataError
        If the file with the weights is missing.
    """
    (path,) = find_files(WEIGHTS)
    model = build_mobilenet(input_shape)
    with h5py.File(path, "r", locking=False) as file:
        for key, weight in named_weights(model):
            weight.assign(file[key][...].astype(np.float32))
    return model


def named_weights(model: keras.Model) -> Iterator[tuple[str, Any]]:
    """Name the weights of the trunk, such as ``Conv1/kernel``, in their order."""
    for layer in model.layers:
        for weight in layer.weights:
            yield f"{layer.name}/{weight.name}", weight


def _block(
    x: keras.KerasTensor, expansion: int, channels: int, stride: int, number: int
) -> keras.KerasTensor:
    """Widen with 1 x 1, filter each channel by itself, narrow with 1 x 1; add a shortcut."""
    name, start, before = f"block_{number}", x, x.shape[-1]
    if number == 0:
        name = "expanded_conv"
    else:
        x = layers.Conv2D(expansion * before, 1, use_bias=False, name=f"{name}_expand")(x)
        x = _norm(x, f"{name}_expand_BN", f"{name}_expand_relu")
    if stride == 2:
        x = layers.ZeroPadding2D(1, name=f"{name}_pad")(x)
    padding = "same" if stride == 1 else "valid"
    x = layers.DepthwiseConv2D(3, stride, padding, use_bias=False, name=f"{name}_depthwise")(x)
    x = _norm(x, f"{name}_depthwise_BN", f"{name}_depthwise_relu")
    x = layers.Conv2D(channels, 1, use_bias=False, name=f"{name}_project")(x)
    x = _norm(x, f"{name}_project_BN")
    if stride == 1 and channels == before:
        x = layers.Add(name=f"{name}_add")([start, x])
    return x


def _norm(x: keras.KerasTensor, name: str, activation: str | None = None) -> keras.KerasTensor:
    """Batch norm, and the ReLU that ends at 6 if it has a name."""
    x = layers.BatchNormalization(epsilon=1e-5, momentum=0.999, name=name)(x)
    return layers.ReLU(6.0, name=activation)(x) if activation else x
