"""An answer once more, on other data: a number that was typed in stays what it was.

What is run again are the student's own statements that lead from the data to the answer, wherever
they stand, and no others. They run in names of their own: nothing of the notebook changes.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from invigilator.checking.cases import DEFAULT_RTOL
from invigilator.checking.compare import agree
from invigilator.checking.conventions import parsed, set_in, taken
from invigilator.checking.exceptions import NameMissing, NotRepeatable
from invigilator.checking.shell import cells_run

#: Statements behind which a name holds nothing of what it held before.
BINDING = (ast.Assign, ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)


@dataclass(frozen=True)
class Statement:
    """A statement at the top level of a cell, and the names that it sets."""

    node: ast.stmt
    sets: frozenset[str]

    @cached_property
    def reads(self) -> set[str]:
        """The names that it reads."""
        return taken(ast.unparse(self.node))


@dataclass(frozen=True)
class Rerun:
    """What a case gets as ``answer_on``: it runs an answer again with other data in place.

    Parameters
    ----------
    namespace : dict
        The student's names.
    """

    namespace: Mapping[str, Any]

    def __call__(self, *names: str, **data: Any) -> dict[str, Any]:
        """What `names` are where the names in `data` have other values.

        Raises
        ------
        NameMissing
            If there is no answer.
        NotRepeatable
            If the statements do not lead, from the data as they are, to the answer as it is; or if
            some of it comes from elsewhere.
        """
        for name in names:
            if name not in self.namespace:
                raise NameMissing(name)
        own = {name: self.namespace[name] for name in data if name in self.namespace}
        try:
            statements = leading_to(names, cells_run(self.namespace), data)
            again = _run(statements, names, own)
            same = agree(again, {n: self.namespace[n] for n in names}, DEFAULT_RTOL)
        except (Exception, SystemExit) as error:
            raise NotRepeatable from error
        if not same or any(self._is_from_elsewhere(name, data) for name in names):
            raise NotRepeatable
        return _run(statements, names, data)

    def _is_from_elsewhere(self, name: str, data: Mapping[str, Any]) -> bool:
        """Whether a name comes by way of some module, and not of the data: from a file, perhaps."""
        statements = leading_to([name], cells_run(self.namespace), data)
        imports = any(isinstance(each.node, ast.Import | ast.ImportFrom) for each in statements)
        return imports and all(each.reads.isdisjoint(data) for each in statements)


def leading_to(
    names: Iterable[str], cells: Sequence[str], given: Mapping[str, Any]
) -> list[Statement]:
    """The statements of cells that names come from, given some of them, in their order."""
    wanted, found = set(names), []
    for each in reversed([each for cell in cells for each in _statements(cell)]):
        if wanted.isdisjoint(each.sets):
            continue
        found.append(each)
        if isinstance(each.node, BINDING):
            wanted -= each.sets
        wanted |= each.reads - given.keys()
    return found[::-1]


@lru_cache(maxsize=1024)
def _statements(cell: str) -> list[Statement]:
    """The statements of a cell."""
    return [Statement(each, set_in(each)) for each in parsed(cell).body]


def _run(
    statements: Sequence[Statement], names: Iterable[str], given: Mapping[str, Any]
) -> dict[str, Any]:
    """Run statements with some names given; what they show goes nowhere."""
    from IPython.utils.capture import capture_output

    given = deepcopy(dict(given))
    found = {"__name__": "__main__", **given}
    with capture_output():
        for each in statements:
            exec(compile(ast.Module([each.node], []), "<answer>", "exec"), found)  # noqa: S102
            found.update(given)
    return {name: found[name] for name in names}
