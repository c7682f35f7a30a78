"""Planar data classification: the classic numbers come out, other right answers pass."""

import contextlib
import io
import re
from types import SimpleNamespace

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression, LogisticRegressionCV

from answers import expectations, solution, verdict_on
from invigilator.authoring.reference import outcomes
from planar_utils import load_planar_dataset
from tables import Known, known_numbers, parts, right

TARGET = "course1/planar_data_classification"

#: Costs of four hidden units at iterations 0, 1000, ..., 9000, and how exactly they come out. The
#: last two depend on the order in which sums are taken.
COSTS = [0.693048, 0.288083, 0.254385, 0.233864, 0.226792, 0.222644, 0.219731, 0.217504]
LATE_COSTS = [0.2195, 0.2186]

#: Accuracy in percent by number of hidden units, after 5000 iterations.
ACCURACIES = {1: 67.5, 2: 67.25, 3: 90.75, 4: 90.5, 5: 91.25, 20: 90.5, 50: 90.75}

#: Numbers near 0 are published with all their digits.
CLOSE = {"atol": 1e-17, "rtol": 1e-9}

#: What the solution computes in the first step of training on the flower, seed 2.
KNOWN_NUMBERS = [
    Known("shape of X", lambda n: n.shape_X, [2, 400]),
    Known("shape of Y", lambda n: n.shape_Y, [1, 400]),
    Known("number of examples", lambda n: n.m, 400),
    Known("layer sizes", lambda n: n.layer_sizes(n.X, n.Y), [2, 4, 1]),
    *parts(
        "start",
        lambda n: n.start,
        {
            "W1": [
                [-0.00416757847405, -0.000562668272263],
                [-0.0213619609567, 0.016402708084],
                [-0.0179343558519, -0.00841747365656],
                [0.00502881417158, -0.0124528808661],
            ],
            "b1": [[0.0], [0.0], [0.0], [0.0]],
            "W2": [[-0.0105795221886, -0.00909007614927, 0.00551454044546, 0.0229220801281]],
            "b2": [[0.0]],
        },
        **CLOSE,
    ),
    *parts(
        "mean",
        lambda n: {name: n.cache[name].mean() for name in n.cache},
        {
            "Z1": 0.000330273910931,
            "A1": 0.000329736955506,
            "Z2": -4.35692579451e-05,
            "A2": 0.499989107686,
        },
        **CLOSE,
    ),
    Known(
        "first outputs",
        lambda n: n.A2[0, :3],
        [0.499652199311, 0.500186086288, 0.500158044508],
        **CLOSE,
    ),
    Known("cost", lambda n: n.compute_cost(n.A2, n.Y, n.start), 0.6930480201239823, **CLOSE),
    *parts(
        "gradient",
        lambda n: n.grads,
        {
            "dW1": [
                [0.000236059550123, -0.00207913714783],
                [0.000209095871167, -0.00178200604425],
                [-0.000120508845173, 0.00108430387484],
                [-0.000514958003716, 0.00449161814888],
            ],
            "db1": [
                [1.06848030327e-07],
                [-9.70907252134e-07],
                [-7.20012658234e-08],
                [3.03048451936e-07],
            ],
            "dW2": [[-1.75478713862e-05, 0.0037024027386, -0.00125686736066, -0.00255725650273]],
            "db2": [[-1.08923140289e-05]],
        },
        **CLOSE,
    ),
    *parts(
        "after a step",
        lambda n: n.update_parameters(n.start, n.grads),
        {
            "W1": [
                [-0.0044508499342, 0.00193229630513],
                [-0.0216128760021, 0.0185411153371],
                [-0.0177897452377, -0.00971863830637],
                [0.00564676377604, -0.0178428226447],
            ],
            "b1": [
                [-1.28217636392e-07],
                [1.16508870256e-06],
                [8.64015189881e-08],
                [-3.63658142323e-07],
            ],
            "W2": [[-0.010558464743, -0.0135329594356, 0.00702278127825, 0.0259907879314]],
            "b2": [[1.30707768347e-05]],
        },
        **CLOSE,
    ),
]

