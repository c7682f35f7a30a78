"""Right answers to jazz improvisation that differ from the solution's."""

# %% djmodel: classic
def djmodel(Tx, LSTM_cell, densor, reshaper):
    n_values, n_a = densor.units, LSTM_cell.units
    X = keras.layers.Input(shape=(Tx, n_values))
    a0, c0 = (keras.layers.Input(shape=(n_a,), name=name) for name in ("a0", "c0"))
    a, c, outputs = a0, c0, []
    for t in range(Tx):
        x = keras.layers.Lambda(lambda z, t=t: z[:, t, :])(X)
        x = reshaper(x)
        _, a, c = LSTM_cell(x, initial_state=[a, c])
        out = densor(a)
        outputs += [out]
    return keras.models.Model(inputs=[X, a0, c0], outputs=outputs)

# %% music_inference_model: by RepeatVector
def music_inference_model(LSTM_cell, densor, Ty=100):
    n_values, n_a = densor.units, LSTM_cell.units
    x0 = keras.layers.Input(shape=(1, n_values))
    a0, c0 = keras.layers.Input(shape=(n_a,)), keras.layers.Input(shape=(n_a,))
    x, a, c, outputs = x0, a0, c0, []
    for _ in range(Ty):
        a, _, c = LSTM_cell(x, initial_state=(a, c))
        out = densor(a)
        outputs.append(out)
        best = ops.cast(ops.equal(out, ops.max(out, axis=1, keepdims=True)), "float32")
        x = keras.layers.RepeatVector(1)(best)
    return keras.Model([x0, a0, c0], outputs)

# %% predict_and_sample: step by step
def predict_and_sample(inference_model, x_initializer, a_initializer, c_initializer):
    pred = inference_model([x_initializer, a_initializer, c_initializer], training=False)
    indices = np.array([[int(np.asarray(each)[0].argmax())] for each in pred])
    results = keras.utils.to_categorical(indices[:, 0], num_classes=x_initializer.shape[-1])
    return results, indices
