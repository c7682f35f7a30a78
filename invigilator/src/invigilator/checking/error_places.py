"""Where in a student's code an error was raised, in words, and which functions those words name."""

from __future__ import annotations

import linecache
import re
from collections.abc import Mapping
from types import TracebackType
from typing import Any

from invigilator.checking.error_texts import MAX_TEXT

#: The file of cells that run outside of Jupyter. While a mistake is recorded, the functions that it
#: calls live among the names of the whole solution; by this they are known as the notebook's.
CELL = "<cell>"
#: How `line_in` puts that one function called another.
IN_A_CALL = re.compile(r"line \d+ of ([^\s,]+), called from line \d+ of ([^\s:]+)")


def line_in(namespace: Mapping[str, Any], trace: TracebackType | None) -> str:
    """The last line of the student's own code in a traceback, and from where it was called."""
    found: list[tuple[str, int, str]] = []
    while trace is not None:
        frame = trace.tb_frame
        if frame.f_globals is namespace or frame.f_code.co_filename == CELL:
            text = linecache.getline(frame.f_code.co_filename, trace.tb_lineno).strip()
            found.append((_named(frame.f_code.co_qualname), trace.tb_lineno, text))
        trace = trace.tb_next
    if not found:
        return ""
    name, number, text = found[-1]
    callers = [each for each in found[:-1] if each[0] not in ("", name)]
    place = f"line {number}"
    if callers:
        place += f" of {name}, called from line {callers[-1][1]} of {callers[-1][0]}"
    return (f"{place}: {text}" if text else place)[:MAX_TEXT]


def calls_in(line: str) -> tuple[str, ...]:
    """The function that raised an error and the one that called it, if there was a call."""
    found = IN_A_CALL.match(line)
    return found.groups() if found else ()


def _named(qualname: str) -> str:
    """The function that code belongs to; what stands in one without a name is a part of it."""
    names = qualname.split(".<locals>.")
    return next((each for each in reversed(names) if not each.startswith("<")), "")
