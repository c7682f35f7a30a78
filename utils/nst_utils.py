"""Helpers of the style transfer notebook, under their classic names.

A picture is an array of shape (height, width, 3) with red, green and blue as whole numbers from 0
to 255. An image is what the network is fed: a float32 array of shape (1, height, width, 3), with
the mean of each colour over the network's training pictures taken away.
"""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from coursework.data.files import CourseDataError, Layout, find_files, read_hdf5, shipped

__all__ = [
    "CONFIG",
    "generate_noise_image",
    "load_picture",
    "load_vgg_model",
    "reshape_and_normalize_image",
    "save_image",
    "shuffle_tiles",
    "to_picture",
]

Picture = NDArray[np.uint8]
NetworkImage = NDArray[np.float32]

CHANNELS = {
    "conv1_1": (3, 64),
    "conv1_2": (64, 64),
    "conv2_1": (64, 128),
    "conv2_2": (128, 128),
    "conv3_1": (128, 256),
    "conv3_2": (256, 256),
    "conv3_3": (256, 256),
    "conv4_1": (256, 512),
    "conv4_2": (512, 512),
}


class CONFIG:
    """Sizes, constants and file names of the notebook."""

    IMAGE_WIDTH = 160
    IMAGE_HEIGHT = 120
    COLOR_CHANNELS = 3
    NOISE_RATIO = 0.6
    MEANS = np.array([123.68, 116.779, 103.939], dtype=np.float32).reshape(1, 1, 1, 3)
    VGG_MODEL = "vgg16_edges.h5"
    CONTENT_IMAGE = "eilean_donan.jpg"
    STYLE_IMAGE = "starry_night.jpg"
    PAINTINGS = ("starry_night.jpg", "cafe_terrace.jpg", "church_at_auvers.jpg", "night_cafe.jpg")
    OUTPUT_DIR = "output"


def load_vgg_model(path: str | Path = CONFIG.VGG_MODEL) -> Any:
    """Build the convolutions of VGG16 up to ``conv4_2``, with average pooling and fixed weights.

    Parameters
    ----------
    path : str or Path
        File with the weights: one of the course, or a path of your own.

    Returns
    -------
    keras.Model
        Maps images of shape (m, height, width, 3) to a dictionary: for each convolution, from
        ``conv1_1`` to ``conv4_2``, the activations behind its ReLU.

    Raises
    ------
    CourseDataError
        If the file is missing or does not hold these weights.
    """
    import keras

    weights = read_hdf5(find_files(str(path))[0], _layout())
    image = keras.Input((None, None, CONFIG.COLOR_CHANNELS), name="image")
    x, outputs = image, {}
    for name, (_, filters) in CHANNELS.items():
        if name in ("conv2_1", "conv3_1", "conv4_1"):
            x = keras.layers.AveragePooling2D(2, name=f"avgpool{int(name[4]) - 1}")(x)
        x = keras.layers.Conv2D(filters, 3, padding="same", activation="relu", name=name)(x)
        outputs[name] = x
    model = keras.Model(image, outputs, name="vgg16", trainable=False)
    for name in CHANNELS:
        model.get_layer(name).set_weights([weights[f"{name}_W"], weights[f"{name}_b"]])
    return model


def _layout() -> Layout:
    """What the file with the weights must hold."""
    filters = {f"{name}_W": ((3, 3, *sizes), "float32") for name, sizes in CHANNELS.items()}
    biases = {f"{name}_b": ((sizes[1],), "float32") for name, sizes in CHANNELS.items()}
    return {**filters, **biases}


