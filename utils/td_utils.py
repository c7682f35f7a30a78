"""Helpers of the notebook on trigger words, under their classic names; sounds are arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coursework.data.noises import make_noises
from coursework.data.spoken_words import RATE, TRIGGER, load_clips
from coursework.figures.trigger_word_detection import draw_spectrogram

__all__ = [
    "graph_spectrogram",
    "load_raw_audio",
    "match_target_amplitude",
    "play",
    "spectrogram",
    "stretch",
]

WINDOW, HOP = 200, 160
FLOOR = 1e-4

Sound = NDArray[np.floating]
Spectrogram = NDArray[np.float32]


def load_raw_audio(
    part: str = "train",
    backgrounds: int = 60,
    seed: int = 1,
    speeds: Sequence[float] = (1.0,),
) -> tuple[list[Sound], list[Sound], list[Sound]]:
    """Read the spoken words of one part, and make background noises.

    Parameters
    ----------
    part : str
        ``train``, ``validation``, ``test`` or ``flite``: sets of voices that share no voice.
    backgrounds : int
        How many noises of 10 seconds are made.
    seed : int
        Start of the random stream of the noises.
    speeds : sequence of float
        Every clip comes once at each of these speeds.

    Returns
    -------
    activates : list of ndarray
        The trigger word, once a clip, 8,000 samples a second.
    negatives : list of ndarray
        Other words.
    backgrounds : list of ndarray, each of shape (80000,)
        Noises.
    """
    clips = load_clips(part)
    noises = make_noises(backgrounds, [c.sound for c in clips if c.word != TRIGGER], seed)
    activates, negatives = (
        [
            stretch(c.sound, speed)
            for c in clips
            for speed in speeds
            if (c.word == TRIGGER) == wanted
        ]
        for wanted in (True, False)
    )
    return activates, negatives, list(noises)


def stretch(sound: Sound, speed: float) -> Sound:
    """Play a sound faster or slower, as a tape would: its pitch changes with its length.

    Parameters
    ----------
    sound : ndarray, shape (samples,)
        Any sound.
    speed : float
        Above 1 it gets shorter and higher, as from a smaller head; below 1 longer and lower.

    Returns
    -------
    ndarray of float32
        About ``samples / speed`` samples; the sound itself for a speed of 1.
    """
    if speed == 1:
        return sound
    places = np.arange(0, len(sound) - 1, speed)
    stretched: Sound = np.interp(places, np.arange(len(sound)), sound).astype(np.float32)
    return stretched


def match_target_amplitude(sound: Sound, target_dBFS: float) -> Sound:
    """Make a sound louder or quieter.

    Parameters
    ----------
    sound : ndarray, shape (samples,)
        Numbers from -1 to 1.
    target_dBFS : float
        The loudness it gets: 20 times the decimal logarithm of the root mean square.

    Returns
    -------
    ndarray, shape (samples,)
        The sound, scaled; silence stays as it is.
    """
    strength = np.sqrt(np.mean(sound**2))
    return sound if strength == 0 else sound * (10 ** (target_dBFS / 20) / strength)


def spectrogram(sound: Sound) -> Spectrogram:
    """Compute which frequencies a sound has, 50 times a second.

    Parameters
    ----------
    sound : ndarray, shape (samples,)
        8,000 samples a second.

    Returns
    -------
    ndarray of float32, shape (101, (samples - 200) // 160 + 1)
        Logarithm of the power at 0, 40, 80, ... 4000 Hz in windows of 25 ms, one every 20 ms.
    """
    starts = HOP * np.arange((len(sound) - WINDOW) // HOP + 1)
    windows = sound[starts[:, None] + np.arange(WINDOW)] * np.hanning(WINDOW)
    power = np.abs(np.fft.rfft(windows, axis=1)) ** 2
    return (np.log10(power + FLOOR) / 2).astype(np.float32).T


def graph_spectrogram(sound: Sound) -> Spectrogram:
    """Draw a sound and its spectrogram.

    Parameters
    ----------
    sound : ndarray, shape (samples,)
        8,000 samples a second.

    Returns
    -------
    ndarray of float32
        The spectrogram, as `spectrogram` computes it.
    """
    x = spectrogram(sound)
    draw_spectrogram(sound, x, RATE)
    return x


def play(sound: Sound) -> Any:
    """Make a player for a sound.

    Parameters
    ----------
    sound : ndarray, shape (samples,)
        8,000 samples a second.

    Returns
    -------
    IPython.display.Audio
        To be displayed in the notebook.
    """
    from IPython.display import Audio

    return Audio(sound, rate=RATE)
