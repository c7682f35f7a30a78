"""Makes pictures of streets, with the exact box and the class of everything that moves in them.

Run as ``python -m datasets.generators.street_scenes --icons DIR`` in the root of the repository,
where DIR holds the archives of the art sets (see ``datasets/README.md``). It writes the held-out
scenes; ``street_detector`` makes those for training from other seeds.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

import h5py
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from datasets.generators.hdf5_pair import FOLDER
from datasets.generators.street_artwork import (
    CLASSES,
    TRAIN_STYLES,
    UNSEEN_STYLES,
    Artwork,
    load_artwork,
)
from datasets.generators.street_backdrop import HEIGHT, WIDTH, Street, draw_backdrop, random_street
from datasets.generators.street_canvas import LABEL_OF, OTHER, Canvas
from datasets.generators.street_things import USUAL, Thing, Traffic, random_things

SEED = 45
FILE = FOLDER / "street_scenes.h5"
HELD_OUT = 120
UNSEEN = 40


@dataclass(frozen=True)
class Scene:
    """A picture and what is in it.

    Attributes
    ----------
    image : Image
        RGB, 320 x 256 pixels.
    boxes : ndarray of float32, shape (n, 4)
        Corners (y1, x1, y2, x2) in pixels.
    classes : ndarray of int64, shape (n,)
        Classes of the boxes.
    labels : ndarray of uint8, shape (256, 320)
        What each pixel shows, as an index into the `LABELS` of ``street_canvas``.
    """

    image: Image.Image
    boxes: NDArray[np.float32]
    classes: NDArray[np.int64]
    labels: NDArray[np.uint8]


def make_scene(artwork: Artwork, rng: np.random.Generator, traffic: Traffic = USUAL) -> Scene:
    """Make one scene.

    Parameters
    ----------
    artwork : Artwork
        The drawings to use.
    rng : Generator
        Source of everything else.
    traffic : Traffic
        How much of what is in the street.

    Returns
    -------
    Scene
        The picture, the boxes, the classes, and what each pixel shows.
    """
    street = random_street(rng)
    canvas = draw_backdrop(street, artwork, rng)
    things = sorted(random_things(street, artwork, rng, traffic), key=lambda thing: thing.scale)
    for thing in things:
        _draw(thing, canvas, street)
    boxes = np.array([thing.box for thing in things], dtype=np.float32).reshape(-1, 4)
    classes = np.array([thing.kind for thing in things], dtype=np.int64)
    return Scene(_light(canvas.image, rng), boxes, classes, np.array(canvas.labels))


def _draw(thing: Thing, canvas: Canvas, street: Street) -> None:
    """Draw a thing and its shadow, or the pole that it hangs on."""
    ground, kind = street.row(thing.scale), CLASSES[thing.kind]
    left, right = thing.left, thing.left + thing.figure.width
    if kind == "traffic light":
        middle, half = (left + right) / 2, max(1.0, 0.05 * thing.scale)
        pole = (middle - half, thing.top + 3, middle + half, ground)
        canvas.rectangle(pole, (70, 74, 78), OTHER)
    else:
        depth = 0.12 * thing.scale
        canvas.shadow((left, ground - depth, right, ground + depth), (0, 0, 0, 70))
    canvas.paste(thing.figure, (thing.left, thing.top), LABEL_OF[kind])


def _light(canvas: Image.Image, rng: np.random.Generator) -> Image.Image:
    """Day, dusk or night."""
    tint = np.array(
        [(1.0, 1.0, 1.0), (0.8, 0.62, 0.58), (0.36, 0.4, 0.58)][rng.choice(3, p=[0.6, 0.2, 0.2])]
    )
    tinted = np.asarray(canvas) * (tint * rng.uniform(0.85, 1.1) * rng.uniform(0.95, 1.05, 3))
    return Image.fromarray(tinted.clip(0, 255).astype(np.uint8))


def write_held_out(scenes: list[Scene]) -> None:
    """Write scenes into the data folder.

    The file holds `images` (m, 256, 320, 3) uint8; `boxes` (n, 4) float32, their `classes` (n,)
    and the numbers of their `pictures` (n,) as int64; and `list_classes`, the names.
    """
    numbers = np.concatenate(
        [np.full(len(scene.classes), i, dtype=np.int64) for i, scene in enumerate(scenes)]
    )
    with h5py.File(FILE, "w") as file:
        file.create_dataset(
            "images",
            data=np.stack([np.asarray(scene.image) for scene in scenes]),
            chunks=(1, HEIGHT, WIDTH, 3),
            compression="gzip",
            compression_opts=9,
        )
        file.create_dataset("boxes", data=np.concatenate([scene.boxes for scene in scenes]))
        file.create_dataset("classes", data=np.concatenate([scene.classes for scene in scenes]))
        file.create_dataset("pictures", data=numbers)
        file.create_dataset("list_classes", data=np.array([name.encode() for name in CLASSES]))
    print(f"{FILE}: {len(scenes)} scenes, {FILE.stat().st_size / 1e6:.2f} MB")


def main() -> None:
    """Write the held-out scenes: first those of known artists, then those of an unseen one."""
    parser = argparse.ArgumentParser(description="Make the held-out street scenes.")
    parser.add_argument(
        "--icons", type=Path, required=True, help="folder with the archives of the art sets"
    )
    icons: Path = parser.parse_args().icons
    rng = np.random.default_rng(SEED)
    scenes = [
        make_scene(artwork, rng)
        for styles, number in ((TRAIN_STYLES, HELD_OUT), (UNSEEN_STYLES, UNSEEN))
        for artwork in [load_artwork(styles, icons)]
        for _ in range(number)
    ]
    write_held_out(scenes)


if __name__ == "__main__":
    main()
