"""`Checker` in a real kernel: what a student sees, and what nbgrader sees."""

import json

RIGHT = "def double(x): return 2 * x\ndef double_and_one(x): return double(x) + 1"


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
