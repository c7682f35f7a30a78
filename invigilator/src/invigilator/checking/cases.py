"""What a case is, and given data, and a known mistake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from invigilator.checking.exceptions import GraderError

DEFAULT_RTOL = 1e-6
#: The parameter by which a case runs the answer once more, on other data.
ANSWER_ON = "answer_on"
#: The parameter by which a case plays its world: what is done goes in, what is seen comes back.
WORLD = "world"
#: Parameters of cases that name nothing of the student's.
RESERVED = ("rng", ANSWER_ON, WORLD)
Replacements = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Case:
    """One check: code that calls the student's function and returns values."""

    name: str
    exercise: str | None
    hidden: bool
    source: str
    parameters: tuple[str, ...]
    rtol: float = DEFAULT_RTOL
    accept: str | None = None
    description: str = ""
    kind: str = ""
    world: str | None = None


@dataclass(frozen=True)
class Given:
    """Data that cases start from, computed once with the reference solution."""

    name: str
    function: Callable[..., Any]
    parameters: tuple[str, ...]


@dataclass(frozen=True)
class Mistake:
    """A common wrong answer: a patch of the reference, and the sentence for those who made it."""

    exercise: str
    sentence: str
    replace: Replacements


def patched(answer: str, mistake: Mistake) -> str:
    """The reference answer with a mistake in it.

    Raises
    ------
    GraderError
        If the text to replace does not occur exactly once.
    """
    for old, new in mistake.replace:
        if (count := answer.count(old)) != 1:
            raise GraderError(
                f"The mistake {mistake.sentence!r} replaces {old!r}, which occurs {count} times "
                f"in the answer to {mistake.exercise!r}; choose a text that occurs once."
            )
        answer = answer.replace(old, new)
    return answer
