"""The cells of a source notebook, each with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from invigilator.authoring.style import MARKER, require_style
from invigilator.checking.wording import listed
from invigilator.exceptions import SourceError

KEYS = frozenset({"alt", "points", "tags"})
#: Where jupytext puts what it cannot read of a marker line.
UNREAD = "incorrectly_encoded_metadata"
#: What separates the alt texts of a cell with several figures.
NEXT_FIGURE = " | "
TAGS = frozenset({"demo", "reflection"})


@dataclass(frozen=True)
class SourceCell:
    """One cell of a source notebook.

    Parameters
    ----------
    kind
        Prose or code.
    source
        Its text, without the comment signs of prose and without blank lines at either end.
    metadata
        The keys of its marker line: ``tags``, ``points`` and ``alt``.
    file
        The source notebook, as messages name it.
    line
        The line of the file that holds the first line of the text.
    """

    kind: Literal["markdown", "code"]
    source: str
    metadata: dict[str, Any]
    file: str
    line: int

    @property
    def tags(self) -> list[str]:
        """What kind of cell its author says it is: ``demo``, ``reflection`` or nothing."""
        return list(self.metadata.get("tags", []))

    @property
    def points(self) -> float | None:
        """What the cell is worth, if it is graded."""
        return self.metadata.get("points")

    @property
    def alt_texts(self) -> list[str]:
        """What its figures show, in words, one text for each figure."""
        return str(self.metadata["alt"]).split(NEXT_FIGURE) if "alt" in self.metadata else []

    def error(self, message: str, row: int = 1) -> SourceError:
        """What to raise about a row of this cell, counted from 1."""
        return SourceError(f"{self.file}:{self.line + row - 1}: {message}")


def read_cells(path: Path, file: str) -> list[SourceCell]:
    """Read the cells of a source notebook in jupytext's percent format.

    Parameters
    ----------
    path
        The text to read.
    file
        The name of the text in messages.

    Raises
    ------
    SourceError
        If the text cannot be read, or a cell is of a kind or has a key that is not known.
    """
    import jupytext

    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{file} cannot be read: {error}.") from error
    require_style(text, file)
    found = jupytext.reads(text, fmt="py:percent").cells
    marker_lines = _marker_lines(text)
    if len(found) != len(marker_lines):
        raise SourceError(
            f"{file}: {len(found)} cells but {len(marker_lines)} lines that begin with '# %%'. "
            "Begin every cell with such a line, and no line of a string."
        )
    return [_cell(cell, file, line) for cell, line in zip(found, marker_lines, strict=True)]


def _marker_lines(text: str) -> list[int]:
    return [line for line, row in enumerate(text.split("\n"), 1) if MARKER.match(row)]


def _cell(cell: Any, file: str, marker_line: int) -> SourceCell:
    """Take over a cell of jupytext's, whose marker stands in a line of the file."""
    metadata = {key: each for key, each in cell.metadata.items() if key != "lines_to_next_cell"}
    leading = len(cell.source) - len(cell.source.lstrip("\n"))
    text = cell.source.strip("\n")
    read = SourceCell(cell.cell_type, text, metadata, file, marker_line + 1 + leading)
    _require_known(read)
    _require_points(read)
    _require_alt_texts(read)
    return read


def _require_known(cell: SourceCell) -> None:
    if cell.kind not in ("markdown", "code"):
        raise cell.error(f"a cell is markdown or code, not {cell.kind}.", row=0)
    if (unread := cell.metadata.get(UNREAD)) is not None:
        raise cell.error(
            f"the marker line cannot be read at {unread!r}: a value is a number, or text in "
            "quotes; that of tags is a list of such texts.",
            row=0,
        )
    unknown = sorted({*cell.metadata} - KEYS) or sorted({*cell.tags} - TAGS)
    if unknown:
        raise cell.error(
            f"unknown {', '.join(map(repr, unknown))} on the cell: "
            f"a marker line takes {listed(sorted(KEYS))}, and tags are {listed(sorted(TAGS))}.",
            row=0,
        )


def _require_points(cell: SourceCell) -> None:
    if "points" not in cell.metadata:
        return
    points = cell.metadata["points"]
    if isinstance(points, bool) or not isinstance(points, int | float) or points <= 0:
        raise cell.error(f"points are a number greater than 0, not {points!r}.", row=0)


def _require_alt_texts(cell: SourceCell) -> None:
    if "alt" not in cell.metadata:
        return
    if cell.kind != "code":
        raise cell.error("alt describes the figures that a code cell draws.", row=0)
    if not isinstance(cell.metadata["alt"], str) or not all(map(str.strip, cell.alt_texts)):
        raise cell.error(
            'alt is a text for each figure: alt="A falling curve | A map of two classes".', row=0
        )
