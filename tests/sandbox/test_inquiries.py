"""What the judge replies to the calls of stand-ins, of which nothing is taken on trust."""

import numpy as np
import pytest

from invigilator.checking import values
from invigilator.checking.cases import WORLD
from invigilator.checking.stand_ins import Calls
from invigilator.checking.world import World
from invigilator.sandbox import inquiries
from invigilator.sandbox.inquiries import END_OF_NAME, Inquiries

CALLS = {"f": Calls(["x"], {}, [({"x": 1}, "first"), ({"x": 1}, "second")])}
NOTHING = values.pack([])


def query(*positional, name=b"f", **named):
    return name + END_OF_NAME + values.pack([list(positional), named])


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
    assert judge.reply(sent) == NOTHING
    assert values.unpack(judge.reply(query(1))) == ["first"]


def test_a_call_that_is_too_long_is_not_looked_up(judge, monkeypatch):
    monkeypatch.setattr(inquiries, "MAX_BYTES", len(query(1)))
    assert judge.reply(query(x=1)) == NOTHING
    assert values.unpack(judge.reply(query(1))) == ["first"]


def test_only_so_many_calls_of_a_case_are_looked_up(monkeypatch):
    monkeypatch.setattr(inquiries, "MOST", 2)
    judge = Inquiries(CALLS)
    assert [values.unpack(judge.reply(query(1))) for _ in range(3)] == [["first"], ["second"], []]


def test_another_case_begins_with_the_first_of_equal_calls(judge):
    judge.reply(query(1))
    assert values.unpack(Inquiries(CALLS).reply(query(1))) == ["first"]


def test_a_world_is_moved_by_what_is_sent():
    def play():
        seen = yield 0
        while seen < 2:
            seen = yield seen
        return "over"

    judge = Inquiries({}, World(play()))
    moves = [(), (1,), (2,), (1,)]
    replies = [judge.reply(query(*done, name=WORLD.encode())) for done in moves]
    assert [values.unpack(each) for each in replies] == [[0], [1], [None], [None]]
