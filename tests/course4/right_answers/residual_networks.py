"""Right answers to the residual networks that differ from the solution's."""

# %% identity_block: classic
def identity_block(X, f, filters, stage, block):
    from keras.initializers import glorot_uniform
    from keras.layers import Activation, Add, BatchNormalization, Conv2D
    conv_name_base = 'res' + str(stage) + block + '_branch'
    bn_name_base = 'bn' + str(stage) + block + '_branch'
    F1, F2, F3 = filters
    X_shortcut = X
    X = Conv2D(filters=F1, kernel_size=(1, 1), strides=(1, 1), padding='valid',
               name=conv_name_base + '2a', kernel_initializer=glorot_uniform(seed=0))(X)
    X = BatchNormalization(axis=3, name=bn_name_base + '2a')(X)
    X = Activation('relu')(X)
    X = Conv2D(filters=F2, kernel_size=(f, f), strides=(1, 1), padding='same',
               name=conv_name_base + '2b', kernel_initializer=glorot_uniform(seed=0))(X)
    X = BatchNormalization(axis=3, name=bn_name_base + '2b')(X)
    X = Activation('relu')(X)
    X = Conv2D(filters=F3, kernel_size=(1, 1), strides=(1, 1), padding='valid',
               name=conv_name_base + '2c', kernel_initializer=glorot_uniform(seed=0))(X)
    X = BatchNormalization(axis=3, name=bn_name_base + '2c')(X)
    X = Add()([X, X_shortcut])
    return Activation('relu')(X)

# %% identity_block: in a loop
def identity_block(X, f, filters, stage, block):
    Y = X
    for place, (F, kernel) in enumerate(zip(filters, (1, f, 1))):
        Y = layers.BatchNormalization()(layers.Conv2D(F, kernel, padding="same")(Y))
        if place < 2:
            Y = keras.ops.relu(Y)
    return keras.ops.relu(X + Y)

# %% convolutional_block: shortcut first
def convolutional_block(X, f, filters, stage, block, s=2):
    F1, F2, F3 = filters
    short = layers.BatchNormalization()(layers.Conv2D(F3, 1, s, padding="same")(X))
    X = layers.BatchNormalization(-1)(layers.Conv2D(F1, 1, s, padding="same")(X))
    X = layers.Conv2D(F2, f, padding="same")(keras.activations.relu(X))
    X = keras.activations.relu(layers.BatchNormalization(momentum=0.9)(X))
    X = layers.BatchNormalization()(layers.Conv2D(F3, 1)(X))
    return layers.Activation("relu")(layers.add([short, X]))

# %% ResNet50: in loops
def ResNet50(input_shape=(64, 64, 3), classes=6):
    start = keras.Input(input_shape)
    X = layers.Conv2D(64, 7, strides=2)(layers.ZeroPadding2D(3)(start))
    X = layers.MaxPooling2D(3, 2)(layers.ReLU()(layers.BatchNormalization()(X)))
    for stage, blocks in ((2, 3), (3, 4), (4, 6), (5, 3)):
        F = 64 * 2 ** (stage - 2)
        X = convolutional_block(X, 3, (F, F, 4 * F), stage, "a", 1 if stage == 2 else 2)
        for number in range(1, blocks):
            X = identity_block(
                X, f=3, filters=(F, F, 4 * F), stage=stage, block=chr(97 + number))
    X = layers.Flatten()(layers.AvgPool2D(2)(X))
    return keras.Model(start, layers.Softmax()(layers.Dense(classes)(X)))

# %% predict_sign: by a call
def predict_sign(model, picture):
    X = np.asarray(picture, dtype="float32")[np.newaxis] / 255.0
    probabilities = keras.ops.reshape(model(X, training=False), (-1,))
    return keras.ops.argmax(probabilities), probabilities
