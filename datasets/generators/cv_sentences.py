"""Make `cv_sentences.h5`: sentences of made-up CVs, with a tag for each word.

Nobody in them exists. Names, places and companies come from Faker 40.63.0 (MIT), which puts them
together from lists of frequent names; templates and all else are our own. The last 300 sentences
have other templates, and they and the 300 before them other names, places, companies, colleges and
a few other skills than the first 3,000. Seed 11. To make the file again:

    pip install faker==40.63.0 h5py numpy
    python -m datasets.generators.cv_sentences
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from datasets.generators.cv_phrases import (
    COLLEGES,
    FIELDS,
    FIRMS,
    GRADES,
    HELD_OUT_SKILLS,
    HELD_OUT_TEMPLATES,
    LEVELS,
    OTHERS,
    ROLES,
    SKILLS,
    SUBJECTS,
    TEMPLATES,
)
from datasets.generators.word_pieces import learn_pieces

FILE = Path(__file__).resolve().parent.parent / "cv_sentences.h5"
SEED, PARTS, PIECES, LONGEST = 11, (3000, 300, 300), 900, 28
LOCALES = ("en_US", "en_GB", "en_IN", "de_DE", "es_ES", "tr_TR")
KINDS = ("Name", "Company", "Position", "Degree", "College", "Location", "Skill")
#: Words of places that training and tests may have in common.
SHARED = {
    "New",
    "San",
    "Santa",
    "St",
    "Port",
    "Lake",
    "North",
    "South",
    "East",
    "West",
    "Bad",
    "am",
}
TAGS = ("O", *(f"{prefix}-{kind}" for kind in KINDS for prefix in "BI"))

Sentence = tuple[list[str], list[str]]
Makers = Mapping[str, Callable[[np.random.Generator], str]]


def tagged(template: str, makers: Makers, rng: np.random.Generator) -> Sentence:
    """Fill in a template.

    Parameters
    ----------
    template : str
        Words, places for entities such as ``{name}``, and names of word lists such as ``MONTH``.
    makers : mapping from str to callable
        What draws an entity, by the name of its place.
    rng : Generator

    Returns
    -------
    words, tags : list of str
        One tag for each word: ``O``, ``B-Name`` for a first word of a name, ``I-Name`` for another.
    """
    words: list[str] = []
    tags: list[str] = []
    for part in chosen(template, rng).split():
        place = part.strip("{}")
        entity = makers[place](rng).split() if part.startswith("{") else []
        other = other_words(part, rng)
        words += entity or other
        kind = place.capitalize()
        tags += [f"{'I' if n else 'B'}-{kind}" for n in range(len(entity))] or ["O"] * len(other)
    return words, tags


def chosen(template: str, rng: np.random.Generator) -> str:
    """A template with one alternative chosen in each pair of brackets."""
    return re.sub(r"\[(.*?)\]", lambda found: str(rng.choice(found[1].split("|"))), template)


def other_words(part: str, rng: np.random.Generator) -> list[str]:
    """A word of a template that is no entity, or one drawn from the list that it names."""
    if part not in OTHERS:
        return [part]
    choices = OTHERS[part].split("|") if "|" in OTHERS[part] else OTHERS[part].split()
    return str(rng.choice(choices)).split()


def halves(values: Sequence[str]) -> tuple[list[str], list[str]]:
    """Split texts in two lists without a word in common: known, and held out."""
    known: set[str] = set()
    unknown: set[str] = set()
    result: tuple[list[str], list[str]] = ([], [])
    for value in dict.fromkeys(values):
        words = set(re.findall(r"\w+", value)) - SHARED
        if words & known and words & unknown:
            continue
        held_out = bool(words & unknown) or (not words & known and len(known) > 3 * len(unknown))
        (unknown if held_out else known).update(words)
        result[held_out].append(value)
    return result


def pools() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """First and last names and places by Faker: those for training, and those held out."""
    from faker import Faker

    faker = Faker(LOCALES)
    Faker.seed(SEED)
    drawn = {
        "first": [faker.first_name() for _ in range(900)],
        "last": [faker.last_name() for _ in range(900)],
        "city": [faker.city() for _ in range(900)],
    }
    drawn = {pool: [plain(value) for value in values] for pool, values in drawn.items()}
    parts = halves([value for values in drawn.values() for value in values])
    known, held_out = (
        {pool: [v for v in values if v in set(part)] for pool, values in drawn.items()}
        for part in parts
    )
    return known, held_out


def plain(text: str) -> str:
    """A name without marks that would count as words of their own."""
    return re.sub(r"[^\w\s'-]", "", text).strip()


def makers_from(pool: Mapping[str, list[str]], skills: Sequence[str]) -> dict[str, Any]:
    """What draws each kind of entity out of a pool of names and places."""

    def pick(rng: np.random.Generator, values: Sequence[str]) -> str:
        return str(values[int(rng.integers(len(values)))])

    def company(rng: np.random.Generator) -> str:
        one, other = pick(rng, pool["last"]), pick(rng, pool["last"])
        forms = (
            f"{one} {pick(rng, FIRMS)}",
            f"{one} and {other}",
            f"{one}-{other}",
            f"{pick(rng, pool['city'])} {pick(rng, FIRMS)}",
            f"{one} {pick(rng, FIELDS)} {pick(rng, FIRMS)}",
        )
        return pick(rng, forms)

    return {
        "name": lambda rng: f"{pick(rng, pool['first'])} {pick(rng, pool['last'])}",
        "company": company,
        "location": lambda rng: pick(rng, pool["city"]),
        "college": lambda rng: pick(rng, COLLEGES).format(pick(rng, pool["city"])),
        "position": lambda rng: f"{pick(rng, LEVELS)} {pick(rng, FIELDS)} {pick(rng, ROLES)}",
        "degree": lambda rng: f"{pick(rng, GRADES)} {pick(rng, SUBJECTS)}",
        "skill": lambda rng: pick(rng, skills),
    }


def make_sentences() -> list[Sentence]:
    """All sentences: for training, with new names, and with new names and templates."""
    rng = np.random.default_rng(SEED)
    known, held_out = pools()
    settings = (
        (TEMPLATES, makers_from(known, SKILLS)),
        (TEMPLATES, makers_from(held_out, SKILLS + HELD_OUT_SKILLS)),
        (HELD_OUT_TEMPLATES, makers_from(held_out, SKILLS + HELD_OUT_SKILLS)),
    )
    made: list[Sentence] = []
    for count, (templates, makers) in zip(PARTS, settings, strict=True):
        wanted = len(made) + count
        while len(made) < wanted:
            texts = [str(each) for each in rng.choice(templates, rng.integers(1, 4), False)]
            words, tags = tagged(" ".join(texts), makers, rng)
            if len(words) <= LONGEST:
                made.append((words, tags))
    return made


def main() -> None:
    """Write the file."""
    sentences = make_sentences()
    vocabulary = ["", *sorted({word for words, _ in sentences for word in words})]
    number = {word: n for n, word in enumerate(vocabulary)}
    words = np.zeros((len(sentences), LONGEST), np.uint16)
    tags = np.zeros_like(words, np.uint8)
    for row, (sentence, kinds) in enumerate(sentences):
        words[row, : len(sentence)] = [number[word] for word in sentence]
        tags[row, : len(kinds)] = [TAGS.index(tag) for tag in kinds]
    pieces = learn_pieces([w for sentence, _ in sentences[: PARTS[0]] for w in sentence], PIECES)
    options: Any = {"compression": "gzip", "compression_opts": 9, "shuffle": True}
    with h5py.File(FILE, "w") as file:
        for name, texts in (("vocabulary", vocabulary), ("pieces", pieces), ("list_tags", TAGS)):
            file.create_dataset(name, data=np.array([t.encode() for t in texts]), **options)
        file.create_dataset("words", data=words, **options)
        file.create_dataset("tags", data=tags, **options)
    print(f"{FILE}: {len(vocabulary)} words, {len(pieces)} pieces, {FILE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
