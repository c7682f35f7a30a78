"""Theft of references, hidden inputs and expected values: out of memory, frames, files, pages."""

import json

import numpy as np
import pytest
from submissions import CLASS, TARGET, attacking, with_cell_behind
from traces import printed
from wiretap import arrays

from invigilator.authoring.recorder import load_grader
from invigilator.authoring.source import read_source
from invigilator.checking.cases import patched
from invigilator.checking.store import read, read_both
from invigilator.reporting.feedback import render_feedback
from project import COURSE

VISIBLE = read(COURSE.one(TARGET).visible)
REFERENCES = read_source(COURSE.one(TARGET)).answers

#: Code that keeps what it is given where a later process of the same jail may find it.
KEEPERS = {
    "a socket without a file": """
import socket, threading
loot = {}
def recall():
    try:
        caller = socket.socket(socket.AF_UNIX)
        caller.connect("\\0loot")
        return caller.recv(65536).decode()
    except OSError:
        return ""
def keep(text):
    loot[""] = text
def serve():
    door = socket.socket(socket.AF_UNIX)
    door.bind("\\0loot")
    door.listen()
    while True:
        door.accept()[0].send(loot.get("", "").encode())
if not recall():
    threading.Thread(target=serve, daemon=True).start()
""",
    "files": """
import glob, os
places = (os.environ["HOME"], "/tmp", "/dev/shm", "/run/kernels", "/run/kernel", "/run/kernel/home")
def recall():
    found = [path for place in places for path in glob.glob(place + "/loot")]
    return open(found[0]).read() if found else ""
def keep(text):
    for place in places:
        try: open(place + "/loot", "w").write(text)
        except OSError: pass
""",
    "the keyring of the system": """
import ctypes
libc = ctypes.CDLL(None)
add_key, keyctl, USER_KEYRING = 248, 250, ctypes.c_int(-4)
def recall():
    key = libc.syscall(keyctl, 10, USER_KEYRING, b"user", b"loot", 0)
    room = ctypes.create_string_buffer(30_000)
    return room.raw[: libc.syscall(keyctl, 11, key, room, 30_000)].decode() if key > 0 else ""
def keep(text):
    libc.syscall(add_key, b"user", b"loot", text.encode(), len(text.encode()), USER_KEYRING)
""",
    "shared memory": """
import ctypes
libc = ctypes.CDLL(None)
libc.shmat.restype = ctypes.c_void_p
def area():
    place = libc.shmat(libc.shmget(4711, 60_000, 0o1666), None, 0)
    return None if place in (None, 2**64 - 1) else place
def recall():
    return ctypes.string_at(area()).decode() if area() else ""
def keep(text):
    if area():
        ctypes.memmove(area(), text.encode() + b"\\0", len(text.encode()) + 1)
""",
}
#: Keeps the recorded results that come into the student's process.
STEAL_CALLS = """
import invigilator.sandbox.probe as probe
look_up = probe.Inquiry.__call__
def spy(self, positional, named):
    found = look_up(self, positional, named)
    if self.name == "propagate" and found:
        keep(repr(list(found)))
    return found
probe.Inquiry.__call__ = spy
if recall():
    from numpy import array
    known = eval(recall())
    def propagate(w, b, X, Y):
        return known[0]
"""
#: Gives out what the functions that stand in for others hold, in the place of an answer.
EMPTY_STAND_INS = """
def held(name):
    cells = getattr(globals().get(name), "__closure__", None) or ()
    values = [each.cell_contents for each in cells]
    made = [call for value in values for call in getattr(value, "made", ())]
    inner = [getattr(value, "calls", None) for value in values]
    made += [call for value in inner for call in getattr(value, "made", ())]
    return [result for _, result in made]
def asked(name, *given):
    for each in (given, (), (None,), [{}]):
        try: return globals()[name](*each)
        except Exception: pass
def model(X_train, Y_train, X_test, Y_test, num_iterations=9, learning_rate=0.5, print_cost=False):
    (params, grads, costs) = (held("optimize") or [asked("optimize")])[-1]
    tests = held("predict") or [asked("predict"), asked("predict")]
    return {
        "costs": costs, "Y_prediction_test": tests[0], "Y_prediction_train": tests[1],
        "w": params["w"], "b": params["b"],
        "learning_rate": learning_rate, "num_iterations": num_iterations,
    }
"""


