"""What a cell prints, in one piece as long as it shows nothing else in between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from nbformat import NotebookNode, v4

#: What a carriage return writes over.
OVERWRITTEN = re.compile(r".*\r(?=[^\n])")


def joined(outputs: Sequence[NotebookNode]) -> list[NotebookNode]:
    """The outputs of a cell in their order, with neighbouring pieces of a stream put together.

    A kernel sends its two streams independently of each other; of neighbours, what is printed
    comes before warnings.
    """
    found: list[NotebookNode] = []
    for printed, run in groupby(outputs, key=lambda each: each.output_type == "stream"):
        pieces = list(run)
        found += _streams(pieces) if printed else pieces
    return found


def _streams(run: Sequence[NotebookNode]) -> Iterator[NotebookNode]:
    for name in ("stdout", "stderr"):
        if text := "".join(each.text for each in run if each.name == name):
            yield v4.new_output("stream", name=name, text=OVERWRITTEN.sub("", text))
