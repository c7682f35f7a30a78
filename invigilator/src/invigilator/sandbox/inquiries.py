"""Calls of stand-ins and moves in worlds, each asked of the judge: both stay outside the jail.

Who calls with the recorded arguments gets the recorded result, and no other.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from invigilator.checking import values
from invigilator.checking.cases import WORLD
from invigilator.checking.exceptions import UnsupportedValue, WorldLeft
from invigilator.checking.run_case import Outcome
from invigilator.checking.stand_ins import NOTHING, Calls, InTurn
from invigilator.checking.world import World
from invigilator.sandbox import frames

#: How a message of a case begins: a call to be looked up, or what the case gives.
QUERY, ANSWER = b"?", b"!"
#: Between the name of what is called and its arguments.
END_OF_NAME = b"\0"
#: How a reply begins: an equal call has the same one, or has to ask for the next.
SAME, NEXT = b"=", b"+"
#: Longer calls, and more of them in one case, are not looked up.
MAX_BYTES = 8 * 2**20
MOST = 10_000
#: Longer calls and results are asked for each time.
MAX_KEPT = 64 * 1024


class Inquiry:
    """Asks for the calls of one function, or for the case's world, inside the student's process.

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
        self._known: dict[bytes, bytes] = {}

    def __call__(self, positional: Sequence[Any], named: Mapping[str, Any]) -> Sequence[Any]:
        """The result of a call in a list; an empty one if the judge knows none."""
        try:
            arguments = values.pack([list(positional), dict(named)])
        except UnsupportedValue:
            return []
        with self.turn:
            result = self._known.get(arguments) or self._asked(arguments)
        found: Sequence[Any] = values.unpack(result, bounded=False)
        return found

    def move(self, *done: Any) -> Any:
        """What is to be seen of the case's world after something was done; None when it is over."""
        found = self(done, {})
        return found[0] if found else None

    def _asked(self, arguments: bytes) -> bytes:
        """What the judge replies to a call; it is kept if it would be the same each time."""
        frames.send(self.line, QUERY + self.name.encode() + END_OF_NAME + arguments)
        reply = frames.receive(self.line)
        kind, result = reply[:1], reply[1:]
        if kind == SAME and len(arguments) + len(result) <= MAX_KEPT:
            self._known[arguments] = result
        return result


class Inquiries:
    """The judge's side: replies to the calls that stand-ins make in one case, and to its moves.

    Parameters
    ----------
    calls : dict
        What is recorded, by function.
    world : World, optional
        What the case plays with the answer.
    """

    def __init__(self, calls: Mapping[str, Calls], world: World | None = None) -> None:
        self._world = world
        self._left = MOST
        self._replies: dict[str, Callable[[bytes], tuple[bytes, bool]]] = {
            name: InTurn(each).reply for name, each in calls.items()
        }
        if world is not None:
            self._replies[WORLD] = partial(_move, world)

    def reply(self, query: bytes) -> bytes:
        """What is sent back for a query, of which nothing is taken on trust."""
        self._left -= 1
        if self._left < 0 or len(query) > MAX_BYTES:
            return SAME + NOTHING
        name, _, arguments = query.partition(END_OF_NAME)
        try:
            result, changes = self._replies[name.decode()](arguments)
        except Exception:  # whatever was sent is to blame
            return SAME + NOTHING
        return (NEXT if changes else SAME) + result

    def judged(self, outcome: Outcome) -> Outcome:
        """The outcome of a case, with what its world has seen in the place of its value."""
        if self._world is None or outcome.status != "value":
            return outcome
        try:
            return replace(outcome, value=self._world.result())
        except WorldLeft as error:
            return Outcome("error", error=type(error).__name__, message=str(error))


def _move(world: World, arguments: bytes) -> tuple[bytes, bool]:
    """What a world answers to a move, as bytes; to an equal one it may answer something else."""
    done, _ = values.unpack(arguments)
    return values.pack([world.move(*done)]), True
