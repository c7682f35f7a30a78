"""Watch a folder, and grade what arrives in it, until told to stop."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

import watchfiles

from invigilator.autograding.result import SubmissionResult
from invigilator.autograding.standing import Stopped
from invigilator.exceptions import CourseError
from invigilator.reporting.figures import duration, points
from invigilator.reporting.text import one_line
from invigilator.watching.desk import Desk
from invigilator.watching.folder import Folder, State
from invigilator.watching.places import Place
from invigilator.watching.staff import Staff

Outcome = Literal["done", "wait", "put off", "stopped"]

#: How long files must have been as they are before they are read, in seconds; and how long what
#: is no notebook may still become one.
QUIET, PATIENCE = 1.0, 15.0
#: How often the folder is looked through for what no event has told, and jails are let go.
LOOK, TIDY = 5.0, 60.0
#: Looking through the folder takes at most this share of the time.
SHARE = 0.05
#: How many submissions are read beyond those that are graded.
READERS = 8
#: How often something is looked at that is not quiet yet, in milliseconds.
STEP_MS = 200


@dataclass
class Watch:
    """Grades what arrives.

    Parameters
    ----------
    folder : Folder
        Where it arrives.
    desks : dict
        By the name of the assignment, who takes it in.
    staff : Staff
        Who grades it.
    say : callable
        Prints a line.
    """

    folder: Folder
    desks: Mapping[str, Desk]
    staff: Staff
    say: Callable[[str], None]
    stop: threading.Event = field(default_factory=threading.Event)
    waiting: dict[Place, float] = field(default_factory=dict)
    running: dict[tuple[str, str], Place] = field(default_factory=dict)
    seen: dict[Place, State] = field(default_factory=dict)
    off: set[Place] = field(default_factory=set)
    nobodys: set[str] = field(default_factory=set)
    error: BaseException | None = None
    _next_look: float = 0.0
    _next_tidy: float = 0.0
    _day: str = ""

    def run(self) -> None:
        """Watch until `stop` is set.

        Raises
        ------
        CourseError
            If nothing can be graded any more: no sandbox, no room on the disk.
        """
        threads = ThreadPoolExecutor(self._most, thread_name_prefix="grading")
        try:
            for changes in _changes(self.folder.root, self.stop):
                self._notice(changes)
                self._look_through()
                self._start(threads)
        finally:
            self.stop.set()
            self.staff.stop()
            threads.shutdown(wait=True, cancel_futures=True)
        if self.error is not None:
            raise self.error

    @property
    def _most(self) -> int:
        """How many submissions are read at once: some are done, others wait for a worker."""
        return len(self.staff.workers) + READERS

    def _notice(self, changes: set[tuple[watchfiles.Change, str]]) -> None:
        for path in {path for _, path in changes}:
            place = self.folder.place(Path(path))
            if place is not None:
                self.waiting.setdefault(place, 0.0)

    def _look_through(self) -> None:
        """Find what has changed without an event; begin a new day; let jails go."""
        now = time.monotonic()
        if now >= self._next_look:
            if (today := self._today()) != self._day:
                self._day = today
                while self.off:
                    self.seen.pop(self.off.pop(), None)
            for place in self.folder.places():
                if place not in self.waiting and self.folder.state(place) != self.seen.get(place):
                    self.waiting[place] = 0.0
            self._tell_of_nobodys()
            taken = time.monotonic() - now
            self._next_look = now + max(LOOK, taken / SHARE)
        if now >= self._next_tidy:
            self.staff.tidy()
            self._next_tidy = now + TIDY

    def _tell_of_nobodys(self) -> None:
        """Say once of a notebook that it is not clear whose it is, or for which assignment."""
        new = self.folder.nobodys() - self.nobodys
        self.nobodys |= new
        for name in sorted(new):
            told = (
                "its name does not say which student or assignment it belongs to; it is left alone"
            )
            self.say(one_line(f"{name}: {told}", 300))

    def _today(self) -> str:
        return next(iter(self.desks.values())).rules.today().isoformat()

    def _start(self, threads: ThreadPoolExecutor) -> None:
        """Begin with what has been quiet long enough, one submission of a student at a time."""
        for place, earliest in list(self.waiting.items()):
            key = (place.assignment, place.student)
            if time.monotonic() < earliest or key in self.running:
                continue
            quiet = self.folder.unchanged(place)
            if quiet < QUIET or len(self.running) >= self._most:
                continue
            del self.waiting[place]
            self.running[key] = place
            threads.submit(self._handle, place, quiet)

    def _handle(self, place: Place, quiet: float) -> None:
        """Grade one submission; in a thread of its own."""
        state = self.folder.state(place)
        outcome: Outcome = "done"
        try:
            outcome = self._grade(place, state, quiet)
        except Stopped:
            outcome = "stopped"
        except CourseError as error:
            self.error, outcome = error, "stopped"
            self.stop.set()
        except Exception as error:  # one submission must not end the watch
            self._tell(place, f"it could not be graded ({type(error).__name__}: {error})")
        finally:
            if outcome == "wait":
                self.waiting.setdefault(place, time.monotonic() + QUIET)
            else:
                self.seen[place] = state
            if outcome == "put off":
                self.off.add(place)
            del self.running[place.assignment, place.student]

    def _grade(self, place: Place, state: State, quiet: float) -> Outcome:
        desk = self.desks[place.assignment]
        taken = desk.take(place, self.folder.path(place))
        if self.folder.state(place) != state:
            return "wait"
        if taken is None or desk.log.is_done(taken.entry):
            return "done"
        if quiet < PATIENCE and taken.may_be_unfinished:
            return "wait"
        if desk.must_wait(taken):
            self._tell(place, desk.put_off(taken))
            return "put off"
        with self.staff.lend(desk.assignment.target) as executor:
            if self.folder.state(place) != state:  # it was handed in again in the meantime
                return "wait"
            result = desk.grade(taken, executor)
        tries = desk.finish(taken, result)
        self._tell(place, _told(result) + (f", {tries}" if tries else ""))
        return "done"

    def _tell(self, place: Place, told: str) -> None:
        now = datetime.now().strftime("%H:%M:%S")
        self.say(one_line(f"{now} {place.assignment} {place.student}: {told}", 300))


def _told(result: SubmissionResult) -> str:
    if result.status == "rejected":
        return f"not graded: {result.reason}"
    score = f"{points(result.score)} of {points(result.max_score)} points"
    return f"{score}, {duration(result.seconds)}"


def _changes(root: Path, stop: threading.Event) -> Iterator[set[tuple[watchfiles.Change, str]]]:
    """What changes below a folder; nothing, several times a second, while nothing does."""
    for polling in (None, True):
        try:
            yield from watchfiles.watch(
                root,
                watch_filter=None,
                debounce=STEP_MS,
                rust_timeout=STEP_MS,
                yield_on_timeout=True,
                stop_event=stop,
                raise_interrupt=False,
                force_polling=polling,
                ignore_permission_denied=True,
            )
            return
        except OSError:  # the system watches no more files: look at them in turn
            if polling:
                raise
