"""The solution of the TensorFlow notebook gives the known numbers, and other answers pass."""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from answers import verdict_on

pytestmark = pytest.mark.frameworks


TARGET = "course2/tensorflow_introduction"


@dataclass(frozen=True)
class Reference:
    """A number or an array, and the way to it."""

    name: str
    recipe: Callable[[SimpleNamespace], Any]
    value: Any
    tolerance: float = 5e-9


ONE_HOT = [[0, 0, 0, 1, 0, 0], [1, 0, 0, 0, 0, 1], [0, 1, 0, 0, 1, 0], [0, 0, 1, 0, 0, 0]]
SHAPES = {
    "W1": (25, 12288),
    "b1": (25, 1),
    "W2": (12, 25),
    "b2": (12, 1),
    "W3": (6, 12),
    "b3": (6, 1),
}

REFERENCES = [
    Reference(
        "linear function",
        lambda n: n.linear_function(),
        [[-2.15657382], [2.95891446], [-1.08926781], [-0.84538042]],
    ),
    Reference("sigmoid of 0", lambda n: n.sigmoid(0), 0.5, 0),
    Reference("sigmoid of 12", lambda n: n.sigmoid(12), 0.999994, 5e-7),
    Reference("one-hot labels", lambda n: n.one_hot_matrix([1, 2, 3, 0, 2, 1], 4), ONE_HOT, 0),
    *(
        Reference(f"shape of {k}", lambda n, k=k: n.initialize_parameters()[k].shape, shape, 0)
        for k, shape in SHAPES.items()
    ),
    Reference(
        "number of parameters",
        lambda n: sum(np.size(each) for each in n.initialize_parameters().values()),
        307615,
        0,
    ),
    *(
        Reference(
            f"limit of {k}", lambda n, k=k: largest(n.initialize_parameters()[k]), limit, 0.02
        )
        for k, limit in {"W1": 0.0220746, "W2": 0.4026936, "W3": 0.5773503}.items()
    ),
    Reference("loss of equal chances", lambda n: equal_chances(n), np.log(6), 1e-6),
]


def largest(weights: Any) -> float:
    return float(np.abs(weights).max())


def equal_chances(names: SimpleNamespace) -> Any:
    labels = names.one_hot_matrix(np.arange(6), 6)
    return names.compute_total_loss(np.zeros((6, 6), np.float32), labels)


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda reference: reference.name)
def test_known_number(reference: Reference, names: SimpleNamespace) -> None:
    names.keras.utils.set_random_seed(1)  # few random numbers may all stay far from their limit
    got = np.asarray(reference.recipe(names))
    assert got.shape == np.shape(reference.value)
    np.testing.assert_allclose(got, reference.value, rtol=0, atol=reference.tolerance)


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


test_right_answer = right(TARGET)


def test_a_sum_over_the_examples_is_told_so() -> None:
    answer = CLASSIC_LOSS.replace("reduce_mean", "reduce_sum")
    verdict = verdict_on(TARGET, "compute_total_loss", answer)
    assert verdict.status != "passed"
    assert "add up the losses" in (verdict.mistake or "")


def test_z2_in_place_of_a2_is_told_so() -> None:
    verdict = verdict_on(
        TARGET, "forward_propagation", CLASSIC_FORWARD.replace("(W3, A2)", "(W3, Z2)")
    )
    assert verdict.status != "passed"
    assert "takes Z2" in (verdict.mistake or "")
