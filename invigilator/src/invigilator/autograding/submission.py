"""Read any file that a student may hand in as a notebook."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from invigilator.autograding.text import encodable

MAX_BYTES = 200 * 2**20
MAX_CODE = 2**19
LFS_POINTER = b"version https://git-lfs"


class Unreadable(ValueError):
    """Raised when a file is not a notebook; the text says what it is, and what to ask for."""


@dataclass(frozen=True)
class Cell:
    """One cell; what a front end has stripped is empty."""

    kind: str
    source: str
    id: str = ""
    grade_id: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Submission:
    """A notebook as handed in: its cells, and what was odd about it."""

    cells: tuple[Cell, ...]
    notes: tuple[str, ...] = field(default=())


def parse(data: bytes) -> Submission:
    """Read a notebook of any format version, whatever metadata it has or lacks.

    Raises
    ------
    Unreadable
        If it is no notebook.
    """
    notebook = _load(data)
    stored = notebook.get("cells", _cells_of_sheets(notebook.get("worksheets")))
    if not isinstance(stored, list):
        raise Unreadable("It is JSON, but has no cells. Ask for the .ipynb file itself.")
    cells = tuple(_cell(each) for each in stored if isinstance(each, dict))
    if sum(len(cell.source) for cell in cells if cell.kind == "code") > MAX_CODE:
        raise Unreadable(
            "It holds more than half a million characters of code. Ask for a shorter one."
        )
    version = notebook.get("nbformat")
    notes = [f"old notebook format {str(version)[:20]}"] if version != 4 else []
    return Submission(cells, tuple(notes))


def _load(data: bytes) -> dict[str, Any]:
    if not data.strip():
        raise Unreadable("The file is empty. Ask for it again.")
    if len(data) > MAX_BYTES:
        raise Unreadable(
            f"The file is larger than {MAX_BYTES // 2**20} MiB. Ask for it with outputs cleared."
        )
    if data.startswith(LFS_POINTER):
        raise Unreadable(
            "It is a Git-LFS pointer, not the file. Run `git lfs pull` and grade again."
        )
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable(f"It is not text but {_guess(data)}. Ask for the .ipynb file.") from None
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"It is not a notebook: {error}. Ask for the .ipynb file again.") from None
    if not isinstance(notebook, dict):
        raise Unreadable("It is JSON, but not a notebook. Ask for the .ipynb file.")
    return notebook


def _guess(data: bytes) -> str:
    signs = {b"%PDF": "a PDF", b"PK\x03\x04": "a zip archive or an Office document"}
    return next((name for sign, name in signs.items() if data.startswith(sign)), "binary data")


def _cells_of_sheets(sheets: Any) -> list[Any] | None:
    """The cells of a notebook of format 3, which had sheets."""
    if not isinstance(sheets, list):
        return None
    return [cell for sheet in sheets for cell in _list(_dict(sheet).get("cells"))]


def _cell(data: dict[str, Any]) -> Cell:
    metadata = _dict(data.get("metadata"))
    return Cell(
        kind=_text(data.get("cell_type")),
        source=_text(data.get("source", data.get("input", ""))),
        id=_text(data.get("id")),
        grade_id=_text(_dict(metadata.get("nbgrader")).get("grade_id")),
        tags=tuple(map(_text, _list(metadata.get("tags")))),
    )


def _text(source: Any) -> str:
    """Text, which may be stored in lines; anything else is left out."""
    lines = source if isinstance(source, list) else [source]
    return encodable("".join(line for line in lines if isinstance(line, str)))


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
