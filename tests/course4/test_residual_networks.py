"""The solution of the residual networks gives the known numbers, and other answers pass."""

from collections import Counter
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from answers import verdict_on

pytestmark = pytest.mark.frameworks

pytest.importorskip("tensorflow")

TARGET = "course4/residual_networks"


@pytest.fixture(scope="module")
def resnet50(names: SimpleNamespace) -> Any:
    """The network of the classic course, for 64 × 64 pictures and six classes."""
    return names.ResNet50(input_shape=(64, 64, 3), classes=6)


def test_numbers_of_parameters(resnet50: Any) -> None:
    trainable, other = (
        sum(int(np.prod(each.shape)) for each in weights)
        for weights in (resnet50.trainable_weights, resnet50.non_trainable_weights)
    )
    assert (resnet50.count_params(), trainable, other) == (23_600_006, 23_546_886, 53_120)


def test_numbers_of_layers(resnet50: Any) -> None:
    kinds = Counter(type(layer).__name__ for layer in resnet50.layers)
    assert len(resnet50.layers) == 177
    assert [kinds[kind] for kind in ("Conv2D", "BatchNormalization", "ReLU", "Add")] == [
        53, 53, 49, 16,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "last", "shape", "parameters"),
    [
        ("ZeroPadding2D", -1, (70, 70, 3), 0),
        ("Conv2D", 0, (32, 32, 64), 9472),
        ("BatchNormalization", 0, (32, 32, 64), 256),
        ("MaxPooling2D", 0, (15, 15, 64), 0),
        ("Add", 2, (15, 15, 256), 0),
        ("Add", 6, (8, 8, 512), 0),
        ("Add", 12, (4, 4, 1024), 0),
        ("ReLU", -1, (2, 2, 2048), 0),
        ("AveragePooling2D", -1, (1, 1, 2048), 0),
        ("Flatten", -1, (2048,), 0),
        ("Dense", -1, (6,), 12294),
    ],
)
def test_shapes_on_the_way(
    resnet50: Any, kind: str, last: int, shape: tuple[int, ...], parameters: int
) -> None:
    layer = [each for each in resnet50.layers if type(each).__name__ == kind][last]
    assert layer.output.shape == (None, *shape)
    assert layer.count_params() == parameters


def test_classic_names(resnet50: Any) -> None:
    names = {layer.name for layer in resnet50.layers}
    assert {"res2a_branch1", "bn2a_branch1", "res4f_branch2c", "bn5c_branch2b"} <= names
    assert {"conv1", "bn_conv1", "avg_pool", "fc6"} <= names


def test_a_block_that_has_learned_nothing_lets_positive_numbers_pass(
    names: SimpleNamespace,
) -> None:
    X = names.keras.Input((5, 4, 3))
    model = names.keras.Model(X, names.identity_block(X, 3, [2, 2, 3], 1, "a"))
    last = [each for each in model.layers if isinstance(each, names.layers.BatchNormalization)][-1]
    last.gamma.assign(np.zeros(3))
    picture = np.random.default_rng(1).normal(size=(2, 5, 4, 3)).astype(np.float32)
    np.testing.assert_array_equal(model(picture), np.maximum(picture, 0))


CLASSIC_IDENTITY = """
def identity_block(X, f, filters, stage, block):
    from keras.initializers import glorot_uniform
    from keras.layers import Activation, Add, BatchNormalization, Conv2D
    conv_name_base = 'res' + str(stage) + block + '_branch'
    bn_name_base = 'bn' + str(stage) + block + '_branch'
    F1, F2, F3 = filters
    X_shortcut = X
    X = Conv2D(filters=F1, kernel_size=(1, 1), strides=(1, 1), padding='valid',
               name=conv_name_base + '2a', kernel_initializer=glorot_uniform(seed=0))(X)
    X = BatchNormalization(axis=3, name=bn_name_base + '2a')(X)
    X = Activation('relu')(X)
    X = Conv2D(filters=F2, kernel_size=(f, f), strides=(1, 1), padding='same',
               name=conv_name_base + '2b', kernel_initializer=glorot_uniform(seed=0))(X)
    X = BatchNormalization(axis=3, name=bn_name_base + '2b')(X)
    X = Activation('relu')(X)
    X = Conv2D(filters=F3, kernel_size=(1, 1), strides=(1, 1), padding='valid',
               name=conv_name_base + '2c', kernel_initializer=glorot_uniform(seed=0))(X)
    X = BatchNormalization(axis=3, name=bn_name_base + '2c')(X)
    X = Add()([X, X_shortcut])
    return Activation('relu')(X)
"""

