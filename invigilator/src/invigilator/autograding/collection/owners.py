"""Whom each source is named after: no other source hands in anything in that name.

A student who packs an archive chooses every name in it, but not that of the archive itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from invigilator.autograding.collection.by_names import is_generic
from invigilator.autograding.collection.choice import ASK, MAX_NAMED, choose
from invigilator.autograding.collection.entries import Entry
from invigilator.autograding.collection.handed import Handed
from invigilator.autograding.collection.inventory import Item, SourceRead
from invigilator.autograding.collection.layouts import placed
from invigilator.autograding.collection.names import readable, same
from invigilator.autograding.collection.reader import Task
from invigilator.autograding.collection.readings import Group
from invigilator.checking.wording import listed


@dataclass(frozen=True)
class Read:
    """A source, all that lies in it, and what students have handed in there."""

    source: SourceRead
    entries: Sequence[Entry]
    handed: list[Handed]

    @property
    def owner(self) -> str:
        """The one spelling of whom the source is named after."""
        return same(self.source.owner)

    @property
    def students(self) -> set[str]:
        """Under which names something is handed in."""
        return {same(each.student) for each in self.handed}


def each_their_own(every: Sequence[Read], task: Task) -> list[Read]:
    """What sources give, without what bears the name of a student with a source of their own."""
    claimed = {read.owner for read in every if _is_claimed(read, every)}
    settled = [_of_owner(read, task) if read.owner in claimed else read for read in every]
    named = {read.owner: read.source for read in settled}
    return [_without_others(read, named, claimed, task) for read in settled]


def _is_claimed(read: Read, every: Sequence[Read]) -> bool:
    """Whether only other sources hold something under the name that a source bears."""
    others = (other.students for other in every if other is not read)
    return read.owner not in read.students and any(read.owner in names for names in others)


def _of_owner(read: Read, task: Task) -> Read:
    """A source as its owner's, whatever the names in it, unless it holds several notebooks."""
    if sum(not each.reason for each in read.handed) > 1:
        return read
    group = Group(read.source.owner, placed(read.entries))
    choice = choose(group, task, read.source.path)
    if choice.handed is None:
        return read
    source = replace(read.source, layout="names", within=(), students=1, items=choice.items)
    return Read(source, read.entries, [choice.handed])


def _without_others(
    read: Read, named: Mapping[str, SourceRead], claimed: Collection[str], task: Task
) -> Read:
    """A source without what is others'; an owner for whom nothing is left is told so."""
    others = read.students & {*named} - {read.owner}
    left = [each for each in read.handed if same(each.student) not in others]
    emptied = bool(others) and not left and not is_generic(read.source.owner, task.assignment)
    items = [
        _refused(item, named[same(item.student)], read.source.owner if emptied else "")
        if same(item.student) in others and item.fate != "ignored"
        else item
        for item in read.source.items
    ]
    if emptied or (read.owner in claimed and read.owner not in read.students):
        left.append(_nothing(read))
    return Read(replace(read.source, students=len(left), items=items), read.entries, left)


def _refused(item: Item, own: SourceRead, owner: str) -> Item:
    """What bears the name of another source's owner; with `owner`, it is all that one has."""
    why = f"{item.student}'s own submission is {readable(own.path.name)}"
    if owner:
        return replace(item, fate="rejected", reason=why, student=owner)
    return replace(item, fate="ignored", reason=why)


def _nothing(read: Read) -> Handed:
    """What the owner of a source has handed in where all in it bears other names."""
    path, owner = read.source.path, read.source.owner
    places = ["/".join(i.entry.parts) for i in read.source.items if i.fate == "notebook"]
    found = f", only {listed(places, MAX_NAMED)} under another name" if places else ""
    return Handed(owner, path, f"{readable(path.name)} holds no notebook of {owner}{found}. {ASK}.")
