"""Numbers that the classic recipes give: name, recipe, value, largest difference.

A recipe gets the names of the solution.
"""

import numpy as np

import testCases


def small_start(call, seed):
    """What a call gives right after the global generator has been seeded."""
    np.random.seed(seed)
    return call()


def layer_backward(names, activation):
    dA, cache = testCases.linear_activation_backward_test_case()
    return names["linear_activation_backward"](dA, cache, activation)


def step(names):
    parameters, grads = testCases.update_parameters_test_case()
    return names["update_parameters"](parameters, grads, 0.1)


def backward(names):
    return names["L_model_backward"](*testCases.L_model_backward_test_case())


REFERENCES = [
    (
        "2-2-1 network, seed 1: W1",
        lambda n: small_start(lambda: n["initialize_parameters"](2, 2, 1), 1)["W1"],
        [
            [0.01624345363663242, -0.006117564136500754],
            [-0.005281717522634557, -0.010729686221561705],
        ],
        1e-15,
    ),
    (
        "2-2-1 network, seed 1: W2",
        lambda n: small_start(lambda: n["initialize_parameters"](2, 2, 1), 1)["W2"],
        [[0.008654076293246785, -0.02301538696880283]],
        1e-15,
    ),
    (
        "3-2-1 network, seed 1: W2",
        lambda n: small_start(lambda: n["initialize_parameters"](3, 2, 1), 1)["W2"],
        [[0.0174481176421648, -0.007612069008951028]],
        1e-15,
    ),
    (
        "5-4-3 network, seed 3: second row of W1",
        lambda n: small_start(lambda: n["initialize_parameters_deep"]([5, 4, 3]), 3)["W1"][1],
        [-0.00354758979, -0.0008274148148, -0.00627000676, -0.0004381816897, -0.00477218030],
        1e-11,
    ),
    (
        "5-4-3 network, seed 3: W2",
        lambda n: small_start(lambda: n["initialize_parameters_deep"]([5, 4, 3]), 3)["W2"],
        [
            [-0.011850465270, -0.002056498994, 0.014861483550, 0.002367162672],
            [-0.010237851399, -0.007129932001, 0.006252449661, -0.001605133631],
            [-0.007688363503, -0.002300307222, 0.007450562664, 0.019761107831],
        ],
        1e-12,
    ),
    (
        "weighted sums",
        lambda n: n["linear_forward"](*testCases.linear_forward_test_case())[0],
        [[3.262953374654174, -1.2342998686128757]],
        1e-14,
    ),
    (
        "sigmoid layer",
        lambda n: n["linear_activation_forward"](
            *testCases.linear_activation_forward_test_case(), "sigmoid"
        )[0],
        [[0.968900232783661, 0.11013289483978989]],
        1e-14,
    ),
    (
        "ReLU layer",
        lambda n: n["linear_activation_forward"](
            *testCases.linear_activation_forward_test_case(), "relu"
        )[0],
        [[3.4389613134945427, 0.0]],
        1e-14,
    ),
    (
        "5-4-3-1 network: AL",
        lambda n: n["L_model_forward"](*testCases.L_model_forward_test_case())[0],
        [[0.039216679222503596, 0.7049892075012225, 0.19734387234713996, 0.04728177161977344]],
        1e-14,
    ),
    (
        "5-4-3-1 network: number of caches",
        lambda n: len(n["L_model_forward"](*testCases.L_model_forward_test_case())[1]),
        3,
        0,
    ),
    (
        "cost of three predictions",
        lambda n: n["compute_cost"](*reversed(testCases.compute_cost_test_case())),
        0.414931599615397,
        1e-14,
    ),
    (
        "linear backward: dA_prev",
        lambda n: n["linear_backward"](*testCases.linear_backward_test_case())[0],
        [
            [0.5182296765076597, -0.19517421321805253],
            [-0.4050636132416928, 0.15255392657263311],
            [2.3749682487142305, -0.8944539079359436],
        ],
        1e-14,
    ),
    (
        "linear backward: dW",
        lambda n: n["linear_backward"](*testCases.linear_backward_test_case())[1],
        [[-0.1007689503788564, 1.4068509647263443, 1.6499250517036985]],
        1e-14,
    ),
    (
        "linear backward: db",
        lambda n: n["linear_backward"](*testCases.linear_backward_test_case())[2],
        [[0.5062944750065832]],
        1e-14,
    ),
    (
        "sigmoid layer backward: dA_prev",
        lambda n: layer_backward(n, "sigmoid")[0],
        [
            [0.11017993605984744, 0.011053394707826071],
            [0.09466817036241483, 0.009497234167163682],
            [-0.057430922006483635, -0.005761544906208916],
        ],
        1e-14,
    ),
    (
        "sigmoid layer backward: dW",
        lambda n: layer_backward(n, "sigmoid")[1],
        [[0.10266786376828207, 0.09778550500304704, -0.019680842338378784]],
        1e-14,
    ),
    (
        "sigmoid layer backward: db",
        lambda n: layer_backward(n, "sigmoid")[2],
        [[-0.057296222176291135]],
        1e-14,
    ),
    (
        "ReLU layer backward: dA_prev",
        lambda n: layer_backward(n, "relu")[0],
        [[0.4409098893909097, 0.0], [0.37883605687209465, 0.0], [-0.2298228005482083, 0.0]],
        1e-14,
    ),
    (
        "ReLU layer backward: dW",
        lambda n: layer_backward(n, "relu")[1],
        [[0.44513824323337786, 0.37371417697309084, -0.1047898884574992]],
        1e-14,
    ),
    (
        "ReLU layer backward: db",
        lambda n: layer_backward(n, "relu")[2],
        [[-0.2083789237027353]],
        1e-14,
    ),
    (
        "network backward: dW2",
        lambda n: backward(n)["dW2"],
        [[-0.392024321654423, -0.1332585501664456, -0.04601088924542733]],
        1e-13,
    ),
    ("network backward: db2", lambda n: backward(n)["db2"], [[0.15187860780843926]], 1e-13),
    (
        "network backward: what layer 2 hands down",
        lambda n: backward(n)["dA2"],
        [
            [0.1291316175545915, -0.4401412678058249],
            [-0.1417565465329586, 0.48317296176062136],
            [0.016637075426056504, -0.05670697548189487],
        ],
        1e-13,
    ),
    (
        "network backward: dW1",
        lambda n: backward(n)["dW1"],
        [
            [0.4101000205028755, 0.07807203345047609, 0.13798443640617922, 0.10502167445111507],
            [0.0, 0.0, 0.0, 0.0],
            [0.052836517520190085, 0.01005865436969424, 0.0177776560038907, 0.01353079557355724],
        ],
        1e-13,
    ),
    (
        "network backward: db1",
        lambda n: backward(n)["db1"],
        [[-0.22007063390291245], [0.0], [-0.028353487740947435]],
        1e-13,
    ),
    (
        "network backward: what layer 1 hands down",
        lambda n: backward(n)["dA1"],
        [
            [0.0, 0.522579012261749],
            [0.0, -0.32692060097785447],
            [0.0, -0.3207040360847321],
            [0.0, -0.7407918718384887],
        ],
        1e-13,
    ),
    (
        "step of a 4-3-1 network: W1",
        lambda n: step(n)["W1"],
        [
            [-0.5956206947485025, -0.09991781227752841, -2.145845842475655, 1.8266200787414377],
            [-1.7656967649434232, -0.8062714677293054, 0.5111555653062888, -1.1825880189248468],
            [-1.053570401964746, -0.861285811890899, 0.6828405198826926, 2.203745774764999],
        ],
        1e-13,
    ),
    (
        "step of a 4-3-1 network: b1",
        lambda n: step(n)["b1"],
        [[-0.046592411222349535], [-1.2888827514788117], [0.5340549563631029]],
        1e-14,
    ),
    (
        "step of a 4-3-1 network: W2",
        lambda n: step(n)["W2"],
        [[-0.5556919583463779, 0.03540549824080157, 1.3296489510585878]],
        1e-14,
    ),
    ("step of a 4-3-1 network: b2", lambda n: step(n)["b2"], [[-0.8461076927196785]], 1e-14),
]