def load_picture(
    path: str | Path, width: int = CONFIG.IMAGE_WIDTH, height: int = CONFIG.IMAGE_HEIGHT
) -> Picture:
    """Read a picture, cut its middle to the wanted proportions and scale it.

    Parameters
    ----------
    path : str or Path
        A file of your own, or the name of a picture of the course.
    width, height : int
        Size in pixels.

    Returns
    -------
    ndarray of uint8, shape (height, width, 3)
        Red, green and blue; transparent parts become white.

    Raises
    ------
    CourseDataError
        If there is no such file, or it is no picture.
    """
    found = _find(path)
    try:
        with Image.open(found) as file:
            upright = ImageOps.exif_transpose(file).convert("RGBA")
    except UnidentifiedImageError as error:
        raise CourseDataError(
            f"{found} is no picture that can be read. Save it as JPEG or PNG and try again."
        ) from error
    paper = Image.new("RGBA", upright.size, "white")
    flat = Image.alpha_composite(paper, upright).convert("RGB")
    return np.array(ImageOps.fit(flat, (width, height), Image.Resampling.LANCZOS))


def _find(path: str | Path) -> Path:
    """A file as it is named, or else the picture of the course with that name."""
    own = Path(path).expanduser()
    found = own if own.is_file() else shipped(str(own))[0]
    if not found.is_file():
        raise CourseDataError(
            f"There is no picture {path}, neither in this folder ({Path.cwd()}) nor among those "
            f"of the course. Upload it beside the notebook, or write its whole path."
        )
    return found


def reshape_and_normalize_image(image: ArrayLike) -> NetworkImage:
    """Turn a picture into what the network is fed.

    Parameters
    ----------
    image : array_like, shape (height, width, 3)
        A picture.

    Returns
    -------
    ndarray of float32, shape (1, height, width, 3)
        The picture minus ``CONFIG.MEANS``, with an axis for the batch.
    """
    return np.asarray(image, dtype=np.float32)[np.newaxis] - CONFIG.MEANS


def generate_noise_image(
    content_image: ArrayLike,
    noise_ratio: float = CONFIG.NOISE_RATIO,
    rng: np.random.Generator | None = None,
) -> NetworkImage:
    """Mix the content image with noise, as a start for the generated one.

    Parameters
    ----------
    content_image : array_like, shape (1, height, width, 3)
        The content image.
    noise_ratio : float
        Share of the noise, 0 to 1. The noise is uniform from -20 to 20.
    rng : Generator, optional
        Source of the noise; without it, the noise is different each time.

    Returns
    -------
    ndarray of float32, shape (1, height, width, 3)
        The mixture.
    """
    content = np.asarray(content_image)
    noise = (rng or np.random.default_rng()).uniform(-20, 20, content.shape)
    return (noise_ratio * noise + (1 - noise_ratio) * content).astype(np.float32)


def to_picture(image: ArrayLike) -> Picture:
    """Turn an image back into a picture; colours out of range are clipped.

    Parameters
    ----------
    image : array_like, shape (1, height, width, 3)
        What the network is fed.

    Returns
    -------
    ndarray of uint8, shape (height, width, 3)
        The picture.
    """
    colours = np.asarray(image)[0] + CONFIG.MEANS[0]
    picture: Picture = np.clip(colours, 0, 255).round().astype(np.uint8)
    return picture


def save_image(path: str | Path, image: ArrayLike) -> None:
    """Write an image to a file; folders that are missing are made.

    Parameters
    ----------
    path : str or Path
        The file; its ending says the format, such as ``.png``.
    image : array_like, shape (1, height, width, 3)
        What the network is fed.
    """
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(to_picture(image)).save(path)


def shuffle_tiles(picture: Picture, side: int, rng: np.random.Generator) -> Picture:
    """Cut a picture into square tiles and put them together in another order.

    Parameters
    ----------
    picture : ndarray, shape (height, width, 3)
        A picture.
    side : int
        Height and width of a tile; divides those of the picture.
    rng : Generator
        Source of the order.

    Returns
    -------
    ndarray, shape (height, width, 3)
        The same pixels, in other places.

    Raises
    ------
    ValueError
        If the tiles do not fill the picture.
    """
    height, width, channels = picture.shape
    if height % side or width % side:
        raise ValueError(f"Tiles of {side} pixels do not fill a picture of {height} × {width}.")
    grid = picture.reshape(height // side, side, width // side, side, channels).swapaxes(1, 2)
    tiles = rng.permutation(grid.reshape(-1, side, side, channels))
    return tiles.reshape(grid.shape).swapaxes(1, 2).reshape(picture.shape)
