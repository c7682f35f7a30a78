"""A world that a case plays with an answer: it stays with the judge, who sees what is done."""

from __future__ import annotations

from collections.abc import Generator
from copy import deepcopy
from typing import Any

from invigilator.checking.exceptions import WorldLeft

#: A world yields what an answer may see, is sent what the answer does, and returns what is judged.
Play = Generator[Any, Any, Any]


class World:
    """One play of a world.

    Parameters
    ----------
    play : generator
        Of the case.
    """

    def __init__(self, play: Play) -> None:
        self._play = play
        self._begun = self._ended = False
        self._result: Any = None

    def __call__(self, *done: Any) -> Any:
        """The same as `move`, for a case in this process: what it gets is a copy."""
        return deepcopy(self.move(*done))

    def move(self, *done: Any) -> Any:
        """What is to be seen after something was done, or at first; None when all is over."""
        if self._ended:
            return None
        action = done[0] if done and self._begun else None
        self._begun = True
        try:
            return self._play.send(action)
        except StopIteration as end:
            self._ended, self._result = True, end.value
            return None

    def result(self) -> Any:
        """What is judged of it.

        Raises
        ------
        WorldLeft
            If it was not played to its end.
        """
        if not self._ended:
            raise WorldLeft("The case ended before what it plays with the answer did.")
        return self._result
