"""Reading the resource files of Qt."""

import struct
import zlib

import pytest

from datasets.generators.qt_resources import ResourceFile


@pytest.fixture
def path(tmp_path):
    """A root with one folder "art", in it "a.txt" plain and "b.txt" compressed."""
    names, offsets = b"", {}
    for name in ("art", "a.txt", "b.txt"):
        offsets[name] = len(names)
        names += struct.pack(">HI", len(name), 0) + name.encode("utf-16-be")
    packed = struct.pack(">I", 5) + zlib.compress(b"world")
    data = struct.pack(">I", 5) + b"hello" + struct.pack(">I", len(packed)) + packed
    folder, file = ">IHII8x", ">IHHHI8x"
    tree = struct.pack(folder, 0, 2, 1, 1)
    tree += struct.pack(folder, offsets["art"], 2, 2, 2)
    tree += struct.pack(file, offsets["a.txt"], 0, 0, 1, 0)
    tree += struct.pack(file, offsets["b.txt"], 1, 0, 1, 9)
    starts = 20, 20 + len(tree), 20 + len(tree) + len(data)
    content = struct.pack(">4sIIII", b"qres", 2, *starts) + tree + data + names
    (tmp_path / "art.rcc").write_bytes(content)
    return tmp_path / "art.rcc"


def test_files_are_found_in_their_folders(path):
    assert ResourceFile(path).files() == {"/art/a.txt": b"hello", "/art/b.txt": b"world"}


def test_another_file_is_refused(tmp_path):
    (tmp_path / "art.rcc").write_bytes(b"PK\3\4" + bytes(20))
    with pytest.raises(ValueError, match="no resource file of Qt: it begins with"):
        ResourceFile(tmp_path / "art.rcc")
