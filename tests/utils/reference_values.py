"""Numbers that the classic recipes give with the helpers: name, recipe, value.

Most were published with the classic course, the others computed once, independently, from its
recipes. A number holds to half a unit of its last printed digit; where the course cut digits
instead of rounding them, to one unit and a half.
"""

from typing import Any

import numpy as np

import dnn_utils
import gc_utils
import init_utils
import opt_utils
import planar_utils
import reg_utils
import testCases
import tf_utils
from dnn_app_utils import (
    L_model_backward,
    L_model_forward,
    compute_cost,
    initialize_parameters,
    initialize_parameters_deep,
    linear_activation_backward,
    linear_activation_forward,
    linear_backward,
    linear_forward,
    update_parameters,
)
from tables import Known


def layer_backward(activation: str, part: int) -> Any:
    dA, cache = testCases.linear_activation_backward_test_case()
    return linear_activation_backward(dA, cache, activation)[part]


def network_backward(name: str) -> Any:
    return L_model_backward(*testCases.L_model_backward_test_case())[name]


def small_step(name: str) -> Any:
    return update_parameters(*testCases.update_parameters_test_case(), 0.1)[name]


def descent_step(name: str) -> Any:
    return update_parameters(*testCases.update_parameters_with_gd_test_case())[name]


def penalised_gradient(layer: int) -> Any:
    X, Y, cache = testCases.backward_propagation_with_regularization_test_case()
    weights = cache[4 * layer - 2]
    return reg_utils.backward_propagation(X, Y, cache)[f"dW{layer}"] + 0.7 / 5 * weights


def checked_network() -> Any:
    X, Y, parameters = testCases.gradient_check_n_test_case()
    A3, _ = init_utils.forward_propagation(X, parameters)
    return init_utils.compute_loss(A3, Y)


def shuffled_batches() -> Any:
    return tf_utils.random_mini_batches(*testCases.random_mini_batches_test_case())


ACTIVATIONS = [
    Known(
        "sigmoid of 1, 2, 3",
        lambda _: planar_utils.sigmoid(np.array([1, 2, 3])),
        [0.73105858, 0.88079708, 0.95257413],
    ),
    Known(
        "sigmoid with cache of 0 and 2",
        lambda _: dnn_utils.sigmoid(np.array([0, 2]))[0],
        [0.5, 0.8808],
        5e-6,
    ),
]

FORWARD = [
    Known(
        "linear part of a 3-1 layer",
        lambda _: linear_forward(*testCases.linear_forward_test_case())[0],
        [[3.26295, -1.2343]],
        5e-6,
    ),
    Known(
        "3-1 layer with sigmoid",
        lambda _: linear_activation_forward(
            *testCases.linear_activation_forward_test_case(), "sigmoid"
        )[0],
        [[0.9689, 0.11013]],
        5e-6,
    ),
    Known(
        "3-1 layer with ReLU",
        lambda _: linear_activation_forward(
            *testCases.linear_activation_forward_test_case(), "relu"
        )[0],
        [[3.43896, 0.0]],
        5e-6,
    ),
    Known(
        "output of a 5-4-3-1 network",
        lambda _: L_model_forward(*testCases.L_model_forward_test_case())[0],
        [[0.03922, 0.704989, 0.19734, 0.04728]],
        1.5e-5,
    ),
    Known(
        "output of a 3-2-3-1 network",
        lambda _: testCases.backward_propagation_with_regularization_test_case()[2][9],
        [[0.40682402, 0.01629284, 0.16722898, 0.10118111, 0.40682402]],
    ),
    Known(
        "output of a 3-2-3-1 network whose hidden units are halved by dropout",
        lambda _: testCases.backward_propagation_with_dropout_test_case()[2][11],
        [[0.32266394, 0.49683389, 0.00348883, 0.49683389, 0.32266394]],
    ),
]

COSTS = [
    Known(
        "cost of three predictions",
        lambda _: compute_cost(*reversed(testCases.compute_cost_test_case())),
        0.41493,
        5e-6,
    ),
    Known(
        "cost of five predictions without penalty",
        lambda _: reg_utils.compute_cost(
            *testCases.compute_cost_with_regularization_test_case()[:2]
        ),
        1.60250160,
    ),
    Known("cost of the network to be checked", lambda _: checked_network(), 2.40783339),
]

