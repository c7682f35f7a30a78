"""How a grader module states its cases, given data and known mistakes.

A grader module makes one `Grader` and decorates functions with it. Cases return values, never
verdicts; the values of the reference solution are recorded, and the judge compares.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, overload

from invigilator.checking.exceptions import GraderError

DEFAULT_RTOL = 1e-6
#: The parameter by which a case runs the answer once more, on other data.
ANSWER_ON = "answer_on"
#: Parameters of cases that name nothing of the student's.
RESERVED = ("rng", ANSWER_ON)
Function = TypeVar("Function", bound=Callable[..., Any])
Replacements = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Case:
    """One check: code that calls the student's function and returns values."""

    name: str
    exercise: str | None
    hidden: bool
    source: str
    parameters: tuple[str, ...]
    rtol: float = DEFAULT_RTOL
    accept: str | None = None
    description: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Given:
    """Data that cases start from, computed once with the reference solution."""

    name: str
    function: Callable[..., Any]
    parameters: tuple[str, ...]


@dataclass(frozen=True)
class Mistake:
    """A common wrong answer: a patch of the reference, and the sentence for those who made it."""

    exercise: str
    sentence: str
    replace: Replacements


class Grader:
    """The cases, given data and known mistakes of one assignment.

    Parameters
    ----------
    target : str
        Such as ``course1/logistic_regression``.
    framework : str, optional
        The framework that the assignment teaches, ``"tensorflow"``; such an assignment gets more
        memory, and its kernels cannot be forked once the framework has run.
    """

    def __init__(self, target: str, framework: str | None = None) -> None:
        self.target = target
        self.framework = framework
        self.cases: list[Case] = []
        self.givens: list[Given] = []
        self.helpers: list[str] = []
        self.known_mistakes: list[Mistake] = []
        self.preamble = _imports_of(Path(inspect.stack()[1].filename))

    def helper(self, function: Function) -> Function:
        """Make a plain function known to the cases; its source travels with them."""
        self.helpers.append(_source_of(function))
        return function

    def include(self, *functions: Callable[..., Any]) -> None:
        """Make functions of other modules known to the cases, as `helper` does with one's own.

        Functions of the same module that they call come with them, and the module's imports.
        """
        for function in functions:
            sources = [_source_of(each) for each in _with_callees(function)]
            self.helpers += [source for source in sources if source not in self.helpers]
            lines = [self.preamble, _imports_of(Path(inspect.getfile(function)))]
            self.preamble = "\n".join(dict.fromkeys("\n".join(lines).splitlines()))

    def given(self, function: Function) -> Function:
        """Declare data by the function that computes it; its parameters are as those of a case."""
        self._claim(function.__name__, [given.name for given in self.givens])
        self.givens.append(Given(function.__name__, function, _parameters_of(function)))
        return function

    @overload
    def case(self, function: Function) -> Function: ...

    @overload
    def case(
        self,
        *,
        hidden: bool = ...,
        rtol: float = ...,
        exercise: str | None = ...,
        accept: Callable[[Any, Any], bool | str] | None = ...,
        kind: str = ...,
    ) -> Callable[[Function], Function]: ...

    def case(
        self,
        function: Function | None = None,
        *,
        hidden: bool = False,
        rtol: float = DEFAULT_RTOL,
        exercise: str | None = None,
        accept: Callable[[Any, Any], bool | str] | None = None,
        kind: str = "",
    ) -> Any:
        """Declare a case; its parameters name given data, student's names, ``rng``, ``answer_on``.

        ``answer_on("m", X=other)`` runs the statements again that lead from ``X`` to ``m``, with
        another ``X``, and returns what becomes of ``m``, by name.

        Parameters
        ----------
        function : callable
            Returns the values to compare.
        hidden : bool
            Whether students get neither its code nor its values.
        rtol : float
            Relative tolerance of numbers.
        exercise : str, optional
            The exercise it belongs to; by default the first parameter that names one.
        accept : callable, optional
            ``accept(values, expected)`` runs in the judge in place of the comparison and returns
            True, or False, or a sentence that says what is wrong.
        kind : str
            What sort of input a hidden case has, in words that students may read, such as
            ``"three classes"`` or ``"a last batch that is shorter"``.
        """
        options = {"hidden": hidden, "rtol": rtol, "exercise": exercise, "kind": kind}
        if function is None:
            return lambda decorated: self._add(decorated, accept, options)
        return self._add(function, accept, options)

    def mistakes(self, exercise: str) -> Callable[..., None]:
        """What records the mistakes of one exercise: ``wrong(sentence, (old, new), ...)``.

        Examples
        --------
        >>> wrong = grader.mistakes("linear_function")  # doctest: +SKIP
        >>> wrong("The bias is missing: add b.", (" + b", ""))  # doctest: +SKIP
        """

        def wrong(sentence: str, *replacements: tuple[str, str]) -> None:
            self.mistake(exercise, sentence, replace=replacements)

        return wrong

    def mistake(
        self,
        exercise: str,
        sentence: str,
        *,
        replace: tuple[str, str] | Sequence[tuple[str, str]],
    ) -> None:
        """Record a common mistake as a patch ``(old, new)`` of the reference answer's cell."""
        pairs: Any = [replace] if isinstance(replace[0], str) else replace
        patches = tuple((old, new) for old, new in pairs)
        self.known_mistakes.append(Mistake(exercise, sentence, patches))

    def _add(
        self,
        function: Function,
        accept: Callable[[Any, Any], bool | str] | None,
        options: dict[str, Any],
    ) -> Function:
        self._claim(function.__name__, [case.name for case in self.cases])
        case = Case(
            name=function.__name__,
            source=_source_of(function),
            parameters=_parameters_of(function),
            accept=_source_of(accept) if accept else None,
            description=inspect.getdoc(function) or "",
            **options,
        )
        self.cases.append(case)
        return function

    def _claim(self, name: str, taken: list[str]) -> None:
        if name in taken:
            raise GraderError(f"{self.target}: {name!r} is declared twice; give one another name.")


