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
# # Metrics and goals: decide what "better" means before you build
#
# A team that cannot say in one number which of two models is better will argue instead of improving.
# In this notebook you set the goal of a project. You choose a metric that fits the task, separate
# what should be *optimized* from what only has to be *good enough*, and work out how large a dev
# set must be before a difference on it means anything. The models come from scikit-learn and train
# in a fraction of a second; what you write is the part that no library decides for you.
#
# **When you are done you can**
#
# - explain why a model with 91% accuracy can be useless, and which numbers show it;
# - compute precision, recall, $F_\beta$, the precision-recall curve and average precision, with
#   ties and empty classes handled;
# - change the metric when some mistakes are worse than others, and see the ranking change with it;
# - choose a model by one metric to optimize and several to satisfice;
# - say how wide the interval around a measured error is, and whether B really beats A.
#
# **You need** Python and NumPy; what a classifier is. Courses 1 and 2 are not required.
# **Time:** 2½ to 3 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. The check below each exercise
# shows what your code returned next to what was expected. The visible checks are only a part of
# your grade: each exercise is also run on hidden inputs of other sizes, so write for any input. The
# points of an exercise are shared equally among all its cases, if at least one hidden case passes.

# %% [markdown]
# ## 1. Set-up
#
# In this course one example is one **row**, as in scikit-learn: `X` has the shape (m, 64), `y`
# the shape (m,).

# %%
import math

import matplotlib.pyplot as plt
import numpy as np
from scipy import stats
from sklearn import metrics
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC
from tqdm.auto import tqdm

from coursework.data.digits import load_scans, photograph
from coursework.figures import metrics_and_goals as figures
from coursework.figures.digits import show_digits
from coursework.figures.playing import play
from coursework.metrics.model_size import numbers_stored
from coursework.metrics.repeats import told

# %%
from graders import Checker

check = Checker("course3/metrics_and_goals")

# %% [markdown]
# ## 2. The project
#
# A museum reads the inventory numbers in its old ledgers with a phone that somebody holds in a
# shaky hand. The digits are the 1,797 scans that come with scikit-learn; the photographs are made
# from them by code: shifted, rotated, faint, blurred, sometimes with the frame in view.

# %%
SCANS, DIGITS = load_scans()


def photographs(seed, m_train=800):
    """Photograph all scans once, shuffle them and split them in two.

    Arguments:
    seed -- number that decides the photographs and the split
    m_train -- number of training examples; the others, 1797 - m_train, are for evaluation

    Returns:
    X_train, y_train, X_dev, y_dev -- pixels, shape (m, 64), and digits, shape (m,)
    """
    rng = np.random.default_rng(seed)
    X, order = photograph(SCANS, rng), rng.permutation(len(DIGITS))
    train, dev = order[:m_train], order[m_train:]
    return X[train], DIGITS[train], X[dev], DIGITS[dev]


# %% tags=["demo"] alt="Twenty photographs of handwritten digits from the dev set, each under its digit."
X_train, y_train, X_dev, y_dev = photographs(seed=0)
show_digits(X_dev[:20], [str(digit) for digit in y_dev[:20]], "From the dev set")
plt.show()

# %% [markdown]
# One digit is a nuisance: a faint 8 is easily read as a 3, and with a wrong inventory number a vase
# is lost for years. So a person will look at every 8. The first model only has to say: is this an
# **8** ($y = 1$, *positive*) or not ($y = 0$, *negative*)?
#
# Three candidates, trained on the same 800 photographs. The fourth "model" always says no.

# %%
def detectors(seed):
    """Untrained detectors by name."""
    return {
        "random forest": RandomForestClassifier(60, random_state=seed),
        "naive Bayes": GaussianNB(),
        "support vectors": SVC(C=5),
    }


# %% tags=["demo"]
is_8_train, is_8 = (y_train == 8).astype(int), (y_dev == 8).astype(int)
said = {name: model.fit(X_train, is_8_train).predict(X_dev) for name, model in detectors(0).items()}
said["always no"] = np.zeros_like(is_8)
for name, p in said.items():
    print(f"{name:16s} accuracy {np.mean(p == is_8):.1%}")

# %% [markdown]
# By accuracy the naive Bayes detector is the worst by far, and the random forest is about as good
# as saying no to everything. When one class is rare, accuracy mostly counts how often the common
# class was left alone. To see what is going on we have to look at the two kinds of mistake
# separately.

# %% [markdown]
# ## 3. Four numbers instead of one
#
# | | model says 8 ($p = 1$) | model says no ($p = 0$) |
# |---|---|---|
# | **is an 8** ($y = 1$) | true positive, TP | false negative, FN: missed |
# | **is not** ($y = 0$) | false positive, FP: false alarm | true negative, TN |
#
# ### Exercise 1: `confusion_counts`
#
# Count the four. `y` and `p` are arrays of zeros and ones; `(y == 1) & (p == 0)` is True where both
# conditions hold. The parentheses are needed, because `&` binds more tightly than `==`.

