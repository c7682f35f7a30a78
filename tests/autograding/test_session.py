"""A session goes on after errors, time-outs and dead kernels, and every case has an outcome."""

from dataclasses import replace

import numpy as np
import pytest

from invigilator.autograding.answers import outcome_from
from invigilator.autograding.kernels import MAX_RESTARTS
from invigilator.autograding.requests import Requests
from invigilator.autograding.session import Session
from invigilator.checking import values
from invigilator.checking.cases import Case
from invigilator.checking.expectations import RecordedCase
from invigilator.checking.run_case import Suite
from invigilator.checking.stand_ins import Calls

SUITE = Suite("import numpy as np", ["def twice(x):\n    return 2 * x\n"], {"three": np.arange(3)})
#: Seconds for what hangs.
BRIEFLY = 5.0
STUBBORN = """
import time
while True:
    try:
        time.sleep(60)
    except KeyboardInterrupt:
        pass
"""
#: An answer that counts the worlds in its process.
HUNTER = """
def f(seen):
    import gc
    kinds = [(type(each).__module__, type(each).__name__) for each in gc.get_objects()]
    return kinds.count(("invigilator.checking.world", "World"))
"""
#: In the case of that name, f(3) is known to give 2; any other call is the student's own.
STAND_INS = {"a_case": {"f": Calls(["x"], {}, [({"x": 3}, 2)])}}
DEAFENING = "get_ipython().run_cell = None"


@pytest.fixture
def session(jail):
    with Session(jail, Requests(SUITE, STAND_INS)) as running:
        yield running


def case(body, *parameters, name="a_case"):
    source = f"def {name}({', '.join(parameters)}):\n    {body}\n"
    return RecordedCase(Case(name, "f", True, source, parameters), "f", None)


def playing(body):
    """A case with a world that asks for twice a number, and notes what it is told."""
    world = "def world():\n    return [(yield 1), (yield 5)]\n"
    played = case(body, "f", "world")
    return replace(played, case=replace(played.case, world=world))


def run_briefly(session, code):
    """Run a cell that hangs; the cells before and behind it have all the time they need."""
    patient, session.limits = session.limits, replace(session.limits, cell_seconds=BRIEFLY)
    replies = session.run([code])
    session.limits = patient
    return replies


def statuses(replies):
    return [reply.status for reply in replies]


def value(session, expression, *parameters):
    """What an expression gives in the kernel."""
    (outcome,) = session.ask([case(f"return {expression}", *parameters)], {})
    return outcome.value


def test_cells_share_their_names_and_cases_see_them(session):
    assert statuses(session.run(["x = 1", "def f(y):\n    return x + y"])) == ["ok", "ok"]
    assert value(session, "f(2)", "f") == 3


def test_it_goes_on_after_an_error(session):
    replies = session.run(["x = 1", "1 / 0", "def f(:", "x += 1"])
    assert statuses(replies) == ["ok", "error", "error", "ok"]
    assert replies[1].error == "ZeroDivisionError: division by zero"
    assert replies[2].error.startswith("SyntaxError")
    assert value(session, "x", "x") == 2


def test_statements_after_a_failing_import_end_with_the_time_of_the_notebook(session):
    session.limits = replace(session.limits, notebook_seconds=2)
    session.run(["import time\nimport not_there\ntime.sleep(9)\nlate = 5"])
    assert session.ask([case("return late", "late")], {})[0].status == "missing"


def test_an_endless_cell_is_interrupted_and_the_kernel_lives_on(session):
    assert statuses(session.run(["x = 1"])) == ["ok"]
    assert statuses(run_briefly(session, "while True: pass")) == ["timeout"]
    assert statuses(session.run(["x += 1"])) == ["ok"]
    assert value(session, "x", "x") == 2
    assert session.kernels.restarts == 0


@pytest.mark.parametrize(
    "code", [STUBBORN, "import os\nos._exit(0)", "import ctypes\nctypes.string_at(0)"]
)
def test_after_a_dead_kernel_the_earlier_cells_run_again(session, code):
    assert statuses(session.run(["x = [1]", "x.append(2)"])) == ["ok", "ok"]
    assert statuses(run_briefly(session, code)) == ["killed"]
    assert statuses(session.run(["x.append(3)"])) == ["ok"]
    assert value(session, "x", "x") == [1, 2, 3]
    assert session.kernels.restarts == 1


