"""The solution of the residual networks gives the known numbers, and other answers pass."""

from collections import Counter
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tables import right, told, wrong

TARGET = "course4/residual_networks"

pytestmark = pytest.mark.frameworks

TOLD = [
    wrong("identity_block: in a loop", "shortcut is missing", ("relu(X + Y)", "relu(Y)")),
    wrong(
        "convolutional_block: shortcut first",
        "shortcut has no stride",
        ("F3, 1, s,", "F3, 1,"),
        ("[short, X]", "[X, short]"),
    ),
    wrong("ResNet50: in loops", "Stage 4 has six", ("(4, 6)", "(4, 5)")),
    wrong(
        "ResNet50: in loops", "dropout", ("AvgPool2D(2)(X)", "AvgPool2D(2)(layers.Dropout(0.2)(X))")
    ),
    wrong("predict_sign: by a call", "training mode", ("False", "True")),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)


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
