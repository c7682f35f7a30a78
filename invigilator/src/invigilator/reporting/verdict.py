"""The verdict on one exercise, as the output of its check cell."""

from __future__ import annotations

from invigilator.autograding.result import ExerciseResult
from invigilator.reporting.figures import points
from invigilator.reporting.page import render
from invigilator.reporting.text import clean
from invigilator.reporting.view import case_views, headline, look


def verdict_html(exercise: ExerciseResult) -> str:
    """The verdict as a fragment of HTML that brings its own style."""
    return render("verdict.html", exercise=exercise)


def verdict_text(exercise: ExerciseResult) -> str:
    """The verdict as plain text, a line for each case."""
    shown = look(exercise.status)
    total = f"{points(exercise.score)} of {points(exercise.points)} points"
    lines = [f"{shown.mark} {exercise.name}: {shown.word}, {total}", headline(exercise)]
    for case in case_views(exercise):
        lines.append(f"  {case.look.mark} {case.label}: {case.look.word}")
        lines += [_indented(part) for part in (case.message, case.mistake)]
    return clean("\n".join(line for line in lines if line), limit=20_000)


def _indented(text: str) -> str:
    return "\n".join(f"      {line}" for line in text.splitlines())
