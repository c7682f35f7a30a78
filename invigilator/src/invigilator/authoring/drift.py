"""Compare a stored release with what its source gives today."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

Cell = dict[str, Any]
#: Where a line of a notebook stands, and what it says.
Line = tuple[str, str]
_END: Line = ("", "the end of the notebook")


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
        text = stored.read_text(encoding="utf-8")
        problems = list(_problems(json.loads(text), json.loads(fresh)))
    except FileNotFoundError:
        return [f"{file}: it does not exist."]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return [f"{file}: it is not a notebook: {error!r}."]
    if text != fresh and not problems:
        problems = ["it says the same as the source, in another format."]
    return [f"{file}: {problem}" for problem in problems]


def _problems(stored: dict[str, Any], fresh: dict[str, Any]) -> Iterator[str]:
    cells = stored["cells"]
    yield from (f"cell {each.get('id')} has outputs." for each in cells if _has_outputs(each))
    yield from _duplicates("id", [each.get("id") for each in cells])
    yield from _duplicates("grade_id", [_grade_id(each) for each in cells])
    pairs = zip_longest(_lines(stored), _lines(fresh), fillvalue=_END)
    different = next((pair for pair in pairs if pair[0][1] != pair[1][1]), None)
    if different is not None:
        yield _difference(*different)


def _has_outputs(cell: Cell) -> bool:
    return bool(cell.get("outputs") or cell.get("execution_count"))


def _grade_id(cell: Cell) -> str | None:
    found: str | None = cell["metadata"].get("nbgrader", {}).get("grade_id")
    return found


def _duplicates(key: str, names: list[str | None]) -> Iterator[str]:
    counts = Counter(filter(None, names))
    yield from (f"{n} cells have the {key} {name}." for name, n in counts.items() if n > 1)


def _lines(notebook: dict[str, Any]) -> Iterator[Line]:
    """All that a notebook says, outputs left out, from the top down."""
    yield "the notebook", _text({k: v for k, v in notebook.items() if k != "cells"})
    for cell in notebook["cells"]:
        place = f"cell {cell.get('id')}"
        rows = "".join(cell.get("source", "")).splitlines()
        yield from ((f"{place}, line {row}", line) for row, line in enumerate(rows, 1))
        about = {k: v for k, v in cell.items() if k not in ("source", "outputs", "execution_count")}
        yield place, _text(about)


def _text(table: dict[str, Any]) -> str:
    return json.dumps(table, sort_keys=True, ensure_ascii=False)


def _difference(stored: Line, fresh: Line) -> str:
    if stored is _END:
        return f"{fresh[0]} is missing."
    if fresh is _END:
        return f"{stored[0]} is not in the source."
    return f"{stored[0]} is {stored[1]!r}, the source gives {fresh[1]!r}."
