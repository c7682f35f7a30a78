"""The solution of an assignment, other answers to its exercises, and the verdicts on them."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from typing import Any

from invigilator.authoring.attempts import Attempt, judge_attempt, read_attempts
from invigilator.authoring.hints import coverage
from invigilator.authoring.reference import Reference
from invigilator.authoring.source import read_source
from invigilator.checking.expectations import Expectations
from invigilator.checking.store import read_both
from invigilator.checking.verdict import ExerciseVerdict
from project import COURSE, ROOT


@cache
def solution(target: str) -> Reference:
    """The solution of an assignment, run once; its names are in ``namespace``."""
    return Reference(read_source(COURSE.one(target)))


@cache
def expectations(target: str) -> Expectations:
    """All that is recorded of an assignment, hidden cases included."""
    assignment = COURSE.one(target)
    return read_both(assignment.visible, assignment.hidden)


@cache
def right_answers(target: str) -> dict[str, str]:
    """Right answers that differ from the solution's, by title.

    They are the cells of ``tests/<course>/right_answers/<assignment>.py``. The title of a cell is
    the exercise, a colon, and how this answer goes about it.
    """
    course, name = target.split("/")
    text = (ROOT / "tests" / course / "right_answers" / f"{name}.py").read_text(encoding="utf-8")
    return {each.title: each.answer for each in read_attempts(text)}


def answer_to(target: str, title: str, *patches: tuple[str, str]) -> str:
    """One of the right answers, with the patches that make another answer of it."""
    return _patched(right_answers(target)[title], title, patches)


def verdict_on(target: str, name: str, answer: str) -> ExerciseVerdict:
    """Judge another answer to one exercise, all else being the solution's.

    Parameters
    ----------
    target : str
        The assignment, such as ``course1/logistic_regression``.
    name : str
        The exercise.
    answer : str
        The text of the student's cell.
    """
    return judge_attempt(Attempt(name, answer), expectations(target), solution(target))


def hint_on(target: str, name: str, *patches: tuple[str, str]) -> str:
    """What a student is told whose answer is the solution's with some patches."""
    source = solution(target).source
    (exercise,) = (each for each in source.exercises if each.name == name)
    answer = _patched(source.answer(exercise).source, name, patches)
    return verdict_on(target, name, answer).hint


def unseen_mistakes(target: str) -> list[str]:
    """The known mistakes of an assignment that pass every visible case, pairs left out.

    Parameters
    ----------
    target : str
        The assignment, such as ``course1/logistic_regression``.
    """
    found = coverage(COURSE.one(target))
    return [f"{each.exercise}: {sentence}" for each in found for sentence in each.unseen]


def on_jax(target: str, training: str) -> Any:
    """What a piece of code prints as JSON last, given the solution's ``names`` on Keras with JAX.

    The backend of Keras is chosen when it is imported, so the code runs in a process of its own.
    """
    solved = (
        "import json\nfrom types import SimpleNamespace\nfrom answers import solution\n"
        f"names = SimpleNamespace(**solution({target!r}).namespace)\n"
    )
    folders = os.pathsep.join(map(str, (ROOT, ROOT / "utils", ROOT / "tests")))
    environment = {**os.environ, "KERAS_BACKEND": "jax", "PYTHONPATH": folders}
    run = subprocess.run(
        [sys.executable, "-c", solved + training],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout.splitlines()[-1])


def _patched(answer: str, title: str, patches: Sequence[tuple[str, str]]) -> str:
    for right, wrong in patches:
        assert right in answer, f"{right!r} does not occur in {title!r}"
        answer = answer.replace(right, wrong)
    return answer
