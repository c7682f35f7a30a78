"""What is run again where a framework must not have run: definitions, and harmless values."""

import ast

import pytest

from invigilator.autograding.definitions import definitions, late_values


def names(*sources):
    """What the reduced cells define, in their order."""
    tree = ast.parse("\n".join(definitions(sources)))
    return [getattr(node, "name", None) or ast.unparse(node).split(" = ")[0] for node in tree.body]


def test_functions_classes_and_imports_stay():
    source = "import numpy as np\ndef f(x):\n    return tf.abs(x)\nclass A: ..."
    assert definitions([source]) == [ast.unparse(ast.parse(source))]


def test_each_cell_stays_a_cell():
    assert definitions(["def f(): ...", "print(1)", "x = 1"]) == ["def f():\n    ...", "", "x = 1"]


@pytest.mark.parametrize(
    "value", ["1", "'text'", "[1, 2]", "np.zeros((3, 3))", "np.random.default_rng(1)", "a + b"]
)
def test_values_that_no_framework_computes_stay(value):
    assert "x" in names("import numpy as np", f"x = {value}")


@pytest.mark.parametrize(
    "value", ["tf.constant(1)", "keras.Sequential([])", "model(x)", "np.array(tf.ones(3))", "f()"]
)
def test_values_that_a_framework_may_compute_go(value):
    cell = "import numpy as np\nimport tensorflow as tf\nfrom tensorflow import keras"
    assert "x" not in names(cell, "def f(): return tf.ones(1)", f"x = {value}")


def test_values_of_a_framework_are_kept_for_forks_to_compute():
    cells = [
        "import numpy as np\nimport tensorflow as tf",
        "a = 1\nb = np.ones(2)\nZERO = tf.constant(0.0)",
        "loss = train(ZERO)\ntf.print(1)\nboth = tf.stack([np.ones(1)])",
    ]
    assert late_values(cells) == ["ZERO = tf.constant(0.0)", "both = tf.stack([np.ones(1)])"]


@pytest.mark.parametrize("statement", ["model.fit(X, Y)", "for i in range(9): step()", "x += 1"])
def test_what_runs_goes(statement):
    assert definitions([statement]) == [""]


def test_magics_and_cells_that_do_not_parse_do_no_harm():
    assert definitions(["%matplotlib inline\nx = 1", "!ls\ny = 2"]) == ["x = 1", "y = 2"]
    assert definitions(["def f(:", "z = 3", "\x00"]) == ["", "z = 3", ""]


def test_deeply_nested_code_does_no_harm():
    deep = "x = " + "-" * 5000 + "1"
    assert definitions([deep, "y = 1"])[1] == "y = 1"
