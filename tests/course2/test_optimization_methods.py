"""The solution of the optimization methods gives the published numbers and training runs."""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
import opt_utils
import pytest
import testCases
from answers import solution, verdict_on

TARGET = "course2/optimization_methods"


@pytest.fixture(scope="module")
def names() -> SimpleNamespace:
    """The names of the solution."""
    namespace = solution(TARGET).namespace
    return SimpleNamespace(**{key: value for key, value in namespace.items() if key.isidentifier()})


@dataclass(frozen=True)
class Reference:
    """A number or an array, and the way to it."""

    name: str
    recipe: Callable[[SimpleNamespace], Any]
    value: Any
    tolerance: float = 5e-9


def descent(names: SimpleNamespace) -> Any:
    parameters, grads, learning_rate = testCases.update_parameters_with_gd_test_case()
    return names.update_parameters_with_gd(parameters, grads, learning_rate)


def momentum(names: SimpleNamespace) -> Any:
    parameters, grads, v = testCases.update_parameters_with_momentum_test_case()
    return names.update_parameters_with_momentum(parameters, grads, v, 0.9, 0.01)


def adam(names: SimpleNamespace) -> Any:
    parameters, grads, v, s = testCases.update_parameters_with_adam_test_case()
    return names.update_parameters_with_adam(parameters, grads, v, s, t=2)


def batches(names: SimpleNamespace) -> Any:
    return names.random_mini_batches(*testCases.random_mini_batches_test_case())


def zeros(names: SimpleNamespace) -> Any:
    parameters = testCases.initialize_adam_test_case()
    return [names.initialize_velocity(parameters), *names.initialize_adam(parameters)]


DESCENT = {
    "W1": [[1.63535156, -0.62320365, -0.53718766], [-1.07799357, 0.85639907, -2.29470142]],
    "b1": [[1.74604067], [-0.75184921]],
    "W2": [
        [0.32171798, -0.25467393, 1.46902454],
        [-2.05617317, -0.31554548, -0.3756023],
        [1.1404819, -1.09976462, -0.1612551],
    ],
    "b2": [[-0.88020257], [0.02561572], [0.57539477]],
}
MOMENTUM = {
    "W1": [[1.62544598, -0.61290114, -0.52907334], [-1.07347112, 0.86450677, -2.30085497]],
    "b1": [[1.74493465], [-0.76027113]],
    "W2": [
        [0.31930698, -0.24990073, 1.4627996],
        [-2.05974396, -0.32173003, -0.38320915],
        [1.13444069, -1.0998786, -0.1713109],
    ],
    "b2": [[-0.87809283], [0.04055394], [0.58207317]],
}
VELOCITY = {
    "dW1": [[-0.11006192, 0.11447237, 0.09015907], [0.05024943, 0.09008559, -0.06837279]],
    "db1": [[-0.01228902], [-0.09357694]],
    "dW2": [
        [-0.02678881, 0.05303555, -0.06916608],
        [-0.03967535, -0.06871727, -0.08452056],
        [-0.06712461, -0.00126646, -0.11173103],
    ],
    "db2": [[0.02344157], [0.16598022], [0.07420442]],
}
ADAM = {
    "W1": [[1.63178673, -0.61919778, -0.53561312], [-1.08040999, 0.85796626, -2.29409733]],
    "b1": [[1.75225313], [-0.75376553]],
    "W2": [
        [0.32648046, -0.25681174, 1.46954931],
        [-2.05269934, -0.31497584, -0.37661299],
        [1.14121081, -1.09244991, -0.16498684],
    ],
    "b2": [[-0.88529979], [0.03477238], [0.57537385]],
}
SQUARES = {
    "dW1": [[0.00121136, 0.00131039, 0.00081287], [0.0002525, 0.00081154, 0.00046748]],
    "db1": [[1.51020075e-05], [8.75664434e-04]],
    "dW2": [
        [7.17640232e-05, 2.81276921e-04, 4.78394595e-04],
        [1.57413361e-04, 4.72206320e-04, 7.14372576e-04],
        [4.50571368e-04, 1.60392066e-07, 1.24838242e-03],
    ],
    "db2": [[5.49507194e-05], [2.75494327e-03], [5.50629536e-04]],
}
ZEROS = {name: np.zeros_like(value).tolist() for name, value in VELOCITY.items()}