BACKWARD = [
    Known(
        "linear backward: dA_prev",
        lambda _: linear_backward(*testCases.linear_backward_test_case())[0],
        [[0.51823, -0.19517], [-0.40506, 0.15255], [2.37496, -0.89445]],
        1.5e-5,
    ),
    Known(
        "linear backward: dW",
        lambda _: linear_backward(*testCases.linear_backward_test_case())[1],
        [[-0.10077, 1.40685, 1.64992]],
        1.5e-5,
    ),
    Known(
        "linear backward: db",
        lambda _: linear_backward(*testCases.linear_backward_test_case())[2],
        [[0.50629]],
        5e-6,
    ),
    Known(
        "sigmoid layer backward: dA_prev",
        lambda _: layer_backward("sigmoid", 0),
        [[0.11018, 0.01105], [0.09467, 0.00949], [-0.05743, -0.00576]],
        1.5e-5,
    ),
    Known(
        "sigmoid layer backward: dW",
        lambda _: layer_backward("sigmoid", 1),
        [[0.10267, 0.09778, -0.01968]],
        1.5e-5,
    ),
    Known(
        "sigmoid layer backward: db", lambda _: layer_backward("sigmoid", 2), [[-0.057296]], 5e-7
    ),
    Known(
        "ReLU layer backward: dA_prev",
        lambda _: layer_backward("relu", 0),
        [[0.4409, 0.0], [0.37884, 0.0], [-0.22982, 0.0]],
        1.5e-5,
    ),
    Known(
        "ReLU layer backward: dW",
        lambda _: layer_backward("relu", 1),
        [[0.44514, 0.37371, -0.10479]],
        1.5e-5,
    ),
    Known("ReLU layer backward: db", lambda _: layer_backward("relu", 2), [[-0.20838]], 5e-6),
    Known(
        "network backward: dW1",
        lambda _: network_backward("dW1"),
        [[0.4101, 0.078072, 0.13798, 0.10502], [0] * 4, [0.05284, 0.01006, 0.01778, 0.01353]],
        1.5e-5,
    ),
    Known(
        "network backward: db1",
        lambda _: network_backward("db1"),
        [[-0.22007], [0.0], [-0.02835]],
        1.5e-5,
    ),
    Known(
        "network backward: dA2",
        lambda _: network_backward("dA2"),
        [[0.12913, -0.44014], [-0.14176, 0.48317], [0.01664, -0.05671]],
        1.5e-5,
    ),
    Known(
        "plain gradient plus L2 penalty: dW1",
        lambda _: penalised_gradient(1),
        [[-0.25604646, 0.12298827, -0.28297129], [-0.17706303, 0.34536094, -0.4410571]],
    ),
    Known(
        "plain gradient plus L2 penalty: dW2",
        lambda _: penalised_gradient(2),
        [[0.79276486, 0.85133918], [-0.0957219, -0.01720463], [-0.13100772, -0.03750433]],
    ),
    Known(
        "plain gradient plus L2 penalty: dW3",
        lambda _: penalised_gradient(3),
        [[-1.77691347, -0.11832879, -0.09397446]],
    ),
]

PARAMETERS = [
    Known(
        "small random weights of a 3-2-1 network: W1",
        lambda _: initialize_parameters(3, 2, 1)["W1"],
        [[0.01624345, -0.00611756, -0.00528172], [-0.01072969, 0.00865408, -0.02301539]],
    ),
    Known(
        "small random weights of a 3-2-1 network: W2",
        lambda _: initialize_parameters(3, 2, 1)["W2"],
        [[0.01744812, -0.00761207]],
    ),
    Known(
        "scaled weights of a deep 3-2-1 network: W1",
        lambda _: initialize_parameters_deep([3, 2, 1])["W1"],
        [[0.93781623, -0.35319773, -0.30494010], [-0.61947872, 0.49964333, -1.32879399]],
    ),
    Known(
        "scaled weights of a 2-4-1 network: W1",
        lambda _: reg_utils.initialize_parameters([2, 4, 1])["W1"],
        [
            [1.26475132, 0.30865908],
            [0.06823401, -1.31768833],
            [-0.19614308, -0.25085248],
            [-0.05850706, -0.44335643],
        ],
    ),
    Known(
        "scaled weights of a 2-4-1 network: W2",
        lambda _: reg_utils.initialize_parameters([2, 4, 1])["W2"],
        [[-0.02190908, -0.23860902, -0.65693238, 0.44231119]],
    ),
    Known(
        "He weights of a 2-4-1 network: W1",
        lambda _: opt_utils.initialize_parameters([2, 4, 1])["W1"],
        [
            [1.78862847, 0.43650985],
            [0.09649747, -1.8634927],
            [-0.2773882, -0.35475898],
            [-0.08274148, -0.62700068],
        ],
    ),
    Known(
        "He weights of a 2-4-1 network: W2",
        lambda _: opt_utils.initialize_parameters([2, 4, 1])["W2"],
        [[-0.03098412, -0.33744411, -0.92904268, 0.62552248]],
    ),
    Known(
        "step of a 4-3-1 network: W1",
        lambda _: small_step("W1"),
        [
            [-0.59562, -0.09992, -2.14585, 1.82662],
            [-1.7657, -0.80627, 0.51116, -1.18259],
            [-1.05357, -0.86129, 0.68284, 2.20375],
        ],
        1.5e-5,
    ),
    Known(
        "step of a 4-3-1 network: b1",
        lambda _: small_step("b1"),
        [[-0.04659], [-1.28888], [0.53405]],
        1.5e-5,
    ),
    Known(
        "step of a 4-3-1 network: W2",
        lambda _: small_step("W2"),
        [[-0.55569, 0.0354, 1.32964]],
        1.5e-5,
    ),
    Known("step of a 4-3-1 network: b2", lambda _: small_step("b2"), [[-0.8461]], 1.5e-5),
    Known(
        "step of a 3-2-3 network: W1",
        lambda _: descent_step("W1"),
        [[1.63535156, -0.62320365, -0.53718766], [-1.07799357, 0.85639907, -2.29470142]],
    ),
    Known(
        "step of a 3-2-3 network: b1", lambda _: descent_step("b1"), [[1.74604067], [-0.75184921]]
    ),
    Known(
        "step of a 3-2-3 network: W2",
        lambda _: descent_step("W2"),
        [
            [0.32171798, -0.25467393, 1.46902454],
            [-2.05617317, -0.31554548, -0.3756023],
            [1.1404819, -1.09976462, -0.1612551],
        ],
    ),
    Known(
        "step of a 3-2-3 network: b2",
        lambda _: descent_step("b2"),
        [[-0.88020257], [0.02561572], [0.57539477]],
    ),
    Known(
        "parameters to be checked, in one column: shape",
        lambda _: gc_utils.dictionary_to_vector(testCases.gradient_check_n_test_case()[2])[0].shape,
        [47, 1],
        0,
    ),
]