# %%
# GRADED FUNCTION: confusion_counts
def confusion_counts(y, p):
    """Count right and wrong answers of both kinds.

    Arguments:
    y -- labels, 1 or 0, shape (m,)
    p -- predictions, 1 or 0, shape (m,)

    Returns:
    counts -- dictionary with the whole numbers "tp", "fp", "fn" and "tn"
    """
    ### START CODE HERE ### (≈ 4 lines of code)
    tp = int(np.sum((y == 1) & (p == 1)))
    fp = int(np.sum((y == 0) & (p == 1)))
    fn = int(np.sum((y == 1) & (p == 0)))
    tn = int(np.sum((y == 0) & (p == 0)))
    ### END CODE HERE ###

    return {"tp": tp, "fp": fp, "fn": fn, "tn": tn}


# %% points=10
check("confusion_counts")

# %% tags=["demo"] alt="For each detector a table of two rows and two columns with its counts of true and false positives and negatives."
figures.draw_counts({name: confusion_counts(is_8, p) for name, p in said.items()})
plt.show()

# %% [markdown]
# Now the differences are plain. The random forest finds hardly any 8. Naive Bayes finds about half
# of them, at the price of many false alarms.
#
# ## 4. Precision, recall, and one number from both
#
# $$\text{precision} = \frac{TP}{TP + FP} \qquad\qquad \text{recall} = \frac{TP}{TP + FN}$$
#
# **Precision**: of what the model called an 8, how much is one? **Recall**: of all the 8s, how many
# did it find? Each is easy to push to 1 at the expense of the other, so two models can rarely be
# compared by both. The $F_\beta$ score combines them. $\beta$ says how many times as important
# recall is: 1 for equally important, 2 for a search in which a miss is worse.
#
# $$F_\beta = \frac{(1 + \beta^2)\, TP}{(1 + \beta^2)\, TP + \beta^2\, FN + FP}$$
#
# For $\beta = 1$ this is the harmonic mean of precision and recall. It is close to the *smaller* of
# the two, so a model cannot hide a bad one behind a good one.
#
# **What is 0/0?** A model that never says yes has no precision: $TP + FP = 0$. A dev set without
# a single 8 has no recall. Such a quotient has no right value, only a convention, and code
# without one crashes in the middle of the night. Ours is scikit-learn's `zero_division=0`: every
# quotient of the form 0/0 is **0**.
#
# ### Exercise 2: `precision_recall_f`

# %%
# GRADED FUNCTION: precision_recall_f
def precision_recall_f(y, p, beta=1):
    """Precision, recall and F score; a quotient 0/0 counts as 0.

    Arguments:
    y -- labels, 1 or 0, shape (m,)
    p -- predictions, 1 or 0, shape (m,)
    beta -- how many times as important recall is as precision

    Returns:
    precision, recall, f -- numbers from 0 to 1
    """
    counts = confusion_counts(y, p)
    tp, fp, fn = counts["tp"], counts["fp"], counts["fn"]

    ### START CODE HERE ### (≈ 4 lines of code)
    precision = tp / (tp + fp) if tp + fp > 0 else 0.0
    recall = tp / (tp + fn) if tp + fn > 0 else 0.0
    bottom = (1 + beta**2) * tp + beta**2 * fn + fp
    f = (1 + beta**2) * tp / bottom if bottom > 0 else 0.0
    ### END CODE HERE ###

    return precision, recall, f


# %% points=10
check("precision_recall_f")

# %% tags=["demo"]
print("                   ours: precision, recall, F1       scikit-learn")
for name, p in said.items():
    ours = precision_recall_f(is_8, p)
    theirs = metrics.precision_recall_fscore_support(is_8, p, average="binary", zero_division=0)
    print(f"{name:16s}", "  ".join(f"{number:.3f}" for number in ours), end="           ")
    print("  ".join(f"{number:.3f}" for number in theirs[:3]))

# %% [markdown]
# One split into training and dev set is one throw of the dice. Before we believe a ranking, we
# repeat it: other photographs, another split, another seed. Below, each number is the mean over six
# seeds, with a 95% interval for that mean in parentheses.

# %% tags=["demo"]
def f1_over_seeds(seeds):
    """F1 of each detector, one number for each seed."""
    found = {name: [] for name in detectors(0)}
    for seed in tqdm(seeds, unit="seeds"):
        X_train, y_train, X_dev, y_dev = photographs(seed)
        for name, model in detectors(seed).items():
            p = model.fit(X_train, y_train == 8).predict(X_dev).astype(int)
            found[name].append(precision_recall_f((y_dev == 8).astype(int), p)[2])
    return found


for name, scores in f1_over_seeds(range(6)).items():
    print(f"{name:16s} F1 {told(scores)}")

