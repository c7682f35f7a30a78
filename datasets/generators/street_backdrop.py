"""An empty street: sky, skyline, houses and trees, grass, pavements, a road with its marks."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from datasets.generators.street_artwork import Artwork
from datasets.generators.street_canvas import BUILDING, LABEL_OF, OTHER, ROAD, SKY, Canvas

HEIGHT, WIDTH = 256, 320
PAVEMENT = 1.6

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Street:
    """A straight road on flat ground, seen in perspective.

    Attributes
    ----------
    horizon, vanishing_x : float
        Row and column of the pixel at which the road vanishes.
    camera : float
        Height of the camera in metres.
    left, right : float
        Edges of the road in metres from the camera, to its left and to its right.
    """

    horizon: float
    vanishing_x: float
    camera: float
    left: float
    right: float

    def row(self, scale: float) -> float:
        """Row of the ground at which a metre is `scale` pixels long."""
        return self.horizon + self.camera * scale

    def column(self, metres: float, scale: float) -> float:
        """Column of what stands so many metres to the right, where a metre is `scale` pixels."""
        return self.vanishing_x + metres * scale

    def strip(self, left: float, right: float, near: float = 400, far: float = 0) -> list[float]:
        """Corners of a strip of ground between two scales, as ImageDraw.polygon wants them."""
        corners = ((left, far), (right, far), (right, near), (left, near))
        return [
            number
            for metres, scale in corners
            for number in (self.column(metres, scale), self.row(scale))
        ]


def random_street(rng: np.random.Generator) -> Street:
    """Choose where the camera stands and where it looks."""
    return Street(
        horizon=rng.uniform(75, 108),
        vanishing_x=rng.uniform(80, 240),
        camera=rng.uniform(2.5, 3.1),
        left=-rng.uniform(3, 6),
        right=rng.uniform(3, 6),
    )


def draw_backdrop(street: Street, artwork: Artwork, rng: np.random.Generator) -> Canvas:
    """Paint the empty street.

    Parameters
    ----------
    street : Street
        Its geometry.
    artwork : Artwork
        Source of houses and trees.
    rng : Generator
        Source of colours, of the skyline, and of where houses and trees stand.

    Returns
    -------
    Canvas
        320 x 256 pixels.
    """
    canvas = Canvas.of(_sky(rng), SKY)
    _skyline(canvas, street, rng)
    grass = _shade((110, 150, 90), 25, rng)
    canvas.rectangle((0, street.horizon, WIDTH, HEIGHT), grass, OTHER)
    _houses_and_trees(canvas, street, artwork, rng)
    _road(canvas, street, rng)
    return canvas


def _sky(rng: np.random.Generator) -> Image.Image:
    """Two colours that flow into each other from top to bottom."""
    top, bottom = _shade((120, 175, 225), 35, rng), _shade((215, 225, 235), 20, rng)
    column = np.linspace(top, bottom, HEIGHT // 2).round().astype(np.uint8)
    canvas = Image.new("RGB", (WIDTH, HEIGHT), bottom)
    canvas.paste(Image.fromarray(column[:, None]).resize((WIDTH, HEIGHT // 2)))
    return canvas


def _skyline(canvas: Canvas, street: Street, rng: np.random.Generator) -> None:
    """Blocks of flats far away."""
    left = 0.0
    colour = _shade((165, 175, 190), 20, rng)
    while left < WIDTH:
        right = left + rng.uniform(12, 45)
        top = street.horizon - rng.uniform(4, 40)
        shade = _shade(colour, 12, rng)
        canvas.rectangle((left, top, right, street.horizon), shade, BUILDING)
        left = right


def _houses_and_trees(
    canvas: Canvas, street: Street, artwork: Artwork, rng: np.random.Generator
) -> None:
    """Houses and trees to both sides, the far ones first."""
    for scale in np.sort(rng.uniform(5, 14, rng.integers(5, 12))):
        kind, metres = ("house", 7.0) if rng.random() < 0.5 else ("tree", 5.5)
        figure = artwork.choose(kind, rng)
        height = round(metres * scale * rng.uniform(0.8, 1.2))
        figure = figure.resize((round(height * figure.width / figure.height), height))
        left_side = rng.random() < 0.5
        distance = rng.uniform(3, 14) + figure.width / scale / 2
        place = street.left - distance if left_side else street.right + distance
        x = street.column(place, scale) - figure.width / 2
        top = round(street.row(scale)) - height
        canvas.paste(figure, (round(x), top), LABEL_OF[kind])


def _road(canvas: Canvas, street: Street, rng: np.random.Generator) -> None:
    """Pavements, road, edge lines and the dashes in the middle; now and then a crossing."""
    left, right = street.left, street.right
    pavement, asphalt = _shade((185, 180, 172), 18, rng), _shade((105, 107, 112), 22, rng)
    paint = _shade((235, 235, 228), 10, rng)
    canvas.polygon(street.strip(left - PAVEMENT, right + PAVEMENT), pavement, OTHER)
    canvas.polygon(street.strip(left, right), asphalt, ROAD)
    for edge in (left + 0.25, right - 0.37):
        canvas.polygon(street.strip(edge, edge + 0.12), paint, ROAD)
    middle = (left + right) / 2
    for distance in np.arange(rng.uniform(2, 6), 60, 5):
        near, far = 170 / distance, 170 / (distance + 2.2)
        canvas.polygon(street.strip(middle - 0.07, middle + 0.07, near, far), paint, ROAD)
    if rng.random() < 0.3:
        near = rng.uniform(22, 60)
        for stripe in np.arange(left + 0.6, right - 0.6, 1.0):
            corners = street.strip(stripe, stripe + 0.5, near, 0.72 * near)
            canvas.polygon(corners, paint, ROAD)


def _shade(colour: Colour, spread: float, rng: np.random.Generator) -> Colour:
    """A colour near the given one."""
    light = rng.uniform(-spread, spread)
    red, green, blue = (
        round(np.clip(level + light + rng.uniform(-0.5, 0.5) * spread, 0, 255)) for level in colour
    )
    return red, green, blue
