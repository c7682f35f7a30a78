"""Helpers of the car detection notebook, under their classic names.

A box is given by the rows and columns of its upper left and its lower right corner:
(y1, x1, y2, x2).
"""

import colorsys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image, ImageDraw, ImageFont, ImageOps

from coursework.data.files import find_files

__all__ = [
    "draw_boxes",
    "generate_colors",
    "preprocess_image",
    "read_anchors",
    "read_classes",
    "scale_boxes",
    "yolo_boxes_to_corners",
]

Color = tuple[int, int, int]
Array = NDArray[Any]


def read_classes(classes_path: str | Path) -> list[str]:
    """Read the names of the classes.

    Parameters
    ----------
    classes_path : str or Path
        Text file with one name a line: one of your own, or one that comes with the course.

    Returns
    -------
    list of str
        The names; the place in the list is the number of the class.

    Raises
    ------
    CourseDataError
        If there is no such file.
    """
    lines = _found(classes_path).read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip()]


def read_anchors(anchors_path: str | Path) -> NDArray[np.float64]:
    """Read the anchors.

    Parameters
    ----------
    anchors_path : str or Path
        Text file whose first line holds width, height, width, height, ... with commas between:
        one of your own, or one that comes with the course.

    Returns
    -------
    ndarray, shape (A, 2)
        Width and height of each anchor, in grid cells.

    Raises
    ------
    CourseDataError
        If there is no such file.
    """
    first = _found(anchors_path).read_text("utf-8").splitlines()[0]
    return np.array([float(number) for number in first.split(",")]).reshape(-1, 2)


def generate_colors(class_names: Sequence[str]) -> list[Color]:
    """Choose colours that are easy to tell apart.

    Parameters
    ----------
    class_names : sequence of str
        The classes.

    Returns
    -------
    list of tuple
        Red, green and blue from 0 to 255 for each class.
    """
    hues = [i / max(1, len(class_names)) for i in range(len(class_names))]
    parts = [colorsys.hsv_to_rgb(hue, 1.0, 1.0) for hue in hues]
    return [(round(255 * red), round(255 * green), round(255 * blue)) for red, green, blue in parts]


def preprocess_image(
    img_path: str | Path | Array, model_image_size: tuple[int, int]
) -> tuple[Image.Image, NDArray[np.float32]]:
    """Open an image, and bring a copy into the form that the network takes.

    Parameters
    ----------
    img_path : str, Path or ndarray of uint8
        The file, or the image itself, of shape (height, width, 3).
    model_image_size : tuple of int
        Height and width that the network takes. The copy is stretched to it.

    Returns
    -------
    image : Image
        The image in its own size, upright, in RGB.
    image_data : ndarray of float32, shape (1, height, width, 3)
        The copy as a batch of one, between 0 and 1.
    """
    if isinstance(img_path, np.ndarray):
        image = Image.fromarray(img_path).convert("RGB")
    else:
        with Image.open(img_path) as opened:
            image = ImageOps.exif_transpose(opened).convert("RGB")
    height, width = model_image_size
    small = image.resize((width, height), Image.Resampling.BICUBIC)
    image_data = np.asarray(small, dtype=np.float32)[np.newaxis] / np.float32(255)
    return image, image_data


def yolo_boxes_to_corners(box_xy: ArrayLike, box_wh: ArrayLike) -> Array:
    """Turn centres and sizes into corners.

    Parameters
    ----------
    box_xy : array_like, shape (..., 2)
        Centres (x, y).
    box_wh : array_like, shape (..., 2)
        Widths and heights.

    Returns
    -------
    ndarray, shape (..., 4)
        Corners (y1, x1, y2, x2).
    """
    centres, halves = np.asarray(box_xy), np.asarray(box_wh) / 2
    low, high = centres - halves, centres + halves
    return np.concatenate([low[..., ::-1], high[..., ::-1]], axis=-1)


def scale_boxes(boxes: ArrayLike, image_shape: tuple[float, float]) -> Array:
    """Turn parts of an image's height and width into pixels.

    Parameters
    ----------
    boxes : array_like, shape (..., 4)
        Corners (y1, x1, y2, x2), from 0 to 1.
    image_shape : tuple of float
        Height and width of the image.

    Returns
    -------
    ndarray, shape (..., 4)
        Corners (y1, x1, y2, x2) in pixels.
    """
    height, width = image_shape
    pixels: Array = np.asarray(boxes) * np.array([height, width, height, width])
    return pixels


def draw_boxes(
    image: Image.Image,
    out_scores: ArrayLike,
    out_boxes: ArrayLike,
    out_classes: ArrayLike,
    class_names: Sequence[str],
    colors: Sequence[Color],
) -> None:
    """Draw boxes into an image, each with its class and its score.

    Parameters
    ----------
    image : Image
        The image; it is drawn upon.
    out_scores : array_like, shape (n,)
        Scores.
    out_boxes : array_like, shape (n, 4)
        Corners (y1, x1, y2, x2) in pixels. What lies outside the image is cut off.
    out_classes : array_like of int, shape (n,)
        Classes.
    class_names : sequence of str
        Names of the classes.
    colors : sequence of tuple
        Their colours.
    """
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=max(9, image.height // 34))
    found = zip(np.asarray(out_scores), np.asarray(out_boxes), np.asarray(out_classes), strict=True)
    for score, box, kind in reversed(list(found)):
        _draw_box(pen, box, f"{class_names[kind]} {score:.2f}", colors[kind], font)


def _draw_box(
    pen: ImageDraw.ImageDraw,
    box: Array,
    label: str,
    color: Color,
    font: ImageFont.ImageFont | ImageFont.FreeTypeFont,
) -> None:
    """Draw one box, and its label above it, or inside where there is no room above."""
    width, height = pen.im.size
    top, left = np.maximum(0, np.floor(box[:2] + 0.5)).tolist()
    bottom, right = np.minimum([height - 1, width - 1], np.floor(box[2:] + 0.5)).tolist()
    pen.rectangle((left, top, max(left, right), max(top, bottom)), outline=color, width=2)
    _, _, text_width, text_height = pen.textbbox((0, 0), label, font=font)
    x = max(0, min(left, width - text_width - 2))
    y = top - text_height - 2 if top >= text_height + 2 else top
    pen.rectangle((x, y, x + text_width + 2, y + text_height + 2), fill=color)
    dark = 0.299 * color[0] + 0.587 * color[1] + 0.114 * color[2] > 110
    pen.text((x + 1, y), label, fill="black" if dark else "white", font=font)


def _found(path: str | Path) -> Path:
    """A file of one's own, else one that comes with the course."""
    if Path(path).is_file():
        return Path(path)
    (shipped,) = find_files(str(path))
    return shipped
