"""A course apart, with the tools of another one behind it: to grade there, and to change it."""

from __future__ import annotations

import shutil
from pathlib import Path

from invigilator.checking.location import SETTINGS
from invigilator.course import Assignment, Course


def copy_assignment(original: Assignment, folder: Path) -> Assignment:
    """Lay out one assignment in a folder, which becomes the root of a course.

    Parameters
    ----------
    original : Assignment
        Its source, its release and the settings of its course directory are copied.
    folder : Path
        Empty or new, or with another assignment of the same course directory in it already.
        Graders, helpers and data in it are links to those of the original.

    Returns
    -------
    Assignment
        The one in the folder.
    """
    home = original.home
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(home.root / SETTINGS, folder)
    for shared in (home.graders, home.helpers, home.data):
        if (home.root / shared).exists() and not (folder / shared).exists():
            (folder / shared).symlink_to(home.root / shared)
    for part in ("source", "release"):
        place = Path(original.course, part, original.name)
        shutil.copytree(home.root / place, folder / place)
    config = Path(original.course, "nbgrader_config.py")
    shutil.copy(home.root / config, folder / config)
    return Course.at(folder).one(original.target)
