"""The solution of the language model of letters gives the published numbers; other answers pass."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

import cllm_utils
from answers import verdict_on

TARGET = "course5/character_language_model"


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


CLASSIC_SAMPLE = """
def sample(parameters, char_to_ix, seed):
    Waa, Wax, Wya = parameters["Waa"], parameters["Wax"], parameters["Wya"]
    by, b = parameters["by"], parameters["b"]
    vocab_size, n_a = by.shape[0], Waa.shape[1]
    x, a_prev = np.zeros((vocab_size, 1)), np.zeros((n_a, 1))
    indices, idx, counter = [], -1, 0
    newline_character = char_to_ix["\\n"]
    while idx != newline_character and counter != 50:
        a = np.tanh(np.dot(Wax, x) + np.dot(Waa, a_prev) + b)
        y = softmax(np.dot(Wya, a) + by)
        np.random.seed(counter + seed)
        idx = np.random.choice(list(range(vocab_size)), p=y.ravel())
        indices.append(idx)
        x = np.zeros((vocab_size, 1))
        x[idx] = 1
        a_prev = a
        seed += 1
        counter += 1
    if counter == 50 and idx != newline_character:
        indices.append(newline_character)
    return indices
"""

SAMPLE_BY_CUMULATED_CHANCES = """
def sample(parameters, char_to_ix, seed):
    p, rng = parameters, np.random.RandomState(seed)
    inputs, a, indices = 0.0 * p["b"], 0.0 * p["b"], []
    for _ in range(50):
        a = np.tanh(inputs + p["Waa"] @ a + p["b"])
        chances = np.cumsum(softmax(p["Wya"] @ a + p["by"]))
        letter = int(np.searchsorted(chances, rng.rand() * chances[-1]))
        indices.append(letter)
        if letter == char_to_ix["\\n"]:
            return indices
        inputs = p["Wax"][:, [letter]]
    return indices + [char_to_ix["\\n"]]
"""

CLASSIC_CLIP = """
def clip(gradients, maxValue):
    gradients = {name: value.copy() for name, value in gradients.items()}
    for gradient in gradients.values():
        np.clip(gradient, -maxValue, maxValue, out=gradient)
    return gradients
"""

OPTIMIZE_IN_ONE_LINE_LESS = """
def optimize(X, Y, a_prev, parameters, learning_rate=0.01):
    loss, cache = rnn_forward(X, Y, a_prev, parameters)
    gradients, a = rnn_backward(X, Y, parameters, cache)
    gradients = clip(gradients, maxValue=5.0)
    for name in parameters:
        parameters[name] -= learning_rate * gradients["d" + name]
    return loss, gradients, a[max(a)]
"""

CLASSIC_MODEL = """
def model(data_x, ix_to_char, char_to_ix, num_iterations=35000, n_a=50, dino_names=7,
          vocab_size=27, verbose=False):
    parameters = initialize_parameters(n_a, vocab_size, vocab_size)
    examples = [x.strip() for x in data_x]
    np.random.RandomState(0).shuffle(examples)
    last = ""
    for j in range(num_iterations):
        X = [None] + [char_to_ix[ch] for ch in examples[j % len(examples)]]
        Y = X[1:] + [char_to_ix["\\n"]]
        optimize(X, Y, np.zeros((n_a, 1)), parameters, 0.01)
    return parameters, last
"""

RIGHT: dict[str, Any] = {
    "classic clip": ("clip", CLASSIC_CLIP),
    "classic sample": ("sample", CLASSIC_SAMPLE),
    "sample by cumulated chances": ("sample", SAMPLE_BY_CUMULATED_CHANCES),
    "short optimize": ("optimize", OPTIMIZE_IN_ONE_LINE_LESS),
    "classic model": ("model", CLASSIC_MODEL),
}


@pytest.mark.parametrize("answer", RIGHT)
def test_another_right_answer_gets_full_points(answer: str) -> None:
    verdict = verdict_on(TARGET, *RIGHT[answer])
    assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)


def test_a_draw_that_ignores_the_chances_is_told_in_numbers() -> None:
    answer = CLASSIC_SAMPLE.replace(", p=y.ravel()", "")
    verdict = verdict_on(TARGET, "sample", answer)
    assert verdict.score < verdict.exercise.points / 2
    remarks = [case.remark for case in verdict.cases]
    assert any("its chance is" in remark for remark in remarks)


def test_a_draw_without_a_seed_is_told() -> None:
    answer = SAMPLE_BY_CUMULATED_CHANCES.replace("RandomState(seed)", "RandomState()")
    verdict = verdict_on(TARGET, "sample", answer)
    assert "The same seed gives another name." in [case.remark for case in verdict.cases]
