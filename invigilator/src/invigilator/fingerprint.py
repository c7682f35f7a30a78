"""Fingerprints: what outputs and results depend on apart from the notebook itself."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from invigilator.course import Course

#: The distributions whose versions can change what a cell computes or shows.
DISTRIBUTIONS = (
    "h5py",
    "ipykernel",
    "ipython",
    "keras",
    "matplotlib",
    "numpy",
    "pandas",
    "pillow",
    "scikit-learn",
    "scipy",
    "tensorflow",
    "tensorflow-cpu",
    "torch",
)
#: How much of a data file is read, at its beginning and at its end, in bytes.
GLIMPSE = 64 * 1024
#: Where the head of a package's metadata says its version.
VERSION = re.compile(r"^Version: *(.+)$", re.MULTILINE)


def digest(parts: Iterable[bytes]) -> str:
    """One hash of several parts, in their order."""
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "little") + part)
    return found.hexdigest()[:32]


def software() -> bytes:
    """Python's version and those of the packages that cells compute with."""
    python = f"python {sys.version_info.major}.{sys.version_info.minor}"
    return "\n".join([python, *map(_installed, DISTRIBUTIONS)]).encode()


def modules(files: Iterable[Path], root: Path) -> Iterator[bytes]:
    """Modules by their place below a folder and their bytes."""
    for path in sorted(files):
        yield path.relative_to(root).as_posix().encode()
        yield path.read_bytes()


def helpers(course: Course) -> Iterator[bytes]:
    """All modules that cells can import from the course, by place and bytes."""
    yield from modules(course.helpers_folder.rglob("*.py"), course.root)
    yield from modules(course.graders_folder.glob("__init__.py"), course.root)


def data(course: Course) -> Iterator[bytes]:
    """The files that cells can read, by place, size and a glimpse of what is in them.

    A file of checksums among them is small, so it counts whole, and with it what it says of others.
    """
    folder = course.data_folder
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        yield path.relative_to(folder).as_posix().encode()
        yield _glimpse(path)


def _glimpse(path: Path) -> bytes:
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(0)
        first = file.read(GLIMPSE)
        file.seek(max(size - GLIMPSE, 0))
        return b"%d " % size + first + file.read(GLIMPSE)


def _installed(distribution: str) -> str:
    """The version of a package, from the head of its metadata: parsing all of it is slow."""
    try:
        head = metadata.distribution(distribution).read_text("METADATA") or ""
    except metadata.PackageNotFoundError:
        return f"no {distribution}"
    found = VERSION.search(head)
    return f"{distribution} {found[1] if found else metadata.version(distribution)}"