test_known_number = known_numbers(KNOWN_NUMBERS)
test_right_answer = right(TARGET)


@pytest.fixture(scope="module")
def names():
    """The names of the solution, and what one iteration on the flower computes."""
    n = SimpleNamespace(**solution(TARGET).namespace)
    np.random.seed(2)
    n.start = n.initialize_parameters(2, 4, 1)
    n.A2, n.cache = n.forward_propagation(n.X, n.start)
    n.grads = n.backward_propagation(n.start, n.cache, n.X, n.Y)
    return n


def trained(names, n_h, num_iterations, print_cost=False):
    np.random.seed(2)
    return names.nn_model(names.X, names.Y, n_h, num_iterations, print_cost)


def accuracy_of(names, parameters):
    return names.accuracy(names.predict(parameters, names.X), names.Y)


@pytest.fixture(scope="module")
def long_run(names):
    """Four hidden units after 10000 iterations, and what was printed on the way."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        parameters = trained(names, 4, 10000, print_cost=True)
    return parameters, printed.getvalue()


def test_training_prints_the_classic_costs(long_run):
    lines = re.findall(r"iteration +(\d+): (\S+)", long_run[1])
    assert [int(iteration) for iteration, _ in lines] == list(range(0, 10000, 1000))
    costs = [float(cost) for _, cost in lines]
    np.testing.assert_allclose(costs[:8], COSTS, rtol=0, atol=1.1e-6)
    np.testing.assert_allclose(costs[8:], LATE_COSTS, rtol=0, atol=2e-4)


def test_four_hidden_units_reach_ninety_percent(names, long_run):
    assert 90 <= accuracy_of(names, long_run[0]) < 91


@pytest.mark.parametrize("n_h", ACCURACIES)
def test_accuracy_by_number_of_hidden_units(names, n_h):
    assert accuracy_of(names, trained(names, n_h, 5000)) == pytest.approx(ACCURACIES[n_h], abs=0.51)


@pytest.mark.filterwarnings("ignore::FutureWarning")
@pytest.mark.parametrize("baseline", [LogisticRegression, LogisticRegressionCV])
def test_straight_border_gets_forty_seven_percent(names, baseline):
    X, Y = load_planar_dataset()
    predictions = baseline().fit(X.T, Y.ravel()).predict(X.T)
    assert names.accuracy(predictions, Y) == 47


def test_every_call_draws_other_weights(names):
    initialize = names.initialize_parameters
    assert not np.array_equal(initialize(2, 4, 1)["W1"], initialize(2, 4, 1)["W1"])


def test_cost_of_impossible_truth_is_finite(names):
    cost = names.compute_cost
    assert cost(np.array([[1.0, 0.0]]), np.array([[1, 0]]), {}) == pytest.approx(0, abs=1e-14)
    assert 15 < cost(np.array([[1.0, 1.0]]), np.array([[1, 0]]), {}) < 40


def test_start_drawn_inside_the_model_is_pointed_out():
    answer = """
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    parameters = {"W1": np.ones((n_h, len(X))), "b1": np.zeros((n_h, 1))}
    parameters |= {"W2": np.ones((1, n_h)), "b2": np.zeros((1, 1))}
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
    return parameters
"""
    verdict = verdict_on(TARGET, "nn_model", answer)
    assert (verdict.status, verdict.score) == ("failed", 0)
    assert "sizes of the start" in {each.path for each in verdict.cases[0].differences}


def test_checking_the_model_leaves_the_notebook_as_it_was():
    recorded, names = expectations(TARGET), solution(TARGET).namespace
    own = names["initialize_parameters"]
    cases = [each.case for each in recorded.cases_of("nn_model")]
    assert {each.status for each in outcomes(cases, recorded.suite, names)} == {"value"}
    assert names["initialize_parameters"] is own


def test_broadcasting_in_place_of_a_matrix_product_passes_no_case():
    answer = """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = W1 * X + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
"""
    statuses = [each.status for each in verdict_on(TARGET, "forward_propagation", answer).cases]
    assert "passed" not in statuses
