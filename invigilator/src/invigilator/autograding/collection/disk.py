"""List the files of a folder on disk; links are not followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from invigilator.autograding.collection.content import FileOnDisk
from invigilator.autograding.collection.entries import DEEP, LINK, SPECIAL, Entry
from invigilator.autograding.collection.names import MAX_DEPTH, readable, why_folder_ignored


def of_folder(root: Path, within: Path | None = None) -> Iterator[Entry]:
    """The files of a folder on disk, and the folders that are empty or not looked into.

    No folder below `within`, or else below itself, may become a link until they are read.
    """
    within = root if within is None else within
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
                yield _on_disk(child, place, within)
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


def _on_disk(child: os.DirEntry[str], parts: tuple[str, ...], within: Path) -> Entry:
    shown = readable(child.path)
    try:
        status = child.stat(follow_symlinks=False)
    except OSError as error:
        return Entry(parts, "unreadable", shown, why=f"it cannot be read ({error.strerror})")
    if stat.S_ISREG(status.st_mode):
        content = FileOnDisk(Path(child.path), within)
        return Entry(parts, "file", shown, content, status.st_size)
    return Entry(parts, "unreadable", shown, why=LINK if child.is_symlink() else SPECIAL)
