"""What changes in a folder, as the system tells it."""

from __future__ import annotations

import os
import threading
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import watchfiles

#: How long the system is listened to at once, in milliseconds.
STEP_MS = 200


def changes(root: Path, stop: threading.Event) -> Iterator[set[Path]]:
    """What changes below a folder; nothing, several times a second, while nothing does.

    No link is followed: each folder is watched by itself, and a new one as soon as it is told of.
    """
    known: set[Path] = set()
    while not stop.is_set():
        folders = {root, *_folders(root)}
        yield from _until_a_folder_comes(folders, folders - known if known else set(), stop)
        known = folders


def _until_a_folder_comes(
    folders: set[Path], new: set[Path], stop: threading.Event
) -> Iterator[set[Path]]:
    """What changes in folders, until there is one more; first, what lies in the new ones."""
    for polling in (None, True):
        try:
            with closing(_listen(folders, stop, polling)) as told:
                for changed in told:  # from here on nothing is missed
                    more = {each for path in new for each in (path, *_inside(path))}
                    new = set()
                    yield changed | more
                    if any(_is_folder(path) and path not in folders for path in changed | more):
                        return
            return
        except FileNotFoundError:  # a folder has gone: see which are left
            stop.wait(STEP_MS / 1000)
            return
        except OSError:  # the system watches no more files: look at them in turn
            if polling:
                raise


def _listen(
    folders: Iterable[Path], stop: threading.Event, polling: bool | None
) -> Generator[set[Path]]:
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
        yield {Path(path) for _, path in told}


def _folders(root: Path) -> Iterator[Path]:
    """The folders below another."""
    for folder, below, _ in os.walk(root):
        yield from (each for name in below if _is_folder(each := Path(folder, name)))


def _inside(folder: Path) -> set[Path]:
    """What lies in a folder; nothing if it has gone, or may not be looked into."""
    try:
        return set(folder.iterdir())
    except OSError:
        return set()


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
