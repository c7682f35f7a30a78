"""Makes the spoken words for the notebook on trigger word detection.

Run as ``python -m datasets.generators.trigger_words`` in the root of the repository. It needs two
speech synthesizers of Debian 12, ``espeak-ng`` 1.51 and ``flite`` 2.2, and SciPy for resampling.

Voices are split, not clips: no voice that speaks for training is heard in validation or testing,
and all of ``flite`` is kept for testing. Every voice says the trigger word several times, at
several speeds and pitches, and other words as well, some of them very like it.
"""

from __future__ import annotations

import io
import subprocess
import wave
from dataclasses import dataclass
from math import gcd
from tempfile import NamedTemporaryFile

import h5py
import numpy as np
from numpy.typing import NDArray

from datasets.generators.hdf5_pair import FOLDER

SEED = 52
RATE = 8000
TRIGGER = "activate"
HARD = (
    "activity", "active", "activist", "captivate", "motivate", "cultivate", "adequate",
    "accurate", "attractive", "aggravate", "vacate", "actor",
)  # fmt: skip
EASY = (
    "hello", "window", "seven", "orange", "computer", "music", "yesterday", "telephone", "garden",
    "breakfast", "remember", "kitchen", "paper", "water", "mountain", "number", "please", "library",
)  # fmt: skip
UNHEARD = ("deactivate", "activation", "elevate", "practical", "banana", "thunder")

ACCENTS = (
    "en-gb", "en-us", "en-gb-scotland", "en-gb-x-gbclan", "en-gb-x-rp", "en-gb-x-gbcwmd", "en-029",
)  # fmt: skip
VARIANTS = {
    "train": (
        "m1", "m3", "m4", "m5", "m8", "f1", "f3", "f5", "klatt", "klatt4", "Alex", "Andy", "Annie",
        "Diogo", "Gene", "Jacky", "Mario", "Michael", "anika", "adam", "antonio", "belinda",
        "benjamin", "boris", "caleb", "david", "ed", "edward", "iven2", "john", "linda", "max",
        "norbert", "pablo", "quincy", "rob", "sandro", "shelby", "steph2", "zac",
    ),
    "validation": ("m2", "f2", "klatt2", "Lee", "Alicia", "paul", "steph", "victor"),
    "test": ("m6", "m7", "f4", "klatt3", "Andrea", "Denis", "Hugo", "grandma", "robert", "travis"),
}  # fmt: skip
FLITE = ("kal16", "awb", "rms", "slt")
TRIGGERS = {"train": 6, "validation": 4, "test": 5}
OTHERS = {"train": 12, "validation": 12, "test": 12}

Samples = NDArray[np.float64]


@dataclass(frozen=True)
class Clip:
    """One spoken word.

    Attributes
    ----------
    word, voice : str
        What is said, and by whom.
    sound : ndarray, shape (samples,)
        Numbers from -1 to 1, 8,000 a second.
    """

    word: str
    voice: str
    sound: Samples


def samples_of(data: bytes) -> tuple[Samples, int]:
    """Samples from -1 to 1 and their number a second, from the bytes of a WAV file."""
    with wave.open(io.BytesIO(data)) as file:
        raw = file.readframes(file.getnframes())
        return np.frombuffer(raw, dtype="<i2") / 32768, file.getframerate()


def trimmed(sound: Samples, level: float = 0.02, margin: int = 160) -> Samples:
    """Without the silence before and after; `margin` samples of it are left on each side."""
    loud = np.flatnonzero(np.abs(sound) > level * np.abs(sound).max())
    return sound[max(0, loud[0] - margin) : loud[-1] + margin]


def equally_loud(sound: Samples, rms: float = 0.1) -> Samples:
    """Scaled to a fixed root mean square, but never beyond -1 to 1."""
    scaled = sound * rms / np.sqrt(np.mean(sound**2))
    return scaled / max(1.0, np.abs(scaled).max())


