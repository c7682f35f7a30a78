"""The members of a zip archive by the headers in front of them, where its directory fails."""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

HEADER = struct.Struct("<4s5H3L2H")
LOCAL = b"PK\x03\x04"
ENCRYPTED = 0x1
_CENTRAL = b"PK\x01\x02"
_STREAMED = 0x8


@dataclass(frozen=True)
class Member:
    """One member as the archive describes it; nothing of that need be true."""

    name: str
    offset: int
    method: int
    encrypted: bool
    packed: int
    size: int | None
    crc: int | None
    mode: int = 0


def by_headers(file: BinaryIO, longest: int) -> Iterator[Member]:
    """The members whose own headers are whole, in their order."""
    try:
        data: Any = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        file.seek(0)
        data = file.read()
    place = data.find(LOCAL)
    while place >= 0 and longest > 0:
        member, after = _at_header(data, place)
        if member is not None:
            longest -= len(member.name) + 46
            yield member
        place = data.find(LOCAL, max(after, place + 4))


def _at_header(data: Any, place: int) -> tuple[Member | None, int]:
    """The member whose header stands at a place, and where it ends."""
    raw = data[place : place + HEADER.size]
    if len(raw) < HEADER.size:
        return None, place
    _, _, flags, method, _, _, crc, packed, size, name_length, extra = HEADER.unpack(raw)
    begin = place + HEADER.size
    name = data[begin : begin + name_length]
    if not name or b"\0" in name or method > 99:
        return None, place
    begin += name_length + extra
    streamed = bool(flags & _STREAMED) and not packed
    if streamed:
        packed = _next_header(data, begin) - begin
    after = begin + packed
    known = not streamed and after <= len(data)
    member = Member(
        name=decoded(name),
        offset=place,
        method=method,
        encrypted=bool(flags & ENCRYPTED),
        packed=max(0, packed),
        size=None if streamed else size,
        crc=None if streamed else crc,
    )
    return member, after if known and data[after : after + 2] == b"PK" else begin


def _next_header(data: Any, begin: int) -> int:
    found = [data.find(mark, begin) for mark in (LOCAL, _CENTRAL)]
    return min((each for each in found if each >= 0), default=len(data))


def decoded(raw: bytes) -> str:
    """The name that bytes stand for: in UTF-8, or else in the code page of DOS."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp437")
