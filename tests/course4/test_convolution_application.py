"""The solution of the hand-sign network gives the known numbers, and other answers pass."""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from answers import solution, verdict_on

pytestmark = pytest.mark.frameworks


TARGET = "course4/convolution_application"


@dataclass(frozen=True)
class Reference:
    """A number or an array, and the way to it."""

    name: str
    recipe: Callable[[SimpleNamespace], Any]
    value: Any
    tolerance: float = 0


SHAPES = {
    "W1": (4, 4, 3, 8),
    "b1": (8,),
    "W2": (2, 2, 8, 16),
    "b2": (16,),
    "W3": (64, 6),
    "b3": (6,),
}


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

REFERENCES = [
    *(
        Reference(f"shape of {k}", lambda n, k=k: n.initialize_parameters()[k].shape, shape)
        for k, shape in SHAPES.items()
    ),
    Reference("weights of the first layer", lambda n: weights(n)["W1"], 384),
    Reference("weights of the second layer", lambda n: weights(n)["W2"], 512),
    Reference("dense layer", lambda n: weights(n)["W3"] + weights(n)["b3"], 390),
    Reference(
        "parameters without the biases of the convolutions",
        lambda n: sum(weights(n).values()) - weights(n)["b1"] - weights(n)["b2"],
        1286,
    ),
    Reference("parameters", lambda n: n.convolutional_model((64, 64, 3)).count_params(), 1310),
    Reference("shape of the logits", lambda n: np.shape(logits(n)), (3, 6)),
    Reference(
        "cost of equal chances",
        lambda n: n.compute_cost(np.zeros((6, 6), np.float32), np.eye(6, dtype=np.float32)),
        np.log(6),
        1e-6,
    ),
]


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda reference: reference.name)
def test_known_number(reference: Reference, names: SimpleNamespace) -> None:
    got = np.asarray(reference.recipe(names))
    np.testing.assert_allclose(got, reference.value, rtol=0, atol=reference.tolerance)


def test_the_volumes_between_the_layers(names: SimpleNamespace) -> None:
    assert layer_shapes(names) == VOLUMES


def test_loop_and_keras_model_are_the_same_network(names: SimpleNamespace) -> None:
    names.keras.utils.set_random_seed(1)
    parameters, network = names.initialize_parameters(), names.convolutional_model((64, 64, 3))
    network.set_weights([each.numpy() + 0.01 for each in parameters.values()])
    for each in parameters.values():
        each.assign_add(each * 0 + 0.01)
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
    right = "epoch_cost += float(cost) * len(X) / m"
    assert answer.count(right) == 1
    return reference.with_answer(exercise, answer.replace(right, line))["model"]


def test_the_cost_is_a_mean_though_the_last_batch_is_smaller(names: SimpleNamespace) -> None:
    right = with_sum("epoch_cost += float(cost) * len(X) / m")
    assert cost_of_an_epoch(names, right) == pytest.approx(np.log(6), rel=1e-5)


def test_the_published_mean_is_too_large_by_a_seventeenth(names: SimpleNamespace) -> None:
    published = with_sum("epoch_cost += float(cost) / int(m / minibatch_size)")
    assert cost_of_an_epoch(names, published) == pytest.approx(1.9037, abs=5e-5)


test_right_answer = right(TARGET)


@pytest.mark.parametrize(
    ("exercise", "answer", "right", "wrong", "sentence"),
    [
        ("compute_cost", COST_BY_FORMULA, " / each.shape[0]", "", "summed up"),
        ("forward_propagation", CLASSIC_FORWARD, "[1, 8, 8, 1], padding", "[1, 1, 1, 1], padding",
         None),
        ("model", MODEL_WITH_TF_DATA, "np.average(costs, weights=sizes)", "np.mean(costs)", None),
        ("convolutional_model", SEQUENTIAL_MODEL, "        keras.layers.Softmax(),\n", "",
         "These are logits"),
    ],
)  # fmt: skip
def test_a_wrong_answer_is_told_so(
    exercise: str, answer: str, right: str, wrong: str, sentence: str | None
) -> None:
    assert answer.count(right) == 1
    verdict = verdict_on(TARGET, exercise, answer.replace(right, wrong))
    assert verdict.status != "passed"
    assert (sentence or "") in (verdict.mistake or "")
