"""What stands and moves in a street: how many there are of it, how large, and where it goes."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from datasets.generators.street_artwork import CLASSES, Artwork
from datasets.generators.street_backdrop import HEIGHT, WIDTH, Street

METRES = {"car": 1.55, "bus": 2.7, "lorry": 2.6, "bicycle": 1.2, "person": 1.75}
NUMBERS = {"car": 3.2, "bus": 1.1, "lorry": 1.2, "bicycle": 1.1, "person": 1.8}
SCALES = (19.0, 58.0)
LARGEST_OVERLAP = 0.45
SMALLEST_PART = 0.6


@dataclass(frozen=True)
class Traffic:
    """How much of what is in a street.

    Attributes
    ----------
    numbers : mapping
        For each kind, how many there are on average.
    scales : tuple of float
        Pixels per metre of the farthest and of the nearest thing.
    """

    numbers: Mapping[str, float]
    scales: tuple[float, float]


USUAL = Traffic(NUMBERS, SCALES)


@dataclass(frozen=True)
class Thing:
    """Something that the detector should find.

    Attributes
    ----------
    kind : int
        Its class.
    figure : Image
        The drawing, in the size in which it appears.
    left, top : int
        Where the drawing goes.
    scale : float
        Pixels per metre at its place: the larger, the nearer.
    """

    kind: int
    figure: Image.Image
    left: int
    top: int
    scale: float

    @property
    def box(self) -> NDArray[np.float32]:
        """Rows and columns of its corners (y1, x1, y2, x2), cut off at the picture's edge."""
        bottom, right = self.top + self.figure.height, self.left + self.figure.width
        corners = np.array([self.top, self.left, bottom, right], dtype=np.float32)
        return corners.clip(0, [HEIGHT, WIDTH, HEIGHT, WIDTH]).astype(np.float32)


def random_things(
    street: Street, artwork: Artwork, rng: np.random.Generator, traffic: Traffic = USUAL
) -> list[Thing]:
    """Choose things and place them so that none hides too much of another.

    Parameters
    ----------
    street : Street
        Where they go.
    artwork : Artwork
        The drawings.
    rng : Generator
        Source of number, kind, place and size.
    traffic : Traffic
        How many things to expect, and how near.

    Returns
    -------
    list of Thing
        At least one, unless no place was found for it.
    """
    wanted = [kind for kind, mean in traffic.numbers.items() for _ in range(rng.poisson(mean))]
    wanted += ["traffic light"] * int(rng.choice([0, 1, 2], p=[0.4, 0.4, 0.2]))
    things: list[Thing] = []
    for kind in [*rng.permutation(wanted)] or ["car"]:
        for _ in range(8):
            if kind == "traffic light":
                thing = _traffic_light(str(kind), street, artwork, rng)
            else:
                thing = _on_the_ground(str(kind), street, artwork, rng, traffic.scales)
            if _fits(thing, things):
                things.append(thing)
                break
    return things


def _on_the_ground(
    kind: str,
    street: Street,
    artwork: Artwork,
    rng: np.random.Generator,
    scales: tuple[float, float],
) -> Thing:
    """Something with its feet or wheels on the ground."""
    scale = np.exp(rng.uniform(*np.log(scales)))
    figure = artwork.choose(kind, rng)
    height = METRES[kind] * scale * rng.uniform(0.9, 1.1)
    figure = _resized(figure, height, rng.uniform(0.92, 1.12))
    if kind in ("person", "bicycle"):
        x = rng.uniform(0, WIDTH)
    else:
        x = street.column(rng.uniform(street.left + 0.8, street.right - 0.8), scale)
    left, top = round(x - figure.width / 2), round(street.row(scale)) - figure.height
    return Thing(CLASSES.index(kind), figure, left, top, scale)


def _traffic_light(kind: str, street: Street, artwork: Artwork, rng: np.random.Generator) -> Thing:
    """A light at the kerb, on a pole."""
    scale = np.exp(rng.uniform(np.log(24), np.log(45)))
    figure = artwork.choose(kind, rng)
    length = 1.2 * scale * rng.uniform(0.9, 1.15)
    figure = _resized(figure, length * min(1, figure.height / figure.width), 1.0)
    kerb = street.left - 0.5 if rng.random() < 0.5 else street.right + 0.5
    x = street.column(kerb, scale)
    bottom = street.row(scale) - rng.uniform(1.9, 2.5) * scale
    left, top = round(x - figure.width / 2), round(bottom) - figure.height
    return Thing(CLASSES.index(kind), figure, left, top, scale)


def _resized(figure: Image.Image, height: float, stretch: float) -> Image.Image:
    """Bring a drawing to a height, its width stretched a little."""
    width = height * figure.width / figure.height * stretch
    return figure.resize((max(4, round(width)), max(4, round(height))), Image.Resampling.LANCZOS)


def _fits(thing: Thing, others: list[Thing]) -> bool:
    """Tell whether enough of a thing is in the picture, and nothing hides it or is hidden."""
    whole = thing.figure.width * thing.figure.height
    if area(thing.box) < SMALLEST_PART * whole:
        return False
    for other in others:
        top, left = np.maximum(thing.box[:2], other.box[:2])
        bottom, right = np.minimum(thing.box[2:], other.box[2:])
        common = area(np.array([top, left, max(top, bottom), max(left, right)]))
        if common > LARGEST_OVERLAP * min(area(thing.box), area(other.box)):
            return False
    return True


def area(box: NDArray[np.float32]) -> float:
    """Area of a box (y1, x1, y2, x2) in pixels."""
    return float((box[2] - box[0]) * (box[3] - box[1]))
