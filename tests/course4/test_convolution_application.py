"""The solution of the hand-sign network gives the known numbers, and other answers pass."""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from answers import solution, verdict_on

pytestmark = pytest.mark.frameworks

pytest.importorskip("tensorflow")

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


CLASSIC_PARAMETERS = """
def initialize_parameters():
    tf.random.set_seed(1)
    initializer = tf.keras.initializers.GlorotNormal(seed=0)
    W1 = tf.Variable(initializer([4, 4, 3, 8]), name="W1")
    W2 = tf.Variable(initializer([2, 2, 8, 16]), name="W2")
    W3 = tf.Variable(initializer([64, 6]), name="W3")
    b1, b2, b3 = [tf.Variable(tf.zeros([n])) for n in (8, 16, 6)]
    return {"W1": W1, "W2": W2, "W3": W3, "b1": b1, "b2": b2, "b3": b3}
"""

PARAMETERS_BY_FORMULA = """
def initialize_parameters():
    shapes, parameters = [(4, 4, 3, 8), (2, 2, 8, 16), (64, 6)], {}
    for l, shape in enumerate(shapes, start=1):
        field = shape[0] * shape[1] if len(shape) == 4 else 1
        limit = (6 / (field * (shape[-2] + shape[-1]))) ** 0.5
        start = np.random.uniform(-limit, limit, shape)
        parameters[f"W{l}"] = tf.Variable(start, dtype=tf.float32)
        parameters[f"b{l}"] = tf.Variable(np.zeros(shape[-1], dtype=np.float32))
    return parameters
"""

CLASSIC_FORWARD = """
def forward_propagation(X, parameters):
    W1 = parameters['W1']
    W2 = parameters['W2']
    Z1 = tf.nn.conv2d(X, W1, strides=[1, 1, 1, 1], padding='SAME')
    A1 = tf.nn.relu(tf.nn.bias_add(Z1, parameters['b1']))
    P1 = tf.nn.max_pool(A1, ksize=[1, 8, 8, 1], strides=[1, 8, 8, 1], padding='SAME')
    Z2 = tf.nn.conv2d(P1, W2, strides=[1, 1, 1, 1], padding='SAME')
    A2 = tf.nn.relu(tf.nn.bias_add(Z2, parameters['b2']))
    P2 = tf.nn.max_pool(A2, ksize=[1, 4, 4, 1], strides=[1, 4, 4, 1], padding='SAME')
    F = tf.keras.layers.Flatten()(P2)
    Z3 = tf.matmul(F, parameters['W3']) + parameters['b3']
    return Z3
"""

FORWARD_BY_KERAS = """
def forward_propagation(X, parameters):
    A = tf.convert_to_tensor(X)
    for l, side in ((1, 8), (2, 4)):
        Z = keras.ops.conv(A, parameters[f"W{l}"], padding="same") + parameters[f"b{l}"]
        A = keras.ops.relu(keras.ops.max_pool(Z, side, padding="same"))
    return keras.ops.reshape(A, (len(A), -1)) @ parameters["W3"] + parameters["b3"]
"""

COST_BY_FORMULA = """
def compute_cost(Z3, Y):
    each = tf.reduce_logsumexp(Z3, axis=1) - tf.reduce_sum(Y * Z3, axis=1)
    return tf.reduce_sum(each) / each.shape[0]
"""

COST_BY_CLASS = """
def compute_cost(Z3, Y):
    return keras.losses.CategoricalCrossentropy(from_logits=True)(Y, Z3)
"""

MODEL_WITH_TF_DATA = """
def model(X_train, Y_train, X_test, Y_test, learning_rate=0.009, num_epochs=100,
          minibatch_size=64, print_cost=True, augment=None):
    parameters = initialize_parameters()
    names = sorted(parameters)
    optimizer = keras.optimizers.Adam(learning_rate=learning_rate)
    data = tf.data.Dataset.from_tensor_slices((X_train, Y_train))
    history = {"cost": [], "train": [], "test": []}
    for _ in range(num_epochs):
        costs, sizes = [], []
        for X, Y in data.shuffle(1000).batch(minibatch_size):
            with tf.GradientTape() as tape:
                cost = compute_cost(forward_propagation(X, parameters), Y)
            gradients = tape.gradient(cost, parameters)
            optimizer.apply([gradients[k] for k in names], [parameters[k] for k in names])
            costs.append(cost.numpy())
            sizes.append(len(X))
        history["cost"].append(np.average(costs, weights=sizes))
        history["train"].append(accuracy(X_train, Y_train, parameters))
        history["test"].append(accuracy(X_test, Y_test, parameters))
    return history["train"][-1], history["test"][-1], parameters, history
"""

SEQUENTIAL_MODEL = """
def convolutional_model(input_shape):
    return keras.Sequential([
        keras.Input(input_shape),
        keras.layers.Conv2D(8, (4, 4), padding="same", activation="relu", name="first"),
        keras.layers.MaxPooling2D((8, 8), strides=8, padding="same"),
        keras.layers.Conv2D(16, 2, padding="same"),
        keras.layers.MaxPool2D(4, padding="same"),
        keras.layers.Activation("relu"),
        keras.layers.Flatten(),
        keras.layers.Dense(6),
        keras.layers.Softmax(),
    ])
"""

CLASSIC_FUNCTIONAL_MODEL = """
def convolutional_model(input_shape):
    input_img = tf.keras.Input(shape=input_shape)
    Z1 = tf.keras.layers.Conv2D(8, 4, padding='same')(input_img)
    A1 = tf.keras.layers.ReLU()(Z1)
    P1 = tf.keras.layers.MaxPool2D(pool_size=(8, 8), strides=(8, 8), padding='same')(A1)
    Z2 = tf.keras.layers.Conv2D(16, 2, padding='same')(P1)
    A2 = tf.keras.layers.ReLU()(Z2)
    P2 = tf.keras.layers.MaxPool2D(pool_size=(4, 4), strides=(4, 4), padding='same')(A2)
    F = tf.keras.layers.Flatten()(P2)
    outputs = tf.keras.layers.Dense(6, activation='softmax')(F)
    return tf.keras.Model(inputs=input_img, outputs=outputs)
"""


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        ("initialize_parameters", CLASSIC_PARAMETERS),
        ("initialize_parameters", PARAMETERS_BY_FORMULA),
        ("forward_propagation", CLASSIC_FORWARD),
        ("forward_propagation", FORWARD_BY_KERAS),
        ("compute_cost", COST_BY_FORMULA),
        ("compute_cost", COST_BY_CLASS),
        ("model", MODEL_WITH_TF_DATA),
        ("convolutional_model", SEQUENTIAL_MODEL),
        ("convolutional_model", CLASSIC_FUNCTIONAL_MODEL),
    ],
)
def test_another_right_answer_gets_full_points(exercise: str, answer: str) -> None:
    verdict = verdict_on(TARGET, exercise, answer)
    assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)


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
