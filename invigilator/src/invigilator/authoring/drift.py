"""Compare a stored release with what its source gives today."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

Cell = dict[str, Any]


def drift(stored: Path, fresh: str, file: str) -> list[str]:
    """Say how a stored release differs from a fresh build.

    Parameters
    ----------
    stored
        The file to look at.
    fresh
        The text that a build would write.
    file
        The name of the file in messages.

    Returns
    -------
    list of str
        Sentences that name the place: outputs left in, cell ids used twice, and the first
        difference. Empty if nothing differs.
    """
    try:
        problems = _problems(stored.read_text(encoding="utf-8"), fresh)
    except FileNotFoundError:
        problems = ["it does not exist."]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        problems = [f"it is not a notebook: {error!r}."]
    return [f"{file}: {problem}" for problem in problems]


def _problems(stored: str, fresh: str) -> list[str]:
    notebook, wanted = json.loads(stored), json.loads(fresh)
    problems = [*_outputs(notebook["cells"]), *_duplicates(notebook["cells"])]
    difference = next(_differences(notebook, wanted), None)
    if difference:
        problems.append(difference)
    elif stored != fresh and not problems:
        problems.append(_first_line("the file", stored, fresh))
    return problems


def _outputs(cells: list[Cell]) -> Iterator[str]:
    for cell in cells:
        if cell.get("outputs") or cell.get("execution_count"):
            yield f"cell {cell.get('id')} has outputs."


def _duplicates(cells: list[Cell]) -> Iterator[str]:
    ids = Counter(cell.get("id") for cell in cells)
    grade_ids = Counter(cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in cells)
    del grade_ids[None]
    yield from (f"{count} cells have the id {each}." for each, count in ids.items() if count > 1)
    yield from (
        f"{count} cells have the grade_id {each}." for each, count in grade_ids.items() if count > 1
    )


def _differences(stored: dict[str, Any], fresh: dict[str, Any]) -> Iterator[str]:
    """Every difference apart from outputs, from the top of the notebook down."""
    for one, other in zip_longest(stored["cells"], fresh["cells"]):
        if one is None or other is None:
            yield _lone(one, other)
        elif _source(one) != _source(other):
            yield _first_line(f"cell {other['id']}", _source(one), _source(other))
        else:
            yield from _different_keys(f"cell {other['id']}", one, other)
    yield from _different_keys("the notebook", stored, fresh)


def _lone(stored: Cell | None, fresh: Cell | None) -> str:
    if stored is None and fresh is not None:
        return f"cell {fresh['id']} is missing."
    return f"cell {(stored or {}).get('id')} is not in the source."


def _source(cell: Cell) -> str:
    return "".join(cell.get("source", ""))


def _first_line(place: str, stored: str, fresh: str) -> str:
    """The first line in which two texts differ."""
    lines = zip_longest(stored.splitlines(), fresh.splitlines())
    different = ((row, one, other) for row, (one, other) in enumerate(lines, 1) if one != other)
    row, one, other = next(different, (1, "other line ends", "line feeds"))
    return f"{place}, line {row} is {one!r}, the source gives {other!r}."


def _different_keys(place: str, stored: dict[str, Any], fresh: dict[str, Any]) -> Iterator[str]:
    for key in sorted({*stored, *fresh} - {"cells", "source", "outputs", "execution_count"}):
        one, other = stored.get(key), fresh.get(key)
        if one != other:
            yield f"{place} has the {key} {one!r}, the source gives {other!r}."