REFERENCES = [
    *(Reference(f"descent: {k}", lambda n, k=k: descent(n)[k], x) for k, x in DESCENT.items()),
    *(
        Reference(f"momentum: {k}", lambda n, k=k: momentum(n)[0][k], x)
        for k, x in MOMENTUM.items()
    ),
    *(
        Reference(f"momentum: {k}", lambda n, k=k: momentum(n)[1][k], x)
        for k, x in VELOCITY.items()
    ),
    *(Reference(f"Adam: {k}", lambda n, k=k: adam(n)[0][k], x) for k, x in ADAM.items()),
    *(Reference(f"Adam: v, {k}", lambda n, k=k: adam(n)[1][k], x) for k, x in VELOCITY.items()),
    *(Reference(f"Adam: s, {k}", lambda n, k=k: adam(n)[2][k], x) for k, x in SQUARES.items()),
    *(
        Reference(f"start of {which}: {k}", lambda n, i=i, k=k: zeros(n)[i][k], x, 0)
        for i, which in enumerate(("momentum", "Adam's v", "Adam's s"))
        for k, x in ZEROS.items()
    ),
    Reference(
        "batches: shapes of X",
        lambda n: [X.shape for X, _ in batches(n)],
        [[12288, 64], [12288, 64], [12288, 20]],
        0,
    ),
    Reference(
        "batches: shapes of Y",
        lambda n: [Y.shape for _, Y in batches(n)],
        [[1, 64], [1, 64], [1, 20]],
        0,
    ),
    Reference(
        "batches: first numbers",
        lambda n: batches(n)[0][0][0, :3],
        [0.90085595, -0.7612069, 0.2344157],
    ),
    Reference(
        "batches: labels 1 in each", lambda n: [Y.sum() for _, Y in batches(n)], [43, 48, 15], 0
    ),
    Reference("decay in each epoch", lambda n: n.update_lr(0.5, 2, 1), 1 / 6, 1e-15),
    Reference(
        "decay by schedule",
        lambda n: [n.schedule_lr_decay(0.5, epoch, 0.3, 100) for epoch in (10, 100)],
        [0.5, 0.3846153846153846],
        1e-15,
    ),
]

PUBLISHED_COSTS = {
    "gd": [
        *(0.690736, 0.685273, 0.647072, 0.619525, 0.576584),
        *(0.607243, 0.529403, 0.460768, 0.465586, 0.464518),
    ],
    "momentum": [
        *(0.690741, 0.685341, 0.647145, 0.619594, 0.576665),
        *(0.607324, 0.529476, 0.460936, 0.465780, 0.464740),
    ],
    "adam": [
        *(0.690552, 0.185567, 0.150852, 0.074454, 0.125936),
        *(0.104235, 0.100552, 0.031601, 0.111709, 0.197648),
    ],
}
PUBLISHED_ACCURACIES = {"gd": 239 / 300, "momentum": 239 / 300, "adam": 282 / 300}


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda reference: reference.name)
def test_published_number(reference: Reference, names: SimpleNamespace) -> None:
    got = np.asarray(reference.recipe(names))
    assert got.shape == np.shape(reference.value)
    np.testing.assert_allclose(got, reference.value, rtol=0, atol=reference.tolerance)


@pytest.mark.parametrize("optimizer", PUBLISHED_COSTS)
def test_published_training_run(optimizer: str, names: SimpleNamespace) -> None:
    X, Y = opt_utils.load_dataset(plot=False)
    parameters, history = names.model(X, Y, [2, 5, 2, 1], optimizer, every=1000)
    np.testing.assert_allclose(history["last"], PUBLISHED_COSTS[optimizer], rtol=0, atol=5.1e-7)
    right = opt_utils.predict_dec(parameters, X) == Y
    assert np.mean(right) == pytest.approx(PUBLISHED_ACCURACIES[optimizer])


DESCENT_IN_PLACE = """
def update_parameters_with_gd(parameters, grads, learning_rate):
    for name, value in parameters.items():
        value -= learning_rate * grads["d" + name]
    return parameters
"""

DESCENT_INTO_A_NEW_DICT = """
def update_parameters_with_gd(parameters, grads, learning_rate):
    return {key: np.subtract(parameters[key], np.multiply(grads["d" + key], learning_rate))
            for key in reversed(list(parameters))}
"""

CLASSIC_BATCHES = """
import math

def random_mini_batches(X, Y, mini_batch_size = 64, seed = 0):
    np.random.seed(seed)
    m = X.shape[1]
    mini_batches = []
    permutation = list(np.random.permutation(m))
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]RESHAPED
    num_complete_minibatches = math.floor(m/mini_batch_size)
    for k in range(0, num_complete_minibatches):
        mini_batch_X = shuffled_X[:, k * mini_batch_size : k * mini_batch_size + mini_batch_size]
        mini_batch_Y = shuffled_Y[:, k * mini_batch_size : k * mini_batch_size + mini_batch_size]
        mini_batch = (mini_batch_X, mini_batch_Y)
        mini_batches.append(mini_batch)
    if m % mini_batch_size != 0:
        mini_batch_X = shuffled_X[:, num_complete_minibatches * mini_batch_size : m]
        mini_batch_Y = shuffled_Y[:, num_complete_minibatches * mini_batch_size : m]
        mini_batch = (mini_batch_X, mini_batch_Y)
        mini_batches.append(mini_batch)
    return mini_batches
"""

