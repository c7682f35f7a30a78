"""Right answers to the hand-sign network that differ from the solution's."""

# %% initialize_parameters: classic
def initialize_parameters():
    tf.random.set_seed(1)
    initializer = tf.keras.initializers.GlorotNormal(seed=0)
    W1 = tf.Variable(initializer([4, 4, 3, 8]), name="W1")
    W2 = tf.Variable(initializer([2, 2, 8, 16]), name="W2")
    W3 = tf.Variable(initializer([64, 6]), name="W3")
    b1, b2, b3 = [tf.Variable(tf.zeros([n])) for n in (8, 16, 6)]
    return {"W1": W1, "W2": W2, "W3": W3, "b1": b1, "b2": b2, "b3": b3}

# %% initialize_parameters: by formula
def initialize_parameters():
    shapes, parameters = [(4, 4, 3, 8), (2, 2, 8, 16), (64, 6)], {}
    for l, shape in enumerate(shapes, start=1):
        field = shape[0] * shape[1] if len(shape) == 4 else 1
        limit = (6 / (field * (shape[-2] + shape[-1]))) ** 0.5
        start = np.random.uniform(-limit, limit, shape)
        parameters[f"W{l}"] = tf.Variable(start, dtype=tf.float32)
        parameters[f"b{l}"] = tf.Variable(np.zeros(shape[-1], dtype=np.float32))
    return parameters

# %% forward_propagation: classic
def forward_propagation(X, parameters):
    W1 = parameters['W1']
    W2 = parameters['W2']
    Z1 = tf.nn.conv2d(X, W1, strides=[1, 1, 1, 1], padding='SAME')
    A1 = tf.nn.relu(tf.nn.bias_add(Z1, parameters['b1']))
    P1 = tf.nn.max_pool(A1, ksize=[1, 8, 8, 1], strides=[1, 8, 8, 1], padding='SAME')
    Z2 = tf.nn.conv2d(P1, W2, strides=[1, 1, 1, 1], padding='SAME')
    A2 = tf.nn.relu(tf.nn.bias_add(Z2, parameters['b2']))
    P2 = tf.nn.max_pool(A2, ksize=[1, 4, 4, 1], strides=[1, 4, 4, 1], padding='SAME')
    F = tf.keras.layers.Flatten()(P2)
    Z3 = tf.matmul(F, parameters['W3']) + parameters['b3']
    return Z3

# %% forward_propagation: by Keras
def forward_propagation(X, parameters):
    A = tf.convert_to_tensor(X)
    for l, side in ((1, 8), (2, 4)):
        Z = keras.ops.conv(A, parameters[f"W{l}"], padding="same") + parameters[f"b{l}"]
        A = keras.ops.relu(keras.ops.max_pool(Z, side, padding="same"))
    return keras.ops.reshape(A, (len(A), -1)) @ parameters["W3"] + parameters["b3"]

# %% compute_cost: by formula
def compute_cost(Z3, Y):
    each = tf.reduce_logsumexp(Z3, axis=1) - tf.reduce_sum(Y * Z3, axis=1)
    return tf.reduce_sum(each) / each.shape[0]

# %% compute_cost: by class
def compute_cost(Z3, Y):
    return keras.losses.CategoricalCrossentropy(from_logits=True)(Y, Z3)

# %% model: by tf.data
def model(X_train, Y_train, X_test, Y_test, learning_rate=0.009, num_epochs=100,
          minibatch_size=64, print_cost=True, augment=None):
    parameters = initialize_parameters()
    names = sorted(parameters)
    optimizer = keras.optimizers.Adam(learning_rate=learning_rate)
    data = tf.data.Dataset.from_tensor_slices((X_train, Y_train))
    history = {"cost": [], "train": [], "test": []}
    for _ in range(num_epochs):
        costs, sizes = [], []
        for X, Y in data.shuffle(1000).batch(minibatch_size):
            X = X if augment is None else augment(X)
            with tf.GradientTape() as tape:
                cost = compute_cost(forward_propagation(X, parameters), Y)
            gradients = tape.gradient(cost, parameters)
            optimizer.apply([gradients[k] for k in names], [parameters[k] for k in names])
            costs.append(cost.numpy())
            sizes.append(len(X))
        history["cost"].append(np.average(costs, weights=sizes))
        history["train"].append(accuracy(X_train, Y_train, parameters))
        history["test"].append(accuracy(X_test, Y_test, parameters))
    return history["train"][-1], history["test"][-1], parameters, history

# %% convolutional_model: sequential
def convolutional_model(input_shape):
    return keras.Sequential([
        keras.Input(input_shape),
        keras.layers.Conv2D(8, (4, 4), padding="same", activation="relu", name="first"),
        keras.layers.MaxPooling2D((8, 8), strides=8, padding="same"),
        keras.layers.Conv2D(16, 2, padding="same"),
        keras.layers.MaxPool2D(4, padding="same"),
        keras.layers.Activation("relu"),
        keras.layers.Flatten(),
        keras.layers.Dense(6),
        keras.layers.Softmax(),
    ])

# %% convolutional_model: classic
def convolutional_model(input_shape):
    input_img = tf.keras.Input(shape=input_shape)
    Z1 = tf.keras.layers.Conv2D(8, 4, padding='same')(input_img)
    A1 = tf.keras.layers.ReLU()(Z1)
    P1 = tf.keras.layers.MaxPool2D(pool_size=(8, 8), strides=(8, 8), padding='same')(A1)
    Z2 = tf.keras.layers.Conv2D(16, 2, padding='same')(P1)
    A2 = tf.keras.layers.ReLU()(Z2)
    P2 = tf.keras.layers.MaxPool2D(pool_size=(4, 4), strides=(4, 4), padding='same')(A2)
    F = tf.keras.layers.Flatten()(P2)
    outputs = tf.keras.layers.Dense(6, activation='softmax')(F)
    return tf.keras.Model(inputs=input_img, outputs=outputs)
