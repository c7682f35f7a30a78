"""Tar archives, packed or not: what is in them, and the bytes of one member."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Iterator
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
    """
    file = archive.open()
    opener = _OPENERS.get(file.read(2))
    file.seek(0)
    if opener is None:
        return file
    file.close()
    return open(_unpacked(archive).name, "rb")


@lru_cache(maxsize=1)
def _unpacked(archive: Content) -> IO[bytes]:
    """The archive read last, unpacked to a file that goes away with it."""
    target = tempfile.NamedTemporaryFile()  # noqa: SIM115 - kept open until another is read
    with archive.open() as packed:
        opener = _OPENERS[packed.read(2)]
        packed.seek(0)
        try:
            _copy(opener(packed), target)
        except (OSError, EOFError, zlib.error, lzma.LZMAError, MemoryError) as error:
            if target.tell() < _BLOCK:
                raise Unobtainable(f"it is damaged ({error})") from None
    target.flush()
    return target


def _copy(source: BinaryIO, target: IO[bytes]) -> None:
    left = MAX_UNPACKED
    while chunk := source.read(_CHUNK):
        left -= len(chunk)
        if left < 0:
            raise Unobtainable(f"it unpacks to more than {MAX_UNPACKED // 2**20} MiB")
        target.write(chunk)


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
