"""Training a network that labels every pixel: batches, weights of the classes, a progress bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keras
import numpy as np
from keras import layers
from numpy.typing import NDArray
from tqdm.auto import tqdm

Array = NDArray[Any]
Block = Callable[..., Any]


def to_inputs(images: Array) -> NDArray[np.float32]:
    """Bring pixels from 0..255 to -1..1, in single precision."""
    return images.astype(np.float32) / np.float32(127.5) - np.float32(1)


def class_weights(masks: Array, n_classes: int, power: float = 0.75) -> NDArray[np.float32]:
    """Weights by which rare classes count more; over all pixels they are 1 on average.

    Parameters
    ----------
    masks : ndarray of int
        Classes.
    n_classes : int
        How many there are; each must occur.
    power : float
        From 0, all pixels count the same, to 1, all classes count the same.

    Returns
    -------
    ndarray of float32, shape (n_classes,)
        One weight for each class.
    """
    shares = np.bincount(masks.ravel(), minlength=n_classes) / masks.size
    weights = shares**-power
    return np.asarray(weights / np.sum(weights * shares), dtype=np.float32)


def halved(images: Array, masks: Array) -> tuple[Array, Array]:
    """Halve the height and width of scenes.

    Parameters
    ----------
    images : ndarray, shape (m, height, width, 3)
        Images, whole numbers; four pixels become their mean.
    masks : ndarray of int, shape (m, height, width)
        Classes; of four pixels the upper left one is kept.

    Returns
    -------
    images, masks : ndarray
        Half as high and half as wide.
    """
    m, height, width, channels = images.shape
    squares = images.reshape(m, height // 2, 2, width // 2, 2, channels)
    return squares.mean(axis=(2, 4)).round().astype(images.dtype), masks[:, ::2, ::2]


class Batches(keras.utils.PyDataset):  # type: ignore[misc]
    """Random batches of scenes, half of them mirrored, with a weight for each pixel.

    Parameters
    ----------
    images : ndarray of uint8, shape (m, height, width, 3)
        The images.
    masks : ndarray of int, shape (m, height, width)
        Their classes.
    weights : ndarray, shape (n_classes,)
        Weights of the classes.
    steps : int
        How many batches make an epoch.
    seed : int
        Start of the random numbers.
    size : int
        How many scenes make a batch.
    """

    def __init__(
        self, images: Array, masks: Array, weights: Array, steps: int, seed: int, size: int = 8
    ) -> None:
        super().__init__()
        self.inputs, self.masks, self.weights = to_inputs(images), masks, weights
        self.steps, self.size, self.rng = steps, size, np.random.default_rng(seed)

    def __len__(self) -> int:
        """Count the batches."""
        return self.steps

    def __getitem__(self, index: int) -> tuple[Array, Array, Array]:
        """Draw a batch: inputs, classes and weights."""
        chosen = self.rng.integers(len(self.inputs), size=self.size)
        inputs, masks = self.inputs[chosen], self.masks[chosen]
        if self.rng.random() < 0.5:
            inputs, masks = inputs[:, :, ::-1], masks[:, :, ::-1]
        return inputs, masks, self.weights[masks]


def train_segmenter(
    model: keras.Model, batches: Batches, parts: int = 1, rate: float = 0.003,
    after_part: Callable[[], None] | None = None,
) -> None:  # fmt: skip
    """Train with Adam; the rate rises for 20 steps and then falls along a cosine.

    Parameters
    ----------
    model : keras.Model
        A network that gives logits for each pixel.
    batches : Batches
        What it learns from; an epoch takes ``len(batches)`` steps.
    parts : int
        How many epochs.
    rate : float
        The largest learning rate.
    after_part : callable, optional
        Called after each epoch.
    """
    falling = keras.optimizers.schedules.CosineDecay(
        0.0, parts * len(batches), 0.02, warmup_target=rate, warmup_steps=20
    )
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(falling), loss, jit_compile=False)
    bar = tqdm(total=parts * len(batches), unit="steps")
    callback = keras.callbacks.LambdaCallback
    callbacks: list[Any] = [callback(on_train_batch_end=lambda *_, **__: bar.update())]
    if after_part:
        callbacks.append(callback(on_epoch_end=lambda *_, **__: after_part()))
    model.fit(batches, epochs=parts, verbose=0, callbacks=callbacks)
    bar.close()


def predict_classes(model: keras.Model, images: Array) -> NDArray[np.uint8]:
    """Label every pixel with the class of the largest logit.

    Parameters
    ----------
    model : keras.Model
        A network that gives logits for each pixel.
    images : ndarray of uint8, shape (m, height, width, 3)
        Images.

    Returns
    -------
    ndarray of uint8, shape (m, height, width)
        Classes.
    """
    logits = model.predict(to_inputs(images), batch_size=20, verbose=0)
    return np.asarray(logits.argmax(axis=-1), dtype=np.uint8)


def unet_without_skips(
    conv_block: Block, upsampling_block: Block, input_size: tuple[int, int, int],
    n_filters: int, n_classes: int,
) -> keras.Model:  # fmt: skip
    """Build a U-Net whose skip connections carry zeros, with as many weights as the real one.

    Parameters
    ----------
    conv_block, upsampling_block : callable
        The blocks that it is made of.
    input_size : tuple of int
        Height, width and channels.
    n_filters, n_classes : int
        As in a U-Net.

    Returns
    -------
    keras.Model
        From images to logits.
    """
    X = inputs = keras.Input(input_size)
    maps = []
    for depth in range(5):
        dropout = 0.3 if depth > 2 else 0
        X, skip = conv_block(X, n_filters << depth, dropout, depth < 4)
        maps.append(skip)
    for depth in (3, 2, 1, 0):
        silent = layers.Rescaling(0.0)(maps[depth])
        X = upsampling_block(X, silent, n_filters << depth)
    X = layers.Conv2D(n_filters, 3, padding="same", activation="relu",
                      kernel_initializer="he_normal")(X)  # fmt: skip
    return keras.Model(inputs, layers.Conv2D(n_classes, 1)(X))
