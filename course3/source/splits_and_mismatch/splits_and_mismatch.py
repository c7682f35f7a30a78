# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Splits and mismatch: what the dev set has to do with the world
#
# Every number in a project is measured on some set of examples, and it is only as good as the way in
# which that set was split off. In this notebook you write the splits that libraries offer, and one
# that they do not: by a hash, so that an example never changes sides. You measure how much a careless
# split flatters a model. Then you use four sets at once to tell four diseases apart, and treat one of
# them, training on data that look different from what users send.
#
# **When you are done you can**
#
# - make a split that stays when new data arrive, keeps rare classes in every part, and never puts the
#   same person or object on both sides;
# - find exact and near duplicates between a training and a test set;
# - read avoidable bias, variance, data mismatch and an overused dev set off five numbers;
# - mix plenty of foreign data with a little data of your own, and say what the right mix depends on;
# - synthesize training data, and recognize when the synthesis is too narrow.
#
# **You need** `metrics_and_goals`. **Time:** 2½ to 3 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. The check below each exercise
# shows what your code returned next to what was expected. Each exercise is also run on hidden
# inputs of other sizes. Its points are shared equally among all cases, visible and hidden, if at
# least one hidden case passes. Splits that are drawn at random are checked by their properties, so
# draw in any order you like, but only from the generator `rng` that your function is given.

# %% [markdown]
# ## 1. Set-up

# %%
import hashlib

import matplotlib.pyplot as plt
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupShuffleSplit, StratifiedShuffleSplit
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier
from tqdm.auto import tqdm

from coursework.data.digits import Camera, load_scans, photograph
from coursework.data.stains import stains
from coursework.figures import splits_and_mismatch as figures
from coursework.figures.digits import show_digits
from coursework.figures.playing import play
from coursework.metrics.repeats import mean_and_interval, told
from lr_utils import load_dataset

# %%
from graders import Checker

check = Checker("course3/splits_and_mismatch")

# %% [markdown]
# The project is the one of `metrics_and_goals`: digits in a museum's ledgers. There are clean
# **scans**, and **photographs** by a shaky phone, which is what users will send.

# %%
SCANS, DIGITS = load_scans()


def error(model, X, y):
    """Share of wrong answers of a trained model."""
    return np.mean(model.predict(X) != y)


# %% [markdown]
# ## 2. A split that stays
#
# You shuffle 1,000 examples, keep 200 for testing, and train for a month. Then 100 new examples
# arrive. If you shuffle and split again, most of the old test examples land in the training set, and
# whatever was tuned on the old split has now seen the new test set. A fixed seed does not help,
# because one more example changes the whole shuffle.
#
# The remedy: let the **name** of an example decide. A hash function turns the text of its identifier
# into a number that looks random but is always the same, on every machine and in every year. (Python's
# built-in `hash` will not do: for text it changes with every start of the interpreter.)

# %%
def unit_number(text):
    """Turn a text into a number from 0 up to, but not including, 1: always the same one."""
    first_bytes = hashlib.sha256(text.encode()).digest()[:6]
    return int.from_bytes(first_bytes, "big") / 2**48


# %% tags=["demo"]
for text in ("ledger-1/0001", "ledger-1/0002", "another/ledger-1/0001"):
    print(f"{text:24s} {unit_number(text):.6f}")

# %% [markdown]
# ### Exercise 1: `stable_split`
#
# For each identifier, compute `unit_number` of the text `salt + "/" + identifier`. The **salt** makes
# the splits of two projects independent of each other. Imagine the interval from 0 to 1 cut into
# pieces as long as the fractions: for `(0.7, 0.2, 0.1)`, a number below 0.7 means part 0, from 0.7
# to below 0.9 part 1, and from 0.9 part 2.
#
# `np.cumsum(fractions)` gives the ends of the pieces. Because of rounding, the last end can be
# slightly below 1; a number beyond it still belongs to the last part.

