"""Right answers to image segmentation that differ from the solution's."""

# %% conv_block: classic
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

# %% conv_block: separate activations
def conv_block(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    X = inputs
    for _ in range(2):
        X = layers.Conv2D(n_filters, (3, 3), padding="same", kernel_initializer="he_normal")(X)
        X = layers.ReLU()(X)
    X = layers.Dropout(dropout_prob)(X)
    return (layers.MaxPool2D()(X), X) if max_pooling else (X, X)

# %% upsampling_block: classic
def upsampling_block(expansive_input, contractive_input, n_filters=32):
    up = keras.layers.Conv2DTranspose(n_filters, kernel_size=3, strides=2, padding="same")(
        expansive_input)
    merge = keras.layers.concatenate([up, contractive_input], axis=3)
    conv = keras.layers.Conv2D(n_filters, kernel_size=3, activation="relu", padding="same",
                               kernel_initializer="he_normal")(merge)
    conv = keras.layers.Conv2D(n_filters, kernel_size=3, activation="relu", padding="same",
                               kernel_initializer="he_normal")(conv)
    return conv

# %% upsampling_block: by conv_block
def upsampling_block(expansive_input, contractive_input, n_filters=32):
    X = layers.Conv2DTranspose(n_filters, 3, 2, "same")(expansive_input)
    X = layers.Concatenate()([X, contractive_input])
    return conv_block(X, n_filters, max_pooling=False)[0]

# %% unet_model: classic
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

# %% unet_model: in loops
def unet_model(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    X = inputs = keras.Input(shape=input_size)
    skips = []
    for k in range(5):
        X, skip = conv_block(X, n_filters * 2**k, 0.3 if k > 2 else 0, k < 4)
        skips.append(skip)
    for k in reversed(range(4)):
        X = upsampling_block(X, skips[k], n_filters * 2**k)
    X = layers.Conv2D(n_filters, 3, padding="same", activation="relu",
                      kernel_initializer="he_normal")(X)
    return keras.Model(inputs, layers.Dense(n_classes)(X))

# %% iou_per_class: from a table
def iou_per_class(y_true, y_pred, n_classes):
    table = np.zeros((n_classes, n_classes))
    np.add.at(table, (np.ravel(y_true), np.ravel(y_pred)), 1)
    right = np.diag(table)
    with np.errstate(invalid="ignore"):
        return right / (table.sum(axis=0) + table.sum(axis=1) - right)

# %% iou_per_class: by sets
def iou_per_class(y_true, y_pred, n_classes):
    iou = []
    for k in range(n_classes):
        t, p = set(np.flatnonzero(y_true == k)), set(np.flatnonzero(y_pred == k))
        iou.append(len(t & p) / len(t | p) if t | p else float("nan"))
    return iou

# %% dice: from the IoU
def dice(y_true, y_pred, n_classes):
    iou = iou_per_class(y_true, y_pred, n_classes)
    return 2 * iou / (1 + iou)

# %% mean_iou: by selection
def mean_iou(y_true, y_pred, n_classes):
    iou = iou_per_class(y_true, y_pred, n_classes)
    present = [each for each in iou if not np.isnan(each)]
    return sum(present) / len(present)
