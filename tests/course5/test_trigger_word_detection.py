"""The published numbers come out, other right answers pass, and wrong ones are told."""

import numpy as np
import pytest

from answers import unseen_mistakes, verdict_on

pytestmark = pytest.mark.frameworks

pytest.importorskip("tensorflow")

TARGET = "course5/trigger_word_detection"


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


OVERLAP_BY_MAXIMUM = """
def is_overlapping(segment_time, previous_segments):
    return any(max(segment_time[0], s) <= min(segment_time[1], e) for s, e in previous_segments)
"""

INSERTED_BY_FOR = """
def insert_audio_clip(background, audio_clip, previous_segments):
    for attempt in range(20):
        segment_time = get_random_time_segment(len(audio_clip) // 8)
        if not is_overlapping(segment_time, previous_segments):
            break
    else:
        return background, (10000, 10000)
    previous_segments += [segment_time]
    sound = np.zeros(len(background))
    sound[segment_time[0] * 8 :][: len(audio_clip)] = audio_clip
    return background + sound, segment_time
"""

CLASSIC_ONES = """
def insert_ones(y, segment_end_ms, n_ones=5):
    _, Ty = y.shape
    segment_end_y = int(segment_end_ms * Ty / 10000.0)
    if segment_end_y < Ty:
        for i in range(segment_end_y + 1, segment_end_y + n_ones + 1):
            if i < Ty:
                y[0, i] = 1
    return y
"""

CLASSIC_EXAMPLE = """
def create_training_example(background, activates, negatives, Ty):
    background = background / 10
    y = np.zeros((1, Ty))
    previous_segments = []
    number = np.random.randint(0, 5)
    for i in np.random.randint(len(activates), size=number):
        background, segment_time = insert_audio_clip(background, activates[i], previous_segments)
        segment_start, segment_end = segment_time
        y = insert_ones(y, segment_end)
    number = np.random.randint(0, 5)
    for i in np.random.randint(len(negatives), size=number):
        background, _ = insert_audio_clip(background, negatives[i], previous_segments)
    return spectrogram(match_target_amplitude(background, -20.0)), y
"""

NEGATIVES_FIRST = """
def create_training_example(background, activates, negatives, Ty):
    rng = np.random.default_rng(np.random.randint(10**6))
    sound, y, taken = background * 10 ** (-20 / 20), np.zeros((1, Ty)), []
    for _ in range(rng.integers(5)):
        sound, _ = insert_audio_clip(sound, negatives[rng.integers(len(negatives))], taken)
    for _ in range(rng.integers(5)):
        sound, (_, end) = insert_audio_clip(sound, activates[rng.integers(len(activates))], taken)
        insert_ones(y, end)
    return spectrogram(match_target_amplitude(sound, -20)), y
"""

SEQUENTIAL = """
def modelf(input_shape):
    return keras.Sequential([
        keras.Input(input_shape), layers.Conv1D(filters=48, kernel_size=15, strides=4),
        layers.BatchNormalization(), layers.ReLU(), layers.Dropout(0.3),
        layers.GRU(units=40, return_sequences=True), layers.BatchNormalization(),
        layers.Dropout(0.3), layers.TimeDistributed(layers.Dense(1, activation="sigmoid")),
    ])
"""

COUNTED_DOWN = """
def find_detections(probabilities, threshold=0.5, pause=8):
    steps, wait = [], 0
    for t, p in enumerate(probabilities):
        if wait:
            wait -= 1
        elif p > threshold:
            steps.append(t)
            wait = pause
    return steps
"""


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        ("is_overlapping", OVERLAP_BY_MAXIMUM),
        ("insert_audio_clip", INSERTED_BY_FOR),
        ("insert_ones", CLASSIC_ONES),
        ("create_training_example", CLASSIC_EXAMPLE),
        ("create_training_example", NEGATIVES_FIRST),
        ("modelf", SEQUENTIAL),
        ("find_detections", COUNTED_DOWN),
    ],
)
def test_another_right_answer_gets_full_points(exercise: str, answer: str) -> None:
    verdict = verdict_on(TARGET, exercise, answer)
    assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)


@pytest.mark.parametrize(
    ("exercise", "answer", "said"),
    [
        ("insert_ones", CLASSIC_ONES.replace("            if i < Ty:\n    ", ""),
         "leaves the array"),
        ("create_training_example", CLASSIC_EXAMPLE.replace("segment_end)", "segment_start)"),
         "follow the start"),
        ("create_training_example", NEGATIVES_FIRST.replace("        insert_ones(y, end)\n", ""),
         "no labels though"),
        ("find_detections", COUNTED_DOWN.replace("= pause", "= max(0, pause - 1)"), "too short"),
    ],
)  # fmt: skip
def test_mistakes_in_other_words_are_told(exercise: str, answer: str, said: str) -> None:
    verdict = verdict_on(TARGET, exercise, answer)
    assert verdict.status != "passed"
    assert said in (verdict.mistake or "")


def test_every_mistake_is_seen_before_grading() -> None:
    assert unseen_mistakes(TARGET) == []