# %% [markdown]
# ## 5. A curve instead of a point
#
# Behind each yes or no there is a **score**: a number that is larger the more the example looks like
# an 8. The answer is yes where the score is at least the **threshold**. Lowering the threshold finds
# more 8s and raises more false alarms, and nobody says that 0.5 is the right place. Move the
# slider (in JupyterLab; elsewhere you see one position):

# %% tags=["demo"] alt="Two histograms of scores, of 8s and of all other digits, with a vertical line for the threshold between no and yes; beside them the precision and recall that follow."
bayes = GaussianNB().fit(X_train, is_8_train)
scores_bayes = bayes.predict_log_proba(X_dev) @ np.array([-1, 1])
play(
    lambda threshold: figures.draw_threshold(is_8, scores_bayes, threshold),
    threshold=(0.0, -20.0, 10.0, 1.0),
)

# %% [markdown]
# All thresholds together make the **precision-recall curve**. Only the scores that occur are worth
# trying as thresholds: between two of them no answer changes.
#
# **Ties.** Several examples often have the same score: the 10 nearest neighbours can give only the 11
# scores 0/10 to 10/10. A threshold takes all the tied examples or none of them. So there is **one
# point for each distinct score**, not one for each example. A curve that adds tied examples one by
# one depends on the order in which they happen to be stored.
#
# ### Exercise 3: `precision_recall_curve`
#
# - Without a positive example, recall is 0/0 at every threshold and there is no curve: raise a
#   `ValueError`.
# - `np.unique(scores)` gives the distinct scores in ascending order. We want them in descending
#   order, so that recall grows along the curve.
# - At each threshold, the answer is 1 where the score is **at least** the threshold.

# %%
# GRADED FUNCTION: precision_recall_curve
def precision_recall_curve(y, scores):
    """Precision and recall at every distinct score, from the highest to the lowest.

    Arguments:
    y -- labels, 1 or 0, shape (m,)
    scores -- numbers, larger for examples that look more positive, shape (m,)

    Returns:
    thresholds -- the distinct scores in descending order, shape (k,)
    precision -- precision where scores >= threshold counts as a yes, shape (k,)
    recall -- recall likewise, shape (k,)

    Raises:
    ValueError -- if y holds no positive example
    """
    ### START CODE HERE ### (≈ 7 lines of code)
    if not np.any(y == 1):
        raise ValueError("The curve needs at least one positive example.")
    thresholds = np.unique(scores)[::-1]
    precision, recall = np.zeros(len(thresholds)), np.zeros(len(thresholds))
    for k, threshold in enumerate(thresholds):
        p = (scores >= threshold).astype(int)
        precision[k], recall[k], _ = precision_recall_f(y, p)
    ### END CODE HERE ###

    return thresholds, precision, recall


# %% points=15
check("precision_recall_curve")

# %% [markdown]
# scikit-learn lists the same points from the lowest threshold to the highest, and adds a last one
# with precision 1 and recall 0 so that its line reaches the axis:

# %% tags=["demo"]
neighbours = KNeighborsClassifier(10).fit(X_train, is_8_train)
scores_neighbours = neighbours.predict_proba(X_dev)[:, 1]
ours = precision_recall_curve(is_8, scores_neighbours)
theirs = metrics.precision_recall_curve(is_8, scores_neighbours)
print("distinct scores:", len(ours[0]), "of", len(scores_neighbours), "examples")
print("largest difference in precision:", np.abs(ours[1][::-1] - theirs[0][:-1]).max())
print("largest difference in recall:   ", np.abs(ours[2][::-1] - theirs[1][:-1]).max())

# %% [markdown]
# ### Exercise 4: `average_precision`
#
# A curve is not one number. **Average precision** is the mean of the precisions, each weighted by
# the *step in recall* that it brings. With $P_1, R_1$ the point of the highest threshold and
# $R_0 = 0$,
#
# $$AP = \sum_{k=1}^{K} (R_k - R_{k-1})\, P_k .$$
#
# It is the area under the steps of the curve. Do not connect the points by straight lines (the
# trapezoidal rule): between two thresholds there is no model that reaches the line, so the area
# would be too large ([Davis and Goadrich, 2006](https://doi.org/10.1145/1143844.1143874)).
# `np.diff(values, prepend=0)` gives the differences, the first one from 0.

# %%
# GRADED FUNCTION: average_precision
def average_precision(y, scores):
    """Area under the steps of the precision-recall curve.

    Arguments:
    y -- labels, 1 or 0, shape (m,), at least one of them 1
    scores -- numbers, larger for examples that look more positive, shape (m,)

    Returns:
    ap -- number from 0 to 1
    """
    _, precision, recall = precision_recall_curve(y, scores)

    ### START CODE HERE ### (≈ 2 lines of code)
    steps = np.diff(recall, prepend=0)
    ap = np.sum(steps * precision)
    ### END CODE HERE ###

    return ap


# %% points=10
check("average_precision")

