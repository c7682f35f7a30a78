"""Right answers to the deep network that differ from the solution's."""

# %% initialize_parameters: classic
def initialize_parameters(n_x, n_h, n_y):
    np.random.seed(1)
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros(shape=(n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros(shape=(n_y, 1))
    assert(W1.shape == (n_h, n_x))
    parameters = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
    return parameters

# %% initialize_parameters: another generator
def initialize_parameters(n_x, n_h, n_y):
    rng = np.random.default_rng()
    draw = lambda rows, columns: rng.normal(0, 0.01, size=(rows, columns))
    return dict(W2=draw(n_y, n_h), W1=draw(n_h, n_x), b1=np.full((n_h, 1), 0.0),
                b2=np.zeros((n_y, 1)))

# %% initialize_parameters_deep: classic
def initialize_parameters_deep(layer_dims):
    np.random.seed(3)
    parameters = {}
    L = len(layer_dims)
    for l in range(1, L):
        parameters['W' + str(l)] = np.random.randn(layer_dims[l], layer_dims[l-1]) * 0.01
        parameters['b' + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters

# %% linear_forward: transposed
def linear_forward(A, W, b):
    return (A.T @ W.T).T + b, [A, W, b]

# %% linear_forward: in a loop
def linear_forward(A, W, b):
    Z = np.zeros((W.shape[0], A.shape[1]))
    for unit in range(Z.shape[0]):
        for example in range(Z.shape[1]):
            Z[unit, example] = sum(W[unit] * A[:, example]) + b[unit, 0]
    return Z, (A, W, b)

# %% linear_activation_forward: classic
def linear_activation_forward(A_prev, W, b, activation):
    if activation == "sigmoid":
        Z, linear_cache = linear_forward(A_prev, W, b)
        A, activation_cache = sigmoid(Z)
    elif activation == "relu":
        Z, linear_cache = linear_forward(A_prev, W, b)
        A, activation_cache = relu(Z)
    assert (A.shape == (W.shape[0], A_prev.shape[1]))
    return A, (linear_cache, activation_cache)

# %% linear_activation_forward: by hand
def linear_activation_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    A = Z * (Z > 0) if activation == "relu" else 1 / (1 + np.exp(-Z))
    return A, ((A_prev, W, b), Z)

# %% L_model_forward: classic
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L):
        A_prev = A
        A, cache = linear_activation_forward(A_prev, parameters['W' + str(l)],
                                             parameters['b' + str(l)], activation='relu')
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters['W' + str(L)],
                                          parameters['b' + str(L)], activation='sigmoid')
    caches.append(cache)
    assert(AL.shape == (1, X.shape[1]))
    return AL, caches

# %% compute_cost: classic
def compute_cost(AL, Y):
    m = Y.shape[1]
    cost = -1 / m * (np.dot(Y, np.log(AL).T) + np.dot(1 - Y, np.log(1 - AL).T))
    cost = np.squeeze(cost)
    assert(cost.shape == ())
    return cost

# %% compute_cost: by cases
def compute_cost(AL, Y):
    return float(-np.mean(np.log(np.where(Y == 1, AL, 1 - AL))))

# %% linear_backward: classic
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = 1. / m * np.dot(dZ, A_prev.T)
    db = 1. / m * np.sum(dZ, axis=1, keepdims=True)
    return np.dot(W.T, dZ), dW, db

# %% linear_backward: example by example
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dW = sum(np.outer(dZ[:, i], A_prev[:, i]) for i in range(dZ.shape[1])) / dZ.shape[1]
    return (dZ.T @ W).T, dW, dZ.mean(axis=1).reshape(-1, 1)

# %% linear_activation_backward: classic
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = relu_backward(dA, activation_cache)
        dA_prev, dW, db = linear_backward(dZ, linear_cache)
    elif activation == "sigmoid":
        dZ = sigmoid_backward(dA, activation_cache)
        dA_prev, dW, db = linear_backward(dZ, linear_cache)
    return dA_prev, dW, db

# %% linear_activation_backward: from the inputs
def linear_activation_backward(dA, cache, activation):
    (A_prev, W, b), Z = cache
    A, _ = sigmoid(W @ A_prev + b) if activation == "sigmoid" else relu(Z)
    s, _ = sigmoid(Z)
    slope = s * (1 - s) if activation == "sigmoid" else A > 0
    return linear_backward(dA * slope, cache[0])

# %% L_model_backward: classic
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    m = AL.shape[1]
    Y = Y.reshape(AL.shape)
    dAL = - (np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    current_cache = caches[L-1]
    grads["dA" + str(L)], grads["dW" + str(L)], grads["db" + str(L)] = \
        linear_activation_backward(dAL, current_cache, activation="sigmoid")
    for l in reversed(range(L - 1)):
        current_cache = caches[l]
        dA_prev_temp, dW_temp, db_temp = linear_activation_backward(
            grads["dA" + str(l + 2)], current_cache, activation="relu")
        grads["dA" + str(l + 1)] = dA_prev_temp
        grads["dW" + str(l + 1)] = dW_temp
        grads["db" + str(l + 1)] = db_temp
    return grads

# %% L_model_backward: from AL - Y
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    dA, dW, db = linear_backward(AL - Y, caches[-1][0])
    grads["dA" + str(L - 1)], grads["dW" + str(L)], grads["db" + str(L)] = dA, dW, db
    for l in range(L - 1, 0, -1):
        dA, dW, db = linear_activation_backward(dA, caches[l - 1], "relu")
        grads["dA" + str(l - 1)], grads["dW" + str(l)], grads["db" + str(l)] = dA, dW, db
    return grads

# %% update_parameters: on a copy
def update_parameters(params, grads, learning_rate):
    parameters = copy.deepcopy(params)
    for l in range(len(parameters) // 2):
        for name in ("W" + str(l+1), "b" + str(l+1)):
            parameters[name] = parameters[name] - learning_rate * grads["d" + name]
    return parameters

# %% update_parameters: in place
def update_parameters(parameters, grads, learning_rate):
    for l in range(len(parameters) // 2):
        parameters["W" + str(l+1)] -= learning_rate * grads["dW" + str(l+1)]
        parameters["b" + str(l+1)] -= learning_rate * grads["db" + str(l+1)]
    return parameters
