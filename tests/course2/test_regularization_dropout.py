"""Dropout passes in any notation of the masks; wrong dropout is told what is wrong."""

import re

import pytest

from answers import expectations, verdict_on
from invigilator.checking.run_case import Outcome
from invigilator.checking.verdict import judge_case

TARGET = "course2/regularization"

FORWARD = """
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1, b1, W2, b2, W3, b3 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3"))
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    {layer1}
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    {layer2}
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)
"""

BACKWARD = """
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    m = X.shape[1]
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    dZ3 = A3 - Y
    dA2 = W3.T @ dZ3
    {layer2}
    dZ2 = dA2 * (Z2 > 0)
    dA1 = W2.T @ dZ2
    {layer1}
    dZ1 = dA1 * (Z1 > 0)
    grads = {{"dA1": dA1, "dA2": dA2}}
    for layer, dZ, A in ((1, dZ1, X), (2, dZ2, A1), (3, dZ3, A2)):
        grads[f"dW{{layer}}"] = dZ @ A.T / m
        grads[f"db{{layer}}"] = dZ.mean(axis=1, keepdims=True)
    return grads
"""

#: By notation, what the forward and the backward pass do to a layer; A and D stand for A1 and D1.
NOTATIONS = {
    "classic": (
        "D = np.random.rand(A.shape[0], A.shape[1]); D = D < keep_prob; A = A * D; A /= keep_prob",
        "dA = dA * D; dA = dA / keep_prob",
    ),
    "above": (
        "D = np.random.rand(*A.shape) > 1 - keep_prob; A = A * D / keep_prob",
        "dA = D * dA / keep_prob",
    ),
    "whole numbers": (
        "D = np.random.binomial(1, keep_prob, size=A.shape); A = A / keep_prob * D",
        "dA = dA / keep_prob; dA[D == 0] = 0",
    ),
    "scaled mask": (
        "D = (np.random.rand(*A.shape) < keep_prob) / keep_prob; A = A * D",
        "dA = dA * D",
    ),
    "mask of the dropped": (
        "D = np.random.default_rng().random(A.shape) < 1 - keep_prob; A[D] = 0; A = A / keep_prob",
        "dA = np.where(D, 0, dA) / keep_prob",
    ),
    "drawn one by one": (
        "D = np.vectorize(lambda _: random.random() < keep_prob)(A); A = A * D / keep_prob",
        "dA = np.where(D, dA / keep_prob, 0)",
    ),
}


def forward_in(step: str) -> str:
    """The forward pass with `step` after the ReLU of each hidden layer."""
    return "import random\n" + FORWARD.format(layer1=_in_layer(step, 1), layer2=_in_layer(step, 2))


def backward_in(step: str) -> str:
    """The backward pass with `step` after each dA."""
    return BACKWARD.format(layer1=_in_layer(step, 1), layer2=_in_layer(step, 2))


def _in_layer(step: str, layer: int) -> str:
    for name in ("dA", "D", "A"):
        step = re.sub(rf"\b{name}\b", f"{name}{layer}", step)
    return step


@pytest.mark.parametrize("notation", NOTATIONS)
def test_dropout_passes_in_any_notation_of_the_masks(notation: str) -> None:
    forward, backward = NOTATIONS[notation]
    verdict = verdict_on(TARGET, "forward_propagation_with_dropout", forward_in(forward))
    assert verdict.status == "passed"
    both = forward_in(forward) + backward_in(backward)
    assert verdict_on(TARGET, "backward_propagation_with_dropout", both).status == "passed"


@pytest.mark.parametrize(
    ("forward", "backward"),
    [
        ("mask of the dropped", "classic"),
        ("classic", "mask of the dropped"),
        ("classic", "scaled mask"),
        ("scaled mask", "classic"),
    ],
)
def test_both_directions_must_read_the_mask_in_the_same_way(forward: str, backward: str) -> None:
    both = forward_in(NOTATIONS[forward][0]) + backward_in(NOTATIONS[backward][1])
    assert verdict_on(TARGET, "backward_propagation_with_dropout", both).score == 0


@pytest.mark.parametrize("forward", ["del forward_propagation_with_dropout", "def f(): pass"])
def test_the_backward_pass_does_not_need_a_forward_pass_of_the_student(forward: str) -> None:
    answer = f"{forward}\n{backward_in(NOTATIONS['classic'][1])}"
    assert verdict_on(TARGET, "backward_propagation_with_dropout", answer).status == "passed"


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (
            "np.random.seed(1); D = np.random.rand(*A.shape) < keep_prob; A = A * D / keep_prob",
            "same masks",
        ),
        (
            "D = np.random.default_rng(0).random(A.shape) < keep_prob; A = A * D / keep_prob",
            "same masks",
        ),
        (
            "D = np.random.default_rng().random(A.shape) < keep_prob; A = A * D",
            "scaling is missing",
        ),
        (
            "D = np.random.default_rng().random(A.shape) >= keep_prob; A = A * D / keep_prob",
            "reversed",
        ),
        (
            "D = np.random.default_rng().random(A.shape[1]) < keep_prob; A = A * D / keep_prob",
            "share a mask",
        ),
        (
            "D = np.random.default_rng().random(A.shape) < keep_prob; A = A / keep_prob",
            "Nothing is dropped",
        ),
        (
            "D = np.random.default_rng().random(A.shape); A = A * (D < keep_prob) / keep_prob",
            "random numbers",
        ),
    ],
)
def test_wrong_dropout_is_told_what_is_wrong_whatever_generator_it_uses(
    step: str, told: str
) -> None:
    verdict = verdict_on(TARGET, "forward_propagation_with_dropout", forward_in(step))
    one_case = verdict.exercise.points * (1 - 1 / len(verdict.cases))
    most = one_case if told == "same masks" else verdict.exercise.points / 2
    assert verdict.score <= most + 0.01
    assert told in (verdict.mistake or "")


def test_the_output_layer_takes_no_part_in_dropout() -> None:
    answer = forward_in(NOTATIONS["classic"][0]).replace(
        "A3 = sigmoid(Z3)", "A3 = sigmoid(Z3) * (np.random.rand(*Z3.shape) < keep_prob) / keep_prob"
    )
    verdict = verdict_on(TARGET, "forward_propagation_with_dropout", answer)
    assert "output layer" in (verdict.mistake or "")


@pytest.mark.parametrize("case", ["small_share_of_kept_units", "share_kept_by_default"])
@pytest.mark.parametrize("changes", [{"masks": 0, "factors": 0}, {"masks": 1}, {"factors": 0}])
def test_a_share_takes_both_layers_of_both_passes(case: str, changes: dict[str, int]) -> None:
    recorded = expectations(TARGET)
    (known,) = (each for each in recorded.cases if each.case.name == case)
    fewer = {name: known.expected[name][:number] for name, number in changes.items()}
    for value, status in ((known.expected, "passed"), ({**known.expected, **fewer}, "failed")):
        assert judge_case(known, Outcome("value", value), recorded.suite).status == status
