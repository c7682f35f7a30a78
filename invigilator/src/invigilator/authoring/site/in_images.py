"""A course in images: of each assignment its most telling figure, and what one learns there."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from invigilator.authoring.site.alt_texts import figures
from invigilator.authoring.source import SourceNotebook

#: The kinds of images that a page can hold as a file, by the ends of their names.
KINDS = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
#: Where the images lie, beside the page.
FOLDER = "images"


@dataclass(frozen=True)
class Figure:
    """A figure that a notebook draws: the bytes of its file, its kind, and what it shows."""

    content: bytes
    kind: str
    alt: str


def telling_figure(source: SourceNotebook, executed: NotebookNode) -> Figure | None:
    """The figure that its author says most about; the last one where nothing is said of any."""
    found = list(_all_figures(source, executed))
    return max(reversed(found), key=lambda each: len(each.alt), default=None)


def section(source: SourceNotebook, figure: Figure, syllabus: str, folder: Path) -> str:
    """What the page says of an assignment, in Markdown; its image is written into a folder."""
    name = source.assignment.name
    file = f"{name}.{KINDS[figure.kind]}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / file).write_bytes(figure.content)
    alt = (figure.alt or f"A figure of {name}").translate(str.maketrans("[]", "()"))
    lines = [f"## [{_title(source)}]({name}.ipynb)", f"![{alt}]({FOLDER}/{file})"]
    if able := _able_to(name, syllabus):
        lines.append(f"You will be able to {able}.")
    return "\n\n".join(lines)


def page(course: str, sections: Iterable[str]) -> str:
    """The page of a course, in Markdown."""
    number = re.sub(r"(\D)(\d)", r"\1 \2", course).capitalize()
    return "\n\n".join([f"# {number} in images", *sections]) + "\n"


def _all_figures(source: SourceNotebook, executed: NotebookNode) -> Iterator[Figure]:
    for origin, cell in zip(source.cells, executed.cells, strict=True):
        texts = iter(origin.alt_texts)
        for output in figures(cell):
            alt = next(texts, "")
            kind = next((each for each in KINDS if each in output["data"]), None)
            if kind:
                yield Figure(_content(kind, output["data"][kind]), kind, alt)


def _content(kind: str, data: str | list[str]) -> bytes:
    text = "".join(data)
    return text.encode() if kind == "image/svg+xml" else base64.b64decode(text)


def _title(source: SourceNotebook) -> str:
    return source.cells[0].source.partition("\n")[0].lstrip("# ").strip()


def _able_to(name: str, syllabus: str) -> str:
    """The last cell of the assignment's row in the syllabus."""
    rows = (line for line in syllabus.splitlines() if line.startswith("|") and f"[{name}]" in line)
    return next(rows, "").strip("| ").rpartition("|")[2].strip().rstrip(".")
