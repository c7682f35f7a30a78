"""Makes small street scenes in which the class of every pixel is known, for segmentation.

Run as ``python -m datasets.generators.street_masks --icons DIR`` in the root of the repository,
where DIR holds the archives of the art sets (see ``datasets/README.md``). The scenes are those of
``street_scenes`` with more people in them, cut and made smaller: half as high and half as wide, so
that each pixel shows four of the drawing, and has the class that most of the four have.
"""

import argparse
import io
from pathlib import Path
from typing import NamedTuple

import h5py
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from datasets.generators.hdf5_pair import FOLDER
from datasets.generators.street_artwork import TRAIN_STYLES, UNSEEN_STYLES, Artwork, load_artwork
from datasets.generators.street_backdrop import HEIGHT, WIDTH
from datasets.generators.street_canvas import LABELS, shrink_labels
from datasets.generators.street_scenes import make_scene
from datasets.generators.street_things import Traffic

FILE = FOLDER / "street_masks.h5"
SHAPE = (96, 128)
PARTS = {
    "train": (TRAIN_STYLES, 480, 61),
    "test": (TRAIN_STYLES, 100, 62),
    "unseen": (UNSEEN_STYLES, 60, 63),
}
BUSY = Traffic(
    {"car": 2.0, "bus": 0.6, "lorry": 0.6, "bicycle": 0.4, "person": 4.0}, scales=(29.0, 60.0)
)
QUALITY = 90


class Examples(NamedTuple):
    """Images and the class of each of their pixels.

    Attributes
    ----------
    images : ndarray of uint8, shape (m, 96, 128, 3)
        Red, green and blue.
    labels : ndarray of uint8, shape (m, 96, 128)
        Indices into `LABELS`.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]


def make_examples(artwork: Artwork, number: int, rng: np.random.Generator) -> Examples:
    """Make scenes and cut a window of 192 x 256 pixels out of each, at a random place.

    Parameters
    ----------
    artwork : Artwork
        The drawings to use.
    number : int
        How many.
    rng : Generator
        Source of everything else.

    Returns
    -------
    images_and_labels : Examples
        Each half as high and half as wide as the window.
    """
    images, labels = [], []
    height, width = (2 * side for side in SHAPE)
    for _ in range(number):
        scene = make_scene(artwork, rng, BUSY)
        top, left = rng.integers(HEIGHT - height + 1), rng.integers(WIDTH - width + 1)
        window = scene.image.crop((left, top, left + width, top + height))
        images.append(np.asarray(window.resize(SHAPE[::-1], Image.Resampling.BOX)))
        labels.append(shrink_labels(scene.labels[top : top + height, left : left + width], SHAPE))
    return Examples(np.stack(images), np.stack(labels))


def encode(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Turn one image into the bytes of a WebP file."""
    buffer = io.BytesIO()
    Image.fromarray(image).save(buffer, "WEBP", quality=QUALITY, method=6)
    return np.frombuffer(buffer.getvalue(), dtype=np.uint8)


def write_images(file: h5py.Group, name: str, images: NDArray[np.uint8]) -> None:
    """Write images as WebP: all their bytes one after the other, and where each of them ends."""
    encoded = [encode(image) for image in images]
    file.create_dataset(f"{name}_bytes", data=np.concatenate(encoded))
    file.create_dataset(f"{name}_ends", data=np.cumsum([len(each) for each in encoded]))


def main() -> None:
    """Write the file: scenes for training, held-out ones, and those of an unseen artist."""
    parser = argparse.ArgumentParser(description="Make street scenes with masks.")
    parser.add_argument(
        "--icons", type=Path, required=True, help="folder with the archives of the art sets"
    )
    icons: Path = parser.parse_args().icons
    with h5py.File(FILE, "w") as file:
        for part, (styles, number, seed) in PARTS.items():
            artwork = load_artwork(styles, icons)
            examples = make_examples(artwork, number, np.random.default_rng(seed))
            write_images(file, f"{part}_images", examples.images)
            file.create_dataset(
                f"{part}_labels", data=examples.labels, compression="gzip", compression_opts=9
            )
        file.create_dataset("list_classes", data=np.array([name.encode() for name in LABELS]))
    print(f"{FILE}: {FILE.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
