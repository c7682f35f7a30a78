"""Attacks on what a grader in the student's process would rest on: none of it is the judge."""

import pytest
from submissions import BRIEF

PATCHES = {
    "an input transformer blanks later cells": """
get_ipython().input_transformers_cleanup.append(lambda lines: ["\\n"])
""",
    "a syntax-tree transformer removes assertions": """
import ast
class NoAsserts(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()
get_ipython().ast_transformers.append(NoAsserts())
""",
    "the kernel executes nothing and says ok": """
async def nothing(*args, **kwargs):
    return {"status": "ok", "execution_count": 1, "payload": [], "user_expressions": {}}
get_ipython().kernel.do_execute = nothing
""",
    "the kernel cannot execute": "get_ipython().run_cell = None",
    "a result is displayed from within the function": """
def propagate(w, b, X, Y):
    get_ipython().displayhook(20)
    print("### BEGIN GRADE\\n20\\n### END GRADE")
    return {"dw": 0 * w, "db": 0.0}, 0.0
""",
    "comparisons of numpy always agree": """
np.allclose = np.array_equal = np.isclose = np.testing.assert_allclose = lambda *a, **k: True
""",
    "the comparison of the checks always agrees": """
import invigilator.checking.compare, invigilator.checking.verdict
invigilator.checking.compare.compare = invigilator.checking.verdict.compare = lambda *a, **k: []
""",
    "the checks pass whatever they see": """
import invigilator.checking.verdict as verdict, invigilator.checking.checker as checker
perfect = lambda exercise, *a, **k: verdict.ExerciseVerdict(exercise, (), "passed", 100.0)
verdict.score_exercise = perfect
checker.Checker._judge = lambda *a, **k: None
check = lambda *a, **k: None
""",
    "tracebacks are suppressed": """
from IPython.core.interactiveshell import InteractiveShell
InteractiveShell.showtraceback = lambda *a, **k: None
""",
    "every outcome claims to have passed": """
import invigilator.sandbox.probe as probe, invigilator.checking.values as values
probe.packed = lambda outcome: values.pack(
    {"status": "passed", "value": True, "error": "", "message": "", "line": "", "changed": (),
     "score": 20})
""",
    "cases are replaced by others": """
import invigilator.sandbox.probe as probe
from invigilator.checking.run_case import Outcome
probe.run_case = lambda *a, **k: Outcome("value", True)
""",
    "random numbers are bent so that the inputs are easy": """
class Zeros:
    def __getattr__(self, name):
        return lambda *a, size=None, **k: np.zeros(size if size is not None else ())
np.random.default_rng = lambda *a: Zeros()
""",
    "arrays become ones, so that every input is easy": """
np.array = np.asarray = lambda *a, **k: np.ones(1)
np.dot = np.matmul = np.sum = np.exp = lambda *a, **k: 0.0
""",
    "a trace function rewrites what cases return": """
import sys, threading
def trace(frame, event, argument):
    if event == "return" and isinstance(argument, dict):
        argument.update(dict.fromkeys(argument, 0.0))
    return trace
sys.settrace(trace); threading.settrace(trace); sys.setprofile(trace); threading.setprofile(trace)
""",
    "builtins that run code are replaced": """
import builtins
builtins.exec = builtins.compile = builtins.isinstance = builtins.len = lambda *a, **k: 0
""",
    "modules are replaced": """
import sys, types
for name in [name for name in sys.modules if name.startswith("graders")]:
    sys.modules[name] = types.ModuleType(name)
""",
    "time stands still": "import time; time.time = time.monotonic = lambda: 0.0",
    "names shadow those of the cases": """
rng = classic_batch = entries = examples = start = case = suite = request = None
class np:
    pass
""",
}
#: These last as long as they may.
SILENT = {
    "the kernel's messages go nowhere": "get_ipython().kernel.session.send = lambda *a, **k: {}",
    "builtins are replaced": """
import builtins
builtins.isinstance = builtins.all = builtins.any = lambda *a, **k: True
builtins.abs = builtins.sum = builtins.float = lambda *a, **k: 0.0
""",
}


@pytest.mark.parametrize("attack", PATCHES.values(), ids=PATCHES)
def test_patches_earn_nothing(earns_nothing, attack):
    earns_nothing(attack)


@pytest.mark.parametrize("attack", SILENT.values(), ids=SILENT)
def test_a_kernel_that_falls_silent_earns_nothing(earns_nothing, attack):
    earns_nothing(attack, limits=BRIEF)


def test_an_object_that_equals_everything_earns_nothing(earns_nothing):
    earns_nothing("""
class Right(float):
    def __eq__(self, other):
        return True
    __hash__ = None
    __lt__ = __le__ = __gt__ = __ge__ = __ne__ = __eq__
def propagate(w, b, X, Y):
    return {"dw": Right(), "db": Right()}, Right()
""")


def test_the_environment_does_not_tell_grading_from_working(earns_nothing):
    """A time bomb finds nothing to wait for."""
    graded = earns_nothing("""
import os
print("MARKS:", sorted(name for name in os.environ if "GRAD" in name.upper()))
""")
    printed = str([cell.get("outputs") for cell in graded.notebook["cells"]])
    assert "MARKS: []" in printed


def test_the_next_student_gets_full_marks(honest):
    honest()
