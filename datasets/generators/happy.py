"""Makes the faces that smile or do not.

Run as ``python -m datasets.generators.happy`` in the root of the repository; it needs DiceBear (see
``datasets/README.md``). Only the mouth tells the classes apart: hair, eyes, brows, nose, glasses,
skin, background, light, size, place, angle and side are drawn independently of it. A third file
holds faces by other artists, for a look at what a network makes of drawings that it never saw.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from datasets.generators.avatars import LORELEI, MICAH, MOODS, FaceStyle, draw_face
from datasets.generators.hdf5_pair import Examples, shuffle, write_pair, write_part

SIDE = 64
SEED = 12
CLASSES = np.arange(2, dtype=np.int64)

SKINS = ["f9c9b6", "f3d7c4", "e7b48f", "d59a6c", "c68642", "ac6651", "8d5a3b", "77311d", "5b3320"]


@dataclass(frozen=True)
class Cast:
    """A style with the mouths that count as smiling and those that do not.

    Attributes
    ----------
    style : FaceStyle
        How the faces are drawn.
    mouths : tuple of two tuples of str
        Mouths of the faces that do not smile, and of those that do.
    """

    style: FaceStyle
    mouths: tuple[tuple[str, ...], tuple[str, ...]]


# Smirks, tongues and other doubtful mouths are left out.
MAIN = Cast(MICAH, (("frown", "sad", "nervous", "pucker", "surprised"), ("smile", "laughing")))
OTHERS = (
    Cast(LORELEI, (("sad03", "sad04", "sad05", "sad09"), ("happy01", "happy05", "happy16"))),
    Cast(MOODS, (("frown", "line", "wavy", "gasp"), ("smile", "wide", "bigSmile", "laugh"))),
)


def picture(cast: Cast, seed: str, smiling: bool, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Draw a face.

    Parameters
    ----------
    cast : Cast
        Style and mouths.
    seed : str
        Decides on hair, eyes, nose and glasses.
    smiling : bool
        Whether it smiles.
    rng : Generator
        Source of mouth, skin, background, light, size, place, angle (within 8 degrees) and side.

    Returns
    -------
    ndarray of uint8, shape (64, 64, 3)
        Red, green and blue.
    """
    options = {**pose(rng), "mouthVariant": [str(rng.choice(cast.mouths[smiling]))]}
    if cast.style == MICAH:
        skin = f"#{rng.choice(SKINS)}"
        options |= {"baseColor": [skin], "facialHairVariant": ["scruff"]}
    face = draw_face(cast.style, seed, options, SIDE, background(rng)) * rng.uniform(0.75, 1.05)
    mirrored = face[:, :: rng.choice([-1, 1])]
    return mirrored.clip(0, 255).astype(np.uint8)


def pose(rng: np.random.Generator) -> dict[str, float]:
    """Choose angle, size and place at random, as options of DiceBear."""
    return {
        "rotate": rng.uniform(-8, 8),
        "scale": rng.uniform(0.98, 1.12),
        "translateX": rng.uniform(-3, 3),
        "translateY": rng.uniform(-3, 3),
    }


def background(rng: np.random.Generator) -> NDArray[np.uint8]:
    """Four random colours, one in each corner, flowing into each other."""
    corners = rng.integers(60, 241, (2, 2, 3), dtype=np.uint8)
    return np.asarray(Image.fromarray(corners).resize((SIDE, SIDE), Image.Resampling.BICUBIC))


def make_examples(cast: Cast, name: str, number: int, rng: np.random.Generator) -> Examples:
    """Make labelled faces, every other of which smiles, and shuffle them.

    Parameters
    ----------
    cast : Cast
        Style and mouths.
    name : str
        Beginning of the seeds; other names give other faces.
    number : int
        How many.
    rng : Generator
        Source of all else.
    """
    labels = [i % 2 for i in range(number)]
    faces = [picture(cast, f"{name}-{i}", bool(label), rng) for i, label in enumerate(labels)]
    return shuffle(np.stack(faces), labels, rng)


def main() -> None:
    """Write the three files."""
    rng = np.random.default_rng(SEED)
    train = make_examples(MAIN, "train", 600, rng)
    test = make_examples(MAIN, "test", 150, rng)
    write_pair("happy", train, test, CLASSES)
    others = [make_examples(cast, "other", 30, rng) for cast in OTHERS]
    pictures, labels = (np.concatenate(arrays) for arrays in zip(*others, strict=True))
    write_part("other_happy", "test", (pictures, labels), CLASSES)


if __name__ == "__main__":
    main()
