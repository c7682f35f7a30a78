"""A small assignment whose expectations are made in memory, and a notebook that checks it."""

import os
import sys

import pytest
from jupyter_client.manager import start_new_kernel

from invigilator.authoring.snapshots import split
from invigilator.checking.cases import Case
from invigilator.checking.expectations import Exercise, Expectations, RecordedCase
from invigilator.checking.run_case import Outcome, Suite
from invigilator.checking.stand_ins import Calls, InTurn, stand_in
from invigilator.checking.store import write

SETUP = """
from pathlib import Path
from graders import Checker
check = Checker("course1/tiny", Path({folder!r}))
"""
DOUBLE = "def twice_three(double):\n    return {'y': double(3)}\n"
HIDDEN = "def twice_seven(double, seven):\n    return double(seven)\n"
NEXT = "def after_three(double_and_one):\n    return double_and_one(3)\n"
NEXT_HIDDEN = "def nine(double_and_one):\n    return double_and_one(4)\n"


def recorded(source, exercise, expected, hidden=False, mistakes=None):
    name = source.split("def ")[1].split("(")[0]
    inside = source.split("(")[1].split(")")[0]
    parameters = tuple(part.strip() for part in inside.split(","))
    case = Case(name, exercise, hidden, source, parameters)
    return RecordedCase(case, exercise, expected, mistakes or {})


def value(x):
    return Outcome("value", x)


@pytest.fixture
def expectations():
    squared, added = "You square.", "You add two."
    cases = (
        recorded(
            DOUBLE, "double", {"y": 6}, False, {squared: value({"y": 9}), added: value({"y": 5})}
        ),
        recorded(HIDDEN, "double", 14, True, {squared: value(49), added: value(9)}),
        recorded(NEXT, "double_and_one", 7),
        recorded(NEXT_HIDDEN, "double_and_one", 9, True),
    )
    return Expectations(
        target="course1/tiny",
        fingerprint="0",
        framework=None,
        exercises=(
            Exercise("double", "function", 4, ("double",)),
            Exercise("double_and_one", "function", 6, ("double_and_one",), ("double",)),
        ),
        suite=Suite("import math", ["def helper():\n    return 1\n"], {"seven": 7}),
        cases=cases,
        stand_ins={
            "after_three": {"double": Calls(["x"], {}, [({"x": 3}, 6)])},
            "nine": {"double": Calls(["x"], {}, [({"x": 4}, 8)])},
        },
    )


@pytest.fixture
def judged(expectations):
    """Judge answers, given as the code of a notebook, as the grader does."""
    from invigilator.authoring.reference import outcomes
    from invigilator.checking.judge import judge

    def run(code):
        namespace = {"__name__": "__main__"}
        exec(code, namespace)

        def ask(cases, names):
            return [answer(each, names) for each in cases]

        def answer(recorded, names):
            calls = expectations.stand_ins.get(recorded.case.name, {})
            own = {name: namespace.get(name) for name in names if name in calls}
            namespace.update({name: stand_in(InTurn(calls[name]), own[name]) for name in own})
            (outcome,) = outcomes([recorded.case], expectations.suite, namespace)
            namespace.update(own)
            return outcome

        return judge(expectations, ask)

    return run


@pytest.fixture
def folder(expectations, tmp_path):
    visible, hidden = split(expectations)
    write(tmp_path / "course1/expected/tiny.h5", visible)
    write(tmp_path / "course1/expected/tiny.hidden.h5", hidden)
    return tmp_path


class Notebook:
    """A kernel with a checker in it."""

    def __init__(self, folder, **environment):
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment}
        self.manager, self.client = start_new_kernel(kernel_name="python3", env=env)
        self.run(SETUP.format(folder=str(folder)))

    def run(self, code):
        """The outputs of a cell, by kind."""
        found = {"text": "", "html": "", "error": "", "result": "", "stderr": ""}

        def take(message):
            content = message["content"]
            if message["msg_type"] == "display_data":
                found["text"] += content["data"]["text/plain"]
                found["html"] += content["data"].get("text/html", "")
            elif message["msg_type"] == "error":
                found["error"] = f"{content['ename']}: {content['evalue']}"
            elif message["msg_type"] == "execute_result":
                found["result"] = content["data"]["text/plain"]
            elif message["msg_type"] == "stream" and content["name"] == "stderr":
                found["stderr"] += content["text"]

        self.client.execute_interactive(code, output_hook=take)
        return found

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


@pytest.fixture
def open_notebook(folder):
    opened = []

    def start(**environment):
        opened.append(Notebook(folder, **environment))
        return opened[-1]

    yield start
    for notebook in opened:
        notebook.close()
