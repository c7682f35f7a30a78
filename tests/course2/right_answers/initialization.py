"""Right answers to initialization that differ from the solution's."""

# %% initialize_parameters_zeros: layer by layer
def initialize_parameters_zeros(layers_dims):
    pairs = list(zip(layers_dims[1:], layers_dims))
    W = {f"W{i}": 0.0 * np.ones(pair) for i, pair in enumerate(pairs, start=1)}
    b = {f"b{i}": np.array([[0.0]] * n) for i, (n, _) in enumerate(pairs, start=1)}
    return {**b, **W}

# %% initialize_parameters_random: classic
def initialize_parameters_random(layers_dims):
    np.random.seed(3)               # This seed makes sure your "random" numbers will be as ours
    parameters = {}
    L = len(layers_dims)            # integer representing the number of layers
    for l in range(1, L):
        parameters['W' + str(l)] = np.random.randn(layers_dims[l], layers_dims[l-1]) * 10
        parameters['b' + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% initialize_parameters_he: classic
def initialize_parameters_he(layers_dims):
    np.random.seed(3)               # This seed makes sure your "random" numbers will be as ours
    parameters = {}
    L = len(layers_dims)            # integer representing the number of layers
    for l in range(1, L):
        parameters['W' + str(l)] = np.random.randn(layers_dims[l], layers_dims[l-1]) * np.sqrt(2./layers_dims[l-1])
        parameters['b' + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% initialize_parameters_he: from the last layer
def initialize_parameters_he(layers_dims):
    rng = np.random.default_rng()
    parameters = {}
    for l in reversed(range(1, len(layers_dims))):
        n_prev, n = layers_dims[l - 1], layers_dims[l]
        parameters[f"W{l}"] = rng.normal(scale=(2 / n_prev) ** 0.5, size=(n, n_prev))
        parameters[f"b{l}"] = np.zeros_like(parameters[f"W{l}"][:, :1])
    return parameters

# %% initialize_parameters_xavier: in single precision
def initialize_parameters_xavier(layers_dims):
    parameters = {}
    for l in range(1, len(layers_dims)):
        W = np.random.standard_normal((layers_dims[l], layers_dims[l - 1]))
        parameters[f"W{l}"] = (W / np.sqrt(W.shape[1])).astype(np.float32)
        parameters[f"b{l}"] = np.zeros((len(W), 1), dtype=np.float32)
    return parameters
