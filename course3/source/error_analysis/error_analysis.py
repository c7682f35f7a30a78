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
# # Error analysis: look at the mistakes before you fix them
#
# An hour spent looking at a hundred mistakes can save a month of work on the wrong thing. In this
# notebook you turn what you see into a table: which share of the errors has which cause, how much
# could be gained at most, and what to do next. Then you turn to the mistakes that are not the
# model's. Some labels are wrong, and you write the method that finds them, **confident learning**,
# in about twenty lines. Since we planted the wrong labels ourselves, you can check what it finds
# against the truth.
#
# **When you are done you can**
#
# - choose the mistakes worth looking at, tag them, and read the *ceiling* of each tag;
# - decide what to work on by gain and cost, and say why the gain will be smaller than the ceiling;
# - get probabilities for every example from a model that has not seen it;
# - find probable label errors, rank them, and measure the precision and recall of your search;
# - tell the errors of the model from the errors of the labels, and correct dev and test sets
#   fairly.
#
# **You need** `metrics_and_goals`; `splits_and_mismatch` helps. **Time:** 2½ to 3 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. The check below each exercise
# shows what your code returned next to what was expected. Each exercise is also run on hidden
# inputs of other sizes, with classes that are missing, ties, or no errors at all. Its points are
# shared equally among all cases, visible and hidden, if at least one hidden case passes.

# %% [markdown]
# ## 1. Set-up

# %%
from dataclasses import replace

import matplotlib.pyplot as plt
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC
from tqdm.auto import tqdm

from coursework.data.digits import confusion_matrix_of, draw_shots, load_scans, mislabelled, take
from coursework.figures import error_analysis as figures
from coursework.figures.digits import show_digits
from coursework.figures.playing import play
from coursework.metrics.repeats import told

# %%
from graders import Checker

check = Checker("course3/error_analysis")

# %% [markdown]
# The project is still the museum: photographs of digits taken with a shaky phone. This time the
# camera records what it did to each image: by how many degrees it was rotated, how faint it was,
# whether the frame was in view. In a real project a person notices such things while looking at the
# mistakes, and writes them into a table. Here they are in `shots`.

# %%
SCANS, DIGITS = load_scans()


def reader(seed, m_train=900):
    """Train a reader of photographs, and let it read the dev set.

    Returns:
    model -- support vectors, trained
    X, y -- photographs and digits of the dev set
    shots -- what the camera did to each photograph of the dev set
    scans -- the scans that were photographed
    """
    rng = np.random.default_rng(seed)
    shots, order = draw_shots(len(DIGITS), rng), rng.permutation(len(DIGITS))
    X, train, dev = take(SCANS, shots), order[:m_train], order[m_train:]
    model = SVC(C=5).fit(X[train], DIGITS[train])
    of_dev = replace(shots, **{name: values[dev] for name, values in vars(shots).items()})
    return model, X[dev], DIGITS[dev], of_dev, SCANS[dev]

# %%
def shares(scores):
    """Turn scores into probabilities (softmax), shape (m, classes)."""
    e = np.exp(2 * (scores - scores.max(axis=1, keepdims=True)))
    return e / e.sum(axis=1, keepdims=True)


# %% tags=["demo"]
model, X_dev, y_dev, shots, scans_dev = reader(seed=0)
p_dev = model.predict(X_dev)
probabilities_dev = shares(model.decision_function(X_dev))
print(f"error on {len(y_dev)} photographs: {np.mean(p_dev != y_dev):.1%}")

# %% [markdown]
# ## 2. Which mistakes to look at
#
# A random sample of the mistakes tells you what is *frequent*. The **worst** mistakes, those in which
# the model gave the true class the least probability, tell you what is *broken*: wrong labels,
# images that cannot be read, bugs in the preprocessing. Look at both.
#
# ### Exercise 1: `worst_errors`
#
# Return the rows of the `k` worst mistakes: only examples whose most probable class is not the
# label, ordered by the probability of the **label**, smallest first. Among equals, the smaller row
# number comes first (`np.argsort(..., kind="stable")` keeps their order). If there are fewer than
# `k` mistakes, return them all. `probabilities[np.arange(m), y]` picks one number from each row.

