"""What is told of mistakes whose outputs look like those of others."""

import pytest

from answers import hint_on

CHECKING, DROPOUT = "course2/gradient_checking", "course2/regularization"
DESCENT = "course2/optimization_methods"
BACKWARD = "backward_propagation_with_dropout"


@pytest.mark.parametrize(
    ("target", "exercise", "changes", "sentence"),
    [
        (CHECKING, "backward_propagation", [("= x", "= np.abs(x)")], "no absolute value"),
        (CHECKING, "gradient_check", [("(grad - g", "(grad + g")], "or you add them"),
        (
            CHECKING,
            "gradient_check",
            [("np.abs(grad) + np.abs(g", "(grad) + (g")],
            "can be negative",
        ),
        (CHECKING, "backward_propagation_n", [("W2.T @", "W2 @")], "through W2.T"),
        (
            CHECKING,
            "backward_propagation_n",
            [("dA2 * (Z2 > 0)", "np.maximum(0, dA2)")],
            "In layer 2, ReLU itself is applied to the gradient",
        ),
        (CHECKING, "gradient_check", [("theta - eps", "theta + eps")], "gradapprox is 0"),
        (DROPOUT, BACKWARD, [("dA1 / keep", "dA1 * keep")], "dA1 is multiplied by keep_prob"),
        (
            DESCENT,
            "update_parameters_with_gd",
            [("    return", "        return")],
            "Beyond the first layer",
        ),
    ],
)
def test_a_mistake_is_not_taken_for_another(
    target: str, exercise: str, changes: list[tuple[str, str]], sentence: str
) -> None:
    assert sentence in hint_on(target, exercise, *changes)
