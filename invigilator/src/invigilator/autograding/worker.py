"""What grades in each worker process: it keeps a warm jail for each kind of assignment."""

from __future__ import annotations

import atexit
import time
from dataclasses import dataclass, field

from invigilator.autograding.grade import Graded, Job, Standard, grade, rejected
from invigilator.autograding.outline import Outline
from invigilator.autograding.session import Session
from invigilator.autograding.settings import Settings
from invigilator.autograding.text import encodable
from invigilator.checking.store import Expectations, read_both
from invigilator.course import Assignment, Course
from invigilator.exceptions import CourseError, KernelFailure
from invigilator.failures import keep_traceback
from invigilator.sandbox.jail import Jail
from invigilator.sandbox.mounts import View
from invigilator.sandbox.preload import FRAMEWORKS, SCIENCE

TRIES = 3


@dataclass
class Worker:
    """Grades one submission after the other.

    Parameters
    ----------
    settings : Settings
        How.
    """

    settings: Settings
    standards: dict[str, Standard] = field(default_factory=dict)
    jails: dict[str, Jail] = field(default_factory=dict)
    used: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        atexit.register(self.close)

    def grade(self, job: Job) -> Graded:
        """Grade a submission; a sandbox that fails is made again a few times.

        Should the grader itself fail on a submission, that one is rejected and says so.

        Raises
        ------
        SandboxUnavailable
            If this machine cannot make one.
        """
        standard = self._standard(job.target)
        for _ in range(TRIES):
            try:
                return grade(job, standard, lambda: self._session(job.target, standard))
            except KernelFailure as error:
                reason = str(error)
                self._drop(job.target)
            except CourseError:
                raise
            except Exception as error:  # no submission may stop the grading of the others
                self._drop(job.target)
                return rejected(job, standard, self._told(job, error))
            finally:
                if not self.settings.warm:
                    self._drop(job.target)
        return rejected(job, standard, f"The sandbox failed {TRIES} times. Grade again. {reason}")

    def _told(self, job: Job, error: Exception) -> str:
        """What is told of a failure of the grader; the rest is in the log."""
        log = Course.at(self.settings.root).one(job.target).failures
        kept = keep_traceback(error, log, encodable(f"{job.student}, {job.notebook}"))
        what = encodable(f"{type(error).__name__}: {error}")[:300]
        return f"The grader failed on it; please report {what}. {kept}"

    def let_go(self, seconds: float, most: int) -> None:
        """End the jails that were not used for so long, and the oldest beyond so many."""
        recent = sorted(self.jails, key=self._age)
        for place, target in enumerate(recent):
            if place >= most or self._age(target) >= seconds:
                self._drop(target)

    def _age(self, target: str) -> float:
        """How long ago a jail was used, in seconds."""
        return time.monotonic() - self.used.get(target, 0.0)

    def close(self) -> None:
        """End all jails."""
        for target in list(self.jails):
            self._drop(target)

    def _standard(self, target: str) -> Standard:
        if target not in self.standards:
            assignment = Course.at(self.settings.root).one(target)
            assignment.home.make_importable()  # a predicate may replay something of the course
            expectations = read_both(assignment.visible, assignment.hidden)
            self.standards[target] = Standard(expectations, Outline.of_release(assignment.release))
        return self.standards[target]

    def _session(self, target: str, standard: Standard) -> Session:
        jail = self.jails.get(target)
        if jail is None or not jail.reusable:
            self._drop(target)
            assignment = Course.at(self.settings.root).one(target)
            jail = self.jails[target] = self._jail(assignment, standard.expectations)
        self.used[target] = time.monotonic()
        known = standard.expectations
        return Session(jail, known.suite, known.stand_ins)

    def _jail(self, assignment: Assignment, expectations: Expectations) -> Jail:
        limits = self.settings.limits
        view = View(assignment.home, (assignment.visible,))
        framework = expectations.framework
        if framework is None:
            return Jail(view, limits, SCIENCE, self.settings.sandboxed)
        preload = (*SCIENCE, *FRAMEWORKS[framework])
        return Jail(view, limits.for_framework(), preload, self.settings.sandboxed)

    def _drop(self, target: str) -> None:
        jail = self.jails.pop(target, None)
        if jail is not None:
            jail.close()