# %%
# GRADED FUNCTION: worst_errors
def worst_errors(y, probabilities, k):
    """Find the mistakes in which the label got the least probability.

    Arguments:
    y -- labels, shape (m,)
    probabilities -- probability of each class for each example, shape (m, classes)
    k -- how many to return at most

    Returns:
    rows -- row numbers, the worst mistake first
    """
    ### START CODE HERE ### (≈ 4 lines of code)
    of_label = probabilities[np.arange(len(y)), y]
    mistakes = np.flatnonzero(np.argmax(probabilities, axis=1) != y)
    order = np.argsort(of_label[mistakes], kind="stable")
    rows = mistakes[order][:k]
    ### END CODE HERE ###

    return rows


# %% points=10
check("worst_errors")

# %% tags=["demo"] alt="Twenty photographs of digits, 8 × 8 pixels each, titled with the label and with what the model read; many are faint, off centre or cut by a dark frame."
rows = worst_errors(y_dev, probabilities_dev, 20)
said = probabilities_dev.argmax(axis=1)
titles = [f"{y_dev[row]}, read as {said[row]}" for row in rows]
show_digits(X_dev[rows], titles, "The twenty worst mistakes")
plt.show()

# %% [markdown]
# What do they have in common? Before you read on, write down two or three causes that you see, and
# your guess of how many of the twenty each explains.

# %% [markdown]
# ## 3. The table of errors
#
# Now every example gets **tags**, the causes that you have thought of. An example may have several tags
# or none. For each tag:
#
# - **errors**: the number of mistakes with the tag;
# - **share**: their share of all mistakes, which tells how common the cause is among them;
# - **ceiling**: their share of the whole dev set. If *every* mistake with this tag were fixed, the
#   error would fall by this much. It is an upper bound, and you know it before any work is done.
#
# Since tags overlap, the shares need not add up to 1.
#
# ### Exercise 2: `error_table`
#
# If there are no mistakes at all, the share is 0/0; it counts as 0, as in `metrics_and_goals`.

# %%
# GRADED FUNCTION: error_table
def error_table(y, p, tags):
    """Count the mistakes with each tag.

    Arguments:
    y -- labels, shape (m,)
    p -- predictions, shape (m,)
    tags -- dictionary from the tag's name to True where an example has it, shape (m,)

    Returns:
    table -- dictionary from the tag's name to a dictionary with "errors" (whole number), "share" and
             "ceiling" (from 0 to 1)
    """
    wrong = p != y
    table = {}

    for name, tagged in tags.items():
        ### START CODE HERE ### (≈ 3 lines of code)
        errors = int(np.sum(wrong & tagged))
        share = errors / np.sum(wrong) if np.any(wrong) else 0.0
        ceiling = errors / len(y)
        ### END CODE HERE ###
        table[name] = {"errors": errors, "share": share, "ceiling": ceiling}

    return table


# %% points=15
check("error_table")

# %% tags=["demo"] alt="Bars for five tags: in orange the share of each among the errors, in grey its share among all photographs. For the frame and for being off centre, the orange bar is clearly longer."
def tags_of(shots, faint=0.65):
    """Tags from what the camera did."""
    return {
        "frame in view": shots.side >= 0,
        "faint": shots.contrast < faint,
        "rotated": np.abs(shots.angle) > 10,
        "off centre": np.abs(shots.shift).max(axis=1) > 0.6,
        "blurred": shots.blur > 0.2,
    }


tags = tags_of(shots)
figures.show_errors(error_table(y_dev, p_dev, tags))
figures.draw_shares(error_table(y_dev, p_dev, tags), {name: tag.mean() for name, tag in tags.items()})
plt.show()

# %% [markdown]
# The grey bars are important: they show which share of *all* photographs has the tag. A tag on 40%
# of the errors and on 40% of everything is not a cause; it is just common. Only where the orange
# bar is clearly longer than the grey one does the tag have anything to do with the mistakes.
#
# One dev set is one sample. Here is the share among the errors minus the share among all, over five
# seeds:

# %% tags=["demo"]
excess = {name: [] for name in tags}
for seed in tqdm(range(5), unit="seeds"):
    model, X, y, seen, _ = reader(seed)
    for name, row in error_table(y, model.predict(X), tags_of(seen)).items():
        excess[name].append(row["share"] - tags_of(seen)[name].mean())
for name, values in excess.items():
    print(f"{name:14s} {told(values)}")

