"""Stories about where rooms lie, each with a question: drawn by rules, after bAbI task 4.

J. Weston and others: Towards AI-Complete Question Answering (2015).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

ROOMS = (
    "kitchen", "garden", "office", "hallway", "cellar", "attic", "living room", "dining room",
    "guest room", "front yard", "back yard",
)  # fmt: skip
OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east"}
SENTENCES = 3


class Story(NamedTuple):
    """A story of three sentences and a question about one of them.

    `tokens` holds [CLS], the story, [SEP], the question and [SEP], and `support` where in it the
    sentence that answers the question begins, and where it ends (exclusive).
    """

    tokens: list[str]
    answer: list[str]
    support: tuple[int, int]


class Fact(NamedTuple):
    """One room lies in a direction of another."""

    room: str
    direction: str
    other: str

    def words(self) -> list[str]:
        """The fact as a sentence."""
        return f"the {self.room} is {self.direction} of the {self.other} .".split()


def stories(m: int, seed: int, held_out: bool = False) -> list[Story]:
    """Draw stories.

    Parameters
    ----------
    m : int
        How many.
    seed : int
        Of the generator.
    held_out : bool
        Whether the question is about two rooms in such an order and direction as no story with
        `held_out` False has; every fifth combination is kept for these.
    """
    rng = np.random.default_rng(seed)
    drawn: list[Story] = []
    while len(drawn) < m:
        rooms = [ROOMS[n] for n in rng.permutation(len(ROOMS))[: SENTENCES + 1]]
        pairs = [rng.permutation(rooms[n : n + 2]) for n in range(SENTENCES)]
        directions = rng.choice(list(OPPOSITE), SENTENCES)
        facts = [Fact(str(a), str(d), str(b)) for (a, b), d in zip(pairs, directions, strict=True)]
        order = rng.permutation(SENTENCES)
        asked, about_first = facts[int(rng.integers(SENTENCES))], bool(rng.integers(2))
        suits = _is_kept(asked) if held_out else not any(map(_is_kept, facts))
        if suits and _has_one_answer(asked, facts, about_first):
            drawn.append(_story([facts[n] for n in order], asked, about_first))
    return drawn


def _has_one_answer(asked: Fact, facts: list[Fact], about_first: bool) -> bool:
    """Whether no other fact, read in either direction, answers the question as well."""
    turned = [Fact(f.other, OPPOSITE[f.direction], f.room) for f in facts]
    named = slice(1, 3) if about_first else slice(0, 2)
    return sum(fact[named] == asked[named] for fact in facts + turned) == 1


def _is_kept(fact: Fact) -> bool:
    """Whether a fact is one of those that no training story has."""
    numbers = ROOMS.index(fact.room), ROOMS.index(fact.other), list(OPPOSITE).index(fact.direction)
    return sum(a * b for a, b in zip(numbers, (3, 7, 1), strict=True)) % 5 == 0


def _story(facts: list[Fact], asked: Fact, about_first: bool) -> Story:
    """Sentences and question in one list of words."""
    tokens, support = ["[CLS]"], (0, 0)
    for fact in facts:
        start = len(tokens)
        tokens += fact.words()
        if fact == asked:
            support = (start, len(tokens))
    question = f"what is {asked.direction} of the {asked.other} ?"
    if not about_first:
        question = f"what is the {asked.room} {asked.direction} of ?"
    answer = asked.room if about_first else asked.other
    return Story([*tokens, "[SEP]", *question.split(), "[SEP]"], answer.split(), support)


def vocabulary() -> list[str]:
    """All words of all stories, in alphabetical order."""
    words = " ".join(ROOMS).split() + list(OPPOSITE) + ["the", "is", "of", "what", ".", "?"]
    return sorted(set(words))
