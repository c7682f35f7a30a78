"""What changes in a folder, as the system tells it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import watchfiles

#: How long the system is listened to at once, in milliseconds.
STEP_MS = 200


def changes(root: Path, stop: threading.Event) -> Iterator[set[Path]]:
    """What changes below a folder; nothing, several times a second, while nothing does."""
    for polling in (None, True):
        try:
            for told in watchfiles.watch(
                root,
                watch_filter=None,
                debounce=STEP_MS,
                rust_timeout=STEP_MS,
                yield_on_timeout=True,
                stop_event=stop,
                raise_interrupt=False,
                force_polling=polling,
                ignore_permission_denied=True,
            ):
                yield {Path(path) for _, path in told}
            return
        except OSError:  # the system watches no more files: look at them in turn
            if polling:
                raise