# %%
# GRADED FUNCTION: stable_split
def stable_split(ids, fractions, salt):
    """Assign each example to a part by the hash of its identifier.

    Arguments:
    ids -- list of identifiers, texts
    fractions -- shares of the parts, which add up to 1
    salt -- text that goes before each identifier, with a slash between

    Returns:
    parts -- number of the part of each example, whole numbers, shape (m,)
    """
    ends = np.cumsum(fractions)
    parts = np.zeros(len(ids), dtype=int)

    for i, identifier in enumerate(ids):
        ### START CODE HERE ### (≈ 2 lines of code)
        u = unit_number(salt + "/" + identifier)
        parts[i] = min(np.sum(u >= ends), len(fractions) - 1)
        ### END CODE HERE ###

    return parts


# %% points=15
check("stable_split")

# %% [markdown]
# 1,000 examples, then 100 more. How many of the old test examples have moved into the training set?

# %% tags=["demo"]
def shuffled_split(ids, seed):
    """Split at random into 80% and 20%."""
    return (np.random.default_rng(seed).permutation(len(ids)) >= 0.8 * len(ids)).astype(int)


ids = [f"ledger/{number:05d}" for number in range(1100)]
moved = {"shuffled again": [], "by hash": []}
for seed in range(5):
    for name, split in (
        ("shuffled again", lambda some: shuffled_split(some, seed)),
        ("by hash", lambda some: stable_split(some, (0.8, 0.2), f"salt {seed}")),
    ):
        before, after = split(ids[:1000]), split(ids)[:1000]
        moved[name].append(np.mean(after[before == 1] == 0))
for name, shares in moved.items():
    print(f"{name:15s} moved from test to training: {told(shares)}")

# %% [markdown]
# ## 3. A split that keeps rare classes
#
# In a dev set of 100, a class with a share of 3% has 3 members on average: now and then it has
# none, and sometimes seven. Every number for that class then jumps from split to split. A
# **stratified** split cuts each class separately, so that every part gets its share of each.
#
# ### Exercise 2: `stratified_split`
#
# For each class: shuffle its row numbers with `rng.permutation`, cut them at
# `np.round(ends * n).astype(int)`, where $n$ is the size of the class, and give each piece to its part.
# `np.split(rows, cuts)` cuts an array at the given places; the last end is no place to cut.

# %%
# GRADED FUNCTION: stratified_split
def stratified_split(y, fractions, rng):
    """Split at random so that each part has its share of every class.

    Arguments:
    y -- labels, shape (m,)
    fractions -- shares of the parts, which add up to 1
    rng -- numpy.random.Generator to draw from

    Returns:
    parts -- list with the row numbers of each part, arrays of whole numbers
    """
    ends = np.cumsum(fractions)
    pieces = [[] for _ in fractions]

    for label in np.unique(y):
        ### START CODE HERE ### (≈ 3 lines of code)
        rows = rng.permutation(np.flatnonzero(y == label))
        cuts = np.round(ends[:-1] * len(rows)).astype(int)
        of_class = np.split(rows, cuts)
        ### END CODE HERE ###
        for part, piece in zip(pieces, of_class):
            part.append(piece)

    return [np.concatenate(part) for part in pieces]


# %% points=15
check("stratified_split")

# %% [markdown]
# How much does the number of 8s in a dev set of 10% vary, from split to split? scikit-learn's
# `StratifiedShuffleSplit` for comparison.

# %% tags=["demo"]
thinned = np.concatenate([np.flatnonzero(DIGITS != 8), np.flatnonzero(DIGITS == 8)[:50]])
y_thinned = DIGITS[thinned]
theirs = StratifiedShuffleSplit(100, test_size=0.1, random_state=0)
counts = {"random": [], "stratified (ours)": [], "stratified (scikit-learn)": []}
for seed, (_, dev) in enumerate(theirs.split(y_thinned, y_thinned)):
    rng = np.random.default_rng(seed)
    counts["random"].append(np.sum(rng.permutation(y_thinned)[: len(dev)] == 8))
    ours = stratified_split(y_thinned, (0.9, 0.1), rng)[1]
    counts["stratified (ours)"].append(np.sum(y_thinned[ours] == 8))
    counts["stratified (scikit-learn)"].append(np.sum(y_thinned[dev] == 8))
for name, numbers in counts.items():
    print(f"{name:26s} 8s in the dev set: {min(numbers)} to {max(numbers)} in 100 splits")

