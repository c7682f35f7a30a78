"""The solution of transfer_and_multitask does what it should; other right answers pass."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from answers import solution, unseen_mistakes, verdict_on

pytestmark = pytest.mark.frameworks

pytest.importorskip("tensorflow")

TARGET = "course3/transfer_and_multitask"


@pytest.fixture(scope="module")
def names() -> SimpleNamespace:
    """The names of the solution."""
    return SimpleNamespace(**solution(TARGET).namespace)


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


def test_mistakes_fail_visibly() -> None:
    assert unseen_mistakes(TARGET) == []


RIGHT = {
    "replace_head": """
def replace_head(model, classes):
    head = keras.layers.Dense(units=classes, activation=None, name="zones")
    body = keras.Sequential([keras.Input(model.input_shape[1:]), *model.layers[:-1], head])
    return body
""",
    "freeze": """
def freeze(model, up_to):
    frozen = up_to is not None
    for layer in model.layers:
        layer.trainable = not frozen
        if layer.name == up_to:
            frozen = False
    return model
""",
    "fine_tune": """
def fine_tune(model, up_to, X, y, rates=(0.05, 0.01), epochs=(5, 5)):
    for last, rate, number in zip((up_to, None), rates, epochs):
        compile_model(freeze(model, last), rate)
        model.fit(x=X, y=y, epochs=number, batch_size=32, shuffle=True, verbose=0)
    return model
""",
    "worth_transferring": """
def worth_transferring(errors_scratch, errors_transfer):
    words = []
    for d in np.transpose(np.subtract(errors_scratch, errors_transfer)):
        t = np.mean(d) / (np.std(d, ddof=1) / len(d) ** 0.5)
        words.append("transfer" if t > 2 else "scratch" if t < -2 else "undecided")
    return words
""",
    "masked_multitask_loss": """
def masked_multitask_loss(labels, logits):
    labels = keras.ops.cast(labels, logits.dtype)
    known = labels > -0.5
    y = keras.ops.where(known, labels, 0.0)
    each = keras.ops.softplus(logits) - logits * y
    total = keras.ops.sum(keras.ops.where(known, each, 0.0))
    return total / keras.ops.maximum(1.0, keras.ops.sum(keras.ops.cast(known, logits.dtype)))
""",
}


@pytest.mark.parametrize("name", RIGHT)
def test_other_right_answers_pass(name: str) -> None:
    verdict = verdict_on(TARGET, name, RIGHT[name])
    assert verdict.status == "passed", [
        (c.recorded.case.name, c.differences) for c in verdict.cases
    ]


def test_exactly_two_standard_errors_are_undecided() -> None:
    answer = RIGHT["worth_transferring"].replace("> 2", ">= 2").replace("< -2", "<= -2")
    verdict = verdict_on(TARGET, "worth_transferring", answer)
    assert "exactly two standard errors" in (verdict.mistake or "")


def test_a_spread_that_is_too_small_is_told_from_a_limit_that_counts() -> None:
    answer = RIGHT["worth_transferring"].replace(", ddof=1", "")
    verdict = verdict_on(TARGET, "worth_transferring", answer)
    assert "ddof=1" in (verdict.mistake or "")
