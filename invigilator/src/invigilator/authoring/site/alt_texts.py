"""What figures show, in words: from the marker line of a cell to each image of its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from nbformat import NotebookNode
from sphinx.application import Sphinx

from invigilator.authoring.cells import NEXT_FIGURE
from invigilator.authoring.source import SourceNotebook


def setup(app: Sphinx) -> dict[str, bool]:
    """Let Sphinx give each image of a cell its own text, which MyST-NB cannot."""
    app.connect("doctree-read", _share_out)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def describe(cell: NotebookNode, texts: list[str], heading: str) -> None:
    """Note in an executed cell what its figures show.

    Where a text is missing, the section stands in for it.
    """
    number = len(figures(cell))
    stand_in = f"Figure in the section “{heading}”"
    every = [*texts, *[stand_in] * number][:number]
    cell.metadata["mystnb"] = {"image": {"alt": NEXT_FIGURE.join(every)}}


def undescribed(source: SourceNotebook, executed: NotebookNode) -> Iterator[str]:
    """The cells whose figures and texts are not the same in number, each with its place."""
    for origin, cell in zip(source.cells, executed.cells, strict=True):
        number, texts = len(figures(cell)), len(origin.alt_texts)
        if number != texts:
            counts = f"{_counted(number, 'figure')}, {_counted(texts, 'alt text')}"
            yield f"{origin.file}:{origin.line - 1}: {counts}"


def figures(cell: NotebookNode) -> list[dict[str, Any]]:
    """The outputs of a cell that are images."""
    return [
        output
        for output in cell.get("outputs", [])
        if any(kind.startswith("image/") for kind in output.get("data", {}))
    ]


def _counted(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'s' * (number > 1)}"


def _share_out(_: Sphinx, page: nodes.document) -> None:
    for container in page.findall(nodes.container):
        if container.get("nb_element") == "cell_code_output":
            images = list(container.findall(nodes.image))
            texts = images[0].get("alt", "").split(NEXT_FIGURE) if images else []
            for image, text in zip(images, texts, strict=False):
                image["alt"] = text
