"""The solution of the transfer notebook has the published sizes, and other answers pass."""

from types import SimpleNamespace

import numpy as np
import pytest

from tables import right, told, wrong

TARGET = "course4/transfer_learning_mobilenet"

pytestmark = pytest.mark.frameworks

TOLD = [
    wrong("data_augmenter: classic", "degrees", ("0.2", "20")),
    wrong("alpaca_model: classic", "logit", ("linear", "sigmoid")),
    wrong(
        "alpaca_model: classic",
        "data_augmentation is not used",
        ("x = data_augmentation(", "x = data_augmenter()("),
    ),
    wrong(
        "alpaca_model: classic",
        "dropout is fixed in training mode",
        ("Dropout(0.2)(x)", "Dropout(0.2)(x, training=True)"),
    ),
    wrong("alpaca_model: classic", "no logit can be negative", ("linear", "relu")),
    wrong(
        "alpaca_model: classic",
        "prepared before the augmentation",
        ("x = data_augmentation(inputs)", "x = preprocess_input(inputs)"),
        ("x = preprocess_input(x)", "x = data_augmentation(x)"),
    ),
    wrong(
        "alpaca_model: classic",
        "before the average",
        ("training=False)\n", "training=False)\n    x = keras.layers.Dropout(0.2)(x)\n"),
        ("    x = keras.layers.Dropout(0.2)(x)\n    prediction", "    prediction"),
    ),
    wrong("alpaca_model: layers for everything", "0 to 1", ("127.5, offset=-1", "255")),
    wrong("fine_tuning: classic", "way around", ("[:fine_tune_at]", "[fine_tune_at:]")),
    wrong("fine_tuning: by number", "not lowered", ("te / 10", "te")),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)


def count(weights: list) -> int:
    """How many numbers a list of weights holds."""
    return sum(int(np.prod(each.shape)) for each in weights)


def test_the_model_has_the_published_parameters(names: SimpleNamespace) -> None:
    model = names.alpaca_model((64, 64), names.data_augmenter())
    trunk = model.get_layer("mobilenet_v2")
    assert (count(model.trainable_weights), trunk.count_params()) == (1281, 2257984)
    assert model.output_shape == (None, 1)
    names.fine_tuning(model, 120, 0.001)
    assert count(model.trainable_weights) == 1609345
    assert float(model.optimizer.learning_rate) == pytest.approx(0.0001)
    norms = [each for each in trunk.layers if type(each).__name__ == "BatchNormalization"]
    assert len(norms) == 52
    assert not any(each.trainable for each in norms)
