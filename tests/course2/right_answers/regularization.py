"""Right answers to regularization that differ from the solution's."""

# %% compute_cost_with_regularization: in a loop
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    cost = compute_cost(A3, Y)
    for name, array in parameters.items():
        if name.startswith("W"):
            cost += 0.5 * lambd / Y.size * np.linalg.norm(array) ** 2
    return cost

# %% compute_cost_with_regularization: as an array
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    squares = [np.sum(parameters[name] ** 2, keepdims=True) for name in ("W3", "W2", "W1")]
    return compute_cost(A3, Y) + sum(squares) * lambd / A3.shape[1] / 2

# %% backward_propagation_with_regularization: classic
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) = cache
    dZ3 = A3 - Y
    dW3 = 1./m * np.dot(dZ3, A2.T) + lambd/m*W3
    db3 = 1./m * np.sum(dZ3, axis=1, keepdims = True)
    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1./m * np.dot(dZ2, A1.T) + lambd/m*W2
    db2 = 1./m * np.sum(dZ2, axis=1, keepdims = True)
    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1./m * np.dot(dZ1, X.T) + lambd/m*W1
    db1 = 1./m * np.sum(dZ1, axis=1, keepdims = True)
    return {"dZ3": dZ3, "dW3": dW3, "db3": db3, "dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2,
            "dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}

# %% backward_propagation_with_regularization: with the helper
def backward_propagation_with_regularization(X, Y, cache, lambd):
    grads = backward_propagation(X, Y, cache)
    for layer in (1, 2, 3):
        grads[f"dW{layer}"] += lambd * cache[4 * layer - 2] / X.shape[1]
    return grads
