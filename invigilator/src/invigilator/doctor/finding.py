"""One thing that was looked at, how it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

State = Literal["good", "note", "bad"]


@dataclass(frozen=True)
class Finding:
    """What was found of one thing that grading needs.

    Parameters
    ----------
    what
        The thing, in a word or two.
    state
        ``bad`` if grading would not work; ``note`` if it would, but something should be known.
    told
        How it is.
    advice
        What to do; empty if nothing has to be done.
    """

    what: str
    state: State
    told: str
    advice: str = ""


def works(findings: Iterable[Finding]) -> bool:
    """Whether grading would work."""
    return all(each.state != "bad" for each in findings)
