"""What is found in a source, one entry for each file, and for each folder that holds none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from invigilator.autograding.collection.content import Content
from invigilator.autograding.collection.names import MAX_DEPTH, Kind, kind_of

What = Literal["file", "archive", "folder", "unreadable"]
#: Why an entry cannot be read, or is not looked into.
LINK = "it is a link to another file; ask for the file itself"
SPECIAL = "it is a device or a pipe; ask for a file"
DEEP = f"it lies more than {MAX_DEPTH} folders deep"


@dataclass(frozen=True, eq=False)
class Entry:
    """A file, an archive that is looked into, or a folder that holds nothing or is not looked into.

    Parameters
    ----------
    parts
        The place below its source: the names of the folders and archives it lies in, and its own.
    what
        A link, a device or a damaged member of an archive is ``unreadable``. An ``archive`` is
        followed by what is in it, and counts as that.
    shown
        The place as people read it.
    content
        The bytes; None of what cannot be read.
    size
        How many bytes it says it has.
    why
        Why it cannot be read, or is not looked into.
    count
        How many files it stands for.
    """

    parts: tuple[str, ...]
    what: What
    shown: str
    content: Content | None = None
    size: int = 0
    why: str = ""
    count: int = 1

    @property
    def name(self) -> str:
        """Its own name."""
        return self.parts[-1] if self.parts else ""

    @property
    def kind(self) -> Kind:
        """What it may be, by its name."""
        return kind_of(self.name)


@dataclass(frozen=True)
class Placed:
    """An entry with its place below where one looks from, and why it is ignored, if it is."""

    parts: tuple[str, ...]
    entry: Entry
    ignored: str = ""

    @property
    def name(self) -> str:
        """What the student calls it: empty if it is the student's folder itself."""
        return self.parts[-1] if self.parts else ""

    def below(self, levels: int) -> Placed:
        """The same, seen from that many folders further in."""
        return replace(self, parts=self.parts[levels:])


def tops(entries: Iterable[Placed]) -> dict[str, list[Placed]]:
    """The entries by the first name of their place."""
    found: dict[str, list[Placed]] = {}
    for each in entries:
        found.setdefault(each.parts[0], []).append(each)
    return found


def is_folder(entries: Iterable[Placed]) -> bool:
    """Whether entries of one top lie in it, so that it is a folder or an archive looked into."""
    return any(len(each.parts) > 1 or each.entry.what == "folder" for each in entries)


def outside_archives(entries: Iterable[Placed]) -> Iterator[Placed]:
    """The entries that lie in no archive among them, each archive as one file.

    The archive that is the student's own folder is none.
    """
    every = list(entries)
    archives = {each.parts for each in every if each.entry.what == "archive"}
    for each in every:
        inside = any(each.parts[:end] in archives for end in range(1, len(each.parts)))
        if each.entry.what == "archive" and each.parts and not inside:
            yield replace(each, entry=replace(each.entry, what="file"))
        elif not inside:
            yield each
