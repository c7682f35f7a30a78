"""Are answers as fresh as the notebook on the screen? Doubts, from IPython's list of run cells."""

from __future__ import annotations

import ast
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from invigilator.checking.conventions import headline, parsed, provided
from invigilator.checking.expectations import Exercise
from invigilator.checking.shell import cells_run, running_shell


class History:
    """The cells that were run in this kernel, in the order in which they were run.

    Parameters
    ----------
    namespace : dict
        The student's names; IPython keeps the cells in its ``In``.
    """

    def __init__(self, namespace: Mapping[str, Any]) -> None:
        self._namespace = namespace
        self._times: dict[int, float] = {}
        _after_each_cell(self._note)

    def doubts(self, exercise: Exercise) -> list[str]:
        """Why what was checked may not be what the notebook shows; most often nothing."""
        number = self.answered(exercise)
        if not number:
            return []
        if exercise.kind == "values":
            return list(self._outdated(number))
        return [*self._elsewhere(exercise, number), *self._saved_since(exercise, number)]

    def answered(self, exercise: Exercise) -> int:
        """The number of the cell that answered an exercise last; 0 if none did."""
        wanted = _defines if exercise.kind == "function" else _is_cell_of
        found = (n for n, cell in enumerate(self._cells) if wanted(cell, exercise.name))
        return max(found, default=0)

    def now(self) -> int:
        """The number of the cell that runs."""
        return len(self._cells) - 1

    @property
    def _cells(self) -> Sequence[str]:
        return cells_run(self._namespace)

    def _note(self, *_: object) -> None:
        self._times[self.now()] = time.time()

    def _outdated(self, number: int) -> Iterator[str]:
        """Functions that values were computed with and that have been changed since."""
        for name in sorted(_names(self._cells[number])):
            before = _last(self._cells[:number], name)
            after = _last(self._cells, name)
            if before and after and before != after:
                yield (
                    f"These values were computed in [{number}], with another {name} than you have "
                    "now: run their cell again."
                )

    def _elsewhere(self, exercise: Exercise, number: int) -> Iterator[str]:
        """A function that was defined again outside its own cell."""
        own = [n for n, cell in enumerate(self._cells) if _is_cell_of(cell, exercise.name)]
        if own and number not in own:
            yield (
                f"{exercise.name} was defined again in [{number}], outside its own cell: that one "
                "was checked. Run its own cell to have that checked."
            )

    def _saved_since(self, exercise: Exercise, number: int) -> Iterator[str]:
        """A function whose cell was changed and saved, but not run again."""
        path = Path(os.environ.get("JPY_SESSION_NAME", ""))
        try:
            saved_later = path.stat().st_mtime > self._times.get(number, time.time())
            cells = _code_cells(path) if saved_later and path.is_file() else []
        except (OSError, ValueError, KeyError, TypeError):
            return
        saved = [s for s in (_last([cell], exercise.name) for cell in cells) if s]
        if saved and _last(self._cells, exercise.name) not in saved:
            yield (
                f"The cell of {exercise.name} was changed after it was run: run it, then check "
                "again."
            )


def _after_each_cell(note: Callable[..., None]) -> None:
    """Have IPython, where there is one, call a function behind every cell."""
    shell = running_shell()
    if shell is not None:
        shell.events.register("post_run_cell", note)


def _is_cell_of(cell: str, name: str) -> bool:
    return headline(cell) == name


def _defines(cell: str, name: str) -> bool:
    return name in cell and name in provided(parsed(cell))


def _last(cells: Sequence[str], name: str) -> str:
    """The last definition of a function in some cells, whatever its layout and comments."""
    for cell in reversed(cells):
        if name in cell:
            found = [n for n in parsed(cell).body if isinstance(n, ast.FunctionDef | ast.ClassDef)]
            for node in reversed(found):
                if node.name == name:
                    return ast.dump(node)
    return ""


def _names(cell: str) -> set[str]:
    return {n.id for n in ast.walk(parsed(cell)) if isinstance(n, ast.Name)}


def _code_cells(path: Path) -> list[str]:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
