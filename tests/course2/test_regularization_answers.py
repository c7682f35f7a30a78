"""Right answers to regularization pass in any notation, wrong ones are told what is wrong."""

import pytest
from dropout_answers import NOTATIONS, backward_in, forward_in

from answers import verdict_on

TARGET = "course2/regularization"


test_right_answer = right(TARGET)


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