IDENTITY_BY_LOOP = """
def identity_block(X, f, filters, stage, block):
    Y = X
    for place, (F, kernel) in enumerate(zip(filters, (1, f, 1))):
        Y = layers.BatchNormalization()(layers.Conv2D(F, kernel, padding="same")(Y))
        if place < 2:
            Y = keras.ops.relu(Y)
    return keras.ops.relu(X + Y)
"""

CONVOLUTIONAL_SHORTCUT_FIRST = """
def convolutional_block(X, f, filters, stage, block, s=2):
    F1, F2, F3 = filters
    short = layers.BatchNormalization()(layers.Conv2D(F3, 1, s, padding="same")(X))
    X = layers.BatchNormalization(-1)(layers.Conv2D(F1, 1, s, padding="same")(X))
    X = layers.Conv2D(F2, f, padding="same")(keras.activations.relu(X))
    X = keras.activations.relu(layers.BatchNormalization(momentum=0.9)(X))
    X = layers.BatchNormalization()(layers.Conv2D(F3, 1)(X))
    return layers.Activation("relu")(layers.add([short, X]))
"""

NETWORK_BY_LOOP = """
def ResNet50(input_shape=(64, 64, 3), classes=6):
    start = keras.Input(input_shape)
    X = layers.Conv2D(64, 7, strides=2)(layers.ZeroPadding2D(3)(start))
    X = layers.MaxPooling2D(3, 2)(layers.ReLU()(layers.BatchNormalization()(X)))
    for stage, blocks in ((2, 3), (3, 4), (4, 6), (5, 3)):
        F = 64 * 2 ** (stage - 2)
        X = convolutional_block(X, 3, (F, F, 4 * F), stage, "a", 1 if stage == 2 else 2)
        for number in range(1, blocks):
            X = identity_block(
                X, f=3, filters=(F, F, 4 * F), stage=stage, block=chr(97 + number))
    X = layers.Flatten()(layers.AvgPool2D(2)(X))
    return keras.Model(start, layers.Softmax()(layers.Dense(classes)(X)))
"""

SIGN_BY_CALL = """
def predict_sign(model, picture):
    X = np.asarray(picture, dtype="float32")[np.newaxis] / 255.0
    probabilities = keras.ops.reshape(model(X, training=False), (-1,))
    return keras.ops.argmax(probabilities), probabilities
"""


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        ("identity_block", CLASSIC_IDENTITY),
        ("identity_block", IDENTITY_BY_LOOP),
        ("convolutional_block", CONVOLUTIONAL_SHORTCUT_FIRST),
        ("ResNet50", NETWORK_BY_LOOP),
        ("predict_sign", SIGN_BY_CALL),
    ],
)
def test_another_right_answer_gets_full_points(exercise: str, answer: str) -> None:
    verdict = verdict_on(TARGET, exercise, answer)
    assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)


@pytest.mark.parametrize(
    ("exercise", "answer", "sentence"),
    [
        (
            "identity_block",
            IDENTITY_BY_LOOP.replace("relu(X + Y)", "relu(Y)"),
            "shortcut is missing",
        ),
        (
            "convolutional_block",
            CONVOLUTIONAL_SHORTCUT_FIRST.replace("F3, 1, s,", "F3, 1,").replace(
                "[short, X]", "[X, short]"
            ),
            "shortcut has no stride",
        ),
        ("ResNet50", NETWORK_BY_LOOP.replace("(4, 6)", "(4, 5)"), "Stage 4 has six"),
        ("predict_sign", SIGN_BY_CALL.replace("False", "True"), "training mode"),
    ],
)
def test_a_mistake_is_told_in_another_way_of_writing(
    exercise: str, answer: str, sentence: str
) -> None:
    verdict = verdict_on(TARGET, exercise, answer)
    assert verdict.status != "passed"
    assert sentence in (verdict.mistake or "")
