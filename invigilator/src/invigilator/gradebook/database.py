"""The gradebook of a course: where it is, waiting for it, opening it.

nbgrader takes seconds to import, so it is imported where it is used.
"""

from __future__ import annotations

import os
import sqlite3
import sysconfig
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from invigilator.exceptions import GradebookError

if TYPE_CHECKING:
    from nbgrader.api import Gradebook
    from nbgrader.coursedir import CourseDirectory

Notify = Callable[[str], None]

GLANCE, STEP = 0.2, 5.0
"""Seconds until the user is told that the gradebook is in use, and until told again."""


def course_directory(folder: Path) -> CourseDirectory:
    """A course folder as nbgrader sees it, with the settings of its ``nbgrader_config.py``."""
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import Config
    from traitlets.config.loader import PyFileConfigLoader

    config = Config()
    if (folder / "nbgrader_config.py").exists():
        loader = PyFileConfigLoader("nbgrader_config.py", path=str(folder))
        config = loader.load_config()
    config.CourseDirectory.root = str(folder.resolve())
    return CourseDirectory(config=config)


def wait_until_free(directory: CourseDirectory, patience: float, notify: Notify) -> None:
    """Wait until nobody else writes to the gradebook.

    Parameters
    ----------
    directory
        The course.
    patience
        Seconds to wait at most.
    notify
        Is told what is waited for, now and then.

    Raises
    ------
    GradebookError
        If the gradebook is still in use after `patience` seconds.
    """
    path = _file(directory)
    if path is None or not path.exists():
        return
    if _is_free(path, GLANCE):
        return
    end = time.monotonic() + patience
    while (left := end - time.monotonic()) > 0:
        notify(f"The gradebook {path} is in use by another program; waiting {left:.0f} s at most.")
        if _is_free(path, min(STEP, left)):
            return
    raise _in_use(str(path), patience)


@contextmanager
def open_gradebook(directory: CourseDirectory, patience: float) -> Iterator[Gradebook]:
    """The course's gradebook, made if there is none yet.

    Raises
    ------
    GradebookError
        If the database cannot be read or written; a lock is waited for `patience` seconds.
    """
    from nbgrader.api import InvalidEntry
    from sqlalchemy.exc import DatabaseError

    try:
        with _opened(_patient(directory.db_url, patience), directory.course_id) as gradebook:
            yield gradebook
    except (DatabaseError, InvalidEntry) as error:
        if "database is locked" in str(error):
            raise _in_use(directory.db_url, patience) from error
        problem = str(error).splitlines()[0]
        raise GradebookError(
            f"The gradebook {directory.db_url} cannot be used: {problem}. If an older nbgrader "
            f"made it, copy it to a safe place and run `nbgrader db upgrade` in {directory.root}; "
            "if it is broken, move it away. Then grade again: results are kept."
        ) from error


def _opened(url: str, course: str) -> Gradebook:
    """Open nbgrader's gradebook; where that fails, its connection is closed all the same."""
    from nbgrader.api import Gradebook

    class Opened(Gradebook):  # type: ignore[misc]
        def __init__(self) -> None:
            try:
                super().__init__(url, course)
            except BaseException:
                if hasattr(self, "db"):
                    self.close()
                raise

    with _own_programs_first():
        return Opened()


def _file(directory: CourseDirectory) -> Path | None:
    """The database file, or None if the database is not SQLite's."""
    from sqlalchemy.engine import make_url

    url = make_url(directory.db_url)
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def _is_free(path: Path, seconds: float) -> bool:
    try:
        with closing(sqlite3.connect(path, timeout=seconds)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.rollback()
    except sqlite3.OperationalError as error:
        return "locked" not in str(error)
    except sqlite3.DatabaseError:
        return True  # not a database: opening it says so
    return True


def _in_use(name: str, patience: float) -> GradebookError:
    return GradebookError(
        f"The gradebook {name} was in use by another program for {patience:.0f} s. Close "
        "formgrader, wait for other `nbgrader` or `course grade` runs to end, then grade again: "
        "results are kept."
    )


def _patient(db_url: str, seconds: float) -> str:
    from sqlalchemy.engine import make_url

    url = make_url(db_url)
    if url.get_backend_name() == "sqlite":
        url = url.update_query_dict({"timeout": str(seconds)})
    return url.render_as_string(hide_password=False)


@contextmanager
def _own_programs_first() -> Iterator[None]:
    """Let nbgrader find ``alembic``, which it runs by its bare name to make a database."""
    before = os.environ.get("PATH", os.defpath)
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before
