"""What happens to a spoken word; the voices themselves need espeak-ng and flite."""

import io
import wave

import numpy as np

from coursework.data.spoken_words import decode_mu_law
from datasets.generators import trigger_words as words


def test_no_voice_is_in_two_parts():
    parts = [set(each) for each in words.VARIANTS.values()]
    assert sum(map(len, parts)) == len(set().union(*parts))


def test_unheard_words_are_not_in_training():
    rng = np.random.default_rng(1)
    said = {word for _ in range(200) for word in words.words_for("train", rng)}
    assert not said & set(words.UNHEARD)
    assert said == {words.TRIGGER, *words.HARD, *words.EASY}


def test_samples_of_a_wave_file():
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setparams((1, 2, 16000, 0, "NONE", ""))
        out.writeframes(np.array([0, 16384, -32768], dtype="<i2").tobytes())
    samples, rate = words.samples_of(file.getvalue())
    assert (samples.tolist(), rate) == ([0.0, 0.5, -1.0], 16000)


def test_silence_is_cut_off():
    sound = np.zeros(5000)
    sound[1000:3000] = np.sin(np.arange(2000))
    assert abs(len(words.trimmed(sound)) - 2320) < 5


def test_loudness_is_the_same_and_never_clips():
    quiet = words.equally_loud(0.001 * np.sin(np.arange(900.0)))
    assert np.isclose(np.sqrt(np.mean(quiet**2)), 0.1)
    click = np.zeros(1000)
    click[5] = 1
    assert np.abs(words.equally_loud(click)).max() == 1


def test_mu_law_and_back():
    sound = np.linspace(-1, 1, 501)
    again = decode_mu_law(words.mu_law(sound))
    np.testing.assert_allclose(again, sound, rtol=0.025, atol=2e-4)
