"""Grade in this process, with a worker and its jails that are kept for the next submission.

What grading needs is imported when it is needed: a jail can start before.
"""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

from invigilator.autograding.settings import Settings
from invigilator.course import Course
from invigilator.exceptions import CourseError
from invigilator.sandbox.jail import sweep

if TYPE_CHECKING:
    from invigilator.autograding.grade import Graded, Job
    from invigilator.autograding.jails import Jails
    from invigilator.autograding.worker import Worker


class _Kept(threading.local):
    """What each thread keeps for itself: two may grade at once, each in jails of its own.

    By target, `matching` is the standard that this machine was found to have.
    """

    key: tuple[Settings, str] | None = None
    jails: Jails | None = None
    worker: Worker | None = None

    def __init__(self) -> None:
        self.matching: dict[str, str] = {}


_kept = _Kept()


def prepare_here(target: str, settings: Settings) -> None:
    """Start the jail of an assignment in this thread, and read meanwhile what grading needs."""
    _jails(settings).get(target)
    _worker(settings).standard(target)


def grade_here(job: Job, settings: Settings, standard: str = "") -> Graded:
    """Grade a job in this thread, with the jails that it keeps.

    Parameters
    ----------
    job : Job
        What to grade.
    settings : Settings
        How; with other settings, or for another `standard`, the jails are made again.
    standard : str
        See `standard_of`.
    """
    return _worker(settings, standard).grade(job)


def let_go(seconds: float, most: int) -> None:
    """End the jails of this thread that were not used for so long, and all beyond so many."""
    if _kept.jails is not None:
        _kept.jails.let_go(seconds, most)


def grade_remotely(job: Job, settings: Settings, standard: str) -> Graded:
    """Grade a job for another machine, if this one would judge it as that one does.

    Raises
    ------
    CourseError
        If this machine has another version of the course, or none.
    """
    if _kept.matching.get(job.target) != standard:
        _require_same(job.target, settings, standard)
        _kept.matching[job.target] = standard
    return grade_here(job, settings, standard)


def _require_same(target: str, settings: Settings, standard: str) -> None:
    """Make sure that submissions are held here against what they are there."""
    if standard_of(target, settings) != standard:
        raise CourseError(
            f"The cluster's machine {socket.gethostname()} has another version of {target} in "
            f"{settings.root}, of the grader, or of Python and its packages. Install the same "
            "versions there, start its workers again, and give the command again: what has been "
            "graded is kept."
        )


def standard_of(target: str, settings: Settings) -> str:
    """A digest of all that results depend on apart from the submission."""
    from invigilator.autograding.journal import Journal

    return Journal(Course.at(settings.root).one(target), settings).standard.decode()


def _jails(settings: Settings, standard: str = "") -> Jails:
    from invigilator.autograding.jails import Jails

    if _kept.jails is None or _kept.key != (settings, standard):
        if _kept.jails is not None:
            _kept.jails.close()
        sweep()
        _kept.key, _kept.jails, _kept.worker = (settings, standard), Jails(settings), None
    return _kept.jails


def _worker(settings: Settings, standard: str = "") -> Worker:
    from invigilator.autograding.worker import Worker

    jails = _jails(settings, standard)
    if _kept.worker is None:
        _kept.worker = Worker(settings, jails)
    return _kept.worker
