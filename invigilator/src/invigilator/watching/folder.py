"""What lies in the watched folder, and since when it has been as it is."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from invigilator.autograding.collection.names import (
    kind_of,
    readable,
    why_folder_ignored,
    why_ignored,
)
from invigilator.watching.addresses import Address, AddressBook

#: Name, size, time of change and inode of each file of an address.
State = tuple[tuple[str, int, int, int], ...]


@dataclass
class Folder:
    """The watched folder.

    Parameters
    ----------
    given
        It, as the instructor has named it: so are its files named, here and by `course grade`.
    book
        Tells whose files are.
    apart
        A folder that is not looked into: where feedback is written.
    """

    given: Path
    book: AddressBook
    apart: Path | None = None
    _since: dict[Address, tuple[State, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.root = self.given.resolve()

    def addresses(self) -> set[Address]:
        """All addresses at which something lies."""
        found = (self.address(path) for path in _files(self.root, self.apart))
        return {each for each in found if each is not None}

    def nobodys(self) -> set[str]:
        """The notebooks that lie in the folder itself and are told to be nobody's."""
        return {
            each.name
            for each in self.root.iterdir()
            if kind_of(each.name) == "notebook" and not why_ignored((each.name,))
            if each.is_file() and self.address(each) is None
        }

    def address(self, path: Path) -> Address | None:
        """The address that a file belongs to; None if it belongs to none."""
        if self.apart is not None and path.is_relative_to(self.apart):
            return None
        try:
            return self.book.address(path.relative_to(self.root).parts)
        except ValueError:
            return None

    def path(self, address: Address) -> Path:
        """The file or folder of an address."""
        return self.given.joinpath(*address.parts)

    def state(self, address: Address) -> State:
        """How the files of an address are now; empty if there are none."""
        return tuple(sorted(_states(self.path(address))))

    def unchanged(self, address: Address) -> float:
        """For how many seconds the files of an address have been seen as they are."""
        now, state = time.monotonic(), self.state(address)
        known, since = self._since.get(address, (None, now))
        if known != state:
            since = now
        self._since[address] = (state, since)
        return now - since


def student_of(address: Address) -> str:
    """The name of a student as any file can hold it."""
    return readable(address.student)


def is_folder(path: Path) -> bool:
    """Whether a path is a folder itself, and no link to one."""
    return path.is_dir() and not path.is_symlink()


def _states(path: Path) -> Iterator[tuple[str, int, int, int]]:
    for each in _files(path, None) if is_folder(path) else [path]:
        try:
            found = each.lstat()
        except OSError:
            continue
        if stat.S_ISREG(found.st_mode):
            yield str(each), found.st_size, found.st_mtime_ns, found.st_ino


def _files(root: Path, apart: Path | None) -> Iterable[Path]:
    """The files below a folder, without those that nobody hands in."""
    for folder, below, names in os.walk(root):
        at = Path(folder)
        below[:] = sorted(b for b in below if not why_folder_ignored(b) and at / b != apart)
        yield from (at / name for name in sorted(names))
