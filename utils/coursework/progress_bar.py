"""A progress bar for training with Keras."""

from typing import Any

import keras
from tqdm.auto import tqdm


def progress(epochs: int) -> Any:
    """Make a callback for ``fit`` that shows a progress bar with loss and accuracy.

    Parameters
    ----------
    epochs : int
        How many epochs the training takes.

    Returns
    -------
    keras.callbacks.Callback
        For one call of ``fit``, which should get ``verbose=0``.
    """
    bar = tqdm(total=epochs, unit="epochs")

    def show(_: int, logs: dict[str, float]) -> None:
        bar.set_postfix({name: f"{value:.3f}" for name, value in logs.items()})
        bar.update()

    return keras.callbacks.LambdaCallback(on_epoch_end=show, on_train_end=lambda *_: bar.close())
