"""Results on disk, by the hash of what they depend on, so that a stopped run can go on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from invigilator.atomic import alone, write_json
from invigilator.autograding.grade import Graded, Job
from invigilator.autograding.result import SubmissionResult
from invigilator.autograding.settings import Settings
from invigilator.course import Assignment
from invigilator.exceptions import CourseError
from invigilator.fingerprint import data, digest, helpers, modules, software

FOLDER = ".results"


class Journal:
    """The results of one assignment that are worth keeping.

    Parameters
    ----------
    assignment : Assignment
        Whose results.
    settings : Settings
        The limits count: other limits can give other results.
    """

    def __init__(self, assignment: Assignment, settings: Settings) -> None:
        self.folder = assignment.course_folder / FOLDER / assignment.name
        self.standard = _standard(assignment, settings).encode()

    def find(self, job: Job) -> Graded | None:
        """The result of this very submission, if it is there and readable; it may have moved."""
        try:
            stored = json.loads(self._path(job).read_text("utf-8"))
            result = SubmissionResult.from_json(stored["result"])
            return Graded(_moved(result, job.notebook), stored["notebook"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, job: Job, graded: Graded) -> None:
        """Store a result, whole or not at all."""
        stored = {"result": graded.result.to_json(), "notebook": graded.notebook}
        write_json(self._path(job), stored)

    def _path(self, job: Job) -> Path:
        parts = [self.standard, job.student.encode(), job.digest]
        return self.folder / f"{digest(parts)}.json"


class ClassBook:
    """The latest result of every student of an assignment.

    Parameters
    ----------
    assignment : Assignment
        Whose results.
    """

    def __init__(self, assignment: Assignment) -> None:
        self.path = assignment.course_folder / FOLDER / f"{assignment.name}.json"

    def read(self) -> list[SubmissionResult]:
        """All results, by student; none if nothing has been graded.

        Raises
        ------
        CourseError
            If the file is damaged.
        """
        if not self.path.is_file():
            return []
        try:
            stored = json.loads(self.path.read_text("utf-8"))
            return [SubmissionResult.from_json(each) for each in stored]
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise CourseError(
                f"The results in {self.path} cannot be read ({type(error).__name__}: {error}). "
                "Move that file away and give `course grade` the same submissions again: what is "
                "graded already is taken from the folder beside it."
            ) from error

    def add(self, results: Sequence[SubmissionResult]) -> None:
        """Take in new results in the place of the same students' older ones."""
        with alone(self.path):
            latest = {each.student: each for each in [*self.read(), *results]}
            write_json(self.path, [latest[student].to_json() for student in sorted(latest)])


def executed_notebooks(
    assignment: Assignment, results: Sequence[SubmissionResult]
) -> dict[str, dict[str, Any]]:
    """By student, the notebook that gave a result, where the journal still has it."""
    wanted = {_traits(each): each.student for each in results if each.status == "graded"}
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((assignment.course_folder / FOLDER / assignment.name).glob("*.json")):
        try:
            stored = json.loads(path.read_text("utf-8"))
            student = wanted.get(_traits(SubmissionResult.from_json(stored["result"])))
            notebook = stored["notebook"]
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if student is not None and notebook:
            found[student] = notebook
    return found


def _traits(result: SubmissionResult) -> tuple[str, float]:
    """What tells a result from others, whatever marks and notes it has got since."""
    return result.student, result.seconds


def _moved(result: SubmissionResult, notebook: str) -> SubmissionResult:
    """A result of a file that lies at this place now, and may have another name."""
    before, now = (f"{Path(each).name}: " for each in (result.notebook, notebook))
    reason = result.reason
    if reason.startswith(before):
        reason = now + reason.removeprefix(before)
    return replace(result, notebook=notebook, reason=reason)


def _standard(assignment: Assignment, settings: Settings) -> str:
    """A digest of all that a result depends on apart from the submission."""
    course = assignment.home
    expectations = [path.read_bytes() for path in (assignment.visible, assignment.hidden)]
    release = _without_prose(assignment.release.read_bytes())
    own = [repr(settings.limits).encode(), release, *expectations]
    return digest([*own, software(), *_engine(), *helpers(course), *data(course)])


def _without_prose(release: bytes) -> bytes:
    """A released notebook without its text: a corrected word makes no result void."""
    cells = json.loads(release)["cells"]
    graded = [c for c in cells if c["cell_type"] == "code" or "nbgrader" in c["metadata"]]
    return json.dumps(graded, sort_keys=True).encode()


def _engine() -> Iterator[bytes]:
    """The code that grades: another version of it can give other results."""
    engine = Path(__file__).resolve().parents[1]
    rooms = ("checking", "autograding", "sandbox")
    yield from modules((p for room in rooms for p in (engine / room).glob("*.py")), engine)