# %% tags=["demo"] alt="Precision against recall for several detectors, drawn as steps, with a level line at the share of 8s."
support = SVC(C=5).fit(X_train, is_8_train)
all_scores = {
    "support vectors": support.decision_function(X_dev),
    "10 neighbours": scores_neighbours,
    "naive Bayes": scores_bayes,
}
for name, scores in all_scores.items():
    ours, theirs = average_precision(is_8, scores), metrics.average_precision_score(is_8, scores)
    print(f"{name:16s} average precision {ours:.6f}   scikit-learn {theirs:.6f}")
figures.draw_curves(
    {name: precision_recall_curve(is_8, scores)[1:] for name, scores in all_scores.items()},
    positives=is_8.mean(),
)
plt.show()

# %% [markdown]
# The dashed line is what scores drawn at random would give: a precision equal to the share of
# positives. Average precision judges a *ranking*; no threshold needs to be chosen for it. It is the
# number of choice when the threshold will be set later, and the wrong one when the threshold is
# fixed and only one point of the curve will ever be used.

# %% [markdown]
# ## 6. When the metric must change
#
# A metric is a promise: to improve the number is to improve the product. When users are happier
# with A while the metric says B, the metric is wrong, and it is time to change it. The usual reason
# is that **some mistakes are worse than others**. Give every example a weight, larger where a
# mistake hurts more:
#
# $$\text{weighted error} = \frac{\sum_{i} w_i\, [p_i \ne y_i]}{\sum_{i} w_i}$$
#
# where $[\,\cdot\,]$ is 1 if the condition holds and 0 otherwise. Dividing by the sum of the
# weights keeps the number between 0 and 1.
#
# ### Exercise 5: `weighted_error`
#
# Labels and predictions may be of any number of classes here.

# %%
# GRADED FUNCTION: weighted_error
def weighted_error(y, p, weights):
    """Share of the total weight that lies on wrong answers.

    Arguments:
    y -- labels, shape (m,)
    p -- predictions, shape (m,)
    weights -- how bad a mistake on each example is, shape (m,)

    Returns:
    error -- number from 0 to 1
    """
    ### START CODE HERE ### (≈ 2 lines of code)
    wrong = p != y
    error = np.sum(weights * wrong) / np.sum(weights)
    ### END CODE HERE ###

    return error


# %% points=10
check("weighted_error")

# %% [markdown]
# How much worse is a missed 8 than a false alarm? A false alarm costs somebody five seconds. Let the
# weight of every 8 in the dev set grow from 1 to 10 and watch the two detectors that disagree most.
# (Six seeds; the bands show the 95% interval of the mean.)

# %% tags=["demo"] alt="Weighted errors of naive Bayes and a random forest against the weight of the 8s from 1 to 10; the two lines cross, so the better model depends on the weight."
def errors_by_weight(seeds, weights_of_8):
    """Weighted errors of two detectors, by name: shape (seeds, weights)."""
    found = {"random forest": [], "naive Bayes": []}
    for seed in seeds:
        X_train, y_train, X_dev, y_dev = photographs(seed)
        for name in found:
            p = detectors(seed)[name].fit(X_train, y_train == 8).predict(X_dev)
            rows = [np.where(y_dev == 8, weight, 1) for weight in weights_of_8]
            found[name].append([weighted_error(y_dev == 8, p, row) for row in rows])
    return {name: np.array(errors) for name, errors in found.items()}


weights_of_8 = np.linspace(1, 10, 19)
by_weight = errors_by_weight(range(6), weights_of_8)
figures.draw_flip(weights_of_8, by_weight)
plt.show()
difference = by_weight["random forest"] - by_weight["naive Bayes"]
crossings = [np.interp(0, row, weights_of_8) for row in difference]
print(f"the lines cross at a weight of {told(crossings, unit='')}")

# %% [markdown]
# The same two models, the same predictions, and the ranking is reversed. Left of the crossing the
# forest wins by doing nothing; right of it, naive Bayes wins. Nobody can read the right weight off
# the data: **it is a decision about the product**, and the metric is where it is written down.

# %% [markdown]
# ## 7. One number to optimize, the others to satisfice
#
# Now the full task: read all ten digits. The error should be as small as possible; but the model
# must also fit on the phone, and no single digit may be read badly. Mixing them into a formula like
# "error + 0.5 · size" hides a decision in a factor that nobody understands. It is clearer to
# **optimize one** metric and let the others only **satisfice**: each has a limit, and within the
# limit, more is not better.
#
# ### Exercise 6: `choose_model`
#
# `table` is a list with one dictionary for each model: its `"name"` and its metrics, of which all
# are *better when smaller*. `satisfice` gives limits for some of them. A model is allowed if
# **every** one of those metrics is *at most* its limit. Of the allowed ones, the one with the
# smallest `optimize` wins; if several are equal, the one that comes first in the table. If no model
# is allowed, raise a `ValueError`: a quietly chosen model that breaks a limit would be worse.

