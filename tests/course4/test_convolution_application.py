"""The solution of the hand-sign network gives the known numbers, and other answers pass."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from answers import solution, verdict_on
from tables import Known, known_numbers, parts, right, told, wrong

TARGET = "course4/convolution_application"

pytestmark = pytest.mark.frameworks


SHAPES = {
    "W1": (4, 4, 3, 8),
    "b1": (8,),
    "W2": (2, 2, 8, 16),
    "b2": (16,),
    "W3": (64, 6),
    "b3": (6,),
}


def shapes(names: SimpleNamespace) -> dict[str, tuple[int, ...]]:
    return {name: each.shape for name, each in names.initialize_parameters().items()}


def weights(names: SimpleNamespace) -> dict[str, int]:
    return {name: np.size(each) for name, each in names.initialize_parameters().items()}


def logits(names: SimpleNamespace) -> Any:
    X = np.zeros((3, 64, 64, 3), np.float32)
    return names.forward_propagation(X, names.initialize_parameters())


def layer_shapes(names: SimpleNamespace) -> list[tuple[int, ...]]:
    layers = names.convolutional_model((64, 64, 3)).layers
    return [tuple(each.output.shape[1:]) for each in layers]


VOLUMES = [(64, 64, 3), (64, 64, 8), (64, 64, 8), (8, 8, 8)]
VOLUMES += [(8, 8, 16), (8, 8, 16), (2, 2, 16), (64,), (6,)]

KNOWN_NUMBERS = [
    *parts("shape", shapes, SHAPES, atol=0),
    Known("weights of the first layer", lambda n: weights(n)["W1"], 384, 0),
    Known("weights of the second layer", lambda n: weights(n)["W2"], 512, 0),
    Known("dense layer", lambda n: weights(n)["W3"] + weights(n)["b3"], 390, 0),
    Known(
        "parameters without the biases of the convolutions",
        lambda n: sum(weights(n).values()) - weights(n)["b1"] - weights(n)["b2"],
        1286,
        0,
    ),
    Known("parameters", lambda n: n.convolutional_model((64, 64, 3)).count_params(), 1310, 0),
    Known("shape of the logits", lambda n: np.shape(logits(n)), (3, 6), 0),
    Known(
        "cost of equal chances",
        lambda n: n.compute_cost(np.zeros((6, 6), np.float32), np.eye(6, dtype=np.float32)),
        np.log(6),
        1e-6,
    ),
]

TOLD = [
    wrong(
        "initialize_parameters: by formula", "", ("tf.Variable(start,", "tf.Variable(start, False,")
    ),
    wrong("compute_cost: by formula", "summed up", (" / each.shape[0]", "")),
    wrong("forward_propagation: classic", "", ("[1, 8, 8, 1], padding", "[1, 1, 1, 1], padding")),
    wrong("model: by tf.data", "", ("np.average(costs, weights=sizes)", "np.mean(costs)")),
    wrong(
        "convolutional_model: sequential",
        "These are logits",
        ("keras.layers.Softmax(),\n", ""),
    ),
]

test_known_number = known_numbers(KNOWN_NUMBERS)
test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)


def test_the_volumes_between_the_layers(names: SimpleNamespace) -> None:
    assert layer_shapes(names) == VOLUMES


def test_loop_and_keras_model_are_the_same_network(names: SimpleNamespace) -> None:
    names.keras.utils.set_random_seed(1)
    parameters, network = names.initialize_parameters(), names.convolutional_model((64, 64, 3))
    network.set_weights([each.numpy() + 0.01 for each in parameters.values()])
    for array in parameters.values():
        array.assign_add(array * 0 + 0.01)
    X = np.random.default_rng(1).normal(size=(4, 64, 64, 3)).astype(np.float32)
    expected = names.tf.nn.softmax(names.forward_propagation(X, parameters))
    np.testing.assert_allclose(network(X), expected, atol=1e-6)


def cost_of_an_epoch(names: SimpleNamespace, model: Callable[..., Any]) -> float:
    """Cost of 1080 pictures of one pixel in batches of 64, all classes being equally likely."""
    X, Y = np.zeros((1080, 1, 1, 1), np.float32), np.eye(6, dtype=np.float32)[np.arange(1080) % 6]
    parameters = {
        "W1": np.zeros((1, 1, 1, 1)),
        "b1": np.zeros(1),
        "W2": np.zeros((1, 1, 1, 1)),
        "b2": np.zeros(1),
        "W3": np.zeros((1, 6)),
        "b3": np.zeros(6),
    }
    model.__globals__["initialize_parameters"] = lambda: {
        name: names.tf.Variable(array, dtype="float32") for name, array in parameters.items()
    }
    history = model(X, Y, X[:1], Y[:1], learning_rate=0.0, num_epochs=1, print_cost=False)[-1]
    return float(history["cost"][0])


def with_sum(line: str) -> Callable[..., Any]:
    """The solution's model with another line for the cost of an epoch."""
    reference = solution(TARGET)
    (exercise,) = (each for each in reference.source.exercises if each.name == "model")
    answer = reference.source.answer(exercise).source
    ours = "epoch_cost += float(cost) * len(X) / m"
    assert answer.count(ours) == 1
    return reference.with_answer(exercise, answer.replace(ours, line))["model"]


def test_the_cost_is_a_mean_though_the_last_batch_is_smaller(names: SimpleNamespace) -> None:
    ours = with_sum("epoch_cost += float(cost) * len(X) / m")
    assert cost_of_an_epoch(names, ours) == pytest.approx(np.log(6), rel=1e-5)


def test_the_published_mean_is_too_large_by_a_seventeenth(names: SimpleNamespace) -> None:
    published = with_sum("epoch_cost += float(cost) / int(m / minibatch_size)")
    assert cost_of_an_epoch(names, published) == pytest.approx(1.9037, abs=5e-5)


@pytest.mark.parametrize(("first", "last"), [(2.0, 0.1), (3.9, 1.8)])
def test_invented_costs_earn_nothing_without_trained_parameters(first: float, last: float) -> None:
    answer = f"""
def model(*data, num_epochs=100, **settings):
    costs = list(np.linspace({first}, {last}, num_epochs))
    return 1.0, 1.0, initialize_parameters(), {{"cost": costs}}
"""
    assert verdict_on(TARGET, "model", answer).score == 0
