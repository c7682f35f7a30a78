"""Trains the street detector and writes its weights, its anchors and its class names.

Run as ``python -m datasets.generators.street_detector --icons DIR`` in the root of the repository,
where DIR holds the archives of the art sets (see ``datasets/README.md``). The scenes come from
another seed than the held-out ones and use only artists of the training set.
"""

import argparse
from pathlib import Path
from typing import Any

import keras
import numpy as np
from keras import ops

from coursework.networks.detector import NUM_ANCHORS, NUM_CLASSES, WEIGHTS, build_yolo
from datasets.generators.box_targets import FloatArray, find_anchors
from datasets.generators.hdf5_pair import FOLDER
from datasets.generators.street_artwork import CLASSES
from datasets.generators.street_examples import GRID, Examples, Scenes, make_examples, split

SEED = 7
SCENES = 3200
VALIDATION = 200
EPOCHS = 20


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


def _entropy(targets: Any, logits: Any) -> Any:
    """Binary cross-entropy of logits, entry by entry."""
    return ops.relu(logits) - logits * targets + ops.softplus(-ops.abs(logits))


def train(scenes: Scenes, anchors: FloatArray, epochs: int) -> keras.Model:
    """Train the network with Adam, the learning rate falling along a cosine.

    Parameters
    ----------
    scenes : dict
        As from `make_examples`.
    anchors : ndarray, shape (A, 2)
        The anchors.
    epochs : int
        How often to go through the scenes.

    Returns
    -------
    Model
        The trained network, its weights averaged over the last steps.
    """
    keras.utils.set_random_seed(SEED)
    rng = np.random.default_rng(SEED)
    validation, training = split(scenes, VALIDATION)
    batches, held_back = Examples(training, anchors, rng), Examples(validation, anchors, None)
    rate = keras.optimizers.schedules.CosineDecay(
        0.0, epochs * len(batches), 0.02, warmup_target=3e-3, warmup_steps=len(batches)
    )
    optimizer = keras.optimizers.AdamW(rate, weight_decay=1e-3, use_ema=True, ema_momentum=0.995)
    model = build_yolo()
    model.compile(optimizer, yolo_loss, jit_compile=False)
    model.fit(batches, epochs=epochs, validation_data=held_back, verbose=2)
    return model


def write(model: keras.Model, anchors: FloatArray) -> None:
    """Write weights (without the state of the optimizer), anchors and class names."""
    plain = build_yolo()
    plain.set_weights(model.get_weights())
    plain.save_weights(FOLDER / WEIGHTS)
    numbers = ", ".join(f"{length:.2f}" for length in anchors.ravel())
    (FOLDER / "street_anchors.txt").write_text(numbers + "\n", "utf-8")
    (FOLDER / "street_classes.txt").write_text("\n".join(CLASSES) + "\n", "utf-8")


def main() -> None:
    """Make the scenes, train, write."""
    parser = argparse.ArgumentParser(description="Train the street detector.")
    parser.add_argument(
        "--icons", type=Path, required=True, help="folder with the archives of the art sets"
    )
    icons: Path = parser.parse_args().icons
    rng = np.random.default_rng(SEED)
    scenes = make_examples(SCENES, icons, rng)
    sizes = (scenes["boxes"][:, :1:-1] - scenes["boxes"][:, 1::-1]) * GRID[::-1]
    anchors = find_anchors(sizes, NUM_ANCHORS, rng).round(2)
    write(train(scenes, anchors, EPOCHS), anchors)


if __name__ == "__main__":
    main()
