"""`course bundle`: the folder that a student gets, which works alone and holds no solution."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from invigilator.authoring.data_files import data_files
from invigilator.authoring.helper_modules import helper_modules
from invigilator.authoring.requirements import write_requirements
from invigilator.authoring.start_page import start_page, syllabus
from invigilator.checking.location import SETTINGS
from invigilator.course import Assignment, Course
from invigilator.exceptions import CourseError

BUNDLED = Path(__file__).parent / "bundled"
PACKAGE = Path(__file__).resolve().parents[1]
LICENCES = ("LICENSE", "LICENSE-CONTENT.md")
ENGINE = ("__init__.py", "checking")
START = "START_HERE.ipynb"


def bundle(assignments: Sequence[Assignment], to: Path) -> Path:
    """Write the student's folder, and a zip archive of it beside it.

    It holds the notebooks, the helper modules and the data that they reach, what checking needs,
    and a page to start from; no solution and no hidden case.

    Parameters
    ----------
    assignments : sequence of Assignment
        Built and recorded.
    to : Path
        A folder that is empty or does not exist yet.

    Returns
    -------
    Path
        The archive.

    Raises
    ------
    CourseError
        If the folder holds something, or an assignment is not built.
    """
    if to.exists() and any(to.iterdir()):
        raise CourseError(f"{to} is not empty. Name a new folder, or empty it first.")
    for source, target in _files(assignments):
        if not source.exists():
            raise CourseError(f"{source} is missing. Run `course build` and `course record` first.")
        _copy(source, to / target)
    for course in sorted({each.course for each in assignments}):
        _write(to / course / "README.md", syllabus(assignments, course))
    _write(to / START, start_page(assignments))
    _write(to / "pyproject.toml", _project(assignments))
    write_requirements(assignments, to)
    return Path(shutil.make_archive(str(to), "zip", to.parent, to.name))


def reached_modules(assignments: Sequence[Assignment]) -> list[Path]:
    """The helper modules that notebooks import, and those behind them.

    The ``__init__.py`` of packages are left out: the packages of several bundles in one environment
    then go together.
    """
    folder = assignments[0].home.helpers_folder
    codes = [each.source.read_text("utf-8") for each in assignments]
    found = {path for code in codes for path in helper_modules(code, folder)}
    return sorted(path for path in found if path.name != "__init__.py")


def _files(assignments: Sequence[Assignment]) -> Iterator[tuple[Path, Path]]:
    """What is copied, and where to."""
    home = assignments[0].home
    for name in (SETTINGS, *LICENCES):
        yield home.root / name, Path(name)
    yield home.graders_folder / "__init__.py", Path(home.graders, "__init__.py")
    for name in ENGINE:
        yield PACKAGE / name, Path(PACKAGE.name, name)
    for path in BUNDLED.iterdir():
        yield path, Path(path.name)
    yield from ((path, path.relative_to(home.root)) for path in _shared(assignments, home))
    for each in assignments:
        yield each.release, Path(each.course, each.name, each.release.name)
        yield each.visible, each.visible.relative_to(home.root)


def _shared(assignments: Sequence[Assignment], home: Course) -> list[Path]:
    """Helper modules and data; the page about the data only where there are some."""
    data = sorted({path for each in assignments for path in data_files(each)})
    about = [home.data_folder / "README.md"] if data else []
    return [*reached_modules(assignments), *about, *data]


def _project(assignments: Sequence[Assignment]) -> str:
    """The project file of the folder, under a name of its own beside other bundles."""
    names = sorted({each.course for each in assignments})
    if len(assignments) == 1:
        names = [assignments[0].course, assignments[0].name]
    home = assignments[0].home
    return (
        '[build-system]\nrequires = ["hatchling>=1.27"]\nbuild-backend = "hatchling.build"\n\n'
        f'[project]\nname = "notebooks-{"-".join(names).replace("_", "-")}"\nversion = "2.0.0"\n'
        'requires-python = ">=3.11,<3.14"\n\n'
        "[tool.hatch.build.targets.wheel]\n"
        f'only-include = ["{home.graders}", "{PACKAGE.name}", "{home.helpers}"]\n'
        f'dev-mode-dirs = [".", "{home.helpers}"]\n'
    )


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copyfile(source, target)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
