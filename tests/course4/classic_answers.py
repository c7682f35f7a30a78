"""Answers with the signatures of the classic course's edition of 2021."""

CLASSIC_AUGMENTER = """
def data_augmenter():
    data_augmentation = keras.Sequential()
    data_augmentation.add(keras.layers.RandomFlip("horizontal"))
    data_augmentation.add(keras.layers.RandomRotation(0.2))
    return data_augmentation
"""

CLASSIC_MODEL = """
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
"""

CLASSIC_TUNING = """
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
"""

CLASSIC_CONV_BLOCK = """
def conv_block(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    conv = keras.layers.Conv2D(n_filters, kernel_size=3, activation="relu", padding="same",
                               kernel_initializer="he_normal")(inputs)
    conv = keras.layers.Conv2D(n_filters, kernel_size=3, activation="relu", padding="same",
                               kernel_initializer=keras.initializers.HeNormal())(conv)
    if dropout_prob > 0:
        conv = keras.layers.Dropout(dropout_prob)(conv)
    if max_pooling:
        next_layer = keras.layers.MaxPooling2D(pool_size=(2, 2))(conv)
    else:
        next_layer = conv
    skip_connection = conv
    return next_layer, skip_connection
"""

CLASSIC_UPSAMPLING_BLOCK = """
def upsampling_block(expansive_input, contractive_input, n_filters=32):
    up = keras.layers.Conv2DTranspose(n_filters, kernel_size=3, strides=2, padding="same")(
        expansive_input)
    merge = keras.layers.concatenate([up, contractive_input], axis=3)
    conv = keras.layers.Conv2D(n_filters, kernel_size=3, activation="relu", padding="same",
                               kernel_initializer="he_normal")(merge)
    conv = keras.layers.Conv2D(n_filters, kernel_size=3, activation="relu", padding="same",
                               kernel_initializer="he_normal")(conv)
    return conv
"""

CLASSIC_UNET = """
def unet_model(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    inputs = keras.layers.Input(input_size)
    cblock1 = conv_block(inputs=inputs, n_filters=n_filters * 1)
    cblock2 = conv_block(inputs=cblock1[0], n_filters=n_filters * 2)
    cblock3 = conv_block(inputs=cblock2[0], n_filters=n_filters * 4)
    cblock4 = conv_block(inputs=cblock3[0], n_filters=n_filters * 8, dropout_prob=0.3)
    cblock5 = conv_block(inputs=cblock4[0], n_filters=n_filters * 16, dropout_prob=0.3,
                         max_pooling=None)
    ublock6 = upsampling_block(cblock5[0], cblock4[1], n_filters * 8)
    ublock7 = upsampling_block(ublock6, cblock3[1], n_filters * 4)
    ublock8 = upsampling_block(ublock7, cblock2[1], n_filters * 2)
    ublock9 = upsampling_block(ublock8, cblock1[1], n_filters * 1)
    conv9 = keras.layers.Conv2D(n_filters, 3, activation="relu", padding="same",
                                kernel_initializer="he_normal")(ublock9)
    conv10 = keras.layers.Conv2D(n_classes, kernel_size=1, padding="same")(conv9)
    return keras.Model(inputs=inputs, outputs=conv10)
"""
