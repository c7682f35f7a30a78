"""Street scenes as batches for training: small pictures with targets, varied again each time."""

from pathlib import Path
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from coursework.networks.detector import INPUT_SHAPE
from datasets.generators.box_targets import FloatArray, encode
from datasets.generators.street_artwork import TRAIN_STYLES, load_artwork
from datasets.generators.street_backdrop import HEIGHT, WIDTH
from datasets.generators.street_scenes import make_scene

Scenes = dict[str, NDArray[Any]]

BATCH = 32
GRID = (INPUT_SHAPE[0] // 16, INPUT_SHAPE[1] // 16)


class Examples(keras.utils.PyDataset):
    """Batches of pictures and targets, half of them mirrored, in changing light.

    Parameters
    ----------
    scenes : dict
        Pictures, boxes, classes and numbers of pictures, as from `make_examples`.
    anchors : ndarray, shape (A, 2)
        Width and height of the anchors, in grid cells.
    rng : Generator or None
        Source of order, mirroring and light; None for none of these.
    """

    def __init__(
        self, scenes: Scenes, anchors: FloatArray, rng: np.random.Generator | None
    ) -> None:
        super().__init__()
        self.scenes, self.anchors, self.rng = scenes, anchors, rng
        self.boxes_of = [
            np.flatnonzero(scenes["numbers"] == i) for i in range(len(scenes["pictures"]))
        ]
        self.order = np.arange(len(self.boxes_of))

    def __len__(self) -> int:
        """Count the full batches."""
        return len(self.order) // BATCH

    def __getitem__(self, index: int) -> tuple[FloatArray, FloatArray]:
        """Make one batch."""
        chosen = self.order[index * BATCH : (index + 1) * BATCH]
        pictures = self.scenes["pictures"][chosen].astype(np.float32) / 255
        of_picture = [self.boxes_of[i] for i in chosen]
        rows = np.concatenate(of_picture)
        numbers = np.repeat(np.arange(len(chosen)), [len(each) for each in of_picture])
        boxes = self.scenes["boxes"][rows]
        if self.rng is not None:
            pictures, boxes = _vary(pictures, boxes, numbers, self.rng)
        classes = self.scenes["classes"][rows]
        return pictures, encode(boxes, classes, numbers, (len(chosen), *GRID), self.anchors)

    def on_epoch_end(self) -> None:
        """Bring the pictures into a new order."""
        if self.rng is not None:
            self.rng.shuffle(self.order)


def _vary(
    pictures: FloatArray, boxes: FloatArray, numbers: NDArray[Any], rng: np.random.Generator
) -> tuple[FloatArray, FloatArray]:
    """Mirror half of the pictures with their boxes; change the light."""
    mirrored = rng.random(len(pictures)) < 0.5
    pictures = np.where(mirrored[:, None, None, None], pictures[:, :, ::-1], pictures)
    turned = np.stack([boxes[:, 0], 1 - boxes[:, 3], boxes[:, 2], 1 - boxes[:, 1]], axis=1)
    boxes = np.where(mirrored[numbers][:, None], turned, boxes)
    light = rng.uniform(0.75, 1.25, (len(pictures), 1, 1, 3)) * rng.uniform(
        0.8, 1.2, (len(pictures), 1, 1, 1)
    )
    return np.clip(pictures * light.astype(np.float32), 0, 1), boxes


def make_examples(number: int, icons: Path, rng: np.random.Generator) -> Scenes:
    """Make scenes in the size that the network takes.

    Parameters
    ----------
    number : int
        How many.
    icons : Path
        Folder with the archives of the art sets.
    rng : Generator
        Source of chance.

    Returns
    -------
    dict
        ``pictures`` (m, 128, 160, 3) uint8; ``boxes`` (n, 4) as parts of height and width, their
        ``classes`` (n,) and the ``numbers`` (n,) of their pictures.
    """
    artwork = load_artwork(TRAIN_STYLES, icons)
    scenes = [make_scene(artwork, rng) for _ in range(number)]
    size = INPUT_SHAPE[1::-1]
    edges = np.array([HEIGHT, WIDTH, HEIGHT, WIDTH], dtype=np.float32)
    small = [scene.image.resize(size, Image.Resampling.BICUBIC) for scene in scenes]
    return {
        "pictures": np.stack([np.asarray(picture) for picture in small]),
        "boxes": np.concatenate([scene.boxes for scene in scenes]) / edges,
        "classes": np.concatenate([scene.classes for scene in scenes]),
        "numbers": np.repeat(np.arange(number), [len(scene.classes) for scene in scenes]),
    }


def split(scenes: Scenes, at: int) -> tuple[Scenes, Scenes]:
    """Part the first `at` scenes from the others."""
    first = scenes["numbers"] < at
    parts = [
        {name: scenes[name][chosen] for name in ("boxes", "classes", "numbers")}
        for chosen in (first, ~first)
    ]
    parts[1]["numbers"] = parts[1]["numbers"] - at
    return (
        {**parts[0], "pictures": scenes["pictures"][:at]},
        {**parts[1], "pictures": scenes["pictures"][at:]},
    )
