"""Messages that no kernel would send: on the Jupyter channels, and over the socket of the probe."""

import json
import struct

import pytest

from invigilator.autograding.answers import outcome_from
from invigilator.autograding.outputs import CellOutputs

#: What the kernel itself says goes this way, and submissions may say anything.
FORGE = """
import json, struct
kernel = get_ipython().kernel
def forge(kind, content):
    kernel.session.send(None, kind, content)
def raw(data, length=None):
    kernel.session.line.sendall(struct.pack("<I", len(data) if length is None else length) + data)
"""
MESSAGES = {
    "parts of other types": """
forge("stream", "text"); forge("error", None); forge(["stream"], {}); forge({}, {}); forge(1, 2)
for data in (b"", b"null", b"[]", b"[1]", b'["stream"]', b'{"stream": 1}', b"\xff\xfe"):
    raw(data)
raw(b"[" * 99_999)
""",
    "outputs that are none": """
forge("display_data", {"data": "abc"}); forge("error", {}); forge("execute_result", {"data": [1]})
forge("stream", {"name": "stdout", "text": "\ud800"}); forge("display_data", {"data": {"a": [[]]}})
""",
    "an early end of the cell": """
for number in range(100):
    forge("done", {"cell": number})
""",
    "ends of cells that there are not": """
for kind in ("begun", "done", "deaf", "gone"):
    for content in ({}, {"cell": -1}, {"cell": 10**9}, {"cell": None}, {"cell": [1]}):
        forge(kind, content)
""",
    "results, replies and grades": """
for kind in ("execute_result", "execute_reply", "grade", "score"):
    forge(kind, {"status": "ok", "data": {"text/plain": "20"}, "execution_count": 1})
""",
    "comms": """
from ipykernel.comm import Comm
for name in ("jupyter.widget", "grader", "probe"):
    comm = Comm(target_name=name, data={"score": 20})
    comm.send({"points": 20}, buffers=[b"x" * 100_000])
for _ in range(500):
    forge("comm_msg", {"comm_id": "none", "data": {"score": 20}})
""",
}
#: These end the kernel, at the cost of their cell.
BROKEN = {
    "a message that is longer than it may be": "raw(b'x', 2**32 - 1)",
    "a message that is shorter than it says": "raw(b'x', 1000); kernel.session.line.close()",
    "no socket any more": "import os; os.close(kernel.session.line.fileno())",
}
ANSWERS = """
import itertools, os, pickle, struct, json
import invigilator.sandbox.probe as probe, invigilator.checking.values as values
class Evil:
    def __reduce__(self):
        return os.system, ("touch %(mark)s",)
def framed(header, payload):
    text = json.dumps(header).encode()
    return struct.pack("<I", len(text)) + text + payload
outcome = {"status": "value", "value": True, "error": "", "message": "", "line": "", "changed": ()}
answers = itertools.cycle([
    pickle.dumps(Evil()),
    framed({"tree": {"a": 0}, "arrays": [["|O", [1]]]}, pickle.dumps(Evil())),
    values.pack(np.zeros(3)),
    values.pack({**outcome, "status": np.zeros(3)}),
    values.pack({**outcome, "status": "passed", "score": 20}),
    b"",
])
asked = lambda request: values.unpack(request)["case"]["exercise"]
run = probe.Probe.run
probe.Probe.run = lambda self, order, request: (
    next(answers) if asked(request) == "propagate" else run(self, order, request))
"""
TOO_LONG = """
import invigilator.sandbox.probe as probe
from invigilator.checking import values
run = probe.Probe.run
asked = lambda request: values.unpack(request)["case"]["exercise"]
probe.Probe.run = lambda self, order, request: (
    b"x" * (65 * 2**20) if asked(request) == "propagate" else run(self, order, request))
"""


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)
def test_forged_messages_earn_nothing(earns_nothing, message):
    earns_nothing(FORGE + message)


@pytest.mark.parametrize("message", BROKEN.values(), ids=BROKEN)
def test_a_broken_line_costs_its_cell_alone(repelled, message):
    repelled(FORGE + message)


def test_forged_answers_earn_nothing_and_run_nowhere(earns_nothing, course):
    mark = course / "evil"
    earns_nothing(ANSWERS % {"mark": mark})
    assert not mark.exists()


