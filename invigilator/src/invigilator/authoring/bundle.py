"""`course bundle`: the folder that a student gets, which works alone and holds no solution."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from invigilator.authoring.data_files import data_files
from invigilator.checking.location import SETTINGS
from invigilator.checking.store import read
from invigilator.course import Assignment
from invigilator.exceptions import CourseError

BUNDLED = Path(__file__).parent / "bundled"
NEEDED = ("numpy", "h5py", "matplotlib", "scikit-learn", "scipy", "pillow", "tqdm", "ipywidgets",
          "jupyterlab", "ipykernel", "nbgrader")  # fmt: skip
FRAMEWORK = ("tensorflow", "tensorflow-cpu", "keras")
PACKAGE = Path(__file__).resolve().parents[1]
PUBLIC = ("graders/__init__.py", "utils", SETTINGS, "LICENSE", "LICENSE-CONTENT.md")
ENGINE = ("__init__.py", "checking")


def bundle(assignments: Sequence[Assignment], to: Path) -> Path:
    """Write the student's folder, and a zip archive of it beside it.

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
    requirements = _requirements(assignments)
    (to / "requirements.txt").write_text("\n".join(requirements) + "\n", "utf-8")
    return Path(shutil.make_archive(str(to), "zip", to.parent, to.name))


def _files(assignments: Sequence[Assignment]) -> Iterator[tuple[Path, Path]]:
    """What is copied, and where to."""
    root = assignments[0].root
    for name in PUBLIC:
        yield root / name, Path(name)
    for name in ENGINE:
        yield PACKAGE / name, Path(PACKAGE.name) / name
    for path in BUNDLED.iterdir():
        yield path, Path(path.name)
    data = {path for each in assignments for path in data_files(each)}
    for path in [root / "datasets" / "README.md", *sorted(data)]:
        yield path, path.relative_to(root)
    for course in sorted({each.course for each in assignments}):
        yield root / course / "README.md", Path(course) / "README.md"
    for each in assignments:
        yield each.release, Path(each.course) / each.name / each.release.name
        yield each.visible, each.visible.relative_to(root)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copyfile(source, target)


def _requirements(assignments: Sequence[Assignment]) -> list[str]:
    """The locked versions of what the notebooks import, and the folder itself."""
    frameworks = any(read(each.visible).framework for each in assignments)
    wanted = NEEDED + (FRAMEWORK if frameworks else ())
    lock = (assignments[0].root / "requirements.lock").read_text("utf-8")
    pins = [line for line in lock.splitlines() if re.split(r"[=\s;]", line)[0] in wanted]
    return [*pins, "-e ."]