# %% [markdown]
# ## 4. A split that keeps together what belongs together
#
# A phone takes five images in a burst when you press the button once. A patient comes back three
# times. An artist draws twenty emojis. If some images of a burst are in the training set and the
# others in the test set, the model is asked about things that it has nearly seen. In production it
# never is.
#
# ### Exercise 3: `group_split`
#
# Every group goes to one part as a whole. Shuffle the distinct groups. Then go through them, counting
# the examples of the groups before: a group belongs to the part in whose piece its **middle** lies,
#
# $$\frac{\text{examples before the group} + \tfrac{1}{2}\,\text{its size}}{m} .$$
#
# That way the sizes of the parts come as close to the fractions as whole groups allow, even if
# groups differ in size. (Another way to get there is welcome: no group on both sides, all examples
# used, sizes off by no more than about one group.)

# %%
# GRADED FUNCTION: group_split
def group_split(groups, fractions, rng):
    """Split at random so that no group is in two parts.

    Arguments:
    groups -- the group of each example, shape (m,)
    fractions -- shares of the parts among the examples, which add up to 1
    rng -- numpy.random.Generator to draw from

    Returns:
    parts -- list with the row numbers of each part, arrays of whole numbers
    """
    ends = np.cumsum(fractions)
    m, before = len(groups), 0
    pieces = [[] for _ in fractions]

    for group in rng.permutation(np.unique(groups)):
        ### START CODE HERE ### (≈ 4 lines of code)
        rows = np.flatnonzero(groups == group)
        middle = (before + len(rows) / 2) / m
        part = min(np.sum(middle >= ends), len(fractions) - 1)
        before = before + len(rows)
        ### END CODE HERE ###
        pieces[part].append(rows)

    return [np.concatenate([np.zeros(0, dtype=int), *part]) for part in pieces]


# %% points=15
check("group_split")

# %% [markdown]
# **How much does a random split flatter?** 300 scans, each photographed in a burst of five: one shaky
# photograph, and five shots of it that differ a little. Three models, four seeds. To know the truth,
# each model also meets photographs of scans that nobody has seen.

# %%
BURST = Camera(shift=0.4, turn=6, blur=0.2, dim=0.85, noise=0.05, frame=0)


def bursts(seed, scans=300, shots=5):
    """Photographs in bursts: pixels, digits, number of the scan; and the scans left over."""
    rng = np.random.default_rng(seed)
    chosen = rng.choice(len(DIGITS), scans, replace=False)
    groups = np.repeat(chosen, shots)
    X = photograph(np.repeat(photograph(SCANS[chosen], rng), shots, axis=0), rng, BURST)
    others = np.setdiff1d(np.arange(len(DIGITS)), chosen)
    X_fresh = photograph(photograph(SCANS[others], rng), rng, BURST)
    return X, DIGITS[groups], groups, X_fresh, DIGITS[others]


# %% tags=["demo"] alt="Twenty photographs of digits in four bursts of five; within a burst they look almost the same."
X, y, groups, _, _ = bursts(seed=0)
show_digits(X[:20], [str(digit) for digit in y[:20]], "Four bursts of five")
plt.show()

# %% tags=["demo"] alt="For three models, bars of the error by a random split, by a grouped split and on fresh scans; the random split reports far too little, most of all for the nearest neighbour."
candidates = {
    "nearest neighbour": lambda: KNeighborsClassifier(1),
    "support vectors": lambda: SVC(C=5),
    "logistic regression": lambda: LogisticRegression(max_iter=100),
}
found = {name: [] for name in candidates}
for seed in tqdm(range(4), unit="seeds"):
    X, y, groups, X_fresh, y_fresh = bursts(seed)
    rng = np.random.default_rng(seed)
    shuffled = rng.permutation(len(y))
    splits = [(shuffled[:1200], shuffled[1200:]), group_split(groups, (0.8, 0.2), rng)]
    for name, make in candidates.items():
        errors = [error(make().fit(X[a], y[a]), X[b], y[b]) for a, b in splits]
        train = splits[1][0]
        found[name].append([*errors, error(make().fit(X[train], y[train]), X_fresh, y_fresh)])

print(f"{'error':20s} {'random split':>22s} {'grouped split':>22s} {'fresh scans':>22s}")
for name, rows in found.items():
    print(f"{name:20s}", "".join(f"{told(column):>23s}" for column in np.array(rows).T))
figures.draw_flattery({name: np.array(rows) for name, rows in found.items()})
plt.show()

