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

pytest.importorskip("tensorflow")

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


TRAINING = """
import json
import numpy as np
from types import SimpleNamespace
from answers import solution

names = SimpleNamespace(**solution("course4/keras_tutorial").namespace)
names.keras.utils.set_random_seed(2)
rng = np.random.default_rng(2)
labels = rng.integers(0, 2, (100, 1))
bright = names.prepare(rng.integers(0, 128, (100, 8, 8, 3)) + 127 * labels[..., None, None])
model = names.compile_model(names.HappyModel((8, 8, 3)), learning_rate=0.01)
counted = model.count_params()
history = names.train_model(model, bright, labels, epochs=25, batch_size=8)
loss, accuracy = names.evaluate_model(model, bright[80:], labels[80:])
chance = names.predict_picture(model, np.full((8, 8, 3), 190))
print(json.dumps([names.keras.backend.backend(), counted, history["loss"], accuracy, chance]))
"""


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


SCALED_BY_NUMPY = """
def prepare(pictures):
    return np.multiply(pictures, 1 / 255.0)
"""

FIRST_MODEL_AS_CHAIN = """
def first_model(input_shape):
    X_input = keras.layers.Input(input_shape)
    X = keras.layers.Conv2D(32, (7, 7), strides=(1, 1), padding="same", name="conv0")(X_input)
    X = keras.layers.BatchNormalization(axis=3, name="bn0")(X)
    X = keras.ops.relu(X)
    X = keras.layers.MaxPooling2D((2, 2), name="max_pool")(X)
    X = keras.layers.Flatten()(X)
    X = keras.layers.Dense(1, activation="sigmoid", name="fc")(X)
    return keras.models.Model(inputs=X_input, outputs=X, name="HappyModel")
"""

FIRST_MODEL_STEP_BY_STEP = """
def first_model(input_shape):
    model = keras.Sequential()
    model.add(keras.Input(input_shape))
    model.add(layers.ZeroPadding2D((3, 3)))
    model.add(layers.Conv2D(filters=32, kernel_size=(7, 7)))
    for layer in (layers.BatchNormalization(), layers.ReLU(), layers.MaxPool2D(), layers.Flatten()):
        model.add(layer)
    model.add(layers.Dense(1))
    model.add(layers.Activation("sigmoid"))
    return model
"""

PARAMETERS_OF_KERAS = """
def count_parameters(f, n_C_prev, n_C):
    model = keras.Sequential([
        keras.Input((f, f, n_C_prev)), layers.Conv2D(n_C, f), layers.BatchNormalization(),
    ])
    def count(weights):
        return sum(np.prod(weight.shape) for weight in weights)
    return count(model.trainable_weights), count(model.non_trainable_weights)
"""

CLASSIC_BLOCK = """
def happy_block(X, n_C):
    X = layers.ZeroPadding2D((1, 1))(X)
    X = layers.Conv2D(n_C, (3, 3), strides=(1, 1))(X)
    X = layers.BatchNormalization(axis=3)(X)
    X = layers.Activation("relu")(X)
    return layers.MaxPooling2D((2, 2), strides=(2, 2))(X)
"""

CLASSIC_HAPPY_MODEL = """
def HappyModel(input_shape):
    X_input = keras.Input(input_shape)
    X = X_input
    for k, filters in ((1, 8), (2, 16), (3, 32)):
        X = layers.ZeroPadding2D((1, 1))(X)
        X = layers.Conv2D(filters, (3, 3), strides=(1, 1), name=f"conv{k}")(X)
        X = layers.BatchNormalization(axis=3, name=f"bn{k}")(X)
        X = layers.Activation("relu")(X)
        X = layers.MaxPooling2D((2, 2), strides=(2, 2), name=f"max_pool{k}")(X)
    X = layers.Flatten()(X)
    X = layers.Dense(1, activation="sigmoid", name="fc")(X)
    return keras.Model(inputs=X_input, outputs=X, name="HappyModel")
"""

HAPPY_LIST_WITH_DROPOUT = """
def HappyModel(input_shape):
    parts = [keras.Input(input_shape)]
    for filters in (8, 16, 32):
        parts += [layers.Conv2D(filters, 3, padding="same"), layers.BatchNormalization(),
                  layers.ReLU(), layers.MaxPooling2D()]
    parts += [layers.Flatten(), layers.Dropout(0.4), layers.Dense(1, "sigmoid")]
    return keras.Sequential(parts)
"""

COMPILED_WITH_OBJECTS = """
def compile_model(model, learning_rate=0.001):
    adam = keras.optimizers.Adam(learning_rate, beta_1=0.9, beta_2=0.999, epsilon=1e-8)
    model.compile(adam, keras.losses.BinaryCrossentropy(), metrics=["binary_accuracy"])
    return model
"""

TRAINED_ON_A_PART = """
def train_model(model, X, Y, epochs=20, batch_size=16, callbacks=None):
    last = int(len(X) * 0.8)
    return model.fit(
        X[:last], Y[:last], batch_size, epochs, 0, callbacks,
        validation_data=(X[last:], Y[last:]),
    ).history
"""

EVALUATED_AS_DICTIONARY = """
def evaluate_model(model, X, Y):
    found = model.evaluate(x=X, y=Y, batch_size=8, return_dict=True, verbose=0)
    return found["loss"], found["accuracy"]
"""

EVALUATED_BY_HAND = """
def evaluate_model(model, X, Y):
    chances = np.asarray(model(X, training=False))
    loss = keras.losses.binary_crossentropy(Y.astype("float32"), chances)
    return np.mean(loss), np.mean((chances > 0.5) == Y)
"""

PICTURE_BY_CALL = """
def predict_picture(model, pixels):
    return float(model(np.expand_dims(pixels, 0) / 255.0, training=False)[0, 0])
"""


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        ("prepare", SCALED_BY_NUMPY),
        ("first_model", FIRST_MODEL_AS_CHAIN),
        ("first_model", FIRST_MODEL_STEP_BY_STEP),
        ("count_parameters", PARAMETERS_OF_KERAS),
        ("happy_block", CLASSIC_BLOCK),
        ("HappyModel", CLASSIC_HAPPY_MODEL),
        ("HappyModel", HAPPY_LIST_WITH_DROPOUT),
        ("compile_model", COMPILED_WITH_OBJECTS),
        ("train_model", TRAINED_ON_A_PART),
        ("evaluate_model", EVALUATED_AS_DICTIONARY),
        ("evaluate_model", EVALUATED_BY_HAND),
        ("predict_picture", PICTURE_BY_CALL),
    ],
)
def test_another_right_answer_gets_full_points(exercise: str, answer: str) -> None:
    verdict = verdict_on(TARGET, exercise, answer)
    assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)


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
