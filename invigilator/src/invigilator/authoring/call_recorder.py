"""Records what a function of the reference is called with and what it returns, as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from inspect import Parameter, signature
from types import FunctionType
from typing import Any

import numpy as np

from invigilator.checking import values
from invigilator.checking.stand_ins import STUDENTS, Calls

MAX_CALLS = 2_500
MAX_BYTES = 4 * 2**20
PLAIN = (type(None), bool, int, float, str)
NAMED = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY)


class NotRecordable(ValueError):
    """Raised when calls cannot stand in for a function; the text says why."""


class CallRecorder:
    """Records the calls to a function of the reference, as long as they are plain.

    Parameters
    ----------
    function : callable
        Of the reference.
    """

    def __init__(self, function: FunctionType) -> None:
        self.function = function
        self.__module__ = STUDENTS
        self.parameters, self.defaults = _described(function)
        self.made: list[tuple[Mapping[str, Any], Any]] = []
        self.seen: set[bytes] = set()
        self.trouble = "" if self.parameters else "it takes arguments that have no names"

    def __call__(self, *positional: Any, **named: Any) -> Any:
        """Call the function, and note what went in and what came out."""
        given = {**dict(zip(self.parameters, positional, strict=False)), **named}
        before = self._packed({**self.defaults, **given})
        result = self.function(*positional, **named)
        if not self.trouble and before != self._packed({**self.defaults, **given}):
            self.trouble = "it changes its arguments"
        after = self._packed(result)
        if not self.trouble:
            self._note(before, after)
        return result

    def calls(self) -> Calls:
        """All of them.

        Raises
        ------
        NotRecordable
            If one was not plain, changed its arguments, or there were too many.
        """
        if self.trouble:
            raise NotRecordable(self.trouble)
        return Calls(self.parameters, self.defaults, tuple(self.made))

    def _note(self, arguments: bytes, result: bytes) -> None:
        if arguments in self.seen:
            return
        self.seen.add(arguments)
        self.made.append((values.unpack(arguments), values.unpack(result)))
        if len(self.made) > MAX_CALLS:
            self.trouble = f"it is called more than {MAX_CALLS} times"

    def _packed(self, value: Any) -> bytes:
        if self.trouble:
            return b""
        if not is_plain(value):
            self.trouble = "a call has a value that is not plain"
            return b""
        packed = values.pack(value)
        if len(packed) > MAX_BYTES:
            self.trouble = "a call has a value that is too large"
        return packed


def is_plain(value: Any) -> bool:
    """Whether a value stays what it is when it is stored: arrays and numbers, but no tensors."""
    if isinstance(value, dict):
        return all(is_plain(part) for part in value.values())
    if isinstance(value, list | tuple):
        return all(is_plain(part) for part in value)
    if isinstance(value, PLAIN):
        return True
    return isinstance(value, np.ndarray | np.generic) and value.dtype.kind in values.PLAIN_KINDS


def wrapped(namespace: Mapping[str, Any], names: Iterable[str]) -> dict[str, CallRecorder]:
    """A recorder for each of the named functions."""
    found = {name: namespace.get(name) for name in names}
    return {name: CallRecorder(f) for name, f in found.items() if isinstance(f, FunctionType)}


def _described(function: FunctionType) -> tuple[list[str], dict[str, Any]]:
    """The names of a function's parameters, and the defaults of some."""
    parameters = signature(function).parameters.values()
    if any(each.kind not in NAMED for each in parameters):
        return [], {}
    defaults = {p.name: p.default for p in parameters if p.default is not Parameter.empty}
    return [each.name for each in parameters], defaults
