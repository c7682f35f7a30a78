"""Right answers to the character language model that differ from the solution's."""

# %% clip: classic
def clip(gradients, maxValue):
    gradients = {name: value.copy() for name, value in gradients.items()}
    for gradient in gradients.values():
        np.clip(gradient, -maxValue, maxValue, out=gradient)
    return gradients

# %% sample: classic
def sample(parameters, char_to_ix, seed):
    Waa, Wax, Wya = parameters["Waa"], parameters["Wax"], parameters["Wya"]
    by, b = parameters["by"], parameters["b"]
    vocab_size, n_a = by.shape[0], Waa.shape[1]
    x, a_prev = np.zeros((vocab_size, 1)), np.zeros((n_a, 1))
    indices, idx, counter = [], -1, 0
    newline_character = char_to_ix["\n"]
    while idx != newline_character and counter != 50:
        a = np.tanh(np.dot(Wax, x) + np.dot(Waa, a_prev) + b)
        y = softmax(np.dot(Wya, a) + by)
        np.random.seed(counter + seed)
        idx = np.random.choice(list(range(vocab_size)), p=y.ravel())
        indices.append(idx)
        x = np.zeros((vocab_size, 1))
        x[idx] = 1
        a_prev = a
        seed += 1
        counter += 1
    if counter == 50 and idx != newline_character:
        indices.append(newline_character)
    return indices

# %% sample: by cumulated chances
def sample(parameters, char_to_ix, seed):
    p, rng = parameters, np.random.RandomState(seed)
    inputs, a, indices = 0.0 * p["b"], 0.0 * p["b"], []
    for _ in range(50):
        a = np.tanh(inputs + p["Waa"] @ a + p["b"])
        chances = np.cumsum(softmax(p["Wya"] @ a + p["by"]))
        letter = int(np.searchsorted(chances, rng.rand() * chances[-1]))
        indices.append(letter)
        if letter == char_to_ix["\n"]:
            return indices
        inputs = p["Wax"][:, [letter]]
    return indices + [char_to_ix["\n"]]

# %% optimize: in one line less
def optimize(X, Y, a_prev, parameters, learning_rate=0.01):
    loss, cache = rnn_forward(X, Y, a_prev, parameters)
    gradients, a = rnn_backward(X, Y, parameters, cache)
    gradients = clip(gradients, maxValue=5.0)
    for name in parameters:
        parameters[name] -= learning_rate * gradients["d" + name]
    return loss, gradients, a[max(a)]

# %% model: classic
def model(data_x, ix_to_char, char_to_ix, num_iterations=35000, n_a=50, dino_names=7,
          vocab_size=27, verbose=False):
    parameters = initialize_parameters(n_a, vocab_size, vocab_size)
    examples = [x.strip() for x in data_x]
    np.random.RandomState(0).shuffle(examples)
    last = ""
    for j in range(num_iterations):
        X = [None] + [char_to_ix[ch] for ch in examples[j % len(examples)]]
        Y = X[1:] + [char_to_ix["\n"]]
        optimize(X, Y, np.zeros((n_a, 1)), parameters, 0.01)
    return parameters, last
