"""Planar data classification: the classic numbers come out, other right answers pass."""

import contextlib
import io
import re

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression, LogisticRegressionCV

from answers import expectations, solution, unseen_mistakes, verdict_on
from invigilator.authoring.reference import outcomes
from planar_utils import load_planar_dataset

TARGET = "course1/planar_data_classification"

#: Costs of four hidden units at iterations 0, 1000, ..., 9000, and how exactly they come out. The
#: last two depend on the order in which sums are taken.
COSTS = [0.693048, 0.288083, 0.254385, 0.233864, 0.226792, 0.222644, 0.219731, 0.217504]
LATE_COSTS = [0.2195, 0.2186]

#: Accuracy in percent by number of hidden units, after 5000 iterations.
ACCURACIES = {1: 67.5, 2: 67.25, 3: 90.75, 4: 90.5, 5: 91.25, 20: 90.5, 50: 90.75}

#: Name, recipe (from the first step of training on the flower, seed 2), value.
NUMBERS = [
    ("shape of X", lambda step: step["shape_X"], [2, 400]),
    ("shape of Y", lambda step: step["shape_Y"], [1, 400]),
    ("number of examples", lambda step: step["m"], 400),
    ("layer sizes", lambda step: step["sizes"], [2, 4, 1]),
    (
        "start W1",
        lambda step: step["start"]["W1"],
        [
            [-0.004167578474054706, -0.0005626682722632948],
            [-0.02136196095668454, 0.016402708084049887],
            [-0.017934355851948632, -0.00841747365656204],
            [0.005028814171580428, -0.012452880866072316],
        ],
    ),
    ("start b1", lambda step: step["start"]["b1"], [[0.0]] * 4),
    (
        "start W2",
        lambda step: step["start"]["W2"],
        [
            [
                -0.010579522188623389,
                -0.009090076149268494,
                0.005514540445464244,
                0.022922080128149575,
            ]
        ],
    ),
    ("start b2", lambda step: step["start"]["b2"], [[0.0]]),
    ("mean of Z1", lambda step: step["cache"]["Z1"].mean(), 0.0003302739109308174),
    ("mean of A1", lambda step: step["cache"]["A1"].mean(), 0.0003297369555060898),
    ("mean of Z2", lambda step: step["cache"]["Z2"].mean(), -4.3569257945136905e-05),
    ("mean of A2", lambda step: step["cache"]["A2"].mean(), 0.49998910768597105),
    (
        "first outputs",
        lambda step: step["A2"][0, :3],
        [0.4996521993109395, 0.5001860862881419, 0.5001580445077405],
    ),
    ("cost", lambda step: step["cost"], 0.6930480201239823),
    (
        "dW1",
        lambda step: step["grads"]["dW1"],
        [
            [0.00023605955012261207, -0.0020791371478307095],
            [0.0002090958711668256, -0.0017820060442473135],
            [-0.00012050884517266072, 0.0010843038748391198],
            [-0.0005149580037159138, 0.00449161814887601],
        ],
    ),
    (
        "db1",
        lambda step: step["grads"]["db1"],
        [
            [1.0684803032678936e-07],
            [-9.709072521343898e-07],
            [-7.200126582340705e-08],
            [3.030484519361831e-07],
        ],
    ),
    (
        "dW2",
        lambda step: step["grads"]["dW2"],
        [
            [
                -1.7547871386162364e-05,
                0.0037024027385998137,
                -0.0012568673606571873,
                -0.0025572565027293503,
            ]
        ],
    ),
    ("db2", lambda step: step["grads"]["db2"], [[-1.0892314028936311e-05]]),
    (
        "W1 after a step",
        lambda step: step["next"]["W1"],
        [
            [-0.004450849934201841, 0.0019322963051335565],
            [-0.02161287600208473, 0.01854111533714666],
            [-0.01778974523774144, -0.009718638306368984],
            [0.005646763776039525, -0.017842822644723526],
        ],
    ),
    (
        "b1 after a step",
        lambda step: step["next"]["b1"],
        [
            [-1.282176363921472e-07],
            [1.1650887025612677e-06],
            [8.640151898808845e-08],
            [-3.6365814232341973e-07],
        ],
    ),
    (
        "W2 after a step",
        lambda step: step["next"]["W2"],
        [
            [
                -0.010558464742959994,
                -0.013532959435588271,
                0.007022781278252868,
                0.025990787931424796,
            ]
        ],
    ),
    ("b2 after a step", lambda step: step["next"]["b2"], [[1.3070776834723573e-05]]),
]

