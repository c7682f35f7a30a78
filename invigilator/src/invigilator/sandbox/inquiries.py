"""Calls of stand-ins, asked of the judge one by one: what is recorded stays outside the jail.

Who calls with the recorded arguments gets the recorded result, and no other.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Mapping, Sequence
from typing import Any

from invigilator.checking import values
from invigilator.checking.exceptions import MalformedValue, UnsupportedValue
from invigilator.checking.stand_ins import Calls, InTurn
from invigilator.sandbox import frames

#: How a message of a case begins: a call to be looked up, or what the case gives.
QUERY, ANSWER = b"?", b"!"
#: Longer calls, and more of them in one case, are not looked up.
MAX_BYTES = 8 * 2**20
MOST = 2000


class Inquiry:
    """Looks up the calls of one function, from inside the student's process.

    Parameters
    ----------
    name : str
        Of the function.
    line : socket
        To the judge.
    turn : lock
        Held by one call at a time, whichever thread makes it.
    """

    def __init__(self, name: str, line: socket.socket, turn: threading.Lock) -> None:
        self.name = name
        self.line = line
        self.turn = turn

    def __call__(self, positional: Sequence[Any], named: Mapping[str, Any]) -> Sequence[Any]:
        """The result of a call in a list; an empty one if the judge knows none."""
        try:
            query = values.pack([self.name, list(positional), dict(named)])
        except UnsupportedValue:
            return []
        with self.turn:
            frames.send(self.line, QUERY + query)
            reply = frames.receive(self.line)
        found: Sequence[Any] = values.unpack(reply, bounded=False)
        return found


class Inquiries:
    """The judge's side: replies to the calls that stand-ins make in one case.

    Parameters
    ----------
    calls : dict
        What is recorded, by function.
    """

    def __init__(self, calls: Mapping[str, Calls]) -> None:
        self._look_ups = {name: InTurn(each) for name, each in calls.items()}
        self._left = MOST

    def reply(self, query: bytes) -> bytes:
        """What is sent back for a query, of which nothing is taken on trust."""
        self._left -= 1
        if self._left < 0 or len(query) > MAX_BYTES:
            return values.pack([])
        try:
            name, positional, named = values.unpack(query)
            found = self._look_ups[name](positional, named)
        except (MalformedValue, LookupError, TypeError, ValueError, ArithmeticError):
            found = []
        return values.pack(found)
