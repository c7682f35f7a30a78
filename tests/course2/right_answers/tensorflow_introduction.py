"""Right answers to the introduction to TensorFlow that differ from the solution's."""

# %% linear_function: classic
def linear_function():
    np.random.seed(1)
    X = tf.constant(np.random.randn(3, 1), name="X")
    W = tf.constant(np.random.randn(4, 3), name="W")
    b = tf.constant(np.random.randn(4, 1), name="b")
    Y = tf.add(tf.matmul(W, X), b)
    return Y.numpy()

# %% sigmoid: by formula
def sigmoid(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))

# %% sigmoid: by Keras
def sigmoid(z):
    return keras.ops.sigmoid(keras.ops.cast(z, "float64"))

# %% one_hot_matrix: by transposing
def one_hot_matrix(labels, C):
    return tf.transpose(keras.ops.one_hot(labels, C)).numpy()

# %% one_hot_matrix: by comparing
def one_hot_matrix(labels, C):
    return tf.constant(np.equal(np.arange(C)[:, None], labels), dtype=tf.float64)

# %% initialize_parameters: classic
def initialize_parameters():
    initializer = tf.keras.initializers.GlorotNormal(seed=1)
    W1 = tf.Variable(initializer(shape=(25, 12288)))
    b1 = tf.Variable(tf.zeros(shape=(25, 1)))
    W2 = tf.Variable(initializer(shape=(12, 25)))
    b2 = tf.Variable(tf.zeros(shape=(12, 1)))
    W3 = tf.Variable(initializer(shape=(6, 12)))
    b3 = tf.Variable(tf.zeros(shape=(6, 1)))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2, "W3": W3, "b3": b3}

# %% initialize_parameters: by formula
def initialize_parameters():
    parameters, sizes = {}, [12288, 25, 12, 6]
    for l in range(1, 4):
        limit = (6 / (sizes[l - 1] + sizes[l])) ** 0.5
        start = np.random.uniform(-limit, limit, (sizes[l], sizes[l - 1]))
        parameters[f"W{l}"] = tf.Variable(start, dtype=tf.float32)
        parameters[f"b{l}"] = tf.Variable(np.zeros((sizes[l], 1), dtype=np.float32))
    return parameters

# %% forward_propagation: classic
def forward_propagation(X, parameters):
    W1 = parameters['W1']
    b1 = parameters['b1']
    W2 = parameters['W2']
    b2 = parameters['b2']
    W3 = parameters['W3']
    b3 = parameters['b3']
    Z1 = tf.add(tf.matmul(W1, X), b1)
    A1 = tf.nn.relu(Z1)
    Z2 = tf.add(tf.matmul(W2, A1), b2)
    A2 = tf.nn.relu(Z2)
    Z3 = tf.add(tf.matmul(W3, A2), b3)
    return Z3

# %% forward_propagation: in a loop
def forward_propagation(X, parameters):
    A = tf.convert_to_tensor(X)
    for l in (1, 2, 3):
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        A = tf.maximum(Z, 0.0)
    return Z

# %% compute_total_loss: classic
def compute_total_loss(Z3, Y):
    logits = tf.transpose(Z3)
    labels = tf.transpose(Y)
    return tf.reduce_mean(
        tf.nn.softmax_cross_entropy_with_logits(logits=logits, labels=labels))

# %% compute_total_loss: by formula
def compute_total_loss(logits, labels):
    each = tf.reduce_logsumexp(logits, axis=0) - tf.reduce_sum(labels * logits, axis=0)
    return tf.reduce_sum(each) / each.shape[0]

# %% compute_total_loss: by class
def compute_total_loss(logits, labels):
    loss = keras.losses.CategoricalCrossentropy(from_logits=True)
    return loss(tf.transpose(labels), tf.transpose(logits))

# %% train_step: as a graph
@tf.function
def train_step(X, Y, parameters, optimizer):
    names = sorted(parameters)
    with tf.GradientTape() as tape:
        loss = compute_total_loss(forward_propagation(X, parameters), Y)
    gradients = tape.gradient(loss, parameters)
    optimizer.apply([gradients[name] for name in names], [parameters[name] for name in names])
    return loss
