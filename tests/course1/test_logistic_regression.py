"""Logistic regression: published numbers come out, right answers of any kind are accepted."""

import numpy as np
import pytest

from lr_utils import load_dataset
from tables import Known, known_numbers, right

TARGET = "course1/logistic_regression"

W, B = np.array([[1.0], [2.0]]), 2.0
X = np.array([[1.0, 2.0, -1.0], [3.0, 4.0, -3.2]])
Y = np.array([[1, 0, 1]])

COSTS = [
    0.693147, 0.584508, 0.466949, 0.376007, 0.331463, 0.303273, 0.279880, 0.260042, 0.242941,
    0.228004, 0.214820, 0.203078, 0.192544, 0.183033, 0.174399, 0.166521, 0.159305, 0.152667,
    0.146542, 0.140872,
]  # fmt: skip


def steps(names):
    return names.optimize(W, B, X, Y, 100, 0.009, print_cost=False)


KNOWN_NUMBERS = [
    Known("gradient", lambda n: n.propagate(W, B, X, Y)[0]["dw"], [[0.9984560146], [2.3950723885]]),
    Known("db", lambda n: n.propagate(W, B, X, Y)[0]["db"], 0.001455578137),
    Known("cost", lambda n: n.propagate(W, B, X, Y)[1], 5.801545319),
    Known("w after 100 steps", lambda n: steps(n)[0]["w"], [[0.19033591], [0.12259159]]),
    Known("b after 100 steps", lambda n: steps(n)[0]["b"], 1.92535983008),
    Known("dw after 100 steps", lambda n: steps(n)[1]["dw"], [[0.67752042], [1.41625495]]),
    Known("db after 100 steps", lambda n: steps(n)[1]["db"], 0.219194504541),
    Known("costs of 100 steps", lambda n: steps(n)[2], [5.801545319]),
    Known(
        "predictions",
        lambda n: n.predict(steps(n)[0]["w"], steps(n)[0]["b"], X),
        [[1.0, 1.0, 1.0]],
        0,
    ),
]

test_known_number = known_numbers(KNOWN_NUMBERS)
test_right_answer = pytest.mark.filterwarnings("ignore::RuntimeWarning")(right(TARGET))


def test_training_leaves_the_weights_that_were_passed(names):
    steps(names)
    assert np.array_equal(W, [[1.0], [2.0]])


def test_saturation_gives_neither_warning_nor_nan(names):
    z = np.array([[-1e4, 1e4, 0.0]])
    assert np.array_equal(np.round(names.sigmoid(z), 12), [[0.0, 1.0, 0.5]])
    grads, cost = names.propagate(np.array([[1.0]]), 0.0, z, np.array([[1, 0, 1]]))
    assert np.isfinite(cost)
    assert grads["dw"] == pytest.approx(np.array([[2e4 / 3]]))


def test_no_iterations_leave_the_parameters(names):
    params, grads, costs = names.optimize(W, B, X, Y, 0, 0.1)
    assert np.array_equal(params["w"], W)
    assert (params["b"], grads, costs) == (B, {}, [])


def test_the_test_pictures_beat_the_majority(names, monkeypatch):
    monkeypatch.delenv("COURSE_DATA", raising=False)
    trained, _, test_labels = train(names)
    share = np.mean(trained["Y_prediction_test"] == test_labels)
    assert share > max(test_labels.mean(), 1 - test_labels.mean())


@pytest.mark.classic
def test_the_published_training_run(names):
    trained, train_labels, test_labels = train(names)
    assert trained["costs"] == pytest.approx(COSTS, abs=5.1e-7)
    accuracy = names.accuracy
    assert accuracy(trained["Y_prediction_train"], train_labels) == pytest.approx(99.04306220)
    assert accuracy(trained["Y_prediction_test"], test_labels) == pytest.approx(70.0)


def train(names):
    """The training run of the notebook, and the labels of both sets."""
    train_pictures, train_labels, test_pictures, test_labels, _ = load_dataset()
    columns = [p.reshape(len(p), -1).T / 255 for p in (train_pictures, test_pictures)]
    sets = columns[0], train_labels, columns[1], test_labels
    return (
        names.model(*sets, num_iterations=2000, learning_rate=0.005),
        train_labels,
        test_labels,
    )
