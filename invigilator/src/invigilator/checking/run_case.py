"""Run one case against a namespace: in the notebook, in the jail, or while recording."""

from __future__ import annotations

import contextlib
import random
import re
import sys
import types
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import numpy as np

from invigilator.checking import values
from invigilator.checking.cases import ANSWER_ON, RESERVED, WORLD, Case
from invigilator.checking.error_places import line_in
from invigilator.checking.error_texts import MAX_TEXT, without_arguments
from invigilator.checking.exceptions import MalformedValue, NameMissing, UnsupportedValue
from invigilator.checking.rerun import Rerun
from invigilator.checking.world import World

OutcomeStatus = Literal["value", "error", "missing", "timeout", "killed"]
#: The error of an answer that is a function of the course's own modules.
BORROWED = "BorrowedAnswer"
#: What is done in a world goes in, what is to be seen of it then comes out.
Moves = Callable[..., Any]


@dataclass(frozen=True, eq=False)
class Outcome:
    """What came of a case: a value, or the reason why there is none.

    `changed` names the given data that are not what they were before. It is equal to itself alone:
    of arrays, ``==`` does not say whether they are the same.
    """

    status: OutcomeStatus
    value: Any = None
    error: str = ""
    message: str = ""
    line: str = ""
    changed: tuple[str, ...] = ()

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Outcome:
        """The outcome of which ``vars`` gave `data`."""
        return cls(**{**data, "changed": tuple(data["changed"])})


@dataclass(frozen=True, eq=False)
class Suite:
    """What all cases of an assignment share: imports, helpers and given data.

    It is equal to itself alone.
    """

    preamble: str = ""
    helpers: Sequence[str] = ()
    givens: Mapping[str, Any] = field(default_factory=dict)

    def function(self, source: str) -> Any:
        """The function that `source` defines, among the imports and helpers of the suite."""
        module = types.ModuleType("case")
        for number, code in enumerate([self.preamble, *self.helpers, source]):
            exec(_compiled(code, number), module.__dict__)  # noqa: S102
        return module.__dict__[_name_of(source)]

    def world(self, case: Case) -> World | None:
        """The world that a case plays, from its beginning, if it has one."""
        return World(self.function(case.world)()) if case.world else None

    def part_for(self, case: Case) -> Suite:
        """No more of it than one case needs: the helpers it names, in turn too, and its data."""
        helpers = named_helpers(self.helpers, [case.source])
        givens = {name: self.givens[name] for name in case.parameters if name in self.givens}
        return Suite(self.preamble, helpers, givens)


@lru_cache(maxsize=256)
def _compiled(code: str, number: int) -> types.CodeType:
    """The code of a part of a case; most cases share their first parts."""
    return compile(code, f"<check {number}>", "exec")


def named_helpers(helpers: Sequence[str], texts: Sequence[str]) -> list[str]:
    """The helpers that texts name, directly or through other helpers, in their order."""
    needed: set[str] = set()
    waiting = list(texts)
    while waiting:
        text = "\n".join(waiting)
        waiting = [h for h in helpers if h not in needed and re.search(rf"\b{_name_of(h)}\b", text)]
        needed.update(waiting)
    return [helper for helper in helpers if helper in needed]


def run_case(
    case: Case, suite: Suite, namespace: Mapping[str, Any], play: Moves | None = None
) -> Outcome:
    """Call a case with given data and the names of `namespace`; whatever happens is an outcome.

    Every call gets fresh copies of the given data, a generator seeded by the case's name, and
    global random states seeded likewise, which are put back afterwards. A world that the case
    plays is here, unless `play` leads to where it is.
    """
    seed = zlib.crc32(case.name.encode())
    missing = [n for n in case.parameters if n not in (*RESERVED, *suite.givens, *namespace)]
    if missing:
        return Outcome("missing", message=missing[0])
    if borrowed := _borrowed(case, suite, namespace):
        return Outcome("error", error=BORROWED, message=borrowed)
    with _seeded(seed):
        try:
            world = suite.world(case)
            known = seed, suite, namespace, play or world
            arguments = [_argument(name, *known) for name in case.parameters]
            value = suite.function(case.source)(*arguments)
            value = world.result() if world else value
            return Outcome("value", value, changed=_changed(case, suite, arguments))
        except NameMissing as error:
            return Outcome("missing", message=str(error))
        except (Exception, SystemExit) as error:
            return _failure(error, namespace)


def as_plain(outcome: Outcome) -> Outcome:
    """The outcome with its value made plain, as it comes out of the sandbox."""
    if outcome.status != "value":
        return outcome
    try:
        return replace(outcome, value=values.unpack(values.pack(outcome.value)))
    except (UnsupportedValue, MalformedValue) as error:
        return Outcome("error", error="TypeError", message=str(error))


def _name_of(source: str) -> str:
    """The name of the function that `source` defines."""
    return source.split("def ", 1)[1].split("(", 1)[0].strip()


def _borrowed(case: Case, suite: Suite, namespace: Mapping[str, Any]) -> str:
    """Which function of a student is one of the course's own modules, and which module."""
    for name in case.parameters:
        if name not in suite.givens and name in namespace:
            module = getattr(namespace[name], "__module__", None) or ""
            if isinstance(module, str) and is_of_the_course(module):
                return f"{name} comes from {module}, a module of the course: write it yourself."
    return ""


@lru_cache(maxsize=256)
def is_of_the_course(module: str) -> bool:
    """Whether a module lies in the course, but not beside the notebook."""
    file = getattr(sys.modules.get(module), "__file__", None)
    if file is None or module == "__main__":
        return False
    path = Path(file).resolve()
    if "site-packages" in path.parts or path.parent == Path.cwd():
        return False
    return any((folder / "graders" / "__init__.py").is_file() for folder in path.parents)


def _changed(case: Case, suite: Suite, arguments: Sequence[Any]) -> tuple[str, ...]:
    """The given data that a case has found changed when it was done."""
    pairs = zip(case.parameters, arguments, strict=True)
    return tuple(n for n, x in pairs if n in suite.givens and not _same(x, suite.givens[n]))


def _same(one: Any, other: Any) -> bool:
    """Whether two values are equal to the bit."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_same(one[k], other[k]) for k in one)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, np.ndarray):
        return bool(one.shape == other.shape and one.tobytes() == other.tobytes())
    return bool(one is other or one == other or one != one)


def _argument(
    name: str, seed: int, suite: Suite, namespace: Mapping[str, Any], play: Moves | None
) -> Any:
    if name == "rng":
        return np.random.default_rng(seed)
    if name == ANSWER_ON:
        return Rerun(namespace)
    if name == WORLD:
        return play
    return deepcopy(suite.givens[name]) if name in suite.givens else namespace[name]


def _failure(error: BaseException, namespace: Mapping[str, Any]) -> Outcome:
    """What is told of an error; a case may have raised it in the place of a student's."""
    errors = filter(None, [error, error.__context__])
    lines = (line_in(namespace, each.__traceback__) for each in errors)
    return Outcome(
        "error",
        error=type(error).__name__,
        message=without_arguments(str(error))[:MAX_TEXT],
        line=next(filter(None, lines), ""),
    )


@contextlib.contextmanager
def _seeded(seed: int) -> Iterator[None]:
    states = np.random.get_state(), random.getstate()
    np.random.seed(seed)
    random.seed(seed)
    if keras := sys.modules.get("keras"):
        keras.utils.set_random_seed(seed)
    try:
        yield
    finally:
        np.random.set_state(states[0])
        random.setstate(states[1])
