"""What one student has handed in: a notebook with its companions, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from invigilator.autograding.collection.content import Content, FileOnDisk


@dataclass(frozen=True)
class Companion:
    """A small file beside a notebook, which it may read or import.

    Parameters
    ----------
    name
        Its place as seen from the notebook's folder: never absolute, never with ``..``.
    content
        Its bytes.
    size
        How many bytes it says it has.
    """

    name: PurePosixPath
    content: Content = field(repr=False)
    size: int = 0

    def read(self, limit: int) -> bytes:
        """At most `limit` bytes from the beginning.

        Raises
        ------
        Unobtainable
            If they cannot be had.
        """
        return self.content.read(limit)


@dataclass(frozen=True)
class Handed:
    """What one student has handed in: a file, or the reason why there is none to grade.

    Parameters
    ----------
    student
        Who.
    path
        Where the file lies, as people read it: it may lie in an archive.
    reason
        Why there is nothing to grade; empty if there is.
    content
        The file's bytes; those at `path` on disk if none are given.
    companions
        The small files beside it.
    notes
        What the student and the instructor should know.
    several
        Whether there is nothing to grade because there are several notebooks.
    """

    student: str
    path: Path
    reason: str = ""
    content: Content | None = field(default=None, repr=False)
    companions: tuple[Companion, ...] = ()
    notes: tuple[str, ...] = ()
    several: bool = False

    def read(self, limit: int) -> bytes:
        """At most `limit` bytes of the notebook.

        Raises
        ------
        Unobtainable
            If they cannot be had.
        """
        content = self.content or FileOnDisk(self.path)
        return content.read(limit)