# %% [markdown]
# Only where the whole interval lies above 0 do we have reason to believe in the cause. *Frame in
# view* and *off centre* are the clearest; about faint and blurred photographs, five dev sets of 900
# cannot decide.
#
# Where does *faint* begin? The threshold of a tag is a choice, and it changes the table (slider in
# JupyterLab):

# %% tags=["demo"] alt="The same bars for five tags, drawn again when the slider moves the threshold of faint."
play(
    lambda faint: figures.draw_shares(
        error_table(y_dev, p_dev, tags_of(shots, faint)),
        {name: tag.mean() for name, tag in tags_of(shots, faint).items()},
    ),
    faint=(0.65, 0.5, 1.0, 0.05),
)

# %% [markdown]
# ## 4. What to do next
#
# A cause with a high ceiling is not always the one to work on: a fix may take two days or two months.
# A simple rule that beats no rule is to take the largest ceiling **per week of work**.
#
# ### Exercise 3: `next_effort`
#
# `costs` says how many weeks the work on a tag would take. Only tags that have a cost are
# considered; for the others nobody knows a fix. Among equals, the tag that comes first in `costs`
# wins. If no ceiling among them is above 0, there is nothing to gain: return `None`.

# %%
# GRADED FUNCTION: next_effort
def next_effort(table, costs):
    """Choose the tag with the largest ceiling per week.

    Arguments:
    table -- as returned by error_table
    costs -- dictionary from the tag's name to the weeks of work, all above 0; may lack some tags

    Returns:
    name -- the tag to work on, or None if nothing can be gained
    """
    ### START CODE HERE ### (≈ 4 lines of code)
    gains = {name: table[name]["ceiling"] / weeks for name, weeks in costs.items()}
    name = max(gains, key=gains.get, default=None)
    if name is not None and gains[name] <= 0:
        name = None
    ### END CODE HERE ###

    return name


# %% points=10
check("next_effort")

# %% tags=["demo"]
table = error_table(y_dev, p_dev, tags)
print(next_effort(table, {"frame in view": 2, "off centre": 1, "faint": 0.5, "rotated": 3}))
print(next_effort(table, {"frame in view": 2, "off centre": 4, "faint": 3, "rotated": 3}))

# %% [markdown]
# **A ceiling is not a forecast.** We can do what no real project can: take the same photographs
# again, with one flaw removed, and see how much the error really falls. (A clever preprocessing
# that removes the flaw perfectly would do no better, as long as the model stays the same.)

# %%
def without(shots, name):
    """The same shots with one flaw taken away."""
    return {
        "frame in view": lambda: replace(shots, side=np.full_like(shots.side, -1)),
        "faint": lambda: replace(shots, contrast=np.maximum(shots.contrast, 0.65)),
        "rotated": lambda: replace(shots, angle=np.clip(shots.angle, -10, 10)),
        "off centre": lambda: replace(shots, shift=np.clip(shots.shift, -0.6, 0.6)),
        "blurred": lambda: replace(shots, blur=np.minimum(shots.blur, 0.2)),
    }[name]()

# %% tags=["demo"] alt="For each of five tags two bars with intervals: the ceiling, and below it the much smaller fall of the error when the flaw was really removed."
ceilings, gains = {name: [] for name in tags}, {name: [] for name in tags}
for seed in tqdm(range(5), unit="seeds"):
    model, X, y, seen, scans = reader(seed)
    p = model.predict(X)
    for name, row in error_table(y, p, tags_of(seen)).items():
        better = model.predict(take(scans, without(seen, name)))
        ceilings[name].append(row["ceiling"])
        gains[name].append(np.mean(p != y) - np.mean(better != y))
figures.draw_ceilings(ceilings, gains)
plt.show()
for name in tags:
    print(f"{name:14s} ceiling {told(ceilings[name])}   gained {told(gains[name])}")

# %% [markdown]
# The gain is far below the ceiling: most photographs with a frame would have been misread without
# it as well, for another reason. That is why a ceiling can rule work *out* (it cannot gain more
# than 5 points) but can never promise anything.

# %% [markdown]
# ## 5. Mistakes that are not the model's
#
# Labels are made by people, and people confuse what looks alike. In ten famous test sets at least 3.3%
# of the labels are wrong on average, and in ImageNet's validation set at least 6%
# ([Northcutt, Athalye and Mueller, 2021](https://arxiv.org/abs/2103.14749)). Labels that are wrong at
# random do limited harm in training; **systematic** errors are worse, because they can be learned.
#
# We go back to the clean scans and let a careless annotator label them. He takes a quarter of all 4s
# for 9s, a fifth of the 1s for 7s, and so on:

