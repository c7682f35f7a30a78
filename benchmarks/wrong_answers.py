"""Samples of wrong answers: two known mistakes at once, and mutants of the reference answers."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from benchmarks.mutants import mutants
from invigilator.authoring.pairs import together
from invigilator.authoring.recorder import load_grader
from invigilator.authoring.source import read_source
from invigilator.checking.wrong_outputs import AND
from invigilator.course import Assignment


@dataclass(frozen=True)
class Wrong:
    """A wrong answer: what was changed, and the sentences that would tell it wholly, if known."""

    target: str
    exercise: str
    answer: str
    change: str
    sentences: tuple[str, ...] = ()


def sampled(answers: Sequence[Wrong], count: int, draw: random.Random) -> list[Wrong]:
    """Some of the answers, or all where there are not so many."""
    return draw.sample(answers, min(count, len(answers)))


def pairs_of(assignment: Assignment) -> Iterator[Wrong]:
    """All pairs of known mistakes of one exercise that can be made at once."""
    source, known = read_source(assignment), load_grader(assignment).known_mistakes
    for one, other in combinations(known, 2):
        if one.exercise == other.exercise:
            sentences = (one.sentence, other.sentence)
            if both := together(source.answers[one.exercise], one, other):
                change = AND.join(sentences)
                yield Wrong(assignment.target, one.exercise, both, change, sentences)


def mutants_of(assignment: Assignment) -> Iterator[Wrong]:
    """All mutants of the reference answers of an assignment."""
    for name, answer in read_source(assignment).answers.items():
        for each in mutants(name, answer):
            yield Wrong(assignment.target, name, each.answer, each.change)
