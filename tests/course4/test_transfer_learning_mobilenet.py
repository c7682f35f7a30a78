"""The solution of the transfer notebook has the published sizes, and other answers pass."""

import re
from types import SimpleNamespace

import numpy as np
import pytest
from classic_answers import CLASSIC_AUGMENTER, CLASSIC_MODEL, CLASSIC_TUNING

from answers import unseen_mistakes, verdict_on

pytestmark = pytest.mark.frameworks


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


test_right_answer = right(TARGET)


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


