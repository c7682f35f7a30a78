"""Right answers to learning curves and search that differ from the solution's."""

# %% learning_curve: from one order
def learning_curve(fit, X, y, X_dev, y_dev, sizes, rng):
    order = rng.permutation(len(X))
    train_errors, dev_errors = [], []
    for size in sizes:
        part = order[:size]
        model = fit(X[part], y[part])
        train_errors.append(1 - (model.predict(X[part]) == y[part]).mean())
        dev_errors.append(1 - (model.predict(X_dev) == y_dev).mean())
    return train_errors, dev_errors

# %% fit_power_law: by lstsq
def fit_power_law(sizes, errors, floors):
    m, e = np.asarray(sizes, float), np.asarray(errors, float)
    best = None
    for c in floors:
        if c < e.min():
            A = np.stack([np.ones_like(m), np.log10(m)], axis=1)
            (k, slope), *_ = np.linalg.lstsq(A, np.log10(e - c), rcond=None)
            miss = float(((10 ** k * m ** slope + c - e) ** 2).mean())
            if best is None or miss < best[0]:
                best = (miss, 10 ** k, -slope, c)
    return best[1:]

# %% examples_needed: by logarithms
def examples_needed(law, target):
    a, b, c = law
    return float("inf") if target <= c else np.exp(np.log(a / (target - c)) / b)

# %% diagnose: from the gaps
def diagnose(train_errors, dev_errors, human_error, margin=0.02):
    train, dev = train_errors.mean(axis=0)[-1], dev_errors.mean(axis=0)[-1]
    bias, variance = train - human_error, dev - train
    names = [n for n, gap in (("bias", bias), ("variance", variance)) if gap > margin]
    return ("both" if len(names) == 2 else (names + ["neither"])[0]), bias, variance

# %% sample_log_uniform: by powers
def sample_log_uniform(low, high, size, rng):
    return low * (high / low) ** rng.random(size)

# %% random_search: in lists
def random_search(evaluate, space, trials, rng):
    history, best = [], None
    for _ in range(trials):
        s = {n: float(np.exp(rng.uniform(*np.log(ends)))) for n, ends in space.items()}
        history.append((s, evaluate(s)))
        if best is None or history[-1][1] < best[1]:
            best = history[-1]
    return best[0], history

# %% successive_halving: by sorting
def successive_halving(evaluate, settings, first, eta=3):
    alive, rounds = list(settings), []
    while len(alive) > 1:
        rounds.append([len(alive), first])
        alive = sorted(alive, key=lambda s: evaluate(s, first))[: max(len(alive) // eta, 1)]
        first *= eta
    return alive[0], rounds
