"""The solution of the transfer notebook has the published sizes, and other answers pass."""

import re
from types import SimpleNamespace

import numpy as np
import pytest
from classic_answers import CLASSIC_AUGMENTER, CLASSIC_MODEL, CLASSIC_TUNING

from answers import unseen_mistakes, verdict_on

pytestmark = pytest.mark.frameworks

pytest.importorskip("tensorflow")

TARGET = "course4/transfer_learning_mobilenet"


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


LIMITS_AS_A_PAIR = """
def data_augmenter():
    turn = layers.RandomRotation(factor=(-0.2, 0.2), fill_mode="nearest")
    return keras.Sequential([layers.RandomFlip(mode="horizontal"), turn])
"""

LAYERS_FOR_EVERYTHING = """
def alpaca_model(image_shape, data_augmentation):
    trunk = load_mobilenet((image_shape[0], image_shape[1], 3))
    for layer in trunk.layers:
        layer.trainable = False
    head = keras.Sequential([layers.Dropout(0.2), layers.Dense(1)])
    inputs = keras.Input((image_shape[0], image_shape[1], 3))
    X = layers.Rescaling(1 / 127.5, offset=-1)(data_augmentation(inputs))
    X = keras.ops.mean(trunk(X, training=False), axis=(1, 2))
    return keras.Model(inputs, head(X))
"""

TUNING_BY_NUMBER = """
def fine_tuning(model, fine_tune_at=120, base_learning_rate=0.001):
    (trunk,) = [each for each in model.layers if each.name == "mobilenet_v2"]
    trunk.trainable = True
    for number, layer in enumerate(trunk.layers):
        layer.trainable = number >= fine_tune_at
    loss = keras.losses.BinaryFocalCrossentropy(gamma=0, from_logits=True)
    model.compile(keras.optimizers.Adam(base_learning_rate / 10), loss)
    return model
"""


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        ("data_augmenter", CLASSIC_AUGMENTER),
        ("data_augmenter", LIMITS_AS_A_PAIR),
        ("alpaca_model", CLASSIC_MODEL),
        ("alpaca_model", LAYERS_FOR_EVERYTHING),
        ("fine_tuning", CLASSIC_TUNING),
        ("fine_tuning", TUNING_BY_NUMBER),
    ],
)
def test_another_right_answer_gets_full_points(exercise: str, answer: str) -> None:
    verdict = verdict_on(TARGET, exercise, answer)
    assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)


@pytest.mark.parametrize(
    ("exercise", "answer", "told"),
    [
        ("data_augmenter", CLASSIC_AUGMENTER.replace("0.2", "20"), "degrees"),
        ("alpaca_model", CLASSIC_MODEL.replace("linear", "sigmoid"), "logit"),
        ("alpaca_model", LAYERS_FOR_EVERYTHING.replace("127.5, offset=-1", "255"), "0 to 1"),
        ("fine_tuning", CLASSIC_TUNING.replace("[:fine_tune_at]", "[fine_tune_at:]"), "way around"),
        ("fine_tuning", TUNING_BY_NUMBER.replace("te / 10", "te"), "not lowered"),
    ],
)  # fmt: skip
def test_a_common_mistake_is_told(exercise: str, answer: str, told: str) -> None:
    verdict = verdict_on(TARGET, exercise, answer)
    assert verdict.status != "passed"
    assert re.search(told, verdict.mistake or "")


def test_the_augmenter_must_be_the_argument() -> None:
    answer = CLASSIC_MODEL.replace("x = data_augmentation(", "x = data_augmenter()(")
    verdict = verdict_on(TARGET, "alpaca_model", answer)
    assert "data_augmentation is not used" in (verdict.mistake or "")


def test_every_known_mistake_fails_visibly() -> None:
    assert unseen_mistakes(TARGET) == []
