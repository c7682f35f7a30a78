"""Makes drawings of cats and of other animals, for transfer learning.

Run as ``python -m datasets.generators.drawn_animals --icons DIR`` in the root of the repository,
where DIR holds the archives of the art sets (see ``datasets/README.md``). Each drawing appears at a
random place, in a random size and at a random angle, on a background of random colours; its hues
are turned a little. The test images are by artists of whom no training image is.
"""

import argparse
from pathlib import Path

import h5py
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from datasets.generators.artwork import ArtSet, Drawing, load_drawings
from datasets.generators.cats import ANIMALS, TEST_STYLES, TRAIN_STYLES, is_cat
from datasets.generators.hdf5_pair import FOLDER
from datasets.generators.street_masks import write_images

FILE = FOLDER / "drawn_animals.h5"
SIDE = 96
CLASSES = ("cat", "other animal")
PARTS = {"train": (TRAIN_STYLES, 400, 71), "test": (TEST_STYLES, 200, 72)}
HUE = 40


def place(figure: Image.Image, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Put a drawing on a background.

    Parameters
    ----------
    figure : Image
        RGBA.
    rng : Generator
        Source of size (45 to 95% of the side), angle (within 25 degrees), mirroring, hue, place
        and background.

    Returns
    -------
    ndarray of uint8, shape (96, 96, 3)
        The image.
    """
    scale = SIDE * rng.uniform(0.45, 0.95) / max(figure.size)
    size = [max(1, round(scale * length)) for length in figure.size]
    figure = figure.resize(size, Image.Resampling.LANCZOS)
    figure = figure.rotate(rng.uniform(-25, 25), Image.Resampling.BICUBIC, expand=True)
    if rng.random() < 0.5:
        figure = figure.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    room = np.maximum(0, SIDE - np.array(figure.size))
    left, top = np.round((SIDE - np.array(figure.size)) / 2 + room * rng.uniform(-0.5, 0.5, 2))
    corners = rng.integers(20, 250, (4, 4, 3), dtype=np.uint8)
    canvas = Image.fromarray(corners).resize((SIDE, SIDE), Image.Resampling.BICUBIC)
    canvas.paste(_turned(figure, rng), (int(left), int(top)), figure.getchannel("A"))
    return np.asarray(canvas)


def _turned(figure: Image.Image, rng: np.random.Generator) -> Image.Image:
    """Turn all hues of a drawing by the same angle, by 56 degrees at most."""
    hue, saturation, value = figure.convert("RGB").convert("HSV").split()
    turn = int(rng.integers(-HUE, HUE + 1))
    turned = hue.point([(level + turn) % 256 for level in range(256)])
    return Image.merge("HSV", (turned, saturation, value)).convert("RGB")


def choose(
    drawings: list[Drawing], number: int, rng: np.random.Generator
) -> tuple[list[Drawing], NDArray[np.int64]]:
    """Choose as many cats as other animals; one is repeated only after all have been taken.

    Parameters
    ----------
    drawings : list of Drawing
        What there is.
    number : int
        How many to choose, an even number.
    rng : Generator
        Source of the order.

    Returns
    -------
    chosen : list of Drawing
        In random order.
    labels : ndarray of int, shape (number,)
        0 for cats, 1 for other animals.
    """
    animals = ANIMALS.split()
    cats = [each for each in drawings if is_cat(each.name)]
    others = [each for each in drawings if each.name.removesuffix("-1") in animals]
    chosen, labels = [], []
    for label, kind in enumerate((cats, others)):
        order = rng.permutation(len(kind))
        chosen += [kind[order[i % len(kind)]] for i in range(number // 2)]
        labels += [label] * (number // 2)
    mixed = rng.permutation(number)
    return [chosen[i] for i in mixed], np.array(labels, dtype=np.int64)[mixed]


def make_examples(
    styles: tuple[ArtSet, ...], number: int, icons: Path, rng: np.random.Generator
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Make images and labels in the given styles."""
    drawings = [drawing for style in styles for drawing in load_drawings(style, icons)]
    chosen, labels = choose(drawings, number, rng)
    return np.stack([place(drawing.render(), rng) for drawing in chosen]), labels


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description="Make drawings of cats and other animals.")
    parser.add_argument(
        "--icons", type=Path, required=True, help="folder with the archives of the art sets"
    )
    icons: Path = parser.parse_args().icons
    with h5py.File(FILE, "w") as file:
        for part, (styles, number, seed) in PARTS.items():
            images, labels = make_examples(styles, number, icons, np.random.default_rng(seed))
            write_images(file, f"{part}_images", images)
            file.create_dataset(f"{part}_labels", data=labels)
        file.create_dataset("list_classes", data=np.array([name.encode() for name in CLASSES]))
    print(f"{FILE}: {FILE.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
