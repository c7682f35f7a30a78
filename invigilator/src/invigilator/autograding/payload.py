"""What a student has handed in, as bytes, read when its turn comes and not before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from invigilator.autograding.collection.choice import MAX_COMPANION, MAX_COMPANIONS, MAX_TOGETHER
from invigilator.autograding.collection.content import Unobtainable
from invigilator.autograding.collection.handed import Handed
from invigilator.autograding.submission import MAX_BYTES, Unreadable
from invigilator.fingerprint import digest


class Lost(Unreadable):
    """Raised when bytes that could be read before cannot be had any more."""


@dataclass(frozen=True)
class Submitted:
    """The bytes of a notebook, and those of the small files beside it, each with its name."""

    notebook: bytes
    companions: tuple[tuple[str, bytes], ...] = ()

    @classmethod
    def of(cls, handed: Handed) -> Submitted:
        """What has been handed in, read now.

        Raises
        ------
        Unobtainable
            If the notebook cannot be had; a companion that cannot be had is left out.
        """
        return cls(handed.read(MAX_BYTES + 1), tuple(_companions(handed)))

    @property
    def digest(self) -> bytes:
        """What stands for the bytes."""
        parts = [self.notebook]
        for name, data in self.companions:
            parts += [name.encode("utf-8", "backslashreplace"), data]
        return digest(parts).encode()

    def read(self) -> Submitted:
        """Itself: it has been read."""
        return self


class Payload:
    """What a student has handed in, known by its digest.

    To another process it goes as bytes: what cannot be had by then says so there.

    Parameters
    ----------
    handed : Handed
        Where it is.

    Raises
    ------
    Unobtainable
        If it cannot be had.
    """

    def __init__(self, handed: Handed) -> None:
        self.handed = handed
        self.digest = Submitted.of(handed).digest

    def read(self) -> Submitted:
        """The bytes, as they were when the digest was taken.

        Raises
        ------
        Lost
            If they are others by now, or cannot be had any more.
        """
        try:
            submitted = Submitted.of(self.handed)
        except Unobtainable as error:
            raise Lost(f"It could be read before, and now {error}. Grade again.") from None
        if submitted.digest != self.digest:
            raise Lost("The file was changed while the class was graded. Grade again.")
        return submitted

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        try:
            submitted = self.read()
        except Lost as error:
            return Gone, (str(error), self.digest)
        return Submitted, (submitted.notebook, submitted.companions)


class Gone:
    """Stands for what cannot be had any more.

    Parameters
    ----------
    reason : str
        Why.
    digest : bytes
        What stood for it.
    """

    def __init__(self, reason: str, digest: bytes) -> None:
        self.reason = reason
        self.digest = digest

    def read(self) -> Submitted:
        """Nothing.

        Raises
        ------
        Lost
            Always.
        """
        raise Lost(self.reason)


def _companions(handed: Handed) -> Iterator[tuple[str, bytes]]:
    """The files beside a notebook, as many and as large as may travel, whatever they claim."""
    left = MAX_TOGETHER
    for each in handed.companions[:MAX_COMPANIONS]:
        most = min(MAX_COMPANION, left)
        try:
            data = each.read(most + 1)
        except Unobtainable:
            continue
        if len(data) <= most:
            left -= len(data)
            yield str(each.name), data
