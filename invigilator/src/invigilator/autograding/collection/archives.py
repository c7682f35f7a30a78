"""List the files of an archive, as entries with the places that they have in it."""

from __future__ import annotations

from collections.abc import Iterator

from invigilator.autograding.collection import tars, zips
from invigilator.autograding.collection.content import Content, Unobtainable
from invigilator.autograding.collection.entries import DEEP, LINK, SPECIAL, Entry, What
from invigilator.autograding.collection.names import (
    MAX_DEPTH,
    UNREAD_ARCHIVES,
    parts_of,
    readable,
    suffix,
)
from invigilator.autograding.collection.zip_headers import Member


def of_archive(
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
