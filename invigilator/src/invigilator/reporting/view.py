"""What of a result may be shown, in which words and with which mark.

The one place that keeps hidden cases hidden: of all of them together the student learns in one word
how it went and, if it is known, the mistake; never a name, a message, an input, a value or a print.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from invigilator.autograding.result import CaseResult, ExerciseResult
from invigilator.checking import looks
from invigilator.checking.looks import Look
from invigilator.checking.verdict import ExerciseStatus
from invigilator.reporting.text import clean

#: The looks of what has been graded.
LOOKS = {status: looks.LOOKS[status] for status in get_args(ExerciseStatus)}
REJECTED = Look("–", "not graded", "odd")


@dataclass(frozen=True)
class CaseView:
    """One case as the student sees it."""

    label: str
    look: Look
    message: str
    mistake: str


def look(status: str) -> Look:
    """The mark, word and tone of a status."""
    return LOOKS[status]


def headline(exercise: ExerciseResult) -> str:
    """The message of an exercise, unless a case below says it anyway."""
    message = clean(exercise.message)
    below = {clean(case.message).partition("\n")[0] for case in exercise.cases if not case.hidden}
    return "" if message in below else message


def case_views(exercise: ExerciseResult) -> list[CaseView]:
    """The cases of an exercise as the student may see them: all hidden ones together as one.

    The sentence on a mistake is said once, in the headline or at the first case that shows it.
    """
    views: list[CaseView] = []
    said = {headline(exercise)}
    for case in exercise.cases:
        if not case.hidden:
            message, mistake = clean(case.message), clean(case.mistake or "")
            told = "" if mistake in (*said, message) else mistake
            views.append(CaseView(_title(case.name), look(case.status), message, told))
            said.add(mistake)
    hidden = [case for case in exercise.cases if case.hidden]
    if hidden:
        hints = " ".join(sorted({clean(case.mistake or "") for case in hidden} - said))
        views.append(CaseView("other inputs", look(_together(hidden)), "", hints))
    return views


def _together(cases: Sequence[CaseResult]) -> str:
    """One word for all hidden cases: what each of them gave would tell more than it should."""
    passed = sum(case.status == "passed" for case in cases)
    return "passed" if passed == len(cases) else "partial" if passed else "failed"


def _title(name: str) -> str:
    return clean(name.replace("_", " "))
