"""Right answers to splits and mismatch that differ from the solution's."""

# %% stable_split: in a loop
def stable_split(ids, fractions, salt):
    parts = []
    for identifier in ids:
        u, end = unit_number(f"{salt}/{identifier}"), 0
        for k, fraction in enumerate(fractions):
            end += fraction
            if u < end or k == len(fractions) - 1:
                parts.append(k)
                break
    return np.array(parts, dtype=int)

# %% stratified_split: class by class
def stratified_split(y, fractions, rng):
    parts = [[] for _ in fractions]
    for label in set(y.tolist()):
        rows = list(np.where(y == label)[0])
        rng.shuffle(rows)
        start = 0
        for k, end in enumerate(np.cumsum(fractions)):
            stop = len(rows) if k == len(fractions) - 1 else int(end * len(rows))
            parts[k] += rows[start:stop]
            start = stop
    return [rng.permutation(np.array(part, dtype=int)) for part in parts]

# %% group_split: by largest lack
def group_split(groups, fractions, rng):
    lacking = np.array(fractions) * len(groups)
    parts = [[] for _ in fractions]
    names = np.unique(groups)
    rng.shuffle(names)
    for name in names:
        rows = np.where(groups == name)[0].tolist()
        k = int(np.argmax(lacking))
        parts[k] += rows
        lacking[k] -= len(rows)
    return [np.array(sorted(part), dtype=int) for part in parts]

# %% leaks: at once
def leaks(train, test, tolerance=0.0):
    if len(test) == 0:
        return np.zeros(0, int), np.zeros(0, int)
    distances = np.linalg.norm(test[:, None] - train[None], axis=2)
    rows = np.nonzero(distances.min(axis=1) <= tolerance)[0]
    return rows, distances.argmin(axis=1)[rows]

# %% largest_gap: in a loop
def largest_gap(gaps):
    best = None
    for name, gap in gaps.items():
        if gap > 0 and (best is None or gap > gaps[best]):
            best = name
    return best

# %% weighted_mix: of ones
def weighted_mix(X_web, y_web, X_target, y_target, share):
    weights = np.r_[np.ones(len(y_web)) * (1 - share) / len(y_web),
                    np.ones(len(y_target)) * share / len(y_target)]
    return np.vstack([X_web, X_target]), np.hstack([y_web, y_target]), weights / weights.mean()

# %% synthesize: by choice
def synthesize(X, backgrounds, rng):
    images = rng.choice(backgrounds, len(X))
    return np.where(images > X, images, X)
