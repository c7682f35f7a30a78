"""What was graded when, on disk: so that nothing is graded twice, and tries can be counted."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TextIO

from invigilator.atomic import write_json
from invigilator.autograding.collection.names import same
from invigilator.autograding.journal import FOLDER
from invigilator.course import Assignment
from invigilator.exceptions import CourseError


@dataclass(frozen=True)
class Noted:
    """One submission that is done: graded, its feedback written.

    Parameters
    ----------
    student
        Who.
    place
        Where it was handed in.
    digest
        What stands for its bytes, or for the reason why there are none.
    standard
        What stands for all that it was held against.
    day
        When.
    counts
        Whether it was one of the tries of that day.
    """

    student: str
    place: str
    digest: str
    standard: str
    day: str
    counts: bool


class Log:
    """The submissions of one assignment that are done, in their order.

    Parameters
    ----------
    assignment : Assignment
        Which; the log lies beside its results.
    """

    def __init__(self, assignment: Assignment) -> None:
        self.path = assignment.course_folder / FOLDER / f"{assignment.name}.watch.json"
        self.target = assignment.target
        self.entries: Sequence[Noted] = ()
        self._lock: TextIO | None = None

    def hold(self) -> None:
        """Keep others from watching the same assignment, and take up what they have noted.

        The end of this process frees it.

        Raises
        ------
        CourseError
            If another process watches it, or the log is damaged.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        lock = self.path.with_suffix(".lock").open("a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            raise CourseError(
                f"Another `course watch` is watching {self.target}. Stop that one first."
            ) from None
        self._lock = lock
        try:
            self.entries = self.read()
        except CourseError:
            self.release()
            raise

    def read(self) -> list[Noted]:
        """What the log holds on disk; nothing if there is none yet.

        Raises
        ------
        CourseError
            If it is damaged.
        """
        if not self.path.is_file():
            return []
        try:
            return [Noted(**each) for each in json.loads(self.path.read_text("utf-8"))]
        except (OSError, ValueError, TypeError) as error:
            raise CourseError(
                f"The log of the watch in {self.path} cannot be read "
                f"({type(error).__name__}: {error}). It counts the students' tries. Move it away "
                "and start again: every student then has all tries of today."
            ) from error

    def release(self) -> None:
        """Undo `hold`."""
        if self._lock is not None:
            self._lock.close()

    def is_done(self, noted: Noted) -> bool:
        """Whether this was the last thing that was graded at this place."""
        last = next((e for e in reversed(self.entries) if _key(e) == _key(noted)), None)
        found = last is not None and (last.digest, last.standard)
        return found == (noted.digest, noted.standard)

    def is_new(self, noted: Noted) -> bool:
        """Whether its student has never handed in these bytes before."""
        theirs = (each.digest for each in self.entries if each.student == noted.student)
        return noted.digest not in theirs

    def tries(self, student: str, day: str) -> int:
        """How many tries of a student counted on a day."""
        theirs = (each for each in self.entries if same(each.student) == same(student))
        return sum(each.counts for each in theirs if each.day == day)

    def add(self, noted: Noted) -> None:
        """Note that a submission is done."""
        self.entries = [*self.entries, noted]
        write_json(self.path, [asdict(each) for each in self.entries])


def _key(noted: Noted) -> tuple[str, str]:
    return noted.student, noted.place
