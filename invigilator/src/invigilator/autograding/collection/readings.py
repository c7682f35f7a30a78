"""How a listing is read: whose is which file, and what belongs to nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from invigilator.autograding.collection.entries import Placed, is_folder
from invigilator.autograding.collection.names import same

Tops = Mapping[str, list[Placed]]
#: The longest name that is read in a platform's style.
LONGEST = 400


@dataclass
class Group:
    """What one student has handed in."""

    student: str
    files: list[Placed] = field(default_factory=list)
    superseded: list[tuple[Placed, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class Reading:
    """A listing as one layout reads it.

    `within` are the folders and archives around everything; an unsure reading gives way to one
    that finds more students.
    """

    layout: str
    groups: list[Group]
    ignored: list[tuple[Placed, str]] = field(default_factory=list)
    within: tuple[str, ...] = ()
    sure: bool = True

    @property
    def students(self) -> int:
        """How many students have something that may be a notebook."""
        return sum(any(map(may_be_notebook, group.files)) for group in self.groups)


@dataclass(frozen=True)
class Match:
    """What the name of a file or folder says in a platform's style.

    Parameters
    ----------
    student
        Whose it is.
    rest
        The name that the student gave to it; empty for a folder of the platform's own.
    attempt
        Which attempt it belongs to, in their order, and how people call it.
    ignored
        Why it is nothing that the student handed in.
    """

    student: str
    rest: str = ""
    attempt: tuple[Any, str] | None = None
    ignored: str = ""


#: Reads what has names of no platform.
Rest = Callable[[Tops], Reading]


def may_be_notebook(placed: Placed) -> bool:
    """Whether the name of a file says that it is a notebook, whatever stands behind that."""
    return not placed.ignored and ".ipynb" in placed.entry.name.lower()


def matching(
    layout: str, tops: Tops, match: Callable[[str], Match | None], rest: Rest
) -> Reading | None:
    """The reading of a platform that gives names of one style; None if half have another.

    Parameters
    ----------
    layout
        The name of the platform.
    tops
        The listing.
    match
        Reads a name in the platform's style.
    rest
        Reads what has other names.
    """
    short = [top for top in tops if len(top) <= LONGEST]
    matches = {top: found for top in short if (found := match(top)) is not None}
    if not matches or 2 * len(matches) < len(tops):
        return None
    groups: dict[str, list[tuple[Match, Placed]]] = {}
    for top, found in matches.items():
        for each in tops[top]:
            parts = (*filter(None, [found.rest]), *each.parts[1:])
            placed = Placed(parts, each.entry, each.ignored or found.ignored)
            groups.setdefault(same(found.student), []).append((found, placed))
    others = rest({top: files for top, files in tops.items() if top not in matches})
    own = [_group(student, files) for student, files in groups.items()]
    return Reading(layout, own + others.groups, others.ignored)


def _group(student: str, files: Iterable[tuple[Match, Placed]]) -> Group:
    """What a student has handed in, where the last attempt counts."""
    group = Group(student)
    attempts: dict[Any, str] = {}
    every = list(files)
    for found, _ in every:
        if found.attempt is not None:
            attempts[found.attempt[0]] = found.attempt[1]
    last = max(attempts, default=None)
    for found, placed in every:
        if found.attempt is None or found.attempt[0] == last:
            group.files.append(placed)
        else:
            group.superseded.append((placed, "an earlier attempt; the last one counts"))
    if len(attempts) > 1 and last is not None:
        group.notes.append(f"{len(attempts)} attempts; the last one counts, of {attempts[last]}")
    return group


def folders(tops: Tops) -> Sequence[str]:
    """The tops that are folders, or archives that are looked into."""
    return [top for top, files in tops.items() if is_folder(files)]
