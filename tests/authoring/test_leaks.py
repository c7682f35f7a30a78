"""Answers that the release gives away."""

import pytest

from invigilator.authoring.leaks import leaks, tellings
from invigilator.authoring.release import release_notebook
from invigilator.authoring.source import read_source


def found(assignment):
    source = read_source(assignment)
    return leaks(source, release_notebook(source))


def test_a_sound_release_leaks_nothing(tiny):
    assert found(tiny) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("# The mean is the sum", "# The mean is `total / len(values)`, the sum", 3),
        ("# The mean is the sum", "# ```python\n# average = total/len( values )\n# ```", 4),
        ("data = [1, 2, 3]", "data = [1, 2, 3]\n# total / len(values)", 16),
        ("data = [1, 2, 3]", "print(total / len(\n    values))", 15),
        ("data = [1, 2, 3]", "data = 'total / len(values)'", 15),
    ],
)
def test_an_answer_in_prose_or_code_is_found_with_both_places(edit, old, new, line):
    (leak,) = found(edit(old, new))
    assert leak.startswith("course9/source/tiny/tiny.py:")
    assert f"line {line} of cell " in leak
    assert leak.endswith("holds the answer of mean (its line 6): total / len(values)")


def test_an_answer_left_in_its_own_cell_is_found(edit):
    (leak,) = found(edit("# How many numbers?", "# How many? len(data) + 0 * 1"))
    assert "of cell sizes holds the answer of sizes" in leak


def test_part_of_another_word_is_no_leak(edit):
    assert found(edit("# The mean is the sum", "# subtotal / len(values) is the sum")) == []


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("y = np.dot(w.T, X) + b", ["np.dot(w.T, X) + b"]),
        ("y: float = np.dot(w.T, X)", ["np.dot(w.T, X)"]),
        ("y -= learning_rate * y", ["learning_rate * y"]),
        ("print(1 + len(values))", ["print(1 + len(values))"]),
        ("return np.tanh(x) ** 2", ["np.tanh(x) ** 2"]),
        ("if A[0, i] > threshold:\n    y = 1", ["A[0, i] > threshold"]),
        ("for i in range(3):\n    y = np.dot(w.T, X[i])", ["np.dot(w.T, X[i])"]),
        ("y = 3000000000000", []),
        ('y = parameters["W1"]', []),
        ("y = self.parameters.weights", []),
        ("grads, cost = propagate(w, b, X, Y=labels)", []),
        ('y = {"dw": dw, "db": db, "cost": [cost, None]}', []),
        ("y = (A - Y) / m", []),
        ("for i in range(len(parameters) // 2):\n    pass", []),
    ],
)
def test_what_gives_an_answer_away(edit, answer, expected):
    body = "\n".join(f"    {line}" for line in answer.splitlines())
    source = read_source(edit("    total = sum(values)\n    average = total / len(values)", body))
    assert [telling.text for telling in tellings(source.cells[5])] == expected
