"""The solution of the segmentation notebook has the published sizes, and other answers pass."""

import re
from types import SimpleNamespace

import numpy as np
import pytest
from classic_answers import CLASSIC_CONV_BLOCK, CLASSIC_UNET, CLASSIC_UPSAMPLING_BLOCK

from answers import unseen_mistakes, verdict_on

pytestmark = pytest.mark.frameworks


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


test_right_answer = right(TARGET)


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


