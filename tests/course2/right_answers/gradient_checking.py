"""Right answers to gradient checking that differ from the solution's."""

# %% forward_propagation: by dot product
forward_propagation = lambda x, theta: float(np.dot(x, theta))

# %% backward_propagation: as floats
def backward_propagation(x, theta):
    return 1.0 * x

# %% gradient_check: by norms
def gradient_check(x, theta, epsilon=1e-7):
    costs = [forward_propagation(x, theta + step) for step in (epsilon, -epsilon)]
    approximated = np.diff(costs[::-1])[0] / 2 / epsilon
    grad = backward_propagation(x, theta)
    sizes = np.linalg.norm(grad) + np.linalg.norm(approximated)
    return float(np.linalg.norm(grad - approximated) / sizes)

# %% gradient_check_n: in the dictionary
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    pairs = []
    for name, value in parameters.items():
        for place in np.ndindex(value.shape):
            costs = []
            for step in (epsilon, -epsilon):
                nudged = {key: array.copy() for key, array in parameters.items()}
                nudged[name][place] += step
                costs.append(forward_propagation_n(X, Y, nudged)[0])
            pairs.append((gradients["d" + name][place], (costs[0] - costs[1]) / (2 * epsilon)))
    grad, approximated = np.array(pairs).T
    gap = np.sqrt(np.sum((grad - approximated) ** 2))
    return gap / (np.sqrt(np.sum(grad**2)) + np.sqrt(np.sum(approximated**2)))

# %% gradient_check_n: component by component
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, draw=False):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros_like(theta)
    for i in range(len(theta)):
        step = epsilon * (np.arange(len(theta)) == i).reshape(-1, 1)
        J_plus = forward_propagation_n(X, Y, vector_to_dictionary(theta + step))[0]
        J_minus = forward_propagation_n(X, Y, vector_to_dictionary(theta - step))[0]
        gradapprox[i][0] = (J_plus - J_minus) / (2 * epsilon)
    norm = np.linalg.norm
    return norm(gradapprox - grad) / (norm(grad) + norm(gradapprox))

# %% backward_propagation_n: classic
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) = cache
    dZ3 = A3 - Y
    dW3 = 1./m * np.dot(dZ3, A2.T)
    db3 = 1./m * np.sum(dZ3, axis=1, keepdims = True)
    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1./m * np.dot(dZ2, A1.T)
    db2 = 1./m * np.sum(dZ2, axis=1, keepdims = True)
    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1./m * np.dot(dZ1, X.T)
    db1 = 1./m * np.sum(dZ1, axis=1, keepdims = True)
    return {"dZ3": dZ3, "dW3": dW3, "db3": db3, "dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2,
            "dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}

# %% backward_propagation_n: from the draft
def backward_propagation_n(X, Y, cache):
    gradients = backward_propagation_draft(X, Y, cache)
    gradients["dW2"] /= 2
    gradients["db1"] = gradients["db1"] * 0.25
    return gradients
