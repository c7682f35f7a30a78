"""The page of an executed solution: what a browser can show, and the notebook to fill in."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode

from invigilator.authoring.site.alt_texts import describe
from invigilator.authoring.site.links import Links, download
from invigilator.authoring.source import SourceNotebook

WIDGET = "application/vnd.jupyter.widget-view+json"
NOTE = """\
:::{{note}}
This is the solution, with everything that it shows. Try it yourself first:
download {release}. It needs the course around it;
the [syllabus](index.md) says how to begin.
:::"""


def solution_page(
    source: SourceNotebook, executed: NotebookNode, page: str, links: Links
) -> NotebookNode:
    """Make the page of a solution.

    Progress bars go, since they live in a running kernel only; figures get the texts that tell
    those who cannot see them what they show; links lead to pages of the site.

    Parameters
    ----------
    source : SourceNotebook
        Where the cells come from.
    executed : NotebookNode
        The solution with its outputs; it is changed.
    page : str
        Where the page lies among the site's sources.
    links : Links
        The way to other pages.
    """
    heading = ""
    for origin, cell in zip(source.cells, executed.cells, strict=True):
        if cell.cell_type == "markdown":
            heading = _last_heading(cell.source) or heading
            cell.source = links.rewrite(cell.source, origin.file, page, origin.line)
        else:
            cell.outputs = [each for each in cell.outputs if _is_static(each)]
            describe(cell, origin.alt_texts, heading)
    release = links.shipped(source.assignment.release.relative_to(links.root).as_posix())
    link = download("the notebook to fill in", f"/{release}")
    first = executed.cells[0]
    title, _, rest = first.source.partition("\n")
    first.source = f"{title}\n\n{NOTE.format(release=link)}\n{rest}"
    return executed


def _last_heading(markdown: str) -> str:
    headings = [line.lstrip("# ") for line in markdown.splitlines() if line.startswith("#")]
    return headings[-1].replace("`", "") if headings else ""


def _is_static(output: dict[str, Any]) -> bool:
    return WIDGET not in output.get("data", {})
