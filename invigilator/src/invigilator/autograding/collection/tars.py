"""Tar archives, packed or not: what is in them, and the bytes of one member."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import IO, Any, BinaryIO

from invigilator.autograding.collection.content import Content, Unobtainable

#: The most that a packed tar archive is unpacked to, in bytes.
MAX_UNPACKED = 2**30
_BLOCK = tarfile.BLOCKSIZE
_CHUNK = 2**20
_OPENERS: dict[bytes, Callable[..., Any]] = {
    b"\x1f\x8b": gzip.open,
    b"BZ": bz2.open,
    b"\xfd7": lzma.open,
}
_DAMAGED = (tarfile.TarError, OSError, EOFError, ValueError, OverflowError, RecursionError)


@dataclass(frozen=True)
class TarMember:
    """One member as the archive describes it."""

    name: str
    offset: int
    size: int
    kind: str


@dataclass(frozen=True)
class TarContent(Content):
    """The bytes of a member of a tar archive."""

    archive: Content
    member: TarMember

    def read(self, limit: int) -> bytes:
        """At most `limit` bytes from the beginning."""
        with unpacked(self.archive) as file:
            file.seek(self.member.offset)
            data = file.read(min(limit, self.member.size))
        if len(data) < min(limit, self.member.size):
            raise Unobtainable("it is damaged (it ends too early)")
        return data

    def state(self) -> Hashable:
        """That of the archive."""
        return self.archive.state()


def members(archive: Content) -> list[TarMember]:
    """What a tar archive holds.

    Raises
    ------
    Unobtainable
        If it is no tar archive, or unpacks to more than is read.
    """
    with unpacked(archive) as file:
        found = list(_members(file))
        file.seek(0)
        if not found and any(file.read(_BLOCK)):
            raise Unobtainable("it is not a tar archive, or damaged")
    return found


def unpacked(archive: Content) -> BinaryIO:
    """A tar archive as it is when nothing packs it; to be closed by the caller.

    Raises
    ------
    Unobtainable
        If it is damaged, or unpacks to more than is read.
    OSError
        If there is no room to unpack it.
    """
    file = archive.open()
    opener = _OPENERS.get(file.read(2))
    file.seek(0)
    if opener is None:
        return file
    file.close()
    kept = _unpacked(archive, archive.state())  # held here: no other thread can make it go away
    return open(kept.name, "rb")


@lru_cache(maxsize=1)
def _unpacked(archive: Content, state: Hashable) -> IO[bytes]:
    """The archive read last, as its file was then; unpacked to a file that goes away with it."""
    target = tempfile.NamedTemporaryFile()  # noqa: SIM115 - kept open until another is read
    with archive.open() as packed:
        opener = _OPENERS[packed.read(2)]
        packed.seek(0)
        for chunk in _chunks(opener(packed)):
            target.write(chunk)
    target.flush()
    return target


def _chunks(source: BinaryIO) -> Iterator[bytes]:
    """What a packed archive unpacks to; of a damaged one, what lies before the damage."""
    read = 0
    try:
        while chunk := source.read(_CHUNK):
            read += len(chunk)
            if read > MAX_UNPACKED:
                raise Unobtainable(f"it unpacks to more than {MAX_UNPACKED // 2**20} MiB")
            yield chunk
    except (OSError, EOFError, zlib.error, lzma.LZMAError, MemoryError) as error:
        if read < _BLOCK:
            raise Unobtainable(f"it is damaged ({error})") from None


def _members(file: BinaryIO) -> Iterator[TarMember]:
    """The members; behind a damaged header, from the next whole one on."""
    start: int | None = 0
    while start is not None:
        file.seek(start)
        behind = start + _BLOCK
        for info, end in _until_damaged(file):
            behind = max(behind, end)
            yield _member(info)
        start = _next_header(file, behind)


def _until_damaged(file: BinaryIO) -> Iterator[tuple[tarfile.TarInfo, int]]:
    """The next members, each with the place behind it."""
    before = -1
    try:
        tar = tarfile.TarFile(fileobj=file, errors="surrogateescape", encoding="utf-8")
        while (info := tar.next()) is not None and info.offset > before:
            before = info.offset
            tar.members = []  # type: ignore[attr-defined]
            yield info, tar.offset
    except _DAMAGED:
        return


def _next_header(file: BinaryIO, start: int) -> int | None:
    """Where the next header lies that is whole, behind a place where none is."""
    file.seek(start)
    while len(block := file.read(_BLOCK)) == _BLOCK:
        if block[257:262] == b"ustar":
            try:
                tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
            except _DAMAGED:
                continue
            return file.tell() - _BLOCK
    return None


def _member(info: tarfile.TarInfo) -> TarMember:
    kinds = {"file": info.isreg(), "folder": info.isdir(), "link": info.issym() or info.islnk()}
    kind = next((kind for kind, holds in kinds.items() if holds), "special")
    return TarMember(info.name, info.offset_data, max(0, info.size), kind)
