"""What changes in a folder, as the system tells it."""

from __future__ import annotations

import os
import threading
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import watchfiles

from invigilator.watching.folder import is_folder

#: How long the system is listened to at once, in milliseconds.
STEP_MS = 200


def changes(root: Path, stop: threading.Event) -> Iterator[set[Path]]:
    """What changes below a folder; nothing, several times a second, while nothing does.

    No link is followed: each folder is watched by itself, and a new one as soon as it is told of.
    """
    new: set[Path] = set()
    while not stop.is_set():
        new = yield from _until_folders_come({root, *_folders(root)}, new, stop)


def _until_folders_come(
    folders: set[Path], new: set[Path], stop: threading.Event
) -> Generator[set[Path], None, set[Path]]:
    """What lies in the new ones of some folders and what changes in all, until others come."""
    for polling in (None, True):
        try:
            with closing(_listen(folders, stop, polling)) as stream:
                for told in stream:  # from here on nothing is missed
                    lying = {each for path in new for each in (path, *_below(path))}
                    added = {path for change, path in told if change == watchfiles.Change.added}
                    new = set()
                    yield {path for _, path in told} | lying
                    if come := {path for path in added | (lying - folders) if is_folder(path)}:
                        return come
            break
        except FileNotFoundError:  # a folder has gone: see which are left
            stop.wait(STEP_MS / 1000)
            break
        except OSError:  # the system watches no more files: look at them in turn
            if polling:
                raise
    return new


def _listen(
    folders: Iterable[Path], stop: threading.Event, polling: bool | None
) -> Generator[set[tuple[watchfiles.Change, Path]]]:
    for told in watchfiles.watch(
        *folders,
        watch_filter=None,
        debounce=STEP_MS,
        rust_timeout=STEP_MS,
        yield_on_timeout=True,
        stop_event=stop,
        raise_interrupt=False,
        force_polling=polling,
        recursive=False,
        ignore_permission_denied=True,
    ):
        yield {(change, Path(path)) for change, path in told}


def _folders(root: Path) -> Iterator[Path]:
    """The folders below another."""
    return (path for path in _below(root) if is_folder(path))


def _below(folder: Path) -> Iterator[Path]:
    """What lies below a folder; nothing if it has gone, or may not be looked into."""
    for at, folders, files in os.walk(folder):
        yield from (Path(at, name) for name in (*folders, *files))
