"""List everything that a source holds: a file, a folder or an archive, with archives inside."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from invigilator.autograding.collection import tars, zips
from invigilator.autograding.collection.content import Content, FileOnDisk, Unobtainable
from invigilator.autograding.collection.entries import Entry, What
from invigilator.autograding.collection.names import (
    MAX_DEPTH,
    UNREAD_ARCHIVES,
    kind_of,
    parts_of,
    readable,
    suffix,
    why_folder_ignored,
)
from invigilator.autograding.collection.zip_headers import Member

#: How many archives may lie in one another.
MAX_NESTED = 3
#: How many files of an archive inside a source are listed without counting against `BUDGET`.
FEW = 2000
#: How many files are listed of all larger archives inside a source.
BUDGET = 300_000
#: The longest directory of an archive that is read, in bytes: of a source, and of one inside.
LONGEST, LONGEST_INSIDE = 256 * 2**20, 16 * 2**20
LINK = "it is a link to another file; ask for the file itself"
SPECIAL = "it is a device or a pipe; ask for a file"
EMPTY = "an archive with nothing in it"
DEEP = f"it lies more than {MAX_DEPTH} folders deep"


@dataclass
class _Listing:
    """How many files of large archives may still be listed of a source."""

    left: int = BUDGET


def entries(source: Path) -> list[Entry]:
    """Everything in a source, whose own name is no part of the places.

    An archive inside is listed with its contents. Links are not followed, but the source itself
    may be one.

    Raises
    ------
    OSError
        If the source cannot be read.
    Unobtainable
        If the source is an archive that cannot be read.
    """
    listing = _Listing()
    size = source.stat().st_size
    if source.is_dir():
        return list(_with_contents(_of_folder(source), listing, 0))
    if kind_of(source.name) == "archive":
        content = FileOnDisk(source.resolve())
        found = _of_archive(content, source.name, (), readable(str(source)), LONGEST)
        return list(_with_contents(found, listing, 1))
    content = FileOnDisk(source.resolve())
    name = readable(source.name)
    return [Entry((name,), "file", readable(str(source)), content, size)]


def _of_folder(root: Path) -> Iterator[Entry]:
    """The files of a folder on disk, and the folders that are empty or not looked into."""
    todo: list[tuple[Path, tuple[str, ...]]] = [(root, ())]
    while todo:
        folder, parts = todo.pop()
        try:
            with os.scandir(folder) as found:
                children = sorted(found, key=lambda child: child.name)
        except OSError as error:
            if not parts:
                raise
            yield _unlisted(folder, parts, f"the folder cannot be read ({error.strerror})")
            continue
        if parts and not children:
            yield _unlisted(folder, parts, "")
        for child in children:
            path, place = Path(child.path), (*parts, readable(child.name))
            if not child.is_dir(follow_symlinks=False):
                yield _on_disk(child, place)
            elif why := _why_unlisted(path, place):
                yield _unlisted(path, place, why)
            else:
                todo.append((path, place))


def _why_unlisted(folder: Path, parts: tuple[str, ...]) -> str:
    if len(parts) >= MAX_DEPTH:
        return DEEP
    if (folder / "pyvenv.cfg").is_file():
        return "a Python environment"
    return why_folder_ignored(parts[-1])


def _unlisted(folder: Path, parts: tuple[str, ...], why: str) -> Entry:
    return Entry(parts, "folder", readable(str(folder)), why=why)


def _on_disk(child: os.DirEntry[str], parts: tuple[str, ...]) -> Entry:
    shown = readable(child.path)
    try:
        status = child.stat(follow_symlinks=False)
    except OSError as error:
        return Entry(parts, "unreadable", shown, why=f"it cannot be read ({error.strerror})")
    if stat.S_ISREG(status.st_mode):
        return Entry(parts, "file", shown, FileOnDisk(Path(child.path)), status.st_size)
    return Entry(parts, "unreadable", shown, why=LINK if child.is_symlink() else SPECIAL)


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
    every = _of_archive(content, archive.name, archive.parts, archive.shown, LONGEST_INSIDE)
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


def _of_archive(
    content: Content, name: str, above: tuple[str, ...], shown: str, longest: int
) -> Iterator[Entry]:
    """The files of an archive, and its empty folders; notebooks first.

    Raises
    ------
    Unobtainable
        If it cannot be read.
    """
    if suffix(name) in UNREAD_ARCHIVES:
        raise Unobtainable(f"archives of the kind .{suffix(name)} are not read: ask for a .zip")
    found = _zipped(content, longest) if _is_zip(content, name) else _tarred(content, name)
    files = sorted((each for each in found if each.what != "folder"), key=_notebooks_first)
    holding = {each.parts[:end] for each in files for end in range(len(each.parts))}
    empty = {each.parts: each for each in found if each.what == "folder"}
    holding |= {parts[:end] for parts in empty for end in range(len(parts))}
    every = [*files, *(each for parts, each in empty.items() if parts not in holding)]
    return (_placed(each, above, shown) for each in every)


def _placed(entry: Entry, above: tuple[str, ...], archive: str) -> Entry:
    shown = f"{archive}/{entry.shown}"
    return Entry((*above, *entry.parts), entry.what, shown, entry.content, entry.size, entry.why)


def _notebooks_first(entry: Entry) -> bool:
    return entry.kind != "notebook"


def _is_zip(content: Content, name: str) -> bool:
    return content.read(2) == b"PK" or suffix(name) == "zip"


def _zipped(content: Content, longest: int) -> list[Entry]:
    with content.open() as file:
        found = zips.members(file, longest)
    return [_zip_entry(content, each) for each in found if not _is_root(each.name)]


def _zip_entry(content: Content, member: Member) -> Entry:
    if member.name.replace("\\", "/").endswith("/") and not member.packed:
        return _member(member.name, "folder", None)
    if zips.is_link(member) or zips.is_special(member):
        return _member(member.name, "unreadable", None, LINK if zips.is_link(member) else SPECIAL)
    if why := zips.why_unread(member):
        return _member(member.name, "unreadable", None, why)
    return _member(member.name, "file", zips.ZipContent(content, member), "", member.size or 0)


def _tarred(content: Content, name: str) -> list[Entry]:
    try:
        found = tars.members(content)
    except Unobtainable:
        if "tar" in name.lower() or suffix(name) in ("tgz", "tbz", "tbz2", "txz"):
            raise
        raise Unobtainable(f".{suffix(name)} files are not read: ask for a .zip") from None
    return [_tar_entry(content, each) for each in found if not _is_root(each.name)]


def _is_root(name: str) -> bool:
    """Whether a member is the folder itself that was packed."""
    return name.endswith(("/", ".")) and not parts_of(name)


def _tar_entry(content: Content, member: tars.TarMember) -> Entry:
    if member.kind == "folder":
        return _member(member.name, "folder", None)
    if member.kind != "file":
        return _member(member.name, "unreadable", None, LINK if member.kind == "link" else SPECIAL)
    return _member(member.name, "file", tars.TarContent(content, member), "", member.size)


def _member(name: str, what: What, content: Content | None, why: str = "", size: int = 0) -> Entry:
    """An entry of a member; one that lies too deep stands where the depth ends."""
    parts = parts_of(name) or ("without a name",)
    if len(parts) > MAX_DEPTH:
        return Entry(parts[:MAX_DEPTH], "unreadable", "/".join(parts[:MAX_DEPTH]), why=DEEP)
    return Entry(parts, what, readable(name).rstrip("/"), content, size, why)
