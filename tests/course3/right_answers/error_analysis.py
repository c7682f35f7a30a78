"""Right answers to error analysis that differ from the solution's."""

# %% worst_errors: sorted
def worst_errors(y, probabilities, k):
    rows = [i for i in range(len(y)) if probabilities[i].argmax() != y[i]]
    return np.array(sorted(rows, key=lambda i: probabilities[i, y[i]])[:k], dtype=int)

# %% out_of_sample_probabilities: folds by number
def out_of_sample_probabilities(make_model, X, y, folds, rng):
    fold = rng.permutation(np.arange(len(y)) % folds)
    P = np.zeros((len(y), y.max() + 1))
    for k in range(folds):
        model = make_model()
        model.fit(X[fold != k], y[fold != k])
        found = model.predict_proba(X[fold == k])
        for column, label in enumerate(model.classes_):
            P[fold == k, label] = found[:, column]
    return P

# %% confident_joint: in a loop
def confident_joint(y, probabilities, thresholds):
    joint = np.zeros((len(thresholds),) * 2, dtype=int)
    confident = []
    for label, row in zip(y, probabilities):
        able = [j for j in range(len(row)) if row[j] >= thresholds[j]]
        best = max(able, key=lambda j: row[j], default=-1)
        confident.append(best)
        if best != -1:
            joint[label, best] += 1
    return joint, np.array(confident)

# %% label_issues: by lexsort
def label_issues(y, probabilities):
    _, confident = confident_joint(y, probabilities, confident_thresholds(y, probabilities))
    rows = np.where((confident != -1) & (confident != y))[0]
    return rows[np.lexsort((rows, probabilities[rows, y[rows]]))]

# %% next_effort: in a loop
def next_effort(table, costs):
    best, gain = None, 0
    for name in costs:
        if table[name]["ceiling"] / costs[name] > gain:
            best, gain = name, table[name]["ceiling"] / costs[name]
    return best