def test_answers_that_are_too_long_earn_nothing(earns_nothing):
    earns_nothing(TOO_LONG)


NO_NAMES = '{"t": []}'


def outcome(
    value="null", arrays="[]", payload=b"", status='"value"', message='""', changed=NO_NAMES
):
    """An answer in the form of the probe's, with any JSON in its parts."""
    pairs = (
        ["status", status],
        ["value", value],
        ["error", '""'],
        ["message", message],
        ["line", '""'],
        ["changed", changed],
    )
    tree = ",".join(f'["{name}", {part}]' for name, part in pairs)
    header = f'{{"tree": {{"d": [{tree}]}}, "arrays": {arrays}}}'.encode()
    return struct.pack("<I", len(header)) + header + payload


BOMBS = {
    "one array, referred to a hundred thousand times": outcome(
        '{"l": [' + ",".join(['{"a": 0}'] * 50_000) + "]}", '[["<f8", [100000]]]', bytes(800_000)
    ),
    "a hundred thousand arrays of one byte": outcome(
        '{"a": 100000}', json.dumps([["|i1", [1]]] * 100_000), bytes(60 * 2**20)
    ),
    "a million empty lists": outcome("[" + "[]," * 1_500_000 + "[]]"),
    "keys that collide": outcome(
        json.dumps({"d": [[n * (2**61 - 1), None] for n in range(50_000)]})
    ),
    "an array of no bytes and endless length": outcome('{"a": 0}', '[["<f8", [0, 1e30]]]'),
    "an array of negative length": outcome('{"a": 0}', '[["<f8", [-1]]]', bytes(8)),
    "an array of objects": outcome('{"a": 0}', '[["|O", [1]]]', bytes(8)),
    "an array with a dtype in brackets": outcome('{"a": 0}', f'[["{"(" * 9999}", [1]]]', bytes(8)),
    "an array with a dtype of many fields": outcome(
        '{"a": 0}', json.dumps([[",".join(["i1"] * 50_000), [0]]])
    ),
    "an array of endless items": outcome('{"a": 0}', '[["|S99999999", [0]]]'),
    "an array where names belong": outcome(
        changed='{"a": 0}', arrays='[["|i1", [1000000]]]', payload=bytes(10**6)
    ),
    "an array where the status belongs": outcome(
        status='{"a": 0}', arrays='[["|S1000000", []]]', payload=bytes(10**6)
    ),
    "an array where a text belongs": outcome(
        message='{"a": 0}', arrays='[["|S1000000", []]]', payload=bytes(10**6)
    ),
    "a number of four hundred digits": outcome("9" * 400),
    "a number of five thousand digits": outcome("9" * 5000),
    "a list where a mark belongs": outcome("[1]"),
    "nesting without end": outcome("[" * 100_000 + "]" * 100_000),
    "a status that is a list": outcome(status='{"l": ["value"]}'),
    "a header longer than the message": b"\xff\xff\xff\xff",
    "nothing": b"",
}


@pytest.mark.parametrize("answer", BOMBS.values(), ids=BOMBS)
def test_answers_that_would_choke_the_judge_are_errors(answer):
    assert outcome_from(answer).status == "error"


def test_texts_of_an_answer_are_cut_and_fit_for_files():
    found = outcome_from(outcome(message=f'"\\ud800{"x" * 9999}"'))
    assert found.message.encode() == b"?" + b"x" * 499


def test_names_of_what_was_changed_are_few_and_short():
    names = json.dumps({"l": ["x" * 9999] * 200})
    found = outcome_from(outcome(changed=names)).changed
    assert found == ("x" * 100,) * 100


def test_forged_errors_do_not_pile_up():
    outputs = CellOutputs(1000)
    for _ in range(100):
        outputs.add("error", {"ename": "E", "evalue": "", "traceback": ["x" * 2000] * 50})
    assert len(outputs.as_list()) == 1


@pytest.mark.parametrize(
    "content", [{"data": "abc"}, {"data": {"a": [[1]] * 50_000}}, {"data": [1]}, {"text": 1}, {}]
)
def test_forged_outputs_are_dropped_or_flat_text(content):
    outputs = CellOutputs(1000)
    for kind in ("display_data", "execute_result", "stream", "error", "no such type"):
        outputs.add(kind, content)
    assert outputs.as_list() == []


def test_the_next_student_gets_full_marks(honest):
    honest()
