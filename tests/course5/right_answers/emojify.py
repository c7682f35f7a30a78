"""Right answers to Emojify that differ from the solution's."""

# %% sentence_to_avg: classic
def sentence_to_avg(sentence, word_to_vec_map):
    any_word = next(iter(word_to_vec_map.keys()))
    words = sentence.lower().split()
    avg = np.zeros(word_to_vec_map[any_word].shape)
    count = 0
    for w in words:
        if w in word_to_vec_map:
            avg += word_to_vec_map[w]
            count += 1
    if count > 0:
        avg = avg / count
    return avg

# %% model: classic
def model(X, Y, word_to_vec_map, learning_rate=0.01, num_iterations=400):
    m = Y.shape[0]
    n_y = len(np.unique(Y))
    n_h = word_to_vec_map[next(iter(word_to_vec_map))].shape[0]
    W = np.random.randn(n_y, n_h) / np.sqrt(n_h)
    b = np.zeros((n_y,))
    Y_oh = convert_to_one_hot(Y, C=n_y)
    for t in range(num_iterations):
        for i in range(m):
            avg = sentence_to_avg(X[i], word_to_vec_map)
            z = np.dot(W, avg) + b
            a = softmax(z)
            cost = -np.sum(Y_oh[i] * np.log(a))
            dz = a - Y_oh[i]
            W = W - learning_rate * np.dot(dz.reshape(n_y, 1), avg.reshape(1, n_h))
            b = b - learning_rate * dz
    return predict(X, Y, W, b, word_to_vec_map), W, b

# %% sentences_to_indices: classic
def sentences_to_indices(X, word_to_index, max_len):
    X_indices = np.zeros((X.shape[0], max_len))
    for i in range(X.shape[0]):
        j = 0
        for w in X[i].lower().split():
            if w in word_to_index and j < max_len:
                X_indices[i, j] = word_to_index[w]
                j = j + 1
    return X_indices

# %% pretrained_embedding_layer: from a constant
def pretrained_embedding_layer(word_to_vec_map, word_to_index):
    n, (n_h,) = len(word_to_index), next(iter(word_to_vec_map.values())).shape
    rows = [word_to_vec_map[w] for w in sorted(word_to_index, key=word_to_index.get)]
    start = keras.initializers.Constant(np.vstack([np.zeros(n_h), *rows]))
    return layers.Embedding(n + 1, n_h, embeddings_initializer=start, trainable=False,
                            mask_zero=True)

# %% Emojify_V2: classic
def Emojify_V2(input_shape, word_to_vec_map, word_to_index):
    sentence_indices = keras.layers.Input(shape=input_shape, dtype="int32")
    embedding_layer = pretrained_embedding_layer(word_to_vec_map, word_to_index)
    embeddings = embedding_layer(sentence_indices)
    X = layers.LSTM(128, return_sequences=True)(embeddings)
    X = layers.Dropout(0.5)(X)
    X = layers.LSTM(128, return_sequences=False)(X)
    X = layers.Dropout(0.5)(X)
    X = layers.Dense(5)(X)
    X = layers.Activation("softmax")(X)
    return keras.Model(inputs=sentence_indices, outputs=X)

# %% Emojify_V2: one dropout layer, called twice
def Emojify_V2(input_shape, word_to_vec_map, word_to_index):
    drop = layers.Dropout(0.5)
    sentence_indices = keras.Input(shape=input_shape, dtype="int32")
    X = pretrained_embedding_layer(word_to_vec_map, word_to_index)(sentence_indices)
    X = drop(layers.LSTM(128, return_sequences=True)(X))
    X = drop(layers.LSTM(128)(X))
    return keras.Model(sentence_indices, layers.Dense(5, activation="softmax")(X))

# %% Emojify_V2: as a list
def Emojify_V2(input_shape, word_to_vec_map, word_to_index):
    return keras.Sequential([
        keras.Input(shape=input_shape, dtype="int32"),
        pretrained_embedding_layer(word_to_vec_map, word_to_index),
        layers.LSTM(units=128, return_sequences=True), layers.Dropout(rate=0.5),
        layers.LSTM(units=128), layers.Dropout(rate=0.5),
        layers.Dense(5, "softmax"),
    ])
