"""The texts of functions of a grader module: they travel to the student's process."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

from invigilator.checking.exceptions import GraderError


def parameters_of(function: Callable[..., Any]) -> tuple[str, ...]:
    """The names of the parameters of a function."""
    return tuple(inspect.signature(function).parameters)


def source_of(function: Callable[..., Any]) -> str:
    """The text of a function, without its decorators.

    Raises
    ------
    GraderError
        If it is not written with def.
    """
    text = textwrap.dedent(inspect.getsource(function))
    node = ast.parse(text).body[0]
    if not isinstance(node, ast.FunctionDef):
        raise GraderError(f"{function!r} must be a plain function, written with def.")
    return "\n".join(text.splitlines()[node.lineno - 1 : node.end_lineno]) + "\n"


def with_callees(function: Callable[..., Any]) -> list[Callable[..., Any]]:
    """A function and those of its module that it calls, in turn too."""
    module = inspect.getmodule(function)
    siblings = dict(inspect.getmembers(module, inspect.isfunction))
    found = {function.__name__: function}
    waiting = [function]
    while waiting:
        nodes = ast.walk(ast.parse(source_of(waiting.pop())))
        names = [node.id for node in nodes if isinstance(node, ast.Name)]
        new = {n: siblings[n] for n in names if n in siblings and n not in found}
        waiting += new.values()
        found.update(new)
    return list(found.values())


def imports_of(path: Path) -> str:
    """The import lines of a grader module, without those of the grader itself."""
    tree = ast.parse(path.read_text("utf-8"))
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    lines = [ast.unparse(node) for node in imports if not _of_the_grader(node)]
    return "\n".join(lines)


def _of_the_grader(node: ast.Import | ast.ImportFrom) -> bool:
    """Whether an import is of the engine or of other graders, which no student's process has."""
    module = node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
    return (module or "").split(".")[0] in ("invigilator", "graders", "__future__")
