"""The solution of initialization gives the published numbers, and other right answers pass."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

import init_utils
from answers import answer_to, verdict_on
from tables import right

TARGET = "course2/initialization"

#: Start, layer sizes, and the weights that it draws after seed 3; all biases are zero.
DRAWN = [
    ("zeros", [3, 2, 1], {"W1": np.zeros((2, 3)), "W2": np.zeros((1, 2))}),
    (
        "random",
        [3, 2, 1],
        {
            "W1": [[17.88628473, 4.36509851, 0.96497468], [-18.63492703, -2.77388203, -3.54758979]],
            "W2": [[-0.82741481, -6.27000677]],
        },
    ),
    (
        "he",
        [2, 4, 1],
        {
            "W1": [
                [1.78862847, 0.43650985],
                [0.09649747, -1.8634927],
                [-0.2773882, -0.35475898],
                [-0.08274148, -0.62700068],
            ],
            "W2": [[-0.03098412, -0.33744411, -0.92904268, 0.62552248]],
        },
    ),
]

#: Start, published costs by thousands of iterations, tolerance, accuracies in percent. Sigmoids of
#: large weights are saturated, so the order of sums shows in the fourth digit of their costs.
RUNS = [
    ("zeros", dict.fromkeys(range(15), 0.6931471805599453), 1e-15, (50, 50)),
    (
        "random",
        {
            0: np.inf,
            1: 0.6237287551108738,
            2: 0.5981106708339466,
            7: 0.47357131493578297,
            13: 0.38497849983013926,
            14: 0.38278397192120406,
        },
        1e-3,
        (83, 86),
    ),
    (
        "he",
        {
            0: 0.8830537463419761,
            1: 0.6879825919728063,
            7: 0.311780346484444,
            13: 0.0845705595402428,
            14: 0.07357895962677366,
        },
        1e-9,
        (298 / 3, 96),
    ),
]

test_right_answer = right(TARGET)


@pytest.mark.parametrize(("start", "sizes", "weights"), DRAWN, ids=[row[0] for row in DRAWN])
def test_published_weights(
    start: str, sizes: list[int], weights: dict[str, Any], names: SimpleNamespace
) -> None:
    np.random.seed(3)
    parameters = getattr(names, f"initialize_parameters_{start}")(sizes)
    assert set(parameters) == {"W1", "b1", "W2", "b2"}
    for name, value in weights.items():
        np.testing.assert_allclose(parameters[name], value, rtol=0, atol=5e-9)
    for layer in (1, 2):
        np.testing.assert_array_equal(parameters[f"b{layer}"], np.zeros((sizes[layer], 1)))


@pytest.mark.parametrize(
    ("start", "published", "tolerance", "accuracies"), RUNS, ids=[row[0] for row in RUNS]
)
def test_published_run(
    start: str,
    published: dict[int, float],
    tolerance: float,
    accuracies: tuple[float, float],
    names: SimpleNamespace,
) -> None:
    X, Y, test_X, test_Y = init_utils.load_dataset(plot=False)
    parameters, costs = names.model(X, Y, getattr(names, f"initialize_parameters_{start}"))
    assert len(costs) == 15
    got = [costs[thousands] for thousands in published]
    np.testing.assert_allclose(got, list(published.values()), rtol=0, atol=tolerance)
    assert names.accuracy(parameters, X, Y) == pytest.approx(accuracies[0])
    assert names.accuracy(parameters, test_X, test_Y) == pytest.approx(accuracies[1])


def test_each_start_keeps_the_signal_of_its_own_activation(names: SimpleNamespace) -> None:
    def strength(start: str, activation: Any) -> float:
        layers = names.activations_of(getattr(names, f"initialize_parameters_{start}"), activation)
        return float(np.sqrt(np.mean(layers[-1] ** 2)))

    assert strength("he", names.relu) == pytest.approx(1, rel=0.5)
    assert strength("xavier", names.relu) < 0.1
    assert 0.15 < strength("xavier", np.tanh) < 0.5
    assert strength("small", np.tanh) < 1e-6


@pytest.mark.parametrize("scale", ["2 / n", "2 / n_prev", "1 / n_prev", "2 / (n + n_prev)"])
def test_a_wrong_scale_from_any_generator_is_told_in_numbers(scale: str) -> None:
    title = "initialize_parameters_he: from the last layer"
    answer = answer_to(TARGET, title, ("(2 / n_prev) ** 0.5", scale))
    verdict = verdict_on(TARGET, "initialize_parameters_he", answer)
    assert verdict.score <= verdict.exercise.points / 4
    assert "standard deviation of W1" in verdict.cases[1].remark


def test_one_seed_for_every_layer_is_noticed_whatever_its_number() -> None:
    loop = "for l in range(1, L):"
    seeded = (loop, f"{loop}\n        np.random.seed(8)")
    answer = answer_to(TARGET, "initialize_parameters_random: classic", seeded)
    verdict = verdict_on(TARGET, "initialize_parameters_random", answer)
    assert verdict.status == "partial"
    assert "same random numbers" in verdict.cases[0].remark


def test_weights_of_zero_are_not_called_seeded() -> None:
    answer = """
def initialize_parameters_xavier(layers_dims):
    return {
        f"{name}{l}": np.zeros((layers_dims[l], layers_dims[l - 1] if name == "W" else 1))
        for l in range(1, len(layers_dims))
        for name in "Wb"
    }
"""
    verdict = verdict_on(TARGET, "initialize_parameters_xavier", answer)
    assert [case.remark for case in verdict.cases] == [
        "All numbers in W1 are equal; draw each of them at random."
    ] * len(verdict.cases)
