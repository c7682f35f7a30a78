"""What was found, and what became of it: the counts add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from invigilator.autograding.collection.entries import Entry
from invigilator.autograding.collection.handed import Handed

Fate = Literal["notebook", "companion", "ignored", "rejected"]
FATES: tuple[Fate, ...] = ("notebook", "companion", "rejected", "ignored")


@dataclass(frozen=True)
class Item:
    """An entry and what became of it; a rejected one is all that a student has handed in."""

    entry: Entry
    fate: Fate
    reason: str = ""
    student: str = ""


@dataclass(frozen=True)
class SourceRead:
    """A source, how it was read, and its owner: whom its own name says, if it is a student's."""

    path: Path
    layout: str
    within: tuple[str, ...]
    students: int
    items: list[Item] = field(repr=False)
    owner: str = ""


@dataclass(frozen=True)
class Inventory:
    """Everything found in all sources, and what each student has handed in."""

    sources: list[SourceRead]
    handed: list[Handed]

    @property
    def items(self) -> list[Item]:
        """Each file found, and each folder that holds none or is not looked into, once."""
        return [item for source in self.sources for item in source.items]


def counts(items: Iterable[Item]) -> dict[Fate, int]:
    """How many files have each fate."""
    found: Counter[Fate] = Counter()
    for item in items:
        found[item.fate] += item.entry.count
    return {fate: found[fate] for fate in FATES}
