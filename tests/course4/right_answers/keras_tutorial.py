"""Right answers to the Keras tutorial that differ from the solution's."""

# %% prepare: by NumPy
def prepare(pictures):
    return np.multiply(pictures, 1 / 255.0)

# %% first_model: as a chain
def first_model(input_shape):
    X_input = keras.layers.Input(input_shape)
    X = keras.layers.Conv2D(32, (7, 7), strides=(1, 1), padding="same", name="conv0")(X_input)
    X = keras.layers.BatchNormalization(axis=3, name="bn0")(X)
    X = keras.ops.relu(X)
    X = keras.layers.MaxPooling2D((2, 2), name="max_pool")(X)
    X = keras.layers.Flatten()(X)
    X = keras.layers.Dense(1, activation="sigmoid", name="fc")(X)
    return keras.models.Model(inputs=X_input, outputs=X, name="HappyModel")

# %% first_model: step by step
def first_model(input_shape):
    model = keras.Sequential()
    model.add(keras.Input(input_shape))
    model.add(layers.ZeroPadding2D((3, 3)))
    model.add(layers.Conv2D(filters=32, kernel_size=(7, 7)))
    for layer in (layers.BatchNormalization(), layers.ReLU(), layers.MaxPool2D(), layers.Flatten()):
        model.add(layer)
    model.add(layers.Dense(1))
    model.add(layers.Activation("sigmoid"))
    return model

# %% count_parameters: by Keras
def count_parameters(f, n_C_prev, n_C):
    model = keras.Sequential([
        keras.Input((f, f, n_C_prev)), layers.Conv2D(n_C, f), layers.BatchNormalization(),
    ])
    def count(weights):
        return sum(np.prod(weight.shape) for weight in weights)
    return count(model.trainable_weights), count(model.non_trainable_weights)

# %% happy_block: classic
def happy_block(X, n_C):
    X = layers.ZeroPadding2D((1, 1))(X)
    X = layers.Conv2D(n_C, (3, 3), strides=(1, 1))(X)
    X = layers.BatchNormalization(axis=3)(X)
    X = layers.Activation("relu")(X)
    return layers.MaxPooling2D((2, 2), strides=(2, 2))(X)

# %% HappyModel: classic
def HappyModel(input_shape):
    X_input = keras.Input(input_shape)
    X = X_input
    for k, filters in ((1, 8), (2, 16), (3, 32)):
        X = layers.ZeroPadding2D((1, 1))(X)
        X = layers.Conv2D(filters, (3, 3), strides=(1, 1), name=f"conv{k}")(X)
        X = layers.BatchNormalization(axis=3, name=f"bn{k}")(X)
        X = layers.Activation("relu")(X)
        X = layers.MaxPooling2D((2, 2), strides=(2, 2), name=f"max_pool{k}")(X)
    X = layers.Flatten()(X)
    X = layers.Dense(1, activation="sigmoid", name="fc")(X)
    return keras.Model(inputs=X_input, outputs=X, name="HappyModel")

# %% HappyModel: as a list
def HappyModel(input_shape):
    parts = [keras.Input(input_shape)]
    for filters in (8, 16, 32):
        parts += [layers.Conv2D(filters, 3, padding="same"), layers.BatchNormalization(),
                  layers.ReLU(), layers.MaxPooling2D()]
    parts += [layers.Flatten(), layers.Dense(1, "sigmoid")]
    return keras.Sequential(parts)

# %% compile_model: with objects
def compile_model(model, learning_rate=0.001):
    adam = keras.optimizers.Adam(learning_rate, beta_1=0.9, beta_2=0.999, epsilon=1e-8)
    model.compile(adam, keras.losses.BinaryCrossentropy(), metrics=["binary_accuracy"])
    return model

# %% train_model: on a part
def train_model(model, X, Y, epochs=20, batch_size=16, callbacks=None):
    last = int(len(X) * 0.8)
    return model.fit(
        X[:last], Y[:last], batch_size, epochs, 0, callbacks,
        validation_data=(X[last:], Y[last:]),
    ).history

# %% evaluate_model: as a dictionary
def evaluate_model(model, X, Y):
    found = model.evaluate(x=X, y=Y, batch_size=8, return_dict=True, verbose=0)
    return found["loss"], found["accuracy"]

# %% evaluate_model: by hand
def evaluate_model(model, X, Y):
    chances = np.asarray(model(X, training=False))
    loss = keras.losses.binary_crossentropy(Y.astype("float32"), chances)
    return np.mean(loss), np.mean((chances > 0.5) == Y)

# %% predict_picture: by a call
def predict_picture(model, pixels):
    return float(model(np.expand_dims(pixels, 0) / 255.0, training=False)[0, 0])
