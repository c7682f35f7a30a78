"""Where the parts of an assignment lie."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from graders.exceptions import UnknownTarget

GRADERS = Path(__file__).resolve().parent
ROOT = GRADERS.parent


@dataclass(frozen=True, order=True)
class Assignment:
    """One notebook of one course, known by its target, such as ``course1/logistic_regression``."""

    course: str
    name: str
    root: Path = ROOT

    @property
    def target(self) -> str:
        """The name on the command line."""
        return f"{self.course}/{self.name}"

    @property
    def course_folder(self) -> Path:
        """The nbgrader course directory."""
        return self.root / self.course

    @property
    def source(self) -> Path:
        """The one source: text with solutions, in jupytext's percent format."""
        return self.course_folder / "source" / self.name / f"{self.name}.py"

    @property
    def instructor_notebook(self) -> Path:
        """What nbgrader takes as its source: solutions and hidden tests, generated."""
        return self.source.with_suffix(".ipynb")

    @property
    def release(self) -> Path:
        """The student's notebook, generated."""
        return self.course_folder / "release" / self.name / f"{self.name}.ipynb"

    @property
    def grader(self) -> Path:
        """The module of cases and known mistakes."""
        return self.root / "graders" / self.course / f"{self.name}.py"

    @property
    def visible(self) -> Path:
        """Stored expectations that students get."""
        return self.root / "graders" / self.course / "expected" / f"{self.name}.h5"

    @property
    def hidden(self) -> Path:
        """Stored expectations that never leave the instructor."""
        return self.visible.with_suffix(".hidden.h5")


def assignments(root: Path = ROOT) -> list[Assignment]:
    """All assignments that have a source, in the order of their names."""
    sources = sorted(root.glob("course[1-9]/source/*/*.py"))
    return [
        Assignment(path.parents[2].name, path.stem, root)
        for path in sources
        if path.stem == path.parent.name
    ]


def find(target: str, root: Path = ROOT) -> list[Assignment]:
    """The assignments that a TARGET names: a course or one assignment.

    Raises
    ------
    UnknownTarget
        If nothing has that name; the message lists what there is.
    """
    wanted = target.strip("/")
    every = assignments(root)
    found = [each for each in every if wanted in (each.target, each.course)]
    if found:
        return found
    courses = sorted({each.course for each in every})
    close = difflib.get_close_matches(wanted, [*courses, *(each.target for each in every)], n=1)
    hint = f" Did you mean {close[0]}?" if close else ""
    within = [each.target for each in every if each.course == wanted.partition("/")[0]]
    known = ", ".join(within) or f"{', '.join(courses)}, and their assignments: COURSE/ASSIGNMENT"
    raise UnknownTarget(f"There is no {target!r}.{hint} Targets are: {known}.")


def find_one(target: str, root: Path = ROOT) -> Assignment:
    """The single assignment that a TARGET names.

    Raises
    ------
    UnknownTarget
        If nothing has that name, or if it names a whole course.
    """
    found = find(target, root)
    if len(found) > 1 or found[0].target != target.strip("/"):
        names = ", ".join(each.target for each in found)
        raise UnknownTarget(f"{target!r} is a course; name one of its assignments: {names}.")
    return found[0]
