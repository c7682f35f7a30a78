"""The README of a course in a bundle, about nothing but what is in the bundle."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from invigilator.course import Assignment

LINK = re.compile(r"\[([^\]]+)\]\(([^)#\s]+)(#[^)]*)?\)")
RELEASED = re.compile(r"release/(\w+)/(\w+)\.ipynb")
#: Lines about tools that a bundle does not have.
FOREIGN = re.compile(r"`make \w+`|\bcourse (?:build|grade|bundle)\b")


def syllabus(assignments: Sequence[Assignment], course: str, about_data: Path | None) -> str:
    """The README of a course, with links to what is in the bundle and to the web only.

    The page about the data, if the bundle has one, is named by its place in the bundle.
    """
    chosen = [each for each in assignments if each.course == course]
    path = chosen[0].course_folder / "README.md"
    if not path.is_file():
        return f"# {course}\n"
    names = {each.name for each in chosen}
    kept = [line for line in path.read_text("utf-8").splitlines() if not _is_foreign(line, names)]
    local = {f"release/{name}/{name}.ipynb": f"{name}/{name}.ipynb" for name in names}
    if about_data:
        local[f"../{about_data.parent.name}"] = f"../{about_data.as_posix()}"
    return LINK.sub(lambda link: _local(link, local), "\n".join(kept)) + "\n"


def in_order(assignments: Sequence[Assignment], course: str) -> list[Assignment]:
    """The assignments of a course in the order in which its README names them."""
    chosen = [each for each in assignments if each.course == course]
    readme = chosen[0].course_folder / "README.md"
    text = readme.read_text("utf-8") if readme.is_file() else ""
    named = [found[1] for found in RELEASED.finditer(text)]
    return sorted(chosen, key=lambda a: named.index(a.name) if a.name in named else len(named))


def _is_foreign(line: str, names: set[str]) -> bool:
    """Whether a line is about a tool, or a row about a notebook, that the bundle does not have."""
    row = RELEASED.search(line) if line.startswith("|") else None
    return bool(FOREIGN.search(line)) or (row is not None and row[1] not in names)


def _local(link: re.Match[str], local: Mapping[str, str]) -> str:
    """A link to something in the bundle; any other link within the project as its text alone."""
    text, target = link[1], link[2]
    if target in local:
        return f"[{text}]({local[target]})"
    return link[0] if target.startswith(("http:", "https:", "mailto:")) else text