# %% [markdown]
# The grouped split agrees with the fresh scans: their intervals overlap. The random split says 2% for a
# model that misreads nearly half of all new scans. It flatters the nearest neighbour most, whose whole talent is
# remembering: a random split does not just make all models look better, it prefers the wrong ones.
#
# scikit-learn has `GroupShuffleSplit`, which takes the given share of the **groups**, not of the
# examples. With bursts of equal length that is the same:

# %% tags=["demo"]
train, test = next(GroupShuffleSplit(1, test_size=0.2, random_state=0).split(X, y, groups))
ours = group_split(groups, (0.8, 0.2), np.random.default_rng(0))
for name, (a, b) in (("scikit-learn", (train, test)), ("ours", ours)):
    print(f"{name:13s} {len(a)} + {len(b)} examples, groups on both sides:",
          len(np.intersect1d(groups[a], groups[b])))

# %% [markdown]
# Groups are not always that harmful. The drawings of cats from course 1 come from seven sets of
# emojis: five styles for training, two others for testing. The same models, trained on 160 drawings
# of the five styles, are tested on the other 49 drawings of the *same* styles and on 50 of *new* ones.
# Since the two test sets have different shares of cats, the mean of the error on cats and the error
# on everything else is reported. Ten seeds.

# %% tags=["demo"]
def shrunk(images):
    """Average over 4 x 4 pixels: one row of 768 numbers for each image."""
    return images.reshape(len(images), 16, 4, 16, 4, 3).mean(axis=(2, 4)).reshape(len(images), -1) / 255


def balanced_error(model, X, y):
    """Mean of the errors on both classes."""
    return np.mean([error(model, X[y == label], label) for label in (0, 1)])


old, old_y, new, new_y, _ = load_dataset()
X_old, X_new, y_old, y_new = shrunk(old), shrunk(new), old_y.ravel(), new_y.ravel()
found = []
for seed in range(10):
    order = np.random.default_rng(seed).permutation(len(y_old))
    train, test = order[:160], order[160:]
    model = SVC(C=5).fit(X_old[train], y_old[train])
    found.append([balanced_error(model, X_old[test], y_old[test]), balanced_error(model, X_new, y_new)])
for name, column in zip(("same styles", "new styles"), np.array(found).T):
    print(f"{name:12s} {told(column)}")
print("difference  ", told(np.diff(found)[:, 0]))

# %% [markdown]
# Read the last line with its interval: on 50 drawings this difference cannot be told from none.
# Whether groups matter is a question for a measurement, not a matter of faith. Split by group all
# the same, since nobody can know beforehand, and a grouped split costs nothing.

# %% [markdown]
# ## 5. Looking for leaks
#
# Often nobody wrote down which examples belong together, and somebody has already split the data. You
# can still look: does a test example have a **near duplicate** in the training set?
#
# ### Exercise 4: `leaks`
#
# For each test example, find the nearest training example by Euclidean distance
# $\sqrt{\sum_j (a_j - b_j)^2}$. It is a leak if the distance is **at most** `tolerance`; with a
# tolerance of 0, only exact copies are. Subtract first and square afterwards: the popular shortcut
# $\|a\|^2 + \|b\|^2 - 2\,a \cdot b$ leaves rounding errors, and exact copies are missed.

# %%
# GRADED FUNCTION: leaks
def leaks(train, test, tolerance=0.0):
    """Find test examples that have a duplicate or near duplicate in the training set.

    Arguments:
    train -- training examples, shape (m_train, n)
    test -- test examples, shape (m_test, n)
    tolerance -- largest distance that counts as a leak

    Returns:
    rows -- row numbers of the leaking test examples in ascending order, shape (k,)
    twins -- row number of the nearest training example of each (the first, if several are equally
             near), shape (k,)
    """
    rows, twins = [], []

    for i in range(len(test)):
        ### START CODE HERE ### (≈ 4 lines of code)
        distances = np.sqrt(np.sum((train - test[i]) ** 2, axis=1))
        nearest = np.argmin(distances)
        if distances[nearest] <= tolerance:
            rows.append(i)
            twins.append(nearest)
        ### END CODE HERE ###

    return np.array(rows, dtype=int), np.array(twins, dtype=int)


# %% points=10
check("leaks")

