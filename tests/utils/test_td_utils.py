"""Sounds, noises, spectrograms and the score of detections."""

import matplotlib.pyplot as plt
import numpy as np

from coursework.data.noises import make_noises
from coursework.data.spoken_words import PARTS, load_clips
from coursework.metrics.events import matched, onsets, rates
from td_utils import (
    graph_spectrogram,
    load_raw_audio,
    match_target_amplitude,
    play,
    spectrogram,
    stretch,
)


def test_no_voice_is_shipped_in_two_parts():
    voices = [{clip.voice.split(" (")[0] for clip in load_clips(part)} for part in PARTS]
    assert [len(each) for each in voices] == [40, 8, 10, 4]
    assert len(set().union(*voices)) == 62


def test_clips_are_short_and_not_silent():
    clips = load_clips("test")
    assert all(300 < len(clip.sound) / 8 < 1300 for clip in clips)
    assert all(0.05 < np.sqrt(np.mean(clip.sound**2)) < 0.11 for clip in clips)


def test_raw_audio_is_sorted_by_word():
    activates, negatives, backgrounds = load_raw_audio("validation", backgrounds=3, seed=4)
    assert (len(activates), len(negatives), len(backgrounds)) == (32, 96, 3)
    assert all(each.shape == (80000,) for each in backgrounds)


def test_faster_is_shorter_and_higher():
    tone = np.sin(2 * np.pi * 1000 * np.arange(8000) / 8000)
    fast = stretch(tone, 1.2)
    assert abs(len(fast) - 8000 / 1.2) < 2
    assert np.all(spectrogram(fast).argmax(axis=0) == 30)
    assert stretch(tone, 1.0) is tone
    activates, negatives, _ = load_raw_audio("validation", backgrounds=1, speeds=(0.9, 1.0))
    assert (len(activates), len(negatives)) == (64, 192)


def test_noises_repeat_with_their_seed_and_have_moderate_strength():
    speech = [np.ones(900, dtype="float32")]
    one, again = (make_noises(12, speech, 3, seconds=1) for _ in range(2))
    np.testing.assert_array_equal(one, again)
    strengths = [np.sqrt(np.mean(each**2)) for each in one]
    assert min(strengths) > 0.049
    assert max(strengths) < 0.301


def test_spectrogram_finds_a_tone_in_its_time():
    time = np.arange(80000) / 8000
    sound = np.where(time > 5, np.sin(2 * np.pi * 1000 * time), 0)
    x = spectrogram(sound)
    assert x.shape == (101, 499)
    assert np.all(x[:, 260:].argmax(axis=0) == 25)
    assert np.all(x[:, :245] == -2)


def test_amplitude_is_matched():
    sound = match_target_amplitude(np.sin(np.arange(1000.0)), -20.0)
    assert np.isclose(np.sqrt(np.mean(sound**2)), 0.1)
    assert not match_target_amplitude(np.zeros(5), -20.0).any()


def test_picture_and_player():
    sound = load_clips("flite")[0].sound
    assert graph_spectrogram(sound).shape[0] == 101
    assert len(plt.gcf().axes) == 2
    assert "audio" in play(sound)._repr_html_()


def test_onsets_of_labels():
    assert onsets(np.array([1, 1, 0, 0, 1, 0, 1])) == [0, 4, 6]
    assert onsets(np.zeros(4)) == []


def test_each_word_has_a_detection_of_its_own():
    assert matched([10, 11], [10]) == 1
    assert matched([10], [9, 11]) == 1
    assert matched([7, 18], [10, 20]) == 2
    assert matched([6, 29], [10, 20]) == 0


def test_rates_count_words_and_minutes():
    labels = [np.zeros(50), np.zeros(50), np.zeros(50)]
    labels[0][10:15] = labels[0][30:35] = labels[1][20:25] = 1
    recall, alarms = rates([[11, 45], [21], [5]], labels)
    assert (recall, alarms) == (2 / 3, 2 / 0.5)
