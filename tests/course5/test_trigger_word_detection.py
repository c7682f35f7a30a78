"""The published numbers come out, other right answers pass, and wrong ones are told."""

import numpy as np
import pytest

from tables import right, told, wrong

TARGET = "course5/trigger_word_detection"

pytestmark = pytest.mark.frameworks

TOLD = [
    wrong("insert_ones: classic", "leaves the array", ("            if i < Ty:\n    ", "")),
    wrong(
        "create_training_example: classic", "follow the start", ("segment_end)", "segment_start)")
    ),
    wrong(
        "create_training_example: negatives first",
        "no labels though",
        ("        insert_ones(y, end)\n", ""),
    ),
    wrong("find_detections: counted down", "too short", ("= pause", "= max(0, pause - 1)")),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)


@pytest.mark.parametrize(
    ("segment", "others", "overlap"),
    [
        ((950, 1430), [(2000, 2550), (260, 949)], False),
        ((2305, 2950), [(824, 1532), (1900, 2305), (3424, 3656)], True),
        ((670, 1430), [], False),
        ((500, 1000), [(100, 499), (1001, 1100)], False),
        ((750, 1250), [(100, 750), (1001, 1100)], True),
        ((750, 1250), [(300, 600), (1250, 1500)], True),
        ((750, 1250), [(300, 600), (600, 1500), (1600, 1800)], True),
        ((800, 1100), [(300, 600), (900, 1000), (1600, 1800)], True),
    ],
)
def test_published_overlaps(names, segment, others, overlap) -> None:
    assert names.is_overlapping(segment, others) is overlap


@pytest.mark.parametrize(
    ("taken", "segment"), [([(3790, 4400)], (2254, 3169)), ([(0, 4400)], (7286, 8201))]
)
def test_published_segments(names, taken, segment) -> None:
    np.random.seed(5)
    clip = np.ones(916 * 8)
    sound, found = names.insert_audio_clip(np.zeros(80000), clip, taken)
    assert (found, taken[-1]) == (segment, segment)
    assert np.flatnonzero(sound)[[0, -1]].tolist() == [8 * segment[0], 8 * segment[1] + 7]


def test_no_room_is_no_endless_loop(names) -> None:
    taken = [(0, 9999)]
    sound, found = names.insert_audio_clip(np.zeros(80000), np.ones(800), taken)
    assert (found, taken, sound.any()) == ((10000, 10000), [(0, 9999)], False)


def test_published_labels(names) -> None:
    y = names.insert_ones(names.insert_ones(np.zeros((1, 1375)), 9700, 50), 4251, 50)
    assert (y[0, 1333], y[0, 634], y[0, 635]) == (0, 1, 0)
    assert np.flatnonzero(y).tolist() == [*range(585, 635), *range(1334, 1375)]


def test_model_is_causal_and_has_the_stated_sizes(names) -> None:
    model = names.modelf((499, 101))
    assert model.output_shape == (None, 122, 1)
    X = np.random.default_rng(1).normal(size=(1, 499, 101)).astype("float32")
    changed = X.copy()
    changed[:, 250:] += 1
    one, other = (np.asarray(model(each, training=False))[0, :, 0] for each in (X, changed))
    step = (250 - 15) // 4 + 1
    np.testing.assert_allclose(one[:step], other[:step], atol=1e-6)
    assert np.all(one[step : step + 10] != other[step : step + 10])