# %%
# GRADED FUNCTION: choose_model
def choose_model(table, optimize, satisfice):
    """Choose the best model among those that keep within all limits.

    Arguments:
    table -- list of dictionaries, each with "name" and metrics (smaller is better)
    optimize -- name of the metric to minimize
    satisfice -- dictionary from names of metrics to the largest value allowed; may be empty

    Returns:
    name -- the name of the chosen model; among equally good ones, the first in the table

    Raises:
    ValueError -- if no model keeps within all limits
    """
    ### START CODE HERE ### (≈ 6 lines of code)
    allowed = []
    for model in table:
        if all(model[metric] <= limit for metric, limit in satisfice.items()):
            allowed.append(model)
    if not allowed:
        raise ValueError("No model keeps within all limits.")
    best = min(allowed, key=lambda model: model[optimize])
    ### END CODE HERE ###

    return best["name"]


# %% points=10
check("choose_model")

# %% [markdown]
# Five readers of all ten digits, means over four seeds: the error, how many numbers the phone would
# have to store, and the error on each model's worst digit. (About ten seconds.)

# %% tags=["demo"]
def readers(seed):
    """Untrained models for all ten digits, by name."""
    return {
        "support vectors": SVC(C=5),
        "random forest": RandomForestClassifier(60, random_state=seed),
        "5 neighbours": KNeighborsClassifier(5),
        "logistic regression": LogisticRegression(max_iter=200),
        "naive Bayes": GaussianNB(),
    }


def measure(model, X, y):
    """Error, size and error on the worst digit of a trained model."""
    wrong = model.predict(X) != y
    worst = max(wrong[y == digit].mean() for digit in range(10))
    return [wrong.mean(), numbers_stored(model), worst]


measured = []
for seed in tqdm(range(4), unit="seeds"):
    X_train, y_train, X_dev, y_dev = photographs(seed)
    models = [model.fit(X_train, y_train) for model in readers(seed).values()]
    measured.append([measure(model, X_dev, y_dev) for model in models])
table = [
    {"name": name, "error": row[0], "numbers": row[1], "worst digit": row[2]}
    for name, row in zip(readers(0), np.mean(measured, axis=0))
]
figures.show_table(table)

# %% tags=["demo"]
print("no limits:                     ", choose_model(table, "error", {}))
print("no digit above 40%:            ", choose_model(table, "error", {"worst digit": 0.4}))
print("at most 5,000 numbers:         ", choose_model(table, "error", {"numbers": 5_000}))
try:
    choose_model(table, "error", {"numbers": 5_000, "worst digit": 0.4})
except ValueError as error:
    print("at most 5,000, none above 40%: ", error)

# %% [markdown]
# The last line is the most useful one. Each limit can be met, but not both at once, at least not by
# these models. It is good to know that the goals contradict each other *before* three months of work.

# %% [markdown]
# ## 8. How large must the dev set be?
#
# An error of 25% on 100 examples is not "25%". Draw another 100 and it may be 21% or 30%. The
# number of wrong answers among $m$ is binomial, and the standard deviation of the measured error
# is
#
# $$\sigma = \sqrt{\frac{e\,(1 - e)}{m}} .$$
#
# About 95% of all measurements lie within $z = 1.96$ standard deviations of the truth. If a
# difference of $d$ should be visible at all, this reach, $z\sigma$, must not be larger than $d$:
#
# $$z\,\sqrt{\frac{e\,(1 - e)}{m}} \le d \qquad\Longleftrightarrow\qquad m \ge \frac{z^2\, e\,(1 - e)}{d^2}$$
#
# ### Exercise 7: `needed_examples`
#
# Return the smallest whole number of examples that is enough. `math.ceil` rounds up.

# %%
# GRADED FUNCTION: needed_examples
def needed_examples(error, difference, z=1.96):
    """Size of a dev set on which an error is measured to within a difference.

    Arguments:
    error -- the error to expect, between 0 and 1
    difference -- how far off the measurement may be
    z -- how many standard deviations it may be off; 1.96 for 95%

    Returns:
    m -- smallest whole number of examples that is enough
    """
    ### START CODE HERE ### (≈ 1 line of code)
    m = math.ceil(z**2 * error * (1 - error) / difference**2)
    ### END CODE HERE ###

    return m


# %% points=10
check("needed_examples")

# %% tags=["demo"]
print("difference   at an error of 25%   at 5%    at 1%")
for difference in (0.05, 0.01, 0.002):
    sizes = [needed_examples(error, difference) for error in (0.25, 0.05, 0.01)]
    print(f"{difference:10.1%}", "".join(f"{m:14,}" for m in sizes))

