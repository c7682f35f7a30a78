"""Hold each line of a stub against the reference answer it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nbformat import NotebookNode

from invigilator.authoring.source import SourceNotebook
from invigilator.authoring.tokens import joined

EMPTIED = re.compile(r"(?P<left>.*=) [(), ]*(?:None[(), ]*)+(?P<comment>#.*)?")


def strangers(source: SourceNotebook, release: NotebookNode) -> list[str]:
    """Say which lines of the stubs in a release have no counterpart in the reference answer.

    Returns
    -------
    list of str
        One sentence a line, with its place.
    """
    stubs = {cell.id: cell.source for cell in release.cells}
    return [
        f"{place.file}:{place.line}: line {row} of the stub of {exercise.name} "
        f"has no counterpart in its answer: {line.strip()}"
        for exercise in source.exercises
        for place in [source.answer(exercise)]
        for row, line in unmatched(stubs[exercise.name], place.source)
    ]


def unmatched(stub: str, solution: str) -> Iterator[tuple[int, str]]:
    """The rows and lines of a stub that its solution does not explain.

    A line is explained if the solution holds it, if it is an assignment of the solution with
    None on its right, or if it is ``pass``.
    """
    known = joined(solution)
    for row, line in enumerate(stub.splitlines(), 1):
        code = line.strip()
        parts = [code]
        if joined(code) not in known and (emptied := EMPTIED.fullmatch(code)):
            parts = [emptied["left"], emptied["comment"] or ""]
        if code != "pass" and any(part and joined(part) not in known for part in parts):
            yield row, line