# %% [markdown]
# Bursts again, split at random as if nobody had noticed that they are bursts. At each tolerance: which
# share of the test set has a twin, and how often is the twin from the same burst?

# %% tags=["demo"]
X, y, groups, _, _ = bursts(seed=1)
order = np.random.default_rng(1).permutation(len(y))
train, test = order[:1200], order[1200:]
for tolerance in (0.0, 0.5, 0.6, 0.7, 0.8, 0.9):
    rows, twins = leaks(X[train], X[test], tolerance)
    same = np.sum(groups[test][rows] == groups[train][twins])
    print(f"tolerance {tolerance:.1f}: {len(rows):3d} of {len(test)} leak, {same} to their own burst")

# %% tags=["demo"] alt="Eight test photographs above the eight training photographs nearest to them; the pairs show the same scan and can hardly be told apart."
rows, twins = leaks(X[train], X[test], 0.7)
pairs = np.concatenate([X[test][rows[:8]], X[train][twins[:8]]])
show_digits(pairs, ["test"] * 8 + ["training"] * 8, "Near duplicates", columns=8)
plt.show()

# %% [markdown]
# Set the tolerance by looking at the pairs: large enough to catch copies, small enough that two
# different examples are not called the same.

# %% [markdown]
# ## 6. Five numbers, four diseases
#
# Now the training data may come from somewhere else than what users send: plenty of scans, few
# photographs. Then the dev error alone does not say what to do next. The trick is a third set that is
# split off the **training** distribution and not trained on, the **train-dev set**. It puts a mark
# between two causes that would otherwise be mixed up:
#
# | from | to | difference | disease | some cures |
# |---|---|---|---|---|
# | human-level error | training error | avoidable bias | the model is too weak | a larger model, longer training |
# | training error | train-dev error | variance | it memorizes | more data, regularization |
# | train-dev error | dev error | data mismatch | training data look different | data from the target, synthesis |
# | dev error | test error | overfitting of the dev set | dev set used up | a new, larger dev set |
#
# ### Exercise 5: `error_gaps` and exercise 6: `largest_gap`
#
# Differences may be negative: if the dev set is easier than the train-dev set, so be it.
# `largest_gap` names what to work on first: among equal gaps the one that comes first in the
# dictionary. If no gap is **above 0**, there is nothing to work on and the answer is `None`.

# %%
# GRADED FUNCTION: error_gaps
def error_gaps(human, train, train_dev, dev, test):
    """Take the errors on four sets apart.

    Arguments:
    human, train, train_dev, dev, test -- error rates of people and of the model on four sets

    Returns:
    gaps -- dictionary with "avoidable bias", "variance", "mismatch" and "dev overfitting",
            in this order
    """
    ### START CODE HERE ### (≈ 4 lines of code)
    bias = train - human
    variance = train_dev - train
    mismatch = dev - train_dev
    overfitting = test - dev
    ### END CODE HERE ###

    return {
        "avoidable bias": bias,
        "variance": variance,
        "mismatch": mismatch,
        "dev overfitting": overfitting,
    }


# %% points=10
check("error_gaps")

# %%
# GRADED FUNCTION: largest_gap
def largest_gap(gaps):
    """Name the largest gap.

    Arguments:
    gaps -- dictionary from names to differences of error rates

    Returns:
    name -- name of the largest gap, the first of equal ones; None if no gap is above 0
    """
    ### START CODE HERE ### (≈ 3 lines of code)
    name = max(gaps, key=gaps.get)
    if gaps[name] <= 0:
        name = None
    ### END CODE HERE ###

    return name


# %% points=10
check("largest_gap")

# %% [markdown]
# Four models for the photographs, each with another history. The human-level error is an assumption:
# we take 3% for people who read such photographs; nobody was asked.
#
# - **naive Bayes**, trained on photographs;
# - a **decision tree** of unlimited depth, trained on photographs;
# - **support vectors**, trained on scans;
# - the same, by a colleague who meant well: *"the dev set was lying around, so I trained on it too"*.
#
# Means over five seeds.

# %% tags=["demo"] alt="Four panels of five errors as rising steps, from human to test error; in each another gap is the largest and is marked."
HUMAN = 0.03


