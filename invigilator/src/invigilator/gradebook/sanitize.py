"""What a student's cell may bring along: plain text and images.

Formgrader and nbgrader's feedback put a notebook's markup into the instructor's browser as it is.
So whatever a student wrote or printed is made text first; nothing of it can act.
"""

from __future__ import annotations

import base64
import binascii
import html
from collections.abc import Iterator
from typing import Any

import nh3

from invigilator.gradebook.cells import Cell, joined
from invigilator.reporting.text import clean

_IMAGES = ("image/png", "image/jpeg")
_OUTPUT_LIMIT = 100_000


def prose(text: str) -> str:
    """Markdown that shows `text` as it was typed; formulas between dollars are still set.

    A single line that begins with a tag is taken over verbatim by every Markdown renderer: no
    character of the escaped text within becomes markup or a link. What a parser would still see in
    it except line breaks is taken out.
    """
    lines = "<br>".join(html.escape(line) for line in text.splitlines())
    cleaned = nh3.clean(f"<div>{lines}</div>", tags={"div", "br"}, attributes={})
    return " ".join(cleaned.split())


def code_cell(text: str, outputs: list[Any], identity: str) -> Cell:
    """A code cell of a student, with what can be kept of its outputs."""
    return {
        "cell_type": "code",
        "id": identity,
        "metadata": {},
        "execution_count": None,
        "source": text,
        "outputs": outputs,
    }


def prose_cell(text: str, identity: str) -> Cell:
    """A markdown cell that holds markdown which is to be trusted."""
    return {"cell_type": "markdown", "id": identity, "metadata": {}, "source": text}


def outputs(cell: Cell) -> list[dict[str, Any]]:
    """The outputs of a student's cell, reduced to plain text, errors and images."""
    stored = cell.get("outputs")
    every = stored if isinstance(stored, list) else []
    return [kept for output in every if isinstance(output, dict) for kept in _kept(output)]


def _kept(output: dict[str, Any]) -> Iterator[dict[str, Any]]:
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        yield {"output_type": "stream", "name": name, "text": _text(output.get("text"))}
    elif kind == "error":
        lines = output.get("traceback")
        yield {
            "output_type": "error",
            "ename": _text(output.get("ename")),
            "evalue": _text(output.get("evalue")),
            "traceback": [_text(line) for line in lines] if isinstance(lines, list) else [],
        }
    elif kind in ("display_data", "execute_result") and (data := _data(output.get("data"))):
        yield {"output_type": "display_data", "metadata": {}, "data": data}


def _data(bundle: Any) -> dict[str, str]:
    if not isinstance(bundle, dict):
        return {}
    images = {kind: _image(bundle[kind]) for kind in _IMAGES if kind in bundle}
    kept = {kind: image for kind, image in images.items() if image}
    if "text/plain" in bundle:
        kept["text/plain"] = _text(bundle["text/plain"])
    return kept


def _image(stored: Any) -> str:
    """The image in base64, encoded again; empty if it is not valid."""
    try:
        data = base64.b64decode("".join(joined(stored).split()), validate=True)
    except (binascii.Error, ValueError):
        return ""
    return base64.b64encode(data).decode()


def _text(stored: Any) -> str:
    return clean(joined(stored), _OUTPUT_LIMIT)
