"""Right answers to logistic regression that differ from the solution's."""

# %% dataset_dimensions: from the labels
m_train, num_px, _, _ = train_set_x_orig.shape
m_test = test_set_y.size

# %% flatten: image by image
train_set_x_flatten = np.array([picture.ravel() for picture in train_set_x_orig], dtype=float).T
test_set_x_flatten = np.column_stack([picture.ravel() for picture in test_set_x_orig])

# %% sigmoid: classic
def sigmoid(z):
    return 1 / (1 + np.exp(-z))

# %% sigmoid: without overflow
def sigmoid(x):
    e = np.exp(-abs(x))
    return np.where(x < 0, e, 1) / (1 + e)

# %% sigmoid: by tanh
def sigmoid(z):
    return (1 + np.tanh(np.asarray(z) / 2)) / 2

# %% initialize_with_zeros: from a list
def initialize_with_zeros(dim):
    return np.array([[0.0]] * dim), 0

# %% propagate: by means
def propagate(w, b, X, Y):
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": np.mean(X * (A - Y), axis=1, keepdims=True), "db": np.mean(A - Y)}, cost

# %% propagate: from logits
def propagate(w, b, X, Y):
    z = w.T @ X + b
    error = np.clip(sigmoid(z), 1e-8, 1 - 1e-8) - Y
    cost = np.squeeze(np.mean(np.logaddexp(0, z) - Y * z))
    return {"dw": X @ error.T / Y.size, "db": error.mean(), "error": error}, cost

# %% propagate: in loops
def propagate(w, b, X, Y):
    (n, m), cost, db, dw = X.shape, 0, 0, np.zeros(w.shape)
    for i in range(m):
        a = sigmoid(sum(w[j, 0] * X[j, i] for j in range(n)) + b)
        cost -= safe_log(a if Y[0, i] else 1 - a) / m
        db += (a - Y[0, i]) / m
        for j in range(n):
            dw[j, 0] += X[j, i] * (a - Y[0, i]) / m
    return {"dw": dw, "db": db}, float(cost)

# %% optimize: in a while loop
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs, i, w, b = [], 0, copy.deepcopy(w), copy.deepcopy(b)
    while i < num_iterations:
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b -= learning_rate * grads["db"]
        costs += [float(cost)] if i % 100 == 0 else []
        i += 1
    return {"w": w, "b": b}, grads, costs

# %% predict: by logits
def predict(w, b, X):
    return np.where(w.T @ X + b > 0, 1, 0)

# %% predict: in place
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    for i in range(A.shape[1]):
        A[0, i] = 1 if A[0, i] > 0.5 else 0
    return A

# %% model: with a generator
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(len(X_train))
    params, _, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    train, test = (predict(params["w"], params["b"], X) for X in (X_train, X_test))
    print(f"train accuracy: {100 - np.mean(np.abs(train - Y_train)) * 100} %")
    return dict(params, costs=costs, Y_prediction_train=train, Y_prediction_test=test,
                learning_rate=learning_rate, num_iterations=num_iterations, m=Y_train.size)
