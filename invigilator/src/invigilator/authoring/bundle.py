"""`course bundle`: the folder that a student gets, which works alone and holds no solution."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from invigilator.authoring.data_files import data_files, data_page_of
from invigilator.authoring.data_page import data_page
from invigilator.authoring.read_me import licences, read_me
from invigilator.authoring.requirements import SUPPORT, dependencies, pythons, write_requirements
from invigilator.authoring.start_page import start_page
from invigilator.authoring.syllabus import syllabus
from invigilator.checking.location import SETTINGS
from invigilator.course import Assignment
from invigilator.exceptions import CourseError
from invigilator.freshness import require_fresh
from invigilator.helper_modules import helper_modules

BUNDLED = Path(__file__).parent / "bundled"
PACKAGE = Path(__file__).resolve().parents[1]
ENGINE = ("__init__.py", "checking")
START = "START_HERE.ipynb"
SETTING = '# Where checks find the values to compare with.\n[course]\ngraders = "{graders}"\n'


def bundle(assignments: Sequence[Assignment], to: Path) -> Path:
    """Write the student's folder, and a zip archive of it beside it.

    It holds the notebooks, a page to start from, and in a folder of their own the helper modules
    and the data that the notebooks reach, and what checking needs; no solution and no hidden case.

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
        If the folder holds something, or an assignment is not built, or what is recorded of it is
        stale or missing; then nothing is written.
    """
    if to.exists() and any(to.iterdir()):
        raise CourseError(f"{to} is not empty. Name a new folder, or empty it first.")
    _require_built(assignments)
    behind = _Behind.of(assignments)
    files, texts = list(_files(assignments, behind)), list(_texts(assignments, behind))
    for source, target in files:
        _copy(source, to / target)
    for path, text in texts:
        _write(to / path, text)
    write_requirements(assignments, to)
    return Path(shutil.make_archive(str(to), "zip", to.parent, to.name))


def _require_built(assignments: Sequence[Assignment]) -> None:
    checker = assignments[0].home.graders_folder / "__init__.py"
    if not checker.is_file():
        raise CourseError(
            f"{checker} is missing, from which notebooks import the checker. "
            "`course new NAME` writes one into a new course: copy that."
        )
    for each in assignments:
        for path in (each.release, each.visible):
            if not path.is_file():
                command = f"`course build {each.target}` and `course record {each.target}`"
                raise CourseError(f"{path} is missing. Run {command} first.")
        require_fresh(each)


def reached_modules(assignments: Sequence[Assignment]) -> list[Path]:
    """The helper modules that notebooks import, and those behind them.

    The ``__init__.py`` of packages are left out: the packages of several bundles in one environment
    then go together.
    """
    folder = assignments[0].home.helpers_folder
    codes = [each.source.read_text("utf-8") for each in assignments]
    found = {path for code in codes for path in helper_modules(code, folder)}
    return sorted(path for path in found if path.name != "__init__.py")


@dataclass(frozen=True)
class _Behind:
    """What notebooks reach, looked up once: helper modules, data, and the page about the data."""

    modules: list[Path]
    data: list[Path]
    page: Path | None

    @classmethod
    def of(cls, assignments: Sequence[Assignment]) -> _Behind:
        data = sorted({path for each in assignments for path in data_files(each)})
        page = data_page_of(assignments[0].home, data)
        return cls(reached_modules(assignments), data, page)


def _files(assignments: Sequence[Assignment], behind: _Behind) -> Iterator[tuple[Path, Path]]:
    """What is copied, and where to."""
    home = assignments[0].home
    for name in licences(home):
        yield home.root / name, SUPPORT / name
    yield home.graders_folder / "__init__.py", SUPPORT / home.graders / "__init__.py"
    for name in ENGINE:
        yield PACKAGE / name, SUPPORT / PACKAGE.name / name
    yield BUNDLED / "environment.yml", Path("environment.yml")
    for each in assignments:
        yield each.release, Path(each.course, each.name, each.release.name)
    visible = [each.visible for each in assignments]
    for path in (*visible, *behind.modules, *behind.data):
        yield path, SUPPORT / path.relative_to(home.root)


def _texts(assignments: Sequence[Assignment], behind: _Behind) -> Iterator[tuple[Path, str]]:
    """What is written for this bundle, and where to."""
    home = assignments[0].home
    place = SUPPORT / behind.page.relative_to(home.root) if behind.page else None
    yield Path(SETTINGS), SETTING.format(graders=(SUPPORT / home.graders).as_posix())
    yield Path("README.md"), read_me(assignments, behind.modules, place)
    yield Path(START), start_page(assignments)
    for course in sorted({each.course for each in assignments}):
        yield Path(course, "README.md"), syllabus(assignments, course, place)
    yield SUPPORT / "pyproject.toml", _project(assignments)
    if behind.page and place:
        names = [path.name for path in behind.data]
        yield place, data_page(behind.page.read_text("utf-8"), names)


def _project(assignments: Sequence[Assignment]) -> str:
    """The project file of the support folder, under a name of its own beside other bundles."""
    names = sorted({each.course for each in assignments})
    if len(assignments) == 1:
        names = [assignments[0].course, assignments[0].name]
    home = assignments[0].home
    return (
        '[build-system]\nrequires = ["hatchling>=1.27"]\nbuild-backend = "hatchling.build"\n\n'
        f'[project]\nname = "notebooks-{"-".join(names).replace("_", "-")}"\n'
        f'version = "{version(PACKAGE.name)}"\n'
        f'requires-python = "{pythons(assignments)}"\n'
        f"dependencies = {json.dumps(dependencies(assignments), indent=4)}\n\n"
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
