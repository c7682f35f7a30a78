"""In which processes cases are run until there is no doubt, and that no points are lost by it."""

from dataclasses import replace

import pytest

from invigilator.authoring.reference import outcomes
from invigilator.checking.judge import judge
from invigilator.checking.stand_ins import InTurn, standing_in

RIGHT = "def double(x): return 2 * x\ndef double_and_one(x): return double(x) + 1\n"
ONLY_ONCE = """
calls = 0
def double(x):
    global calls
    calls += 1
    return 2 * x if calls == 1 else 0
def double_and_one(x): return double(x) + 1
"""


class Room:
    """Runs the cases of an assignment on answers as the sandbox does, and notes which it ran how.

    Parameters
    ----------
    expectations : Expectations
        With stand-ins.
    code : str
        Of the student's notebook.
    """

    def __init__(self, expectations, code):
        self.expectations, self.code = expectations, code
        self.surveyed, self.apart, self.process = [], [], None

    def verdicts(self):
        return judge(self.expectations, self.run, self.survey)

    def run(self, cases, names):
        self.apart += [self._noted(each, names) for each in cases]
        found = []
        for each in cases:
            self.process = self._process()
            found.append(self._outcome(each, names, self.process))
        return found

    def survey(self, cases, names, fresh):
        self.surveyed += [self._noted(each, names) for each in cases]
        if fresh or self.process is None:
            self.process = self._process()
        return [self._outcome(each, names, self.process) for each in cases]

    def _process(self):
        namespace = {"__name__": "__main__"}
        exec(self.code, namespace)
        return namespace

    def _outcome(self, recorded, names, namespace):
        known = self.expectations.stand_ins.get(recorded.case.name, {})
        with standing_in(namespace, {n: InTurn(known[n]) for n in names if n in known}):
            (outcome,) = outcomes([recorded.case], self.expectations.suite, namespace)
        return outcome

    def _noted(self, recorded, names):
        return (recorded.case.name, *names)


@pytest.fixture
def many(expectations):
    """The small assignment with more hidden cases of its first exercise."""
    (seven,) = [each for each in expectations.cases if each.case.name == "twice_seven"]
    sources = {n: seven.case.source.replace("twice_seven", n) for n in ("again", "once_more")}
    more = [
        replace(seven, case=replace(seven.case, name=n, source=source))
        for n, source in sources.items()
    ]
    return replace(expectations, cases=(*expectations.cases, *more))


def test_right_answers_are_surveyed_only(many):
    room = Room(many, RIGHT)
    assert all(each.status == "passed" for each in room.verdicts().values())
    assert room.apart == []


def test_what_builds_on_a_wrong_answer_goes_straight_to_its_stand_ins(expectations):
    room = Room(expectations, RIGHT.replace("2 * x", "2 * x + 5"))
    verdict = room.verdicts()["double_and_one"]
    assert (verdict.status, verdict.score, verdict.depends_on) == ("passed", 6, ("double",))
    assert room.apart == [("twice_three",), ("twice_seven",)]
    assert room.surveyed[-2:] == [("after_three", "double"), ("nine", "double")]


def test_its_first_verdict_is_that_of_the_run_without_stand_ins(expectations):
    room = Room(expectations, RIGHT.replace("2 * x", "2 * x + 5"))
    case = room.verdicts()["double_and_one"].cases[0]
    assert (case.status, case.first.status, case.first.outcome.value) == ("passed", "failed", 12)


def test_without_stand_ins_it_is_wrong_where_it_was_confirmed_to_be_so_before(expectations):
    room = Room(replace(expectations, stand_ins={}), RIGHT.replace("2 * x", "2 * x + 5"))
    assert room.verdicts()["double_and_one"].score == 0
    run = [each for (each,) in room.surveyed + room.apart]
    assert (run.count("after_three"), run.count("nine")) == (2, 1)


def test_without_stand_ins_a_hidden_case_counts_as_right_where_the_visible_ones_are(expectations):
    code = "def double(x): return 2 * x if x == 3 else 0\ndef double_and_one(x): return 2 * x + 1\n"
    verdicts = Room(replace(expectations, stand_ins={}), code).verdicts()
    assert (verdicts["double"].score, verdicts["double_and_one"].score) == (0, 6)


def test_wrong_values_are_beyond_doubt_when_they_come_in_the_opposite_order_too(many):
    room = Room(many, RIGHT.replace("2 * x", "2 * x + 5"))
    assert room.verdicts()["double"].score == 0
    assert room.apart == [("twice_three",), ("twice_seven",)]
    assert room.surveyed[6:9] == [("once_more",), ("again",), ("twice_seven",)]


def test_a_right_answer_that_other_cases_spoil_keeps_its_points(many):
    room = Room(many, ONLY_ONCE)
    verdicts = room.verdicts()
    assert {name: each.score for name, each in verdicts.items()} == {
        "double": 4,
        "double_and_one": 6,
    }


def test_a_right_answer_that_a_wrong_case_spoils_in_both_orders_keeps_its_points(many):
    *_, last = many.cases
    source = last.case.source.replace(last.case.name, "twice_eight").replace("7", "8")
    eight = replace(last, case=replace(last.case, name="twice_eight", source=source), expected=16)
    code = ONLY_ONCE.replace("calls == 1", "calls == 1 and x != 8")
    room = Room(replace(many, cases=(*many.cases, eight)), code)
    statuses = {c.recorded.case.name: c.status for c in room.verdicts()["double"].cases}
    assert statuses.pop("twice_eight") == "failed"
    assert set(statuses.values()) == {"passed"}


def test_what_is_wrong_in_another_way_in_the_opposite_order_is_run_apart(many):
    room = Room(many, ONLY_ONCE.replace("2 * x if calls == 1 else 0", "2 * x + calls"))
    assert room.verdicts()["double"].score == 0
    assert {("again",), ("once_more",), ("twice_seven",)} <= set(room.apart)


def test_a_wrong_answer_that_builds_on_a_wrong_one_is_still_wrong(expectations):
    code = "def double(x): return 2 * x + 5\ndef double_and_one(x): return double(x) + 2\n"
    verdict = Room(expectations, code).verdicts()["double_and_one"]
    assert (verdict.score, verdict.depends_on) == (0, ("double",))
    assert [case.outcome.value for case in verdict.cases] == [8, 10]
