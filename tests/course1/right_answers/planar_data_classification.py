"""Right answers to planar data classification that differ from the solution's."""

# %% dataset_sizes: a tuple and a list
shape_X, shape_Y = np.shape(X), list(Y.shape)
m = Y.size

# %% layer_sizes: by len
def layer_sizes(X, Y):
    return [len(X), 4, len(Y)]

# %% initialize_parameters: classic
def initialize_parameters(n_x, n_h, n_y):
    np.random.seed(2)
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((n_y, 1))
    assert W1.shape == (n_h, n_x)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% initialize_parameters: another generator
def initialize_parameters(n_x, n_h, n_y):
    rng = np.random.default_rng()
    W2 = rng.normal(0, 0.01, size=(n_y, n_h))
    W1 = rng.normal(0, 0.01, size=(n_h, n_x))
    return {"W2": W2, "b2": W2[:, :1] * 0, "W1": W1, "b1": W1[:, :1] * 0}

# %% forward_propagation: by sigmoid
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = W1 @ X + b1
    A1 = 2 * sigmoid(2 * Z1) - 1
    Z2 = W2 @ A1 + b2
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% forward_propagation: example by example
def forward_propagation(X, parameters):
    W1, W2, columns = parameters["W1"], parameters["W2"], []
    for x in X.T:
        z1 = W1 @ x + parameters["b1"].ravel()
        z2 = W2 @ np.tanh(z1) + parameters["b2"].ravel()
        columns.append((z1, np.tanh(z1), z2, sigmoid(z2)))
    Z1, A1, Z2, A2 = (np.array(each).T for each in zip(*columns))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% compute_cost: classic
def compute_cost(A2, Y, parameters):
    m = Y.shape[1]
    logprobs = np.multiply(np.log(A2), Y) + np.multiply(np.log(1 - A2), 1 - Y)
    cost = -(1 / m) * np.sum(logprobs)
    return float(np.squeeze(cost))

# %% compute_cost: by cases
def compute_cost(A2, Y, parameters):
    return np.mean(-np.log(np.where(Y == 1, A2, 1 - A2)))

# %% compute_cost: by products
def compute_cost(A2, Y, parameters):
    together = np.dot(np.log(A2), Y.T) + np.dot(np.log(1 - A2), (1 - Y).T)
    return np.squeeze(-together / Y.shape[1])

# %% backward_propagation: from Z1
def backward_propagation(parameters, cache, X, Y):
    dZ2 = (cache["A2"] - Y) / X.shape[1]
    dZ1 = parameters["W2"].T * dZ2 * (1 - np.tanh(cache["Z1"]) ** 2)
    return {
        "dW1": dZ1 @ X.T,
        "db1": dZ1.sum(axis=1, keepdims=True),
        "dW2": dZ2 @ cache["A1"].T,
        "db2": dZ2.sum().reshape(1, 1),
    }

# %% backward_propagation: classic
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

# %% update_parameters: on a copy
def update_parameters(parameters, grads, learning_rate=1.2):
    parameters = copy.deepcopy(parameters)
    for name in parameters:
        parameters[name] -= learning_rate * grads["d" + name]
    return parameters

# %% update_parameters: in place
def update_parameters(parameters, grads, learning_rate=1.2):
    for name in parameters:
        parameters[name] -= learning_rate * grads["d" + name]
    return parameters

# %% update_parameters: by comprehension
def update_parameters(parameters, grads, learning_rate=1.2):
    return {name: each - learning_rate * grads["d" + name] for name, each in parameters.items()}

# %% nn_model: classic
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

# %% nn_model: in a while loop
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    parameters, left = initialize_parameters(len(X), n_h, 1), num_iterations
    while left:
        cache = forward_propagation(X, parameters)[1]
        parameters = update_parameters(parameters, backward_propagation(parameters, cache, X, Y))
        left -= 1
    return parameters

# %% predict: by rounding
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    return np.round(A2)

# %% predict: as booleans
def predict(parameters, X):
    return forward_propagation(X, parameters)[0] > 0.5

# %% predict: by logits
def predict(parameters, X):
    Z2 = forward_propagation(X, parameters)[1]["Z2"]
    return np.array([[1 if z > 0 else 0 for z in Z2[0]]])