# %% [markdown]
# Half the difference needs **four times** the examples. "30% of the data for dev and test" was
# good advice when 30% were a few hundred examples; of a million, 1% is plenty.
#
# ### Exercise 8: `bootstrap_interval`
#
# The formula above holds for an error rate. For the $F_1$ score, a median or the worst digit there
# is no such formula, but there is a method that works for nearly all of them, the **bootstrap**
# ([Efron, 1979](https://doi.org/10.1214/aos/1176344552)). We would like to draw many dev sets from
# the world and see how the number varies. We have only one, so we let it stand for the world: draw
# $m$ examples from it **with replacement**, compute the number, and repeat. The middle 95% of the
# results are the interval, from the quantile at $(1 - 0.95)/2$ to that at $(1 + 0.95)/2$.
#
# - `rng.integers(m, size=m)` draws $m$ row numbers from 0 to $m - 1$, with repetitions.
# - `values` may have several columns, say label and prediction. Draw whole **rows**, so that what
#   belongs together stays together.
# - Draw from `rng`, the generator passed in: the caller decides on the seed.

# %%
# GRADED FUNCTION: bootstrap_interval
def bootstrap_interval(values, statistic, rng, repeats=1000, level=0.95):
    """Interval for a statistic, by drawing from the values with replacement.

    Arguments:
    values -- one row for each example, shape (m,) or (m, columns)
    statistic -- function from such an array to a number
    rng -- numpy.random.Generator to draw from
    repeats -- how many times to draw m rows
    level -- share of the results that lies within the interval

    Returns:
    low, high -- both ends of the interval
    """
    m = len(values)
    results = np.zeros(repeats)

    for r in range(repeats):
        ### START CODE HERE ### (≈ 2 lines of code)
        rows = rng.integers(m, size=m)
        results[r] = statistic(values[rows])
        ### END CODE HERE ###

    ### START CODE HERE ### (≈ 1 line of code)
    low, high = np.quantile(results, [(1 - level) / 2, (1 + level) / 2])
    ### END CODE HERE ###

    return low, high


# %% points=15
check("bootstrap_interval")

# %% [markdown]
# The $F_1$ score of the support vectors, with its interval, and the error of a reader of all ten
# digits on dev sets of growing size. For the figure we need a "world" from which dev sets can be
# drawn again and again: each of the scans that were not used in training is photographed ten times.

# %% tags=["demo"]
def f1_of(pairs):
    """F1 from an array with labels in the first column and predictions in the second."""
    return precision_recall_f(pairs[:, 0], pairs[:, 1])[2]


pairs = np.column_stack([is_8, said["support vectors"]])
low, high = bootstrap_interval(pairs, f1_of, np.random.default_rng(0))
print(f"F1 of the support vectors: {f1_of(pairs):.3f}, interval {low:.3f} to {high:.3f}")

# %%
def world(seed, m_train=800, shots=10):
    """Train two readers, and let them read a large world of photographs.

    Returns:
    wrong -- dictionary from the reader's name to True where it is wrong, shape (m,)
    """
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(DIGITS))
    train, rest = order[:m_train], np.repeat(order[m_train:], shots)
    X_train, X_world = photograph(SCANS[train], rng), photograph(SCANS[rest], rng)
    models = {"A": LogisticRegression(max_iter=200), "B": RandomForestClassifier(60, random_state=seed)}
    for model in models.values():
        model.fit(X_train, DIGITS[train])
    return {name: model.predict(X_world) != DIGITS[rest] for name, model in models.items()}


# %% tags=["demo"] alt="Measured errors of dev sets of growing size with their 95% intervals around the true error; with 100 examples they are wide, with 1,600 narrow."
wrong = world(seed=0)
rng, intervals = np.random.default_rng(1), {}
for m in tqdm((50, 100, 200, 400, 800, 1600), unit="sizes"):
    dev_sets = [rng.choice(wrong["A"], m, replace=False).astype(float) for _ in range(12)]
    intervals[m] = [(v.mean(), *bootstrap_interval(v, np.mean, rng, 400)) for v in dev_sets]
figures.draw_intervals(intervals, truth=wrong["A"].mean())
plt.show()
widths = [high - low for _, low, high in intervals[100]]
print(f"width of the interval at 100 examples: {np.mean(widths):.1%}")

# %% [markdown]
# Each bar is one dev set: the measured error and its bootstrap interval. The line is the error in
# the whole world. At 100 examples the interval is about 17 percentage points wide: anything from a
# good project to a bad one. Some intervals miss the line. About one in twenty should; that is what
# 95% means. Let us count on 300 dev sets of 100 examples:

# %% tags=["demo"]
dev_sets = [rng.choice(wrong["A"], 100, replace=False).astype(float) for _ in range(300)]
ends = np.array([bootstrap_interval(v, np.mean, rng, 200) for v in dev_sets])
inside = (ends[:, 0] <= wrong["A"].mean()) & (wrong["A"].mean() <= ends[:, 1])
print(f"intervals that contain the truth: {inside.mean():.1%}")

# %% [markdown]
# **What it costs to choose by a small dev set.** Model B really is better than A. How often does the
# dev set say so? (Three worlds with other models, 2,000 dev sets of each size from each; a tie
# counts one half.)

