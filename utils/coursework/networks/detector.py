"""The network of the car detection notebook, and the weights that it was trained to."""

import keras

from coursework.data.files import find_files

WEIGHTS = "street_yolo.weights.h5"
INPUT_SHAPE = (128, 160, 3)
NUM_ANCHORS = 3
NUM_CLASSES = 6


def build_yolo(
    input_shape: tuple[int, int, int] = INPUT_SHAPE,
    num_anchors: int = NUM_ANCHORS,
    num_classes: int = NUM_CLASSES,
) -> keras.Model:
    """Build a small network in the manner of YOLO, with random weights.

    Each cell of the last grid answers for a square of 16 x 16 pixels.

    Parameters
    ----------
    input_shape : tuple of int
        Height, width and channels of an image; height and width are multiples of 16.
    num_anchors : int
        Number of anchors A.
    num_classes : int
        Number of classes C.

    Returns
    -------
    Model
        From images (m, height, width, 3) between 0 and 1 to raw numbers of shape
        (m, height / 16, width / 16, A * (5 + C)).
    """
    inputs = keras.Input(input_shape, name="picture")
    x = _block(inputs, 16, 5, 2, "conv1")
    x = _block(x, 32, 3, 2, "conv2")
    x = _block(x, 48, 3, 1, "conv3")
    x = keras.layers.MaxPooling2D(name="pool3")(x)
    x = _block(x, 96, 3, 1, "conv4")
    x = _block(x, 96, 3, 1, "conv5")
    x = keras.layers.MaxPooling2D(name="pool5")(x)
    x = _block(x, 160, 3, 1, "conv6")
    x = _block(x, 160, 3, 1, "conv7")
    outputs = keras.layers.Conv2D(num_anchors * (5 + num_classes), 1, name="boxes")(x)
    return keras.Model(inputs, outputs, name="street_yolo")


def load_yolo() -> keras.Model:
    """Build the network and give it the trained weights.

    Returns
    -------
    Model
        As from `build_yolo`.

    Raises
    ------
    CourseDataError
        If the file with the weights is missing.
    """
    (path,) = find_files(WEIGHTS)
    model = build_yolo()
    model.load_weights(path)
    return model


def _block(
    x: keras.KerasTensor, filters: int, size: int, strides: int, name: str
) -> keras.KerasTensor:
    """Convolution, batch normalization and a leaky ReLU."""
    x = keras.layers.Conv2D(filters, size, strides, "same", use_bias=False, name=name)(x)
    x = keras.layers.BatchNormalization(name=f"{name}_norm")(x)
    return keras.layers.LeakyReLU(0.1, name=f"{name}_relu")(x)
