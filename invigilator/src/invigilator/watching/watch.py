"""Watch a folder, and grade what arrives in it, until told to stop."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime

from invigilator.autograding.kept_process import Stopped
from invigilator.autograding.result import SubmissionResult
from invigilator.exceptions import CourseError
from invigilator.failures import keep_traceback
from invigilator.reporting.figures import duration, points
from invigilator.reporting.text import one_line
from invigilator.watching.addresses import Address
from invigilator.watching.agenda import QUIET, Agenda, Ending
from invigilator.watching.changes import changes
from invigilator.watching.folder import Folder, State
from invigilator.watching.inbox import FeedbackUnwritten, Inbox
from invigilator.watching.workers import Workers

#: How long what is no notebook may still become one, in seconds.
PATIENCE = 15.0
#: How often the folder is looked through for what no event has told, and jails are let go.
LOOK, TIDY = 5.0, 60.0
#: Looking through the folder takes at most this share of the time.
SHARE = 0.05
#: Characters of a line.
LONGEST = 600
#: How many submissions are read beyond those that are graded.
READERS = 8


@dataclass
class Watch:
    """Grades what arrives.

    Parameters
    ----------
    folder : Folder
        Where it arrives.
    inboxes : dict
        By the name of the assignment, who takes it in.
    workers : Workers
        Who grades it.
    say : callable
        Prints a line.
    """

    folder: Folder
    inboxes: Mapping[str, Inbox]
    workers: Workers
    say: Callable[[str], None]
    stop: threading.Event = field(default_factory=threading.Event)
    running: dict[tuple[str, str], Address] = field(default_factory=dict)
    nobodys: set[str] = field(default_factory=set)
    error: BaseException | None = None
    _next_look: float = 0.0
    _next_tidy: float = 0.0

    def __post_init__(self) -> None:
        self.agenda = Agenda(self.folder)

    def run(self) -> None:
        """Watch until `stop` is set.

        Raises
        ------
        CourseError
            If nothing can be graded any more: no sandbox, no room on the disk.
        """
        threads = ThreadPoolExecutor(self._most, thread_name_prefix="grading")
        try:
            for changed in changes(self.folder.root, self.stop):
                self.agenda.notice(changed)
                self._look_through()
                self._start(threads)
        finally:
            self.stop.set()
            self.workers.stop()
            threads.shutdown(wait=True, cancel_futures=True)
        if self.error is not None:
            raise self.error

    @property
    def _most(self) -> int:
        """How many submissions are read at once: some are done, others wait for a worker."""
        return len(self.workers.workers) + READERS

    def _look_through(self) -> None:
        """Find what no event has told; let jails go."""
        now = time.monotonic()
        if now >= self._next_look:
            self.agenda.look_through(self._today())
            self._tell_of_nobodys()
            taken = time.monotonic() - now
            self._next_look = now + max(LOOK, taken / SHARE)
        if now >= self._next_tidy:
            self.workers.tidy()
            self._next_tidy = now + TIDY

    def _tell_of_nobodys(self) -> None:
        """Say once of a notebook that it is not clear whose it is, or for which assignment."""
        new = self.folder.nobodys() - self.nobodys
        self.nobodys |= new
        for name in sorted(new):
            told = (
                "its name does not say which student or assignment it belongs to; it is left alone"
            )
            self.say(one_line(f"{name}: {told}", LONGEST))

    def _today(self) -> str:
        return next(iter(self.inboxes.values())).rules.today().isoformat()

    def _start(self, threads: ThreadPoolExecutor) -> None:
        """Begin with what has been quiet long enough, one submission of a student at a time."""
        for address in self.agenda.due():
            key = (address.assignment, address.student)
            if key in self.running:
                continue
            quiet = self.folder.unchanged(address)
            if quiet < QUIET or len(self.running) >= self._most:
                continue
            self.agenda.begin(address)
            self.running[key] = address
            threads.submit(self._handle, address, quiet)

    def _handle(self, address: Address, quiet: float) -> None:
        """Grade one submission; in a thread of its own."""
        state = self.folder.state(address)
        ending: Ending = "done"
        try:
            ending = self._grade(address, state, quiet)
        except Stopped:
            ending = "stopped"
        except CourseError as error:
            self.error, ending = error, "stopped"
            self.stop.set()
        except FeedbackUnwritten as error:
            ending = self._failed(address, str(error), error)
        except Exception as error:  # one submission must not end the watch
            what = one_line(f"{type(error).__name__}: {error}", 100)
            ending = self._failed(address, f"it could not be graded ({what})", error)
        finally:
            self.agenda.put_away(address, state, ending)
            del self.running[address.assignment, address.student]

    def _failed(self, address: Address, told: str, error: Exception | None = None) -> Ending:
        """Say what failed on our own side, and keep the traceback if there is one."""
        delay = self.agenda.fail(address)
        log = self.inboxes[address.assignment].assignment.failures
        kept = keep_traceback(error, log, "/".join(address.parts)) if error else ""
        again = f"It will be tried again in {duration(delay)}."
        self._tell(address, f"{told.rstrip('.')}. {again} {kept}")
        return "failed"

    def _grade(self, address: Address, state: State, quiet: float) -> Ending:
        inbox = self.inboxes[address.assignment]
        taken = inbox.take(address, self.folder.path(address), self.folder.given)
        if self.folder.state(address) != state:
            return "wait"
        if taken is None or inbox.log.is_done(taken.noted):
            return "done"
        if quiet < PATIENCE and taken.may_be_unfinished:
            return "wait"
        if inbox.must_wait(taken):
            self._tell(address, inbox.put_off(taken))
            return "put off"
        with self.workers.lend(inbox.assignment.target) as executor:
            if self.folder.state(address) != state:  # it was handed in again in the meantime
                return "wait"
            graded = inbox.grade(taken, executor)
        tries = inbox.finish(taken, graded)
        if not graded.final:
            return self._failed(address, _told(graded.result))
        self._tell(address, _told(graded.result) + (f", {tries}" if tries else ""))
        return "done"

    def _tell(self, address: Address, told: str) -> None:
        now = datetime.now().strftime("%H:%M:%S")
        self.say(one_line(f"{now} {address.assignment} {address.student}: {told}", LONGEST))


def _told(result: SubmissionResult) -> str:
    if result.status == "rejected":
        return f"not graded: {result.cause}"
    score = f"{points(result.score)} of {points(result.max_score)} points"
    return f"{score}, {duration(result.seconds)}"
