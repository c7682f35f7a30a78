"""What grades in each worker process, with the jails that it keeps."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from invigilator.autograding.beside import reserved
from invigilator.autograding.grade import Graded, Job, Standard, failed, grade
from invigilator.autograding.jails import Jails
from invigilator.autograding.outline import Outline
from invigilator.autograding.session import Session
from invigilator.autograding.settings import Settings
from invigilator.autograding.text import encodable
from invigilator.checking.store import read_both
from invigilator.course import Course
from invigilator.exceptions import CourseError, KernelFailure
from invigilator.failures import keep_traceback

TRIES = 3


class Worker:
    """Grades one submission after the other.

    Parameters
    ----------
    settings : Settings
        How.
    jails : Jails, optional
        Where, if there are some already; they are the worker's from now on.
    """

    def __init__(self, settings: Settings, jails: Jails | None = None) -> None:
        self.settings = settings
        self.jails = Jails(settings) if jails is None else jails
        self.standards: dict[str, Standard] = {}

    def grade(self, job: Job) -> Graded:
        """Grade a submission; a sandbox that fails is made again a few times.

        Should the grader itself fail on a submission, that one has no grade, and the instructor
        reads why.

        Raises
        ------
        SandboxUnavailable
            If this machine cannot make one.
        """
        standard = self.standard(job.target)
        for _ in range(TRIES):
            try:
                return grade(job, standard, partial(self._session, job.target, standard))
            except KernelFailure as error:
                reason = str(error)
                self.jails.drop(job.target)
            except CourseError:
                raise
            except Exception as error:  # no submission may stop the grading of the others
                self.jails.drop(job.target)
                return failed(job, self._told(job, error), standard.max_score)
            finally:
                if not self.settings.warm:
                    self.jails.drop(job.target)
        told = f"The sandbox failed {TRIES} times. Grade again. {reason}"
        return failed(job, told, standard.max_score)

    def close(self) -> None:
        """End all jails."""
        self.jails.close()

    def _told(self, job: Job, error: Exception) -> str:
        """What the instructor is told of a failure of the grader; the rest is in the log."""
        log = Course.at(self.settings.root).one(job.target).failures
        kept = keep_traceback(error, log, encodable(f"{job.student}, {job.notebook}"))
        what = encodable(f"{type(error).__name__}: {error}")[:300]
        return f"The grader failed on it; please report {what}. {kept}"

    def standard(self, target: str) -> Standard:
        """What submissions of an assignment are held against, read once.

        Raises
        ------
        ExpectationsMissing
            If it cannot be read.
        """
        if target not in self.standards:
            assignment = Course.at(self.settings.root).one(target)
            assignment.home.make_importable()  # a predicate may replay something of the course
            expectations = read_both(assignment.visible, assignment.hidden)
            outline = Outline.of_release(assignment.release)
            self.standards[target] = Standard(expectations, outline, reserved(assignment.home))
        return self.standards[target]

    def _session(self, target: str, standard: Standard, beside: Mapping[str, bytes]) -> Session:
        try:
            return Session(self.jails.get(target), standard.requests, beside)
        except KernelFailure:
            self.jails.drop(target)  # the next session has a jail of its own
            raise