# %%
CARELESS = confusion_matrix_of(
    {(4, 9): 0.25, (9, 4): 0.1, (1, 7): 0.2, (3, 8): 0.2, (8, 3): 0.1, (5, 6): 0.15, (2, 7): 0.1}
)


def annotated(seed, m_train=1200):
    """Scans for training with the annotator's labels and the true ones; scans for testing.

    Returns:
    X, y, truth -- pixels, labels given, true digits
    X_test, y_test -- pixels and true digits
    """
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(DIGITS))
    train, test = order[:m_train], order[m_train:]
    y = mislabelled(DIGITS[train], CARELESS, rng)
    return SCANS[train], y, DIGITS[train], SCANS[test], DIGITS[test]


# %% tags=["demo"] alt="A table of ten true digits by ten labels with the probabilities of the careless annotator: a dark diagonal, and off it 25% of the 4s labelled 9, 20% of the 1s labelled 7, and five other confusions."
X, y, truth, X_test, y_test = annotated(seed=0)
figures.draw_matrix(CARELESS, "Label given, by true digit")
plt.show()
print(f"wrong labels: {np.sum(y != truth)} of {len(y)} ({np.mean(y != truth):.1%})")

# %% [markdown]
# To find them, we ask a model what it thinks of each label. But a model that was **trained** on a
# label has seen it and may simply repeat it. So the opinion must come from a model that has not
# seen the example: **out-of-sample** probabilities, by cross-validation.
#
# ### Exercise 4: `out_of_sample_probabilities`
#
# Shuffle the rows and cut them into `folds` pieces of nearly equal size (`np.array_split`). For each
# piece train a **new** model, made by `make_model()`, on all the *other* rows, and let it give
# probabilities for the rows of the piece.
#
# **A trap with rare classes.** `predict_proba` has one column for each class *that was in the
# training rows*; `model.classes_` lists them in the order of the columns. If a class was missing
# there, all later columns move to the left. So write the columns to their places:
# `probabilities[np.ix_(rows, model.classes_)] = ...`. Missing classes keep the probability 0.

# %%
# GRADED FUNCTION: out_of_sample_probabilities
def out_of_sample_probabilities(make_model, X, y, folds, rng):
    """Probabilities for each example by a model that was not trained on it.

    Arguments:
    make_model -- function without arguments that returns a new, untrained classifier
    X -- examples, shape (m, n)
    y -- labels, whole numbers from 0, shape (m,)
    folds -- number of pieces
    rng -- numpy.random.Generator to shuffle with

    Returns:
    probabilities -- shape (m, classes), with classes = largest label + 1
    """
    m = len(y)
    probabilities = np.zeros((m, np.max(y) + 1))

    for rows in np.array_split(rng.permutation(m), folds):
        ### START CODE HERE ### (≈ 3 lines of code)
        others = np.setdiff1d(np.arange(m), rows)
        model = make_model().fit(X[others], y[others])
        probabilities[np.ix_(rows, model.classes_)] = model.predict_proba(X[rows])
        ### END CODE HERE ###

    return probabilities


# %% points=15
check("out_of_sample_probabilities")

# %% [markdown]
# scikit-learn's `cross_val_predict` does the same. With the same pieces, the numbers are the same:

# %% tags=["demo"]
def judge():
    """The untrained model that judges the labels."""
    return LogisticRegression(C=0.3, max_iter=100)


probabilities = out_of_sample_probabilities(judge, X, y, 5, np.random.default_rng(0))
pieces = np.array_split(np.random.default_rng(0).permutation(len(y)), 5)
splits = [(np.setdiff1d(np.arange(len(y)), rows), rows) for rows in pieces]
theirs = cross_val_predict(judge(), X, y, cv=splits, method="predict_proba")
print("largest difference:", np.abs(probabilities - theirs).max())

