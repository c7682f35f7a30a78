"""The solution of the segmentation notebook has the published sizes, and other answers pass."""

from types import SimpleNamespace

import numpy as np
import pytest

from tables import right, told, wrong

TARGET = "course4/image_segmentation_unet"

pytestmark = pytest.mark.frameworks

TOLD = [
    wrong("conv_block: classic", "full", ("ion = conv\n", "ion = next_layer\n")),
    wrong(
        "conv_block: separate activations",
        "before the dropout",
        ("X = layers.Dropout(dropout_prob)(X)", "skip = X; X = layers.Dropout(dropout_prob)(X)"),
        ("layers.MaxPool2D()(X), X)", "layers.MaxPool2D()(X), skip)"),
        ("(X, X)", "(X, skip)"),
    ),
    wrong(
        "conv_block: classic",
        "next_layer should go through it",
        ("conv = keras.layers.Dropout(dropout_prob)(conv)", "pass"),
        ("ion = conv\n", "ion = keras.layers.Dropout(dropout_prob or 0)(conv)\n"),
    ),
    wrong("iou_per_class: by sets", "gets 0", ('float("nan")', "0")),
    wrong("dice: from the IoU", "IoU", ("2 * iou / (1 + iou)", "iou")),
    wrong("mean_iou: by selection", "counts as 0", ("/ len(present)", "/ n_classes")),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)
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