def test_the_cell_that_makes_a_kernel_deaf_is_blamed(session):
    replies = session.run(["x = 1", DEAFENING, "x += 1"])
    assert statuses(replies) == ["ok", "killed", "ok"]
    assert value(session, "x", "x") == 2


def test_a_kernel_that_dies_again_and_again_is_given_up(session):
    deadly = ["import os\nos._exit(0)"] * (MAX_RESTARTS + 2)
    replies = session.run(deadly)
    assert statuses(replies)[-1] == "unrun"
    assert replies[-1].notes == ["not run, because the kernel had ended too often before"]
    (outcome,) = session.ask([case("return 1")], ())
    assert outcome.status == "killed"


def test_cells_have_a_time_limit_together(session):
    session.limits = replace(session.limits, notebook_seconds=1)
    replies = session.run(["while True: pass", "x = 1"])
    assert statuses(replies) == ["timeout", "unrun"]
    assert replies[1].notes == ["not run, because the notebook took too long"]


def test_cases_have_a_time_limit_together(session):
    session._cases_seconds = 1
    outcomes = session.ask([case("import time; time.sleep(1.2)"), case("return 1")], ())
    assert [each.status for each in outcomes] == ["value", "timeout"]


def test_output_is_bounded(session):
    session.limits = replace(session.limits, output_kb=10)
    (reply,) = session.run(["for i in range(3000): print('x' * 100)"])
    assert sum(len(output["text"]) for output in reply.outputs) <= 10 * 1024
    assert reply.notes == ["output cut after 10 KiB"]


def test_when_the_room_of_the_notebook_is_used_up_the_note_says_so(session):
    session.limits = replace(session.limits, output_kb=700)
    replies = session.run(["print('x' * 600_000)"] * 40)
    noted = [reply.notes for reply in replies if reply.notes]
    assert noted
    assert {note for notes in noted for note in notes} == {
        "output cut because all output of the notebook together is too long"
    }


def test_input_is_refused_and_not_waited_for(session):
    (reply,) = session.run(["name = input('Your name? ')"])
    assert reply.status == "error"
    assert reply.error.startswith("StdinNotImplementedError")


def test_each_case_has_its_own_outcome(session):
    session.patience = BRIEFLY
    session.run(["def f(x):\n    return 1 / x"])
    outcomes = session.ask(
        [
            case("return f(2)", "f"),
            case("return f(0)", "f"),
            case("return g(0)", "g"),
            case("while True: pass"),
            case("import os; os._exit(0)"),
            case("import sys; sys.exit(0)"),
            case("return f", "f"),
            case("return f(4)", "f"),
        ],
        {},
    )
    found = [outcome.status for outcome in outcomes]
    assert found == ["value", "error", "missing", "timeout", "killed", "error", "error", "value"]
    assert (outcomes[0].value, outcomes[-1].value) == (0.5, 0.25)
    assert (outcomes[1].error, outcomes[1].line) == ("ZeroDivisionError", "line 2: return 1 / x")
    assert outcomes[2].message == "g"
    assert outcomes[5].error == "SystemExit"
    assert "cannot be compared" in outcomes[6].message
    assert session.kernels.restarts == 0


PLAYED = "world(f(world(f(world()))))"


def test_answers_that_are_too_large_together_are_refused(jail, monkeypatch):
    monkeypatch.setattr("invigilator.autograding.session.ANSWERS_ROOM", 2**20)
    large = case("return np.zeros(80_000)")
    with Session(jail, Requests(SUITE, STAND_INS)) as running:
        found = running.ask([large, large, case("return 1")], ())
    assert [each.status for each in found] == ["value", "error", "error"]
    assert "too much memory" in found[1].message


def test_a_world_stays_with_the_judge_who_sees_what_is_done_in_it(session):
    session.run(["def f(x):\n    return 2 * x"])
    played, invented, left = session.ask(
        [playing(PLAYED), playing(f"{PLAYED}; return [7, 7]"), playing("return [2, 10]")], ()
    )
    assert (played.value, invented.value) == ([2, 10], [2, 10])
    assert left.error == "WorldLeft"


