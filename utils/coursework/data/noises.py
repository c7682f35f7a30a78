"""Background noises, made of random numbers and of speech played backwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

RATE = 8000

Sound = NDArray[np.float32]
Samples = NDArray[np.float64]
Noise = Callable[[int, np.random.Generator], Samples]


def coloured(samples: int, rng: np.random.Generator, exponent: float) -> Samples:
    """Noise whose power falls with frequency.

    Parameters
    ----------
    samples : int
        Its length.
    rng : Generator
        Source of the random numbers.
    exponent : float
        0 for white noise, 1 for pink noise, 2 for brown noise.

    Returns
    -------
    ndarray, shape (samples,)
        With root mean square 1.
    """
    spectrum = np.fft.rfft(rng.standard_normal(samples))
    spectrum[1:] /= np.arange(1, len(spectrum)) ** (exponent / 2)
    spectrum[0] = 0
    return _even(np.fft.irfft(spectrum, samples))


def rain(samples: int, rng: np.random.Generator) -> Samples:
    """A hiss with drops in it."""
    sound = coloured(samples, rng, rng.uniform(0, 0.6))
    drops = np.zeros(samples)
    drops[rng.integers(0, samples, samples // 400)] = rng.exponential(1, samples // 400)
    noise: Samples = sound + 2 * np.convolve(drops, np.exp(-np.arange(60) / 12), "same")
    return noise


def traffic(samples: int, rng: np.random.Generator) -> Samples:
    """A low rumble that comes and goes."""
    time = np.arange(samples) / RATE
    swell = 1.2 + np.sin(2 * np.pi * (rng.uniform(0.05, 0.3) * time + rng.random()))
    return swell * coloured(samples, rng, rng.uniform(1.4, 2))


def machine(samples: int, rng: np.random.Generator) -> Samples:
    """A hum with overtones, in pink noise."""
    time = np.arange(samples) / RATE
    pitch = rng.uniform(50, 180)
    tones = [
        np.sin(2 * np.pi * (k * pitch * time + rng.random())) * rng.random() / k
        for k in range(1, 9)
    ]
    return _even(np.sum(tones, axis=0)) + coloured(samples, rng, 1)


def knocks(samples: int, rng: np.random.Generator) -> Samples:
    """Short knocks at random times, such as of a keyboard, in quiet pink noise."""
    sound = 0.4 * coloured(samples, rng, 1)
    for start in rng.integers(0, samples - 800, int(rng.integers(15, 40))):
        length = int(rng.integers(100, 500))
        fading = np.exp(-np.arange(length) / (length / 5))
        sound[start : start + length] += rng.uniform(1, 5) * fading * rng.standard_normal(length)
    return sound


def murmur(samples: int, rng: np.random.Generator, speech: Sequence[Sound]) -> Samples:
    """Many voices at once that nobody can understand: words played backwards, one over another.

    Parameters
    ----------
    samples : int
        Its length; words must be shorter.
    rng : Generator
        Source of the random numbers.
    speech : sequence of ndarray
        Spoken words.

    Returns
    -------
    ndarray, shape (samples,)
        The murmur.
    """
    sound = 0.2 * coloured(samples, rng, 1) * 0.1
    for _ in range(samples // 1500):
        word = speech[int(rng.integers(len(speech)))][::-1]
        start = int(rng.integers(0, samples - len(word)))
        sound[start : start + len(word)] += word * rng.uniform(0.2, 1)
    return sound


def make_noises(count: int, speech: Sequence[Sound], seed: int, seconds: float = 10) -> list[Sound]:
    """Make backgrounds of all kinds in turn, some loud and some quiet.

    Parameters
    ----------
    count : int
        How many.
    speech : sequence of ndarray
        Spoken words, of which the murmur is made.
    seed : int
        Start of the random stream.
    seconds : float
        Length of each.

    Returns
    -------
    list of ndarray
        Sounds of shape (8000 * seconds,), with root mean square from 0.05 to 0.3.
    """
    rng = np.random.default_rng(seed)
    samples = round(RATE * seconds)
    kinds: list[Noise] = [
        lambda n, r: coloured(n, r, r.uniform(0, 1.5)),
        rain,
        traffic,
        machine,
        knocks,
        lambda n, r: murmur(n, r, speech),
    ]
    noises = [kinds[i % len(kinds)](samples, rng) for i in range(count)]
    levels = np.exp(rng.uniform(np.log(0.05), np.log(0.3), count))
    return [(level * _even(n)).astype(np.float32) for level, n in zip(levels, noises, strict=True)]


def _even(sound: Samples) -> Samples:
    """Scaled to root mean square 1."""
    scaled: Samples = sound / np.sqrt(np.mean(sound**2))
    return scaled