# %% tags=["demo"] alt="How often a dev set picks the better of two models, against its size from 25 to 800 examples: from little more than half of the time upwards."
def share_right(wrong, m, rng, draws=2000):
    """How often B has fewer mistakes than A on a dev set of m examples."""
    rows = rng.integers(len(wrong["A"]), size=(draws, m))
    gap = wrong["A"][rows].sum(axis=1) - wrong["B"][rows].sum(axis=1)
    return np.mean(gap > 0) + np.mean(gap == 0) / 2


sizes = [25, 50, 100, 200, 400, 800]
worlds = [world(seed) for seed in tqdm(range(3), unit="worlds")]
shares = np.array([[share_right(w, m, np.random.default_rng(m)) for m in sizes] for w in worlds])
figures.draw_choices(sizes, shares)
plt.show()
for w in worlds:
    print(f"error in the world: A {w['A'].mean():.1%}, B {w['B'].mean():.1%}")

# %% [markdown]
# ## 9. Is B really better than A?
#
# Two error rates with overlapping intervals may still come from models of which one is clearly better.
# Both were measured on the **same** examples, so most of the luck is shared: a hard photograph is
# hard for both. Only the examples on which **exactly one of them is right** tell the models apart.
# That is the idea of McNemar's test ([McNemar, 1947](https://doi.org/10.1007/BF02295996);
# recommended for classifiers by [Dietterich, 1998](https://doi.org/10.1162/089976698300017197)).
#
# Let $n_A$ be the number of examples that only A gets right and $n_B$ the number that only B gets
# right. If the models are equally good, each of these $n = n_A + n_B$ examples falls to one or the
# other side like a coin. The **p-value** is the probability of a split at least as uneven as ours:
#
# $$\text{p-value} = \min\left(1,\; 2 \cdot \sum_{k=0}^{\min(n_A, n_B)} \binom{n}{k} \frac{1}{2^n}\right)$$
#
# ### Exercise 9: `mcnemar`
#
# `math.comb(n, k)` is $\binom{n}{k}$. If the models are never right alone, $n = 0$ and the p-value is
# 1: nothing speaks against equality. (Predictions are called `p` for A and `q` for B.)

# %%
# GRADED FUNCTION: mcnemar
def mcnemar(y, p, q):
    """Compare two models on the same examples.

    Arguments:
    y -- labels, shape (m,)
    p -- predictions of model A, shape (m,)
    q -- predictions of model B, shape (m,)

    Returns:
    only_a -- number of examples that only A gets right
    only_b -- number of examples that only B gets right
    p_value -- probability of a split at least as uneven if the models are equally good
    """
    ### START CODE HERE ### (≈ 5 lines of code)
    only_a = int(np.sum((p == y) & (q != y)))
    only_b = int(np.sum((p != y) & (q == y)))
    n = only_a + only_b
    tail = sum(math.comb(n, k) for k in range(min(only_a, only_b) + 1)) / 2**n
    p_value = min(1.0, 2 * tail)
    ### END CODE HERE ###

    return only_a, only_b, p_value


# %% points=10
check("mcnemar")

# %% [markdown]
# Held against SciPy's exact binomial test, on dev sets of 800 examples from the first world. The last
# column is what happens if one forgets that the examples are the same, and compares the two error
# rates as if each model had been measured on a dev set of its own.

# %% tags=["demo"]
def unpaired(wrong_a, wrong_b):
    """P-value for two error rates from different dev sets of equal size."""
    m, mean = len(wrong_a), (wrong_a.mean() + wrong_b.mean()) / 2
    z = (wrong_a.mean() - wrong_b.mean()) / np.sqrt(2 * mean * (1 - mean) / m)
    return 2 * stats.norm.sf(abs(z))


rng = np.random.default_rng(0)
print("only A right   only B right   McNemar    SciPy    unpaired")
for _ in range(5):
    rows = rng.choice(len(wrong["A"]), 800, replace=False)
    a, b = wrong["A"][rows], wrong["B"][rows]
    alone_a, alone_b, p_value = mcnemar(np.zeros(800), a, b)
    exact = stats.binomtest(alone_a, alone_a + alone_b).pvalue
    print(f"{alone_a:8d} {alone_b:14d} {p_value:14.4f} {exact:9.4f} {unpaired(a, b):9.4f}")

# %% [markdown]
# Dev sets from the same world, and p-values all over the place: a test is a measurement as well, and
# has its own luck. How often does each test notice a difference that is really there, at the usual
# level of 0.05? And how often does it raise a false alarm where there is none? For the second
# question we make two equally good models: a coin decides for each photograph which of them gets the
# answer of A and which that of B, so they still share their hard examples.

# %% tags=["demo"]
def alarms(wrong_a, wrong_b, m, rng, draws=400):
    """Share of dev sets on which each test gives less than 0.05: McNemar's, the unpaired one."""
    found = []
    for _ in range(draws):
        rows = rng.choice(len(wrong_a), m, replace=False)
        a, b = wrong_a[rows], wrong_b[rows]
        found.append([mcnemar(np.zeros(m), a, b)[2] < 0.05, unpaired(a, b) < 0.05])
    return np.mean(found, axis=0)


