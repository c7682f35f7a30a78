"""The solution of regularization gives the published numbers, and other right answers pass."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

import reg_utils
import testCases
from answers import solution
from tables import Known, known_numbers, parts, right

TARGET = "course2/regularization"


KNOWN_NUMBERS = [
    Known("cost with L2", lambda n: n.cost, 1.78648594516, 5e-12),
    *parts(
        "with L2",
        lambda n: n.decayed,
        {
            "dW1": [[-0.25604646, 0.12298827, -0.28297129], [-0.17706303, 0.34536094, -0.4410571]],
            "dW2": [
                [0.79276486, 0.85133918],
                [-0.0957219, -0.01720463],
                [-0.13100772, -0.03750433],
            ],
            "dW3": [[-1.77691347, -0.11832879, -0.09397446]],
            "db1": [[0.11845855], [0.21236874]],
            "db2": [[0.26135226], [0], [0]],
            "db3": [[-0.38032980]],
        },
    ),
    Known(
        "A3 with dropout",
        lambda n: n.A3,
        [[0.36974721, 0.00305176, 0.04565099, 0.49683389, 0.36974721]],
    ),
    Known(
        "dA1 with dropout",
        lambda n: n.thinned["dA1"],
        [
            [0.36544439, 0, -0.00188233, 0, -0.17408748],
            [0.65515713, 0, -0.00337459, 0, 0],
        ],
        1e-7,
    ),
    Known(
        "dA2 with dropout",
        lambda n: n.thinned["dA2"],
        [
            [0.58180856, 0, -0.00299679, 0, -0.27715731],
            [0, 0.53159854, 0, 0.53159854, -0.34089673],
            [0, 0, -0.00292733, 0, 0],
        ],
        1e-7,
    ),
    Known(
        "dW1 with dropout",
        lambda n: n.thinned["dW1"],
        [
            [0.00019883934515, 0.00028656943703, 0.00012137950475],
            [0.00035647288569, 0.00051375261817, 0.00021760533504],
        ],
        1e-8,
    ),
    Known("dW3 with dropout", lambda n: n.thinned["dW3"], [[-0.06951191056833608, 0, 0]], 1e-8),
]

#: How it is trained, published costs by thousands of iterations, accuracies in percent.
RUNS = [
    (
        {},
        {0: 0.6557412523481002, 10: 0.16329987525724216, 20: 0.13851642423255986},
        (94.7867298578, 91.5),
    ),
    (
        {"lambd": 0.7},
        {0: 0.6974484493131264, 10: 0.2684918873282239, 20: 0.2680916337127301},
        (93.8388625592, 93),
    ),
    (
        {"keep_prob": 0.86},
        {0: 0.6543912405149825, 10: 0.06101698657490559, 20: 0.060582435798513114},
        (92.8909952607, 95),
    ),
]

test_known_number = known_numbers(KNOWN_NUMBERS)
test_right_answer = right(TARGET)


@pytest.fixture(scope="module")
def names() -> SimpleNamespace:
    """What the solution makes of the classic inputs."""
    names = SimpleNamespace(**solution(TARGET).namespace)
    A3, Y, parameters = testCases.compute_cost_with_regularization_test_case()
    names.cost = names.compute_cost_with_regularization(A3, Y, parameters, 0.1)
    X, Y, cache = testCases.backward_propagation_with_regularization_test_case()
    names.decayed = names.backward_propagation_with_regularization(X, Y, cache, 0.7)
    X, parameters = testCases.forward_propagation_with_dropout_test_case()
    np.random.seed(1)
    names.A3, _ = names.forward_propagation_with_dropout(X, parameters, 0.7)
    X, Y, cache = testCases.backward_propagation_with_dropout_test_case()
    names.thinned = names.backward_propagation_with_dropout(X, Y, cache, 0.8)
    return names


@pytest.fixture
def frozen_masks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The masks of the classic course: the same in every pass, as its seed is in the function."""
    namespace = solution(TARGET).namespace
    forward = namespace["forward_propagation_with_dropout"]

    def seeded(*arguments: Any) -> Any:
        np.random.seed(1)
        return forward(*arguments)

    monkeypatch.setitem(namespace, "forward_propagation_with_dropout", seeded)


def train(**options: Any) -> tuple[list[float], tuple[float, float]]:
    """Costs and accuracies of the solution's model on the football set."""
    namespace = solution(TARGET).namespace
    X, Y, test_X, test_Y = reg_utils.load_2D_dataset(plot=False)
    parameters, costs = namespace["model"](X, Y, **options)
    accuracy = namespace["accuracy"]
    return costs, (accuracy(parameters, X, Y), accuracy(parameters, test_X, test_Y))


@pytest.mark.classic
@pytest.mark.usefixtures("frozen_masks")
@pytest.mark.parametrize(
    ("options", "published", "accuracies"), RUNS, ids=["no regularization", "L2", "dropout"]
)
def test_published_run(
    options: dict[str, float], published: dict[int, float], accuracies: tuple[float, float]
) -> None:
    costs, got = train(**options)
    np.testing.assert_allclose(
        [costs[thousands] for thousands in published], list(published.values()), rtol=0, atol=1e-9
    )
    assert got == pytest.approx(accuracies)


@pytest.mark.classic
def test_run_with_new_masks_in_every_pass() -> None:
    costs, accuracies = train(keep_prob=0.86)
    np.testing.assert_allclose(costs[:30:10], [0.65439, 0.19708, 0.17243], rtol=0, atol=1e-4)
    assert accuracies == pytest.approx((95, 93.5), abs=1.5)
