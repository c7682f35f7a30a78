"""The solution of the Keras tutorial has the known sizes, runs on JAX, and other answers pass."""

import json
import os
import subprocess
import sys
from types import SimpleNamespace

import numpy as np
import pytest

from answers import verdict_on
from project import ROOT

pytestmark = pytest.mark.frameworks


TARGET = "course4/keras_tutorial"
DOOR = (64, 64, 3)


@pytest.mark.parametrize(("model", "parameters"), [("first_model", 37633), ("HappyModel", 8305)])
def test_known_number_of_parameters(model: str, parameters: int, names: SimpleNamespace) -> None:
    assert getattr(names, model)(DOOR).count_params() == parameters


def test_a_single_block_has_the_sizes_of_the_published_summary(names: SimpleNamespace) -> None:
    """Of the classic model whose blocks all start from the input only the last one is left."""
    X_input = names.keras.Input(shape=DOOR)
    X = names.layers.Flatten()(names.happy_block(X_input, 32))
    model = names.keras.Model(X_input, names.layers.Dense(1, activation="sigmoid")(X))
    sizes = {type(each).__name__: each.count_params() for each in model.layers}
    assert (sizes["Conv2D"], sizes["BatchNormalization"], sizes["Dense"]) == (896, 128, 32769)
    assert model.count_params() == 33793
    assert sum(int(np.prod(each.shape)) for each in model.non_trainable_weights) == 64


def test_counted_parameters_are_those_of_the_layers(names: SimpleNamespace) -> None:
    layers = names.first_model(DOOR).layers
    convolution, norm = (each for each in layers if each.name.startswith(("conv", "batch")))
    trainable, non_trainable = names.count_parameters(7, 3, 32)
    assert trainable == convolution.count_params() + 64
    assert trainable + non_trainable == convolution.count_params() + norm.count_params()


def test_the_solution_trains_on_jax() -> None:
    """The same code on another backend, in a process of its own."""
    folders = os.pathsep.join(map(str, (ROOT, ROOT / "utils", ROOT / "tests")))
    environment = {**os.environ, "KERAS_BACKEND": "jax", "PYTHONPATH": folders}
    run = subprocess.run(
        [sys.executable, "-c", TRAINING],
        env=environment, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    backend, parameters, losses, accuracy, chance = json.loads(run.stdout.splitlines()[-1])
    assert backend == "jax"
    assert parameters == 224 + 32 + 1168 + 64 + 4640 + 128 + 33
    assert losses[-1] < 0.1 < losses[0]
    assert accuracy > 0.95
    assert chance > 0.9


test_right_answer = right(TARGET)


def test_blocks_that_start_from_the_input_are_told_so() -> None:
    answer = CLASSIC_HAPPY_MODEL.replace(
        "X = layers.ZeroPadding2D((1, 1))(X)", "X = layers.ZeroPadding2D((1, 1))(X_input)"
    )
    verdict = verdict_on(TARGET, "HappyModel", answer)
    assert verdict.status != "passed"
    assert "starts again from the input" in (verdict.mistake or "")


def test_a_picture_that_is_not_scaled_is_told_so() -> None:
    verdict = verdict_on(TARGET, "predict_picture", PICTURE_BY_CALL.replace(" / 255.0", ""))
    assert verdict.status != "passed"
    assert "not prepared" in (verdict.mistake or "")


def test_batch_norm_in_training_mode_is_told_so() -> None:
    answer = EVALUATED_BY_HAND.replace("training=False", "training=True")
    verdict = verdict_on(TARGET, "evaluate_model", answer)
    assert verdict.status != "passed"
    assert "training mode" in (verdict.mistake or "")
