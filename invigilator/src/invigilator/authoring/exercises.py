"""The exercises of a source notebook: a student's cell, and the check that follows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from invigilator.authoring.cells import SourceCell
from invigilator.authoring.plain_cells import require_plain
from invigilator.authoring.regions import CellError, parse, regions
from invigilator.authoring.stubs import classic_stub
from invigilator.checking.conventions import CHECK, HEADLINE, functions, provided, taken

ALMOST = re.compile(r"#\s*(GRADED FUNCTION|EXERCISE)\b[^\n]*")
LONGEST_NAME = 56

Kind = Literal["function", "values"]


@dataclass(frozen=True)
class Exercise:
    """What a student is asked to write.

    Parameters
    ----------
    name
        The graded function, or the name of the task.
    kind
        A function that is called, or values that the cell computes.
    cell, check
        Where the student's cell and its check stand among the cells of the source.
    points
        What a right answer is worth.
    provides
        The names that the cell gives to the notebook.
    calls
        The earlier exercises on which the reference answer builds, directly or through others.
    """

    name: str
    kind: Kind
    cell: int
    check: int
    points: float
    provides: list[str]
    calls: list[str]


def find_exercises(cells: Sequence[SourceCell]) -> list[Exercise]:
    """Find the exercises in the cells of a source notebook, in their order.

    Raises
    ------
    SourceError
        If a convention of authoring is broken; the message names file, line and remedy.
    """
    found: list[Exercise] = []
    for index, cell in enumerate(cells):
        headline = HEADLINE.match(cell.source) if cell.kind == "code" else None
        if headline:
            found.append(_exercise(cells, index, headline, found))
        elif cell.kind == "code" and (almost := ALMOST.match(cell.source)):
            raise cell.error(
                f"{almost[0]!r} is no headline of an exercise: write '# GRADED FUNCTION: name' or "
                "'# EXERCISE: name', with a name of the letters a to z, digits and _."
            )
        elif not (found and found[-1].check == index):
            require_plain(cell)
    return found


def _exercise(
    cells: Sequence[SourceCell], index: int, headline: re.Match[str], earlier: list[Exercise]
) -> Exercise:
    """Read the exercise whose answer stands in one of the cells."""
    cell, name = cells[index], headline[2]
    kind: Kind = "function" if headline[1] == "GRADED FUNCTION" else "values"
    _require_name(cell, name, earlier)
    try:
        names = _provided(cell, kind, name)
    except CellError as error:
        raise cell.error(error.message, error.row) from error
    return Exercise(
        name=name,
        kind=kind,
        cell=index,
        check=index + 1,
        points=_check_points(cells, index, name),
        provides=names,
        calls=_calls(cell.source, earlier),
    )


def _require_name(cell: SourceCell, name: str, earlier: list[Exercise]) -> None:
    if name in {each.name for each in earlier}:
        raise cell.error(f"there is an exercise {name!r} already: choose another name.")
    if len(name) > LONGEST_NAME:
        raise cell.error(f"{name!r} is longer than {LONGEST_NAME} letters: choose a shorter name.")
    if keys := ", ".join(key for key in cell.metadata if key != "alt"):
        raise cell.error(f"{keys} on a student's cell: points belong to its check.", row=0)


def _provided(cell: SourceCell, kind: Kind, name: str) -> list[str]:
    """The names a student's cell provides, once its answer and its stub are in order."""
    tree = parse(cell.source)
    names = provided(tree)
    if not regions(cell.source):
        raise CellError(1, f"exercise {name!r} has no START CODE HERE … END CODE HERE.")
    if kind == "function" and name not in functions(tree):
        raise CellError(1, f"the cell defines no function {name!r}.")
    if not names:
        raise CellError(1, f"exercise {name!r} assigns no name that could be checked.")
    parse(classic_stub(cell.source))
    return names


def _check_points(cells: Sequence[SourceCell], index: int, name: str) -> float:
    """The points of the check that must follow an exercise."""
    follower = cells[index + 1] if index + 1 < len(cells) else None
    match = follower and follower.kind == "code" and CHECK.fullmatch(follower.source.strip())
    if not follower or not match:
        raise cells[index].error(
            f'exercise {name!r} has no check: let a cell with check("{name}") alone follow it.'
        )
    if match[1] != name:
        raise follower.error(f"check({match[1]!r}) follows exercise {name!r}.")
    if follower.points is None:
        raise follower.error(f"the check of {name!r} has no points: '# %% points=10'.", row=0)
    if follower.tags:
        raise follower.error(f"the check of {name!r} takes no tags.", row=0)
    return follower.points


def _calls(source: str, earlier: list[Exercise]) -> list[str]:
    """The earlier exercises behind the names that an answer takes."""
    names = taken(source)
    direct = [each for each in earlier if not names.isdisjoint([each.name, *each.provides])]
    every = {each.name for each in direct}.union(*(each.calls for each in direct))
    return [each.name for each in earlier if each.name in every]
