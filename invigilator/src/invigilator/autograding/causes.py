"""The first cause: which cell failed, so that a name is missing where an answer needs it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from invigilator.autograding.client import CellReply
from invigilator.autograding.submission import Cell
from invigilator.checking.conventions import defined, imported

MISSING = re.compile(r"NameError: name '(\w+)' is not defined")
#: What IPython makes of a magic.
MAGIC = re.compile(r"get_ipython\(\)\.run_line_magic\('(\w+)', '(.*)'\)")
MAX_STEPS = 20
LONGEST = 100


class Causes:
    """What failed in the cells of a submission.

    Parameters
    ----------
    cells : sequence of Cell
        Of the submission.
    replies : dict
        What became of those that were run, by index.
    """

    def __init__(self, cells: Sequence[Cell], replies: Mapping[int, CellReply]) -> None:
        self.cells = cells
        self.failed = {n: r for n, r in replies.items() if r.status != "ok"}

    def behind(self, error: str) -> str:
        """The cell that is to blame for a NameError, in a sentence; empty where none is."""
        told, seen = "", set[int]()
        for _ in range(MAX_STEPS):
            name = MISSING.search(error)
            number = self._cell_of(name[1]) if name else None
            if name is None or number is None or number in seen:
                break
            seen.add(number)
            what, error = self._failure(number, name[1])
            told = f"{name[1]} is missing because cell {number + 1} failed: {what}."
        return told

    def notes(self) -> list[str]:
        """The lines of imports that failed, one note each."""
        return [
            f"cell {number + 1}: `{_short(line)}` raised {error}; the other lines of the cell ran"
            for number, reply in self.failed.items()
            for line, error in reply.failed
        ]

    def _cell_of(self, name: str) -> int | None:
        """The last failed cell that should have defined a name."""
        found = [
            n
            for n in self.failed
            if name in defined(self.cells[n].source) or name in imported(self.cells[n].source)
        ]
        return found[-1] if found else None

    def _failure(self, number: int, name: str) -> tuple[str, str]:
        """What failed in a cell, as told and as an error to trace on."""
        reply = self.failed[number]
        for line, error in reply.failed:
            if name in imported(line) or name in defined(line):
                return f"`{_short(line)}` raised {error}", error
        return f"it {reply.ending}", reply.error


def _short(line: str) -> str:
    line = MAGIC.sub(r"%\1 \2", line[: 10 * LONGEST])
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
