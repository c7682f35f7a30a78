"""Whose a file in the watched folder is, and which assignment it answers: told by its address."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from invigilator.autograding.collection.names import kind_of, stem, unnumbered, why_ignored

#: What stands between a student and an assignment in a name.
BETWEEN = " _+.-"


@dataclass(frozen=True, order=True)
class Address:
    """Where one student hands in for one assignment.

    Parameters
    ----------
    assignment
        Its name.
    student
        Who.
    parts
        The file or folder, as seen from the watched folder.
    """

    assignment: str
    student: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class AddressBook:
    """Tells addresses by names of students and assignments.

    Parameters
    ----------
    names
        The assignments that are watched.
    others
        Names of assignments that are not: what lies in their folders is left alone.
    courses
        Names of course directories, which are no students.
    """

    names: Collection[str]
    others: Collection[str] = ()
    courses: Collection[str] = ()

    def address(self, parts: tuple[str, ...]) -> Address | None:
        """The address that a file belongs to; None if it belongs to none.

        Examples
        --------
        >>> tell = AddressBook(["sums", "means"]).address
        >>> tell(("ada", "sums", "sums.ipynb"))
        Address(assignment='sums', student='ada', parts=('ada', 'sums'))
        >>> tell(("sums", "ada.ipynb"))
        Address(assignment='sums', student='ada', parts=('sums', 'ada.ipynb'))
        >>> tell(("ada_means.ipynb",))
        Address(assignment='means', student='ada', parts=('ada_means.ipynb',))
        """
        if not parts or why_ignored(parts) or set(parts[:-1]) & set(self.others):
            return None
        if len(parts) > 1 and (found := self._by_exchange(parts)):
            return found
        if found := self._by_folder(parts):
            return found
        if not _may_be_handed_in(parts[-1]) and (len(parts) == 1 or len(self.names) > 1):
            return None
        if len(self.names) == 1 and len(parts) > 1:
            return self._only(parts)
        return self._by_name(parts) or self._only(parts)

    def _by_exchange(self, parts: tuple[str, ...]) -> Address | None:
        """In the inbound folder of nbgrader's exchange: STUDENT+ASSIGNMENT+TIME+SECRET."""
        student, *rest = parts[0].split("+")
        if len(rest) > 1 and rest[0] in self.names and student:
            return Address(rest[0], student, parts[:1])
        return None

    def _by_folder(self, parts: tuple[str, ...]) -> Address | None:
        """In STUDENT/ASSIGNMENT/, as nbgrader has it, or in ASSIGNMENT/STUDENT."""
        for depth, name in enumerate(parts[:-1]):
            if name not in self.names:
                continue
            if depth and parts[depth - 1] not in self.courses:
                return Address(name, parts[depth - 1], parts[: depth + 1])
            own = parts[depth + 1]
            if depth + 2 < len(parts):
                return Address(name, own, parts[: depth + 2])
            return Address(name, stem(own), parts) if _may_be_handed_in(own) else None
        return None

    def _by_name(self, parts: tuple[str, ...]) -> Address | None:
        """The assignment from the file's own name, the student from it or from the folder."""
        name = unnumbered(stem(parts[-1]))
        for assignment in sorted(self.names, key=len, reverse=True):
            student = _without(name, assignment)
            if student is None:
                continue
            student = student or (parts[-2] if len(parts) > 1 else "")
            return Address(assignment, student, parts) if student else None
        return None

    def _only(self, parts: tuple[str, ...]) -> Address | None:
        """Where one assignment is watched, a file or folder is named after its student."""
        if len(self.names) != 1:
            return None
        (assignment,) = self.names
        student = parts[0] if len(parts) > 1 else stem(parts[0])
        return Address(assignment, student, parts[:1])


def _without(name: str, assignment: str) -> str | None:
    """What a name holds apart from an assignment at its beginning or end; None if it names none."""
    plain = re.escape(assignment)
    found = re.fullmatch(rf"(?i)(?:(.+)[{BETWEEN}])?{plain}|{plain}[{BETWEEN}](.+)", name)
    return (found[1] or found[2] or "").strip(BETWEEN) if found else None


def _may_be_handed_in(name: str) -> bool:
    return kind_of(name) in ("notebook", "archive") or ".ipynb" in name.lower()
