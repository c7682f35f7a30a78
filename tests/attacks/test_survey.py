"""Sabotage from inside an answer: it is called in a process that other answers share at first."""

import pytest
from submissions import BRIEF

SABOTAGE = {
    "arrays become zeros": "np.zeros = np.ones = np.dot = lambda *a, **k: 0.0",
    "the probe is replaced": """
    import invigilator.sandbox.probe as probe
    from invigilator.checking.run_case import Outcome
    probe.run_case = lambda *a, **k: Outcome("value", True)""",
    "the values are replaced": """
    import invigilator.checking.values as values
    values.pack = lambda value: b'{"tree": null, "arrays": []}'""",
    "the names of the notebook are replaced": """
    for name in ("sigmoid", "optimize", "predict", "model", "initialize_with_zeros"):
        globals()[name] = lambda *a, **k: 0.0""",
    "the process ends": "import os; os._exit(0)",
    "the recursion limit sinks": "import sys; sys.setrecursionlimit(60)",
    "a thread talks in its place": """
    import os, threading
    def babble():
        while True:
            for number in range(3, 64):
                try: os.write(number, bytes(8))
                except OSError: pass
    threading.Thread(target=babble, daemon=True).start()""",
}
#: These last as long as they may.
ENDLESS = {
    "the process hangs": "import time; time.sleep(1000)",
    "the process is stopped": "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",
    "the memory is used up": """
    global hoard
    try:
        hoard = [bytearray(2**24) for _ in range(1000)]
    except MemoryError:
        hoard = []""",
}
ANSWER = """
def propagate(w, b, X, Y):
    {}
    return {{"dw": 0 * w, "db": 0.0}}, 0.0
"""


@pytest.mark.parametrize("sabotage", SABOTAGE.values(), ids=SABOTAGE)
def test_sabotage_costs_its_own_exercise_alone(earns_nothing, sabotage):
    earns_nothing(ANSWER.format(sabotage.strip()))


@pytest.mark.parametrize("sabotage", ENDLESS.values(), ids=ENDLESS)
def test_what_hangs_costs_its_own_exercise_alone(earns_nothing, sabotage):
    earns_nothing(ANSWER.format(sabotage.strip()), limits=BRIEF)


def test_what_earlier_answers_were_given_is_of_no_use(earns_nothing):
    """A collector in one answer keeps all it is given; another looks for its result in there."""
    earns_nothing("""
KEPT = []
own_sigmoid = sigmoid
def sigmoid(z):
    KEPT.append(z)
    return own_sigmoid(z)
def propagate(w, b, X, Y):
    import gc
    near = [x for x in gc.get_objects() + KEPT if isinstance(x, np.ndarray)]
    dw = next((x for x in near if x is not w and x.shape == w.shape), 0 * w)
    cost = next((float(x) for x in near if x.ndim == 0), 0.0)
    return {"dw": dw, "db": cost}, cost
""")


def test_the_next_student_gets_full_marks(honest):
    honest()
