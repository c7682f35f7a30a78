"""Right answers to the optimization methods that differ from the solution's."""

# %% update_parameters_with_gd: in place
def update_parameters_with_gd(parameters, grads, learning_rate):
    for name, value in parameters.items():
        value -= learning_rate * grads["d" + name]
    return parameters

# %% update_parameters_with_gd: into a new dict
def update_parameters_with_gd(parameters, grads, learning_rate):
    return {key: np.subtract(parameters[key], np.multiply(grads["d" + key], learning_rate))
            for key in reversed(list(parameters))}

# %% random_mini_batches: classic
def random_mini_batches(X, Y, mini_batch_size = 64, seed = 0):
    np.random.seed(seed)
    m = X.shape[1]
    mini_batches = []
    permutation = list(np.random.permutation(m))
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation].reshape((Y.shape[0], m))
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

# %% random_mini_batches: by range
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    order = np.random.RandomState(seed).permutation(X.shape[1])
    cuts = [order[i:i + mini_batch_size] for i in range(0, len(order), mini_batch_size)]
    return [[X[:, cut], Y[:, cut]] for cut in cuts]

# %% initialize_velocity: by shape
def initialize_velocity(parameters):
    return {"d" + name: np.zeros(value.shape) for name, value in parameters.items()}

# %% update_parameters_with_momentum: in place
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    for name in parameters:
        v["d" + name] += (1 - beta) * (grads["d" + name] - v["d" + name])
        parameters[name] -= learning_rate * v["d" + name]
    return parameters, v

# %% initialize_adam: from the velocity
def initialize_adam(parameters):
    return [initialize_velocity(parameters), initialize_velocity(parameters)]

# %% update_parameters_with_adam: classic
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

# %% update_parameters_with_adam: in place
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

# %% update_lr: in one line
update_lr = lambda rate, epoch, decay: np.float64(rate) / (epoch * decay + 1)

# %% schedule_lr_decay: by floor
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    whole = np.floor(epoch_num / time_interval)
    return learning_rate0 * 1 / (1 + decay_rate * whole)
