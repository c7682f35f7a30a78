"""What is handed in for one assignment: read whole, graded once, given back, noted as done."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from invigilator.atomic import Unwritten
from invigilator.autograding.batch import grade_all
from invigilator.autograding.collection import Handed, collect_one
from invigilator.autograding.collection.content import Content, Unobtainable
from invigilator.autograding.executors import Executor
from invigilator.autograding.grade import Graded
from invigilator.autograding.journal import ClassBook, Journal
from invigilator.autograding.payload import Payload, Submitted
from invigilator.autograding.result import SubmissionResult
from invigilator.autograding.settings import Settings
from invigilator.autograding.submission import MAX_BYTES, Unreadable, require_likely
from invigilator.course import Assignment
from invigilator.freshness import require_fresh
from invigilator.reporting.files import write_feedback
from invigilator.watching.addresses import Address
from invigilator.watching.folder import student_of
from invigilator.watching.log import Log, Noted


class FeedbackUnwritten(Exception):
    """Raised when a feedback page cannot be written; what was graded is kept."""


@dataclass(frozen=True)
class Rules:
    """What the instructor has said.

    Parameters
    ----------
    tries
        How many submissions of a student are graded on one day; None for any number.
    feedback
        The folder for feedback pages; None for none.
    today
        The day that it is.
    """

    tries: int | None = None
    feedback: Path | None = None
    today: Callable[[], date] = date.today


@dataclass(frozen=True)
class Bytes(Content):
    """What a file held when it was read."""

    data: bytes = field(repr=False)

    def read(self, limit: int) -> bytes:
        """At most `limit` bytes from the beginning."""
        return self.data[:limit]

    def state(self) -> bytes:
        """They do not change."""
        return self.data


@dataclass(frozen=True)
class Taken:
    """One submission as it was read, and what would be noted of it."""

    handed: Handed
    noted: Noted

    @property
    def may_be_unfinished(self) -> bool:
        """Whether it is no notebook, so that it may still be on its way."""
        if self.handed.reason:
            return True
        try:
            require_likely(self.handed.read(MAX_BYTES + 1))
        except Unreadable:
            return True
        return False


class Inbox:
    """Takes in what is handed in for one assignment.

    Parameters
    ----------
    assignment : Assignment
        Which.
    settings : Settings
        How to grade.
    rules : Rules
        Tries and feedback.

    Raises
    ------
    CourseError
        If the assignment cannot be graded, or is watched already.
    """

    def __init__(self, assignment: Assignment, settings: Settings, rules: Rules) -> None:
        require_fresh(assignment)
        self.assignment = assignment
        self.rules = rules
        self.journal = Journal(assignment, settings)
        self.log = Log(assignment)
        self.log.hold()
        course = assignment.home.select(assignment.course)
        self.others = {each.name for each in course} - {assignment.name}
        self._writing = threading.Lock()

    def take(self, address: Address, path: Path, within: Path) -> Taken | None:
        """Read what lies at an address; None if nothing has been handed in there.

        Below the watched folder `within`, no link is followed.

        Raises
        ------
        OSError
            If something of ours fails meanwhile, such as the disk for temporary files.
        """
        student = student_of(address)
        try:
            handed = collect_one(path, student, self.assignment.name, self.others, within)
            if handed is not None and not handed.reason:
                handed = replace(handed, content=Bytes(handed.read(MAX_BYTES + 1)))
        except Unobtainable as error:
            handed = Handed(student, path, f"it cannot be read: {error}")
        except OSError as error:
            if not os.path.lexists(path):
                return None
            if error.filename is None or Path(error.filename) != path:
                raise
            handed = Handed(student, path, f"it cannot be read: {error.strerror}")
        return Taken(handed, self._noted(address, handed)) if handed is not None else None

    def _noted(self, address: Address, handed: Handed) -> Noted:
        source = Submitted(handed.reason.encode()) if handed.reason else Payload(handed)
        return Noted(
            student=handed.student,
            place="/".join(address.parts).encode("utf-8", "backslashreplace").decode(),
            digest=source.digest.decode(),
            standard=self.journal.standard.decode(),
            day=self.rules.today().isoformat(),
            counts=False,
        )

    def must_wait(self, taken: Taken) -> bool:
        """Whether a student has used all tries of the day, and this would be another one."""
        used = self.log.tries(taken.noted.student, taken.noted.day)
        full = self.rules.tries is not None and used >= self.rules.tries
        return full and self.log.is_new(taken.noted)

    def grade(self, taken: Taken, executor: Executor) -> Graded:
        """Grade a submission, unless the journal knows it."""
        (graded,) = grade_all([taken.handed], self.assignment, executor, self.journal)
        return graded

    def finish(self, taken: Taken, graded: Graded) -> str:
        """Write the result and the feedback, then note what is done; return a line on it.

        What is not final is not noted: it is graded again.

        Raises
        ------
        FeedbackUnwritten
            If there is no page; then it is not done.
        """
        result = graded.result
        with self._writing:
            counts = result.status == "graded" and self.log.is_new(taken.noted)
            ClassBook(self.assignment).add([result])
            self._write_feedback(result)
            if graded.final:
                self.log.add(replace(taken.noted, counts=counts))
            return self._told(taken.noted) if counts and self.rules.tries is not None else ""

    def put_off(self, taken: Taken) -> str:
        """Tell a student who has no try left today, on the page of what was graded last.

        Raises
        ------
        FeedbackUnwritten
            If the page cannot be written.
        """
        told = f"all {self.rules.tries} tries for today are used; it will be graded tomorrow"
        with self._writing:
            for result in ClassBook(self.assignment).read():
                if result.student == taken.noted.student:
                    note = f"You have handed in again, and {told}."
                    self._write_feedback(replace(result, notes=[note, *result.notes]))
        return told

    def close(self) -> None:
        """Let others watch the assignment."""
        self.log.release()

    def _write_feedback(self, result: SubmissionResult) -> None:
        if self.rules.feedback is None:
            return
        try:
            write_feedback(self.assignment, [result], self.rules.feedback)
        except Unwritten as error:
            told = f"the feedback page cannot be written ({error.reason})"
            raise FeedbackUnwritten(told) from error

    def _told(self, noted: Noted) -> str:
        return f"try {self.log.tries(noted.student, noted.day)} of {self.rules.tries}"
