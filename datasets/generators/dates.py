"""Makes the dates in words, with their ISO form, for the notebook on translation with attention.

Run as ``python -m datasets.generators.dates`` in the root of the repository, in an environment with
numpy, h5py and Babel 2.18.0 (PyPI, BSD-3-Clause), which knows how dates are written in a language.

Every text has one meaning: numbers with slashes are American (month first), numbers with dots are
German (day first), and two digits of a year mean 1930 to 2029. All patterns have ``y``, the year of
the calendar; ``Y`` would be the year of the *week*, which differs around New Year.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import h5py
import numpy as np

from datasets.generators.hdf5_pair import FOLDER

SEED = 51
FIRST, LAST = date(1930, 1, 1), date(2029, 12, 31)
COUNTS = {"train": 10_000, "test": 1_000, "italian": 300}
PATTERNS = {
    "en_US": ("full", "long", "medium", "short", "M/d/y", "MMM d y", "EEE MMM d y", "MM/dd/yy"),
    "en_GB": ("full", "long", "medium", "d MMMM yy", "EEE d MMM y", "d MMM yy", "dd MMMM y"),
    "de": ("full", "long", "medium", "short", "d.M.y", "EEE d. MMM y", "d. MMMM yy"),
    "fr": ("full", "long", "medium", "EEE d MMM y", "d MMMM yy", "dd MMM y"),
    "es": ("full", "long", "medium", "EEE d MMM y", "d 'de' MMMM 'de' yy", "dd MMM y"),
}
ITALIAN = {"it": ("full", "long", "medium", "EEE d MMM y", "d MMMM yy")}
LANGUAGES = ("English", "German", "French", "Spanish", "Italian")
LANGUAGE_OF = {"en_US": 0, "en_GB": 0, "de": 1, "fr": 2, "es": 3, "it": 4}


def tidied(text: str) -> str:
    """Lower case, no commas, and plain spaces only."""
    return " ".join(text.lower().replace(",", "").split())


def written(day: date, locale: str, pattern: str) -> str:
    """How a day is written in a language, by a pattern of Babel."""
    from babel.dates import format_date

    return tidied(format_date(day, format=pattern, locale=locale))


def all_days() -> list[date]:
    """Every day from the first to the last."""
    return [FIRST + timedelta(days=i) for i in range((LAST - FIRST).days + 1)]


def drawn(
    days: list[date], count: int, patterns: dict[str, tuple[str, ...]], rng: np.random.Generator
) -> list[tuple[str, str, int]]:
    """So many dates: text, ISO form and number of the language, no pair twice."""
    locales = sorted(patterns)
    found: dict[tuple[str, str], int] = {}
    while len(found) < count:
        locale = locales[rng.integers(len(locales))]
        pattern = patterns[locale][rng.integers(len(patterns[locale]))]
        day = days[rng.integers(len(days))]
        found.setdefault((written(day, locale, pattern), day.isoformat()), LANGUAGE_OF[locale])
    return [(text, iso, language) for (text, iso), language in found.items()]


def split_days(rng: np.random.Generator) -> tuple[list[date], list[date]]:
    """Days for training, and one day in ten for testing only."""
    days = np.array(all_days())
    apart = rng.random(len(days)) < 0.1
    return list(days[~apart]), list(days[apart])


def refuse_two_meanings(examples: list[tuple[str, str, int]]) -> None:
    """Stop where one text stands for two days."""
    meaning: dict[str, str] = {}
    for text, iso, _ in examples:
        if meaning.setdefault(text, iso) != iso:
            raise ValueError(f"{text!r} may be {iso} or {meaning[text]}.")


def write(parts: dict[str, list[tuple[str, str, int]]]) -> None:
    """Write all parts into ``dates.h5``."""
    path = FOLDER / "dates.h5"
    with h5py.File(path, "w") as file:
        for part, examples in parts.items():
            columns: dict[str, Any] = {
                "text": np.array([text.encode() for text, _, _ in examples], dtype="S40"),
                "iso": np.array([iso.encode() for _, iso, _ in examples], dtype="S10"),
                "language": np.array([language for _, _, language in examples], dtype=np.uint8),
            }
            for name, column in columns.items():
                file.create_dataset(
                    f"{part}_{name}", data=column, compression="gzip", compression_opts=9
                )
    print(f"{path}: {path.stat().st_size / 1e3:.0f} kB")


def main() -> None:
    """Draw all dates and write them."""
    rng = np.random.default_rng(SEED)
    training_days, test_days = split_days(rng)
    parts = {
        "train": drawn(training_days, COUNTS["train"], PATTERNS, rng),
        "test": drawn(test_days, COUNTS["test"], PATTERNS, rng),
        "italian": drawn(test_days, COUNTS["italian"], ITALIAN, rng),
    }
    refuse_two_meanings([each for examples in parts.values() for each in examples])
    write(parts)


if __name__ == "__main__":
    main()
