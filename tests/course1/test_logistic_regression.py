"""Logistic regression: published numbers come out, right answers of any kind are accepted."""

import os

import numpy as np
import pytest

from answers import solution, verdict_on
from lr_utils import load_dataset

TARGET = "course1/logistic_regression"

W, B = np.array([[1.0], [2.0]]), 2.0
X = np.array([[1.0, 2.0, -1.0], [3.0, 4.0, -3.2]])
Y = np.array([[1, 0, 1]])

COSTS = [
    0.693147, 0.584508, 0.466949, 0.376007, 0.331463, 0.303273, 0.279880, 0.260042, 0.242941,
    0.228004, 0.214820, 0.203078, 0.192544, 0.183033, 0.174399, 0.166521, 0.159305, 0.152667,
    0.146542, 0.140872,
]  # fmt: skip

RIGHT = {
    "dataset_dimensions": [
        "m_train, num_px, _, _ = train_set_x_orig.shape\nm_test = test_set_y.size",
    ],
    "flatten": [
        """
train_set_x_flatten = np.array([picture.ravel() for picture in train_set_x_orig], dtype=float).T
test_set_x_flatten = np.column_stack([picture.ravel() for picture in test_set_x_orig])
""",
    ],
    "sigmoid": [
        "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))",
        "def sigmoid(x):\n    e = np.exp(-abs(x))\n    return np.where(x < 0, e, 1) / (1 + e)",
        "def sigmoid(z):\n    return (1 + np.tanh(np.asarray(z) / 2)) / 2",
    ],
    "initialize_with_zeros": [
        "def initialize_with_zeros(dim):\n    return np.array([[0.0]] * dim), 0",
    ],
    "propagate": [
        """
def propagate(w, b, X, Y):
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": np.mean(X * (A - Y), axis=1, keepdims=True), "db": np.mean(A - Y)}, cost
""",
        """
def propagate(w, b, X, Y):
    z = w.T @ X + b
    error = np.clip(sigmoid(z), 1e-8, 1 - 1e-8) - Y
    cost = np.squeeze(np.mean(np.logaddexp(0, z) - Y * z))
    return {"dw": X @ error.T / Y.size, "db": error.mean(), "error": error}, cost
""",
        """
def propagate(w, b, X, Y):
    (n, m), cost, db, dw = X.shape, 0, 0, np.zeros(w.shape)
    for i in range(m):
        a = sigmoid(sum(w[j, 0] * X[j, i] for j in range(n)) + b)
        cost -= safe_log(a if Y[0, i] else 1 - a) / m
        db += (a - Y[0, i]) / m
        for j in range(n):
            dw[j, 0] += X[j, i] * (a - Y[0, i]) / m
    return {"dw": dw, "db": db}, float(cost)
""",
    ],
    "optimize": [
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs, i, w, b = [], 0, copy.deepcopy(w), copy.deepcopy(b)
    while i < num_iterations:
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b -= learning_rate * grads["db"]
        costs += [float(cost)] if i % 100 == 0 else []
        i += 1
    return {"w": w, "b": b}, grads, costs
""",
    ],
    "predict": [
        "def predict(w, b, X):\n    return np.where(w.T @ X + b > 0, 1, 0)",
        """
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    for i in range(A.shape[1]):
        A[0, i] = 1 if A[0, i] > 0.5 else 0
    return A
""",
    ],
    "model": [
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(len(X_train))
    params, _, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    train, test = (predict(params["w"], params["b"], X) for X in (X_train, X_test))
    print(f"train accuracy: {100 - np.mean(np.abs(train - Y_train)) * 100} %")
    return dict(params, costs=costs, Y_prediction_train=train, Y_prediction_test=test,
                learning_rate=learning_rate, num_iterations=num_iterations, m=Y_train.size)
""",
    ],
}


@pytest.fixture
def names():
    return solution(TARGET).namespace


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [(name, answer) for name, several in RIGHT.items() for answer in several],
)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_right_another_way_is_right(exercise, answer):
    verdict = verdict_on(TARGET, exercise, answer)
    assert [case.recorded.case.name for case in verdict.cases if case.status != "passed"] == []


def test_the_classic_example_of_propagate(names):
    grads, cost = names["propagate"](W, B, X, Y)
    assert grads["dw"] == pytest.approx(np.array([[0.9984560146], [2.3950723885]]))
    assert grads["db"] == pytest.approx(0.001455578137)
    assert cost == pytest.approx(5.801545319)


def test_the_classic_example_of_optimize_and_predict(names):
    params, grads, costs = names["optimize"](W, B, X, Y, 100, 0.009, print_cost=False)
    assert params["w"] == pytest.approx(np.array([[0.19033591], [0.12259159]]), abs=5e-9)
    assert params["b"] == pytest.approx(1.92535983008)
    assert grads["dw"] == pytest.approx(np.array([[0.67752042], [1.41625495]]))
    assert grads["db"] == pytest.approx(0.219194504541)
    assert costs == pytest.approx([5.801545319])
    assert np.array_equal(W, [[1.0], [2.0]])
    assert np.array_equal(names["predict"](params["w"], params["b"], X), [[1.0, 1.0, 1.0]])


def test_saturation_gives_neither_warning_nor_nan(names):
    z = np.array([[-1e4, 1e4, 0.0]])
    assert np.array_equal(np.round(names["sigmoid"](z), 12), [[0.0, 1.0, 0.5]])
    grads, cost = names["propagate"](np.array([[1.0]]), 0.0, z, np.array([[1, 0, 1]]))
    assert np.isfinite(cost)
    assert grads["dw"] == pytest.approx(np.array([[2e4 / 3]]))


def test_no_iterations_leave_the_parameters(names):
    params, grads, costs = names["optimize"](W, B, X, Y, 0, 0.1)
    assert np.array_equal(params["w"], W)
    assert (params["b"], grads, costs) == (B, {}, [])


def test_the_test_pictures_beat_the_majority(names, monkeypatch):
    monkeypatch.delenv("COURSE_DATA", raising=False)
    trained, _, test_labels = train(names)
    right = np.mean(trained["Y_prediction_test"] == test_labels)
    assert right > max(test_labels.mean(), 1 - test_labels.mean())


@pytest.mark.classic
@pytest.mark.skipif("COURSE_DATA" not in os.environ, reason="COURSE_DATA names no classic files")
def test_the_published_training_run(names):
    trained, train_labels, test_labels = train(names)
    assert trained["costs"] == pytest.approx(COSTS, abs=5.1e-7)
    accuracy = names["accuracy"]
    assert accuracy(trained["Y_prediction_train"], train_labels) == pytest.approx(99.04306220)
    assert accuracy(trained["Y_prediction_test"], test_labels) == pytest.approx(70.0)


def train(names):
    """The training run of the notebook, and the labels of both sets."""
    train_pictures, train_labels, test_pictures, test_labels, _ = load_dataset()
    columns = [p.reshape(len(p), -1).T / 255 for p in (train_pictures, test_pictures)]
    sets = columns[0], train_labels, columns[1], test_labels
    return (
        names["model"](*sets, num_iterations=2000, learning_rate=0.005),
        train_labels,
        test_labels,
    )
