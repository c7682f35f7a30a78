"""The solution of the TensorFlow notebook gives the known numbers, and other answers pass."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tables import Known, known_numbers, parts, right, told, wrong

TARGET = "course2/tensorflow_introduction"

pytestmark = pytest.mark.frameworks

ONE_HOT = [[0, 0, 0, 1, 0, 0], [1, 0, 0, 0, 0, 1], [0, 1, 0, 0, 1, 0], [0, 0, 1, 0, 0, 0]]
SHAPES = {
    "W1": (25, 12288),
    "b1": (25, 1),
    "W2": (12, 25),
    "b2": (12, 1),
    "W3": (6, 12),
    "b3": (6, 1),
}


def largest(weights: Any) -> float:
    return float(np.abs(weights).max())


def equal_chances(names: SimpleNamespace) -> Any:
    labels = names.one_hot_matrix(np.arange(6), 6)
    return names.compute_total_loss(np.zeros((6, 6), np.float32), labels)


def shapes(names: SimpleNamespace) -> dict[str, tuple[int, ...]]:
    return {name: each.shape for name, each in names.initialize_parameters().items()}


def limits(names: SimpleNamespace) -> dict[str, float]:
    """The largest numbers; few random ones may all stay far from their limit, so with a seed."""
    names.keras.utils.set_random_seed(1)
    return {name: largest(each) for name, each in names.initialize_parameters().items()}


KNOWN_NUMBERS = [
    Known(
        "linear function",
        lambda n: n.linear_function(),
        [[-2.15657382], [2.95891446], [-1.08926781], [-0.84538042]],
    ),
    Known("sigmoid of 0", lambda n: n.sigmoid(0), 0.5, 0),
    Known("sigmoid of 12", lambda n: n.sigmoid(12), 0.999994, 5e-7),
    Known("one-hot labels", lambda n: n.one_hot_matrix([1, 2, 3, 0, 2, 1], 4), ONE_HOT, 0),
    *parts("shape", shapes, SHAPES, atol=0),
    Known("parameters", lambda n: sum(map(np.prod, shapes(n).values())), 307615, 0),
    *parts("limit", limits, {"W1": 0.0220746, "W2": 0.4026936, "W3": 0.5773503}, atol=0.02),
    Known("loss of equal chances", equal_chances, np.log(6), 1e-6),
]

TOLD = [
    wrong("compute_total_loss: classic", "add up the losses", ("reduce_mean", "reduce_sum")),
    wrong("forward_propagation: classic", "takes Z2", ("(W3, A2)", "(W3, Z2)")),
    wrong("initialize_parameters: classic", "", ("shape=(6, 1))", "shape=(6, 1)), False")),
]

test_known_number = known_numbers(KNOWN_NUMBERS)
test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)


def test_the_layers_start_with_different_numbers(names: SimpleNamespace) -> None:
    parameters = names.initialize_parameters()
    first = [np.ravel(parameters[k])[:4] / largest(parameters[k]) for k in ("W1", "W2", "W3")]
    assert not np.allclose(first[0], first[1], atol=0.01)
    assert not np.allclose(first[1], first[2], atol=0.01)


def test_the_step_learns_a_batch_by_heart(names: SimpleNamespace) -> None:
    names.keras.utils.set_random_seed(1)
    parameters, optimizer = names.initialize_parameters(), names.keras.optimizers.Adam(0.001)
    X = np.random.default_rng(1).normal(size=(12288, 12)).astype(np.float32)
    Y = names.one_hot_matrix(np.arange(12) % 6, 6)
    losses = [float(names.train_step(X, Y, parameters, optimizer)) for _ in range(30)]
    assert losses[0] > 1
    assert losses[-1] < 0.05