#: Right answers that differ from the solution.
ANSWERS = {
    "dataset_sizes": [
        "shape_X, shape_Y = np.shape(X), list(Y.shape)\nm = Y.size",
    ],
    "layer_sizes": [
        "def layer_sizes(X, Y):\n    return [len(X), 4, len(Y)]",
    ],
    "initialize_parameters": [
        """
def initialize_parameters(n_x, n_h, n_y):
    np.random.seed(2)
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((n_y, 1))
    assert W1.shape == (n_h, n_x)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
        """
def initialize_parameters(n_x, n_h, n_y):
    rng = np.random.default_rng()
    W2 = rng.normal(0, 0.01, size=(n_y, n_h))
    W1 = rng.normal(0, 0.01, size=(n_h, n_x))
    return {"W2": W2, "b2": W2[:, :1] * 0, "W1": W1, "b1": W1[:, :1] * 0}
""",
    ],
    "forward_propagation": [
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = W1 @ X + b1
    A1 = 2 * sigmoid(2 * Z1) - 1
    Z2 = W2 @ A1 + b2
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
        """
def forward_propagation(X, parameters):
    W1, W2, columns = parameters["W1"], parameters["W2"], []
    for x in X.T:
        z1 = W1 @ x + parameters["b1"].ravel()
        z2 = W2 @ np.tanh(z1) + parameters["b2"].ravel()
        columns.append((z1, np.tanh(z1), z2, sigmoid(z2)))
    Z1, A1, Z2, A2 = (np.array(each).T for each in zip(*columns))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
    ],
    "compute_cost": [
        """
def compute_cost(A2, Y, parameters):
    m = Y.shape[1]
    logprobs = np.multiply(np.log(A2), Y) + np.multiply(np.log(1 - A2), 1 - Y)
    cost = -(1 / m) * np.sum(logprobs)
    return float(np.squeeze(cost))
""",
        """
def compute_cost(A2, Y, parameters):
    return np.mean(-np.log(np.where(Y == 1, A2, 1 - A2)))
""",
        """
def compute_cost(A2, Y, parameters):
    together = np.dot(np.log(A2), Y.T) + np.dot(np.log(1 - A2), (1 - Y).T)
    return np.squeeze(-together / Y.shape[1])
""",
    ],
    "backward_propagation": [
        """
def backward_propagation(parameters, cache, X, Y):
    dZ2 = (cache["A2"] - Y) / X.shape[1]
    dZ1 = parameters["W2"].T * dZ2 * (1 - np.tanh(cache["Z1"]) ** 2)
    return {
        "dW1": dZ1 @ X.T,
        "db1": dZ1.sum(axis=1, keepdims=True),
        "dW2": dZ2 @ cache["A1"].T,
        "db2": dZ2.sum().reshape(1, 1),
    }
""",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    A1 = cache["A1"]
    A2 = cache["A2"]
    dA2 = -(Y / A2) + (1 - Y) / (1 - A2)
    dZ2 = dA2 * A2 * (1 - A2)
    dZ1 = np.multiply(np.dot(parameters["W2"].T, dZ2), 1 - np.power(A1, 2))
    return {
        "dW1": (1 / m) * np.dot(dZ1, X.T),
        "db1": (1 / m) * np.sum(dZ1, axis=1, keepdims=True),
        "dW2": (1 / m) * np.dot(dZ2, A1.T),
        "db2": (1 / m) * np.sum(dZ2, axis=1, keepdims=True),
    }
""",
    ],
    "update_parameters": [
        """
def update_parameters(parameters, grads, learning_rate=1.2):
    parameters = copy.deepcopy(parameters)
    for name in parameters:
        parameters[name] -= learning_rate * grads["d" + name]
    return parameters
""",
        """
def update_parameters(parameters, grads, learning_rate=1.2):
    for name in parameters:
        parameters[name] -= learning_rate * grads["d" + name]
    return parameters
""",
        """
def update_parameters(parameters, grads, learning_rate=1.2):
    return {name: each - learning_rate * grads["d" + name] for name, each in parameters.items()}
""",
    ],
    "nn_model": [
        """
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    np.random.seed(3)
    n_x = layer_sizes(X, Y)[0]
    n_y = layer_sizes(X, Y)[2]
    parameters = initialize_parameters(n_x=n_x, n_h=n_h, n_y=n_y)
    W1 = parameters["W1"]
    for i in range(0, num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate=1.2)
        if print_cost and i % 1000 == 0:
            print("Cost after iteration %i: %f" % (i, cost))
    return parameters
""",
        """
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    parameters, left = initialize_parameters(len(X), n_h, 1), num_iterations
    while left:
        cache = forward_propagation(X, parameters)[1]
        parameters = update_parameters(parameters, backward_propagation(parameters, cache, X, Y))
        left -= 1
    return parameters
""",
    ],
    "predict": [
        """
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    return np.round(A2)
""",
        "def predict(parameters, X):\n    return forward_propagation(X, parameters)[0] > 0.5",
        """
def predict(parameters, X):
    Z2 = forward_propagation(X, parameters)[1]["Z2"]
    return np.array([[1 if z > 0 else 0 for z in Z2[0]]])
""",
    ],
}


def trained(n_h, num_iterations, print_cost=False):
    np.random.seed(2)
    names = solution(TARGET).namespace
    return names["nn_model"](names["X"], names["Y"], n_h, num_iterations, print_cost)


def accuracy_of(parameters):
    names = solution(TARGET).namespace
    return names["accuracy"](names["predict"](parameters, names["X"]), names["Y"])


@pytest.fixture(scope="module")
def first_step():
    """All that one iteration on the flower computes."""
    names = solution(TARGET).namespace
    X, Y = names["X"], names["Y"]
    np.random.seed(2)
    start = names["initialize_parameters"](2, 4, 1)
    A2, cache = names["forward_propagation"](X, start)
    grads = names["backward_propagation"](start, cache, X, Y)
    return {
        **{name: names[name] for name in ("shape_X", "shape_Y", "m")},
        "sizes": names["layer_sizes"](X, Y),
        "start": start,
        "A2": A2,
        "cache": cache,
        "cost": names["compute_cost"](A2, Y, start),
        "grads": grads,
        "next": names["update_parameters"](start, grads),
    }


@pytest.mark.parametrize(
    ("recipe", "value"), [each[1:] for each in NUMBERS], ids=[each[0] for each in NUMBERS]
)
def test_first_step_gives_the_classic_number(first_step, recipe, value):
    got = recipe(first_step)
    assert np.shape(got) == np.shape(value)
    np.testing.assert_allclose(got, value, rtol=1e-9, atol=1e-17)


@pytest.fixture(scope="module")
def long_run():
    """Four hidden units after 10000 iterations, and what was printed on the way."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        parameters = trained(4, 10000, print_cost=True)
    return parameters, printed.getvalue()


def test_training_prints_the_classic_costs(long_run):
    lines = re.findall(r"iteration +(\d+): (\S+)", long_run[1])
    assert [int(iteration) for iteration, _ in lines] == list(range(0, 10000, 1000))
    costs = [float(cost) for _, cost in lines]
    np.testing.assert_allclose(costs[:8], COSTS, rtol=0, atol=1.1e-6)
    np.testing.assert_allclose(costs[8:], LATE_COSTS, rtol=0, atol=2e-4)


def test_four_hidden_units_reach_ninety_percent(long_run):
    assert 90 <= accuracy_of(long_run[0]) < 91


@pytest.mark.parametrize("n_h", ACCURACIES)
def test_accuracy_by_number_of_hidden_units(n_h):
    assert accuracy_of(trained(n_h, 5000)) == pytest.approx(ACCURACIES[n_h], abs=0.51)


@pytest.mark.filterwarnings("ignore::FutureWarning")
@pytest.mark.parametrize("baseline", [LogisticRegression, LogisticRegressionCV])
def test_straight_border_gets_forty_seven_percent(baseline):
    X, Y = load_planar_dataset()
    predictions = baseline().fit(X.T, Y.ravel()).predict(X.T)
    assert solution(TARGET).namespace["accuracy"](predictions, Y) == 47


def test_every_call_draws_other_weights():
    initialize = solution(TARGET).namespace["initialize_parameters"]
    assert not np.array_equal(initialize(2, 4, 1)["W1"], initialize(2, 4, 1)["W1"])


def test_cost_of_impossible_truth_is_finite():
    cost = solution(TARGET).namespace["compute_cost"]
    assert cost(np.array([[1.0, 0.0]]), np.array([[1, 0]]), {}) == pytest.approx(0, abs=1e-14)
    assert 15 < cost(np.array([[1.0, 1.0]]), np.array([[1, 0]]), {}) < 40


@pytest.mark.parametrize(
    ("name", "answer"), [(name, answer) for name in ANSWERS for answer in ANSWERS[name]]
)
def test_other_right_answer_passes(name, answer):
    assert verdict_on(TARGET, name, answer).status == "passed"


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


def test_every_known_mistake_shows_in_the_notebook():
    assert unseen_mistakes(TARGET) == []


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