def test_an_answer_that_looks_for_its_world_finds_none(session):
    session.run([HUNTER])
    assert session.ask([playing(PLAYED)], ())[0].value == [0, 0]


def test_an_answer_that_looks_for_a_world_finds_one_that_is_there(jail):
    suite = Suite("from invigilator.checking.world import World")
    with Session(jail, Requests(suite, {})) as session:
        session.run([HUNTER])
        (found,) = session.ask([case("mine = World(iter(())); return f(mine)", "f")], ())
    assert found.value == 1


def test_what_is_no_move_ends_no_world(session):
    session.run(["f = open"])
    (outcome,) = session.ask([playing("world(); world(f); world(3); world(4)")], ())
    assert outcome.value == [3, 4]


def test_cases_get_given_data_helpers_and_a_seeded_generator(session):
    (outcome,) = session.ask([case("return twice(three), rng.normal()", "three", "rng")], ())
    doubled, drawn = outcome.value
    assert doubled.tolist() == [0, 2, 4]
    (again,) = session.ask([case("return rng.normal()", "rng")], ())
    assert again.value == drawn


def test_what_a_case_changes_the_next_does_not_see(session):
    session.run(["kept = [1]"])
    spoil = case("kept.append(2); three[0] = 9; np.ones = None; return kept", "kept", "three")
    spoilt, whole, data = session.ask(
        [spoil, case("return kept", "kept"), case("return three + np.ones(3)", "three")], {}
    )
    assert (spoilt.value, whole.value) == ([1, 2], [1])
    assert data.value.tolist() == [1.0, 2.0, 3.0]


def test_a_survey_runs_cases_in_one_process_until_one_hangs_or_ends_it(session):
    session.run(["kept = []", "def f():\n    kept.append(1)\n    return len(kept)"])
    asked = [case("return f()", "f"), case("return 1 / 0"), case("return f()", "f")]
    assert [each.value for each in session.survey(asked, (), fresh=True)] == [1, None, 2]
    assert [each.value for each in session.survey(asked, (), fresh=False)] == [3, None, 4]
    assert [each.value for each in session.survey(asked, (), fresh=True)] == [1, None, 2]
    fatal = [case("return f()", "f"), case("import os; os._exit(0)"), case("return f()", "f")]
    assert [each.status for each in session.survey(fatal, (), fresh=True)] == ["value", "killed"]
    assert [each.value for each in session.survey(asked, (), fresh=False)] == [1, None, 2]
    assert [each.value for each in session.ask([asked[0]], ())] == [1]


def test_recorded_calls_stand_in_for_a_function_and_are_gone_afterwards(session):
    session.run(["def f(x):\n    return 1", "def g(x):\n    return 10 * f(x)"])
    asked = [case("return [g(3), g(4)]", "g")]
    (answered,) = session.ask(asked, ["f"])
    (own,) = session.ask(asked, ())
    assert (answered.value, own.value) == ([20, 10], [10, 10])


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\x00" * 100,
        values.pack(3),
        values.pack(
            {"status": "passed", "value": 1, "error": "", "message": "", "line": "", "changed": ()}
        ),
        values.pack(
            {"status": ["value"], "value": 1, "error": "", "message": "", "line": "", "changed": ()}
        ),
        values.pack({"status": "value", "value": 1}),
    ],
)
def test_what_is_no_answer_is_an_error(answer):
    outcome = outcome_from(answer)
    assert (outcome.status, outcome.error) == ("error", "MalformedValue")


def test_equal_answers_are_the_same_outcome_if_they_are_short():
    def answer(size):
        texts = {"error": "", "message": "", "line": ""}
        return values.pack({"status": "value", "value": np.ones(size), **texts, "changed": ()})

    assert outcome_from(answer(3)) is outcome_from(answer(3))
    assert outcome_from(answer(3)) is not outcome_from(answer(4))
    assert outcome_from(answer(3000)) is not outcome_from(answer(3000))
