"""Notes as sound, and as a MIDI file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import mido
import numpy as np

from coursework.array_types import FloatArray
from coursework.data.jazz import BARS, BEATS, CHORDS, Note

RATE = 11025
TICKS = 480
LOUDNESS = 90
SWING = 2 / 3


def swung(beat: float) -> float:
    """Where a beat is played: off-beats come late, as in swing."""
    whole = float(np.floor(beat))
    return whole + (SWING if beat - whole >= 0.5 else 0.0)


def play(notes: Sequence[Note], tempo: float = 140.0, chords: bool = True) -> FloatArray:
    """Turn notes into sound, with soft chords underneath.

    Parameters
    ----------
    notes : sequence of Note
        The melody.
    tempo : float
        Beats a minute.
    chords : bool
        Whether to play the chords as well.

    Returns
    -------
    ndarray
        Sound between -1 and 1, 11,025 numbers a second.
    """
    end = max(note.start + note.beats for note in notes)
    sound = np.zeros(int((end + 2) * 60 / tempo * RATE))
    parts = [(note.start, note.beats, note.pitch, 0.5) for note in notes if note.pitch is not None]
    if chords:
        for bar in range(int(np.ceil(end / BEATS))):
            tones = CHORDS[BARS[bar % len(BARS)]]
            parts += [(bar * BEATS, BEATS, 48 + tone, 0.09) for tone in tones]
    for start, beats, pitch, loudness in parts:
        first = int(swung(start) * 60 / tempo * RATE)
        wave = _tone(pitch, (swung(start + beats) - swung(start)) * 60 / tempo)
        sound[first : first + len(wave)] += loudness * wave[: len(sound) - first]
    return sound / max(1.0, float(np.abs(sound).max()))


def _tone(pitch: int, seconds: float) -> FloatArray:
    """A tone with three overtones that dies away."""
    t = np.arange(int(seconds * RATE)) / RATE
    frequency = 440 * 2 ** ((pitch - 69) / 12)
    wave = sum(np.sin(2 * np.pi * k * frequency * t) / k**1.5 for k in (1, 2, 3, 4))
    fade = np.minimum(1, t / 0.01) * np.minimum(1, np.maximum(0, seconds - t) / 0.03)
    tone: FloatArray = 0.5 * wave * np.exp(-1.5 * t) * fade
    return tone


def write_midi(notes: Sequence[Note], path: Path | str, tempo: float = 140.0) -> None:
    """Write a melody as a MIDI file with one track.

    Parameters
    ----------
    notes : sequence of Note
        The melody.
    path : Path or str
        Where to write it.
    tempo : float
        Beats a minute.
    """
    events = []
    for note in notes:
        if note.pitch is not None:
            begin, end = (int(swung(b) * TICKS) for b in (note.start, note.start + note.beats))
            events += [(end, "note_off", note.pitch), (begin, "note_on", note.pitch)]
    track, now = mido.MidiTrack([mido.MetaMessage("set_tempo", tempo=mido.bpm2tempo(tempo))]), 0
    for tick, what, pitch in sorted(events):
        track.append(mido.Message(what, note=pitch, velocity=LOUDNESS, time=tick - now))
        now = tick
    mido.MidiFile(ticks_per_beat=TICKS, tracks=[track]).save(path)
