"""Trains the street detector and writes its weights, its anchors and its class names.

Run as ``python -m datasets.generators.street_detector --icons DIR`` in the root of the repository,
where DIR holds the archives of the art sets (see ``datasets/README.md``). The scenes come from
another seed than the held-out ones and use only artists of the training set.

With ``--continue`` the weights and anchors in the data folder are the start: they see new scenes,
and the loss pays more heed to how well a box fits.
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import numpy as np
from keras import ops

from coursework.networks.detector import NUM_ANCHORS, NUM_CLASSES, WEIGHTS, build_yolo, load_yolo
from datasets.generators.box_targets import FloatArray, find_anchors
from datasets.generators.hdf5_pair import FOLDER
from datasets.generators.street_artwork import CLASSES
from datasets.generators.street_examples import GRID, Examples, Scenes, make_examples, split

SEED = 7
SCENES = 3200
VALIDATION = 200
EPOCHS, RATE = 20, 3e-3
MORE_EPOCHS, LOWER_RATE = 8, 1e-3
ANCHORS = "street_anchors.txt"

Loss = Callable[[Any, Any], Any]


def yolo_loss(targets: Any, feats: Any) -> Any:
    """Loss of YOLOv2, per picture.

    Parameters
    ----------
    targets : tensor, shape (m, rows, columns, A, 6)
        As from `encode`.
    feats : tensor, shape (m, rows, columns, A * (5 + C))
        Output of the network.

    Returns
    -------
    tensor, shape (m,)
        Cross-entropy for the centres, the confidences and the classes, squared error for the
        logarithms of the sizes. Empty places count half.
    """
    feats = ops.reshape(feats, (-1, *GRID, NUM_ANCHORS, 5 + NUM_CLASSES))
    there = targets[..., 4]
    centre = _entropy(targets[..., 0:2], feats[..., 0:2])
    size = ops.square(targets[..., 2:4] - feats[..., 2:4])
    kind = ops.one_hot(ops.cast(targets[..., 5], "int32"), NUM_CLASSES)
    classes = ops.categorical_crossentropy(kind, feats[..., 5:], from_logits=True)
    confidence = _entropy(there, feats[..., 4]) * (0.5 + 0.5 * there)
    box = there * (2 * ops.sum(centre, -1) + 2 * ops.sum(size, -1) + classes)
    return ops.sum(box + confidence, axis=(1, 2, 3))


def overlap_loss(anchors: FloatArray) -> Loss:
    """Make a loss to which boxes that do not fit well add more.

    Parameters
    ----------
    anchors : ndarray, shape (A, 2)
        Width and height of the anchors, in grid cells.

    Returns
    -------
    callable
        `yolo_loss`, and for each box four times what its intersection over union lacks to 1.
    """
    areas = np.prod(anchors, axis=-1)

    def loss(targets: Any, feats: Any) -> Any:
        raw = ops.reshape(feats, (-1, *GRID, NUM_ANCHORS, 5 + NUM_CLASSES))
        shift = ops.sigmoid(raw[..., 0:2]) - targets[..., 0:2]
        mine, true = (anchors * ops.exp(part[..., 2:4]) / 2 for part in (raw, targets))
        shared = ops.minimum(shift + mine, true) - ops.maximum(shift - mine, -true)
        common = ops.prod(ops.relu(shared), axis=-1)
        both = ops.exp(ops.sum(raw[..., 2:4], -1)) + ops.exp(ops.sum(targets[..., 2:4], -1))
        lacking = 1 - common / (areas * both - common)
        return yolo_loss(targets, feats) + 4 * ops.sum(targets[..., 4] * lacking, axis=(1, 2, 3))

    return loss


def _entropy(targets: Any, logits: Any) -> Any:
    """Binary cross-entropy of logits, entry by entry."""
    return ops.relu(logits) - logits * targets + ops.softplus(-ops.abs(logits))


def train(
    model: keras.Model, loss: Loss, scenes: Scenes, anchors: FloatArray, epochs: int, rate: float
) -> None:
    """Train a network with Adam, the learning rate falling along a cosine.

    In the end its weights are averages over the last steps.

    Parameters
    ----------
    model : Model
        The network, which is changed.
    loss : callable
        Loss of targets and outputs, per picture.
    scenes : dict
        As from `make_examples`.
    anchors : ndarray, shape (A, 2)
        The anchors.
    epochs : int
        How often to go through the scenes.
    rate : float
        The highest learning rate.
    """
    rng = np.random.default_rng(SEED)
    validation, training = split(scenes, VALIDATION)
    batches, held_back = Examples(training, anchors, rng), Examples(validation, anchors, None)
    schedule = keras.optimizers.schedules.CosineDecay(
        0.0, epochs * len(batches), 0.02, warmup_target=rate, warmup_steps=len(batches)
    )
    optimizer = keras.optimizers.AdamW(
        schedule, weight_decay=1e-3, use_ema=True, ema_momentum=0.995
    )
    model.compile(optimizer, loss, jit_compile=False)
    model.fit(batches, epochs=epochs, validation_data=held_back, verbose=2)


def write(model: keras.Model, anchors: FloatArray) -> None:
    """Write weights (without the state of the optimizer), anchors and class names."""
    plain = build_yolo()
    plain.set_weights(model.get_weights())
    plain.save_weights(FOLDER / WEIGHTS)
    numbers = ", ".join(f"{length:.2f}" for length in anchors.ravel())
    (FOLDER / ANCHORS).write_text(numbers + "\n", "utf-8")
    (FOLDER / "street_classes.txt").write_text("\n".join(CLASSES) + "\n", "utf-8")


def begin(icons: Path) -> tuple[keras.Model, FloatArray]:
    """Train from random weights; find anchors for the sizes of the boxes."""
    rng = np.random.default_rng(SEED)
    scenes = make_examples(SCENES, icons, rng)
    sizes = (scenes["boxes"][:, :1:-1] - scenes["boxes"][:, 1::-1]) * GRID[::-1]
    anchors = find_anchors(sizes, NUM_ANCHORS, rng).round(2)
    keras.utils.set_random_seed(SEED)
    model = build_yolo()
    train(model, yolo_loss, scenes, anchors, EPOCHS, RATE)
    return model, anchors


def go_on(icons: Path) -> tuple[keras.Model, FloatArray]:
    """Go on with the stored weights and anchors, on scenes of another seed."""
    numbers = (FOLDER / ANCHORS).read_text("utf-8").split(",")
    anchors = np.array(numbers, dtype=np.float32).reshape(NUM_ANCHORS, 2)
    scenes = make_examples(SCENES, icons, np.random.default_rng(SEED + 1))
    keras.utils.set_random_seed(SEED + 1)
    model = load_yolo()
    train(model, overlap_loss(anchors), scenes, anchors, MORE_EPOCHS, LOWER_RATE)
    return model, anchors


def main() -> None:
    """Make the scenes, train, write."""
    parser = argparse.ArgumentParser(description="Train the street detector.")
    parser.add_argument(
        "--icons", type=Path, required=True, help="folder with the archives of the art sets"
    )
    parser.add_argument(
        "--continue", dest="more", action="store_true", help="go on with the stored weights"
    )
    given = parser.parse_args()
    write(*(go_on if given.more else begin)(given.icons))


if __name__ == "__main__":
    main()
