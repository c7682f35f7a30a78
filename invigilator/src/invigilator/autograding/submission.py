"""Read any file that a student may hand in as a notebook."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from invigilator.autograding.language import other_language
from invigilator.autograding.text import decoded, encodable

MAX_BYTES = 200 * 2**20
#: JSON takes up to a hundred bytes for each value.
MAX_VALUES = 5_000_000
MAX_CODE = 2**19
#: Prose may hold pictures as text.
MAX_TEXT = 2**24
#: What is read by a process that handles all submissions: JSON takes many times its length.
MAX_HERE = 2**21
LFS_POINTER = b"version https://git-lfs"
#: What other files begin with, in any mixture of capitals.
SIGNS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or an Office document",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x89PNG": "an image, binary data",
    b"\xff\xd8\xff": "an image, binary data",
    b"<!DOCTYPE": "a web page",
    b"<html": "a web page",
}


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
        If it is no notebook, or one in another language than Python.
    """
    notebook, notes = load(data)
    stored = _stored(notebook)
    cells = tuple(_cell(each) for each in stored or () if isinstance(each, dict))
    if not cells:
        raise Unreadable("It is a notebook without any cell. Ask for the one that was worked in.")
    code = [cell.source for cell in cells if cell.kind == "code"]
    if sum(map(len, code)) > MAX_CODE:
        raise Unreadable(
            "It holds more than half a million characters of code. Ask for a shorter one."
        )
    if sum(len(cell.source) for cell in cells) > MAX_TEXT:
        raise Unreadable(
            "It holds more than sixteen million characters of text. Ask for it with the pictures "
            "taken out of its text cells."
        )
    if language := other_language(notebook.get("metadata"), code):
        raise Unreadable(
            f"It is a notebook in {encodable(language)}, and this assignment is in Python. "
            "Ask for a notebook with a Python kernel."
        )
    return Submission(cells, (*notes, *_about_format(notebook.get("nbformat"))))


def load(data: bytes) -> tuple[dict[str, Any], list[str]]:
    """The notebook that a file holds, and what was odd about its text.

    Raises
    ------
    Unreadable
        If it holds none.
    """
    _require_text(data)
    try:
        text, notes = decoded(data)
    except UnicodeError as error:
        raise Unreadable(f"{error}. Ask for the .ipynb file, saved as UTF-8.") from None
    try:
        notebook = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"It is not a notebook: {error}. Ask for the .ipynb file again.") from None
    if not isinstance(notebook, dict):
        raise Unreadable("It is JSON, but not a notebook. Ask for the .ipynb file.")
    if _stored(notebook) is None:
        raise Unreadable("It is JSON, but has no cells. Ask for the .ipynb file itself.")
    return notebook, notes


def require_likely(data: bytes) -> None:
    """Refuse what is no notebook; of a long one look at beginning, end and words only.

    Raises
    ------
    Unreadable
        If it is none.
    """
    if len(data) <= MAX_HERE:
        load(data)
        return
    _require_text(data)
    plain = data.replace(b"\0", b"")  # as UTF-16 has them
    if not plain.rstrip().endswith(b"}"):
        raise Unreadable("It is not a notebook: its end is missing. Ask for the .ipynb file again.")
    if b'"cells"' not in plain:
        raise Unreadable("It is no notebook, or one without cells. Ask for the .ipynb file itself.")


def _stored(notebook: dict[str, Any]) -> list[Any] | None:
    stored = notebook.get("cells", _cells_of_sheets(notebook.get("worksheets")))
    return stored if isinstance(stored, list) else None


def _require_text(data: bytes) -> None:
    """Refuse what is known by its beginning to be something else than a notebook."""
    if not data.strip(b" \t\r\n\0"):
        raise Unreadable("The file is empty. Ask for it again.")
    if len(data) > MAX_BYTES:
        raise Unreadable(
            f"The file is larger than {MAX_BYTES // 2**20} MiB. Ask for it with outputs cleared."
        )
    if sum(map(data.count, (b",", b"[", b"{"))) > MAX_VALUES:
        raise Unreadable("It holds more than five million values. Ask for it with outputs cleared.")
    if data.startswith(LFS_POINTER):
        raise Unreadable(
            "It is a Git-LFS pointer, not the file. Run `git lfs pull` and grade again."
        )
    for sign, name in SIGNS.items():
        if data.lstrip()[: len(sign)].lower() == sign.lower():
            raise Unreadable(f"It is not a notebook but {name}. Ask for the .ipynb file.")
    if b"\n<<<<<<< " in data and b"\n>>>>>>> " in data:
        raise Unreadable("It holds the marks of a merge conflict in Git. Ask for it without them.")


def _about_format(version: Any) -> list[str]:
    """What to say about a format that is not the present one."""
    if isinstance(version, str) and len(version) < 9 and version.isdecimal():
        version = int(version)
    if version == 4:
        return []
    if version is None:
        return ["the notebook does not say its format; it was read as format 4"]
    if isinstance(version, int) and version < 4:
        return [f"old notebook format {version}"]
    told = encodable(str(version)[:20])
    return [f"notebook format {told}, which is not known; it was read as format 4"]


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
    if isinstance(source, str):
        return encodable(source)
    lines = source if isinstance(source, list) else [source]
    return encodable("".join(line for line in lines if isinstance(line, str)))


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