def patients(seed):
    """Errors of four models on the training, train-dev, dev and test sets, by name."""
    rng = np.random.default_rng(seed)
    photos, order = photograph(SCANS, rng), rng.permutation(len(DIGITS))
    train, train_dev, dev, test = np.split(order, [1000, 1250, 1500])
    both = np.concatenate([SCANS[train], photos[dev]]), np.concatenate([DIGITS[train], DIGITS[dev]])
    models = {
        "naive Bayes on photographs": (GaussianNB().fit(photos[train], DIGITS[train]), photos),
        "tree on photographs": (
            DecisionTreeClassifier(random_state=seed).fit(photos[train], DIGITS[train]),
            photos,
        ),
        "support vectors on scans": (SVC(C=5).fit(SCANS[train], DIGITS[train]), SCANS),
        "... and on the dev set": (SVC(C=5).fit(*both), SCANS),
    }
    return {
        name: [error(model, source[train], DIGITS[train]), error(model, source[train_dev], DIGITS[train_dev])]
        + [error(model, photos[rows], DIGITS[rows]) for rows in (dev, test)]
        for name, (model, source) in models.items()
    }


runs = [patients(seed) for seed in tqdm(range(5), unit="seeds")]
errors = {name: np.array([run[name] for run in runs]) for name in runs[0]}
for name, rows in errors.items():
    gaps = error_gaps(HUMAN, *rows.mean(axis=0))
    votes = [largest_gap(error_gaps(HUMAN, *row)) for row in rows]
    print(f"{name:28s} {largest_gap(gaps):16s} in {votes.count(largest_gap(gaps))} of 5 seeds")
figures.draw_gaps({name: [HUMAN, *rows.mean(axis=0)] for name, rows in errors.items()})
plt.show()

# %% [markdown]
# Without the train-dev set, the second and the third patient look alike: no error in training, a large
# one on the dev set. Yet what helps one is wasted on the other. For the tree, more photographs of the
# same kind help; for the support vectors on scans, no number of scans will.

# %% [markdown]
# ## 7. Plenty of foreign data, a little of your own
#
# The usual situation: 1,000 scans and 50 or 200 photographs. Trained on all of them together, a model
# may hardly notice the few that matter. So weights are given: every example counts as much as its
# weight says. Let the target examples, here the photographs, have a **share** $s$ of the total weight,
# and the others, called *web*, the rest:
#
# $$w_{\text{web}} = (1 - s)\, \frac{m}{m_{\text{web}}} \qquad\qquad
# w_{\text{target}} = s\, \frac{m}{m_{\text{target}}} \qquad\qquad m = m_{\text{web}} + m_{\text{target}}$$
#
# The factor $m$ makes the mean weight 1, so that the strength of the regularization keeps its
# meaning. For $s = m_{\text{target}} / m$ all weights are 1, as without weighting.
#
# ### Exercise 7: `weighted_mix`

# %%
# GRADED FUNCTION: weighted_mix
def weighted_mix(X_web, y_web, X_target, y_target, share):
    """Join two sets and weight them, so that the target has a given share of the total weight.

    Arguments:
    X_web, y_web -- plenty of examples from elsewhere, shapes (m_web, n) and (m_web,)
    X_target, y_target -- a few examples of what users send, shapes (m_target, n), (m_target,)
    share -- share of the total weight for the target examples

    Returns:
    X, y -- all examples, those from elsewhere first, shapes (m, n) and (m,)
    weights -- weight of each example, with mean 1, shape (m,)
    """
    m_web, m_target = len(y_web), len(y_target)
    m = m_web + m_target

    ### START CODE HERE ### (≈ 5 lines of code)
    X = np.concatenate([X_web, X_target])
    y = np.concatenate([y_web, y_target])
    weights = np.concatenate(
        [np.full(m_web, (1 - share) * m / m_web), np.full(m_target, share * m / m_target)]
    )
    ### END CODE HERE ###

    return X, y, weights


# %% points=15
check("weighted_mix")

