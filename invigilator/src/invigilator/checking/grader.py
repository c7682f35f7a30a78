"""With what a grader module states its cases, given data and known mistakes.

It makes one `Grader` and decorates functions with it. Cases return values, never verdicts; the
values of the reference solution are recorded, and the judge compares.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, overload

from invigilator.checking.cases import DEFAULT_RTOL, Case, Given, Mistake
from invigilator.checking.exceptions import GraderError
from invigilator.checking.function_texts import (
    imports_of,
    parameters_of,
    source_of,
    with_callees,
)
from invigilator.checking.world import Play

Function = TypeVar("Function", bound=Callable[..., Any])


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
        self.preamble = imports_of(Path(inspect.stack()[1].filename))

    def helper(self, function: Function) -> Function:
        """Make a plain function known to the cases; its source travels with them."""
        self.helpers.append(source_of(function))
        return function

    def include(self, *functions: Callable[..., Any]) -> None:
        """Make functions of other modules known to the cases, as `helper` does with one's own.

        Functions of the same module that they call come with them, and the module's imports.
        """
        for function in functions:
            sources = [source_of(each) for each in with_callees(function)]
            self.helpers += [source for source in sources if source not in self.helpers]
            lines = [self.preamble, imports_of(Path(inspect.getfile(function)))]
            self.preamble = "\n".join(dict.fromkeys("\n".join(lines).splitlines()))

    def given(self, function: Function) -> Function:
        """Declare data by the function that computes it; its parameters are as those of a case."""
        self._claim(function.__name__, [given.name for given in self.givens])
        self.givens.append(Given(function.__name__, function, parameters_of(function)))
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
        world: Callable[[], Play] | None = ...,
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
        world: Callable[[], Play] | None = None,
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
        world : callable, optional
            A generator function, for an answer that decides again and again: it yields what the
            answer may see, is sent what the answer does, and returns what is judged, in place of
            what the case returns. It runs in the judge; the case has it as its parameter
            ``world``, to call without arguments first, then with what is done, until it gives
            None.
        """
        options = {"hidden": hidden, "rtol": rtol, "exercise": exercise, "kind": kind}
        texts = {"accept": accept, "world": world}
        options |= {name: source_of(each) for name, each in texts.items() if each}
        if function is None:
            return lambda decorated: self._add(decorated, options)
        return self._add(function, options)

    def mistakes(self, exercise: str) -> Callable[..., None]:
        """What records the mistakes of one exercise: ``wrong(sentence, (old, new), ...)``.

        Each pair is a patch of the cell with the reference answer.

        Examples
        --------
        >>> wrong = grader.mistakes("linear_function")  # doctest: +SKIP
        >>> wrong("The bias is missing: add b.", (" + b", ""))  # doctest: +SKIP
        """

        def wrong(sentence: str, *patches: tuple[str, str]) -> None:
            self.known_mistakes.append(Mistake(exercise, sentence, patches))

        return wrong

    def _add(self, function: Function, options: dict[str, Any]) -> Function:
        self._claim(function.__name__, [case.name for case in self.cases])
        case = Case(
            name=function.__name__,
            source=source_of(function),
            parameters=parameters_of(function),
            description=inspect.getdoc(function) or "",
            **options,
        )
        self.cases.append(case)
        return function

    def _claim(self, name: str, taken: list[str]) -> None:
        if name in taken:
            raise GraderError(f"{self.target}: {name!r} is declared twice; give one another name.")
