"""The solution of the TensorFlow notebook gives the known numbers, and other answers pass."""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from answers import verdict_on

pytestmark = pytest.mark.frameworks

pytest.importorskip("tensorflow")

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


CLASSIC_LINEAR = """
def linear_function():
    np.random.seed(1)
    X = tf.constant(np.random.randn(3, 1), name="X")
    W = tf.constant(np.random.randn(4, 3), name="W")
    b = tf.constant(np.random.randn(4, 1), name="b")
    Y = tf.add(tf.matmul(W, X), b)
    return Y.numpy()
"""

SIGMOID_BY_FORMULA = """
def sigmoid(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))
"""

SIGMOID_BY_KERAS = """
def sigmoid(z):
    return keras.ops.sigmoid(keras.ops.cast(z, "float64"))
"""

ONE_HOT_BY_TRANSPOSING = """
def one_hot_matrix(labels, C):
    return tf.transpose(keras.ops.one_hot(labels, C)).numpy()
"""

ONE_HOT_BY_COMPARING = """
def one_hot_matrix(labels, C):
    return tf.constant(np.equal(np.arange(C)[:, None], labels), dtype=tf.float64)
"""

CLASSIC_PARAMETERS = """
def initialize_parameters():
    initializer = tf.keras.initializers.GlorotNormal(seed=1)
    W1 = tf.Variable(initializer(shape=(25, 12288)))
    b1 = tf.Variable(tf.zeros(shape=(25, 1)))
    W2 = tf.Variable(initializer(shape=(12, 25)))
    b2 = tf.Variable(tf.zeros(shape=(12, 1)))
    W3 = tf.Variable(initializer(shape=(6, 12)))
    b3 = tf.Variable(tf.zeros(shape=(6, 1)))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2, "W3": W3, "b3": b3}
"""

PARAMETERS_BY_FORMULA = """
def initialize_parameters():
    parameters, sizes = {}, [12288, 25, 12, 6]
    for l in range(1, 4):
        limit = (6 / (sizes[l - 1] + sizes[l])) ** 0.5
        start = np.random.uniform(-limit, limit, (sizes[l], sizes[l - 1]))
        parameters[f"W{l}"] = tf.Variable(start, dtype=tf.float32)
        parameters[f"b{l}"] = tf.Variable(np.zeros((sizes[l], 1), dtype=np.float32))
    return parameters
"""

CLASSIC_FORWARD = """
def forward_propagation(X, parameters):
    W1 = parameters['W1']
    b1 = parameters['b1']
    W2 = parameters['W2']
    b2 = parameters['b2']
    W3 = parameters['W3']
    b3 = parameters['b3']
    Z1 = tf.add(tf.matmul(W1, X), b1)
    A1 = tf.nn.relu(Z1)
    Z2 = tf.add(tf.matmul(W2, A1), b2)
    A2 = tf.nn.relu(Z2)
    Z3 = tf.add(tf.matmul(W3, A2), b3)
    return Z3
"""

FORWARD_BY_LOOP = """
def forward_propagation(X, parameters):
    A = tf.convert_to_tensor(X)
    for l in (1, 2, 3):
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        A = tf.maximum(Z, 0.0)
    return Z
"""

CLASSIC_LOSS = """
def compute_total_loss(Z3, Y):
    logits = tf.transpose(Z3)
    labels = tf.transpose(Y)
    return tf.reduce_mean(
        tf.nn.softmax_cross_entropy_with_logits(logits=logits, labels=labels))
"""

LOSS_BY_FORMULA = """
def compute_total_loss(logits, labels):
    each = tf.reduce_logsumexp(logits, axis=0) - tf.reduce_sum(labels * logits, axis=0)
    return tf.reduce_sum(each) / each.shape[0]
"""

LOSS_BY_CLASS = """
def compute_total_loss(logits, labels):
    loss = keras.losses.CategoricalCrossentropy(from_logits=True)
    return loss(tf.transpose(labels), tf.transpose(logits))
"""

STEP_AS_GRAPH = """
@tf.function
def train_step(X, Y, parameters, optimizer):
    names = sorted(parameters)
    with tf.GradientTape() as tape:
        loss = compute_total_loss(forward_propagation(X, parameters), Y)
    gradients = tape.gradient(loss, parameters)
    optimizer.apply([gradients[name] for name in names], [parameters[name] for name in names])
    return loss
"""


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        ("linear_function", CLASSIC_LINEAR),
        ("sigmoid", SIGMOID_BY_FORMULA),
        ("sigmoid", SIGMOID_BY_KERAS),
        ("one_hot_matrix", ONE_HOT_BY_TRANSPOSING),
        ("one_hot_matrix", ONE_HOT_BY_COMPARING),
        ("initialize_parameters", CLASSIC_PARAMETERS),
        ("initialize_parameters", PARAMETERS_BY_FORMULA),
        ("forward_propagation", CLASSIC_FORWARD),
        ("forward_propagation", FORWARD_BY_LOOP),
        ("compute_total_loss", CLASSIC_LOSS),
        ("compute_total_loss", LOSS_BY_FORMULA),
        ("compute_total_loss", LOSS_BY_CLASS),
        ("train_step", STEP_AS_GRAPH),
    ],
)
def test_another_right_answer_gets_full_points(exercise: str, answer: str) -> None:
    verdict = verdict_on(TARGET, exercise, answer)
    assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)


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
