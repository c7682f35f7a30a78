"""Other answers to the optimization methods: right ones pass, wrong ones are told why not."""

import pytest

from answers import verdict_on

TARGET = "course2/optimization_methods"

DESCENT_IN_PLACE = """
def update_parameters_with_gd(parameters, grads, learning_rate):
    for name, value in parameters.items():
        value -= learning_rate * grads["d" + name]
    return parameters
"""

DESCENT_INTO_A_NEW_DICT = """
def update_parameters_with_gd(parameters, grads, learning_rate):
    return {key: np.subtract(parameters[key], np.multiply(grads["d" + key], learning_rate))
            for key in reversed(list(parameters))}
"""

CLASSIC_BATCHES = """
def random_mini_batches(X, Y, mini_batch_size = 64, seed = 0):
    np.random.seed(seed)
    m = X.shape[1]
    mini_batches = []
    permutation = list(np.random.permutation(m))
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]RESHAPED
    num_complete_minibatches = math.floor(m/mini_batch_size)
    for k in range(0, num_complete_minibatches):
        mini_batch_X = shuffled_X[:, k * mini_batch_size : k * mini_batch_size + mini_batch_size]
        mini_batch_Y = shuffled_Y[:, k * mini_batch_size : k * mini_batch_size + mini_batch_size]
        mini_batch = (mini_batch_X, mini_batch_Y)
        mini_batches.append(mini_batch)
    if m % mini_batch_size != 0:
        mini_batch_X = shuffled_X[:, num_complete_minibatches * mini_batch_size : m]
        mini_batch_Y = shuffled_Y[:, num_complete_minibatches * mini_batch_size : m]
        mini_batch = (mini_batch_X, mini_batch_Y)
        mini_batches.append(mini_batch)
    return mini_batches
"""

BATCHES_BY_RANGE = """
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    order = np.random.RandomState(seed).permutation(X.shape[1])
    cuts = [order[i:i + mini_batch_size] for i in range(0, len(order), mini_batch_size)]
    return [[X[:, cut], Y[:, cut]] for cut in cuts]
"""

VELOCITY_BY_SHAPE = """
def initialize_velocity(parameters):
    return {"d" + name: np.zeros(value.shape) for name, value in parameters.items()}
"""

MOMENTUM_IN_PLACE = """
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    for name in parameters:
        v["d" + name] += (1 - beta) * (grads["d" + name] - v["d" + name])
        parameters[name] -= learning_rate * v["d" + name]
    return parameters, v
"""

ADAM_START_FROM_THE_VELOCITY = """
def initialize_adam(parameters):
    return [initialize_velocity(parameters), initialize_velocity(parameters)]
"""

CLASSIC_ADAM = """
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate = 0.01,
                                beta1 = 0.9, beta2 = 0.999,  epsilon = 1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(L):
        for kind in ("W", "b"):
            key = "d" + kind + str(l + 1)
            v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
            v_corrected[key] = v[key] / (1 - np.power(beta1, t))
            s[key] = beta2 * s[key] + (1 - beta2) * np.power(grads[key], 2)
            s_corrected[key] = s[key] / (1 - np.power(beta2, t))
            name = kind + str(l + 1)
            parameters[name] = parameters[name] - learning_rate * v_corrected[key] / (
                np.sqrt(s_corrected[key]) + epsilon)
    return parameters, v, s
"""

ADAM_IN_PLACE = """
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    for name, value in parameters.items():
        g, mean, square = grads["d" + name], v["d" + name], s["d" + name]
        mean *= beta1
        mean += (1 - beta1) * g
        square *= beta2
        square += (1 - beta2) * g * g
        root = np.sqrt(square) / np.sqrt(1 - beta2 ** t)
        value -= learning_rate * mean / ((root + epsilon) * (1 - beta1 ** t))
    return parameters, v, s
"""


SCHEDULE_BY_FLOOR = """
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    whole = np.floor(epoch_num / time_interval)
    return learning_rate0 * 1 / (1 + decay_rate * whole)
"""


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        ("update_parameters_with_gd", DESCENT_IN_PLACE),
        ("update_parameters_with_gd", DESCENT_INTO_A_NEW_DICT),
        ("random_mini_batches", CLASSIC_BATCHES.replace("RESHAPED", "")),
        ("random_mini_batches", CLASSIC_BATCHES.replace("RESHAPED", ".reshape((Y.shape[0], m))")),
        ("random_mini_batches", BATCHES_BY_RANGE),
        ("initialize_velocity", VELOCITY_BY_SHAPE),
        ("update_parameters_with_momentum", MOMENTUM_IN_PLACE),
        ("initialize_adam", ADAM_START_FROM_THE_VELOCITY),
        ("update_parameters_with_adam", CLASSIC_ADAM),
        ("update_parameters_with_adam", ADAM_IN_PLACE),
        (
            "update_lr",
            "update_lr = lambda rate, epoch, decay: np.float64(rate) / (epoch * decay + 1)",
        ),
        ("schedule_lr_decay", SCHEDULE_BY_FLOOR),
    ],
)
def test_another_right_answer_gets_full_points(exercise: str, answer: str) -> None:
    verdict = verdict_on(TARGET, exercise, answer)
    assert (verdict.status, verdict.score) == ("passed", verdict.exercise.points)


def test_labels_of_one_row_only_are_told_so() -> None:
    answer = CLASSIC_BATCHES.replace("RESHAPED", ".reshape((1, m))")
    verdict = verdict_on(TARGET, "random_mini_batches", answer)
    assert verdict.status == "partial"
    assert "Labels may have several rows" in (verdict.mistake or "")


def test_epsilon_under_the_root_is_told_so() -> None:
    answer = CLASSIC_ADAM.replace("[key]) + epsilon)", "[key] + epsilon))")
    verdict = verdict_on(TARGET, "update_parameters_with_adam", answer)
    assert verdict.status != "passed"
    assert "under the root" in (verdict.mistake or "")