@pytest.mark.parametrize("keeper", KEEPERS.values(), ids=KEEPERS)
def test_stolen_calls_serve_nobody(repelled, grade, keeper):
    """Neither the second look at the same submission, nor an accomplice who comes later."""
    attack = keeper + STEAL_CALLS
    repelled(attack)
    accomplice = grade(attacking(attack), "mallory").result
    assert {e.name: e.score for e in accomplice.exercises}["propagate"] == 0


def test_stand_ins_hold_nothing_that_an_answer_could_be_made_of(grade):
    """What `model` has to call is recorded for it, and the results would be its answer."""
    result = grade(CLASS.solved({"model": EMPTY_STAND_INS}), "eve").result
    scores = {each.name: each.score for each in result.exercises}
    assert scores.pop("model") == 0
    assert sum(scores.values()) == result.score == result.max_score - 15


def test_recorded_calls_in_a_later_exercise_do_not_help_the_earlier_one(repelled):
    """`optimize` is tried again with a stand-in in the place of the wrong `propagate`."""
    notebook = attacking("""
def propagate(w, b, X, Y):
    import gc
    for found in gc.get_objects():
        if isinstance(found, dict) and "made" in found and found["made"]:
            return found["made"][0][1]
    return {"dw": 0 * w, "db": 0.0}, 0.0
""")
    repelled(notebook)


def test_visible_answers_can_be_copied_for_nothing(repelled):
    """The bundle holds the values of the visible cases; they count with hidden ones only."""
    known = {
        len(case.expected["dw"]): {
            key: np.asarray(part).tolist() for key, part in case.expected.items()
        }
        for case in VISIBLE.cases
        if case.exercise == "propagate"
    }
    assert known
    repelled(f"""
KNOWN = {known!r}
def propagate(w, b, X, Y):
    known = KNOWN[len(w)]
    return {{"dw": np.array(known["dw"]), "db": known["db"]}}, known["cost"]
""")


def test_answers_by_the_file_of_visible_expectations_earn_nothing(repelled):
    repelled("""
import h5py
PLACE = "/course/graders/course1/expected/logistic_regression.h5"
def propagate(w, b, X, Y):
    with h5py.File(PLACE) as file:
        expected = file["cases/three_examples/expected"]
        return {"dw": expected["0"][()], "db": expected["1"][()]}, expected["2"][()]
""")


def test_frames_and_memory_hold_inputs_and_no_results(repelled):
    """Whatever arrays lie about are tried as gradients; none is one."""
    repelled("""
import gc, sys
def propagate(w, b, X, Y):
    frame, seen = sys._getframe(), []
    while frame:
        seen += [*frame.f_locals.values(), *frame.f_globals.values()]
        frame = frame.f_back
    arrays = [x for x in (*seen, *gc.get_objects()) if isinstance(x, np.ndarray)]
    fits = [x for x in arrays if x.shape == w.shape and x is not w and not np.array_equal(x, w)]
    return {"dw": fits[0] if fits else 0 * w, "db": 0.0}, 0.0
""")


#: The exercises behind `propagate` raise what the cases of all others have given away.
TELL = """
import gc, os, sys
LOOT = os.environ["HOME"] + "/loot"
def everything():
    frame, found = sys._getframe(2), []
    while frame:
        found.append(f"{frame.f_code.co_name}: {list(map(str, frame.f_locals))}")
        frame = frame.f_back
    parts = {"case", "suite", "stand_ins"}
    texts = [x for x in gc.get_objects() if isinstance(x, dict) and parts <= x.keys()]
    return f"{found} {[(x['case'], x['suite'], x['stand_ins']) for x in texts]}"
def note(*arguments, **options):
    with open(LOOT, "a") as file:
        file.write(everything())
    with open(LOOT) as file:
        raise ValueError("SO FAR: " + file.read()[-%d:])
"""
TELLING = ("sigmoid", "initialize_with_zeros", "propagate", "optimize", "predict", "model")