# %% tags=["demo"] alt="Dev error against the share of the weight that target examples have, one curve for 50 and one for 200 target examples; both are lowest in between; towards the right end the first rises far more."
def errors_by_share(shares, m_target, seeds):
    """Error on photographs for each share of the target: shape (seeds, shares)."""
    found = []
    for seed in tqdm(seeds, desc=f"{m_target} photographs", unit="seeds"):
        rng = np.random.default_rng(seed)
        photos, order = photograph(SCANS, rng), rng.permutation(len(DIGITS))
        web, target, test = order[:1000], order[1000 : 1000 + m_target], order[1200:]
        row = []
        for share in shares:
            X, y, weights = weighted_mix(SCANS[web], DIGITS[web], photos[target], DIGITS[target], share)
            model = SVC(C=2).fit(X, y, sample_weight=weights)
            row.append(error(model, photos[test], DIGITS[test]))
        found.append(row)
    return np.array(found)


shares = [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99]
by_size = {m: errors_by_share(shares, m, range(4)) for m in (50, 200)}
figures.draw_mixes(shares, by_size, total=1000)
plt.show()

# %% [markdown]
# (The bands show 95% intervals of the mean over four seeds. The dots lie where all weights are equal,
# on the line between the shares that were measured.) At the right end the scans go unheard, at the
# left end the photographs do. In between the curve is flat, so the share need not be exact. A share of
# 0.3 looks one or two points better than equal weights, but that is less than the bands are wide. What
# helps most is in plain sight: the distance between the two curves is what 150 more photographs are
# worth.

# %% [markdown]
# ## 8. Making target data, and a trap
#
# The ledgers turn out to have stains. Photographs of stained pages are rare, but stains are easy to
# find: so put them onto the clean scans. As ink only ever adds, a synthetic pixel is the larger of
# the scan's and the stain's.
#
# ### Exercise 8: `synthesize`
#
# For each image draw one of the backgrounds, each equally likely, with `rng.integers`; several
# images may get the same one. `np.maximum` takes the larger number pixel by pixel. `X` itself must not
# change.

# %%
# GRADED FUNCTION: synthesize
def synthesize(X, backgrounds, rng):
    """Put each image onto a background drawn at random.

    Arguments:
    X -- images, shape (m, n)
    backgrounds -- backgrounds, shape (k, n)
    rng -- numpy.random.Generator to draw from

    Returns:
    synthetic -- images on backgrounds, shape (m, n)
    """
    ### START CODE HERE ### (≈ 2 lines of code)
    chosen = rng.integers(len(backgrounds), size=len(X))
    synthetic = np.maximum(X, backgrounds[chosen])
    ### END CODE HERE ###

    return synthetic


# %% points=10
check("synthesize")

# %% tags=["demo"] alt="Twenty scanned digits on paper with dark stains."
rng = np.random.default_rng(0)
examples = synthesize(SCANS[:20], stains(1000, rng), rng)
show_digits(examples, [str(digit) for digit in DIGITS[:20]], "Scans on stained paper")
plt.show()

# %% [markdown]
# To a person, a single stain behind all the digits looks just as real as a thousand different ones.
# Does it to a model? We train on scans with $k$ different stains behind them. The dev set is
# synthesized with **the same** $k$ stains; the test set has a new stain for every image, as the
# world has. (Five seeds.)

# %% tags=["demo"] alt="Errors by the number of different stains, from 1 to 1,000: on the synthetic dev set low throughout, in the world high with few stains and falling as they become more."
def synthesis_errors(k, seed):
    """Errors on synthetic dev data and in the world, after training on k stains."""
    rng = np.random.default_rng(seed)
    train, dev, test = np.split(rng.permutation(len(DIGITS)), [1000, 1300])
    few, many = stains(k, rng), stains(len(test), rng)
    model = SVC(C=5).fit(synthesize(SCANS[train], few, rng), DIGITS[train])
    return [
        error(model, synthesize(SCANS[dev], few, rng), DIGITS[dev]),
        error(model, np.maximum(SCANS[test], many), DIGITS[test]),
    ]


numbers = [1, 2, 4, 10, 30, 1000]
by_number = np.array(
    [[synthesis_errors(k, seed) for seed in range(5)] for k in tqdm(numbers, unit="numbers of stains")]
)
figures.draw_synthesis(numbers, by_number)
plt.show()
for k, runs in zip(numbers, by_number):
    print(f"{k:5d} stains: synthetic dev set {told(runs[:, 0])}, world {told(runs[:, 1])}")

