"""The optimization methods give the published numbers and training runs; answers are judged."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

import opt_utils
import testCases
from answers import answer_to, verdict_on
from tables import Known, known_numbers, parts, right, told, wrong

TARGET = "course2/optimization_methods"


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

KNOWN_NUMBERS = [
    *parts("descent", descent, DESCENT),
    *parts("momentum", lambda n: momentum(n)[0], MOMENTUM),
    *parts("momentum: v", lambda n: momentum(n)[1], VELOCITY),
    *parts("Adam", lambda n: adam(n)[0], ADAM),
    *parts("Adam: v", lambda n: adam(n)[1], VELOCITY),
    *parts("Adam: s", lambda n: adam(n)[2], SQUARES),
    *parts("start of momentum", lambda n: zeros(n)[0], ZEROS, atol=0),
    *parts("start of Adam: v", lambda n: zeros(n)[1], ZEROS, atol=0),
    *parts("start of Adam: s", lambda n: zeros(n)[2], ZEROS, atol=0),
    Known(
        "batches: shapes of X",
        lambda n: [X.shape for X, _ in batches(n)],
        [[12288, 64], [12288, 64], [12288, 20]],
        0,
    ),
    Known(
        "batches: shapes of Y",
        lambda n: [Y.shape for _, Y in batches(n)],
        [[1, 64], [1, 64], [1, 20]],
        0,
    ),
    Known(
        "batches: first numbers",
        lambda n: batches(n)[0][0][0, :3],
        [0.90085595, -0.7612069, 0.2344157],
    ),
    Known("batches: labels 1 in each", lambda n: [Y.sum() for _, Y in batches(n)], [43, 48, 15], 0),
    Known("decay in each epoch", lambda n: n.update_lr(0.5, 2, 1), 1 / 6, 1e-15),
    Known(
        "decay by schedule",
        lambda n: [n.schedule_lr_decay(0.5, epoch, 0.3, 100) for epoch in (10, 100)],
        [0.5, 0.3846153846153846],
        1e-15,
    ),
]

TOLD = [
    wrong(
        "random_mini_batches: classic",
        "Labels may have several rows",
        ("(Y.shape[0], m)", "(1, m)"),
        partial=True,
    ),
    wrong(
        "update_parameters_with_adam: classic",
        "under the root",
        ("[key]) + epsilon)", "[key] + epsilon))"),
    ),
]

test_known_number = known_numbers(KNOWN_NUMBERS)
test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)

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


def test_classic_batches_need_not_reshape_the_labels() -> None:
    title, reshape = "random_mini_batches: classic", ".reshape((Y.shape[0], m))"
    verdict = verdict_on(TARGET, "random_mini_batches", answer_to(TARGET, title, (reshape, "")))
    assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)


@pytest.mark.parametrize("optimizer", PUBLISHED_COSTS)
def test_published_training_run(optimizer: str, names: SimpleNamespace) -> None:
    X, Y = opt_utils.load_dataset(plot=False)
    parameters, history = names.model(X, Y, [2, 5, 2, 1], optimizer, every=1000)
    np.testing.assert_allclose(history["last"], PUBLISHED_COSTS[optimizer], rtol=0, atol=5.1e-7)
    right = opt_utils.predict_dec(parameters, X) == Y
    assert np.mean(right) == pytest.approx(PUBLISHED_ACCURACIES[optimizer])