# %% [markdown]
# ## 6. Confident learning
#
# The simplest idea is to suspect every label that is not the most probable class. It suspects too
# many: some classes are hard, the model is unsure about all their examples, and there it is often
# the model that is wrong. **Confident learning** ([Northcutt, Jiang and Chuang,
# 2021](https://arxiv.org/abs/1911.00068)) asks for more. A class has to be predicted *confidently*,
# compared with how confident the model usually is about that class. With $P_{ij}$ for the probability
# of class $j$ for example $i$:
#
# $$t_j = \text{mean of } P_{ij} \text{ over the examples } i \text{ with label } j$$
#
# ### Exercise 5: `confident_thresholds`
#
# A class that is no example's label has no mean. Nothing can be said about it, so its threshold is
# `np.inf`: no probability reaches it.

# %%
# GRADED FUNCTION: confident_thresholds
def confident_thresholds(y, probabilities):
    """Mean probability of each class over the examples that are labelled with it.

    Arguments:
    y -- labels, shape (m,)
    probabilities -- out-of-sample probabilities, shape (m, classes)

    Returns:
    thresholds -- one for each class, infinite for a class without examples, shape (classes,)
    """
    classes = probabilities.shape[1]
    thresholds = np.full(classes, np.inf)

    for j in range(classes):
        ### START CODE HERE ### (≈ 2 lines of code)
        if np.any(y == j):
            thresholds[j] = np.mean(probabilities[y == j, j])
        ### END CODE HERE ###

    return thresholds


# %% points=10
check("confident_thresholds")

# %% tags=["demo"]
thresholds = confident_thresholds(y, probabilities)
for j, threshold in enumerate(thresholds):
    print(f"{j}: {threshold:.2f}", end="   ")

# %% [markdown]
# ### Exercise 6: `confident_joint`
#
# Now each example is put into one cell of a matrix $C$, or into none:
#
# - its row is the **label given**;
# - its column is the class that is confidently predicted: of all classes whose probability is
#   **at least** their threshold, the one with the **largest probability**; among equals the first.
# - If no class reaches its threshold, the example is not counted.
#
# On the diagonal, label and opinion agree. Off the diagonal are the probable label errors.
#
# Return the columns as well: for each example its confident class, and -1 if there is none. The
# next exercise needs them. `np.where(condition, a, b)` helps: probabilities below their threshold
# can be replaced by -1 before you take the maximum.

# %%
# GRADED FUNCTION: confident_joint
def confident_joint(y, probabilities, thresholds):
    """Count examples by label given and class confidently predicted.

    Arguments:
    y -- labels, shape (m,)
    probabilities -- out-of-sample probabilities, shape (m, classes)
    thresholds -- smallest confident probability of each class, shape (classes,)

    Returns:
    joint -- whole numbers; row: label given, column: confident class, shape (classes, classes)
    confident -- confident class of each example, -1 for none, shape (m,)
    """
    classes = probabilities.shape[1]
    joint = np.zeros((classes, classes), dtype=int)

    ### START CODE HERE ### (≈ 4 lines of code)
    reaching = np.where(probabilities >= thresholds, probabilities, -1)
    confident = np.where(reaching.max(axis=1) >= 0, reaching.argmax(axis=1), -1)
    for label, j in zip(y[confident >= 0], confident[confident >= 0]):
        joint[label, j] += 1
    ### END CODE HERE ###

    return joint, confident


# %% points=15
check("confident_joint")

# %% tags=["demo"] alt="Two tables of counts, label given by confident class on the left and by true digit on the right; the same cells off the diagonal stand out in both."
joint, confident = confident_joint(y, probabilities, thresholds)
truly = np.zeros((10, 10), dtype=int)
np.add.at(truly, (y, truth), 1)
figures.draw_joints(joint, truly)
plt.show()
print(f"examples without a confident class: {np.sum(confident < 0)} of {len(y)}")

# %% [markdown]
# On the left is what the model confidently believes, on the right the truth, which only we know.
# The cells that stand out off the diagonal are the same ones, although nobody said which digits the
# annotator confuses. The few faint ones that are on the left only are the model's own errors.
#
# ### Exercise 7: `label_issues`
#
# Return the rows of all examples off the diagonal: confident class found, and different from the
# label. A person is going to look at them, and may not get to the end, so put the worst first:
# **order them by the probability of the label given**, smallest first, equals by row number.