BATCHES_BY_RANGE = """
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    order = np.random.RandomState(seed).permutation(X.shape[1])
    cuts = [order[i:i + mini_batch_size] for i in range(0, len(order), mini_batch_size)]
    return [[X[:, cut], Y[:, cut]] for cut in cuts]
"""

VELOCITY_BY_SHAPE = """
def initialize_velocity(parameters):
    return {"d" + name: np.zeros(value.shape) for name, value in parameters.items()}
"""

MOMENTUM_IN_PLACE = """
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    for name in parameters:
        v["d" + name] += (1 - beta) * (grads["d" + name] - v["d" + name])
        parameters[name] -= learning_rate * v["d" + name]
    return parameters, v
"""

ADAM_START_FROM_THE_VELOCITY = """
def initialize_adam(parameters):
    return [initialize_velocity(parameters), initialize_velocity(parameters)]
"""

CLASSIC_ADAM = """
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate = 0.01,
                                beta1 = 0.9, beta2 = 0.999,  epsilon = 1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(L):
        for kind in ("W", "b"):
            key = "d" + kind + str(l + 1)
            v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
            v_corrected[key] = v[key] / (1 - np.power(beta1, t))
            s[key] = beta2 * s[key] + (1 - beta2) * np.power(grads[key], 2)
            s_corrected[key] = s[key] / (1 - np.power(beta2, t))
            name = kind + str(l + 1)
            parameters[name] = parameters[name] - learning_rate * v_corrected[key] / (
                np.sqrt(s_corrected[key]) + epsilon)
    return parameters, v, s
"""

ADAM_IN_PLACE = """
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    for name, value in parameters.items():
        g, mean, square = grads["d" + name], v["d" + name], s["d" + name]
        mean *= beta1
        mean += (1 - beta1) * g
        square *= beta2
        square += (1 - beta2) * g * g
        root = np.sqrt(square) / np.sqrt(1 - beta2 ** t)
        value -= learning_rate * mean / ((root + epsilon) * (1 - beta1 ** t))
    return parameters, v, s
"""


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        ("update_parameters_with_gd", DESCENT_IN_PLACE),
        ("update_parameters_with_gd", DESCENT_INTO_A_NEW_DICT),
        ("random_mini_batches", CLASSIC_BATCHES.replace("RESHAPED", "")),
        ("random_mini_batches", CLASSIC_BATCHES.replace("RESHAPED", ".reshape((Y.shape[0], m))")),
        ("random_mini_batches", BATCHES_BY_RANGE),
        ("initialize_velocity", VELOCITY_BY_SHAPE),
        ("update_parameters_with_momentum", MOMENTUM_IN_PLACE),
        ("initialize_adam", ADAM_START_FROM_THE_VELOCITY),
        ("update_parameters_with_adam", CLASSIC_ADAM),
        ("update_parameters_with_adam", ADAM_IN_PLACE),
        (
            "update_lr",
            "update_lr = lambda rate, epoch, decay: np.float64(rate) / (epoch * decay + 1)",
        ),
        (
            "schedule_lr_decay",
            "def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):\n"
            "    whole = np.floor(epoch_num / time_interval)\n"
            "    return learning_rate0 * 1 / (1 + decay_rate * whole)\n",
        ),
    ],
)
def test_another_right_answer_gets_full_points(exercise: str, answer: str) -> None:
    verdict = verdict_on(TARGET, exercise, answer)
    assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)


def test_labels_of_one_row_only_are_told_so() -> None:
    answer = CLASSIC_BATCHES.replace("RESHAPED", ".reshape((1, m))")
    verdict = verdict_on(TARGET, "random_mini_batches", answer)
    assert verdict.status == "partial"
    assert "Labels may have several rows" in (verdict.mistake or "")


def test_epsilon_under_the_root_is_told_so() -> None:
    answer = CLASSIC_ADAM.replace("[key]) + epsilon)", "[key] + epsilon))")
    verdict = verdict_on(TARGET, "update_parameters_with_adam", answer)
    assert verdict.status != "passed"
    assert "under the root" in (verdict.mistake or "")