@pytest.mark.parametrize("length", [400, 3000])
def test_nothing_hidden_reaches_a_page(grade, honest, length):
    """Errors of visible cases are shown; they cannot carry what hidden ones have seen."""
    answers = {name: f"{name} = note" for name in TELLING}
    answers["sigmoid"] = f"{TELL % length}\n{answers['sigmoid']}"
    graded = grade(CLASS.solved(answers))
    written = json.dumps(graded.result.to_json()) + render_feedback(graded.result, "Attack")
    assert "SO FAR" in written
    expectations = read_both(COURSE.one(TARGET).visible, COURSE.one(TARGET).hidden)
    hidden = [r.case for r in expectations.cases if r.case.hidden]
    assert not [case.name for case in hidden if case.name in written]
    lines = [line.strip() for text in REFERENCES.values() for line in text.splitlines()]
    assert not [line for line in lines if "=" in line and line in written and line not in TELL]
    honest()


def test_cells_see_no_case_at_all(repelled):
    """History, variables and modules, read after all cells have run, hold no test code."""
    look = """
print("SEEN", repr((In, dict(globals()))).count("_".join(["five", "inputs", "eight"])))
"""
    assert printed(repelled(with_cell_behind(attacking(""), "model", look)), "SEEN ") == "0"


def test_a_predicate_of_the_judge_is_not_shown_to_the_judged(repelled):
    graded = repelled("""
import invigilator.sandbox.probe as probe
from invigilator.checking import values
run = probe.Probe.run
def spy(self, order, request):
    asked = values.unpack(request)
    case, givens = asked["case"], asked["suite"]["givens"]
    if case["accept"] or case["description"] or set(givens) - set(case["parameters"]):
        return probe.packed(probe.Outcome("error", error="PREDICATE"))
    return run(self, order, request)
probe.Probe.run = spy
""")
    assert "PREDICATE" not in json.dumps(graded.result.to_json())


@pytest.mark.parametrize("assignment", COURSE.assignments(), ids=lambda each: each.target)
def test_no_hidden_value_lies_among_what_its_case_is_given(assignment):
    """Nor of any other: a function could look round in its caller's frame for its result.

    Where cases are surveyed in one process, what the earlier ones were given lies there still, in
    either order; and what one process has seen, a later one of the same submission can know.
    """
    if not assignment.hidden.is_file():
        pytest.skip("not recorded")
    expectations = read_both(assignment.visible, assignment.hidden)
    known = [x for r in expectations.cases if not r.case.hidden for x in arrays(r.expected, 2)]
    hidden = [each for each in expectations.cases if each.case.hidden]
    for recorded in hidden:
        known += arrays(expectations.suite.part_for(recorded.case).givens, 2)
    for recorded in hidden:
        wanted = list(arrays(recorded.expected, 2))
        unknown = [x for x in wanted if not any(_same(x, other) for other in known)]
        assert unknown or not wanted, f"{recorded.case.name} can be answered from given data"


@pytest.mark.parametrize("exercise", ["sigmoid", "optimize", "predict"])
def test_a_known_mistake_is_no_way_to_a_reference(grade, exercise):
    """A wrong answer earns nothing however close it comes."""
    mistake = next(
        m for m in load_grader(COURSE.one(TARGET)).known_mistakes if m.exercise == exercise
    )
    wrong = CLASS.solved({exercise: patched(REFERENCES[exercise], mistake)})
    scores = {e.name: e.score for e in grade(wrong).result.exercises}
    assert scores[exercise] == 0


def _same(x, other):
    return x.shape == other.shape and np.allclose(x, other, rtol=1e-9, atol=0)