# %%
# GRADED FUNCTION: label_issues
def label_issues(y, probabilities):
    """Find probable label errors, the most suspicious first.

    Arguments:
    y -- labels, shape (m,)
    probabilities -- out-of-sample probabilities, shape (m, classes)

    Returns:
    rows -- row numbers of probable label errors
    """
    thresholds = confident_thresholds(y, probabilities)
    _, confident = confident_joint(y, probabilities, thresholds)

    ### START CODE HERE ### (≈ 3 lines of code)
    suspects = np.flatnonzero((confident >= 0) & (confident != y))
    of_label = probabilities[suspects, y[suspects]]
    rows = suspects[np.argsort(of_label, kind="stable")]
    ### END CODE HERE ###

    return rows


# %% points=15
check("label_issues")

# %% tags=["demo"] alt="Twenty scans with suspicious labels, each titled with the label given and, in parentheses, the true digit; in nearly all of them the two differ."
rows = label_issues(y, probabilities)
titles = [f"{y[row]}? ({truth[row]})" for row in rows[:20]]
show_digits(X[rows[:20]], titles, "Most suspicious labels (in parentheses: the truth)")
plt.show()

# %% [markdown]
# ### How good is it?
#
# **Precision**: how many of the issues are real. **Recall**: how many of the wrong labels are
# found. Five seeds: other annotations, other splits, other folds. Three ways of finding issues:
#
# - *confident*: yours;
# - *most probable*: every label that is not the most probable class;
# - *in-sample*: yours, but with probabilities of a model that was trained on the very labels it judges.

# %% tags=["demo"]
def precision_and_recall(rows, bad):
    """Share of rows that are bad, and share of the bad that are among the rows."""
    hits = np.sum(bad[rows])
    return hits / len(rows), hits / np.sum(bad)


found = {"confident": [], "most probable": [], "in-sample": []}
for seed in tqdm(range(5), unit="seeds"):
    X, y, truth, _, _ = annotated(seed)
    outside = out_of_sample_probabilities(judge, X, y, 5, np.random.default_rng(seed))
    ways = {
        "confident": label_issues(y, outside),
        "most probable": np.flatnonzero(outside.argmax(axis=1) != y),
        "in-sample": label_issues(y, judge().fit(X, y).predict_proba(X)),
    }
    for name, rows in ways.items():
        found[name].append([*precision_and_recall(rows, y != truth), len(rows) / len(y)])
print(f"{'':15s}{'precision':>22s}{'recall':>22s}{'to look at':>22s}")
for name, results in found.items():
    print(f"{name:15s}", "".join(f"{told(column):>22s}" for column in np.array(results).T))

# %% [markdown]
# The plain rule finds nearly all wrong labels, but more than a third of its suspects are innocent.
# The thresholds trade recall for precision: most of what a person looks at is a real error. The
# in-sample model is the most precise of all, but it misses nearly half of the errors, since it has
# learned to repeat them. A model that memorizes more would miss even more; a nearest neighbour,
# asked about its own training examples, repeats every label.
#
# ### Is it worth it?
#
# Three models are trained on the labels as given, without the issues, and on the true labels (which
# nobody has). Here are their errors on test scans with true labels, over five seeds.

# %% tags=["demo"] alt="Bars of test errors for three kinds of models, each trained on the labels given, without the suspects, and on the true labels; the nearest neighbour gains most."
students = {
    "logistic regression": judge,
    "support vectors": lambda: SVC(C=5),
    "nearest neighbour": lambda: KNeighborsClassifier(1),
}
results = {name: [] for name in students}
for seed in tqdm(range(5), unit="seeds"):
    X, y, truth, X_test, y_test = annotated(seed)
    outside = out_of_sample_probabilities(judge, X, y, 5, np.random.default_rng(seed))
    kept = np.setdiff1d(np.arange(len(y)), label_issues(y, outside))
    for name, make in students.items():
        trained = [make().fit(X, y), make().fit(X[kept], y[kept]), make().fit(X, truth)]
        results[name].append([np.mean(model.predict(X_test) != y_test) for model in trained])
figures.draw_retrained({name: np.array(rows) for name, rows in results.items()})
plt.show()
for name, rows in results.items():
    print(f"{name:20s}", "   ".join(told(column) for column in np.array(rows).T))

# %% [markdown]
# Removing the suspects helps the nearest neighbour most, which memorizes every label, and the
# logistic regression somewhat. The support vectors average over many examples and were hardly
# affected; for them the change lies within the intervals. The distance to the third bar is what is
# left to gain: by a person who corrects the suspects instead of discarding them, and by finding the
# other errors.

