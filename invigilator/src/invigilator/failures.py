"""Where a failure of our own side is kept whole, so that anyone who can fix it finds it."""

from __future__ import annotations

import contextlib
import os
import traceback
from datetime import datetime
from pathlib import Path

#: A log that has grown beyond this begins again.
MOST_BYTES = 2**20


def keep_traceback(error: BaseException, log: Path, about: str) -> str:
    """Add an error with its whole traceback to a log, and say in a sentence where that is.

    Parameters
    ----------
    error : exception
        Caught.
    log : Path
        Beside the results of the assignment.
    about : str
        What failed, on what.
    """
    head = f"{datetime.now():%Y-%m-%d %H:%M:%S} {_printable(about, keep='')}\n"
    text = head + _printable("".join(traceback.format_exception(error))) + "\n"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(OSError):
            if log.stat().st_size > MOST_BYTES:
                log.unlink()
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except OSError as trouble:
        return f"The traceback could not be written to {log}: {trouble.strerror}."
    return f"The whole traceback is in {os.path.relpath(log)}."


def _printable(text: str, keep: str = "\n\t") -> str:
    """Text in which controls are written out: a log is shown on terminals."""
    return "".join(
        character if character.isprintable() or character in keep else repr(character)[1:-1]
        for character in text
    )
