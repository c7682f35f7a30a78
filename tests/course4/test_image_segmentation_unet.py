"""The solution of the segmentation notebook has the published sizes, and other answers pass."""

import re
from types import SimpleNamespace

import numpy as np
import pytest
from classic_answers import CLASSIC_CONV_BLOCK, CLASSIC_UNET, CLASSIC_UPSAMPLING_BLOCK

from answers import unseen_mistakes, verdict_on

pytestmark = pytest.mark.frameworks

pytest.importorskip("tensorflow")

TARGET = "course4/image_segmentation_unet"
# Parameters of the 35 layers as the classic course prints them, without the layers that have none.
PUBLISHED = (
    896, 9248, 18496, 36928, 73856, 147584, 295168, 590080, 1180160, 2359808,
    1179904, 1179904, 590080, 295040, 295040, 147584, 73792, 73792, 36928, 18464, 18464, 9248,
    9248, 759,
)  # fmt: skip


def test_the_default_model_has_the_published_parameters(names: SimpleNamespace) -> None:
    model = names.unet_model()
    assert model.count_params() == 8640471
    assert tuple(each.count_params() for each in model.layers if each.weights) == PUBLISHED
    assert model.output_shape == (None, 96, 128, 23)


def test_blocks_have_the_published_sizes(names: SimpleNamespace) -> None:
    following, skip = names.conv_block(names.keras.Input((96, 128, 3)), 32)
    assert (following.shape[1:], skip.shape[1:]) == ((48, 64, 32), (96, 128, 32))
    inputs = names.keras.Input((12, 16, 256)), names.keras.Input((24, 32, 128))
    model = names.keras.Model(inputs, names.upsampling_block(*inputs, 32))
    counts = [each.count_params() for each in model.layers if each.weights]
    assert counts == [73760, 46112, 9248]


def test_measures_follow_from_each_other(names: SimpleNamespace) -> None:
    rng = np.random.default_rng(0)
    y_true, y_pred = rng.integers(0, 5, (2, 3, 20, 20))
    iou, dice = names.iou_per_class(y_true, y_pred, 6), names.dice(y_true, y_pred, 6)
    np.testing.assert_allclose(dice, 2 * iou / (1 + iou))
    assert np.isnan(iou[5])
    assert np.isnan(dice[5])
    assert names.mean_iou(y_true, y_pred, 6) == pytest.approx(iou[:5].mean())


SEPARATE_ACTIVATIONS = """
def conv_block(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    X = inputs
    for _ in range(2):
        X = layers.Conv2D(n_filters, (3, 3), padding="same", kernel_initializer="he_normal")(X)
        X = layers.ReLU()(X)
    X = layers.Dropout(dropout_prob)(X)
    return (layers.MaxPool2D()(X), X) if max_pooling else (X, X)
"""

LAST_AXIS = """
def upsampling_block(expansive_input, contractive_input, n_filters=32):
    X = layers.Conv2DTranspose(n_filters, 3, 2, "same")(expansive_input)
    X = layers.Concatenate()([X, contractive_input])
    return conv_block(X, n_filters, max_pooling=False)[0]
"""

UNET_BY_LOOPS = """
def unet_model(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    X = inputs = keras.Input(shape=input_size)
    skips = []
    for k in range(5):
        X, skip = conv_block(X, n_filters * 2**k, 0.3 if k > 2 else 0, k < 4)
        skips.append(skip)
    for k in reversed(range(4)):
        X = upsampling_block(X, skips[k], n_filters * 2**k)
    X = layers.Conv2D(n_filters, 3, padding="same", activation="relu",
                      kernel_initializer="he_normal")(X)
    return keras.Model(inputs, layers.Dense(n_classes)(X))
"""

IOU_FROM_A_TABLE = """
def iou_per_class(y_true, y_pred, n_classes):
    table = np.zeros((n_classes, n_classes))
    np.add.at(table, (np.ravel(y_true), np.ravel(y_pred)), 1)
    right = np.diag(table)
    with np.errstate(invalid="ignore"):
        return right / (table.sum(axis=0) + table.sum(axis=1) - right)
"""

IOU_BY_SETS = """
def iou_per_class(y_true, y_pred, n_classes):
    iou = []
    for k in range(n_classes):
        t, p = set(np.flatnonzero(y_true == k)), set(np.flatnonzero(y_pred == k))
        iou.append(len(t & p) / len(t | p) if t | p else float("nan"))
    return iou
"""

DICE_FROM_IOU = """
def dice(y_true, y_pred, n_classes):
    iou = iou_per_class(y_true, y_pred, n_classes)
    return 2 * iou / (1 + iou)
"""

MEAN_BY_SELECTION = """
def mean_iou(y_true, y_pred, n_classes):
    iou = iou_per_class(y_true, y_pred, n_classes)
    present = [each for each in iou if not np.isnan(each)]
    return sum(present) / len(present)
"""


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        ("conv_block", CLASSIC_CONV_BLOCK),
        ("conv_block", SEPARATE_ACTIVATIONS),
        ("upsampling_block", CLASSIC_UPSAMPLING_BLOCK),
        ("upsampling_block", LAST_AXIS),
        ("unet_model", CLASSIC_UNET),
        ("unet_model", UNET_BY_LOOPS),
        ("iou_per_class", IOU_FROM_A_TABLE),
        ("iou_per_class", IOU_BY_SETS),
        ("dice", DICE_FROM_IOU),
        ("mean_iou", MEAN_BY_SELECTION),
    ],
)
def test_another_right_answer_gets_full_points(exercise: str, answer: str) -> None:
    verdict = verdict_on(TARGET, exercise, answer)
    assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)


@pytest.mark.parametrize(
    ("exercise", "answer", "told"),
    [
        ("conv_block", CLASSIC_CONV_BLOCK.replace("ion = conv\n", "ion = next_layer\n"), "full"),
        ("iou_per_class", IOU_BY_SETS.replace('float("nan")', "0"), "gets 0"),
        ("dice", DICE_FROM_IOU.replace("2 * iou / (1 + iou)", "iou"), "IoU"),
        ("mean_iou", MEAN_BY_SELECTION.replace("/ len(present)", "/ n_classes"), "counts as 0"),
    ],
)  # fmt: skip
def test_a_common_mistake_is_told(exercise: str, answer: str, told: str) -> None:
    verdict = verdict_on(TARGET, exercise, answer)
    assert verdict.status != "passed"
    assert re.search(told, verdict.mistake or "")


def test_every_known_mistake_fails_visibly() -> None:
    assert unseen_mistakes(TARGET) == []
