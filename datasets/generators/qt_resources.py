"""Reads the files that are packed into a compiled resource file of Qt (``.rcc``).

The format: a header of five big-endian numbers (magic, version, and where the tree, the data and
the names begin), then a tree of nodes. A folder knows its number of children and the first of
them; a file knows where its data begin, which carry their length in front.
"""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

MAGIC = b"qres"
COMPRESSED, FOLDER, OTHER_COMPRESSION = 1, 2, 4


class ResourceFile:
    """The files in a resource file.

    Parameters
    ----------
    path : Path
        The resource file.

    Raises
    ------
    ValueError
        If it is none.
    """

    def __init__(self, path: Path) -> None:
        self._bytes = path.read_bytes()
        magic, version, *starts = struct.unpack_from(">4sIIII", self._bytes)
        if magic != MAGIC:
            raise ValueError(f"{path} is no resource file of Qt: it begins with {magic!r}.")
        self._tree, self._data, self._names = starts
        self._node_size = 14 if version < 2 else 22

    def files(self) -> dict[str, bytes]:
        """Read all files.

        Returns
        -------
        dict
            The content of each file, under its path within the resource file.
        """
        return dict(self._walk(0, ""))

    def _walk(self, node: int, folder: str) -> Iterator[tuple[str, bytes]]:
        """All files at and below a node."""
        place = self._tree + node * self._node_size
        name_at, flags = struct.unpack_from(">IH", self._bytes, place)
        path = f"{folder}/{self._name(name_at)}" if node else ""
        if flags & FOLDER:
            count, first = struct.unpack_from(">II", self._bytes, place + 6)
            for child in range(first, first + count):
                yield from self._walk(child, path)
        else:
            (data_at,) = struct.unpack_from(">I", self._bytes, place + 10)
            yield path, self._content(data_at, flags)

    def _name(self, at: int) -> str:
        """Text of UTF-16 characters behind their number and a hash."""
        (length,) = struct.unpack_from(">H", self._bytes, self._names + at)
        start = self._names + at + 6
        return self._bytes[start : start + 2 * length].decode("utf-16-be")

    def _content(self, at: int, flags: int) -> bytes:
        """Data behind their length; compressed ones begin with their full length."""
        if flags & OTHER_COMPRESSION:
            raise ValueError("The resource file is compressed with Zstandard; only zlib is read.")
        (length,) = struct.unpack_from(">I", self._bytes, self._data + at)
        start = self._data + at + 4
        data = self._bytes[start : start + length]
        return zlib.decompress(data[4:]) if flags & COMPRESSED else data