def mu_law(sound: Samples) -> NDArray[np.int8]:
    """Eight bits a sample, as telephones do it: fine steps near zero, coarse ones far from it."""
    compressed = np.sign(sound) * np.log1p(255 * np.abs(sound)) / np.log(256)
    return np.round(127 * compressed).astype(np.int8)


def prepared(data: bytes) -> Samples:
    """A WAV file as samples at 8,000 a second, trimmed and equally loud."""
    from scipy.signal import resample_poly

    sound, rate = samples_of(data)
    common = gcd(rate, RATE)
    return equally_loud(trimmed(resample_poly(sound, RATE // common, rate // common)))


def spoken_by_espeak(word: str, accent: str, variant: str, speed: int, pitch: int) -> Samples:
    """A word by espeak-ng."""
    command = ["espeak-ng", "-v", f"{accent}+{variant}", "-s", str(speed), "-p", str(pitch)]
    run = subprocess.run([*command, "--stdout", word], capture_output=True, check=True)
    data = run.stdout
    # espeak-ng writes the header before it knows how long the file will be
    size = len(data) - 44
    data = data[:40] + size.to_bytes(4, "little") + data[44:]
    return prepared(data)


def spoken_by_flite(word: str, voice: str, stretch: float) -> Samples:
    """A word by flite."""
    with NamedTemporaryFile(suffix=".wav") as file:
        command = ["flite", "-voice", voice, "--setf", f"duration_stretch={stretch}"]
        subprocess.run([*command, "-t", word, "-o", file.name], check=True)
        return prepared(file.read())


def words_for(part: str, rng: np.random.Generator) -> list[str]:
    """What one voice says: the trigger word several times, and others, half of them like it."""
    others = [*HARD, *EASY, *(UNHEARD if part == "test" else ())]
    chosen = list(rng.choice(HARD, OTHERS[part] // 2, replace=False))
    chosen += list(rng.choice(others, OTHERS[part] - len(chosen), replace=False))
    return [TRIGGER] * TRIGGERS[part] + chosen


def clips_by_espeak(part: str, rng: np.random.Generator) -> list[Clip]:
    """All clips of the espeak-ng voices of one part."""
    clips = []
    for variant in VARIANTS[part]:
        for word in words_for(part, rng):
            accent = ACCENTS[rng.integers(len(ACCENTS))]
            speed, pitch = int(rng.integers(120, 200)), int(rng.integers(25, 80))
            sound = spoken_by_espeak(word, accent, variant, speed, pitch)
            clips.append(Clip(word, f"{variant} ({accent})", sound))
    return clips


def clips_by_flite(rng: np.random.Generator) -> list[Clip]:
    """All clips of the flite voices, for testing only."""
    return [
        Clip(word, f"flite {voice}", spoken_by_flite(word, voice, rng.uniform(0.85, 1.25)))
        for voice in FLITE
        for word in words_for("test", rng)
    ]


def write(parts: dict[str, list[Clip]]) -> None:
    """Write all clips, end to end, with the places where they end."""
    path = FOLDER / "trigger_words.h5"
    with h5py.File(path, "w") as file:
        for part, clips in parts.items():
            sounds = np.concatenate([mu_law(clip.sound) for clip in clips])
            columns = {
                "sounds": sounds,
                "ends": np.cumsum([len(clip.sound) for clip in clips]).astype(np.int32),
                "words": np.array([clip.word.encode() for clip in clips], dtype="S12"),
                "voices": np.array([clip.voice.encode() for clip in clips], dtype="S28"),
            }
            for name, column in columns.items():
                file.create_dataset(
                    f"{part}_{name}", data=column, compression="gzip", compression_opts=9
                )
            print(part, len(clips), f"{len(sounds) / RATE:.0f} s")
    print(f"{path}: {path.stat().st_size / 1e6:.2f} MB")


def main() -> None:
    """Speak everything and write it."""
    rng = np.random.default_rng(SEED)
    parts = {part: clips_by_espeak(part, rng) for part in VARIANTS}
    parts["flite"] = clips_by_flite(rng)
    write(parts)


if __name__ == "__main__":
    main()
