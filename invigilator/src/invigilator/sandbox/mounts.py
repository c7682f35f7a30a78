"""What a jail sees of the file system: the tools read-only, the course's public part, no more."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from invigilator.course import Course
from invigilator.sandbox.paths import (
    COURSE,
    DATA,
    ENGINE,
    FONTS,
    HELPERS,
    HOME,
    SHARED_MEMORY,
    TEMPORARY,
)

PACKAGE = Path(__file__).resolve().parents[1]
#: What of the engine a kernel needs.
SHOWN = ("__init__.py", "exceptions.py", "checking", "sandbox")
PACKAGES = ("site-packages", "dist-packages")
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64")
SETTINGS = ("/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts", "/etc/localtime")


@dataclass(frozen=True)
class View:
    """The files of the course that a jail may read.

    Parameters
    ----------
    course : Course
        Whose data are seen.
    expectations : tuple of Path
        Visible expectation files of the course.
    helpers : tuple of Path
        Helper modules of the course.
    """

    course: Course
    expectations: tuple[Path, ...] = ()
    helpers: tuple[Path, ...] = ()

    def mounts(self) -> Iterator[tuple[Path, Path]]:
        """Pairs of a path on the host and its place in the jail, all read-only."""
        for name in SHOWN:
            yield PACKAGE / name, ENGINE / PACKAGE.name / name
        course = self.course
        for path in self.helpers:
            yield path, HELPERS / path.relative_to(course.helpers_folder)
        for path in [course.graders_folder / "__init__.py", *self.expectations]:
            yield path, COURSE / "graders" / path.relative_to(course.graders_folder)
        if course.data_folder.is_dir():
            yield course.data_folder, DATA
        for path in font_lists():
            yield path, FONTS / path.name

    def helper_names(self) -> list[str]:
        """The helper modules by the names by which they are imported."""
        folder = self.course.helpers_folder
        parts = [path.relative_to(folder).with_suffix("").parts for path in self.helpers]
        return [".".join(each) for each in parts if each[-1] != "__init__"]

    def scratch(self) -> list[Path]:
        """Which folders each kernel finds empty and may write: /tmp too, if nothing lies there."""
        targets = [*python_folders(), *(target for _, target in self.mounts())]
        covered = any(target.is_relative_to(TEMPORARY) for target in targets)
        return [HOME, SHARED_MEMORY] if covered else [HOME, SHARED_MEMORY, TEMPORARY]

    def arguments(self) -> list[str]:
        """The part of bubblewrap's command line that builds this view."""
        found = self._folders()
        for place in SYSTEM:
            if os.path.islink(place):
                found += ["--symlink", os.readlink(place), place]
            elif os.path.exists(place):
                found += ["--ro-bind", place, place]
        for place in SETTINGS:
            found += ["--ro-bind-try", place, place]
        for prefix in python_folders():
            found += ["--ro-bind", str(prefix), str(prefix)]
        for installed in self._installed_course():
            found += ["--tmpfs", str(installed), "--remount-ro", str(installed)]
        for source, target in self.mounts():
            found += ["--ro-bind", str(source), str(target)]
        return found

    def _folders(self) -> list[str]:
        """The folders above what is mounted, made so that everybody may pass through."""
        targets = [*python_folders(), *(target for _, target in self.mounts())]
        above = {parent for target in targets for parent in target.parents} - {Path("/")}
        return [word for path in sorted(above) for word in ("--perms", "0755", "--dir", str(path))]

    def _installed_course(self) -> Iterable[Path]:
        """Our own package and the courses, where they lie inside what is shown: to be covered."""
        shown = (*python_folders(), Path("/usr"))
        root = self.course.root
        private = [self.course.graders_folder, *sorted(root.glob(self.course.folders))]
        return [path for path in private if any(path.is_relative_to(prefix) for prefix in shown)]


def python_folders() -> list[Path]:
    """The folders of this Python and its environment that lie outside the system's.

    Packages may also lie in the environment of another one, to which a ``.pth`` file leads.
    """
    prefixes = {Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).resolve().parents[1]}
    packages = {Path(path) for path in sys.path if Path(path).name in PACKAGES}
    apart = {path for path in packages if not any(path.is_relative_to(p) for p in prefixes)}
    return sorted(path for path in prefixes | apart if not path.is_relative_to("/usr"))


def font_lists() -> list[Path]:
    """The lists of fonts that matplotlib has made for us on this machine, if it ever did."""
    folder = _matplotlib_cache()
    found = sorted(folder.glob("fontlist-*.json")) if folder else []
    return [path for path in found if path.is_file() and _is_our_own(path)]


def _is_our_own(path: Path) -> bool:
    """Whether a file is no link and was made by the user who grades."""
    return not path.is_symlink() and path.stat().st_uid == os.geteuid()


def _matplotlib_cache() -> Path | None:
    if own := os.environ.get("MPLCONFIGDIR"):
        return Path(own)
    if cache := os.environ.get("XDG_CACHE_HOME"):
        return Path(cache) / "matplotlib"
    try:
        return Path.home() / ".cache" / "matplotlib"
    except RuntimeError:  # a user without a home
        return None
