"""The page that tells one student how every exercise went."""

from __future__ import annotations

from pathlib import PurePath

from invigilator.autograding.result import SubmissionResult
from invigilator.reporting.page import render
from invigilator.reporting.view import REJECTED


def render_feedback(result: SubmissionResult, title: str) -> str:
    """A self-contained HTML page on one submission.

    Parameters
    ----------
    result
        What grading said.
    title
        The title of the assignment, as its readers know it.

    Returns
    -------
    str
        A page without scripts and without anything to load. Of hidden cases it holds
        one word for all of them and, if it is known, the mistake.
    """
    right = sum(exercise.status == "passed" for exercise in result.exercises)
    return render(
        "feedback.html",
        result=result,
        title=title,
        notebook=PurePath(result.notebook).name,
        right=right,
        rejected=REJECTED,
    )
