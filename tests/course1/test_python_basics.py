"""Python basics: the classic numbers come out, other right answers pass."""

import numpy as np
import pytest

from answers import solution, verdict_on

TARGET = "course1/python_basics"
X1 = [9, 2, 5, 0, 0, 7, 5, 0, 0, 0, 9, 2, 5, 0, 0]
X2 = [9, 2, 2, 9, 0, 9, 2, 5, 0, 0, 9, 2, 5, 0, 0]
OUTER_ROWS = {
    9: [81, 18, 18, 81, 0, 81, 18, 45, 0, 0, 81, 18, 45, 0, 0],
    2: [18, 4, 4, 18, 0, 18, 4, 10, 0, 0, 18, 4, 10, 0, 0],
    5: [45, 10, 10, 45, 0, 45, 10, 25, 0, 0, 45, 10, 25, 0, 0],
    7: [63, 14, 14, 63, 0, 63, 14, 35, 0, 0, 63, 14, 35, 0, 0],
    0: [0] * 15,
}
YHAT, Y = np.array([0.9, 0.2, 0.1, 0.4, 0.9]), np.array([1, 0, 0, 1, 1])

#: Name, recipe (a function of the solution and its arguments), value.
NUMBERS = [
    ("one number", "basic_sigmoid", [3], 0.9525741268224334),
    ("an array", "sigmoid", [np.array([1, 2, 3])], [0.73105858, 0.88079708, 0.95257413]),
    ("slopes", "sigmoid_derivative", [np.array([1, 2, 3])], [0.19661193, 0.10499359, 0.04517666]),
    (
        "rows of length 1",
        "normalizeRows",
        [np.array([[0, 3, 4], [1, 6, 4]])],
        [[0.0, 0.6, 0.8], [0.13736056, 0.82416338, 0.54944226]],
    ),
    (
        "rows of length 1, second example",
        "normalizeRows",
        [np.array([[0, 3, 4], [2, 6, 4]])],
        [[0.0, 0.6, 0.8], [0.26726124, 0.80178373, 0.53452248]],
    ),
    (
        "probabilities",
        "softmax",
        [np.array([[9, 2, 5, 0, 0], [7, 5, 0, 0, 0]])],
        [
            [0.98089766, 0.00089446, 0.01796577, 0.00012105, 0.00012105],
            [0.87867986, 0.11891639, 0.00080125, 0.00080125, 0.00080125],
        ],
    ),
    ("sum of absolute errors", "L1", [YHAT, Y], 1.1),
    ("sum of squared errors", "L2", [YHAT, Y], 0.43),
    ("dot product with a loop", "dot_with_loop", [X1, X2], 278),
    ("outer product with a loop", "outer_with_loop", [X1, X2], [OUTER_ROWS[x] for x in X1]),
    (
        "products place by place with a loop",
        "multiply_with_loop",
        [X1, X2],
        [81, 4, 10, 0, 0, 63, 10, 0, 0, 0, 81, 4, 25, 0, 0],
    ),
]

#: Right answers that differ from the solution.
ANSWERS = {
    "basic_sigmoid": [
        "def basic_sigmoid(x):\n    return math.exp(x) / (math.exp(x) + 1)",
        "def basic_sigmoid(x):\n    return np.array(1 / (1 + np.exp(-x)))",
    ],
    "sigmoid": [
        "def sigmoid(x):\n    return 0.5 * (1 + np.tanh(x / 2))",
        "sigmoid = np.vectorize(lambda x: 1 / (1 + math.exp(-x)))",
    ],
    "sigmoid_derivative": [
        "def sigmoid_derivative(x):\n    return np.exp(-x) / (1 + np.exp(-x)) ** 2",
        "def sigmoid_derivative(x):\n    s = sigmoid(x)\n    return s - s**2",
    ],
    "image2vector": [
        "def image2vector(image):\n    return image.flatten()[:, np.newaxis]",
        """
def image2vector(image):
    length, height, depth = image.shape
    places = [(i, j, k) for i in range(length) for j in range(height) for k in range(depth)]
    return np.array([[image[place]] for place in places])
""",
    ],
    "normalizeRows": [
        "def normalizeRows(x):\n    return (x.T / np.sqrt(np.sum(x**2, axis=1))).T",
        "def normalizeRows(x):\n    return np.array([row / np.sqrt(row @ row) for row in x])",
        """
def normalizeRows(x):
    x_norm = np.linalg.norm(x, ord=2, axis=1, keepdims=True)
    x = x / x_norm
    return x
""",
    ],
    "softmax": [
        """
def softmax(x):
    x_exp = np.exp(x)
    x_sum = np.sum(x_exp, axis=1, keepdims=True)
    return x_exp / x_sum
""",
        "def softmax(x):\n    return np.array([np.exp(row) / sum(np.exp(row)) for row in x])",
    ],
    "L1": [
        "def L1(yhat, y):\n    return sum(abs(y - yhat))",
        "def L1(yhat, y):\n    return float(np.linalg.norm(yhat - y, ord=1))",
    ],
    "L2": [
        "def L2(yhat, y):\n    return np.dot(y - yhat, y - yhat)",
        "def L2(yhat, y):\n    return sum((a - b) ** 2 for a, b in zip(y, yhat))",
    ],
}


@pytest.mark.parametrize(
    ("function", "arguments", "value"),
    [each[1:] for each in NUMBERS],
    ids=[each[0] for each in NUMBERS],
)
def test_solution_gives_the_classic_number(function, arguments, value):
    got = solution(TARGET).namespace[function](*arguments)
    assert np.shape(got) == np.shape(value)
    np.testing.assert_allclose(got, value, rtol=0, atol=6e-9)


def test_picture_becomes_a_column_in_the_order_of_storage():
    picture = np.arange(24).reshape(4, 2, 3)
    column = solution(TARGET).namespace["image2vector"](picture)
    assert column.tolist() == [[number] for number in range(24)]


def test_softmax_of_large_scores_is_finite():
    probabilities = solution(TARGET).namespace["softmax"](np.array([[1000.0, 0.0]]))
    assert probabilities.tolist() == [[1.0, 0.0]]


def test_row_of_zeros_stays_as_it_is():
    rows = solution(TARGET).namespace["normalizeRows"](np.array([[0.0, 0.0], [3.0, 4.0]]))
    np.testing.assert_allclose(rows, [[0.0, 0.0], [0.6, 0.8]])


@pytest.mark.parametrize("name", ["L1", "L2"])
def test_loss_of_a_row_of_examples_is_a_number(name):
    loss = solution(TARGET).namespace[name]
    assert loss(YHAT.reshape(1, -1), Y.reshape(1, -1)) == pytest.approx(loss(YHAT, Y))


@pytest.mark.parametrize(
    ("name", "answer"), [(name, answer) for name in ANSWERS for answer in ANSWERS[name]]
)
def test_other_right_answer_passes(name, answer):
    assert verdict_on(TARGET, name, answer).status == "passed"


def test_answer_right_for_the_visible_array_alone_fails():
    answer = "def image2vector(image):\n    return image.reshape(12, 1)"
    verdict = verdict_on(TARGET, "image2vector", answer)
    assert [case.status for case in verdict.cases] == ["passed"] + ["error"] * 4
    assert verdict.score == 0
