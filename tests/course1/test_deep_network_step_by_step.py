"""Deep network, step by step: published numbers come out, right answers of any kind pass."""

import os

import numpy as np
import pytest
from deep_network_answers import RIGHT
from deep_network_references import REFERENCES, small_start

import testCases
from answers import solution, unseen_mistakes, verdict_on
from coursework.networks.descent import Steps, descend, nudged_gradients
from lr_utils import load_dataset

TARGET = "course1/deep_network_step_by_step"


@pytest.fixture
def names():
    return solution(TARGET).namespace


@pytest.fixture
def steps(names):
    order = ("L_model_forward", "compute_cost", "L_model_backward", "update_parameters")
    return Steps(*(names[name] for name in order))


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [(name, answer) for name, several in RIGHT.items() for answer in several],
)
def test_right_another_way_is_right(exercise, answer):
    verdict = verdict_on(TARGET, exercise, answer)
    assert [case.recorded.case.name for case in verdict.cases if case.status != "passed"] == []


def test_every_known_mistake_shows_in_the_notebook():
    assert unseen_mistakes(TARGET) == []


def test_a_cost_left_open_is_none():
    answer = "def compute_cost(AL, Y):\n    return np.squeeze(None)"
    assert {each.outcome.value for each in verdict_on(TARGET, "compute_cost", answer).cases} == {
        None
    }


@pytest.mark.parametrize(
    ("recipe", "value", "tolerance"),
    [reference[1:] for reference in REFERENCES],
    ids=[reference[0] for reference in REFERENCES],
)
def test_reference_number(names, recipe, value, tolerance):
    got = recipe(names)
    assert np.shape(got) == np.shape(value)
    np.testing.assert_allclose(got, value, rtol=0, atol=tolerance)


def test_the_gradients_are_those_found_by_nudging(names):
    rng = np.random.default_rng(0)
    X, Y = rng.normal(size=(3, 7)), np.array([[1, 0, 0, 1, 1, 0, 1]])
    start = names["initialize_parameters_deep"]([3, 4, 2, 1])
    start = {name: 50 * values + 0.1 for name, values in start.items()}
    AL, caches = names["L_model_forward"](X, start)
    grads = names["L_model_backward"](AL, Y, caches)
    cost = names["compute_cost"]
    nudged = nudged_gradients(lambda tried: cost(names["L_model_forward"](X, tried)[0], Y), start)
    for name, estimate in nudged.items():
        np.testing.assert_allclose(grads[name], estimate, rtol=1e-6, atol=1e-9)


def test_certain_predictions_give_finite_cost_and_gradients(names):
    X, Y = np.array([[900.0, -900.0, 900.0]]), np.array([[1, 0, 0]])
    AL, caches = names["L_model_forward"](X, {"W1": np.array([[1.0]]), "b1": np.zeros((1, 1))})
    assert np.array_equal(AL, [[1.0, 0.0, 1.0]])
    assert names["compute_cost"](AL, Y) == pytest.approx(-np.log(1e-15) / 3, rel=0.01)
    grads = names["L_model_backward"](AL, Y, caches)
    assert all(np.isfinite(part).all() for part in grads.values())


def test_an_update_leaves_the_old_parameters(names):
    parameters, grads = testCases.update_parameters_test_case()
    before = {name: values.copy() for name, values in parameters.items()}
    names["update_parameters"](parameters, grads, 0.5)
    assert all(np.array_equal(parameters[name], before[name]) for name in before)


@pytest.mark.parametrize("function", ["linear_activation_forward", "linear_activation_backward"])
def test_an_unknown_activation_is_refused(names, function):
    arguments = (np.ones((1, 1)),) * (3 if function.endswith("forward") else 1)
    cache = () if function.endswith("forward") else (((None,) * 3, None),)
    with pytest.raises(ValueError, match="'tanh'; it must be 'sigmoid' or 'relu'"):
        names[function](*arguments, *cache, "tanh")


@pytest.mark.classic
@pytest.mark.skipif("COURSE_DATA" not in os.environ, reason="COURSE_DATA names no classic files")
def test_the_small_start_is_slow_on_photos(names, steps):
    pictures, Y, *_ = load_dataset()
    start = small_start(lambda: names["initialize_parameters_deep"]([12288, 20, 7, 5, 1]), 3)
    X = pictures.reshape(len(pictures), -1).T / 255
    _, costs = descend(steps, X, Y, start, 0.0075, 301)
    published = [0.6931477726958, 0.6780107728090446, 0.6675997530076284, 0.6604218729413204]
    assert costs[::100] == pytest.approx(published, rel=1e-9)
