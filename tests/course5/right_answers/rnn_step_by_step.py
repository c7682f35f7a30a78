"""Right answers to the recurrent networks that differ from the solution's."""

# %% rnn_cell_forward: stacked weights
def rnn_cell_forward(xt, a_prev, parameters):
    W = np.hstack([parameters["Wax"], parameters["Waa"]])
    z = np.dot(W, np.vstack([xt, a_prev])) + parameters["ba"]
    a_next = (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z))
    scores = np.exp(np.dot(parameters["Wya"], a_next) + parameters["by"])
    return a_next, scores / scores.sum(axis=0), (a_next, a_prev, xt, parameters)

# %% rnn_forward: stacked at the end
def rnn_forward(x, a0, parameters):
    caches, states, predictions = [], [a0], []
    for t in range(x.shape[2]):
        a_next, y, cache = rnn_cell_forward(x[..., t], states[-1], parameters)
        states.append(a_next)
        predictions.append(y)
        caches += [cache]
    return np.stack(states[1:], axis=2), np.stack(predictions, axis=-1), (caches, x)

# %% lstm_cell_forward: in one product
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    W = np.vstack([parameters["W" + gate] for gate in "fico"])
    b = np.vstack([parameters["b" + gate] for gate in "fico"])
    f, i, c, o = np.split(np.dot(W, np.vstack([a_prev, xt])) + b, 4)
    ft, it, cct, ot = 1 / (1 + np.exp(-f)), 1 / (1 + np.exp(-i)), np.tanh(c), 1 / (1 + np.exp(-o))
    c_next = cct * it + c_prev * ft
    a_next = np.tanh(c_next) * ot
    y = softmax(np.dot(parameters["Wy"], a_next) + parameters["by"])
    return a_next, c_next, y, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

# %% lstm_forward: step by step
def lstm_forward(x, a0, parameters):
    a_next, c_next = a0.copy(), np.zeros_like(a0)
    steps = []
    for xt in np.moveaxis(x, 2, 0):
        a_next, c_next, y, cache = lstm_cell_forward(xt, a_next, c_next, parameters)
        steps.append((a_next, y, c_next, cache))
    a, y, c = (np.stack(each, axis=2) for each in list(zip(*steps))[:3])
    return a, y, c, ([step[3] for step in steps], x)

# %% rnn_cell_backward: by einsum
def rnn_cell_backward(da_next, cache):
    a_next, a_prev, xt, parameters = cache
    dz = da_next - da_next * a_next * a_next
    return {
        "dba": dz.sum(1).reshape(-1, 1),
        "dWaa": np.einsum("im,jm->ij", dz, a_prev),
        "dWax": np.einsum("im,jm->ij", dz, xt),
        "da_prev": np.dot(parameters["Waa"].T, dz),
        "dxt": np.dot(parameters["Wax"].T, dz),
    }

# %% rnn_backward: without the cell
def rnn_backward(da, caches):
    caches, x = caches
    Wax, Waa = caches[0][3]["Wax"], caches[0][3]["Waa"]
    dx, d, found = np.zeros(x.shape), 0.0, [0.0, 0.0, 0.0]
    for t in range(da.shape[2] - 1, -1, -1):
        a_next, a_prev, xt, _ = caches[t]
        dz = (1 - np.square(a_next)) * (da[:, :, t] + d)
        d, dx[:, :, t] = Waa.T @ dz, Wax.T @ dz
        found = [f + g for f, g in zip(found, (dz @ xt.T, dz @ a_prev.T, dz.sum(1, keepdims=True)))]
    return {"dx": dx, "da0": d, "dWax": found[0], "dWaa": found[1], "dba": found[2]}

# %% lstm_cell_backward: classic
def lstm_cell_backward(da_next, dc_next, cache):
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    n_x, m = xt.shape
    n_a, m = a_next.shape
    tanh = np.tanh(c_next)
    d = {"o": da_next * tanh * ot * (1 - ot)}
    d["c"] = (dc_next * it + ot * (1 - np.square(tanh)) * it * da_next) * (1 - np.square(cct))
    d["i"] = (dc_next * cct + ot * (1 - np.square(tanh)) * cct * da_next) * it * (1 - it)
    d["f"] = (dc_next * c_prev + ot * (1 - np.square(tanh)) * c_prev * da_next) * ft * (1 - ft)
    g = {"dxt": 0, "da_prev": 0}
    for k in "fico":
        W = parameters["W" + k]
        g["dW" + k] = np.dot(d[k], np.concatenate((a_prev, xt)).T)
        g["db" + k] = np.sum(d[k], axis=1, keepdims=True)
        g["da_prev"] = g["da_prev"] + np.dot(W[:, :n_a].T, d[k])
        g["dxt"] = g["dxt"] + np.dot(W[:, n_a:].T, d[k])
    g["dc_prev"] = dc_next * ft + ot * (1 - np.square(tanh)) * ft * da_next
    return g

# %% lstm_backward: classic
def lstm_backward(da, caches):
    (caches, x) = caches
    n_a, m, T_x = da.shape
    sums, dx = {}, np.zeros((x.shape[0], m, T_x))
    g = {"da_prev": 0.0, "dc_prev": np.zeros((n_a, m))}
    for t in reversed(range(T_x)):
        g = lstm_cell_backward(da[:, :, t] + g["da_prev"], g["dc_prev"], caches[t])
        dx[:, :, t] = g["dxt"]
        for key in g:
            if key[:2] in ("dW", "db"):
                sums[key] = sums.get(key, 0) + g[key]
    return {"dx": dx, "da0": g["da_prev"], **sums}
