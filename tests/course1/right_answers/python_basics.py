"""Right answers to Python basics that differ from the solution's."""

# %% basic_sigmoid: with exp(x)
def basic_sigmoid(x):
    return math.exp(x) / (math.exp(x) + 1)

# %% basic_sigmoid: by NumPy
def basic_sigmoid(x):
    return np.array(1 / (1 + np.exp(-x)))

# %% sigmoid: by tanh
def sigmoid(x):
    return 0.5 * (1 + np.tanh(x / 2))

# %% sigmoid: element by element
sigmoid = np.vectorize(lambda x: 1 / (1 + math.exp(-x)))

# %% sigmoid_derivative: from exp(-x)
def sigmoid_derivative(x):
    return np.exp(-x) / (1 + np.exp(-x)) ** 2

# %% sigmoid_derivative: from the sigmoid
def sigmoid_derivative(x):
    s = sigmoid(x)
    return s - s**2

# %% image2vector: flattened
def image2vector(image):
    return image.flatten()[:, np.newaxis]

# %% image2vector: in a loop
def image2vector(image):
    length, height, depth = image.shape
    places = [(i, j, k) for i in range(length) for j in range(height) for k in range(depth)]
    return np.array([[image[place]] for place in places])

# %% normalizeRows: transposed
def normalizeRows(x):
    return (x.T / np.sqrt(np.sum(x**2, axis=1))).T

# %% normalizeRows: row by row
def normalizeRows(x):
    return np.array([row / np.sqrt(row @ row) for row in x])

# %% normalizeRows: into the argument
def normalizeRows(x):
    x_norm = np.linalg.norm(x, ord=2, axis=1, keepdims=True)
    x = x / x_norm
    return x

# %% softmax: classic
def softmax(x):
    x_exp = np.exp(x)
    x_sum = np.sum(x_exp, axis=1, keepdims=True)
    return x_exp / x_sum

# %% softmax: row by row
def softmax(x):
    return np.array([np.exp(row) / sum(np.exp(row)) for row in x])

# %% L1: by sum
def L1(yhat, y):
    return sum(abs(y - yhat))

# %% L1: by norm
def L1(yhat, y):
    return float(np.linalg.norm(yhat - y, ord=1))

# %% L2: by dot product
def L2(yhat, y):
    return np.dot(y - yhat, y - yhat)

# %% L2: in a loop
def L2(yhat, y):
    return sum((a - b) ** 2 for a, b in zip(y, yhat))
