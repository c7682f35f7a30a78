"""Right answers to the date translator that differ from the solution's."""

# %% attention_by_hand: by einsum
def attention_by_hand(a, s_prev, W1, b1, W2, b2):
    n = a.shape[-1]
    energies = np.tanh(a @ W1[:n] + (s_prev @ W1[n:])[:, None] + b1) @ W2[:, 0] + b2
    weights = np.exp(energies - energies.max())
    weights = np.exp(energies - energies.max(axis=1)[:, None])
    weights = weights / np.sum(weights, axis=1)[:, None]
    return np.einsum("mt,mtn->mn", weights, a)[:, None, :], weights[..., None]

# %% one_step_attention: classic
def one_step_attention(a, s_prev):
    s_prev = repeator(s_prev)
    concat = concatenator([a, s_prev])
    e = densor1(concat)
    energies = densor2(e)
    alphas = activator(energies)
    return dotor([alphas, a])

# %% one_step_attention: by keras.ops
def one_step_attention(a, s_prev):
    copies = ops.repeat(s_prev[:, None], a.shape[1], axis=1)
    alphas = ops.softmax(densor2(densor1(ops.concatenate([a, copies], axis=-1))), axis=1)
    return ops.sum(alphas * a, axis=1, keepdims=True)

# %% modelf: classic
def modelf(Tx, Ty, n_a, n_s, human_vocab_size, machine_vocab_size):
    X = keras.Input(shape=(Tx, human_vocab_size))
    s0 = keras.Input(shape=(n_s,), name="s0")
    c0 = keras.Input(shape=(n_s,), name="c0")
    s, c, outputs = s0, c0, []
    a = layers.Bidirectional(layers.LSTM(units=n_a, return_sequences=True))(X)
    for t in range(Ty):
        context = one_step_attention(a, s)
        _, s, c = post_activation_LSTM_cell(context, initial_state=[s, c])
        outputs.append(output_layer(inputs=s))
    return keras.Model(inputs=[X, s0, c0], outputs=outputs)

# %% compile_the_model: with objects
def compile_the_model(model, learning_rate=0.01):
    adam = keras.optimizers.Adam(learning_rate, beta_1=0.9, beta_2=0.999)
    model.compile(adam, keras.losses.CategoricalCrossentropy(),
                  metrics=[["accuracy"] for _ in model.outputs])
    return model

# %% translate: one by one
def translate(model, texts, human_vocab, inv_machine_vocab, Tx, n_s):
    translations = []
    for text in texts:
        numbers = np.array([string_to_int(text, Tx, human_vocab)])
        X = keras.utils.to_categorical(numbers, num_classes=len(human_vocab))
        outputs = model([X, np.zeros((1, n_s)), np.zeros((1, n_s))])
        translations.append("".join(inv_machine_vocab[int(np.argmax(y))] for y in outputs))
    return translations

# %% exact_match: by NumPy
def exact_match(translations, truths):
    return np.mean(np.array(translations) == np.array(truths))
