"""A picture and, pixel for pixel, what it shows: everything is drawn on both at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

LABELS = ("road", "sky", "car", "person", "building", "other")
ROAD, SKY, CAR, PERSON, BUILDING, OTHER = range(len(LABELS))
LABEL_OF = {
    "car": CAR,
    "bus": CAR,
    "lorry": CAR,
    "person": PERSON,
    "house": BUILDING,
    "bicycle": OTHER,
    "traffic light": OTHER,
    "tree": OTHER,
}
OPAQUE = 128

Colour = tuple[int, ...]


@dataclass(frozen=True)
class Canvas:
    """A picture in the making, with the label of each of its pixels.

    Attributes
    ----------
    image : Image
        RGB.
    labels : Image
        One number for each pixel, the index of its class in `LABELS`.
    """

    image: Image.Image
    labels: Image.Image

    @classmethod
    def of(cls, image: Image.Image, label: int) -> "Canvas":
        """Begin with a picture that shows one thing everywhere."""
        return cls(image, Image.new("L", image.size, label))

    def rectangle(self, corners: Sequence[float], fill: Colour, label: int) -> None:
        """Draw a filled rectangle."""
        ImageDraw.Draw(self.image).rectangle(corners, fill=fill)
        ImageDraw.Draw(self.labels).rectangle(corners, fill=label)

    def polygon(self, corners: Sequence[float], fill: Colour, label: int) -> None:
        """Draw a filled polygon."""
        ImageDraw.Draw(self.image).polygon(corners, fill=fill)
        ImageDraw.Draw(self.labels).polygon(corners, fill=label)

    def shadow(self, corners: Sequence[float], fill: Colour) -> None:
        """Darken an ellipse; what lies in the shadow keeps its label."""
        ImageDraw.Draw(self.image, "RGBA").ellipse(corners, fill=fill)

    def paste(self, figure: Image.Image, place: tuple[int, int], label: int) -> None:
        """Paste a drawing; its pixels get the label where it covers the more part of them."""
        self.image.paste(figure, place, figure)
        covered = figure.getchannel("A").point([255 * (a >= OPAQUE) for a in range(256)])
        self.labels.paste(
            label, (*place, place[0] + figure.width, place[1] + figure.height), covered
        )


def shrink_labels(labels: NDArray[np.uint8], shape: tuple[int, int]) -> NDArray[np.uint8]:
    """Make a map of labels smaller: each pixel gets the label that covers most of it.

    Parameters
    ----------
    labels : ndarray of uint8, shape (height, width)
        One label for each pixel.
    shape : tuple of int
        The new height and width.

    Returns
    -------
    ndarray of uint8
        The smaller map.
    """
    shares = [
        np.asarray(
            Image.fromarray((labels == label).astype(np.float32)).resize(
                shape[::-1], Image.Resampling.BOX
            )
        )
        for label in range(len(LABELS))
    ]
    return np.argmax(shares, axis=0).astype(np.uint8)