# %% [markdown]
# ## 7. Whose error is it?
#
# There are wrong labels in the dev set as well. There they have another effect: they distort the
# *measurement*, in both directions.
#
# - The model is right and the label is wrong: the model is **blamed** for an error that is not its
#   own.
# - The model repeats the wrong label: it is **flattered**, because its error goes unnoticed.
#
# Once people have checked the labels, the parts can be told apart:
#
# $$\text{measured} = \text{true error} + \text{blamed} - \text{flattered}$$
#
# (If model, label and truth are three different classes, the model is wrong and is counted as wrong.)
#
# ### Exercise 8: `corrected_error`

# %%
# GRADED FUNCTION: corrected_error
def corrected_error(given, checked, p):
    """Keep the errors of the model and the errors of the labels apart.

    Arguments:
    given -- labels as they were, shape (m,)
    checked -- labels after people have checked them, shape (m,)
    p -- predictions, shape (m,)

    Returns:
    parts -- dictionary of shares of all examples: "measured" (model against given labels), "true"
             (model against checked labels), "labels" (given labels that are wrong), "blamed" and
             "flattered"
    """
    ### START CODE HERE ### (≈ 5 lines of code)
    measured = np.mean(p != given)
    true = np.mean(p != checked)
    labels = np.mean(given != checked)
    blamed = np.mean((p == checked) & (given != checked))
    flattered = np.mean((p == given) & (given != checked))
    ### END CODE HERE ###

    return {
        "measured": measured,
        "true": true,
        "labels": labels,
        "blamed": blamed,
        "flattered": flattered,
    }


# %% points=10
check("corrected_error")

# %% [markdown]
# Two models read test scans that the careless annotator has labelled. A was trained on *his*
# labels, B on the true ones. Again over five seeds:

# %% tags=["demo"]
names = ["measured", "true", "labels", "blamed", "flattered"]
parts = {"A, trained on his labels": [], "B, trained on true labels": []}
for seed in range(5):
    X, y, truth, X_test, y_test = annotated(seed)
    given = mislabelled(y_test, CARELESS, np.random.default_rng(100 + seed))
    for name, labels in zip(parts, (y, truth)):
        p = judge().fit(X, labels).predict(X_test)
        row = corrected_error(given, y_test, p)
        parts[name].append([row[each] for each in names])
print(" " * 26, "".join(f"{name:>11s}" for name in names))
for name, rows in parts.items():
    print(f"{name:26s}", "".join(f"{value:11.1%}" for value in np.mean(rows, axis=0)))
apart = {each: [b[k] - a[k] for a, b in zip(*parts.values())] for k, each in enumerate(names[:2])}
for each, values in apart.items():
    print(f"B minus A, {each:9s} {told(values)}")

# %% [markdown]
# When one label in nine is wrong, more than half of what is measured is the labels' fault, and the
# lead of B looks smaller than it is: B, which is right more often, is blamed more often, and A is
# flattered where it repeats the annotator's errors. As long as the errors of the labels are small
# compared with those of the model, leave them alone; when you compare models that differ by less
# than the share of wrong labels, correct them.

# %% [markdown]
# ## 8. Correct dev and test set alike, and not only the mistakes
#
# Correcting labels is tedious, so people take two shortcuts. Both spoil the measurement.
#
# **Shortcut 1: check only the examples on which your model is wrong.** Then everything that it is
# blamed for is removed, while everything that flatters it stays. And any *other* model is measured
# with labels that were corrected for yours. **Shortcut 2: correct the dev set, but not the test
# set.** Then the two no longer measure the same thing, and the difference looks like an overfitted
# dev set.

# %% tags=["demo"]
rows = []
for seed in range(8):
    X, y, truth, X_test, y_test = annotated(seed)
    given = mislabelled(y_test, CARELESS, np.random.default_rng(200 + seed))
    dev, test = np.array_split(np.arange(len(y_test)), 2)
    a = judge().fit(X, y).predict(X_test)
    b = KNeighborsClassifier(5).fit(X, y).predict(X_test)
    for_a = np.where(a != given, y_test, given)
    rows.append(
        [np.mean(a != y_test), np.mean(a != for_a), np.mean(b != y_test), np.mean(b != for_a)]
        + [np.mean((a != y_test)[dev]), np.mean((a != given)[test]), np.mean((a != y_test)[test])]
    )