rng = np.random.default_rng(2)
power = np.array([alarms(w["A"], w["B"], 800, rng) for w in tqdm(worlds, unit="worlds")])
coins = [rng.random(len(w["A"])) < 0.5 for w in worlds]
swapped = [[np.where(c, w["A"], w["B"]), np.where(c, w["B"], w["A"])] for c, w in zip(coins, worlds)]
equal = np.array([alarms(*pair, 800, rng) for pair in swapped])
print("                    McNemar   unpaired   (means over three worlds)")
print("difference noticed ", "".join(f"{share:8.0%}" for share in power.mean(axis=0)))
print("false alarms       ", "".join(f"{share:8.0%}" for share in equal.mean(axis=0)))

# %% [markdown]
# Pairing notices more, from the same examples. And a p-value above 0.05 does **not** say that the
# models are equal; it says that this dev set cannot tell.

# %% [markdown]
# ## Three quick questions
#
# <details>
# <summary>A detector of a disease that one person in 1,000 has is right 99.9% of the time. Is it
# any good?</summary>
#
# Nobody knows. Saying "healthy" to everybody is right 99.9% of the time as well. Ask for precision
# and recall.
# </details>
#
# <details>
# <summary>Two models have the same F1. Can one of them be far better for you than the other?</summary>
#
# Yes. F1 treats precision and recall as equally important, which is rarely true. One can have a
# precision of 0.9 with a recall of 0.5, the other the reverse.
# </details>
#
# <details>
# <summary>Your dev set has 500 examples and your error is 4%. From which improvement on does it make
# sense to celebrate?</summary>
#
# The reach is 1.96 · √(0.04 · 0.96 / 500) = 1.7 percentage points, so changes of a few tenths are
# noise. On paired predictions McNemar's test may tell somewhat smaller changes
# from noise, but not 0.2 points.
# </details>

# %% [markdown]
# ## If you want to go further
#
# - The **ROC curve** shows recall against the share of negatives that raise an alarm. Draw it for the
#   detectors of section 5. Why does it look so much more flattering than the precision-recall curve
#   when positives are rare? (See Saito and Rehmsmeier below.)
# - Try **twenty** random forests that differ only in their seed on one dev set of 200 examples and
#   keep the best. Then measure it on fresh photographs. How much of its lead was luck? How does the
#   answer change with 2,000 examples?

# %% [markdown]
# ## What you have learned
#
# - Fix the goal first: one metric to optimize, limits for the others, a dev set that can see the
#   differences you care about.
# - Accuracy says little when a class is rare. Precision and recall say what kind of mistake is made,
#   $F_\beta$ and average precision turn them into one number.
# - Edge cases are part of a metric: 0/0 needs a convention, ties need one point for all of them.
# - If the metric ranks models differently from the people who use them, change the metric.
# - Every measured number has an interval. Bootstrap it, and compare models on the same examples.
#
# **References**
#
# - A. Ng, *Machine Learning Yearning*, draft of 2018, chapters 5 to 12:
#   [info.deeplearning.ai](https://info.deeplearning.ai/machine-learning-yearning-book).
# - J. Davis and M. Goadrich, *The relationship between precision-recall and ROC curves*, ICML 2006:
#   [doi.org/10.1145/1143844.1143874](https://doi.org/10.1145/1143844.1143874).
# - T. Saito and M. Rehmsmeier, *The precision-recall plot is more informative than the ROC plot when
#   evaluating binary classifiers on imbalanced datasets*, PLOS ONE 2015:
#   [doi.org/10.1371/journal.pone.0118432](https://doi.org/10.1371/journal.pone.0118432).
# - B. Efron, *Bootstrap methods: another look at the jackknife*, Annals of Statistics 1979:
#   [doi.org/10.1214/aos/1176344552](https://doi.org/10.1214/aos/1176344552).
# - Q. McNemar, *Note on the sampling error of the difference between correlated proportions or
#   percentages*, Psychometrika 1947:
#   [doi.org/10.1007/BF02295996](https://doi.org/10.1007/BF02295996).
# - T. Dietterich, *Approximate statistical tests for comparing supervised classification learning
#   algorithms*, Neural Computation 1998:
#   [doi.org/10.1162/089976698300017197](https://doi.org/10.1162/089976698300017197).

# %% [markdown] tags=["reflection"] points=5
# **Question (5 points, read by a person).** Your dev set has 300 images. Model A makes 24 mistakes
# on it, the new model B makes 22, which is 0.7 percentage points better; only B is right on 9
# images, only A on 7. Your manager wants to ship B on Friday. Write the three or four sentences
# that you send back: what the numbers say, what they do not say, and what you propose. Write your
# answer in place of this text.

# %%
check.summary()
