"""What is remarked on a submission apart from its verdicts: why answers are missing, and notes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from invigilator.autograding.beside import Beside
from invigilator.autograding.causes import Causes
from invigilator.autograding.client import CellReply
from invigilator.autograding.outline import answers
from invigilator.autograding.submission import Submission
from invigilator.checking.conventions import imported
from invigilator.checking.expectations import Exercise, Expectations

MAX_NOTES = 30
MAX_NAME = 100
#: The cell of a released notebook that says which assignment it is.
_CHECKER = re.compile(r"\bChecker\(\s*[\"']([\w.-]+/[\w.-]+)[\"']")


@dataclass(frozen=True)
class Troubles:
    """Why an answer is missing, or raised an error that another cell is to blame for.

    Parameters
    ----------
    submission : Submission
        As handed in.
    replies : dict
        What became of the cells that were run, by index.
    causes : Causes
        What failed in them.
    beside : Beside
        The files that lay beside the notebook.
    """

    submission: Submission
    replies: Mapping[int, CellReply]
    causes: Causes
    beside: Beside

    def with_missing(self, exercise: Exercise) -> str:
        """Why nothing defines what an exercise asks for; empty where nothing tells."""
        places = answers(self.submission.cells, self.replies, exercise)
        if places and self.replies[places[-1]].status != "ok":
            return self._failed(places[-1])
        return self._in_prose(exercise) or self._by_import(exercise)

    def behind(self, error: str) -> str:
        """The cell that is to blame for an error in an answer."""
        return self.causes.behind(error)

    def _failed(self, number: int) -> str:
        reply = self.replies[number]
        first = self.causes.behind(reply.error)
        told = f"Cell {number + 1}, which should define it, {reply.ending}."
        return f"{told} {first}" if first else told

    def _in_prose(self, exercise: Exercise) -> str:
        """An answer that stands in a cell that is not code."""
        pattern = re.compile(rf"^[^\S\n]*(def {exercise.name}\b|{exercise.name}\s*=[^=])", re.M)
        for number, cell in enumerate(self.submission.cells):
            if cell.kind != "code" and pattern.search(cell.source):
                return (
                    f"The answer is in cell {number + 1}, which is a {cell.kind} cell and is "
                    "not run. Change it to a code cell."
                )
        return ""

    def _by_import(self, exercise: Exercise) -> str:
        """An answer that should come out of another file."""
        for number in self.replies:
            source = self.submission.cells[number].source
            there = self.beside.imported_from(source)
            found = {**imported(source), **there}
            for name in exercise.provides:
                if name in found:
                    why = "" if name in there else ", which was not handed in with the notebook"
                    return (
                        f"Cell {number + 1} imports {name} from {found[name]}{why}. "
                        "Write the answer in the notebook itself."
                    )
        return ""


def notes(
    submission: Submission,
    replies: Mapping[int, CellReply],
    expectations: Expectations,
    causes: Causes,
) -> list[str]:
    """What was odd about a submission, in its order; no more than a page can show."""
    found = [*_strange(submission, expectations.target), *submission.notes, *causes.notes()]
    found += _repeated(submission, replies, expectations)
    for number, reply in replies.items():
        if reply.status in ("timeout", "killed"):
            found.append(f"cell {number + 1} {reply.ending}")
        found += [f"cell {number + 1}: {note}" for note in reply.notes]
    if len(found) > MAX_NOTES:
        found[MAX_NOTES:] = [f"and {len(found) - MAX_NOTES} more notes like these"]
    return found


def _strange(submission: Submission, target: str) -> list[str]:
    """Whether a notebook says that it is of another assignment."""
    code = (cell.source for cell in submission.cells if cell.kind == "code")
    named = [name[:MAX_NAME] for source in code for name in _CHECKER.findall(source)]
    if not named or target in named:
        return []
    return [f"this looks like a notebook of {named[0]}; it was graded as {target}"]


def _repeated(
    submission: Submission, replies: Mapping[int, CellReply], expectations: Expectations
) -> list[str]:
    found = []
    for exercise in expectations.exercises:
        places = answers(submission.cells, replies, exercise)
        if len(places) > 1 and exercise.kind == "function":
            cells = ", ".join(str(number + 1) for number in places)
            found.append(
                f"{exercise.name} is defined in cells {cells}; the last one counts, or else the "
                "one in its own cell"
            )
    return found