rows = np.array(rows)
print("shortcut 1: labels checked where A was wrong")
print("   A: true error ", told(rows[:, 0]), "  measured", told(rows[:, 1]))
print("   B: true error ", told(rows[:, 2]), "  measured", told(rows[:, 3]))
print("   lead of B over A: true", told(rows[:, 0] - rows[:, 2]), "  measured", told(rows[:, 1] - rows[:, 3]))
print("shortcut 2: dev set corrected, test set not")
print("   A on dev", told(rows[:, 4]), "  on test", told(rows[:, 5]), "  on test, corrected", told(rows[:, 6]))

# %% [markdown]
# Shortcut 1 makes A look better than it is, and B worse, so the distance between them shrinks; with
# two models that are closer together the ranking can flip. Shortcut 2 shows a test error about
# twice the dev error, although nothing was overfitted: with the test set corrected as well, the gap
# is gone.
#
# So: draw a sample of *all* examples for checking, right and wrong ones, or check the disagreements
# of several models; and do to the test set whatever you do to the dev set. The training set may
# stay as it is: it need not come from exactly the same distribution.

# %% [markdown]
# ## Three quick questions
#
# <details>
# <summary>Your error is 10%. Of 100 mistakes, 8 are dogs taken for cats. Somebody offers a dog
# detector in two months. Worth it?</summary>
#
# The ceiling is 8% of 10%, which is 0.8 percentage points. Even a perfect detector only brings the
# error from 10% to 9.2%. Look for something larger first.
# </details>
#
# <details>
# <summary>Why is it not enough to take the training labels that the trained model disagrees with?
# </summary>
#
# The model has seen these labels. It agrees with what it has memorized, with wrong labels just as
# with right ones.
# </details>
#
# <details>
# <summary>Of 2,000 labels, your method marks 150. You check 30 drawn at random and 24 are really
# wrong. What do you know about precision and recall?</summary>
#
# Precision is about 80% (with an interval of roughly 65% to 95%). About recall you know nothing:
# for that you would have to check some of the labels that were *not* marked.
# </details>

# %% [markdown]
# ## If you want to go further
#
# - **A second round.** Remove the issues, compute the probabilities for *all* examples again, and look
#   for issues again. Do precision and recall improve? Does it converge?
# - **Tags found automatically.** Train a small decision tree that predicts, from `shots`, whether
#   the reader is wrong. Which combinations of causes does it find that no single tag shows? Check
#   them on another seed before you believe them.

# %% [markdown]
# ## What you have learned
#
# - Look at mistakes, tag them, count. The ceiling tells what cannot be worth the work; the real
#   gain is smaller, because mistakes have more than one cause.
# - Compare a tag's share among the errors with its share among all examples.
# - A model can judge labels that it has not been trained on. Thresholds for each class make its
#   suspicions precise; how good they are must be measured like anything else.
# - Wrong labels in dev and test sets blame and flatter. Correct both sets in the same way, and not only
#   where your favourite model is wrong.
#
# **References**
#
# - C. Northcutt, L. Jiang and I. Chuang, *Confident learning: estimating uncertainty in dataset
#   labels*, Journal of Artificial Intelligence Research 2021:
#   [arxiv.org/abs/1911.00068](https://arxiv.org/abs/1911.00068).
# - C. Northcutt, A. Athalye and J. Mueller, *Pervasive label errors in test sets destabilize machine
#   learning benchmarks*, NeurIPS 2021: [arxiv.org/abs/2103.14749](https://arxiv.org/abs/2103.14749).
# - A. Ng, *Machine Learning Yearning*, draft of 2018, chapters 13 to 19:
#   [info.deeplearning.ai](https://info.deeplearning.ai/machine-learning-yearning-book).
# - MIT, *Introduction to data-centric AI*, lecture on label errors:
#   [dcai.csail.mit.edu](https://dcai.csail.mit.edu).

# %% [markdown] tags=["reflection"] points=5
# **Question (5 points, read by a person).** Your model reads delivery addresses and is wrong on 6%
# of the dev set. You looked at 100 mistakes: 38 blurred photographs, 31 foreign alphabets, 22 wrong
# labels, 25 none of these (some have two tags). A new camera app that warns about blur takes four
# weeks, data for foreign alphabets take six, checking all labels of dev and test sets takes one.
# What do you do first, what second, and what do you expect of each? Answer in four or five
# sentences, in place of this text.

# %%
check.summary()