# %% [markdown]
# With one stain the synthetic dev set says that everything is fine, while the error in the world is
# several times as large: the model has learned to ignore *that* stain. The gap is a mismatch like any
# other, and is found like any other, with a dev set of **real** target data. Ten different stains
# already do most of the good here.

# %% [markdown]
# ## 9. Play with the diagnosis
#
# Move the sliders (in JupyterLab) and watch which gap takes the lead. Can you make the dev set look
# better than the train-dev set?

# %% tags=["demo"] alt="The five errors of a model as steps, human to test, with the largest gap marked; four sliders change them."
play(
    lambda train, train_dev, dev, test: figures.draw_gaps(
        {"your model": [HUMAN, train, train_dev, dev, test]}
    ),
    train=(0.05, 0.0, 0.4, 0.01),
    train_dev=(0.08, 0.0, 0.4, 0.01),
    dev=(0.20, 0.0, 0.4, 0.01),
    test=(0.22, 0.0, 0.4, 0.01),
)

# %% [markdown]
# ## Three quick questions
#
# <details>
# <summary>You have 200,000 web images and 10,000 from your app. Somebody shuffles all of them and
# takes 5,000 for the dev set. What is wrong?</summary>
#
# 95% of that dev set are web images, so the team will aim at the web. Dev and test set should
# consist of app images only; the other app images may go into training.
# </details>
#
# <details>
# <summary>Training error 1%, train-dev error 1.5%, dev error 12%. Will a larger network help?
# </summary>
#
# Hardly. Bias and variance are small; the gap is between train-dev and dev set, a mismatch.
# </details>
#
# <details>
# <summary>Why is a fixed seed not enough to keep a split stable?</summary>
#
# The shuffle depends on the number of examples and on their order. One more example, or another
# order of the files in a folder, and nearly all examples move. A hash of the identifier depends on
# neither.
# </details>

# %% [markdown]
# ## If you want to go further
#
# - Combine two ideas: a **stable group split**. Which text do you hash? Try it on the bursts, add more
#   bursts, and show that nothing moves.
# - **Adversarial validation**: train a classifier to tell training examples from dev examples. What
#   does it mean if it succeeds, and if it cannot do better than 50%? Try it on scans against
#   photographs, and on synthetic against real stains. Can you use its scores as weights in
#   `weighted_mix`?

# %% [markdown]
# ## What you have learned
#
# - Let the identifier decide the side, not the shuffle; let groups decide, not examples.
# - A split that ignores groups flatters, and it flatters most the models that memorize.
# - Human level, training, train-dev, dev and test error: five numbers, and each gap has its own
#   remedy.
# - A few target examples with enough weight are worth a lot. So is synthesis, provided that it is as
#   varied as the world, which only real target data can tell.
#
# **References**
#
# - A. Ng, *Machine Learning Yearning*, draft of 2018, chapters 5 to 7 and 36 to 43:
#   [info.deeplearning.ai](https://info.deeplearning.ai/machine-learning-yearning-book).
# - S. Kapoor and A. Narayanan, *Leakage and the reproducibility crisis in machine-learning-based
#   science*, Patterns 2023:
#   [doi.org/10.1016/j.patter.2023.100804](https://doi.org/10.1016/j.patter.2023.100804).
# - B. Barz and J. Denzler, *Do we train on test data? Purging CIFAR of near-duplicates*, Journal of
#   Imaging 2020: [doi.org/10.3390/jimaging6060041](https://doi.org/10.3390/jimaging6060041).
# - H. Shimodaira, *Improving predictive inference under covariate shift by weighting the
#   log-likelihood function*, Journal of Statistical Planning and Inference 2000:
#   [doi.org/10.1016/S0378-3758(00)00115-4](https://doi.org/10.1016/S0378-3758(00)00115-4).
# - scikit-learn, *Cross-validation iterators for grouped data*:
#   [scikit-learn.org](https://scikit-learn.org/stable/modules/cross_validation.html).

# %% [markdown] tags=["reflection"] points=5
# **Question (5 points, read by a person).** A hospital gives you 40,000 X-rays of 6,000 patients, all
# from one machine. Your model is going to be used in twenty hospitals with other machines, from which
# you have 900 X-rays of 300 patients. Describe in four or five sentences how you split these data
# into training, train-dev, dev and test sets, and why. Write your answer in place of this text.

# %%
check.summary()
