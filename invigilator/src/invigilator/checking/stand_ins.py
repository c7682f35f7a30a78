"""Stand-ins: recorded calls that answer in the place of an earlier function that is wrong.

A stand-in knows the calls that the reference made to a function in one case, as values. It answers
a call that agrees with one of them, and hands any other to the student's own function. No code of
the reference is in it.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

from invigilator.checking import values
from invigilator.checking.compare import agree
from invigilator.checking.exceptions import UnsupportedValue
from invigilator.checking.sketch import Sketch

#: How closely a call must agree with a recorded one.
RTOL = 1e-6
#: How many ways of writing each recorded call are remembered, on average: by name, and so on.
FORMS = 4
#: What is replied where no such call is recorded: no result, as bytes.
NOTHING = values.pack([])
#: Where functions of a notebook are from; what stands in for one is no function of the course.
STUDENTS = "__main__"
#: Finds the result of a call by its arguments: in a list, which is empty if there is none.
LookUp = Callable[[Sequence[Any], Mapping[str, Any]], Sequence[Any]]


@dataclass(frozen=True)
class Calls:
    """What a function was called with in one case, and what it returned.

    Parameters
    ----------
    parameters : sequence of str
        The names of its parameters, in their order.
    defaults : dict
        The values of those that may be left out.
    made : sequence of (dict, value)
        Arguments by name, and the result, of each call.
    """

    parameters: Sequence[str]
    defaults: Mapping[str, Any] = field(default_factory=dict)
    made: Sequence[tuple[Mapping[str, Any], Any]] = ()

    def matching(self, positional: Sequence[Any], named: Mapping[str, Any]) -> Sequence[int]:
        """The numbers of the recorded calls that agree with this one."""
        if len(positional) > len(self.parameters) or not set(named) <= set(self.parameters):
            return ()
        given = dict(zip(self.parameters, positional, strict=False))
        try:
            packed = self._packed({**self.defaults, **given, **named})
            return self._places.get(packed) or self._near(values.unpack(packed))
        except (UnsupportedValue, ValueError):
            return ()

    def matching_packed(self, arguments: bytes) -> Sequence[int]:
        """The same for a call as bytes: ``pack([positional, named])``.

        Those that students make again and again are looked up as they are.
        """
        digest = hashlib.sha256(arguments).digest()  # of the same length, whatever is sent
        if known := self._met.get(digest):
            return known
        found = self.matching(*values.unpack(arguments))
        if found and len(self._met) < FORMS * len(self.made):
            self._met[digest] = found
        return found

    def packed_result(self, number: int) -> bytes:
        """The result of a recorded call as bytes: ``pack([result])``."""
        if number not in self._results:
            self._results[number] = values.pack([self.made[number][1]])
        return self._results[number]

    def _near(self, plain: Mapping[str, Any]) -> list[int]:
        """The recorded calls that agree with one, but for rounding."""
        sketch = Sketch.of(plain)
        near = [n for n, other in enumerate(self._sketches) if sketch.may_equal(other)]
        return [n for n in near if agree(plain, dict(self.made[n][0]), RTOL)]

    def _packed(self, arguments: Mapping[str, Any]) -> bytes:
        """Arguments as bytes, in the order of the parameters."""
        return values.pack({n: arguments[n] for n in self.parameters if n in arguments})

    @cached_property
    def _places(self) -> dict[bytes, list[int]]:
        """By their bytes, which calls had these arguments."""
        found: dict[bytes, list[int]] = {}
        for number, (arguments, _) in enumerate(self.made):
            found.setdefault(self._packed(arguments), []).append(number)
        return found

    @cached_property
    def _met(self) -> dict[bytes, Sequence[int]]:
        """By the digest of a call as bytes, the recorded calls that it was found to match."""
        return {}

    @cached_property
    def _results(self) -> dict[int, bytes]:
        """By number, the results that were told already, as bytes."""
        return {}

    @cached_property
    def _sketches(self) -> list[Sketch]:
        return [Sketch.of(arguments) for arguments, _ in self.made]

    def as_plain(self) -> dict[str, Any]:
        """The calls as a plain value, to store and to send."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @classmethod
    def from_plain(cls, data: Mapping[str, Any]) -> Calls:
        """The calls that `as_plain` gave."""
        made = [(arguments, result) for arguments, result in data["made"]]
        return cls(list(data["parameters"]), dict(data["defaults"]), made)


class InTurn:
    """Looks calls up; equal ones have their results in the order in which they were recorded.

    Parameters
    ----------
    calls : Calls
        Of one function in one case.
    """

    def __init__(self, calls: Calls) -> None:
        self.calls = calls
        self._next = 0

    def __call__(self, positional: Sequence[Any], named: Mapping[str, Any]) -> Sequence[Any]:
        """The result of a call in a list; an empty one if no such call is recorded."""
        number = self._next_of(self.calls.matching(positional, named))
        return [] if number is None else [deepcopy(self.calls.made[number][1])]

    def reply(self, arguments: bytes) -> tuple[bytes, bool]:
        """The same as bytes, for a call as bytes, and whether equal calls have another result."""
        matching = self.calls.matching_packed(arguments)
        number = self._next_of(matching)
        result = NOTHING if number is None else self.calls.packed_result(number)
        return result, len(matching) > 1

    def _next_of(self, matching: Sequence[int]) -> int | None:
        """The first of equal calls that is not yet told, or else the first of all."""
        number = next((n for n in matching if n >= self._next), next(iter(matching), None))
        if number is not None:
            self._next = number + 1
        return number


def stand_in(look_up: LookUp, own: Any) -> Callable[..., Any]:
    """A function that answers recorded calls, and hands others to the student's own one."""

    def answering(*positional: Any, **named: Any) -> Any:
        found = look_up(positional, named)
        return found[0] if found else own(*positional, **named)

    answering.__module__ = STUDENTS
    return answering


@contextlib.contextmanager
def standing_in(namespace: dict[str, Any], look_ups: Mapping[str, LookUp]) -> Iterator[None]:
    """Put stand-ins in the place of some of the student's functions for a while."""
    saved = {name: namespace[name] for name in look_ups if name in namespace}
    namespace.update({name: stand_in(each, saved.get(name)) for name, each in look_ups.items()})
    try:
        yield
    finally:
        for name in look_ups:
            namespace.pop(name, None)
        namespace.update(saved)
