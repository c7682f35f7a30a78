"""Deep network, step by step: the numbers that the classic recipes give come out."""

import numpy as np
import pytest

import testCases
from coursework.networks.descent import Steps, descend
from lr_utils import load_dataset
from tables import Known, known_numbers, parts

TARGET = "course1/deep_network_step_by_step"


def seeded(seed, call, *arguments):
    """What a call gives right after the global generator has been seeded."""
    np.random.seed(seed)
    return call(*arguments)


def layer_backward(n, activation):
    dA, cache = testCases.linear_activation_backward_test_case()
    return n.linear_activation_backward(dA, cache, activation)


def step(n):
    parameters, grads = testCases.update_parameters_test_case()
    return n.update_parameters(parameters, grads, 0.1)


#: What the classic recipes of testCases give.
KNOWN_NUMBERS = [
    *parts(
        "2-2-1 network",
        lambda n: seeded(1, n.initialize_parameters, 2, 2, 1),
        {
            "W1": [
                [0.01624345363663242, -0.006117564136500754],
                [-0.005281717522634557, -0.010729686221561705],
            ],
            "W2": [[0.008654076293246785, -0.02301538696880283]],
        },
        atol=1e-15,
    ),
    Known(
        "3-2-1 network: W2",
        lambda n: seeded(1, n.initialize_parameters, 3, 2, 1)["W2"],
        [[0.0174481176421648, -0.007612069008951028]],
        1e-15,
    ),
    Known(
        "5-4-3 network: second row of W1",
        lambda n: seeded(3, n.initialize_parameters_deep, [5, 4, 3])["W1"][1],
        [-0.00354758979, -0.0008274148148, -0.00627000676, -0.0004381816897, -0.00477218030],
        1e-11,
    ),
    Known(
        "5-4-3 network: W2",
        lambda n: seeded(3, n.initialize_parameters_deep, [5, 4, 3])["W2"],
        [
            [-0.01185046527, -0.002056498994, 0.01486148355, 0.002367162672],
            [-0.010237851399, -0.007129932001, 0.006252449661, -0.001605133631],
            [-0.007688363503, -0.002300307222, 0.007450562664, 0.019761107831],
        ],
        1e-12,
    ),
    Known(
        "weighted sums",
        lambda n: n.linear_forward(*testCases.linear_forward_test_case())[0],
        [[3.262953374654174, -1.2342998686128757]],
        1e-14,
    ),
    Known(
        "sigmoid layer",
        lambda n: n.linear_activation_forward(
            *testCases.linear_activation_forward_test_case(), "sigmoid"
        )[0],
        [[0.968900232783661, 0.11013289483978989]],
        1e-14,
    ),
    Known(
        "ReLU layer",
        lambda n: n.linear_activation_forward(
            *testCases.linear_activation_forward_test_case(), "relu"
        )[0],
        [[3.4389613134945427, 0.0]],
        1e-14,
    ),
    Known(
        "5-4-3-1 network: AL",
        lambda n: n.L_model_forward(*testCases.L_model_forward_test_case())[0],
        [[0.039216679222503596, 0.7049892075012225, 0.19734387234713996, 0.04728177161977344]],
        1e-14,
    ),
    Known(
        "5-4-3-1 network: number of caches",
        lambda n: len(n.L_model_forward(*testCases.L_model_forward_test_case())[1]),
        3,
        0,
    ),
    Known(
        "cost of three predictions",
        lambda n: n.compute_cost(*reversed(testCases.compute_cost_test_case())),
        0.414931599615397,
        1e-14,
    ),
    *parts(
        "linear backward",
        lambda n: n.linear_backward(*testCases.linear_backward_test_case()),
        {
            "dA_prev": [
                [0.5182296765076597, -0.19517421321805253],
                [-0.4050636132416928, 0.15255392657263311],
                [2.3749682487142305, -0.8944539079359436],
            ],
            "dW": [[-0.1007689503788564, 1.4068509647263443, 1.6499250517036985]],
            "db": [[0.5062944750065832]],
        },
        atol=1e-14,
    ),
    *parts(
        "sigmoid layer backward",
        lambda n: layer_backward(n, "sigmoid"),
        {
            "dA_prev": [
                [0.11017993605984744, 0.011053394707826071],
                [0.09466817036241483, 0.009497234167163682],
                [-0.057430922006483635, -0.005761544906208916],
            ],
            "dW": [[0.10266786376828207, 0.09778550500304704, -0.019680842338378784]],
            "db": [[-0.057296222176291135]],
        },
        atol=1e-14,
    ),
    *parts(
        "ReLU layer backward",
        lambda n: layer_backward(n, "relu"),
        {
            "dA_prev": [
                [0.4409098893909097, 0.0],
                [0.37883605687209465, 0.0],
                [-0.2298228005482083, 0.0],
            ],
            "dW": [[0.44513824323337786, 0.37371417697309084, -0.1047898884574992]],
            "db": [[-0.2083789237027353]],
        },
        atol=1e-14,
    ),
    *parts(
        "network backward",
        lambda n: n.L_model_backward(*testCases.L_model_backward_test_case()),
        {
            "dW2": [[-0.392024321654423, -0.1332585501664456, -0.04601088924542733]],
            "db2": [[0.15187860780843926]],
            "dA2": [
                [0.1291316175545915, -0.4401412678058249],
                [-0.1417565465329586, 0.48317296176062136],
                [0.016637075426056504, -0.05670697548189487],
            ],
            "dW1": [
                [0.4101000205028755, 0.07807203345047609, 0.13798443640617922, 0.10502167445111507],
                [0.0, 0.0, 0.0, 0.0],
                [
                    0.052836517520190085,
                    0.01005865436969424,
                    0.0177776560038907,
                    0.01353079557355724,
                ],
            ],
            "db1": [[-0.22007063390291245], [0.0], [-0.028353487740947435]],
            "dA1": [
                [0.0, 0.522579012261749],
                [0.0, -0.32692060097785447],
                [0.0, -0.3207040360847321],
                [0.0, -0.7407918718384887],
            ],
        },
        atol=1e-13,
    ),
    *parts(
        "step of a 4-3-1 network",
        lambda n: step(n),
        {
            "W1": [
                [-0.5956206947485025, -0.09991781227752841, -2.145845842475655, 1.8266200787414377],
                [-1.7656967649434232, -0.8062714677293054, 0.5111555653062888, -1.1825880189248468],
                [-1.053570401964746, -0.861285811890899, 0.6828405198826926, 2.203745774764999],
            ],
            "b1": [[-0.046592411222349535], [-1.2888827514788117], [0.5340549563631029]],
            "W2": [[-0.5556919583463779, 0.03540549824080157, 1.3296489510585878]],
            "b2": [[-0.8461076927196785]],
        },
        atol=1e-14,
    ),
]

test_known_number = known_numbers(KNOWN_NUMBERS)


@pytest.mark.classic
def test_the_small_start_is_slow_on_photos(names):
    steps = Steps(
        names.L_model_forward, names.compute_cost, names.L_model_backward, names.update_parameters
    )
    pictures, Y, *_ = load_dataset()
    start = seeded(3, names.initialize_parameters_deep, [12288, 20, 7, 5, 1])
    X = pictures.reshape(len(pictures), -1).T / 255
    _, costs = descend(steps, X, Y, start, 0.0075, 301)
    published = [0.6931477726958, 0.6780107728090446, 0.6675997530076284, 0.6604218729413204]
    assert costs[::100] == pytest.approx(published, rel=1e-9)
