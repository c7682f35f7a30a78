"""The solution of the language model of letters gives the published numbers; other answers pass."""

from types import SimpleNamespace

import numpy as np
import pytest

import cllm_utils
from answers import answer_to, expectations, verdict_on
from invigilator.checking.run_case import Outcome
from invigilator.checking.verdict import judge_case
from tables import right

TARGET = "course5/character_language_model"

test_right_answer = right(TARGET)


def test_clipped_gradients(names: SimpleNamespace) -> None:
    draw = np.random.RandomState(3).randn
    sizes = {"dWax": (5, 3), "dWaa": (5, 5), "dWya": (2, 5), "db": (5, 1), "dby": (2, 1)}
    gradients = {name: 10 * draw(*size) for name, size in sizes.items()}
    for largest, published in (
        (10, [10.0, -10.0, 0.29713815361, 10.0, 8.45833407]),
        (5, [5.0, -5.0, 0.2971381536101662, 5.0, 5.0]),
    ):
        g = names.clip(gradients, largest)
        found = [g["dWaa"][1][2], g["dWax"][3][1], g["dWya"][1][2], g["db"][4, 0], g["dby"][1, 0]]
        np.testing.assert_allclose(found, published, rtol=0, atol=6e-9)


def test_one_step_of_training(names: SimpleNamespace) -> None:
    draw = np.random.RandomState(1).randn
    a_prev = draw(100, 1)
    sizes = {"Wax": (100, 27), "Waa": (100, 100), "Wya": (27, 100), "b": (100, 1), "by": (27, 1)}
    parameters = {name: draw(*size) for name, size in sizes.items()}
    X, Y = [12, 3, 5, 11, 22, 3], [4, 14, 11, 22, 25, 26]
    loss, g, a_last = names.optimize(X, Y, a_prev, parameters, learning_rate=0.01)
    assert loss == pytest.approx(126.503975722, abs=1e-8)
    assert np.argmax(g["dWax"]) == 93
    found = [g["dWaa"][1][2], g["dWya"][1][2], g["db"][4, 0], g["dby"][1, 0], a_last[4, 0]]
    published = [0.194709315347, -0.007773876032, -0.06809825, 0.01538192, -1.0]
    np.testing.assert_allclose(found, published, rtol=0, atol=6e-9)


def test_guessing_and_smoothing() -> None:
    assert cllm_utils.get_initial_loss(27, 7) == pytest.approx(23.070859, abs=1e-6)
    assert cllm_utils.smooth(23.0, 33.0) == pytest.approx(23.01)
    assert cllm_utils.get_sample([3, 1, 0], {0: "\n", 1: "a", 3: "c"}) == "Ca\n"


def test_training_lowers_the_loss(names: SimpleNamespace) -> None:
    words = ["rana", "bufo", "hyla"]
    characters = sorted({"\n", *"".join(words)})
    numbers = {character: ix for ix, character in enumerate(characters)}
    parameters, losses = names.model(
        words, dict(enumerate(characters)), numbers, 1500, n_a=12, vocab_size=len(characters)
    )
    assert len(losses) == 1500
    assert losses[-1] < losses[0] - 1
    assert set(parameters) == {"Wax", "Waa", "Wya", "b", "by"}


def test_a_draw_that_ignores_the_chances_is_told_in_numbers() -> None:
    answer = answer_to(TARGET, "sample: classic", (", p=y.ravel()", ""))
    verdict = verdict_on(TARGET, "sample", answer)
    assert verdict.score < verdict.exercise.points / 2
    remarks = [case.remark for case in verdict.cases]
    assert any("its chance is" in remark for remark in remarks)


def test_a_draw_without_a_seed_is_told() -> None:
    answer = answer_to(
        TARGET, "sample: by cumulated chances", ("RandomState(seed)", "RandomState()")
    )
    verdict = verdict_on(TARGET, "sample", answer)
    remarks = [case.remark for case in verdict.cases]
    assert any(remark.startswith("The same seed gives another name:") for remark in remarks)


@pytest.mark.parametrize("short", [("names", "again"), ("again",)], ids="-".join)
def test_fewer_names_than_asked_for_are_not_enough(short: tuple[str, ...]) -> None:
    recorded = expectations(TARGET)
    judged = [each for each in recorded.cases_of("sample") if each.case.accept]
    assert judged
    for case in judged:
        few = dict.fromkeys(short, case.expected["names"].split("\n")[0])
        verdict = judge_case(case, Outcome("value", case.expected | few), recorded.suite)
        assert verdict.status == "failed"
