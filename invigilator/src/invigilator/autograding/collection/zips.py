"""Zip archives, also damaged and hostile ones: what is in them, and the bytes of one member.

The standard library reads the directory at the end. Where it cannot, or where the directory is
short of what was counted, the members are found by the headers in front of them. Each member is
read by its own header, so that none costs another.
"""

from __future__ import annotations

import bz2
import stat
import struct
import zipfile
import zlib
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from invigilator.autograding.collection.content import Content, Unobtainable
from invigilator.autograding.collection.zip_headers import (
    ENCRYPTED,
    HEADER,
    LOCAL,
    Member,
    by_headers,
    decoded,
)

_CHUNK = 2**16
_END, _END64 = b"PK\x05\x06", b"PK\x06\x06"
_UTF8 = 0x800
_UNICODE_NAME = 0x7075
_METHODS = {9: "Deflate64", 14: "LZMA", 93: "Zstandard", 95: "XZ", 98: "PPMd", 99: "AES"}


@dataclass(frozen=True)
class ZipContent(Content):
    """The bytes of a member of an archive, which may lie in an archive itself."""

    archive: Content
    member: Member

    def read(self, limit: int) -> bytes:
        """At most `limit` bytes from the beginning."""
        with self.archive.open() as file:
            return inflated(file, self.member, limit)

    def state(self) -> Hashable:
        """That of the archive."""
        return self.archive.state()


def members(file: BinaryIO, longest: int) -> list[Member]:
    """What a zip archive holds, if its directory has at most `longest` bytes.

    Raises
    ------
    Unobtainable
        If it is no zip archive, or its directory is longer than is read.
    """
    counted, length = _end(file)
    if length > longest:
        raise Unobtainable("it holds more files than are read")
    try:
        found = [_member(info) for info in zipfile.ZipFile(file).infolist()]
    except Exception:  # a damaged directory fails in many ways
        found = []
    lost = [each for each in found if not _is_in_place(file, each)]
    if lost or not found or len(found) % 2**16 != counted:
        found = _with_headers(found, lost, list(by_headers(file, longest)))
    if not found and counted != 0:
        raise Unobtainable("it is not a zip archive, or damaged")
    return found


def _is_in_place(file: BinaryIO, member: Member) -> bool:
    file.seek(max(0, member.offset))
    return file.read(4) == LOCAL


def _with_headers(
    found: Sequence[Member], lost: Sequence[Member], scanned: Sequence[Member]
) -> list[Member]:
    """The members of a directory, corrected and completed by those whose headers are found."""
    missing = frozenset(lost)
    known = {each.offset for each in found if each not in missing}
    free = {each.name: each for each in scanned if each.offset not in known}
    again = [free.pop(each.name, each) for each in lost]
    whole = [each for each in found if each not in missing]
    taken = known | {each.offset for each in again}
    return [*whole, *again, *(each for each in scanned if each.offset not in taken)]


def inflated(file: BinaryIO, member: Member, limit: int) -> bytes:
    """The first bytes of a member, at most `limit`.

    Raises
    ------
    Unobtainable
        If it is encrypted, packed by a method that is not read, or damaged.
    """
    if why := why_unread(member):
        raise Unobtainable(why)
    try:
        file.seek(member.offset)
        fields = HEADER.unpack(file.read(HEADER.size))
        if fields[0] != LOCAL:
            raise Unobtainable("it is not where the archive says it is")
        file.seek(fields[9] + fields[10], 1)
        data = _unpacked(file, member, limit)
    except (struct.error, OSError, ValueError, EOFError, zlib.error, MemoryError) as error:
        raise Unobtainable(f"it is damaged ({error})") from None
    whole = len(data) < limit and member.crc is not None
    if whole and zlib.crc32(data) != member.crc:
        raise Unobtainable("it is damaged (the checksum is wrong)")
    return data


def why_unread(member: Member) -> str:
    """Why a member cannot be read at all; empty if it can be tried."""
    if member.encrypted:
        return "it is encrypted: ask for it without a password"
    if member.method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2):
        name = _METHODS.get(member.method, f"number {member.method}")
        return f"it is packed by a method that is not read ({name}): ask for a plain zip archive"
    return ""


def _unpacked(file: BinaryIO, member: Member, limit: int) -> bytes:
    if member.method == zipfile.ZIP_STORED:
        return file.read(min(limit, member.packed))
    stream: Any = zlib.decompressobj(-15)
    if member.method == zipfile.ZIP_BZIP2:
        stream = bz2.BZ2Decompressor()
    return _decompressed(file, member.packed, stream, limit)


def _decompressed(file: BinaryIO, packed: int, stream: Any, limit: int) -> bytes:
    """What a decompressor makes of the next bytes of a file; never more than `limit`."""
    pieces: list[bytes] = []
    missing, rest = limit, b""
    while missing > 0 and not stream.eof:
        if not rest and getattr(stream, "needs_input", True):
            rest = file.read(min(_CHUNK, packed))
            packed -= len(rest)
            if not rest:
                raise EOFError("it ends too early")
        pieces.append(stream.decompress(rest, missing))
        missing -= len(pieces[-1])
        rest = getattr(stream, "unconsumed_tail", b"")
    return b"".join(pieces)


def _member(info: zipfile.ZipInfo) -> Member:
    return Member(
        name=_name(info),
        offset=info.header_offset,
        method=info.compress_type,
        encrypted=bool(info.flag_bits & ENCRYPTED),
        packed=info.compress_size,
        size=info.file_size,
        crc=info.CRC,
        mode=info.external_attr >> 16 if info.create_system == 3 else 0,
    )


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a member; one that is not said to be UTF-8 is so where it can be."""
    name = info.orig_filename
    if info.flag_bits & _UTF8 or name.isascii():
        return name
    if told := _unicode_name(info.extra):
        return told
    return decoded(name.encode("cp437", "replace"))


def _unicode_name(extra: bytes) -> str:
    """The name in the extra field that Info-ZIP made for names in Unicode, if it is there."""
    while len(extra) >= 4:
        kind, length = struct.unpack("<2H", extra[:4])
        if kind == _UNICODE_NAME:
            return extra[9 : 4 + length].decode("utf-8", "replace")
        extra = extra[4 + length :]
    return ""


def _end(file: BinaryIO) -> tuple[int | None, int]:
    """How many members the end of an archive counts, and how long it says the directory is."""
    file.seek(0, 2)
    file.seek(max(0, file.tell() - 2**16 - 98))
    tail = file.read()
    place = tail.rfind(_END)
    if place < 0 or len(tail) < place + 22:
        return None, 0
    counted, length = struct.unpack("<HL", tail[place + 10 : place + 16])
    larger = tail.rfind(_END64, 0, place)
    if larger >= 0 and len(tail) >= larger + 48:
        total, length = struct.unpack("<QQ", tail[larger + 32 : larger + 48])
        counted = total % 2**16
    return counted, length


def is_link(member: Member) -> bool:
    """Whether a member is a symbolic link."""
    return stat.S_ISLNK(member.mode)


def is_special(member: Member) -> bool:
    """Whether a member is a device, a FIFO or a socket."""
    kind = stat.S_IFMT(member.mode)
    return kind not in (0, stat.S_IFREG, stat.S_IFDIR, stat.S_IFLNK)
