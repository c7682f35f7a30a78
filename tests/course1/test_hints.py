"""What is told of mistakes whose outputs look like those of others."""

import pytest

from answers import hint_on

DEEP, PLANAR = "course1/deep_network_step_by_step", "course1/planar_data_classification"
NOT_STORED = [('parameters[f"W{l}"] = ', "W = "), ('parameters[f"b{l}"] = ', "b = ")]
STEPS = [f' - learning_rate * grads["d{name}"]' for name in ("W1", "b1", "W2", "b2")]


@pytest.mark.parametrize(
    ("target", "exercise", "changes", "sentence"),
    [
        (DEEP, "update_parameters", NOT_STORED, "Nothing is updated"),
        (DEEP, "update_parameters", [("    return", "        return")], "Only the first layer"),
        (DEEP, "linear_activation_forward", [("= relu(Z)", "= Z, Z")], "ReLU is not applied"),
        (PLANAR, "update_parameters", [(step, "") for step in STEPS[2:]], "Only the hidden layer"),
        (PLANAR, "layer_sizes", [("Y.shape[0]", "len(np.unique(Y))")], "n_y is the number of rows"),
        ("course1/python_basics", "softmax", [("x_exp / x_sum", "x_exp")], "The largest number of"),
    ],
)
def test_a_mistake_is_not_taken_for_another(target, exercise, changes, sentence):
    assert hint_on(target, exercise, *changes).startswith(sentence)


@pytest.mark.parametrize(
    ("target", "exercise", "changes"),
    [
        (PLANAR, "update_parameters", [(step, "") for step in STEPS]),
        (
            "course1/logistic_regression",
            "optimize",
            [("w = w -", "W = w -"), ("b = b -", "B = b -")],
        ),
    ],
)
def test_steps_that_are_never_taken_are_not_called_taken(target, exercise, changes):
    hint = hint_on(target, exercise, *changes)
    assert "stay" in hint
    assert "Only" not in hint
