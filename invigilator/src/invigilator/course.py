"""The course that one stands in, and where the parts of its assignments lie."""

from __future__ import annotations

import difflib
import sys
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from invigilator.checking.location import SETTINGS
from invigilator.exceptions import CourseError, UnknownTarget


@dataclass(frozen=True, order=True)
class Course:
    """A folder of notebook courses, graders, helpers and data.

    Parameters
    ----------
    root : Path
        The folder that holds ``invigilator.toml``.
    folders : str
        Pattern of the nbgrader course directories below it.
    graders : str
        The folder of grader modules and stored expectations.
    helpers : str
        The folder of the modules that notebooks import.
    data : str
        The folder of the files that notebooks read.
    """

    root: Path
    folders: str = "course*"
    graders: str = "graders"
    helpers: str = "utils"
    data: str = "datasets"

    @classmethod
    def at(cls, folder: Path) -> Course:
        """The course whose root is a folder.

        Raises
        ------
        CourseError
            If there is no ``invigilator.toml`` in it, or it says what it must not.
        """
        path = folder.resolve() / SETTINGS
        try:
            table = tomllib.loads(path.read_text("utf-8")).get("course", {})
        except FileNotFoundError:
            raise CourseError(f"{folder} is no course: it has no {SETTINGS}.") from None
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise CourseError(f"{path} cannot be read: {error}.") from None
        known = {each.name for each in fields(cls)} - {"root"}
        if unknown := sorted(set(table) - known):
            names = ", ".join(sorted(known))
            raise CourseError(f"{path} sets {unknown[0]!r}, which is none of: {names}.")
        return cls(path.parent, **{name: str(value) for name, value in table.items()})

    @classmethod
    def around(cls, start: Path | None = None) -> Course:
        """The course that a folder, by default the current one, lies in.

        Raises
        ------
        CourseError
            If no folder above has an ``invigilator.toml``.
        """
        here = (start or Path.cwd()).resolve()
        for folder in (here, *here.parents):
            if (folder / SETTINGS).is_file():
                return cls.at(folder)
        raise CourseError(
            f"{here} is not inside a course: no folder from there upwards has a file {SETTINGS}. "
            "Change to the folder of a course, name one with --root DIR, or make one with "
            "`course new NAME`."
        )

    @property
    def graders_folder(self) -> Path:
        """Where grader modules lie, by course directory."""
        return self.root / self.graders

    @property
    def helpers_folder(self) -> Path:
        """Where the modules lie that notebooks import."""
        return self.root / self.helpers

    @property
    def data_folder(self) -> Path:
        """Where the files lie that notebooks read."""
        return self.root / self.data

    @property
    def python_path(self) -> list[str]:
        """Where notebooks find ``graders`` and the helper modules."""
        return [str(self.root), str(self.helpers_folder)]

    def make_importable(self) -> None:
        """Let this process import ``graders`` and the helper modules, as notebooks do."""
        sys.path[:0] = [each for each in self.python_path if each not in sys.path]

    def assignments(self) -> list[Assignment]:
        """All assignments that have a source, in the order of their names."""
        sources = sorted(self.root.glob(f"{self.folders}/source/*/*.py"))
        return [
            Assignment(path.parents[2].name, path.stem, self)
            for path in sources
            if path.stem == path.parent.name
        ]

    def select(self, target: str) -> list[Assignment]:
        """The assignments that a TARGET names: a course directory or one assignment.

        Raises
        ------
        UnknownTarget
            If nothing has that name; the message lists what there is.
        """
        wanted = target.strip("/")
        every = self.assignments()
        found = [each for each in every if wanted in (each.target, each.course)]
        if found:
            return found
        courses = sorted({each.course for each in every})
        close = difflib.get_close_matches(wanted, [*courses, *(each.target for each in every)], n=1)
        hint = f" Did you mean {close[0]}?" if close else ""
        within = [each.target for each in every if each.course == wanted.partition("/")[0]]
        known = ", ".join(within) or f"{', '.join(courses)}, and their assignments: COURSE/NAME"
        raise UnknownTarget(f"There is no {target!r}.{hint} Targets are: {known}.")

    def one(self, target: str) -> Assignment:
        """The single assignment that a TARGET names.

        Raises
        ------
        UnknownTarget
            If nothing has that name, or if it names a whole course directory.
        """
        found = self.select(target)
        if len(found) > 1 or found[0].target != target.strip("/"):
            names = ", ".join(each.target for each in found)
            raise UnknownTarget(f"{target!r} is a course; name one of its assignments: {names}.")
        return found[0]


@dataclass(frozen=True, order=True)
class Assignment:
    """One notebook of one course directory, known by its target: ``course1/logistic_regression``.

    Parameters
    ----------
    course : str
        The nbgrader course directory.
    name : str
        The assignment in it.
    home : Course
        What it belongs to.
    """

    course: str
    name: str
    home: Course

    @property
    def target(self) -> str:
        """The name on the command line."""
        return f"{self.course}/{self.name}"

    @property
    def root(self) -> Path:
        """The folder of everything."""
        return self.home.root

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
        return self.home.graders_folder / self.course / f"{self.name}.py"

    @property
    def visible(self) -> Path:
        """Stored expectations that students get."""
        return self.home.graders_folder / self.course / "expected" / f"{self.name}.h5"

    @property
    def hidden(self) -> Path:
        """Stored expectations that never leave the instructor."""
        return self.visible.with_suffix(".hidden.h5")

    @property
    def failures(self) -> Path:
        """The log of what failed on our own side, beside the results."""
        return self.course_folder / ".results" / f"{self.name}.log"