DATA = [
    Known(
        "flower: first three points",
        lambda _: planar_utils.load_planar_dataset()[0][:, :3],
        [[1.20444229, 0.15870990, 0.09524720], [3.57611415, -1.48217090, -1.27995533]],
    ),
    Known(
        "flower: largest coordinates",
        lambda _: planar_utils.load_planar_dataset()[0].max(axis=1),
        [4.07816588, 4.03764347],
    ),
    Known(
        "circles: first three training points",
        lambda _: init_utils.load_dataset(plot=False)[0][:, :3],
        [[-0.07741354, 0.4318696, 0.07916502], [0.85260226, -0.87214504, 0.8406611]],
    ),
    Known(
        "circles: first five training classes",
        lambda _: init_utils.load_dataset(plot=False)[1][0, :5],
        [1, 0, 1, 1, 0],
        0,
    ),
    Known(
        "circles: first three test points",
        lambda _: init_utils.load_dataset(plot=False)[2][:, :3],
        [[-0.52423739, -0.85089226, 0.55408395], [-0.60910361, -0.52145127, 0.48711084]],
    ),
    Known(
        "circles: first five test classes",
        lambda _: init_utils.load_dataset(plot=False)[3][0, :5],
        [1, 0, 1, 0, 0],
        0,
    ),
    Known(
        "moons: first three points",
        lambda _: opt_utils.load_dataset(plot=False)[0][:, :3],
        [[-0.21687013, 0.80505015, 0.71127451], [1.01544937, -0.5579734, -0.41006024]],
    ),
    Known(
        "moons: first five classes",
        lambda _: opt_utils.load_dataset(plot=False)[1][0, :5],
        [0, 1, 1, 1, 0],
        0,
    ),
    Known(
        "shuffled batches: first three numbers",
        lambda _: shuffled_batches()[0][0][0, :3],
        [0.90085595, -0.7612069, 0.2344157],
    ),
    Known(
        "shuffled batches: labels 1 in each",
        lambda _: [int(labels.sum()) for _, labels in shuffled_batches()],
        [43, 48, 15],
        0,
    ),
    Known(
        "one-hot columns of 1, 2, 3, 0, 2, 1",
        lambda _: tf_utils.convert_to_one_hot(np.array([1, 2, 3, 0, 2, 1]), 4),
        [[0, 0, 0, 1, 0, 0], [1, 0, 0, 0, 0, 1], [0, 1, 0, 0, 1, 0], [0, 0, 1, 0, 0, 0]],
        0,
    ),
]

REFERENCES = ACTIVATIONS + FORWARD + COSTS + BACKWARD + PARAMETERS + DATA

HE_COSTS = {
    0: 0.8830537463419761,
    1000: 0.6879825919728063,
    13000: 0.0845705595402428,
    14000: 0.07357895962677366,
}
LARGE_RANDOM_COSTS = {
    0: float("inf"),
    1000: 0.6237287551108738,
    2000: 0.5981106708339466,
    14000: 0.38278397192120406,
}
MINI_BATCH_COSTS = {0: 0.690736, 1000: 0.685273, 2000: 0.647072, 3000: 0.619525}
FOOTBALL_COSTS = {0: 0.6557412523481002, 10000: 0.16329987525724216, 20000: 0.13851642423255986}
TWO_LAYER_COSTS = {0: 0.693049735659989, 100: 0.6464320953428849}
FOUR_LAYER_COSTS = {0: 0.771749, 100: 0.672053}
