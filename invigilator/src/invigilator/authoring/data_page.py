"""The page about the data of a bundle: what they are, whose, and under which licence."""

from __future__ import annotations

import re
from collections.abc import Collection

SECTION = re.compile(r"^(?=## )", re.MULTILINE)
ANCHOR = re.compile(r"\]\(#([\w-]+)\)")
#: How the authors of a course make its files; a sentence that ends in a block of commands.
MAKING = re.compile(r"\s?To\s(?:make|train)\s[^:]*:\n\n(?: {4}.*\n|\n(?= {4}))+\n*")
#: The programs that make files, which a bundle does not have: in addition to an origin, or alone.
AND_PROGRAM = re.compile(r"(?:[,;] | \()`generators/\w+\.py`\)?")
PROGRAM = re.compile(r"`generators/\w+\.py`")
#: A list of all files, which a bundle does not have.
SUMS = re.compile(r" `SHA256SUMS`[^.]*\.")


def data_page(text: str, names: Collection[str]) -> str:
    """The page about all data, cut down to some files.

    Of the table at its top the rows of these files stay; of the sections, those to which a row that
    stays links, and those to which they link in turn.

    Parameters
    ----------
    text : str
        The page about all data.
    names : collection of str
        The names of the files.
    """
    first, *rest = SECTION.split(_without_programs(MAKING.sub("\n\n", text)))
    lines = SUMS.sub("", first).splitlines(keepends=True)
    first = "".join(line for line in lines if not _is_foreign(line, names))
    sections = {_anchor(section): section for section in rest}
    waiting, linked = ANCHOR.findall(first), set()
    while waiting:
        anchor = waiting.pop()
        if anchor in sections and anchor not in linked:
            linked.add(anchor)
            waiting += ANCHOR.findall(sections[anchor])
    return first + "".join(text for anchor, text in sections.items() if anchor in linked)


def _without_programs(text: str) -> str:
    return PROGRAM.sub("a program of the course's authors", AND_PROGRAM.sub("", text))


def _is_foreign(line: str, names: Collection[str]) -> bool:
    """Whether a line is a row about other files."""
    named = re.findall(r"`([^`]+)`", line.split("|")[1]) if line.startswith("|") else []
    return bool(named) and not set(named) & set(names)


def _anchor(section: str) -> str:
    """What links to a section say."""
    title = section.split("\n", 1)[0].removeprefix("## ")
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
