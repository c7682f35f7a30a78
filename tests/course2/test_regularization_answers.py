"""Right answers to regularization pass in any notation, wrong ones are told what is wrong."""

import pytest
from dropout_answers import NOTATIONS, backward_in, forward_in

from answers import verdict_on

TARGET = "course2/regularization"

COST_IN_A_LOOP = """
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    cost = compute_cost(A3, Y)
    for name, array in parameters.items():
        if name.startswith("W"):
            cost += 0.5 * lambd / Y.size * np.linalg.norm(array) ** 2
    return cost
"""

COST_AS_AN_ARRAY = """
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    squares = [np.sum(parameters[name] ** 2, keepdims=True) for name in ("W3", "W2", "W1")]
    return compute_cost(A3, Y) + sum(squares) * lambd / A3.shape[1] / 2
"""

CLASSIC_BACKWARD = """
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) = cache
    dZ3 = A3 - Y
    dW3 = 1./m * np.dot(dZ3, A2.T) + lambd/m*W3
    db3 = 1./m * np.sum(dZ3, axis=1, keepdims = True)
    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1./m * np.dot(dZ2, A1.T) + lambd/m*W2
    db2 = 1./m * np.sum(dZ2, axis=1, keepdims = True)
    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1./m * np.dot(dZ1, X.T) + lambd/m*W1
    db1 = 1./m * np.sum(dZ1, axis=1, keepdims = True)
    return {"dZ3": dZ3, "dW3": dW3, "db3": db3, "dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2,
            "dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
"""

BACKWARD_WITH_THE_HELPER = """
def backward_propagation_with_regularization(X, Y, cache, lambd):
    grads = backward_propagation(X, Y, cache)
    for layer in (1, 2, 3):
        grads[f"dW{layer}"] += lambd * cache[4 * layer - 2] / X.shape[1]
    return grads
"""


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        ("compute_cost_with_regularization", COST_IN_A_LOOP),
        ("compute_cost_with_regularization", COST_AS_AN_ARRAY),
        ("backward_propagation_with_regularization", CLASSIC_BACKWARD),
        ("backward_propagation_with_regularization", BACKWARD_WITH_THE_HELPER),
    ],
)
def test_another_right_answer_gets_full_points(exercise: str, answer: str) -> None:
    verdict = verdict_on(TARGET, exercise, answer)
    assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)


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
