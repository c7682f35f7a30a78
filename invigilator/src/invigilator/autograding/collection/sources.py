"""List everything that a source holds: a file, a folder or an archive, with archives inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from invigilator.autograding.collection.archives import of_archive
from invigilator.autograding.collection.content import Content, FileOnDisk, Unobtainable
from invigilator.autograding.collection.disk import of_folder
from invigilator.autograding.collection.entries import LINK, Entry
from invigilator.autograding.collection.names import kind_of, readable

#: How many archives may lie in one another.
MAX_NESTED = 3
#: How many files of an archive inside a source are listed without counting against `BUDGET`.
FEW = 2000
#: How many files are listed of all larger archives inside a source.
BUDGET = 300_000
#: The longest directory of an archive that is read, in bytes: of a source, and of one inside.
LONGEST, LONGEST_INSIDE = 256 * 2**20, 16 * 2**20
EMPTY = "an archive with nothing in it"


@dataclass
class _Listing:
    """How many files of large archives may still be listed of a source."""

    left: int = BUDGET


def entries(source: Path, within: Path | None = None) -> list[Entry]:
    """Everything in a source, whose own name is no part of the places.

    An archive inside is listed with its contents. Links are not followed, but a folder that an
    instructor has named may be one.

    Parameters
    ----------
    source : Path
        A file or folder.
    within : Path, optional
        The folder that the instructor has named, if that is not the source itself.

    Raises
    ------
    OSError
        If the source cannot be read.
    Unobtainable
        If the source is a link, or an archive that cannot be read.
    """
    listing = _Listing()
    if source.is_symlink() and not (within is None and source.is_dir()):
        raise Unobtainable(LINK)
    size = source.stat().st_size
    if source.is_dir():
        return list(_with_contents(of_folder(source, within), listing, 0))
    content = FileOnDisk(source, within)
    if kind_of(source.name) == "archive":
        found = of_archive(content, source.name, (), readable(str(source)), LONGEST)
        return list(_with_contents(found, listing, 1))
    name = readable(source.name)
    return [Entry((name,), "file", readable(str(source)), content, size)]


def _with_contents(found: Iterable[Entry], listing: _Listing, nested: int) -> Iterator[Entry]:
    """The entries, each archive followed by what is in it."""
    for each in found:
        if each.what != "file" or each.content is None or each.kind != "archive":
            yield each
            continue
        try:
            inside = _inside(each, each.content, listing, nested)
        except Unobtainable as error:
            yield Entry(each.parts, "unreadable", each.shown, each.content, each.size, str(error))
            continue
        if not inside:
            yield Entry(each.parts, "unreadable", each.shown, each.content, each.size, EMPTY)
            continue
        yield Entry(each.parts, "archive", each.shown, each.content, each.size)
        yield from _with_contents(inside, listing, nested + 1)


def _inside(archive: Entry, content: Content, listing: _Listing, nested: int) -> list[Entry]:
    if nested >= MAX_NESTED:
        raise Unobtainable("it is an archive in an archive in an archive: ask for the notebook")
    every = of_archive(content, archive.name, archive.parts, archive.shown, LONGEST_INSIDE)
    inside = list(islice(every, FEW))
    more = list(islice(every, listing.left))
    listing.left -= len(more)
    inside += more
    rest = sum(1 for _ in every)
    if rest:
        why = "more files than are listed"
        place = (*archive.parts, f"{rest} more files")
        inside.append(Entry(place, "unreadable", "/".join(place), why=why, count=rest))
    return inside