def patched(answer: str, mistake: Mistake) -> str:
    """The reference answer with a mistake in it.

    Raises
    ------
    GraderError
        If the text to replace does not occur exactly once.
    """
    for old, new in mistake.replace:
        if (count := answer.count(old)) != 1:
            raise GraderError(
                f"The mistake {mistake.sentence!r} replaces {old!r}, which occurs {count} times "
                f"in the answer to {mistake.exercise!r}; choose a text that occurs once."
            )
        answer = answer.replace(old, new)
    return answer


def _parameters_of(function: Callable[..., Any]) -> tuple[str, ...]:
    return tuple(inspect.signature(function).parameters)


def _source_of(function: Callable[..., Any]) -> str:
    """The text of a function, without its decorators."""
    text = textwrap.dedent(inspect.getsource(function))
    node = ast.parse(text).body[0]
    if not isinstance(node, ast.FunctionDef):
        raise GraderError(f"{function!r} must be a plain function, written with def.")
    return "\n".join(text.splitlines()[node.lineno - 1 : node.end_lineno]) + "\n"


def _with_callees(function: Callable[..., Any]) -> list[Callable[..., Any]]:
    """A function and those of its module that it calls, in turn too."""
    module = inspect.getmodule(function)
    siblings = dict(inspect.getmembers(module, inspect.isfunction))
    found = {function.__name__: function}
    waiting = [function]
    while waiting:
        nodes = ast.walk(ast.parse(_source_of(waiting.pop())))
        names = [node.id for node in nodes if isinstance(node, ast.Name)]
        new = {n: siblings[n] for n in names if n in siblings and n not in found}
        waiting += new.values()
        found.update(new)
    return list(found.values())


def _imports_of(path: Path) -> str:
    """The import lines of a grader module, without those of the grader itself."""
    tree = ast.parse(path.read_text("utf-8"))
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    lines = [ast.unparse(node) for node in imports if not _of_the_grader(node)]
    return "\n".join(lines)


def _of_the_grader(node: ast.Import | ast.ImportFrom) -> bool:
    """Whether an import is of the engine or of other graders, which no student's process has."""
    module = node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
    return (module or "").split(".")[0] in ("invigilator", "graders", "__future__")
