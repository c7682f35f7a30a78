"""The solution of transfer_and_multitask does what it should; other right answers pass."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tables import right, told, wrong

TARGET = "course3/transfer_and_multitask"

pytestmark = pytest.mark.frameworks

TOLD = [
    wrong(
        "worth_transferring: by t values",
        "exactly two standard errors",
        ("> 2", ">= 2"),
        ("< -2", "<= -2"),
    ),
    wrong("worth_transferring: by t values", "ddof=1", (", ddof=1", "")),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)


def test_a_new_head_shares_the_features(names: SimpleNamespace) -> None:
    source = names.network(10)
    model = names.replace_head(source, 5)
    assert model.count_params() == 64 * 64 + 64 + 64 * 32 + 32 + 32 * 5 + 5
    assert model.layers[-2] is source.layers[-2]


def test_a_mask_leaves_no_gradient(names: SimpleNamespace) -> None:
    logits = np.array([[0.3, -2.0], [1.5, 0.7]], dtype="float32")
    labels = np.array([[1, -1], [0, -1]], dtype="float32")

    def loss(z: Any) -> float:
        return float(names.masked_multitask_loss(labels, names.keras.ops.convert_to_tensor(z)))

    moved = logits + np.array([[0, 5], [0, -7]], dtype="float32")
    assert loss(moved) == pytest.approx(loss(logits), rel=1e-6)
    sigmoid = 1 / (1 + np.exp(-logits[:, 0]))
    by_hand = -(np.log(sigmoid[0]) + np.log(1 - sigmoid[1])) / 2
    assert loss(logits) == pytest.approx(by_hand, rel=1e-5)


def test_a_gain_in_every_run_counts_though_runs_differ(names: SimpleNamespace) -> None:
    luck = np.array([[0.1], [-0.1], [0.02], [0.0]])
    scratch = 0.4 + luck + np.zeros((4, 2))
    gains = np.array([[0.02, 0.02], [0.021, -0.02], [0.019, 0.01], [0.02, -0.01]])
    assert names.worth_transferring(scratch, scratch - gains) == ["transfer", "undecided"]
