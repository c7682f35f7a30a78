"""Run the reference solution of an assignment, whole or with one answer changed."""

from __future__ import annotations

import ast
import contextlib
import io
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from invigilator.authoring.source import Exercise, SourceNotebook
from invigilator.checking.cases import Case
from invigilator.checking.conventions import syntax_tree
from invigilator.checking.error_places import CELL
from invigilator.checking.run_case import Outcome, Suite, as_plain, run_case
from invigilator.exceptions import SourceError

#: What stands over the whole cell, such as ``%%time``.
CELL_MAGIC = re.compile(r"\A%%.*")

Namespace = dict[str, Any]


class Reference:
    """The names that the solution of a notebook defines, demos and checks left out.

    Parameters
    ----------
    source : SourceNotebook
        The notebook with its solution.

    Raises
    ------
    SourceError
        If a cell raises; the message names the cell.
    """

    def __init__(self, source: SourceNotebook) -> None:
        self.source = source
        self.namespace: Namespace = {"__name__": "__main__", "In": [""]}
        source.assignment.home.make_importable()
        checks = {exercise.check for exercise in source.exercises}
        with shipped_data():
            for number, cell in enumerate(source.cells):
                if cell.kind != "code" or number in checks or "demo" in cell.tags:
                    continue
                if not cell.source.startswith("check."):
                    self._run(cell.source, cell.line)

    def with_answer(self, exercise: Exercise, answer: str) -> Namespace:
        """The names of the solution with another answer to one exercise.

        An answer that raises leaves what it should provide undefined, as it does in a notebook.
        """
        namespace = dict(self.namespace)
        for name in exercise.provides:
            namespace.pop(name, None)
        with contextlib.suppress(Exception, SystemExit), quiet():
            execute(answer, namespace)
        return namespace

    def _run(self, code: str, line: int) -> None:
        try:
            with quiet():
                execute(code, self.namespace)
        except Exception as error:
            file = self.source.assignment.source.relative_to(self.source.assignment.root)
            raise SourceError(
                f"{file}, cell at line {line}: the solution raises {type(error).__name__}: {error}"
            ) from error


def outcomes(cases: Sequence[Case], suite: Suite, namespace: Mapping[str, Any]) -> list[Outcome]:
    """What cases give in a namespace, made plain."""
    with quiet():
        return [as_plain(run_case(case, suite, namespace)) for case in cases]


def execute(code: str, namespace: Namespace) -> None:
    """Run the code of a cell, without its magics, and keep it as a notebook does."""
    namespace["In"] = [*namespace["In"], code]
    plain = _WithoutMagics().visit(syntax_tree(CELL_MAGIC.sub("", code)))
    exec(compile(plain, CELL, "exec"), namespace)  # noqa: S102 - our own source


class _WithoutMagics(ast.NodeTransformer):
    """Takes out the calls that IPython makes of magics."""

    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        """Nothing in the place of a magic."""
        names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
        return ast.copy_location(ast.Pass(), node) if "get_ipython" in names else node


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep what the solution prints off the screen."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield


@contextlib.contextmanager
def shipped_data() -> Iterator[None]:
    """Use the data that come with the course, whatever directory the user has named."""
    before = {name: os.environ.pop(name, None) for name in ("COURSE_DATA", "MPLBACKEND")}
    os.environ["MPLBACKEND"] = before["MPLBACKEND"] or "agg"
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
