"""The jazz phrases keep the rules of their grammar, and come out as sound and MIDI."""

import mido
import numpy as np

from coursework.data.jazz import (
    DURATIONS,
    VALUES,
    Note,
    chord_at,
    make_phrases,
    name_of,
    notes_of,
    quality,
    value_of,
)
from coursework.data.sound import RATE, play, write_midi


def test_values_and_notes_are_two_names_of_the_same():
    for value in range(VALUES):
        (note,) = notes_of([value])
        assert value_of(note.pitch, note.beats) == value
    assert (name_of(value_of(60, 0.5)), name_of(value_of(None, 2.0))) == ("C4 eighth", "rest half")
    assert name_of(value_of(63, 1.0)) == "E♭4 quarter"


def test_phrases_keep_the_rules():
    phrases = make_phrases(50, 30, seed=4)
    shares = quality(phrases)
    assert phrases.shape == (50, 30)
    assert shares["strong beats in the chord"] == 1
    assert 0.9 < shares["in the scale"] < 1
    assert shares["small steps"] > 0.9


def test_seeds_make_the_phrases():
    np.testing.assert_array_equal(make_phrases(3, 30, 1), make_phrases(3, 30, 1))
    assert (make_phrases(3, 30, 1) != make_phrases(3, 30, 2)).any()


def test_strong_beats_are_met_exactly():
    for phrase in make_phrases(20, 40, 5):
        starts = {note.start for note in notes_of(phrase)}
        last = max(starts)
        assert set(np.arange(0, last, 2.0)) <= starts | {n + 2 for n in starts}


def test_chords_change_with_the_bars():
    assert [chord_at(beat) for beat in (0, 3.5, 4, 8, 12, 16)] == [
        "Dm7", "Dm7", "G7", "Cmaj7", "Cmaj7", "Dm7",
    ]  # fmt: skip
    assert DURATIONS == (0.5, 1.0, 2.0)


def test_sound_has_the_pitch_of_the_note():
    sound = play([Note(0.0, 69, 2.0)], tempo=60, chords=False)
    spectrum = np.abs(np.fft.rfft(sound))
    loudest = np.argmax(spectrum) * RATE / len(sound)
    assert abs(loudest - 440) < 2
    assert np.abs(sound).max() <= 1


def test_midi_file_holds_each_note(tmp_path):
    path = tmp_path / "solo.mid"
    write_midi([Note(0.0, 60, 1.0), Note(1.0, None, 1.0), Note(2.0, 64, 0.5)], path)
    file = mido.MidiFile(path)
    now, heard = 0, []
    for message in file.tracks[0]:
        now += message.time
        if not message.is_meta:
            heard.append((now / file.ticks_per_beat, message.type, message.note))
    assert heard == [
        (0, "note_on", 60), (1, "note_off", 60), (2, "note_on", 64), (2 + 2 / 3, "note_off", 64)
    ]  # fmt: skip
