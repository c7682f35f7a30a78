"""Right answers to transfer learning that differ from the solution's."""

# %% data_augmenter: classic
def data_augmenter():
    data_augmentation = keras.Sequential()
    data_augmentation.add(keras.layers.RandomFlip("horizontal"))
    data_augmentation.add(keras.layers.RandomRotation(0.2))
    return data_augmentation

# %% data_augmenter: limits as a pair
def data_augmenter():
    turn = layers.RandomRotation(factor=(-0.2, 0.2), fill_mode="nearest")
    return keras.Sequential([layers.RandomFlip(mode="horizontal"), turn])

# %% data_augmenter: black corners
def data_augmenter():
    turn = layers.RandomRotation(0.2, fill_mode="constant")
    return keras.Sequential([layers.RandomFlip("horizontal"), turn])

# %% alpaca_model: classic
def alpaca_model(image_shape=IMG_SIZE, data_augmentation=data_augmenter()):
    input_shape = image_shape + (3,)
    base_model = load_mobilenet(input_shape)
    base_model.trainable = False
    inputs = keras.Input(shape=input_shape)
    x = data_augmentation(inputs)
    x = preprocess_input(x)
    x = base_model(x, training=False)
    x = keras.layers.GlobalAveragePooling2D()(x)
    x = keras.layers.Dropout(0.2)(x)
    prediction_layer = keras.layers.Dense(1, activation="linear")
    outputs = prediction_layer(x)
    model = keras.Model(inputs, outputs)
    return model

# %% alpaca_model: layers for everything
def alpaca_model(image_shape, data_augmentation):
    trunk = load_mobilenet((image_shape[0], image_shape[1], 3))
    for layer in trunk.layers:
        layer.trainable = False
    head = keras.Sequential([layers.Dropout(0.2), layers.Dense(1)])
    inputs = keras.Input((image_shape[0], image_shape[1], 3))
    X = layers.Rescaling(1 / 127.5, offset=-1)(data_augmentation(inputs))
    X = keras.ops.mean(trunk(X, training=False), axis=(1, 2))
    return keras.Model(inputs, head(X))

# %% fine_tuning: classic
def fine_tuning(model, fine_tune_at=120, base_learning_rate=0.001):
    base_model = model.get_layer("mobilenet_v2")
    base_model.trainable = True
    for layer in base_model.layers[:fine_tune_at]:
        layer.trainable = False
    loss_function = keras.losses.BinaryCrossentropy(from_logits=True)
    optimizer = keras.optimizers.Adam(learning_rate=base_learning_rate * 0.1)
    metrics = ["accuracy"]
    model.compile(loss=loss_function, optimizer=optimizer, metrics=metrics)
    return model

# %% fine_tuning: by number
def fine_tuning(model, fine_tune_at=120, base_learning_rate=0.001):
    (trunk,) = [each for each in model.layers if each.name == "mobilenet_v2"]
    trunk.trainable = True
    for number, layer in enumerate(trunk.layers):
        layer.trainable = number >= fine_tune_at
    loss = keras.losses.BinaryFocalCrossentropy(gamma=0, from_logits=True)
    model.compile(keras.optimizers.Adam(base_learning_rate / 10), loss)
    return model
