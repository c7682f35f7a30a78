"""The small files beside a notebook: which of them lie beside it in the sandbox too."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.machinery import PathFinder, all_suffixes
from pathlib import Path, PurePosixPath

from invigilator.autograding.outline import answers
from invigilator.autograding.submission import Cell
from invigilator.checking.conventions import defined, imported
from invigilator.checking.expectations import Exercise
from invigilator.checking.wording import listed
from invigilator.course import Course
from invigilator.sandbox.mounts import PACKAGE, PACKAGES

MODULES = tuple(all_suffixes())
#: How deep a file may lie, and how long a part of its name may be, in bytes.
MAX_DEPTH, MAX_NAME = 8, 255
#: How many files a note names.
MAX_NAMED = 5


@dataclass(frozen=True)
class Beside:
    """The files that lie beside a notebook in the sandbox.

    Parameters
    ----------
    files
        Their bytes, by name; a name may have folders in it.
    notes
        What was left out, and why.
    """

    files: Mapping[str, bytes]
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, companions: Iterable[tuple[str, bytes]], reserved: Collection[str]) -> Beside:
        """The companions that may lie there.

        None has a name that leads elsewhere, or is a module in the place of one of those that are
        reserved, or of a package that is installed.
        """
        plain = {name: data for name, data in companions if _is_plain(name)}
        hiding = [name for name in plain if _hides_another(name, reserved)]
        files = {name: data for name, data in plain.items() if name not in hiding}
        told = (
            f"not used: {listed(hiding, MAX_NAMED)}; Python, a package or the course has a module "
            "of that name"
        )
        return cls(files, (told,) if hiding else ())

    def imported_from(self, cell: str) -> dict[str, str]:
        """The names that a cell imports from these files, with the module of each."""
        found: dict[str, str] = {}
        for name, module in imported(cell).items():
            source = self._source(module)
            if source is not None:
                names = defined(source) if name == "*" else [name]
                found |= dict.fromkeys(names, module)
        return found

    def answers(self, exercise: Exercise, cells: Sequence[Cell], ran: Sequence[int]) -> bool:
        """Whether what an exercise asks for comes out of these files, and from no cell that ran."""
        if not self.files or answers(cells, ran, exercise):
            return False
        names = {name for number in ran for name in self.imported_from(cells[number].source)}
        return not names.isdisjoint(exercise.provides)

    def _source(self, module: str) -> str | None:
        """The source of a module among these files; empty if it is a package without any."""
        place = module.replace(".", "/")
        for name in (f"{place}.py", f"{place}/__init__.py"):
            if name in self.files:
                return self.files[name].decode("utf-8", "replace")
        inside = any(name.startswith((f"{place}/", f"{place}.")) for name in self.files)
        return "" if inside else None


def reserved(course: Course) -> frozenset[str]:
    """The names of modules of the course and of Python, which no file of a student hides."""
    folder = course.helpers_folder
    helpers = {each.stem for each in folder.iterdir()} if folder.is_dir() else set()
    own = {course.graders_folder.name, "graders", folder.name, PACKAGE.name, *helpers}
    return frozenset(own | sys.stdlib_module_names)


def _is_plain(name: str) -> bool:
    """Whether a name leads to a place below the notebook, not hidden and not odd."""
    parts = PurePosixPath(name).parts
    return 0 < len(parts) <= MAX_DEPTH and all(map(_is_plain_part, parts))


def _is_plain_part(part: str) -> bool:
    return (
        part.isprintable()
        and not part.startswith((".", "/"))
        and len(part.encode("utf-8", "replace")) <= MAX_NAME
    )


def _hides_another(name: str, reserved: Collection[str]) -> bool:
    """Whether a file could be imported in the place of another module."""
    top = PurePosixPath(name).parts[0].partition(".")[0]
    return name.endswith(MODULES) and (top in reserved or _is_installed(top))


def _is_installed(module: str) -> bool:
    folders = [path for path in sys.path if Path(path).name in PACKAGES]
    return PathFinder.find_spec(module, folders) is not None
