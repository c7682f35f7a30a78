"""Links between files of the project, turned into links between pages of the site."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

#: Code, which is left alone, or a link or image of Markdown: its text, target and fragment.
LINK = re.compile(
    r"(?:^```.*?^```|``[^\n]+?``|`[^`\n]+`|\$\$.*?\$\$)"
    r"|(?P<text>!?\[[^\[\]]*\])"
    r"\((?P<target>[^)\s#]*)(?P<fragment>#[^)\s]*)?\)",
    re.DOTALL | re.MULTILINE,
)
#: The folder of the site's sources for files that pages link to.
FILES = "files"
ELSEWHERE = re.compile(r"[a-z]+:", re.IGNORECASE)


class Links:
    """The way from files of the project to pages of the site.

    Parameters
    ----------
    root : Path
        The project.
    pages : mapping of str to str
        The page of each file or folder that has one, both relative, with ``/``.

    Attributes
    ----------
    files : set of str
        Files without a page that a page shows or links to; the site has to ship them.
    broken : list of str
        Links that lead nowhere, each with its place.
    """

    def __init__(self, root: Path, pages: Mapping[str, str]) -> None:
        self.root = root
        self.pages = pages
        self.files: set[str] = set()
        self.broken: list[str] = []

    def rewrite(self, text: str, origin: str, page: str, first_line: int = 1) -> str:
        """Turn the links of a Markdown text that stands in a file into those of its page.

        A link to a file without a page becomes a download; a link to a folder without a page
        becomes plain text.

        Parameters
        ----------
        text : str
            Markdown.
        origin : str
            The file that it comes from, relative to the root.
        page : str
            The page that shows it, relative to the root of the site's sources.
        first_line : int
            The line of the file in which the text begins.
        """

        def replace(found: re.Match[str]) -> str:
            if not found["target"] or ELSEWHERE.match(found["target"]):
                return found[0]
            target = os.path.normpath(PurePosixPath(origin).parent / found["target"])
            place = self._place(target)
            if place is None:
                line = first_line + text[: found.start()].count("\n")
                self.broken.append(f"{origin}:{line}: the link to {found['target']} leads nowhere")
                return found[0]
            name = found["text"].removeprefix("[").removesuffix("]")
            if not place:
                return name
            relative = os.path.relpath(place, PurePosixPath(page).parent)
            if found["text"].startswith("!") or target in self.pages:
                return f"{found['text']}({relative}{found['fragment'] or ''})"
            return download(name, relative)

        return LINK.sub(replace, text)

    def shipped(self, file: str) -> str:
        """Where a file of the project lies among the site's sources, which will hold it."""
        self.files.add(file)
        return f"{FILES}/{file}"

    def _place(self, target: str) -> str | None:
        """Where a target is on the site; empty if only its name is, None if it does not exist."""
        if target in self.pages:
            return self.pages[target]
        path = self.root / target
        if path.is_file():
            return self.shipped(target)
        return "" if path.is_dir() else None


def download(text: str, file: str) -> str:
    """A link, in Markdown for MyST, to a file that the reader gets as it is."""
    return f"{{download}}`{text.replace('`', '')} <{file}>`"
