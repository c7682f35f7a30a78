"""What the judge replies to the calls of stand-ins, of which nothing is taken on trust."""

import socket
import threading

import numpy as np
import pytest

from invigilator.checking import values
from invigilator.checking.cases import WORLD
from invigilator.checking.stand_ins import Calls
from invigilator.checking.world import World
from invigilator.sandbox import frames, inquiries
from invigilator.sandbox.inquiries import END_OF_NAME, QUERY, Inquiries, Inquiry

CALLS = {"f": Calls(["x"], {}, [({"x": 1}, "first"), ({"x": 1}, "second")])}


def query(*positional, name=b"f", **named):
    return name + END_OF_NAME + values.pack([list(positional), named])


def result(reply):
    return values.unpack(reply[1:])


@pytest.fixture
def judge():
    return Inquiries(CALLS)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"f",
        b"f" + END_OF_NAME,
        b"\xff" + END_OF_NAME + values.pack([[1], {}]),
        query(1, name=b"g"),
        query(1, name=WORLD.encode()),
        query(2),
        query(1, 1),
        query(y=1),
        query(np.array([1, 1])),
        b"f" + END_OF_NAME + values.pack([1]),
        b"f" + END_OF_NAME + values.pack([1, 1]),
        b"f" + END_OF_NAME + values.pack({"x": 1}),
        query(1)[:-1],
    ],
)
def test_what_agrees_with_no_recorded_call_has_no_reply_and_takes_no_turn(judge, sent):
    assert result(judge.reply(sent)) == []
    assert result(judge.reply(query(1))) == ["first"]


def test_a_call_that_is_too_long_is_not_looked_up(judge, monkeypatch):
    monkeypatch.setattr(inquiries, "MAX_BYTES", len(query(1)))
    assert result(judge.reply(query(x=1))) == []
    assert result(judge.reply(query(1))) == ["first"]


def test_only_so_many_calls_of_a_case_are_looked_up(monkeypatch):
    monkeypatch.setattr(inquiries, "MOST", 2)
    judge = Inquiries(CALLS)
    assert [result(judge.reply(query(1))) for _ in range(3)] == [["first"], ["second"], []]


def test_another_case_begins_with_the_first_of_equal_calls(judge):
    judge.reply(query(1))
    assert result(Inquiries(CALLS).reply(query(1))) == ["first"]


def test_a_world_is_moved_by_what_is_sent():
    def play():
        seen = yield 0
        while seen < 2:
            seen = yield seen
        return "over"

    judge = Inquiries({}, World(play()))
    moves = [(), (1,), (2,), (1,)]
    replies = [judge.reply(query(*done, name=WORLD.encode())) for done in moves]
    assert [result(each) for each in replies] == [[0], [1], [None], [None]]


@pytest.fixture
def asked():
    """An inquiry about `f`, and the queries that come to the judge on its line."""
    ours, theirs = socket.socketpair()
    calls = {"f": Calls(["x"], {}, [({"x": 1}, "only"), ({"x": 2}, "a"), ({"x": 2}, "b")])}
    judge, queries = Inquiries(calls), []

    def answer():
        while True:
            try:
                queries.append(frames.receive(theirs).removeprefix(QUERY))
            except frames.BrokenFrame:
                return
            frames.send(theirs, judge.reply(queries[-1]))

    listener = threading.Thread(target=answer)
    listener.start()
    with theirs:
        yield Inquiry("f", ours, threading.Lock()), queries
        ours.close()
        listener.join()


@pytest.mark.parametrize(
    ("x", "found", "times"),
    [
        (1, [["only"], ["only"], ["only"]], 1),
        (2, [["a"], ["b"], ["a"]], 3),
        (3, [[], [], []], 1),
        (np.zeros(20_000), [[], [], []], 3),
    ],
)
def test_a_call_is_asked_once_if_its_result_stays_the_same(asked, x, found, times):
    inquiry, queries = asked
    assert [inquiry((x,), {}) for _ in range(3)] == found
    assert len(queries) == times
