"""Right answers to metrics and goals that differ from the solution's."""

# %% confusion_counts: by scikit-learn
def confusion_counts(y, p):
    tn, fp, fn, tp = metrics.confusion_matrix(y, p, labels=[0, 1]).ravel() if len(y) else [0] * 4
    return {"tn": tn, "fp": fp, "fn": fn, "tp": tp}

# %% precision_recall_f: from the harmonic mean
def precision_recall_f(y, p, beta=1):
    both = np.sum(y * p)
    precision = both / p.sum() if p.any() else 0
    recall = both / y.sum() if y.any() else 0
    if both == 0:
        return precision, recall, 0
    return precision, recall, (1 + beta**2) / (beta**2 / recall + 1 / precision)

# %% precision_recall_curve: by sorting
def precision_recall_curve(y, scores):
    if y.sum() == 0:
        raise ValueError("no positives")
    order = np.argsort(-scores, kind="stable")
    found = np.cumsum(y[order])
    last = np.append(np.flatnonzero(np.diff(scores[order])), len(y) - 1)
    return scores[order][last], found[last] / (last + 1), found[last] / y.sum()

# %% precision_recall_curve: in lists
def precision_recall_curve(y, scores):
    if not (y == 1).any():
        raise ValueError
    points = [(t, *precision_recall_f(y, 1 * (scores >= t))[:2]) for t in sorted(set(scores))]
    thresholds, precision, recall = map(np.array, zip(*reversed(points)))
    return thresholds, precision, recall

# %% precision_recall_curve: by scikit-learn
def precision_recall_curve(y, scores):
    if not (y == 1).any():
        raise ValueError
    precision, recall, thresholds = metrics.precision_recall_curve(y, scores)
    return thresholds[::-1], precision[:-1][::-1], recall[:-1][::-1]

# %% average_precision: by scikit-learn
average_precision = metrics.average_precision_score

# %% weighted_error: by average
def weighted_error(y, p, weights): return np.average(y != p, weights=weights)

# %% choose_model: by sorting
def choose_model(table, optimize, satisfice):
    rows = sorted(table, key=lambda row: row[optimize])
    for row in rows:
        if not any(row[name] > limit for name, limit in satisfice.items()):
            return row["name"]
    raise ValueError(f"nobody keeps {satisfice}")

# %% bootstrap_interval: drawn at once
def bootstrap_interval(values, statistic, rng, repeats=1000, level=0.95):
    rows = rng.choice(len(values), (repeats, len(values)))
    tail = 50 * (1 - level)
    return tuple(np.percentile([statistic(values[r]) for r in rows], (tail, 100 - tail)))

# %% mcnemar: by SciPy
def mcnemar(y, p, q):
    a, b = (p == y), (q == y)
    first, second = np.sum(a > b), np.sum(b > a)
    n = first + second
    return first, second, stats.binomtest(int(first), int(n)).pvalue if n else 1
