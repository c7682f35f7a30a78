"""Jazz phrases over ii-V-I in C, made by a small grammar of swing.

A phrase is a list of values from 0 to 89. A value is a pitch and a duration: 29 pitches from F3 to
A5 and a rest, each as an eighth, a quarter or a half note. The chords change with the bars:
D minor 7, G 7, C major 7, C major 7, and again from the beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

LOWEST, PITCHES = 53, 29
REST = PITCHES
DURATIONS = (0.5, 1.0, 2.0)
VALUES = (PITCHES + 1) * len(DURATIONS)
SCALE = frozenset({0, 2, 4, 5, 7, 9, 11})
CHORDS = {"Dm7": (2, 5, 9, 0), "G7": (7, 11, 2, 5), "Cmaj7": (0, 4, 7, 11)}
BARS = ("Dm7", "G7", "Cmaj7", "Cmaj7")
BEATS = 4
SPELLED = ("C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B")


class Note(NamedTuple):
    """A note or a rest at its place in time.

    Attributes
    ----------
    start : float
        Where it begins, in beats.
    pitch : int or None
        Its number in MIDI, 60 for the middle C; None for a rest.
    beats : float
        Its duration.
    """

    start: float
    pitch: int | None
    beats: float


def value_of(pitch: int | None, beats: float) -> int:
    """The number of a pitch (None for a rest) with a duration."""
    step = REST if pitch is None else pitch - LOWEST
    return step * len(DURATIONS) + DURATIONS.index(beats)


def notes_of(values: Sequence[int]) -> list[Note]:
    """The notes that a list of values stands for, one after the other."""
    notes, now = [], 0.0
    for value in values:
        step, duration = divmod(int(value), len(DURATIONS))
        pitch = None if step == REST else LOWEST + step
        notes.append(Note(now, pitch, DURATIONS[duration]))
        now += DURATIONS[duration]
    return notes


def name_of(value: int) -> str:
    """A value in words, such as ``E♭4 eighth``."""
    note = notes_of([value])[0]
    length = dict(zip(DURATIONS, ("eighth", "quarter", "half"), strict=True))[note.beats]
    if note.pitch is None:
        return f"rest {length}"
    return f"{SPELLED[note.pitch % 12]}{note.pitch // 12 - 1} {length}"


def chord_at(beat: float) -> str:
    """The chord that sounds at a beat."""
    return BARS[int(beat // BEATS) % len(BARS)]


def make_phrase(rng: np.random.Generator, length: int) -> list[int]:
    """Make a phrase by the rules of the grammar.

    Parameters
    ----------
    rng : Generator
        Source of random numbers.
    length : int
        Number of values.

    Returns
    -------
    list of int
        On the first and third beat of a bar stands a chord tone, or a rest; scale steps lead from
        one to the next, and now and then a chromatic step into the target.
    """
    values: list[int] = []
    now, pitch = 0.0, int(rng.choice([62, 65, 69, 72]))
    while len(values) < length:
        if now % 2 == 0 and values and rng.random() < 0.12:
            values.append(value_of(None, 1.0))
            now += 1.0
        elif now % (BEATS * 4) == 8 and rng.random() < 0.7:
            pitch = _nearest(pitch, CHORDS["Cmaj7"], rng)
            values.append(value_of(pitch, 2.0))
            now += 2.0
        elif now % 2 == 0:
            pitch = _nearest(pitch, CHORDS[chord_at(now)], rng)
            values.append(value_of(pitch, 0.5))
            now += 0.5
        else:
            now, pitch = _lead_on(values, now, pitch, rng)
    return values[:length]


def _lead_on(
    values: list[int], now: float, pitch: int, rng: np.random.Generator
) -> tuple[float, int]:
    """Go on from an off-beat to the next strong one, by steps of the scale or a chromatic step."""
    left = 2 - now % 2
    direction = 1 if pitch < 64 else -1 if pitch > 77 else int(rng.choice([1, -1]))
    while left > 0:
        beats = 1.0 if left >= 1 and rng.random() < 0.15 else 0.5
        last = left == beats
        if last and rng.random() < 0.2:
            target = _nearest(pitch, CHORDS[chord_at(now + beats)], rng)
            pitch = target - 1 if target - 1 >= LOWEST else target
        else:
            pitch = _next_in_scale(pitch, direction)
        values.append(value_of(pitch, beats))
        now, left = now + beats, left - beats
    return now, pitch


def _next_in_scale(pitch: int, direction: int) -> int:
    """The next tone of C major above or below, turned back at the ends of the range."""
    pitch += direction
    while pitch % 12 not in SCALE:
        pitch += direction
    if not LOWEST <= pitch < LOWEST + PITCHES:
        return _next_in_scale(pitch, -direction)
    return pitch


def _nearest(pitch: int, chord: Sequence[int], rng: np.random.Generator) -> int:
    """One of the two chord tones that are nearest to a pitch, but not the pitch itself."""
    inside = range(LOWEST, LOWEST + PITCHES)
    tones = [tone for tone in inside if tone % 12 in chord and tone != pitch]
    return int(rng.choice(sorted(tones, key=lambda tone: abs(tone - pitch))[:2]))


def make_phrases(m: int, Tx: int, seed: int) -> NDArray[np.int64]:
    """Make so many phrases of so many values, shape (m, Tx)."""
    rng = np.random.default_rng(seed)
    return np.array([make_phrase(rng, Tx) for _ in range(m)])


def quality(phrases: Sequence[Sequence[int]]) -> dict[str, float]:
    """How well phrases keep the rules of the grammar.

    Parameters
    ----------
    phrases : sequence of sequence of int
        Values of each phrase.

    Returns
    -------
    dict
        The share of notes that belong to the scale; of notes on the first and third beat, the share
        that belongs to the chord; and the share of steps of at most four semitones.
    """
    scale: list[bool] = []
    chord: list[bool] = []
    small: list[bool] = []
    for phrase in phrases:
        notes = [note for note in notes_of(phrase) if note.pitch is not None]
        for note in notes:
            scale.append((note.pitch or 0) % 12 in SCALE)
            if note.start % 2 == 0:
                chord.append((note.pitch or 0) % 12 in CHORDS[chord_at(note.start)])
        pitches = np.array([note.pitch for note in notes])
        small.extend(np.abs(np.diff(pitches)) <= 4)
    names = ("in the scale", "strong beats in the chord", "small steps")
    return {n: float(np.mean(v)) for n, v in zip(names, (scale, chord, small), strict=True)}
