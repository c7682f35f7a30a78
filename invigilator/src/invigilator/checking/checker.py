"""`Checker`: what a notebook calls to check its answers, at once and in place."""

from __future__ import annotations

import os
import sys
from functools import cached_property
from pathlib import Path
from typing import Any

from invigilator.checking import rendering
from invigilator.checking.exceptions import CheckFailed
from invigilator.checking.expectations import Exercise, Expectations
from invigilator.checking.freshness import History
from invigilator.checking.in_place import InPlace
from invigilator.checking.location import graders_folder
from invigilator.checking.store import read, read_both
from invigilator.checking.verdict import ExerciseVerdict

#: What stands for characters that an old terminal cannot show.
PLAIN = str.maketrans(
    {"✓": "+", "✗": "x", "◐": "~", "○": "o", "∞": "x", "†": "x"}
    | {"–": "-", "…": "...", "×": "x", "“": '"', "”": '"'}
)


class Checker:
    """Checks the exercises of one assignment against stored expectations.

    Parameters
    ----------
    target : str
        The assignment, such as ``course1/logistic_regression``.
    folder : Path, optional
        The folder of graders; by default the one of the course that the notebook lies in.

    Examples
    --------
    >>> check = Checker("course1/logistic_regression")  # doctest: +SKIP
    >>> check("sigmoid")  # doctest: +SKIP
    """

    def __init__(self, target: str, folder: Path | None = None) -> None:
        course, _, name = target.partition("/")
        self.target = target
        self._visible_file = (folder or graders_folder()) / course / "expected" / f"{name}.h5"
        self._verdicts: dict[str, ExerciseVerdict] = {}
        self._checked: dict[str, int] = {}
        self._history = History(_namespace())

    def __call__(self, exercise: str) -> None:
        """Run the visible cases of an exercise and show what is right and what is not.

        Raises
        ------
        CheckFailed
            If a case does not pass.
        """
        verdict = self._judge(self._visible, exercise)
        self._verdicts[exercise] = verdict
        self._checked[exercise] = self._history.now()
        doubts = self._history.doubts(verdict.exercise)
        _show(rendering.as_text(verdict, doubts), rendering.as_html(verdict, doubts))
        if verdict.status != "passed" and not _is_autograding():
            raise CheckFailed(f"{exercise}: {rendering.WORDS[verdict.status]}; see above.")

    def score(self, exercise: str, points: float) -> float:
        """Points for an exercise by all its cases, hidden ones included; for `nbgrader autograde`.

        Raises
        ------
        CheckFailed
            If no points are due.
        """
        verdict = self._judge(self._complete, exercise)
        if not verdict.score:
            raise CheckFailed(f"{exercise}: {rendering.WORDS[verdict.status]}.")
        return round(points * verdict.score / verdict.exercise.points, 2)

    def summary(self) -> None:
        """Show which exercises pass so far, what is left, and what is not checked here."""
        exercises = self._visible.exercises
        points = sum(each.points for each in exercises if self._state(each) == "passed")
        total = sum(each.points for each in exercises)
        rows = [(self._state(each), each.name, each.points) for each in exercises]
        _show(*_summary(rows, points, total))

    @cached_property
    def _visible(self) -> Expectations:
        return read(self._visible_file)

    @cached_property
    def _complete(self) -> Expectations:
        return read_both(self._visible_file, self._visible_file.with_suffix(".hidden.h5"))

    def _state(self, exercise: Exercise) -> str:
        verdict = self._verdicts.get(exercise.name)
        if verdict is None:
            return "unchecked"
        return "changed" if self._is_stale(exercise) else verdict.status

    def _is_stale(self, exercise: Exercise) -> bool:
        return self._history.answered(exercise) > self._checked[exercise.name]

    def _judge(self, expectations: Expectations, exercise: str) -> ExerciseVerdict:
        return InPlace(expectations, _namespace()).verdict(self._known(expectations, exercise))

    def _known(self, expectations: Expectations, exercise: str) -> str:
        names = [each.name for each in expectations.exercises]
        if exercise not in names:
            raise CheckFailed(f"There is no exercise {exercise!r}; there are {', '.join(names)}.")
        return exercise


def _namespace() -> dict[str, Any]:
    """The student's global names."""
    return vars(sys.modules["__main__"])


def _is_autograding() -> bool:
    return os.environ.get("NBGRADER_EXECUTION") == "autograde"


def _show(text: str, html: str) -> None:
    """Show a verdict; outside a notebook, as text."""
    ipython = sys.modules.get("IPython")
    if ipython is None or ipython.get_ipython() is None:
        print(_printable(text))  # noqa: T201
        return
    from IPython.display import display

    display({"text/plain": text, "text/html": html}, raw=True)


def _printable(text: str) -> str:
    """The text as the terminal can show it: some on Windows know neither ✓ nor ✗."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        plain = text.translate(PLAIN)
        return plain.encode(encoding, errors="replace").decode(encoding)
    return text


def _summary(
    exercises: list[tuple[str, str, float]], points: float, total: float
) -> tuple[str, str]:
    head = f"{points:g} of {total:g} points pass their visible checks"
    foot = (
        "Grading also runs hidden cases of other shapes and values, which are not in this folder: "
        "an exercise earns points only if at least one hidden case passes."
    )
    rows = [(rendering.mark(s), name, p, rendering.WORDS[s]) for s, name, p in exercises]
    lines = [f"{mark} {name} ({p:g}): {word}" for mark, name, p, word in rows]
    cells = "".join(
        f"<tr><td>{mark}</td><td>{name}</td><td>{p:g}</td><td>{word}</td></tr>"
        for mark, name, p, word in rows
    )
    table = "<tr><th></th><th>Exercise</th><th>Points</th><th>State</th></tr>" + cells
    return "\n".join([head, *lines, foot]), f"<h4>{head}</h4><table>{table}</table><p>{foot}</p>"
