"""A submission's bytes, read when its turn comes and not before."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from invigilator.autograding.collection.content import Unobtainable
from invigilator.autograding.collection.handed import Handed
from invigilator.autograding.submission import MAX_BYTES, Unreadable


class Lost(Unreadable):
    """Raised when bytes that could be read before cannot be had any more."""


class Payload:
    """The bytes of what a student has handed in, known by their digest.

    To another process they go as bytes: what cannot be had by then says so there.

    Parameters
    ----------
    handed : Handed
        Where they are.

    Raises
    ------
    Unobtainable
        If they cannot be had.
    """

    def __init__(self, handed: Handed) -> None:
        self.handed = handed
        self.digest = hashlib.sha256(handed.read(MAX_BYTES + 1)).digest()

    def read(self) -> bytes:
        """The bytes, as they were when the digest was taken.

        Raises
        ------
        Lost
            If they are others by now, or cannot be had any more.
        """
        try:
            content = self.handed.read(MAX_BYTES + 1)
        except Unobtainable as error:
            raise Lost(f"It could be read before, and now {error}. Grade again.") from None
        if hashlib.sha256(content).digest() != self.digest:
            raise Lost("The file was changed while the class was graded. Grade again.")
        return content

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        try:
            return bytes, (self.read(),)
        except Lost as error:
            return Gone, (str(error), self.digest)


class Gone:
    """Stands for bytes that cannot be had any more.

    Parameters
    ----------
    reason : str
        Why.
    digest : bytes
        What stood for them.
    """

    def __init__(self, reason: str, digest: bytes) -> None:
        self.reason = reason
        self.digest = digest

    def read(self) -> bytes:
        """Nothing.

        Raises
        ------
        Lost
            Always.
        """
        raise Lost(self.reason)
