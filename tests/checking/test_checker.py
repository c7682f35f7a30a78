"""`Checker` in a real kernel: what a student sees, and what nbgrader sees."""

import json
import os
import sys

import pytest
from jupyter_client.manager import start_new_kernel

from invigilator.authoring.snapshots import split
from invigilator.checking.store import write

SETUP = """
from pathlib import Path
from graders import Checker
check = Checker("course1/tiny", Path({folder!r}))
"""
RIGHT = "def double(x): return 2 * x\ndef double_and_one(x): return double(x) + 1"


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

        self.client.execute_interactive(code, output_hook=take, timeout=60)
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


def test_a_student_sees_what_is_right_and_what_is_wrong_and_why(open_notebook):
    notebook = open_notebook()
    notebook.run(RIGHT)
    shown = notebook.run("check('double')")
    assert shown["text"].startswith("✓ double: passed")
    assert not shown["error"]

    notebook.run(RIGHT.replace("2 * x", "x * x"))
    shown = notebook.run("check('double')")
    assert "You square." in shown["text"]
    assert "y: expected 6, got 9" in shown["text"]
    assert shown["error"].startswith("CheckFailed")

    shown = notebook.run("check('double_and_one')")
    assert "builds on double" in shown["text"]

    notebook.run(RIGHT.replace("2 * x", "'<b>' + x"))
    shown = notebook.run("check('double')")
    assert "TypeError" in shown["text"]
    assert "line 1: def double(x): return '<b>' + x" in shown["text"]
    assert "&lt;b&gt;" in shown["html"]
    assert "<b>" not in shown["html"]

    notebook.run("del double")
    assert "double is not defined" in notebook.run("check('double')")["text"]

    shown = notebook.run("check.summary()")
    assert "0 of 10 points" in shown["text"]
    assert "hidden cases" in shown["text"]


def test_the_summary_knows_what_was_changed_after_its_check(open_notebook):
    notebook = open_notebook()
    notebook.run(RIGHT)
    notebook.run("check('double')")
    assert "✓ double (4): passed" in notebook.run("check.summary()")["text"]
    notebook.run(RIGHT.replace("2 * x", "x * x"))
    shown = notebook.run("check.summary()")["text"]
    assert "0 of 10 points" in shown
    assert "double (4): changed since it was checked" in shown


def test_a_name_that_is_missing_points_to_the_order_of_the_cells(open_notebook):
    notebook = open_notebook()
    notebook.run("def double_and_one(x): return double(x) + 1")
    assert "Is the name spelled right?" in notebook.run("check('double_and_one')")["text"]


def test_nbgrader_gets_partial_credit_by_hidden_cases(open_notebook):
    notebook = open_notebook(NBGRADER_EXECUTION="autograde")
    notebook.run(RIGHT.replace("2 * x", "2 * x if x != 3 else 0"))
    cell = "check('double')\ncheck.score('double', points=4)"
    assert json.loads(notebook.run(cell)["result"]) == 2
    notebook.run(RIGHT.replace("2 * x", "6"))
    assert notebook.run(cell)["error"].startswith("CheckFailed")
    notebook.run(
        "import warnings\n"
        + RIGHT.replace("x): return 2", "x):\n    warnings.warn('slow')\n    return 2")
    )
    shown = notebook.run(cell)
    assert json.loads(shown["result"]) == 4
    assert shown["stderr"] == ""


def test_an_earlier_wrong_function_costs_nothing_later_in_nbgrader_either(open_notebook):
    notebook = open_notebook(NBGRADER_EXECUTION="autograde")
    notebook.run(RIGHT.replace("2 * x", "x * x"))
    cell = "check('double_and_one')\ncheck.score('double_and_one', points=6)"
    assert json.loads(notebook.run(cell)["result"]) == 6
    assert notebook.run("double(5)")["result"] == "25"


def test_an_unknown_exercise_is_answered_with_the_names(open_notebook):
    assert "there are double, double_and_one" in open_notebook().run("check('dubble')")["error"]
